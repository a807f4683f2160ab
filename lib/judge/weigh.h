/* SPDX-License-Identifier: MIT */
/*
 * Findings to verdict: the decision tables of the contract, row by row. The
 * only place where strengths are compared and confidence is made.
 */
#ifndef SYMAI_JUDGE_WEIGH_H
#define SYMAI_JUDGE_WEIGH_H

#include "judge/find.h"

/* Sets state, usable, reason, confidence and flags of f->verdict. */
void symai_weigh(struct symai_findings *f);

#endif
