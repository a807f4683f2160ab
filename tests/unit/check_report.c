/* SPDX-License-Identifier: MIT */
/*
 * watch/report: what is built from a portal and its verdicts, that it holds
 * on when they go, and its getters at and past their ends.
 */
#include "story.h"

#include <stdlib.h>

#include "watch/portal.h"

START_TEST(story)
{
    syma_report *r = story_report();
    const syma_fallback *f;

    ck_assert_str_eq(syma_report_portal_id(r), "demo");
    ck_assert_int_eq(syma_report_time_ms(r), STORY_TIME);
    ck_assert_int_eq(syma_report_state(r), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_report_usable(r), SYMA_USABLE_PARTLY);
    ck_assert_uint_eq(syma_report_flags(r), SYMA_FLAG_PARTIAL);
    ck_assert_uint_eq(syma_report_up_count(r), 2);
    ck_assert_uint_eq(syma_report_required_count(r), 4);
    ck_assert_uint_eq(syma_report_section_count(r), 5);
    ck_assert_int_eq(syma_report_exit_code(r, 1), 1);

    ck_assert_str_eq(syma_report_section_id(r, 3), "activation");
    ck_assert_int_eq(syma_verdict_state(syma_report_verdict(r, 3)),
                     SYMA_STATE_UP);
    ck_assert_int_eq(syma_report_effective_state(r, 3), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_report_effective_usable(r, 3), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_report_effective_reason(r, 3), "dependency");
    ck_assert_str_eq(syma_report_because(r, 3), "account");
    ck_assert_str_eq(syma_report_effective_reason(r, 2), "page_maintenance");
    ck_assert_str_eq(syma_report_because(r, 2), "");

    ck_assert_uint_eq(syma_report_fallback_count(r, 3), 1);
    f = syma_report_fallback(r, 3, 0);
    ck_assert_str_eq(syma_fallback_act(f), "activate");
    ck_assert_str_eq(syma_fallback_channel(f), "sms");
    ck_assert_str_eq(syma_fallback_address(f), "20555");
    ck_assert_str_eq(syma_fallback_keyword(f), "ACTIVE");
    ck_assert_str_eq(syma_fallback_text(f), "");
    ck_assert_str_eq(syma_fallback_source(f), "portal");
    ck_assert_uint_eq(syma_report_fallback_count(r, 2), 1);
    f = syma_report_fallback(r, 2, 0);
    ck_assert_str_eq(syma_fallback_act(f), "");
    ck_assert_str_eq(syma_fallback_text(f),
                     "Appelez le service client au 3900");
    ck_assert_str_eq(syma_fallback_source(f), "page");
    syma_report_unref(r);
}
END_TEST

START_TEST(ends)
{
    syma_report *r = story_report();

    ck_assert_ptr_null(syma_report_section_id(r, 5));
    ck_assert_ptr_null(syma_report_verdict(r, 5));
    ck_assert_ptr_null(syma_report_effective_reason(r, 5));
    ck_assert_ptr_null(syma_report_because(r, (size_t)-1));
    ck_assert_int_eq(syma_report_effective_state(r, 5), 0);
    ck_assert_int_eq(syma_report_effective_usable(r, 5), 0);
    ck_assert_uint_eq(syma_report_fallback_count(r, 5), 0);
    ck_assert_ptr_null(syma_report_fallback(r, 3, 1));
    ck_assert_ptr_null(syma_report_fallback(r, 5, 0));
    ck_assert_int_eq(syma_report_exit_code(r, 3), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_exit_code(r, -1), SYMA_EINVAL);
    syma_report_unref(r);

    ck_assert_str_eq(syma_report_portal_id(NULL), "");
    ck_assert_int_eq(syma_report_time_ms(NULL), -1);
    ck_assert_int_eq(syma_report_state(NULL), 0);
    ck_assert_int_eq(syma_report_usable(NULL), 0);
    ck_assert_uint_eq(syma_report_flags(NULL), 0);
    ck_assert_uint_eq(syma_report_up_count(NULL), 0);
    ck_assert_uint_eq(syma_report_required_count(NULL), 0);
    ck_assert_uint_eq(syma_report_section_count(NULL), 0);
    ck_assert_int_eq(syma_report_exit_code(NULL, 1), 3);
    ck_assert_ptr_null(syma_report_ref(NULL));
    syma_report_unref(NULL);
    ck_assert_str_eq(syma_fallback_act(NULL), "");
    ck_assert_str_eq(syma_fallback_source(NULL), "");
}
END_TEST

START_TEST(holds_on)
{
    syma_verdict *v[5];
    syma_portal *p = story_portal();
    syma_report *r = NULL;
    syma_report *second;
    size_t i;

    story_verdicts(v);
    ck_assert_int_eq(symai_report_build(p, NULL, v, 5, -1, &r), SYMA_OK);
    /* The portal may change and go, and so may the caller's references. */
    ck_assert_int_eq(syma_portal_add_section(p, "more", 0, "/more", 0),
                     SYMA_OK);
    syma_portal_free(p);
    for (i = 0; i < 5; i++)
        syma_verdict_unref(v[i]);
    second = syma_report_ref(r);
    ck_assert_ptr_eq(second, r);
    syma_report_unref(r);
    ck_assert_uint_eq(syma_report_section_count(second), 5);
    ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(second, 2)),
                     "page_maintenance");
    ck_assert_int_eq(syma_report_time_ms(second), -1);
    syma_report_unref(second);
}
END_TEST

START_TEST(refuses)
{
    syma_verdict *v[5];
    syma_portal *p = story_portal();
    syma_report *r = (syma_report *)1;
    size_t i;

    story_verdicts(v);
    ck_assert_int_eq(symai_report_build(p, NULL, v, 4, 0, &r), SYMA_EINVAL);
    ck_assert_ptr_null(r);
    syma_verdict_unref(v[4]);
    v[4] = NULL;
    ck_assert_int_eq(symai_report_build(p, NULL, v, 5, 0, &r), SYMA_EINVAL);
    ck_assert_ptr_null(r);
    for (i = 0; i < 5; i++)
        syma_verdict_unref(v[i]);
    syma_portal_free(p);
}
END_TEST

/* State, usable and flags of one section; what a program ends with. */
START_TEST(exit_codes)
{
    static const struct {
        int state;
        int usable;
        uint32_t flags;
        int maintenance;
        int code;
    } rows[] = {
        {SYMA_STATE_UP, SYMA_USABLE_YES, 0, 1, 0},
        {SYMA_STATE_UP, SYMA_USABLE_YES, SYMA_FLAG_WARN, 1, 1},
        {SYMA_STATE_UP, SYMA_USABLE_YES, SYMA_FLAG_SCHEDULED, 1, 0},
        {SYMA_STATE_DEGRADED, SYMA_USABLE_YES, 0, 1, 1},
        {SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, 0, 1, 1},
        {SYMA_STATE_DEGRADED, SYMA_USABLE_NO, 0, 1, 2},
        {SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN, 0, 1, 2},
        {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 0, 0},
        {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 2, 2},
        {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, SYMA_FLAG_OVERDUE, 0, 2},
        {SYMA_STATE_DOWN, SYMA_USABLE_NO, 0, 1, 2},
        {SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, 0, 1, 3},
    };
    syma_verdict *v;
    syma_report *r;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        v = verdict_new(SYMA_SECTION_LOGIN, rows[i].state, rows[i].usable,
                        SYMAI_REASON_ok, "https://a.example/");
        v->flags = rows[i].flags;
        r = report_of_one("a", v);
        ck_assert_msg(syma_report_exit_code(r, rows[i].maintenance) ==
                          rows[i].code,
                      "row %zu", i);
        ck_assert_str_eq(syma_report_portal_id(r), "");
        syma_report_unref(r);
    }
}
END_TEST

START_TEST(of_a_verdict)
{
    syma_verdict *v = story_account();
    syma_report *r = NULL;

    ck_assert_int_eq(symai_report_of_verdict(v, &r), SYMA_OK);
    syma_verdict_unref(v);
    ck_assert_uint_eq(syma_report_section_count(r), 1);
    ck_assert_str_eq(syma_report_section_id(r, 0), "account");
    ck_assert_int_eq(syma_report_state(r), SYMA_STATE_MAINTENANCE);
    ck_assert_uint_eq(syma_report_fallback_count(r, 0), 1);
    ck_assert_int_eq(syma_report_time_ms(r), -1);
    syma_report_unref(r);
}
END_TEST

START_TEST(formats)
{
    syma_report *r = story_report();
    char *text = (char *)1;

    ck_assert_int_eq(syma_report_format(r, "yaml", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_report_format(r, NULL, &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_format(NULL, "json", &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_format(r, "json", NULL), SYMA_EINVAL);
    text = (char *)1;
    ck_assert_int_eq(
        syma_verdict_format(syma_report_verdict(r, 0), "yaml", &text),
        SYMA_EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_verdict_format(NULL, "json", &text), SYMA_EINVAL);
    syma_report_unref(r);
}
END_TEST

/* A login that was refused, with and without a sibling in maintenance. */
static void expect_refused(syma_verdict *other, int state, int usable,
                           const char *reason)
{
    static const char text[] =
        "<portal xmlns=\"urn:syma:portal:1\" id=\"p\" "
        "home=\"https://a.example/\">"
        "<section id=\"login\" kind=\"login\" href=\"/in\"/>"
        "<section id=\"other\" kind=\"generic\" href=\"/o\"/></portal>";
    syma_portal *p = NULL;
    syma_verdict *v[2] = {verdict_new(SYMA_SECTION_LOGIN, SYMA_STATE_DEGRADED,
                                      SYMA_USABLE_UNKNOWN,
                                      SYMAI_REASON_credentials_refused,
                                      "https://a.example/in"),
                          other};
    syma_report *r;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    r = report_of(p, v, 2);
    ck_assert_int_eq(syma_report_effective_state(r, 0), state);
    ck_assert_int_eq(syma_report_effective_usable(r, 0), usable);
    ck_assert_str_eq(syma_report_effective_reason(r, 0), reason);
    ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(r, 0)),
                     "credentials_refused");
    syma_report_unref(r);
}

START_TEST(refused_logins)
{
    expect_refused(verdict_up(SYMA_SECTION_GENERIC, "https://a.example/o"),
                   SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN,
                   "credentials_refused");
    expect_refused(verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_MAINTENANCE,
                               SYMA_USABLE_NO, SYMAI_REASON_page_maintenance,
                               "https://a.example/o"),
                   SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN,
                   "credentials_unreliable");
}
END_TEST

START_TEST(explained)
{
    syma_report *r = story_report();
    char *text = NULL;

    ck_assert_int_eq(syma_report_explain(r, "en", "customer", &text), SYMA_OK);
    ck_assert_str_eq(
        text,
        "home works. login works. account is in maintenance. A return is "
        "announced on Monday 23 November 2026 between 08:00 and 20:00 (UTC): "
        "\"R\xC3\xA9ouverture pr\xC3\xA9vue dans les prochaines heures\". "
        "Meanwhile, the page offers: \"Appelez le service client au 3900\". "
        "activation cannot be used: a section that this one needs does not "
        "work (account). Meanwhile (activate): sms 20555, \"ACTIVE\". "
        "brochure works.");
    syma_string_free(text);
    syma_report_unref(r);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report");
    TCase *cases = tcase_create("report");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, story);
    tcase_add_test(cases, ends);
    tcase_add_test(cases, holds_on);
    tcase_add_test(cases, refuses);
    tcase_add_test(cases, exit_codes);
    tcase_add_test(cases, refused_logins);
    tcase_add_test(cases, of_a_verdict);
    tcase_add_test(cases, formats);
    tcase_add_test(cases, explained);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
