/* SPDX-License-Identifier: MIT */
/*
 * base/date: the calendar over 9999 years, RFC 3339 both ways, and the three
 * forms of an HTTP date.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "syma/error.h"

/* 2026-11-23T07:14:46Z */
#define NOW_MS INT64_C(1795418086000)

START_TEST(every_day)
{
    int64_t expected = symai_days_from_date(1, 1, 1);
    struct symai_date d;
    int year;
    int month;
    int day;

    ck_assert_int_eq(expected, -719162);
    for (year = 1; year <= 9999; year++) {
        for (month = 1; month <= 12; month++) {
            for (day = 1; day <= symai_days_in_month(year, month); day++) {
                symai_date_from_days(expected, &d);
                if (symai_days_from_date(year, month, day) != expected ||
                    d.year != year || d.month != month || d.day != day)
                    ck_abort_msg("%d-%d-%d", year, month, day);
                expected++;
            }
        }
    }
    ck_assert_int_eq(expected, symai_days_from_date(10000, 1, 1));
}
END_TEST

START_TEST(calendar)
{
    struct symai_date d;

    ck_assert_int_eq(symai_days_from_date(1970, 1, 1), 0);
    ck_assert_int_eq(symai_days_from_date(2000, 3, 1), 11017);
    ck_assert_int_eq(symai_weekday_from_days(0), 4);
    ck_assert_int_eq(symai_weekday_from_days(-4), 0);
    ck_assert_int_eq(symai_weekday_from_days(-5), 6);
    ck_assert_int_eq(
        symai_weekday_from_days(symai_days_from_date(2026, 11, 13)), 5);
    ck_assert_int_eq(symai_days_in_month(2000, 2), 29);
    ck_assert_int_eq(symai_days_in_month(1900, 2), 28);
    ck_assert_int_eq(symai_days_in_month(2028, 2), 29);
    ck_assert_int_eq(symai_days_in_month(2026, 4), 30);
    ck_assert_int_eq(symai_days_in_month(2026, 13), 0);
    ck_assert_int_eq(symai_days_in_month(2026, 0), 0);
    symai_date_from_seconds(-1, &d);
    ck_assert_int_eq(d.year, 1969);
    ck_assert_int_eq(d.second, 59);
    ck_assert_int_eq(symai_date_to_seconds(&d), -1);
}
END_TEST

START_TEST(rfc3339_written)
{
    static const struct {
        int64_t ms;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},
        {NOW_MS, "2026-11-23T07:14:46Z"},
        {NOW_MS + 7, "2026-11-23T07:14:46.007Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {INT64_MIN, "0001-01-01T00:00:00Z"},
        {INT64_MAX, "9999-12-31T23:59:59.999Z"},
    };
    char out[SYMAI_RFC3339_SIZE];
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        symai_rfc3339_format(cases[i].ms, out);
        ck_assert_str_eq(out, cases[i].text);
    }
}
END_TEST

START_TEST(rfc3339_read)
{
    static const struct {
        const char *text;
        int64_t ms;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2026-11-23T07:14:46Z", NOW_MS},
        {"2026-11-23t07:14:46.25z", NOW_MS + 250},
        {"2026-11-23 07:14:46.1234567Z", NOW_MS + 123},
        {"2026-11-23T08:14:46+01:00", NOW_MS},
        {"2026-11-23T01:44:46-05:30", NOW_MS},
        {"1998-12-31T23:59:60Z", INT64_C(915148800000)},
    };
    static const char *const bad[] = {"",
                                      "2026",
                                      "2026-11-23",
                                      "2026-11-23T07:14:46",
                                      "2026-11-23T07:14Z",
                                      "2026-13-23T07:14:46Z",
                                      "2026-02-29T07:14:46Z",
                                      "2026-11-23T24:00:00Z",
                                      "2026-11-23T07:60:46Z",
                                      "2026-11-23T07:14:61Z",
                                      "2026-11-23T07:14:46.Z",
                                      "2026-11-23T07:14:46+1:00",
                                      "2026-11-23T07:14:46+24:00",
                                      "2026-11-23T07:14:46Zx",
                                      "0000-01-01T00:00:00Z",
                                      "+026-11-23T07:14:46Z",
                                      " 2026-11-23T07:14:46Z"};
    int64_t ms;
    size_t i;
    size_t n;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ck_assert_msg(symai_rfc3339_parse(cases[i].text, strlen(cases[i].text),
                                          &ms) == SYMA_OK,
                      "%s", cases[i].text);
        ck_assert_int_eq(ms, cases[i].ms);
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(symai_rfc3339_parse(bad[i], strlen(bad[i]), &ms) ==
                          SYMA_ESYNTAX,
                      "%s", bad[i]);
    for (n = 0; n < strlen(cases[4].text); n++) {
        char *copy = malloc(n + (n == 0));

        ck_assert_ptr_nonnull(copy);
        memcpy(copy, cases[4].text, n);
        ck_assert_int_eq(symai_rfc3339_parse(copy, n, &ms), SYMA_ESYNTAX);
        free(copy);
    }
}
END_TEST

START_TEST(http_dates)
{
    static const char *const good[] = {
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994", "  sun, 06 nov 1994 08:49:37 gmt\t",
        "Sun, 06 Nov 1994 08:49:37 UTC"};
    static const char *const bad[] = {"",
                                      "tomorrow",
                                      "Sun, 6 Nov 1994 08:49:37 GMT",
                                      "Sun, 06 Nov 1994 08:49:37",
                                      "Sun, 06 Nov 1994 08:49:37 CET",
                                      "Sun, 06 Nov 1994 25:49:37 GMT",
                                      "Sun, 31 Feb 2026 08:49:37 GMT",
                                      "Sun, 06 Nom 1994 08:49:37 GMT",
                                      "Son, 06 Nov 1994 08:49:37 GMT",
                                      "Sunday, 06-Nov-1994 08:49:37 GMT",
                                      "Sun Nov 06 08:49:37 94",
                                      "Sun, 06 Nov 1994 08:49:37 GMT GMT",
                                      "Sun, 00 Nov 1994 08:49:37 GMT"};
    int64_t ms;
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        ck_assert_msg(symai_http_date_parse(good[i], strlen(good[i]), NOW_MS,
                                            &ms) == SYMA_OK,
                      "%s", good[i]);
        ck_assert_int_eq(ms, INT64_C(784111777000));
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(symai_http_date_parse(bad[i], strlen(bad[i]), NOW_MS,
                                            &ms) == SYMA_ESYNTAX,
                      "%s", bad[i]);
}
END_TEST

/* Seen from November 2026, 76 is 2076 until the same day and 1976 after. */
START_TEST(two_digit_years)
{
    static const struct {
        const char *text;
        int64_t now_ms;
        int year;
    } cases[] = {
        {"Monday, 23-Nov-76 07:14:46 GMT", NOW_MS, 2076},
        {"Monday, 23-Nov-76 07:14:47 GMT", NOW_MS, 1976},
        {"Monday, 23-Nov-77 07:14:46 GMT", NOW_MS, 1977},
        {"Monday, 23-Nov-26 07:14:46 GMT", NOW_MS, 2026},
        {"Monday, 01-Jan-00 00:00:00 GMT", NOW_MS, 2000},
        {"Monday, 01-Jan-70 00:00:00 GMT", -1, 1970},
        {"Monday, 01-Jan-69 00:00:00 GMT", -1, 2069},
    };
    struct symai_date d;
    int64_t ms;
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ck_assert_int_eq(symai_http_date_parse(cases[i].text,
                                               strlen(cases[i].text),
                                               cases[i].now_ms, &ms),
                         SYMA_OK);
        symai_date_from_seconds(ms / 1000, &d);
        ck_assert_msg(d.year == cases[i].year, "%s: %d", cases[i].text, d.year);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("date");
    TCase *tests = tcase_create("date");
    SRunner *runner;
    int failed;

    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_day);
    tcase_add_test(tests, calendar);
    tcase_add_test(tests, rfc3339_written);
    tcase_add_test(tests, rfc3339_read);
    tcase_add_test(tests, http_dates);
    tcase_add_test(tests, two_digit_years);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
