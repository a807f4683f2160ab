/* SPDX-License-Identifier: MIT */
/*
 * What a prober holds, and all that it does by itself when it is stepped.
 */
#ifndef SYMAI_RUN_WORK_H
#define SYMAI_RUN_WORK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/heap.h"
#include "run/check.h"
#include "run/discoveries.h"
#include "run/events.h"
#include "run/pace.h"
#include "syma/prober.h"

struct syma_prober {
    struct symai_engine engine;
    syma_options *options;
    syma_ruleset *rules;
    struct symai_pool *pool;
    struct symai_pace *pace;
    struct symai_knowledge *knowledge; /* NULL: nothing is reused */
    struct symai_witnesses *witnesses; /* NULL: there are none */
    struct symai_absences *absences;   /* NULL: pages are taken as they are */
    struct symai_heap due;             /* checks that wait for a moment */
    struct symai_check *checks;
    struct symai_discoveries *discoveries;
    struct symai_events events;
    size_t pending; /* checks */
    size_t running; /* tasks */
    size_t max_pending;
    size_t max_parallel;
    int64_t spread_ms;
    uint64_t last_ticket;
    pid_t owner;
};

int64_t symai_work_now_ms(const syma_prober *s);
/* Checks and discoveries. */
size_t symai_work_pending(const syma_prober *s);

/* A check comes; one goes, out of everything it waits in, and is freed. */
void symai_work_link(syma_prober *s, struct symai_check *c);
void symai_work_drop(syma_prober *s, struct symai_check *c);
/* It waits until then. SYMA_OK, SYMA_ENOMEM. */
int symai_work_wait(syma_prober *s, struct symai_check *c, int64_t at_ms);

/* When something is to be done at the latest; -1: nothing waits. */
int64_t symai_work_nearest_ms(const syma_prober *s);

/* All that can be done now, and the descriptor made to tell of the rest.
 * SYMA_OK, or what the pool says. */
int symai_work(syma_prober *s);

#endif
