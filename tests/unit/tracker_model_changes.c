/* SPDX-License-Identifier: MIT */
/*
 * The model of the tracker: what a step has changed, found by laying what held
 * before it beside what holds after it; and the planned windows.
 */
#include "tracker_model.h"

#include <string.h>

#include "syma/syma.h"

static int same_window(const struct model_window *a,
                       const struct model_window *b)
{
    return a->section == b->section && a->begin_ms == b->begin_ms &&
           a->end_ms == b->end_ms;
}

static int add_window(struct model_window *list, int count,
                      const struct model_window *w)
{
    int i;

    for (i = 0; i < count; i++)
        if (list[i].is_read && same_window(&list[i], w))
            return count;
    list[count] = *w;
    return count + 1;
}

int model_windows(const struct model *m, int count,
                  struct model_window out[MODEL_WINDOWS])
{
    const struct model_notice *n;
    const struct model_seen *seen;
    struct model_window w;
    int found = m->declared_count;
    int i;
    int j;
    int k;

    for (i = 0; i < m->declared_count; i++)
        out[i] = m->declared[i];
    for (i = 0; i < count; i++) {
        for (j = 0; j < m->section_count; j++) {
            seen = &m->steps[i].seen[j];
            if (m->steps[i].kind != MODEL_REPORT ||
                seen->state == SYMA_STATE_UNKNOWN)
                continue;
            for (k = 0; k < seen->notice_count; k++) {
                n = &seen->notices[k];
                if (n->kind != SYMA_NOTICE_MAINTENANCE_PLANNED ||
                    n->earliest_ms < 0 || n->latest_ms <= n->earliest_ms)
                    continue;
                w.section = j;
                w.begin_ms = n->earliest_ms;
                w.end_ms = n->latest_ms;
                w.is_read = 1;
                found = add_window(out, found, &w);
            }
        }
    }
    return found;
}

static struct model_change *add_change(const struct model_world *w, int kind,
                                       int section, int64_t time_ms,
                                       struct model_change *out, int *count)
{
    struct model_change *c = &out[(*count)++];

    memset(c, 0, sizeof *c);
    c->kind = kind;
    c->section = section;
    c->time_ms = time_ms;
    c->seen_ms = w->now_ms;
    c->to = model_state(model_line(w, section));
    c->from = c->to;
    c->begins = 1;
    return c;
}

static int is_on(const struct model_window *windows, int count,
                 const struct model_window *w, int64_t now_ms)
{
    int i;

    for (i = 0; i < count; i++)
        if (windows[i].is_read == w->is_read && same_window(&windows[i], w))
            return w->begin_ms <= now_ms && now_ms < w->end_ms;
    return 0;
}

static void window_changes(const struct model_world *before,
                           const struct model_world *after,
                           struct model_change *out, int *count)
{
    struct model_window old[MODEL_WINDOWS];
    struct model_window new[MODEL_WINDOWS];
    struct model_change *c;
    int old_count = before->first_report < 0
                        ? 0
                        : model_windows(before->model, before->count, old);
    int new_count = model_windows(after->model, after->count, new);
    int was;
    int is;
    int i;

    for (i = 0; i < new_count; i++) {
        was = is_on(old, old_count, &new[i], before->now_ms);
        is = is_on(new, new_count, &new[i], after->now_ms);
        if (was == is)
            continue;
        c = add_change(after, SYMA_CHANGE_WINDOW, new[i].section,
                       is ? new[i].begin_ms : new[i].end_ms, out, count);
        c->begins = is;
        c->window = new[i];
    }
}

static void state_change(const struct model_world *before,
                         const struct model_world *after, int section,
                         struct model_change *out, int *count)
{
    const struct model_line *line = model_line(after, section);
    int from = model_state(model_line(before, section));
    struct model_change *c;

    if (from == model_state(line))
        return;
    c = add_change(after, SYMA_CHANGE_STATE, section,
                   line->spans[line->span_count - 1].since_ms, out, count);
    c->from = from;
}

static void promise_change(const struct model_world *w, int kind, int i,
                           int64_t time_ms, struct model_change *out,
                           int *count)
{
    struct model_change *c;

    c = add_change(w, kind, w->promises[i].section, time_ms, out, count);
    c->promise = w->promises[i];
}

static int settled_kind(const struct model_promise *p)
{
    if (p->status == SYMA_PROMISE_KEPT)
        return SYMA_CHANGE_KEPT;
    return p->status == SYMA_PROMISE_BROKEN ? SYMA_CHANGE_BROKEN : 0;
}

/* One by one in the order in which they were given: what was promised, late,
 * kept. */
static void promise_changes(const struct model_world *before,
                            const struct model_world *after, int section,
                            struct model_change *out, int *count)
{
    const struct model_promise *p;
    int is_new;
    int i;

    for (i = 0; i < after->promise_count; i++) {
        p = &after->promises[i];
        is_new = i >= before->promise_count;
        if (p->section != section)
            continue;
        if (is_new)
            promise_change(after,
                           p->is_slip ? SYMA_CHANGE_SLIP
                                      : SYMA_CHANGE_PROMISED,
                           i, p->said_ms, out, count);
        if (p->was_told_late &&
            (is_new || !before->promises[i].was_told_late))
            promise_change(after, SYMA_CHANGE_OVERDUE, i, p->latest_ms, out,
                           count);
        if (settled_kind(p) != 0 &&
            (is_new || before->promises[i].status != p->status))
            promise_change(
                after, settled_kind(p), i,
                model_line(after, section)->incidents[p->incident].end_ms, out,
                count);
    }
}

static void flag_changes(const struct model_world *before,
                         const struct model_world *after, int section,
                         struct model_change *out, int *count)
{
    const struct model_options *o = &after->model->options;
    const struct model_line *was = &before->sections[section];
    const struct model_line *is = &after->sections[section];
    struct model_change *c;
    int known;

    if (was->is_flapping != is->is_flapping) {
        c = add_change(after, SYMA_CHANGE_FLAPPING, section, after->now_ms, out,
                       count);
        c->begins = is->is_flapping;
    }
    if (was->is_stale != is->is_stale) {
        known = model_last_known(after, section, after->count - 1);
        c = add_change(after, SYMA_CHANGE_STALE, section, after->now_ms, out,
                       count);
        c->begins = is->is_stale;
        if (is->is_stale)
            c->time_ms = after->told_ms[known] +
                         o->stale_intervals * o->interval_ms;
    }
}

static void fill_partial(const struct model_world *w, struct model_change *c)
{
    const struct model *m = w->model;
    int need;
    int i;
    int j;

    for (i = 0; i < m->section_count; i++) {
        if (!m->sections[i].is_required)
            continue;
        if (model_state(&w->sections[i]) == SYMA_STATE_UP) {
            c->up[c->up_count++] = i;
            continue;
        }
        c->waits_for[c->waiting_count] = MODEL_NONE;
        for (j = m->sections[i].need_count - 1; j >= 0; j--) {
            need = m->sections[i].needs[j];
            if (model_state(&w->sections[need]) != SYMA_STATE_UP)
                c->waits_for[c->waiting_count] = need;
        }
        c->waiting[c->waiting_count++] = i;
    }
}

static int is_running(const struct model_line *line)
{
    return line->incident_count > 0 &&
           line->incidents[line->incident_count - 1].end_ms < 0;
}

/* More are up than before, in the same outage: any growth exceeds what was
 * told since the count last fell, as each was told. */
static void partial_change(const struct model_world *before,
                           const struct model_world *after,
                           struct model_change *out, int *count)
{
    struct model_change *c;
    int64_t time_ms = -1;
    int i;

    if (!is_running(&before->portal) || !is_running(&after->portal) ||
        after->up_count <= before->up_count ||
        after->up_count == after->required_count)
        return;
    for (i = 0; i < after->model->section_count; i++) {
        if (!after->model->sections[i].is_required ||
            model_state(&after->sections[i]) != SYMA_STATE_UP ||
            model_state(&before->sections[i]) == SYMA_STATE_UP)
            continue;
        if (time_ms < after->sections[i]
                          .spans[after->sections[i].span_count - 1]
                          .since_ms)
            time_ms = after->sections[i]
                          .spans[after->sections[i].span_count - 1]
                          .since_ms;
    }
    c = add_change(after, SYMA_CHANGE_PARTIAL_RETURN, MODEL_PORTAL, time_ms,
                   out, count);
    fill_partial(after, c);
}

int model_changes(const struct model_world *before,
                  const struct model_world *after,
                  struct model_change out[MODEL_CHANGES])
{
    int count = 0;
    int i;

    if (after->first_report < 0)
        return 0;
    window_changes(before, after, out, &count);
    for (i = 0; i < after->model->section_count; i++) {
        state_change(before, after, i, out, &count);
        promise_changes(before, after, i, out, &count);
        flag_changes(before, after, i, out, &count);
    }
    state_change(before, after, MODEL_PORTAL, out, &count);
    partial_change(before, after, out, &count);
    promise_changes(before, after, MODEL_PORTAL, out, &count);
    return count;
}
