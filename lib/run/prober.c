/* SPDX-License-Identifier: MIT */
/*
 * The prober as its callers know it: made, asked, stepped, pulled. What it does
 * by itself is in run/work.
 */
#include "run/prober.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/options.h"
#include "judge/ruleset.h"
#include "run/work.h"

#define WAIT_MAX_MS 3600000

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
        rc = symai_witnesses_new(s->pool, clock, s->options, &s->witnesses);
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
    rc =
        symai_discoveries_new(&s->engine, s->pace, &s->events, &s->discoveries);
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

/* A child shares the poller and the connections with its parent: to take a
 * socket out or to say goodbye on it would be felt there. */
void syma_prober_free(syma_prober *s)
{
    if (s == NULL || s->owner != getpid())
        return;
    while (s->checks != NULL)
        symai_work_drop(s, s->checks);
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

/* What a step that fails has given up is to be told all the same. */
static int step(syma_prober *s, int64_t timeout_ms, int *woken)
{
    int rc = symai_pool_step(s->pool, timeout_ms, woken);
    int work = symai_work(s);

    return rc < 0 ? rc : work;
}

int syma_prober_step(syma_prober *s)
{
    int woken;
    int rc = check_owner(s);

    if (rc == SYMA_OK)
        rc = step(s, 0, &woken);
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
    end = symai_work_now_ms(s) + timeout_ms;
    rc = symai_work(s);
    while (rc == SYMA_OK && s->events.count == 0 && symai_work_pending(s) > 0 &&
           !woken) {
        rc = step(s, end - symai_work_now_ms(s), &woken);
        if (symai_work_now_ms(s) >= end)
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

    if (symai_work_pending(s) < s->max_pending)
        rc = symai_check_new(plan, &c);
    symai_plan_unref(plan);
    if (rc == SYMA_OK)
        rc = symai_work_wait(s, c, symai_work_now_ms(s) + spread_of(s, name));
    if (rc < 0) {
        symai_check_free(c);
        return rc;
    }
    c->ticket = ++s->last_ticket;
    symai_work_link(s, c);
    rc = symai_pool_set_alarm(s->pool, symai_work_nearest_ms(s));
    if (rc < 0)
        symai_work_drop(s, c);
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
    if (symai_work_pending(s) >= s->max_pending)
        return SYMA_ELIMIT;
    rc = symai_discoveries_add(s->discoveries, url, s->last_ticket + 1,
                               symai_work_now_ms(s) + spread_of(s, url));
    if (rc < 0)
        return rc;
    s->last_ticket++;
    rc = symai_pool_set_alarm(s->pool, symai_work_nearest_ms(s));
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
    symai_work_drop(s, c);
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
    return rc < 0 ? rc
                  : symai_pool_set_alarm(s->pool, symai_work_nearest_ms(s));
}

size_t syma_prober_pending(const syma_prober *s)
{
    return s == NULL ? 0 : symai_work_pending(s);
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

    if (s == NULL || (symai_work_pending(s) == 0 && s->events.count == 0))
        return -1;
    if (s->events.count > 0)
        return 0;
    next = symai_pool_next_ms(s->pool);
    if (next < 0)
        return -1;
    return next > symai_work_now_ms(s) ? next - symai_work_now_ms(s) : 0;
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
