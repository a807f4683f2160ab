/* SPDX-License-Identifier: MIT */
/*
 * A page's one message by what it sounds like, where no rule knows it.
 */
#ifndef SYMAI_JUDGE_FIND_WORDING_H
#define SYMAI_JUDGE_FIND_WORDING_H

#include "judge/find.h"

/* After all rules have been tried. SYMA_OK or SYMA_ENOMEM. */
int symai_find_wording(struct symai_findings *f);

#endif
