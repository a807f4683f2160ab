/* SPDX-License-Identifier: MIT */
/*
 * Manners towards hosts: how many requests at once, how long between two,
 * and how long to keep away when a host asks for it. A host is a name and a
 * port. Jobs wait here in the order in which they came, host by host.
 */
#ifndef SYMAI_RUN_PACE_H
#define SYMAI_RUN_PACE_H

#include <stddef.h>
#include <stdint.h>

#include "base/heap.h"
#include "syma/types.h"

struct symai_pace;
struct symai_pace_host;

/* In whoever waits. */
struct symai_pace_job {
    struct symai_heap_entry later; /* first: a heap finds the job by it */
    struct symai_pace_host *host;
    struct symai_pace_job *next;
    const void *owner; /* by which whoever waits tells its jobs apart */
    int is_waiting;
};

/* The options are read once. SYMA_OK or SYMA_ENOMEM. */
int symai_pace_new(const syma_options *o, struct symai_pace **out);
void symai_pace_free(struct symai_pace *pace);

/* The job waits for its turn at the host of that URL. SYMA_OK, SYMA_EURL,
 * SYMA_ENOMEM. */
int symai_pace_enqueue(struct symai_pace *pace, const char *url, int64_t now_ms,
                       struct symai_pace_job *job);
/* The same, before all that wait there now. */
int symai_pace_enqueue_first(struct symai_pace *pace, const char *url,
                             int64_t now_ms, struct symai_pace_job *job);
/* Takes a waiting job out. */
void symai_pace_forget(struct symai_pace *pace, struct symai_pace_job *job);

/* The next job whose turn has come; it then runs, until symai_pace_done.
 * NULL: none now. */
struct symai_pace_job *symai_pace_next(struct symai_pace *pace, int64_t now_ms);
/* A page asked not to be asked for again before then. At most
 * retry_after_max_ms are waited; other pages of its host are not touched. */
void symai_pace_hold(struct symai_pace *pace, const char *url, int64_t now_ms,
                     int64_t keep_away_ms);
/* A job that ran is done. keep_away_ms: how long its host asked to be left
 * alone, 0: did not ask, -1: asked without saying how long. asked: 0 where
 * nothing was sent to it. */
void symai_pace_done(struct symai_pace *pace, struct symai_pace_job *job,
                     int64_t now_ms, int asked, int64_t keep_away_ms);

/* When a turn comes by time alone; -1: none waits for that. */
int64_t symai_pace_next_ms(const struct symai_pace *pace);

#endif
