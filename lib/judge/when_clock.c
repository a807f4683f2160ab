/* SPDX-License-Identifier: MIT */
/*
 * Hours as languages write them: 14:30, 14h30, 2 p.m., half past two, 14 Uhr,
 * las 14, noon; and the zone that may stand behind. A number alone is marked
 * bare, and the caller decides whether it may be an hour there.
 */
#include <string.h>

#include "judge/when_grammar.h"

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

static int token_is(const struct symai_when_reader *r, size_t i,
                    const char *word)
{
    const struct symai_when_token *t = at(r, i);
    size_t n = strlen(word);

    return t->kind == SYMAI_TOKEN_WORD && t->end - t->start == n &&
           memcmp(r->text + t->start, word, n) == 0;
}

/* Zone names that are also words of other languages (est, et, pt) count only
 * behind am or pm, which those languages do not use. */
static size_t read_zone(const struct symai_when_reader *r, size_t i,
                        struct symai_when_clock *c)
{
    static const struct {
        const char *name;
        int minutes;
        int needs_meridiem;
    } zones[] = {
        {"z", 0, 0},      {"cet", 60, 0},   {"mez", 60, 0},   {"cest", 120, 0},
        {"mesz", 120, 0}, {"eet", 120, 0},  {"eest", 180, 0}, {"bst", 60, 0},
        {"edt", -240, 0}, {"cst", -360, 0}, {"cdt", -300, 0}, {"mst", -420, 0},
        {"mdt", -360, 0}, {"pst", -480, 0}, {"pdt", -420, 0}, {"est", -300, 1},
    };
    size_t open = is_punct(i, '(') ? 1 : 0;
    size_t n;

    if (has(i + open, LOCAL))
        return i + open + 1;
    if (at(r, i + open)->kind == SYMAI_TOKEN_ZONE) {
        c->zoned = 1;
        c->zone_minutes = at(r, i + open)->a;
        return i + open + 1;
    }
    for (n = 0; n < sizeof(zones) / sizeof(zones[0]); n++) {
        if (token_is(r, i + open, zones[n].name) &&
            (!zones[n].needs_meridiem || c->meridiem)) {
            c->zoned = 1;
            c->zone_minutes = zones[n].minutes;
            return i + open + 1;
        }
    }
    return i;
}

static size_t read_meridiem(const struct symai_when_reader *r, size_t i,
                            struct symai_when_clock *c)
{
    if (c->hour > 12 || c->meridiem)
        return i;
    if (has(i, AM)) {
        /* German 'am' is 'on': 14 Uhr am Freitag */
        if (symai_when_first_of(r, i + 1, SYMAI_SLOT_WEEKDAY_0,
                                SYMAI_SLOT_WEEKDAY_6) >= 0 &&
            has(i, ON) && !c->bare)
            return i;
        if (c->hour == 12)
            c->hour = 0;
    } else if (has(i, PM)) {
        if (c->hour < 12)
            c->hour += 12;
    } else {
        return i;
    }
    c->meridiem = 1;
    c->bare = 0;
    return i + 1;
}

/* The minutes of 14h30, 14 h 30, 14 Uhr 30. */
static size_t read_minutes(const struct symai_when_reader *r, size_t i,
                           struct symai_when_clock *c)
{
    const struct symai_when_token *t = at(r, i);

    if (t->kind != SYMAI_TOKEN_NUMBER || t->digits != 2 || t->a > 59 ||
        has(i + 1, OCLOCK) || has(i + 1, UNIT_HOUR) || has(i + 1, AM) ||
        has(i + 1, PM) ||
        symai_when_first_of(r, i + 1, SYMAI_SLOT_MONTH_1,
                            SYMAI_SLOT_MONTH_12) >= 0)
        return i;
    c->minute = t->a;
    i++;
    if (at(r, i)->glued && has(i, UNIT_MINUTE))
        i++;
    return i;
}

static size_t clock_tail(const struct symai_when_reader *r, size_t i,
                         struct symai_when_clock *c)
{
    if (has(i, OCLOCK) && !c->meridiem) {
        c->bare = 0;
        i = read_minutes(r, i + 1, c);
    }
    if (has(i, AND_HALF) && c->minute == 0) {
        c->minute = 30;
        c->bare = 0;
        i++;
    }
    i = read_meridiem(r, i, c);
    if (c->meridiem && has(i, OCLOCK))
        i++;
    if (has(i, NOON) && c->hour == 12 && !c->bare)
        i++; /* 12:00 noon */
    return c->bare ? i : read_zone(r, i, c);
}

static size_t read_half(const struct symai_when_reader *r, size_t i,
                        struct symai_when_clock *c)
{
    int before = has(i, HALF_BEFORE);
    int value;
    size_t next;

    if (!before && !has(i, HALF_PAST))
        return i;
    next = symai_when_number(r, i + 1, &value);
    if (next == i + 1 || value < 1 || value > 12)
        return i;
    c->hour = before ? value - 1 : value;
    c->minute = 30;
    c->set = 1;
    return clock_tail(r, next, c);
}

/* 14.30 is an hour only where the words say so, or where no date fits. */
int symai_when_dotted_is_clock(const struct symai_when_reader *r, size_t i)
{
    const struct symai_when_token *t = at(r, i);

    if (t->a > 24 || t->b > 59 || (t->a == 24 && t->b != 0) ||
        t->end - t->start < 4)
        return 0;
    if (has(i + 1, OCLOCK) || has(i + 1, AM) || has(i + 1, PM))
        return 1;
    if (i > 0 && has(i - 1, AT_HOUR))
        return 1;
    return t->b > 12 || t->b == 0 || t->a == 0 || t->a > 31;
}

size_t symai_when_clock(const struct symai_when_reader *r, size_t i,
                        struct symai_when_clock *out)
{
    const struct symai_when_token *t = at(r, i);
    size_t next = i;
    int value;

    memset(out, 0, sizeof(*out));
    if (has(i, NOON) || has(i, MIDNIGHT)) {
        out->set = 1;
        out->meridiem = 1;
        out->midnight = has(i, MIDNIGHT) ? 1 : 0;
        out->hour = out->midnight ? 24 : 12;
        return read_zone(r, i + 1, out);
    }
    next = read_half(r, i, out);
    if (next > i)
        return next;
    if (t->kind == SYMAI_TOKEN_TIME ||
        (t->kind == SYMAI_TOKEN_DOTTED && symai_when_dotted_is_clock(r, i))) {
        out->hour = t->a;
        out->minute = t->b;
        /* or 14.30 of money */
        out->bare =
            t->kind == SYMAI_TOKEN_DOTTED && !(i > 0 && has(i - 1, AT_HOUR));
        next = i + 1;
    } else if (t->kind == SYMAI_TOKEN_NUMBER && t->digits == 4 &&
               at(r, i + 1)->kind == SYMAI_TOKEN_ZONE && t->a / 100 < 24 &&
               t->a % 100 < 60) {
        out->hour = t->a / 100;
        out->minute = t->a % 100;
        next = i + 1;
    } else {
        next = symai_when_number(r, i, &value);
        if (next == i || value > 24 || value < 0 || t->digits > 2)
            return i;
        out->hour = value;
        out->bare = 1;
        if (is_punct(next, '/') && at(r, next)->glued)
            return i;
    }
    out->set = 1;
    next = clock_tail(r, next, out);
    /* 24h/24, 24h/7; and a word is no hour by itself */
    if ((is_punct(next, '/') && at(r, next)->glued &&
         at(r, next + 1)->kind == SYMAI_TOKEN_OTHER) ||
        (out->bare && t->kind != SYMAI_TOKEN_NUMBER &&
         symai_when_has(r, i, SYMAI_SLOT_NUMBER_1))) {
        memset(out, 0, sizeof(*out));
        return i;
    }
    return next;
}

int symai_when_bare_ok(const struct symai_when_reader *r, size_t i)
{
    static const char closing[] = ".,;:!?)\"'-]|";
    const struct symai_when_token *t = at(r, i);
    size_t next = symai_when_skip(r, i);
    int weekday;

    if (t->kind == SYMAI_TOKEN_END)
        return 1;
    if (t->kind == SYMAI_TOKEN_PUNCT)
        return strchr(closing, t->a) != NULL;
    if (has(i, TO) || has(i, UNTIL) || has(i, AND) || has(i, ABOUT) ||
        has(i, FOR) || has(next, TODAY) || has(next, TOMORROW) ||
        has(next, AFTER_TOMORROW) || has(next, THIS) || has(next, LOCAL) ||
        symai_when_first_of(r, next, SYMAI_SLOT_TONIGHT, SYMAI_SLOT_NIGHT) >= 0)
        return 1;
    return symai_when_weekday(r, next, &weekday) > next ||
           (next > i && at(r, next)->kind == SYMAI_TOKEN_DATE);
}
