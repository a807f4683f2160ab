/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past
 * U+10FFFF. A bad byte costs one U+FFFD and nothing behind it.
 */
#ifndef SYMAI_BASE_UTF8_H
#define SYMAI_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define SYMAI_UTF8_BAD 0xFFFDu

/* One character: bytes used (1 to 4), code point in *cp. A bad byte: 1 and
 * U+FFFD. len must be > 0. A sequence cut by the end of the text is bad. */
size_t symai_utf8_next(const char *text, size_t len, uint32_t *cp);

/* As above, but 0 where the text ends inside a sequence that is good so far. */
size_t symai_utf8_next_partial(const char *text, size_t len, uint32_t *cp);

/* Writes 1 to 4 bytes, returns how many. */
size_t symai_utf8_put(uint32_t cp, char out[4]);

/* 1 for what must not reach a terminal or a log as it is: C0 and C1 controls,
 * line and paragraph separators, bidirectional controls. */
int symai_utf8_is_control(uint32_t cp);

/* Puts '?' in the place of each of those and of each bad byte. Never longer;
 * the text ends in a NUL again. */
void symai_utf8_make_safe(char *text, size_t len);

int symai_utf8_is_valid(const char *text, size_t len);

/* The longest length <= max that does not cut a character. */
size_t symai_utf8_truncate(const char *text, size_t len, size_t max);

#endif
