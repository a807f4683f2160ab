/* SPDX-License-Identifier: MIT */
/*
 * What holds now: the sentence at the top, and what is going on, where
 * something is.
 */
#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int state_of(const struct view *v, const char *section)
{
    return syma_tracker_state(v->tracker, v->id, section);
}

static uint32_t flags_of(const struct view *v, const char *section)
{
    return syma_tracker_flags(v->tracker, v->id, section);
}

static enum word headline(const struct view *v)
{
    uint32_t flags = flags_of(v, "");

    if (syma_tracker_checked_ms(v->tracker, v->id) < 0)
        return W_head_never;
    switch (state_of(v, "")) {
    case SYMA_STATE_UP:
        return (flags & SYMA_FLAG_WARN) != 0 ? W_head_up_warn : W_head_up;
    case SYMA_STATE_DEGRADED:
        return (flags & SYMA_FLAG_PARTIAL) != 0 ? W_head_partial
                                                : W_head_degraded;
    case SYMA_STATE_MAINTENANCE:
        return W_head_maintenance;
    case SYMA_STATE_DOWN:
        return W_head_down;
    default:
        return W_head_unknown;
    }
}

void page_sentence(const struct view *v, struct text *t)
{
    struct text name;

    text_init(&name);
    text_escape(&name, v->id);
    text_say(t, word(v->language, headline(v)), name.at, NULL, NULL);
    text_free(&name);
}

/* Of the sections that count. */
static size_t unknown_count(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    size_t unknown = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);
        const struct section_facts *f = facts_section(&v->w->facts, id);

        unknown += f != NULL && f->required &&
                   state_of(v, id) == SYMA_STATE_UNKNOWN;
    }
    return unknown;
}

/* What is not known is never told as what does not work. */
static void put_count(const struct view *v, size_t up, size_t n)
{
    size_t unknown = unknown_count(v);
    char k[32];
    char of[32];

    if (unknown >= n) {
        text_put(v->out, word(v->language, W_none_known));
        return;
    }
    snprintf(k, sizeof(k), "%zu", up);
    snprintf(of, sizeof(of), "%zu", n);
    view_say(v, view_is_one(v, up) ? W_k_of_n_one : W_k_of_n, k, of, NULL);
    if (unknown == 0)
        return;
    snprintf(k, sizeof(k), "%zu", unknown);
    text_put(v->out, " ");
    view_say(v, unknown == 1 ? W_k_unknown_one : W_k_unknown, k, NULL, NULL);
}

/* Is it of use in part only because the use of some sections is not known,
 * such as of what lies behind a login? */
static int is_untried(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    size_t i;

    for (i = 0; i < count; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);
        const struct section_facts *f = facts_section(&v->w->facts, id);
        int usable = syma_tracker_usable(v->tracker, v->id, id);

        if (f != NULL && f->required && usable != SYMA_USABLE_YES &&
            usable != SYMA_USABLE_UNKNOWN)
            return 0;
    }
    return state_of(v, "") == SYMA_STATE_UP;
}

static void put_use(const struct view *v, int usable)
{
    enum word w = W_use_no;

    if (usable == SYMA_USABLE_UNKNOWN)
        return;
    if (usable == SYMA_USABLE_YES)
        w = W_use_yes;
    else if (usable == SYMA_USABLE_PARTLY)
        w = is_untried(v) ? W_use_untried : W_use_partly;
    text_put(v->out, " ");
    text_put(v->out, word(v->language, w));
}

static void put_lead(const struct view *v)
{
    size_t up = syma_tracker_up_count(v->tracker, v->id);
    size_t n = syma_tracker_required_count(v->tracker, v->id);
    int usable = syma_tracker_usable(v->tracker, v->id, "");

    if (n == 0 || syma_tracker_checked_ms(v->tracker, v->id) < 0)
        return;
    text_put(v->out, "<p class=\"lead\">");
    put_count(v, up, n);
    put_use(v, usable);
    text_put(v->out, "</p>\n");
}

static void put_interval(const struct view *v, struct text *t)
{
    int64_t ms = v->settings->interval_ms;
    struct text time;
    char number[32];

    if (ms == 1000 || ms == 60000 || ms == 3600000 || ms == 86400000) {
        text_put(t, word(v->language, ms == 1000      ? W_every_second
                                      : ms == 60000   ? W_every_minute
                                      : ms == 3600000 ? W_every_hour
                                                      : W_every_day));
        return;
    }
    text_init(&time);
    snprintf(number, sizeof(number), "%lld", (long long)(ms / 1000));
    if (ms % 60000 == 0)
        view_duration(v, &time, ms);
    else
        text_say(&time, word(v->language, W_seconds_n), number, NULL, NULL);
    text_say(t, word(v->language, ms > 86400000 ? W_every_days : W_every),
             time.at, NULL, NULL);
    text_free(&time);
}

static void put_zone(const struct view *v)
{
    const char *name = v->w->zone != NULL ? v->w->facts.time_zone : "UTC";
    struct text zone;
    struct civil c;
    char offset[32];
    int minutes;

    zone_local(v->w->zone, v->now_ms, &c);
    minutes = (c.offset < 0 ? -c.offset : c.offset) / 60;
    snprintf(offset, sizeof(offset), "UTC%c%02d:%02d",
             c.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
    text_init(&zone);
    text_escape(&zone, name);
    view_say(v, W_zone, zone.at, offset, NULL);
    text_free(&zone);
}

static void put_meta(const struct view *v)
{
    int64_t checked_ms = syma_tracker_checked_ms(v->tracker, v->id);
    struct text time;
    struct text interval;

    text_put(v->out, "<p class=\"meta\">");
    if (checked_ms >= 0) {
        text_init(&time);
        text_init(&interval);
        view_time(v, &time, checked_ms);
        put_interval(v, &interval);
        view_say(v, W_checked, time.at, interval.at, NULL);
        text_put(v->out, " ");
        text_free(&time);
        text_free(&interval);
    }
    put_zone(v);
    if ((flags_of(v, "") & SYMA_FLAG_STALE) != 0)
        text_printf(v->out, " <strong>%s</strong>",
                    word(v->language, W_stale));
    text_put(v->out, "</p>\n");
}

void page_hero(const struct view *v)
{
    int state = state_of(v, "");
    const char *home = v->w->facts.home;

    text_printf(v->out, "<section class=\"hero s-%s\">\n", view_class(state));
    view_mark(v->out, state);
    text_put(v->out, "<div><h1>");
    page_sentence(v, v->out);
    text_put(v->out, "</h1>\n");
    put_lead(v);
    put_meta(v);
    if (strncmp(home, "https://", 8) == 0 || strncmp(home, "http://", 7) == 0) {
        text_put(v->out, "<p class=\"visit\"><a rel=\"noreferrer\" href=\"");
        text_escape(v->out, home);
        text_printf(v->out, "\">%s</a></p>\n", word(v->language, W_visit));
    }
    text_put(v->out, "</div></section>\n");
}

/* What is going on. */

static int is_trouble(int state)
{
    return state == SYMA_STATE_DEGRADED || state == SYMA_STATE_MAINTENANCE ||
           state == SYMA_STATE_DOWN;
}

static const syma_incident *running(const struct view *v, const char *section)
{
    const syma_incident *n =
        syma_tracker_incident(v->tracker, v->id, section, 0);

    return n != NULL && syma_incident_end_ms(n) < 0 ? n : NULL;
}

static void begin_fact(const struct view *v, enum word w)
{
    text_printf(v->out, "<div><dt>%s</dt><dd>", word(v->language, w));
}

static void end_fact(const struct view *v)
{
    text_put(v->out, "</dd></div>\n");
}

static void put_since(const struct view *v, const syma_incident *n)
{
    int64_t begin_ms = syma_incident_begin_ms(n);
    struct text time;
    struct text lasted;

    text_init(&time);
    text_init(&lasted);
    view_time(v, &time, begin_ms);
    view_duration(v, &lasted, v->now_ms - begin_ms);
    begin_fact(v, W_since);
    view_say(v, W_since_for, time.at, lasted.at, NULL);
    if (syma_incident_planned(n))
        text_printf(v->out, "<br>%s", word(v->language, W_planned_now));
    end_fact(v);
    text_free(&time);
    text_free(&lasted);
}

static void put_slips(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    const syma_incident *n = running(v, "");
    size_t slips = syma_incident_slips(n);
    char number[32];
    size_t i;

    for (i = 0; i < count; i++) {
        size_t own;

        n = running(v, syma_tracker_section_id(v->tracker, v->id, i));
        own = syma_incident_slips(n);
        slips = own > slips ? own : slips;
    }
    if (slips == 0)
        return;
    snprintf(number, sizeof(number), "%zu", slips);
    begin_fact(v, W_slips);
    view_say(v, slips == 1 ? W_slips_one : W_slips_many, number, NULL, NULL);
    end_fact(v);
}

/* Was it out in this incident, and is no more? */
static int is_back(const struct view *v, const char *section,
                   const syma_incident *of_portal)
{
    const syma_incident *n =
        syma_tracker_incident(v->tracker, v->id, section, 0);

    return state_of(v, section) == SYMA_STATE_UP &&
           syma_incident_end_ms(n) >= syma_incident_begin_ms(of_portal);
}

static void put_back(const struct view *v, const syma_incident *of_portal)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    size_t up = syma_tracker_up_count(v->tracker, v->id);
    struct text names;
    char k[32];
    char n[32];
    size_t i;

    text_init(&names);
    for (i = 0; i < count; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);

        if (!is_back(v, id, of_portal))
            continue;
        text_put(&names, names.len > 0 ? ", <b>" : "<b>");
        text_escape(&names, id);
        text_put(&names, "</b>");
    }
    if (names.len > 0) {
        snprintf(k, sizeof(k), "%zu", up);
        snprintf(n, sizeof(n), "%zu",
                 syma_tracker_required_count(v->tracker, v->id));
        begin_fact(v, W_back);
        view_say(v, view_is_one(v, up) ? W_back_one : W_back_line, k, n,
                 names.at);
        end_fact(v);
    }
    text_free(&names);
}

/* The sections that one needs and that are not up; into 't'. */
static void list_awaited(const struct view *v, const char *needs,
                         struct text *t)
{
    char id[65];

    while (*needs != '\0') {
        size_t len = strcspn(needs, " ");

        if (len < sizeof(id)) {
            memcpy(id, needs, len);
            id[len] = '\0';
            if (is_trouble(state_of(v, id))) {
                text_put(t, t->len > 0 ? ", <b>" : "<b>");
                text_escape(t, id);
                text_put(t, "</b>");
            }
        }
        needs += len + (needs[len] == ' ');
    }
}

static void put_waits(const struct view *v)
{
    const struct facts *f = &v->w->facts;
    struct text name;
    struct text needed;
    int any = 0;
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (!is_trouble(state_of(v, f->sections[i].id)))
            continue;
        text_init(&needed);
        list_awaited(v, f->sections[i].needs, &needed);
        if (needed.len > 0) {
            text_init(&name);
            text_put(&name, "<b>");
            text_escape(&name, f->sections[i].id);
            text_put(&name, "</b>");
            if (any)
                text_put(v->out, "<br>");
            else
                begin_fact(v, W_waits);
            view_say(v, W_waits_line, name.at, needed.at, NULL);
            any = 1;
            text_free(&name);
        }
        text_free(&needed);
    }
    if (any)
        end_fact(v);
}

/* One way round: "To activate, send ACTIVE by SMS to 20555". */
static void put_way(const struct view *v, const syma_fallback *f)
{
    const char *act = syma_fallback_act(f);
    const char *keyword = syma_fallback_keyword(f);
    const char *line = channel_line(v->language, syma_fallback_channel(f),
                                    keyword[0] != '\0');
    const char *known = act_word(v->language, act);
    struct text address;
    struct text key;

    if (syma_fallback_address(f)[0] == '\0') {
        view_words(v->out, syma_fallback_text(f));
        return;
    }
    text_init(&address);
    text_init(&key);
    text_put(&address, "<b>");
    view_link(&address, syma_fallback_address(f));
    text_put(&address, "</b>");
    text_put(&key, "<b>");
    view_words(&key, keyword);
    text_put(&key, "</b>");
    if (known != NULL)
        text_printf(v->out, "%s, ", known);
    else if (act[0] != '\0')
        view_words(v->out, act);
    if (known == NULL && act[0] != '\0')
        text_put(v->out, ": ");
    text_say(v->out, line != NULL ? line : "{1} {2}", address.at,
             keyword[0] != '\0' ? key.at : NULL, NULL);
    text_free(&address);
    text_free(&key);
}

static void put_instead(const struct view *v)
{
    const syma_report *r = syma_tracker_report(v->tracker, v->id);
    size_t count = syma_report_section_count(r);
    int any = 0;
    size_t i;
    size_t j;

    for (i = 0; i < count; i++) {
        const char *id = syma_report_section_id(r, i);

        if (!is_trouble(state_of(v, id)))
            continue;
        for (j = 0; j < syma_report_fallback_count(r, i); j++) {
            if (!any) {
                begin_fact(v, W_instead);
                text_put(v->out, "<ul class=\"ways\">\n");
            }
            any = 1;
            text_put(v->out, "<li>");
            put_way(v, syma_report_fallback(r, i, j));
            text_put(v->out, "</li>\n");
        }
    }
    if (any) {
        text_put(v->out, "</ul>");
        end_fact(v);
    }
}

static void put_affected(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    size_t i;

    begin_fact(v, W_affected);
    text_put(v->out, "<ul class=\"affected\">");
    for (i = 0; i < count; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);
        const char *why;

        if (!is_trouble(state_of(v, id)))
            continue;
        why = reason_word(v->language,
                          syma_tracker_reason(v->tracker, v->id, id));
        text_put(v->out, "<li>");
        view_state(v, v->out, state_of(v, id));
        text_put(v->out, " <span><b>");
        text_escape(v->out, id);
        text_put(v->out, "</b>");
        if (why != NULL)
            text_printf(v->out, "<span class=\"quiet\"> · %s</span>", why);
        text_put(v->out, "</span>");
        text_put(v->out, "</li>\n");
    }
    text_put(v->out, "</ul>");
    end_fact(v);
}

void page_running(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    const syma_incident *n = running(v, "");
    int any = is_trouble(state_of(v, ""));
    size_t i;

    for (i = 0; i < count && !any; i++)
        any = is_trouble(state_of(v, syma_tracker_section_id(v->tracker,
                                                             v->id, i)));
    if (!any)
        return;
    text_printf(v->out,
                "<section class=\"card s-%s\" aria-labelledby=\"now\">\n"
                "<h2 id=\"now\">%s</h2>\n<dl class=\"facts\">\n",
                view_class(state_of(v, "")), word(v->language, W_now));
    if (n != NULL)
        put_since(v, n);
    put_affected(v);
    put_instead(v); /* what a customer came for */
    page_promises(v);
    put_slips(v);
    if (n != NULL)
        put_back(v, n);
    put_waits(v);
    text_put(v->out, "</dl>\n</section>\n");
}
