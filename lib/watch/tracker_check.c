/* SPDX-License-Identifier: MIT */
/*
 * Does what was read from a <tracker> file hold together? What the tracker
 * builds on is looked at: that times go forward, that spans and incidents
 * agree with the state, that a source has one current promise. Forms of single
 * values are looked at where they are read.
 */
#include <string.h>

#include "watch/tracker_xml.h"
#include "watch/turn.h"

static const char *check_spans(const struct symai_track_line *line,
                               int64_t now_ms)
{
    int64_t left = line->since_ms;
    int64_t own;
    size_t i;

    if (line->since_ms < 0 || line->since_ms > now_ms)
        return "the state begins later than now";
    if (line->counted_ms < line->since_ms || line->counted_ms > now_ms)
        return "'counted' is not between 'since' and now";
    for (i = 0; i < SYMAI_TRACK_STATES; i++) {
        if (line->total_ms[i] > left)
            return "the totals are longer than the time before 'since'";
        left -= line->total_ms[i];
        own = line->total_ms[i];
        if ((int)i == line->state)
            own += line->counted_ms - line->since_ms;
        if (line->planned_ms[i] > own)
            return "more time is planned than there is";
    }
    return NULL;
}

static const char *check_incidents(const struct symai_track_line *line,
                                   int64_t now_ms)
{
    const struct syma_incident *n = NULL;
    int64_t before = 0;
    size_t i;

    for (i = 0; i < line->incidents.count; i++) {
        if (n != NULL && n->end_ms < 0)
            return "an incident has no end and is not the last";
        n = symai_vec_at(&line->incidents, i);
        if (n->begin_ms < before || n->confirmed_ms < n->begin_ms ||
            n->confirmed_ms > now_ms)
            return "an incident begins before the one before it has ended, or "
                   "after it was confirmed";
        if (n->end_ms >= 0 && n->end_ms < n->begin_ms)
            return "an incident ends before it begins";
        before = n->end_ms >= 0 ? n->end_ms : n->begin_ms;
    }
    if (before > line->since_ms)
        return "an incident begins or ends after the state that holds";
    if (line->state == SYMA_STATE_UP && n != NULL && n->end_ms < 0)
        return "an incident goes on though the state is up";
    if (line->state > SYMA_STATE_UP && (n == NULL || n->end_ms >= 0))
        return "no incident goes on though the state is not up";
    return NULL;
}

static const char *check_status(const struct syma_promise *p)
{
    int is_over = p->until_ms >= 0;

    switch (p->status) {
    case SYMA_PROMISE_OPEN:
    case SYMA_PROMISE_REVISED:
        return is_over ? "a promise is over and open" : NULL;
    case SYMA_PROMISE_OVERDUE:
        return is_over || p->latest_ms < 0
                   ? "a promise is overdue that is over or names no time"
                   : NULL;
    case SYMA_PROMISE_KEPT:
        return !is_over || p->until_ms > p->latest_ms
                   ? "a promise was kept that was late"
                   : NULL;
    case SYMA_PROMISE_BROKEN:
        return p->latest_ms < 0 || p->until_ms <= p->latest_ms
                   ? "a promise was broken that was not late"
                   : NULL;
    default:
        return !is_over || p->latest_ms >= 0
                   ? "a promise is undated that is not over or names a time"
                   : NULL;
    }
}

static int has_current_before(const struct symai_track_line *line, size_t i)
{
    const struct syma_promise *p = symai_vec_at(&line->promises, i);
    const struct syma_promise *other;

    while (symai_promise_is_current(p) && i-- > 0) {
        other = symai_vec_at(&line->promises, i);
        if (symai_promise_is_current(other) &&
            strcmp(other->source, p->source) == 0)
            return 1;
    }
    return 0;
}

/* What is not over is about the incident that goes on, or waits for one. Else
 * it would never be over, and its source could say nothing in its place. */
static const char *check_incident(const struct symai_track_line *line,
                                  const struct syma_promise *p)
{
    int64_t begin_ms = syma_incident_begin_ms(symai_incident_running(line));

    if (p->until_ms >= 0)
        return p->incident_ms < 0
                   ? "a promise is over and is about no incident"
                   : NULL;
    return p->incident_ms != begin_ms
               ? "a promise that is not over is not about the incident that "
                 "goes on"
               : NULL;
}

static const char *check_promises(const struct symai_track_line *line)
{
    const struct syma_promise *p;
    const char *fault;
    size_t i;

    for (i = 0; i < line->promises.count; i++) {
        p = symai_vec_at(&line->promises, i);
        if (p->latest_ms >= 0 && p->earliest_ms > p->latest_ms)
            return "the latest return is before the earliest";
        if (has_current_before(line, i))
            return "a source has two promises that stand";
        fault = check_incident(line, p);
        if (fault == NULL)
            fault = check_status(p);
        if (fault != NULL)
            return fault;
    }
    return NULL;
}

const char *symai_track_check_line(const struct symai_track_line *line,
                                   int64_t now_ms)
{
    const char *fault = check_spans(line, now_ms);

    if (fault == NULL)
        fault = check_incidents(line, now_ms);
    return fault != NULL ? fault : check_promises(line);
}

const char *symai_track_check_section(const struct symai_track_section *s,
                                      int64_t now_ms)
{
    if (s->line.since_ms < 0)
        return "there is no <line>";
    if (s->known_ms > now_ms)
        return "'known' is later than now";
    if (s->line.state != SYMA_STATE_UNKNOWN && s->known_ms < s->line.since_ms)
        return "a state holds that no report has known";
    if (s->is_stale && s->known_ms < 0)
        return "stale without a report that knew";
    if (s->run.length > 0 &&
        (s->line.state == SYMA_STATE_UNKNOWN ||
         s->run.since_ms < s->line.since_ms || s->run.since_ms > s->known_ms ||
         s->run.since_ms < s->line.counted_ms))
        return "a run of reports begins before the state or after the last "
               "report";
    return NULL;
}

static const char *check_window(struct symai_track_portal *p,
                                const struct syma_window *w)
{
    const struct symai_window_rule *rule;
    const char *id = symai_word_text(w->section_id);

    if (w->rule < 0)
        return id[0] == '\0' || symai_track_section(p, id) == NULL
                   ? "a window that was read is for no section"
                   : NULL;
    rule = p->rules != NULL
               ? symai_vec_at(&p->rules->rules, (size_t)w->rule)
               : NULL;
    if (rule == NULL)
        return "a window has a rule that there is not";
    return strcmp(rule->section_id, id) != 0
               ? "a window is not for the section that its rule is for"
               : NULL;
}

const char *symai_track_check_portal(struct symai_track_portal *p,
                                     int64_t now_ms)
{
    unsigned char seen[SYMAI_WINDOW_MAX] = {0};
    const struct syma_window *w;
    const char *fault;
    size_t i;

    if (p->line.since_ms < 0)
        return "there is no <line>";
    if (p->checked_ms > now_ms)
        return "'checked' is later than now";
    if (p->line.reason[0] != '\0')
        return "the portal as a whole has no reason";
    for (i = 0; i < p->windows.count; i++) {
        w = symai_vec_at(&p->windows, i);
        fault = check_window(p, w);
        if (fault != NULL)
            return fault;
        if (w->rule >= 0 && seen[w->rule])
            return "a rule has two windows";
        if (w->rule >= 0)
            seen[w->rule] = 1;
    }
    return NULL;
}
