/* SPDX-License-Identifier: MIT */
/*
 * Work under way that is not called maintenance, and something that cannot
 * be used meanwhile: two halves, which together claim maintenance.
 */
#ifndef SYMAI_JUDGE_WORKS_H
#define SYMAI_JUDGE_WORKS_H

#include "judge/find.h"
#include "judge/reading.h"

/* The sentence claims maintenance with that weight: it may be a half. */
void symai_works_keep(const struct symai_reading *reading, int weight);

/* 1 where nothing has taken from the weight of what the sentence says: it is
 * said of the site, here and now. */
int symai_works_is_whole(const struct symai_reading *reading, int weight);

/* The same where its words tell of work, and nothing takes them back. */
void symai_works_meet(const struct symai_reading *reading);

/* 1 where something close to that work is said to be closed; *closed: the
 * sentence that says so. */
int symai_works_find_closed(struct symai_findings *f,
                            const struct symai_works *work,
                            struct symai_works *closed);

#endif
