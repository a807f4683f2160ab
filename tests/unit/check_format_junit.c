/* SPDX-License-Identifier: MIT */
/*
 * A report as JUnit XML: which outcome a section has, and that what a page
 * says cannot break out of it.
 */
#include "story.h"

#include <stdlib.h>

#include <libxml/parser.h>

static char *junit_of(syma_report *r)
{
    char *text = NULL;

    ck_assert_int_eq(syma_report_format(r, "junit", &text), SYMA_OK);
    syma_report_unref(r);
    return text;
}

static void is_well_formed(const char *text)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "junit.xml", NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    ck_assert_msg(doc != NULL, "%s", text);
    xmlFreeDoc(doc);
}

START_TEST(story)
{
    char *text = junit_of(story_report());

    is_well_formed(text);
    ck_assert_str_eq(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"syma\" tests=\"5\" failures=\"2\" errors=\"0\" "
        "skipped=\"0\" time=\"1.553\">\n"
        "  <testsuite name=\"demo\" tests=\"5\" failures=\"2\" errors=\"0\" "
        "skipped=\"0\" time=\"1.553\" timestamp=\"2026-11-23T08:00:00\">\n"
        "    <testcase classname=\"demo\" name=\"home\" time=\"0.123\"/>\n"
        "    <testcase classname=\"demo\" name=\"login\" time=\"0.123\"/>\n"
        "    <testcase classname=\"demo\" name=\"account\" time=\"1.061\">\n"
        "      <failure message=\"maintenance (page_maintenance): the page "
        "says that maintenance is under way\" type=\"page_maintenance\">"
        "address: https://www.operator.example/compte\n"
        "usable: no\n"
        "words: Votre espace client est en cours de maintenance\n"
        "now: R\xC3\xA9ouverture pr\xC3\xA9vue dans les prochaines heures\n"
        "fallback: Appelez le service client au 3900\n"
        "</failure>\n"
        "    </testcase>\n"
        "    <testcase classname=\"demo\" name=\"activation\" "
        "time=\"0.123\">\n"
        "      <failure message=\"degraded (dependency: account): a section "
        "that this one needs does not work\" type=\"dependency\">"
        "address: https://www.operator.example/activer\n"
        "usable: no\n"
        "</failure>\n"
        "    </testcase>\n"
        "    <testcase classname=\"demo\" name=\"brochure\" "
        "time=\"0.123\"/>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
    syma_string_free(text);
}
END_TEST

static const struct {
    int state;
    uint32_t flags;
    const char *element; /* NULL: it passes */
    const char *counts;
} outcomes[] = {
    {SYMA_STATE_UP, 0, NULL, "failures=\"0\" errors=\"0\" skipped=\"0\""},
    {SYMA_STATE_DEGRADED, 0, "<failure ",
     "failures=\"1\" errors=\"0\" skipped=\"0\""},
    {SYMA_STATE_MAINTENANCE, 0, "<failure ",
     "failures=\"1\" errors=\"0\" skipped=\"0\""},
    {SYMA_STATE_DOWN, 0, "<failure ",
     "failures=\"1\" errors=\"0\" skipped=\"0\""},
    {SYMA_STATE_UNKNOWN, 0, "<error ",
     "failures=\"0\" errors=\"1\" skipped=\"0\""},
    {SYMA_STATE_DOWN, SYMA_SECTION_OPTIONAL, "<skipped ",
     "failures=\"0\" errors=\"0\" skipped=\"1\""},
    {SYMA_STATE_UP, SYMA_SECTION_OPTIONAL, NULL,
     "failures=\"0\" errors=\"0\" skipped=\"0\""},
};

START_TEST(outcome)
{
    syma_verdict *v = verdict_new(0, outcomes[_i].state, SYMA_USABLE_NO,
                                  SYMAI_REASON_slow, "https://a.example/");
    syma_portal *p = NULL;
    char *text;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "a", 0, "https://a.example/",
                                             outcomes[_i].flags),
                     SYMA_OK);
    text = junit_of(report_of(p, &v, 1));
    is_well_formed(text);
    ck_assert_msg(strstr(text, outcomes[_i].counts) != NULL, "%s", text);
    ck_assert_msg(strstr(text, "<testcase classname=\"syma\" name=\"a\" "
                               "time=\"0.000\"") != NULL,
                  "%s", text);
    if (outcomes[_i].element != NULL)
        ck_assert_msg(strstr(text, outcomes[_i].element) != NULL, "%s", text);
    else
        ck_assert_msg(strstr(text, "message=") == NULL, "%s", text);
    syma_string_free(text);
}
END_TEST

START_TEST(page_text_is_tamed)
{
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
                    SYMAI_REASON_soft_error, "https://a.example/?a=1&b='\"");
    struct syma_evidence *e;
    char *text;

    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 900, "h1", "x");
    /* Past what the judge lets through, to see what is done here. */
    e = symai_vec_at(&v->evidence, 0);
    symai_free(e->excerpt);
    ck_assert_int_eq(symai_strdup("</failure><x a=\"'&]]>\x01\x1b\n"
                                  "\xE2\x80\xAE\xFF\xEF\xBF\xBFz",
                                  &e->excerpt),
                     SYMA_OK);
    text = junit_of(report_of_one("a", v));
    is_well_formed(text);
    ck_assert_ptr_nonnull(
        strstr(text, "words: &lt;/failure&gt;&lt;x a=&quot;&#39;&amp;]]&gt;"
                     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
                     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\n"));
    ck_assert_ptr_nonnull(strstr(text, "?a=1&amp;b=&#39;&quot;\n"));
    syma_string_free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format_junit");
    TCase *cases = tcase_create("format_junit");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, story);
    tcase_add_loop_test(cases, outcome, 0, sizeof outcomes / sizeof *outcomes);
    tcase_add_test(cases, page_text_is_tamed);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
