/* SPDX-License-Identifier: MIT */
/*
 * Metrics written in one of two forms.
 */
#include "syma-exporter/form.h"

#include <string.h>

static const char end_line[] = "# EOF\n";

static const char *suffix(enum form form, const char *type)
{
    return form == FORM_PROMETHEUS && strcmp(type, "counter") == 0 ? "_total"
                                                                   : "";
}

void form_family(struct text *t, enum form form, const char *name,
                 const char *type, const char *help)
{
    const char *end = suffix(form, type);

    text_printf(t, "# HELP %s%s %s\n", name, end, help);
    text_printf(t, "# TYPE %s%s %s\n", name, end, type);
}

void form_metric(struct text *t, enum form form, const char *name,
                 const char *type, const char *help, double value)
{
    form_family(t, form, name, type, help);
    text_printf(t, "%s%s %.15g\n", name,
               strcmp(type, "counter") == 0 ? "_total" : "", value);
}

void form_add_metrics(struct text *t, const char *metrics)
{
    size_t len = strlen(metrics);
    size_t end = sizeof(end_line) - 1;

    if (len >= end && memcmp(metrics + len - end, end_line, end) == 0)
        len -= end;
    text_put_bytes(t, metrics, len);
}

void form_end(struct text *t, enum form form)
{
    if (form == FORM_OPENMETRICS)
        text_put_bytes(t, end_line, sizeof(end_line) - 1);
}

const char *form_name(enum form form)
{
    return form == FORM_OPENMETRICS ? "openmetrics" : "prometheus";
}

const char *form_content_type(enum form form)
{
    return form == FORM_OPENMETRICS
               ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
               : "text/plain; version=0.0.4; charset=utf-8";
}
