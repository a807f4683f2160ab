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

#endif
