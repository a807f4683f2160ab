/* SPDX-License-Identifier: MIT */
/*
 * When what a sentence says is true: now, or some time ahead, by its words
 * and, where the time of looking is known, by the window that it names.
 */
#ifndef SYMAI_JUDGE_TENSE_H
#define SYMAI_JUDGE_TENSE_H

#include "judge/reading.h"

/* 1 where the sentence says that work is ahead: 'will be', 'is planned'. A
 * planned way back is no such thing. */
int symai_tense_announces(const struct symai_reading *reading, int claim);

/* 1 where, by the clock, the sentence is of a window that has not begun. */
int symai_tense_is_ahead(const struct symai_reading *reading);

/* 1 where the claim is not of now: what it announces is noted. Where the
 * window of an announcement has begun, 0, and reading->begun. *rc: SYMA_OK or
 * SYMA_ENOMEM. */
int symai_tense_not_now(struct symai_reading *reading, int claim, int is_claim,
                        int *rc);

#endif
