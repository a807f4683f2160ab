/* SPDX-License-Identifier: MIT */
/*
 * 'Service unavailable. Maintenance is planned from the 12th to the 14th': where
 * nobody knows what day it is, what is announced beside it is why.
 */
#ifndef SYMAI_JUDGE_FIND_CAUSE_H
#define SYMAI_JUDGE_FIND_CAUSE_H

#include "judge/find.h"

/* Once all claims are known. SYMA_OK or SYMA_ENOMEM. */
int symai_find_cause(struct symai_findings *f);

#endif
