/* SPDX-License-Identifier: MIT */
/*
 * Ways round that a sentence only names, and its links lead to: a mobile
 * site, a form of contact, a number behind the word 'hotline'.
 */
#ifndef SYMAI_JUDGE_WAY_LINK_H
#define SYMAI_JUDGE_WAY_LINK_H

#include "judge/way_round.h"
#include "page/features.h"

/* The way that a link leads to, by the scheme of its address, if its words
 * stand in the sentence: 1, or 0. Addresses are as they are written. */
int symai_way_link_read(const struct symai_features *p,
                        const struct symai_link *link, const char *sentence,
                        size_t len, struct symai_way_round *out);

#endif
