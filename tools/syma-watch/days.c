/* SPDX-License-Identifier: MIT */
/*
 * Spans cut at midnight, and added up.
 */
#include "days.h"

#include <stdlib.h>
#include <string.h>

void calendar_make(const struct zone *z, int64_t now_ms, struct calendar *out)
{
    struct civil c;
    int language;
    int i;

    for (i = 0; i < DAYS_COUNT; i++) {
        out->begin_ms[i] = zone_day_begin(z, now_ms, i - (DAYS_COUNT - 1));
        zone_local(z, out->begin_ms[i], &c);
        for (language = 0; language < LANGUAGE_COUNT; language++)
            view_civil_day(language, &c, out->label[language][i],
                           sizeof(out->label[language][i]));
    }
}

/* Spans come in order, so the day where one begins is not before the day where
 * the last one began. */
static void add_span(struct days *d, const struct span *s, int64_t now_ms,
                     int *first)
{
    int state = s->state >= 0 && s->state < STATE_COUNT ? s->state
                                                        : SYMA_STATE_UNKNOWN;
    int i;

    for (i = *first; i < DAYS_COUNT; i++) {
        int64_t begin = d->list[i].begin_ms;
        int64_t end = i + 1 < DAYS_COUNT ? d->list[i + 1].begin_ms : now_ms;

        if (end <= s->begin_ms) {
            *first = i + 1;
            continue;
        }
        if (begin >= s->end_ms)
            break;
        if (begin < s->begin_ms)
            begin = s->begin_ms;
        if (end > s->end_ms)
            end = s->end_ms;
        if (end <= begin)
            continue;
        d->list[i].ms[state] += end - begin;
        d->ms[state] += end - begin;
    }
}

int days_read(const struct view *v, const char *section, struct days *out)
{
    struct span *spans = NULL;
    size_t count = 0;
    size_t i;
    int first = 0;
    int day;

    memset(out, 0, sizeof(*out));
    for (day = 0; day < DAYS_COUNT; day++)
        out->list[day].begin_ms = v->calendar->begin_ms[day];
    if (store_spans(v->store, v->id, section, out->list[0].begin_ms,
                    v->now_ms, &spans, &count) < 0)
        return -1;
    for (i = 0; i < count; i++)
        add_span(out, &spans[i], v->now_ms, &first);
    free(spans);
    return 0;
}

int64_t days_known_ms(const int64_t *ms)
{
    return ms[SYMA_STATE_UP] + ms[SYMA_STATE_DEGRADED] +
           ms[SYMA_STATE_MAINTENANCE] + ms[SYMA_STATE_DOWN];
}

int day_worst(const struct day *d)
{
    static const int order[] = {SYMA_STATE_DOWN, SYMA_STATE_MAINTENANCE,
                                SYMA_STATE_DEGRADED};
    size_t i;

    for (i = 0; i < 3; i++) {
        if (d->ms[order[i]] > 0)
            return order[i];
    }
    if (d->ms[SYMA_STATE_UP] > 0)
        return SYMA_STATE_UP;
    return d->ms[SYMA_STATE_UNKNOWN] > 0 ? SYMA_STATE_UNKNOWN : -1;
}
