/* SPDX-License-Identifier: MIT */
/*
 * All that a tracker knows as metrics. Counters only ever grow: seconds are
 * told up to the first report that speaks against the state, since from there
 * on they may turn out to be another's.
 */
#include <string.h>

#include "watch/metrics.h"
#include "watch/telling.h"
#include "watch/tracker.h"
#include "watch/turn.h"

_Static_assert(SYMAI_METRICS_STATES == SYMAI_TRACK_STATES,
               "a counter for each state");

static int64_t age_of(const struct symai_track_line *line, int64_t now_ms)
{
    return line->since_ms < 0 || now_ms < line->since_ms
               ? -1
               : now_ms - line->since_ms;
}

static void set_seconds(const struct symai_track_line *line, int64_t until_ms,
                        struct symai_metrics_section *s)
{
    int64_t ms;
    int i;

    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        ms = line->total_ms[i];
        if (i == line->state && line->since_ms >= 0 &&
            until_ms > line->since_ms)
            ms += until_ms - line->since_ms;
        s->seconds[i] = ms / 1000;
    }
}

static void set_planned_seconds(const struct symai_track_portal *p,
                                const struct symai_track_section *from,
                                int64_t until_ms,
                                struct symai_metrics_section *s)
{
    const struct symai_track_line *line = &from->line;
    int64_t ms;
    int i;

    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        ms = line->planned_ms[i];
        if (i == line->state && until_ms > line->counted_ms)
            ms += symai_turn_cover_ms(p, from, line->counted_ms, until_ms);
        s->planned_seconds[i] = ms / 1000;
    }
}

/* Does a planned window that is for the section go on? */
static int is_planned(const struct symai_track_portal *p, const char *section,
                      int64_t now_ms)
{
    const syma_window *w;
    const char *id;
    size_t i;

    for (i = 0; i < p->windows.count; i++) {
        w = symai_vec_at(&p->windows, i);
        if (w->begin_ms > now_ms)
            break; /* so do the later ones */
        id = syma_window_section_id(w);
        if (now_ms < w->end_ms && (id[0] == '\0' || strcmp(id, section) == 0))
            return 1;
    }
    return 0;
}

/* The latest return that current promises name, and how late that is. */
static void set_return(const struct symai_track_line *line, int64_t now_ms,
                       int64_t *latest_ms, int64_t *overdue_ms)
{
    const syma_promise *p;
    int is_late = 0;
    size_t i;

    for (i = 0; i < line->promises.count; i++) {
        p = symai_vec_at(&line->promises, i);
        if (!symai_promise_is_current(p) || p->latest_ms < 0 ||
            p->latest_ms < *latest_ms)
            continue;
        if (p->latest_ms > *latest_ms)
            is_late = 0;
        *latest_ms = p->latest_ms;
        is_late |= p->status == SYMA_PROMISE_OVERDUE;
    }
    if (is_late && symai_ledger_is_awaited(line) && now_ms > *latest_ms)
        *overdue_ms = now_ms - *latest_ms;
}

static int add_section(const struct symai_telling *f, struct symai_metrics *m,
                       const struct symai_track_portal *p, size_t i)
{
    const struct symai_track_section *from = symai_track_section_at(p, i);
    const struct symai_report_section *said =
        symai_report_section(p->report, i);
    int64_t until_ms = symai_track_certain_ms(&f->t->options, from, f->now_ms);
    struct symai_metrics_section *s = NULL;
    int rc = symai_metrics_add_section(m, from->id->text, &s);

    if (rc < 0)
        return rc;
    s->state = from->line.state;
    s->usable = from->line.usable;
    s->flags = symai_track_flags(&from->line, from);
    s->required = from->is_required;
    s->age_ms = age_of(&from->line, f->now_ms);
    s->slips = syma_incident_slips(symai_incident_running(&from->line));
    s->planned = is_planned(p, s->id, f->now_ms);
    set_return(&from->line, f->now_ms, &s->latest_ms, &s->overdue_ms);
    set_seconds(&from->line, until_ms, s);
    set_planned_seconds(p, from, until_ms, s);
    if (said == NULL)
        return SYMA_OK;
    s->kind = said->kind;
    symai_metrics_measure(s, said->verdict);
    return SYMA_OK;
}

static int add_portal(const struct symai_telling *f, struct symai_metrics *m,
                      const char *id)
{
    const struct symai_track_portal *from = symai_track_portal(f->t, id);
    struct symai_metrics_portal *p = NULL;
    size_t i;
    int rc = symai_metrics_add_portal(m, id, &p);

    if (rc < 0)
        return rc;
    p->state = from->line.state;
    p->usable = from->line.usable;
    p->up_count = from->up_count;
    p->required_count = from->required_count;
    p->checked_ms = from->checked_ms;
    p->age_ms = age_of(&from->line, f->now_ms);
    set_return(&from->line, f->now_ms, &p->latest_ms, &p->overdue_ms);
    p->kept = from->kept;
    p->broken = from->broken;
    for (i = 0; i < from->sections.count && rc == SYMA_OK; i++)
        rc = add_section(f, m, from, i);
    return rc;
}

static int write_metrics(const struct symai_telling *f,
                         enum symai_metrics_dialect dialect)
{
    struct symai_metrics m;
    size_t count = symai_telling_portal_count(f);
    size_t i;
    int rc = SYMA_OK;

    symai_metrics_init(&m);
    m.over_days = 1;
    /* it counts for all portals together, and says so only of all */
    m.tally = f->portal_id == NULL ? &f->t->tally : NULL;
    for (i = 0; i < count && rc == SYMA_OK; i++)
        rc = add_portal(f, &m, symai_telling_portal(f, i));
    if (rc == SYMA_OK)
        rc = symai_metrics_write(&m, dialect, f->out);
    symai_metrics_free(&m);
    return rc;
}

int symai_telling_openmetrics(const struct symai_telling *f)
{
    return write_metrics(f, SYMAI_OPENMETRICS);
}

int symai_telling_prometheus(const struct symai_telling *f)
{
    return write_metrics(f, SYMAI_PROMETHEUS);
}
