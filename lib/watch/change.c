/* SPDX-License-Identifier: MIT */
/*
 * Changes: made, kept in order, pulled and read.
 */
#include "watch/change.h"

#include <string.h>

#include "base/mem.h"
#include "watch/turn.h"

static const char *const kind_names[] = {
    "",     "state", "partial_return", "promised", "slip",  "overdue",
    "kept", "broken", "flapping",      "stale",    "window"};

#define KIND_COUNT ((int)(sizeof kind_names / sizeof *kind_names))

int symai_change_new(const struct symai_turn *turn, int kind,
                     const struct symai_track_section *s, int64_t time_ms,
                     syma_change **out)
{
    const struct symai_track_line *line = s != NULL ? &s->line : &turn->p->line;
    syma_change *c = symai_calloc(1, sizeof *c);

    *out = NULL;
    if (c == NULL)
        return SYMA_ENOMEM;
    c->kind = kind;
    c->portal_id = symai_word_ref(turn->p->id);
    c->section_id = symai_word_ref(s != NULL ? s->id : NULL);
    c->from = line->state;
    c->to = line->state;
    c->begins = 1;
    c->time_ms = time_ms;
    c->seen_ms = turn->now_ms;
    *out = c;
    return SYMA_OK;
}

int symai_change_put(struct symai_turn *turn, syma_change *c)
{
    struct symai_change_list *list = turn->changes;
    int rc = symai_change_write(c, &c->text);

    if (rc < 0) {
        syma_change_free(c);
        return rc;
    }
    if (list->last != NULL)
        list->last->next = c;
    else
        list->first = c;
    list->last = c;
    list->count++;
    return SYMA_OK;
}

int symai_change_state(struct symai_turn *turn,
                       const struct symai_track_section *s, int from)
{
    const struct symai_track_line *line = s != NULL ? &s->line : &turn->p->line;
    syma_change *c = NULL;
    int rc =
        symai_change_new(turn, SYMA_CHANGE_STATE, s, line->since_ms, &c);

    if (rc < 0)
        return rc;
    c->from = from;
    return symai_change_put(turn, c);
}

int symai_change_promise(struct symai_turn *turn, int kind,
                         const struct symai_track_section *s,
                         const struct syma_promise *p, int64_t time_ms)
{
    syma_change *c = NULL;
    int rc = symai_change_new(turn, kind, s, time_ms, &c);

    if (rc < 0)
        return rc;
    c->promise = *p;
    symai_word_ref(c->promise.text);
    /* As it was then: it no longer looks at the tracker's time. */
    c->promise.now_ms = NULL;
    if (c->promise.until_ms < 0)
        c->promise.until_ms = turn->now_ms;
    c->has_promise = 1;
    return symai_change_put(turn, c);
}

int symai_change_begin(struct symai_turn *turn, int kind,
                       const struct symai_track_section *s, int begins,
                       int64_t time_ms)
{
    syma_change *c = NULL;
    int rc = symai_change_new(turn, kind, s, time_ms, &c);

    if (rc < 0)
        return rc;
    c->begins = begins;
    return symai_change_put(turn, c);
}

int symai_change_window(struct symai_turn *turn, const struct syma_window *w,
                        int begins, int64_t time_ms)
{
    const char *id = w->section_id != NULL ? w->section_id->text : "";
    syma_change *c = NULL;
    int rc = symai_change_new(turn, SYMA_CHANGE_WINDOW,
                              symai_track_section(turn->p, id), time_ms, &c);

    if (rc < 0)
        return rc;
    c->begins = begins;
    c->window = *w;
    symai_word_ref(c->window.section_id);
    symai_word_ref(c->window.text);
    c->has_window = 1;
    return symai_change_put(turn, c);
}

void symai_change_list_free(struct symai_change_list *list)
{
    syma_change *c;

    while (list->first != NULL) {
        c = list->first;
        list->first = c->next;
        syma_change_free(c);
    }
    list->last = NULL;
    list->count = 0;
}

void syma_change_free(syma_change *c)
{
    size_t i;

    if (c == NULL)
        return;
    symai_word_unref(c->portal_id);
    symai_word_unref(c->section_id);
    symai_promise_clear(&c->promise);
    symai_window_clear(&c->window);
    for (i = 0; c->names != NULL && i < c->back_count + 2 * c->waiting_count;
         i++)
        symai_word_unref(c->names[i]);
    symai_free(c->names);
    symai_free(c->text);
    symai_free(c);
}

int syma_tracker_next_change(syma_tracker *t, syma_change **out)
{
    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (t == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&t->error);
    if (t->first == NULL)
        return 0;
    *out = t->first;
    t->first = (*out)->next;
    (*out)->next = NULL;
    if (t->first == NULL)
        t->last = NULL;
    t->change_count--;
    return 1;
}

/* ---- read ---- */

const char *syma_change_kind_name(int kind)
{
    return kind > 0 && kind < KIND_COUNT ? kind_names[kind] : NULL;
}

int syma_change_kind(const syma_change *c)
{
    return c != NULL ? c->kind : 0;
}

const char *syma_change_portal_id(const syma_change *c)
{
    return c != NULL ? c->portal_id->text : "";
}

const char *syma_change_section_id(const syma_change *c)
{
    return c != NULL && c->section_id != NULL ? c->section_id->text : "";
}

int64_t syma_change_time_ms(const syma_change *c)
{
    return c != NULL ? c->time_ms : -1;
}

int64_t syma_change_seen_ms(const syma_change *c)
{
    return c != NULL ? c->seen_ms : -1;
}

int syma_change_from(const syma_change *c)
{
    return c != NULL ? c->from : SYMA_STATE_UNKNOWN;
}

int syma_change_to(const syma_change *c)
{
    return c != NULL ? c->to : SYMA_STATE_UNKNOWN;
}

int syma_change_begins(const syma_change *c)
{
    return c != NULL ? c->begins : 0;
}

const syma_promise *syma_change_promise(const syma_change *c)
{
    return c != NULL && c->has_promise ? &c->promise : NULL;
}

const syma_window *syma_change_window(const syma_change *c)
{
    return c != NULL && c->has_window ? &c->window : NULL;
}

size_t syma_change_up_count(const syma_change *c)
{
    return c != NULL ? c->back_count : 0;
}

size_t syma_change_required_count(const syma_change *c)
{
    return c != NULL ? c->back_count + c->waiting_count : 0;
}

const char *syma_change_back(const syma_change *c, size_t i)
{
    return c != NULL && i < c->back_count ? c->names[i]->text : NULL;
}

const char *syma_change_waiting(const syma_change *c, size_t i)
{
    if (c == NULL || i >= c->waiting_count)
        return NULL;
    return c->names[c->back_count + i]->text;
}

const char *syma_change_waits_for(const syma_change *c, size_t i)
{
    if (c == NULL || i >= c->waiting_count)
        return NULL;
    return symai_word_text(c->names[c->back_count + c->waiting_count + i]);
}

const char *syma_change_text(const syma_change *c)
{
    return c != NULL ? c->text : "";
}
