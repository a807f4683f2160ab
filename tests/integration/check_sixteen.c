/* SPDX-License-Identifier: MIT */
/*
 * The sixteen pages on which ordinary monitors were measured, over a real
 * loopback server: for each of them what a customer can do is known, and the
 * verdict must say it. First one by one, then those without a time limit as
 * the sections of one portal.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "server.h"
#include "syma/check.h"
#include "syma/options.h"
#include "syma/portal.h"
#include "syma/report.h"
#include "syma/verdict.h"

static struct test_server server;

#define HOUR INT64_C(3600000)
#define QUICK "slow_warn_ms=0 slow_crit_ms=0 confirm_delay_ms=0"

enum time_said { NO_TIME, VAGUE_RETURN, RETURN_IN_AN_HOUR, WINDOW };

static const struct {
    const char *what;
    const char *path;
    int kind;
    const char *options;
    int state;
    int usable;
    const char *reason;
    uint32_t flags; /* that must be there */
    int time_said;
} rows[] = {
    {"a login form", "/login", SYMA_SECTION_LOGIN, QUICK, SYMA_STATE_UP,
     SYMA_USABLE_YES, "ok", 0, NO_TIME},
    {"a maintenance page with status 200", "/busy", SYMA_SECTION_LOGIN, QUICK,
     SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, "page_maintenance", 0,
     VAGUE_RETURN},
    {"the same with 503 and Retry-After", "/busy-503", SYMA_SECTION_LOGIN,
     QUICK, SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, "http_503_maintenance", 0,
     RETURN_IN_AN_HOUR},
    {"a redirect to the login page", "/account", SYMA_SECTION_ACCOUNT, QUICK,
     SYMA_STATE_UP, SYMA_USABLE_UNKNOWN, "redirected_login", 0, NO_TIME},
    {"a redirect to a maintenance page", "/moved", SYMA_SECTION_ACCOUNT, QUICK,
     SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, "redirect_maintenance", 0,
     NO_TIME},
    {"a redirect to the home page", "/activation", SYMA_SECTION_ACTIVATION,
     QUICK, SYMA_STATE_DEGRADED, SYMA_USABLE_NO, "redirected_home", 0, NO_TIME},
    {"an empty application shell", "/app", SYMA_SECTION_ACCOUNT, QUICK,
     SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, "needs_js", 0, NO_TIME},
    {"an empty body", "/empty", SYMA_SECTION_GENERIC, QUICK,
     SYMA_STATE_DEGRADED, SYMA_USABLE_NO, "empty_page", 0, NO_TIME},
    {"a login form and a notice for Sunday", "/login-notice",
     SYMA_SECTION_LOGIN, QUICK, SYMA_STATE_UP, SYMA_USABLE_YES, "ok_scheduled",
     SYMA_FLAG_SCHEDULED, WINDOW},
    {"a price list with maintenance contracts", "/tarifs", SYMA_SECTION_GENERIC,
     QUICK, SYMA_STATE_UP, SYMA_USABLE_YES, "ok", 0, NO_TIME},
    {"a bot wall with 403", "/wall", SYMA_SECTION_LOGIN, QUICK,
     SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, "probe_blocked", 0, NO_TIME},
    {"'unavailable' in ISO-8859-1", "/latin", SYMA_SECTION_LOGIN, QUICK,
     SYMA_STATE_DEGRADED, SYMA_USABLE_NO, "soft_error", 0, NO_TIME},
    {"a slow answer", "/slow", SYMA_SECTION_LOGIN,
     "first_byte_timeout_ms=5000 slow_warn_ms=200 slow_crit_ms=500",
     SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, "slow", 0, NO_TIME},
    {"a page that drips", "/drip", SYMA_SECTION_GENERIC,
     "timeout_ms=700 confirm_delay_ms=100", SYMA_STATE_DOWN, SYMA_USABLE_NO,
     "body_timeout", SYMA_FLAG_CONFIRMED, NO_TIME},
    {"a meta refresh to a maintenance page", "/refresh", SYMA_SECTION_ACCOUNT,
     QUICK, SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, "redirect_maintenance", 0,
     NO_TIME},
    {"'page not found' with 200", "/no/such/page", SYMA_SECTION_GENERIC, QUICK,
     SYMA_STATE_DEGRADED, SYMA_USABLE_NO, "soft_404", 0, NO_TIME},
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

static syma_options *make_options(const char *text)
{
    syma_options *o = NULL;
    char copy[256];
    char *word;
    char *rest = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    snprintf(copy, sizeof(copy), "%s", text);
    for (word = strtok_r(copy, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');

        *value++ = '\0';
        ck_assert_int_eq(syma_options_set_int(o, word, atoll(value)), SYMA_OK);
    }
    return o;
}

static const syma_notice *find_notice(const syma_verdict *v, int kind)
{
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        if (syma_notice_kind(syma_verdict_notice(v, i)) == kind)
            return syma_verdict_notice(v, i);
    }
    return NULL;
}

static void check_time(const syma_verdict *v, int said)
{
    int64_t now = symai_clock_system.wall_ms(symai_clock_system.user);
    const syma_notice *n =
        find_notice(v, said == WINDOW ? SYMA_NOTICE_MAINTENANCE_PLANNED
                                      : SYMA_NOTICE_MAINTENANCE_NOW);

    if (said == NO_TIME)
        return;
    ck_assert_ptr_nonnull(n);
    if (said == VAGUE_RETURN) {
        ck_assert_int_eq(syma_notice_vague(n), 1);
        ck_assert_int_gt(syma_notice_latest_ms(n), now);
        ck_assert_int_le(syma_notice_latest_ms(n), now + 12 * HOUR);
    } else if (said == RETURN_IN_AN_HOUR) {
        ck_assert_int_ge(syma_notice_latest_ms(n), now + HOUR - 60000);
        ck_assert_int_le(syma_notice_latest_ms(n), now + HOUR + 60000);
    } else {
        ck_assert_int_gt(syma_notice_earliest_ms(n), now);
        ck_assert_int_eq(syma_notice_latest_ms(n) - syma_notice_earliest_ms(n),
                         4 * HOUR);
    }
}

static void check_verdict(const syma_verdict *v, size_t i)
{
    printf("%-40s %s, usable %s, %s, %d\n", rows[i].what,
           syma_state_name(syma_verdict_state(v)),
           syma_usable_name(syma_verdict_usable(v)), syma_verdict_reason(v),
           syma_verdict_confidence(v));
    fflush(stdout);
    ck_assert_str_eq(syma_verdict_reason(v), rows[i].reason);
    ck_assert_int_eq(syma_verdict_state(v), rows[i].state);
    ck_assert_int_eq(syma_verdict_usable(v), rows[i].usable);
    ck_assert_uint_eq(syma_verdict_flags(v) & rows[i].flags, rows[i].flags);
    ck_assert_int_ge(syma_verdict_confidence(v), 0);
    ck_assert_int_le(syma_verdict_confidence(v), 1000);
    ck_assert_uint_ge(syma_verdict_evidence_count(v), 1);
    check_time(v, rows[i].time_said);
}

static void make_url(const char *path, char *out, size_t size)
{
    snprintf(out, size, "http://127.0.0.1:%d%s",
             test_server_port(&server, "http"), path);
}

START_TEST(test_page)
{
    syma_options *o = make_options(rows[_i].options);
    syma_verdict *v = NULL;
    char url[256];

    make_url(rows[_i].path, url, sizeof(url));
    ck_assert_int_eq(syma_check_url(url, rows[_i].kind, o, NULL, &v), SYMA_OK);
    check_verdict(v, (size_t)_i);
    if (strcmp(rows[_i].path, "/slow") == 0)
        ck_assert_int_ge(syma_verdict_timing_ms(v, "first_byte"), 500);
    syma_verdict_unref(v);
    syma_options_free(o);
}
END_TEST

START_TEST(test_portal)
{
    syma_options *o = make_options(QUICK);
    syma_portal *p = NULL;
    syma_report *r = NULL;
    char url[256];
    char id[16];
    size_t i;
    size_t at = 0;

    ck_assert_int_eq(syma_portal_new("sixteen", &p), SYMA_OK);
    make_url("/", url, sizeof(url));
    ck_assert_int_eq(syma_portal_set_home(p, url), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_language(p, "fr"), SYMA_OK);
    for (i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].options, QUICK) != 0)
            continue;
        snprintf(id, sizeof(id), "row%d", (int)i);
        make_url(rows[i].path, url, sizeof(url));
        ck_assert_int_eq(syma_portal_add_section(p, id, rows[i].kind, url, 0),
                         SYMA_OK);
    }
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_OK);
    for (i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].options, QUICK) == 0)
            check_verdict(syma_report_verdict(r, at++), i);
    }
    ck_assert_uint_eq(syma_report_section_count(r), at);
    ck_assert_int_eq(syma_report_state(r), SYMA_STATE_DEGRADED);
    ck_assert_uint_ne(syma_report_flags(r) & SYMA_FLAG_PARTIAL, 0);
    ck_assert_uint_ne(syma_report_flags(r) & SYMA_FLAG_INCOMPLETE, 0);
    syma_report_unref(r);
    syma_portal_free(p);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sixteen");
    TCase *tcase = tcase_create("sixteen");
    SRunner *runner;
    int failed;
    int rc =
        test_server_start(&server, "tests/integration/sixteen/site.json", 0);

    if (rc != 0) {
        fprintf(stderr, "the test server did not start (%d)\n", rc);
        return rc;
    }
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, test_page, 0, (int)ROWS);
    tcase_add_test(tcase, test_portal);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    test_server_stop(&server);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
