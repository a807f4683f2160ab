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

/* Which rules a literal speaks for. */
struct symai_hits {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint32_t signs;                       /* one bit a sign */
};

_Static_assert(SYMAI_SIGN_COUNT <= 32, "one bit a sign");

struct symai_automaton;

int symai_automaton_new(struct symai_automaton **out);
void symai_automaton_free(struct symai_automaton *a);

/* Before build: SYMA_OK, SYMA_ELIMIT, SYMA_ENOMEM. */
int symai_automaton_add(struct symai_automaton *a, const char *literal,
                        const struct symai_hits *hits);
/* Immutable from here on. SYMA_OK or SYMA_ENOMEM. */
int symai_automaton_build(struct symai_automaton *a);

/* The next literal that ends at or after *pos; 1, its end in *pos, and its
 * hits; 0 at the end of the text. *state is 0 at the start of a text. */
int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out);

#endif
