/* SPDX-License-Identifier: MIT */
/*
 * The span that a phrase names, as an answer: when it may be over, from when
 * to when, or when it began.
 */
#ifndef SYMAI_JUDGE_WHEN_USE_H
#define SYMAI_JUDGE_WHEN_USE_H

#include <stdint.h>

#include "judge/when_days.h"

#define SYMAI_NOT_SAID INT64_MIN

struct symai_when_span {
    int64_t low; /* UTC seconds */
    int64_t high;
};

/* 1 and the span of that use in place of what the phrase names; 0 where the
 * phrase says nothing of it. */
int symai_when_use(const struct symai_when_now *cw,
                   const struct symai_when_phrase *p, int use,
                   struct symai_when_span *s, int *vague);

#endif
