/* SPDX-License-Identifier: MIT */
/*
 * The folder is read again: what is new is taken up, what is gone is dropped
 * from watching while its history stays, what is wrong stays as it was.
 */
#include <stdlib.h>

#include "../common.h"
#include "../moment.h"
#include "log.h"
#include "schedule.h"
#include "watch.h"

int watch_take_up(struct watch *w, struct watched *portal)
{
    /* First: what cannot be resumed is checked all the same. */
    schedule_begin(portal, w->settings->interval_ms, monotonic_ms());
    return history_resume(&w->history, portal->facts.id);
}

static void cancel(struct watch *w, struct watched *portal)
{
    if (portal->ticket != 0)
        syma_prober_cancel(w->prober, portal->ticket);
    portal->ticket = 0;
}

static void drop(struct watch *w, struct watched *portal)
{
    log_note("%s: no longer watched", portal->facts.id);
    syma_tracker_remove(w->history.tracker, portal->facts.id);
    publish_drop(&w->publisher, portal->facts.id);
}

/* What was running and is not in the new list, or is another there. */
static void leave_old(struct watch *w, const struct folder *next)
{
    size_t i;

    for (i = 0; i < w->folder.count; i++) {
        struct watched *old = w->folder.items[i];

        if (old->is_kept)
            continue;
        cancel(w, old);
        if (folder_find(next, old->facts.id) == NULL)
            drop(w, old);
    }
}

static void take_new(struct watch *w, const struct folder *next)
{
    size_t i;

    for (i = 0; i < next->count; i++) {
        struct watched *portal = next->items[i];
        struct watched *old = folder_find(&w->folder, portal->facts.id);

        if (portal->is_kept)
            continue;
        portal->is_changed = old != NULL;
        if (old != NULL) {
            log_note("%s: read anew", portal->facts.id);
            schedule_replace(portal, old, monotonic_ms());
        } else {
            log_note("%s: watched from now on", portal->facts.id);
            /* What cannot be read is told; the portal then begins anew. */
            (void)watch_take_up(w, portal);
        }
    }
}

/* The page of an only portal is the index too, and names no list. */
static void rewrite_kept(const struct folder *f)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (f->items[i]->is_kept && f->items[i]->is_checked)
            f->items[i]->is_changed = 1;
    }
}

void watch_reload(struct watch *w)
{
    struct folder next;
    int wrong = folder_read(w->settings, &w->folder, &next);
    size_t i;

    if (next.count == 0) {
        tool_error("%s: nothing to take over: what was watched before stays "
                   "(portals: %zu)",
                   w->settings->portals, w->folder.count);
        folder_release(&next);
        return;
    }
    leave_old(w, &next);
    take_new(w, &next);
    if ((w->folder.count == 1) != (next.count == 1))
        rewrite_kept(&next);
    folder_release(&w->folder);
    w->folder = next;
    for (i = 0; i < next.count; i++)
        next.items[i]->is_kept = 0;
    w->metrics.portals = next.count;
    w->publisher.index_is_old = 1;
    w->publisher.look_ms = 0;
    w->due_ms = 0;
    log_note("folder read again: portals: %zu, files wrong: %d", next.count,
             wrong);
}

void watch_drop_unknown(struct watch *w)
{
    char **ids = NULL;
    size_t count = 0;
    size_t i;

    if (store_ids(w->history.store, &ids, &count) < 0)
        tool_error("%s", store_error(w->history.store));
    for (i = 0; i < count; i++) {
        if (folder_find(&w->folder, ids[i]) == NULL)
            publish_drop(&w->publisher, ids[i]);
        free(ids[i]);
    }
    free(ids);
}
