/* SPDX-License-Identifier: MIT */
/*
 * What was promised in the incident that goes on, by whom, in which words, and
 * how late it is. What several sections' pages say alike is shown once.
 */
#include <string.h>

#include "page.h"

#define SHOWN_MAX 8
#define NAMES_MAX 6

struct shown {
    const syma_promise *p;
    struct text names; /* of the sections, escaped */
    size_t name_count;
};

/* What counts comes first: with a time, without one, taken back. -1: it is of
 * an incident that is over. */
static int rank(const syma_promise *p)
{
    switch (syma_promise_status(p)) {
    case SYMA_PROMISE_OPEN:
    case SYMA_PROMISE_OVERDUE:
        return syma_promise_latest_ms(p) >= 0 ? 0 : 1;
    case SYMA_PROMISE_REVISED:
        return 2;
    default:
        return -1;
    }
}

static int is_alike(const syma_promise *a, const syma_promise *b)
{
    return strcmp(syma_promise_source(a), syma_promise_source(b)) == 0 &&
           strcmp(syma_promise_text(a), syma_promise_text(b)) == 0 &&
           (syma_promise_text(a)[0] != '\0' ||
            syma_promise_latest_ms(a) == syma_promise_latest_ms(b));
}

static void put_name(const struct view *v, struct shown *s,
                     const char *section)
{
    if (++s->name_count > NAMES_MAX)
        return;
    text_put(&s->names, s->name_count > 1 ? ", <b>" : "<b>");
    if (section[0] == '\0')
        text_put(&s->names, word(v->language, W_whole));
    else
        text_escape(&s->names, section);
    text_put(&s->names, "</b>");
}

static void collect(const struct view *v, const char *section, int wanted,
                    struct shown *list, size_t *count)
{
    size_t n = syma_tracker_promise_count(v->tracker, v->id, section);
    size_t i;
    size_t k;

    for (i = 0; i < n; i++) {
        const syma_promise *p =
            syma_tracker_promise(v->tracker, v->id, section, i);

        if (rank(p) != wanted)
            continue;
        for (k = 0; k < *count; k++) {
            if (is_alike(list[k].p, p))
                break;
        }
        if (k == SHOWN_MAX)
            continue;
        if (k == *count) {
            list[k].p = p;
            ++*count;
        }
        put_name(v, &list[k], section);
    }
}

static void put_source(const struct view *v, const struct shown *s)
{
    const char *source = syma_promise_source(s->p);
    enum word by_page = s->name_count > 1 ? W_by_pages : W_by_page;
    enum word w = strcmp(source, "page") == 0     ? by_page
                  : strcmp(source, "header") == 0 ? W_by_header
                  : strcmp(source, "status") == 0 ? W_by_status
                                                  : W_by_other;
    struct text who;
    struct text by;
    struct text seen;

    text_init(&who);
    text_init(&by);
    text_init(&seen);
    view_words(&who, source);
    text_say(&by, word(v->language, w), s->names.at, who.at, NULL);
    view_time(v, &seen, syma_promise_seen_ms(s->p));
    view_say(v, W_seen, by.at, seen.at, NULL);
    text_free(&who);
    text_free(&by);
    text_free(&seen);
}

static void put_moment(const struct view *v, enum word w, int64_t ms)
{
    struct text time;

    text_init(&time);
    view_time(v, &time, ms);
    text_put(v->out, " ");
    view_say(v, w, time.at, NULL, NULL);
    text_free(&time);
}

static void put_outcome(const struct view *v, const syma_promise *p)
{
    int64_t late_ms = syma_promise_late_ms(p);
    struct text late;

    if (syma_promise_status(p) == SYMA_PROMISE_REVISED) {
        text_printf(v->out, "<p class=\"quiet\">%s</p>",
                    word(v->language, W_was_revised));
    } else if (late_ms > 0) {
        text_init(&late);
        view_duration(v, &late, late_ms);
        text_put(v->out, "<p class=\"late\">");
        view_say(v, W_late_by, late.at, NULL, NULL);
        text_put(v->out, "</p>");
        text_free(&late);
    } else if (late_ms == 0) {
        text_printf(v->out, "<p class=\"quiet\">%s</p>",
                    word(v->language, W_not_late));
    }
}

static void put_promise(const struct view *v, const struct shown *s)
{
    const syma_promise *p = s->p;
    int64_t latest_ms = syma_promise_latest_ms(p);
    int is_over = syma_promise_status(p) == SYMA_PROMISE_REVISED;

    text_printf(v->out, "<li%s>", is_over ? " class=\"old\"" : "");
    if (syma_promise_text(p)[0] != '\0') {
        text_put(v->out, "<blockquote>");
        view_words(v->out, syma_promise_text(p));
        text_put(v->out, "</blockquote>");
    } else {
        text_printf(v->out, "<p>%s</p>", word(v->language, W_no_words));
    }
    put_outcome(v, p);
    text_put(v->out, "<p class=\"quiet\">");
    put_source(v, s);
    if (latest_ms >= 0)
        put_moment(v, syma_promise_vague(p) ? W_latest_read : W_latest_said,
                   latest_ms);
    else
        text_printf(v->out, " %s", word(v->language, W_latest_none));
    if (syma_promise_revised_from_ms(p) >= 0)
        put_moment(v, W_revised_from, syma_promise_revised_from_ms(p));
    text_put(v->out, "</p></li>\n");
}

/* Without a time, what was said is an announcement and no promise. */
static int is_dated(const struct shown *list, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (syma_promise_latest_ms(list[i].p) >= 0)
            return 1;
    }
    return 0;
}

void page_promises(const struct view *v)
{
    struct shown list[SHOWN_MAX];
    size_t sections = syma_tracker_section_count(v->tracker, v->id);
    size_t count = 0;
    size_t i;
    int wanted;

    memset(list, 0, sizeof(list));
    for (wanted = 0; wanted < 3; wanted++) {
        collect(v, "", wanted, list, &count);
        for (i = 0; i < sections; i++)
            collect(v, syma_tracker_section_id(v->tracker, v->id, i), wanted,
                    list, &count);
    }
    text_printf(v->out, "<div><dt>%s</dt><dd>",
                word(v->language, is_dated(list, count) ? W_promised
                                                        : W_announced));
    if (count == 0)
        text_put(v->out, word(v->language, W_no_promise));
    else
        text_put(v->out, "<ul class=\"promises\">\n");
    for (i = 0; i < count; i++) {
        put_promise(v, &list[i]);
        text_free(&list[i].names);
    }
    text_put(v->out, count > 0 ? "</ul></dd></div>\n" : "</dd></div>\n");
}
