/* SPDX-License-Identifier: MIT */
/*
 * Only as much of the set is touched as there are patterns.
 */
#include "judge/present.h"

#include <string.h>

_Static_assert(SYMAI_NEEDS == 2, "all_met looks at pairs of bits");
#define A_WORD 32 /* patterns, of two needs each */

static size_t words_used(const syma_ruleset *r)
{
    size_t count = symai_tables_patterns(r->t);

    if (count >= SYMAI_PRESENT_MAX)
        return SYMAI_PRESENT_MAX * SYMAI_NEEDS / 64;
    return SYMAI_NEED_WORDS(count);
}

void symai_present_none(const syma_ruleset *r, struct symai_present *out)
{
    out->owners = r->t->always;
    memcpy(out->needs, r->t->always_needs,
           words_used(r) * sizeof out->needs[0]);
}

void symai_present_add(const syma_ruleset *r, const char *folded, size_t len,
                       struct symai_present *out)
{
    symai_needles_find(&r->t->of_text, folded, len, &out->owners, out->needs);
}

void symai_present_of(const syma_ruleset *r, const char *folded, size_t len,
                      struct symai_present *out)
{
    symai_present_none(r, out);
    symai_present_add(r, folded, len, out);
}

void symai_present_add_part(const syma_ruleset *r,
                            const struct symai_needle_hits *hits, size_t begin,
                            size_t end, struct symai_present *out)
{
    symai_needles_find_again(&r->t->of_text, hits, begin, end, &out->owners,
                             out->needs);
}

void symai_present_of_marks(const syma_ruleset *r, const char *marks,
                            size_t len, struct symai_present *out)
{
    symai_present_none(r, out);
    symai_needles_find(&r->t->of_marks, marks, len, &out->owners, out->needs);
}

void symai_present_glance(const syma_ruleset *r,
                          const struct symai_needle_hits *hits, size_t begin,
                          size_t end, struct symai_owners *said,
                          struct symai_present *page)
{
    *said = r->t->always;
    symai_needles_glance(&r->t->of_text, hits, begin, end, said,
                         page == NULL ? NULL : page->needs);
    if (page != NULL)
        symai_owners_add(&page->owners, said);
}

/* Of the 32 patterns of a word: bit 2n where both needs of the nth are met. */
static uint64_t all_met(const struct symai_present *p, size_t pattern)
{
    uint64_t needs = p->needs[symai_need(pattern, 0) / 64];

    return needs & needs >> 1 & UINT64_C(0x5555555555555555);
}

int symai_present_pattern(const struct symai_present *p, size_t number)
{
    return number >= SYMAI_PRESENT_MAX ||
           (all_met(p, number) >> symai_need(number, 0) % 64 & 1) != 0;
}

int symai_present_condition(const struct symai_present *p,
                            const syma_ruleset *r, size_t condition)
{
    return symai_present_pattern(p, (size_t)r->t->claim_count +
                                        r->t->guard_count + condition);
}

size_t symai_present_next(const struct symai_present *p, size_t from,
                          size_t end)
{
    size_t last = end < SYMAI_PRESENT_MAX ? end : SYMAI_PRESENT_MAX;
    uint64_t left;

    while (from < last) {
        left = all_met(p, from) >> symai_need(from, 0) % 64;
        if (left != 0) {
            from += (size_t)__builtin_ctzll(left) / SYMAI_NEEDS;
            return from < end ? from : end;
        }
        from = (from / A_WORD + 1) * A_WORD;
    }
    return from < end ? from : end;
}
