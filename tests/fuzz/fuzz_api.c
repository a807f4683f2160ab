/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a random sequence of calls. A byte picks the call,
 * the next ones its arguments: objects in whatever state they are, or none,
 * texts of a table or of the input. Whatever is called in whatever order, a
 * failure is one of the codes with a text to it, leaves nothing behind, and
 * is the same when the same is played again.
 */
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "pages.h"
#include "syma/syma.h"
#include "watch/report.h"

#define SLOTS 3
#define CALLS_MAX 400

struct machine {
    struct input in;
    uint64_t trace; /* of all that was answered */
    char text[64];  /* the last that text_of took off the input */
    syma_options *options[SLOTS];
    syma_ruleset *rulesets[SLOTS];
    syma_page *pages[SLOTS];
    syma_context *contexts[SLOTS];
    syma_portal *portals[SLOTS];
    syma_verdict *verdicts[SLOTS];
    syma_report *reports[SLOTS];
    syma_tracker *trackers[SLOTS];
    syma_discovery *discoveries[SLOTS];
    syma_prober *prober;
};

/* ---- arguments and answers ---- */

static size_t slot(struct machine *m)
{
    return input_byte(&m->in) % SLOTS;
}

static const char *text_of(struct machine *m)
{
    static const char *const words[] = {
        NULL,
        "",
        "a",
        "p",
        "login",
        "https://shop.example/",
        "/login",
        "http://user@a.example/",
        "text",
        "json",
        "xml",
        "nagios",
        "fr",
        "customer",
        "engineer",
        "2026-12-01T22:00",
        "2026-12-01T23:00",
        "22:00",
        "03:00",
        "mon sun",
        "daily",
        "Content-Type",
        "text/html; charset=utf-16",
        "503",
        "connect_timeout",
        "total",
        "phrase",
        "regex",
        "(a+)+$",
        "basic",
        "sms",
        "activate",
        "press",
        "max_body",
        "excerpt_max",
        "resolve",
        "Europe/Paris",
        "\xFF\xFE",
        "a\nb",
    };
    const size_t count = sizeof words / sizeof *words;
    const unsigned pick = input_byte(&m->in);
    size_t len;
    size_t i;

    if (pick < 200)
        return words[pick % count];
    len = pick - 200;
    for (i = 0; i < len; i++)
        m->text[i] = (char)input_byte(&m->in);
    m->text[len] = '\0';
    return m->text;
}

/* Of all sizes, and the edges. */
static int64_t number(struct machine *m)
{
    static const int64_t edges[] = {
        -1, 0, 1, 200, 503, 1000, PAGE_NOW_MS, INT64_MAX, INT64_MIN, INT32_MAX};
    const unsigned pick = input_byte(&m->in);

    return pick < 128 ? edges[pick % (sizeof edges / sizeof *edges)]
                      : (int64_t)(pick - 128);
}

static void trace(struct machine *m, uint64_t value)
{
    m->trace = (m->trace ^ value) * UINT64_C(1099511628211);
}

static void trace_text(struct machine *m, const char *text)
{
    for (; text != NULL && *text != '\0'; text++)
        trace(m, (unsigned char)*text);
}

/* A call's answer; error: what its object says, or NULL. */
static void answer(struct machine *m, int rc, const char *error)
{
    trace(m, (uint64_t)(int64_t)rc);
    if (error != NULL)
        trace_text(m, error);
    if (rc >= 0)
        return;
    MUST(syma_error_name(rc) != NULL && syma_strerror(rc)[0] != '\0');
    MUST(rc != SYMA_ENOMEM && rc != SYMA_EINTERNAL);
    if (error != NULL)
        must_be_line(error);
}

/* A text that a call gave; nothing where it failed. */
static void answer_text(struct machine *m, int rc, char *text)
{
    answer(m, rc, NULL);
    MUST((rc == SYMA_OK) == (text != NULL));
    trace_text(m, text);
    syma_string_free(text);
}

/* Puts what was made in place of what was there; NULL where it failed. */
#define REPLACE(place, made, rc, release)            \
    do {                                             \
        MUST(((rc) == SYMA_OK) == ((made) != NULL)); \
        release(place);                              \
        (place) = (made);                            \
    } while (0)

/* ---- options and rules ---- */

static void options_new(struct machine *m)
{
    size_t i = slot(m);
    syma_options *o = NULL;
    int rc = syma_options_new(&o);

    answer(m, rc, NULL);
    REPLACE(m->options[i], o, rc, syma_options_free);
}

static void options_free(struct machine *m)
{
    size_t i = slot(m);

    syma_options_free(m->options[i]);
    m->options[i] = NULL;
}

static void options_set_int(struct machine *m)
{
    syma_options *o = m->options[slot(m)];
    const char *key = text_of(m);
    const int64_t value = number(m);
    int64_t now = 0;
    int rc = syma_options_set_int(o, key, value);

    answer(m, rc, NULL);
    if (rc == SYMA_OK)
        MUST(syma_options_get_int(o, key, &now) == SYMA_OK && now == value);
}

static void options_set_str(struct machine *m)
{
    syma_options *o = m->options[slot(m)];
    const char *key = syma_option_name((size_t)input_byte(&m->in));
    const char *value = text_of(m);
    int rc = syma_options_set_str(o, key, value);

    answer(m, rc, NULL);
    if (rc == SYMA_OK)
        MUST_EQUAL(syma_options_get_str(o, key), value);
}

static void ruleset_new(struct machine *m)
{
    size_t i = slot(m);
    syma_ruleset *r = NULL;
    int rc = syma_ruleset_new(&r);

    answer(m, rc, NULL);
    REPLACE(m->rulesets[i], r, rc, syma_ruleset_free);
}

static void ruleset_load(struct machine *m)
{
    static const char document[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"en\"><claim kind=\""
        "maintenance\" trigger=\"a\"><frame>b</frame></claim></rules>";
    syma_ruleset *r = m->rulesets[slot(m)];
    const char *text = text_of(m);
    int rc;

    if (text != NULL && strcmp(text, "xml") == 0)
        text = document;
    rc = syma_ruleset_load(r, text, text != NULL ? strlen(text) : 0);
    answer(m, rc, syma_ruleset_last_error(r));
}

static void ruleset_compile(struct machine *m)
{
    syma_ruleset *r = m->rulesets[slot(m)];

    int rc = syma_ruleset_compile(r);

    answer(m, rc, syma_ruleset_last_error(r));
}

/* Mostly the compiled ones: others cost each call their patterns. */
static const syma_ruleset *rules_of(struct machine *m)
{
    const unsigned pick = input_byte(&m->in);

    return pick < 200 ? page_rules() : m->rulesets[pick % SLOTS];
}

/* ---- pages ---- */

static void page_new(struct machine *m)
{
    const syma_options *o = m->options[slot(m)];
    size_t i = slot(m);
    syma_page *p = NULL;
    int rc = syma_page_new(o, &p);

    answer(m, rc, NULL);
    REPLACE(m->pages[i], p, rc, syma_page_free);
}

static void page_answer(struct machine *m, const syma_page *p, int rc)
{
    answer(m, rc, syma_page_last_error(p));
    if (p != NULL)
        MUST((rc < 0) == (syma_page_last_error(p)[0] != '\0'));
}

static void page_set_text(struct machine *m)
{
    syma_page *p = m->pages[slot(m)];
    const unsigned what = input_byte(&m->in);
    const char *text = text_of(m);
    int rc;

    switch (what % 4) {
    case 0:
        rc = syma_page_set_url(p, text);
        break;
    case 1:
        rc = syma_page_set_request_url(p, text);
        break;
    case 2:
        rc = syma_page_set_home_url(p, text);
        break;
    default:
        rc = syma_page_set_failure(p, text);
        break;
    }
    page_answer(m, p, rc);
}

static void page_set_number(struct machine *m)
{
    syma_page *p = m->pages[slot(m)];
    const unsigned what = input_byte(&m->in);
    const int64_t value = number(m);
    const char *text = text_of(m);
    int rc;

    switch (what % 5) {
    case 0:
        rc = syma_page_set_http_status(p, (int)value);
        break;
    case 1:
        rc = syma_page_add_redirect(p, (int)value, text);
        break;
    case 2:
        rc = syma_page_set_timing_ms(p, text, value);
        break;
    case 3:
        rc = syma_page_add_cert(p, text, "CN=issuer", value);
        break;
    default:
        rc = syma_page_set_confirmed(p);
        break;
    }
    page_answer(m, p, rc);
}

static void page_add_header(struct machine *m)
{
    syma_page *p = m->pages[slot(m)];
    const char *name = text_of(m);
    char copy[64] = "";

    if (name == m->text) {
        strcpy(copy, m->text);
        name = copy;
    }
    page_answer(m, p, syma_page_add_header(p, name, text_of(m)));
}

static void page_feed(struct machine *m)
{
    static const char form[] =
        "<title>Log in</title><form><input name=user><input type=password>"
        "</form><p>We are down for maintenance until 6 pm.";
    syma_page *p = m->pages[slot(m)];
    const char *text = text_of(m);

    if (text != NULL && strcmp(text, "login") == 0)
        text = form;
    page_answer(m, p, syma_page_feed(p, text, text != NULL ? strlen(text) : 0));
}

static void page_finish(struct machine *m)
{
    syma_page *p = m->pages[slot(m)];

    page_answer(m, p, syma_page_finish(p));
}

static void page_free(struct machine *m)
{
    size_t i = slot(m);

    syma_page_free(m->pages[i]);
    m->pages[i] = NULL;
}

/* ---- contexts and verdicts ---- */

static void context_new(struct machine *m)
{
    size_t i = slot(m);
    syma_context *c = NULL;
    int rc = syma_context_new(&c);

    answer(m, rc, NULL);
    REPLACE(m->contexts[i], c, rc, syma_context_free);
}

static void context_set(struct machine *m)
{
    syma_context *c = m->contexts[slot(m)];
    const unsigned what = input_byte(&m->in);
    const char *text = text_of(m);
    int rc;

    switch (what % 7) {
    case 0:
        rc = syma_context_set_now_ms(c, number(m));
        break;
    case 1:
        rc = syma_context_set_time_zone(c, text);
        break;
    case 2:
        rc = syma_context_set_language(c, text);
        break;
    case 3:
        rc = syma_context_set_section(c, m->portals[slot(m)], text);
        break;
    case 4:
        rc = syma_context_set_credentials(c, (int)number(m));
        break;
    case 5:
        rc = syma_context_set_signature(c, text);
        break;
    default:
        rc = syma_context_set_not_found(c, m->pages[slot(m)]);
        break;
    }
    answer(m, rc, NULL);
}

static void classify(struct machine *m)
{
    const syma_page *p = m->pages[slot(m)];
    const syma_context *c = m->contexts[slot(m)];
    const size_t i = slot(m);
    const int kind = (int)number(m);
    syma_verdict *v = NULL;
    int rc = syma_classify(p, kind, c, rules_of(m), &v);

    answer(m, rc, NULL);
    REPLACE(m->verdicts[i], v, rc, syma_verdict_unref);
}

static void verdict_read(struct machine *m)
{
    const syma_verdict *v = m->verdicts[slot(m)];
    const unsigned what = input_byte(&m->in);
    const char *format = text_of(m);
    const size_t i = input_byte(&m->in);
    char *text = NULL;
    int rc;

    trace(m, (uint64_t)syma_verdict_state(v));
    trace(m, (uint64_t)syma_verdict_usable(v));
    trace_text(m, syma_verdict_reason(v));
    trace_text(m, syma_verdict_unless(v));
    trace_text(m, syma_evidence_excerpt(syma_verdict_evidence(v, i)));
    trace_text(m, syma_notice_text(syma_verdict_notice(v, i)));
    trace_text(m, syma_verdict_redirect_url(v, i));
    trace_text(m, syma_verdict_form_kind(v, i));
    trace_text(m, syma_verdict_cert_subject(v, i));
    trace(m, (uint64_t)syma_verdict_timing_ms(v, format));
    rc = what % 2 == 0 ? syma_verdict_format(v, format, &text)
                       : syma_verdict_explain(v, format, "engineer", &text);
    answer_text(m, rc, text);
}

static void verdict_share(struct machine *m)
{
    const size_t from = slot(m);
    const size_t to = slot(m);
    syma_verdict *v = syma_verdict_ref(m->verdicts[from]);

    MUST(v == m->verdicts[from]);
    syma_verdict_unref(m->verdicts[to]);
    m->verdicts[to] = v;
}

/* ---- portals and reports ---- */

static void portal_new(struct machine *m)
{
    const size_t i = slot(m);
    syma_portal *p = NULL;
    int rc = syma_portal_new(text_of(m), &p);

    answer(m, rc, NULL);
    REPLACE(m->portals[i], p, rc, syma_portal_free);
}

static void portal_answer(struct machine *m, const syma_portal *p, int rc)
{
    answer(m, rc, syma_portal_last_error(p));
    if (p != NULL)
        MUST((rc < 0) == (syma_portal_last_error(p)[0] != '\0'));
}

static void portal_add(struct machine *m)
{
    syma_portal *p = m->portals[slot(m)];
    const unsigned what = input_byte(&m->in);
    const unsigned id = input_byte(&m->in);
    const char *section = id % 4 == 0 ? NULL : id % 4 == 1 ? "b" : "a";
    const char *text = text_of(m);
    int rc;

    switch (what % 12) {
    case 0:
    case 1:
        rc = syma_portal_add_section(p, section, (int)(id / 4 % 5), text,
                                     id / 32 % 3);
        break;
    case 2:
        rc = syma_portal_set_header(p, section, "X-Probe", text);
        break;
    case 3:
        rc = syma_portal_set_auth(p, section, text, "u", "s");
        break;
    case 4:
        rc = syma_portal_expect(p, section, "regex", 1, text);
        break;
    case 5:
        rc = syma_portal_add_need(p, section, text);
        break;
    case 6:
        rc =
            syma_portal_add_fallback(p, section, "activate", "sms", text, text);
        break;
    case 7:
        rc = syma_portal_add_window(p, section, NULL, "2026-11-27T11:00", text);
        break;
    case 8:
        rc = syma_portal_add_window(p, section, text, "22:00", "03:00");
        break;
    case 9:
        rc = syma_portal_add_promise(p, section, "press", "soon",
                                     "2026-11-27T11:00", text, id / 32 % 3);
        break;
    case 10:
        rc = syma_portal_set_found_by(p, section, text);
        break;
    default:
        rc = syma_portal_set_signature(p, section, text);
        break;
    }
    portal_answer(m, p, rc);
}

static void portal_set(struct machine *m)
{
    syma_portal *p = m->portals[slot(m)];
    const unsigned what = input_byte(&m->in);
    const char *text = text_of(m);
    int rc;

    switch (what % 4) {
    case 0:
        rc = syma_portal_set_home(p, text);
        break;
    case 1:
        rc = syma_portal_set_language(p, text);
        break;
    case 2:
        rc = syma_portal_set_time_zone(p, text);
        break;
    default:
        rc = syma_portal_load(p, text, text != NULL ? strlen(text) : 0);
        break;
    }
    portal_answer(m, p, rc);
}

/* A portal's own file is read, where a section counts. */
static void portal_format(struct machine *m)
{
    const syma_portal *p = m->portals[slot(m)];
    const size_t to = slot(m);
    syma_portal *read = NULL;
    char *text = NULL;
    int rc = syma_portal_format(p, "xml", &text);

    answer(m, rc, NULL);
    MUST((rc == SYMA_OK) == (text != NULL));
    if (rc < 0)
        return;
    MUST(syma_portal_new("", &read) == SYMA_OK);
    rc = syma_portal_load(read, text, strlen(text));
    portal_answer(m, read, rc);
    if (rc == SYMA_OK)
        MUST(syma_portal_section_count(read) == syma_portal_section_count(p));
    trace_text(m, text);
    syma_string_free(text);
    syma_portal_free(m->portals[to]);
    m->portals[to] = read;
}

static void report_build(struct machine *m)
{
    const syma_portal *p = m->portals[slot(m)];
    syma_verdict *v = m->verdicts[slot(m)];
    const size_t i = slot(m);
    const size_t count = syma_portal_section_count(p);
    const int64_t time_ms = PAGE_NOW_MS + number(m) % 100 * 60000;
    syma_verdict *verdicts[8];
    syma_report *r = NULL;
    size_t k;
    int rc;

    if (v == NULL || count == 0 || count > 8)
        return;
    for (k = 0; k < count; k++)
        verdicts[k] = v;
    rc = symai_report_build(p, NULL, verdicts, count, time_ms, &r);
    answer(m, rc, NULL);
    REPLACE(m->reports[i], r, rc, syma_report_unref);
}

static void report_read(struct machine *m)
{
    const syma_report *r = m->reports[slot(m)];
    const unsigned what = input_byte(&m->in);
    const size_t i = input_byte(&m->in);
    const char *format = text_of(m);
    char *text = NULL;
    int rc;

    trace(m, (uint64_t)syma_report_state(r));
    trace_text(m, syma_report_section_id(r, i));
    trace_text(m, syma_report_because(r, i));
    trace_text(m, syma_fallback_text(syma_report_fallback(r, i, 0)));
    trace(m, (uint64_t)syma_report_exit_code(r, (int)i));
    rc = what % 2 == 0 ? syma_report_format(r, format, &text)
                       : syma_report_explain(r, format, "customer", &text);
    answer_text(m, rc, text);
}

/* ---- trackers ---- */

static void tracker_new(struct machine *m)
{
    const syma_options *o = m->options[slot(m)];
    const size_t i = slot(m);
    syma_tracker *t = NULL;
    int rc = syma_tracker_new(o, &t);

    answer(m, rc, NULL);
    REPLACE(m->trackers[i], t, rc, syma_tracker_free);
}

static void tracker_feed(struct machine *m)
{
    syma_tracker *t = m->trackers[slot(m)];
    const unsigned what = input_byte(&m->in);
    int rc;

    switch (what % 4) {
    case 0:
    case 1:
        rc = syma_tracker_add(t, m->reports[slot(m)]);
        break;
    case 2: {
        int64_t step = number(m);

        rc = syma_tracker_tick(
            t, step >= 0 && step < 1000 ? PAGE_NOW_MS + step * 60000 : step);
        break;
    }
    default:
        rc = syma_tracker_remove(t, text_of(m));
        break;
    }
    answer(m, rc, syma_tracker_last_error(t));
}

static void tracker_promise(struct machine *m)
{
    syma_tracker *t = m->trackers[slot(m)];
    const char *portal = input_byte(&m->in) % 2 == 0 ? "p" : "";
    const int64_t seen = number(m);
    const int64_t latest = number(m);
    const char *text = text_of(m);
    int rc;

    rc = syma_tracker_declare_promise(t, portal, "a", "press", text, seen, -1,
                                      latest, (int)(seen & 1));
    answer(m, rc, syma_tracker_last_error(t));
}

static void tracker_read(struct machine *m)
{
    const syma_tracker *t = m->trackers[slot(m)];
    const char *format = text_of(m);
    const unsigned pick = input_byte(&m->in);
    const char *portal = pick % 3 == 0 ? NULL : pick % 3 == 1 ? "p" : "";
    char *text = NULL;
    int rc;

    trace(m, (uint64_t)syma_tracker_state(t, portal, "a"));
    trace(m, (uint64_t)syma_tracker_since_ms(t, portal, NULL));
    trace(m, (uint64_t)syma_tracker_seconds(t, portal, "a", (int)(pick % 6)));
    trace(m, (uint64_t)syma_incident_begin_ms(
                 syma_tracker_incident(t, portal, "a", pick)));
    trace_text(m,
               syma_promise_text(syma_tracker_promise(t, portal, "a", pick)));
    rc = syma_tracker_format(t, portal, format, &text);
    answer_text(m, rc, text);
    text = NULL;
    rc = syma_tracker_explain(t, portal, "fr", &text);
    answer_text(m, rc, text);
}

static void tracker_pull(struct machine *m)
{
    syma_tracker *t = m->trackers[slot(m)];
    syma_change *c = NULL;
    int rc = syma_tracker_next_change(t, &c);

    answer(m, rc, NULL);
    MUST((rc == 1) == (c != NULL));
    trace_text(m, syma_change_text(c));
    trace_text(m, syma_promise_text(syma_change_promise(c)));
    syma_change_free(c);
}

/* Its own file is read by another tracker, and is the same there. */
static void tracker_save(struct machine *m)
{
    const size_t from = slot(m);
    const size_t to = slot(m);
    syma_tracker *read = NULL;
    char *text = NULL;
    char *again = NULL;
    int rc = syma_tracker_save(m->trackers[from], NULL, &text);

    answer(m, rc, NULL);
    MUST((rc == SYMA_OK) == (text != NULL));
    if (rc < 0)
        return;
    MUST(syma_tracker_new(NULL, &read) == SYMA_OK);
    rc = syma_tracker_load(read, text, strlen(text));
    if (rc < 0)
        fuzz_fail(__FILE__, __LINE__, "its own file is read",
                  syma_tracker_last_error(read));
    MUST(syma_tracker_save(read, NULL, &again) == SYMA_OK);
    MUST_EQUAL(text, again);
    syma_string_free(text);
    syma_string_free(again);
    syma_tracker_free(m->trackers[to]);
    m->trackers[to] = read;
}

/* ---- discoveries and probers ---- */

static void discover_page(struct machine *m)
{
    const syma_page *p = m->pages[slot(m)];
    const size_t i = slot(m);
    syma_discovery *d = NULL;
    int rc = syma_discover_page(p, rules_of(m), &d);

    answer(m, rc, NULL);
    REPLACE(m->discoveries[i], d, rc, syma_discovery_unref);
}

static void discovery_read(struct machine *m)
{
    const syma_discovery *d = m->discoveries[slot(m)];
    const size_t to = slot(m);
    syma_portal *p = NULL;
    char *text = NULL;
    int rc;

    rc = syma_discovery_format(d, text_of(m), &text);
    answer_text(m, rc, text);
    trace_text(m, syma_candidate_url(syma_discovery_candidate(d, 0)));
    rc = syma_discovery_to_portal(d, text_of(m), &p);
    answer(m, rc, NULL);
    REPLACE(m->portals[to], p, rc, syma_portal_free);
}

/* What it answers depends on the machine, and is not traced; addresses of this
 * machine are refused, and no others are asked for. */
static void prober_submit(struct machine *m)
{
    const unsigned what = input_byte(&m->in);
    uint64_t ticket = 0;
    syma_event *e = NULL;
    int rc;

    if (m->prober == NULL)
        MUST(syma_prober_new(NULL, page_rules(), &m->prober) == SYMA_OK);
    switch (what % 4) {
    case 0:
        rc = syma_prober_submit_url(m->prober, "http://127.0.0.1:9/",
                                    (int)(what / 4 % 5), &ticket);
        break;
    case 1:
        rc = syma_prober_submit_url(m->prober, NULL, 0, &ticket);
        break;
    case 2:
        rc = syma_prober_submit_discovery(m->prober, "http://[::1]/", &ticket);
        break;
    default:
        rc = syma_prober_step(m->prober);
        break;
    }
    MUST(rc >= 0 || syma_error_name(rc) != NULL);
    if (what & 64)
        (void)syma_prober_cancel(m->prober, ticket);
    rc = syma_prober_next_event(m->prober, &e);
    MUST((rc == 1) == (e != NULL));
    (void)syma_event_kind(e);
    syma_event_free(e);
    if (what & 128) {
        syma_prober_free(m->prober);
        m->prober = NULL;
    }
}

/* ---- the machine ---- */

typedef void call(struct machine *m);

static call *const calls[] = {
    options_new,   options_free,    options_set_int, options_set_str,
    ruleset_new,   ruleset_load,    ruleset_compile, page_new,
    page_set_text, page_set_number, page_add_header, page_feed,
    page_finish,   page_free,       context_new,     context_set,
    classify,      verdict_read,    verdict_share,   portal_new,
    portal_add,    portal_add,      portal_set,      portal_format,
    report_build,  report_read,     tracker_new,     tracker_feed,
    tracker_feed,  tracker_promise, tracker_read,    tracker_pull,
    tracker_save,  discover_page,   discovery_read,  prober_submit,
};

static void release(struct machine *m)
{
    size_t i;

    for (i = 0; i < SLOTS; i++) {
        syma_options_free(m->options[i]);
        syma_ruleset_free(m->rulesets[i]);
        syma_page_free(m->pages[i]);
        syma_context_free(m->contexts[i]);
        syma_portal_free(m->portals[i]);
        syma_verdict_unref(m->verdicts[i]);
        syma_report_unref(m->reports[i]);
        syma_tracker_free(m->trackers[i]);
        syma_discovery_unref(m->discoveries[i]);
    }
    syma_prober_free(m->prober);
}

static uint64_t play(const uint8_t *data, size_t size)
{
    struct machine m;
    size_t count = 0;

    memset(&m, 0, sizeof m);
    input_begin(&m.in, data, size);
    while (m.in.left > 0 && count++ < CALLS_MAX)
        calls[input_byte(&m.in) % (sizeof calls / sizeof *calls)](&m);
    release(&m);
    return m.trace;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    MUST(play(data, size) == play(data, size));
    return 0;
}
