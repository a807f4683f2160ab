/* SPDX-License-Identifier: MIT */
/*
 * Writes reports, trackers and discoveries in all their forms to the folder
 * SYMA_FORMS, a file each, for scripts/formats-check.
 */
#include <stdio.h>
#include <stdlib.h>

#include <string.h>

#include "discover/discovery.h"
#include "judge/ruleset.h"

#include "../unit/days.h"

static char *days_format(syma_tracker *t, const char *portal_id,
                         const char *format)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_format(t, portal_id, format, &text), SYMA_OK);
    return text;
}

static void write_file(const char *name, const char *extension, char *text)
{
    char path[1024];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.%s", getenv("SYMA_FORMS"), name,
             extension);
    file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    syma_string_free(text);
}

static void write_tracker(syma_tracker *t, const char *name,
                          const char *portal_id)
{
    static const char *const formats[] = {"json", "openmetrics", "prometheus",
                                          "atom", "summary",     "svg"};
    size_t count = portal_id != NULL ? 6 : 5; /* a badge is of one portal */
    size_t i;

    for (i = 0; i < count; i++)
        write_file(name, formats[i], days_format(t, portal_id, formats[i]));
    syma_tracker_free(t);
}

static void write_report(syma_report *r, const char *name)
{
    static const char *const formats[] = {"openmetrics", "prometheus", "junit",
                                          "json"};
    /* A tracker's JSON is another document. */
    static const char *const extensions[] = {"openmetrics", "prometheus",
                                             "junit", "report-json"};
    char *text = NULL;
    size_t i;

    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        ck_assert_int_eq(syma_report_format(r, formats[i], &text), SYMA_OK);
        write_file(name, extensions[i], text);
    }
    syma_report_unref(r);
}

static syma_report *hostile_report(void)
{
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
                    SYMAI_REASON_soft_error, "https://a.example/?a=<&b='\"");
    struct syma_evidence *e;

    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 900, "h1", "x");
    e = symai_vec_at(&v->evidence, 0);
    symai_free(e->excerpt);
    ck_assert_int_eq(symai_strdup(DAYS_HOSTILE, &e->excerpt), SYMA_OK);
    return report_of_one("a", v);
}

/* One page, looked at as the home page that a search has fetched. */
static syma_discovery *discovery_of(const char *html)
{
    syma_discovery *d = NULL;
    syma_ruleset *rules = NULL;
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, "https://www.lumo.example/"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(symai_ruleset_builtin(&rules), SYMA_OK);
    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    ck_assert_int_eq(
        symai_discovery_take(d, p, NULL, SYMAI_LOOK_HOME, rules, STORY_TIME),
        SYMA_OK);
    ck_assert_int_eq(symai_discovery_finish(d), SYMA_OK);
    syma_ruleset_free(rules);
    syma_page_free(p);
    return d;
}

static void write_discovery(const char *name, const char *html)
{
    syma_discovery *d = discovery_of(html);
    char *text = NULL;

    ck_assert_int_eq(syma_discovery_format(d, "json", &text), SYMA_OK);
    write_file(name, "discovery-json", text);
    ck_assert_int_eq(syma_discovery_format(d, "portal", &text), SYMA_OK);
    write_file(name, "portal", text);
    syma_discovery_unref(d);
}

static void write_discoveries(void)
{
    write_discovery(
        "found", "<!DOCTYPE html><html lang=\"en\"><title>Lumo</title>"
                 "<nav><a href=\"/login\">Log in</a> "
                 "<a href=\"/me?a=1&amp;b=2\">My account</a> "
                 "<a href=\"https://id.lumo.example/sim--x/activate\">"
                 "Activate your SIM</a></nav>"
                 "<h1>Activation is down for maintenance</h1>"
                 "<p>To activate your SIM, send ACTIVE to 20555 by SMS.</p>");
    write_discovery(
        "found-hostile",
        "<nav><a href=\"/login?&quot;--&gt;&lt;x&gt;\" "
        "aria-label=\"Log in &quot;]]&gt;--&gt;&#x202E;&#7;\">"
        "<img alt=\"\"></a></nav>"
        "<h1>Down for maintenance</h1>"
        "<p>To activate, send A&quot;&lt;--&gt; to 20555 by SMS.</p>");
    write_discovery("found-nothing", "<p>Nothing here</p>");
}

/* A portal without a name, with one section: a badge of each colour. */
static void write_badge(const char *name, int state)
{
    syma_tracker *t = days_tracker();
    syma_report *r = report_of_one("x", verdict_new(0, state, SYMA_USABLE_NO,
                                                    SYMAI_REASON_slow,
                                                    "https://a.example/"));

    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    syma_report_unref(r);
    write_file(name, "svg", days_format(t, "", "svg"));
    syma_tracker_free(t);
}

START_TEST(write_for_readers)
{
    syma_tracker *t;

    ck_assert_ptr_nonnull(getenv("SYMA_FORMS"));
    write_tracker(days_story(1), "begin", "demo");
    write_tracker(days_story(DAYS_LATE), "late", "demo");
    write_tracker(days_story(DAYS_END), "end", "demo");
    write_tracker(days_hostile(), "hostile", "demo");
    write_tracker(days_tracker(), "none", NULL);
    t = days_story(DAYS_LATE);
    days_look(t, &days_looks[0], "other");
    write_tracker(t, "all", NULL);
    t = days_story(DAYS_LATE);
    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + 300 * HOUR), SYMA_OK);
    write_tracker(t, "unknown", "demo");
    write_badge("maintenance", SYMA_STATE_MAINTENANCE);
    write_badge("down", SYMA_STATE_DOWN);
    write_report(story_report(), "report");
    write_report(hostile_report(), "report-hostile");
    write_discoveries();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("write_forms");
    TCase *cases = tcase_create("write_forms");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, write_for_readers);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
