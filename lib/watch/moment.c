/* SPDX-License-Identifier: MIT */
/*
 * Reads the times of portal files by their places: each digit where it must
 * stand and nothing before or behind it, so that no number can grow.
 */
#include "watch/moment.h"

#include <string.h>

#include "base/str.h"
#include "syma/error.h"

#define FIRST_YEAR 1970
#define FIRST_YEAR_TEXT "1970"
#define MAX_WRITTEN 64

/* shape: 'd' is a digit, all else stands for itself. */
static int has_shape(const char *text, const char *shape)
{
    size_t i;

    for (i = 0; shape[i] != '\0'; i++)
        if (shape[i] == 'd' ? !symai_ascii_is_digit((unsigned char)text[i])
                            : text[i] != shape[i])
            return 0;
    return text[i] == '\0';
}

static int number(const char *digits, int count)
{
    int value = 0;
    int i;

    for (i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

static void put_number(char *at, int value, int count)
{
    int i;

    for (i = count - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
}

int symai_clock_parse(const char *text, int *out_minute)
{
    int hour;
    int minute;

    if (!has_shape(text, "dd:dd"))
        return SYMA_EINVAL;
    hour = number(text, 2);
    minute = number(text + 3, 2);
    if (hour > 23 || minute > 59)
        return SYMA_EINVAL;
    *out_minute = hour * 60 + minute;
    return SYMA_OK;
}

void symai_clock_write(int minute, char out[SYMAI_CLOCK_SIZE])
{
    put_number(out, minute / 60, 2);
    out[2] = ':';
    put_number(out + 3, minute % 60, 2);
    out[5] = '\0';
}

int symai_moment_parse_local(const char *text, struct symai_date *out)
{
    struct symai_date d = {0, 0, 0, 0, 0, 0};
    int minute;

    if (!has_shape(text, "dddd-dd-ddTdd:dd") ||
        symai_clock_parse(text + 11, &minute) < 0)
        return SYMA_EINVAL;
    d.year = number(text, 4);
    d.month = number(text + 5, 2);
    d.day = number(text + 8, 2);
    d.hour = minute / 60;
    d.minute = minute % 60;
    if (d.year < FIRST_YEAR || d.day < 1 ||
        d.day > symai_days_in_month(d.year, d.month))
        return SYMA_EINVAL;
    *out = d;
    return SYMA_OK;
}

void symai_moment_write_local(const struct symai_date *date,
                              char out[SYMAI_MOMENT_SIZE])
{
    put_number(out, date->year, 4);
    out[4] = '-';
    put_number(out + 5, date->month, 2);
    out[7] = '-';
    put_number(out + 8, date->day, 2);
    out[10] = 'T';
    symai_clock_write(date->hour * 60 + date->minute, out + 11);
}

/* As RFC 3339, but for years before all that can be promised. */
static int parse_with_offset(const char *text, int64_t *out_ms)
{
    size_t len = strlen(text);

    if (len < 4 || len > MAX_WRITTEN || strncmp(text, FIRST_YEAR_TEXT, 4) < 0)
        return SYMA_EINVAL;
    return symai_rfc3339_parse(text, len, out_ms) < 0 ? SYMA_EINVAL : SYMA_OK;
}

int symai_moment_resolve(const char *text, const struct symai_zone *zone,
                         int is_last, int64_t *out_ms, int *is_local)
{
    struct symai_date local;
    int64_t first;
    int64_t last;
    int64_t ms;
    int has_offset = symai_moment_parse_local(text, &local) < 0;

    if (has_offset) {
        if (parse_with_offset(text, &ms) < 0)
            return SYMA_EINVAL;
    } else {
        symai_zone_to_utc(zone, &local, &first, &last);
        ms = (is_last ? last : first) * 1000;
    }
    *out_ms = ms < 0 ? 0 : ms;
    if (is_local != NULL)
        *is_local = !has_offset;
    return SYMA_OK;
}
