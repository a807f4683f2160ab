/* SPDX-License-Identifier: MIT */
/*
 * When what the page claims began, by its own words.
 */
#ifndef SYMAI_JUDGE_SINCE_H
#define SYMAI_JUDGE_SINCE_H

#include "judge/find.h"

/* Sets the begin of the running maintenance or incident where the page says
 * it; for verdicts that a claim or 503 decided. SYMA_OK or SYMA_ENOMEM. */
int symai_since_find(struct symai_findings *f);

#endif
