/* SPDX-License-Identifier: MIT */
/*
 * The yardstick: libxml2's HTML push parser with handlers that only count.
 */
#ifndef BENCH_SAX_H
#define BENCH_SAX_H

#include <stddef.h>

struct bench_sax;

struct bench_sax *bench_sax_new(void); /* NULL: no memory */
void bench_sax_feed(struct bench_sax *sax, const char *bytes, size_t len);
/* Ends the page; gives how many tokens it had. */
unsigned long bench_sax_free(struct bench_sax *sax);

#endif
