/* SPDX-License-Identifier: MIT */
/*
 * Candidates: what several sightings of one make of it, and what is written of
 * it.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "discover/candidate.h"
#include "discover/discovery.h"
#include "discover/object.h"
#include "discover/weights.h"
#include "judge/ruleset.h"
#include "syma/syma.h"

#define HOME "https://www.operator.example/"

static void add(struct syma_candidate *c, const char *code, int weight)
{
    ck_assert_int_eq(symai_candidate_add(c, code, "x", 1, weight), SYMA_OK);
}

static struct syma_candidate seen(int words, int is_deep)
{
    struct syma_candidate c;

    symai_candidate_init(&c, SYMA_SECTION_LOGIN);
    add(&c, "link.text", words);
    if (is_deep)
        add(&c, "page.deep", SYMAI_WEIGHT_DEEP);
    return c;
}

/* One more page that names it does not make it worse. */
START_TEST(depth_is_of_all_sightings)
{
    struct syma_candidate c;
    struct syma_candidate other;
    int first = _i & 1;
    int second = (_i >> 1) & 1;

    c = seen(550, first);
    other = seen(550, second);
    ck_assert_int_eq(symai_candidate_merge(&c, &other), SYMA_OK);
    ck_assert_int_eq(syma_candidate_score(&c),
                     first && second ? 550 + SYMAI_WEIGHT_DEEP : 550);
    symai_candidate_clear(&c);
}
END_TEST

START_TEST(what_is_gone_is_not_proposed)
{
    struct syma_candidate c = seen(760, 0);

    add(&c, "page.form", 900);
    add(&c, "url.path", 380);
    ck_assert_int_eq(syma_candidate_score(&c), SYMAI_SCORE_MAX);
    add(&c, "page.gone", SYMAI_WEIGHT_GONE);
    ck_assert_int_lt(syma_candidate_score(&c), SYMAI_SCORE_PROPOSED);
    ck_assert(symai_candidate_is_gone(&c));
    symai_candidate_clear(&c);
}
END_TEST

/* ---- on a page ---- */

static syma_page *page_at(const char *url, int status, const char *html)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, url), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, status), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

static syma_discovery *look_at(const char *url, const char *html)
{
    syma_page *p = page_at(url, 200, html);
    syma_discovery *d = NULL;

    ck_assert_int_eq(syma_discover_page(p, NULL, &d), SYMA_OK);
    syma_page_free(p);
    return d;
}

static syma_discovery *look(const char *html)
{
    return look_at(HOME, html);
}

static const struct {
    const char *url;
    const char *id;
} homes[] = {{HOME, "operator"},
             {"https://my.shop.co.uk/", "shop"},
             {"http://127.0.0.1:8080/", "127.0.0.1"},
             {"http://[::1]/", "portal"},
             {"http://localhost/", "localhost"},
             {"https://.odd/", "odd"}};

START_TEST(the_file_has_an_id)
{
    syma_discovery *d = look_at(homes[_i].url, "<p>Hello");
    syma_portal *p = NULL;
    char expected[64];
    char *text = NULL;

    snprintf(expected, sizeof expected, " id=\"%s\"", homes[_i].id);
    ck_assert_int_eq(syma_discovery_format(d, "portal", &text), SYMA_OK);
    ck_assert_msg(strstr(text, expected) != NULL, "%s", text);
    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    syma_portal_free(p);
    syma_string_free(text);
    syma_discovery_unref(d);
}
END_TEST

/* Each place at which the words can be cut. */
START_TEST(words_are_cut_between_characters)
{
    char html[600];
    const syma_candidate *c;
    syma_discovery *d;
    char *text = NULL;
    int i;

    strcpy(html, "<nav><a href=/login>Login ");
    for (i = 0; i < _i; i++)
        strcat(html, "x");
    for (i = 0; i < 60; i++)
        strcat(html, "\xE2\x82\xAC");
    strcat(html, "</a></nav>");
    d = look(html);
    ck_assert_uint_gt(syma_discovery_count(d), 0);
    c = syma_discovery_candidate(d, 0);
    ck_assert(symai_utf8_is_valid(syma_candidate_found_by(c),
                                  strlen(syma_candidate_found_by(c))));
    ck_assert_int_eq(syma_discovery_format(d, "portal", &text), SYMA_OK);
    syma_string_free(text);
    syma_discovery_unref(d);
}
END_TEST

/* Its words, its address and its place speak for it, and it is not there. */
START_TEST(what_is_gone_is_told)
{
    syma_ruleset *rules = NULL;
    syma_discovery *d = NULL;
    const syma_candidate *c;
    syma_page *p = NULL;
    char *text = NULL;

    ck_assert_int_eq(symai_ruleset_builtin(&rules), SYMA_OK);
    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    p = page_at(HOME, 200, "<nav><a href=/login>Log in</a></nav>");
    ck_assert_int_eq(
        symai_discovery_take(d, p, HOME, SYMAI_LOOK_HOME, rules, 0), SYMA_OK);
    syma_page_free(p);
    p = page_at(HOME "login", 404, "<h1>Not found</h1>");
    ck_assert_int_eq(
        symai_discovery_take(d, p, HOME "login", SYMAI_LOOK_PAGE, rules, 0),
        SYMA_OK);
    syma_page_free(p);
    ck_assert_int_eq(symai_discovery_finish(d), SYMA_OK);
    c = syma_discovery_candidate(d, 0);
    ck_assert_str_eq(syma_candidate_url(c), HOME "login");
    ck_assert_int_eq(syma_candidate_score(c), SYMAI_SCORE_PROPOSED - 1);
    ck_assert_ptr_null(syma_discovery_best(d, SYMA_SECTION_LOGIN));
    ck_assert_int_eq(syma_discovery_format(d, "text", &text), SYMA_OK);
    ck_assert_msg(strstr(text, "; it is not there any more\n") != NULL, "%s",
                  text);
    syma_string_free(text);
    syma_discovery_unref(d);
    syma_ruleset_free(rules);
}
END_TEST

static const struct {
    const char *lang;
    const char *expected;
} languages[] = {{"fr", "fr"},
                 {"zh-Hant-TW", "zh-Hant-TW"},
                 {"fr&#27;[31m", ""},
                 {"en us", ""},
                 {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""}};

START_TEST(a_language_is_a_tag)
{
    char html[200];
    syma_discovery *d;

    snprintf(html, sizeof html, "<html lang=\"%s\"><body><p>Hello</p>",
             languages[_i].lang);
    d = look(html);
    ck_assert_str_eq(syma_discovery_language(d), languages[_i].expected);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(the_file_says_where_it_was_found)
{
    syma_discovery *d = look("<nav><a href='/log--in?a=1&amp;b=2'>Log in</a>"
                             "<a href=/my>My account</a></nav>");
    char *text = NULL;

    ck_assert_int_eq(syma_discovery_format(d, "portal", &text), SYMA_OK);
    ck_assert_msg(strstr(text, "  <!-- found on " HOME " -->") != NULL, "%s",
                  text);
    ck_assert_msg(strstr(text, "; what it needs is assumed -->\n"
                               "  <section id=\"account\"") != NULL,
                  "%s", text);
    syma_string_free(text);
    syma_discovery_unref(d);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("candidate");
    TCase *tcase = tcase_create("candidate");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, depth_is_of_all_sightings, 0, 4);
    tcase_add_test(tcase, what_is_gone_is_not_proposed);
    tcase_add_test(tcase, what_is_gone_is_told);
    tcase_add_loop_test(tcase, words_are_cut_between_characters, 0, 3);
    tcase_add_loop_test(tcase, a_language_is_a_tag, 0,
                        sizeof languages / sizeof *languages);
    tcase_add_loop_test(tcase, the_file_has_an_id, 0,
                        sizeof homes / sizeof *homes);
    tcase_add_test(tcase, the_file_says_where_it_was_found);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
