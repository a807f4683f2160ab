/* SPDX-License-Identifier: MIT */
/*
 * What the page is about: goods or a trade, a post, a manual, a screen of
 * settings; and what that leaves of a claim.
 */
#ifndef SYMAI_JUDGE_TOPIC_H
#define SYMAI_JUDGE_TOPIC_H

#include "judge/reading.h"

/* 100, or what the page's topic leaves of a claim. */
int symai_topic_percent(const struct symai_reading *reading, int claim,
                        const struct symai_pattern *pattern);

/* 1 where anything on the page is of a cart, a stock or a price, in one of
 * these languages. */
int symai_topic_sells(struct symai_findings *f, uint32_t languages);

#endif
