/* SPDX-License-Identifier: MIT */
/*
 * The list of all portals, those in trouble first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "days.h"
#include "page.h"

#define BARS_MAX 24 /* portals; a longer list has no bars */

static int rank(int state)
{
    static const int ranks[] = {1, 0, 2, 3, 4};

    return state >= 0 && state <= SYMA_STATE_DOWN ? ranks[state] : 1;
}

struct line {
    const struct watched *w;
    int state;
};

static int by_rank(const void *a, const void *b)
{
    const struct line *x = a;
    const struct line *y = b;
    int order = rank(y->state) - rank(x->state);

    return order != 0 ? order : strcmp(x->w->facts.id, y->w->facts.id);
}

/* Portals have their own zones: a list of them has UTC. */
static void put_since(const struct view *v, const char *id)
{
    int64_t since_ms = syma_tracker_since_ms(v->tracker, id, "");
    struct text time;

    if (since_ms < 0)
        return;
    text_init(&time);
    view_time(v, &time, since_ms);
    text_put(&time, " UTC");
    if (syma_tracker_state(v->tracker, id, "") != SYMA_STATE_UNKNOWN)
        text_put(v->out, " · ");
    view_say(v, W_since_line, time.at, NULL, NULL);
    text_free(&time);
}

static void put_bars(const struct view *of_all, const struct watched *w,
                     const char *label, size_t number)
{
    struct view v = *of_all;
    struct calendar calendar;
    struct days days;
    char id[32];

    v.w = w;
    v.id = w->facts.id;
    v.calendar = &calendar;
    snprintf(id, sizeof(id), "%zu", number);
    calendar_make(w->zone, v.now_ms, &calendar);
    if (days_read(&v, "", &days) == 0)
        days_draw(&v, &days, label, id);
}

static void put_line(const struct view *v, const struct line *l, size_t number,
                     int has_bars)
{
    const char *id = l->w->facts.id;
    struct text label;
    char k[32];
    char n[32];

    text_init(&label);
    text_escape(&label, id);
    snprintf(k, sizeof(k), "%zu", syma_tracker_up_count(v->tracker, id));
    snprintf(n, sizeof(n), "%zu", syma_tracker_required_count(v->tracker, id));
    text_printf(v->out, "<li class=\"row s-%s\">\n<div class=\"row-head\">"
                        "<h3><a href=\"",
                view_class(l->state));
    view_file(v->out, id, language_end(v->language));
    text_printf(v->out, "\">%s</a></h3>", label.at);
    view_state(v, v->out, l->state);
    text_put(v->out, "</div>\n<p class=\"why\">");
    if (l->state != SYMA_STATE_UNKNOWN)
        view_say(v,
                 view_is_one(v, syma_tracker_up_count(v->tracker, id))
                     ? W_index_row_one
                     : W_index_row,
                 k, n, NULL);
    put_since(v, id);
    text_put(v->out, "</p>\n");
    if (has_bars)
        put_bars(v, l->w, label.at, number);
    text_put(v->out, "</li>\n");
    text_free(&label);
}

static int worst_of(const struct line *lines, size_t count, size_t *up)
{
    int worst = SYMA_STATE_UP;
    size_t i;

    *up = 0;
    for (i = 0; i < count; i++) {
        *up += lines[i].state == SYMA_STATE_UP;
        if (rank(lines[i].state) > rank(worst))
            worst = lines[i].state;
    }
    return worst;
}

static void put_hero(const struct view *v, size_t up, int worst)
{
    char k[32];
    char n[32];

    snprintf(k, sizeof(k), "%zu", up);
    snprintf(n, sizeof(n), "%zu", v->folder->count);
    text_printf(v->out, "<section class=\"hero s-%s\">\n", view_class(worst));
    view_mark(v->out, worst);
    text_put(v->out, "<div><h1>");
    if (up == v->folder->count)
        view_say(v, W_index_up, NULL, NULL, NULL);
    else if (up == 0 && worst == SYMA_STATE_UNKNOWN)
        view_say(v, W_index_none_known, NULL, NULL, NULL);
    else
        view_say(v, view_is_one(v, up) ? W_index_some_one : W_index_some, k, n,
                 NULL);
    text_put(v->out, "</h1>\n<p class=\"meta\">");
    view_time(v, v->out, v->now_ms);
    text_put(v->out, " UTC</p></div></section>\n");
}

void page_index(const struct view *v)
{
    struct page_head h = {NULL, "index", SYMA_STATE_UP, 0};
    struct line *lines = calloc(v->folder->count, sizeof(*lines));
    struct text title;
    size_t up = 0;
    size_t i;

    if (lines == NULL) {
        v->out->failed = 1;
        return;
    }
    for (i = 0; i < v->folder->count; i++) {
        lines[i].w = v->folder->items[i];
        lines[i].state =
            syma_tracker_state(v->tracker, lines[i].w->facts.id, "");
    }
    qsort(lines, v->folder->count, sizeof(*lines), by_rank);
    h.state = worst_of(lines, v->folder->count, &up);
    text_init(&title);
    text_escape(&title, v->settings->title != NULL
                            ? v->settings->title
                            : word(v->language, W_index_title));
    h.title = title.at;
    page_begin(v, &h);
    put_hero(v, up, h.state);
    text_printf(v->out, "<section aria-labelledby=\"list\">\n<h2 id=\"list\">"
                        "%s</h2>\n<ul class=\"rows\">\n",
                word(v->language, W_index_list));
    for (i = 0; i < v->folder->count; i++)
        put_line(v, &lines[i], i, v->folder->count <= BARS_MAX);
    text_put(v->out, "</ul>\n</section>\n");
    page_end(v);
    text_free(&title);
    free(lines);
}
