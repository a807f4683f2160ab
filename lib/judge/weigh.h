/* SPDX-License-Identifier: MIT */
/*
 * Findings to verdict: the decision tables of the contract, row by row. The
 * only place where strengths are compared and confidence is made.
 */
#ifndef SYMAI_JUDGE_WEIGH_H
#define SYMAI_JUDGE_WEIGH_H

#include "judge/find.h"

struct symai_decision {
    int state;
    int usable;
    int reason;
    int confidence;
    uint32_t flags;
    int unproven; /* up, by what any page of the site may have */
};

/* Reads only: the same findings always give the same decision. */
void symai_weigh(const struct symai_findings *findings,
                 struct symai_decision *out);

#endif
