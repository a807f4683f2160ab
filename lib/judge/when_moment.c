/* SPDX-License-Identifier: MIT */
/*
 * The pieces of a time: number, date, moment. Each reader looks at tokens
 * only and takes the longest reading; none looks more than a few tokens
 * ahead, so the work stays linear in the tokens.
 */
#include <string.h>

#include "base/date.h"
#include "judge/when_grammar.h"

static const struct symai_when_token end_token;

const struct symai_when_token *symai_when_at(const struct symai_when_reader *r,
                                             size_t i)
{
    return i < r->count ? &r->tokens[i] : &end_token;
}

int symai_when_has(const struct symai_when_reader *r, size_t i,
                   enum symai_when_slot slot)
{
    return symai_slots_has(&symai_when_at(r, i)->slots, slot);
}

int symai_when_is_punct(const struct symai_when_reader *r, size_t i, int c)
{
    const struct symai_when_token *t = symai_when_at(r, i);

    return t->kind == SYMAI_TOKEN_PUNCT && t->a == c;
}

/* The bits of a range of slots that lie in one word. */
static uint64_t range_in(int first, int last, int word)
{
    uint64_t from = first <= word * 64 ? ~UINT64_C(0)
                    : first >= word * 64 + 64
                        ? 0
                        : ~UINT64_C(0) << (first - word * 64);
    uint64_t upto = last >= word * 64 + 63 ? ~UINT64_C(0)
                    : last < word * 64
                        ? 0
                        : ~(~UINT64_C(0) << (last - word * 64 + 1));

    return from & upto;
}

int symai_when_first_of(const struct symai_when_reader *r, size_t i, int first,
                        int last)
{
    const struct symai_slots *slots = &symai_when_at(r, i)->slots;
    int slot = first;

    /* Nearly no word is one of them. */
    if ((slots->bits[0] & range_in(first, last, 0)) == 0 &&
        (slots->bits[1] & range_in(first, last, 1)) == 0)
        return -1;
    while (!symai_slots_has(slots, (enum symai_when_slot)slot))
        slot++;
    return slot;
}

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

/* Articles and the like. */
size_t symai_when_skip(const struct symai_when_reader *r, size_t i)
{
    int n;

    for (n = 0; n < 3 && (has(i, OF) || has(i, ON)); n++)
        i++;
    return i;
}

size_t symai_when_number(const struct symai_when_reader *r, size_t i, int *out)
{
    static const int values[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,
                                 10, 11, 12, 15, 20, 24, 30, 45, 48};
    const struct symai_when_token *t = at(r, i);
    int slot;

    if (t->kind == SYMAI_TOKEN_NUMBER && t->digits <= 3) {
        *out = t->a;
        return i + 1;
    }
    slot = symai_when_first_of(r, i, SYMAI_SLOT_NUMBER_1, SYMAI_SLOT_NUMBER_48);
    if (slot < SYMAI_SLOT_NUMBER_1)
        return i;
    *out = values[slot - SYMAI_SLOT_NUMBER_1];
    return i + 1;
}

static int read_year(const struct symai_when_reader *r, size_t i)
{
    const struct symai_when_token *t = at(r, i);

    if (t->kind != SYMAI_TOKEN_NUMBER || t->digits != 4 || t->a < 2000 ||
        t->a >= 2100)
        return 0;
    return t->a;
}

static int read_month(const struct symai_when_reader *r, size_t i)
{
    return symai_when_first_of(r, i, SYMAI_SLOT_MONTH_1, SYMAI_SLOT_MONTH_12) -
           SYMAI_SLOT_MONTH_1 + 1;
}

/* What may follow a date: [.] [, | de] year */
static size_t date_year(const struct symai_when_reader *r, size_t i,
                        struct symai_when_day *out)
{
    size_t next = i;

    if (is_punct(next, '.') && at(r, next)->glued)
        next++;
    if (is_punct(next, ',') || has(next, OF))
        next++;
    out->year = read_year(r, next);
    if (out->year > 0)
        return next + 1;
    /* 'nov.' keeps its stop, the end of a sentence does not matter */
    return is_punct(i, '.') && at(r, i)->glued ? i + 1 : i;
}

static size_t day_then_month(const struct symai_when_reader *r, size_t i,
                             struct symai_when_day *out)
{
    size_t next = symai_when_number(r, i, &out->mday);

    if (next == i || out->mday < 1 || out->mday > 31 || at(r, i)->digits > 2)
        return i;
    if (is_punct(next, '.') && at(r, next)->glued)
        next++;
    if (has(next, ORDINAL) && at(r, next)->glued)
        next++;
    if (has(next, OF) && read_month(r, next) < 1)
        next++;
    out->month = read_month(r, next);
    if (out->month < 1 || out->mday > symai_days_in_month(2000, out->month))
        return i;
    return date_year(r, next + 1, out);
}

static size_t month_then_day(const struct symai_when_reader *r, size_t i,
                             struct symai_when_day *out)
{
    size_t next = i;
    size_t after;

    out->month = read_month(r, next);
    if (out->month < 1)
        return i;
    next++;
    if (is_punct(next, '.') && at(r, next)->glued)
        next++;
    if (has(next, OF) && !has(next, AT))
        next++;
    after = symai_when_number(r, next, &out->mday);
    if (after == next || at(r, next)->kind != SYMAI_TOKEN_NUMBER ||
        at(r, next)->digits > 2 || out->mday < 1 ||
        out->mday > symai_days_in_month(2000, out->month) ||
        has(after, OCLOCK) || has(after, AM) || has(after, PM) ||
        is_punct(after, '/') || is_punct(after, '%'))
        return i;
    if (has(after, ORDINAL) && at(r, after)->glued)
        after++;
    return date_year(r, after, out);
}

size_t symai_when_date(const struct symai_when_reader *r, size_t i,
                       struct symai_when_day *out)
{
    const struct symai_when_token *t = at(r, i);
    size_t next;

    memset(out, 0, sizeof(*out));
    out->kind = SYMAI_DAY_DATE;
    out->weekday = -1;
    if (t->kind == SYMAI_TOKEN_DATE) {
        out->year = t->a;
        out->month = t->b;
        out->mday = t->c;
        out->swappable = t->swappable;
        return i + 1;
    }
    if (t->kind == SYMAI_TOKEN_DOTTED) {
        if (symai_when_dotted_is_clock(r, i) || t->b < 1 || t->b > 12 ||
            t->a < 1 || t->a > symai_days_in_month(2000, t->b))
            return i;
        out->month = t->b;
        out->mday = t->a;
        return i + 1;
    }
    next = day_then_month(r, i, out);
    if (next == i)
        next = month_then_day(r, i, out);
    return next;
}

/* Weekdays of up to three letters are words of some language ('so', 'do',
 * 'sat', 'mon'): they count only where a date or an hour follows. */
size_t symai_when_weekday(const struct symai_when_reader *r, size_t i, int *out)
{
    const struct symai_when_token *t = at(r, i);
    int slot =
        symai_when_first_of(r, i, SYMAI_SLOT_WEEKDAY_0, SYMAI_SLOT_WEEKDAY_6);
    size_t next = i + 1;
    int kind;

    if (slot < 0)
        return i;
    *out = slot - SYMAI_SLOT_WEEKDAY_0;
    if (is_punct(next, '.') && at(r, next)->glued)
        next++;
    if (t->end - t->start > 3)
        return i + 1;
    kind = at(r, next)->kind;
    if (is_punct(next, ',') || has(next, FROM) || has(next, RANGE_FROM) ||
        has(next, BETWEEN) || has(next, AT) || has(next, OF))
        kind = at(r, next + 1)->kind;
    if (kind == SYMAI_TOKEN_NUMBER || kind == SYMAI_TOKEN_TIME ||
        kind == SYMAI_TOKEN_DATE || kind == SYMAI_TOKEN_DOTTED)
        return next;
    if ((is_punct(next, '-') || is_punct(next, ',') || has(next, TO)) &&
        symai_when_first_of(r, next + 1, SYMAI_SLOT_WEEKDAY_0,
                            SYMAI_SLOT_WEEKDAY_6) >= 0)
        return next;
    /* the second one of 'mon-fri' */
    if (i > 0 && (is_punct(i - 1, '-') || has(i - 1, TO)) && i > 1 &&
        symai_when_first_of(r, i - 2, SYMAI_SLOT_WEEKDAY_0,
                            SYMAI_SLOT_WEEKDAY_6) >= 0)
        return next;
    return read_month(r, next) > 0 ? next : i;
}

static int part_at(const struct symai_when_reader *r, size_t i)
{
    if (has(i, TOMORROW) &&
        !(i > 0 && (has(i - 1, OF) || has(i - 1, AM) || has(i - 1, IN) ||
                    has(i - 1, TOMORROW))))
        return SYMAI_PART_NONE;
    if (has(i, MORNING))
        return SYMAI_PART_MORNING;
    if (has(i, AFTERNOON))
        return SYMAI_PART_AFTERNOON;
    if (has(i, EVENING))
        return SYMAI_PART_EVENING;
    return has(i, NIGHT) ? SYMAI_PART_NIGHT : SYMAI_PART_NONE;
}

/* Next Monday, or where a begin is looked for the last one. */
static int is_other(const struct symai_when_reader *r, size_t i)
{
    return has(i, NEXT) || (r->past && has(i, LAST));
}

/* today, tomorrow, this morning, tonight ... */
static size_t relative_day(const struct symai_when_reader *r, size_t i,
                           struct symai_when_moment *m)
{
    int last_night = r->past && has(i, LAST_NIGHT);
    int part = last_night ? SYMAI_PART_TONIGHT : SYMAI_PART_NONE;
    int offset = last_night ? -1 : 0;

    if (r->past && has(i, YESTERDAY))
        offset = -1;
    else if (r->past && has(i, BEFORE_YESTERDAY))
        offset = -2;
    else if (has(i, AFTER_TOMORROW))
        offset = 2;
    else if (has(i, TOMORROW))
        offset = 1;
    else if (has(i, THIS_MORNING))
        part = SYMAI_PART_MORNING;
    else if (has(i, THIS_AFTERNOON))
        part = SYMAI_PART_AFTERNOON;
    else if (has(i, THIS_EVENING))
        part = SYMAI_PART_EVENING;
    else if (has(i, TONIGHT))
        part = SYMAI_PART_TONIGHT;
    else if (has(i, THIS_NIGHT))
        part = SYMAI_PART_NIGHT;
    else if (!has(i, TODAY) && !last_night)
        return i;
    m->day.kind = SYMAI_DAY_RELATIVE;
    m->day.offset = offset;
    m->part = part;
    return i + 1;
}

#define MONTH_NEAR 12 /* tokens */

/* The month of both days stands behind the second. */
static int names_month(const struct symai_when_reader *r, size_t i)
{
    size_t j;

    for (j = i; j < i + MONTH_NEAR && j < r->count; j++) {
        if (read_month(r, j) > 0)
            return 1;
    }
    return 0;
}

/* 'mardi 10 au mercredi 11 mars': a day of the month that stands behind a
 * weekday, and no hour. */
static size_t weekday_number(const struct symai_when_reader *r, size_t i,
                             struct symai_when_day *day)
{
    const struct symai_when_token *t = at(r, i);
    const size_t next = i + 1;
    int weekday;

    if (t->kind != SYMAI_TOKEN_NUMBER || t->digits > 2 || t->a < 1 ||
        t->a > 31 || at(r, next)->kind != SYMAI_TOKEN_WORD ||
        has(next, OCLOCK) || has(next, AM) || has(next, PM) ||
        has(next, UNIT_HOUR))
        return i;
    if (!names_month(r, next))
        return i;
    /* to, and, on another weekday; at, from an hour */
    if (symai_when_weekday(r, symai_when_skip(r, next + 1), &weekday) ==
            symai_when_skip(r, next + 1) &&
        !((has(next, AT) || has(next, AT_HOUR)) &&
          at(r, next + 1)->kind != SYMAI_TOKEN_WORD))
        return i;
    day->kind = SYMAI_DAY_OF_MONTH;
    day->mday = t->a;
    return next;
}

static size_t weekday_day(const struct symai_when_reader *r, size_t i, int next,
                          struct symai_when_moment *m)
{
    struct symai_when_day date;
    size_t after;
    size_t j;
    int weekday;

    j = symai_when_weekday(r, i, &weekday);
    if (j == i)
        return i;
    after = j;
    if (is_punct(after, ','))
        after++;
    after = symai_when_skip(r, after);
    if (symai_when_date(r, after, &date) > after) {
        m->day = date;
        m->day.weekday = weekday;
        return symai_when_date(r, after, &date);
    }
    if (is_punct(j, '(') && symai_when_date(r, j + 1, &date) > j + 1) {
        after = symai_when_date(r, j + 1, &date);
        m->day = date;
        m->day.weekday = weekday;
        return is_punct(after, ')') ? after + 1 : after;
    }
    after = weekday_number(r, j, &m->day);
    if (after > j)
        return after;
    m->day.kind = SYMAI_DAY_WEEKDAY;
    m->day.weekday = weekday;
    m->day.next = next;
    if (is_other(r, j)) {
        m->day.next = 1;
        j++;
    }
    return j;
}

static size_t week_day(const struct symai_when_reader *r, size_t i, int next,
                       int this, struct symai_when_moment *m)
{
    int prior = i > 0 && is_other(r, i - 1);

    if (has(i, WEEKEND)) {
        m->day.kind = SYMAI_DAY_WEEKEND;
        return is_other(r, i + 1) ? i + 2 : i + 1;
    }
    if (!has(i, UNIT_WEEK))
        return i;
    if (next || prior) {
        m->day.offset = r->past ? -1 : 1;
        m->day.kind = SYMAI_DAY_WEEK;
        return i + 1;
    }
    if (is_other(r, i + 1)) {
        m->day.offset = r->past ? -1 : 1;
        m->day.kind = SYMAI_DAY_WEEK;
        return i + 2;
    }
    if (!this)
        return i;
    m->day.kind = SYMAI_DAY_WEEK;
    return i + 1;
}

/* 'the 13th', 'le 13' where an hour follows. */
static size_t numbered_day(const struct symai_when_reader *r, size_t i,
                           struct symai_when_moment *m)
{
    const struct symai_when_token *t = at(r, i);
    int ordinal = has(i + 1, ORDINAL) && at(r, i + 1)->glued;
    struct symai_when_clock clock;
    size_t next = i + 1;

    if (t->kind != SYMAI_TOKEN_NUMBER || t->digits > 2 || t->a < 1 || t->a > 31)
        return i;
    if (ordinal) {
        next++;
    } else {
        /* 'de 14 a 18 horas' are hours, 'del 14 a las 18 horas' is not */
        if (i > 0 && has(i - 1, RANGE_FROM) && has(next, TO) &&
            !has(next, AT_HOUR))
            return i;
        if (i == 0 || !has(i - 1, ON) ||
            !(has(next, AT) || has(next, RANGE_FROM) || has(next, FROM)) ||
            has(i - 1, AT_HOUR))
            return i;
        if (symai_when_clock(r, next + 1, &clock) == next + 1 || clock.bare)
            return i;
    }
    m->day.kind = SYMAI_DAY_OF_MONTH;
    m->day.mday = t->a;
    return next;
}

static size_t read_day(const struct symai_when_reader *r, size_t i, int next,
                       int this, struct symai_when_moment *m)
{
    struct symai_when_day date;
    size_t j;

    j = relative_day(r, i, m);
    if (j == i)
        j = weekday_day(r, i, next, m);
    if (j == i)
        j = week_day(r, i, next, this, m);
    if (j > i)
        return j;
    j = symai_when_date(r, i, &date);
    if (j > i) {
        m->day = date;
        return j;
    }
    return numbered_day(r, i, m);
}

/* These begin a phrase of their own: 'entre las' is more than an article. */
static int begins_phrase(const struct symai_when_reader *r, size_t i)
{
    return has(i, BETWEEN) || has(i, FROM) || has(i, UNTIL) || has(i, BEFORE) ||
           has(i, WITHIN);
}

/* at, on, about, the, next, this ... before a moment. */
static size_t skip_lead(const struct symai_when_reader *r, size_t i, int *about,
                        int *next, int *this)
{
    int n;

    for (n = 0; n < 5; n++) {
        if (at(r, i)->kind != SYMAI_TOKEN_WORD || has(i, TODAY) ||
            begins_phrase(r, i))
            break;
        if (has(i, ABOUT))
            *about = 1;
        else if (is_other(r, i))
            *next = 1;
        else if (has(i, THIS))
            *this = 1;
        else if (!has(i, AT) && !has(i, AT_HOUR) && !has(i, ON) && !has(i, OF))
            break;
        i++;
    }
    return i;
}

/* Between a day and its hour. */
static size_t skip_middle(const struct symai_when_reader *r, size_t i,
                          int *about, int *said_at)
{
    int n;

    for (n = 0; n < 4 && !begins_phrase(r, i); n++) {
        if (has(i, ABOUT))
            *about = 1;
        else if (has(i, AT) || has(i, AT_HOUR))
            *said_at = 1;
        else if (!has(i, ON) && !has(i, OF) && !is_punct(i, ',') &&
                 !is_punct(i, '(') && !is_punct(i, '@'))
            break;
        i++;
    }
    return i;
}

/* 6 at night is in the small hours, 8 at night is not. */
#define LATE_HOUR 7

/* 2 in the afternoon is 14:00. */
static void apply_part(struct symai_when_clock *c, int part)
{
    if (c->meridiem || !c->set)
        return;
    if ((part == SYMAI_PART_EVENING || part == SYMAI_PART_TONIGHT) &&
        c->hour == 12)
        c->hour = 24; /* 'las 12 de esta noche' */
    else if ((part == SYMAI_PART_AFTERNOON || part == SYMAI_PART_EVENING) &&
             c->hour < 12)
        c->hour += 12;
    else if (c->hour < 12 &&
             ((part == SYMAI_PART_NIGHT && c->hour >= LATE_HOUR) ||
              (part == SYMAI_PART_TONIGHT && c->hour >= 5)))
        c->hour += 12;
    else if (part == SYMAI_PART_NIGHT && c->hour == 12)
        c->hour = 24;
}

/* in the morning, du matin, nachts: behind a day or an hour. */
static size_t read_part(const struct symai_when_reader *r, size_t i, int *out)
{
    size_t j = i;
    int n;

    for (n = 0; n < 3; n++) {
        if (part_at(r, j) != SYMAI_PART_NONE)
            break;
        if (!has(j, OF) && !has(j, ON) && !has(j, IN) && !has(j, AM) &&
            !is_punct(j, ','))
            return i;
        j++;
    }
    *out = part_at(r, j);
    return *out != SYMAI_PART_NONE ? j + 1 : i;
}

/* An hour with what makes it one: i is where the number may stand. */
static size_t read_hour(const struct symai_when_reader *r, size_t i,
                        int said_at, int allow_bare,
                        struct symai_when_clock *out)
{
    size_t next = symai_when_clock(r, i, out);
    int said_hour;
    int part;

    if (next == i || !out->bare)
        return next;
    said_hour = i > 0 && has(i - 1, AT_HOUR);
    said_at |= said_hour;
    if (read_part(r, next, &part) > next ||
        (said_at && (at(r, i)->kind == SYMAI_TOKEN_NUMBER || said_hour) &&
         symai_when_bare_ok(r, next)) ||
        (allow_bare && (symai_when_bare_ok(r, next) || has(next, RANGE_FROM))))
        return next;
    memset(out, 0, sizeof(*out));
    return i;
}

static size_t day_then_hour(const struct symai_when_reader *r, size_t i,
                            int allow_bare, struct symai_when_moment *m)
{
    struct symai_when_clock clock;
    size_t next = i;
    size_t j;
    int said_at = 0;
    int about = 0;
    int part = SYMAI_PART_NONE;

    m->day_first = 1;
    if (m->part == SYMAI_PART_NONE)
        next = read_part(r, i, &m->part);
    j = skip_middle(r, next, &about, &said_at);
    i = read_hour(r, j, said_at, allow_bare, &clock);
    if (i == j)
        return next;
    m->clock = clock;
    m->about |= about;
    if (m->part == SYMAI_PART_NONE) {
        i = read_part(r, i, &part);
        apply_part(&m->clock, part);
    } else {
        apply_part(&m->clock, m->part);
    }
    return i;
}

static size_t hour_then_day(const struct symai_when_reader *r, size_t i,
                            struct symai_when_moment *m)
{
    struct symai_when_moment day;
    size_t j;
    size_t next;
    int about = 0;
    int is_next = 0;
    int this = 0;
    int part = SYMAI_PART_NONE;

    i = read_part(r, i, &part);
    apply_part(&m->clock, part);
    if (part != SYMAI_PART_NONE)
        m->clock.bare = 0;
    if (has(i, ABOUT) && m->clock.set) {
        m->about = 1;
        i++;
    }
    j = i;
    if (is_punct(j, ',') || is_punct(j, '('))
        j++;
    j = skip_lead(r, j, &about, &is_next, &this);
    memset(&day, 0, sizeof(day));
    next = read_day(r, j, is_next, this, &day);
    if (next == j || day.day.kind == SYMAI_DAY_WEEK)
        return i;
    m->day = day.day;
    m->part = day.part;
    if (m->part == SYMAI_PART_NONE && part == SYMAI_PART_NONE)
        next = read_part(r, next, &m->part);
    apply_part(&m->clock, m->part);
    return next;
}

size_t symai_when_day(const struct symai_when_reader *r, size_t i,
                      struct symai_when_moment *out)
{
    int about = 0;
    int is_next = 0;
    int this = 0;
    size_t j;
    size_t next;

    memset(out, 0, sizeof(*out));
    j = skip_lead(r, i, &about, &is_next, &this);
    next = read_day(r, j, is_next, this, out);
    return next > j ? next : i;
}

size_t symai_when_moment(const struct symai_when_reader *r, size_t i,
                         int allow_bare, struct symai_when_moment *out)
{
    int is_next = 0;
    int this = 0;
    int said_at = has(i, AT);
    size_t j;
    size_t next;

    memset(out, 0, sizeof(*out));
    j = skip_lead(r, i, &out->about, &is_next, &this);
    if (j > i && has(j - 1, AT))
        said_at = 1;
    next = read_day(r, j, is_next, this, out);
    if (next > j) {
        next = day_then_hour(r, next, allow_bare, out);
    } else {
        next = read_hour(r, j, said_at, allow_bare, &out->clock);
        if (next == j)
            return i;
        next = hour_then_day(r, next, out);
    }
    if (has(next, ABOUT) && out->clock.set) {
        out->about = 1;
        next++;
    }
    if (has(next, LOCAL))
        next++;
    return next;
}
