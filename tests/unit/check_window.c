/* SPDX-License-Identifier: MIT */
/*
 * watch/window, watch/moment and watch/said: rules read and refused, their
 * occurrences across the days on which clocks change, and covered time. The
 * moments were worked out by hand from the rules of the zones; no zone file of
 * the machine is needed.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/error.h"
#include "tzif_build.h"
#include "watch/moment.h"
#include "watch/said.h"
#include "watch/window.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)

/* Clocks change at 01:00 UTC; at 02:00; by half an hour at 02:00; one minute
 * past midnight, so that yesterday comes back. */
static const char paris[] = "CET-1CEST,M3.5.0,M10.5.0/3";
static const char new_york[] = "EST5EDT,M3.2.0,M11.1.0";
static const char lord_howe[] = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";
static const char midnight[] = "NST3:30NDT,M4.1.0/0:01,M11.1.0/0:01";

static struct symai_zone *zone_of(const char *footer)
{
    struct symai_zone *zone = NULL;
    struct tzif f;

    if (footer == NULL)
        return NULL;
    tzif_v2(&f, NULL, NULL, 0, 0, 0, footer);
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_OK);
    return zone;
}

/* "2026-03-29T01:00" in UTC. */
static int64_t utc(const char *text)
{
    struct symai_date d;

    ck_assert_msg(symai_moment_parse_local(text, &d) == SYMA_OK, "%s", text);
    return symai_date_to_seconds(&d) * 1000;
}

static struct symai_window_rule rule(const char *days, const char *begin,
                                     const char *end)
{
    struct symai_window_rule r;

    ck_assert_msg(symai_window_parse(days, begin, end, &r) == SYMA_OK,
                  "%s %s %s", days, begin, end);
    ck_assert_ptr_null(r.section_id);
    return r;
}

START_TEST(reads)
{
    struct symai_window_rule r = rule("sun", "23:00", "03:00");

    ck_assert_uint_eq(r.days, 64);
    ck_assert_int_eq(r.begin_minute, 23 * 60);
    ck_assert_int_eq(r.end_minute, 3 * 60);
    r = rule(" mon\twed  mon ", "00:00", "00:00");
    ck_assert_uint_eq(r.days, 1 + 4);
    ck_assert_uint_eq(rule("daily", "09:05", "23:59").days, 127);
    ck_assert_uint_eq(
        rule("mon tue wed thu fri sat sun", "09:05", "23:59").days, 127);
    r = rule(NULL, "2028-02-29T22:00", "2028-03-01T04:30");
    ck_assert_uint_eq(r.days, 0);
    ck_assert_int_eq(r.begin.year, 2028);
    ck_assert_int_eq(r.begin.month, 2);
    ck_assert_int_eq(r.begin.day, 29);
    ck_assert_int_eq(r.begin.hour, 22);
    ck_assert_int_eq(r.end.minute, 30);
    /* 366 days and not a minute more */
    rule("", "2026-01-01T00:00", "2027-01-02T00:00");
    rule("", "1970-01-01T00:00", "1970-01-01T00:01");
    rule("", "9999-12-31T23:58", "9999-12-31T23:59");
}
END_TEST

static const struct {
    const char *days;
    const char *begin;
    const char *end;
} wrong[] = {{"sun", "24:00", "03:00"},
             {"sun", "25:00", "03:00"},
             {"sun", "23:60", "03:00"},
             {"sun", "23:00", "03:00 "},
             {"sun", "23:00", "3:00"},
             {"sun", "23:00", "03:00:00"},
             {"sun", "23:00", ""},
             {"sun", "+3:00", "04:00"},
             {"sun", "23:00\x01", "04:00"},
             {"sun", "2026-12-01T22:00", "2026-12-02T04:00"},
             {"Sun", "23:00", "03:00"},
             {"SUN", "23:00", "03:00"},
             {"sunday", "23:00", "03:00"},
             {"su", "23:00", "03:00"},
             {"sun,mon", "23:00", "03:00"},
             {"sun\x01", "23:00", "03:00"},
             {"sun\x7F", "23:00", "03:00"},
             {" ", "23:00", "03:00"},
             {"daily sun", "23:00", "03:00"},
             {"sun daily", "23:00", "03:00"},
             {"daily daily", "23:00", "03:00"},
             {NULL, "22:00", "23:00"},
             {NULL, "2026-02-30T22:00", "2026-03-02T04:00"},
             {NULL, "2026-02-29T22:00", "2026-03-02T04:00"},
             {NULL, "2026-13-01T22:00", "2027-03-02T04:00"},
             {NULL, "2026-00-01T22:00", "2026-03-02T04:00"},
             {NULL, "2026-01-00T22:00", "2026-03-02T04:00"},
             {NULL, "2026-12-01T24:00", "2026-12-02T04:00"},
             {NULL, "2026-12-01t22:00", "2026-12-02T04:00"},
             {NULL, "2026-12-01 22:00", "2026-12-02T04:00"},
             {NULL, "2026-12-01T22:00Z", "2026-12-02T04:00Z"},
             {NULL, "2026-12-01T22:00:00", "2026-12-02T04:00:00"},
             {NULL, "2026-12-1T22:00", "2026-12-02T04:00"},
             {NULL, "12026-12-01T22:00", "12026-12-02T04:00"},
             {NULL, "-026-12-01T22:00", "2026-12-02T04:00"},
             {NULL, "2026-12-01T22:00\n", "2026-12-02T04:00"},
             {NULL, "0000-12-01T22:00", "0000-12-02T04:00"},
             {NULL, "1969-12-31T22:00", "1970-01-01T04:00"},
             {NULL, "2026-12-02T22:00", "2026-12-02T21:59"},
             {NULL, "2026-12-02T22:00", "2026-12-02T22:00"},
             {NULL, "2026-01-01T00:00", "2027-01-02T00:01"},
             {NULL, "2026-01-01T00:00", "2027-02-05T00:00"}, /* 400 days */
             {NULL, "1970-01-01T00:00", "9999-12-31T23:59"},
             {NULL, "", ""}};

START_TEST(refuses)
{
    struct symai_window_rule r;

    memset(&r, 0x55, sizeof r);
    ck_assert_msg(symai_window_parse(wrong[_i].days, wrong[_i].begin,
                                     wrong[_i].end, &r) == SYMA_EINVAL,
                  "%s %s %s", wrong[_i].days, wrong[_i].begin, wrong[_i].end);
    ck_assert_uint_eq(r.days, 0x55555555); /* not touched */
}
END_TEST

/* At now, the occurrence is from to; from NULL: there is none. UTC. */
static const struct {
    const char *zone;
    const char *days;
    const char *begin;
    const char *end;
    const char *now;
    const char *from;
    const char *to;
} nexts[] = {
    /* past midnight: before, at its begin, in its last minute, at its end */
    {paris, "sun", "23:00", "03:00", "2026-11-27T12:00", "2026-11-29T22:00",
     "2026-11-30T02:00"},
    {paris, "sun", "23:00", "03:00", "2026-11-29T22:00", "2026-11-29T22:00",
     "2026-11-30T02:00"},
    {paris, "sun", "23:00", "03:00", "2026-11-30T01:59", "2026-11-29T22:00",
     "2026-11-30T02:00"},
    {paris, "sun", "23:00", "03:00", "2026-11-30T02:00", "2026-12-06T22:00",
     "2026-12-07T02:00"},
    /* two days of a week, the nearer one; not past midnight */
    {paris, "tue thu", "06:00", "07:30", "2026-07-14T06:00", "2026-07-16T04:00",
     "2026-07-16T05:30"},
    /* the same clock as begin and end is a whole day */
    {paris, "wed", "12:00", "12:00", "2026-07-16T09:59", "2026-07-15T10:00",
     "2026-07-16T10:00"},
    /* spring: an hour less; an end and a begin in the skipped hour; one that
     * lies in it altogether is left out */
    {paris, "sat", "23:00", "03:00", "2026-03-28T20:00", "2026-03-28T22:00",
     "2026-03-29T01:00"},
    {paris, "sat", "22:00", "02:30", "2026-03-28T20:00", "2026-03-28T21:00",
     "2026-03-29T01:00"},
    {paris, "sun", "02:30", "04:00", "2026-03-28T20:00", "2026-03-29T01:00",
     "2026-03-29T02:00"},
    {paris, "sun", "02:10", "02:50", "2026-03-28T20:00", "2026-04-05T00:10",
     "2026-04-05T00:50"},
    /* autumn: an hour more; a begin, an end, and both in the hour that comes
     * twice */
    {paris, "sat", "23:00", "03:00", "2026-10-24T20:00", "2026-10-24T21:00",
     "2026-10-25T02:00"},
    {paris, "sun", "02:30", "03:30", "2026-10-24T20:00", "2026-10-25T00:30",
     "2026-10-25T02:30"},
    {paris, "sat", "23:00", "02:30", "2026-10-25T01:29", "2026-10-24T21:00",
     "2026-10-25T01:30"},
    {paris, "sun", "02:10", "02:20", "2026-10-24T20:00", "2026-10-25T00:10",
     "2026-10-25T01:20"},
    /* a day that ends in that hour goes on into the next one */
    {paris, "daily", "02:30", "02:30", "2026-10-25T00:45", "2026-10-24T00:30",
     "2026-10-25T01:30"},
    {paris, "daily", "02:30", "02:30", "2026-10-25T01:30", "2026-10-25T00:30",
     "2026-10-26T01:30"},
    /* once: before, in it, after it; across both changes */
    {paris, "", "2026-12-01T22:00", "2026-12-02T04:00", "2026-01-01T00:00",
     "2026-12-01T21:00", "2026-12-02T03:00"},
    {paris, "", "2026-12-01T22:00", "2026-12-02T04:00", "2026-12-02T02:59",
     "2026-12-01T21:00", "2026-12-02T03:00"},
    {paris, "", "2026-12-01T22:00", "2026-12-02T04:00", "2026-12-02T03:00",
     NULL, NULL},
    {paris, "", "2026-10-25T02:15", "2026-10-25T02:45", "2026-10-01T00:00",
     "2026-10-25T00:15", "2026-10-25T01:45"},
    {paris, "", "2026-03-29T01:30", "2026-03-29T02:45", "2026-03-01T00:00",
     "2026-03-29T00:30", "2026-03-29T01:00"},
    {paris, "", "2026-03-29T02:15", "2026-03-29T02:45", "2026-03-01T00:00",
     NULL, NULL},
    {paris, "", "2026-03-01T00:00", "2026-11-01T00:00", "2026-03-01T00:00",
     "2026-02-28T23:00", "2026-10-31T23:00"},
    {new_york, "sat", "23:00", "03:00", "2026-03-07T12:00", "2026-03-08T04:00",
     "2026-03-08T07:00"},
    {new_york, "sun", "02:30", "05:00", "2026-03-07T12:00", "2026-03-08T07:00",
     "2026-03-08T09:00"},
    {new_york, "sun", "01:30", "04:00", "2026-10-31T12:00", "2026-11-01T05:30",
     "2026-11-01T09:00"},
    {new_york, "sun", "00:00", "01:30", "2026-10-31T12:00", "2026-11-01T04:00",
     "2026-11-01T06:30"},
    {new_york, "sat", "22:00", "01:00", "2026-10-31T12:00", "2026-11-01T02:00",
     "2026-11-01T06:00"},
    /* south, by half an hour */
    {lord_howe, "sun", "02:15", "03:00", "2026-10-02T00:00", "2026-10-03T15:30",
     "2026-10-03T16:00"},
    {lord_howe, "sun", "02:05", "02:25", "2026-10-02T00:00", "2026-10-10T15:05",
     "2026-10-10T15:25"},
    {lord_howe, "sat", "23:00", "01:45", "2026-04-03T00:00", "2026-04-04T12:00",
     "2026-04-04T15:15"},
    {lord_howe, "sun", "01:40", "02:10", "2026-04-03T00:00", "2026-04-04T14:40",
     "2026-04-04T15:40"},
    /* begun the day before yesterday, by a clock that is put back soon */
    {midnight, "fri", "23:30", "23:20", "2009-11-01T02:30", "2009-10-31T02:00",
     "2009-11-01T02:50"},
    {midnight, "fri", "23:30", "23:20", "2009-11-01T02:49", "2009-10-31T02:00",
     "2009-11-01T02:50"},
    {NULL, "mon", "00:00", "00:00", "2026-11-27T12:00", "2026-11-30T00:00",
     "2026-12-01T00:00"}};

START_TEST(next)
{
    struct symai_window_rule r =
        rule(nexts[_i].days, nexts[_i].begin, nexts[_i].end);
    struct symai_zone *zone = zone_of(nexts[_i].zone);
    struct symai_window_span s = {1, 2};
    int rc = symai_window_next(&r, zone, utc(nexts[_i].now), &s);

    if (nexts[_i].from == NULL) {
        ck_assert_int_eq(rc, 0);
    } else {
        ck_assert_int_eq(rc, 1);
        ck_assert_int_eq(s.begin_ms, utc(nexts[_i].from));
        ck_assert_int_eq(s.end_ms, utc(nexts[_i].to));
    }
    symai_zone_free(zone);
}
END_TEST

/* An island that left out Friday, 2011-12-30: that week has no Friday. */
START_TEST(left_out_day)
{
    static const int64_t times[] = {INT64_C(1325239200)}; /* 10:00 UTC */
    static const int types[] = {1};
    static const int32_t offsets[] = {-36000, 50400};
    struct symai_window_rule r = rule("fri", "10:00", "12:00");
    struct symai_window_span s;
    struct symai_zone *zone = NULL;
    struct tzif f;

    tzif_v2(&f, times, types, 1, offsets[0], offsets[1], "<+14>-14");
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_OK);
    ck_assert_int_eq(symai_window_next(&r, zone, utc("2011-12-28T00:00"), &s),
                     1);
    ck_assert_int_eq(s.begin_ms, utc("2012-01-05T20:00"));
    ck_assert_int_eq(s.end_ms, utc("2012-01-05T22:00"));
    symai_zone_free(zone);
}
END_TEST

START_TEST(ends_of_time)
{
    struct symai_window_rule weekly = rule("daily", "22:00", "02:00");
    struct symai_window_rule once =
        rule("", "9999-12-31T22:00", "9999-12-31T23:59");
    struct symai_zone *zone = zone_of(paris);
    struct symai_window_span s;

    ck_assert_int_eq(symai_window_next(&weekly, NULL, -HOUR, &s), 1);
    ck_assert_int_eq(s.begin_ms, -2 * HOUR);
    ck_assert_int_eq(s.end_ms, 2 * HOUR);
    ck_assert_int_eq(symai_window_next(&weekly, NULL, -1, &s), 1);
    ck_assert_int_eq(s.begin_ms, -2 * HOUR);
    ck_assert_int_eq(symai_window_next(&weekly, zone, INT64_MAX, &s), 0);
    ck_assert_int_eq(symai_window_next(&weekly, zone, INT64_MIN, &s), 1);
    ck_assert_int_lt(s.begin_ms, s.end_ms);
    ck_assert_int_eq(symai_window_next(&once, zone, INT64_MAX, &s), 0);
    ck_assert_int_eq(symai_window_next(&once, zone, INT64_MIN, &s), 1);
    ck_assert_int_eq(s.begin_ms, utc("9999-12-31T21:00"));
    ck_assert_int_eq(
        symai_window_next(&weekly, zone, utc("9999-12-31T23:00"), &s), 1);
    ck_assert_int_eq(s.begin_ms, utc("9999-12-31T21:00"));
    symai_zone_free(zone);
}
END_TEST

/* ---- covered time ---- */

static void add(struct symai_vec *list, const char *section, const char *days,
                const char *begin, const char *end)
{
    struct symai_window_rule r = rule(days, begin, end);

    r.section_id = (char *)section;
    ck_assert_int_eq(symai_window_list_add(list, &r), SYMA_OK);
}

static void add_span(struct symai_vec *list, int64_t begin, int64_t end)
{
    struct symai_window_span s = {begin, end};

    ck_assert_int_eq(symai_vec_add(list, &s, sizeof s), SYMA_OK);
}

START_TEST(cover_year)
{
    struct symai_zone *zone = zone_of(paris);
    int64_t begin = utc("2026-01-01T00:00");
    int64_t end = utc("2027-01-01T00:00");
    int64_t middle;
    struct symai_vec rules;

    symai_window_list_init(&rules);
    add(&rules, "", "sat", "23:00", "03:00");
    /* 52 Saturdays, one with an hour less, one with an hour more */
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, NULL, "a", begin, end),
                     208 * HOUR);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, NULL, "a", begin,
                              utc("2026-10-25T01:30")),
        /* 42 full ones, that of spring, and 4.5 hours of that of autumn */
        (42 - 1) * 4 * HOUR + 3 * HOUR + 9 * HOUR / 2);
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, NULL, NULL,
                                           utc("2026-03-29T00:59"),
                                           utc("2026-03-29T02:00")),
                     HOUR / 60);
    /* cut anywhere, the parts are the whole */
    for (middle = begin + 1; middle < end; middle += 13 * DAY + 7 * HOUR + 11)
        ck_assert_int_eq(
            symai_window_cover_ms(&rules, zone, NULL, "", begin, middle) +
                symai_window_cover_ms(&rules, zone, NULL, "", middle, end),
            208 * HOUR);
    symai_window_list_free(&rules);
    symai_zone_free(zone);
}
END_TEST

START_TEST(cover_counts_once)
{
    struct symai_zone *zone = zone_of(paris);
    int64_t from = utc("2026-12-01T20:00");
    int64_t to = utc("2026-12-02T07:00");
    struct symai_vec rules;
    struct symai_vec spans;

    symai_window_list_init(&rules);
    symai_vec_init(&spans, sizeof(struct symai_window_span), 16);
    /* 21:00 to 03:00 and 22:00 to 04:00 in UTC, and 02:30 to 06:30 */
    add(&rules, "", "", "2026-12-01T22:00", "2026-12-02T04:00");
    add(&rules, "", "daily", "23:00", "05:00");
    add(&rules, "", "", "2026-12-01T22:00", "2026-12-02T04:00");
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, NULL, "a", from, to),
                     7 * HOUR);
    add_span(&spans, utc("2026-12-02T02:30"), utc("2026-12-02T06:30"));
    add_span(&spans, utc("2026-12-02T03:00"), utc("2026-12-02T03:30"));
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a", from, to),
                     19 * HOUR / 2);
    ck_assert_int_eq(symai_window_cover_ms(NULL, zone, &spans, "a", from, to),
                     4 * HOUR);
    /* of a section: counts for it alone */
    add(&rules, "b", "", "2026-12-01T21:30", "2026-12-01T22:00");
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "b", from, to),
                     10 * HOUR);
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a", from, to),
                     19 * HOUR / 2);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, NULL, from, to),
        19 * HOUR / 2);
    /* begun before, not ended after; a span in a window; to the millisecond */
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a",
                                           from + HOUR + 1, from + HOUR + 4),
                     3);
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a",
                                           from + HOUR - 1, from + HOUR + 4),
                     4);
    symai_vec_free(&spans);
    symai_window_list_free(&rules);
    symai_zone_free(zone);
}
END_TEST

START_TEST(cover_is_bounded)
{
    struct symai_zone *zone = zone_of(paris);
    char clock[SYMAI_CLOCK_SIZE];
    struct symai_vec rules;
    struct symai_vec spans;
    int i;

    symai_window_list_init(&rules);
    symai_vec_init(&spans, sizeof(struct symai_window_span), 16);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", INT64_MIN, INT64_MAX),
        0);
    ck_assert_int_eq(
        symai_window_cover_ms(NULL, NULL, NULL, NULL, INT64_MIN, INT64_MAX), 0);
    /* ends before it begins, or at once; hostile ones that are not windows */
    add_span(&spans, HOUR, -HOUR);
    add_span(&spans, INT64_MAX, INT64_MIN);
    add_span(&spans, 5, 5);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", INT64_MIN, INT64_MAX),
        0);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", -DAY, DAY), 0);
    add(&rules, "", "daily", "00:00", "00:00");
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a", DAY, 0),
                     0);
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a", DAY, DAY),
                     0);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", INT64_MAX, INT64_MIN),
        0);
    /* as many rules as there may be, all each day, over all time */
    for (i = 1; i < SYMAI_WINDOW_MAX; i++) {
        symai_clock_write(i, clock);
        add(&rules, "", "daily", clock, clock);
    }
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", INT64_MIN, INT64_MAX),
        3653 * DAY);
    ck_assert_int_eq(symai_window_cover_ms(&rules, zone, &spans, "a", INT64_MIN,
                                           utc("2026-01-01T00:00")),
                     3653 * DAY);
    add_span(&spans, INT64_MIN, INT64_MAX);
    symai_window_list_free(&rules);
    ck_assert_int_eq(
        symai_window_cover_ms(&rules, zone, &spans, "a", -DAY, DAY), 2 * DAY);
    symai_vec_free(&spans);
    symai_zone_free(zone);
}
END_TEST

/* The same, minute by minute and by definition. */
static int64_t count_minutes(const struct symai_vec *rules,
                             const struct symai_zone *zone, int64_t from,
                             int minutes)
{
    static char covered[60 * 24 * 20];
    const struct symai_window_rule *r;
    struct symai_date d;
    int64_t day;
    int64_t begin;
    int64_t end;
    int64_t unused;
    int64_t t;
    int64_t count = 0;
    size_t i;

    memset(covered, 0, sizeof covered);
    for (i = 0; i < rules->count; i++) {
        r = symai_vec_at(rules, i);
        for (day = from / DAY - 4; day <= from / DAY + 24; day++) {
            /* 0 is Sunday there and Monday here */
            if (!(r->days >> ((symai_weekday_from_days(day) + 6) % 7) & 1))
                continue;
            symai_date_from_seconds(day * 86400 + r->begin_minute * 60, &d);
            symai_zone_to_utc(zone, &d, &begin, &unused);
            symai_date_from_seconds((day + (r->end_minute <= r->begin_minute)) *
                                            86400 +
                                        r->end_minute * 60,
                                    &d);
            symai_zone_to_utc(zone, &d, &unused, &end);
            for (t = begin / 60; t < end / 60; t++)
                if (t >= from / 60000 && t < from / 60000 + minutes)
                    covered[t - from / 60000] = 1;
        }
    }
    for (i = 0; i < (size_t)minutes; i++)
        count += covered[i];
    return count;
}

START_TEST(cover_as_defined)
{
    static const char *const zones[] = {paris, new_york, lord_howe, midnight,
                                        NULL};
    static const char *const starts[] = {
        "2026-03-01T00:00", "2026-03-25T11:17", "2026-04-01T00:00",
        "2026-09-28T00:00", "2026-10-20T05:05", "2026-10-28T00:00"};
    uint32_t seed = 20261127;
    int turn;

    for (turn = 0; turn < 300; turn++) {
        struct symai_zone *zone = zone_of(zones[turn % 5]);
        int64_t from = utc(starts[turn % 6]);
        struct symai_vec rules;
        int minutes;
        int i;

        symai_window_list_init(&rules);
        for (i = 0; i < 1 + turn % 4; i++) {
            struct symai_window_rule r;

            memset(&r, 0, sizeof r);
            r.section_id = (char *)"";
            seed = seed * 1664525 + 1013904223;
            r.days = 1 + (seed >> 8) % 127;
            seed = seed * 1664525 + 1013904223;
            /* many near the hours that are skipped and come twice */
            r.begin_minute = (int)((seed >> 8) % (turn % 2 ? 240 : 1440));
            seed = seed * 1664525 + 1013904223;
            r.end_minute = (int)((seed >> 8) % (turn % 3 ? 240 : 1440));
            ck_assert_int_eq(symai_window_list_add(&rules, &r), SYMA_OK);
        }
        minutes = 60 * 24 * 8 + (int)(seed >> 20);
        ck_assert_int_eq(symai_window_cover_ms(&rules, zone, NULL, NULL, from,
                                               from + (int64_t)minutes * 60000),
                         60000 * count_minutes(&rules, zone, from, minutes));
        symai_window_list_free(&rules);
        symai_zone_free(zone);
    }
}
END_TEST

/* ---- lists ---- */

START_TEST(list_has_an_end)
{
    struct symai_window_rule r = rule("daily", "01:00", "02:00");
    struct symai_vec list;
    char section[] = "a";
    int i;

    symai_window_list_init(&list);
    r.section_id = section;
    for (i = 0; i < SYMAI_WINDOW_MAX; i++)
        ck_assert_int_eq(symai_window_list_add(&list, &r), SYMA_OK);
    ck_assert_int_eq(symai_window_list_add(&list, &r), SYMA_ELIMIT);
    section[0] = 'b'; /* copies */
    ck_assert_str_eq(
        ((struct symai_window_rule *)symai_vec_at(&list, 63))->section_id, "a");
    symai_window_list_free(&list);
}
END_TEST

START_TEST(said_sources)
{
    static const char *const good[] = {"press",
                                       "a",
                                       "Pages",
                                       "hot-line_2",
                                       "-",
                                       "PAGE",
                                       "a2345678901234567890123456789012"};
    static const char *const bad[] = {
        "",          "page",
        "header",    "status",
        "two words", "pre\x01ss",
        "press.",    "pr\xC3\xA9",
        "press ",    "a23456789012345678901234567890123"};
    size_t i;

    for (i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(symai_said_is_source(good[i]), "%s", good[i]);
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!symai_said_is_source(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(said_list)
{
    struct symai_said from = {
        (char *)"", (char *)"press", (char *)"soon", NULL, NULL, 5, -1, 1};
    const struct symai_said *s;
    struct symai_vec list;
    int i;

    symai_said_list_init(&list);
    ck_assert_int_eq(symai_said_list_add(&list, &from), SYMA_OK);
    from.said = (char *)"2026-11-14T12:00";
    from.latest = (char *)"2026-11-15T00:00";
    for (i = 1; i < SYMAI_SAID_MAX; i++)
        ck_assert_int_eq(symai_said_list_add(&list, &from), SYMA_OK);
    ck_assert_int_eq(symai_said_list_add(&list, &from), SYMA_ELIMIT);
    s = symai_vec_at(&list, 0);
    ck_assert_ptr_null(s->said);
    ck_assert_ptr_null(s->latest);
    ck_assert_int_eq(s->said_ms, 5);
    ck_assert_int_eq(s->latest_ms, -1);
    ck_assert_int_eq(s->vague, 1);
    s = symai_vec_at(&list, 31);
    ck_assert_ptr_ne(s->latest, from.latest);
    ck_assert_str_eq(s->latest, from.latest);
    symai_said_list_free(&list);
}
END_TEST

/* first and last of either form, in Paris; NULL: refused. */
static const struct {
    const char *text;
    const char *first;
    const char *last;
    int is_local;
} moments[] = {
    {"2026-11-14T12:00", "2026-11-14T11:00", "2026-11-14T11:00", 1},
    {"2026-07-14T12:00", "2026-07-14T10:00", "2026-07-14T10:00", 1},
    {"2026-10-25T02:30", "2026-10-25T00:30", "2026-10-25T01:30", 1},
    {"2026-03-29T02:30", "2026-03-29T01:00", "2026-03-29T01:00", 1},
    {"1970-01-01T00:30", "1970-01-01T00:00", "1970-01-01T00:00", 1},
    {"2026-11-14T12:00:00Z", "2026-11-14T12:00", "2026-11-14T12:00", 0},
    {"2026-11-14t12:00:00.000-03:30", "2026-11-14T15:30", "2026-11-14T15:30",
     0},
    {"1970-01-01T00:00:00+01:00", "1970-01-01T00:00", "1970-01-01T00:00", 0},
    {"1969-12-31T23:59:59Z", NULL, NULL, 0},
    {"0001-01-01T00:00:00Z", NULL, NULL, 0},
    {"2026-11-14T12:00Z", NULL, NULL, 0},
    {"2026-11-14T12:00:00", NULL, NULL, 0},
    {"2026-11-31T12:00:00Z", NULL, NULL, 0},
    {"2026-11-14T12:00:00+24:00", NULL, NULL, 0},
    {"2026-11-14T12:00:00Z ", NULL, NULL, 0},
    {"2026-11-14T12:00:00.1111111111111111111111111111111111111111111111Z",
     NULL, NULL, 0},
    {"202", NULL, NULL, 0},
    {"", NULL, NULL, 0}};

START_TEST(said_moments)
{
    struct symai_zone *zone = zone_of(paris);
    int64_t ms = 77;
    int is_local = 7;
    int rc = symai_moment_resolve(moments[_i].text, zone, 0, &ms, &is_local);

    if (moments[_i].first == NULL) {
        ck_assert_int_eq(rc, SYMA_EINVAL);
        ck_assert_int_eq(ms, 77);
        ck_assert_int_eq(is_local, 7);
    } else {
        ck_assert_int_eq(rc, SYMA_OK);
        ck_assert_int_eq(ms, utc(moments[_i].first));
        ck_assert_int_eq(is_local, moments[_i].is_local);
        ck_assert_int_eq(
            symai_moment_resolve(moments[_i].text, zone, 1, &ms, NULL),
            SYMA_OK);
        ck_assert_int_eq(ms, utc(moments[_i].last));
    }
    symai_zone_free(zone);
}
END_TEST

START_TEST(written_as_read)
{
    char clock[SYMAI_CLOCK_SIZE];
    char moment[SYMAI_MOMENT_SIZE];
    struct symai_date d;
    int minute;
    int i;

    for (i = 0; i < 1440; i++) {
        symai_clock_write(i, clock);
        ck_assert_int_eq(symai_clock_parse(clock, &minute), SYMA_OK);
        ck_assert_int_eq(minute, i);
    }
    ck_assert_int_eq(symai_moment_parse_local("2026-02-03T04:05", &d), SYMA_OK);
    symai_moment_write_local(&d, moment);
    ck_assert_str_eq(moment, "2026-02-03T04:05");
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

int main(void)
{
    Suite *suite = suite_create("window");
    TCase *cases = tcase_create("window");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, reads);
    tcase_add_loop_test(cases, refuses, 0, COUNT(wrong));
    tcase_add_loop_test(cases, next, 0, COUNT(nexts));
    tcase_add_test(cases, left_out_day);
    tcase_add_test(cases, ends_of_time);
    tcase_add_test(cases, cover_year);
    tcase_add_test(cases, cover_counts_once);
    tcase_add_test(cases, cover_is_bounded);
    tcase_add_test(cases, cover_as_defined);
    tcase_add_test(cases, list_has_an_end);
    tcase_add_test(cases, said_sources);
    tcase_add_test(cases, said_list);
    tcase_add_loop_test(cases, said_moments, 0, COUNT(moments));
    tcase_add_test(cases, written_as_read);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
