/* SPDX-License-Identifier: MIT */
/*
 * All literals of all patterns, found in one look at a folded text. A literal
 * is known by the bytes it begins with, its gram: of each place in the text it
 * is asked in three small tables of bits whether a gram may stand there, and
 * what may is compared. The tables of bits stay in a core's nearest caches
 * whatever the number of literals, and no step waits for the one before: on
 * tens of thousands of literals an automaton spends most of its time waiting
 * for its states. Most literals stand only where a word begins, and are only
 * looked for there: they have tables of their own. Which rules the literals
 * are of is told as by an automaton.
 */
#ifndef SYMAI_JUDGE_NEEDLES_H
#define SYMAI_JUDGE_NEEDLES_H

#include <stddef.h>
#include <stdint.h>

#include "judge/rule.h"

#define SYMAI_GRAM_LENGTHS 3
#define SYMAI_GRAM_COUNT (2 * SYMAI_GRAM_LENGTHS)
#define SYMAI_BEGIN_BITS 15
#define SYMAI_NEEDLE_LEAST 3 /* bytes */
#define SYMAI_NEEDLE_MOST 8

/* Whose words: triggers, signs, conditions of products. */
struct symai_owners {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint32_t conditions;                  /* 1: some of them need the words */
    uint64_t signs;                       /* one bit a sign */
};

static inline void symai_owners_add(struct symai_owners *restrict into,
                                    const struct symai_owners *restrict from)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->conditions |= from->conditions;
    into->signs |= from->signs;
}

/* No pattern's need: the literal is of a trigger or a sign. */
#define SYMAI_NO_NEED UINT16_MAX

/* A literal, in 16 bytes. */
struct symai_needle {
    uint64_t bytes;      /* the first is the lowest; 0 behind the last */
    uint32_t first_need; /* index into needs; the need itself, if it is one */
    uint16_t need_count;
    uint16_t owners; /* index into owners; 0: none */
};

/* The literals that are known by as many bytes. Those with the same upper
 * from_bits of the gram's hash follow each other. */
struct symai_gram {
    const uint8_t *bits;  /* one bit for the upper bits_bits of a hash */
    const uint32_t *from; /* [2^from_bits + 1]: index into needles */
    uint32_t bits_bits;   /* at least from_bits and 3 */
    uint32_t from_bits;
};

struct symai_needles {
    const struct symai_needle *needles;
    const uint16_t *needs;
    const struct symai_owners *owners;
    struct symai_gram grams[SYMAI_GRAM_COUNT];
    /* [2^SYMAI_BEGIN_BITS / 8]: one bit for the hash of the first three bytes
     * of those that may stand anywhere. */
    const uint8_t *begins;
    uint32_t count;
    uint32_t need_count;
    uint32_t owners_count;
};

/* By which gram a literal of that length is known: the second half of them is
 * for those that begin a word. */
size_t symai_gram_of(size_t length, int at_word);
uint64_t symai_gram_hash(size_t gram, uint64_t bytes);

/* The bytes of a literal of at most SYMAI_NEEDLE_MOST, as a needle has them. */
uint64_t symai_needle_bytes(const char *text, size_t len);

uint16_t symai_needle_need(const struct symai_needles *n,
                           const struct symai_needle *needle, size_t i);

/* Where a needle begins. */
struct symai_needle_hit {
    uint32_t at;
    uint32_t needle;
    uint32_t next; /* 1 + another one of the same stretch; 0: none */
};

#define SYMAI_HIT_STRETCH 32 /* bytes of the text */
#define SYMAI_HIT_STRETCHES 512

/* What was found in a text, for those who ask about its parts. */
struct symai_needle_hits {
    struct symai_needle_hit *items;
    size_t room;
    size_t count;
    uint32_t heads[SYMAI_HIT_STRETCHES]; /* 1 + the first of each stretch */
};

/* Adds the owners and the needs of all that stands in the text. needs: one
 * bit each. */
void symai_needles_find(const struct symai_needles *n, const char *text,
                        size_t len, struct symai_owners *owners,
                        uint64_t *needs);

/* What stands where in the text, in place of what hits held. SYMA_OK,
 * SYMA_ENOMEM, or SYMA_ELIMIT where the text has more stretches. */
int symai_needles_list(const struct symai_needles *n, const char *text,
                       size_t len, struct symai_needle_hits *hits);

/* Adds what stands in [begin, end) of such a text. */
void symai_needles_find_again(const struct symai_needles *n,
                              const struct symai_needle_hits *hits,
                              size_t begin, size_t end,
                              struct symai_owners *owners, uint64_t *needs);

/* Likewise, but needs are added only of what some condition needs, with those
 * of others that need the same words; NULL: none. */
void symai_needles_glance(const struct symai_needles *n,
                          const struct symai_needle_hits *hits, size_t begin,
                          size_t end, struct symai_owners *owners,
                          uint64_t *needs);

#endif
