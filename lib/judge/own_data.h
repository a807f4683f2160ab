/* SPDX-License-Identifier: MIT */
/*
 * Numbers such as somebody sees who is in.
 */
#ifndef SYMAI_JUDGE_OWN_DATA_H
#define SYMAI_JUDGE_OWN_DATA_H

#include "judge/find.h"

/* 1 if at least two blocks show some. */
int symai_own_data(const struct symai_findings *f);

/* 1 if the title or an h1 names an account. */
int symai_own_titled(struct symai_findings *f);

#endif
