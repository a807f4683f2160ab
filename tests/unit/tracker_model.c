/* SPDX-License-Identifier: MIT */
/*
 * The model of the tracker: what state each section has, since when, and what
 * follows from that alone. Promises and changes are in files of their own.
 */
#include "tracker_model.h"

#include <string.h>

#include "syma/syma.h"

#define MINUTE_MS 60000

int model_state(const struct model_line *line)
{
    return line->span_count > 0 ? line->spans[line->span_count - 1].state
                                : SYMA_STATE_UNKNOWN;
}

const struct model_line *model_line(const struct model_world *w, int section)
{
    return section == MODEL_PORTAL ? &w->portal : &w->sections[section];
}

static struct model_line *own_line(struct model_world *w, int section)
{
    return section == MODEL_PORTAL ? &w->portal : &w->sections[section];
}

static void begin_span(struct model_world *w, int section, int step,
                       int64_t since_ms, int state, const char *reason)
{
    struct model_line *line = own_line(w, section);
    struct model_span *span = &line->spans[line->span_count++];

    span->step = step;
    span->since_ms = since_ms;
    span->seen_ms = w->told_ms[step];
    span->state = state;
    span->reason = reason;
}

/* The last report up to a step that knew the section's state. */
int model_last_known(const struct model_world *w, int section, int step)
{
    const struct model_step *s = w->model->steps;

    for (; step >= 0; step--)
        if (s[step].kind == MODEL_REPORT &&
            s[step].seen[section].state != SYMA_STATE_UNKNOWN)
            return step;
    return MODEL_NONE;
}

static int64_t age_ms(const struct model_world *w, int section, int step)
{
    int known = model_last_known(w, section, step);

    return known < 0 ? 0 : w->told_ms[step] - w->told_ms[known];
}

static void grow_old(struct model_world *w, int section, int step)
{
    const struct model_options *o = &w->model->options;
    const struct model_line *line = &w->sections[section];
    int64_t limit = o->unknown_intervals * o->interval_ms;
    int known = model_last_known(w, section, step);

    if (model_state(line) == SYMA_STATE_UNKNOWN ||
        age_ms(w, section, step) < limit)
        return;
    begin_span(w, section, step, w->told_ms[known] + limit, SYMA_STATE_UNKNOWN,
               "");
}

/* How many reports in a row it takes for what is seen. */
static int needed_reports(const struct model_world *w,
                          const struct model_seen *seen)
{
    const struct model_options *o = &w->model->options;

    switch (seen->state) {
    case SYMA_STATE_UP:
        return o->confirm_up;
    case SYMA_STATE_DOWN:
        return (seen->flags & SYMA_FLAG_CONFIRMED) != 0 ? 1 : o->confirm_down;
    case SYMA_STATE_MAINTENANCE:
        return strcmp(seen->reason, "http_503_maintenance") == 0 ||
                       strcmp(seen->reason, "redirect_maintenance") == 0
                   ? 1
                   : o->confirm_maintenance;
    default:
        if (seen->because != MODEL_NONE &&
            model_state(&w->sections[seen->because]) != SYMA_STATE_UP)
            return 1;
        return o->confirm_degraded;
    }
}

/* A report that knows the section's state: back from it, how many in a row
 * contradict what has held, all with "up" or all without? */
static void take_over(struct model_world *w, int section, int step)
{
    const struct model_step *steps = w->model->steps;
    const struct model_seen *seen = &steps[step].seen[section];
    struct model_line *line = &w->sections[section];
    int state = model_state(line);
    int is_up = seen->state == SYMA_STATE_UP;
    int begin = step;
    int row = 0;
    int i;
    int other;

    if (seen->state == state)
        return;
    if (state == SYMA_STATE_UNKNOWN) {
        begin_span(w, section, step, w->told_ms[step], seen->state,
                   seen->reason);
        return;
    }
    for (i = step; i > line->spans[line->span_count - 1].step; i--) {
        other = steps[i].seen[section].state;
        if (steps[i].kind != MODEL_REPORT || other == SYMA_STATE_UNKNOWN)
            continue;
        if (other == state || (other == SYMA_STATE_UP) != is_up)
            break;
        row++;
        begin = i;
    }
    if (row >= needed_reports(w, seen))
        begin_span(w, section, step, w->told_ms[begin], seen->state,
                   seen->reason);
}

static void take_section(struct model_world *w, int section, int step)
{
    const struct model_seen *seen = &w->model->steps[step].seen[section];

    if (seen->state != SYMA_STATE_UNKNOWN)
        take_over(w, section, step);
    else if (w->sections[section].span_count == 0)
        begin_span(w, section, step, w->told_ms[step], SYMA_STATE_UNKNOWN, "");
}

/* Those that a section needs go before it. */
static void take_report(struct model_world *w, int step)
{
    const struct model *m = w->model;
    int done[MODEL_SECTIONS] = {0};
    int left = m->section_count;
    int is_ready;
    int i;
    int j;

    while (left > 0) {
        for (i = 0; i < m->section_count; i++) {
            is_ready = !done[i];
            for (j = 0; j < m->sections[i].need_count; j++)
                is_ready = is_ready && done[m->sections[i].needs[j]];
            if (!is_ready)
                continue;
            take_section(w, i, step);
            done[i] = 1;
            left--;
        }
    }
}

/* The last report that agreed with the state; one that knew nothing agrees
 * with "unknown" until the next that does. */
const struct model_seen *model_agreeing(const struct model_world *w,
                                        int section)
{
    const struct model_step *s = w->model->steps;
    int state = model_state(&w->sections[section]);
    int i;

    for (i = w->count - 1; i >= 0; i--) {
        if (s[i].kind != MODEL_REPORT)
            continue;
        if (s[i].seen[section].state == state)
            return &s[i].seen[section];
        if (state == SYMA_STATE_UNKNOWN)
            return NULL;
    }
    return NULL;
}

/* Nagios' share of changes, over the last 21 known states up to a step. */
static int flap_share(const struct model_world *w, int section, int step)
{
    int states[21];
    int count = 0;
    int sum = 0;
    int i;

    for (; step >= 0 && count < 21; step--) {
        step = model_last_known(w, section, step);
        if (step < 0)
            break;
        states[count++] = w->model->steps[step].seen[section].state;
    }
    /* states[0] is the newest, and i = 20 its change from the one before */
    for (i = 20; i >= 1 && 20 - i + 1 < count; i--)
        if (states[20 - i] != states[20 - i + 1])
            sum += 800 + 400 * (i - 1) / 19;
    return sum / 20;
}

static int is_flapping(const struct model_world *w, int section)
{
    const struct model_options *o = &w->model->options;
    int is_on = 0;
    int share;
    int i;

    for (i = 0; o->flap_high > 0 && i < w->count; i++) {
        if (model_last_known(w, section, i) != i)
            continue;
        share = flap_share(w, section, i);
        if (!is_on && share >= o->flap_high * 10)
            is_on = 1;
        else if (is_on && share <= o->flap_low * 10)
            is_on = 0;
    }
    return is_on;
}

static void describe(struct model_world *w, int section)
{
    const struct model_options *o = &w->model->options;
    struct model_line *line = &w->sections[section];
    const struct model_seen *seen = model_agreeing(w, section);

    line->usable = seen != NULL ? seen->usable : SYMA_USABLE_UNKNOWN;
    line->reason = seen != NULL ? seen->reason : "";
    line->flags = seen != NULL ? seen->flags : 0;
    line->is_stale = model_last_known(w, section, w->count - 1) >= 0 &&
                     age_ms(w, section, w->count - 1) >=
                         o->stale_intervals * o->interval_ms;
    line->is_flapping = is_flapping(w, section);
    if (line->is_stale)
        line->flags |= SYMA_FLAG_STALE;
    if (line->is_flapping)
        line->flags |= SYMA_FLAG_FLAPPING;
}

static int in_window(const struct model_window *windows, int count, int section,
                     int64_t at_ms)
{
    int i;

    for (i = 0; i < count; i++)
        if ((windows[i].section == MODEL_PORTAL ||
             windows[i].section == section) &&
            windows[i].begin_ms <= at_ms && at_ms < windows[i].end_ms)
            return 1;
    return 0;
}

static void find_incidents(struct model_world *w, int section)
{
    struct model_line *line = own_line(w, section);
    struct model_incident *n = NULL;
    const struct model_span *s;
    int i;

    line->incident_count = 0;
    for (i = 0; i < line->span_count; i++) {
        s = &line->spans[i];
        if (s->state == SYMA_STATE_UP && n != NULL) {
            n->end_ms = s->since_ms;
            n = NULL;
        }
        if (s->state == SYMA_STATE_UP || s->state == SYMA_STATE_UNKNOWN)
            continue;
        if (n == NULL) {
            n = &line->incidents[line->incident_count++];
            n->begin_ms = s->since_ms;
            n->confirmed_ms = s->seen_ms;
            n->end_ms = -1;
            n->worst = s->state;
            n->reason = s->reason;
            n->slips = 0;
        } else if (s->state > n->worst) {
            n->worst = s->state;
        }
    }
}

static void find_planned(struct model_world *w, int section)
{
    struct model_line *line = own_line(w, section);
    struct model_window windows[MODEL_WINDOWS];
    int count = model_windows(w, windows);
    int i;

    for (i = 0; i < line->incident_count; i++)
        line->incidents[i].is_planned =
            in_window(windows, count, section, line->incidents[i].begin_ms);
}

int64_t model_lasted_ms(const struct model_world *w, int section, int state)
{
    const struct model_line *line = model_line(w, section);
    int64_t sum = 0;
    int64_t end;
    int i;

    for (i = 0; i < line->span_count; i++) {
        end = i + 1 < line->span_count ? line->spans[i + 1].since_ms
                                       : w->now_ms;
        if (line->spans[i].state == state)
            sum += end - line->spans[i].since_ms;
    }
    return sum;
}

int64_t model_planned_seconds(const struct model_world *w, int section,
                              int state)
{
    const struct model_line *line = model_line(w, section);
    struct model_window windows[MODEL_WINDOWS];
    int count = model_windows(w, windows);
    int64_t sum = 0;
    int64_t at;
    int64_t end;
    int i;

    for (i = 0; i < line->span_count; i++) {
        if (line->spans[i].state != state)
            continue;
        end = i + 1 < line->span_count ? line->spans[i + 1].since_ms
                                       : w->now_ms;
        for (at = line->spans[i].since_ms; at < end; at += MINUTE_MS)
            sum += in_window(windows, count, section, at) ? 60 : 0;
    }
    return sum;
}

/* What holds of the whole has held since the last of those that count came to
 * what it is. */
static void begin_portal_span(struct model_world *w, int step, int state)
{
    const struct model_line *line;
    int64_t since_ms = -1;
    int i;

    for (i = 0; i < w->model->section_count; i++) {
        line = &w->sections[i];
        if (w->model->sections[i].is_required &&
            line->spans[line->span_count - 1].since_ms > since_ms)
            since_ms = line->spans[line->span_count - 1].since_ms;
    }
    line = &w->portal;
    if (line->span_count > 0 &&
        line->spans[line->span_count - 1].since_ms > since_ms)
        since_ms = line->spans[line->span_count - 1].since_ms;
    begin_span(w, MODEL_PORTAL, step, since_ms, state, "");
}

static void take_step(struct model_world *w, int step)
{
    const struct model *m = w->model;
    int state;
    int i;

    w->count = step + 1;
    if (m->steps[step].kind == MODEL_REPORT)
        take_report(w, step);
    for (i = 0; m->steps[step].kind == MODEL_TICK && i < m->section_count; i++)
        grow_old(w, i, step);
    for (i = 0; i < m->section_count; i++)
        find_incidents(w, i);
    state = model_rollup_state(w);
    if (w->portal.span_count == 0 || state != model_state(&w->portal))
        begin_portal_span(w, step, state);
    find_incidents(w, MODEL_PORTAL);
    model_ledger(w, step);
}

void model_world(const struct model *m, int count, struct model_world *out)
{
    int64_t now_ms = -1;
    int i;

    out->model = m;
    out->count = 0;
    out->first_report = MODEL_NONE;
    out->promise_count = 0;
    out->kept = 0;
    out->broken = 0;
    out->portal.span_count = 0;
    out->portal.incident_count = 0;
    for (i = 0; i < m->section_count; i++) {
        out->sections[i].span_count = 0;
        out->sections[i].incident_count = 0;
    }
    for (i = 0; i < count; i++) {
        if (m->steps[i].kind != MODEL_DECLARE && m->steps[i].time_ms > now_ms)
            now_ms = m->steps[i].time_ms;
        out->told_ms[i] = now_ms;
        if (m->steps[i].kind == MODEL_REPORT && out->first_report < 0)
            out->first_report = i;
        out->now_ms = now_ms;
        if (out->first_report >= 0)
            take_step(out, i);
    }
    out->count = count;
    for (i = 0; i < m->section_count; i++) {
        describe(out, i);
        find_planned(out, i);
    }
    find_planned(out, MODEL_PORTAL);
    model_lateness(out);
    model_rollup(out);
}
