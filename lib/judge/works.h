/* SPDX-License-Identifier: MIT */
/*
 * Work under way that is not called maintenance, and something that cannot
 * be used meanwhile: two halves, which together claim maintenance.
 */
#ifndef SYMAI_JUDGE_WORKS_H
#define SYMAI_JUDGE_WORKS_H

#include "judge/find.h"
#include "judge/reading.h"

/* The sentence claims maintenance with that weight: it is kept where that
 * makes it a half. */
void symai_works_keep(const struct symai_reading *reading, int weight);

/* The sentence is kept where its words tell of work and nothing takes them
 * back; what is still to come is announced. SYMA_OK or SYMA_ENOMEM. */
int symai_works_meet(const struct symai_reading *reading);

/* 1 where nothing has taken from the weight of what the sentence says: it is
 * said of the site, here and now. */
int symai_works_is_whole(const struct symai_reading *reading, int weight);

/* The weight of the words by which the sentence says, in one of these languages,
 * that something is closed; 0: it does not, or takes it back. */
int symai_works_closes(struct symai_reading *reading, uint32_t languages);

#define SYMAI_CLOSED_MAX 16

/* Sentences that say of something that it is closed. */
struct symai_closed {
    struct symai_works items[SYMAI_CLOSED_MAX];
    size_t count;
};

/* The first ones close to the works that were kept. */
void symai_works_list_closed(struct symai_findings *f,
                             struct symai_closed *out);

/* The one that makes a claim together with that work; NULL: none. */
const struct symai_works *symai_works_closed_by(const struct symai_findings *f,
                                                const struct symai_works *work,
                                                const struct symai_closed *list);

#endif
