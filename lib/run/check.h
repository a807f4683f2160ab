/* SPDX-License-Identifier: MIT */
/*
 * One check as a state machine over its sections: each is fetched and judged
 * once; then, after one wait, those that seem down are fetched again on new
 * connections. Waits for nothing itself: whoever drives it (run/prober) says
 * when a task's turn has come and when its transfer is done.
 */
#ifndef SYMAI_RUN_CHECK_H
#define SYMAI_RUN_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/heap.h"
#include "base/vec.h"
#include "port/cookies.h"
#include "port/pool.h"
#include "run/absence.h"
#include "run/follow.h"
#include "run/known.h"
#include "run/pace.h"
#include "run/witness.h"
#include "syma/types.h"
#include "watch/plan.h"

/* What all checks of one prober share; borrowed. */
struct symai_engine {
    const struct symai_clock *clock;
    struct symai_pool *pool;
    const syma_options *options;
    const syma_ruleset *rules;
    struct symai_knowledge *knowledge; /* NULL: every page is judged */
    struct symai_witnesses *witnesses; /* NULL: there are none */
    struct symai_absences *absences;   /* NULL: pages are taken as they are */
};

struct symai_check;

/* What one request got to see in this look. */
struct symai_seen {
    syma_verdict *verdict; /* NULL: nothing yet */
    syma_page *page;       /* NULL: the verdict is settled */
    struct symai_print print;
    int has_print;
    int has_waited;
};

struct symai_task {
    struct symai_pace_job job; /* first: the pace finds the task by it */
    struct symai_check *check;
    const struct symai_plan_section *section;
    size_t host;                 /* index in the check's list */
    struct symai_follow *follow; /* NULL: not under way */
    syma_verdict *verdict;       /* of the last look; NULL: none yet */
    struct symai_seen seen[2];   /* by IPv4 or any, by IPv6 */
    struct symai_absence_wait wait;
    int family;                  /* of this request; 0: any */
    int is_wanted;               /* in this look, and not done yet */
    int was_given; /* the failure of its host; it was not fetched */
    int was_told;  /* its verdict is the last one, and out */
};

enum symai_check_phase {
    SYMAI_CHECK_BEGINS = 0, /* waits for its moment, then all are wanted */
    SYMAI_CHECK_LOOKS,      /* tasks wait for their turn, or run */
    SYMAI_CHECK_PAUSES,     /* before the second look */
    SYMAI_CHECK_DOUBTS,     /* until the witnesses have answered */
    SYMAI_CHECK_ENDED
};

struct symai_check {
    struct symai_heap_entry due; /* first: a heap finds the check by it */
    uint64_t ticket;
    struct symai_check *before; /* in the prober's list */
    struct symai_check *after;
    syma_event *spare;       /* to tell of a failure; NULL: it was used */
    struct symai_plan *plan; /* a reference */
    struct symai_vec hosts;  /* struct symai_host */
    struct symai_cookies cookies; /* of this look */
    struct symai_task *tasks;
    size_t count;
    size_t left; /* tasks of this look that are not done */
    int phase;   /* enum symai_check_phase */
    int second;  /* this is the second look */
};

/* The plan is referenced. SYMA_OK, SYMA_EURL, SYMA_ELIMIT, SYMA_ENOMEM. */
int symai_check_new(struct symai_plan *plan, struct symai_check **out);
/* No task of it may be waiting in a pace. */
void symai_check_free(struct symai_check *c);

/* Its next look begins: is_wanted says which tasks are to get a turn. In the
 * second look those come first that were not fetched in the first. */
void symai_check_look(struct symai_check *c);

/* The task's turn has come. 1: its transfer is in the pool; 0: it is done
 * without one; or a code as symai_follow_new. */
int symai_task_begin(const struct symai_engine *e, struct symai_task *t);
/* How long an answer asks those who come again to stay away. */
struct symai_wish {
    int64_t host_ms; /* from the host, as pace_done wants it */
    int64_t page_ms; /* from the page; 0: does not ask */
};

/* What the answer asks of those who come again. */
void symai_wish_read(const struct symai_clock *clock, const syma_page *page,
                     struct symai_wish *out);

/* Its transfer has come out of the pool. 1: there is another one; 0: it is
 * done; SYMAI_TASK_WAITS; or a code. But for 1 the wish is filled. */
int symai_task_advance(const struct symai_engine *e, struct symai_task *t,
                       struct symai_wish *wish);
/* Has no transfer any more, and waits for what is shown for an address that
 * cannot exist; the user of the wait is the task. */
#define SYMAI_TASK_WAITS 2
/* It waits no more. SYMAI_TASK_WAITS: for another one; 0: it is done; or a
 * code. */
int symai_task_settle(const struct symai_engine *e, struct symai_task *t);
/* Stops the transfer that is under way. */
void symai_task_stop(struct symai_task *t);

/* A task is done, as the last of its look: what comes next. SYMAI_CHECK_PAUSES,
 * SYMAI_CHECK_DOUBTS or SYMAI_CHECK_ENDED. */
int symai_check_end_look(const struct symai_engine *e, struct symai_check *c);
/* The witnesses have answered: the check ends. Where they failed, nothing that
 * was seen counts. SYMA_OK, or a code as symai_follow_new. */
int symai_check_end_doubt(const struct symai_engine *e, struct symai_check *c);
/* 1 where the task's verdict will not change any more. */
int symai_task_is_final(const struct symai_engine *e,
                        const struct symai_task *t);

/* The report of a check that has ended: SYMA_OK or SYMA_ENOMEM. */
int symai_check_report(const struct symai_engine *e,
                       const struct symai_check *c, syma_report **out);

#endif
