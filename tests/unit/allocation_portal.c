/* SPDX-License-Identifier: MIT */
/*
 * Scenes without a network: portals by calls and as files, the written forms
 * of reports, and a tracker over some days, told, saved and loaded.
 */
#include <string.h>

#include "allocation_scenes.h"

/* ---- portals ---- */

static int note_portal(const syma_portal *p)
{
    char *text = NULL;
    int rc;

    MAKE(text, syma_portal_format(p, "xml", &text));
    play_note(text);
    syma_string_free(text);
done:
    return rc;
}

static int add_sections(syma_portal *p)
{
    int rc;

    TELL(syma_portal_set_home(p, PLAY_HOME));
    TELL(syma_portal_set_language(p, "fr"));
    TELL(syma_portal_set_zoneinfo_dir(p, "/usr/share/zoneinfo"));
    TELL(syma_portal_set_time_zone(p, "Europe/Paris"));
    TELL(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, "/connexion",
                                 0));
    TELL(syma_portal_add_section(p, "news", SYMA_SECTION_GENERIC,
                                 "https://news.operator.example/",
                                 SYMA_SECTION_OPTIONAL));
    TELL(syma_portal_add_need(p, "login", "news"));
done:
    return rc;
}

int play_portal_calls(void)
{
    syma_portal *p = NULL;
    int rc;

    MAKE(p, syma_portal_new("operator", &p));
    TELL_ONCE(add_sections(p));
    TELL(syma_portal_set_header(p, "login", "X-Ours", "1"));
    TELL(syma_portal_set_header(p, "login", "x-ours", "2"));
    TELL(syma_portal_set_auth(p, "login", "basic", "user", "word"));
    TELL(syma_portal_set_auth(p, "news", "bearer", NULL, "word"));
    TELL(syma_portal_expect(p, "login", "phrase", 1, "bonjour"));
    TELL(syma_portal_expect(p, "login", "regex", 0, "a|b+c"));
    TELL(syma_portal_add_fallback(p, "login", "pay", "sms", "20555", "PAY"));
    TELL(syma_portal_add_window(p, "login", "sun", "23:00", "03:00"));
    TELL(syma_portal_add_window(p, NULL, "", "2026-11-29T23:00",
                                "2026-11-30T02:00"));
    TELL(syma_portal_add_promise(p, "login", "press", "by midnight",
                                 "2026-11-14T12:00", "2026-11-15T00:00", 0));
    TELL(syma_portal_set_found_by(p, "login", "link"));
    TELL(syma_portal_set_signature(p, "login", ""));
    play_note_int((long long)syma_portal_section_count(p));
    play_note(syma_portal_last_error(p));
    TELL_ONCE(note_portal(p));
done:
    syma_portal_free(p);
    return rc;
}

static const char portal_file[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\"\n"
    "        home=\"https://www.operator.example/\" language=\"fr\"\n"
    "        timezone=\"Europe/Paris\">\n"
    "  <section id=\"login\" kind=\"login\" href=\"/connexion\"/>\n"
    "  <section id=\"activation\" kind=\"activation\" href=\"/activer\"\n"
    "           needs=\"login\">\n"
    "    <expect regex=\"ICCID|SIM\"/>\n"
    "    <forbid phrase=\"file d'attente\"/>\n"
    "    <fallback act=\"activate\" channel=\"sms\" address=\"20555\"\n"
    "              keyword=\"ACTIVE\"/>\n"
    "    <window days=\"sun\" begin=\"23:00\" end=\"03:00\"/>\n"
    "  </section>\n"
    "  <promise source=\"press\" text=\"by midnight\"\n"
    "           said=\"2026-11-14T12:00\" latest=\"2026-11-15T00:00\"/>\n"
    "  <section id=\"news\" kind=\"generic\" href=\"/infos\"\n"
    "           required=\"no\"/>\n"
    "</portal>\n";

int play_portal_file(void)
{
    syma_portal *p = NULL;
    int rc;

    MAKE(p, syma_portal_new("", &p));
    TELL(syma_portal_load(p, portal_file, sizeof portal_file - 1));
    play_note_int((long long)syma_portal_section_count(p));
    TELL_ONCE(note_portal(p));
done:
    syma_portal_free(p);
    return rc;
}

/* That a file is wrong is told, or that memory was lacking. */
int play_portal_wrong(void)
{
    static const char text[] =
        "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\"\n"
        "        home=\"https://www.operator.example/\">\n"
        "<section id=\"login\" kind=\"login\" href=\"/a\" needs=\"nobody\"/>"
        "</portal>\n";
    syma_portal *p = NULL;
    int rc;

    MAKE(p, syma_portal_new("", &p));
    rc = syma_portal_load(p, text, sizeof text - 1);
    if (rc == SYMA_ENOMEM && allocation_refill())
        rc = syma_portal_load(p, text, sizeof text - 1);
    if (rc == SYMA_ENOMEM)
        goto done;
    play_note(syma_error_name(rc));
    play_note(syma_portal_last_error(p));
    play_note_int((long long)syma_portal_error_line(p));
    rc = SYMA_OK;
done:
    syma_portal_free(p);
    return rc;
}

/* ---- reports ---- */

int play_report_forms(void)
{
    static const char *const forms[] = {
        "json", "text", "ansi", "nagios", "openmetrics", "prometheus", "junit"};
    const syma_report *r = play_reports[PLAY_REPORTS - 2];
    char *text = NULL;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < sizeof forms / sizeof *forms; i++) {
        MAKE(text, syma_report_format(r, forms[i], &text));
        play_note(text);
        syma_string_free(text);
    }
    for (i = 0; i < 4; i++) {
        MAKE(text, syma_report_explain(r, i & 1 ? "fr" : "en",
                                       i & 2 ? "customer" : "engineer", &text));
        play_note(text);
        syma_string_free(text);
    }
done:
    return rc;
}

/* ---- trackers ---- */

static int drain(syma_tracker *t)
{
    syma_change *c = NULL;
    int more = 1;
    int rc = SYMA_OK;

    while (more) {
        MAKE(c, syma_tracker_next_change(t, &c));
        more = rc;
        if (c == NULL)
            continue;
        play_note(syma_change_text(c));
        play_note(syma_change_kind_name(syma_change_kind(c)));
        syma_change_free(c);
        c = NULL;
    }
    rc = SYMA_OK;
done:
    return rc;
}

static int add_reports(syma_tracker *t)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < PLAY_REPORTS; i++) {
        TELL(syma_tracker_add(t, play_reports[i]));
        TELL_ONCE(drain(t));
    }
    rc = SYMA_OK;
done:
    return rc;
}

static int note_tracker(const syma_tracker *t)
{
    char *text = NULL;
    int rc;

    MAKE(text, syma_tracker_save(t, NULL, &text));
    play_note(text);
    syma_string_free(text);
done:
    return rc;
}

int play_tracker(void)
{
    syma_options *o = NULL;
    syma_tracker *t = NULL;
    int64_t now = syma_report_time_ms(play_reports[PLAY_REPORTS - 1]);
    int rc;

    MAKE(o, syma_options_new(&o));
    TELL(syma_options_set_int(o, "interval_ms", 86400000));
    MAKE(t, syma_tracker_new(o, &t));
    TELL_ONCE(add_reports(t));
    TELL(syma_tracker_declare_promise(t, "demo", "account", "press",
                                      "in an hour", now, now + 3600000,
                                      now + 7200000, 1));
    TELL(syma_tracker_tick(t, now + 3 * 3600000));
    TELL_ONCE(drain(t));
    TELL_ONCE(note_tracker(t));
    TELL(syma_tracker_remove(t, "demo"));
    play_note_int((long long)syma_tracker_portal_count(t));
done:
    syma_tracker_free(t);
    syma_options_free(o);
    return rc;
}

int play_tracker_forms(void)
{
    static const char *const forms[] = {"json",  "openmetrics", "prometheus",
                                        "atom",  "svg",         "summary",
                                        "nagios"};
    syma_tracker *t = NULL;
    char *text = NULL;
    size_t i;
    int rc;

    MAKE(t, syma_tracker_new(NULL, &t));
    TELL_ONCE(add_reports(t));
    for (i = 0; i < sizeof forms / sizeof *forms; i++) {
        MAKE(text, syma_tracker_format(t, "demo", forms[i], &text));
        play_note(text);
        syma_string_free(text);
    }
    for (i = 0; i < 2; i++) {
        MAKE(text, syma_tracker_explain(t, "demo", i ? "fr" : "en", &text));
        play_note(text);
        syma_string_free(text);
    }
done:
    syma_tracker_free(t);
    return rc;
}

int play_tracker_file(void)
{
    syma_tracker *t = NULL;
    syma_tracker *u = NULL;
    char *text = NULL;
    int rc;

    MAKE(t, syma_tracker_new(NULL, &t));
    TELL_ONCE(add_reports(t));
    MAKE(text, syma_tracker_save(t, "demo", &text));
    MAKE(u, syma_tracker_new(NULL, &u));
    TELL(syma_tracker_load(u, text, strlen(text)));
    TELL_ONCE(note_tracker(u));
done:
    syma_string_free(text);
    syma_tracker_free(t);
    syma_tracker_free(u);
    return rc;
}
