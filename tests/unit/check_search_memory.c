/* SPDX-License-Identifier: MIT */
/*
 * A discovery without memory: whichever allocation fails, the answer is
 * SYMA_ENOMEM and nothing is found; with enough of it all is as before. First
 * the search alone, on pages of this file, then the whole of it, where nothing
 * answers. The linker puts the functions below in the place of the C library's.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "discover/search.h"
#include "syma/syma.h"

#define HOME "https://www.a.example/"
#define NOW 1790000000000

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);

static long left = -1; /* allocations that go well; -1: all do */

static int fails(void)
{
    if (left < 0)
        return 0;
    if (left == 0)
        return 1;
    left--;
    return 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *ptr, size_t size)
{
    return fails() ? NULL : __real_realloc(ptr, size);
}

static syma_ruleset *rules;

/* --- a site --- */

static const struct {
    const char *url;
    const char *to; /* a redirect leads there */
    const char *body;
} site[] = {
    {HOME, NULL,
     "<html lang='fr'><link rel='alternate' hreflang='en' href='/en/'>"
     "<title>Forfaits</title><nav><a href='/connexion'>Espace client</a>"
     "<a href='/prive/x'>Mon compte</a></nav><p>Bonjour"},
    {HOME "robots.txt", NULL,
     "User-agent: *\nDisallow: /prive\nSitemap: " HOME "map\n"},
    {HOME "map", NULL,
     "<urlset><url><loc>" HOME "mon-compte</loc></url></urlset>"},
    {HOME ".well-known/change-password", "https://my.a.example/password",
     "<title>Mot de passe</title>"},
    {HOME "en/", NULL, "<html lang='en'><a href='/connexion'>Log in</a>"},
    {HOME "connexion", "https://my.a.example/login",
     "<title>Connexion</title><form method='post'><input name='user'>"
     "<input type='password'><button>Se connecter</button></form>"},
};

static size_t find(const char *url)
{
    size_t i;

    for (i = 0; i < sizeof site / sizeof site[0]; i++) {
        if (strcmp(site[i].url, url) == 0)
            return i;
    }
    return i;
}

/* With all the memory that it wants. */
static syma_page *make_page(const char *url, const char *to, const char *body,
                            int status)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_request_url(p, url), SYMA_OK);
    if (to != NULL)
        ck_assert_int_eq(syma_page_add_redirect(p, 302, to), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, to != NULL ? to : url), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, status), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, body, strlen(body)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

/* --- the search --- */

/* Memory is short within; what is over is given back. */
static long budget;

static void close_purse(void)
{
    budget = left;
    left = -1;
}

static int take(struct symai_search *s, const char *asked, const char *to,
                const char *body, int status)
{
    syma_page *p = make_page(asked, to, body, status);
    int rc;

    left = budget;
    rc = symai_search_take(s, p, body, strlen(body), NOW);
    close_purse();
    syma_page_free(p);
    return rc;
}

/* A redirect, and the robots.txt that it may want. */
static int hop(struct symai_search *s, const char *to)
{
    struct symai_search_request request;
    char url[256];
    int rc = SYMAI_SEARCH_LATER;

    while (rc == SYMAI_SEARCH_LATER) {
        left = budget;
        rc = symai_search_may(s, to);
        close_purse();
        if (rc != SYMAI_SEARCH_LATER)
            break;
        ck_assert_int_eq(symai_search_next(s, &request), 1);
        snprintf(url, sizeof url, "%s", request.url);
        rc = take(s, url, NULL, "", 404);
        rc = rc < 0 ? rc : SYMAI_SEARCH_LATER;
    }
    return rc < 0 ? rc : SYMA_OK;
}

static int step(struct symai_search *s)
{
    struct symai_search_request request;
    char url[256];
    size_t i;
    int rc;

    left = budget;
    rc = symai_search_next(s, &request);
    close_purse();
    if (rc != 1)
        return rc;
    snprintf(url, sizeof url, "%s", request.url);
    i = find(url);
    if (i == sizeof site / sizeof site[0])
        rc = take(s, url, NULL, "<title>404</title>", 404);
    else {
        rc = site[i].to != NULL ? hop(s, site[i].to) : SYMA_OK;
        if (rc == SYMA_OK)
            rc = take(s, url, site[i].to, site[i].body, 200);
    }
    return rc < 0 ? rc : 1;
}

static int search(syma_discovery **out)
{
    struct symai_search *s = NULL;
    int rc;

    *out = NULL;
    left = budget;
    rc = symai_search_new(HOME, NULL, rules, &s);
    close_purse();
    if (rc == SYMA_OK)
        rc = 1;
    while (rc == 1)
        rc = step(s);
    if (rc == SYMA_OK) {
        left = budget;
        rc = symai_search_finish(s, NOW, out);
        close_purse();
    }
    symai_search_free(s);
    return rc;
}

START_TEST(hungry_search)
{
    syma_discovery *before = NULL;
    syma_discovery *d = NULL;
    char *one = NULL;
    char *two = NULL;
    long n;
    int rc = SYMA_ENOMEM;

    budget = -1;
    ck_assert_int_eq(search(&before), SYMA_OK);
    ck_assert_uint_ge(syma_discovery_page_count(before), 3);
    ck_assert_ptr_nonnull(syma_discovery_best(before, SYMA_SECTION_LOGIN));
    for (n = 0; rc != SYMA_OK; n++) {
        budget = n;
        rc = search(&d);
        if (rc == SYMA_OK)
            break;
        ck_assert_int_eq(rc, SYMA_ENOMEM);
        ck_assert_ptr_null(d);
    }
    ck_assert_int_gt(n, 100);
    ck_assert_int_eq(syma_discovery_format(before, "json", &one), SYMA_OK);
    ck_assert_int_eq(syma_discovery_format(d, "json", &two), SYMA_OK);
    ck_assert_str_eq(one, two);
    syma_string_free(one);
    syma_string_free(two);
    syma_discovery_unref(before);
    syma_discovery_unref(d);
}
END_TEST

/* --- all of it --- */

START_TEST(hungry)
{
    syma_options *o = NULL;
    syma_discovery *d = NULL;
    long n;
    int rc = SYMA_ENOMEM;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", 0), SYMA_OK);
    for (n = 0; rc != SYMA_OK; n++) {
        left = n;
        rc = syma_discover("http://127.0.0.1:1/", o, rules, &d);
        left = -1;
        if (rc == SYMA_OK)
            break;
        ck_assert_int_eq(rc, SYMA_ENOMEM);
        ck_assert_ptr_null(d);
    }
    ck_assert_int_gt(n, 50);
    ck_assert_int_eq(syma_discovery_page_count(d), 1);
    syma_discovery_unref(d);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("search_memory");
    TCase *tcase = tcase_create("search_memory");
    SRunner *runner;
    int failed;

    if (syma_ruleset_new(&rules) < 0 || syma_ruleset_load_builtin(rules) < 0 ||
        syma_ruleset_compile(rules) < 0)
        return 99;
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, hungry_search);
    tcase_add_test(tcase, hungry);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    syma_ruleset_free(rules);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
