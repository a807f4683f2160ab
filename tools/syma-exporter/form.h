/* SPDX-License-Identifier: MIT */
/*
 * Metrics written in one of two forms: the Prometheus text form or
 * OpenMetrics.
 */
#ifndef EXPORTER_FORM_H
#define EXPORTER_FORM_H

#include "text.h"

enum form { FORM_PROMETHEUS, FORM_OPENMETRICS };

/* The head of a family. A counter's name is given without "_total". */
void form_family(struct text *t, enum form form, const char *name,
                 const char *type, const char *help);
/* A family of one sample without labels; a counter gets its "_total". */
void form_metric(struct text *t, enum form form, const char *name,
                 const char *type, const char *help, double value);

/* Metrics that the library wrote, without the line that ends OpenMetrics. */
void form_add_metrics(struct text *t, const char *metrics);
void form_end(struct text *t, enum form form);

/* As syma_tracker_format calls it, and as HTTP does. */
const char *form_name(enum form form);
const char *form_content_type(enum form form);

#endif
