/* SPDX-License-Identifier: MIT */
/*
 * Days by name, number or distance. A year that is not said is the next one
 * within 11 months, else the last one, unless the day of the week tells; of a
 * begin it is the last one.
 */
#include "judge/when_days.h"

#include "base/date.h"

#define AHEAD_DAYS 335
#define BEHIND_DAYS 60 /* where the day of the week fits */
#define PAST_DAYS 183  /* longer ago a begin says its year */

static int date_exists(int year, int month, int mday)
{
    return mday <= symai_days_in_month(year, month);
}

/* The year of a date that does not say it. */
static int find_year(const struct symai_when_now *cw,
                     const struct symai_when_day *day, int month, int mday,
                     int64_t *out)
{
    int64_t best = 0;
    int64_t found;
    int have = 0;
    int ahead;
    int step;

    for (step = -1; step <= 1; step++) {
        int year = cw->local.year + step;

        if (year < 1 || !date_exists(year, month, mday))
            continue;
        found = symai_days_from_date(year, month, mday);
        if (day->weekday >= 0 &&
            symai_weekday_from_days(found) == day->weekday &&
            found >= cw->today - BEHIND_DAYS &&
            found <= cw->today + AHEAD_DAYS) {
            *out = found;
            return 1;
        }
        ahead = found >= cw->today && found <= cw->today + AHEAD_DAYS;
        if (!have || ahead || (found < cw->today && found > best))
            best = found;
        have = 1;
        if (ahead && day->weekday < 0)
            break;
    }
    *out = best;
    return have;
}

/* The last year that has put such a date behind us. */
static int find_past_year(const struct symai_when_now *cw, int month, int mday,
                          int64_t *out)
{
    int step;

    for (step = 0; step >= -1; step--) {
        if (cw->local.year + step < 1 ||
            !date_exists(cw->local.year + step, month, mday))
            continue;
        *out = symai_days_from_date(cw->local.year + step, month, mday);
        if (*out <= cw->today)
            return *out >= cw->today - PAST_DAYS;
    }
    return 0;
}

/* reading 1: month and day exchanged. */
static int date_days(const struct symai_when_now *cw,
                     const struct symai_when_day *day, int reading,
                     struct symai_when_days *out)
{
    int month = reading ? day->mday : day->month;
    int mday = reading ? day->month : day->mday;

    if (day->year > 0) {
        if (!date_exists(day->year, month, mday))
            return 0;
        out->first = symai_days_from_date(day->year, month, mday);
    } else if (!cw->known ||
               !(cw->past ? find_past_year(cw, month, mday, &out->first)
                          : find_year(cw, day, month, mday, &out->first))) {
        return 0;
    }
    out->last = out->first;
    return 1;
}

static int month_days(const struct symai_when_now *cw,
                      const struct symai_when_day *day,
                      struct symai_when_days *out)
{
    int year = day->year;
    int month = day->month;

    if (year == 0 && !cw->known)
        return 0;
    if (month == 0) {
        month = cw->local.month + day->offset;
        year = cw->local.year + (month > 12);
        month = month > 12 ? 1 : month;
    } else if (year == 0) {
        year = cw->local.year + (month < cw->local.month);
    }
    out->first = symai_days_from_date(year, month, 1);
    out->last = out->first + symai_days_in_month(year, month) - 1;
    return 1;
}

static int numbered_days(const struct symai_when_now *cw, int mday,
                         struct symai_when_days *out)
{
    int year = cw->local.year;
    int month = cw->local.month;
    int i;

    if (cw->past && mday > cw->local.day && --month == 0) {
        month = 12;
        year--;
    }
    if (cw->past) {
        out->first = date_exists(year, month, mday)
                         ? symai_days_from_date(year, month, mday)
                         : cw->today + 1;
        out->last = out->first;
        return out->first <= cw->today;
    }

    for (i = 0; i < 12; i++) {
        if (date_exists(year, month, mday)) {
            out->first = symai_days_from_date(year, month, mday);
            out->last = out->first;
            if (out->first >= cw->today)
                return 1;
        }
        month++;
        if (month > 12) {
            month = 1;
            year++;
        }
    }
    return 0;
}

int symai_when_day_range(const struct symai_when_now *cw,
                         const struct symai_when_day *day, int reading,
                         struct symai_when_days *out)
{
    int today = symai_weekday_from_days(cw->today);

    if (day->kind == SYMAI_DAY_DATE)
        return date_days(cw, day, reading, out);
    if (day->kind == SYMAI_DAY_MONTH)
        return month_days(cw, day, out);
    if (!cw->known)
        return 0;
    switch (day->kind) {
    case SYMAI_DAY_WEEKDAY:
        out->first = cw->today + (day->weekday - today + 7) % 7;
        if (cw->past && out->first > cw->today)
            out->first -= 7;
        if (day->next && out->first == cw->today)
            out->first += cw->past ? -7 : 7;
        out->last = out->first;
        return 1;
    case SYMAI_DAY_RELATIVE:
        out->first = cw->today + day->offset;
        out->last = out->first;
        return 1;
    case SYMAI_DAY_OF_MONTH:
        return numbered_days(cw, day->mday, out);
    case SYMAI_DAY_WEEKEND:
        /* Sunday belongs to the weekend that has begun */
        out->first = cw->today + (today == 0 ? -1 : 6 - today);
        if (cw->past && out->first > cw->today)
            out->first -= 7;
        out->last = out->first + 1;
        return 1;
    case SYMAI_DAY_WEEK:
        out->first = cw->today - (today + 6) % 7 + 7 * (int64_t)day->offset;
        out->last = out->first + 6;
        return 1;
    default:
        return 0;
    }
}
