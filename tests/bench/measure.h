/* SPDX-License-Identifier: MIT */
/*
 * What a run has cost: clocks, processor time, memory of this process, the
 * line they are told on, and how far a long run is.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

#include "args.h"

struct bench_clocks {
    double wall; /* seconds; monotonic */
    double user;
    double sys;
};

/* The course of a run over the network. */
struct bench_run {
    const struct bench_args *args;
    struct bench_clocks begin; /* after the warm-up */
    long started;
    long done;
    long errors;
    unsigned long hits;
    long base_rss_kib; /* before the first check */
    double end;        /* wall, 0: none */
    double told;       /* wall, of the last sign of life */
};

void bench_clocks_read(struct bench_clocks *out);
double bench_wall(void);
double bench_cpu(void); /* of this thread */

/* A line of /proc/self/status, as "VmRSS:"; -1 where there is none. */
long bench_status_kib(const char *key);

/* The value below which 'part' of them lie; sorts. */
double bench_part(double *values, size_t count, double part);

void bench_run_begin(struct bench_run *run, const struct bench_args *args);
int bench_run_wants(const struct bench_run *run); /* one more may be started */
int bench_run_is_over(struct bench_run *run);
/* One is done; the clocks start with the last one of the warm-up. */
void bench_run_count(struct bench_run *run, int failed);
/* Prints the line; gives the exit status. */
int bench_run_tell(struct bench_run *run);

/* On a terminal, once a second: 'what: done of all'. */
void bench_progress(double *told, const char *what, long done, long all);
void bench_progress_end(double told);

/* As many descriptors as the system allows. */
void bench_raise_files(void);

#endif
