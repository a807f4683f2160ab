/* SPDX-License-Identifier: MIT */
/*
 * What the tracker and what its model say, each as a list of facts in the
 * same order, so that the two can be laid side by side.
 */
#include "tracker_play.h"

#include <check.h>

#define KEPT_MAX 32 /* of incidents and promises, see syma/tracker.h */

static void add(struct play_facts *f, const char *what, int section, int index,
                int64_t number, const char *text)
{
    struct play_fact *fact;

    if (f->count == PLAY_FACTS)
        ck_abort_msg("%d facts are no room", PLAY_FACTS);
    fact = &f->list[f->count++];
    fact->what = what;
    fact->section = section;
    fact->index = index;
    fact->number = number;
    fact->text = text;
}

static void number(struct play_facts *f, const char *what, int section,
                   int index, int64_t value)
{
    add(f, what, section, index, value, NULL);
}

static void text(struct play_facts *f, const char *what, int section, int index,
                 const char *value)
{
    add(f, what, section, index, 0, value != NULL ? value : "(null)");
}

const char *play_section_id(int section)
{
    static const char *const ids[MODEL_SECTIONS] = {"a", "b", "c", "d"};

    return section == MODEL_PORTAL ? "" : ids[section];
}

static const char *id_or_none(int section)
{
    return section == MODEL_NONE ? "" : play_section_id(section);
}

static void expect_promise(struct play_facts *f, int section, int i,
                           const struct model_promise *p, int with_fate)
{
    text(f, "promise's source", section, i, p->source);
    text(f, "promise's text", section, i, p->text);
    number(f, "promise's seen", section, i, p->said_ms);
    number(f, "promise's earliest", section, i, p->earliest_ms);
    number(f, "promise's latest", section, i, p->latest_ms);
    number(f, "promise's vague", section, i, p->is_vague);
    number(f, "promise's revised_from", section, i, p->revised_from_ms);
    if (!with_fate)
        return;
    number(f, "promise's status", section, i, p->status);
    number(f, "promise's late", section, i, p->late_ms);
}

static void find_promise(struct play_facts *f, int section, int i,
                         const syma_promise *p, int with_fate)
{
    text(f, "promise's source", section, i, syma_promise_source(p));
    text(f, "promise's text", section, i, syma_promise_text(p));
    number(f, "promise's seen", section, i, syma_promise_seen_ms(p));
    number(f, "promise's earliest", section, i, syma_promise_earliest_ms(p));
    number(f, "promise's latest", section, i, syma_promise_latest_ms(p));
    number(f, "promise's vague", section, i, syma_promise_vague(p));
    number(f, "promise's revised_from", section, i,
           syma_promise_revised_from_ms(p));
    if (!with_fate)
        return;
    number(f, "promise's status", section, i, syma_promise_status(p));
    number(f, "promise's late", section, i, syma_promise_late_ms(p));
}

static void expect_promises(struct play_facts *f, const struct model_world *w,
                            int section)
{
    int count = 0;
    int i;

    for (i = w->promise_count - 1; i >= 0 && count < KEPT_MAX; i--)
        if (w->promises[i].section == section)
            expect_promise(f, section, count++, &w->promises[i], 1);
    number(f, "promises", section, 0, count);
}

static void find_promises(struct play_facts *f, const syma_tracker *t,
                          int section)
{
    const char *id = play_section_id(section);
    size_t count = syma_tracker_promise_count(t, "p", id);
    size_t i;

    for (i = 0; i < count; i++)
        find_promise(f, section, (int)i, syma_tracker_promise(t, "p", id, i),
                     1);
    number(f, "promises", section, 0, (int64_t)count);
}

static void expect_incidents(struct play_facts *f, const struct model_world *w,
                             int section)
{
    const struct model_line *line = model_line(w, section);
    const struct model_incident *n;
    int count =
        line->incident_count < KEPT_MAX ? line->incident_count : KEPT_MAX;
    int i;

    number(f, "incidents", section, 0, count);
    for (i = 0; i < count; i++) {
        n = &line->incidents[line->incident_count - 1 - i];
        number(f, "incident's begin", section, i, n->begin_ms);
        number(f, "incident's confirmed", section, i, n->confirmed_ms);
        number(f, "incident's end", section, i, n->end_ms);
        number(f, "incident's worst", section, i, n->worst);
        text(f, "incident's reason", section, i, n->reason);
        number(f, "incident's planned", section, i, n->is_planned);
        number(f, "incident's slips", section, i, n->slips);
    }
}

static void find_incidents(struct play_facts *f, const syma_tracker *t,
                           int section)
{
    const char *id = play_section_id(section);
    const syma_incident *n;
    size_t count = syma_tracker_incident_count(t, "p", id);
    int i;

    number(f, "incidents", section, 0, (int64_t)count);
    for (i = 0; i < (int)count; i++) {
        n = syma_tracker_incident(t, "p", id, (size_t)i);
        number(f, "incident's begin", section, i, syma_incident_begin_ms(n));
        number(f, "incident's confirmed", section, i,
               syma_incident_confirmed_ms(n));
        number(f, "incident's end", section, i, syma_incident_end_ms(n));
        number(f, "incident's worst", section, i, syma_incident_worst(n));
        text(f, "incident's reason", section, i, syma_incident_reason(n));
        number(f, "incident's planned", section, i, syma_incident_planned(n));
        number(f, "incident's slips", section, i,
               (int64_t)syma_incident_slips(n));
    }
}

static void expect_line(struct play_facts *f, const struct model_world *w,
                        int section, int with_planned)
{
    const struct model_line *line = model_line(w, section);
    int state;

    number(f, "state", section, 0, model_state(line));
    number(f, "since", section, 0,
           line->spans[line->span_count - 1].since_ms);
    number(f, "usable", section, 0, line->usable);
    text(f, "reason", section, 0, line->reason);
    number(f, "flags", section, 0, line->flags);
    for (state = 0; state < MODEL_STATES; state++) {
        number(f, "seconds", section, state,
               model_lasted_ms(w, section, state) / 1000);
        if (with_planned)
            number(f, "planned seconds", section, state,
                   model_planned_seconds(w, section, state));
    }
    expect_incidents(f, w, section);
    expect_promises(f, w, section);
}

static void find_line(struct play_facts *f, const syma_tracker *t, int section,
                      int with_planned)
{
    const char *id = play_section_id(section);
    int state;

    number(f, "state", section, 0, syma_tracker_state(t, "p", id));
    number(f, "since", section, 0, syma_tracker_since_ms(t, "p", id));
    number(f, "usable", section, 0, syma_tracker_usable(t, "p", id));
    text(f, "reason", section, 0, syma_tracker_reason(t, "p", id));
    number(f, "flags", section, 0, syma_tracker_flags(t, "p", id));
    for (state = 0; state < MODEL_STATES; state++) {
        number(f, "seconds", section, state,
               syma_tracker_seconds(t, "p", id, state));
        if (with_planned)
            number(f, "planned seconds", section, state,
                   syma_tracker_planned_seconds(t, "p", id, state));
    }
    find_incidents(f, t, section);
    find_promises(f, t, section);
}

static void expect_change(struct play_facts *f, const struct model_change *c,
                          int i)
{
    int j;

    number(f, "change's kind", c->section, i, c->kind);
    text(f, "change's section", c->section, i, play_section_id(c->section));
    number(f, "change's time", c->section, i, c->time_ms);
    number(f, "change's seen", c->section, i, c->seen_ms);
    number(f, "change's from", c->section, i, c->from);
    number(f, "change's to", c->section, i, c->to);
    number(f, "change's begins", c->section, i, c->begins);
    number(f, "change has a promise", c->section, i, c->promise.source != NULL);
    if (c->promise.source != NULL)
        expect_promise(f, c->section, i, &c->promise, 0);
    number(f, "change has a window", c->section, i, c->window.end_ms != 0);
    if (c->window.end_ms != 0) {
        number(f, "window's begin", c->section, i, c->window.begin_ms);
        number(f, "window's end", c->section, i, c->window.end_ms);
        text(f, "window's source", c->section, i,
             c->window.rule == MODEL_NONE ? "page" : "portal");
    }
    number(f, "change's up", c->section, i, c->up_count);
    number(f, "change's required", c->section, i,
           c->up_count + c->waiting_count);
    for (j = 0; j < c->up_count; j++)
        text(f, "change's back", c->section, j, play_section_id(c->up[j]));
    for (j = 0; j < c->waiting_count; j++) {
        text(f, "change's waiting", c->section, j,
             play_section_id(c->waiting[j]));
        text(f, "change's waits_for", c->section, j,
             id_or_none(c->waits_for[j]));
    }
}

static void find_change(struct play_facts *f, const syma_change *c, int i)
{
    const char *id = syma_change_section_id(c);
    int section = id[0] == '\0' ? MODEL_PORTAL : id[0] - 'a';
    const syma_window *w = syma_change_window(c);
    size_t up = syma_change_up_count(c);
    size_t j;

    number(f, "change's kind", section, i, syma_change_kind(c));
    text(f, "change's section", section, i, id);
    number(f, "change's time", section, i, syma_change_time_ms(c));
    number(f, "change's seen", section, i, syma_change_seen_ms(c));
    number(f, "change's from", section, i, syma_change_from(c));
    number(f, "change's to", section, i, syma_change_to(c));
    number(f, "change's begins", section, i, syma_change_begins(c));
    number(f, "change has a promise", section, i,
           syma_change_promise(c) != NULL);
    if (syma_change_promise(c) != NULL)
        find_promise(f, section, i, syma_change_promise(c), 0);
    number(f, "change has a window", section, i, w != NULL);
    if (w != NULL) {
        number(f, "window's begin", section, i, syma_window_begin_ms(w));
        number(f, "window's end", section, i, syma_window_end_ms(w));
        text(f, "window's source", section, i, syma_window_source(w));
    }
    number(f, "change's up", section, i, (int64_t)up);
    number(f, "change's required", section, i,
           (int64_t)syma_change_required_count(c));
    for (j = 0; j < up; j++)
        text(f, "change's back", section, (int)j, syma_change_back(c, j));
    for (j = 0; syma_change_waiting(c, j) != NULL; j++) {
        text(f, "change's waiting", section, (int)j,
             syma_change_waiting(c, j));
        text(f, "change's waits_for", section, (int)j,
             syma_change_waits_for(c, j));
    }
}

void play_expect(const struct model_world *w, const struct model_change *changes,
                 int change_count, int with_planned, struct play_facts *out)
{
    int i;

    out->count = 0;
    for (i = 0; i < change_count; i++)
        expect_change(out, &changes[i], i);
    number(out, "changes", MODEL_PORTAL, 0, change_count);
    if (w->first_report < 0)
        return;
    for (i = 0; i < w->model->section_count; i++)
        expect_line(out, w, i, with_planned);
    expect_line(out, w, MODEL_PORTAL, with_planned);
    number(out, "up_count", MODEL_PORTAL, 0, w->up_count);
    number(out, "required_count", MODEL_PORTAL, 0, w->required_count);
    number(out, "kept", MODEL_PORTAL, 0, w->kept);
    number(out, "broken", MODEL_PORTAL, 0, w->broken);
}

void play_find(const syma_tracker *t, const struct play *p,
               syma_change *const *changes, int change_count, int with_planned,
               struct play_facts *out)
{
    int i;

    out->count = 0;
    for (i = 0; i < change_count; i++)
        find_change(out, changes[i], i);
    number(out, "changes", MODEL_PORTAL, 0, change_count);
    if (syma_tracker_portal_count(t) == 0)
        return;
    for (i = 0; i < p->section_count; i++)
        find_line(out, t, i, with_planned);
    find_line(out, t, MODEL_PORTAL, with_planned);
    number(out, "up_count", MODEL_PORTAL, 0,
           (int64_t)syma_tracker_up_count(t, "p"));
    number(out, "required_count", MODEL_PORTAL, 0,
           (int64_t)syma_tracker_required_count(t, "p"));
    number(out, "kept", MODEL_PORTAL, 0,
           (int64_t)syma_tracker_kept_count(t, "p"));
    number(out, "broken", MODEL_PORTAL, 0,
           (int64_t)syma_tracker_broken_count(t, "p"));
}
