/* SPDX-License-Identifier: MIT */
/*
 * What a text may match, by the literals that stand in it: one pass of the
 * automaton, so that PCRE2 is asked only of patterns that can match.
 */
#ifndef SYMAI_JUDGE_PRESENT_H
#define SYMAI_JUDGE_PRESENT_H

#include <stddef.h>
#include <stdint.h>

#include "judge/ruleset.h"

/* Patterns are numbered through: claims, guards, conditions of products.
 * Those past this many are always tried. */
#define SYMAI_PRESENT_MAX 8192

struct symai_present {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint64_t signs;                       /* one bit a sign */
    uint64_t patterns[SYMAI_PRESENT_MAX / 64];
};

/* Nothing but what has no literal and is always tried. */
void symai_present_none(const syma_ruleset *r, struct symai_present *out);
/* Adds what stands in a folded text. */
void symai_present_add(const syma_ruleset *r, const char *folded, size_t len,
                       struct symai_present *out);
/* Both in one. */
void symai_present_of(const syma_ruleset *r, const char *folded, size_t len,
                      struct symai_present *out);
/* Adds what another text had. */
void symai_present_join(const syma_ruleset *r, struct symai_present *into,
                        const struct symai_present *from);

/* 1 where a pattern may match; by its place among the claims, ... */
int symai_present_claim(const struct symai_present *p, const syma_ruleset *r,
                        size_t claim);
int symai_present_guard(const struct symai_present *p, const syma_ruleset *r,
                        size_t guard);
int symai_present_condition(const struct symai_present *p,
                            const syma_ruleset *r, size_t condition);

#endif
