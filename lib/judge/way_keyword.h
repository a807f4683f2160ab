/* SPDX-License-Identifier: MIT */
/*
 * The keyword of a text message: what stands in quotation marks, or a word
 * in capitals where the text is not all capitals.
 */
#ifndef SYMAI_JUDGE_WAY_KEYWORD_H
#define SYMAI_JUDGE_WAY_KEYWORD_H

#include "judge/way_round.h"

/* 1 and *out, a part of text from from to to, or 0, or SYMA_ENOMEM. not_one:
 * words that are no keywords though they are written like one (SIM, PIN),
 * folded. */
int symai_way_keyword_find(const struct symai_regex *not_one,
                           struct symai_regex_scratch *scratch,
                           const char *text, size_t len, size_t from, size_t to,
                           struct symai_piece *out);

#endif
