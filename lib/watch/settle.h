/* SPDX-License-Identifier: MIT */
/*
 * When is a report believed? The run of reports against the state that holds,
 * and how long it must be. Pure; unknown reports do not come here.
 */
#ifndef SYMAI_WATCH_SETTLE_H
#define SYMAI_WATCH_SETTLE_H

#include <stdint.h>

struct symai_run {
    int64_t since_ms; /* of its first report */
    int length;       /* 0: none */
    int is_up;
};

/* One report that says reported, of which need in a row are enough. 1: it
 * holds now, since *since_ms; 0: state still holds. A state that is unknown
 * gives way at once. */
int symai_settle(struct symai_run *run, int state, int reported, int need,
                 int64_t now_ms, int64_t *since_ms);

#endif
