/* SPDX-License-Identifier: MIT */
/*
 * Durations: 2 hours, 1h30, one to two days, half an hour, a few minutes. How
 * long 'a few' is at most is decided here.
 */
#include "judge/when_grammar.h"

#define at symai_when_at
#define has(i, slot) symai_when_has(r, i, SYMAI_SLOT_##slot)
#define is_punct(i, c) symai_when_is_punct(r, i, c)

static int64_t unit_seconds(const struct symai_when_reader *r, size_t i)
{
    static const int64_t seconds[] = {1, 60, 3600, 86400, 604800, 2592000};
    int slot = symai_when_first_of(r, i, SYMAI_SLOT_UNIT_SECOND,
                                   SYMAI_SLOT_UNIT_MONTH);

    if (slot < SYMAI_SLOT_UNIT_SECOND)
        return 0;
    return seconds[slot - SYMAI_SLOT_UNIT_SECOND];
}

/* 'A few' of a unit: at most. */
static int64_t few_seconds(int64_t unit)
{
    switch (unit) {
    case 1:
        return 300;
    case 60:
        return 1800;
    case 3600:
        return 12 * 3600;
    case 86400:
        return 7 * 86400;
    case 604800:
        return 28 * 86400;
    default:
        return 90 * 86400;
    }
}

/* 2 hours 30, 1h30, 2 heures et demie, 1 hour and 30 minutes */
static size_t duration_rest(const struct symai_when_reader *r, size_t i,
                            int64_t unit, struct symai_when_phrase *out)
{
    size_t j = i;
    size_t next;
    int64_t extra = 0;
    int value;

    if (has(i, AND_HALF)) {
        extra = unit / 2;
        j = i + 1;
    } else if (unit == 3600) {
        if (has(j, AND) || is_punct(j, ','))
            j++;
        next = symai_when_number(r, j, &value);
        if (next > j && value < 60 &&
            (has(next, UNIT_MINUTE) || at(r, j)->glued)) {
            extra = (int64_t)value * 60;
            j = has(next, UNIT_MINUTE) ? next + 1 : next;
        } else {
            j = i;
        }
    }
    out->shortest += extra;
    out->longest += extra;
    return j;
}

static size_t counted_duration(const struct symai_when_reader *r, size_t i,
                               struct symai_when_phrase *out)
{
    size_t j;
    size_t k;
    int low;
    int high;
    int half;
    int64_t unit;

    j = symai_when_number(r, i, &low);
    if (j == i)
        return i;
    high = low;
    k = j;
    if (is_punct(k, '-') || has(k, TO) || has(k, OR) || has(k, AND))
        k++;
    if (k > j && symai_when_number(r, k, &high) > k && high >= low)
        j = symai_when_number(r, k, &high);
    else
        high = low;
    half = has(j, AND_HALF); /* 'two and a half hours' */
    if (half || has(j, NEXT) || has(j, OF))
        j++;
    unit = unit_seconds(r, j);
    if (unit == 0)
        return i;
    out->shortest = unit * low + half * unit / 2;
    out->longest = unit * high + half * unit / 2;
    out->whole_days = unit >= 86400;
    return duration_rest(r, j + 1, unit, out);
}

static int is_number(const struct symai_when_reader *r, size_t i)
{
    int value;

    return symai_when_number(r, i, &value) > i;
}

size_t symai_when_duration(const struct symai_when_reader *r, size_t i,
                           struct symai_when_phrase *out)
{
    size_t j = i;
    size_t next;
    int64_t unit;

    /* 'unas dos horas' are about two, 'unas horas' a few; 'dos' is a number,
     * and 'of the' in another language */
    if (has(j, ABOUT) && (!has(j, FEW) || is_number(r, j + 1))) {
        out->vague = 1;
        j++;
        j = has(j, OF) && !is_number(r, j) ? j + 1 : j;
    }
    if (has(j, HALF_HOUR) || has(j, QUARTER_HOUR)) {
        out->shortest = has(j, HALF_HOUR) ? 1800 : 900;
        out->longest = out->shortest;
        return j + 1;
    }
    if (has(j, FEW)) {
        next = has(j + 1, OF) ? j + 2 : j + 1;
        unit = unit_seconds(r, next);
        if (unit == 0)
            return i;
        out->vague = 1;
        out->shortest = 0;
        out->longest = few_seconds(unit);
        return next + 1;
    }
    next = counted_duration(r, j, out);
    if (next == j)
        return i;
    if (has(next, ABOUT)) {
        out->vague = 1;
        next++;
    }
    return next;
}
