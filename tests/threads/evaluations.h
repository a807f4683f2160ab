/* SPDX-License-Identifier: MIT */
/*
 * The pages of tests/golden as something to be judged again and again, in any
 * thread: read once, and what is said of each by one thread alone.
 */
#ifndef TEST_EVALUATIONS_H
#define TEST_EVALUATIONS_H

#include <stddef.h>

#include "syma/syma.h"

/* 0, or the status to exit with. */
int evaluations_begin(void);
void evaluations_end(void);

size_t evaluations_count(void);

/* Judges page i (any number) by these rules: 1 where all is said as it was
 * said at the beginning. */
int evaluations_judge(size_t i, const syma_ruleset *rules);

/* Loaded and compiled; NULL: not. */
syma_ruleset *evaluations_rules(void);

#endif
