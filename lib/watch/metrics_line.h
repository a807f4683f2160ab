/* SPDX-License-Identifier: MIT */
/*
 * One line of metrics, and what stands above those of a family.
 */
#ifndef SYMAI_WATCH_METRICS_LINE_H
#define SYMAI_WATCH_METRICS_LINE_H

#include "watch/metrics.h"

/* Gauges are in thousandths, so that no floating point is needed. */
#define SYMAI_METRICS_UNITS 1000
#define SYMAI_METRICS_NOT_KNOWN INT64_MIN

struct symai_metrics_writer {
    struct symai_buf *out;
    enum symai_metrics_dialect dialect;
    int rc; /* of the first failure; later calls do nothing */
};

enum symai_metrics_type {
    SYMAI_METRICS_GAUGE,
    SYMAI_METRICS_COUNTER,
    SYMAI_METRICS_STATESET,
    SYMAI_METRICS_INFO
};

struct symai_metrics_family {
    const char *name; /* without _total and _info */
    const char *help;
    enum symai_metrics_type type;
};

void symai_metrics_put(struct symai_metrics_writer *w, const char *text);
void symai_metrics_head(struct symai_metrics_writer *w,
                        const struct symai_metrics_family *f);

/* The begin of a line, up to the labels that its family adds; s: NULL, of the
 * portal as a whole. Ids are ASCII letters, digits, '.', '-' and '_': nothing
 * in them needs an escape. */
void symai_metrics_series(struct symai_metrics_writer *w,
                          const struct symai_metrics_family *f,
                          const struct symai_metrics_portal *p,
                          const struct symai_metrics_section *s);
void symai_metrics_label(struct symai_metrics_writer *w, const char *name,
                         const char *value);
/* The end of a line. */
void symai_metrics_gauge(struct symai_metrics_writer *w, int64_t thousandths);
void symai_metrics_count(struct symai_metrics_writer *w, uint64_t value);

/* The lines of a state set. */
void symai_metrics_states(struct symai_metrics_writer *w,
                          const struct symai_metrics_family *f,
                          const struct symai_metrics_portal *p,
                          const struct symai_metrics_section *s, int state);

#endif
