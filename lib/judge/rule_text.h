/* SPDX-License-Identifier: MIT */
/*
 * From the words in a rule file to a pattern over folded text: {slots} put
 * in, accents folded, umlauts matched in both spellings, literals quoted.
 */
#ifndef SYMAI_JUDGE_RULE_TEXT_H
#define SYMAI_JUDGE_RULE_TEXT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

struct symai_slot {
    char name[32];
    char *source; /* already a pattern */
};

/* Appends the pattern of a frame: SYMA_OK, SYMA_ESYNTAX (unknown slot, a
 * capital letter outside an escape), SYMA_ELIMIT, SYMA_ENOMEM. slots holds
 * count items. */
int symai_rule_frame(const char *text, const struct symai_slot *slots,
                     size_t count, struct symai_buf *out,
                     struct symai_errmsg *msg);

/* Appends the pattern of a literal: its words, whole, in that order. */
int symai_rule_literal(const char *text, struct symai_buf *out);

#endif
