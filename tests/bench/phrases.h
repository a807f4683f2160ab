/* SPDX-License-Identifier: MIT */
/*
 * The rules that are measured: the built-in ones and, where asked for, a file
 * of phrases beside them.
 */
#ifndef BENCH_PHRASES_H
#define BENCH_PHRASES_H

#include <syma/types.h>

#include "args.h"

/* Compiled. 0, or BENCH_FAILED with a message. *out: syma_ruleset_free. */
int bench_rules(const struct bench_args *args, syma_ruleset **out);

/* How many sentences of a page decided: its evidence of the family text. */
unsigned long bench_count_hits(const syma_verdict *v);

#endif
