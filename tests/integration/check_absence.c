/* SPDX-License-Identifier: MIT */
/*
 * Pages that are one for all that a host does not have, told from content by
 * one request for an address that cannot exist: when it is made, what it
 * changes, for how long it is known, and that nothing hangs on it.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "run/prober.h"

#define HOUR INT64_C(3600000)
#define ASKED "GET /libsyma-no-such-page-"

#define LOST                                                                  \
    "body=<title>Ma+ligne</title><main><h1>Un+coin+calme</h1><p>Par+ici+tout+" \
    "reste+bien+calme,+le+menu+en+haut+montre+nos+rubriques+et+le+chemin.</p>"
#define OWN                                                                  \
    "body=<title>Ma+ligne</title><main><h1>Nos+points+de+vente</h1><p>Nos+"  \
    "equipes+vous+recoivent+en+ville+du+lundi+au+samedi+avec+ou+sans+rendez" \
    "-vous.</p>"
#define SHELL                                                                  \
    "body=<title>Ma+ligne</title><body><div+id=root></div><script+src=/a.js>" \
    "</script>"
#define LOGIN                                                                \
    "body=<title>Connexion</title><main><h1>Connexion</h1><p>Entrez+votre+"  \
    "identifiant+et+votre+mot+de+passe+pour+retrouver+vos+factures+et+vos+"  \
    "options.</p><form+method=post><input+name=user><input+name=pass+type="  \
    "password><button>Se+connecter</button></form>"

/* --- a prober whose days pass as the tests say --- */

static int64_t ahead;

static int64_t monotonic_ms(void *user)
{
    (void)user;
    return ask_now_ms() + ahead;
}

static int64_t wall_ms(void *user)
{
    (void)user;
    return symai_clock_system.wall_ms(symai_clock_system.user) + ahead;
}

static const struct symai_clock test_clock = {monotonic_ms, wall_ms, NULL};

static syma_prober *prober(const char *options)
{
    syma_options *o = ask_options(options);
    syma_prober *s = NULL;

    ck_assert_int_eq(symai_prober_new(&test_clock, o, ask_rules, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

/* As the value of a word. */
static void add_value(char *text, size_t size, const char *value)
{
    size_t len = strlen(text);

    for (; *value != '\0'; value++) {
        ck_assert_uint_lt(len + 4, size);
        if (symai_ascii_is_alnum((unsigned char)*value))
            text[len++] = *value;
        else
            len += (size_t)snprintf(text + len, size - len, "%%%02X",
                                    (unsigned)(unsigned char)*value);
    }
    text[len] = '\0';
}

/* How paths that the server does not know are answered from now on. */
static void set_unknown(const char *words)
{
    char all[420] = "unknown=";

    add_value(all, sizeof all, words);
    free(test_server_ask(&ask_server, all));
}

static syma_verdict *check(syma_prober *s, const char *target, int kind)
{
    char url[TEXT_MAX];
    uint64_t ticket = 0;

    test_server_expand(&ask_server, target, url, sizeof url);
    ck_assert_int_eq(syma_prober_submit_url(s, url, kind, &ticket), SYMA_OK);
    return ask_next(s);
}

/* 1: it was reused. */
static int is(syma_prober *s, const char *target, int kind, int state,
              const char *reason)
{
    syma_verdict *v = check(s, target, kind);
    int reused = (syma_verdict_flags(v) & SYMA_FLAG_REUSED) != 0;

    ask_expect(v, state, reason);
    ck_assert_int_eq(ask_evidence(v, "page.baseline.alike") != NULL,
                     strcmp(reason, "soft_404") == 0);
    syma_verdict_unref(v);
    return reused;
}

static int is_up(syma_prober *s, const char *target)
{
    return is(s, target, SYMA_SECTION_GENERIC, SYMA_STATE_UP, "ok");
}

static int is_lost(syma_prober *s, const char *target)
{
    return is(s, target, SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, "soft_404");
}

/* --- what hosts show for what they do not have --- */

START_TEST(test_true_404)
{
    syma_prober *s = prober("");

    set_unknown("log=true&status=404&" LOST);
    is_up(s, PLAIN OWN);
    is_up(s, PLAIN LOST);
    is_up(s, PLAIN "n=2&" LOST);
    ck_assert_int_eq(ask_count("true", ASKED), 1);
    ck_assert_int_eq(ask_count("true", "connection="), 1);
    syma_prober_free(s);
    s = prober("");
    set_unknown("log=gone&status=410&" LOST);
    is_up(s, PLAIN LOST);
    is_up(s, PLAIN LOST);
    ck_assert_int_eq(ask_count("gone", ASKED), 1);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_soft_404)
{
    syma_prober *s = prober("");

    set_unknown("log=soft&" LOST);
    is_lost(s, PLAIN LOST);
    is_up(s, PLAIN OWN);
    is_lost(s, PLAIN "n=2&" LOST);
    is(s, PLAIN LOST, SYMA_SECTION_LOGIN, SYMA_STATE_DEGRADED,
       "function_missing");
    ck_assert_int_eq(ask_count("soft", ASKED), 1);
    syma_prober_free(s);
}
END_TEST

/* The home page for everything: it is the home page at its own address, and
 * at the front. */
START_TEST(test_catch_all_home)
{
    static const char *const targets[] = {PLAIN "home=1&" LOST, PLAIN LOST,
                                          PLAIN OWN, NULL};
    syma_portal *p = ask_make_portal(targets);
    syma_report *r;
    char url[TEXT_MAX];

    set_unknown("log=home&" LOST);
    test_server_expand(&ask_server, targets[0], url, sizeof url);
    ck_assert_int_eq(syma_portal_set_home(p, url), SYMA_OK);
    r = ask_portal(p, "");
    ask_section_is(r, 0, SYMA_STATE_UP, "ok");
    ask_section_is(r, 1, SYMA_STATE_DEGRADED, "soft_404");
    ask_section_is(r, 2, SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("home", ASKED), 1);
    syma_report_unref(r);
    syma_portal_free(p);
    set_unknown("log=front&" LOST);
    ask_is("http://127.0.0.1:{http}/", "", SYMA_STATE_UP, "ok");
    ask_is("http://127.0.0.1:{http}/?lang=fr", "", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("front", ASKED), 0);
}
END_TEST

/* Led to a page of its own: that page is there, and what is led to it, or
 * shows the same elsewhere, is not. */
START_TEST(test_redirect)
{
    static const char text[] = "body=<title>Ici</title><p>un+deux+trois+quatre+"
                               "cinq+six+sept+huit+neuf+dix+onze";
    syma_prober *s = prober("");
    char target[TEXT_MAX];
    char words[TEXT_MAX] = "log=led&to=";

    snprintf(target, sizeof target, "/do?at=start&%s", text);
    add_value(words, sizeof words, target);
    set_unknown(words);
    snprintf(target, sizeof target, PLAIN "at=start&%s", text);
    is_up(s, target);
    snprintf(target, sizeof target, PLAIN "at=else&%s", text);
    is_lost(s, target);
    snprintf(target, sizeof target, PLAIN "%s", strstr(words, "to="));
    is_lost(s, target);
    is_up(s, PLAIN OWN);
    ck_assert_int_eq(ask_count("led", ASKED), 1);
    syma_prober_free(s);
}
END_TEST

/* --- where nothing is asked --- */

START_TEST(test_not_asked)
{
    static const char *const kinds[] = {"generic", "login", "account",
                                        "activation"};
    syma_prober *s = prober("");
    int i;

    set_unknown("log=never&" SHELL);
    for (i = 0; i < COUNT(kinds); i++)
        is(s, PLAIN SHELL, syma_section_kind_from_name(kinds[i]),
           SYMA_STATE_UNKNOWN, "needs_js");
    set_unknown("log=never&" LOGIN);
    is(s, PLAIN LOGIN, SYMA_SECTION_LOGIN, SYMA_STATE_UP, "ok");
    is(s, PLAIN LOGIN, SYMA_SECTION_ACCOUNT, SYMA_STATE_UP, "login_required");
    is_up(s, PLAIN LOGIN);
    is_up(s, PLAIN "body=<title>A</title><h1>Abonnements+professionnels</h1>");
    is(s, PLAIN "status=404&" LOST, SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED,
       "not_found");
    ck_assert_int_eq(ask_count("never", ASKED), 0);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_off)
{
    syma_prober *s = prober("absence_baseline=0");

    set_unknown("log=off&" LOST);
    is_up(s, PLAIN LOST);
    syma_prober_free(s);
    s = prober("head_only=1");
    is(s, PLAIN LOST, SYMA_SECTION_GENERIC, SYMA_STATE_UNKNOWN, "no_evidence");
    syma_prober_free(s);
    ck_assert_int_eq(ask_count("off", "connection="), 0);
}
END_TEST

/* --- for how long --- */

START_TEST(test_kept_for_a_day)
{
    syma_prober *s = prober("");

    set_unknown("log=day&" LOST);
    is_lost(s, PLAIN LOST);
    ahead += 23 * HOUR;
    is_lost(s, PLAIN LOST);
    ck_assert_int_eq(ask_count("day", ASKED), 1);
    ahead += HOUR;
    is_lost(s, PLAIN LOST);
    ck_assert_int_eq(ask_count("day", ASKED), 2);
    set_unknown("log=day&status=404&" LOST);
    is_lost(s, PLAIN LOST);
    ahead += 24 * HOUR;
    is_up(s, PLAIN LOST);
    ck_assert_int_eq(ask_count("day", ASKED), 3);
    syma_prober_free(s);
}
END_TEST

/* What was found by it is known no longer than that. */
START_TEST(test_reuse)
{
    syma_prober *s = prober("reuse_unchanged=1");

    set_unknown("log=reuse&" LOST);
    ck_assert(!is_lost(s, PLAIN LOST));
    ck_assert(!is_up(s, PLAIN OWN));
    ck_assert(is_lost(s, PLAIN LOST));
    ck_assert(is_up(s, PLAIN OWN));
    set_unknown("log=reuse&status=404&" LOST);
    ahead += 25 * HOUR;
    ck_assert(!is_up(s, PLAIN LOST));
    ck_assert(!is_up(s, PLAIN OWN));
    ck_assert(is_up(s, PLAIN LOST));
    ck_assert(is_up(s, PLAIN OWN));
    ck_assert_int_eq(ask_count("reuse", ASKED), 2);
    /* What does not hang on it is not looked at again for it. */
    ck_assert(!is(s, PLAIN LOGIN, SYMA_SECTION_LOGIN, SYMA_STATE_UP, "ok"));
    ahead += 25 * HOUR;
    ck_assert(is(s, PLAIN LOGIN, SYMA_SECTION_LOGIN, SYMA_STATE_UP, "ok"));
    syma_prober_free(s);
}
END_TEST

/* One that tells nothing changes nothing, and is asked for again in an hour,
 * where a page wants it. */
START_TEST(test_failures)
{
    static const char *const words[] = {
        "log=%d&status=500&" LOST, "log=%d&status=429&" LOST,
        "log=%d&reset=head", "log=%d&hang=head", "log=%d&hang=body&" LOST};
    syma_prober *s = prober("reuse_unchanged=1 first_byte_timeout_ms=300 "
                            "timeout_ms=900 fresh_connection=1");
    char text[TEXT_MAX];
    char key[16];

    snprintf(text, sizeof text, words[_i], _i);
    snprintf(key, sizeof key, "%d", _i);
    set_unknown(text);
    ck_assert(!is_up(s, PLAIN LOST));
    ck_assert(is_up(s, PLAIN LOST));
    ck_assert_int_eq(ask_count(key, ASKED), 1);
    ahead += HOUR;
    set_unknown(LOST);
    ck_assert(!is_lost(s, PLAIN LOST));
    syma_prober_free(s);
}
END_TEST

/* Its turn does not come in time: the pause of the host is over, and so is
 * the patience of those who wait. */
START_TEST(test_no_turn)
{
    syma_prober *s = prober("host_delay_ms=60000 timeout_ms=30000");
    syma_verdict *v;

    set_unknown("log=turn&" LOST);
    ask_submit(s, PLAIN LOST);
    /* The page is there once no limit of its own comes first. */
    do {
        ck_assert_int_eq(syma_prober_wait(s, 20), 0);
    } while (syma_prober_timeout_ms(s) <= 30000);
    ck_assert_uint_eq(syma_prober_pending(s), 1);
    ahead += 91000;
    v = ask_next(s);
    ask_expect(v, SYMA_STATE_UP, "ok");
    syma_verdict_unref(v);
    ck_assert_int_eq(ask_count("turn", ASKED), 0);
    syma_prober_free(s);
}
END_TEST

/* --- many at once --- */

#define MANY 40

START_TEST(test_one_request_for_all)
{
    syma_prober *s = prober("max_per_host=8");
    char target[TEXT_MAX];
    syma_verdict *v;
    int lost = 0;
    int i;

    set_unknown("log=all&delay=50&" LOST);
    for (i = 0; i < MANY; i++) {
        snprintf(target, sizeof target, PLAIN "n=%d&%s", i,
                 i % 2 ? LOST : OWN);
        ask_submit(s, target);
    }
    for (i = 0; i < MANY; i++) {
        v = ask_next(s);
        lost += strcmp(syma_verdict_reason(v), "soft_404") == 0;
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(lost, MANY / 2);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(ask_count("all", ASKED), 1);
    syma_prober_free(s);
}
END_TEST

/* Another scheme, port or language is another matter. */
START_TEST(test_by_origin)
{
    static const char *const targets[] = {PLAIN LOST, NULL};
    syma_prober *s = prober("");
    syma_portal *p = ask_make_portal(targets);
    int i;

    set_unknown("log=origin&" LOST);
    ck_assert_int_eq(syma_portal_set_language(p, "fr"), SYMA_OK);
    is_lost(s, PLAIN LOST);
    for (i = 0; i < 2; i++)
        syma_report_unref(ask_portal_by(s, p));
    ck_assert_int_eq(ask_count("origin", ASKED), 2);
    ck_assert_int_eq(ask_count("origin", "Accept-Language: fr"), 1);
    if (!ask_lacks_tls()) {
        is_lost(s, TLS LOST);
        is_lost(s, TLS LOST);
        ck_assert_int_eq(ask_count("origin", ASKED), 3);
    }
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* What a section's owner may see is not told to all of its host. */
START_TEST(test_no_secrets)
{
    static const char *const targets[] = {PLAIN LOST, NULL};
    syma_portal *p = ask_make_portal(targets);

    set_unknown("log=bare&header=Set-Cookie:in%3D1&" LOST);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X-Key", "secret"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "Cookie", "in=1"),
                     SYMA_OK);
    syma_report_unref(ask_portal(p, ""));
    ck_assert_int_eq(ask_count("bare", ASKED), 1);
    ck_assert_int_eq(ask_count("bare", "secret"), 0);
    ck_assert_int_eq(ask_count("bare", "ookie"), 0);
    syma_portal_free(p);
}
END_TEST

START_TEST(test_both_families)
{
    syma_prober *s;

    if (test_server_port(&ask_server, "six") == 0)
        return;
    s = prober("ip_family=both");
    set_unknown("log=both&" LOST);
    is_lost(s, "http://dual.example:{http}/do?" LOST);
    is_up(s, "http://dual.example:{http}/do?" OWN);
    ck_assert_int_eq(ask_count("both", ASKED), 1);
    syma_prober_free(s);
}
END_TEST

/* --- given up --- */

/* Nobody waits any more, or another one still does. */
START_TEST(test_cancel)
{
    syma_prober *s = prober("max_per_host=4");
    uint64_t tickets[3];
    char url[TEXT_MAX];
    syma_verdict *v;
    int i;

    set_unknown("log=cancel&await=free:1&" LOST);
    test_server_expand(&ask_server, PLAIN LOST, url, sizeof url);
    for (i = 0; i < 3; i++)
        ck_assert_int_eq(syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC,
                                                &tickets[i]),
                         SYMA_OK);
    while (ask_count("cancel", ASKED) == 0)
        ck_assert_int_eq(syma_prober_wait(s, 20), 0);
    ck_assert_int_eq(syma_prober_cancel(s, tickets[1]), SYMA_OK);
    if (_i == 1) {
        ck_assert_int_eq(syma_prober_cancel(s, tickets[0]), SYMA_OK);
        ck_assert_int_eq(syma_prober_cancel(s, tickets[2]), SYMA_OK);
        ck_assert_uint_eq(syma_prober_pending(s), 0);
    }
    free(test_server_ask(&ask_server, "log=free"));
    for (i = 0; _i == 0 && i < 2; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_DEGRADED, "soft_404");
        syma_verdict_unref(v);
    }
    is_lost(s, PLAIN LOST);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_free)
{
    syma_prober *s = prober("max_per_host=4");
    int i;

    set_unknown("log=free2&hang=head");
    for (i = 0; i < 3; i++)
        ask_submit(s, PLAIN LOST);
    while (ask_count("free2", ASKED) == 0)
        ck_assert_int_eq(syma_prober_wait(s, 20), 0);
    syma_prober_free(s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("absence");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "what hosts show");
    tcase_add_test(tcase, test_true_404);
    tcase_add_test(tcase, test_soft_404);
    tcase_add_test(tcase, test_catch_all_home);
    tcase_add_test(tcase, test_redirect);
    tcase = ask_case(suite, "not asked");
    tcase_add_test(tcase, test_not_asked);
    tcase_add_test(tcase, test_off);
    tcase = ask_case(suite, "for how long");
    tcase_add_test(tcase, test_kept_for_a_day);
    tcase_add_test(tcase, test_reuse);
    tcase_add_loop_test(tcase, test_failures, 0, 5);
    tcase_add_test(tcase, test_no_turn);
    tcase = ask_case(suite, "many");
    tcase_add_test(tcase, test_one_request_for_all);
    tcase_add_test(tcase, test_by_origin);
    tcase_add_test(tcase, test_no_secrets);
    tcase_add_test(tcase, test_both_families);
    tcase = ask_case(suite, "given up");
    tcase_add_loop_test(tcase, test_cancel, 0, 2);
    tcase_add_test(tcase, test_free);
    return ask_run(suite);
}
