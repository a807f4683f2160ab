/* SPDX-License-Identifier: MIT */
/*
 * Checks over the network, by libsyma's prober: so many in flight, one
 * thread.
 */
#ifndef BENCH_DRIVE_H
#define BENCH_DRIVE_H

#include "args.h"

/* Prints the line; gives the exit status. */
int bench_drive(const struct bench_args *args);

#endif
