/* SPDX-License-Identifier: MIT */
/*
 * Reads no more of a pattern than where its groups begin and end.
 */
#include "judge/alternatives.h"

#include <string.h>

#include "base/str.h"

struct reader {
    const char *pattern;
    size_t len;
    size_t pos;
    int level; /* groups that are open */
    int lost;  /* something that is not read here */
};

static int peek(const struct reader *r, size_t ahead)
{
    return r->pos + ahead < r->len ? (unsigned char)r->pattern[r->pos + ahead]
                                   : -1;
}

/* References, quotations and \c, behind which all is read otherwise. */
static void pass_escape(struct reader *r)
{
    int c = peek(r, 1);

    r->lost |= symai_ascii_is_digit(c) || c < 0 || strchr("cgkQEKG", c) != NULL;
    r->pos += 2;
}

/* A set without a set in it. */
static void pass_set(struct reader *r)
{
    r->pos++;
    if (peek(r, 0) == '^')
        r->pos++;
    r->lost |= peek(r, 0) == ']';
    while (r->pos < r->len && peek(r, 0) != ']') {
        r->lost |= peek(r, 0) == '[';
        if (peek(r, 0) == '\\')
            pass_escape(r);
        else
            r->pos++;
    }
    r->pos++;
}

/* Groups that stand for themselves: plain and atomic ones, and looking
 * around. */
static void enter_group(struct reader *r)
{
    const int kind = peek(r, 2);

    r->level++;
    r->lost |= peek(r, 1) == '*';
    if (peek(r, 1) != '?') {
        r->pos++;
        return;
    }
    r->lost |= kind < 0 || strchr(":=!><", kind) == NULL ||
               (kind == '<' && peek(r, 3) != '=' && peek(r, 3) != '!');
    r->pos += 3;
}

/* 1: what stands there ends an alternative of the whole pattern. */
static int pass(struct reader *r)
{
    switch (peek(r, 0)) {
    case '\\':
        pass_escape(r);
        break;
    case '[':
        pass_set(r);
        break;
    case '(':
        enter_group(r);
        break;
    case ')':
        r->level--;
        r->pos++;
        break;
    case '|':
        if (r->level == 0)
            return 1;
        r->pos++;
        break;
    default:
        r->pos++;
    }
    return 0;
}

size_t symai_alternatives(const char *pattern, size_t len, size_t *ends,
                          size_t max)
{
    struct reader r = {pattern, len, 0, 0, 0};
    size_t count = 0;

    while (r.pos < len && !r.lost && count < max) {
        if (pass(&r))
            ends[count++] = r.pos++;
    }
    if (r.lost || r.level != 0 || count == max)
        count = 0;
    ends[count++] = len;
    return count;
}
