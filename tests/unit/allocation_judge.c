/* SPDX-License-Identifier: MIT */
/*
 * Scenes without a network: options, rules, pages fed by hand and judged, with
 * all that a verdict has to say, and what a page alone lets one discover.
 */
#include <string.h>

#include "allocation_scenes.h"

/* ---- options ---- */

int play_options(void)
{
    syma_options *o = NULL;
    int64_t value = 0;
    int rc;

    MAKE(o, syma_options_new(&o));
    TELL(syma_options_set_int(o, "timeout_ms", 1234));
    TELL(syma_options_set_str(o, "user_agent", "made-for-a-test/1"));
    TELL(syma_options_set_str(o, "user_agent", "made-for-a-test/2"));
    TELL(syma_options_set_str(o, "resolve", "a.example:80:127.0.0.1"));
    TELL(syma_options_set_str(o, "proxy", "http://127.0.0.1:3128/"));
    TELL(syma_options_set_str(o, "witnesses", "https://a.example/"));
    TELL(syma_options_get_int(o, "timeout_ms", &value));
    play_note_int(value);
    play_note(syma_options_get_str(o, "user_agent"));
    play_note(syma_options_get_str(o, "resolve"));
    rc = SYMA_OK;
done:
    syma_options_free(o);
    return rc;
}

/* ---- rules ---- */

static const char own_rules[] =
    "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n"
    "<slot name=\"thing\">(?:portal|counter)</slot>\n"
    "<sign for=\"field.otp\"><frame>\\bsecret word\\b</frame></sign>\n"
    "<product name=\"ours\" claim=\"maintenance\">"
    "<mark>our-curtain</mark><title>^curtain$</title></product>\n"
    "<claim kind=\"maintenance\" trigger=\"sleeps\">"
    "<frame weight=\"900\">\\bthe {thing} sleeps\\b</frame></claim>\n"
    "</rules>\n";

int play_rules_builtin(void)
{
    syma_ruleset *r = NULL;
    int rc;

    MAKE(r, syma_ruleset_new(&r));
    TELL(syma_ruleset_load_builtin(r));
    TELL(syma_ruleset_compile(r));
    play_note(syma_ruleset_last_error(r));
done:
    syma_ruleset_free(r);
    return rc;
}

int play_rules_own(void)
{
    syma_ruleset *r = NULL;
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    int rc;

    MAKE(r, syma_ruleset_new(&r));
    TELL(syma_ruleset_load(r, own_rules, sizeof own_rules - 1));
    TELL(syma_ruleset_compile(r));
    MAKE(p, syma_page_new(NULL, &p));
    TELL_ONCE(syma_page_feed(p, "<p>The counter sleeps.", 22));
    TELL_ONCE(syma_page_finish(p));
    MAKE(v, syma_classify(p, SYMA_SECTION_GENERIC, NULL, r, &v));
    play_note_verdict(v);
done:
    syma_verdict_unref(v);
    syma_page_free(p);
    syma_ruleset_free(r);
    return rc;
}

/* That a document is wrong is told, or that memory was lacking. */
int play_rules_wrong(void)
{
    static const char text[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n"
        "<claim kind=\"maintenance\"><frame weight=\"900\">a(b</frame></claim>"
        "\n</rules>\n";
    syma_ruleset *r = NULL;
    int rc;

    MAKE(r, syma_ruleset_new(&r));
    rc = syma_ruleset_load(r, text, sizeof text - 1);
    if (rc == SYMA_ENOMEM && allocation_refill())
        rc = syma_ruleset_load(r, text, sizeof text - 1);
    if (rc == SYMA_OK)
        rc = syma_ruleset_compile(r);
    if (rc == SYMA_ENOMEM && allocation_refill())
        rc = syma_ruleset_compile(r);
    if (rc == SYMA_ENOMEM)
        goto done;
    play_note(syma_error_name(rc));
    play_note(syma_ruleset_last_error(r));
    play_note_int((long long)syma_ruleset_error_line(r));
    rc = SYMA_OK;
done:
    syma_ruleset_free(r);
    return rc;
}

/* ---- pages ---- */

/* What stands in it is chosen so that each kind of evidence is asked for. */
static const char closed_page[] =
    "<!DOCTYPE html><html lang='fr'><head><title>Maintenance en cours</title>"
    "<link rel='alternate' hreflang='en' href='/en/'></head><body>"
    "<nav><a href='/connexion'>Espace client</a></nav>"
    "<h1>Notre site est actuellement en maintenance</h1>"
    "<p>Depuis lundi 23 novembre \xC3\xA0 6 h, l'espace client est "
    "indisponible pour cause de maintenance.</p>"
    "<p>Retour du service mardi 24 novembre \xC3\xA0 18 h.</p>"
    "<p>Pour activer votre carte SIM, envoyez ACTIVE par SMS au 20555, ou "
    "appelez le 3900. Le service client r\xC3\xA9pond aussi \xC3\xA0 "
    "aide@operator.example et sur https://aide.operator.example/sms .</p>"
    "<form action='/search'><input name='q' type='search'></form>"
    "</body></html>";

static const char login_page[] =
    "<!DOCTYPE html><html lang='en'><head><title>Log in</title>"
    "<script>var links = {\"url\": \"/my-account\", \"label\": \"My account\"};"
    "</script></head><body><nav><a href='/'>Home</a> "
    "<a href='/activate-sim'>Activate your SIM</a> <a href='/my'>My account</a>"
    "</nav><form id='login' method='post' action='/session'>"
    "<label for='u'>User name</label><input id='u' name='user'>"
    "<label>Password <input type='password' name='password'></label>"
    "<input name='code' autocomplete='one-time-code'>"
    "<button type='submit'>Log in</button></form>"
    "<p>Planned maintenance on 1 December 2026 from 02:00 to 04:00: you will "
    "not be able to log in.</p>"
    "<p>Call 0800 123 456 for help.</p></body></html>";

static const char latin_page[] =
    "<html><head><title>Errore</title></head><body><h1>Il servizio \xE8 "
    "momentaneamente non disponibile</h1><p>Riprova pi\xF9 tardi.</p></body>";

static const char absent_page[] =
    "<html><title>Not found</title><body><p>No such page here.</body></html>";

static int feed_by_halves(syma_page *p, const char *body)
{
    size_t len = strlen(body);
    int rc = syma_page_feed(p, body, len / 2);

    return rc < 0 ? rc : syma_page_feed(p, body + len / 2, len - len / 2);
}

static int tell_page(syma_page *p, const char *type, int status)
{
    int rc;

    TELL(syma_page_set_request_url(p, PLAY_HOME "connexion"));
    TELL(syma_page_set_home_url(p, PLAY_HOME));
    TELL(syma_page_add_redirect(p, 302, PLAY_HOME "login"));
    TELL(syma_page_set_url(p, PLAY_HOME "login"));
    TELL(syma_page_set_http_status(p, status));
    TELL(syma_page_set_timing_ms(p, "total", 120));
    TELL(syma_page_add_cert(p, "CN=www.operator.example", "CN=Some CA",
                            PLAY_NOW + 86400000));
    TELL(syma_page_add_header(p, "Content-Type", type));
    TELL(syma_page_add_header(p, "Retry-After",
                              "Mon, 23 Nov 2026 12:00:00 GMT"));
    TELL(syma_page_add_header(p, "Server", "nginx"));
done:
    return rc;
}

static int make_page(const char *type, int status, const char *body,
                     syma_page **out)
{
    syma_options *o = NULL;
    syma_page *p = NULL;
    int rc;

    *out = NULL;
    MAKE(o, syma_options_new(&o));
    TELL(syma_options_set_int(o, "excerpt_max", 64));
    MAKE(p, syma_page_new(o, &p));
    TELL_ONCE(tell_page(p, type, status));
    TELL_ONCE(feed_by_halves(p, body));
    TELL_ONCE(syma_page_finish(p));
    *out = p;
    p = NULL;
done:
    syma_page_free(p);
    syma_options_free(o);
    return rc;
}

static int make_portal(syma_portal **out)
{
    syma_portal *p = NULL;
    int rc;

    MAKE(p, syma_portal_new("operator", &p));
    TELL(syma_portal_set_home(p, PLAY_HOME));
    TELL(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, "/connexion",
                                 0));
    TELL(syma_portal_expect(p, "login", "phrase", 1, "espace client"));
    TELL(syma_portal_expect(p, "login", "regex", 0, "file d.attente"));
    TELL(syma_portal_expect(p, "login", "title", 1, "en cours"));
    TELL(syma_portal_expect(p, "login", "header", 1, "Server: nginx"));
done:
    *out = p;
    return rc;
}

static int make_context(const syma_portal *portal, const syma_page *absent,
                        syma_context **out)
{
    syma_context *c = NULL;
    int rc;

    MAKE(c, syma_context_new(&c));
    TELL(syma_context_set_now_ms(c, PLAY_NOW));
    TELL(syma_context_set_time_zone(c, "Europe/Paris"));
    TELL(syma_context_set_language(c, "fr"));
    TELL(syma_context_set_section(c, portal, "login"));
    TELL(syma_context_set_credentials(c, 1));
    TELL(syma_context_set_not_found(c, absent));
done:
    *out = c;
    return rc;
}

/* Judged, and once more as a page that was built otherwise before. */
static int judge(const syma_page *p, syma_context *c, const syma_ruleset *r)
{
    syma_verdict *v = NULL;
    syma_verdict *again = NULL;
    int rc;

    MAKE(v, syma_classify(p, SYMA_SECTION_LOGIN, c, r, &v));
    play_note_verdict(v);
    TELL(syma_context_set_signature(c, syma_verdict_signature(v)));
    MAKE(again, syma_classify(p, SYMA_SECTION_ACTIVATION, c, r, &again));
    play_note_verdict(again);
done:
    syma_verdict_unref(v);
    syma_verdict_unref(again);
    return rc;
}

static int forms_of(const syma_page *p, const syma_context *c,
                    const syma_ruleset *r)
{
    static const char *const forms[] = {
        "json", "text", "ansi", "nagios", "openmetrics", "prometheus", "junit"};
    syma_verdict *v = NULL;
    char *text = NULL;
    size_t i;
    int rc;

    MAKE(v, syma_classify(p, SYMA_SECTION_LOGIN, c, r, &v));
    for (i = 0; i < sizeof forms / sizeof *forms; i++) {
        MAKE(text, syma_verdict_format(v, forms[i], &text));
        play_note(text);
        syma_string_free(text);
        text = NULL;
    }
    for (i = 0; i < 4; i++) {
        MAKE(text,
             syma_verdict_explain(v, i & 1 ? "fr" : "en",
                                  i & 2 ? "customer" : "engineer", &text));
        play_note(text);
        syma_string_free(text);
        text = NULL;
    }
done:
    syma_verdict_unref(v);
    return rc;
}

static int play_page(const char *type, int status, const char *body,
                     const syma_ruleset *r)
{
    syma_portal *portal = NULL;
    syma_page *absent = NULL;
    syma_page *p = NULL;
    syma_context *c = NULL;
    int rc;

    TELL_ONCE(make_portal(&portal));
    TELL_ONCE(make_page("text/html", 404, absent_page, &absent));
    TELL_ONCE(make_page(type, status, body, &p));
    TELL_ONCE(make_context(portal, absent, &c));
    TELL_ONCE(judge(p, c, r));
    TELL_ONCE(forms_of(p, c, r));
done:
    syma_context_free(c);
    syma_page_free(p);
    syma_page_free(absent);
    syma_portal_free(portal);
    return rc;
}

int play_page_closed(void)
{
    return play_page("text/html; charset=utf-8", 503, closed_page, play_rules);
}

int play_page_login(void)
{
    return play_page("text/html", 200, login_page, play_rules);
}

int play_page_latin(void)
{
    return play_page("text/html; charset=iso-8859-1", 500, latin_page,
                     play_rules);
}

/* The patterns are compiled on the way. */
int play_page_fresh_rules(void)
{
    syma_ruleset *r = NULL;
    int rc;

    MAKE(r, syma_ruleset_new(&r));
    TELL(syma_ruleset_load_builtin(r));
    TELL(syma_ruleset_compile(r));
    rc = play_page("text/html; charset=utf-8", 503, closed_page, r);
done:
    syma_ruleset_free(r);
    return rc;
}

int play_page_failed(void)
{
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    int rc;

    MAKE(p, syma_page_new(NULL, &p));
    TELL(syma_page_set_request_url(p, PLAY_HOME));
    TELL(syma_page_set_failure(p, "tls_expired"));
    TELL(syma_page_set_confirmed(p));
    TELL(syma_page_add_cert(p, "CN=www.operator.example", "CN=Some CA",
                            PLAY_NOW - 86400000));
    TELL_ONCE(syma_page_finish(p));
    MAKE(v, syma_classify(p, SYMA_SECTION_LOGIN, NULL, play_rules, &v));
    play_note_verdict(v);
done:
    syma_verdict_unref(v);
    syma_page_free(p);
    return rc;
}

/* ---- what a page alone lets one discover ---- */

static int forms_of_discovery(const syma_discovery *d)
{
    static const char *const forms[] = {"text", "json", "portal"};
    syma_portal *p = NULL;
    char *text = NULL;
    size_t i;
    int rc;

    for (i = 0; i < 3; i++) {
        MAKE(text, syma_discovery_format(d, forms[i], &text));
        play_note(text);
        syma_string_free(text);
        text = NULL;
    }
    MAKE(p, syma_discovery_to_portal(d, "operator", &p));
    MAKE(text, syma_portal_format(p, "xml", &text));
    play_note(text);
    syma_string_free(text);
    text = NULL;
done:
    syma_portal_free(p);
    return rc;
}

int play_page_found(void)
{
    syma_discovery *d = NULL;
    syma_page *p = NULL;
    int rc;

    TELL_ONCE(make_page("text/html", 200, login_page, &p));
    MAKE(d, syma_discover_page(p, play_rules, &d));
    play_note_discovery(d);
    TELL_ONCE(forms_of_discovery(d));
done:
    syma_discovery_unref(d);
    syma_page_free(p);
    return rc;
}
