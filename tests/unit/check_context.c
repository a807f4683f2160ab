/* SPDX-License-Identifier: MIT */
/*
 * What the judge is told beside the page changes the verdict: credentials
 * that were sent, forms as they were, the page for what does not exist. The
 * same page without that knowledge is judged beside it.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define HEAD(title) \
    "<!doctype html><html lang=en><head><title>" title "</title></head><body>"
#define LOGIN                                                            \
    "<form method=post action=/login><label>User name <input name=user>" \
    "</label><input type=password name=pw><button>Log in</button></form>"

enum {
    G = SYMA_SECTION_GENERIC,
    L = SYMA_SECTION_LOGIN,
    A = SYMA_SECTION_ACCOUNT,
    V = SYMA_SECTION_ACTIVATION
};

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

static syma_page *make(const char *url, int status, const char *html)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, url), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, status), SYMA_OK);
    if (status == 401)
        ck_assert_int_eq(syma_page_add_header(p, "WWW-Authenticate", "Basic"),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

static syma_verdict *judge(const syma_page *p, int kind, const syma_context *c)
{
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_classify(p, kind, c, rules, &v), SYMA_OK);
    return v;
}

/* The page, judged with the context and without. */
static void expect(const syma_page *p, int kind, const syma_context *c,
                   const char *with, const char *without)
{
    syma_verdict *v = judge(p, kind, c);

    ck_assert_str_eq(syma_verdict_reason(v), with);
    syma_verdict_unref(v);
    v = judge(p, kind, NULL);
    ck_assert_str_eq(syma_verdict_reason(v), without);
    syma_verdict_unref(v);
}

static const struct refusal {
    const char *name;
    int kind;
    int status;
    const char *html;
    const char *with;
    const char *without;
    int state;
} refusals[] = {
    {"told", L, 200,
     HEAD("Log in") "<p class=error>Wrong user name or password.</p>" LOGIN,
     "credentials_refused", "ok", SYMA_STATE_DEGRADED},
    {"401", L, 401, "no", "credentials_refused", "login_required",
     SYMA_STATE_DEGRADED},
    {"gate", A, 200, HEAD("Log in") LOGIN, "credentials_refused",
     "login_required", SYMA_STATE_UNKNOWN},
    {"gate to an activation", V, 200, HEAD("Log in") LOGIN,
     "credentials_refused", "login_required", SYMA_STATE_UNKNOWN},
    {"account 401", A, 401, "no", "credentials_refused", "login_required",
     SYMA_STATE_UNKNOWN},
    {"a login page says nothing", L, 200, HEAD("Log in") LOGIN, "ok", "ok",
     SYMA_STATE_UP},
    {"logged in", A, 200,
     HEAD("My account") "<p>Your balance is 12.40 until the end of May.</p><a "
                        "href=/logout>Log out</a>",
     "ok", "ok", SYMA_STATE_UP},
    {"in by words", A, 200,
     HEAD("My account") "<p>You are signed in as Jo Doe.</p><p>Balance: 12.40 "
                        "and 3 GB are left until the end of the month.</p>",
     "ok", "ok", SYMA_STATE_UP},
    {"generic pages are not asked", G, 401, "no", "login_required",
     "login_required", SYMA_STATE_UP},
    {"maintenance stands above", A, 200,
     HEAD("Account") "<h1>The account area is down for maintenance</h1>",
     "page_maintenance", "page_maintenance", SYMA_STATE_MAINTENANCE}};

START_TEST(test_refused)
{
    const struct refusal *one = &refusals[_i];
    syma_context *c = NULL;
    syma_page *p = make("https://www.example.org/in", one->status, one->html);
    syma_verdict *v;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_credentials(c, 1), SYMA_OK);
    expect(p, one->kind, c, one->with, one->without);
    v = judge(p, one->kind, c);
    ck_assert_msg(syma_verdict_state(v) == one->state, "%s: %s", one->name,
                  syma_verdict_summary(v));
    if (strcmp(one->with, "credentials_refused") == 0)
        ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_UNKNOWN);
    syma_verdict_unref(v);
    ck_assert_int_eq(syma_context_set_credentials(c, 0), SYMA_OK);
    expect(p, one->kind, c, one->without, one->without);
    syma_context_free(c);
    syma_page_free(p);
}
END_TEST

/* A portal's header tells the context by itself. */
/* Given for the whole portal, as a proxy's password is. */
START_TEST(test_authorization_for_all)
{
    syma_portal *portal = NULL;
    syma_context *c = NULL;
    syma_page *p = make("https://www.example.org/a", 200, HEAD("In") LOGIN);

    ck_assert_int_eq(syma_portal_new("p", &portal), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(portal, "account", A,
                                             "https://www.example.org/a", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_set_header(portal, NULL, "authorization", "Basic eDp5"),
        SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, portal, "account"), SYMA_OK);
    expect(p, A, c, "credentials_refused", "login_required");
    syma_context_free(c);
    syma_portal_free(portal);
    syma_page_free(p);
}
END_TEST

START_TEST(test_header_is_a_credential)
{
    syma_portal *portal = NULL;
    syma_context *c = NULL;
    syma_page *p = make("https://www.example.org/a", 200, HEAD("In") LOGIN);

    ck_assert_int_eq(syma_portal_new("p", &portal), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(portal, "account", A,
                                             "https://www.example.org/a", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "X-Probe", "1"),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, portal, "account"), SYMA_OK);
    expect(p, A, c, "login_required", "login_required");
    /* A consent is given once for all sections, and opens none. */
    ck_assert_int_eq(
        syma_portal_set_header(portal, NULL, "Cookie", "consent=all"),
        SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, portal, "account"), SYMA_OK);
    expect(p, A, c, "login_required", "login_required");
    ck_assert_int_eq(
        syma_portal_set_header(portal, "account", "COOKIE", "session=1"),
        SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, portal, "account"), SYMA_OK);
    expect(p, A, c, "credentials_refused", "login_required");
    syma_context_free(c);
    syma_portal_free(portal);
    syma_page_free(p);
}
END_TEST

static void expect_drift(const char *before, const char *now, int drift)
{
    syma_page *old = make("https://www.example.org/in", 200, before);
    syma_page *p = make("https://www.example.org/in", 200, now);
    syma_verdict *first = judge(old, L, NULL);
    syma_verdict *plain = judge(p, L, NULL);
    syma_verdict *v;
    syma_context *c = NULL;

    ck_assert_int_eq(strncmp(syma_verdict_signature(first), "2-b", 3), 0);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(
        syma_context_set_signature(c, syma_verdict_signature(first)), SYMA_OK);
    v = judge(p, L, c);
    ck_assert_int_eq(syma_verdict_state(v), syma_verdict_state(plain));
    ck_assert_int_eq((syma_verdict_flags(v) & SYMA_FLAG_DRIFT) != 0, drift);
    ck_assert_int_eq(syma_verdict_confidence(v),
                     syma_verdict_confidence(plain) - 200 * drift);
    syma_verdict_unref(v);
    syma_verdict_unref(plain);
    syma_verdict_unref(first);
    syma_context_free(c);
    syma_page_free(p);
    syma_page_free(old);
}

START_TEST(test_drift)
{
    expect_drift(HEAD("In") LOGIN, HEAD("In") LOGIN, 0);
    /* Words, hidden fields, a search and numbers in names do not count. */
    expect_drift(HEAD("In") "<form><input name=user7><input type=password>"
                            "<button>Log in</button></form>",
                 HEAD("Hello") "<h1>New look</h1><form action=/s><input "
                               "type=search name=q></form><form><input "
                               "type=hidden name=t value=1><input name=user12>"
                               "<input type=password><button>Sign in</button>"
                               "</form>",
                 0);
    /* One more thing to fill in does. */
    expect_drift(HEAD("In") LOGIN,
                 HEAD("In") "<form method=post action=/login><label>User name "
                            "<input name=user></label><input type=password "
                            "name=pw><label>Town <input name=town></label>"
                            "<button>Log in</button></form>",
                 1);
    /* Where it is not up, that is what is to be told. */
    expect_drift(HEAD("In") LOGIN,
                 HEAD("In") "<h1>We are down for maintenance</h1>", 0);
}
END_TEST

START_TEST(test_signature_form)
{
    syma_context *c = NULL;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, "1-0123456789abcdef"),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, ""), SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, "1-0123456789abcde"),
                     SYMA_ESYNTAX);
    ck_assert_int_eq(syma_context_set_signature(c, "2-0123456789abcdef"),
                     SYMA_ESYNTAX);
    ck_assert_int_eq(syma_context_set_signature(c, "1-0123456789abcdef0"),
                     SYMA_ESYNTAX);
    ck_assert_int_eq(syma_context_set_signature(c, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_signature(NULL, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_credentials(NULL, 1), SYMA_EINVAL);
    syma_context_free(c);
}
END_TEST

#define NAV                                                            \
    "<nav><a href=/>Home</a> <a href=/tariffs>Tariffs</a> <a href=/a>" \
    "Account</a></nav>"
#define OOPS(path)                                               \
    HEAD("Lumo")                                                 \
    NAV "<main><h1>Nothing but stars</h1><p>You went to " path   \
        ". Our astronauts looked behind each planet and came "   \
        "home with a few stones, a song and no page. Try the "   \
        "menu above, or tell us where you came from so that we " \
        "can look at the map together once more.</p></main>"
#define TARIFFS                                                  \
    HEAD("Lumo")                                                 \
    NAV "<main><h1>Tariffs</h1><p>Ten gigabytes for nine "       \
        "a month, fifty for fifteen, calls and messages to all " \
        "networks with both, no term and no fee to begin.</p>"   \
        "</main>"

START_TEST(test_not_found)
{
    syma_context *c = NULL;
    syma_page *none = make("https://www.example.org/zz", 200, OOPS("/zz"));
    syma_page *lost = make("https://www.example.org/old", 200, OOPS("/old"));
    syma_page *home = make("https://www.example.org/", 200, OOPS("/"));
    syma_page *fine = make("https://www.example.org/t", 200, TARIFFS);
    syma_page *honest = make("https://www.example.org/zz", 404, OOPS("/zz"));
    syma_page *login = make("https://www.example.org/in", 200,
                            HEAD("In") LOGIN
                            "<p>Your account holds your calls, your bills and "
                            "what is left of your plan for this month.</p>");

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_not_found(c, none), SYMA_OK);
    expect(lost, G, c, "soft_404", "ok");
    expect(home, G, c, "ok", "ok");
    expect(fine, G, c, "ok", "ok");
    /* A site that sends all that it does not know to the login. */
    ck_assert_int_eq(syma_context_set_not_found(c, login), SYMA_OK);
    expect(login, L, c, "ok", "ok");
    /* One that says 404 needs no comparing. */
    ck_assert_int_eq(syma_context_set_not_found(c, honest), SYMA_OK);
    expect(lost, G, c, "ok", "ok");
    ck_assert_int_eq(syma_context_set_not_found(NULL, none), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_not_found(c, NULL), SYMA_EINVAL);
    syma_context_free(c);
    syma_page_free(none);
    syma_page_free(lost);
    syma_page_free(home);
    syma_page_free(fine);
    syma_page_free(honest);
    syma_page_free(login);
}
END_TEST

/* Which day '12/11/2026' is, by the language: in all of them at 10:00. */
START_TEST(test_language_orders_dates)
{
    static const struct {
        const char *language;
        int months; /* 11: 12 November, 12: 11 December, 0: either */
    } cases[] = {{"en", 0},      {"en-US", 12},      {"en-us", 12},
                 {"en-GB", 11},  {"en-Latn-US", 12}, {"en-US-x-a", 12},
                 {"en-CA", 0},   {"fr-CA", 0},       {"fr", 11},
                 {"es", 11},     {"es-PR", 12},      {"es-419", 11},
                 {"de-AT", 11},  {"ja", 12},         {NULL, 0}};
    const int64_t now = INT64_C(1793606400000);      /* 2026-11-02T08:00Z */
    const int64_t november = INT64_C(1794477600000); /* 2026-11-12T10:00Z */
    const int64_t december = INT64_C(1796983200000); /* 2026-12-11T10:00Z */
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        syma_page *p = make("https://www.operator.example/", 503,
                            HEAD("Maintenance") "<h1>We are down for "
                            "maintenance</h1><p>We will be back on "
                            "12/11/2026 at 10:00.</p>");
        const char *language = cases[i].language;
        syma_context *c = NULL;
        syma_verdict *v = NULL;
        int64_t latest;

        ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
        ck_assert_int_eq(syma_context_set_now_ms(c, now), SYMA_OK);
        if (language != NULL)
            ck_assert_int_eq(syma_context_set_language(c, language), SYMA_OK);
        ck_assert_int_eq(syma_classify(p, G, c, rules, &v), SYMA_OK);
        ck_assert_uint_ge(syma_verdict_notice_count(v), 1);
        latest = syma_notice_latest_ms(syma_verdict_notice(v, 0));
        ck_assert_msg(latest == (cases[i].months == 11 ? november : december),
                      "%s: %lld", language, (long long)latest);
        ck_assert_int_eq(syma_notice_vague(syma_verdict_notice(v, 0)),
                         cases[i].months == 0);
        syma_verdict_unref(v);
        syma_context_free(c);
        syma_page_free(p);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("context");
    TCase *cases = tcase_create("context");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(cases, load_rules, free_rules);
    tcase_add_loop_test(cases, test_refused, 0,
                        (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(cases, test_header_is_a_credential);
    tcase_add_test(cases, test_authorization_for_all);
    tcase_add_test(cases, test_drift);
    tcase_add_test(cases, test_signature_form);
    tcase_add_test(cases, test_language_orders_dates);
    tcase_add_test(cases, test_not_found);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
