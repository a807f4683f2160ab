/* SPDX-License-Identifier: MIT */
/*
 * The Nagios form: the first line, performance data, what of a page may stand
 * there, and the size.
 */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

static char *nagios_of(syma_report *r)
{
    char *text = NULL;

    ck_assert_int_eq(syma_report_format(r, "nagios", &text), SYMA_OK);
    syma_report_unref(r);
    return text;
}

static size_t count_of(const char *text, char c)
{
    size_t n = 0;

    for (; *text != '\0'; text++)
        n += *text == c;
    return n;
}

START_TEST(story)
{
    char *text = nagios_of(story_report());

    ck_assert_str_eq(
        text,
        "SYMA WARNING - demo degraded, partly usable, 2 of 4 up: account "
        "maintenance (page_maintenance), activation degraded (dependency: "
        "account) | 'home'=1;;;0;4 'home_time'=0.123s 'login'=1;;;0;4 "
        "'login_time'=0.123s 'account'=3;;;0;4 'account_time'=1.061s "
        "'activation'=2;;;0;4 'activation_time'=0.123s 'brochure'=1;;;0;4 "
        "'brochure_time'=0.123s\n"
        "home up (ok), usable\n"
        "login up (ok), usable\n"
        "account maintenance (page_maintenance), not usable, \"Votre espace "
        "client est en cours de maintenance\", promised vaguely "
        "2026-11-23T20:00:00Z\n"
        "activation degraded (dependency: account), not usable, by itself up "
        "(ok)\n"
        "brochure up (ok), usable\n");
    syma_string_free(text);
}
END_TEST

static const struct {
    int state;
    int usable;
    int reason;
    const char *begins;
} singles[] = {
    {SYMA_STATE_UP, SYMA_USABLE_YES, SYMAI_REASON_ok,
     "SYMA OK - in up (ok), usable | 'in'=1;;;0;4\n"},
    {SYMA_STATE_UP, SYMA_USABLE_UNKNOWN, SYMAI_REASON_login_required,
     "SYMA OK - in up (login_required), use not known | 'in'=1;;;0;4\n"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, SYMAI_REASON_slow,
     "SYMA WARNING - in degraded (slow), partly usable | 'in'=2;;;0;4\n"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_NO, SYMAI_REASON_soft_404,
     "SYMA CRITICAL - in degraded (soft_404), not usable | 'in'=2;;;0;4\n"},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, SYMAI_REASON_page_maintenance,
     "SYMA WARNING - in maintenance (page_maintenance), not usable | "
     "'in'=3;;;0;4\n"},
    {SYMA_STATE_DOWN, SYMA_USABLE_NO, SYMAI_REASON_connect_refused,
     "SYMA CRITICAL - in down (connect_refused), not usable | "
     "'in'=4;;;0;4\n"},
    {SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, SYMAI_REASON_needs_js,
     "SYMA UNKNOWN - in unknown (needs_js), use not known | "
     "'in'=0;;;0;4\n"},
};

START_TEST(one_section)
{
    char *text = nagios_of(
        report_of_one("in", verdict_new(SYMA_SECTION_LOGIN, singles[_i].state,
                                        singles[_i].usable, singles[_i].reason,
                                        "https://a.example/")));

    ck_assert_msg(
        strncmp(text, singles[_i].begins, strlen(singles[_i].begins)) == 0,
        "%s", text);
    syma_string_free(text);
}
END_TEST

START_TEST(page_text_is_tamed)
{
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
                    SYMAI_REASON_soft_error, "https://a.example/");
    struct syma_evidence *e;
    char *text;

    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 900, "h1", "x");
    /* Past what the judge lets through, to see what is done here. */
    e = symai_vec_at(&v->evidence, 0);
    symai_free(e->excerpt);
    ck_assert_int_eq(symai_strdup("a | 'evil'=1\nSYMA OK\r\x1b]0;x\x07 "
                                  "\xE2\x80\xAE\xFFz",
                                  &e->excerpt),
                     SYMA_OK);
    text = nagios_of(report_of_one("a", v));
    ck_assert_uint_eq(count_of(text, '|'), 1);
    ck_assert_uint_eq(count_of(text, '\n'), 2);
    ck_assert_uint_eq(count_of(text, '\r'), 0);
    ck_assert_uint_eq(count_of(text, '\x1b'), 0);
    ck_assert_ptr_nonnull(
        strstr(text, "\"a \\x7c 'evil'=1\\x0aSYMA OK\\x0d\\x1b]0;x\\x07 "
                     "\\xe2\\x80\\xae\\xffz\""));
    syma_string_free(text);
}
END_TEST

/* 200 sections in trouble: the pager's line says how many more there are,
 * nothing is cut in the middle, and all stays below 4 KiB. */
START_TEST(size)
{
    syma_portal *p = NULL;
    syma_verdict *v[200];
    syma_report *r;
    char id[32];
    char *text;
    const char *line;
    size_t i;

    ck_assert_int_eq(syma_portal_new("big", &p), SYMA_OK);
    for (i = 0; i < 200; i++) {
        snprintf(id, sizeof id, "section-%zu", i);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, 0, "https://a.example/", 0),
            SYMA_OK);
        v[i] = verdict_new(
            0, i == 150 ? SYMA_STATE_DOWN : SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
            i == 150 ? SYMAI_REASON_http_5xx : SYMAI_REASON_soft_error,
            "https://a.example/");
        verdict_evidence(v[i], "text.error.now", SYMA_STATE_DEGRADED, 900, "h1",
                         "Une erreur est survenue");
    }
    r = report_of(p, v, 200);
    text = nagios_of(r);
    ck_assert_uint_le(strlen(text), 4096);
    ck_assert_uint_gt(strlen(text), 3000);
    ck_assert_ptr_nonnull(
        strstr(text, "SYMA CRITICAL - big degraded, not usable, 0 of 200 up: "
                     "section-150 down (http_5xx), section-0 degraded"));
    ck_assert_ptr_nonnull(strstr(text, " more | 'section-0'=2;;;0;4 "));
    line = strchr(text, '\n');
    ck_assert_ptr_nonnull(line);
    ck_assert_str_eq(line - 4, strstr(line - 4, ";0;4\n"));
    ck_assert_int_eq(text[strlen(text) - 1], '\n');
    ck_assert_int_eq(text[strlen(text) - 2], '"');
    syma_string_free(text);
}
END_TEST

START_TEST(a_verdict)
{
    syma_verdict *v = story_account();
    char *text = NULL;

    ck_assert_int_eq(syma_verdict_format(v, "nagios", &text), SYMA_OK);
    ck_assert_ptr_eq(strstr(text, "SYMA WARNING - account maintenance "
                                  "(page_maintenance), not usable | "
                                  "'account'=3;;;0;4 'account_time'=1.061s\n"),
                     text);
    syma_string_free(text);
    ck_assert_int_eq(syma_verdict_format(v, "nagios:2", &text), SYMA_OK);
    ck_assert_ptr_eq(strstr(text, "SYMA CRITICAL - account"), text);
    syma_string_free(text);
    ck_assert_int_eq(syma_verdict_format(v, "nagios:0", &text), SYMA_OK);
    ck_assert_ptr_eq(strstr(text, "SYMA OK - account"), text);
    syma_string_free(text);
    ck_assert_int_eq(syma_verdict_format(v, "nagios:3", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format_nagios");
    TCase *cases = tcase_create("format_nagios");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, story);
    tcase_add_loop_test(cases, one_section, 0,
                        sizeof singles / sizeof *singles);
    tcase_add_test(cases, page_text_is_tamed);
    tcase_add_test(cases, size);
    tcase_add_test(cases, a_verdict);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
