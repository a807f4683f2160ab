/* SPDX-License-Identifier: MIT */
/*
 * Calendar arithmetic and the written forms of a moment. Everything here is
 * counting: no clock, no locale, no time zone file, no memory. Texts come
 * from servers, so every reader stops at len and takes nothing on trust.
 */
#include "base/date.h"

#include "base/str.h"
#include "syma/error.h"

#define DAY_SECONDS 86400

/* A reader over len bytes: it never passes end. */
struct cursor {
    const char *at;
    const char *end;
};

static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t q = a / b;

    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

/* Counted from 1 March, so that the leap day is the last of its year. */
int64_t symai_days_from_date(int year, int month, int day)
{
    int64_t y = month <= 2 ? (int64_t)year - 1 : year;
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t shifted = month > 2 ? month - 3 : month + 9;
    int64_t day_of_year = (153 * shifted + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

void symai_date_from_days(int64_t days, struct symai_date *out)
{
    int64_t shifted = days + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t doe = shifted - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t month = (5 * doy + 2) / 153;

    out->day = (int)(doy - (153 * month + 2) / 5 + 1);
    out->month = (int)(month < 10 ? month + 3 : month - 9);
    out->year = (int)(yoe + era * 400 + (out->month <= 2 ? 1 : 0));
    out->hour = 0;
    out->minute = 0;
    out->second = 0;
}

int symai_weekday_from_days(int64_t days)
{
    int64_t w = (days + 4) % 7; /* 1970-01-01 was a Thursday */

    return (int)(w < 0 ? w + 7 : w);
}

int symai_days_in_month(int year, int month)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30,
                                    31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        return 29;
    return lengths[month - 1];
}

int64_t symai_date_to_seconds(const struct symai_date *date)
{
    int64_t days = symai_days_from_date(date->year, date->month, date->day);

    return days * DAY_SECONDS + date->hour * 3600 + date->minute * 60 +
           date->second;
}

void symai_date_from_seconds(int64_t seconds, struct symai_date *out)
{
    int64_t days = floor_div(seconds, DAY_SECONDS);
    int64_t rest = seconds - days * DAY_SECONDS;

    symai_date_from_days(days, out);
    out->hour = (int)(rest / 3600);
    out->minute = (int)(rest / 60 % 60);
    out->second = (int)(rest % 60);
}

static char *put_digits(char *at, int value, int width)
{
    int i;

    for (i = width - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return at + width;
}

void symai_rfc3339_format(int64_t epoch_ms, char out[SYMAI_RFC3339_SIZE])
{
    const int64_t lowest = symai_days_from_date(1, 1, 1) * DAY_SECONDS;
    const int64_t past = symai_days_from_date(10000, 1, 1) * DAY_SECONDS;
    struct symai_date d;
    int64_t seconds;
    int ms;
    char *at = out;

    if (epoch_ms < lowest * 1000)
        epoch_ms = lowest * 1000;
    if (epoch_ms >= past * 1000)
        epoch_ms = past * 1000 - 1;
    seconds = floor_div(epoch_ms, 1000);
    ms = (int)(epoch_ms - seconds * 1000);
    symai_date_from_seconds(seconds, &d);

    at = put_digits(at, d.year, 4);
    *at++ = '-';
    at = put_digits(at, d.month, 2);
    *at++ = '-';
    at = put_digits(at, d.day, 2);
    *at++ = 'T';
    at = put_digits(at, d.hour, 2);
    *at++ = ':';
    at = put_digits(at, d.minute, 2);
    *at++ = ':';
    at = put_digits(at, d.second, 2);
    if (ms != 0) {
        *at++ = '.';
        at = put_digits(at, ms, 3);
    }
    *at++ = 'Z';
    *at = '\0';
}

/* Exactly count digits. */
static int take_digits(struct cursor *c, int count, int *out)
{
    int value = 0;
    int i;

    if (c->end - c->at < count)
        return 0;
    for (i = 0; i < count; i++) {
        if (!symai_ascii_is_digit((unsigned char)c->at[i]))
            return 0;
        value = value * 10 + (c->at[i] - '0');
    }
    c->at += count;
    *out = value;
    return 1;
}

static int take_char(struct cursor *c, char wanted)
{
    if (c->at >= c->end || symai_ascii_lower((unsigned char)*c->at) != wanted)
        return 0;
    c->at++;
    return 1;
}

/* Which of count names stands here, -1 if none does. */
static int take_name(struct cursor *c, const char *const *names, int count)
{
    int i;
    size_t n;

    for (i = 0; i < count; i++) {
        for (n = 0; names[i][n] != '\0'; n++)
            continue;
        if ((size_t)(c->end - c->at) >= n &&
            symai_ascii_equal_n(c->at, n, names[i])) {
            c->at += n;
            return i;
        }
    }
    return -1;
}

static int take_clock(struct cursor *c, struct symai_date *d)
{
    return take_digits(c, 2, &d->hour) && take_char(c, ':') &&
           take_digits(c, 2, &d->minute) && take_char(c, ':') &&
           take_digits(c, 2, &d->second);
}

static int date_is_valid(const struct symai_date *d)
{
    return d->year >= 1 && d->year <= 9999 && d->month >= 1 && d->month <= 12 &&
           d->day >= 1 && d->day <= symai_days_in_month(d->year, d->month) &&
           d->hour <= 23 && d->minute <= 59 && d->second <= 60;
}

/* Past the third digit a fraction is read and dropped. */
static int take_fraction(struct cursor *c, int *out_ms)
{
    int scale = 100;
    int digits = 0;

    *out_ms = 0;
    if (!take_char(c, '.'))
        return 1;
    while (c->at < c->end && symai_ascii_is_digit((unsigned char)*c->at)) {
        *out_ms += (*c->at - '0') * scale;
        scale /= 10;
        digits++;
        c->at++;
    }
    return digits > 0;
}

static int take_offset(struct cursor *c, int *out_minutes)
{
    int hours;
    int minutes;
    int sign = 1;

    *out_minutes = 0;
    if (take_char(c, 'z'))
        return 1;
    if (take_char(c, '-'))
        sign = -1;
    else if (!take_char(c, '+'))
        return 0;
    if (!take_digits(c, 2, &hours) || !take_char(c, ':') ||
        !take_digits(c, 2, &minutes) || hours > 23 || minutes > 59)
        return 0;
    *out_minutes = sign * (hours * 60 + minutes);
    return 1;
}

int symai_rfc3339_parse(const char *text, size_t len, int64_t *out_epoch_ms)
{
    struct cursor c = {text, text + len};
    struct symai_date d = {0, 0, 0, 0, 0, 0};
    int ms;
    int offset;

    if (!take_digits(&c, 4, &d.year) || !take_char(&c, '-') ||
        !take_digits(&c, 2, &d.month) || !take_char(&c, '-') ||
        !take_digits(&c, 2, &d.day))
        return SYMA_ESYNTAX;
    if (!take_char(&c, 't') && !take_char(&c, ' '))
        return SYMA_ESYNTAX;
    if (!take_clock(&c, &d) || !take_fraction(&c, &ms) ||
        !take_offset(&c, &offset) || c.at != c.end || !date_is_valid(&d))
        return SYMA_ESYNTAX;
    *out_epoch_ms =
        (symai_date_to_seconds(&d) - (int64_t)offset * 60) * 1000 + ms;
    return SYMA_OK;
}

static const char *const month_names[12] = {
    "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec",
};

static const char *const day_names[7] = {
    "sun", "mon", "tue", "wed", "thu", "fri", "sat",
};

static const char *const long_day_names[7] = {
    "sunday",   "monday", "tuesday",  "wednesday",
    "thursday", "friday", "saturday",
};

static int take_month(struct cursor *c, struct symai_date *d)
{
    d->month = take_name(c, month_names, 12) + 1;
    return d->month > 0;
}

static int take_gmt(struct cursor *c)
{
    static const char *const names[2] = {"gmt", "utc"};

    return take_char(c, ' ') && take_name(c, names, 2) >= 0;
}

/* Sun, 06 Nov 1994 08:49:37 GMT */
static int read_fixdate(struct cursor c, struct symai_date *d)
{
    return take_name(&c, day_names, 7) >= 0 && take_char(&c, ',') &&
           take_char(&c, ' ') && take_digits(&c, 2, &d->day) &&
           take_char(&c, ' ') && take_month(&c, d) && take_char(&c, ' ') &&
           take_digits(&c, 4, &d->year) && take_char(&c, ' ') &&
           take_clock(&c, d) && take_gmt(&c) && c.at == c.end;
}

/* Sunday, 06-Nov-94 08:49:37 GMT */
static int read_rfc850(struct cursor c, struct symai_date *d)
{
    return take_name(&c, long_day_names, 7) >= 0 && take_char(&c, ',') &&
           take_char(&c, ' ') && take_digits(&c, 2, &d->day) &&
           take_char(&c, '-') && take_month(&c, d) && take_char(&c, '-') &&
           take_digits(&c, 2, &d->year) && take_char(&c, ' ') &&
           take_clock(&c, d) && take_gmt(&c) && c.at == c.end;
}

/* Sun Nov  6 08:49:37 1994 */
static int read_asctime(struct cursor c, struct symai_date *d)
{
    if (take_name(&c, day_names, 7) < 0 || !take_char(&c, ' ') ||
        !take_month(&c, d) || !take_char(&c, ' '))
        return 0;
    if (take_char(&c, ' ')) {
        if (!take_digits(&c, 1, &d->day))
            return 0;
    } else if (!take_digits(&c, 2, &d->day)) {
        return 0;
    }
    return take_char(&c, ' ') && take_clock(&c, d) && take_char(&c, ' ') &&
           take_digits(&c, 4, &d->year) && c.at == c.end;
}

/* The latest year with these two digits whose date is not more than 50 years
 * ahead (RFC 9110 5.6.7); without a clock, 1970 to 2069. */
static void widen_year(struct symai_date *d, int64_t now_ms)
{
    struct symai_date limit;
    int two = d->year;
    int64_t limit_seconds;

    if (now_ms < 0) {
        d->year = two + (two >= 70 ? 1900 : 2000);
        return;
    }
    symai_date_from_seconds(now_ms / 1000, &limit);
    limit.year += 50;
    limit_seconds = symai_date_to_seconds(&limit);
    d->year = limit.year - limit.year % 100 + two;
    if (symai_date_to_seconds(d) > limit_seconds)
        d->year -= 100;
}

int symai_http_date_parse(const char *text, size_t len, int64_t now_ms,
                          int64_t *out_epoch_ms)
{
    struct cursor c;
    struct symai_date d = {0, 0, 0, 0, 0, 0};

    symai_str_trim(&text, &len);
    c.at = text;
    c.end = text + len;
    if (read_rfc850(c, &d))
        widen_year(&d, now_ms);
    else if (!read_fixdate(c, &d) && !read_asctime(c, &d))
        return SYMA_ESYNTAX;
    if (!date_is_valid(&d))
        return SYMA_ESYNTAX;
    *out_epoch_ms = symai_date_to_seconds(&d) * 1000;
    return SYMA_OK;
}
