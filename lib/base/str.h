/* SPDX-License-Identifier: MIT */
/*
 * ASCII text, without any locale: comparing, trimming, numbers. Everything
 * that is not ASCII passes through untouched.
 */
#ifndef SYMAI_BASE_STR_H
#define SYMAI_BASE_STR_H

#include <stddef.h>
#include <stdint.h>

int symai_ascii_lower(int c);
int symai_ascii_is_space(int c); /* HTML's: space, \t \n \f \r */
int symai_ascii_is_alpha(int c);
int symai_ascii_is_digit(int c);
int symai_ascii_is_alnum(int c);

/* 1 if equal without regard to ASCII case. */
int symai_ascii_equal(const char *a, const char *b);
int symai_ascii_equal_n(const char *a, size_t len, const char *b);

/* Position of needle in text without regard to ASCII case, or NULL. */
const char *symai_ascii_find(const char *text, const char *needle);

/* 1 if word stands in text, in the same way. */
int symai_ascii_contains(const char *text, size_t len, const char *word,
                         size_t word_len);

int symai_str_has_prefix(const char *text, const char *prefix);
int symai_str_has_suffix(const char *text, const char *suffix);

/* Narrows text/len past white space at both ends. */
void symai_str_trim(const char **text, size_t *len);

/* 1 if word is one of the white-space separated words of list (ASCII case). */
int symai_str_has_word(const char *list, const char *word);

/* Decimal, sign allowed: SYMA_OK, SYMA_ESYNTAX (also for empty or trailing
 * bytes), SYMA_ERANGE. *out untouched on failure. */
int symai_parse_int64(const char *text, size_t len, int64_t *out);

/* The name nearest to word by edit distance, or NULL when none is near
 * (more than a third of its letters differ). names ends with NULL. */
const char *symai_str_nearest(const char *word, const char *const *names);

#endif
