/* SPDX-License-Identifier: MIT */
/*
 * What must stand in a text for a pattern to match it: two sets of short
 * literals, of each of which every match contains one. They are looked
 * for first, so that a pattern is only tried where it can match.
 */
#ifndef SYMAI_JUDGE_LITERALS_H
#define SYMAI_JUDGE_LITERALS_H

#include <stddef.h>

#define SYMAI_LITERAL_MAX 8 /* bytes; of longer ones a part is taken */
#define SYMAI_LITERALS_MAX 256

struct symai_literals {
    char text[SYMAI_LITERALS_MAX][SYMAI_LITERAL_MAX + 1];
    /* 1: only where a word begins, with a letter or digit of ASCII and none
     * before it. */
    unsigned char at_word[SYMAI_LITERALS_MAX];
    size_t count; /* 0: none could be told */
};

#define SYMAI_NEEDS 2

/* From different parts of the pattern, the rarer first: a frame that has its
 * predicate without its subject cannot match. */
struct symai_needs {
    struct symai_literals of[SYMAI_NEEDS];
};

/* The next alternative at or after *pos of a PCRE2 pattern that compiles: 1
 * and what it needs, or 0 at the end. */
int symai_literals_next(const char *pattern, size_t len, size_t *pos,
                        struct symai_needs *out);

#endif
