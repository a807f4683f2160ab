/* SPDX-License-Identifier: MIT */
/*
 * A growing text, and metrics written into it in one of two forms: the
 * Prometheus text form or OpenMetrics. What does not fit into the memory is
 * kept in mind, so that it is asked once, at the end.
 */
#ifndef EXPORTER_TEXT_H
#define EXPORTER_TEXT_H

#include <stddef.h>

enum form { FORM_PROMETHEUS, FORM_OPENMETRICS };

struct text {
    char *bytes; /* NULL, or ended by a NUL that is not counted */
    size_t len;
    size_t room;
    int failed; /* there was no memory: what is there is not whole */
};

void text_free(struct text *t);
void text_add(struct text *t, const char *bytes, size_t len);
void text_print(struct text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The head of a family. A counter's name is given without "_total". */
void text_family(struct text *t, enum form form, const char *name,
                 const char *type, const char *help);
/* A family of one sample without labels; a counter gets its "_total". */
void text_metric(struct text *t, enum form form, const char *name,
                 const char *type, const char *help, double value);

/* Metrics that the library wrote, without the line that ends OpenMetrics. */
void text_add_metrics(struct text *t, const char *metrics);
void text_end(struct text *t, enum form form);

/* As syma_tracker_format calls it, and as HTTP does. */
const char *form_name(enum form form);
const char *form_content_type(enum form form);

#endif
