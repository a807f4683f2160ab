/* SPDX-License-Identifier: MIT */
/*
 * The alternatives of a pattern, told apart, so that each can be looked for
 * and compiled by itself: of a long frame a sentence mostly wants one.
 */
#ifndef SYMAI_JUDGE_ALTERNATIVES_H
#define SYMAI_JUDGE_ALTERNATIVES_H

#include <stddef.h>

/* Where each alternative of a PCRE2 pattern that compiles ends, at its '|' or
 * at len, and how many there are. A pattern is one alternative where there
 * are more than max, which is at least 1, or where they may hang together by
 * more than that: options, references, recursion, anything that is not read
 * here. */
size_t symai_alternatives(const char *pattern, size_t len, size_t *ends,
                          size_t max);

#endif
