/* SPDX-License-Identifier: MIT */
/*
 * A section held against its signature of an earlier check. What was there is
 * to be there still; what is new beside it is no matter. That the login form
 * is gone while the page is otherwise the same is another finding than a page
 * that was built anew.
 */
#ifndef SYMAI_JUDGE_DRIFT_H
#define SYMAI_JUDGE_DRIFT_H

#include "judge/find.h"
#include "judge/weigh.h"

/* Notes what is otherwise, sets the flag and takes its cost. State, reason
 * and usable stay. SYMA_OK or SYMA_ENOMEM. */
int symai_drift_find(struct symai_findings *f, struct symai_decision *d);

/* What evidence of that code says, in words; NULL: it is of another family. */
const char *symai_drift_text(const char *code, int french);
/* 1 where that code says that a form is gone. */
int symai_drift_is_form_gone(const char *code);

#endif
