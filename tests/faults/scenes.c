/* SPDX-License-Identifier: MIT */
/*
 * See scenes.h. After the first thing that goes wrong a scene goes on with
 * nothing more to fear, to see that what it holds is of use yet.
 */
#include "scenes.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "fault.h"
#include "syma/syma.h"

#define NOW INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */

static int port;
static syma_options *options;
static syma_ruleset *rules;
static syma_report *report; /* for the tracker */

static const char own_rules[] =
    "<?xml version='1.0'?>\n"
    "<rules xmlns='urn:syma:rules:1' language='en'>\n"
    "  <claim kind='maintenance' trigger='robots'>\n"
    "    <frame>robots take a nap.*</frame>\n"
    "    <frame>robots snore (?:(a)|bb)*\\d</frame>\n" /* needs a large stack */
    "  </claim>\n"
    "</rules>\n";

static const char own_portal[] =
    "<?xml version='1.0'?>\n"
    "<portal xmlns='urn:syma:portal:1' id='p' home='http://127.0.0.1:%d/'\n"
    "        language='en' timezone='Europe/Paris'>\n"
    "  <section id='login' kind='login' href='/login'>\n"
    "    <expect regex='sign [a-z]+'/>\n"
    "  </section>\n"
    "  <section id='account' kind='account' href='/account' needs='login'/>\n"
    "  <section id='closed' kind='generic' href='/closed'/>\n"
    "</portal>\n";

/* --- what is told --- */

static void complain(char *answer, const char *what)
{
    if (answer[0] != '!')
        snprintf(answer, ANSWER_MAX, "!%s", what);
}

/* What was to be given is there if, and only if, all went well. */
static void expect_out(char *answer, int rc, const void *out, const char *what)
{
    if ((rc == SYMA_OK) != (out != NULL))
        complain(answer, what);
}

static void tell_verdict(char *answer, const syma_verdict *v)
{
    size_t len = strlen(answer);
    size_t i;

    snprintf(answer + len, ANSWER_MAX - len, "%s %s %s", syma_verdict_url(v),
             syma_state_name(syma_verdict_state(v)), syma_verdict_reason(v));
    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        len = strlen(answer);
        snprintf(answer + len, ANSWER_MAX - len, " %s",
                 syma_evidence_code(syma_verdict_evidence(v, i)));
    }
    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        len = strlen(answer);
        snprintf(answer + len, ANSWER_MAX - len, " until %lld",
                 (long long)syma_notice_latest_ms(syma_verdict_notice(v, i)) /
                     3600000 % 24);
    }
    len = strlen(answer);
    snprintf(answer + len, ANSWER_MAX - len, "\n");
}

static void tell_report(char *answer, const syma_report *r)
{
    size_t i;

    for (i = 0; i < syma_report_section_count(r); i++)
        tell_verdict(answer, syma_report_verdict(r, i));
}

static void make_url(char *out, size_t size, const char *path)
{
    snprintf(out, size, "http://127.0.0.1:%d%s", port, path);
}

/* --- the prober --- */

/* Up to the event of that ticket. A failure of the prober is noted and
 * waited past: it can be called again. */
static int wait_for(syma_prober *s, uint64_t ticket, char *answer)
{
    syma_event *e = NULL;
    int first = SYMA_OK;
    int turns;
    int rc;

    for (turns = 0; turns < 400; turns++) {
        rc = syma_prober_next_event(s, &e);
        if (rc == 1 && syma_event_ticket(e) == ticket)
            break;
        if (rc == 1)
            complain(answer, "an event of a check that was given up");
        syma_event_free(e);
        rc = syma_prober_wait(s, 50);
        if (rc < 0 && first == SYMA_OK)
            first = rc;
    }
    if (turns == 400)
        complain(answer, "no event comes");
    rc = turns == 400 ? SYMA_EINTERNAL : syma_event_error(e);
    if (rc == SYMA_OK && syma_event_verdict(e) != NULL) {
        tell_verdict(answer, syma_event_verdict(e));
        if (syma_verdict_state(syma_event_verdict(e)) != SYMA_STATE_UP)
            complain(answer, "a page that is up is not, after a failure");
    } else if (rc == SYMA_OK) {
        complain(answer, "an event of another kind");
    }
    syma_event_free(e);
    return first < 0 ? first : rc;
}

static int ask(syma_prober *s, const char *path, char *answer)
{
    uint64_t ticket = 0;
    char url[64];
    int rc;

    make_url(url, sizeof url, path);
    rc = syma_prober_submit_url(s, url, SYMA_SECTION_LOGIN, &ticket);
    if (rc < 0 && ticket != 0)
        complain(answer, "a ticket, and a failure");
    return rc < 0 ? rc : wait_for(s, ticket, answer);
}

/* Woken, given up, asked. */
static int use_prober(syma_prober *s, char *answer)
{
    uint64_t ticket = 0;
    char url[64];
    int rc;

    make_url(url, sizeof url, "/hang");
    rc = syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC, &ticket);
    if (rc == SYMA_OK)
        rc = syma_prober_step(s);
    if (rc >= 0)
        rc = syma_prober_wakeup(s);
    if (rc == SYMA_OK)
        rc = syma_prober_wait(s, 2000);
    /* It failed, or a step did and gave it up. */
    if (rc > 0 || (rc < 0 && ticket != 0 && syma_prober_pending(s) == 0))
        return wait_for(s, ticket, answer);
    if (ticket != 0 && syma_prober_pending(s) != 1)
        complain(answer, "what hangs is not pending");
    if (rc == SYMA_OK)
        rc = syma_prober_cancel(s, ticket);
    return rc < 0 ? rc : ask(s, "/login", answer);
}

static int play_prober(char answer[ANSWER_MAX])
{
    char again[ANSWER_MAX] = "";
    syma_prober *s = NULL;
    int rc = syma_prober_new(options, rules, &s);
    int rc_again;

    expect_out(answer, rc, s, "a prober, and a failure");
    if (s == NULL)
        return rc;
    rc = use_prober(s, answer);
    fault_end();
    /* What still hangs is given up by this. */
    if (syma_prober_pending(s) > 0)
        syma_prober_cancel(s, 1);
    if (syma_prober_pending(s) > 0)
        complain(answer, "something is pending for ever");
    rc_again = ask(s, "/login", again);
    if (rc_again != SYMA_OK || strstr(again, " up ok") == NULL)
        complain(answer, "the prober is of no use any more");
    syma_prober_free(s);
    return rc;
}

/* --- blocking checks --- */

static int play_url(char answer[ANSWER_MAX])
{
    syma_verdict *v = NULL;
    char url[64];
    int rc;

    make_url(url, sizeof url, "/login");
    rc = syma_check_url(url, SYMA_SECTION_LOGIN, options, rules, &v);
    expect_out(answer, rc, v, "a verdict, and a failure");
    if (v != NULL)
        tell_verdict(answer, v);
    syma_verdict_unref(v);
    return rc;
}

static int read_portal(char answer[ANSWER_MAX], syma_portal **out)
{
    char text[1024];
    int rc = syma_portal_new("p", out);
    int len = snprintf(text, sizeof text, own_portal, port);

    expect_out(answer, rc, *out, "a portal, and a failure");
    if (rc == SYMA_OK)
        rc = syma_portal_load(*out, text, (size_t)len);
    if (*out != NULL && (rc < 0) == (syma_portal_last_error(*out)[0] == '\0'))
        complain(answer, "a portal's error is not as its code");
    return rc;
}

static int play_portal(char answer[ANSWER_MAX])
{
    syma_portal *p = NULL;
    syma_report *r = NULL;
    int rc = read_portal(answer, &p);

    if (rc == SYMA_OK) {
        rc = syma_check_portal(p, options, rules, &r);
        expect_out(answer, rc, r, "a report, and a failure");
    }
    if (r != NULL)
        tell_report(answer, r);
    syma_report_unref(r);
    syma_portal_free(p);
    return rc;
}

static int play_portal_file(char answer[ANSWER_MAX])
{
    syma_portal *p = NULL;
    char *text = NULL;
    int rc = read_portal(answer, &p);

    if (rc == SYMA_OK)
        rc = syma_portal_set_time_zone(p, "America/New_York");
    if (rc == SYMA_OK) {
        rc = syma_portal_format(p, "xml", &text);
        expect_out(answer, rc, text, "a portal's text, and a failure");
    }
    snprintf(answer + strlen(answer), ANSWER_MAX - strlen(answer), "%s",
             text != NULL ? text : "");
    syma_string_free(text);
    syma_portal_free(p);
    return rc;
}

static int play_discovery(char answer[ANSWER_MAX])
{
    syma_discovery *d = NULL;
    const syma_candidate *best;
    char url[64];
    int rc;

    make_url(url, sizeof url, "/");
    rc = syma_discover(url, options, rules, &d);
    expect_out(answer, rc, d, "a discovery, and a failure");
    if (d != NULL) {
        best = syma_discovery_best(d, SYMA_SECTION_LOGIN);
        snprintf(answer, ANSWER_MAX, "%zu pages, %s",
                 syma_discovery_page_count(d),
                 best != NULL ? syma_candidate_url(best) : "no login");
    }
    syma_discovery_unref(d);
    return rc;
}

/* --- without a network --- */

static int make_rules(char answer[ANSWER_MAX], syma_ruleset **out)
{
    int rc = syma_ruleset_new(out);

    expect_out(answer, rc, *out, "a ruleset, and a failure");
    if (rc == SYMA_OK)
        rc = syma_ruleset_load(*out, own_rules, sizeof own_rules - 1);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(*out);
    return rc;
}

static int make_page(char answer[ANSWER_MAX], syma_page **out)
{
    static const char body[] =
        "<html lang='en'><title>A notice \x83\x65\x83\x58</title><p>All "
        "robots take a nap until 6 pm. Sign in again tomorrow. Robots snore ";
    char snore[3000];
    int rc = syma_page_new(NULL, out);

    expect_out(answer, rc, *out, "a page, and a failure");
    if (rc == SYMA_OK)
        rc = syma_page_set_url(*out, "https://Www.A.example:443/x/../login");
    if (rc == SYMA_OK)
        rc = syma_page_set_http_status(*out, 200);
    if (rc == SYMA_OK)
        rc = syma_page_add_header(*out, "Content-Type",
                                  "text/html; charset=shift_jis");
    if (rc == SYMA_OK)
        rc = syma_page_feed(*out, body, sizeof body - 1);
    memset(snore, 'a', sizeof snore);
    if (rc == SYMA_OK)
        rc = syma_page_feed(*out, snore, sizeof snore);
    return rc == SYMA_OK ? syma_page_finish(*out) : rc;
}

static int play_classify(char answer[ANSWER_MAX])
{
    syma_ruleset *r = NULL;
    syma_page *page = NULL;
    syma_context *c = NULL;
    syma_verdict *v = NULL;
    int rc = make_rules(answer, &r);

    if (rc == SYMA_OK)
        rc = make_page(answer, &page);
    if (rc == SYMA_OK)
        rc = syma_context_new(&c);
    if (rc == SYMA_OK)
        rc = syma_context_set_now_ms(c, NOW);
    if (rc == SYMA_OK)
        rc = syma_context_set_time_zone(c, "Europe/Paris");
    if (rc == SYMA_OK) {
        rc = syma_classify(page, SYMA_SECTION_GENERIC, c, r, &v);
        expect_out(answer, rc, v, "a verdict, and a failure");
    }
    if (v != NULL)
        tell_verdict(answer, v);
    syma_verdict_unref(v);
    syma_context_free(c);
    syma_page_free(page);
    syma_ruleset_free(r);
    return rc;
}

static int play_tracker(char answer[ANSWER_MAX])
{
    syma_tracker *t = NULL;
    syma_tracker *copy = NULL;
    char *text = NULL;
    int rc = syma_tracker_new(options, &t);

    expect_out(answer, rc, t, "a tracker, and a failure");
    if (rc == SYMA_OK)
        rc = syma_tracker_add(t, report);
    if (rc == SYMA_OK) {
        rc = syma_tracker_save(t, NULL, &text);
        expect_out(answer, rc, text, "a tracker's text, and a failure");
    }
    if (rc == SYMA_OK)
        rc = syma_tracker_new(options, &copy);
    if (rc == SYMA_OK)
        rc = syma_tracker_load(copy, text, strlen(text));
    if (rc == SYMA_OK)
        snprintf(answer, ANSWER_MAX, "%s since %lld",
                 syma_state_name(syma_tracker_state(copy, "p", "closed")),
                 (long long)syma_tracker_since_ms(copy, "p", "closed"));
    else if (copy != NULL && syma_tracker_state(copy, "p", "closed") > 0)
        complain(answer, "half a tracker was read");
    syma_string_free(text);
    syma_tracker_free(copy);
    syma_tracker_free(t);
    return rc;
}

const struct scene scenes[] = {
    {"prober", play_prober},         {"a URL", play_url},
    {"a portal", play_portal},       {"a portal file", play_portal_file},
    {"a discovery", play_discovery}, {"a page", play_classify},
    {"a tracker", play_tracker},
};
const int scene_count = (int)(sizeof scenes / sizeof scenes[0]);

/* --- before and after all of them --- */

static int set_options(void)
{
    static const struct {
        const char *key;
        int64_t value;
    } values[] = {{"allow_private", 1},  {"host_delay_ms", 0},
                  {"max_per_host", 4},   {"confirm_delay_ms", 0},
                  {"slow_warn_ms", 0},   {"slow_crit_ms", 0},
                  {"discover_pages", 1}, {"timeout_ms", 20000}};
    size_t i;
    int rc = syma_options_new(&options);

    for (i = 0; i < sizeof values / sizeof values[0] && rc == SYMA_OK; i++)
        rc = syma_options_set_int(options, values[i].key, values[i].value);
    return rc;
}

int scenes_prepare(int at_port)
{
    char answer[ANSWER_MAX] = "";
    syma_portal *p = NULL;
    int rc = set_options();

    port = at_port;
    if (rc == SYMA_OK)
        rc = syma_ruleset_new(&rules);
    if (rc == SYMA_OK)
        rc = syma_ruleset_load_builtin(rules);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(rules);
    if (rc == SYMA_OK)
        rc = read_portal(answer, &p);
    if (rc == SYMA_OK)
        rc = syma_check_portal(p, options, rules, &report);
    syma_portal_free(p);
    return rc;
}

void scenes_end(void)
{
    syma_report_unref(report);
    syma_ruleset_free(rules);
    syma_options_free(options);
}
