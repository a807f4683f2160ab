/* SPDX-License-Identifier: MIT */
/*
 * What a tracker knows, read. A portal or section that it does not know gives
 * the answer for nothing, never a failure.
 */
#include "watch/tracker.h"
#include "watch/turn.h"

size_t syma_tracker_portal_count(const syma_tracker *t)
{
    return t != NULL ? t->portals.count : 0;
}

const char *syma_tracker_portal_id(const syma_tracker *t, size_t i)
{
    struct symai_track_portal **place;

    place = t != NULL ? symai_vec_at(&t->portals, i) : NULL;
    return place != NULL ? (*place)->id->text : NULL;
}

size_t syma_tracker_section_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->sections.count : 0;
}

const char *syma_tracker_section_id(const syma_tracker *t,
                                    const char *portal_id, size_t i)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);
    const struct symai_track_section *s;

    s = p != NULL ? symai_track_section_at(p, i) : NULL;
    return s != NULL ? s->id->text : NULL;
}

const syma_report *syma_tracker_report(const syma_tracker *t,
                                       const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->report : NULL;
}

int64_t syma_tracker_checked_ms(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->checked_ms : -1;
}

static const struct symai_track_line *line_of(const syma_tracker *t,
                                              const char *portal_id,
                                              const char *section_id)
{
    return symai_track_line(t, portal_id, section_id, NULL, NULL);
}

int syma_tracker_state(const syma_tracker *t, const char *portal_id,
                       const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->state : SYMA_STATE_UNKNOWN;
}

int syma_tracker_usable(const syma_tracker *t, const char *portal_id,
                        const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->usable : SYMA_USABLE_UNKNOWN;
}

const char *syma_tracker_reason(const syma_tracker *t, const char *portal_id,
                                const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->reason : "";
}

uint32_t syma_tracker_flags(const syma_tracker *t, const char *portal_id,
                            const char *section_id)
{
    struct symai_track_section *s;
    const struct symai_track_line *line =
        symai_track_line(t, portal_id, section_id, NULL, &s);

    return line != NULL ? symai_track_flags(line, s) : 0;
}

int64_t syma_tracker_since_ms(const syma_tracker *t, const char *portal_id,
                              const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->since_ms : -1;
}

size_t syma_tracker_up_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->up_count : 0;
}

size_t syma_tracker_required_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->required_count : 0;
}

static int is_state(int state)
{
    return state >= 0 && state < SYMAI_TRACK_STATES;
}

int64_t syma_tracker_seconds(const syma_tracker *t, const char *portal_id,
                             const char *section_id, int state)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);
    int64_t total;

    if (line == NULL || !is_state(state))
        return -1;
    total = line->total_ms[state];
    if (state == line->state)
        total += t->now_ms - line->since_ms;
    return total / 1000;
}

int64_t syma_tracker_planned_seconds(const syma_tracker *t,
                                     const char *portal_id,
                                     const char *section_id, int state)
{
    struct symai_track_portal *p;
    struct symai_track_section *s;
    const struct symai_track_line *line =
        symai_track_line(t, portal_id, section_id, &p, &s);
    int64_t total;

    if (line == NULL || !is_state(state))
        return -1;
    total = line->planned_ms[state];
    if (state == line->state)
        total += symai_turn_cover_ms(p, s, line->counted_ms, t->now_ms);
    return total / 1000;
}

/* ---- incidents ---- */

size_t syma_tracker_incident_count(const syma_tracker *t, const char *portal_id,
                                   const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->incidents.count : 0;
}

const syma_incident *syma_tracker_incident(const syma_tracker *t,
                                           const char *portal_id,
                                           const char *section_id, size_t i)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    if (line == NULL || i >= line->incidents.count)
        return NULL;
    return symai_vec_at(&line->incidents, line->incidents.count - 1 - i);
}

int64_t syma_incident_begin_ms(const syma_incident *n)
{
    return n != NULL ? n->begin_ms : -1;
}

int64_t syma_incident_confirmed_ms(const syma_incident *n)
{
    return n != NULL ? n->confirmed_ms : -1;
}

int64_t syma_incident_end_ms(const syma_incident *n)
{
    return n != NULL ? n->end_ms : -1;
}

int syma_incident_worst(const syma_incident *n)
{
    return n != NULL ? n->worst : SYMA_STATE_UNKNOWN;
}

const char *syma_incident_reason(const syma_incident *n)
{
    return n != NULL ? n->reason : "";
}

int syma_incident_planned(const syma_incident *n)
{
    return n != NULL ? n->is_planned : 0;
}

size_t syma_incident_slips(const syma_incident *n)
{
    return n != NULL ? n->slips : 0;
}

/* ---- promises ---- */

size_t syma_tracker_promise_count(const syma_tracker *t, const char *portal_id,
                                  const char *section_id)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    return line != NULL ? line->promises.count : 0;
}

const syma_promise *syma_tracker_promise(const syma_tracker *t,
                                         const char *portal_id,
                                         const char *section_id, size_t i)
{
    const struct symai_track_line *line = line_of(t, portal_id, section_id);

    if (line == NULL || i >= line->promises.count)
        return NULL;
    return symai_vec_at(&line->promises, line->promises.count - 1 - i);
}

const char *syma_promise_source(const syma_promise *p)
{
    return p != NULL ? p->source : "";
}

const char *syma_promise_text(const syma_promise *p)
{
    return p != NULL ? p->text->text : "";
}

int64_t syma_promise_seen_ms(const syma_promise *p)
{
    return p != NULL ? p->seen_ms : -1;
}

int64_t syma_promise_earliest_ms(const syma_promise *p)
{
    return p != NULL ? p->earliest_ms : -1;
}

int64_t syma_promise_latest_ms(const syma_promise *p)
{
    return p != NULL ? p->latest_ms : -1;
}

int syma_promise_vague(const syma_promise *p)
{
    return p != NULL ? p->is_vague : 0;
}

int64_t syma_promise_revised_from_ms(const syma_promise *p)
{
    return p != NULL ? p->revised_from_ms : -1;
}

int syma_promise_status(const syma_promise *p)
{
    return p != NULL ? p->status : 0;
}

/* One that waits for an incident is not late, whatever the hour. */
int64_t syma_promise_late_ms(const syma_promise *p)
{
    int64_t until;

    if (p == NULL || p->latest_ms < 0)
        return -1;
    if (p->incident_ms < 0)
        return 0;
    until = p->until_ms >= 0 ? p->until_ms : *p->now_ms;
    return until > p->latest_ms ? until - p->latest_ms : 0;
}

const char *const symai_promise_statuses[] = {
    "", "open", "overdue", "revised", "kept", "broken", "undated", NULL};

const char *syma_promise_status_name(int status)
{
    if (status < SYMA_PROMISE_OPEN || status > SYMA_PROMISE_UNDATED)
        return NULL;
    return symai_promise_statuses[status];
}

uint64_t syma_tracker_kept_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->kept : 0;
}

uint64_t syma_tracker_broken_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->broken : 0;
}

/* ---- windows ---- */

size_t syma_tracker_window_count(const syma_tracker *t, const char *portal_id)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? p->windows.count : 0;
}

const syma_window *syma_tracker_window(const syma_tracker *t,
                                       const char *portal_id, size_t i)
{
    const struct symai_track_portal *p = symai_track_portal(t, portal_id);

    return p != NULL ? symai_vec_at(&p->windows, i) : NULL;
}

const char *syma_window_section_id(const syma_window *w)
{
    return w != NULL ? symai_word_text(w->section_id) : "";
}

const char *syma_window_source(const syma_window *w)
{
    return w != NULL ? w->source : "";
}

const char *syma_window_text(const syma_window *w)
{
    return w != NULL ? symai_word_text(w->text) : "";
}

int64_t syma_window_begin_ms(const syma_window *w)
{
    return w != NULL ? w->begin_ms : -1;
}

int64_t syma_window_end_ms(const syma_window *w)
{
    return w != NULL ? w->end_ms : -1;
}
