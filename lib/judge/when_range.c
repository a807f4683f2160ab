/* SPDX-License-Identifier: MIT */
/*
 * Intervals: 'from A to B' in all its orders, nights between two days, and
 * opening hours, which look like intervals and must not be taken for one.
 */
#include <string.h>

#include "judge/when_grammar.h"

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

/* to, until, a dash: between the two ends. */
static size_t read_link(const struct symai_when_reader *r, size_t i,
                        int between)
{
    size_t j = i;

    if (is_punct(j, ','))
        j++;
    if (has(j, TO) || has(j, UNTIL) || (between && has(j, AND)) ||
        (j == i && is_punct(j, '-')))
        return j + 1;
    return i;
}

/* Weekdays joined by 'to': mon-fri, du lundi au vendredi. */
static size_t weekday_span(const struct symai_when_reader *r, size_t i)
{
    size_t j = i;
    size_t next;
    size_t k;
    int spans = 0;
    int day;

    for (k = 0; k < 14; k++) {
        next = symai_when_weekday(r, j, &day);
        if (next == j)
            return i;
        j = next;
        if (is_punct(j, '.'))
            j++;
        next = read_link(r, j, 0);
        if (next > j) {
            next = symai_when_skip(r, next);
            if (symai_when_weekday(r, next, &day) == next)
                return spans > 0 ? j : i;
            spans++;
        } else {
            next = is_punct(j, ',') || has(j, AND) ? j + 1 : j;
            if (next == j || symai_when_weekday(r, next, &day) == next)
                return spans > 0 ? j : i;
        }
        j = next;
    }
    return i;
}

/* 8-18, 8h a 20h, 9am to 5pm, after any filling. */
static size_t clock_span(const struct symai_when_reader *r, size_t i)
{
    struct symai_when_clock clock;
    size_t j = i;
    size_t next;
    int n;

    for (n = 0; n < 4; n++) {
        if (!has(j, FROM) && !has(j, RANGE_FROM) && !has(j, BETWEEN) &&
            !has(j, OF) && !has(j, AT) && !has(j, AT_HOUR) && !has(j, ON) &&
            !has(j, IN) && !is_punct(j, ',') && !is_punct(j, ':') &&
            !is_punct(j, '('))
            break;
        j++;
    }
    next = symai_when_clock(r, j, &clock);
    if (next == j)
        return i;
    j = read_link(r, next, 1);
    if (j == next)
        return i;
    for (n = 0;
         n < 2 && (has(j, AT_HOUR) || has(j, AT) || has(j, OF) || has(j, ON));
         n++)
        j++;
    next = symai_when_clock(r, j, &clock);
    return next == j ? i : next;
}

/* Opening hours: several weekdays and then hours, and what the list goes on
 * with. */
size_t symai_when_hours(const struct symai_when_reader *r, size_t i)
{
    size_t start = i;
    size_t j;
    size_t next;
    int day;

    while (has(start, FROM) || has(start, RANGE_FROM) || has(start, BETWEEN))
        start++;
    j = weekday_span(r, start);
    if (j == start)
        return i;
    next = clock_span(r, j);
    if (next == j)
        return i;
    for (;;) {
        j = next;
        next = clock_span(r, has(j, AND) ? j + 1 : j); /* 8-12, 14-18 */
        if (next > j + 1)
            continue;
        next = j;
        while (is_punct(next, ',') || is_punct(next, ';') ||
               is_punct(next, '/') || is_punct(next, '.') || has(next, AND) ||
               has(next, OF) || has(next, ON))
            next++;
        if (symai_when_weekday(r, next, &day) == next)
            return j;
        next = symai_when_weekday(r, next, &day);
        if (is_punct(next, '.'))
            next++;
        j = clock_span(r, next);
        if (j == next)
            return next;
        next = j;
    }
}

/* 12-14 November, 12 au 14 novembre, November 12-14 */
static size_t day_range(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    struct symai_when_day day;
    size_t j;
    size_t next;
    int value;

    next = symai_when_date(r, i, &day);
    if (next > i && day.year == 0 && (is_punct(next, '-') || has(next, TO)) &&
        at(r, next + 1)->kind == SYMAI_TOKEN_NUMBER &&
        at(r, next + 1)->digits <= 2) {
        /* the month stands before both days, or it is not this form */
        j = next + 1;
        value = at(r, j)->a;
        if (symai_when_first_of(r, i, SYMAI_SLOT_MONTH_1,
                                SYMAI_SLOT_MONTH_12) >= 0 &&
            value > day.mday && value <= 31 && symai_when_bare_ok(r, j + 1)) {
            out->a.day = day;
            out->b.day = day;
            out->b.day.mday = value;
            return j + 1;
        }
    }
    next = symai_when_number(r, i, &value);
    if (next == i || value < 1 || value > 31 ||
        at(r, i)->kind != SYMAI_TOKEN_NUMBER)
        return i;
    if ((has(next, ORDINAL) || is_punct(next, '.')) && at(r, next)->glued)
        next++;
    j = read_link(r, next, 1);
    if (j == next)
        return i;
    j = symai_when_skip(r, j);
    next = symai_when_date(r, j, &day);
    if (next == j || value >= day.mday)
        return i;
    out->b.day = day;
    out->a.day = day;
    out->a.day.mday = value;
    return next;
}

/* am and pm hold for both ends where only the second has one. */
static void share_meridiem(struct symai_when_phrase *p)
{
    struct symai_when_clock *a = &p->a.clock;
    const struct symai_when_clock *b = &p->b.clock;
    int high;

    if (!a->set || !b->set || a->meridiem || !b->meridiem || a->hour > 12 ||
        b->midnight)
        return;
    high = a->hour == 12 ? 12 : a->hour + 12;
    if (b->hour >= 12 && high * 60 + a->minute < b->hour * 60 + b->minute)
        a->hour = high;
    else if (a->hour == 12)
        a->hour = 0;
}

static void share_zone(struct symai_when_phrase *p)
{
    if (!p->a.clock.zoned && p->b.clock.zoned) {
        p->a.clock.zoned = 1;
        p->a.clock.zone_minutes = p->b.clock.zone_minutes;
    }
}

static int clocks_only(const struct symai_when_phrase *p)
{
    return p->a.day.kind == SYMAI_DAY_NONE && p->b.day.kind == SYMAI_DAY_NONE;
}

static int weekdays_only(const struct symai_when_phrase *p)
{
    return p->a.day.kind == SYMAI_DAY_WEEKDAY &&
           p->b.day.kind == SYMAI_DAY_WEEKDAY && !p->a.clock.set &&
           !p->b.clock.set;
}

/* What makes two ends an interval of ours. */
static int range_holds(const struct symai_when_reader *r, size_t end,
                       int explicit, int by_word,
                       const struct symai_when_phrase *p)
{
    int bare = p->a.clock.bare && (p->b.clock.bare || !p->b.clock.set);

    if (weekdays_only(p))
        return explicit;
    if (clocks_only(p)) {
        if (!p->a.clock.set || !p->b.clock.set)
            return p->open && explicit;
        if (p->b.clock.bare) /* 'alle 22' is an hour by its article */
            return explicit && (symai_when_bare_ok(r, end) ||
                                (end >= 2 && has(end - 2, AT_HOUR)));
        return explicit || !by_word || !p->a.clock.bare;
    }
    if (p->b.clock.bare && p->b.day.kind == SYMAI_DAY_NONE &&
        !symai_when_bare_ok(r, end))
        return 0;
    /* '17 June - 23:00' is one moment */
    if (!p->a.clock.set && p->b.clock.set && p->b.day.kind == SYMAI_DAY_NONE)
        return 0;
    return explicit || !bare || p->a.day.kind != SYMAI_DAY_NONE;
}

/* The day that stands behind both hours. */
static size_t trailing_day(const struct symai_when_reader *r, size_t i,
                           struct symai_when_phrase *out)
{
    struct symai_when_moment m;
    size_t next;
    size_t j = i;

    if (is_punct(j, ',') || is_punct(j, '('))
        j++;
    if (weekday_span(r, symai_when_skip(r, has(j, RANGE_FROM) ? j + 1 : j)) >
        symai_when_skip(r, has(j, RANGE_FROM) ? j + 1 : j))
        return 0; /* opening hours */
    next = symai_when_moment(r, j, 0, &m);
    if (next == j || m.day.kind == SYMAI_DAY_NONE || m.clock.set)
        return i;
    out->a.day = m.day;
    out->a.part = m.part;
    return next;
}

/* 'Sunday, from 2 to 6': the day that holds for both hours. */
size_t symai_when_leading_day(const struct symai_when_reader *r, size_t i,
                              struct symai_when_moment *out)
{
    size_t next = symai_when_moment(r, i, 0, out);
    int n;

    if (next == i || out->day.kind == SYMAI_DAY_NONE || out->clock.set)
        return i;
    for (n = 0; n < 2 && (is_punct(next, ',') || is_punct(next, ':') ||
                          is_punct(next, '(') || is_punct(next, '-'));
         n++)
        next++;
    if (!has(next, FROM) && !has(next, RANGE_FROM) && !has(next, BETWEEN))
        return i;
    return next;
}

/* The day with that number before another one. */
static struct symai_when_day day_before(const struct symai_when_day *day,
                                        int mday)
{
    struct symai_when_day before = *day;

    before.weekday = -1;
    before.mday = mday;
    if (mday > day->mday) {
        before.month = day->month == 1 ? 12 : day->month - 1;
        if (day->month == 1 && day->year > 0)
            before.year = day->year - 1;
    }
    return before;
}

static size_t range_ends(const struct symai_when_reader *r, size_t i,
                         int explicit, struct symai_when_phrase *out)
{
    size_t j;
    size_t next;
    int by_word;

    next = day_range(r, i, out);
    if (next > i)
        return next;
    next = symai_when_moment(r, i, 1, &out->a);
    if (next == i)
        return i;
    j = read_link(r, next, explicit == 2);
    by_word = has(next, TO) || has(next, UNTIL);
    if (j == next && explicit && has(next, FURTHER_NOTICE))
        j = next;
    else if (j == next)
        return i;
    if (has(j, FURTHER_NOTICE)) {
        out->open = 1;
        next = j + 1;
    } else {
        next = symai_when_moment(r, j, 1, &out->b);
        if (next == j)
            return i;
    }
    if (out->a.day.kind == SYMAI_DAY_OF_MONTH &&
        out->b.day.kind == SYMAI_DAY_DATE)
        out->a.day = day_before(&out->b.day, out->a.day.mday);
    return range_holds(r, next, explicit, by_word, out) ? next : i;
}

size_t symai_when_range(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    struct symai_when_moment lead;
    size_t j;
    size_t next;
    int explicit = 0;

    memset(&lead, 0, sizeof(lead));
    j = symai_when_leading_day(r, i, &lead);
    if (j == i)
        memset(&lead, 0, sizeof(lead));
    if (has(j, BETWEEN)) {
        explicit = 2;
        j++;
    } else if (has(j, FROM) || has(j, RANGE_FROM)) {
        explicit = 1;
        j++;
    }
    while (has(j, RANGE_FROM) || (has(j, BETWEEN) && explicit == 2))
        j++;
    next = range_ends(r, j, explicit, out);
    /* 'de' may be no more than an article: da = von, tra = in */
    if (next == j)
        return i;
    out->form = explicit == 2 ? SYMAI_WHEN_BETWEEN : SYMAI_WHEN_RANGE;
    j = next;
    if (clocks_only(out) && lead.day.kind != SYMAI_DAY_NONE) {
        out->a.day = lead.day;
        out->a.part = lead.part;
    } else if (clocks_only(out) && !out->open) {
        next = trailing_day(r, j, out);
        if (next == 0) {
            out->form = SYMAI_WHEN_SKIP;
            return j;
        }
        j = next;
    }
    if (has(j, DAILY) || (is_punct(j, ',') && has(j + 1, DAILY)))
        out->form = SYMAI_WHEN_SKIP;
    share_meridiem(out);
    share_zone(out);
    return j;
}

/* In the night from Saturday to Sunday [from 2 to 6]. i stands at 'night'. */
size_t symai_when_night(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    struct symai_when_phrase clocks;
    struct symai_when_moment a;
    struct symai_when_moment b;
    size_t j = i + 1;
    size_t next;
    int n;

    if (!has(i, NIGHT) && !has(i, EVENING))
        return i;
    for (n = 0; n < 3 && (has(j, FROM) || has(j, RANGE_FROM) || has(j, OF) ||
                          has(j, BETWEEN) || has(j, ON));
         n++)
        j++;
    memset(&clocks, 0, sizeof(clocks));
    next = day_range(r, j, &clocks);
    if (next > j) {
        a = clocks.a;
        b = clocks.b;
    } else {
        next = symai_when_moment(r, j, 0, &a);
        if (next == j || a.day.kind == SYMAI_DAY_NONE)
            return i;
        if (a.clock.set && is_punct(next, ','))
            next++;
        if (!has(next, TO) && !has(next, UNTIL) && !has(next, AND) &&
            !has(next, ON) && !is_punct(next, '-'))
            return i;
        j = symai_when_skip(r, next + 1);
        next = a.clock.set ? symai_when_moment(r, j, 0, &b)
                           : symai_when_day(r, j, &b);
        if (next == j || b.day.kind == SYMAI_DAY_NONE ||
            a.clock.set != b.clock.set)
            return i;
    }
    if (a.day.kind == SYMAI_DAY_OF_MONTH && b.day.kind == SYMAI_DAY_DATE)
        a.day = day_before(&b.day, a.day.mday);
    memset(out, 0, sizeof(*out));
    out->form = SYMAI_WHEN_RANGE;
    if (a.clock.set) {
        out->a = a;
        out->b = b;
        return next;
    }
    out->vague = 1;
    a.clock.set = 1;
    a.clock.hour = 22;
    b.clock.set = 1;
    b.clock.hour = 6;
    memset(&clocks, 0, sizeof(clocks));
    j = is_punct(next, ',') ? next + 1 : next;
    if (symai_when_range(r, j, &clocks) > j && clocks_only(&clocks)) {
        next = symai_when_range(r, j, &clocks);
        a.clock = clocks.a.clock;
        b.clock = clocks.b.clock;
        out->vague = 0;
        if (a.clock.hour < 12)
            a.day = b.day;
        else if (b.clock.hour >= 12) /* until midnight */
            b.day = a.day;
    }
    a.part = SYMAI_PART_NONE;
    b.part = SYMAI_PART_NONE;
    out->a = a;
    out->b = b;
    return next;
}
