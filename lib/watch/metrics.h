/* SPDX-License-Identifier: MIT */
/*
 * What monitoring systems are told, of one report or of all that a tracker
 * knows: a view that both fill, and one writer for its two spellings. No text
 * of a page is in it: labels are ids and names of closed lists, and how many
 * series there are depends on the portals and sections alone. What is not
 * known is a NaN, not a series that comes and goes.
 */
#ifndef SYMAI_WATCH_METRICS_H
#define SYMAI_WATCH_METRICS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "syma/report.h"
#include "watch/tally.h"

#define SYMAI_METRICS_STATES 5
#define SYMAI_METRICS_PHASES 6

struct symai_metrics_section {
    const char *id;
    int kind;     /* enum syma_section_kind; -1: not known */
    int required; /* -1: not known */
    int state;
    int usable;
    uint32_t flags;
    int64_t age_ms;     /* how long the state has held; -1: not known */
    int64_t latest_ms;  /* of the current promises; -1: none */
    int64_t overdue_ms; /* 0: not late */
    int64_t timing_ms[SYMAI_METRICS_PHASES]; /* -1: not measured */
    int64_t cert_ms;                         /* -1: none */
    /* over days */
    int planned; /* work is planned for now */
    size_t slips;
    int64_t seconds[SYMAI_METRICS_STATES];
    int64_t planned_seconds[SYMAI_METRICS_STATES];
};

struct symai_metrics_portal {
    const char *id;
    size_t first; /* of its sections */
    size_t count;
    int state;
    int usable;
    size_t up_count;
    size_t required_count;
    int64_t checked_ms; /* -1: not known */
    /* over days */
    int64_t age_ms;     /* -1: not known */
    int64_t latest_ms;  /* of promises for the portal as a whole; -1: none */
    int64_t overdue_ms; /* 0: not late */
    uint64_t kept;
    uint64_t broken;
};

struct symai_metrics {
    struct symai_vec portals;
    struct symai_vec sections;
    int over_days;                   /* with what one report cannot know */
    const struct symai_tally *tally; /* NULL: not told */
};

/* The values of the label phase, in the order of timing_ms. */
extern const char *const symai_metrics_phases[SYMAI_METRICS_PHASES];

enum symai_metrics_dialect {
    SYMAI_OPENMETRICS, /* OpenMetrics 1.0.0 */
    SYMAI_PROMETHEUS   /* Prometheus text format 0.0.4 */
};

void symai_metrics_init(struct symai_metrics *m);
void symai_metrics_free(struct symai_metrics *m);

/* One more, zeroed, with nothing known. A section belongs to the last portal.
 * SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_metrics_add_portal(struct symai_metrics *m, const char *id,
                             struct symai_metrics_portal **out);
int symai_metrics_add_section(struct symai_metrics *m, const char *id,
                              struct symai_metrics_section **out);

/* What a verdict measured: times and the certificate that ends first. */
void symai_metrics_measure(struct symai_metrics_section *s,
                           const syma_verdict *v);

/* SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_metrics_write(const struct symai_metrics *m,
                        enum symai_metrics_dialect dialect,
                        struct symai_buf *out);

#endif
