/* SPDX-License-Identifier: MIT */
/*
 * The families of metrics. Each stands in one piece, as both spellings ask
 * for: portals and sections are the inner loops.
 */
#include "watch/metrics_line.h"

/* ---- gauges of a section and of a portal ---- */

static int64_t known(int64_t ms)
{
    return ms < 0 ? SYMAI_METRICS_NOT_KNOWN : ms;
}

/* Of what is in trouble it counts as no use where the use is not known, as
 * for exit statuses. */
static int64_t use_of(int state, int usable)
{
    if (usable == SYMA_USABLE_YES || usable == SYMA_USABLE_PARTLY)
        return SYMAI_METRICS_UNITS;
    if (usable == SYMA_USABLE_NO)
        return 0;
    return state == SYMA_STATE_UP || state == SYMA_STATE_UNKNOWN
               ? SYMAI_METRICS_NOT_KNOWN
               : 0;
}

static int64_t flag_of(const struct symai_metrics_section *s, uint32_t flag)
{
    return (s->flags & flag) != 0 ? SYMAI_METRICS_UNITS : 0;
}

static int64_t section_usable(const struct symai_metrics_section *s)
{
    return use_of(s->state, s->usable);
}

static int64_t section_partly(const struct symai_metrics_section *s)
{
    return s->usable == SYMA_USABLE_PARTLY ? SYMAI_METRICS_UNITS : 0;
}

static int64_t section_warning(const struct symai_metrics_section *s)
{
    return flag_of(s, SYMA_FLAG_WARN);
}

static int64_t section_since(const struct symai_metrics_section *s)
{
    return known(s->age_ms);
}

static int64_t section_latest(const struct symai_metrics_section *s)
{
    return known(s->latest_ms);
}

static int64_t section_overdue(const struct symai_metrics_section *s)
{
    return s->overdue_ms;
}

static int64_t section_cert(const struct symai_metrics_section *s)
{
    return known(s->cert_ms);
}

static int64_t section_stale(const struct symai_metrics_section *s)
{
    return flag_of(s, SYMA_FLAG_STALE);
}

static int64_t section_flapping(const struct symai_metrics_section *s)
{
    return flag_of(s, SYMA_FLAG_FLAPPING);
}

static int64_t section_planned(const struct symai_metrics_section *s)
{
    return s->planned ? SYMAI_METRICS_UNITS : 0;
}

static int64_t section_slips(const struct symai_metrics_section *s)
{
    return (int64_t)s->slips * SYMAI_METRICS_UNITS;
}

static const struct {
    struct symai_metrics_family family;
    int64_t (*value)(const struct symai_metrics_section *s);
    int over_days;
} section_gauges[] = {
    {{"syma_section_usable",
      "Can a customer use the section, in part at least: 1 yes, 0 no.",
      SYMAI_METRICS_GAUGE},
     section_usable,
     0},
    {{"syma_section_usable_partly", "1: in part only.", SYMAI_METRICS_GAUGE},
     section_partly,
     0},
    {{"syma_section_warning", "1: up, but something needs attention.",
      SYMAI_METRICS_GAUGE},
     section_warning,
     0},
    {{"syma_section_since_seconds", "How long the state has held.",
      SYMAI_METRICS_GAUGE},
     section_since,
     0},
    {{"syma_eta_latest_timestamp_seconds",
      "The latest return that is promised now.", SYMAI_METRICS_GAUGE},
     section_latest,
     0},
    {{"syma_eta_overdue_seconds",
      "How late a promised return is; 0 where it is not.", SYMAI_METRICS_GAUGE},
     section_overdue,
     0},
    {{"syma_cert_expiry_timestamp_seconds",
      "When the first certificate of the chain ends.", SYMAI_METRICS_GAUGE},
     section_cert,
     0},
    {{"syma_section_stale", "1: nothing new was learnt for long.",
      SYMAI_METRICS_GAUGE},
     section_stale,
     1},
    {{"syma_section_flapping", "1: changes too often to be believed.",
      SYMAI_METRICS_GAUGE},
     section_flapping,
     1},
    {{"syma_section_planned", "1: work is planned for now.",
      SYMAI_METRICS_GAUGE},
     section_planned,
     1},
    {{"syma_incident_slips",
      "How often a promised return was put off in the outage that goes on.",
      SYMAI_METRICS_GAUGE},
     section_slips,
     1},
};

static int64_t portal_usable(const struct symai_metrics_portal *p)
{
    return use_of(p->state, p->usable);
}

static int64_t portal_up(const struct symai_metrics_portal *p)
{
    return (int64_t)p->up_count * SYMAI_METRICS_UNITS;
}

static int64_t portal_required(const struct symai_metrics_portal *p)
{
    return (int64_t)p->required_count * SYMAI_METRICS_UNITS;
}

static int64_t portal_checked(const struct symai_metrics_portal *p)
{
    return known(p->checked_ms);
}

static int64_t portal_since(const struct symai_metrics_portal *p)
{
    return known(p->age_ms);
}

static int64_t portal_latest(const struct symai_metrics_portal *p)
{
    return known(p->latest_ms);
}

static int64_t portal_overdue(const struct symai_metrics_portal *p)
{
    return p->overdue_ms;
}

static const struct {
    struct symai_metrics_family family;
    int64_t (*value)(const struct symai_metrics_portal *p);
    int over_days;
} portal_gauges[] = {
    {{"syma_portal_usable",
      "Can a customer use the portal, in part at least: 1 yes, 0 no.",
      SYMAI_METRICS_GAUGE},
     portal_usable,
     0},
    {{"syma_portal_sections_up", "How many required sections are up.",
      SYMAI_METRICS_GAUGE},
     portal_up,
     0},
    {{"syma_portal_sections_required", "How many sections are required.",
      SYMAI_METRICS_GAUGE},
     portal_required,
     0},
    {{"syma_portal_checked_timestamp_seconds", "When the last report was made.",
      SYMAI_METRICS_GAUGE},
     portal_checked,
     0},
    {{"syma_portal_since_seconds", "How long the state has held.",
      SYMAI_METRICS_GAUGE},
     portal_since,
     1},
    {{"syma_portal_eta_latest_timestamp_seconds",
      "The latest return that is promised for the portal as a whole.",
      SYMAI_METRICS_GAUGE},
     portal_latest,
     1},
    {{"syma_portal_eta_overdue_seconds", "How late that is; 0 where it is not.",
      SYMAI_METRICS_GAUGE},
     portal_overdue,
     1},
};

static uint64_t portal_kept(const struct symai_metrics_portal *p)
{
    return p->kept;
}

static uint64_t portal_broken(const struct symai_metrics_portal *p)
{
    return p->broken;
}

/* ---- families ---- */

static void put_section_gauge(struct symai_metrics_writer *w,
                              const struct symai_metrics *m, size_t which)
{
    const struct symai_metrics_family *f = &section_gauges[which].family;
    const struct symai_metrics_portal *p;
    const struct symai_metrics_section *s;
    size_t i;
    size_t j;

    symai_metrics_head(w, f);
    for (i = 0; i < m->portals.count && w->rc == SYMA_OK; i++) {
        p = symai_vec_at(&m->portals, i);
        for (j = 0; j < p->count; j++) {
            s = symai_vec_at(&m->sections, p->first + j);
            symai_metrics_series(w, f, p, s);
            symai_metrics_gauge(w, section_gauges[which].value(s));
        }
    }
}

static void put_portal_gauge(struct symai_metrics_writer *w,
                             const struct symai_metrics *m, size_t which)
{
    const struct symai_metrics_family *f = &portal_gauges[which].family;
    const struct symai_metrics_portal *p;
    size_t i;

    symai_metrics_head(w, f);
    for (i = 0; i < m->portals.count && w->rc == SYMA_OK; i++) {
        p = symai_vec_at(&m->portals, i);
        symai_metrics_series(w, f, p, NULL);
        symai_metrics_gauge(w, portal_gauges[which].value(p));
    }
}

static void put_portal_states(struct symai_metrics_writer *w,
                              const struct symai_metrics *m)
{
    static const struct symai_metrics_family f = {
        "syma_portal_state", "The state of the whole portal.",
        SYMAI_METRICS_STATESET};
    const struct symai_metrics_portal *p;
    size_t i;

    symai_metrics_head(w, &f);
    for (i = 0; i < m->portals.count && w->rc == SYMA_OK; i++) {
        p = symai_vec_at(&m->portals, i);
        symai_metrics_states(w, &f, p, NULL, p->state);
    }
}

static void
put_portal_counter(struct symai_metrics_writer *w,
                   const struct symai_metrics *m,
                   const struct symai_metrics_family *f,
                   uint64_t (*value)(const struct symai_metrics_portal *p))
{
    const struct symai_metrics_portal *p;
    size_t i;

    symai_metrics_head(w, f);
    for (i = 0; i < m->portals.count && w->rc == SYMA_OK; i++) {
        p = symai_vec_at(&m->portals, i);
        symai_metrics_series(w, f, p, NULL);
        symai_metrics_count(w, value(p));
    }
}

static void put_promises(struct symai_metrics_writer *w,
                         const struct symai_metrics *m)
{
    static const struct symai_metrics_family kept = {
        "syma_promises_kept", "Promised returns that came in time.",
        SYMAI_METRICS_COUNTER};
    static const struct symai_metrics_family broken = {
        "syma_promises_broken", "Promised returns that came too late.",
        SYMAI_METRICS_COUNTER};

    put_portal_counter(w, m, &kept, portal_kept);
    put_portal_counter(w, m, &broken, portal_broken);
}

static const char *kind_of(const struct symai_metrics_section *s)
{
    const char *name = syma_section_kind_name(s->kind);

    return name != NULL ? name : "";
}

static const char *required_of(const struct symai_metrics_section *s)
{
    return s->required < 0 ? "" : s->required ? "yes" : "no";
}

static void put_info(struct symai_metrics_writer *w,
                     const struct symai_metrics_family *f,
                     const struct symai_metrics_portal *p,
                     const struct symai_metrics_section *s)
{
    symai_metrics_series(w, f, p, s);
    symai_metrics_label(w, "kind", kind_of(s));
    symai_metrics_label(w, "required", required_of(s));
    symai_metrics_count(w, 1);
}

static void put_state(struct symai_metrics_writer *w,
                      const struct symai_metrics_family *f,
                      const struct symai_metrics_portal *p,
                      const struct symai_metrics_section *s)
{
    symai_metrics_states(w, f, p, s, s->state);
}

static void put_phases(struct symai_metrics_writer *w,
                       const struct symai_metrics_family *f,
                       const struct symai_metrics_portal *p,
                       const struct symai_metrics_section *s)
{
    size_t i;

    for (i = 0; i < SYMAI_METRICS_PHASES; i++) {
        symai_metrics_series(w, f, p, s);
        symai_metrics_label(w, "phase", symai_metrics_phases[i]);
        symai_metrics_gauge(w, known(s->timing_ms[i]));
    }
}

static void put_by_state(struct symai_metrics_writer *w,
                         const struct symai_metrics_family *f,
                         const struct symai_metrics_portal *p,
                         const struct symai_metrics_section *s,
                         const int64_t seconds[SYMAI_METRICS_STATES])
{
    int i;

    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        symai_metrics_series(w, f, p, s);
        symai_metrics_label(w, "state", syma_state_name(i));
        symai_metrics_count(w, (uint64_t)seconds[i]);
    }
}

static void put_seconds(struct symai_metrics_writer *w,
                        const struct symai_metrics_family *f,
                        const struct symai_metrics_portal *p,
                        const struct symai_metrics_section *s)
{
    put_by_state(w, f, p, s, s->seconds);
}

static void put_planned_seconds(struct symai_metrics_writer *w,
                                const struct symai_metrics_family *f,
                                const struct symai_metrics_portal *p,
                                const struct symai_metrics_section *s)
{
    put_by_state(w, f, p, s, s->planned_seconds);
}

static const struct {
    struct symai_metrics_family family;
    void (*put)(struct symai_metrics_writer *w,
                const struct symai_metrics_family *f,
                const struct symai_metrics_portal *p,
                const struct symai_metrics_section *s);
    int over_days;
} section_sets[] = {
    {{"syma_section", "What the section is for, and whether it counts.",
      SYMAI_METRICS_INFO},
     put_info,
     0},
    {{"syma_section_state", "The state of the section.",
      SYMAI_METRICS_STATESET},
     put_state,
     0},
    {{"syma_probe_duration_seconds", "How long the last fetch took, by phase.",
      SYMAI_METRICS_GAUGE},
     put_phases,
     0},
    {{"syma_section_seconds", "How long each state has held in all.",
      SYMAI_METRICS_COUNTER},
     put_seconds,
     1},
    {{"syma_section_planned_seconds", "How much of it was planned work.",
      SYMAI_METRICS_COUNTER},
     put_planned_seconds,
     1},
};

static void put_section_set(struct symai_metrics_writer *w,
                            const struct symai_metrics *m, size_t which)
{
    const struct symai_metrics_family *f = &section_sets[which].family;
    const struct symai_metrics_portal *p;
    size_t i;
    size_t j;

    symai_metrics_head(w, f);
    for (i = 0; i < m->portals.count && w->rc == SYMA_OK; i++) {
        p = symai_vec_at(&m->portals, i);
        for (j = 0; j < p->count; j++)
            section_sets[which].put(w, f, p,
                                    symai_vec_at(&m->sections, p->first + j));
    }
}

static void put_tally(struct symai_metrics_writer *w,
                      const struct symai_tally *tally)
{
    static const struct symai_metrics_family f = {
        "syma_probe", "Pages judged since the start, by reason.",
        SYMAI_METRICS_COUNTER};
    int i;

    symai_metrics_head(w, &f);
    for (i = 0; i < SYMAI_REASON_COUNT; i++) {
        symai_metrics_put(w, "syma_probe_total{reason=\"");
        symai_metrics_put(w, symai_reason_name(i));
        symai_metrics_put(w, "\"");
        symai_metrics_count(w, tally->probes[i]);
    }
}

int symai_metrics_write(const struct symai_metrics *m,
                        enum symai_metrics_dialect dialect,
                        struct symai_buf *out)
{
    struct symai_metrics_writer w = {out, dialect, SYMA_OK};
    size_t i;

    put_portal_states(&w, m);
    for (i = 0; i < sizeof portal_gauges / sizeof *portal_gauges; i++)
        if (m->over_days || !portal_gauges[i].over_days)
            put_portal_gauge(&w, m, i);
    if (m->over_days)
        put_promises(&w, m);
    for (i = 0; i < sizeof section_sets / sizeof *section_sets; i++)
        if (m->over_days || !section_sets[i].over_days)
            put_section_set(&w, m, i);
    for (i = 0; i < sizeof section_gauges / sizeof *section_gauges; i++)
        if (m->over_days || !section_gauges[i].over_days)
            put_section_gauge(&w, m, i);
    if (m->tally != NULL)
        put_tally(&w, m->tally);
    if (dialect == SYMAI_OPENMETRICS)
        symai_metrics_put(&w, "# EOF\n");
    return w.rc;
}
