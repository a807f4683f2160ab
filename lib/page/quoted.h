/* SPDX-License-Identifier: MIT */
/*
 * Quotes of scripts and of data inside scripts: a string in a string has
 * quotes behind backslashes, more of them the deeper it stands, or written
 * by their code. How many there are is the level of a quote.
 */
#ifndef SYMAI_PAGE_QUOTED_H
#define SYMAI_PAGE_QUOTED_H

#include <stddef.h>

#include "page/text.h"

struct symai_quote {
    char quote;
    unsigned level;
    size_t len; /* with its backslashes */
};

/* 1 if a quote stands at p; 0 and len of the backslashes there if not. */
int symai_quote_at(const char *p, const char *end, struct symai_quote *out);
/* 1 if a quote may end there, or the backslash of one stand. */
static inline int symai_is_quote_end(char c)
{
    return c == '"' || c == '\'' || c == '`' || c == '\\';
}

/* 1 if a quote ends at p. */
int symai_quote_before(const char *begin, const char *p,
                       struct symai_quote *out);
/* Where the quote before *p begins; *p if there is none. The code of a quote
 * reads like the beginning of a name: *p moves behind it. */
const char *symai_quote_skip(const char *begin, const char **p,
                             const char *end);
/* Where the quote that ends the string from p on begins; NULL: nowhere. */
const char *symai_quote_end(const char *p, const char *end,
                            const struct symai_quote *quote);

/* 1 if a "<" that is written by its code ends at p. */
static inline int symai_coded_less(const char *begin, const char *p)
{
    return p - begin >= 4 && (p[-1] | 0x20) == 'c' && p[-2] == '3' &&
           (p[-3] == 'x' ||
            (p - begin >= 6 && p[-3] == '0' && p[-4] == '0' && p[-5] == 'u'));
}

/* Resolves the escapes of all levels at once; at most max bytes, of whole
 * characters, with spaces for control characters. The bytes used of out. */
size_t symai_unquote(const char *text, size_t len, char *out, size_t max);

/* The same for references of HTML, and without tags if is_markup. */
size_t symai_unmark(const char *text, size_t len, int is_markup, char *out,
                    size_t max);

/* A label: what text says without escapes, tags and references; "" where it
 * is put together by a script, is an address, or has no letter. */
void symai_quoted_label(struct symai_capture *out, const char *text,
                        size_t len);

#endif
