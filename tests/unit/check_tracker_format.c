/* SPDX-License-Identifier: MIT */
/*
 * What a tracker tells, in each of its written forms: values by hand, that
 * what a page says cannot break out, and that counters never go back. Programs
 * that know the formats read them in tests/formats.
 */
#include "days.h"

#include <stdio.h>
#include <stdlib.h>

#include <libxml/parser.h>

#include "watch/tracker.h"

static char *days_format(syma_tracker *t, const char *portal_id,
                         const char *format)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_format(t, portal_id, format, &text), SYMA_OK);
    return text;
}

static void has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "no '%s' in:\n%.3000s", part,
                  text);
}

static void lacks(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) == NULL, "'%s' in:\n%.3000s", part, text);
}

static size_t count_of(const char *text, const char *part)
{
    size_t n = 0;

    for (text = strstr(text, part); text != NULL; text = strstr(text + 1, part))
        n++;
    return n;
}

static void is_well_formed(const char *text)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "x.xml", NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    ck_assert_msg(doc != NULL, "%.3000s", text);
    xmlFreeDoc(doc);
}

/* No control but the newline, and none that turns text around. */
static void is_tame(const char *text)
{
    const unsigned char *c;

    for (c = (const unsigned char *)text; *c != '\0'; c++)
        ck_assert_msg(*c >= 0x20 || *c == '\n', "%02x in:\n%.3000s", *c, text);
    lacks(text, "\xE2\x80\xAE");
    lacks(text, "\xEF\xBF\xBF");
}

/* ---- arguments ---- */

START_TEST(arguments)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = (char *)"x";

    ck_assert_int_eq(syma_tracker_format(t, NULL, "svg", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_tracker_format(t, NULL, "xml", &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(t, "demo", "", &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(t, "demo", NULL, &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(t, "demo", "json", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(NULL, "demo", "json", &text),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_format(t, "dem", "json", &text),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_tracker_format(t, "dem", "xml", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    syma_tracker_free(t);
}
END_TEST

/* ---- json ---- */

START_TEST(json)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = days_format(t, "demo", "json");

    has(text, "{\n  \"schema\": \"syma-tracker/1\",\n"
              "  \"time\": \"2026-11-25T20:00:00Z\",\n  \"portals\": [\n");
    has(text, "      \"id\": \"demo\",\n"
              "      \"checked\": \"2026-11-25T20:00:00Z\",\n"
              "      \"up_count\": 2,\n      \"required_count\": 4,\n"
              "      \"state\": \"degraded\",\n");
    has(text, "          \"id\": \"account\",\n"
              "          \"reason\": \"page_maintenance\",\n"
              "          \"state\": \"maintenance\",\n"
              "          \"usable\": \"no\",\n"
              "          \"flags\": [\n            \"overdue\"\n          ],\n"
              "          \"since\": \"2026-11-23T09:00:00Z\",\n"
              "          \"seconds\": {\n"
              "            \"unknown\": 0,\n"
              "            \"up\": 3600,\n"
              "            \"degraded\": 0,\n"
              "            \"maintenance\": 212400,\n"
              "            \"down\": 0\n"
              "          },\n");
    has(text, "              \"begin\": \"2026-11-23T09:00:00Z\",\n"
              "              \"confirmed\": \"2026-11-23T10:00:00Z\",\n"
              "              \"end\": null,\n"
              "              \"worst\": \"maintenance\",\n"
              "              \"reason\": \"page_maintenance\",\n"
              "              \"planned\": false,\n"
              "              \"slips\": 1\n");
    has(text, "              \"source\": \"page\",\n"
              "              \"text\": \"" DAYS_WEDNESDAY "\",\n"
              "              \"seen\": \"2026-11-24T08:00:00Z\",\n"
              "              \"earliest\": null,\n"
              "              \"latest\": \"2026-11-25T17:00:00Z\",\n"
              "              \"vague\": false,\n"
              "              \"revised_from\": \"2026-11-23T22:00:00Z\",\n"
              "              \"status\": \"overdue\",\n"
              "              \"late_ms\": 10800000\n");
    has(text, "          \"kind\": \"activation\",\n"
              "          \"because\": \"account\",\n"
              "          \"fallbacks\": [\n            {\n"
              "              \"act\": \"activate\",\n"
              "              \"channel\": \"sms\",\n");
    has(text, "          \"section\": \"login\",\n"
              "          \"source\": \"portal\",\n"
              "          \"text\": null,\n"
              "          \"begin\": \"2026-11-29T22:00:00Z\",\n"
              "          \"end\": \"2026-11-30T01:00:00Z\"\n");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(json_of_nothing)
{
    syma_tracker *t = days_tracker();
    char *text = days_format(t, NULL, "json");

    ck_assert_str_eq(text, "{\n  \"schema\": \"syma-tracker/1\",\n"
                           "  \"time\": null,\n  \"portals\": []\n}\n");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* ---- metrics ---- */

START_TEST(metrics)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = days_format(t, NULL, "openmetrics");

    has(text, "\nsyma_section_state{portal=\"demo\",section=\"account\","
              "syma_section_state=\"maintenance\"} 1\n");
    has(text, "\nsyma_section_since_seconds{portal=\"demo\","
              "section=\"account\"} 212400\n");
    has(text, "\nsyma_eta_latest_timestamp_seconds{portal=\"demo\","
              "section=\"account\"} 1795626000\n");
    has(text, "\nsyma_eta_overdue_seconds{portal=\"demo\","
              "section=\"account\"} 10800\n");
    has(text, "\nsyma_incident_slips{portal=\"demo\",section=\"account\"} 1\n");
    has(text, "\nsyma_section_seconds_total{portal=\"demo\","
              "section=\"login\",state=\"down\"} 7200\n");
    has(text, "\nsyma_probe_total{reason=\"ok\"} 36\n");
    has(text, "\nsyma_probe_total{reason=\"page_maintenance\"} 8\n");
    has(text, "\nsyma_probe_total{reason=\"connect_refused\"} 1\n");
    has(text, "# TYPE syma_probe counter\n");
    has(text, "# TYPE syma_section_seconds counter\n"
              "# UNIT syma_section_seconds seconds\n");
    ck_assert_uint_eq(count_of(text, "\nsyma_probe_total{"),
                      syma_reason_count());
    ck_assert_str_eq(text + strlen(text) - 6, "# EOF\n");
    syma_string_free(text);
    text = days_format(t, NULL, "prometheus");
    has(text, "# TYPE syma_probe_total counter\n");
    has(text, "# TYPE syma_section_seconds_total counter\n");
    has(text, "# TYPE syma_section_state gauge\n");
    lacks(text, "# EOF");
    lacks(text, "# UNIT");
    syma_string_free(text);
    /* the tally is of all portals together */
    text = days_format(t, "demo", "prometheus");
    lacks(text, "syma_probe_total");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(kept_and_broken)
{
    syma_tracker *t = days_story(DAYS_END);
    char *text = days_format(t, "demo", "openmetrics");

    has(text, "\nsyma_promises_kept_total{portal=\"demo\"} 0\n");
    has(text, "\nsyma_promises_broken_total{portal=\"demo\"} 2\n");
    has(text, "\nsyma_incident_slips{portal=\"demo\",section=\"account\"} 0\n");
    has(text, "\nsyma_eta_overdue_seconds{portal=\"demo\","
              "section=\"account\"} 0\n");
    has(text, "\nsyma_eta_latest_timestamp_seconds{portal=\"demo\","
              "section=\"account\"} NaN\n");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

static void seconds_are(syma_tracker *t, const char *up, const char *down)
{
    char *text = days_format(t, "demo", "openmetrics");
    char line[160];

    snprintf(line, sizeof line,
             "\nsyma_section_seconds_total{portal=\"demo\",section=\"account\","
             "state=\"up\"} %s\n",
             up);
    has(text, line);
    snprintf(line, sizeof line,
             "\nsyma_section_seconds_total{portal=\"demo\",section=\"account\","
             "state=\"maintenance\"} %s\n",
             down);
    has(text, line);
    syma_string_free(text);
}

/* The hour between a report and the one that confirms it is nobody's until it
 * is known whose: a counter that went back would look like a restart. */
START_TEST(counters_never_go_back)
{
    static const struct days_look looks[] = {
        {0, 0, NULL, -1, -1, 0},
        {1 * HOUR, 0, DAYS_SOON, -1, 13 * HOUR, 1},
        {3 * HOUR, 0, DAYS_SOON, -1, 13 * HOUR, 1},
        {5 * HOUR, 0, NULL, -1, -1, 0},
        {7 * HOUR, 0, DAYS_SOON, -1, 13 * HOUR, 1},
    };
    syma_tracker *t = days_tracker();

    days_look(t, &looks[0], "demo");
    days_look(t, &looks[1], "demo");
    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + 2 * HOUR), SYMA_OK);
    seconds_are(t, "3600", "0");
    days_look(t, &looks[2], "demo");
    seconds_are(t, "3600", "7200");
    days_look(t, &looks[3], "demo");
    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + 6 * HOUR), SYMA_OK);
    seconds_are(t, "3600", "14400");
    days_look(t, &looks[4], "demo");
    seconds_are(t, "3600", "21600");
    syma_tracker_free(t);
}
END_TEST

START_TEST(as_many_series)
{
    syma_tracker *first = days_story(1);
    syma_tracker *last = days_story(DAYS_LATE);
    char *a = days_format(first, NULL, "prometheus");
    char *b = days_format(last, NULL, "prometheus");

    ck_assert_uint_eq(count_of(a, "\n"), count_of(b, "\n"));
    syma_string_free(a);
    syma_string_free(b);
    syma_tracker_free(first);
    syma_tracker_free(last);
}
END_TEST

/* ---- atom ---- */

START_TEST(atom)
{
    static const char *const order[] = {
        "<id>urn:syma:entry:demo:account:overdue:1795626000000:page:",
        "<title>demo: account: the promised return is late</title>",
        "<id>urn:syma:entry:demo:login:back:1795600800000</id>",
        "<title>demo: login is back; not yet: account, activation</title>",
        "<id>urn:syma:entry:demo:login:begin:1795593600000</id>",
        "<title>demo: login: the connection was refused</title>",
        "<title>demo: account: the return was put off to Wednesday 25 "
        "November 2026 at 18:00</title>",
        "<updated>2026-11-24T08:00:00Z</updated>",
        "<content type=\"text\">Source: page. Return: by Wednesday 25 November "
        "2026 at 18:00. Before that, Monday 23 November 2026 at 23:00. "
        "&quot;" DAYS_WEDNESDAY "&quot;</content>",
        "<id>urn:syma:entry:demo:account:overdue:1795471200000:page:",
        "<title>demo: account: a return was announced on Monday 23 November "
        "2026 between 11:00 and 23:00</title>",
        "<id>urn:syma:entry:demo:account:begin:1795424400000</id>",
        "<id>urn:syma:entry:demo:activation:begin:1795424400000</id>",
        "</feed>\n",
    };
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = days_format(t, "demo", "atom");
    const char *at = text;
    size_t i;

    is_well_formed(text);
    has(text, "  <id>urn:syma:feed:demo</id>\n  <title>demo</title>\n"
              "  <updated>2026-11-25T17:00:00Z</updated>\n");
    for (i = 0; i < sizeof order / sizeof *order; i++) {
        at = strstr(at, order[i]);
        ck_assert_msg(at != NULL, "no '%s' in its place in:\n%.3000s", order[i],
                      text);
    }
    ck_assert_uint_eq(count_of(text, "<entry>"), 8);
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* What was told stays, word for word, when more happens. */
START_TEST(atom_entries_stay)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *before = days_format(t, "demo", "atom");
    char *after;

    days_look(t, &days_looks[9], "demo");
    days_look(t, &days_looks[10], "demo");
    after = days_format(t, "demo", "atom");
    has(after, "<title>demo: account is back</title>");
    has(after, "<title>demo: all is back</title>");
    has(after, "Put off: 1.");
    ck_assert_uint_eq(count_of(after, "<entry>"), 11);
    has(after, strstr(before, "  <entry>"));
    syma_string_free(before);
    syma_string_free(after);
    syma_tracker_free(t);
}
END_TEST

START_TEST(atom_is_bounded)
{
    syma_tracker *t = days_tracker();
    char id[32];
    char *text;
    int i;

    for (i = 0; i < 60; i++) {
        snprintf(id, sizeof id, "portal-%02d", i);
        days_look(t, &days_looks[1], id);
    }
    text = days_format(t, NULL, "atom");
    is_well_formed(text);
    has(text, "<id>urn:syma:feed</id>");
    ck_assert_uint_eq(count_of(text, "<entry>"), 100);
    /* the promises, which at the same moment come first, are all there */
    ck_assert_uint_eq(count_of(text, "term=\"promised\""), 60);
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(atom_of_nothing)
{
    syma_tracker *t = days_story(1);
    char *text = days_format(t, "demo", "atom");

    is_well_formed(text);
    has(text, "<updated>2026-11-23T08:00:00Z</updated>");
    lacks(text, "<entry>");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* ---- svg ---- */

START_TEST(badge)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = days_format(t, "demo", "svg");

    ck_assert_str_eq(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"134\" "
        "height=\"20\" viewBox=\"0 0 134 20\" role=\"img\" "
        "aria-label=\"demo: degraded, 2 of 4 sections up, later than "
        "promised\">\n"
        "  <title>demo: degraded, 2 of 4 sections up, later than "
        "promised</title>\n"
        "  <rect width=\"134\" height=\"20\" rx=\"3\" fill=\"#3d444d\"/>\n"
        "  <path d=\"M44 0h87a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H44z\" "
        "fill=\"#9a6700\"/>\n"
        "  <g fill=\"#fff\" aria-hidden=\"true\" font-size=\"11\" "
        "font-family=\"Verdana,DejaVu Sans,sans-serif\">\n"
        "    <text x=\"6\" y=\"14\" textLength=\"32\" "
        "lengthAdjust=\"spacingAndGlyphs\">demo</text>\n"
        "    <text x=\"50\" y=\"14\" textLength=\"78\" "
        "lengthAdjust=\"spacingAndGlyphs\">degraded 2/4</text>\n"
        "  </g>\n</svg>\n");
    is_well_formed(text);
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* ---- summary ---- */

START_TEST(summary)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = days_format(t, "demo", "summary");

    has(text, "  \"status\": {\n    \"indicator\": \"minor\",\n"
              "    \"description\": \"2 of 4 sections up\"\n  },\n");
    has(text, "      \"id\": \"demo/account\",\n"
              "      \"name\": \"account\",\n"
              "      \"status\": \"under_maintenance\",\n");
    has(text, "      \"id\": \"demo/activation\",\n"
              "      \"name\": \"activation\",\n"
              "      \"status\": \"major_outage\",\n");
    has(text, "          \"body\": \"Return announced by 2026-11-25T17:00:00Z "
              "(page): " DAYS_WEDNESDAY "\"\n");
    has(text, "      \"impact\": \"major\",\n");
    has(text, "      \"scheduled_for\": \"2026-11-29T22:00:00Z\",\n"
              "      \"scheduled_until\": \"2026-11-30T01:00:00Z\",\n");
    syma_string_free(text);
    text = days_format(t, NULL, "summary");
    has(text, "      \"group_id\": \"demo\",\n");
    has(text, "      \"components\": [\n        \"demo/home\",\n");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* Ten intervals without anything new: an outage keeps its status, what was up
 * is not said to be so. */
START_TEST(summary_of_the_unknown)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text;

    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + (60 + 240) * HOUR),
                     SYMA_OK);
    ck_assert_int_eq(syma_tracker_state(t, "demo", "account"),
                     SYMA_STATE_UNKNOWN);
    text = days_format(t, "demo", "summary");
    lacks(text, "operational");
    lacks(text, "\"demo/login\",\n      \"name\"");
    has(text, "      \"id\": \"demo/account\",\n"
              "      \"name\": \"account\",\n"
              "      \"status\": \"under_maintenance\",\n");
    has(text, "    \"description\": \"0 of 4 sections up, not all known\"\n");
    lacks(text, "\"indicator\": \"none\"");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* A restart: all that is counted goes on, and no series is lost. */
START_TEST(saved_and_loaded)
{
    syma_tracker *t = days_story(DAYS_LATE);
    syma_tracker *later = days_tracker();
    char *before = days_format(t, "demo", "openmetrics");
    const char *counters = strstr(before, "\nsyma_section_seconds_total");
    char *saved = NULL;
    char *after;
    char *text;

    ck_assert_int_eq(syma_tracker_save(t, NULL, &saved), SYMA_OK);
    ck_assert_int_eq(syma_tracker_load(later, saved, strlen(saved)), SYMA_OK);
    ck_assert_int_eq(syma_tracker_tick(later, STORY_TIME + 60 * HOUR), SYMA_OK);
    after = days_format(later, "demo", "openmetrics");
    ck_assert_uint_eq(count_of(before, "\n"), count_of(after, "\n"));
    ck_assert_ptr_nonnull(counters);
    has(after, counters); /* from there to the end all is the same */
    ck_assert_int_eq(syma_tracker_explain(later, "demo", "en", &text), SYMA_OK);
    has(text, "account is in maintenance. This has been so since Monday 23 "
              "November 2026 at 10:00.");
    syma_string_free(text);
    syma_string_free(saved);
    syma_string_free(before);
    syma_string_free(after);
    syma_tracker_free(t);
    syma_tracker_free(later);
}
END_TEST

START_TEST(without_a_report)
{
    static const char *const formats[] = {"json", "openmetrics", "prometheus",
                                          "atom", "summary",     "svg"};
    syma_tracker *t = days_story(DAYS_LATE);
    struct symai_track_portal *p = symai_track_portal(t, "demo");
    char *text = days_format(t, "demo", "openmetrics");
    size_t lines = count_of(text, "\n");
    size_t i;

    syma_string_free(text);
    syma_report_unref(p->report);
    p->report = NULL;
    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        text = days_format(t, "demo", formats[i]);
        is_tame(text);
        if (strcmp(formats[i], "openmetrics") == 0)
            ck_assert_uint_eq(count_of(text, "\n"), lines);
        if (strcmp(formats[i], "json") == 0)
            has(text, "          \"required\": true,\n"
                      "          \"kind\": null,\n"
                      "          \"because\": null,\n"
                      "          \"fallbacks\": []\n");
        syma_string_free(text);
    }
    ck_assert_int_eq(syma_tracker_explain(t, "demo", "en", &text), SYMA_OK);
    has(text, "account is in maintenance. This has been so since Monday 23 "
              "November 2026 at 09:00 (UTC).");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

/* ---- what a page says ---- */

START_TEST(page_text_is_tamed)
{
    static const char *const formats[] = {"json", "openmetrics", "prometheus",
                                          "atom", "summary",     "svg"};
    syma_tracker *t = days_hostile();
    char *text;
    size_t i;

    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        text = days_format(t, "demo", formats[i]);
        is_tame(text);
        syma_string_free(text);
    }
    text = days_format(t, "demo", "atom");
    is_well_formed(text);
    lacks(text, "<script");
    has(text, "&lt;/content&gt;&lt;script&gt;alert(1)");
    syma_string_free(text);
    text = days_format(t, "demo", "openmetrics");
    lacks(text, "script");
    ck_assert_uint_eq(count_of(text, "# EOF"), 1);
    syma_string_free(text);
    ck_assert_int_eq(syma_tracker_explain(t, "demo", "en", &text), SYMA_OK);
    is_tame(text);
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_format");
    TCase *cases = tcase_create("tracker_format");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, arguments);
    tcase_add_test(cases, json);
    tcase_add_test(cases, json_of_nothing);
    tcase_add_test(cases, metrics);
    tcase_add_test(cases, kept_and_broken);
    tcase_add_test(cases, counters_never_go_back);
    tcase_add_test(cases, as_many_series);
    tcase_add_test(cases, atom);
    tcase_add_test(cases, atom_entries_stay);
    tcase_add_test(cases, atom_is_bounded);
    tcase_add_test(cases, atom_of_nothing);
    tcase_add_test(cases, badge);
    tcase_add_test(cases, summary);
    tcase_add_test(cases, summary_of_the_unknown);
    tcase_add_test(cases, saved_and_loaded);
    tcase_add_test(cases, without_a_report);
    tcase_add_test(cases, page_text_is_tamed);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
