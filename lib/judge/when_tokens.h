/* SPDX-License-Identifier: MIT */
/*
 * Folded text as tokens: words with their slots, numbers, times, dates. What
 * only looks like a time (telephone numbers, versions, addresses, prices)
 * becomes a token that the grammar has no use for.
 */
#ifndef SYMAI_JUDGE_WHEN_TOKENS_H
#define SYMAI_JUDGE_WHEN_TOKENS_H

#include <stddef.h>

#include "judge/when_lexicon.h"

enum symai_when_kind {
    SYMAI_TOKEN_END = 0,
    SYMAI_TOKEN_WORD,   /* slots may be empty */
    SYMAI_TOKEN_NUMBER, /* a: the value; digits */
    SYMAI_TOKEN_TIME,   /* a: hour, b: minute */
    SYMAI_TOKEN_DOTTED, /* a.b: a time or a day and a month */
    SYMAI_TOKEN_DATE,   /* a: year or 0, b: month, c: day; swappable */
    SYMAI_TOKEN_ZONE,   /* a: minutes east of Greenwich */
    SYMAI_TOKEN_PUNCT,  /* a: the character */
    SYMAI_TOKEN_OTHER
};

struct symai_when_token {
    size_t start;
    size_t end;
    int kind;
    int glued; /* nothing between it and the token before */
    int digits;
    int a;
    int b;
    int c;
    int swappable; /* month and day may be the other way round */
    struct symai_slots slots;
};

#define SYMAI_WHEN_TOKENS_MAX 256

/* At most SYMAI_WHEN_TOKENS_MAX tokens of text from offset on. Returns their
 * count. */
size_t symai_when_tokenize(const struct symai_when_lexicon *lexicon,
                           const char *text, size_t len, size_t offset,
                           int order, struct symai_when_token *out);

#endif
