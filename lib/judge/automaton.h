/* SPDX-License-Identifier: MIT */
/*
 * All literals of all rules in one pass over folded text (Aho and Corasick):
 * its cost does not depend on how many there are. Says where one stands and
 * for which rules; PCRE2 confirms.
 */
#ifndef SYMAI_JUDGE_AUTOMATON_H
#define SYMAI_JUDGE_AUTOMATON_H

#include <stddef.h>
#include <stdint.h>

#include "judge/rule.h"

/* Which rules a literal speaks for: those of the triggers and signs at once,
 * the patterns as a list that goes on with that of a shorter literal which
 * ends at the same place. */
struct symai_hits {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint64_t signs;                       /* one bit a sign */
    uint32_t first_pattern;
    uint16_t pattern_count;
    uint16_t more; /* index of the hits that go on; 0: none */
};

/* No pattern: the literal is of a trigger or a sign. */
#define SYMAI_NO_PATTERN UINT16_MAX

_Static_assert(SYMAI_SIGN_COUNT <= 64, "one bit a sign");

struct symai_automaton;

int symai_automaton_new(struct symai_automaton **out);
void symai_automaton_free(struct symai_automaton *a);

/* Before build: SYMA_OK, SYMA_ELIMIT, SYMA_ENOMEM. Of hits the triggers and
 * signs are taken. */
int symai_automaton_add(struct symai_automaton *a, const char *literal,
                        const struct symai_hits *hits, uint16_t pattern);
/* Immutable from here on. SYMA_OK or SYMA_ENOMEM. */
int symai_automaton_build(struct symai_automaton *a);

/* The next literal that ends at or after *pos; 1, its end in *pos, and its
 * hits; 0 at the end of the text. *state is 0 at the start of a text. */
int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out);

/* The patterns of hits themselves, and the hits that go on; NULL at the end. */
const uint16_t *symai_automaton_patterns(const struct symai_automaton *a,
                                         const struct symai_hits *hits);
const struct symai_hits *symai_automaton_more(const struct symai_automaton *a,
                                              const struct symai_hits *hits);

#endif
