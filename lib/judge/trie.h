/* SPDX-License-Identifier: MIT */
/*
 * Literals on their way into an automaton: added one by one, then built.
 */
#ifndef SYMAI_JUDGE_TRIE_H
#define SYMAI_JUDGE_TRIE_H

#include "judge/automaton.h"

struct symai_trie;

int symai_trie_new(struct symai_trie **out); /* SYMA_OK, SYMA_ENOMEM */
void symai_trie_free(struct symai_trie *trie);

/* SYMA_OK, SYMA_ELIMIT (there is no room for it: what it stands for must be
 * tried always), SYMA_ENOMEM. */
int symai_trie_add(struct symai_trie *trie, const char *literal,
                   const struct symai_possible *said);

/* States up to rows_depth (at most 8) get a row of moves: larger tables, fewer
 * steps. SYMA_OK or SYMA_ENOMEM. The trie can only be freed afterwards. */
int symai_trie_build(struct symai_trie *trie, int rows_depth,
                     struct symai_automaton *out);

#endif
