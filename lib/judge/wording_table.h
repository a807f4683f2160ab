/* SPDX-License-Identifier: MIT */
/*
 * The numbers of wording.h, in wording_table.c: made by scripts/fit-wording.
 */
#ifndef SYMAI_JUDGE_WORDING_TABLE_H
#define SYMAI_JUDGE_WORDING_TABLE_H

#include "judge/wording.h"

/* A bucket's weight in each class. A sum of them, times the unit, over a
 * thousand times the root of the number of buckets, plus the bias, is the
 * logarithm of the odds in thousandths. */
extern const int8_t symai_wording_table[SYMAI_WORDING_BUCKETS]
                                       [SYMAI_WORDING_CLASSES];
extern const int32_t symai_wording_unit;
extern const int32_t symai_wording_bias[SYMAI_WORDING_CLASSES];

#endif
