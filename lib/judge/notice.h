/* SPDX-License-Identifier: MIT */
/*
 * What the operator promises: when it will be over, by header or in words.
 */
#ifndef SYMAI_JUDGE_NOTICE_H
#define SYMAI_JUDGE_NOTICE_H

#include "judge/find.h"

/* Adds the running maintenance or incident to the verdict with each return
 * that is promised for it, best source first; without a promise, once and
 * without times. For verdicts that a claim or 503 decided; nothing for
 * others. SYMA_OK or SYMA_ENOMEM. */
int symai_notice_find(struct symai_findings *f);

#endif
