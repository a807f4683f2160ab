/* SPDX-License-Identifier: MIT */
/*
 * A file of metrics for a collector that reads text files.
 */
#ifndef SYMA_WATCH_METRICS_H
#define SYMA_WATCH_METRICS_H

#include <stdint.h>

#include <syma/syma.h>

struct metrics {
    uint64_t checks;   /* that have ended with a report */
    uint64_t failures; /* that could not be carried out */
    int64_t begun_ms;  /* when syma-watch was started */
    size_t portals;
};

/* 0, or -1 and the trouble is told. */
int metrics_write(const char *path, const syma_tracker *t,
                  const struct metrics *m);

#endif
