/* SPDX-License-Identifier: MIT */
/*
 * The model of the tracker: what a step has changed, found by laying what held
 * before it beside what holds after it; and the planned windows.
 */
#include "tracker_model.h"

#include <string.h>

#include "syma/syma.h"

/* A window is known by its section and its ends; one that is over is nothing
 * that a page announces. */
static int read_window(struct model_window *list, int count, int section,
                       const struct model_notice *n, int64_t now_ms)
{
    struct model_window *w;
    int i;

    if (n->kind != SYMA_NOTICE_MAINTENANCE_PLANNED || n->earliest_ms < 0 ||
        n->latest_ms <= n->earliest_ms || n->latest_ms <= now_ms)
        return count;
    for (i = 0; i < count; i++)
        if (list[i].rule == MODEL_NONE && list[i].section == section &&
            list[i].begin_ms == n->earliest_ms &&
            list[i].end_ms == n->latest_ms)
            return count;
    w = &list[count];
    w->section = section;
    w->begin_ms = n->earliest_ms;
    w->end_ms = n->latest_ms;
    w->rule = MODEL_NONE;
    return count + 1;
}

int model_windows(const struct model_world *w,
                  struct model_window out[MODEL_WINDOWS])
{
    const struct model *m = w->model;
    const struct model_seen *seen;
    int found = m->declared_count;
    int i;
    int j;
    int k;

    for (i = 0; i < m->declared_count; i++)
        out[i] = m->declared[i];
    for (i = 0; i < w->count; i++) {
        if (m->steps[i].kind != MODEL_REPORT)
            continue;
        for (j = 0; j < m->section_count; j++) {
            seen = &m->steps[i].seen[j];
            for (k = 0; k < seen->notice_count; k++)
                found = read_window(out, found, j, &seen->notices[k],
                                    w->told_ms[i]);
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

/* The one of a rule that goes on at a time or comes next. */
static const struct model_window *next_of_rule(const struct model *m, int rule,
                                               int64_t now_ms)
{
    int i;

    for (i = 0; i < m->declared_count; i++)
        if (m->declared[i].rule == rule && m->declared[i].end_ms > now_ms)
            return &m->declared[i];
    return NULL;
}

/* Windows to look at, by their begin. */
struct looks {
    const struct model_window *list[2 * MODEL_WINDOWS];
    int count;
};

static void look_at(struct looks *looks, const struct model_window *w)
{
    int i;

    if (w == NULL)
        return;
    for (i = looks->count++; i > 0; i--) {
        if (looks->list[i - 1]->begin_ms <= w->begin_ms)
            break;
        looks->list[i] = looks->list[i - 1];
    }
    looks->list[i] = w;
}

/* They are told first of all, while the states are still those before. */
static void window_change(const struct model_world *before,
                          const struct model_world *after,
                          const struct model_window *w, int begins,
                          struct model_change *out, int *count)
{
    struct model_change *c;

    c = add_change(after, SYMA_CHANGE_WINDOW, w->section,
                   begins ? w->begin_ms : w->end_ms, out, count);
    c->begins = begins;
    c->window = *w;
    c->to = model_state(model_line(before, w->section));
    c->from = c->to;
}

/* Of a rule only the one that went on or came next before, and the one that
 * does now: what lies between the two steps is not told. */
static void window_changes(const struct model_world *before,
                           const struct model_world *after,
                           struct model_change *out, int *count)
{
    struct model_window old[MODEL_WINDOWS];
    struct model_window new[MODEL_WINDOWS];
    struct looks looks = {{NULL}, 0};
    const struct model *m = after->model;
    const struct model_window *w;
    int is_first = before->first_report < 0;
    int64_t told_ms = is_first ? -1 : before->now_ms;
    int old_count = is_first ? 0 : model_windows(before, old);
    int new_count = model_windows(after, new);
    int i;

    for (i = 0; i < m->rule_count; i++) {
        w = is_first ? NULL : next_of_rule(m, i, told_ms);
        look_at(&looks, w);
        if (w != next_of_rule(m, i, after->now_ms))
            look_at(&looks, next_of_rule(m, i, after->now_ms));
    }
    for (i = m->declared_count; i < new_count; i++)
        look_at(&looks, &new[i]);
    for (i = 0; i < looks.count; i++) {
        w = looks.list[i];
        if (w->begin_ms <= after->now_ms &&
            (w->begin_ms > told_ms ||
             (w >= new + old_count && w < new + new_count &&
              w->rule == MODEL_NONE)))
            window_change(before, after, w, 1, out, count);
        if (w->end_ms <= after->now_ms && w->end_ms > told_ms)
            window_change(before, after, w, 0, out, count);
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

static void told_late(const struct model_world *before,
                      const struct model_world *after, int section,
                      struct model_change *out, int *count)
{
    const struct model_promise *p;
    int i;

    for (i = 0; i < after->promise_count; i++) {
        p = &after->promises[i];
        if (p->section == section && p->was_told_late &&
            (i >= before->promise_count || !before->promises[i].was_told_late))
            promise_change(after, SYMA_CHANGE_OVERDUE, i, p->latest_ms, out,
                           count);
    }
}

static void settled(const struct model_world *after, int i,
                    struct model_change *out, int *count)
{
    const struct model_promise *p = &after->promises[i];

    if (settled_kind(p) != 0)
        promise_change(
            after, settled_kind(p), i,
            model_line(after, p->section)->incidents[p->incident].end_ms, out,
            count);
}

/* What has come of those before, what is promised now (of an outage that is
 * over, too), what is late; each in the order in which it was promised. */
static void promise_changes(const struct model_world *before,
                            const struct model_world *after, int section,
                            struct model_change *out, int *count)
{
    const struct model_promise *p;
    int i;

    for (i = 0; i < before->promise_count; i++)
        if (after->promises[i].section == section &&
            before->promises[i].status != after->promises[i].status)
            settled(after, i, out, count);
    for (i = before->promise_count; i < after->promise_count; i++) {
        p = &after->promises[i];
        if (p->section != section)
            continue;
        promise_change(after,
                       p->is_slip ? SYMA_CHANGE_SLIP : SYMA_CHANGE_PROMISED, i,
                       p->said_ms, out, count);
        settled(after, i, out, count);
    }
    told_late(before, after, section, out, count);
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

/* What was not known for a while and is up again had not been out. */
static int has_return(const struct model_world *before,
                      const struct model_world *after)
{
    int i;

    for (i = 0; i < after->model->section_count; i++)
        if (after->model->sections[i].is_required &&
            is_running(&before->sections[i]) && !is_running(&after->sections[i]))
            return 1;
    return 0;
}

/* More are up than before, in the same outage: any growth exceeds what was
 * told since the count last fell, as each was told. */
static void partial_change(const struct model_world *before,
                           const struct model_world *after,
                           struct model_change *out, int *count)
{
    const struct model_line *line;
    struct model_change *c;
    int64_t time_ms = -1; /* when the last of those that are up came up */
    int i;

    if (!is_running(&before->portal) || !is_running(&after->portal) ||
        !has_return(before, after) || after->up_count <= before->up_count ||
        after->up_count == after->required_count)
        return;
    for (i = 0; i < after->model->section_count; i++) {
        line = &after->sections[i];
        if (after->model->sections[i].is_required &&
            model_state(line) == SYMA_STATE_UP &&
            line->spans[line->span_count - 1].since_ms > time_ms)
            time_ms = line->spans[line->span_count - 1].since_ms;
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
