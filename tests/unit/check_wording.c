/* SPDX-License-Identifier: MIT */
/*
 * judge/wording, and judge/find_wording: what a message sounds like counts
 * where no rule knows its words, on a page that says nothing else.
 */
#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/wording.h"
#include "syma/syma.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define OFF                                           \
    "<rules xmlns='urn:syma:rules:1' language='mul'>" \
    "<weight of='percent.wording'>0</weight></rules>"
#define OWN                                                               \
    "<rules xmlns='urn:syma:rules:1' language='mul'>"                     \
    "<claim kind='parked' trigger='quabbing'><literal>quabbing</literal>" \
    "</claim></rules>"
/* Words of a page that goes on. */
#define TEN "alder birch cedar maple hazel rowan aspen willow linden poplar "
#define FIFTY TEN TEN TEN TEN TEN

static syma_ruleset *rules;
static syma_ruleset *without;

/* clang-format off */
/* Sentences that no frame knows, which the test itself sees. */
static const struct {
    const char *text;
    const char *code;
    int state;
} heard[] = {
    {"Our virtual counter takes a breather while its cogs get a good oiling",
     "text.maintenance.wording", SYMA_STATE_MAINTENANCE},
    {"The hamster that drives our server has fallen out of its wheel, so the "
     "site is limping today",
     "text.error.wording", SYMA_STATE_DEGRADED}};
/* clang-format on */

static void margins_of(const char *text, int margins[SYMAI_WORDING_CLASSES])
{
    struct symai_wording wording;

    memset(&wording, 0, sizeof wording);
    symai_wording_add(&wording, text, strlen(text));
    symai_wording_margins(&wording, margins);
}

static syma_verdict *judge(const syma_ruleset *by, const char *html, int kind,
                           int status)
{
    syma_context *context = NULL;
    syma_page *page = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, status), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, kind, context, by, &v), SYMA_OK);
    syma_context_free(context);
    syma_page_free(page);
    return v;
}

/* The excerpt of a piece of evidence; NULL where there is none. */
static const char *quote_of(const syma_verdict *v, const char *code)
{
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        const syma_evidence *e = syma_verdict_evidence(v, i);

        if (strcmp(syma_evidence_code(e), code) == 0)
            return syma_evidence_excerpt(e);
    }
    return NULL;
}

static int listens(const syma_verdict *v)
{
    return quote_of(v, "text.maintenance.wording") != NULL ||
           quote_of(v, "text.error.wording") != NULL;
}

static void page_with(char *into, size_t size, const char *text,
                      const char *more)
{
    ck_assert_int_lt(snprintf(into, size,
                              "<!doctype html><title>Orlune</title><p>%s.</p>"
                              "%s",
                              text, more),
                     (int)size);
}

START_TEST(test_buckets)
{
    struct symai_wording once;
    struct symai_wording twice;
    size_t i;
    size_t bits = 0;

    memset(&once, 0, sizeof once);
    symai_wording_add(&once, "on, of", 6);
    ck_assert_uint_eq(once.words, 2);
    /* " on", "on ", " on ", " of", "of ", " of ", and the two together */
    ck_assert_uint_eq(once.count, 7);
    for (i = 0; i < COUNT(once.bits); i++)
        bits += (size_t)__builtin_popcountll(once.bits[i]);
    ck_assert_uint_eq(bits, once.count);
    memset(&twice, 0, sizeof twice);
    symai_wording_add(&twice, "on", 2);
    symai_wording_add(&twice, "of", 2);
    ck_assert_uint_eq(twice.count, 6); /* two texts are no pair */
    symai_wording_add(&twice, "on of", 5);
    ck_assert_mem_eq(once.bits, twice.bits, sizeof once.bits);
    ck_assert_uint_eq(twice.words, 4);
}
END_TEST

START_TEST(test_too_few)
{
    int margins[SYMAI_WORDING_CLASSES];

    margins_of("", margins);
    ck_assert_int_eq(margins[0], INT_MIN);
    margins_of("closed today", margins);
    ck_assert_int_eq(margins[0], INT_MIN);
    ck_assert_int_eq(margins[1], INT_MIN);
    margins_of("\xce\xb1\xce\xb2 \xce\xb3\xce\xb4 \xce\xb5 \xce\xb6", margins);
    ck_assert_int_eq(margins[0], INT_MIN); /* no letters that it knows */
    margins_of("closed all today", margins);
    ck_assert_int_gt(margins[0], INT_MIN);
}
END_TEST

/* One class at most is likelier than all else. */
START_TEST(test_margins)
{
    int margins[SYMAI_WORDING_CLASSES];

    margins_of("our site is closed while we install new servers", margins);
    ck_assert_int_gt(margins[SYMAI_WORDING_MAINTENANCE], 0);
    ck_assert_int_lt(margins[SYMAI_WORDING_ERROR], 0);
    margins_of("our server has crashed and does not answer", margins);
    ck_assert_int_gt(margins[SYMAI_WORDING_ERROR], 0);
    ck_assert_int_lt(margins[SYMAI_WORDING_MAINTENANCE], 0);
    margins_of("choose a plan and pay by card or by direct debit", margins);
    ck_assert_int_lt(margins[SYMAI_WORDING_MAINTENANCE], 0);
    ck_assert_int_lt(margins[SYMAI_WORDING_ERROR], 0);
}
END_TEST

START_TEST(test_heard)
{
    char html[2048];
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text, "");
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert_int_eq(syma_verdict_state(v), heard[_i].state);
    ck_assert_pstr_eq(quote_of(v, heard[_i].code), heard[_i].text);
    ck_assert_int_eq(syma_evidence_weight(syma_verdict_evidence(v, 0)), 650);
    syma_verdict_unref(v);
    v = judge(without, html, SYMA_SECTION_GENERIC, 200);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    syma_verdict_unref(v);
    /* a server that fails, too, may say why */
    v = judge(rules, html, SYMA_SECTION_GENERIC, 503);
    ck_assert(listens(v));
    syma_verdict_unref(v);
}
END_TEST

/* Not where there is more to the page, nor where the status says it all. */
START_TEST(test_not_asked)
{
    char html[2048];
    char link[256];
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text,
              "<p>" FIFTY "</p><p>" FIFTY FIFTY "</p>");
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert(!listens(v));
    syma_verdict_unref(v);
    page_with(html, sizeof html, heard[_i].text,
              "<form method=post><input type=password name=p><button>Log in"
              "</button></form>");
    v = judge(rules, html, SYMA_SECTION_LOGIN, 200);
    ck_assert(!listens(v));
    syma_verdict_unref(v);
    page_with(html, sizeof html, heard[_i].text, "");
    v = judge(rules, html, SYMA_SECTION_GENERIC, 404);
    ck_assert(!listens(v));
    syma_verdict_unref(v);
    snprintf(link, sizeof link, "<a href='/more'>%s</a>", heard[_i].text);
    page_with(html, sizeof html, "Orlune", link);
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert(!listens(v)); /* words of a link */
    syma_verdict_unref(v);
}
END_TEST

/* The main part is long, and the section not there. */
START_TEST(test_long_main)
{
    char html[4096];
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text,
              "<p>" FIFTY "</p><p>" FIFTY FIFTY "</p><p>" FIFTY FIFTY FIFTY);
    v = judge(rules, html, SYMA_SECTION_LOGIN, 200);
    ck_assert(!listens(v));
    ck_assert_str_eq(syma_verdict_reason(v), "function_missing");
    syma_verdict_unref(v);
}
END_TEST

/* A guess says so, in its confidence, and in what would make it up. */
START_TEST(test_guess)
{
    char html[2048];
    char *why = NULL;
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text, "");
    v = judge(rules, html, SYMA_SECTION_ACCOUNT, 200);
    ck_assert_int_eq(syma_verdict_confidence(v), 600);
    ck_assert((syma_verdict_flags(v) & SYMA_FLAG_SUSPECT) != 0);
    ck_assert_uint_eq(syma_verdict_notice_count(v), 1);
    ck_assert_str_eq(syma_notice_text(syma_verdict_notice(v, 0)),
                     heard[_i].text);
    ck_assert_int_eq(syma_verdict_explain(v, "en", "engineer", &why), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(why, "did not sound like"));
    ck_assert_ptr_nonnull(strstr(why, heard[_i].code));
    syma_string_free(why);
    syma_verdict_unref(v);
}
END_TEST

/* Another sentence beside it, a cell of a table, a message in pieces. */
START_TEST(test_forms)
{
    static const char *const forms[] = {
        "<p>%s. If you need help, call us.</p>",
        "<table><tr><td>%s.</td></tr></table>",
        "<p>Hello.</p><p>%s.</p><p>Bye bye.</p>"};
    char html[2048];
    char text[1024];
    syma_verdict *v;
    size_t i;

    for (i = 0; i < COUNT(forms); i++) {
        snprintf(text, sizeof text, forms[i], heard[_i].text);
        page_with(html, sizeof html, "Orlune", text);
        v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
        ck_assert_msg(syma_verdict_state(v) == heard[_i].state, "%s", html);
        syma_verdict_unref(v);
    }
}
END_TEST

/* What stands in the place of a login, with a frame of links around it. */
START_TEST(test_stands_in)
{
    char html[2048];
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text,
              "<nav><ul><li>" FIFTY FIFTY FIFTY "</li></ul></nav>");
    v = judge(rules, html, SYMA_SECTION_LOGIN, 200);
    ck_assert_int_eq(syma_verdict_state(v), heard[_i].state);
    syma_verdict_unref(v);
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    syma_verdict_unref(v);
}
END_TEST

/* Not loud enough beside a menu; where nothing leads on it is. */
START_TEST(test_dead_end)
{
    static const char text[] =
        "The workshop has our pages until Monday morning";
    static const struct {
        const char *links;
        int state;
    } rows[] = {
        {"", SYMA_STATE_MAINTENANCE},
        {"<a href=mailto:a@b.example>write</a> <a href=TEL:123>call</a> "
         "<a href=#>end</a> <a href=/staff>staff</a>",
         SYMA_STATE_MAINTENANCE},
        {"<a href=/one>Part one</a> <a href=/two>Part two</a>", SYMA_STATE_UP},
        {"<a href=#/one>Part one</a> <a href=#/two>Part two</a>",
         SYMA_STATE_UP},
        {"<a href=JavaScript:one()>one</a> <a href=HTTPS://a.example/>a</a>",
         SYMA_STATE_UP},
        {"<iframe src=/catalogue></iframe>", SYMA_STATE_UP},
        {"<form action=/s><input type=search name=q></form>", SYMA_STATE_UP}};
    char html[2048];
    syma_verdict *v;
    size_t i;

    for (i = 0; i < COUNT(rows); i++) {
        page_with(html, sizeof html, text, rows[i].links);
        v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
        ck_assert_msg(syma_verdict_state(v) == rows[i].state, "%s", html);
        syma_verdict_unref(v);
    }
}
END_TEST

/* Rules go first, and those of one's own alone have no ear. */
START_TEST(test_rules_first)
{
    char html[2048];
    syma_ruleset *own = NULL;
    syma_verdict *v;

    page_with(html, sizeof html, heard[_i].text,
              "<p>We are down for maintenance.</p>");
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert(!listens(v));
    ck_assert_ptr_nonnull(quote_of(v, "text.maintenance.now"));
    syma_verdict_unref(v);

    ck_assert_int_eq(syma_ruleset_new(&own), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(own, OWN, strlen(OWN)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(own), SYMA_OK);
    page_with(html, sizeof html, heard[_i].text, "");
    v = judge(own, html, SYMA_SECTION_GENERIC, 200);
    ck_assert(!listens(v));
    syma_verdict_unref(v);
    syma_ruleset_free(own);
}
END_TEST

/* What takes a sentence back takes it back here too. */
START_TEST(test_taken_back)
{
    static const char *const texts[] = {
        "If the hamster that drives our server falls out of its wheel, the "
        "site will be limping.",
        "Yesterday the hamster that drives our server had fallen out of its "
        "wheel, it is all resolved now."};
    char html[2048];
    syma_verdict *v;

    page_with(html, sizeof html, texts[_i], "");
    v = judge(rules, html, SYMA_SECTION_GENERIC, 200);
    ck_assert(!listens(v));
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    syma_verdict_unref(v);
}
END_TEST

static void set_up(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_new(&without), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(without), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(without, OFF, strlen(OFF)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(without), SYMA_OK);
}

static void tear_down(void)
{
    syma_ruleset_free(rules);
    syma_ruleset_free(without);
}

int main(void)
{
    Suite *suite = suite_create("wording");
    TCase *tests = tcase_create("wording");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_buckets);
    tcase_add_test(tests, test_too_few);
    tcase_add_test(tests, test_margins);
    tcase_add_loop_test(tests, test_heard, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_not_asked, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_long_main, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_guess, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_forms, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_stands_in, 0, (int)COUNT(heard));
    tcase_add_test(tests, test_dead_end);
    tcase_add_loop_test(tests, test_rules_first, 0, (int)COUNT(heard));
    tcase_add_loop_test(tests, test_taken_back, 0, 2);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
