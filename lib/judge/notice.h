/* SPDX-License-Identifier: MIT */
/*
 * What the operator promises: when it will be over, by header or in words.
 */
#ifndef SYMAI_JUDGE_NOTICE_H
#define SYMAI_JUDGE_NOTICE_H

#include "judge/find.h"

/* What goes on by the reason: enum syma_notice_kind, or 0. */
int symai_notice_kind(const struct symai_findings *f);

/* Adds the running maintenance or incident to the verdict with each return
 * that is promised for it, best source first; without a promise, once and
 * without times. For verdicts that a claim or 503 decided; nothing for
 * others. SYMA_OK or SYMA_ENOMEM. */
int symai_notice_find(struct symai_findings *f);

/* Adds the ways round of a page that need not speak of any trouble: sentences
 * that offer another way to do what a section is for ("to activate your SIM,
 * text ..."). SYMA_OK or SYMA_ENOMEM. */
int symai_notice_offered(struct symai_findings *f);

#endif
