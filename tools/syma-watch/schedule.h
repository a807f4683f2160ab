/* SPDX-License-Identifier: MIT */
/*
 * When each portal is checked: on a grid of its own, spread over the interval
 * by a hash of its id, and a little beside the grid each time.
 */
#ifndef SYMA_WATCH_SCHEDULE_H
#define SYMA_WATCH_SCHEDULE_H

#include "folder.h"

/* A portal that is new: its first check comes within a minute. */
void schedule_begin(struct watched *w, int64_t interval_ms, int64_t now_ms);
/* A portal whose file has changed goes on where 'old' was, and is due now. */
void schedule_replace(struct watched *w, const struct watched *old,
                      int64_t now_ms);
/* A check has begun: when is the next one? */
void schedule_next(struct watched *w, int64_t interval_ms, int64_t now_ms);

/* How long until one is due that is not being checked; 0: now; -1: never. */
int64_t schedule_wait(const struct folder *f, int64_t now_ms);

#endif
