/* SPDX-License-Identifier: MIT */
/*
 * The literals of a rule set's patterns and words, put into its automata.
 */
#ifndef SYMAI_JUDGE_AUTOMATA_H
#define SYMAI_JUDGE_AUTOMATA_H

#include "judge/collection.h"

/* Fills t's automata and what counts as met always; all else of t is there.
 * numbers: of claims, guards, conditions and words of signs as collected -> in
 * t. always_needs has SYMAI_NEED_WORDS of them. SYMA_OK, or SYMA_ENOMEM: free
 * what is there. */
int symai_automata_build(const struct symai_collection *c,
                         const uint16_t *numbers, struct symai_tables *t,
                         uint64_t *always_needs);
void symai_automata_free(struct symai_tables *t);

#endif
