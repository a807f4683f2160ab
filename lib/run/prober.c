/* SPDX-License-Identifier: MIT */
/*
 * The prober: checks that wait for a moment in a heap, tasks that wait for
 * their turn in the pace, transfers in the pool, and events to be pulled. A
 * task whose page might be one for all that its host does not have waits
 * once more, for what run/absence learns of that. Discoveries are worked on
 * beside the checks.
 */
#include "run/prober.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/heap.h"
#include "base/mem.h"
#include "base/options.h"
#include "judge/ruleset.h"
#include "run/check.h"
#include "run/discoveries.h"
#include "run/events.h"
#include "run/pace.h"
#include "syma/report.h"
#include "syma/verdict.h"

#define WAIT_MAX_MS 3600000

struct syma_prober {
    struct symai_engine engine;
    syma_options *options;
    syma_ruleset *rules;
    struct symai_pool *pool;
    struct symai_pace *pace;
    struct symai_knowledge *knowledge; /* NULL: nothing is reused */
    struct symai_witnesses *witnesses; /* NULL: there are none */
    struct symai_absences *absences;   /* NULL: pages are taken as they are */
    struct symai_heap due; /* checks that wait for a moment */
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

/* --- the object --- */

static int take_rules(syma_prober *s, const syma_ruleset *r)
{
    if (r == NULL)
        return symai_ruleset_builtin(&s->rules);
    if (!r->compiled)
        return SYMA_ESTATE;
    s->rules = symai_ruleset_ref(r);
    return SYMA_OK;
}

static int make_parts(syma_prober *s, const struct symai_clock *clock,
                      const syma_options *o, const syma_ruleset *r)
{
    int rc = take_rules(s, r);

    if (rc == SYMA_OK)
        rc = symai_options_copy(o, &s->options);
    if (rc == SYMA_OK)
        rc = symai_pool_new(
            clock, (size_t)symai_options_int(s->options, SYMAI_OPT_max_idle),
            (size_t)symai_options_int(s->options, SYMAI_OPT_max_parallel),
            &s->pool);
    if (rc == SYMA_OK)
        rc = symai_pace_new(s->options, &s->pace);
    if (rc == SYMA_OK &&
        symai_options_int(s->options, SYMAI_OPT_reuse_unchanged))
        rc = symai_knowledge_new(&s->knowledge);
    if (rc == SYMA_OK)
        rc =
            symai_witnesses_new(s->pool, clock, s->options, &s->witnesses);
    if (rc == SYMA_OK)
        rc = symai_absences_new(s->pool, s->pace, clock, s->options,
                                &s->absences);
    return rc;
}

int symai_prober_new(const struct symai_clock *clock, const syma_options *o,
                     const syma_ruleset *r, syma_prober **out)
{
    syma_prober *s = symai_calloc(1, sizeof *s);
    int rc;

    *out = NULL;
    if (s == NULL)
        return SYMA_ENOMEM;
    s->owner = getpid();
    rc = make_parts(s, clock, o, r);
    if (rc < 0) {
        syma_prober_free(s);
        return rc;
    }
    s->engine.clock = clock;
    s->engine.pool = s->pool;
    s->engine.options = s->options;
    s->engine.rules = s->rules;
    s->engine.knowledge = s->knowledge;
    s->engine.witnesses = s->witnesses;
    s->engine.absences = s->absences;
    rc = symai_discoveries_new(&s->engine, s->pace, &s->events,
                               &s->discoveries);
    if (rc < 0) {
        syma_prober_free(s);
        return rc;
    }
    s->max_pending =
        (size_t)symai_options_int(s->options, SYMAI_OPT_max_pending);
    s->max_parallel =
        (size_t)symai_options_int(s->options, SYMAI_OPT_max_parallel);
    s->spread_ms = symai_options_int(s->options, SYMAI_OPT_spread_ms);
    symai_heap_init(&s->due, s->max_pending);
    *out = s;
    return SYMA_OK;
}

int syma_prober_new(const syma_options *o, const syma_ruleset *r,
                    syma_prober **out)
{
    return out == NULL ? SYMA_EINVAL
                       : symai_prober_new(&symai_clock_system, o, r, out);
}

static int64_t now_ms(const syma_prober *s)
{
    return symai_pool_now_ms(s->pool);
}

/* Of checks and discoveries. */
static size_t pending(const syma_prober *s)
{
    return s->pending + symai_discoveries_count(s->discoveries);
}

static int has_room(const syma_prober *s)
{
    return s->running + symai_discoveries_running(s->discoveries) <
           s->max_parallel;
}

/* --- checks come and go --- */

static void link_check(syma_prober *s, struct symai_check *c)
{
    c->after = s->checks;
    if (s->checks != NULL)
        s->checks->before = c;
    s->checks = c;
    s->pending++;
}

/* Out of everything it waits in, and gone. */
static void drop_check(syma_prober *s, struct symai_check *c)
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
            symai_pace_done(s->pace, &t->job, now_ms(s), 1, 0);
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

/* A child shares the poller and the connections with its parent: to take a
 * socket out or to say goodbye on it would be felt there. */
void syma_prober_free(syma_prober *s)
{
    if (s == NULL || s->owner != getpid())
        return;
    while (s->checks != NULL)
        drop_check(s, s->checks);
    symai_discoveries_free(s->discoveries);
    symai_events_clear(&s->events);
    symai_heap_free(&s->due);
    symai_absences_free(s->absences);
    symai_pace_free(s->pace);
    symai_witnesses_free(s->witnesses);
    symai_pool_free(s->pool);
    symai_knowledge_free(s->knowledge);
    syma_ruleset_free(s->rules);
    syma_options_free(s->options);
    symai_free(s);
}

static void fail_check(syma_prober *s, struct symai_check *c, int code)
{
    syma_event *spare = c->spare;

    c->spare = NULL;
    symai_events_drop(&s->events, c->ticket);
    symai_events_add_failure(&s->events, spare, c->ticket, code);
    drop_check(s, c);
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
            rc = symai_pace_enqueue(s->pace, t->section->url, now_ms(s),
                                    &t->job);
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

static int wait_until(syma_prober *s, struct symai_check *c, int64_t at_ms)
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
        drop_check(s, c);
}

static void end_look(syma_prober *s, struct symai_check *c)
{
    int64_t delay =
        symai_options_int(s->options, SYMAI_OPT_confirm_delay_ms);
    int rc = SYMA_OK;

    switch (symai_check_end_look(&s->engine, c)) {
    case SYMAI_CHECK_PAUSES:
        rc = wait_until(s, c, now_ms(s) + delay);
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
    symai_pace_done(s->pace, job, now_ms(s), 1, keep_away_ms);
    end_absence(s, job);
}

static void begin_absence(syma_prober *s, struct symai_pace_job *job)
{
    s->running++;
    if (symai_absence_begin(job) == 1)
        return;
    s->running--;
    symai_pace_done(s->pace, job, now_ms(s), 0, 0);
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
    symai_pace_done(s->pace, &t->job, now_ms(s), 1, wish.host_ms);
    symai_pace_hold(s->pace, t->section->url, now_ms(s), wish.page_ms);
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
    symai_pace_done(s->pace, &t->job, now_ms(s), 0, 0);
    end_task(s, t);
}

static void run_due(syma_prober *s)
{
    struct symai_heap_entry *entry = symai_heap_first(&s->due);

    while (entry != NULL && entry->at_ms <= now_ms(s)) {
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
        job = symai_pace_next(s->pace, now_ms(s));
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

static int64_t nearest(const syma_prober *s)
{
    const struct symai_heap_entry *first = symai_heap_first(&s->due);
    int64_t due = earlier(first == NULL ? -1 : first->at_ms,
                          symai_discoveries_next_ms(s->discoveries));

    due = earlier(due, has_room(s) ? symai_pace_next_ms(s->pace) : -1);
    return earlier(due, symai_absences_next_ms(s->absences));
}

/* All that can be done now, and the descriptor made to tell of the rest. */
static int work(syma_prober *s)
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
    return rc < 0 ? rc : symai_pool_set_alarm(s->pool, nearest(s));
}

static int event_count(const syma_prober *s)
{
    return s->events.count > INT_MAX ? INT_MAX : (int)s->events.count;
}

static int check_owner(const syma_prober *s)
{
    if (s == NULL)
        return SYMA_EINVAL;
    return s->owner == getpid() ? SYMA_OK : SYMA_EFORK;
}

int syma_prober_step(syma_prober *s)
{
    int woken;
    int rc = check_owner(s);

    if (rc == SYMA_OK)
        rc = symai_pool_step(s->pool, 0, &woken);
    if (rc == SYMA_OK)
        rc = work(s);
    return rc < 0 ? rc : event_count(s);
}

int syma_prober_wait(syma_prober *s, int64_t timeout_ms)
{
    int64_t end;
    int woken = 0;
    int rc = check_owner(s);

    if (rc < 0)
        return rc;
    if (timeout_ms < 0 || timeout_ms > WAIT_MAX_MS)
        timeout_ms = WAIT_MAX_MS;
    end = now_ms(s) + timeout_ms;
    rc = work(s);
    while (rc == SYMA_OK && s->events.count == 0 && pending(s) > 0 && !woken) {
        rc = symai_pool_step(s->pool, end - now_ms(s), &woken);
        if (rc == SYMA_OK)
            rc = work(s);
        if (now_ms(s) >= end)
            break;
    }
    return rc < 0 ? rc : event_count(s);
}

int syma_prober_wakeup(syma_prober *s)
{
    return s == NULL ? SYMA_EINVAL : symai_pool_wakeup(s->pool);
}

/* --- what the caller asks --- */

/* A part of the spread, the same for a name each time. */
static int64_t spread_of(const syma_prober *s, const char *name)
{
    uint64_t hash = symai_hash(SYMAI_HASH_START, name, strlen(name));

    return s->spread_ms == 0 ? 0
                             : (int64_t)(hash % ((uint64_t)s->spread_ms + 1));
}

/* The plan's reference is taken over. */
static int submit(syma_prober *s, struct symai_plan *plan, const char *name,
                  uint64_t *ticket)
{
    struct symai_check *c = NULL;
    int rc = SYMA_ELIMIT;

    if (pending(s) < s->max_pending)
        rc = symai_check_new(plan, &c);
    symai_plan_unref(plan);
    if (rc == SYMA_OK)
        rc = wait_until(s, c, now_ms(s) + spread_of(s, name));
    if (rc < 0) {
        symai_check_free(c);
        return rc;
    }
    c->ticket = ++s->last_ticket;
    link_check(s, c);
    rc = symai_pool_set_alarm(s->pool, nearest(s));
    if (rc < 0)
        drop_check(s, c);
    else
        *ticket = c->ticket;
    return rc;
}

int syma_prober_submit(syma_prober *s, const syma_portal *p, uint64_t *ticket)
{
    struct symai_plan *plan = NULL;
    int rc = check_owner(s);

    if (rc < 0)
        return rc;
    if (p == NULL || ticket == NULL)
        return SYMA_EINVAL;
    rc = symai_plan_of_portal(p, s->options, &plan);
    return rc < 0 ? rc : submit(s, plan, plan->portal->id, ticket);
}

int syma_prober_submit_url(syma_prober *s, const char *url, int section_kind,
                           uint64_t *ticket)
{
    struct symai_plan *plan = NULL;
    int rc = check_owner(s);

    if (rc < 0)
        return rc;
    if (url == NULL || ticket == NULL ||
        syma_section_kind_name(section_kind) == NULL)
        return SYMA_EINVAL;
    rc = symai_plan_of_url(url, section_kind, &plan);
    return rc < 0 ? rc : submit(s, plan, url, ticket);
}

int syma_prober_submit_discovery(syma_prober *s, const char *url,
                                 uint64_t *ticket)
{
    int rc = check_owner(s);

    if (rc < 0)
        return rc;
    if (url == NULL || ticket == NULL)
        return SYMA_EINVAL;
    if (pending(s) >= s->max_pending)
        return SYMA_ELIMIT;
    rc = symai_discoveries_add(s->discoveries, url, s->last_ticket + 1,
                               now_ms(s) + spread_of(s, url));
    if (rc < 0)
        return rc;
    s->last_ticket++;
    rc = symai_pool_set_alarm(s->pool, nearest(s));
    if (rc < 0)
        symai_discoveries_cancel(s->discoveries, s->last_ticket);
    else
        *ticket = s->last_ticket;
    return rc;
}

/* A check or a discovery. */
static int drop_ticket(syma_prober *s, uint64_t ticket)
{
    struct symai_check *c = s->checks;

    while (c != NULL && c->ticket != ticket)
        c = c->after;
    if (c == NULL)
        return symai_discoveries_cancel(s->discoveries, ticket);
    drop_check(s, c);
    return SYMA_OK;
}

int syma_prober_cancel(syma_prober *s, uint64_t ticket)
{
    int rc = check_owner(s);

    if (rc == SYMA_OK)
        rc = drop_ticket(s, ticket);
    if (rc < 0)
        return rc;
    symai_events_drop(&s->events, ticket);
    rc = symai_pool_keep_readable(s->pool, s->events.count > 0);
    return rc < 0 ? rc : symai_pool_set_alarm(s->pool, nearest(s));
}

size_t syma_prober_pending(const syma_prober *s)
{
    return s == NULL ? 0 : pending(s);
}

int syma_prober_fd(const syma_prober *s)
{
    int fd;

    if (s == NULL)
        return SYMA_EINVAL;
    fd = symai_pool_fd(s->pool);
    return fd < 0 ? SYMA_ENOTSUP : fd;
}

int64_t syma_prober_timeout_ms(const syma_prober *s)
{
    int64_t next;

    if (s == NULL || (pending(s) == 0 && s->events.count == 0))
        return -1;
    if (s->events.count > 0)
        return 0;
    next = symai_pool_next_ms(s->pool);
    if (next < 0)
        return -1;
    return next > now_ms(s) ? next - now_ms(s) : 0;
}

int syma_prober_next_event(syma_prober *s, syma_event **out)
{
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (s == NULL)
        return SYMA_EINVAL;
    rc = check_owner(s);
    if (rc < 0)
        return rc;
    *out = symai_events_take(&s->events);
    if (*out == NULL)
        return 0;
    if (s->events.count == 0)
        symai_pool_keep_readable(s->pool, 0);
    return 1;
}
