/* SPDX-License-Identifier: MIT */
/*
 * A verdict in words, the promises and ways round read from the page, and
 * the one finding without which it would be up.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define NOW_MS INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */
#define HEAD "<!doctype html><title>Lumo</title><body>"
#define LOGIN                                                          \
    "<form method=post><input name=user><input type=password name=pw>" \
    "<button>Log in</button></form>"

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

static syma_verdict *judge(int kind, int status, const char *retry_after,
                           const char *html)
{
    syma_page *page = NULL;
    syma_context *context = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, status), SYMA_OK);
    if (retry_after != NULL)
        ck_assert_int_eq(syma_page_add_header(page, "Retry-After", retry_after),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(context, NOW_MS), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, kind, context, rules, &v), SYMA_OK);
    syma_context_free(context);
    syma_page_free(page);
    return v;
}

struct words {
    int kind;
    int status;
    const char *retry_after;
    const char *html;
    const char *language;
    const char *says; /* the whole paragraph for a customer */
};

static const struct words paragraphs[] = {
    {SYMA_SECTION_LOGIN, 200, NULL, HEAD LOGIN, "en", "This page works."},
    {SYMA_SECTION_LOGIN, 200, NULL, HEAD LOGIN, "fr-FR",
     "Cette page fonctionne."},
    {SYMA_SECTION_GENERIC, 200, NULL,
     HEAD "<h1>The site is currently under maintenance</h1>", "en",
     "This page is in maintenance. No time of return was given: \"The site is "
     "currently under maintenance\"."},
    {SYMA_SECTION_GENERIC, 503, "3600", HEAD "<p>Please wait a while.</p>",
     "en",
     "This page is in maintenance. A return is announced for "
     "Monday 23 November 2026 at 11:00 (UTC) (Retry-After: 3600)."},
    {SYMA_SECTION_GENERIC, 503, "99999999", HEAD "<p>Please wait a while.</p>",
     "en",
     "This page is in maintenance. No time of return was given (Retry-After: "
     "99999999)."},
    {SYMA_SECTION_GENERIC, 200, NULL,
     HEAD "<h1>The site is under maintenance</h1><p>We are closed until further "
          "notice.</p>",
     "en",
     "This page is in maintenance. No time of return was given: \"We are closed "
     "until further notice\"."},
    {SYMA_SECTION_LOGIN, 200, NULL,
     HEAD "<p>Our shops are open from nine on.</p>", "en",
     "This page cannot be used: there is no way to log in on the page."},
    {SYMA_SECTION_ACTIVATION, 200, NULL,
     HEAD "<p>Our shops are open from nine on.</p>", "fr",
     "Cette page ne peut pas servir : le formulaire d'activation manque sur la "
     "page."},
    {SYMA_SECTION_ACCOUNT, 200, NULL,
     HEAD "<p>Our shops are open from nine on.</p>", "fr",
     "Cette page ne peut pas servir : la page ne montre ni compte ni moyen de "
     "s'y connecter."},
    {SYMA_SECTION_LOGIN, 200, NULL,
     HEAD "<div role=alert>The customer area is currently under maintenance."
          "</div>" LOGIN,
     "en",
     "This page is in maintenance; the login form is there all the same. No "
     "time of return was given: \"The customer area is currently under "
     "maintenance\"."},
    {SYMA_SECTION_GENERIC, 200, NULL,
     HEAD "<h1>Le site est en maintenance</h1><p>Réouverture dans les "
          "prochaines heures.</p><p>En attendant, appelez le 01 02 03 04 05."
          "</p>",
     "fr",
     "Cette page est en maintenance. Un retour est annoncé le lundi 23 "
     "novembre 2026 entre 10 h 00 et 22 h 00 (UTC) : « Réouverture dans les "
     "prochaines heures ». En attendant, la page propose : « En attendant, "
     "appelez le 01 02 03 04 05 »."},
    {SYMA_SECTION_LOGIN, 404, NULL, HEAD "<p>There is nothing to see.</p>",
     "en", "This page cannot be used: the page is not there (404)."},
};

START_TEST(test_customer)
{
    const struct words *one = &paragraphs[_i];
    syma_verdict *v =
        judge(one->kind, one->status, one->retry_after, one->html);
    char *text = NULL;

    ck_assert_int_eq(syma_verdict_explain(v, one->language, "customer", &text),
                     SYMA_OK);
    ck_assert_str_eq(text, one->says);
    syma_string_free(text);
    ck_assert_int_eq(syma_verdict_explain(v, "ja", "customer", &text),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_explain(v, "en", "nobody", &text),
                     SYMA_EINVAL);
    ck_assert_ptr_null(text);
    syma_verdict_unref(v);
}
END_TEST

struct unless {
    int kind;
    int status;
    const char *html;
    const char *code;
};

static const struct unless conditions[] = {
    {SYMA_SECTION_LOGIN, 200, HEAD LOGIN, ""},
    {SYMA_SECTION_LOGIN, 200,
     HEAD "<div role=alert>The site is under maintenance.</div>" LOGIN,
     "text.maintenance.now"},
    {SYMA_SECTION_LOGIN, 500, HEAD LOGIN, "http.status.5xx"},
    {SYMA_SECTION_LOGIN, 404, HEAD LOGIN, "http.status.4xx"},
    {SYMA_SECTION_LOGIN, 200, HEAD "<p>Our shops are open from nine on.</p>",
     "form.password.absent"},
    {SYMA_SECTION_ACTIVATION, 200,
     HEAD "<p>Our shops are open from nine on.</p>", "form.activation.absent"},
    {SYMA_SECTION_LOGIN, 200,
     HEAD "<form><input name=user disabled><input type=password disabled>"
          "<button>Log in</button></form>",
     "form.password.disabled"},
    {SYMA_SECTION_GENERIC, 200,
     HEAD "<h1>The service is temporarily unavailable</h1>", "text.error.now"},
    /* what the page says, before what is missing on it */
    {SYMA_SECTION_LOGIN, 200,
     HEAD "<h1>The site is currently under maintenance</h1>",
     "text.maintenance.now form.password.absent"},
    {SYMA_SECTION_LOGIN, 200,
     HEAD "<p>The site is under maintenance until Monday.</p>",
     "text.maintenance.now form.password.absent"},
    {SYMA_SECTION_GENERIC, 200,
     HEAD "<h1>The site is currently under maintenance</h1><p>The service is "
          "temporarily unavailable.</p>",
     "text.maintenance.now text.error.now"},
    {SYMA_SECTION_GENERIC, 502,
     HEAD "<h1>The site is currently under maintenance</h1>",
     "text.maintenance.now http.status.5xx"},
    /* three findings: too many to name */
    {SYMA_SECTION_LOGIN, 500,
     HEAD "<h1>The service is temporarily unavailable</h1>", ""},
};

static const char *first_code(const char *codes)
{
    static char first[64];

    snprintf(first, sizeof first, "(%.*s)", (int)strcspn(codes, " "), codes);
    return first;
}

START_TEST(test_unless)
{
    const struct unless *one = &conditions[_i];
    syma_verdict *v = judge(one->kind, one->status, NULL, one->html);
    char *text = NULL;

    ck_assert_str_eq(syma_verdict_unless(v), one->code);
    ck_assert_int_eq(syma_verdict_explain(v, "en", "engineer", &text), SYMA_OK);
    if (one->code[0] != '\0')
        ck_assert_msg(strstr(text, "would be up if ") != NULL &&
                          strstr(text, first_code(one->code)) != NULL,
                      "%s", text);
    else
        ck_assert_ptr_null(strstr(text, "would be up if"));
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* Text of a page never brings control characters of its own. */
START_TEST(test_hostile_text)
{
    syma_verdict *v = judge(SYMA_SECTION_GENERIC, 200, NULL,
                            HEAD "<h1>The site is under maintenance \x1b[31m"
                                 "\xE2\x80\xAE now</h1>");
    char *text = NULL;

    ck_assert_int_eq(syma_verdict_explain(v, "en", "customer", &text), SYMA_OK);
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("explain");
    TCase *tests = tcase_create("words");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, load_rules, free_rules);
    tcase_add_loop_test(tests, test_customer, 0,
                        (int)(sizeof paragraphs / sizeof *paragraphs));
    tcase_add_loop_test(tests, test_unless, 0,
                        (int)(sizeof conditions / sizeof *conditions));
    tcase_add_test(tests, test_hostile_text);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
