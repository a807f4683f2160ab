/* SPDX-License-Identifier: MIT */
/*
 * Logins by HTTP itself and cookies: given to whom they are for, kept as long
 * as they are to be, and to nobody else.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- logins --- */

#define BASIC "words=200&auth=basic:ann:word"
#define DIGEST "words=200&auth=digest:ann:word"
#define BEARER "words=200&auth=bearer:t0ken"

static const struct {
    const char *words;
    const char *scheme;
    const char *user;
    const char *secret;
    int is_right;
} logins[] = {
    {BASIC, "basic", "ann", "word", 1},
    {BASIC, "basic", "ann", "wrong", 0},
    {BASIC, "basic", "bob", "word", 0},
    {BASIC, "digest", "ann", "word", 0},
    {BASIC, "bearer", NULL, "word", 0},
    {"words=200&auth=basic:ann:a:b:c", "basic", "ann", "a:b:c", 1},
    {DIGEST, "digest", "ann", "word", 1},
    {DIGEST "&chunked=1", "digest", "ann", "word", 1},
    {DIGEST "&algorithm=SHA-256", "digest", "ann", "word", 1},
    {DIGEST, "digest", "ann", "wrong", 0},
    {DIGEST "&algorithm=SHA-256", "digest", "ann", "wrong", 0},
    {DIGEST, "basic", "ann", "word", 0},
    {BEARER, "bearer", NULL, "t0ken", 1},
    {BEARER, "bearer", "", "t0ken", 1},
    {BEARER, "bearer", NULL, "wrong", 0},
    {BEARER, "basic", "ann", "t0ken", 0},
};

static syma_report *check_login(const char *target, int kind, int i,
                                const char *options)
{
    syma_portal *p = NULL;
    syma_report *r;
    char url[TEXT_MAX];

    test_server_expand(&ask_server, target, url, sizeof url);
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "s", kind, url, 0), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, i % 2 ? "s" : NULL,
                                          logins[i].scheme, logins[i].user,
                                          logins[i].secret),
                     SYMA_OK);
    r = ask_portal(p, options);
    syma_portal_free(p);
    return r;
}

START_TEST(test_login)
{
    char target[256];
    syma_report *r;

    snprintf(target, sizeof target, PLAIN "%s", logins[_i].words);
    r = check_login(target, SYMA_SECTION_GENERIC, _i, "");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                     logins[_i].is_right ? 200 : 401);
    ask_section_is(r, 0, SYMA_STATE_UP,
                   logins[_i].is_right ? "ok" : "login_required");
    syma_report_unref(r);
    /* The customer's own pages: a login that was sent and refused. */
    r = check_login(target, SYMA_SECTION_ACCOUNT, _i, "");
    if (!logins[_i].is_right)
        ask_section_is(r, 0, SYMA_STATE_UNKNOWN, "credentials_refused");
    syma_report_unref(r);
    r = check_login(target, SYMA_SECTION_GENERIC, _i, "head_only=1");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                     logins[_i].is_right ? 200 : 401);
    syma_report_unref(r);
}
END_TEST

/* Without a login 401 is what a customer meets too. */
START_TEST(test_login_is_missing)
{
    syma_verdict *v = ask_page(PLAIN BASIC, "");

    ck_assert_int_eq(syma_verdict_http_status(v), 401);
    syma_verdict_unref(v);
}
END_TEST

/* A section's own login counts before the portal's. */
START_TEST(test_login_of_a_section)
{
    static const char *const targets[] = {
        PLAIN BASIC, PLAIN "words=200&auth=bearer:other", NULL};
    syma_portal *p = ask_make_portal(targets);
    syma_report *r;

    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "basic", "ann", "word"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, "s1", "bearer", NULL, "other"),
                     SYMA_OK);
    r = ask_portal(p, "");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 200);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 1)), 200);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* The answer that counts is the one to the login, whatever it is. */
START_TEST(test_digest_answers)
{
    static const struct {
        const char *words;
        const char *reason;
        int status;
    } ways[] = {
        {DIGEST "&to=/do%3fwords%3d200", "ok", 200},
        {DIGEST "&status=302", "redirect_invalid", 302},
        {DIGEST "&status=500&body=x", "http_5xx", 500},
        {DIGEST "&to=/do%3fwords%3d200%26auth%3ddigest:ann:word", "ok", 200},
    };
    char target[256];
    syma_report *r;
    int i;

    for (i = 0; i < COUNT(ways); i++) {
        snprintf(target, sizeof target, PLAIN "%s", ways[i].words);
        r = check_login(target, SYMA_SECTION_GENERIC, 6, "");
        ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(r, 0)),
                         ways[i].reason);
        ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                         ways[i].status);
        syma_report_unref(r);
    }
}
END_TEST

#define OPEN_PAGE "/do%3fwords%3d200%26log%3d"

static const struct {
    const char *url;
    int sent; /* at the end */
} strays[] = {
    {"http://site.example:{http}/do?to=" OPEN_PAGE, 1},
    {"http://site.example:{http}/do?to=http://"
     "www.site.example:{http}" OPEN_PAGE,
     1},
    {"http://site.example:{http}/do?to=http://other.example:{http}" OPEN_PAGE,
     0},
    {"http://127.0.0.1:{http}/do?to=http://127.0.0.2:{http}" OPEN_PAGE, 0},
    {"https://127.0.0.1:{good}/do?to=http://127.0.0.1:{http}" OPEN_PAGE, 0},
    {"http://127.0.0.1:{http}/do?to=https://127.0.0.1:{good}" OPEN_PAGE, 1},
};

/* For basic, digest and bearer each. */
START_TEST(test_login_stays_on_site)
{
    static const int schemes[] = {0, 6, 12};
    int way = _i / COUNT(schemes);
    int login = schemes[_i % COUNT(schemes)];
    char target[256];
    char key[16];
    syma_report *r;

    if ((ask_needs_tls(strays[way].url) && ask_lacks_tls()) ||
        (strstr(strays[way].url, "127.0.0.2") != NULL &&
         test_server_port(&ask_server, "other") == 0))
        return;
    snprintf(key, sizeof key, "stray%d", _i);
    snprintf(target, sizeof target, "%s%s", strays[way].url, key);
    /* Digest shows itself only where it has been asked for. */
    if (login == 6)
        snprintf(target + strlen(target), sizeof target - strlen(target),
                 "&auth=digest:ann:word");
    r = check_login(target, SYMA_SECTION_GENERIC, login, "");
    ck_assert_uint_eq(syma_verdict_redirect_count(syma_report_verdict(r, 0)),
                      1);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 200);
    ck_assert_int_eq(ask_count(key, "GET "), 1);
    if (login != 6 || !strays[way].sent)
        ck_assert_int_eq(ask_count(key, "Authorization:"), strays[way].sent);
    syma_report_unref(r);
}
END_TEST

/* --- cookies --- */

#define SET "words=200&header=Set-Cookie:+"
#define NEED "words=200&need="

static void check_cookies(const char *const *targets, const char *options,
                          const int *statuses)
{
    syma_portal *p = ask_make_portal(targets);
    syma_report *r = ask_portal(p, options);
    size_t i;

    for (i = 0; i < syma_report_section_count(r); i++)
        ck_assert_msg(syma_verdict_http_status(syma_report_verdict(r, i)) ==
                          statuses[i],
                      "%s: %d", targets[i],
                      syma_verdict_http_status(syma_report_verdict(r, i)));
    syma_report_unref(r);
    syma_portal_free(p);
}

START_TEST(test_cookies)
{
    static const struct {
        const char *targets[4];
        int statuses[3];
    } ways[] = {
        /* over a redirect, from section to section */
        {{PLAIN
          "to=/do%3fwords%3d200%26need%3da%253d1&header=Set-Cookie:+a%3d1",
          PLAIN NEED "a%3d1", NULL},
         {200, 200}},
        {{PLAIN NEED "a%3d1", PLAIN SET "a%3d1", PLAIN NEED "a%3d1", NULL},
         {403, 200, 200}},
        /* changed, taken back */
        {{PLAIN SET "a%3d1", PLAIN SET "a%3d2", PLAIN NEED "a%3d2", NULL},
         {200, 200, 200}},
        {{PLAIN SET "a%3d1", PLAIN SET "a%3d1;+Max-Age%3d0", PLAIN NEED "a%3d1",
          NULL},
         {200, 200, 403}},
        {{PLAIN SET "a%3d1",
          PLAIN "to=/do%3fwords%3d200&header=Set-Cookie:+a%3d1;+Max-Age%3d0",
          PLAIN NEED "a%3d1", NULL},
         {200, 200, 403}},
        /* two of them, one for scripts to be kept from */
        {{PLAIN SET "a%3d1;+HttpOnly", PLAIN SET "b%3d2", PLAIN NEED "a%3d1",
          NULL},
         {200, 200, 200}},
        /* only for the path, the host, TLS */
        {{PLAIN SET "a%3d1;+Path%3d/do/x",
          "http://127.0.0.1:{http}/do/x?" NEED "a%3d1", PLAIN NEED "a%3d1",
          NULL},
         {200, 200, 403}},
        {{"http://a.site.example:{http}/do?" SET "a%3d1",
          "http://b.site.example:{http}/do?" NEED "a%3d1",
          "http://a.site.example:{http}/do?" NEED "a%3d1", NULL},
         {200, 403, 200}},
    };

    check_cookies(ways[_i].targets, "", ways[_i].statuses);
}
END_TEST

/* Those of a domain are seen by all its hosts. One at a time, so that the
 * order is that of the sections. */
START_TEST(test_cookie_of_a_domain)
{
    static const char *const targets[] = {
        "http://a.site.example:{http}/do?" SET "a%3d1;+Domain%3dsite.example",
        "http://b.site.example:{http}/do?" NEED "a%3d1",
        "http://other.example:{http}/do?" NEED "a%3d1", NULL};
    static const int statuses[] = {200, 200, 403};

    check_cookies(targets, "max_parallel=1", statuses);
}
END_TEST

START_TEST(test_cookie_for_tls)
{
    /* To libcurl 127.0.0.1 is as safe as TLS. */
    static const char *const targets[] = {
        "https://good.example:{good}/do?" SET "a%3d1;+Secure",
        "http://good.example:{http}/do?" NEED "a%3d1",
        "https://good.example:{good}/do?" NEED "a%3d1", NULL};
    static const int statuses[] = {200, 403, 200};

    if (!ask_lacks_tls())
        check_cookies(targets, "max_parallel=1", statuses);
}
END_TEST

/* A page that was given a cookie before another host changed it does not
 * change it back. The requests of the two hosts wait for each other. */
START_TEST(test_cookies_in_parallel)
{
    static const char *const targets[] = {
        "http://a.site.example:{http}/do?" SET "a%3d1;+Domain%3dsite.example",
        "http://a.site.example:{http}/do?" SET
        "a%3d2;+Domain%3dsite.example&log=a2&await=b2:1",
        "http://a.site.example:{http}/do?words=200&log=a3",
        "http://b.site.example:{http}/do?words=200&await=a2:1",
        "http://b.site.example:{http}/do?" NEED "a%3d1&log=b2&await=a3:1",
        "http://b.site.example:{http}/do?" NEED "a%3d2",
        NULL};
    static const int statuses[] = {200, 200, 200, 200, 200, 200};

    check_cookies(targets, "", statuses);
}
END_TEST

/* Neither to the next check nor to another portal. */
START_TEST(test_cookies_of_one_check)
{
    static const char *const setting[] = {PLAIN SET "a%3d1", PLAIN NEED "a%3d1",
                                          NULL};
    static const char *const needing[] = {PLAIN NEED "a%3d1", NULL};
    syma_prober *s = ask_prober("");
    syma_portal *sets = ask_make_portal(setting);
    syma_portal *needs = ask_make_portal(needing);
    syma_report *r = ask_portal_by(s, sets);

    ask_section_is(r, 1, SYMA_STATE_UP, "ok");
    syma_report_unref(r);
    r = ask_portal_by(s, needs);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 403);
    syma_report_unref(r);
    ask_is_by(s, PLAIN NEED "a%3d1", SYMA_STATE_DEGRADED, "forbidden");
    r = ask_portal_by(s, sets);
    ask_section_is(r, 1, SYMA_STATE_UP, "ok");
    syma_report_unref(r);
    syma_portal_free(sets);
    syma_portal_free(needs);
    syma_prober_free(s);
}
END_TEST

/* The second look comes as a new visitor. */
START_TEST(test_cookies_and_second_look)
{
    static const char *const targets[] = {
        PLAIN SET "a%3d1", PLAIN "status=500&body=x&log=again", NULL};
    syma_portal *p = ask_make_portal(targets);
    syma_report *r = ask_portal(p, "confirm_delay_ms=10");

    ask_section_is(r, 1, SYMA_STATE_DOWN, "http_5xx");
    ck_assert_int_eq(ask_count("again", "GET "), 2);
    ck_assert_int_eq(ask_count("again", "Cookie: a=1"), 1);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("login");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "logins");
    tcase_add_loop_test(tcase, test_login, 0, COUNT(logins));
    tcase_add_test(tcase, test_login_is_missing);
    tcase_add_test(tcase, test_login_of_a_section);
    tcase_add_test(tcase, test_digest_answers);
    tcase_add_loop_test(tcase, test_login_stays_on_site, 0, 3 * COUNT(strays));
    tcase = ask_case(suite, "cookies");
    tcase_add_loop_test(tcase, test_cookies, 0, 8);
    tcase_add_test(tcase, test_cookie_of_a_domain);
    tcase_add_test(tcase, test_cookie_for_tls);
    tcase_add_test(tcase, test_cookies_in_parallel);
    tcase_add_test(tcase, test_cookies_of_one_check);
    tcase_add_test(tcase, test_cookies_and_second_look);
    return ask_run(suite);
}
