/* SPDX-License-Identifier: MIT */
/*
 * What a span of time says of a return, of a window, or of a begin.
 */
#include "judge/when_use.h"

#include "base/date.h"

#define DAY_SECONDS 86400
#define ABOUT_SECONDS 1800 /* 'around 14:00' may be so much later */
#define OLDEST_SECONDS (366 * DAY_SECONDS) /* before: history, no trouble */

/* When may it be over? */
static void as_return(const struct symai_when_now *cw,
                      const struct symai_when_phrase *p,
                      struct symai_when_span *s)
{
    int64_t now = cw->known ? cw->now : SYMAI_NOT_SAID;

    switch (p->form) {
    case SYMAI_WHEN_BEFORE:
        if (!p->a.clock.set && s->low != SYMAI_NOT_SAID)
            s->high = s->low;
        s->low = now;
        break;
    case SYMAI_WHEN_UNTIL:
        s->low = now;
        break;
    case SYMAI_WHEN_RANGE:
        /* the return is promised for the end, not for all of it */
        if (s->high == SYMAI_NOT_SAID)
            s->low = SYMAI_NOT_SAID;
        else if (p->b.clock.set)
            s->low = s->high;
        else if (s->high - DAY_SECONDS > s->low)
            s->low = s->high - DAY_SECONDS;
        if (now != SYMAI_NOT_SAID && s->low != SYMAI_NOT_SAID && now > s->low)
            s->low = now;
        break;
    case SYMAI_WHEN_AT:
    case SYMAI_WHEN_FROM:
        if (p->open)
            s->high = SYMAI_NOT_SAID;
        /* the day has begun: what is left of it */
        if (p->a.end_of ||
            (!p->a.clock.set && now != SYMAI_NOT_SAID && now > s->low))
            s->low = now;
        break;
    default:
        break;
    }
    if (p->a.about && s->high != SYMAI_NOT_SAID)
        s->high += ABOUT_SECONDS;
    /* a promise that is over says no more when it began */
    if (s->high != SYMAI_NOT_SAID && s->low != SYMAI_NOT_SAID &&
        s->low > s->high)
        s->low = SYMAI_NOT_SAID;
}

/* From when to when? */
static int as_window(const struct symai_when_phrase *p,
                     struct symai_when_span *s)
{
    switch (p->form) {
    case SYMAI_WHEN_UNTIL:
    case SYMAI_WHEN_BEFORE:
        if (p->form == SYMAI_WHEN_BEFORE && !p->a.clock.set)
            s->high = s->low;
        s->low = SYMAI_NOT_SAID;
        return 1;
    case SYMAI_WHEN_FROM:
        s->high = p->length > 0 ? s->low + p->length : SYMAI_NOT_SAID;
        return 1;
    case SYMAI_WHEN_AT:
        if (p->length > 0)
            s->high = s->low + p->length;
        else if (p->a.clock.set)
            s->high = SYMAI_NOT_SAID;
        return 1;
    case SYMAI_WHEN_OFFSET:
        if (p->lasts)
            return 0;
        if (s->low == s->high)
            s->high = SYMAI_NOT_SAID;
        return 1;
    default:
        return 1;
    }
}

/* The end of the local day of a moment. */
static int64_t end_of_day(const struct symai_when_now *cw, int64_t seconds)
{
    struct symai_date d;
    int64_t first;
    int64_t last;

    symai_zone_to_local(cw->zone, seconds, &d);
    symai_date_from_days(symai_days_from_date(d.year, d.month, d.day) + 1, &d);
    symai_zone_to_utc(cw->zone, &d, &first, &last);
    return last;
}

/* A window that has begun, and is not long over: its begin. */
static int window_begin(const struct symai_when_now *cw,
                        const struct symai_when_phrase *p,
                        struct symai_when_span *s)
{
    if (!cw->known || s->low == SYMAI_NOT_SAID)
        return 0;
    if (p->form == SYMAI_WHEN_FROM)
        return !p->open && p->a.day.kind != SYMAI_DAY_NONE;
    if (s->high != SYMAI_NOT_SAID && s->high < cw->now - DAY_SECONDS)
        return 0;
    if (p->a.clock.set && !p->vague)
        s->high = s->low;
    else if (!p->a.clock.set)
        s->high = end_of_day(cw, s->low);
    return 1;
}

/* When did it begin? Not ahead of now, and not in another year's history. */
static int as_begin(const struct symai_when_now *cw,
                    const struct symai_when_phrase *p,
                    struct symai_when_span *s, int *vague)
{
    if (p->form != SYMAI_WHEN_SINCE) {
        if ((p->form != SYMAI_WHEN_FROM && p->form != SYMAI_WHEN_RANGE) ||
            !window_begin(cw, p, s))
            return 0;
    } else if (!cw->known && p->a.day.year == 0) {
        return 0;
    } else if (p->longest == 0 && p->a.day.kind == SYMAI_DAY_WEEKDAY &&
               !p->a.clock.set && s->high > cw->now) {
        /* 'since Monday', on a Monday: this one or the last */
        s->low -= 7 * DAY_SECONDS;
        *vague = 1;
    }
    if (!cw->known)
        return 1;
    if (s->low > cw->now || s->high < cw->now - OLDEST_SECONDS)
        return 0;
    if (s->high > cw->now)
        s->high = cw->now;
    return 1;
}

int symai_when_use(const struct symai_when_now *cw,
                   const struct symai_when_phrase *p, int use,
                   struct symai_when_span *s, int *vague)
{
    switch (use) {
    case SYMAI_WHEN_RETURN:
        as_return(cw, p, s);
        return 1;
    case SYMAI_WHEN_BEGIN:
        return as_begin(cw, p, s, vague);
    default:
        return as_window(p, s);
    }
}
