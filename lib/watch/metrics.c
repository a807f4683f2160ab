/* SPDX-License-Identifier: MIT */
/*
 * The view of what monitoring systems are told: filled by a report or a
 * tracker, read by metrics_write.c.
 */
#include "watch/metrics.h"

#include "syma/verdict.h"

#define MAX_PORTALS ((size_t)100000)
#define MAX_SECTIONS ((size_t)10000000)

const char *const symai_metrics_phases[SYMAI_METRICS_PHASES] = {
    "resolve", "connect", "tls", "first_byte", "body", "total"};

void symai_metrics_init(struct symai_metrics *m)
{
    symai_vec_init(&m->portals, sizeof(struct symai_metrics_portal),
                   MAX_PORTALS);
    symai_vec_init(&m->sections, sizeof(struct symai_metrics_section),
                   MAX_SECTIONS);
    m->over_days = 0;
    m->tally = NULL;
}

void symai_metrics_free(struct symai_metrics *m)
{
    symai_vec_free(&m->portals);
    symai_vec_free(&m->sections);
}

int symai_metrics_add_portal(struct symai_metrics *m, const char *id,
                             struct symai_metrics_portal **out)
{
    void *item = NULL;
    int rc = symai_vec_push(&m->portals, &item);

    if (rc < 0)
        return rc;
    *out = item;
    (*out)->id = id;
    (*out)->first = m->sections.count;
    (*out)->checked_ms = -1;
    (*out)->age_ms = -1;
    (*out)->latest_ms = -1;
    return SYMA_OK;
}

int symai_metrics_add_section(struct symai_metrics *m, const char *id,
                              struct symai_metrics_section **out)
{
    struct symai_metrics_portal *p =
        symai_vec_at(&m->portals, m->portals.count - 1);
    void *item = NULL;
    size_t i;
    int rc = symai_vec_push(&m->sections, &item);

    if (rc < 0)
        return rc;
    p->count++;
    *out = item;
    (*out)->id = id;
    (*out)->kind = -1;
    (*out)->required = -1;
    (*out)->age_ms = -1;
    (*out)->latest_ms = -1;
    (*out)->cert_ms = -1;
    for (i = 0; i < SYMAI_METRICS_PHASES; i++)
        (*out)->timing_ms[i] = -1;
    return SYMA_OK;
}

void symai_metrics_measure(struct symai_metrics_section *s,
                           const syma_verdict *v)
{
    size_t i;

    for (i = 0; i < SYMAI_METRICS_PHASES; i++)
        s->timing_ms[i] = syma_verdict_timing_ms(v, symai_metrics_phases[i]);
    if (syma_verdict_cert_count(v) > 0)
        s->cert_ms = syma_verdict_cert_not_after(v, syma_verdict_cert_first(v));
}
