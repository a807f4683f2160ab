/* SPDX-License-Identifier: MIT */
/*
 * Only as much of the set is touched as there are patterns.
 */
#include "judge/present.h"

#include <string.h>

#include "judge/automaton.h"

static size_t words_used(const syma_ruleset *r)
{
    return (r->pattern_count + 63) / 64;
}

void symai_present_none(const syma_ruleset *r, struct symai_present *out)
{
    memcpy(out->triggers, r->always.triggers, sizeof out->triggers);
    out->signs = r->always.signs;
    memcpy(out->patterns, r->always_patterns,
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
    const struct symai_hits *hits;
    uint32_t state = 0;
    size_t pos = 0;
    size_t i;

    while (
        symai_automaton_next(r->automaton, folded, len, &pos, &state, &hits)) {
        for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
            out->triggers[i] |= hits->triggers[i];
        out->signs |= hits->signs;
        add_patterns(r->automaton, hits, out);
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

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->signs |= from->signs;
    for (i = 0; i < count; i++)
        into->patterns[i] |= from->patterns[i];
}

static int has(const struct symai_present *p, size_t pattern)
{
    return pattern >= SYMAI_PRESENT_MAX ||
           (p->patterns[pattern / 64] >> pattern % 64 & 1) != 0;
}

int symai_present_claim(const struct symai_present *p, const syma_ruleset *r,
                        size_t claim)
{
    (void)r;
    return has(p, claim);
}

int symai_present_guard(const struct symai_present *p, const syma_ruleset *r,
                        size_t guard)
{
    return has(p, r->claims.count + guard);
}

int symai_present_condition(const struct symai_present *p,
                            const syma_ruleset *r, size_t condition)
{
    return has(p, r->claims.count + r->guards.count + condition);
}
