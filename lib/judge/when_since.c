/* SPDX-License-Identifier: MIT */
/*
 * When it began: since a moment, for a length of time, so long ago. What the
 * text says of itself (published, updated) looks the same and is passed over,
 * and so is a begin where an end is asked for.
 */
#include <string.h>

#include "judge/when_grammar.h"

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

#define FILLING 4    /* tokens between 'since' and its moment */
#define BEHIND 3     /* tokens between a moment and 'begun' */
#define SHORT_HOUR 4 /* 'h', 'u', 'uur', 'hrs': said of the clock first */
#define MOMENT_SCORE 90
#define LENGTH_SCORE 80
#define SAID_HOUR 10

/* 'desde', 'da': it may begin an interval as well. */
static int is_from(const struct symai_when_reader *r, size_t i)
{
    return has(i, FROM) || has(i, RANGE_FROM);
}

static size_t skip_filling(const struct symai_when_reader *r, size_t i)
{
    int n;

    for (n = 0; n < FILLING; n++) {
        if (!is_punct(i, ':') && !is_punct(i, '-') && !is_punct(i, '(') &&
            !has(i, IN) && !has(i, FROM) && !has(i, AGO) && !has(i, ALREADY))
            break;
        i++;
    }
    return i;
}

/* A length or a moment, whichever it is. */
static size_t skip_time(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    struct symai_when_reader past = *r;
    struct symai_when_phrase ignored;
    size_t next;

    past.past = 1; /* 'since yesterday at 22:00' is one moment */
    memset(&ignored, 0, sizeof(ignored));
    out->form = SYMAI_WHEN_SKIP;
    next = symai_when_duration(r, i, &ignored);
    if (next > i)
        return has(next, AGO) ? next + 1 : next;
    return symai_when_moment(&past, i, 1, &ignored.a);
}

/* What stands behind a word of the past, where its time is of no use. */
size_t symai_when_past(const struct symai_when_reader *r, size_t i,
                       struct symai_when_phrase *out)
{
    size_t j;
    size_t next;

    if ((!has(i, SINCE) && !has(i, PUBLISHED) && !has(i, AGO) &&
         !has(i, ALREADY)) ||
        is_from(r, i) || has(i, TO) || has(i, BEFORE))
        return i;
    j = skip_filling(r, i + 1);
    next = skip_time(r, j, out);
    return next == j ? i : next;
}

/* Until now, whole days where days were counted. A page does not say when it
 * was written, so all of this is about. */
static void set_length(struct symai_when_phrase *out)
{
    out->form = SYMAI_WHEN_SINCE;
    out->vague = 1;
    out->score = LENGTH_SCORE;
}

/* 'depuis 8 h' is an hour of the clock, 'depuis 8 heures' rather a length;
 * 'depuis 8 heures ce matin' an hour again. */
static int is_clock(const struct symai_when_reader *r, size_t i, size_t end)
{
    const struct symai_when_token *unit;
    struct symai_when_moment m;
    size_t next;
    size_t j = i;

    while (j < end && !has(j, OCLOCK))
        j++;
    if (j == end || has(end, AGO))
        return 0;
    unit = at(r, j);
    next = symai_when_moment(r, i, 0, &m);
    return next > end || (next == end && unit->end - unit->start < SHORT_HOUR);
}

/* A length up to now; sure: nothing but a length can stand there. */
static size_t read_length(const struct symai_when_reader *r, size_t i, int sure,
                          struct symai_when_phrase *out)
{
    size_t next = symai_when_duration(r, i, out);

    if (next == i || out->longest == 0 || (!sure && is_clock(r, i, next))) {
        memset(out, 0, sizeof(*out));
        return i;
    }
    set_length(out);
    return has(next, AGO) ? next + 1 : next;
}

static int part_of(const struct symai_when_reader *r, size_t i)
{
    return has(i, MORNING)     ? SYMAI_PART_MORNING
           : has(i, AFTERNOON) ? SYMAI_PART_AFTERNOON
           : has(i, EVENING)   ? SYMAI_PART_EVENING
           : has(i, NIGHT)     ? SYMAI_PART_NIGHT
                               : SYMAI_PART_NONE;
}

/* 'since the morning': today's. */
static size_t read_part_alone(const struct symai_when_reader *r, size_t i,
                              struct symai_when_moment *m)
{
    size_t j = symai_when_skip(r, i);
    int part;

    while (has(j, IN))
        j++;
    part = part_of(r, j);
    if (part == SYMAI_PART_NONE || has(j, TOMORROW))
        return i;
    memset(m, 0, sizeof(*m));
    m->day.kind = SYMAI_DAY_RELATIVE;
    m->day.weekday = -1;
    m->part = part;
    return j + 1;
}

static size_t read_moment(const struct symai_when_reader *r, size_t i,
                          struct symai_when_phrase *out)
{
    size_t next = symai_when_moment(r, i, 0, &out->a);

    if (next == i)
        next = symai_when_month(r, i, &out->a);
    if (next == i)
        next = read_part_alone(r, i, &out->a);
    if (next == i)
        return i;
    out->form = SYMAI_WHEN_SINCE;
    out->score = MOMENT_SCORE + (out->a.clock.set ? SAID_HOUR : 0);
    return next;
}

/* Behind a word that may as well look ahead a date may be one to come, and
 * an hour is today's or none. */
static void keep_ahead(struct symai_when_phrase *out)
{
    struct symai_when_day *day = &out->a.day;

    if (day->kind == SYMAI_DAY_NONE)
        day->kind = SYMAI_DAY_RELATIVE;
    else if (day->kind == SYMAI_DAY_OF_MONTH ||
             (day->kind == SYMAI_DAY_DATE && day->year == 0))
        out->form = SYMAI_WHEN_FROM;
}

/* 'da ieri', 'da lunedi': right behind the word, which is 'of the' or
 * 'because' in other languages. */
static int is_near_day(const struct symai_when_reader *r, size_t i,
                       const struct symai_when_phrase *p)
{
    int day;

    return p->a.day.kind == SYMAI_DAY_RELATIVE ||
           symai_when_weekday(r, i, &day) > i;
}

/* 'da 2 a 4 ore', 'al 2 a 4': how long it takes. */
static int is_span(const struct symai_when_reader *r, size_t i,
                   const struct symai_when_phrase *p)
{
    return (is_from(r, i) || has(i, TO)) && p->shortest > 0 &&
           p->shortest != p->longest;
}

static size_t read_since(const struct symai_when_reader *r, size_t i,
                         struct symai_when_phrase *out)
{
    struct symai_when_phrase range;
    size_t j = skip_filling(r, i + 1);
    int sure = has(i, ALREADY) || has(j - 1, AGO) || has(j - 1, ALREADY);
    size_t next;

    memset(&range, 0, sizeof(range));
    if (is_from(r, i) && symai_when_range(r, i, &range) > i)
        return i;
    next = read_length(r, j, sure, out);
    if (next > j)
        return is_span(r, i, out) ? i : next;
    next = read_moment(r, j, out);
    if (next == j || (sure && !is_near_day(r, j, out)))
        return i;
    if (is_from(r, i))
        keep_ahead(out);
    return next;
}

static int was_ongoing(const struct symai_when_reader *r, size_t i)
{
    size_t j;

    for (j = 0; j < i; j++) {
        if (has(j, ONGOING))
            return 1;
    }
    return 0;
}

/* 'has been down for three days', 'for the last three days' */
static size_t read_for(const struct symai_when_reader *r, size_t i,
                       struct symai_when_phrase *out)
{
    size_t j = symai_when_skip(r, i + 1);
    size_t next;

    if (has(j, LAST)) {
        j++;
        if (!has(i, FOR) && !was_ongoing(r, i))
            return i;
    } else {
        j = i + 1; /* 'a' is part of the number */
        if (!has(i, FOR) || !was_ongoing(r, i))
            return i;
    }
    next = read_length(r, j, 1, out);
    return next == j ? i : next;
}

int symai_when_begun_behind(const struct symai_when_reader *r, size_t i)
{
    size_t j;

    for (j = i; j < i + BEHIND; j++) {
        if (has(j, BEGUN))
            return 1;
        if (at(r, j)->kind == SYMAI_TOKEN_PUNCT)
            return 0;
    }
    return 0;
}

/* 'hat vor drei Tagen begonnen' */
static size_t read_ago(const struct symai_when_reader *r, size_t i,
                       struct symai_when_phrase *out)
{
    size_t next = read_length(r, i + 1, 1, out);

    return next > i + 1 && symai_when_begun_behind(r, next) ? next : i;
}

/* 'is twee uur geleden begonnen' */
static size_t read_length_ago(const struct symai_when_reader *r, size_t i,
                              struct symai_when_phrase *out)
{
    size_t next = read_length(r, i, 1, out);

    return next > i && has(next - 1, AGO) && symai_when_begun_behind(r, next)
               ? next
               : i;
}

size_t symai_when_since(const struct symai_when_reader *r, size_t i,
                        struct symai_when_phrase *out)
{
    size_t next = i;

    if (has(i, PUBLISHED))
        return symai_when_past(r, i, out);
    if (has(i, SINCE))
        next = read_since(r, i, out);
    if (next == i && has(i, ALREADY)) {
        next = read_length(r, i + 1, 1, out);
        next = next == i + 1 || is_span(r, i, out) ? i : next;
    }
    if (next == i && (has(i, FOR) || has(i, IN)))
        next = read_for(r, i, out);
    if (next == i && has(i, AGO))
        next = read_ago(r, i, out);
    if (next == i)
        next = read_length_ago(r, i, out);
    if (next == i)
        memset(out, 0, sizeof(*out));
    return next;
}
