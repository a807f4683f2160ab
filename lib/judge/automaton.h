/* SPDX-License-Identifier: MIT */
/*
 * All literals of all rules in one pass over folded text (Aho and Corasick):
 * its cost does not depend on how many there are. Says where one stands and
 * for which rules; PCRE2 confirms. judge/trie makes one.
 */
#ifndef SYMAI_JUDGE_AUTOMATON_H
#define SYMAI_JUDGE_AUTOMATON_H

#include <stddef.h>
#include <stdint.h>

#include "judge/rule.h"

/* Whose words: triggers, signs, conditions of products. */
struct symai_owners {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint32_t conditions;                  /* 1: some of them need the words */
    uint64_t signs;                       /* one bit a sign */
};

/* Which rules a literal speaks for. What is needed is a list that goes on with
 * that of a shorter literal which ends at the same place; the owners hold
 * those of the shorter ones too. */
struct symai_hits {
    uint32_t first_need;
    uint16_t need_count;
    uint16_t more;   /* index of the hits that go on; 0: none */
    uint16_t owners; /* index into owners; 0: none */
};

/* No pattern's need: the literal is of a trigger or a sign. */
#define SYMAI_NO_NEED UINT16_MAX

_Static_assert(SYMAI_SIGN_COUNT <= 64, "one bit a sign");

/* All that is asked of a state stands together: the tables are larger than a
 * core's nearest caches, and a step shall miss them once, not five times. */
struct symai_state {
    uint32_t first_child;
    uint32_t fail;       /* where it falls back to */
    uint16_t found;      /* index into hits; 0: none */
    uint8_t child_count; /* the others follow the first */
    uint8_t label;       /* the class that leads here */
};

#define SYMAI_BEGINS 4096

/* States near the root, where a text is most of the time, have a row of moves
 * each, in 16 bits, as they and their children have the smallest numbers; the
 * others know their children and where to fall back to. A child has a larger
 * number than its parent, and mostly the next one. */
struct symai_automaton {
    const uint8_t *class_of; /* [256]; 0: the byte is in no literal */
    const uint16_t *moves;   /* [dense_count][class_count] */
    const struct symai_state *states;
    const struct symai_hits *hits;
    const struct symai_owners *owners;
    const uint16_t *needs; /* those of each hits, one after the other */
    uint32_t class_count;
    uint32_t state_count;
    uint32_t dense_count;
    uint32_t hits_count;
    uint32_t owners_count;
    uint32_t need_count;
    /* How literals begin, a Bloom filter of two bits each: by their first three
     * or four bytes, which the mask tells; 0: some are shorter. */
    uint32_t begin_mask;
    uint8_t begins[SYMAI_BEGINS / 8];
};

/* The two bits of four bytes, the first the lowest, small or capital. */
static inline void symai_begin_bits(uint32_t bytes, uint32_t mask,
                                    size_t out[2])
{
    const uint32_t hash =
        ((bytes | UINT32_C(0x20202020)) & mask) * UINT32_C(0x9E3779B1);

    out[0] = hash >> 20;
    out[1] = hash >> 8 & (SYMAI_BEGINS - 1);
}

/* Only of what symai_trie_build made. */
void symai_automaton_free(struct symai_automaton *a);

/* The next literal that ends at or after *pos; 1, its end in *pos, and its
 * hits; 0 at the end of the text. *state is 0 at the start of a text. */
int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out);

/* 0: no literal stands in the text once it is folded; most texts that are asked
 * about have none. The text may be folded or not. */
int symai_automaton_may_stand(const struct symai_automaton *a, const char *text,
                              size_t len);

/* 1 where a literal of one of these signs may stand in the text, which is not
 * folded, with a space between "aB". For the many texts in which there is
 * nothing; letters that folding writes as two are passed over. */
int symai_automaton_may_sign(const struct symai_automaton *a, const char *text,
                             size_t len, uint64_t signs);

static inline void symai_owners_add(struct symai_owners *restrict into,
                                    const struct symai_owners *restrict from)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->conditions |= from->conditions;
    into->signs |= from->signs;
}

/* Adds the owners of hits to into. */
static inline void symai_automaton_owners(const struct symai_automaton *a,
                                          const struct symai_hits *hits,
                                          struct symai_owners *into)
{
    if (hits->owners != 0)
        symai_owners_add(into, a->owners + hits->owners);
}

/* The needs of hits themselves, and the hits that go on; NULL at the end. */
static inline const uint16_t *
symai_automaton_needs(const struct symai_automaton *a,
                      const struct symai_hits *hits)
{
    return a->needs + hits->first_need;
}

static inline const struct symai_hits *
symai_automaton_more(const struct symai_automaton *a,
                     const struct symai_hits *hits)
{
    return hits->more == 0 ? NULL : a->hits + hits->more;
}

#endif
