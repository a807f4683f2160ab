/* SPDX-License-Identifier: MIT */
/*
 * The frame of a page: its head with nothing that asks elsewhere, the bar at
 * the top, the foot; and the order of a portal's parts.
 */
#include "page.h"

#include <stdio.h>
#include <string.h>

/* Nothing but the style sheet, and the drawing in the address of the icon. */
#define POLICY \
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; " \
    "form-action 'none'"

static void put_icon(const struct view *v, int state)
{
    static const char *const icons[] = {
        "%3Ccircle cx='12' cy='12' r='9' fill='none' stroke='%236b7680' "
        "stroke-width='3' stroke-dasharray='4 3'/%3E",
        "%3Ccircle cx='12' cy='12' r='11' fill='%231d7f5f'/%3E",
        "%3Cpath d='M12 1l12 22H0z' fill='%23d9920a'/%3E",
        "%3Crect x='1' y='1' width='22' height='22' rx='5' fill='%232f66b5'/"
        "%3E",
        "%3Cpath d='M7 0h10l7 7v10l-7 7H7l-7-7V7z' fill='%23c0322a'/%3E",
    };

    if (state < 0 || state > SYMA_STATE_DOWN)
        state = SYMA_STATE_UNKNOWN;
    text_printf(v->out,
                "<link rel=\"icon\" href=\"data:image/svg+xml,%%3Csvg "
                "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%%3E%s"
                "%%3C/svg%%3E\">\n",
                icons[state]);
}

static void put_alternates(const struct view *v, const struct page_head *h)
{
    int i;

    for (i = 0; i < LANGUAGE_COUNT; i++) {
        text_printf(v->out,
                    "<link rel=\"alternate\" hreflang=\"%s\" href=\"",
                    language_tag(i));
        view_file(v->out, h->stem, language_end(i));
        text_put(v->out, "\">\n");
    }
    if (h->has_feed) {
        text_put(v->out, "<link rel=\"alternate\" type=\"application/atom+xml"
                         "\" href=\"");
        view_file(v->out, v->id, ".atom");
        text_put(v->out, "\">\n");
    }
}

static void put_top(const struct view *v, const struct page_head *h)
{
    int other = v->language == LANGUAGE_EN ? LANGUAGE_FR : LANGUAGE_EN;

    text_put(v->out, "<header class=\"top\"><p class=\"brand\">");
    if (v->w != NULL && !v->is_only)
        text_printf(v->out, "<a href=\"index%s\">", language_end(v->language));
    if (v->settings->title != NULL)
        text_escape(v->out, v->settings->title);
    else if (v->w != NULL && !v->is_only)
        text_put(v->out, word(v->language, W_all_portals));
    else
        text_put(v->out, word(v->language, W_index_title));
    text_put(v->out, v->w != NULL && !v->is_only ? "</a></p>\n" : "</p>\n");
    text_printf(v->out, "<nav aria-label=\"%s\">",
                word(v->language, W_pages));
    if (h->has_feed) {
        text_put(v->out, "<a href=\"");
        view_file(v->out, v->id, ".atom");
        text_printf(v->out, "\">%s</a> ", word(v->language, W_feed));
    }
    text_printf(v->out, "<a lang=\"%s\" hreflang=\"%s\" href=\"",
                language_tag(other), language_tag(other));
    view_file(v->out, h->stem, language_end(other));
    text_printf(v->out, "\">%s</a></nav></header>\n",
                word(v->language, W_other_language));
}

/* The patterns by which bars are told apart without their colours. */
static const char patterns[] =
    "<svg class=\"patterns\" aria-hidden=\"true\" focusable=\"false\" "
    "width=\"0\" height=\"0\"><defs>"
    "<pattern id=\"p-maintenance\" width=\"5\" height=\"5\" "
    "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect class=\"f-maintenance\" width=\"5\" height=\"5\"/>"
    "<rect class=\"gap\" width=\"1.5\" height=\"5\"/></pattern>"
    "<pattern id=\"p-degraded\" width=\"6\" height=\"4.5\" "
    "patternUnits=\"userSpaceOnUse\">"
    "<rect class=\"f-degraded\" width=\"6\" height=\"4.5\"/>"
    "<rect class=\"gap\" width=\"6\" height=\"1.3\"/></pattern>"
    "<rect id=\"u\" class=\"f-up\" y=\"12\" width=\"4.4\" height=\"24\"/>"
    "</defs></svg>\n";

void page_begin(const struct view *v, const struct page_head *h)
{
    text_printf(v->out,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                "<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, "
                "initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
                language_tag(v->language), POLICY);
    text_put(v->out, h->title != NULL ? h->title : "");
    text_printf(v->out, "</title>\n"
                        "<link rel=\"stylesheet\" href=\"style.css?%s\">\n",
                syma_version_string());
    put_icon(v, h->state);
    put_alternates(v, h);
    text_printf(v->out, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">%s"
                        "</a>\n",
                word(v->language, W_skip));
    text_put(v->out, patterns);
    put_top(v, h);
    text_put(v->out, "<main id=\"main\">\n");
}

static void put_data(const struct view *v)
{
    static const struct {
        const char *end;
        const char *name;
    } files[] = {{".json", "JSON"}, {".summary.json", "summary.json"},
                 {".atom", "Atom"}, {".svg", NULL}};
    size_t i;

    text_printf(v->out, "<p>%s", word(v->language, W_foot_data));
    for (i = 0; i < 4; i++) {
        text_put(v->out, i > 0 ? ", <a href=\"" : " <a href=\"");
        view_file(v->out, v->id, files[i].end);
        text_printf(v->out, "\">%s</a>",
                    files[i].name != NULL ? files[i].name
                                          : word(v->language, W_badge));
    }
    text_put(v->out, "</p>\n");
}

void page_end(const struct view *v)
{
    char made[64];

    text_printf(v->out, "</main>\n<footer><p>%s</p>\n",
                word(v->language, W_foot_how));
    if (v->w != NULL)
        put_data(v);
    snprintf(made, sizeof(made), "syma-watch %s", syma_version_string());
    text_put(v->out, "<p>");
    view_say(v, W_foot_made, made, NULL, NULL);
    text_put(v->out, "</p></footer>\n</body>\n</html>\n");
}

void page_portal(const struct view *v)
{
    struct page_head h = {NULL, v->id, SYMA_STATE_UNKNOWN, 1};
    struct text title;

    text_init(&title);
    page_sentence(v, &title);
    h.title = title.at;
    h.state = syma_tracker_state(v->tracker, v->id, "");
    page_begin(v, &h);
    page_hero(v);
    page_running(v);
    page_sections(v);
    page_planned(v);
    page_past(v);
    page_record(v);
    page_end(v);
    text_free(&title);
}
