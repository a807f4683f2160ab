/* SPDX-License-Identifier: MIT */
/*
 * A list, and a heap of their moments: each begins when it may, and ends with
 * what it has found after ten times what one page may take.
 */
#include "run/discoveries.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "run/discover.h"
#include "syma/discover.h"

#define LATEST_TIMES 10

struct symai_discoveries {
    const struct symai_engine *engine;
    struct symai_pace *pace;
    struct symai_events *events;
    struct symai_heap due;
    struct symai_discover *first;
    size_t count;
    size_t running;
};

int symai_discoveries_new(const struct symai_engine *engine,
                          struct symai_pace *pace, struct symai_events *events,
                          struct symai_discoveries **out)
{
    struct symai_discoveries *ds = symai_calloc(1, sizeof *ds);

    *out = ds;
    if (ds == NULL)
        return SYMA_ENOMEM;
    ds->engine = engine;
    ds->pace = pace;
    ds->events = events;
    symai_heap_init(&ds->due, (size_t)symai_options_int(engine->options,
                                                        SYMAI_OPT_max_pending));
    return SYMA_OK;
}

static int64_t now_ms(const struct symai_discoveries *ds)
{
    return symai_pool_now_ms(ds->engine->pool);
}

/* --- they come and go --- */

static void link_up(struct symai_discoveries *ds, struct symai_discover *d)
{
    d->after = ds->first;
    if (ds->first != NULL)
        ds->first->before = d;
    ds->first = d;
    ds->count++;
}

/* Out of everything it waits in, and gone. */
static void drop(struct symai_discoveries *ds, struct symai_discover *d)
{
    if (d->job.is_waiting) {
        symai_pace_forget(ds->pace, &d->job);
    } else if (d->job.host != NULL) {
        symai_discover_stop(d);
        ds->running--;
        symai_pace_done(ds->pace, &d->job, now_ms(ds), 1, 0);
    }
    symai_heap_remove(&ds->due, &d->due);
    if (d->before != NULL)
        d->before->after = d->after;
    else
        ds->first = d->after;
    if (d->after != NULL)
        d->after->before = d->before;
    ds->count--;
    symai_discover_free(d);
}

void symai_discoveries_free(struct symai_discoveries *ds)
{
    if (ds == NULL)
        return;
    while (ds->first != NULL)
        drop(ds, ds->first);
    symai_heap_free(&ds->due);
    symai_free(ds);
}

int symai_discoveries_add(struct symai_discoveries *ds, const char *url,
                          uint64_t ticket, int64_t at_ms)
{
    struct symai_discover *d = NULL;
    int rc = symai_discover_new(ds->engine, url, &d);

    if (rc == SYMA_OK)
        rc = symai_heap_set(&ds->due, &d->due, at_ms);
    if (rc < 0) {
        symai_discover_free(d);
        return rc;
    }
    d->ticket = ticket;
    d->job.owner = ds;
    link_up(ds, d);
    return SYMA_OK;
}

int symai_discoveries_cancel(struct symai_discoveries *ds, uint64_t ticket)
{
    struct symai_discover *d = ds->first;

    while (d != NULL && d->ticket != ticket)
        d = d->after;
    if (d == NULL)
        return SYMA_ENOTFOUND;
    drop(ds, d);
    return SYMA_OK;
}

size_t symai_discoveries_count(const struct symai_discoveries *ds)
{
    return ds->count;
}

size_t symai_discoveries_running(const struct symai_discoveries *ds)
{
    return ds->running;
}

/* --- how they go on --- */

static void fail(struct symai_discoveries *ds, struct symai_discover *d,
                 int code)
{
    syma_event *spare = d->spare;

    d->spare = NULL;
    symai_events_add_failure(ds->events, spare, d->ticket, code);
    drop(ds, d);
}

/* Tells what was found, and lets it go. */
static void end(struct symai_discoveries *ds, struct symai_discover *d)
{
    syma_discovery *found = NULL;
    int rc = symai_discover_finish(ds->engine, d, &found);

    if (rc == SYMA_OK)
        rc = symai_events_add_discovery(ds->events, d->ticket, found);
    syma_discovery_unref(found);
    if (rc < 0)
        fail(ds, d, rc);
    else
        drop(ds, d);
}

/* Nothing of it is in the pool. It may be gone after this. */
static void go_on(struct symai_discoveries *ds, struct symai_discover *d)
{
    int rc = symai_discover_go_on(ds->engine, d);

    if (rc == 0) {
        end(ds, d);
        return;
    }
    if (rc == 1)
        rc = symai_pace_enqueue(ds->pace, d->url, now_ms(ds), &d->job);
    if (rc < 0)
        fail(ds, d, rc);
}

static void start(struct symai_discoveries *ds, struct symai_discover *d)
{
    int64_t timeout =
        symai_options_int(ds->engine->options, SYMAI_OPT_timeout_ms);
    int rc =
        symai_heap_set(&ds->due, &d->due, now_ms(ds) + LATEST_TIMES * timeout);

    d->has_begun = 1;
    if (rc < 0)
        fail(ds, d, rc);
    else
        go_on(ds, d);
}

static struct symai_discover *of_entry(struct symai_heap_entry *entry)
{
    return (
        struct symai_discover *)(void *)((char *)entry -
                                         offsetof(struct symai_discover, due));
}

void symai_discoveries_run_due(struct symai_discoveries *ds)
{
    struct symai_heap_entry *entry = symai_heap_first(&ds->due);

    while (entry != NULL && entry->at_ms <= now_ms(ds)) {
        struct symai_discover *d = of_entry(entry);

        symai_heap_remove(&ds->due, entry);
        if (d->has_begun)
            end(ds, d);
        else
            start(ds, d);
        entry = symai_heap_first(&ds->due);
    }
}

int64_t symai_discoveries_next_ms(const struct symai_discoveries *ds)
{
    const struct symai_heap_entry *entry = symai_heap_first(&ds->due);

    return entry == NULL ? -1 : entry->at_ms;
}

int symai_discoveries_own(const struct symai_discoveries *ds,
                          const struct symai_pace_job *job)
{
    return job->owner == ds;
}

static struct symai_discover *of_job(struct symai_pace_job *job)
{
    return (struct symai_discover *)(void *)job;
}

void symai_discoveries_begin(struct symai_discoveries *ds,
                             struct symai_pace_job *job)
{
    struct symai_discover *d = of_job(job);
    int rc;

    ds->running++;
    rc = symai_discover_begin(ds->engine, d);
    if (rc < 0)
        fail(ds, d, rc);
}

void symai_discoveries_advance(struct symai_discoveries *ds,
                               struct symai_pace_job *job)
{
    struct symai_discover *d = of_job(job);
    struct symai_wish wish;
    int rc = symai_discover_advance(ds->engine, d, &wish);

    if (rc == 1)
        return;
    if (rc < 0) {
        fail(ds, d, rc);
        return;
    }
    ds->running--;
    symai_pace_done(ds->pace, job, now_ms(ds), 1, wish.host_ms);
    symai_pace_hold(ds->pace, d->url, now_ms(ds), wish.page_ms);
    go_on(ds, d);
}
