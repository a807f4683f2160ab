/* SPDX-License-Identifier: MIT */
/*
 * What a process holds while it works: resident memory and descriptors, read
 * once a second, and whether memory is flat after a while.
 */
#ifndef SOAK_GAUGE_H
#define SOAK_GAUGE_H

#include <stddef.h>

struct gauge {
    double *rss_kib; /* one a second */
    size_t count;
    size_t room;
    int fds_max;
};

/* 0, or -1: no memory. */
int gauge_read(struct gauge *g);
void gauge_free(struct gauge *g);

/* The median of the readings from..to. */
double gauge_median(const struct gauge *g, size_t from, size_t to);

#endif
