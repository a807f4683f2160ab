/* SPDX-License-Identifier: MIT */
/*
 * What lies behind and ahead: incidents that are over with what had been
 * promised, the record of promises, and planned work.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page.h"

#define SHOWN_MAX 20
#define PROMISES_MAX 6
#define WINDOWS_MAX 20

struct entry {
    const syma_incident *n;
    const char *section; /* "": the portal */
};

/* Those of the portal, and those of sections that touched none of it (of
 * sections that do not count). */

static int touches(const syma_incident *a, const syma_incident *b)
{
    int64_t a_end = syma_incident_end_ms(a);
    int64_t b_end = syma_incident_end_ms(b);

    return (b_end < 0 || syma_incident_begin_ms(a) <= b_end) &&
           (a_end < 0 || syma_incident_begin_ms(b) <= a_end);
}

static int is_of_portal(const struct view *v, const syma_incident *n)
{
    size_t count = syma_tracker_incident_count(v->tracker, v->id, "");
    size_t i;

    for (i = 0; i < count; i++) {
        if (touches(n, syma_tracker_incident(v->tracker, v->id, "", i)))
            return 1;
    }
    return 0;
}

static int by_begin(const void *a, const void *b)
{
    int64_t x = syma_incident_begin_ms(((const struct entry *)a)->n);
    int64_t y = syma_incident_begin_ms(((const struct entry *)b)->n);

    return (x < y) - (x > y);
}

static size_t collect(const struct view *v, const char *section,
                      struct entry *list, size_t count)
{
    size_t n = syma_tracker_incident_count(v->tracker, v->id, section);
    size_t i;

    for (i = 0; i < n; i++) {
        const syma_incident *incident =
            syma_tracker_incident(v->tracker, v->id, section, i);

        if (syma_incident_end_ms(incident) < 0)
            continue;
        if (section[0] != '\0' && is_of_portal(v, incident))
            continue;
        list[count].n = incident;
        list[count++].section = section;
    }
    return count;
}

static struct entry *list_all(const struct view *v, size_t *count)
{
    size_t sections = syma_tracker_section_count(v->tracker, v->id);
    size_t room = syma_tracker_incident_count(v->tracker, v->id, "");
    struct entry *list = NULL;
    size_t i;

    for (i = 0; i < sections; i++)
        room += syma_tracker_incident_count(
            v->tracker, v->id, syma_tracker_section_id(v->tracker, v->id, i));
    *count = 0;
    if (room > 0)
        list = calloc(room, sizeof(*list));
    if (list == NULL)
        return NULL;
    *count = collect(v, "", list, 0);
    for (i = 0; i < sections; i++)
        *count = collect(v, syma_tracker_section_id(v->tracker, v->id, i), list,
                         *count);
    qsort(list, *count, sizeof(*list), by_begin);
    return list;
}

/* The worst state of a section in its incidents that touch this one; unknown:
 * there is none. The states of incidents have their numbers by how bad they
 * are. */
static int worst_of(const struct view *v, const char *section,
                    const syma_incident *of)
{
    size_t count = syma_tracker_incident_count(v->tracker, v->id, section);
    int worst = SYMA_STATE_UNKNOWN;
    size_t i;

    for (i = 0; i < count; i++) {
        const syma_incident *n =
            syma_tracker_incident(v->tracker, v->id, section, i);

        if (touches(n, of) && syma_incident_worst(n) > worst)
            worst = syma_incident_worst(n);
    }
    return worst;
}

/* The sections that it touched, with the worst of each. */
static void put_touched(const struct view *v, const struct entry *e)
{
    size_t sections = syma_tracker_section_count(v->tracker, v->id);
    int any = 0;
    size_t i;

    for (i = 0; i < sections; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);
        int worst;

        if (e->section[0] != '\0' && strcmp(e->section, id) != 0)
            continue;
        worst = worst_of(v, id, e->n);
        if (worst == SYMA_STATE_UNKNOWN)
            continue;
        text_put(v->out, any ? ", <b>" : "<p><b>");
        text_escape(v->out, id);
        text_printf(v->out, "</b> (%s)", state_word(v->language, worst));
        any = 1;
    }
    if (any)
        text_put(v->out, "</p>\n");
}

static void put_outcome(const struct view *v, const syma_promise *p)
{
    struct text late;

    switch (syma_promise_status(p)) {
    case SYMA_PROMISE_KEPT:
        text_put(v->out, word(v->language, W_kept));
        break;
    case SYMA_PROMISE_BROKEN:
        text_init(&late);
        view_duration(v, &late, syma_promise_late_ms(p));
        view_say(v, W_broken_by, late.at, NULL, NULL);
        text_free(&late);
        break;
    default:
        text_put(v->out, word(v->language, W_undated));
    }
}

static int is_over(const syma_promise *p)
{
    int status = syma_promise_status(p);

    return status == SYMA_PROMISE_KEPT || status == SYMA_PROMISE_BROKEN ||
           status == SYMA_PROMISE_UNDATED;
}

static int was_seen_in(const syma_promise *p, const syma_incident *n)
{
    int64_t seen_ms = syma_promise_seen_ms(p);

    return seen_ms >= syma_incident_begin_ms(n) &&
           seen_ms <= syma_incident_end_ms(n);
}

static int is_alike(const syma_promise *a, const syma_promise *b)
{
    return strcmp(syma_promise_text(a), syma_promise_text(b)) == 0 &&
           strcmp(syma_promise_source(a), syma_promise_source(b)) == 0 &&
           syma_promise_status(a) == syma_promise_status(b);
}

/* The same words with the same outcome are told once, with the longest delay
 * of all sections. Gives the new count. */
static size_t add_promise(const syma_promise **list, size_t count,
                          const syma_promise *p)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (!is_alike(list[i], p))
            continue;
        if (syma_promise_late_ms(p) > syma_promise_late_ms(list[i]))
            list[i] = p;
        return count;
    }
    if (count < PROMISES_MAX)
        list[count++] = p;
    return count;
}

static void put_promises(const struct view *v, const struct entry *e)
{
    const syma_promise *list[PROMISES_MAX] = {NULL};
    size_t sections = syma_tracker_section_count(v->tracker, v->id);
    size_t count = 0;
    size_t i;
    size_t k;

    for (i = 0; i <= sections; i++) {
        const char *id =
            i == 0 ? "" : syma_tracker_section_id(v->tracker, v->id, i - 1);

        for (k = 0; k < syma_tracker_promise_count(v->tracker, v->id, id);
             k++) {
            const syma_promise *p =
                syma_tracker_promise(v->tracker, v->id, id, k);

            if (is_over(p) && was_seen_in(p, e->n))
                count = add_promise(list, count, p);
        }
    }
    if (count > 0)
        text_put(v->out, "<ul class=\"said\">");
    for (i = 0; i < count; i++) {
        text_put(v->out, "<li>");
        if (syma_promise_text(list[i])[0] != '\0') {
            text_put(v->out, "<q>");
            view_words(v->out, syma_promise_text(list[i]));
            text_put(v->out, "</q> · ");
        }
        put_outcome(v, list[i]);
        text_put(v->out, "</li>\n");
    }
    if (count > 0)
        text_put(v->out, "</ul>\n");
}

static void put_span(const struct view *v, enum word w, int64_t begin_ms,
                     int64_t end_ms)
{
    struct text begin;
    struct text end;

    text_init(&begin);
    text_init(&end);
    view_time(v, &begin, begin_ms);
    view_time(v, &end, end_ms);
    view_say(v, w, begin.at, end.at, NULL);
    text_free(&begin);
    text_free(&end);
}

/* The most of what it touched: of the portal as a whole others may have said
 * nothing. */
static size_t slips_of(const struct view *v, const struct entry *e)
{
    size_t sections = syma_tracker_section_count(v->tracker, v->id);
    size_t slips = syma_incident_slips(e->n);
    size_t i;
    size_t k;

    for (i = 0; i < sections && e->section[0] == '\0'; i++) {
        const char *id = syma_tracker_section_id(v->tracker, v->id, i);

        for (k = 0; k < syma_tracker_incident_count(v->tracker, v->id, id);
             k++) {
            const syma_incident *n =
                syma_tracker_incident(v->tracker, v->id, id, k);

            if (touches(n, e->n) && syma_incident_slips(n) > slips)
                slips = syma_incident_slips(n);
        }
    }
    return slips;
}

static void put_slips(const struct view *v, size_t slips)
{
    struct text times;
    char number[32];

    snprintf(number, sizeof(number), "%zu", slips);
    text_init(&times);
    text_say(&times, word(v->language, slips == 1 ? W_slips_one : W_slips_many),
             number, NULL, NULL);
    text_put(v->out, " · ");
    view_say(v, W_put_off, times.at, NULL, NULL);
    text_free(&times);
}

static void put_entry(const struct view *v, const struct entry *e)
{
    int64_t begin_ms = syma_incident_begin_ms(e->n);
    int64_t end_ms = syma_incident_end_ms(e->n);
    size_t slips = slips_of(v, e);
    struct text lasted;
    struct text time;

    text_printf(v->out, "<li class=\"s-%s\">\n<p class=\"when\">",
                view_class(syma_incident_worst(e->n)));
    view_state(v, v->out, syma_incident_worst(e->n));
    text_put(v->out, " <b>");
    put_span(v, W_from_to, begin_ms, end_ms);
    text_put(v->out, "</b></p>\n<p class=\"quiet\">");
    text_init(&lasted);
    text_init(&time);
    view_duration(v, &lasted, end_ms - begin_ms);
    text_put(v->out, lasted.at != NULL ? lasted.at : "");
    if (syma_incident_planned(e->n))
        text_printf(v->out, " · %s", word(v->language, W_in_window));
    if (slips > 0)
        put_slips(v, slips);
    text_put(v->out, "</p>\n");
    text_free(&lasted);
    text_free(&time);
    put_touched(v, e);
    put_promises(v, e);
    text_put(v->out, "</li>\n");
}

void page_past(const struct view *v)
{
    size_t count = 0;
    struct entry *list = list_all(v, &count);
    char more[32];
    size_t i;

    text_printf(v->out,
                "<section aria-labelledby=\"past\">\n"
                "<h2 id=\"past\">%s</h2>\n",
                word(v->language, W_past));
    if (count == 0)
        text_printf(v->out, "<p class=\"quiet\">%s</p>\n",
                    word(v->language, W_past_none));
    else
        text_put(v->out, "<ol class=\"past\">\n");
    for (i = 0; i < count && i < SHOWN_MAX; i++)
        put_entry(v, &list[i]);
    if (count > 0)
        text_put(v->out, "</ol>\n");
    if (count > SHOWN_MAX) {
        snprintf(more, sizeof(more), "%zu", count - SHOWN_MAX);
        text_put(v->out, "<p class=\"quiet\">");
        view_say(v, W_and_more, more, NULL, NULL);
        text_put(v->out, "</p>\n");
    }
    text_put(v->out, "</section>\n");
    free(list);
}

void page_record(const struct view *v)
{
    uint64_t kept = syma_tracker_kept_count(v->tracker, v->id);
    uint64_t all = kept + syma_tracker_broken_count(v->tracker, v->id);
    char k[32];
    char n[32];

    snprintf(k, sizeof(k), "%llu", (unsigned long long)kept);
    snprintf(n, sizeof(n), "%llu", (unsigned long long)all);
    text_printf(v->out,
                "<section aria-labelledby=\"record\">\n"
                "<h2 id=\"record\">%s</h2>\n<p>",
                word(v->language, W_record));
    view_say(v,
             all == 0               ? W_record_none
             : view_is_one(v, kept) ? W_record_one
                                    : W_record_line,
             k, n, NULL);
    text_put(v->out, "</p>\n</section>\n");
}

/* Planned work. */

static void put_window(const struct view *v, const syma_window *w)
{
    const char *section = syma_window_section_id(w);

    text_put(v->out, "<li><b>");
    put_span(v, W_from_to, syma_window_begin_ms(w), syma_window_end_ms(w));
    text_put(v->out, "</b>");
    if (syma_window_begin_ms(w) <= v->now_ms)
        text_printf(v->out, " <span class=\"tag\">%s</span>",
                    word(v->language, W_planned_on));
    text_put(v->out, "<br><span class=\"quiet\">");
    if (section[0] == '\0')
        text_put(v->out, word(v->language, W_whole));
    else
        text_escape(v->out, section);
    if (strcmp(syma_window_source(w), "page") == 0)
        text_printf(v->out, " · %s", word(v->language, W_from_page));
    text_put(v->out, "</span>");
    if (syma_window_text(w)[0] != '\0') {
        text_put(v->out, "<br><q>");
        view_words(v->out, syma_window_text(w));
        text_put(v->out, "</q>");
    }
    text_put(v->out, "</li>\n");
}

void page_planned(const struct view *v)
{
    size_t count = syma_tracker_window_count(v->tracker, v->id);
    size_t i;

    text_printf(v->out,
                "<section aria-labelledby=\"planned\">\n"
                "<h2 id=\"planned\">%s</h2>\n",
                word(v->language, W_planned));
    if (count == 0)
        text_printf(v->out, "<p class=\"quiet\">%s</p>\n",
                    word(v->language, W_planned_none));
    else
        text_put(v->out, "<ul class=\"planned\">\n");
    for (i = 0; i < count && i < WINDOWS_MAX; i++)
        put_window(v, syma_tracker_window(v->tracker, v->id, i));
    if (count > 0)
        text_put(v->out, "</ul>\n");
    text_put(v->out, "</section>\n");
}
