/* SPDX-License-Identifier: MIT */
/*
 * Only as much of the set is touched as there are patterns.
 */
#include "judge/present.h"

#include <string.h>

static size_t words_used(const syma_ruleset *r)
{
    size_t count = symai_tables_patterns(r->t);

    if (count > SYMAI_PRESENT_MAX)
        count = SYMAI_PRESENT_MAX;
    return (count + 63) / 64;
}

void symai_present_none(const syma_ruleset *r, struct symai_present *out)
{
    out->owners = r->t->always;
    memcpy(out->patterns, r->t->always_patterns,
           words_used(r) * sizeof out->patterns[0]);
}

static void add_patterns(const struct symai_automaton *a,
                         const struct symai_hits *hits,
                         struct symai_present *out)
{
    const uint16_t *patterns;
    uint16_t i;

    for (; hits != NULL; hits = symai_automaton_more(a, hits)) {
        patterns = symai_automaton_patterns(a, hits);
        for (i = 0; i < hits->pattern_count; i++)
            out->patterns[patterns[i] / 64] |= UINT64_C(1) << patterns[i] % 64;
    }
}

void symai_present_add(const syma_ruleset *r, const char *folded, size_t len,
                       struct symai_present *out)
{
    const struct symai_automaton *a = &r->t->automaton;
    const struct symai_hits *hits;
    uint32_t state = 0;
    size_t pos = 0;

    while (symai_automaton_next(a, folded, len, &pos, &state, &hits)) {
        symai_automaton_owners(a, hits, &out->owners);
        add_patterns(a, hits, out);
    }
}

void symai_present_of(const syma_ruleset *r, const char *folded, size_t len,
                      struct symai_present *out)
{
    symai_present_none(r, out);
    symai_present_add(r, folded, len, out);
}

void symai_present_join(const syma_ruleset *r, struct symai_present *into,
                        const struct symai_present *from)
{
    size_t count = words_used(r);
    size_t i;

    symai_owners_add(&into->owners, &from->owners);
    for (i = 0; i < count; i++)
        into->patterns[i] |= from->patterns[i];
}

int symai_present_pattern(const struct symai_present *p, size_t number)
{
    return number >= SYMAI_PRESENT_MAX ||
           (p->patterns[number / 64] >> number % 64 & 1) != 0;
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
        left = p->patterns[from / 64] >> from % 64;
        if (left != 0) {
            from += (size_t)__builtin_ctzll(left);
            return from < end ? from : end;
        }
        from = (from / 64 + 1) * 64;
    }
    return from < end ? from : end;
}
