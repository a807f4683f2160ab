/* SPDX-License-Identifier: MIT */
/*
 * Which local days do the words name, seen from a reference time?
 */
#ifndef SYMAI_JUDGE_WHEN_DAYS_H
#define SYMAI_JUDGE_WHEN_DAYS_H

#include <stdint.h>

#include "base/zone.h"
#include "judge/when_grammar.h"

struct symai_when_now {
    const struct symai_zone *zone;
    int known;
    int past; /* days that come again are the last ones, not the next */
    int64_t now; /* seconds */
    int64_t today;
    struct symai_date local;
};

/* Local days, both included. */
struct symai_when_days {
    int64_t first;
    int64_t last;
};

/* 1 and the days; 0 where a clock is needed and there is none, or no such day
 * exists. reading 1: month and day exchanged. */
int symai_when_day_range(const struct symai_when_now *cw,
                         const struct symai_when_day *day, int reading,
                         struct symai_when_days *out);

#endif
