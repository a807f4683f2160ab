/* SPDX-License-Identifier: MIT */
/*
 * Text made comparable: lower case, accents dropped, ligatures spelled out,
 * all apostrophes and dashes one kind, all white space one space, invisible
 * characters (soft hyphen, zero width, bidirectional marks) gone, and so are
 * accents typed as an apostrophe inside a word ("de'sactive'"). Latin
 * letters become ASCII; Greek and Cyrillic become lower case; the rest stays.
 * Never longer than the input in bytes.
 */
#ifndef SYMAI_BASE_FOLD_H
#define SYMAI_BASE_FOLD_H

#include "base/buf.h"

/* Appends the folded form of text, which holds whole words: SYMA_OK,
 * SYMA_ENOMEM, SYMA_ELIMIT. Runs of white space become one space; leading space
 * is kept as one space unless out is empty or ends with one, or with a NUL,
 * behind which it begins anew. */
int symai_fold(const char *text, size_t len, struct symai_buf *out);

/* 1: folding makes nothing of the text but small letters of capitals. */
int symai_fold_is_plain(const char *text, size_t len);

/* Where in text the folded byte at folded_offset came from (a fold of text
 * into an empty buffer); len when past the end. */
size_t symai_fold_origin(const char *text, size_t len, size_t folded_offset);

/* Takes out of text, in place, what is never seen (as folding does): soft
 * hyphens, marks of direction, zero width. Returns the new length. */
size_t symai_fold_drop_invisible(char *text, size_t len);

#endif
