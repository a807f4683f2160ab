/* SPDX-License-Identifier: MIT */
/*
 * A report as metrics: both spellings whole, what is not known, that no text
 * of a page gets in, and that the series depend on the sections alone.
 */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

static char *format_of(syma_report *r, const char *format)
{
    char *text = NULL;

    ck_assert_int_eq(syma_report_format(r, format, &text), SYMA_OK);
    syma_report_unref(r);
    return text;
}

static void has(const char *text, const char *line)
{
    ck_assert_msg(strstr(text, line) != NULL, "no '%s' in:\n%.3000s", line,
                  text);
}

static size_t lines_of(const char *text)
{
    size_t n = 0;

    for (; *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

static syma_report *one_down(void)
{
    syma_verdict *v =
        verdict_new(SYMA_SECTION_LOGIN, SYMA_STATE_DOWN, SYMA_USABLE_NO,
                    SYMAI_REASON_connect_refused, "https://a.example/");

    return report_of_one("in", v);
}

/* All of it, so that nothing changes by accident. */
static const char openmetrics[] =
    "# HELP syma_portal_state The state of the whole portal.\n"
    "# TYPE syma_portal_state stateset\n"
    "syma_portal_state{portal=\"\",syma_portal_state=\"unknown\"} 0\n"
    "syma_portal_state{portal=\"\",syma_portal_state=\"up\"} 0\n"
    "syma_portal_state{portal=\"\",syma_portal_state=\"degraded\"} 0\n"
    "syma_portal_state{portal=\"\",syma_portal_state=\"maintenance\"} 0\n"
    "syma_portal_state{portal=\"\",syma_portal_state=\"down\"} 1\n"
    "# HELP syma_portal_usable Can a customer use the portal, in part at "
    "least: 1 yes, 0 no.\n"
    "# TYPE syma_portal_usable gauge\n"
    "syma_portal_usable{portal=\"\"} 0\n"
    "# HELP syma_portal_sections_up How many required sections are up.\n"
    "# TYPE syma_portal_sections_up gauge\n"
    "syma_portal_sections_up{portal=\"\"} 0\n"
    "# HELP syma_portal_sections_required How many sections are required.\n"
    "# TYPE syma_portal_sections_required gauge\n"
    "syma_portal_sections_required{portal=\"\"} 1\n"
    "# HELP syma_portal_checked_timestamp_seconds When the last report was "
    "made.\n"
    "# TYPE syma_portal_checked_timestamp_seconds gauge\n"
    "# UNIT syma_portal_checked_timestamp_seconds seconds\n"
    "syma_portal_checked_timestamp_seconds{portal=\"\"} 1795420800\n"
    "# HELP syma_section What the section is for, and whether it counts.\n"
    "# TYPE syma_section info\n"
    "syma_section_info{portal=\"\",section=\"in\",kind=\"login\","
    "required=\"yes\"} 1\n"
    "# HELP syma_section_state The state of the section.\n"
    "# TYPE syma_section_state stateset\n"
    "syma_section_state{portal=\"\",section=\"in\","
    "syma_section_state=\"unknown\"} 0\n"
    "syma_section_state{portal=\"\",section=\"in\","
    "syma_section_state=\"up\"} 0\n"
    "syma_section_state{portal=\"\",section=\"in\","
    "syma_section_state=\"degraded\"} 0\n"
    "syma_section_state{portal=\"\",section=\"in\","
    "syma_section_state=\"maintenance\"} 0\n"
    "syma_section_state{portal=\"\",section=\"in\","
    "syma_section_state=\"down\"} 1\n"
    "# HELP syma_probe_duration_seconds How long the last fetch took, by "
    "phase.\n"
    "# TYPE syma_probe_duration_seconds gauge\n"
    "# UNIT syma_probe_duration_seconds seconds\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\","
    "phase=\"resolve\"} NaN\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\","
    "phase=\"connect\"} NaN\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\",phase=\"tls\"} "
    "NaN\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\","
    "phase=\"first_byte\"} NaN\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\",phase=\"body\"} "
    "NaN\n"
    "syma_probe_duration_seconds{portal=\"\",section=\"in\",phase=\"total\"} "
    "NaN\n"
    "# HELP syma_section_usable Can a customer use the section, in part at "
    "least: 1 yes, 0 no.\n"
    "# TYPE syma_section_usable gauge\n"
    "syma_section_usable{portal=\"\",section=\"in\"} 0\n"
    "# HELP syma_section_usable_partly 1: in part only.\n"
    "# TYPE syma_section_usable_partly gauge\n"
    "syma_section_usable_partly{portal=\"\",section=\"in\"} 0\n"
    "# HELP syma_section_warning 1: up, but something needs attention.\n"
    "# TYPE syma_section_warning gauge\n"
    "syma_section_warning{portal=\"\",section=\"in\"} 0\n"
    "# HELP syma_section_since_seconds How long the state has held.\n"
    "# TYPE syma_section_since_seconds gauge\n"
    "# UNIT syma_section_since_seconds seconds\n"
    "syma_section_since_seconds{portal=\"\",section=\"in\"} NaN\n"
    "# HELP syma_eta_latest_timestamp_seconds The latest return that is "
    "promised now.\n"
    "# TYPE syma_eta_latest_timestamp_seconds gauge\n"
    "# UNIT syma_eta_latest_timestamp_seconds seconds\n"
    "syma_eta_latest_timestamp_seconds{portal=\"\",section=\"in\"} NaN\n"
    "# HELP syma_eta_overdue_seconds How late a promised return is; 0 where "
    "it is not.\n"
    "# TYPE syma_eta_overdue_seconds gauge\n"
    "# UNIT syma_eta_overdue_seconds seconds\n"
    "syma_eta_overdue_seconds{portal=\"\",section=\"in\"} 0\n"
    "# HELP syma_cert_expiry_timestamp_seconds When the first certificate of "
    "the chain ends.\n"
    "# TYPE syma_cert_expiry_timestamp_seconds gauge\n"
    "# UNIT syma_cert_expiry_timestamp_seconds seconds\n"
    "syma_cert_expiry_timestamp_seconds{portal=\"\",section=\"in\"} NaN\n"
    "# EOF\n";

START_TEST(whole)
{
    char *text = format_of(one_down(), "openmetrics");

    ck_assert_str_eq(text, openmetrics);
    syma_string_free(text);
}
END_TEST

START_TEST(prometheus)
{
    char *text = format_of(story_report(), "prometheus");

    has(text, "# TYPE syma_section_state gauge\n");
    has(text, "# TYPE syma_section_info gauge\n");
    has(text, "\nsyma_section_info{portal=\"demo\",section=\"brochure\","
              "kind=\"generic\",required=\"no\"} 1\n");
    ck_assert_ptr_null(strstr(text, "# UNIT"));
    ck_assert_ptr_null(strstr(text, "# EOF"));
    ck_assert_ptr_null(strstr(text, "stateset"));
    syma_string_free(text);
}
END_TEST

START_TEST(values)
{
    char *text = format_of(story_report(), "openmetrics");

    has(text, "syma_portal_sections_up{portal=\"demo\"} 2\n");
    has(text, "syma_portal_sections_required{portal=\"demo\"} 4\n");
    has(text, "syma_portal_state{portal=\"demo\",syma_portal_state="
              "\"degraded\"} 1\n");
    has(text, "syma_section_state{portal=\"demo\",section=\"activation\","
              "syma_section_state=\"degraded\"} 1\n");
    has(text, "syma_section_usable{portal=\"demo\",section=\"login\"} 1\n");
    has(text, "syma_section_usable{portal=\"demo\",section=\"account\"} 0\n");
    has(text, "syma_probe_duration_seconds{portal=\"demo\","
              "section=\"account\",phase=\"total\"} 1.061\n");
    has(text, "syma_eta_latest_timestamp_seconds{portal=\"demo\","
              "section=\"account\"} 1795464000\n");
    has(text, "syma_eta_latest_timestamp_seconds{portal=\"demo\","
              "section=\"login\"} NaN\n");
    ck_assert_ptr_null(strstr(text, "maintenance est"));
    ck_assert_ptr_null(strstr(text, "Votre"));
    syma_string_free(text);
}
END_TEST

static const struct {
    int state;
    int usable;
    const char *value;
    const char *partly;
} uses[] = {
    {SYMA_STATE_UP, SYMA_USABLE_YES, "1", "0"},
    {SYMA_STATE_UP, SYMA_USABLE_UNKNOWN, "NaN", "0"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_YES, "1", "0"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, "1", "1"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_NO, "0", "0"},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN, "0", "0"},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, "0", "0"},
    {SYMA_STATE_DOWN, SYMA_USABLE_NO, "0", "0"},
    {SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, "NaN", "0"},
};

START_TEST(use)
{
    char line[120];
    char *text = format_of(
        report_of_one("x",
                      verdict_new(0, uses[_i].state, uses[_i].usable,
                                  SYMAI_REASON_slow, "https://a.example/")),
        "openmetrics");

    snprintf(line, sizeof line,
             "\nsyma_section_usable{portal=\"\",section=\"x\"} %s\n",
             uses[_i].value);
    has(text, line);
    snprintf(line, sizeof line,
             "\nsyma_section_usable_partly{portal=\"\",section=\"x\"} %s\n",
             uses[_i].partly);
    has(text, line);
    syma_string_free(text);
}
END_TEST

/* The return was due two hours before the report; with a section that is up
 * a notice promises nothing, and what can be used is not late. */
START_TEST(overdue)
{
    syma_verdict *v =
        verdict_new(0, SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO,
                    SYMAI_REASON_page_maintenance, "https://a.example/");
    char *text;

    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, -1,
                   STORY_TIME - 2 * HOUR - 250, 0, "a");
    text = format_of(report_of_one("x", v), "openmetrics");
    has(text, "syma_eta_overdue_seconds{portal=\"\",section=\"x\"} "
              "7200.250\n");
    syma_string_free(text);
    v = verdict_up(0, "https://a.example/");
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, -1, STORY_TIME - HOUR, 0,
                   "a");
    text = format_of(report_of_one("x", v), "openmetrics");
    has(text, "syma_eta_overdue_seconds{portal=\"\",section=\"x\"} 0\n");
    has(text, "syma_eta_latest_timestamp_seconds{portal=\"\",section=\"x\"} "
              "NaN\n");
    syma_string_free(text);
    v = verdict_new(0, SYMA_STATE_DEGRADED, SYMA_USABLE_YES, SYMAI_REASON_slow,
                    "https://a.example/");
    verdict_notice(v, SYMA_NOTICE_INCIDENT, -1, STORY_TIME - HOUR, 0, "a");
    text = format_of(report_of_one("x", v), "openmetrics");
    has(text, "syma_eta_overdue_seconds{portal=\"\",section=\"x\"} 0\n");
    ck_assert_ptr_null(strstr(text, "syma_eta_latest_timestamp_seconds{"
                                    "portal=\"\",section=\"x\"} NaN"));
    syma_string_free(text);
}
END_TEST

START_TEST(as_many_series)
{
    char *bad = format_of(one_down(), "openmetrics");
    char *good = format_of(
        report_of_one("in", verdict_up(SYMA_SECTION_LOGIN, "https://a/")),
        "openmetrics");

    ck_assert_uint_eq(lines_of(bad), lines_of(good));
    syma_string_free(bad);
    syma_string_free(good);
}
END_TEST

START_TEST(a_verdict)
{
    syma_verdict *v = story_account();
    char *text = NULL;

    ck_assert_int_eq(syma_verdict_format(v, "prometheus", &text), SYMA_OK);
    has(text, "section=\"account\"");
    syma_string_free(text);
    ck_assert_int_eq(syma_verdict_format(v, "metrics", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format_metrics");
    TCase *cases = tcase_create("format_metrics");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, whole);
    tcase_add_test(cases, prometheus);
    tcase_add_test(cases, values);
    tcase_add_loop_test(cases, use, 0, sizeof uses / sizeof *uses);
    tcase_add_test(cases, overdue);
    tcase_add_test(cases, as_many_series);
    tcase_add_test(cases, a_verdict);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
