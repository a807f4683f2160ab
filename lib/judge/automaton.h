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

/* Whose words: triggers and signs. */
struct symai_owners {
    uint32_t triggers[SYMAI_CLAIM_COUNT]; /* one bit a language */
    uint64_t signs;                       /* one bit a sign */
};

/* Which rules a literal speaks for. The patterns are a list that goes on with
 * that of a shorter literal which ends at the same place; the owners hold
 * those of the shorter ones too. */
struct symai_hits {
    uint32_t first_pattern;
    uint16_t pattern_count;
    uint16_t more;  /* index of the hits that go on; 0: none */
    uint16_t owners; /* index into owners; 0: none */
};

/* No pattern: the literal is of a trigger or a sign. */
#define SYMAI_NO_PATTERN UINT16_MAX

_Static_assert(SYMAI_SIGN_COUNT <= 64, "one bit a sign");

/* Numbers of states: in 16 bits where they fit, which is most of what keeps
 * the tables in a cache; else in 32. One of the two is NULL. */
struct symai_numbers {
    const uint16_t *narrow;
    const uint32_t *wide;
};

static inline uint32_t symai_number(const struct symai_numbers *n, size_t i)
{
    return n->narrow != NULL ? n->narrow[i] : n->wide[i];
}

/* States are numbered breadth first, so that the children of one follow each
 * other. Those near the root, where a text is most of the time, have a row of
 * moves each; the others know their children and where to fall back to. */
struct symai_automaton {
    const uint8_t *class_of;  /* [256]; 0: the byte is in no literal */
    struct symai_numbers moves;    /* [dense][classes] */
    struct symai_numbers children; /* [states + 1]: the first child's number */
    const uint8_t *label;     /* [states]: the class that leads there */
    struct symai_numbers fail;     /* [states] */
    const uint16_t *found;    /* [states]: index into hits; 0: none */
    const struct symai_hits *hits;
    const struct symai_owners *owners;
    const uint16_t *patterns; /* those of each hits, one after the other */
    uint32_t classes;
    uint32_t states;
    uint32_t dense;
    uint32_t hits_count;
    uint32_t owners_count;
    uint32_t pattern_count;
};

/* Only of what symai_trie_build made. */
void symai_automaton_free(struct symai_automaton *a);

/* The next literal that ends at or after *pos; 1, its end in *pos, and its
 * hits; 0 at the end of the text. *state is 0 at the start of a text. */
int symai_automaton_next(const struct symai_automaton *a, const char *text,
                         size_t len, size_t *pos, uint32_t *state,
                         const struct symai_hits **out);

/* Adds the owners of hits to into. */
void symai_automaton_owners(const struct symai_automaton *a,
                          const struct symai_hits *hits,
                          struct symai_owners *into);
/* The patterns of hits themselves, and the hits that go on; NULL at the end. */
const uint16_t *symai_automaton_patterns(const struct symai_automaton *a,
                                         const struct symai_hits *hits);
const struct symai_hits *symai_automaton_more(const struct symai_automaton *a,
                                              const struct symai_hits *hits);

void symai_owners_add(struct symai_owners *into, const struct symai_owners *from);

#endif
