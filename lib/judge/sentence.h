/* SPDX-License-Identifier: MIT */
/*
 * Folded text cut into the pieces that claims are read in: sentences, and in
 * titles and headings also the parts between dashes and bars. A claim, its
 * subject and its tense must stand in one piece.
 */
#ifndef SYMAI_JUDGE_SENTENCE_H
#define SYMAI_JUDGE_SENTENCE_H

#include <stddef.h>

struct symai_sentence {
    size_t start; /* first letter or digit */
    size_t end;   /* behind the last letter or digit */
};

/* The next piece at or after *pos; 1, or 0 at the end of the text. dashes:
 * ' - ' parts too. */
int symai_sentence_next(const char *folded, size_t len, int dashes, size_t *pos,
                        struct symai_sentence *out);

/* Where a sentence that ends at 'end' would end if colons did not part it. */
size_t symai_sentence_through(const char *folded, size_t len, int dashes,
                              size_t end);

/* For quoting: the end of a piece of the page's own text that begins at
 * 'start', with the bracket that closes one opened inside, and with the stop
 * of 'p.m.'. */
size_t symai_sentence_quote_end(const char *text, size_t len, size_t start,
                                size_t end);

#endif
