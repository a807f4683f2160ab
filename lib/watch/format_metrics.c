/* SPDX-License-Identifier: MIT */
/*
 * One report as metrics: what one look can know. Since when is by the words of
 * the page, and the promised return is what this page promises.
 */
#include "judge/verdict.h"
#include "watch/format.h"
#include "watch/metrics.h"

static int64_t age_of(const syma_report *r, const syma_verdict *v)
{
    const struct syma_notice *at = &v->since.at;

    if (at->kind == 0 || at->earliest_ms < 0 || r->time_ms < at->earliest_ms)
        return -1;
    return r->time_ms - at->earliest_ms;
}

static int is_promise(const syma_notice *n)
{
    int kind = syma_notice_kind(n);

    return kind == SYMA_NOTICE_MAINTENANCE_NOW || kind == SYMA_NOTICE_INCIDENT;
}

/* The latest of all promises: only past that one is the return late. */
static int64_t latest_of(const syma_verdict *v)
{
    const syma_notice *n;
    int64_t latest = -1;
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        if (is_promise(n) && syma_notice_latest_ms(n) > latest)
            latest = syma_notice_latest_ms(n);
    }
    return latest;
}

static int add_section(struct symai_metrics *m, const syma_report *r, size_t i)
{
    const struct symai_report_section *from = symai_report_section(r, i);
    struct symai_metrics_section *s = NULL;
    int rc = symai_metrics_add_section(m, from->id, &s);

    if (rc < 0)
        return rc;
    s->kind = from->kind;
    s->required = (from->flags & SYMA_SECTION_OPTIONAL) == 0;
    s->state = from->effective_state;
    s->usable = from->effective_usable;
    s->flags = syma_verdict_flags(from->verdict);
    symai_metrics_measure(s, from->verdict);
    if (s->state == SYMA_STATE_UP || s->state == SYMA_STATE_UNKNOWN)
        return SYMA_OK;
    s->age_ms = age_of(r, from->verdict);
    s->latest_ms = latest_of(from->verdict);
    if (s->usable != SYMA_USABLE_YES && s->latest_ms >= 0 &&
        r->time_ms > s->latest_ms)
        s->overdue_ms = r->time_ms - s->latest_ms;
    return SYMA_OK;
}

static int add_portal(struct symai_metrics *m, const syma_report *r)
{
    struct symai_metrics_portal *p = NULL;
    size_t i;
    int rc = symai_metrics_add_portal(m, r->portal_id, &p);

    if (rc < 0)
        return rc;
    p->state = r->state;
    p->usable = r->usable;
    p->up_count = r->up_count;
    p->required_count = r->required_count;
    p->checked_ms = r->time_ms;
    for (i = 0; i < r->sections.count && rc == SYMA_OK; i++)
        rc = add_section(m, r, i);
    return rc;
}

int symai_format_metrics(const syma_report *r, int openmetrics,
                         struct symai_buf *out)
{
    struct symai_metrics m;
    int rc;

    symai_metrics_init(&m);
    rc = add_portal(&m, r);
    if (rc == SYMA_OK)
        rc = symai_metrics_write(
            &m, openmetrics ? SYMAI_OPENMETRICS : SYMAI_PROMETHEUS, out);
    symai_metrics_free(&m);
    return rc;
}
