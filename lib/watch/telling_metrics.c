/* SPDX-License-Identifier: MIT */
/*
 * All that a tracker knows as metrics. Counters only ever grow: seconds are
 * told up to the first report that speaks against the state, since from there
 * on they may turn out to be another's.
 */
#include "watch/metrics.h"
#include "watch/telling.h"
#include "watch/tracker.h"
#include "watch/turn.h"

_Static_assert(SYMAI_METRICS_STATES == SYMAI_TRACK_STATES,
               "a counter for each state");

static int64_t age_of(const struct symai_telling *f, const char *portal,
                      const char *section)
{
    int64_t since = syma_tracker_since_ms(f->t, portal, section);

    return since < 0 || f->now_ms < since ? -1 : f->now_ms - since;
}

static int64_t certain_ms(const struct symai_telling *f,
                          const struct symai_track_section *from)
{
    return from->run.length > 0 ? from->run.since_ms : f->now_ms;
}

static void set_seconds(const struct symai_telling *f,
                        const struct symai_track_section *from,
                        struct symai_metrics_section *s)
{
    const struct symai_track_line *line = &from->line;
    int64_t until = certain_ms(f, from);
    int64_t ms;
    int i;

    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        ms = line->total_ms[i];
        if (i == line->state && line->since_ms >= 0 && until > line->since_ms)
            ms += until - line->since_ms;
        s->seconds[i] = ms / 1000;
    }
}

static void set_planned(const struct symai_telling *f,
                        const struct symai_track_portal *p,
                        const struct symai_track_section *from,
                        struct symai_metrics_section *s)
{
    const struct symai_track_line *line = &from->line;
    int64_t until = certain_ms(f, from);
    int64_t ms;
    int i;

    s->planned = symai_telling_is_planned(f, p->id->text, s->id);
    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        ms = line->planned_ms[i];
        if (i == line->state && until > line->counted_ms)
            ms += symai_turn_cover_ms(p, from, line->counted_ms, until);
        s->planned_seconds[i] = ms / 1000;
    }
}

static void set_promises(const struct symai_telling *f, const char *portal,
                         struct symai_metrics_section *s)
{
    const syma_incident *n = symai_telling_running(f, portal, s->id);

    s->slips = syma_incident_slips(n);
    s->latest_ms = symai_telling_latest_ms(f, portal, s->id);
    s->overdue_ms = symai_telling_overdue_ms(f, portal, s->id);
}

static void set_of_report(const syma_report *r, struct symai_metrics_section *s)
{
    const struct symai_report_section *from =
        symai_report_section(r, symai_telling_place(r, s->id));

    if (from == NULL)
        return;
    s->kind = from->kind;
    symai_metrics_measure(s, from->verdict);
}

static int add_section(const struct symai_telling *f, struct symai_metrics *m,
                       const struct symai_track_portal *p,
                       const struct symai_track_section *from)
{
    const char *portal = p->id->text;
    struct symai_metrics_section *s = NULL;
    int rc = symai_metrics_add_section(m, from->id->text, &s);

    if (rc < 0)
        return rc;
    s->state = syma_tracker_state(f->t, portal, s->id);
    s->usable = syma_tracker_usable(f->t, portal, s->id);
    s->flags = syma_tracker_flags(f->t, portal, s->id);
    s->required = from->is_required;
    s->age_ms = age_of(f, portal, s->id);
    set_of_report(p->report, s);
    set_promises(f, portal, s);
    set_seconds(f, from, s);
    set_planned(f, p, from, s);
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
    p->state = syma_tracker_state(f->t, id, "");
    p->usable = syma_tracker_usable(f->t, id, "");
    p->up_count = syma_tracker_up_count(f->t, id);
    p->required_count = syma_tracker_required_count(f->t, id);
    p->checked_ms = syma_tracker_checked_ms(f->t, id);
    p->age_ms = age_of(f, id, "");
    p->latest_ms = symai_telling_latest_ms(f, id, "");
    p->overdue_ms = symai_telling_overdue_ms(f, id, "");
    p->kept = syma_tracker_kept_count(f->t, id);
    p->broken = syma_tracker_broken_count(f->t, id);
    for (i = 0; i < from->sections.count && rc == SYMA_OK; i++)
        rc = add_section(f, m, from, symai_track_section_at(from, i));
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
