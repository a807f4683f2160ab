/* SPDX-License-Identifier: MIT */
/*
 * From words to moments. An hour that comes twice in autumn gives both its
 * moments; a day that can be read in two orders gives both readings; what
 * was already over at the reference time is the next one of its kind; of a
 * begin it is the last one that has come.
 */
#include "judge/when_resolve.h"

#include <string.h>

#include "base/date.h"
#include "judge/when_days.h"
#include "judge/when_use.h"

#define DAY_SECONDS 86400
#define STALE_SECONDS (30 * DAY_SECONDS)

static void start_now(struct symai_when_now *cw, int64_t now_ms,
                      const struct symai_zone *zone)
{
    memset(cw, 0, sizeof(*cw));
    cw->zone = zone;
    cw->known = now_ms >= 0;
    cw->now = now_ms >= 0 ? now_ms / 1000 : 0;
    symai_zone_to_local(zone, cw->now, &cw->local);
    cw->today =
        symai_days_from_date(cw->local.year, cw->local.month, cw->local.day);
}

/* Hour 24 and beyond is the next day. */
static struct symai_when_span local_to_utc(const struct symai_when_now *cw,
                                           int64_t day, int hour, int minute,
                                           const struct symai_when_clock *clock)
{
    struct symai_date d;
    struct symai_when_span s;

    symai_date_from_days(day + hour / 24, &d);
    d.hour = hour % 24;
    d.minute = minute;
    if (clock != NULL && clock->zoned) {
        s.low = symai_date_to_seconds(&d) - (int64_t)clock->zone_minutes * 60;
        s.high = s.low;
    } else {
        symai_zone_to_utc(cw->zone, &d, &s.low, &s.high);
    }
    return s;
}

/* The hours of a part of the day. */
static void part_hours(const struct symai_when_now *cw,
                       const struct symai_when_moment *m, int *first, int *last)
{
    *first = 0;
    *last = 24;
    switch (m->part) {
    case SYMAI_PART_MORNING:
        *first = 6;
        *last = 12;
        break;
    case SYMAI_PART_AFTERNOON:
        *first = 12;
        *last = 18;
        break;
    case SYMAI_PART_EVENING:
        *first = 18;
        break;
    case SYMAI_PART_TONIGHT:
        *first = 18;
        if (m->day.offset < 0) /* 'last night' is over */
            *last = 30;
        break;
    case SYMAI_PART_NIGHT:
        *first = 22;
        *last = 30;
        if (m->day.kind == SYMAI_DAY_RELATIVE && m->day.offset == 0 &&
            cw->local.hour < 6) {
            *first = 0;
            *last = 6;
        }
        break;
    default:
        break;
    }
}

/* 2 o'clock 'tonight' is past midnight, unless it is that late already. */
static int64_t night_shift(const struct symai_when_now *cw,
                           const struct symai_when_moment *m)
{
    int today = m->day.kind == SYMAI_DAY_RELATIVE && m->day.offset == 0;

    if ((m->part != SYMAI_PART_NIGHT && m->part != SYMAI_PART_TONIGHT) ||
        m->clock.hour >= 12)
        return 0;
    return today && cw->local.hour < 6 ? 0 : 1;
}

/* The hour of a moment on that day. */
static struct symai_when_span clock_span(const struct symai_when_now *cw,
                                         const struct symai_when_moment *m,
                                         int64_t day)
{
    return local_to_utc(cw, day + night_shift(cw, m), m->clock.hour,
                        m->clock.minute, &m->clock);
}

/* A moment that names a day. shift days later. */
static int dated_span(const struct symai_when_now *cw,
                      const struct symai_when_moment *m, int reading,
                      int64_t shift, struct symai_when_span *out)
{
    struct symai_when_days days;
    int first;
    int last;

    if (!symai_when_day_range(cw, &m->day, reading, &days))
        return 0;
    days.first += shift;
    days.last += shift;
    if (m->clock.set) {
        *out = clock_span(cw, m, days.first);
        if (m->clock.midnight) /* which end of that day is not said */
            out->low = local_to_utc(cw, days.first, 0, 0, &m->clock).low;
        return 1;
    }
    part_hours(cw, m, &first, &last);
    out->low = local_to_utc(cw, days.first, first, 0, NULL).low;
    out->high = local_to_utc(cw, days.last, last, 0, NULL).high;
    return 1;
}

/* An hour without a day: its next time, today's for one that is now. */
static int next_span(const struct symai_when_now *cw,
                     const struct symai_when_moment *m,
                     struct symai_when_span *out)
{
    int64_t day;

    if (!cw->known)
        return 0;
    for (day = cw->today - 2; day <= cw->today + 2; day++) {
        *out = clock_span(cw, m, day);
        if (out->high >= cw->now)
            return 1;
    }
    return 0;
}

/* 0 where all of it lies ahead. */
static int has_come(const struct symai_when_now *cw,
                    const struct symai_when_span *s)
{
    return !cw->known || s->low <= cw->now;
}

/* How many days lie between a moment and the one of its name before it. */
static int64_t period_of(const struct symai_when_moment *m)
{
    if (m->day.kind == SYMAI_DAY_WEEKDAY)
        return 7;
    return m->day.kind == SYMAI_DAY_RELATIVE && m->day.offset == 0 &&
                   m->part == SYMAI_PART_NIGHT
               ? 1
               : 0;
}

/* The last moment of that name, where there was one. */
static int past_span(const struct symai_when_now *cw,
                     const struct symai_when_moment *m, int reading,
                     struct symai_when_span *out)
{
    if (m->day.kind == SYMAI_DAY_NONE) {
        if (!m->clock.set || !cw->known)
            return 0;
        *out = clock_span(cw, m, cw->today);
        if (!has_come(cw, out))
            *out = clock_span(cw, m, cw->today - 1);
        return has_come(cw, out);
    }
    if (!dated_span(cw, m, reading, 0, out))
        return 0;
    if (!has_come(cw, out) && period_of(m) > 0)
        return dated_span(cw, m, reading, -period_of(m), out);
    return has_come(cw, out);
}

/* A moment that comes every week or month is the next one not yet over. */
static int moment_span(const struct symai_when_now *cw,
                       const struct symai_when_moment *m, int reading,
                       struct symai_when_span *out)
{
    if (cw->past)
        return past_span(cw, m, reading, out);
    if (m->day.kind == SYMAI_DAY_NONE)
        return m->clock.set && next_span(cw, m, out);
    if (!dated_span(cw, m, reading, 0, out))
        return 0;
    if (m->day.kind == SYMAI_DAY_WEEKDAY && out->high < cw->now)
        return dated_span(cw, m, reading, 7, out);
    return 1;
}

/* Two readings of one date, joined; one that is long over gives way to one
 * that is not. Returns whether both count. */
static int join_readings(const struct symai_when_now *cw,
                         struct symai_when_span *s,
                         const struct symai_when_span *other)
{
    int64_t stale = cw->now - STALE_SECONDS;

    if (cw->known && other->high < stale && s->high >= stale)
        return 0;
    if (cw->known && s->high < stale && other->high >= stale) {
        *s = *other;
        return 0;
    }
    s->low = other->low < s->low ? other->low : s->low;
    s->high = other->high > s->high ? other->high : s->high;
    return 1;
}

/* All readings of a moment. */
static int read_moment(const struct symai_when_now *cw,
                       const struct symai_when_moment *m,
                       struct symai_when_span *out, int *vague)
{
    struct symai_when_span other;
    int have = moment_span(cw, m, 0, out);

    if (!m->day.swappable)
        return have;
    if (m->day.weekday >= 0 && have) {
        /* 'Friday 12/11': the reading that falls on a Friday */
        struct symai_when_days days;

        if (symai_when_day_range(cw, &m->day, 0, &days) &&
            symai_weekday_from_days(days.first) == m->day.weekday)
            return 1;
        if (symai_when_day_range(cw, &m->day, 1, &days) &&
            symai_weekday_from_days(days.first) == m->day.weekday)
            return moment_span(cw, m, 1, out);
    }
    if (!moment_span(cw, m, 1, &other))
        return have;
    if (!have) {
        *out = other;
        return 1;
    }
    *vague |= join_readings(cw, out, &other);
    return 1;
}

static int clock_minutes(const struct symai_when_clock *c)
{
    return c->hour * 60 + c->minute;
}

/* Midnight begins a day where it begins an interval. */
static void settle_midnight(struct symai_when_phrase *p)
{
    if (p->a.clock.midnight) {
        p->a.clock.midnight = 0;
        if (p->b.clock.set || p->form == SYMAI_WHEN_FROM)
            p->a.clock.hour = 0;
    }
    p->b.clock.midnight = 0;
}

static int undated_range(const struct symai_when_now *cw,
                         const struct symai_when_phrase *p,
                         struct symai_when_span *out)
{
    int past = clock_minutes(&p->b.clock) <= clock_minutes(&p->a.clock);
    int64_t day;

    if (!cw->known || !p->a.clock.set || !p->b.clock.set)
        return 0;
    for (day = cw->today - 2; day <= cw->today + 2; day++) {
        out->low = clock_span(cw, &p->a, day).low;
        out->high = clock_span(cw, &p->b, day + past).high;
        if (out->high > cw->now)
            return 1;
    }
    return 0;
}

/* Where to begin looking for the days of a range, so that one is found that
 * has begun and is not over: but 'next Sunday' is not this one. */
static int first_shift(const struct symai_when_day *day)
{
    return day->kind == SYMAI_DAY_WEEKDAY && !day->next ? -7 : 0;
}

/* Both hours on one day, or the second on the next. */
static int one_day_range(const struct symai_when_now *cw,
                         const struct symai_when_phrase *p, int reading,
                         struct symai_when_span *out)
{
    struct symai_when_moment b = p->b;
    struct symai_when_days days;
    int64_t shift;
    int past;

    b.day = p->a.day;
    b.part = p->a.part;
    if (!symai_when_day_range(cw, &p->a.day, reading, &days) || !p->b.clock.set)
        return 0;
    past = p->a.clock.set &&
           clock_minutes(&b.clock) + 1440 * night_shift(cw, &b) <=
               clock_minutes(&p->a.clock) + 1440 * night_shift(cw, &p->a);
    for (shift = first_shift(&p->a.day); shift <= 7; shift += 7) {
        if (!dated_span(cw, &p->a, reading, shift, out))
            return 0;
        out->high = clock_span(cw, &b, days.first + shift + past).high;
        if (p->a.day.kind != SYMAI_DAY_WEEKDAY || out->high > cw->now)
            return 1;
    }
    return 1;
}

/* 'from 22:00 to 13 November 06:00', 'from 22:00 to 6:00 on Sunday' */
static int end_dated_range(const struct symai_when_now *cw,
                           const struct symai_when_phrase *p, int reading,
                           struct symai_when_span *out)
{
    struct symai_when_phrase turned = *p;
    struct symai_when_span end;
    struct symai_when_days days;
    int past = clock_minutes(&p->b.clock) <= clock_minutes(&p->a.clock);

    if (!p->b.day_first) {
        turned.a.day = p->b.day;
        turned.a.part = p->b.part;
        memset(&turned.b.day, 0, sizeof(turned.b.day));
        return one_day_range(cw, &turned, reading, out);
    }
    if (!dated_span(cw, &p->b, reading, 0, &end) ||
        !symai_when_day_range(cw, &p->b.day, reading, &days))
        return 0;
    out->low = clock_span(cw, &p->a, days.first - past).low;
    out->high = end.high;
    return 1;
}

/* The day of a, chosen so that it comes before b. */
static int two_day_range(const struct symai_when_now *cw,
                         const struct symai_when_phrase *p, int reading,
                         struct symai_when_span *out)
{
    struct symai_when_moment a = p->a;
    struct symai_when_moment b = p->b;
    struct symai_when_span end;
    struct symai_when_days da;
    struct symai_when_days db;
    int back;

    if (b.day.kind == SYMAI_DAY_DATE && b.day.year == 0 && a.day.year > 0) {
        b.day.year = a.day.year;
        if (b.day.month < a.day.month)
            b.day.year++;
    }
    if (!symai_when_day_range(cw, &b.day, reading, &db))
        return 0;
    db.first = db.last;
    if (a.day.kind == SYMAI_DAY_DATE && a.day.year == 0) {
        struct symai_date d;

        symai_date_from_days(db.first, &d);
        for (back = 0; back < 5; back++) {
            a.day.year = d.year - back;
            if (symai_when_day_range(cw, &a.day, reading, &da) &&
                da.first <= db.first)
                break;
        }
    }
    if (!symai_when_day_range(cw, &a.day, reading, &da))
        return 0;
    back = 0;
    if (b.day.kind == SYMAI_DAY_WEEKDAY) {
        /* the first such day from a on */
        db.first = da.first +
                   (b.day.weekday - symai_weekday_from_days(da.first) + 7) % 7;
        back = first_shift(&a.day);
    } else if (a.day.kind == SYMAI_DAY_WEEKDAY) {
        da.first = db.first -
                   (symai_weekday_from_days(db.first) - a.day.weekday + 7) % 7;
    }
    for (;; back += 7) {
        struct symai_when_moment first = a;
        struct symai_when_moment last = b;

        memset(&first.day, 0, sizeof(first.day));
        first.day.kind = SYMAI_DAY_RELATIVE;
        last.day = first.day;
        first.day.offset = (int)(da.first - cw->today) + back;
        last.day.offset = (int)(db.first - cw->today) + back;
        if (cw->known) {
            if (!dated_span(cw, &first, 0, 0, out) ||
                !dated_span(cw, &last, 0, 0, &end))
                return 0;
        } else if (!dated_span(cw, &a, reading, 0, out) ||
                   !dated_span(cw, &b, reading, 0, &end)) {
            return 0;
        }
        out->high = end.high;
        if (back >= 0 || out->high > cw->now)
            return out->low <= out->high;
    }
}

static int range_span(const struct symai_when_now *cw,
                      const struct symai_when_phrase *p, int reading,
                      struct symai_when_span *out)
{
    int a = p->a.day.kind != SYMAI_DAY_NONE;
    int b = p->b.day.kind != SYMAI_DAY_NONE;

    if (p->open) {
        if (!moment_span(cw, &p->a, reading, out))
            return 0;
        out->high = SYMAI_NOT_SAID;
        return 1;
    }
    if (!a && !b)
        return undated_range(cw, p, out);
    if (a && !b)
        return one_day_range(cw, p, reading, out);
    if (!a)
        return end_dated_range(cw, p, reading, out);
    return two_day_range(cw, p, reading, out);
}

static int read_range(const struct symai_when_now *cw,
                      const struct symai_when_phrase *p,
                      struct symai_when_span *out, int *vague)
{
    struct symai_when_span other;
    int have = range_span(cw, p, 0, out);
    int swap_a = p->a.day.swappable || p->a.day.kind != SYMAI_DAY_DATE;
    int swap_b = p->b.day.swappable || p->b.day.kind != SYMAI_DAY_DATE;

    /* one end that can be read one way only decides for both */
    if (!swap_a || !swap_b || !(p->a.day.swappable || p->b.day.swappable) ||
        !range_span(cw, p, 1, &other))
        return have;
    if (!have) {
        *out = other;
        return 1;
    }
    *vague |= join_readings(cw, out, &other);
    return 1;
}

static int offset_span(const struct symai_when_now *cw,
                       const struct symai_when_phrase *p,
                       struct symai_when_span *out)
{
    if (!cw->known)
        return 0;
    if (p->whole_days && p->shortest > 0) {
        out->low =
            local_to_utc(cw, cw->today + p->shortest / DAY_SECONDS, 0, 0, NULL)
                .low;
        out->high =
            local_to_utc(cw, cw->today + p->longest / DAY_SECONDS, 24, 0, NULL)
                .high;
        return 1;
    }
    out->low = cw->now + p->shortest;
    out->high = cw->now + p->longest;
    return 1;
}

/* For so long until now, or begun at a moment. */
static int since_span(const struct symai_when_now *cw,
                      const struct symai_when_phrase *p,
                      struct symai_when_span *out, int *vague)
{
    if (p->longest == 0)
        return read_moment(cw, &p->a, out, vague);
    if (!cw->known)
        return 0;
    out->low = cw->now - p->longest;
    out->high = cw->now - p->shortest;
    if (p->whole_days && p->shortest > 0) {
        out->low =
            local_to_utc(cw, cw->today - p->longest / DAY_SECONDS, 0, 0, NULL)
                .low;
        out->high =
            local_to_utc(cw, cw->today - p->shortest / DAY_SECONDS, 24, 0, NULL)
                .high;
    }
    return 1;
}

/* What a phrase says, without regard to the use: low or high may be not
 * said. */
static int phrase_span(const struct symai_when_now *cw,
                       const struct symai_when_phrase *p,
                       struct symai_when_span *out, int *vague)
{
    switch (p->form) {
    case SYMAI_WHEN_NOTICE:
        out->low = SYMAI_NOT_SAID;
        out->high = SYMAI_NOT_SAID;
        return 1;
    case SYMAI_WHEN_OFFSET:
        return offset_span(cw, p, out);
    case SYMAI_WHEN_SINCE:
        return since_span(cw, p, out, vague);
    case SYMAI_WHEN_RANGE:
    case SYMAI_WHEN_BETWEEN:
        return read_range(cw, p, out, vague);
    case SYMAI_WHEN_AT:
    case SYMAI_WHEN_FROM:
    case SYMAI_WHEN_UNTIL:
    case SYMAI_WHEN_BEFORE:
        return read_moment(cw, &p->a, out, vague);
    default:
        return 0;
    }
}

int symai_when_resolve(const struct symai_when_phrase *phrase, int use,
                       int64_t now_ms, const struct symai_zone *zone,
                       struct symai_when *out)
{
    struct symai_when_phrase p = *phrase;
    struct symai_when_now cw;
    struct symai_when_span s = {SYMAI_NOT_SAID, SYMAI_NOT_SAID};
    int vague = p.vague || p.a.about || p.b.about;

    start_now(&cw, now_ms, zone);
    cw.past = use == SYMAI_WHEN_BEGIN && p.form == SYMAI_WHEN_SINCE;
    if ((p.form != SYMAI_WHEN_AT && p.form != SYMAI_WHEN_SINCE) ||
        use == SYMAI_WHEN_WINDOW)
        settle_midnight(&p);
    if (!phrase_span(&cw, &p, &s, &vague))
        return 0;
    if (!symai_when_use(&cw, &p, use, &s, &vague))
        return 0;
    if (s.low != SYMAI_NOT_SAID && s.high != SYMAI_NOT_SAID && s.low > s.high)
        return 0;
    out->earliest_ms = s.low == SYMAI_NOT_SAID ? -1 : s.low * 1000;
    out->latest_ms = s.high == SYMAI_NOT_SAID ? -1 : s.high * 1000;
    out->vague = vague;
    out->ranged = (p.form == SYMAI_WHEN_RANGE && !p.open) ||
                  p.form == SYMAI_WHEN_BETWEEN || p.length > 0;
    out->between = p.form == SYMAI_WHEN_BETWEEN;
    out->until = p.form == SYMAI_WHEN_UNTIL || p.form == SYMAI_WHEN_BEFORE;
    out->dated =
        p.a.day.kind != SYMAI_DAY_NONE || p.b.day.kind != SYMAI_DAY_NONE;
    out->since = p.form == SYMAI_WHEN_SINCE;
    /* the hours of a night that was only named are ours */
    out->clocked = p.a.clock.set && !(p.form == SYMAI_WHEN_RANGE && p.vague);
    out->part = p.a.clock.set ? SYMAI_PART_NONE : p.a.part;
    if (p.form == SYMAI_WHEN_RANGE && p.vague)
        out->part = SYMAI_PART_NIGHT;
    return 1;
}
