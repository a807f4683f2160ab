/* SPDX-License-Identifier: MIT */
/*
 * A portal's time zone, for what the page shows: how far local time is from
 * UTC, and where its days begin. Read from the system's zone files.
 */
#ifndef SYMA_WATCH_ZONE_H
#define SYMA_WATCH_ZONE_H

#include <stdint.h>

struct zone;

struct civil {
    int year, month, day; /* month and day from 1 */
    int hour, minute, second;
    int weekday; /* 0: Sunday */
    int offset;  /* seconds east of UTC */
};

/* The zone of that name below 'folder', read once for all who ask; NULL where
 * it cannot be had, which is UTC for all functions here. It stays until
 * zone_forget_all. */
const struct zone *zone_find(const char *folder, const char *name);
void zone_forget_all(void);

void zone_local(const struct zone *z, int64_t ms, struct civil *out);

/* When the local day of 'ms' began, and when the day 'days' later does (or,
 * where negative, did). */
int64_t zone_day_begin(const struct zone *z, int64_t ms, int days);

#endif
