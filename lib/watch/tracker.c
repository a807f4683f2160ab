/* SPDX-License-Identifier: MIT */
/*
 * The tracker: made, fed, told the time, released. Each call works on copies
 * of the records that it touches and puts all of them in place at its end, in
 * steps that cannot fail.
 */
#include "watch/tracker.h"

#include <string.h>

#include "base/mem.h"
#include "watch/portal_values.h"
#include "watch/said.h"
#include "watch/turn.h"

/* The copies of one call. */
struct batch {
    syma_tracker *t;
    int64_t now_ms;
    struct symai_change_list changes;
    struct symai_vec places; /* struct place */
};

struct place {
    size_t index;
    struct symai_track_portal *copy;
};

static struct symai_track_portal **slot(const syma_tracker *t, size_t i)
{
    return symai_vec_at(&t->portals, i);
}

int syma_tracker_new(const syma_options *o, syma_tracker **out)
{
    const int64_t interval = symai_options_int(o, SYMAI_OPT_interval_ms);
    struct symai_track_options *own;
    syma_tracker *t;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    t = symai_calloc(1, sizeof *t);
    if (t == NULL)
        return SYMA_ENOMEM;
    own = &t->options;
    own->stale_ms = interval * symai_options_int(o, SYMAI_OPT_stale_intervals);
    own->unknown_ms =
        interval * symai_options_int(o, SYMAI_OPT_unknown_intervals);
    own->confirm[SYMA_STATE_UP] =
        (int)symai_options_int(o, SYMAI_OPT_confirm_up);
    own->confirm[SYMA_STATE_DEGRADED] =
        (int)symai_options_int(o, SYMAI_OPT_confirm_degraded);
    own->confirm[SYMA_STATE_MAINTENANCE] =
        (int)symai_options_int(o, SYMAI_OPT_confirm_maintenance);
    own->confirm[SYMA_STATE_DOWN] =
        (int)symai_options_int(o, SYMAI_OPT_confirm_down);
    own->flap_high = (int)symai_options_int(o, SYMAI_OPT_flap_high);
    own->flap_low = (int)symai_options_int(o, SYMAI_OPT_flap_low);
    /* Else it would begin and end with each report. */
    if (own->flap_low >= own->flap_high)
        own->flap_low = own->flap_high - 1;
    t->due_ms = INT64_MAX;
    symai_vec_init(&t->portals, sizeof(struct symai_track_portal *),
                   SYMAI_TRACK_PORTALS);
    rc = symai_strdup(symai_options_str(o, SYMAI_OPT_zoneinfo_dir),
                      &t->zone_dir);
    if (rc < 0)
        syma_tracker_free(t);
    else
        *out = t;
    return rc;
}

void syma_tracker_free(syma_tracker *t)
{
    struct symai_change_list changes;
    size_t i;

    if (t == NULL)
        return;
    changes.first = t->first;
    changes.last = t->last;
    changes.count = t->change_count;
    symai_change_list_free(&changes);
    for (i = 0; i < t->portals.count; i++)
        symai_track_portal_free(*slot(t, i));
    symai_vec_free(&t->portals);
    symai_free(t->zone_dir);
    symai_free(t);
}

/* ---- copies ---- */

static int batch_begin(struct batch *b, syma_tracker *t, int64_t now_ms)
{
    memset(b, 0, sizeof *b);
    b->t = t;
    b->now_ms = now_ms < t->now_ms ? t->now_ms : now_ms;
    if (b->now_ms > SYMAI_TRACK_LAST_MS)
        b->now_ms = SYMAI_TRACK_LAST_MS;
    symai_vec_init(&b->places, sizeof(struct place), SYMAI_TRACK_PORTALS + 1);
    symai_errmsg_clear(&t->error);
    if (t->change_count >= SYMAI_TRACK_CHANGES)
        return symai_errmsg_set(&t->error, SYMA_ELIMIT, 0,
                                "%d changes wait to be pulled",
                                SYMAI_TRACK_CHANGES);
    return SYMA_OK;
}

static int batch_add(struct batch *b, size_t index,
                     struct symai_track_portal *copy)
{
    struct place place = {index, copy};
    int rc = symai_vec_add(&b->places, &place, sizeof place);

    if (rc < 0)
        symai_track_portal_free(copy);
    return rc;
}

static void turn_of(struct batch *b, struct symai_track_portal *copy,
                    struct symai_turn *turn)
{
    memset(turn, 0, sizeof *turn);
    turn->t = b->t;
    turn->p = copy;
    turn->now_ms = b->now_ms;
    turn->changes = &b->changes;
}

/* Everything that is due, in the order of the portals. */
static int batch_tick(struct batch *b)
{
    struct symai_track_portal *copy = NULL;
    struct symai_turn turn;
    size_t i;
    int rc = SYMA_OK;

    if (b->t->due_ms > b->now_ms)
        return SYMA_OK;
    for (i = 0; rc == SYMA_OK && i < b->t->portals.count; i++) {
        if ((*slot(b->t, i))->due_ms > b->now_ms)
            continue;
        rc = symai_track_portal_copy(*slot(b->t, i), &copy);
        if (rc == SYMA_OK)
            rc = batch_add(b, i, copy);
        if (rc < 0)
            break;
        turn_of(b, copy, &turn);
        rc = symai_turn_tick(&turn);
    }
    return rc;
}

static void batch_free(struct batch *b)
{
    struct place *place;
    size_t i;

    for (i = 0; i < b->places.count; i++) {
        place = symai_vec_at(&b->places, i);
        symai_track_portal_free(place->copy);
    }
    symai_vec_free(&b->places);
    symai_change_list_free(&b->changes);
}

static void find_due(syma_tracker *t)
{
    size_t i;

    t->due_ms = INT64_MAX;
    for (i = 0; i < t->portals.count; i++)
        if ((*slot(t, i))->due_ms < t->due_ms)
            t->due_ms = (*slot(t, i))->due_ms;
}

static void take_changes(syma_tracker *t, struct symai_change_list *list)
{
    if (list->first == NULL)
        return;
    if (t->last != NULL)
        t->last->next = list->first;
    else
        t->first = list->first;
    t->last = list->last;
    t->change_count += list->count;
    memset(list, 0, sizeof *list);
}

/* Nothing here can fail. */
static void batch_commit(struct batch *b)
{
    syma_tracker *t = b->t;
    int was_due = t->due_ms <= b->now_ms;
    struct symai_track_portal *old;
    struct place *place;
    size_t i;

    for (i = 0; i < b->places.count; i++) {
        place = symai_vec_at(&b->places, i);
        old = *slot(t, place->index);
        *slot(t, place->index) = place->copy;
        if (place->copy->due_ms < t->due_ms)
            t->due_ms = place->copy->due_ms;
        place->copy = old;
    }
    t->now_ms = b->now_ms;
    take_changes(t, &b->changes);
    if (was_due)
        find_due(t);
}

static int batch_end(struct batch *b, int rc)
{
    if (rc == SYMA_OK)
        batch_commit(b);
    else if (b->t->error.text[0] == '\0')
        symai_errmsg_set(&b->t->error, rc, 0, "%s", syma_strerror(rc));
    batch_free(b);
    return rc;
}

/* ---- reports ---- */

/* The copy of a portal to work on: the one that the tick made, a new one, or
 * that of a portal that is not known yet. */
static int batch_copy(struct batch *b, const char *id, size_t *index,
                      int *is_new, struct symai_track_portal **out)
{
    struct place *place;
    size_t i;
    int rc;

    *is_new = !symai_track_find(b->t, id, index);
    if (*is_new) {
        if (b->t->portals.count == SYMAI_TRACK_PORTALS)
            return symai_errmsg_set(&b->t->error, SYMA_ELIMIT, 0,
                                    "there are %d portals already",
                                    SYMAI_TRACK_PORTALS);
        rc = symai_vec_reserve(&b->t->portals, b->t->portals.count + 1);
        return rc == SYMA_OK ? symai_track_portal_new(id, out) : rc;
    }
    for (i = 0; i < b->places.count; i++) {
        place = symai_vec_at(&b->places, i);
        if (place->index == *index) {
            *out = place->copy;
            return SYMA_OK;
        }
    }
    rc = symai_track_portal_copy(*slot(b->t, *index), out);
    return rc == SYMA_OK ? batch_add(b, *index, *out) : rc;
}

int syma_tracker_add(syma_tracker *t, const syma_report *r)
{
    struct symai_track_portal *copy = NULL;
    struct symai_turn turn;
    struct batch b;
    size_t index = 0;
    int is_new = 0;
    int rc;

    if (t == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&t->error);
    if (r == NULL || r->time_ms < 0)
        return symai_errmsg_set(&t->error, SYMA_EINVAL, 0,
                                r == NULL ? "no report"
                                          : "the report has no time");
    rc = batch_begin(&b, t, r->time_ms);
    if (rc == SYMA_OK)
        rc = batch_tick(&b);
    if (rc == SYMA_OK)
        rc = batch_copy(&b, r->portal_id, &index, &is_new, &copy);
    if (rc == SYMA_OK) {
        turn_of(&b, copy, &turn);
        turn.report = r;
        rc = symai_turn_report(&turn);
    }
    if (is_new && rc < 0)
        symai_track_portal_free(copy);
    rc = batch_end(&b, rc);
    if (is_new && rc == SYMA_OK)
        symai_track_insert(t, index, copy);
    if (rc == SYMA_OK)
        symai_tally_add(&t->tally, r);
    return rc;
}

int syma_tracker_tick(syma_tracker *t, int64_t now_ms)
{
    struct batch b;
    int rc;

    if (t == NULL)
        return SYMA_EINVAL;
    if (now_ms < 0)
        return symai_errmsg_set(&t->error, SYMA_EINVAL, 0,
                                "the time is negative");
    rc = batch_begin(&b, t, now_ms);
    if (rc == SYMA_OK)
        rc = batch_tick(&b);
    return batch_end(&b, rc);
}

int syma_tracker_remove(syma_tracker *t, const char *portal_id)
{
    size_t index;

    if (t == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&t->error);
    if (portal_id == NULL)
        return symai_errmsg_set(&t->error, SYMA_EINVAL, 0, "no portal id");
    if (!symai_track_find(t, portal_id, &index))
        return symai_errmsg_set(&t->error, SYMA_ENOTFOUND, 0,
                                "there is no portal '%.64s'", portal_id);
    symai_track_portal_free(*slot(t, index));
    symai_vec_remove(&t->portals, index);
    return SYMA_OK;
}

/* ---- what was heard elsewhere ---- */

static int check_pledge(syma_tracker *t, const struct symai_pledge *g)
{
    const char *fault = NULL;

    if (g->source == NULL || !symai_said_is_source(g->source))
        fault = "the source is not 1 to 32 letters, digits, '-' and '_', or "
                "one of the library's own";
    else if (g->text == NULL || !symai_portal_is_value(g->text))
        fault = "the words are not 1 to 4096 bytes of UTF-8 without control "
                "characters";
    else if (g->seen_ms < 0 || g->earliest_ms < -1 || g->latest_ms < -1)
        fault = "a time is negative";
    else if (g->latest_ms >= 0 && g->latest_ms < g->earliest_ms)
        fault = "the latest return is before the earliest";
    else if (g->is_vague != 0 && g->is_vague != 1)
        fault = "vague is not 0 or 1";
    if (fault == NULL)
        return SYMA_OK;
    return symai_errmsg_set(&t->error, SYMA_EINVAL, 0, "%s", fault);
}

static int declare(struct batch *b, const char *portal_id,
                   const char *section_id, const struct symai_pledge *g)
{
    struct symai_track_portal *copy = NULL;
    struct symai_track_section *s = NULL;
    struct symai_turn turn;
    size_t index;
    int is_new;
    int rc = batch_copy(b, portal_id, &index, &is_new, &copy);

    if (rc < 0)
        return rc;
    if (section_id != NULL && section_id[0] != '\0')
        s = symai_track_section(copy, section_id);
    turn_of(b, copy, &turn);
    return symai_turn_declare(&turn, s, g);
}

int syma_tracker_declare_promise(syma_tracker *t, const char *portal_id,
                                 const char *section_id, const char *source,
                                 const char *text, int64_t seen_ms,
                                 int64_t earliest_ms, int64_t latest_ms,
                                 int vague)
{
    struct symai_pledge g = {source,      text,      seen_ms,
                             earliest_ms, latest_ms, vague, 1};
    struct batch b;
    int rc;

    if (t == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&t->error);
    if (portal_id == NULL)
        return symai_errmsg_set(&t->error, SYMA_EINVAL, 0, "no portal id");
    rc = check_pledge(t, &g);
    if (rc < 0)
        return rc;
    if (symai_track_line(t, portal_id, section_id, NULL, NULL) == NULL)
        return symai_errmsg_set(&t->error, SYMA_ENOTFOUND, 0,
                                "there is no portal '%.64s', or it has no "
                                "section '%.64s'",
                                portal_id,
                                section_id != NULL ? section_id : "");
    g.seen_ms = symai_track_bounded_ms(seen_ms);
    g.earliest_ms = symai_track_bounded_ms(earliest_ms);
    g.latest_ms = symai_track_bounded_ms(latest_ms);
    rc = batch_begin(&b, t, t->now_ms);
    if (rc == SYMA_OK)
        rc = declare(&b, portal_id, section_id, &g);
    return batch_end(&b, rc);
}

size_t syma_tracker_error_line(const syma_tracker *t)
{
    return t != NULL ? t->error.line : 0;
}

const char *syma_tracker_last_error(const syma_tracker *t)
{
    return t != NULL ? t->error.text : "";
}
