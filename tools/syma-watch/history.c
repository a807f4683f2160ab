/* SPDX-License-Identifier: MIT */
/*
 * From reports to rows. The changes say when a state began and ended, in
 * order; the tracker then says what holds, and the open spans are made to
 * agree with it, whatever was lost before.
 */
#include "history.h"

#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "../moment.h"
#include "log.h"

#define WAITING_MAX ((size_t)10000)

int history_open(const char *path, const syma_options *o, struct history *out)
{
    int rc;

    memset(out, 0, sizeof(*out));
    rc = syma_tracker_new(o, &out->tracker);
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return -1;
    }
    return store_open(path, &out->store);
}

void history_close(struct history *h)
{
    size_t i;

    for (i = 0; i < h->count; i++)
        syma_change_free(h->waiting[i]);
    free(h->waiting);
    store_close(h->store);
    syma_tracker_free(h->tracker);
    memset(h, 0, sizeof(*h));
}

static void tell_failure(struct history *h)
{
    h->is_behind = 1;
    if (log_is_due(&h->told_ms))
        tool_error("%s; trying again", store_error(h->store));
}

/* Spans that nothing goes on from end where they were last known to hold. */
static void begin_anew(struct history *h, const char *portal, int rc)
{
    const char *why = syma_tracker_last_error(h->tracker);

    tool_error("%s: what was saved of it cannot be used (%s): it begins anew",
               portal, why[0] != '\0' ? why : syma_strerror(rc));
    if (store_close_spans(h->store, portal) < 0)
        tell_failure(h);
}

int history_resume(struct history *h, const char *portal)
{
    char *xml = NULL;
    int rc;

    if (store_load_tracker(h->store, portal, &xml) < 0) {
        tool_error("%s", store_error(h->store));
        return -1;
    }
    if (xml == NULL)
        return 0;
    rc = syma_tracker_load(h->tracker, xml, strlen(xml));
    free(xml);
    if (rc == SYMA_ENOMEM) {
        tool_error("%s", syma_strerror(rc));
        return -1;
    }
    if (rc < 0)
        begin_anew(h, portal, rc);
    return 0;
}

/* Where the database has been out of reach for very long, the oldest go. */
static void keep(struct history *h, syma_change *c)
{
    size_t room = h->room * 2 + 64;
    syma_change **bigger = NULL;

    if (h->count == WAITING_MAX) {
        syma_change_free(h->waiting[0]);
        memmove(h->waiting, h->waiting + 1,
                (h->count - 1) * sizeof(*h->waiting));
        h->waiting[h->count - 1] = c;
        return;
    }
    if (h->count == h->room) {
        bigger = realloc(h->waiting, room * sizeof(*h->waiting));
        if (bigger == NULL) {
            syma_change_free(c);
            return;
        }
        h->waiting = bigger;
        h->room = room;
    }
    h->waiting[h->count++] = c;
}

void history_pull(struct history *h, const struct folder *f)
{
    syma_change *c = NULL;

    while (syma_tracker_next_change(h->tracker, &c) == 1) {
        struct watched *w = folder_find(f, syma_change_portal_id(c));

        log_note("%s", syma_change_text(c));
        if (w != NULL) {
            w->is_unsaved = 1;
            w->is_changed = 1;
        }
        keep(h, c);
    }
}

static int write_changes(struct history *h)
{
    size_t i;

    for (i = 0; i < h->count; i++) {
        const syma_change *c = h->waiting[i];

        if (store_add_change(h->store, c) < 0)
            return -1;
        if (syma_change_kind(c) == SYMA_CHANGE_STATE &&
            store_turn(h->store, syma_change_portal_id(c),
                       syma_change_section_id(c), syma_change_to(c),
                       SYMA_USABLE_UNKNOWN, syma_change_time_ms(c)) < 0)
            return -1;
    }
    return 0;
}

static int write_section(struct history *h, const char *portal,
                         const char *section, int64_t now_ms)
{
    return store_agree(h->store, portal, section,
                       syma_tracker_state(h->tracker, portal, section),
                       syma_tracker_usable(h->tracker, portal, section),
                       syma_tracker_since_ms(h->tracker, portal, section),
                       now_ms);
}

static int write_portal(struct history *h, const char *portal)
{
    int64_t now_ms = syma_tracker_checked_ms(h->tracker, portal);
    size_t count = syma_tracker_section_count(h->tracker, portal);
    char *xml = NULL;
    size_t i;
    int rc = 0;

    if (count == 0)
        return 0;
    if (now_ms < 0)
        now_ms = wall_ms();
    for (i = 0; i < count && rc == 0; i++)
        rc = write_section(h, portal,
                           syma_tracker_section_id(h->tracker, portal, i),
                           now_ms);
    if (rc == 0)
        rc = write_section(h, portal, "", now_ms);
    if (rc == 0)
        rc = store_end_others(h->store, h->tracker, portal, now_ms);
    if (rc < 0)
        return rc;
    rc = syma_tracker_save(h->tracker, portal, &xml);
    if (rc < 0) {
        tool_error("%s: cannot be saved: %s", portal, syma_strerror(rc));
        return 0; /* no fault of the database */
    }
    rc = store_save_tracker(h->store, portal, xml,
                            syma_tracker_checked_ms(h->tracker, portal));
    syma_string_free(xml);
    return rc;
}

static int write_all(struct history *h, const struct folder *f)
{
    size_t i;

    if (store_begin(h->store) < 0)
        return -1;
    if (write_changes(h) < 0)
        return -1;
    for (i = 0; i < f->count; i++) {
        if (f->items[i]->is_unsaved &&
            write_portal(h, f->items[i]->facts.id) < 0)
            return -1;
    }
    return store_commit(h->store);
}

int history_save(struct history *h, const struct folder *f)
{
    size_t i;

    if (write_all(h, f) < 0) {
        tell_failure(h);
        store_rollback(h->store);
        return -1;
    }
    for (i = 0; i < f->count; i++)
        f->items[i]->is_unsaved = 0;
    for (i = 0; i < h->count; i++)
        syma_change_free(h->waiting[i]);
    h->count = 0;
    if (h->is_behind)
        log_note("the database is written again");
    h->is_behind = 0;
    h->told_ms = 0;
    return 0;
}
