/* SPDX-License-Identifier: MIT */
/*
 * What a text may match, by the literals that stand in it: one look at
 * it, so that PCRE2 is asked only of patterns that can match.
 */
#ifndef SYMAI_JUDGE_PRESENT_H
#define SYMAI_JUDGE_PRESENT_H

#include <stddef.h>
#include <stdint.h>

#include "judge/ruleset.h"

struct symai_present {
    struct symai_owners owners;
    uint64_t needs[SYMAI_PRESENT_MAX * SYMAI_NEEDS / 64]; /* by their numbers */
};

/* Nothing but what has no literal and is always tried. */
void symai_present_none(const syma_ruleset *r, struct symai_present *out);
/* Adds what stands in a folded text. */
void symai_present_add(const syma_ruleset *r, const char *folded, size_t len,
                       struct symai_present *out);
/* Both in one; in a page's marks (of_marks) other things are looked for. */
void symai_present_of(const syma_ruleset *r, const char *folded, size_t len,
                      struct symai_present *out);
void symai_present_of_marks(const syma_ruleset *r, const char *marks,
                            size_t len, struct symai_present *out);
/* Adds what stands in a part of a text of which there is a list. */
void symai_present_add_part(const syma_ruleset *r,
                            const struct symai_needle_hits *hits, size_t begin,
                            size_t end, struct symai_present *out);
/* Whose words stand in such a part; and to page, where it is not NULL, what
 * conditions may be asked of: of other patterns it tells nothing. */
void symai_present_glance(const syma_ruleset *r,
                          const struct symai_needle_hits *hits, size_t begin,
                          size_t end, struct symai_owners *said,
                          struct symai_present *page);

/* 1 where the pattern of that number may match. */
int symai_present_pattern(const struct symai_present *p, size_t number);
int symai_present_condition(const struct symai_present *p,
                            const syma_ruleset *r, size_t condition);

/* The first pattern of [from, end) that may match, or end: what a set holds
 * beside those costs next to nothing. */
size_t symai_present_next(const struct symai_present *p, size_t from,
                          size_t end);

#endif
