/* SPDX-License-Identifier: MIT */
/*
 * Discoveries of whole portals: what was asked of which host, and what came of
 * it, whatever the server does.
 */
#include "discovering.h"

#include <stdio.h>
#include <string.h>

static void best_is(const syma_discovery *d, int kind, const char *target)
{
    const syma_candidate *c = syma_discovery_best(d, kind);
    char url[TEXT_MAX];

    test_server_expand(&ask_server, target, url, sizeof url);
    ck_assert_msg(c != NULL, "no %s", syma_section_kind_name(kind));
    ck_assert_str_eq(syma_candidate_url(c), url);
}

/* --- a whole portal --- */

START_TEST(test_portal)
{
    syma_discovery *d = find_portal(HOME, "");
    char home[TEXT_MAX];
    const char *www;

    test_server_expand(&ask_server, HOME, home, sizeof home);
    ck_assert_str_eq(syma_discovery_home_url(d), home);
    ck_assert_str_eq(syma_discovery_language(d), "fr");
    ck_assert_int_eq(syma_verdict_state(syma_discovery_verdict(d)),
                     SYMA_STATE_UP);
    best_is(d, SYMA_SECTION_LOGIN, "http://my.operator.example:{http}/");
    best_is(d, SYMA_SECTION_ACTIVATION, HOME "activer");
    ck_assert_int_eq(find_status_of(d, "http://my.operator.example:{http}/"),
                     200);
    ck_assert_int_eq(find_status_of(d, HOME "en/"), 200);
    ck_assert_str_eq(syma_discovery_page_url(d, 0), home);

    www = find_asked_of("www.operator.example");
    ck_assert_msg(
        strncmp(www, "/robots.txt\n/\n" ABSENT PASSWORD "/plan.xml\n",
                strlen("/robots.txt\n/\n" ABSENT PASSWORD "/plan.xml\n")) == 0,
        "%s", www);
    ck_assert_int_eq(find_count(www, "/en/\n"), 1);
    ck_assert_int_eq(find_count(www, "/nl/\n"), 1);
    ck_assert_int_eq(find_count(www, "/activer\n"), 1);
    ck_assert_int_eq(find_count(www, "/interne"), 0);
    ck_assert_int_eq(find_count(www, "/sitemap.xml"), 0);
    ck_assert_int_eq(
        find_count(find_asked_of("my.operator.example"), "/robots.txt\n"), 1);
    ck_assert_int_eq(
        find_count(find_asked_of("id.operator.example"), "/robots.txt\n"), 1);
    ck_assert_int_eq(
        find_count(find_asked_of("id.operator.example"), "/password\n"), 1);
    ck_assert_str_eq(find_asked_of("social.example"), "");
    syma_discovery_unref(d);
}
END_TEST

/* --- what is asked, host by host --- */

static const struct {
    const char *url;
    const char *options;
    const char *host;
    const char *asked;
} exact[] = {
    {"http://shut.example:{http}/", "", "shut.example", "/robots.txt\n/\n"},
    {"http://failing.example:{http}/", "", "failing.example",
     "/robots.txt\n/\n"},
    {"http://elsewhere.example:{http}/", "", "elsewhere.example",
     "/robots.txt\n/\n"},
    {"http://slow.example:{http}/", "first_byte_timeout_ms=300", "slow.example",
     "/robots.txt\n/\n"},
    {"http://late.example:{http}/", "first_byte_timeout_ms=300", "late.example",
     "/robots.txt\n/\n"},
    {"http://anything.example:{http}/", "discover_pages=1", "anything.example",
     "/robots.txt\n/\n" ABSENT "/sitemap.xml\n/connexion\n"},
    {"http://cookie.example:{http}/", "discover_pages=0", "cookie.example",
     "/robots.txt\n/\n" ABSENT PASSWORD "/sitemap.xml\n"},
    {"http://index.example:{http}/", "discover_pages=0 absence_baseline=0",
     "index.example", "/robots.txt\n/\n/sitemap.xml\n/map-1.xml\n/map-3.xml\n"},
};

START_TEST(test_exact)
{
    syma_discovery *d = find_portal(exact[_i].url, exact[_i].options);

    find_asked_are(exact[_i].host, exact[_i].asked);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(test_elsewhere)
{
    syma_discovery *d = find_portal("http://elsewhere.example:{http}/?2", "");
    char url[TEXT_MAX];

    test_server_expand(&ask_server,
                       "http://www.elsewhere.example:{http}/accueil", url,
                       sizeof url);
    ck_assert_str_eq(syma_discovery_home_url(d), url);
    best_is(d, SYMA_SECTION_LOGIN,
            "http://www.elsewhere.example:{http}/connexion");
    syma_discovery_unref(d);
}
END_TEST

/* What a redirect leads to is not asked either. */
START_TEST(test_barred)
{
    syma_discovery *d = find_portal("http://barred.example:{http}/", "");

    find_asked_are("id.barred.example", "/robots.txt\n");
    ck_assert_int_eq(find_asked_count("barred.example", "/connexion\n"), 1);
    syma_discovery_unref(d);
}
END_TEST

/* The page that sets it comes before the one that wants it. */
START_TEST(test_cookie)
{
    syma_discovery *d = find_portal("http://cookie.example:{http}/", "");

    ck_assert_int_eq(
        find_status_of(d, "http://cookie.example:{http}/connexion"), 200);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(test_endless)
{
    syma_discovery *d = find_portal("http://endless.example:{http}/", "");

    best_is(d, SYMA_SECTION_LOGIN, "http://endless.example:{http}/connexion");
    ck_assert_int_eq(find_asked_count("endless.example", "/robots.txt\n"), 1);
    ck_assert_int_eq(find_asked_count("endless.example", "/sitemap.xml\n"), 1);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(test_limited)
{
    syma_discovery *d = find_portal("http://limited.example:{http}/", "");
    const char *asked = find_asked_of("limited.example");
    const char *last = "/connexion\n";

    ck_assert_int_eq(
        find_status_of(d, "http://limited.example:{http}/connexion"), 429);
    ck_assert_str_eq(asked + strlen(asked) - strlen(last), last);
    syma_discovery_unref(d);
}
END_TEST

/* Checks that ask by HEAD do not make a discovery blind. */
START_TEST(test_head)
{
    syma_discovery *d =
        find_portal("http://endless.example:{http}/?head", "head_only=1");

    best_is(d, SYMA_SECTION_LOGIN, "http://endless.example:{http}/connexion");
    syma_discovery_unref(d);
}
END_TEST

/* --- nothing answers --- */

static const struct {
    const char *url;
    const char *options;
    const char *reason;
} silent[] = {
    {"http://127.0.0.1:1/", "", "connect_refused"},
    {"http://gone.example/", "", "dns_temporary"},
    {"http://127.0.0.1:{silent}/", "first_byte_timeout_ms=200",
     "first_byte_timeout"},
    {"http://127.0.0.1:{http}/", "allow_private=0", "local_guard"},
};

START_TEST(test_silent)
{
    syma_discovery *d = find_portal(silent[_i].url, silent[_i].options);
    char url[TEXT_MAX];

    test_server_expand(&ask_server, silent[_i].url, url, sizeof url);
    ck_assert_str_eq(syma_verdict_reason(syma_discovery_verdict(d)),
                     silent[_i].reason);
    ck_assert_uint_eq(syma_discovery_page_count(d), 1);
    ck_assert_int_eq(syma_discovery_page_status(d, 0), 0);
    ck_assert_str_eq(syma_discovery_home_url(d), url);
    ck_assert_uint_eq(syma_discovery_count(d), 0);
    syma_discovery_unref(d);
}
END_TEST

/* One page that hangs costs its limit; the rest is told. */
START_TEST(test_stuck)
{
    syma_discovery *d =
        find_portal("http://stuck.example:{http}/", "timeout_ms=1000");

    ck_assert_ptr_nonnull(syma_discovery_verdict(d));
    ck_assert_int_eq(find_asked_count("stuck.example", "/connexion\n"), 1);
    syma_discovery_unref(d);
}
END_TEST

/* Whatever a server does is a discovery, if one of little. */
static const char *const hostile[] = {
    "endless=1",
    "bomb=100000000",
    "size=3000000&nul=1",
    "words=500&code=gzip&break=1",
    "words=500&code=double",
    "words=500&reset=body",
    "words=500&close=head",
    "words=500&chunked=bad",
    "words=500&length=100000",
    "flood=3000",
    "longline=300000",
    "raw=HTTP/1.1%20200%20OK\\r\\nContent-Length:%20-1\\r\\n\\r\\nx",
    "raw=\\x00\\xff\\x16",
    "loop=3",
    "chain=12",
    "to=//",
    "to=http://",
    "to=http://gone.example/",
    "status=204",
    "status=999&body=x",
};

START_TEST(test_hostile)
{
    char url[TEXT_MAX];
    syma_discovery *d;

    snprintf(url, sizeof url, PLAIN "%s", hostile[_i]);
    d = find_portal(url, "");
    ck_assert_ptr_nonnull(syma_discovery_verdict(d));
    ck_assert_uint_ge(syma_discovery_page_count(d), 1);
    syma_discovery_unref(d);
}
END_TEST

/* Trouble of our own is no discovery. */
START_TEST(test_trouble)
{
    syma_options *o = ask_options("");
    syma_discovery *d = NULL;
    char url[TEXT_MAX];

    ck_assert_int_eq(syma_options_set_str(o, "ca_bundle", "/no/such/file"),
                     SYMA_OK);
    test_server_expand(&ask_server, "https://127.0.0.1:{good}/", url,
                       sizeof url);
    if (!ask_lacks_tls())
        ck_assert_int_eq(syma_discover(url, o, ask_rules, &d), SYMA_ENOTFOUND);
    ck_assert_ptr_null(d);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("discover");
    TCase *tcase;
    int rc = ask_start_site(FIND_SITE);

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "discover");
    tcase_add_loop_test(tcase, test_exact, 0, COUNT(exact));
    tcase_add_test(tcase, test_portal);
    tcase_add_test(tcase, test_elsewhere);
    tcase_add_test(tcase, test_barred);
    tcase_add_test(tcase, test_cookie);
    tcase_add_test(tcase, test_endless);
    tcase_add_test(tcase, test_limited);
    tcase_add_test(tcase, test_head);
    tcase_add_loop_test(tcase, test_silent, 0, COUNT(silent));
    tcase_add_test(tcase, test_stuck);
    tcase_add_loop_test(tcase, test_hostile, 0, COUNT(hostile));
    tcase_add_test(tcase, test_trouble);
    return ask_run(suite);
}
