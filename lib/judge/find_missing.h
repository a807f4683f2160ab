/* SPDX-License-Identifier: MIT */
/*
 * A login, account or activation page without what it is for, which says that
 * something is closed and when that will be over: who names the end of it has
 * closed it on purpose.
 */
#ifndef SYMAI_JUDGE_FIND_MISSING_H
#define SYMAI_JUDGE_FIND_MISSING_H

#include "judge/claim.h"

/* Once all other claims are known. SYMA_OK or SYMA_ENOMEM. */
int symai_find_missing(struct symai_findings *f,
                       struct symai_languages *languages);

#endif
