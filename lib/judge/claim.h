/* SPDX-License-Identifier: MIT */
/*
 * A sentence has made a claim: what it weighs, and the findings that keep
 * the strongest.
 */
#ifndef SYMAI_JUDGE_CLAIM_H
#define SYMAI_JUDGE_CLAIM_H

#include "judge/reading.h"

/* Languages in which a claim was met, to tell whether two agree. */
struct symai_languages {
    uint32_t seen[SYMAI_CLAIM_COUNT];
    uint32_t common[SYMAI_CLAIM_COUNT]; /* those of every sentence */
};

/* Asked, or quoted: told of, not said. */
int symai_claim_is_reported(const struct symai_reading *reading);

/* 1: the sentence names this section; -1: another one; 0: the site, or
 * nothing. */
int symai_claim_subject(const struct symai_reading *reading);

/* The weight of the place where the sentence stands, or that of an alert where
 * it speaks for the section. */
int symai_claim_place(const struct symai_reading *reading, int claim);

/* What is left of the pattern's weight where the sentence stands; 0: the
 * claim is none. */
int symai_claim_weight(const struct symai_reading *reading, int claim,
                       const struct symai_pattern *pattern);

/* Keeps a claim that weighs so much. Returns the weight that counts, which
 * may be more than that of the words. */
int symai_claim_note(const struct symai_reading *reading, int claim,
                     const struct symai_pattern *pattern, int weight,
                     struct symai_languages *languages);

/* Remembers where to look for when it began. */
void symai_claim_locate(const struct symai_reading *reading, int claim,
                        int weight);

/* 1 where some words may tell a begin. */
int symai_claim_may_begin(const struct symai_owners *said);

/* Once all is read: what two languages say weighs more. */
void symai_claim_agree(struct symai_findings *f,
                       const struct symai_languages *languages);

#endif
