/* SPDX-License-Identifier: MIT */
/*
 * Saved pages, judged or only parsed, without any network.
 */
#ifndef BENCH_MEMORY_H
#define BENCH_MEMORY_H

#include "args.h"

/* Prints the line; gives the exit status. */
int bench_memory(const struct bench_args *args);

#endif
