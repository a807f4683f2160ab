/* SPDX-License-Identifier: MIT */
/*
 * Lines of metrics in the two spellings. They differ in the name on a
 * counter's metadata, in state sets and infos (gauges where there are none),
 * and in units. Lines are put together by hand, since a scrape of some
 * thousand sections is a hundred thousand of them.
 */
#include "watch/metrics_line.h"

#include <string.h>

#include "syma/types.h"

#define NUMBER_SIZE 24

void symai_metrics_put(struct symai_metrics_writer *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_put(w->out, text, strlen(text));
}

static void put_number(struct symai_metrics_writer *w, uint64_t value)
{
    char digits[NUMBER_SIZE];
    size_t at = sizeof digits - 1;

    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    symai_metrics_put(w, digits + at);
}

static void put_thousandths(struct symai_metrics_writer *w, int64_t value)
{
    uint64_t all = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char rest[5] = ".000";

    if (value == SYMAI_METRICS_NOT_KNOWN) {
        symai_metrics_put(w, "NaN");
        return;
    }
    if (value < 0)
        symai_metrics_put(w, "-");
    put_number(w, all / SYMAI_METRICS_UNITS);
    if (all % SYMAI_METRICS_UNITS == 0)
        return;
    rest[1] = (char)('0' + all / 100 % 10);
    rest[2] = (char)('0' + all / 10 % 10);
    rest[3] = (char)('0' + all % 10);
    symai_metrics_put(w, rest);
}

static const char *suffix_of(enum symai_metrics_type type)
{
    return type == SYMAI_METRICS_COUNTER ? "_total"
           : type == SYMAI_METRICS_INFO  ? "_info"
                                         : "";
}

static int has_unit(const char *name)
{
    static const char unit[] = "_seconds";
    size_t len = strlen(name);

    return len > sizeof unit && strcmp(name + len - sizeof unit + 1, unit) == 0;
}

void symai_metrics_head(struct symai_metrics_writer *w,
                        const struct symai_metrics_family *f)
{
    static const char *const types[] = {"gauge", "counter", "stateset", "info"};
    int plain = w->dialect == SYMAI_PROMETHEUS;
    const char *suffix = plain ? suffix_of(f->type) : "";
    const char *type = plain && f->type != SYMAI_METRICS_COUNTER
                           ? types[SYMAI_METRICS_GAUGE]
                           : types[f->type];

    symai_metrics_put(w, "# HELP ");
    symai_metrics_put(w, f->name);
    symai_metrics_put(w, suffix);
    symai_metrics_put(w, " ");
    symai_metrics_put(w, f->help);
    symai_metrics_put(w, "\n# TYPE ");
    symai_metrics_put(w, f->name);
    symai_metrics_put(w, suffix);
    symai_metrics_put(w, " ");
    symai_metrics_put(w, type);
    if (!plain && has_unit(f->name)) {
        symai_metrics_put(w, "\n# UNIT ");
        symai_metrics_put(w, f->name);
        symai_metrics_put(w, " seconds");
    }
    symai_metrics_put(w, "\n");
}

/* The begin of a line, up to the labels that its family adds. Ids are ASCII
 * letters, digits, '.', '-' and '_': nothing in them needs an escape. */
void symai_metrics_series(struct symai_metrics_writer *w,
                          const struct symai_metrics_family *f,
                          const struct symai_metrics_portal *p,
                          const struct symai_metrics_section *s)
{
    symai_metrics_put(w, f->name);
    symai_metrics_put(w, suffix_of(f->type));
    symai_metrics_put(w, "{portal=\"");
    symai_metrics_put(w, p->id);
    if (s != NULL) {
        symai_metrics_put(w, "\",section=\"");
        symai_metrics_put(w, s->id);
    }
    symai_metrics_put(w, "\"");
}

void symai_metrics_label(struct symai_metrics_writer *w, const char *name,
                         const char *value)
{
    symai_metrics_put(w, ",");
    symai_metrics_put(w, name);
    symai_metrics_put(w, "=\"");
    symai_metrics_put(w, value);
    symai_metrics_put(w, "\"");
}

void symai_metrics_gauge(struct symai_metrics_writer *w, int64_t thousandths)
{
    symai_metrics_put(w, "} ");
    put_thousandths(w, thousandths);
    symai_metrics_put(w, "\n");
}

void symai_metrics_count(struct symai_metrics_writer *w, uint64_t value)
{
    symai_metrics_put(w, "} ");
    put_number(w, value);
    symai_metrics_put(w, "\n");
}

void symai_metrics_states(struct symai_metrics_writer *w,
                          const struct symai_metrics_family *f,
                          const struct symai_metrics_portal *p,
                          const struct symai_metrics_section *s, int state)
{
    int i;

    for (i = 0; i < SYMAI_METRICS_STATES; i++) {
        symai_metrics_series(w, f, p, s);
        symai_metrics_label(w, f->name, syma_state_name(i));
        symai_metrics_count(w, i == state);
    }
}
