/* SPDX-License-Identifier: MIT */
/*
 * The phrases: what may begin at a token, tried from the most telling form
 * to the least. A bare number, a bare hour or the word 'today' is never
 * enough; what a page says of the past, of opening hours or of its last
 * update is read so that it can be passed over.
 */
#include "judge/when_grammar.h"

#include <string.h>

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

#define HOUR 3600
#define DAY 86400

static int score_moment(const struct symai_when_moment *m)
{
    if (m->clock.set && m->day.kind != SYMAI_DAY_NONE)
        return 30;
    if (m->clock.set)
        return 20;
    if (m->day.kind == SYMAI_DAY_DATE)
        return 15;
    return m->day.kind == SYMAI_DAY_NONE ? 0 : 8;
}

static int is_bare_today(const struct symai_when_moment *m)
{
    return m->day.kind == SYMAI_DAY_RELATIVE && m->day.offset == 0 &&
           m->part == SYMAI_PART_NONE && !m->clock.set && !m->end_of;
}

static void set_relative(struct symai_when_moment *m, int kind, int end_of)
{
    memset(m, 0, sizeof(*m));
    m->day.kind = kind;
    m->day.weekday = -1;
    m->end_of = end_of;
}

/* end of the day, of next week, of November, of the morning */
static size_t read_end_of(const struct symai_when_reader *r, size_t i,
                          struct symai_when_moment *m)
{
    size_t j = i;
    size_t next;
    int month;
    int is_next = 0;

    if (has(i, END_OF_DAY) || has(i, END_OF_WEEK)) {
        set_relative(
            m, has(i, END_OF_DAY) ? SYMAI_DAY_RELATIVE : SYMAI_DAY_WEEK, 1);
        j = i + 1;
        if (has(i, END_OF_WEEK) && has(j, NEXT)) {
            m->day.offset = 1;
            j++;
        }
        return j;
    }
    if (!has(i, END_OF) && !has(i, DURING))
        return i;
    for (j = i + 1; has(j, OF) || has(j, THIS) || has(j, NEXT) || has(j, ON);
         j++)
        is_next |= has(j, NEXT);
    month = symai_when_first_of(r, j, SYMAI_SLOT_MONTH_1, SYMAI_SLOT_MONTH_12);
    if (has(j, UNIT_DAY)) {
        set_relative(m, SYMAI_DAY_RELATIVE, 1);
    } else if (has(j, UNIT_WEEK) || has(j, UNIT_MONTH)) {
        set_relative(m, has(j, UNIT_WEEK) ? SYMAI_DAY_WEEK : SYMAI_DAY_MONTH,
                     1);
        if (has(j + 1, NEXT)) {
            is_next = 1;
            j++;
        }
        m->day.offset = is_next;
        m->end_of = has(i, END_OF) || !is_next;
    } else if (has(j, MORNING) || has(j, AFTERNOON) || has(j, EVENING)) {
        set_relative(m, SYMAI_DAY_RELATIVE, 0);
        m->part = has(j, MORNING)     ? SYMAI_PART_MORNING
                  : has(j, AFTERNOON) ? SYMAI_PART_AFTERNOON
                                      : SYMAI_PART_EVENING;
        /* the same word is 'tomorrow' in some languages */
        if (has(j, TOMORROW)) {
            m->part = SYMAI_PART_NONE;
            m->day.offset = 1;
        }
        m->end_of = has(i, END_OF);
    } else if (month >= 0) {
        set_relative(m, SYMAI_DAY_MONTH, 1);
        m->day.month = month - SYMAI_SLOT_MONTH_1 + 1;
        if (at(r, j + 1)->kind == SYMAI_TOKEN_NUMBER &&
            at(r, j + 1)->a >= 2000 && at(r, j + 1)->a < 2100) {
            m->day.year = at(r, j + 1)->a;
            j++;
        }
    } else {
        next = symai_when_moment(r, j, 0, m);
        if (next == j || m->day.kind == SYMAI_DAY_NONE || m->clock.set)
            return i;
        m->end_of = has(i, END_OF) || m->day.kind == SYMAI_DAY_RELATIVE;
        return next;
    }
    return j + 1;
}

/* A month with its year: until March 2027. */
size_t symai_when_month(const struct symai_when_reader *r, size_t i,
                        struct symai_when_moment *m)
{
    size_t j = symai_when_skip(r, i);
    int month =
        symai_when_first_of(r, j, SYMAI_SLOT_MONTH_1, SYMAI_SLOT_MONTH_12);
    const struct symai_when_token *year = at(r, j + 1);

    if (month < 0 || year->kind != SYMAI_TOKEN_NUMBER || year->digits != 4 ||
        year->a < 2000 || year->a >= 2100)
        return i;
    set_relative(m, SYMAI_DAY_MONTH, 0);
    m->day.month = month - SYMAI_SLOT_MONTH_1 + 1;
    m->day.year = year->a;
    return j + 2;
}

/* What 'until' may be followed by. */
static size_t read_deadline(const struct symai_when_reader *r, size_t i,
                            struct symai_when_moment *m)
{
    size_t j = i;
    size_t next;
    int about = 0;
    int n;

    for (n = 0; n < 4 && (has(j, ABOUT) || has(j, OF) || has(j, ON) ||
                          has(j, AT) || has(j, IN));
         n++) {
        about |= has(j, ABOUT);
        j++;
    }
    next = read_end_of(r, j, m);
    if (next == j)
        next = symai_when_month(r, j, m);
    if (next > j) {
        m->about |= about;
        return next;
    }
    /* the words that were passed over may be part of the moment */
    next = symai_when_moment(r, i, 0, m);
    if (next > i)
        return next;
    next = symai_when_moment(r, j, 0, m);
    m->about |= about;
    return next > j ? next : i;
}

static size_t read_until(const struct symai_when_reader *r, size_t i,
                         struct symai_when_phrase *out)
{
    size_t j = i + 1;
    size_t next;

    if (!has(i, UNTIL) && !has(i, BEFORE))
        return i;
    while (has(j, UNTIL) || has(j, BEFORE) || is_punct(j, ':'))
        j++;
    out->form = has(i, UNTIL) ? SYMAI_WHEN_UNTIL : SYMAI_WHEN_BEFORE;
    if (has(j, FURTHER_NOTICE)) {
        out->form = SYMAI_WHEN_NOTICE;
        out->vague = 1;
        out->score = 20;
        return j + 1;
    }
    next = read_deadline(r, j, &out->a);
    out->score = 66 + score_moment(&out->a);
    if (is_bare_today(&out->a)) /* 'until today' mostly looks back */
        out->score = 30;
    return next == j ? i : next;
}

/* within the hour, dans la journee */
static size_t read_whole_unit(const struct symai_when_reader *r, size_t i,
                              struct symai_when_phrase *out)
{
    int day = has(i, UNIT_DAY);

    if (has(i, UNIT_HOUR) || has(i, UNIT_MINUTE)) {
        out->form = SYMAI_WHEN_OFFSET;
        out->longest = has(i, UNIT_HOUR) ? HOUR : 60;
        out->score = 70;
        return i + 1;
    }
    if (!day && !has(i, UNIT_WEEK))
        return i;
    out->form = SYMAI_WHEN_AT;
    set_relative(&out->a, day ? SYMAI_DAY_RELATIVE : SYMAI_DAY_WEEK, 1);
    out->score = 64;
    if (!day && has(i + 1, NEXT)) {
        out->a.day.offset = 1;
        out->a.end_of = 0;
        return i + 2;
    }
    return i + 1;
}

/* in 2 hours, within the next 30 minutes, in a few minutes, d'ici lundi */
static size_t read_in(const struct symai_when_reader *r, size_t i,
                      struct symai_when_phrase *out)
{
    int within = has(i, WITHIN);
    int article = 0;
    int part;
    size_t j = i + 1;
    size_t next;

    if (!within && !has(i, IN))
        return i;
    while (has(j, OF) || has(j, ON) || has(j, NEXT) || has(j, WITHIN) ||
           has(j, THIS)) {
        /* 'dos' is two in one language and 'of the' in another */
        if (symai_when_duration(r, j, out) > j)
            break;
        article = 1;
        j++;
    }
    if (has(j, NEXT_MINUTES) || has(j, NEXT_HOURS) || has(j, NEXT_DAYS) ||
        has(j, SHORTLY))
        return i; /* said by that word itself */
    next = symai_when_duration(r, j, out);
    if (next > j) {
        out->form = SYMAI_WHEN_OFFSET;
        if (within || article) {
            out->shortest = 0;
            out->whole_days = 0;
        }
        out->score = out->longest > 0 && has(j, FEW) ? 50 : 88;
        return next;
    }
    memset(out, 0, sizeof(*out));
    if (within || article) {
        next = read_whole_unit(r, j, out);
        if (next > j)
            return next;
    }
    if (within) {
        next = read_deadline(r, i + 1, &out->a);
        out->form = SYMAI_WHEN_UNTIL;
        out->score = 64 + score_moment(&out->a);
        return next == i + 1 ? i : next;
    }
    part = has(j, MORNING)     ? SYMAI_PART_MORNING
           : has(j, AFTERNOON) ? SYMAI_PART_AFTERNOON
           : has(j, EVENING)   ? SYMAI_PART_EVENING
                               : SYMAI_PART_NONE;
    if (part != SYMAI_PART_NONE && (article || has(i + 1, THIS))) {
        set_relative(&out->a, SYMAI_DAY_RELATIVE, 0);
        out->a.part = part;
        out->form = SYMAI_WHEN_AT;
        out->score = 60;
        return j + 1;
    }
    next = symai_when_month(r, j, &out->a);
    out->form = SYMAI_WHEN_AT;
    out->score = 55;
    return next == j ? i : next;
}

/* One word or set phrase that is a time by itself. */
static size_t read_vague(const struct symai_when_reader *r, size_t i, int use,
                         struct symai_when_phrase *out)
{
    out->form = SYMAI_WHEN_OFFSET;
    out->vague = 1;
    if (has(i, NEXT_MINUTES)) {
        out->longest = HOUR / 2;
        out->score = 50;
    } else if (has(i, NEXT_HOURS)) {
        out->longest = 12 * HOUR;
        out->score = 48;
    } else if (has(i, NEXT_DAYS)) {
        out->longest = 7 * DAY;
        out->score = 46;
    } else if (use == SYMAI_WHEN_RETURN && (has(i, SHORTLY) || has(i, SOON))) {
        out->longest = 2 * HOUR;
        out->score = 40;
    } else if (use == SYMAI_WHEN_RETURN && has(i, FURTHER_NOTICE)) {
        out->form = SYMAI_WHEN_NOTICE;
        out->score = 20;
    } else {
        return i;
    }
    return i + 1;
}

/* lasts about 2 hours: the begin is not said, so from now at the most. */
static size_t read_lasts(const struct symai_when_reader *r, size_t i,
                         struct symai_when_phrase *out)
{
    size_t j = i + 1;
    size_t next;
    int n;

    if (!has(i, LASTS))
        return i;
    for (n = 0; n < 3 && (is_punct(j, ':') || has(j, OF) || has(j, ON) ||
                          has(j, FOR) || has(j, BETWEEN) || has(j, IN));
         n++)
        j++;
    next = symai_when_duration(r, j, out);
    if (next == j)
        return i;
    out->form = SYMAI_WHEN_OFFSET;
    out->lasts = 1;
    out->shortest = 0;
    out->whole_days = 0;
    out->vague = 1;
    out->score = 35;
    return next;
}

/* A weekday written out: 'so' and 'mo' alone are words. */
static int has_long_weekday(const struct symai_when_reader *r, size_t i,
                            size_t end)
{
    for (; i < end; i++) {
        if (at(r, i)->end - at(r, i)->start > 3 &&
            symai_when_first_of(r, i, SYMAI_SLOT_WEEKDAY_0,
                                SYMAI_SLOT_WEEKDAY_6) >= 0)
            return 1;
    }
    return 0;
}

/* 1/2 and 06.12 alone may be a share or an amount. */
static int has_month(const struct symai_when_reader *r, size_t i, size_t end)
{
    for (; i < end; i++) {
        if (symai_when_first_of(r, i, SYMAI_SLOT_MONTH_1,
                                SYMAI_SLOT_MONTH_12) >= 0)
            return 1;
    }
    return 0;
}

/* A moment that needs no word in front: it cannot be anything else. */
static int stands_alone(const struct symai_when_reader *r, size_t i, size_t end,
                        int use, const struct symai_when_moment *m)
{
    int led = has(i, AT) || has(i, ON) || has(i, ABOUT) || has(i, AT_HOUR) ||
              (i > 0 && is_punct(i - 1, ':'));

    if (m->clock.set && m->day.kind != SYMAI_DAY_NONE)
        return 1;
    if (m->clock.set)
        return led;
    switch (m->day.kind) {
    case SYMAI_DAY_RELATIVE:
        if (is_bare_today(m))
            return use == SYMAI_WHEN_WINDOW;
        return 1;
    case SYMAI_DAY_DATE:
        return led || (use == SYMAI_WHEN_WINDOW &&
                       (m->day.year > 0 || has_month(r, i, end)));
    case SYMAI_DAY_OF_MONTH:
        return led;
    case SYMAI_DAY_WEEKDAY:
        return has_long_weekday(r, i, end);
    default:
        return 1;
    }
}

/* 'Friday' alone may be a name. */
static int is_bare_weekday(const struct symai_when_reader *r, size_t i,
                           size_t end, const struct symai_when_moment *m)
{
    if ((m->day.kind != SYMAI_DAY_WEEKDAY &&
         m->day.kind != SYMAI_DAY_WEEKEND) ||
        m->clock.set || m->part != SYMAI_PART_NONE)
        return 0;
    for (; i < end; i++) {
        if (has(i, ON) || has(i, THIS) || has(i, NEXT))
            return 0;
    }
    return 1;
}

static size_t read_at(const struct symai_when_reader *r, size_t i, int use,
                      struct symai_when_phrase *out)
{
    size_t next = symai_when_moment(r, i, 0, &out->a);

    if (next == i || !stands_alone(r, i, next, use, &out->a))
        return i;
    out->form = SYMAI_WHEN_AT;
    out->score = 58 + score_moment(&out->a);
    if (is_bare_weekday(r, i, next, &out->a))
        out->score = 38;
    if (is_bare_today(&out->a))
        out->score = 30;
    return next;
}

/* from 14:00, tonight from 23:00, not before Monday */
static size_t read_from(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    struct symai_when_moment lead;
    size_t j = i;
    size_t next;

    memset(&lead, 0, sizeof(lead));
    if (!has(i, FROM) && !has(i, NOT_BEFORE)) {
        j = symai_when_leading_day(r, i, &lead);
        if (j == i || !has(j, FROM))
            return i;
    }
    out->open = has(j, NOT_BEFORE);
    j++;
    if (is_punct(j, ':'))
        j++;
    next = symai_when_moment(r, j, 0, &out->a);
    if (next == j)
        return i;
    if (lead.day.kind != SYMAI_DAY_NONE) {
        if (out->a.day.kind != SYMAI_DAY_NONE)
            return i;
        out->a.day = lead.day;
        out->a.part = lead.part;
    }
    out->form = SYMAI_WHEN_FROM;
    out->score = 62 + score_moment(&out->a);
    return next;
}

/* The night from Saturday to Sunday, with or without words before it. */
static size_t read_night(const struct symai_when_reader *r, size_t i,
                         struct symai_when_phrase *out)
{
    size_t j = i;
    size_t next;
    int n;

    for (n = 0; n < 3 && (has(j, IN) || has(j, OF) || has(j, ON)); n++)
        j++;
    next = symai_when_night(r, j, out);
    out->score = 100;
    return next == j ? i : next;
}

static size_t read_interval(const struct symai_when_reader *r, size_t i,
                            struct symai_when_phrase *out)
{
    size_t next;

    if (has(i, DAILY)) {
        /* 24/7, tous les jours de 8h a 20h */
        next = symai_when_range(r, i + 1, out);
        memset(out, 0, sizeof(*out));
        out->form = SYMAI_WHEN_SKIP;
        return next > i + 1 ? next : i + 1;
    }
    next = symai_when_hours(r, i);
    if (next > i) {
        out->form = SYMAI_WHEN_SKIP;
        return next;
    }
    next = symai_when_range(r, i, out);
    if (next == i)
        return i;
    out->score = 90 + (score_moment(&out->a) + score_moment(&out->b)) / 4;
    if (out->a.day.kind == SYMAI_DAY_WEEKDAY && !out->a.clock.set)
        out->score = 75;
    return next;
}

size_t symai_when_phrase_read(const struct symai_when_reader *r, int use,
                              size_t i, struct symai_when_phrase *out)
{
    size_t next = i;
    int form;

    for (form = 0; form < 10 && next == i; form++) {
        memset(out, 0, sizeof(*out));
        switch (form) {
        case 0:
            next = r->past ? symai_when_since(r, i, out)
                           : symai_when_past(r, i, out);
            break;
        case 1:
            next = read_night(r, i, out);
            break;
        case 2:
            next = read_interval(r, i, out);
            break;
        case 3:
            next = read_until(r, i, out);
            break;
        case 4:
            next = read_in(r, i, out);
            break;
        case 5:
            next = read_vague(r, i, use, out);
            break;
        case 6:
            next = read_end_of(r, i, &out->a);
            out->form = SYMAI_WHEN_AT;
            out->score = 64;
            break;
        case 7:
            next = read_lasts(r, i, out);
            break;
        case 8:
            next = read_from(r, i, out);
            break;
        default:
            next = read_at(r, i, use, out);
            break;
        }
    }
    /* 'hat am Montag um 8 Uhr begonnen' */
    if (next > i && out->form == SYMAI_WHEN_AT &&
        symai_when_begun_behind(r, next))
        out->form = r->past ? SYMAI_WHEN_SINCE : SYMAI_WHEN_SKIP;
    return next;
}
