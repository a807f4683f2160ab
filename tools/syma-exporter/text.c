/* SPDX-License-Identifier: MIT */
/*
 * A growing text, and metrics written into it in one of two forms.
 */
#include "syma-exporter/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_FIRST ((size_t)4096)

static const char end_line[] = "# EOF\n";

void text_free(struct text *t)
{
    free(t->bytes);
    memset(t, 0, sizeof(*t));
}

/* Room for 'more' bytes and the NUL behind them. */
static int make_room(struct text *t, size_t more)
{
    size_t room = t->room == 0 ? TEXT_FIRST : t->room;
    char *bigger = NULL;

    if (t->failed)
        return -1;
    if (more < t->room - t->len)
        return 0;
    while (room - t->len <= more) {
        if (room > SIZE_MAX / 2) {
            t->failed = 1;
            return -1;
        }
        room *= 2;
    }
    bigger = realloc(t->bytes, room);
    if (bigger == NULL) {
        t->failed = 1;
        return -1;
    }
    t->bytes = bigger;
    t->room = room;
    return 0;
}

void text_add(struct text *t, const char *bytes, size_t len)
{
    if (make_room(t, len) < 0)
        return;
    memcpy(t->bytes + t->len, bytes, len);
    t->len += len;
    t->bytes[t->len] = '\0';
}

void text_print(struct text *t, const char *format, ...)
{
    char line[1024];
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    if (len < 0 || (size_t)len >= sizeof(line))
        t->failed = 1; /* no line of ours is so long */
    else
        text_add(t, line, (size_t)len);
}

static const char *suffix(enum form form, const char *type)
{
    return form == FORM_PROMETHEUS && strcmp(type, "counter") == 0 ? "_total"
                                                                   : "";
}

void text_family(struct text *t, enum form form, const char *name,
                 const char *type, const char *help)
{
    const char *end = suffix(form, type);

    text_print(t, "# HELP %s%s %s\n", name, end, help);
    text_print(t, "# TYPE %s%s %s\n", name, end, type);
}

void text_metric(struct text *t, enum form form, const char *name,
                 const char *type, const char *help, double value)
{
    text_family(t, form, name, type, help);
    text_print(t, "%s%s %.15g\n", name,
               strcmp(type, "counter") == 0 ? "_total" : "", value);
}

void text_add_metrics(struct text *t, const char *metrics)
{
    size_t len = strlen(metrics);
    size_t end = sizeof(end_line) - 1;

    if (len >= end && memcmp(metrics + len - end, end_line, end) == 0)
        len -= end;
    text_add(t, metrics, len);
}

void text_end(struct text *t, enum form form)
{
    if (form == FORM_OPENMETRICS)
        text_add(t, end_line, sizeof(end_line) - 1);
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
