/* SPDX-License-Identifier: MIT */
/*
 * The model of the tracker: the promises, who gave them when and what became
 * of them.
 */
#include "tracker_model.h"

#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

/* The incident that ran when it was said, or else the next to begin. */
static int incident_of(const struct model_world *w, int section,
                       int64_t said_ms)
{
    const struct model_line *line = model_line(w, section);
    const struct model_incident *n;
    int i;

    for (i = 0; i < line->incident_count; i++) {
        n = &line->incidents[i];
        if (n->end_ms < 0 || said_ms < n->end_ms)
            return i;
    }
    return MODEL_NONE;
}

static int is_settled(const struct model_promise *p)
{
    return p->status == SYMA_PROMISE_KEPT ||
           p->status == SYMA_PROMISE_BROKEN ||
           p->status == SYMA_PROMISE_UNDATED;
}

static int is_current(const struct model_promise *p)
{
    return p->status == SYMA_PROMISE_OPEN || p->status == SYMA_PROMISE_OVERDUE;
}

static int64_t begin_of(const struct model_world *w, int section, int incident)
{
    return incident == MODEL_NONE
               ? -1
               : model_line(w, section)->incidents[incident].begin_ms;
}

/* What a source said last of an incident. Incidents are told apart by their
 * begin: where the clock stood still two of them are one. */
static struct model_promise *last_of(struct model_world *w, int section,
                                        const char *source, int incident)
{
    int64_t begin_ms = begin_of(w, section, incident);
    struct model_promise *p;
    int i;

    for (i = w->promise_count - 1; i >= 0; i--) {
        p = &w->promises[i];
        if (p->section == section &&
            begin_of(w, section, p->incident) == begin_ms &&
            strcmp(p->source, source) == 0)
            /* What took its place is gone, and it said nothing last. */
            return p->status == SYMA_PROMISE_REVISED ? NULL : p;
    }
    return NULL;
}

static void take_promise(struct model_world *w, int step,
                         const struct model_promise *from)
{
    struct model_promise *old;
    struct model_promise *p;

    old = last_of(w, from->section, from->source, from->incident);
    p = &w->promises[w->promise_count++];
    *p = *from;
    p->revised_from_ms = old != NULL ? old->latest_ms : -1;
    p->status = SYMA_PROMISE_OPEN;
    p->is_slip = old != NULL && old->latest_ms >= 0 && p->latest_ms >= 0 &&
                 p->latest_ms > old->latest_ms;
    p->is_slip_of_incident = p->is_slip && p->incident != MODEL_NONE;
    p->was_told_late = 0;
    p->seen_step = step;
    if (old != NULL && !is_settled(old))
        old->status = SYMA_PROMISE_REVISED;
}

/* It was to be up before it ceased to be. */
static int is_of_the_past(const struct model_world *w,
                          const struct model_promise *p)
{
    const struct model_line *line = model_line(w, p->section);
    const struct model_incident *last;

    if (line->incident_count == 0 || p->latest_ms < 0)
        return 0;
    last = &line->incidents[line->incident_count - 1];
    return last->end_ms < 0 && p->latest_ms < last->begin_ms &&
           model_lasted_ms(w, p->section, SYMA_STATE_UP) > 0;
}

static void take_declared(struct model_world *w, int step,
                          struct model_promise *p)
{
    const struct model_promise *other;
    int i;

    p->incident = incident_of(w, p->section, p->said_ms);
    for (i = 0; i < w->promise_count; i++) {
        other = &w->promises[i];
        if (other->section == p->section &&
            strcmp(other->source, p->source) == 0 &&
            strcmp(other->text, p->text) == 0 &&
            (other->said_ms == p->said_ms || is_current(other)))
            return; /* it is known */
    }
    if (is_of_the_past(w, p))
        return;
    take_promise(w, step, p);
}

static void take_declare_step(struct model_world *w, int step)
{
    const struct model_step *s = &w->model->steps[step];
    struct model_promise p;

    memset(&p, 0, sizeof p);
    p.section = s->section;
    p.source = s->source;
    p.text = s->text;
    p.said_ms = s->said_ms;
    p.earliest_ms = s->earliest_ms;
    p.latest_ms = s->latest_ms;
    p.is_vague = s->is_vague;
    take_declared(w, step, &p);
}

/* Told by the first report; told again by each that follows it is nothing
 * new. In the order in which it was said. */
static void take_said(struct model_world *w, int section, int step)
{
    const struct model *m = w->model;
    struct model_promise p;
    int i;

    if (step != w->first_report)
        return;
    for (i = 0; i < m->said_count; i++) {
        if (m->said[i].section != section)
            continue;
        memset(&p, 0, sizeof p);
        p.section = section;
        p.source = m->said[i].source;
        p.text = m->said[i].text;
        p.said_ms = m->said[i].said_ms;
        p.earliest_ms = -1;
        p.latest_ms = m->said[i].latest_ms;
        p.is_vague = m->said[i].is_vague;
        take_declared(w, step, &p);
    }
}

/* No report has come since that knew the section's state and had it not. */
static int was_never_missed(const struct model_world *w,
                            const struct model_promise *p, int step)
{
    return p->seen_step >= model_last_known(w, p->section, step - 1);
}

static int are_near(int64_t a, int64_t b)
{
    return a >= 0 && b >= 0 && llabs(a - b) < 120000;
}

static void take_notice(struct model_world *w, int section, int step,
                        const struct model_notice *n)
{
    struct model_promise *current;
    struct model_promise p;

    memset(&p, 0, sizeof p);
    p.section = section;
    p.source = n->text[0] != '\0' ? "page" : "header";
    p.text = n->text;
    p.said_ms = w->told_ms[step];
    p.earliest_ms = n->earliest_ms;
    p.latest_ms = n->latest_ms;
    p.is_vague = n->is_vague;
    p.incident = incident_of(w, section, p.said_ms);
    current = last_of(w, section, p.source, p.incident);
    if (current != NULL && is_current(current) &&
        (p.text[0] != '\0' ? strcmp(current->text, p.text) == 0 ||
                                 are_near(current->latest_ms, p.latest_ms)
                           : was_never_missed(w, current, step)))
        current->seen_step = step;
    else
        take_promise(w, step, &p);
}

/* Of all that one report has of one source the first that names a time, or
 * else the first. */
static const struct model_notice *best_notice(const struct model_seen *seen,
                                              int is_header)
{
    const struct model_notice *best = NULL;
    const struct model_notice *n;
    int i;

    for (i = 0; i < seen->notice_count; i++) {
        n = &seen->notices[i];
        if ((n->kind != SYMA_NOTICE_MAINTENANCE_NOW &&
             n->kind != SYMA_NOTICE_INCIDENT) ||
            (n->text[0] == '\0') != is_header ||
            (n->earliest_ms < 0 && n->latest_ms < 0 && !n->is_vague))
            continue; /* nothing on a return */
        if (best == NULL || (best->latest_ms < 0 && n->latest_ms >= 0))
            best = n;
    }
    return best;
}

static void take_notices(struct model_world *w, int section, int step)
{
    const struct model_seen *seen = &w->model->steps[step].seen[section];
    const struct model_notice *page = best_notice(seen, 0);
    const struct model_notice *header = best_notice(seen, 1);

    if (model_state(&w->sections[section]) == SYMA_STATE_UP)
        return;
    if (header != NULL)
        take_notice(w, section, step, header);
    if (page != NULL)
        take_notice(w, section, step, page);
}

static void settle(struct model_world *w, struct model_promise *p)
{
    int64_t end_ms;

    if (p->incident == MODEL_NONE || is_settled(p))
        return;
    end_ms = model_line(w, p->section)->incidents[p->incident].end_ms;
    if (end_ms < 0)
        return;
    if (p->latest_ms < 0)
        p->status = SYMA_PROMISE_UNDATED;
    else if (end_ms <= p->latest_ms)
        p->status = SYMA_PROMISE_KEPT;
    else
        p->status = SYMA_PROMISE_BROKEN;
}

static int are_alike(const struct model_promise *a,
                     const struct model_promise *b)
{
    return b->latest_ms >= 0 && b->incident != MODEL_NONE && !b->is_counted &&
           strcmp(a->source, b->source) == 0 && strcmp(a->text, b->text) == 0;
}

/* The same words of one source are one announcement. */
static void count_announcement(struct model_world *w,
                               const struct model_promise *one)
{
    const struct model_promise like = *one;
    int broken = 0;
    int open = 0;
    int i;

    for (i = 0; i < w->promise_count; i++) {
        if (!are_alike(&like, &w->promises[i]))
            continue;
        broken |= w->promises[i].status == SYMA_PROMISE_BROKEN;
        open |= !is_settled(&w->promises[i]);
    }
    if (!broken && open)
        return;
    w->broken += broken;
    w->kept += !broken;
    for (i = 0; i < w->promise_count; i++)
        if (are_alike(&like, &w->promises[i]))
            w->promises[i].is_counted = 1;
}

static void look_if_late(const struct model_world *w, struct model_promise *p)
{
    if (p->status != SYMA_PROMISE_OPEN || p->latest_ms < 0 ||
        p->incident == MODEL_NONE || w->now_ms <= p->latest_ms ||
        model_state(model_line(w, p->section)) == SYMA_STATE_UP ||
        model_usable(w, p->section) == SYMA_USABLE_YES)
        return;
    p->status = SYMA_PROMISE_OVERDUE;
    p->was_told_late = 1;
}

void model_ledger(struct model_world *w, int step)
{
    int kind = w->model->steps[step].kind;
    struct model_promise *p;
    int i;

    for (i = 0; i < w->promise_count; i++) {
        p = &w->promises[i];
        if (p->incident != MODEL_NONE || p->section == MODEL_GONE)
            continue;
        p->incident = incident_of(w, p->section, p->said_ms);
        if (p->incident == MODEL_NONE || p->latest_ms < 0 ||
            p->latest_ms >= begin_of(w, p->section, p->incident))
            continue;
        /* Its time had passed before there was anything to return from. */
        p->incident = MODEL_NONE;
        p->section = MODEL_GONE;
    }
    for (i = 0; kind == MODEL_REPORT && i < w->model->section_count; i++) {
        take_notices(w, i, step);
        take_said(w, i, step);
    }
    if (kind == MODEL_REPORT)
        take_said(w, MODEL_PORTAL, step);
    if (kind == MODEL_DECLARE)
        take_declare_step(w, step);
    for (i = 0; i < w->promise_count; i++) {
        p = &w->promises[i];
        settle(w, p);
        look_if_late(w, p);
    }
    for (i = 0; i < w->promise_count; i++) {
        p = &w->promises[i];
        if (are_alike(p, p) && (p->status == SYMA_PROMISE_KEPT ||
                                p->status == SYMA_PROMISE_BROKEN))
            count_announcement(w, p);
    }
}

int model_is_overdue(const struct model_world *w, int section)
{
    const struct model_promise *p;
    int count = 0;
    int i;

    for (i = 0; i < w->promise_count; i++) {
        p = &w->promises[i];
        if (p->section != section || !is_current(p) || p->latest_ms < 0 ||
            p->incident == MODEL_NONE)
            continue;
        count++;
        if (p->status != SYMA_PROMISE_OVERDUE)
            return 0;
    }
    return count > 0;
}

void model_lateness(struct model_world *w)
{
    struct model_incident *n;
    struct model_promise *p;
    int64_t end_ms;
    int i;

    for (i = 0; i < w->promise_count; i++) {
        p = &w->promises[i];
        end_ms = w->now_ms;
        if (p->incident != MODEL_NONE) {
            n = (struct model_incident *)&model_line(w, p->section)
                    ->incidents[p->incident];
            n->slips += p->is_slip_of_incident;
            end_ms = n->end_ms < 0 ? end_ms : n->end_ms;
        }
        p->late_ms = p->latest_ms < 0 ? -1 : 0;
        if (p->latest_ms >= 0 && end_ms > p->latest_ms &&
            p->incident != MODEL_NONE)
            p->late_ms = end_ms - p->latest_ms;
    }
    for (i = 0; i < w->model->section_count; i++)
        if (model_state(&w->sections[i]) != SYMA_STATE_UP &&
            w->sections[i].usable != SYMA_USABLE_YES && model_is_overdue(w, i))
            w->sections[i].flags |= SYMA_FLAG_OVERDUE;
}
