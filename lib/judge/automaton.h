/* SPDX-License-Identifier: MIT */
/*
 * The literals of signs in one pass over a short text (Aho and Corasick): its
 * cost does not depend on how many there are. Says which signs may stand there,
 * and in which languages; PCRE2 confirms. judge/trie makes one.
 */
#ifndef SYMAI_JUDGE_AUTOMATON_H
#define SYMAI_JUDGE_AUTOMATON_H

#include <stddef.h>
#include <stdint.h>

#include "judge/rule.h"

/* Signs of which a literal is, with those of the shorter ones that end at the
 * same place; of a group also the languages, by the sign's place in it. One bit
 * each. */
struct symai_possible {
    uint64_t signs;
    uint32_t languages[SYMAI_SIGN_GROUP_MAX];
};

_Static_assert(SYMAI_SIGN_COUNT <= 64, "one bit a sign");

/* All that is asked of a state stands together: the tables are larger than a
 * core's nearest caches, and a step shall miss them once, not five times. */
struct symai_state {
    uint32_t first_child;
    uint32_t fail;       /* where it falls back to */
    uint16_t found;      /* index into said; 0: none */
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
    const struct symai_possible *said;
    uint32_t class_count;
    uint32_t state_count;
    uint32_t dense_count;
    uint32_t said_count;
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

/* SYMA_OK or SYMA_ENOMEM, with nothing in out. */
int symai_automaton_copy(const struct symai_automaton *a,
                         struct symai_automaton *out);

/* Only of what symai_trie_build or symai_automaton_copy made. */
void symai_automaton_free(struct symai_automaton *a);

/* The next literal that ends at or after *pos; 1, its end in *pos, and what it
 * says; 0 at the end of the text. *state is 0 at the start of a text. */
int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_possible **out);

/* 0: no literal stands in the text once it is folded; most texts that are asked
 * about have none. The text may be folded or not. */
int symai_automaton_may_stand(const struct symai_automaton *a, const char *text,
                              size_t len);

/* 1 where a literal of one of these signs may stand in the text, which is not
 * folded, with a space between "aB". For the many texts in which there is
 * nothing; letters that folding writes as two are passed over. */
int symai_automaton_may_sign(const struct symai_automaton *a, const char *text,
                             size_t len, uint64_t signs);

static inline void symai_possible_add(struct symai_possible *into,
                                      const struct symai_possible *from)
{
    size_t i;

    into->signs |= from->signs;
    for (i = 0; i < SYMAI_SIGN_GROUP_MAX; i++)
        into->languages[i] |= from->languages[i];
}

#endif
