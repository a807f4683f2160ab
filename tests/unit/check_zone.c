/* SPDX-License-Identifier: MIT */
/*
 * base/zone: TZif files well formed and hostile, the rule of the footer, and
 * the hours that are skipped or come twice. Exit status 77 where the machine
 * has no zone files and all that needs none has passed.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/zone.h"
#include "syma/error.h"
#include "tzif_build.h"

#define ZONES "/usr/share/zoneinfo"

/* The end of summer 2026 and the begin of summer 2027 in Paris. */
#define AUTUMN INT64_C(1792890000)
#define SPRING INT64_C(1806195600)

static const int64_t two_times[] = {AUTUMN, SPRING};
static const int two_types[] = {0, 1};
static const char paris_rule[] = "CET-1CEST,M3.5.0,M10.5.0/3";

static struct symai_zone *parse(const struct tzif *f)
{
    struct symai_zone *zone = NULL;

    ck_assert_int_eq(symai_zone_parse(f->bytes, f->len, &zone), SYMA_OK);
    ck_assert_ptr_nonnull(zone);
    return zone;
}

static struct symai_zone *with_footer(const char *footer)
{
    struct tzif f;

    tzif_v2(&f, NULL, NULL, 0, 0, 0, footer);
    return parse(&f);
}

static int64_t seconds(int year, int month, int day, int hour, int minute)
{
    struct symai_date d = {year, month, day, hour, minute, 0};

    return symai_date_to_seconds(&d);
}

static void check_local(const struct symai_zone *zone, int year, int month,
                        int day, int hour, int minute, int64_t first,
                        int64_t last)
{
    struct symai_date d = {year, month, day, hour, minute, 0};
    int64_t a = 0;
    int64_t b = 0;

    symai_zone_to_utc(zone, &d, &a, &b);
    ck_assert_int_eq(a, first);
    ck_assert_int_eq(b, last);
}

START_TEST(names)
{
    static const char *const good[] = {"UTC", "Europe/Paris", "Etc/GMT+5",
                                       "America/Port-au-Prince",
                                       "America/Argentina/La_Rioja"};
    static const char *const bad[] = {"",
                                      "/Europe",
                                      "Europe/",
                                      "a//b",
                                      "../etc/passwd",
                                      "Europe/../x",
                                      ".",
                                      "Europe/Pa ris",
                                      "Europe\\Paris",
                                      "Europe/Paris\n",
                                      "\xc3\xa9"};
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        ck_assert_msg(symai_zone_name_is_valid(good[i]), "%s", good[i]);
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(!symai_zone_name_is_valid(bad[i]), "%s", bad[i]);
    ck_assert(!symai_zone_name_is_valid(NULL));
}
END_TEST

START_TEST(load_errors)
{
    struct symai_zone *zone = NULL;
    char dir[] = "/tmp/check-zone-XXXXXX";
    char path[64];
    FILE *file;

    ck_assert_int_eq(symai_zone_load("/nowhere", "UTC", &zone), SYMA_OK);
    ck_assert_int_eq(symai_zone_offset(zone, 0), 0);
    symai_zone_free(zone);
    ck_assert_int_eq(symai_zone_load("/nowhere", "Europe/Paris", &zone),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(zone);
    ck_assert_int_eq(symai_zone_load("/", "../etc/passwd", &zone), SYMA_EINVAL);
    ck_assert_int_eq(symai_zone_load(NULL, "Europe/Paris", &zone), SYMA_EINVAL);
    ck_assert_int_eq(symai_zone_load("/", "tmp", &zone), SYMA_ENOTFOUND);

    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(path, sizeof(path), "%s/Text", dir);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("This is a text of more than forty-four bytes, but not TZif.", file);
    fclose(file);
    ck_assert_int_eq(symai_zone_load(dir, "Text", &zone), SYMA_ESYNTAX);
    ck_assert_ptr_null(zone);
    unlink(path);
    rmdir(dir);
    symai_zone_free(NULL);
}
END_TEST

START_TEST(version_1)
{
    struct tzif f;
    struct symai_zone *zone;

    f.len = 0;
    tzif_block(&f, 0, 4, two_times, two_types, 2, 3600, 7200);
    zone = parse(&f);
    ck_assert_int_eq(symai_zone_offset(zone, AUTUMN - 1), 3600); /* type 0 */
    ck_assert_int_eq(symai_zone_offset(zone, AUTUMN), 3600);
    ck_assert_int_eq(symai_zone_offset(zone, SPRING - 1), 3600);
    ck_assert_int_eq(symai_zone_offset(zone, SPRING), 7200);
    ck_assert_int_eq(symai_zone_offset(zone, SPRING * 10), 7200);
    symai_zone_free(zone);
}
END_TEST

START_TEST(version_2_and_footer)
{
    struct tzif f;
    struct symai_zone *zone;

    tzif_v2(&f, two_times, two_types, 2, 3600, 7200, paris_rule);
    zone = parse(&f);
    ck_assert_int_eq(symai_zone_offset(zone, SPRING), 7200);
    /* 2027-10-31 01:00 and 2400-07-01 lie past the last transition */
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2027, 10, 31, 0, 59)),
                     7200);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2027, 10, 31, 1, 0)),
                     3600);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2400, 7, 1, 0, 0)), 7200);
    symai_zone_free(zone);

    /* without a rule the last type stays */
    tzif_v2(&f, two_times, two_types, 2, 3600, 7200, "");
    zone = parse(&f);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2400, 1, 1, 0, 0)), 7200);
    symai_zone_free(zone);
}
END_TEST

START_TEST(footer_forms)
{
    struct symai_zone *zone;

    zone = with_footer("<+0545>-5:45");
    ck_assert_int_eq(symai_zone_offset(zone, 0), 20700);
    symai_zone_free(zone);

    /* southern half: summer runs over the new year */
    zone = with_footer("AEST-10AEDT,M10.1.0,M4.1.0/3");
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 1, 15, 0, 0)),
                     39600);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 7, 15, 0, 0)),
                     36000);
    symai_zone_free(zone);

    /* winter time as the exception, one hour back */
    zone = with_footer("IST-1GMT0,M10.5.0,M3.5.0/1");
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 1, 15, 0, 0)), 0);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 7, 15, 0, 0)), 3600);
    symai_zone_free(zone);

    /* J60 is 1 March in every year, 59 is 29 February in a leap year */
    zone = with_footer("AAA0BBB,J60/0,J300/0");
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2028, 2, 29, 23, 59)), 0);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2028, 3, 1, 0, 0)), 3600);
    symai_zone_free(zone);
    zone = with_footer("AAA0BBB,59/0,300/0");
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2028, 2, 29, 0, 0)), 3600);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2027, 2, 28, 23, 0)), 0);
    symai_zone_free(zone);

    /* hours outside the day */
    zone = with_footer("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 3, 29, 0, 59)),
                     -7200);
    ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 3, 29, 1, 0)),
                     -3600);
    symai_zone_free(zone);
}
END_TEST

START_TEST(bad_footers)
{
    static const char *const bad[] = {"C",
                                      "CET",
                                      "CET-",
                                      "CET-25",
                                      "CET-1CEST",
                                      "CET-1CEST,M3.5.0",
                                      "CET-1CEST,M13.5.0,M10.5.0",
                                      "CET-1CEST,M3.6.0,M10.5.0",
                                      "CET-1CEST,M3.5.7,M10.5.0",
                                      "CET-1CEST,J0,J366",
                                      "<CET-1",
                                      "CET-1CEST,M3.5.0/168,M10.5.0",
                                      "CET-1CEST,M3.5.0,M10.5.0/3 ",
                                      "CET-99999999999999999999"};
    struct symai_zone *zone = NULL;
    struct tzif f;
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        tzif_v2(&f, NULL, NULL, 0, 0, 0, bad[i]);
        ck_assert_msg(symai_zone_parse(f.bytes, f.len, &zone) == SYMA_ESYNTAX,
                      "%s", bad[i]);
        ck_assert_ptr_null(zone);
    }
}
END_TEST

/* On memory of the exact size, so that a checker sees every step too far. */
START_TEST(truncated)
{
    struct symai_zone *zone = NULL;
    unsigned char *copy;
    struct tzif f;
    size_t n;

    tzif_v2(&f, two_times, two_types, 2, 3600, 7200, paris_rule);
    for (n = 0; n < f.len; n++) {
        copy = malloc(n + (n == 0));
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, f.bytes, n);
        ck_assert_msg(symai_zone_parse(copy, n, &zone) == SYMA_ESYNTAX,
                      "length %zu", n);
        ck_assert_ptr_null(zone);
        free(copy);
    }
}
END_TEST

START_TEST(damaged)
{
    struct symai_zone *zone;
    struct symai_date d = {2026, 10, 25, 2, 30, 0};
    unsigned char *copy;
    struct tzif f;
    int64_t a;
    int64_t b;
    size_t n;
    int refused = 0;
    int bit;

    tzif_v2(&f, two_times, two_types, 2, 3600, 7200, paris_rule);
    for (n = 0; n < f.len; n++) {
        for (bit = 0; bit < 8; bit++) {
            int rc;

            copy = malloc(f.len);
            ck_assert_ptr_nonnull(copy);
            memcpy(copy, f.bytes, f.len);
            copy[n] ^= (unsigned char)(1 << bit);
            rc = symai_zone_parse(copy, f.len, &zone);
            free(copy);
            if (rc == SYMA_OK) {
                symai_zone_to_utc(zone, &d, &a, &b);
                ck_assert(a <= b);
            } else {
                ck_assert_int_eq(rc, SYMA_ESYNTAX);
                ck_assert_ptr_null(zone);
                refused++;
            }
            symai_zone_free(zone);
        }
    }
    ck_assert_int_gt(refused, 100);
}
END_TEST

START_TEST(disordered)
{
    static const int64_t falling[] = {SPRING, AUTUMN};
    static const int wild[] = {0, 2};
    struct symai_zone *zone = NULL;
    struct tzif f;

    tzif_v2(&f, falling, two_types, 2, 3600, 7200, "");
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_ESYNTAX);
    tzif_v2(&f, two_times, wild, 2, 3600, 7200, "");
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_ESYNTAX);
    tzif_v2(&f, two_times, two_types, 2, 3600, 200000, "");
    ck_assert_int_eq(symai_zone_parse(f.bytes, f.len, &zone), SYMA_ESYNTAX);
    ck_assert_ptr_null(zone);
}
END_TEST

static void check_change_days(const struct symai_zone *paris,
                              const struct symai_zone *new_york)
{
    const int64_t spring = seconds(2026, 3, 29, 1, 0);
    const int64_t ny_spring = seconds(2026, 3, 8, 7, 0);
    struct symai_date d;

    check_local(paris, 2026, 3, 29, 1, 59, spring - 60, spring - 60);
    check_local(paris, 2026, 3, 29, 2, 0, spring, spring);
    check_local(paris, 2026, 3, 29, 2, 30, spring, spring);
    check_local(paris, 2026, 3, 29, 3, 0, spring, spring);
    check_local(paris, 2026, 10, 25, 1, 59, seconds(2026, 10, 24, 23, 59),
                seconds(2026, 10, 24, 23, 59));
    check_local(paris, 2026, 10, 25, 2, 30, seconds(2026, 10, 25, 0, 30),
                seconds(2026, 10, 25, 1, 30));
    check_local(paris, 2026, 10, 25, 3, 0, seconds(2026, 10, 25, 2, 0),
                seconds(2026, 10, 25, 2, 0));
    check_local(new_york, 2026, 3, 8, 2, 30, ny_spring, ny_spring);
    check_local(new_york, 2026, 11, 1, 1, 30, seconds(2026, 11, 1, 5, 30),
                seconds(2026, 11, 1, 6, 30));
    symai_zone_to_local(paris, spring, &d);
    ck_assert_int_eq(d.hour, 3);
    symai_zone_to_local(paris, spring - 1, &d);
    ck_assert_int_eq(d.hour, 1);
    ck_assert_int_eq(d.second, 59);
    symai_zone_to_local(NULL, spring, &d);
    ck_assert_int_eq(d.hour, 1);
}

START_TEST(change_days)
{
    struct symai_zone *paris = with_footer(paris_rule);
    struct symai_zone *new_york = with_footer("EST5EDT,M3.2.0,M11.1.0");

    check_change_days(paris, new_york);
    check_local(NULL, 2026, 3, 29, 2, 30, seconds(2026, 3, 29, 2, 30),
                seconds(2026, 3, 29, 2, 30));
    symai_zone_free(paris);
    symai_zone_free(new_york);
}
END_TEST

START_TEST(round_trip)
{
    struct symai_zone *zone = with_footer("EST5EDT,M3.2.0,M11.1.0");
    struct symai_date d;
    int64_t t;
    int64_t a;
    int64_t b;

    for (t = seconds(2026, 1, 1, 0, 0); t < seconds(2027, 1, 1, 0, 0);
         t += 900) {
        symai_zone_to_local(zone, t, &d);
        symai_zone_to_utc(zone, &d, &a, &b);
        ck_assert(t == a || t == b);
    }
    symai_zone_free(zone);
}
END_TEST

START_TEST(zones_of_the_machine)
{
    static const struct {
        const char *name;
        int64_t january;
        int64_t july;
    } cases[] = {
        {"Europe/Paris", 3600, 7200},     {"America/New_York", -18000, -14400},
        {"Asia/Kathmandu", 20700, 20700}, {"Australia/Lord_Howe", 39600, 37800},
        {"Europe/Dublin", 0, 3600},
    };
    struct symai_zone *paris = NULL;
    struct symai_zone *new_york = NULL;
    struct symai_zone *zone = NULL;
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        ck_assert_int_eq(symai_zone_load(ZONES, cases[i].name, &zone), SYMA_OK);
        ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 1, 15, 0, 0)),
                         cases[i].january);
        ck_assert_int_eq(symai_zone_offset(zone, seconds(2026, 7, 15, 0, 0)),
                         cases[i].july);
        ck_assert_int_eq(symai_zone_offset(zone, seconds(2126, 7, 15, 0, 0)),
                         cases[i].july);
        symai_zone_free(zone);
    }
    ck_assert_int_eq(symai_zone_load(ZONES, "Europe/Paris", &paris), SYMA_OK);
    ck_assert_int_eq(symai_zone_load(ZONES, "America/New_York", &new_york),
                     SYMA_OK);
    check_change_days(paris, new_york);
    /* summer time did not exist in 1960 */
    ck_assert_int_eq(symai_zone_offset(paris, seconds(1960, 7, 1, 0, 0)), 3600);
    symai_zone_free(paris);
    symai_zone_free(new_york);
}
END_TEST

int main(void)
{
    int have_zones = access(ZONES "/Europe/Paris", R_OK) == 0;
    Suite *suite = suite_create("zone");
    TCase *tests = tcase_create("zone");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, names);
    tcase_add_test(tests, load_errors);
    tcase_add_test(tests, version_1);
    tcase_add_test(tests, version_2_and_footer);
    tcase_add_test(tests, footer_forms);
    tcase_add_test(tests, bad_footers);
    tcase_add_test(tests, truncated);
    tcase_add_test(tests, damaged);
    tcase_add_test(tests, disordered);
    tcase_add_test(tests, change_days);
    tcase_add_test(tests, round_trip);
    if (have_zones)
        tcase_add_test(tests, zones_of_the_machine);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    if (failed > 0)
        return EXIT_FAILURE;
    return have_zones ? EXIT_SUCCESS : 77;
}
