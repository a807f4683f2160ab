/* SPDX-License-Identifier: MIT */
/*
 * The newest entries of all lines of a tracker. Nothing is allocated: each
 * candidate goes to its place in the list or is too old for it.
 */
#include "watch/feed.h"

#include <string.h>

static int goes_before(const struct symai_feed_entry *a,
                       const struct symai_feed_entry *b)
{
    if (a->time_ms != b->time_ms)
        return a->time_ms > b->time_ms;
    return a->kind > b->kind;
}

static void add(struct symai_feed *feed, const struct symai_feed_entry *e)
{
    size_t at = feed->count;

    while (at > 0 && goes_before(e, &feed->items[at - 1]))
        at--;
    if (at == SYMAI_FEED_MAX)
        return;
    if (feed->count < SYMAI_FEED_MAX)
        feed->count++;
    memmove(&feed->items[at + 1], &feed->items[at],
            (feed->count - at - 1) * sizeof *feed->items);
    feed->items[at] = *e;
}

static void add_incidents(const struct symai_telling *f,
                          struct symai_feed *feed, struct symai_feed_entry e)
{
    size_t count = syma_tracker_incident_count(f->t, e.portal_id, e.section_id);
    int is_portal = e.section_id[0] == '\0';
    size_t i;

    for (i = 0; i < count; i++) {
        e.incident = syma_tracker_incident(f->t, e.portal_id, e.section_id, i);
        /* that a portal's began is told of its sections */
        e.kind = SYMAI_FEED_BEGIN;
        e.time_ms = syma_incident_begin_ms(e.incident);
        if (!is_portal)
            add(feed, &e);
        e.kind = is_portal ? SYMAI_FEED_ALL_BACK : SYMAI_FEED_BACK;
        e.time_ms = syma_incident_end_ms(e.incident);
        if (e.time_ms >= 0)
            add(feed, &e);
    }
}

static int is_slip(const syma_promise *p)
{
    return syma_promise_revised_from_ms(p) >= 0 &&
           syma_promise_latest_ms(p) > syma_promise_revised_from_ms(p);
}

/* Did its time pass while it was the last word of its source? */
static int became_late(const struct symai_telling *f,
                       const struct symai_feed_entry *e, size_t place)
{
    const syma_promise *later;
    int64_t latest = syma_promise_latest_ms(e->promise);
    int status = syma_promise_status(e->promise);
    size_t i;

    if (latest < 0 || latest >= f->now_ms)
        return 0;
    if (status == SYMA_PROMISE_OVERDUE)
        return 1;
    if (status != SYMA_PROMISE_BROKEN && status != SYMA_PROMISE_REVISED)
        return 0;
    for (i = 0; i < place; i++) {
        later = syma_tracker_promise(f->t, e->portal_id, e->section_id, i);
        if (strcmp(syma_promise_source(later),
                   syma_promise_source(e->promise)) == 0 &&
            syma_promise_seen_ms(later) <= latest)
            return 0;
    }
    return 1;
}

static void add_promises(const struct symai_telling *f, struct symai_feed *feed,
                         struct symai_feed_entry e)
{
    size_t count = syma_tracker_promise_count(f->t, e.portal_id, e.section_id);
    size_t i;

    for (i = 0; i < count; i++) {
        e.promise = syma_tracker_promise(f->t, e.portal_id, e.section_id, i);
        e.kind = is_slip(e.promise) ? SYMAI_FEED_SLIP : SYMAI_FEED_PROMISED;
        e.time_ms = syma_promise_seen_ms(e.promise);
        add(feed, &e);
        if (!became_late(f, &e, i))
            continue;
        e.kind = SYMAI_FEED_OVERDUE;
        e.time_ms = syma_promise_latest_ms(e.promise);
        add(feed, &e);
    }
}

static void add_line(const struct symai_telling *f, struct symai_feed *feed,
                     const char *portal, const char *section)
{
    struct symai_feed_entry e = {0};

    e.portal_id = portal;
    e.section_id = section;
    add_incidents(f, feed, e);
    add_promises(f, feed, e);
}

void symai_feed_collect(const struct symai_telling *f, struct symai_feed *out)
{
    size_t portals = symai_telling_portal_count(f);
    size_t sections;
    const char *id;
    size_t i;
    size_t j;

    out->count = 0;
    for (i = 0; i < portals; i++) {
        id = symai_telling_portal(f, i);
        sections = syma_tracker_section_count(f->t, id);
        add_line(f, out, id, "");
        for (j = 0; j < sections; j++)
            add_line(f, out, id, syma_tracker_section_id(f->t, id, j));
    }
}
