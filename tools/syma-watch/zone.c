/* SPDX-License-Identifier: MIT */
/*
 * Reads TZif files (RFC 8536), as far as a page needs: the transitions, and
 * the rule for the years after the last of them where it is by month and
 * weekday, as all zones in use have it. A file is not trusted to be whole.
 */
#include "zone.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../civil.h"

#define FILE_MAX ((size_t)256 * 1024)
#define HEAD_SIZE ((size_t)44)
#define DAY ((int64_t)86400)

struct turn { /* Mm.w.d/time */
    int month, week, day;
    long time;
};

struct zone {
    struct zone *next;
    char *name;
    size_t count;
    int64_t *times;
    int32_t *offsets; /* after each of them */
    int32_t first;    /* before the first of them */
    int has_rule;     /* 1: one offset, 2: summer time too */
    int32_t winter, summer;
    struct turn begin, end; /* of summer time */
};

static uint32_t u32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static int64_t i64(const unsigned char *p)
{
    return (int64_t)((uint64_t)u32(p) << 32 | u32(p + 4));
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static void civil_from_days(int64_t days, struct civil *out)
{
    int64_t z = days + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t in_era = z - era * 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 -
                    in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t m = (5 * in_year + 2) / 153;

    out->day = (int)(in_year - (153 * m + 2) / 5 + 1);
    out->month = (int)(m < 10 ? m + 3 : m - 9);
    out->year = (int)(year + era * 400 + (out->month <= 2));
    out->weekday = (int)((days % 7 + 11) % 7);
}

/* The seconds of a turn in local time since the epoch. */
static int64_t turn_at(const struct turn *t, int year)
{
    int64_t first = days_from_civil(year, t->month, 1);
    int64_t next = t->month == 12 ? days_from_civil(year + 1, 1, 1)
                                  : days_from_civil(year, t->month + 1, 1);
    int64_t weekday = (first % 7 + 11) % 7;
    int64_t day = first + (t->day - weekday + 7) % 7 + (t->week - 1) * 7;

    while (day >= next)
        day -= 7;
    return day * DAY + t->time;
}

static int32_t by_rule(const struct zone *z, int64_t seconds)
{
    struct civil c;
    int64_t begin;
    int64_t end;

    if (z->has_rule < 2)
        return z->winter;
    civil_from_days(floor_div(seconds + z->winter, DAY), &c);
    begin = turn_at(&z->begin, c.year) - z->winter;
    end = turn_at(&z->end, c.year) - z->summer;
    if (begin < end)
        return seconds >= begin && seconds < end ? z->summer : z->winter;
    return seconds >= begin || seconds < end ? z->summer : z->winter;
}

static int32_t offset_at(const struct zone *z, int64_t seconds)
{
    size_t low = 0;
    size_t high;

    if (z == NULL)
        return 0;
    if (z->count == 0 || seconds < z->times[0])
        return z->count == 0 && z->has_rule ? by_rule(z, seconds) : z->first;
    if (z->has_rule && seconds >= z->times[z->count - 1])
        return by_rule(z, seconds);
    high = z->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (z->times[middle] <= seconds)
            low = middle;
        else
            high = middle;
    }
    return z->offsets[low];
}

/* The footer. */

static int take_name(const char **p)
{
    const char *begin = *p;

    if (**p == '<') {
        while (**p != '\0' && **p != '>')
            ++*p;
        if (**p == '\0')
            return 0;
        ++*p;
    } else {
        while (isalpha((unsigned char)**p))
            ++*p;
    }
    return *p - begin >= 3;
}

static int take_number(const char **p, long max, long *out)
{
    long value = 0;

    if (!isdigit((unsigned char)**p))
        return 0;
    for (; isdigit((unsigned char)**p) && value <= max; ++*p)
        value = value * 10 + (**p - '0');
    *out = value;
    return value <= max;
}

/* [+-]hh[:mm[:ss]] in seconds */
static int take_time(const char **p, long *out)
{
    long part[3] = {0, 0, 0};
    int sign = 1;
    int i;

    if (**p == '+' || **p == '-')
        sign = *(*p)++ == '-' ? -1 : 1;
    for (i = 0; i < 3; i++) {
        if (!take_number(p, i == 0 ? 167 : 59, &part[i]))
            return 0;
        if (**p != ':')
            break;
        ++*p;
    }
    *out = sign * (part[0] * 3600 + part[1] * 60 + part[2]);
    return 1;
}

static int take_turn(const char **p, struct turn *out)
{
    long month, week, day;

    if (strncmp(*p, ",M", 2) != 0)
        return 0;
    *p += 2;
    if (!take_number(p, 12, &month) || *(*p)++ != '.' ||
        !take_number(p, 5, &week) || *(*p)++ != '.' ||
        !take_number(p, 6, &day) || month < 1 || week < 1)
        return 0;
    out->month = (int)month;
    out->week = (int)week;
    out->day = (int)day;
    out->time = 7200;
    if (**p != '/')
        return 1;
    ++*p;
    return take_time(p, &out->time);
}

static void read_footer(struct zone *z, const char *p)
{
    long west;

    if (!take_name(&p) || !take_time(&p, &west))
        return;
    z->winter = (int32_t)-west;
    if (*p == '\0' || *p == '\n') {
        z->has_rule = 1;
        return;
    }
    if (!take_name(&p))
        return;
    z->summer = z->winter + 3600;
    if (*p != ',') {
        if (!take_time(&p, &west))
            return;
        z->summer = (int32_t)-west;
    }
    if (take_turn(&p, &z->begin) && take_turn(&p, &z->end))
        z->has_rule = 2;
}

/* The body. */

struct counts {
    size_t times, types, size;
};

static int read_head(const unsigned char *p, size_t left, size_t width,
                     struct counts *out)
{
    size_t n[6];
    size_t i;

    if (left < HEAD_SIZE || memcmp(p, "TZif", 4) != 0)
        return 0;
    for (i = 0; i < 6; i++) { /* isut, isstd, leap, time, type, char */
        n[i] = u32(p + 20 + 4 * i);
        if (n[i] > FILE_MAX)
            return 0;
    }
    out->times = n[3];
    out->types = n[4];
    out->size = n[3] * (width + 1) + n[4] * 6 + n[5] + n[2] * (width + 4) +
                n[1] + n[0];
    return out->size <= left - HEAD_SIZE && n[4] > 0;
}

static int read_body(struct zone *z, const unsigned char *p,
                     const struct counts *n)
{
    const unsigned char *index = p + n->times * 8;
    const unsigned char *types = index + n->times;
    size_t i;

    z->first = (int32_t)u32(types);
    if (n->times == 0)
        return 1;
    z->times = calloc(n->times, sizeof(*z->times));
    z->offsets = calloc(n->times, sizeof(*z->offsets));
    if (z->times == NULL || z->offsets == NULL)
        return 0;
    for (i = 0; i < n->times; i++) {
        if (index[i] >= n->types)
            return 0;
        z->times[i] = i64(p + 8 * i);
        z->offsets[i] = (int32_t)u32(types + 6 * (size_t)index[i]);
        if (i > 0 && z->times[i] <= z->times[i - 1])
            return 0;
    }
    z->count = n->times;
    return 1;
}

/* 'bytes' ends with a NUL beyond its length. */
static int parse(struct zone *z, const unsigned char *bytes, size_t len)
{
    struct counts n;
    size_t at;

    if (!read_head(bytes, len, 4, &n) || bytes[4] < '2')
        return 0;
    at = HEAD_SIZE + n.size; /* the block of 32 bits is not needed */
    if (!read_head(bytes + at, len - at, 8, &n))
        return 0;
    at += HEAD_SIZE;
    if (!read_body(z, bytes + at, &n))
        return 0;
    at += n.size;
    if (at < len && bytes[at] == '\n')
        read_footer(z, (const char *)bytes + at + 1);
    return 1;
}

static void zone_free(struct zone *z)
{
    if (z == NULL)
        return;
    free(z->times);
    free(z->offsets);
    free(z->name);
    free(z);
}

/* The library has checked the name's form before: it cannot lead out of the
 * folder. */
static struct zone *zone_load(const char *folder, const char *name)
{
    struct zone *z = calloc(1, sizeof(*z));
    unsigned char *bytes = malloc(FILE_MAX + 1);
    char path[4096];
    FILE *file = NULL;
    size_t len;
    int good = 0;

    if (z != NULL && bytes != NULL &&
        snprintf(path, sizeof(path), "%s/%s", folder, name) <
            (int)sizeof(path))
        file = fopen(path, "rbe");
    if (file != NULL) {
        len = fread(bytes, 1, FILE_MAX, file);
        bytes[len] = '\0';
        good = ferror(file) == 0 && parse(z, bytes, len);
        fclose(file);
    }
    free(bytes);
    if (good)
        return z;
    zone_free(z);
    return NULL;
}

static struct zone *known;

const struct zone *zone_find(const char *folder, const char *name)
{
    struct zone *z = known;

    while (z != NULL && strcmp(z->name, name) != 0)
        z = z->next;
    if (z != NULL)
        return z;
    z = zone_load(folder, name);
    if (z == NULL)
        return NULL;
    z->name = strdup(name);
    if (z->name == NULL) {
        zone_free(z);
        return NULL;
    }
    z->next = known;
    known = z;
    return z;
}

void zone_forget_all(void)
{
    while (known != NULL) {
        struct zone *next = known->next;

        zone_free(known);
        known = next;
    }
}

void zone_local(const struct zone *z, int64_t ms, struct civil *out)
{
    int64_t seconds = floor_div(ms, 1000);
    int32_t offset = offset_at(z, seconds);
    int64_t local = seconds + offset;
    int64_t day = floor_div(local, DAY);
    int in_day = (int)(local - day * DAY);

    civil_from_days(day, out);
    out->hour = in_day / 3600;
    out->minute = in_day / 60 % 60;
    out->second = in_day % 60;
    out->offset = offset;
}

int64_t zone_day_begin(const struct zone *z, int64_t ms, int days)
{
    int64_t seconds = floor_div(ms, 1000);
    int64_t day = floor_div(seconds + offset_at(z, seconds), DAY) + days;
    int64_t local = day * DAY;
    int64_t utc = local - offset_at(z, local);

    /* Where midnight is skipped or comes twice, either is near enough. */
    return (local - offset_at(z, utc)) * 1000;
}
