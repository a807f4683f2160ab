/* SPDX-License-Identifier: MIT */
/*
 * One row a section: what it is, its state now, and its last ninety days.
 */
#include <stdio.h>

#include "days.h"
#include "page.h"

static void put_tag(const struct view *v, enum word w)
{
    text_printf(v->out, " <span class=\"tag\">%s</span>",
                word(v->language, w));
}

static void put_tags(const struct view *v, const char *section)
{
    const struct section_facts *f = facts_section(&v->w->facts, section);
    uint32_t flags = syma_tracker_flags(v->tracker, v->id, section);

    if (f != NULL && !f->required)
        put_tag(v, W_optional);
    if ((flags & SYMA_FLAG_FLAPPING) != 0)
        put_tag(v, W_flapping);
}

static void put_name(const struct view *v, const char *section)
{
    const struct section_facts *f = facts_section(&v->w->facts, section);

    text_put(v->out, "<h3>");
    if (section[0] == '\0')
        text_put(v->out, word(v->language, W_portal_row));
    else
        text_escape(v->out, section);
    text_put(v->out, "</h3>");
    if (f != NULL)
        text_printf(v->out, " <span class=\"kind\">%s</span>",
                    kind_word(v->language, f->kind));
}

static void put_why(const struct view *v, const char *section, int state)
{
    int64_t since_ms = syma_tracker_since_ms(v->tracker, v->id, section);
    const char *why =
        reason_word(v->language,
                    syma_tracker_reason(v->tracker, v->id, section));
    struct text time;

    text_put(v->out, "<p class=\"why\">");
    if (since_ms >= 0) {
        text_init(&time);
        view_time(v, &time, since_ms);
        view_say(v, W_since_line, time.at, NULL, NULL);
        text_free(&time);
    }
    if (state != SYMA_STATE_UP && why != NULL)
        text_printf(v->out, "%s%s", since_ms >= 0 ? " · " : "", why);
    put_tags(v, section);
    text_put(v->out, "</p>\n");
}

static void put_row(const struct view *v, const char *section, size_t number)
{
    int state = syma_tracker_state(v->tracker, v->id, section);
    struct text label;
    char id[32];

    text_init(&label);
    if (section[0] == '\0')
        text_put(&label, word(v->language, W_portal_row));
    else
        text_escape(&label, section);
    snprintf(id, sizeof(id), "%zu", number);
    text_printf(v->out, "<li class=\"row s-%s%s\">\n<div class=\"row-head\">"
                        "<div>",
                view_class(state), section[0] == '\0' ? " whole" : "");
    put_name(v, section);
    text_put(v->out, "</div>");
    view_state(v, v->out, state);
    text_put(v->out, "</div>\n");
    put_why(v, section, state);
    if (v->days != NULL) {
        days_draw(v, &v->days[number], label.at, id);
        days_table(v, &v->days[number], label.at);
    }
    text_put(v->out, "</li>\n");
    text_free(&label);
}

static void put_legend(const struct view *v)
{
    static const int states[] = {SYMA_STATE_UP, SYMA_STATE_DEGRADED,
                                 SYMA_STATE_MAINTENANCE, SYMA_STATE_DOWN,
                                 SYMA_STATE_UNKNOWN, -1};
    static const char *const bars[] = {
        "y=\"5\" height=\"11\" class=\"f-up\"",
        "height=\"16\" fill=\"url(#p-degraded)\"",
        "height=\"16\" fill=\"url(#p-maintenance)\"",
        "height=\"16\" class=\"f-down\"",
        "x=\"1\" y=\"5.5\" height=\"10\" class=\"f-unknown\"",
        "y=\"13\" height=\"3\" class=\"f-none\""};
    size_t i;

    text_printf(v->out, "<ul class=\"legend\" aria-label=\"%s\">",
                word(v->language, W_legend));
    for (i = 0; i < 6; i++)
        text_printf(v->out,
                    "<li><svg viewBox=\"0 0 10 16\" aria-hidden=\"true\" "
                    "focusable=\"false\"><rect width=\"%d\" %s/></svg>%s</li>",
                    states[i] == SYMA_STATE_UNKNOWN ? 8 : 10, bars[i],
                    states[i] < 0 ? word(v->language, W_legend_none)
                                  : state_word(v->language, states[i]));
    text_put(v->out, "</ul>\n");
}

void page_sections(const struct view *v)
{
    size_t count = syma_tracker_section_count(v->tracker, v->id);
    size_t i;

    text_printf(v->out, "<section aria-labelledby=\"sections\">\n"
                        "<h2 id=\"sections\">%s</h2>\n",
                word(v->language, W_sections));
    put_legend(v);
    text_put(v->out, "<ul class=\"rows\">\n");
    for (i = 0; i < count; i++)
        put_row(v, syma_tracker_section_id(v->tracker, v->id, i), i + 1);
    if (count > 1)
        put_row(v, "", 0);
    text_put(v->out, "</ul>\n</section>\n");
}
