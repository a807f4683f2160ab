/* SPDX-License-Identifier: MIT */
/*
 * What one page tells of a portal's sections: words, addresses, places, forms,
 * and what is made of them. Whole portals are in tests/discover.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "discover/discovery.h"
#include "discover/object.h"
#include "discover/words.h"
#include "judge/ruleset.h"
#include "port/regex.h"
#include "syma/syma.h"

#define HOME "https://www.operator.example/"

static syma_ruleset *rules;

static void setup(void)
{
    ck_assert_int_eq(symai_ruleset_builtin(&rules), SYMA_OK);
}

static void teardown(void)
{
    syma_ruleset_free(rules);
}

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

static syma_discovery *look(const char *html)
{
    syma_page *p = page_at(HOME, 200, html);
    syma_discovery *d = NULL;

    ck_assert_int_eq(syma_discover_page(p, rules, &d), SYMA_OK);
    syma_page_free(p);
    return d;
}

/* "login account activation": the paths below the home page, '-' for none. */
static void expect(const char *html, const char *expected)
{
    syma_discovery *d = look(html);
    const char *url;
    char found[512] = "";
    int kind;

    for (kind = SYMA_SECTION_LOGIN; kind <= SYMA_SECTION_ACTIVATION; kind++) {
        url = syma_candidate_url(syma_discovery_best(d, kind));
        if (strncmp(url, HOME, strlen(HOME)) == 0)
            url += strlen(HOME) - 1;
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s",
                 found[0] != '\0' ? " " : "", url[0] != '\0' ? url : "-");
    }
    ck_assert_msg(strcmp(found, expected) == 0, "%s: %s, not %s", html, found,
                  expected);
    syma_discovery_unref(d);
}

static const struct {
    const char *html;
    const char *expected;
} pages[] = {
    /* What it says of a visit is not kept. */
    {"<nav><a href='/login;jsessionid=0A1B?x=1&PHPSESSID=a1'>Log in</a>"
     "<a href='/my?sid=0123456789abcdef0&nonce=0123456789abcdef0'>My account"
     "</a>"
     "<a href='/sim?sid=7;b&Session=weekend&state=activation'>Activate SIM</a>"
     "</nav>",
     "/login?x=1 /my?nonce=0123456789abcdef0 "
     "/sim?sid=7;b&Session=weekend&state=activation"},
    {"<nav><a href='/a;jsessionid=1/b;c=2?ASPSESSIONIDQQ=1'>Log in</a></nav>",
     "/a/b;c=2 - -"},
    {"<nav><a href='/%7Eop/log%69n'>Log in</a></nav>", "/%7Eop/log%69n - -"},
    /* Words of seven languages. */
    {"<nav><a href=/a>Se connecter</a><a href=/b>Espace client</a>"
     "<a href=/c>Activer ma carte SIM</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Log in</a><a href=/b>My account</a>"
     "<a href=/c>Activate your SIM card</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Anmelden</a><a href=/b>Mein Konto</a>"
     "<a href=/c>SIM-Karte aktivieren</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Iniciar sesi\xC3\xB3n</a><a href=/b>\xC3\x81rea de "
     "clientes</a><a href=/c>Activar tarjeta SIM</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Accedi</a><a href=/b>Area clienti</a>"
     "<a href=/c>Attiva la SIM</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Iniciar sess\xC3\xA3o</a><a href=/b>\xC3\x81rea de "
     "cliente</a><a href=/c>Ativar cart\xC3\xA3o SIM</a></nav>",
     "/a /b /c"},
    {"<nav><a href=/a>Inloggen</a><a href=/b>Klantenzone</a>"
     "<a href=/c>Simkaart activeren</a></nav>",
     "/a /b /c"},
    /* Where the words come from. */
    {"<nav><a href=/a aria-label='Sign in'><svg></svg></a></nav>", "/a - -"},
    {"<nav><a href=/a title='Sign in'><i></i></a></nav>", "/a - -"},
    {"<nav><a href=/a><img src=x alt='Sign in'></a></nav>", "/a - -"},
    {"<nav><a href=/login><i></i></a></nav>", "/login - -"},
    {"<template><a href=/a>Sign in</a></template>", "/a - -"},
    {"<script>var m=[{\"label\":\"Sign in\",\"url\":\"/a\"}]</script>",
     "/a - -"},
    {"<a href=/a><h3>My account</h3><p>See what you have used, your bills, "
     "and all that you have ordered from us</p></a>",
     "- /a -"},
    /* Something else. */
    {"<nav><a href=/a>Sign up</a><a href=/b>Forgot your password?</a>"
     "<a href=/c>Log out</a></nav>",
     "- - -"},
    {"<p>Read <a href=/a>how to log in to your account</a> first.</p>",
     "- - -"},
    {"<nav><a href=/a>Dealer login</a><a href=/b>Log in</a></nav>", "/b - -"},
    {"<nav><a href=https://accounts.google.com/login>Log in with Google</a>"
     "<a href=https://www.facebook.com/login>Log in</a></nav>",
     "- - -"},
    {"<nav><a href=/blog/login>Login</a></nav>", "- - -"},
    {"<nav><a href=/help/my-account>My account</a></nav>", "- - -"},
    {"<ul><li><a href='/?q=client+area+login'>Client area login</a></ul>",
     "- - -"},
    {"<nav><a href=/a>My shortlist</a><a href=/b>Your basket</a></nav>",
     "- - -"},
    {"<nav><a href=/a.pdf>Activate your SIM</a></nav>", "- - -"},
    {"<nav><a href=mailto:x@operator.example>Log in</a></nav>", "- - -"},
    /* "My" and the name of the organisation. */
    {"<nav><a href=/a>My Operator</a></nav>", "- /a -"},
    {"<nav><a href=/a>MyOperator</a></nav>", "- /a -"},
    {"<nav><a href=/a>My Miami</a></nav>", "- - -"},
    /* Whose host. */
    {"<nav><a href=https://my.operator.example/in>Log in</a></nav>",
     "https://my.operator.example/in - -"},
    {"<nav><a href=https://www.other.test/in>Log in</a></nav>", "- - -"},
    /* What the page opens, and what it has itself. */
    {"<nav><a href='#login'>Log in</a></nav>", "/ - -"},
    {"<nav><a href='#account'>My account</a></nav>", "- - -"},
    {"<form action=/in method=post><input name=user><input type=password "
     "name=p><button>Go</button></form>",
     "/ - -"},
    {"<form action=/in><button>Sign in</button></form>", "/in - -"},
    {"<form method=post action=/sim><label for=i>ICCID of your SIM card"
     "</label><input id=i name=iccid><button>Activate</button></form>",
     "- - /"},
    /* Nothing. */
    {"", "- - -"},
    {"<p>Nothing to see here.</p>", "- - -"},
};

START_TEST(one_page)
{
    expect(pages[_i].html, pages[_i].expected);
}
END_TEST

START_TEST(what_speaks_for_it)
{
    syma_discovery *d = look("<nav><a href=/login>Log in</a></nav>");
    const syma_candidate *c = syma_discovery_best(d, SYMA_SECTION_LOGIN);

    ck_assert_str_eq(syma_candidate_found_by(c), "link \"Log in\"");
    ck_assert_str_eq(syma_candidate_found_at(c), HOME);
    ck_assert_int_eq(syma_candidate_score(c), 1000);
    ck_assert_uint_eq(syma_candidate_evidence_count(c), 4);
    ck_assert_str_eq(syma_candidate_evidence_code(c, 0), "link.text");
    ck_assert_str_eq(syma_candidate_evidence_text(c, 0), "Log in");
    ck_assert_str_eq(syma_candidate_evidence_code(c, 1), "url.path");
    ck_assert_str_eq(syma_candidate_evidence_text(c, 1), "login");
    ck_assert_str_eq(syma_candidate_evidence_code(c, 2), "link.host");
    ck_assert_str_eq(syma_candidate_evidence_code(c, 3), "link.place");
    ck_assert_str_eq(syma_candidate_evidence_code(c, 4), "");
    syma_discovery_unref(d);
}
END_TEST

/* Texts of pages are one line, and cannot break out. */
START_TEST(hostile_words)
{
    syma_discovery *d =
        look("<nav><a href='/a?\"<script>'>Log in\x1b[31m \xE2\x80\xAE"
             "&lt;script&gt;\"</a></nav>");
    const char *const formats[] = {"text", "json", "portal"};
    const unsigned char *c;
    char *text = NULL;
    size_t i;

    for (i = 0; i < 3; i++) {
        ck_assert_int_eq(syma_discovery_format(d, formats[i], &text), SYMA_OK);
        for (c = (const unsigned char *)text; *c != '\0'; c++)
            ck_assert_msg(*c >= 0x20 || *c == '\n', "%s", text);
        ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
        if (i == 2)
            ck_assert_ptr_null(strstr(text, "<script"));
        syma_string_free(text);
    }
    syma_discovery_unref(d);
}
END_TEST

/* ---- page after page ---- */

static void take(syma_discovery *d, const char *url, int what, int status,
                 const char *html)
{
    syma_page *p = page_at(url, status, html);

    ck_assert_int_eq(symai_discovery_take(d, p, url, what, rules, 0), SYMA_OK);
    syma_page_free(p);
}

/* Addresses are told as they are written and known by their normal form. */
START_TEST(candidates_are_looked_at)
{
    syma_discovery *d = NULL;

    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    take(d, HOME, SYMAI_LOOK_HOME, 200,
         "<nav><a href=/%6fld>Log in</a><a href=/in>Member sign in here</a>"
         "<a href=/help>Help</a></nav>");
    ck_assert_str_eq(symai_discovery_lead(d), HOME "%6fld");
    take(d, HOME "%6fld", SYMAI_LOOK_PAGE, 404, "<h1>Not found</h1>");
    ck_assert_str_eq(symai_discovery_lead(d), HOME "in");
    take(d, HOME "in", SYMAI_LOOK_PAGE, 200,
         "<form><input name=user><input type=password name=p>"
         "<button>Sign in</button></form>");
    /* The login is settled; help may lead to the others. */
    ck_assert_str_eq(symai_discovery_lead(d), HOME "help");
    ck_assert_int_eq(symai_discovery_skip(d, HOME "help"), SYMA_OK);
    ck_assert_ptr_null(symai_discovery_lead(d));
    ck_assert_int_eq(symai_discovery_finish(d), SYMA_OK);
    ck_assert_str_eq(
        syma_candidate_url(syma_discovery_best(d, SYMA_SECTION_LOGIN)),
        HOME "in");
    ck_assert_uint_eq(syma_discovery_page_count(d), 3);
    ck_assert_int_eq(syma_discovery_page_status(d, 1), 404);
    syma_discovery_unref(d);
}
END_TEST

/* What a robots.txt bars is told once, in whatever form. */
START_TEST(barred_addresses_are_told)
{
    syma_discovery *d = NULL;
    char *text = NULL;

    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    take(d, HOME, SYMAI_LOOK_HOME, 200, "<a href=/a>Log in</a>");
    ck_assert_int_eq(syma_discovery_robots(d), SYMA_ROBOTS_UNASKED);
    ck_assert_int_eq(symai_discovery_bar(d, HOME "%7Ea"), SYMA_OK);
    ck_assert_int_eq(symai_discovery_bar(d, HOME "~a#b"), SYMA_OK);
    ck_assert_int_eq(symai_discovery_bar(d, "mailto:a"), SYMA_OK);
    ck_assert_int_eq(syma_discovery_format(d, "text", &text), SYMA_OK);
    ck_assert_ptr_nonnull(
        strstr(text, "\nrobots.txt bars 1 address " HOME "~a\n"));
    syma_string_free(text);
    ck_assert_int_eq(symai_discovery_bar(d, HOME "b"), SYMA_OK);
    symai_discovery_set_robots(d, SYMA_ROBOTS_READ);
    ck_assert_int_eq(syma_discovery_robots(d), SYMA_ROBOTS_READ);
    ck_assert_uint_eq(syma_discovery_barred_count(d), 2);
    ck_assert_str_eq(syma_discovery_barred_url(d, 0), HOME "~a");
    ck_assert_str_eq(syma_discovery_barred_url(d, 1), HOME "b");
    ck_assert_str_eq(syma_discovery_barred_url(d, 2), "");
    ck_assert_int_eq(syma_discovery_format(d, "text", &text), SYMA_OK);
    ck_assert_ptr_nonnull(
        strstr(text, "\nrobots.txt bars 2 addresses, as " HOME "~a\n"));
    syma_string_free(text);
    ck_assert_int_eq(syma_discovery_format(d, "json", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, "\"robots\": \"read\""));
    ck_assert_ptr_nonnull(strstr(text, "\"" HOME "b\""));
    syma_string_free(text);
    symai_discovery_set_robots(d, SYMA_ROBOTS_FAILED);
    ck_assert_int_eq(syma_discovery_format(d, "text", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, "\nrobots.txt failed: "));
    syma_string_free(text);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(others_are_no_lead)
{
    syma_discovery *d = NULL;

    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    take(d, HOME, SYMAI_LOOK_HOME, 200,
         "<nav><a href=https://www.other.test/login>Log in</a>"
         "<a href=https://www.facebook.com/login>Log in</a></nav>");
    ck_assert_ptr_null(symai_discovery_lead(d));
    syma_discovery_unref(d);
}
END_TEST

START_TEST(languages)
{
    syma_discovery *d = NULL;

    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    take(d, HOME, SYMAI_LOOK_HOME, 200,
         "<html lang=nl-BE><link rel=alternate hreflang=fr href=/fr>"
         "<link rel=alternate hreflang=nl href=/>"
         "<link rel=alternate hreflang=x href=/fr>");
    ck_assert_str_eq(syma_discovery_language(d), "nl-BE");
    ck_assert_str_eq(symai_discovery_variant(d, 0), HOME "fr");
    ck_assert_ptr_null(symai_discovery_variant(d, 1));
    syma_discovery_unref(d);
}
END_TEST

START_TEST(sitemap)
{
    syma_discovery *d = NULL;

    ck_assert_int_eq(symai_discovery_new(&d), SYMA_OK);
    take(d, HOME, SYMAI_LOOK_HOME, 200, "<p>Welcome");
    ck_assert_int_eq(
        symai_discovery_take_address(d, HOME "espace-client", rules), SYMA_OK);
    ck_assert_int_eq(symai_discovery_take_address(d, HOME "offers", rules),
                     SYMA_OK);
    ck_assert_str_eq(symai_discovery_lead(d), HOME "espace-client");
    ck_assert_int_eq(symai_discovery_finish(d), SYMA_OK);
    ck_assert_uint_eq(syma_discovery_count(d), 1);
    ck_assert_str_eq(syma_candidate_found_by(syma_discovery_candidate(d, 0)),
                     "sitemap /espace-client");
    syma_discovery_unref(d);
}
END_TEST

START_TEST(as_a_portal)
{
    syma_discovery *d = look("<html lang=fr><nav><a href=/in>Se connecter</a>"
                             "<a href=/moi>Espace client</a></nav>");
    syma_portal *p = NULL;
    char *text = NULL;

    ck_assert_int_eq(syma_discovery_to_portal(d, "op", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_format(p, "xml", &text), SYMA_OK);
    ck_assert_str_eq(
        text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<portal xmlns=\"urn:syma:portal:1\" id=\"op\" home=\"" HOME "\""
              " language=\"fr\">\n"
              "  <section id=\"home\" kind=\"generic\" href=\"" HOME "\"/>\n"
              "  <section id=\"login\" kind=\"login\" href=\"" HOME "in\""
              " found-by=\"link &quot;Se connecter&quot;\"/>\n"
              "  <section id=\"account\" kind=\"account\" href=\"" HOME "moi\""
              " found-by=\"link &quot;Espace client&quot;\" needs=\"login\"/>\n"
              "</portal>\n");
    syma_string_free(text);
    syma_portal_free(p);
    syma_discovery_unref(d);
}
END_TEST

/* ---- addresses ---- */

START_TEST(addresses)
{
    struct symai_address_parts parts;

    ck_assert_int_eq(
        symai_address_cut("//my.a.example:8/x/log-in/?a#b", &parts), 1);
    ck_assert_uint_eq(parts.host.len, strlen("my.a.example"));
    ck_assert_int_eq(strncmp(parts.path.text, "/x/log-in/?a", parts.path.len),
                     0);
    ck_assert_uint_eq(parts.path.len, 12);
    ck_assert_int_eq(strncmp(parts.path_end.text, "log-in", parts.path_end.len),
                     0);
    ck_assert_uint_eq(parts.path_end.len, 6);
    ck_assert_int_eq(symai_address_cut("#x", &parts), 0);
    ck_assert_int_eq(symai_address_cut("", &parts), 0);
    ck_assert_int_eq(symai_address_cut("JavaScript:go()", &parts), 0);
    ck_assert_int_eq(symai_address_cut("tel:112", &parts), 0);
    ck_assert_int_eq(symai_address_cut("/a/B.PDF?x", &parts), 0);
    ck_assert_int_eq(symai_address_cut("/a.pdf/b", &parts), 1);
    ck_assert_int_eq(symai_address_cut("login", &parts), 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("look");
    TCase *cases = tcase_create("look");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(cases, setup, teardown);
    tcase_add_loop_test(cases, one_page, 0,
                        (int)(sizeof pages / sizeof *pages));
    tcase_add_test(cases, what_speaks_for_it);
    tcase_add_test(cases, hostile_words);
    tcase_add_test(cases, candidates_are_looked_at);
    tcase_add_test(cases, barred_addresses_are_told);
    tcase_add_test(cases, others_are_no_lead);
    tcase_add_test(cases, languages);
    tcase_add_test(cases, sitemap);
    tcase_add_test(cases, as_a_portal);
    tcase_add_test(cases, addresses);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
