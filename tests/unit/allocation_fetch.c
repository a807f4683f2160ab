/* SPDX-License-Identifier: MIT */
/*
 * Scenes on loopback: one page, a portal and a discovery at a time, then all
 * of them by one prober, some of which is called off. What depends on the
 * clock is not noted.
 */
#include <stdio.h>

#include "allocation_scenes.h"

#define TURNS_MAX 10000 /* of a prober; each waits for an event */

static int make_options(syma_options **out)
{
    static const struct {
        const char *key;
        int64_t value;
    } set[] = {{"allow_private", 1}, {"confirm_delay_ms", 1},
               {"host_delay_ms", 0}, {"slow_warn_ms", 0},
               {"slow_crit_ms", 0},  {"discover_pages", 2}};
    syma_options *o = NULL;
    size_t i;
    int rc;

    MAKE(o, syma_options_new(&o));
    for (i = 0; i < sizeof set / sizeof *set; i++)
        TELL(syma_options_set_int(o, set[i].key, set[i].value));
done:
    *out = o;
    return rc;
}

static const char *address(const char *path)
{
    static char url[128];

    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", play_port, path);
    return url;
}

static int check(const char *path, int kind, const syma_options *o)
{
    syma_verdict *v = NULL;
    char *text = NULL;
    int rc;

    MAKE(v, syma_check_url(address(path), kind, o, play_rules, &v));
    play_note_verdict(v);
    MAKE(text, syma_verdict_format(v, "json", &text));
done:
    syma_string_free(text);
    syma_verdict_unref(v);
    return rc;
}

int play_fetch_url(void)
{
    syma_options *o = NULL;
    int rc;

    TELL_ONCE(make_options(&o));
    TELL_ONCE(check("/old", SYMA_SECTION_LOGIN, o));
    TELL_ONCE(check("/closed", SYMA_SECTION_GENERIC, o));
done:
    syma_options_free(o);
    return rc;
}

static int make_portal(syma_portal **out)
{
    syma_portal *p = NULL;
    int rc;

    MAKE(p, syma_portal_new("operator", &p));
    TELL(syma_portal_set_home(p, address("/")));
    TELL(syma_portal_set_language(p, "fr"));
    TELL(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, "/login", 0));
    TELL(syma_portal_add_section(p, "account", SYMA_SECTION_ACCOUNT, "/closed",
                                 0));
    TELL(syma_portal_add_section(p, "guarded", SYMA_SECTION_GENERIC, "/guarded",
                                 SYMA_SECTION_OPTIONAL));
    TELL(syma_portal_add_need(p, "account", "login"));
    TELL(syma_portal_set_header(p, NULL, "X-Ours", "1"));
    TELL(syma_portal_set_auth(p, "guarded", "digest", "user", "word"));
    TELL(syma_portal_expect(p, "login", "phrase", 1, "log in"));
    TELL(syma_portal_add_fallback(p, "account", "pay", "sms", "20555", "PAY"));
done:
    *out = p;
    return rc;
}

static void note_report(const syma_report *r)
{
    size_t i;

    play_note_int(syma_report_state(r));
    play_note_int(syma_report_usable(r));
    for (i = 0; i < syma_report_section_count(r); i++) {
        play_note(syma_report_section_id(r, i));
        play_note_int(syma_report_effective_state(r, i));
        play_note(syma_report_effective_reason(r, i));
        play_note_int((long long)syma_report_fallback_count(r, i));
        play_note_verdict(syma_report_verdict(r, i));
    }
}

int play_fetch_portal(void)
{
    syma_options *o = NULL;
    syma_portal *p = NULL;
    syma_report *r = NULL;
    int rc;

    TELL_ONCE(make_options(&o));
    TELL_ONCE(make_portal(&p));
    MAKE(r, syma_check_portal(p, o, play_rules, &r));
    note_report(r);
done:
    syma_report_unref(r);
    syma_portal_free(p);
    syma_options_free(o);
    return rc;
}

int play_fetch_discovery(void)
{
    syma_options *o = NULL;
    syma_discovery *d = NULL;
    int rc;

    TELL_ONCE(make_options(&o));
    MAKE(d, syma_discover(address("/"), o, play_rules, &d));
    play_note_discovery(d);
    play_note_verdict(syma_discovery_verdict(d));
done:
    syma_discovery_unref(d);
    syma_options_free(o);
    return rc;
}

/* ---- a prober ---- */

/* Kept until the end: in which order checks are over is not given. */
struct outcome {
    syma_event *report;
    syma_event *verdict;
    syma_event *discovery;
};

static int keep(struct outcome *found, syma_event *e)
{
    syma_event **place = NULL;
    int rc = SYMA_OK;

    if (syma_event_kind(e) == SYMA_EVENT_REPORT)
        place = &found->report;
    else if (syma_event_kind(e) == SYMA_EVENT_DISCOVERY)
        place = &found->discovery;
    else if (syma_event_kind(e) == SYMA_EVENT_FAILURE)
        rc = syma_event_error(e);
    else if (syma_event_section_id(e) == NULL ||
             syma_event_section_id(e)[0] == '\0')
        place = &found->verdict;
    if (place != NULL && *place == NULL)
        *place = e;
    else
        syma_event_free(e);
    return rc;
}

static int pull(syma_prober *s, struct outcome *found)
{
    syma_event *e = NULL;
    int more = 1;
    int rc;

    while (more) {
        MAKE(e, syma_prober_next_event(s, &e));
        more = rc;
        if (more)
            TELL_ONCE(keep(found, e));
    }
    rc = SYMA_OK;
done:
    return rc;
}

static int work(syma_prober *s, struct outcome *found)
{
    int turns = 0;
    int rc = SYMA_OK;

    while (syma_prober_pending(s) > 0) {
        if (turns++ == TURNS_MAX)
            allocation_broken("a prober makes no progress");
        TELL(syma_prober_wait(s, 1000));
        TELL_ONCE(pull(s, found));
    }
    TELL_ONCE(pull(s, found));
done:
    return rc;
}

int play_prober(void)
{
    struct outcome found = {NULL, NULL, NULL};
    syma_options *o = NULL;
    syma_prober *s = NULL;
    syma_portal *p = NULL;
    uint64_t ticket = 0;
    int rc;

    TELL_ONCE(make_options(&o));
    TELL_ONCE(make_portal(&p));
    MAKE(s, syma_prober_new(o, play_rules, &s));
    TELL(syma_prober_submit(s, p, &ticket));
    TELL(syma_prober_step(s));
    TELL(syma_prober_submit_url(s, address("/closed"), SYMA_SECTION_GENERIC,
                                &ticket));
    TELL(syma_prober_cancel(s, ticket));
    TELL(syma_prober_submit_discovery(s, address("/"), &ticket));
    TELL(syma_prober_submit_url(s, address("/login"), SYMA_SECTION_LOGIN,
                                &ticket));
    TELL_ONCE(work(s, &found));
    note_report(syma_event_report(found.report));
    play_note_verdict(syma_event_verdict(found.verdict));
    play_note_discovery(syma_event_discovery(found.discovery));
done:
    syma_event_free(found.report);
    syma_event_free(found.verdict);
    syma_event_free(found.discovery);
    syma_prober_free(s);
    syma_portal_free(p);
    syma_options_free(o);
    return rc;
}

/* An address that is refused has its verdict at once. */
int play_prober_unasked(void)
{
    struct outcome found = {NULL, NULL, NULL};
    syma_prober *s = NULL;
    uint64_t ticket = 0;
    int rc;

    MAKE(s, syma_prober_new(NULL, play_rules, &s));
    TELL(syma_prober_submit_url(s, "http://127.0.0.1:9/", SYMA_SECTION_GENERIC,
                                &ticket));
    TELL(syma_prober_wakeup(s));
    play_note_int(syma_prober_timeout_ms(s) >= -1);
    play_note_int(syma_prober_fd(s) >= 0);
    TELL_ONCE(work(s, &found));
    play_note_verdict(syma_event_verdict(found.verdict));
done:
    syma_event_free(found.verdict);
    syma_prober_free(s);
    return rc;
}
