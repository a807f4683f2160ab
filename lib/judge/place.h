/* SPDX-License-Identifier: MIT */
/*
 * What the place of a block makes of its words.
 */
#ifndef SYMAI_JUDGE_PLACE_H
#define SYMAI_JUDGE_PLACE_H

#include "judge/find.h"

/* From 0 to 1000. Ask it once the page's sole message is told. */
int symai_place_weight(const struct symai_findings *f,
                       const struct symai_block *block);

/* 0 for strings of a script beside words that are seen: nobody reads them. */
int symai_place_is_read(const struct symai_findings *f,
                        const struct symai_block *block);

/* 1 where a page speaks: not in its links and its frame. */
int symai_place_is_main(const struct symai_findings *f,
                        const struct symai_block *block);
uint64_t symai_place_main_words(const struct symai_findings *f);

/* What the section is for is not there or cannot be used, no way leads to it,
 * and the main part says little, whatever the page has around it. */
int symai_place_lacks_function(const struct symai_findings *f);
/* Likewise, and it is not there: what the main part says is in its place. */
int symai_place_stands_in(const struct symai_findings *f);

#endif
