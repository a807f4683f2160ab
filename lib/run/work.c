/* SPDX-License-Identifier: MIT */
/*
 * Checks that wait for a moment in a heap, tasks that wait for their turn in
 * the pace, transfers in the pool, and events to be pulled. A task whose page
 * might be one for all that its host does not have waits once more, for what
 * run/absence learns of that. Discoveries are worked on beside the checks.
 */
#include "run/work.h"

#include "base/error.h"
#include "base/options.h"
#include "syma/report.h"
#include "syma/verdict.h"

int64_t symai_work_now_ms(const syma_prober *s)
{
    return symai_pool_now_ms(s->pool);
}

/* Of checks and discoveries. */
size_t symai_work_pending(const syma_prober *s)
{
    return s->pending + symai_discoveries_count(s->discoveries);
}

static int has_room(const syma_prober *s)
{
    return s->running + symai_discoveries_running(s->discoveries) <
           s->max_parallel;
}

/* --- checks come and go --- */

void symai_work_link(syma_prober *s, struct symai_check *c)
{
    c->after = s->checks;
    if (s->checks != NULL)
        s->checks->before = c;
    s->checks = c;
    s->pending++;
}

/* Out of everything it waits in, and gone. */
void symai_work_drop(syma_prober *s, struct symai_check *c)
{
    struct symai_task *t;
    size_t i;

    for (i = 0; i < c->count; i++) {
        t = &c->tasks[i];
        if (t->job.is_waiting) {
            symai_pace_forget(s->pace, &t->job);
        } else if (t->job.host != NULL) {
            symai_task_stop(t);
            s->running--;
            symai_pace_done(s->pace, &t->job, symai_work_now_ms(s), 1, 0);
        } else if (t->wait.at != NULL &&
                   symai_absences_leave(s->absences, &t->wait)) {
            s->running--;
        }
    }
    symai_heap_remove(&s->due, &c->due);
    if (c->before != NULL)
        c->before->after = c->after;
    else
        s->checks = c->after;
    if (c->after != NULL)
        c->after->before = c->before;
    s->pending--;
    symai_check_free(c);
}

static void fail_check(syma_prober *s, struct symai_check *c, int code)
{
    syma_event *spare = c->spare;

    c->spare = NULL;
    symai_events_drop(&s->events, c->ticket);
    symai_events_add_failure(&s->events, spare, c->ticket, code);
    symai_work_drop(s, c);
}

static int tell_verdicts(syma_prober *s, struct symai_check *c)
{
    struct symai_task *t;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < c->count && rc == SYMA_OK; i++) {
        t = &c->tasks[i];
        if (t->was_told || t->is_wanted || t->verdict == NULL ||
            !symai_task_is_final(&s->engine, t))
            continue;
        t->was_told = 1;
        rc = symai_events_add_verdict(&s->events, c->ticket, c->plan,
                                      t->section->id, t->verdict);
    }
    return rc;
}

static int tell_report(syma_prober *s, struct symai_check *c)
{
    syma_report *r = NULL;
    int rc;

    if (c->plan->portal == NULL)
        return SYMA_OK;
    rc = symai_check_report(&s->engine, c, &r);
    if (rc == SYMA_OK)
        rc = symai_events_add_report(&s->events, c->ticket, r);
    syma_report_unref(r);
    return rc;
}

static void enqueue_look(syma_prober *s, struct symai_check *c, int given)
{
    struct symai_task *t;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < c->count && rc == SYMA_OK; i++) {
        t = &c->tasks[i];
        if (t->is_wanted && t->was_given == given)
            rc = symai_pace_enqueue(s->pace, t->section->url,
                                    symai_work_now_ms(s), &t->job);
    }
    if (rc < 0)
        c->phase = rc; /* told by begin_look */
}

/* In the second look those come first that were not fetched in the first: so
 * it is not the same two sections again that speak for their host. */
static void begin_look(syma_prober *s, struct symai_check *c)
{
    symai_check_look(c);
    enqueue_look(s, c, 1);
    if (c->phase >= 0)
        enqueue_look(s, c, 0);
    if (c->phase < 0)
        fail_check(s, c, c->phase);
}

int symai_work_wait(syma_prober *s, struct symai_check *c, int64_t at_ms)
{
    return symai_heap_set(&s->due, &c->due, at_ms);
}

/* Asks the witnesses, unless their answer is known. */
static int settle_doubt(syma_prober *s, struct symai_check *c)
{
    int rc = symai_witnesses_ask(s->witnesses);

    if (rc == 1)
        return SYMA_OK;
    return rc < 0 ? rc : symai_check_end_doubt(&s->engine, c);
}

/* The check may be gone after this. */
static void go_on(syma_prober *s, struct symai_check *c, int rc)
{
    if (rc == SYMA_OK)
        rc = tell_verdicts(s, c);
    if (rc == SYMA_OK && c->phase == SYMAI_CHECK_ENDED)
        rc = tell_report(s, c);
    if (rc < 0)
        fail_check(s, c, rc);
    else if (c->phase == SYMAI_CHECK_ENDED)
        symai_work_drop(s, c);
}

static void end_look(syma_prober *s, struct symai_check *c)
{
    int64_t delay = symai_options_int(s->options, SYMAI_OPT_confirm_delay_ms);
    int rc = SYMA_OK;

    switch (symai_check_end_look(&s->engine, c)) {
    case SYMAI_CHECK_PAUSES:
        rc = symai_work_wait(s, c, symai_work_now_ms(s) + delay);
        break;
    case SYMAI_CHECK_DOUBTS:
        rc = settle_doubt(s, c);
        break;
    default:
        break;
    }
    go_on(s, c, rc);
}

/* The witnesses have answered, or could not be asked: rc. */
static void end_doubts(syma_prober *s, int rc)
{
    struct symai_check *after;
    struct symai_check *c;

    for (c = s->checks; c != NULL; c = after) {
        after = c->after;
        if (c->phase == SYMAI_CHECK_DOUBTS)
            go_on(s, c, rc < 0 ? rc : symai_check_end_doubt(&s->engine, c));
    }
}

/* A task is done. */
static void end_task(syma_prober *s, struct symai_task *t)
{
    struct symai_check *c = t->check;
    int rc;

    if (c->left == 0) {
        end_look(s, c);
        return;
    }
    rc = tell_verdicts(s, c);
    if (rc < 0)
        fail_check(s, c, rc);
}

/* --- work --- */

static struct symai_task *task_of(struct symai_pace_job *job)
{
    return (struct symai_task *)(void *)job;
}

/* It is known: those who waited go on. */
static void end_absence(syma_prober *s, struct symai_pace_job *job)
{
    struct symai_absence_wait *wait;
    struct symai_task *t;
    int rc;

    for (wait = symai_absence_next(job); wait != NULL;
         wait = symai_absence_next(job)) {
        t = wait->user;
        rc = symai_task_settle(&s->engine, t);
        if (rc < 0)
            fail_check(s, t->check, rc);
        else if (rc != SYMAI_TASK_WAITS)
            end_task(s, t);
    }
}

static void advance_absence(syma_prober *s, struct symai_pace_job *job)
{
    int64_t keep_away_ms;

    if (symai_absence_advance(job, &keep_away_ms) == 1)
        return;
    s->running--;
    symai_pace_done(s->pace, job, symai_work_now_ms(s), 1, keep_away_ms);
    end_absence(s, job);
}

static void begin_absence(syma_prober *s, struct symai_pace_job *job)
{
    s->running++;
    if (symai_absence_begin(job) == 1)
        return;
    s->running--;
    symai_pace_done(s->pace, job, symai_work_now_ms(s), 0, 0);
    end_absence(s, job);
}

static void give_up_absences(syma_prober *s)
{
    struct symai_pace_job *job = symai_absences_overdue(s->absences);

    while (job != NULL) {
        end_absence(s, job);
        job = symai_absences_overdue(s->absences);
    }
}

static void take_done(syma_prober *s, struct symai_http *http)
{
    void *user = symai_follow_user(symai_http_user(http));
    struct symai_task *t = user;
    struct symai_wish wish;
    int rc;

    if (symai_witnesses_own(s->witnesses, user)) {
        rc = symai_witnesses_advance(s->witnesses, user);
        if (rc != 1)
            end_doubts(s, rc);
        return;
    }
    if (symai_discoveries_own(s->discoveries, user)) {
        symai_discoveries_advance(s->discoveries, user);
        return;
    }
    if (symai_absences_own(s->absences, user)) {
        advance_absence(s, user);
        return;
    }
    rc = symai_task_advance(&s->engine, t, &wish);
    if (rc == 1)
        return;
    if (rc < 0) {
        fail_check(s, t->check, rc);
        return;
    }
    s->running--;
    symai_pace_done(s->pace, &t->job, symai_work_now_ms(s), 1, wish.host_ms);
    symai_pace_hold(s->pace, t->section->url, symai_work_now_ms(s),
                    wish.page_ms);
    if (rc != SYMAI_TASK_WAITS)
        end_task(s, t);
}

static void begin_task(syma_prober *s, struct symai_task *t)
{
    int rc;

    s->running++;
    rc = symai_task_begin(&s->engine, t);
    if (rc == 1)
        return;
    if (rc < 0) {
        fail_check(s, t->check, rc);
        return;
    }
    s->running--;
    symai_pace_done(s->pace, &t->job, symai_work_now_ms(s), 0, 0);
    end_task(s, t);
}

static void run_due(syma_prober *s)
{
    struct symai_heap_entry *entry = symai_heap_first(&s->due);

    while (entry != NULL && entry->at_ms <= symai_work_now_ms(s)) {
        symai_heap_remove(&s->due, entry);
        begin_look(s, (struct symai_check *)(void *)entry);
        entry = symai_heap_first(&s->due);
    }
    symai_discoveries_run_due(s->discoveries);
}

static void run_turns(syma_prober *s)
{
    struct symai_pace_job *job;

    while (has_room(s)) {
        job = symai_pace_next(s->pace, symai_work_now_ms(s));
        if (job == NULL)
            return;
        if (symai_discoveries_own(s->discoveries, job))
            symai_discoveries_begin(s->discoveries, job);
        else if (symai_absences_own(s->absences, job))
            begin_absence(s, job);
        else
            begin_task(s, task_of(job));
    }
}

/* -1: never. */
static int64_t earlier(int64_t a, int64_t b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

int64_t symai_work_nearest_ms(const syma_prober *s)
{
    const struct symai_heap_entry *first = symai_heap_first(&s->due);
    int64_t due = earlier(first == NULL ? -1 : first->at_ms,
                          symai_discoveries_next_ms(s->discoveries));

    due = earlier(due, has_room(s) ? symai_pace_next_ms(s->pace) : -1);
    return earlier(due, symai_absences_next_ms(s->absences));
}

/* All that can be done now, and the descriptor made to tell of the rest. */
int symai_work(syma_prober *s)
{
    struct symai_http *http;
    int rc;

    for (http = symai_pool_next_done(s->pool); http != NULL;
         http = symai_pool_next_done(s->pool))
        take_done(s, http);
    run_due(s);
    give_up_absences(s);
    run_turns(s);
    rc = symai_pool_keep_readable(s->pool, s->events.count > 0);
    return rc < 0 ? rc
                  : symai_pool_set_alarm(s->pool, symai_work_nearest_ms(s));
}
