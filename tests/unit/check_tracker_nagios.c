/* SPDX-License-Identifier: MIT */
/*
 * What a monitoring plugin prints of a tracker: since when, what was promised
 * and how late that is; and that what a page says cannot break out.
 */
#include "days.h"
#include "track_help.h"

#include <stdio.h>
#include <stdlib.h>

static void is(syma_tracker *t, const char *format, const char *expected)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_format(t, "demo", format, &text), SYMA_OK);
    ck_assert_str_eq(text, expected);
    syma_string_free(text);
}

#define PERFDATA                                                            \
    "'home'=1;;;0;4 'home_time'=0.123s 'login'=1;;;0;4 'login_time'=0.123s "

#define LATE                                                                 \
    "demo degraded, partly usable, 2 of 4 up: account maintenance "          \
    "(page_maintenance) since 2 d, promised '" DAYS_WEDNESDAY "' 1 d ago, "  \
    "late by 3 h, activation degraded (dependency: account) since 2 d | "    \
    PERFDATA                                                                 \
    "'account'=3;;;0;4 'account_time'=1.061s 'activation'=2;;;0;4 "          \
    "'activation_time'=0.123s 'brochure'=1;;;0;4 'brochure_time'=0.123s\n"   \
    "home up (ok), usable\n"                                                 \
    "login up (ok), usable\n"                                                \
    "account maintenance (page_maintenance) since 2 d, promised '"           \
    DAYS_WEDNESDAY "' 1 d ago, late by 3 h, not usable\n"                    \
    "activation degraded (dependency: account) since 2 d, not usable, by "   \
    "itself up (ok)\n"                                                       \
    "brochure up (ok), usable\n"

START_TEST(story)
{
    syma_tracker *t = days_story(DAYS_LATE);

    is(t, "nagios", "SYMA WARNING - " LATE);
    is(t, "nagios:1", "SYMA WARNING - " LATE);
    syma_tracker_free(t);
}
END_TEST

START_TEST(all_is_back)
{
    syma_tracker *t = days_story(DAYS_END);

    is(t, "nagios",
       "SYMA OK - demo up, usable, 4 of 4 up | " PERFDATA
       "'account'=1;;;0;4 'account_time'=0.123s 'activation'=1;;;0;4 "
       "'activation_time'=0.123s 'brochure'=1;;;0;4 'brochure_time'=0.123s\n"
       "home up (ok), usable\n"
       "login up (ok), usable\n"
       "account up (ok), usable\n"
       "activation up (ok), usable\n"
       "brochure up (ok), usable\n");
    syma_tracker_free(t);
}
END_TEST

/* ---- the portal "p", whose only section is "a" ---- */

static void begins(const syma_tracker *t, const char *format,
                   const char *expected)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_format(t, "p", format, &text), SYMA_OK);
    ck_assert_msg(strncmp(text, expected, strlen(expected)) == 0, "%s is not %s",
                  text, expected);
    syma_string_free(text);
}

static void look_after(syma_tracker *t, const syma_portal *p, int64_t ms)
{
    syma_report *r = track_report(p, AT(0) + ms, "m", NULL, 0);

    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    syma_report_unref(r);
}

START_TEST(units)
{
    static const struct {
        int64_t ms;
        const char *words;
    } spans[] = {
        {0, "0 s"},
        {59999, "59 s"},
        {60000, "1 min"},
        {3599999, "59 min"},
        {3600000, "1 h"},
        {86399999, "23 h"},
        {86400000, "1 d"},
        {INT64_C(9) * 86400000, "9 d"},
    };
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = days_tracker();
    char expected[160];
    size_t i;

    track_feed(t, p, 0, "m");
    for (i = 0; i < sizeof spans / sizeof *spans; i++) {
        look_after(t, p, spans[i].ms);
        snprintf(expected, sizeof expected,
                 "SYMA WARNING - p maintenance, not usable, 0 of 1 up: a "
                 "maintenance (page_maintenance) since %s | "
                 "'a'=3;;;0;4\n",
                 spans[i].words);
        begins(t, "nagios", expected);
    }
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* The state is that of the tracker, which waits for a second look. */
START_TEST(not_yet_believed)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);

    track_feed(t, p, 0, "u");
    track_feed(t, p, 1, "m");
    begins(t, "nagios:2", "SYMA OK - p up, usable, 1 of 1 up | 'a'=1;;;0;4\n");
    track_feed(t, p, 2, "m");
    begins(t, "nagios:2",
           "SYMA CRITICAL - p maintenance, not usable, 0 of 1 up: a "
           "maintenance (page_maintenance) since 1 min | 'a'=3;;;0;4\n");
    begins(t, "nagios:0", "SYMA OK - p maintenance, ");
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* What was promised for the whole counts for the whole. */
START_TEST(portal_is_overdue)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = days_tracker();

    track_feed(t, p, 0, "m");
    ck_assert_int_eq(syma_tracker_declare_promise(t, "p", "", "press",
                                                  "back | at ten", AT(1), -1,
                                                  AT(90), 0),
                     SYMA_OK);
    track_feed(t, p, 80, "m");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", ""), 0);
    begins(t, "nagios",
           "SYMA WARNING - p maintenance, not usable, 0 of 1 up, promised "
           "'back \\x7c at ten' 1 h ago: a ");
    track_feed(t, p, 93, "m");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", ""), SYMA_FLAG_OVERDUE);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), 0);
    begins(t, "nagios",
           "SYMA CRITICAL - p maintenance, not usable, 0 of 1 up, promised "
           "'back \\x7c at ten' 1 h ago, late by 3 min: a ");
    track_feed(t, p, 94, "u");
    track_feed(t, p, 95, "u");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", ""), 0);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* What was loaded is known before there is a new report. */
START_TEST(memory_alone)
{
    syma_portal *p = track_portal("p", 2, "b:a", "");
    syma_tracker *t = days_tracker();
    syma_tracker *other = track_new(NULL, 0);
    char *text;

    track_feed(t, p, 0, "mu");
    text = track_save(t);
    ck_assert_int_eq(syma_tracker_load(other, text, strlen(text)), SYMA_OK);
    syma_string_free(text);
    begins(other, "nagios",
           "SYMA CRITICAL - p degraded, not usable, 0 of 2 up: a "
           "maintenance (page_maintenance) since 0 s, b degraded "
           "(dependency) since 0 s | 'a'=3;;;0;4 'b'=2;;;0;4\n"
           "a maintenance (page_maintenance) since 0 s, not usable\n"
           "b degraded (dependency) since 0 s, not usable\n");
    syma_tracker_free(other);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(arguments)
{
    syma_tracker *t = days_story(1);
    char *text = (char *)"x";

    ck_assert_int_eq(syma_tracker_format(t, NULL, "nagios", &text),
                     SYMA_EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_tracker_format(t, "dem", "nagios:0", &text),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_tracker_format(t, "demo", "nagios:3", &text),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(t, "demo", "nagios:", &text),
                     SYMA_EINVAL);
    ck_assert_ptr_null(text);
    syma_tracker_free(t);
}
END_TEST

/* One '|', no control but the newline, at most 4 KiB. */
START_TEST(page_text_is_tamed)
{
    syma_tracker *t = days_hostile();
    char *text = NULL;
    const unsigned char *c;
    size_t bars = 0;

    ck_assert_int_eq(syma_tracker_format(t, "demo", "nagios", &text), SYMA_OK);
    for (c = (const unsigned char *)text; *c != '\0'; c++) {
        ck_assert_msg(*c >= 0x20 || *c == '\n', "%02x in %s", *c, text);
        bars += *c == '|';
    }
    ck_assert_uint_eq(bars, 1);
    ck_assert_uint_le(strlen(text), 4096);
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_nonnull(strstr(text, "promised '</content>"));
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_nagios");
    TCase *cases = tcase_create("tracker_nagios");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, story);
    tcase_add_test(cases, all_is_back);
    tcase_add_test(cases, units);
    tcase_add_test(cases, not_yet_believed);
    tcase_add_test(cases, portal_is_overdue);
    tcase_add_test(cases, memory_alone);
    tcase_add_test(cases, arguments);
    tcase_add_test(cases, page_text_is_tamed);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
