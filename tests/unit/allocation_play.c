/* SPDX-License-Identifier: MIT */
/*
 * See allocation_play.h: the table of the scenes, what they share, and what is
 * noted of verdicts and discoveries.
 */
#include "allocation_play.h"

#include <stdio.h>
#include <string.h>

#include "../integration/loop_server.h"
#include "allocation_scenes.h"
#include "days.h"
#include "judge/ruleset.h"
#include "port/regex.h"

/* A host that cannot wait in the heap is asked at once, or is not forgotten
 * before the prober is (run/pace). */
#define PACE_COPES 1

const struct allocation_scene allocation_scenes[] = {
    {"options", play_options, 0},
    {"built-in rules", play_rules_builtin, 0},
    {"rules of one's own", play_rules_own, 0},
    {"wrong rules", play_rules_wrong, 0},
    {"page in maintenance", play_page_closed, 0},
    {"page with a login", play_page_login, 0},
    {"page in Latin-1", play_page_latin, 0},
    {"page and fresh rules", play_page_fresh_rules, 0},
    {"page that failed", play_page_failed, 0},
    {"discovery of a page", play_page_found, 0},
    {"portal by calls", play_portal_calls, 0},
    {"portal as a file", play_portal_file, 0},
    {"wrong portal", play_portal_wrong, 0},
    {"forms of a report", play_report_forms, 0},
    {"tracker", play_tracker, 0},
    {"forms of a tracker", play_tracker_forms, 0},
    {"file of a tracker", play_tracker_file, 0},
    {"fetch of a page", play_fetch_url, 2 * PACE_COPES},
    {"fetch of a portal", play_fetch_portal, PACE_COPES},
    {"fetch of a discovery", play_fetch_discovery, PACE_COPES},
    {"prober", play_prober, PACE_COPES},
    {"prober that asks nobody", play_prober_unasked, PACE_COPES},
};

const size_t allocation_scene_count =
    sizeof allocation_scenes / sizeof *allocation_scenes;

syma_ruleset *play_rules;
syma_report *play_reports[PLAY_REPORTS];
int play_port;

/* ---- what is noted ---- */

static char notes[1 << 18];
static size_t notes_len;

void allocation_play_reset(void)
{
    notes_len = 0;
}

const char *allocation_play_notes(size_t *len)
{
    *len = notes_len;
    return notes;
}

void play_note(const char *text)
{
    size_t len = text != NULL ? strlen(text) : 0;

    if (notes_len + len + 1 > sizeof notes)
        allocation_broken("more notes than there is room for");
    if (len > 0)
        memcpy(notes + notes_len, text, len);
    notes_len += len;
    notes[notes_len++] = '\n';
}

void play_note_int(long long value)
{
    char text[32];

    snprintf(text, sizeof text, "%lld", value);
    play_note(text);
}

static void note_evidence(const syma_verdict *v)
{
    const syma_evidence *e;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        if (strncmp(syma_evidence_code(e), "time.", 5) == 0)
            continue;
        play_note(syma_evidence_code(e));
        play_note_int(syma_evidence_weight(e));
        play_note_int(syma_evidence_points_to(e));
        play_note(syma_evidence_zone(e));
        play_note(syma_evidence_excerpt(e));
    }
}

static void note_notices(const syma_verdict *v)
{
    const syma_notice *n;
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        play_note_int(syma_notice_kind(n));
        play_note_int(syma_notice_vague(n));
        play_note(syma_notice_text(n));
        play_note(syma_notice_act(n));
        play_note(syma_notice_channel(n));
        play_note(syma_notice_address(n));
        play_note(syma_notice_keyword(n));
    }
}

void play_note_verdict(const syma_verdict *v)
{
    size_t i;

    play_note(syma_verdict_url(v));
    play_note(syma_verdict_final_url(v));
    play_note_int(syma_verdict_state(v));
    play_note_int(syma_verdict_usable(v));
    play_note_int(syma_verdict_confidence(v));
    play_note_int(syma_verdict_flags(v));
    play_note_int(syma_verdict_http_status(v));
    play_note(syma_verdict_reason(v));
    play_note(syma_verdict_product(v));
    play_note(syma_verdict_signature(v));
    play_note(syma_verdict_unless(v));
    play_note(syma_verdict_since_text(v));
    for (i = 0; i < syma_verdict_form_count(v); i++)
        play_note(syma_verdict_form_kind(v, i));
    for (i = 0; i < syma_verdict_redirect_count(v); i++)
        play_note(syma_verdict_redirect_url(v, i));
    for (i = 0; i < syma_verdict_cert_count(v); i++)
        play_note(syma_verdict_cert_subject(v, i));
    note_evidence(v);
    note_notices(v);
}

void play_note_discovery(const syma_discovery *d)
{
    const syma_candidate *c;
    size_t i;
    size_t j;

    play_note(syma_discovery_home_url(d));
    play_note(syma_discovery_language(d));
    play_note_int(syma_discovery_robots(d));
    for (i = 0; i < syma_discovery_page_count(d); i++) {
        play_note(syma_discovery_page_url(d, i));
        play_note_int(syma_discovery_page_status(d, i));
    }
    for (i = 0; i < syma_discovery_barred_count(d); i++)
        play_note(syma_discovery_barred_url(d, i));
    for (i = 0; i < syma_discovery_count(d); i++) {
        c = syma_discovery_candidate(d, i);
        play_note(syma_candidate_url(c));
        play_note_int(syma_candidate_kind(c));
        play_note_int(syma_candidate_score(c));
        for (j = 0; j < syma_candidate_evidence_count(c); j++)
            play_note(syma_candidate_evidence_text(c, j));
    }
    for (i = 0; i < syma_discovery_fallback_count(d); i++)
        play_note(syma_fallback_address(syma_discovery_fallback(d, i)));
}

/* ---- what they share ---- */

#define HTML "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

static const struct loop_page pages[] = {
    {"/", HTML,
     "<html lang='fr'><head><title>Forfaits</title>"
     "<link rel='alternate' hreflang='en' href='/en/'></head><body>"
     "<nav><a href='/old'>Espace client</a><a href='/prive/x'>Mon compte</a>"
     "<a href='/activer'>Activer ma carte SIM</a></nav><p>Bonjour</p>"},
    {"/en/", HTML, "<html lang='en'><a href='/login'>Log in</a>"},
    {"/robots.txt", "200 OK\r\nContent-Type: text/plain\r\n",
     "User-agent: *\nDisallow: /prive\n"
     "Sitemap: http://127.0.0.1:%d/sitemap.xml\n"},
    {"/sitemap.xml", "200 OK\r\nContent-Type: application/xml\r\n",
     "<urlset><url><loc>http://127.0.0.1:%d/mon-compte</loc></url></urlset>"},
    {"/old", "302 Found\r\nLocation: /login\r\nSet-Cookie: a=b\r\n", ""},
    {"/login", HTML,
     "<html lang='en'><title>Log in</title><p>Please log in.</p>"
     "<form method='post'><input name='user'><input type='password' "
     "name='word'><button>Log in</button></form>"},
    {"/closed",
     "503 Service Unavailable\r\nRetry-After: 60\r\n"
     "Content-Type: text/html; charset=utf-8\r\n",
     "<html lang='fr'><title>Maintenance</title><h1>Le site est actuellement "
     "en maintenance</h1><p>Pour payer, envoyez PAYER par SMS au 20555.</p>"},
    {"/guarded",
     "401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\", "
     "nonce=\"n\", qop=\"auth\", algorithm=MD5\r\n",
     ""},
    {NULL, "404 Not Found\r\nContent-Type: text/html\r\n",
     "<html><title>Not found</title><p>No such page."},
};

/* Compiled, and made machine code: of a text without a byte it would not. */
static void ask(const struct symai_regex *regex)
{
    struct symai_regex_scratch *scratch = NULL;
    struct symai_match match;

    ck_assert_int_eq(symai_regex_scratch_new(1000, &scratch), SYMA_OK);
    if (regex != NULL) /* a sign without words has none */
        symai_regex_match(regex, scratch, "x", 1, 0, &match);
    symai_regex_scratch_free(scratch);
}

/* What is compiled later would be kept by the rules; and a play that lacks
 * memory may ask for what no other one asks for. */
static void ask_all(const syma_ruleset *rules)
{
    const struct symai_regex *regex = NULL;
    size_t i;

    for (i = 0; i < symai_tables_patterns(rules->t); i++) {
        ck_assert_int_eq(symai_ruleset_pattern(rules, i, &regex), SYMA_OK);
        ask(regex);
    }
    for (i = 0; i < SYMAI_SIGN_COUNT; i++) {
        ck_assert_int_eq(symai_ruleset_sign(rules, (int)i, &regex), SYMA_OK);
        ask(regex);
    }
}

static void warm_up(void)
{
    size_t i;
    int rc;

    ask_all(play_rules);
    for (i = 0; i < allocation_scene_count; i++) {
        allocation_play_reset();
        rc = allocation_scenes[i].play();
        ck_assert_msg(rc == SYMA_OK, "%s: %s", allocation_scenes[i].name,
                      syma_error_name(rc));
    }
}

void allocation_play_start(void)
{
    static const size_t looks[PLAY_REPORTS] = {2, 5, 9, 11};
    syma_tracker *t;
    size_t i;

    symai_regex_patience = 0; /* each play asks for the same memory */
    play_port = loop_server_start(pages);
    ck_assert_int_gt(play_port, 0);
    ck_assert_int_eq(syma_ruleset_new(&play_rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(play_rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(play_rules), SYMA_OK);
    for (i = 0; i < PLAY_REPORTS; i++) {
        t = days_story(looks[i]);
        play_reports[i] = syma_report_ref(syma_tracker_report(t, "demo"));
        syma_tracker_free(t);
    }
    warm_up();
}

void allocation_play_stop(void)
{
    size_t i;

    for (i = 0; i < PLAY_REPORTS; i++)
        syma_report_unref(play_reports[i]);
    syma_ruleset_free(play_rules);
    loop_server_stop();
}
