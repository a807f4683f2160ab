/* SPDX-License-Identifier: MIT */
/*
 * What must stand in a text for a pattern to match it: a few short literals,
 * at least one of which every match contains. They go into the automaton, so
 * that a pattern is only tried where it can match.
 */
#ifndef SYMAI_JUDGE_LITERALS_H
#define SYMAI_JUDGE_LITERALS_H

#include <stddef.h>

#define SYMAI_LITERAL_MAX 8 /* bytes; of longer ones a part is taken */
#define SYMAI_LITERALS_MAX 256

struct symai_literals {
    char text[SYMAI_LITERALS_MAX][SYMAI_LITERAL_MAX + 1];
    size_t count; /* 0: none could be told, the pattern is to be tried always */
};

/* The next alternative at or after *pos of a PCRE2 pattern that compiles: 1
 * and its literals, or 0 at the end. */
int symai_literals_next(const char *pattern, size_t len, size_t *pos,
                        struct symai_literals *out);

#endif
