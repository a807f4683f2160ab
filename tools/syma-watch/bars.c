/* SPDX-License-Identifier: MIT */
/*
 * Ninety bars and their numbers. A day without trouble is a low bar; one with
 * trouble stands out at full height, and its upper part, as large as the share
 * of the trouble, has the pattern of the worst state: solid, hatched, dotted.
 * A day that is unknown is hollow, one without data a dot at the foot.
 */
#include <stdio.h>

#include "days.h"

#define STEP 6
#define WIDTH "4.4"
#define HEIGHT 36
#define CALM 12      /* where a bar without trouble begins */
#define LEAST 8      /* of the part in trouble */
#define NEAR_DAYS 45 /* that a narrow screen shows */
#define MINUTE_MS 60000

/* What a day had, as in "maintenance 3 hours, unknown 5 minutes". */
static void put_parts(const struct view *v, const struct day *d,
                      struct text *t)
{
    static const int order[] = {SYMA_STATE_DOWN, SYMA_STATE_MAINTENANCE,
                                SYMA_STATE_DEGRADED, SYMA_STATE_UNKNOWN,
                                SYMA_STATE_UP};
    int any = 0;
    size_t i;

    for (i = 0; i < 5; i++) {
        if (d->ms[order[i]] <= 0)
            continue;
        text_printf(t, "%s%s ", any ? ", " : "",
                    state_word(v->language, order[i]));
        view_duration(v, t, d->ms[order[i]]);
        any = 1;
    }
}

static void put_title(const struct view *v, int i, const struct day *d)
{
    const char *label = v->calendar->label[v->language][i];
    struct text parts;

    text_init(&parts);
    put_parts(v, d, &parts);
    text_put(v->out, "<title>");
    view_say(v, W_day_parts, label, parts.at, NULL);
    text_put(v->out, "</title>");
    text_free(&parts);
}

static void put_rect(const struct view *v, int day, double y, double height,
                     const char *paint)
{
    text_printf(v->out,
                "<rect x=\"%d\" y=\"%.1f\" width=\"" WIDTH "\" height=\"%.1f\" "
                "%s/>",
                day * STEP, y, height, paint);
}

/* Nearly all of a page is such days. */
static void draw_calm(const struct view *v, int i)
{
    text_put(v->out, "<g><title>");
    view_say(v, W_all_day, v->calendar->label[v->language][i],
             state_word(v->language, SYMA_STATE_UP), NULL);
    text_printf(v->out, "</title><use href=\"#u\" x=\"%d\"/></g>", i * STEP);
}

static void draw_trouble(const struct view *v, int i, const struct day *d,
                         int worst)
{
    static const char *const paints[] = {
        [SYMA_STATE_DEGRADED] = "fill=\"url(#p-degraded)\"",
        [SYMA_STATE_MAINTENANCE] = "fill=\"url(#p-maintenance)\"",
        [SYMA_STATE_DOWN] = "class=\"f-down\""};
    int64_t known = days_known_ms(d->ms);
    double high = (double)HEIGHT * (double)(known - d->ms[SYMA_STATE_UP]) /
                  (double)known;

    if (high < LEAST)
        high = LEAST;
    if (d->ms[SYMA_STATE_UP] > 0 && high > HEIGHT - 4)
        high = HEIGHT - 4;
    put_rect(v, i, 0, high, paints[worst]);
    if (high < HEIGHT - 2)
        put_rect(v, i, high + 1.5, HEIGHT - high - 1.5, "class=\"f-up\"");
}

static void draw_day(const struct view *v, int i, const struct day *d)
{
    int worst = day_worst(d);

    if (worst == SYMA_STATE_UP && d->ms[SYMA_STATE_UNKNOWN] == 0) {
        draw_calm(v, i);
        return;
    }
    text_put(v->out, "<g>");
    put_title(v, i, d);
    if (worst == SYMA_STATE_UNKNOWN)
        text_printf(v->out,
                    "<rect x=\"%d.5\" y=\"%d.5\" width=\"3.4\" height=\"%d\" "
                    "class=\"f-unknown\"/>",
                    i * STEP, CALM, HEIGHT - CALM - 1);
    else if (worst == SYMA_STATE_UP)
        text_printf(v->out, "<use href=\"#u\" x=\"%d\"/>", i * STEP);
    else
        draw_trouble(v, i, d, worst);
    text_put(v->out, "</g>");
}

/* Days without data are one drawing: before the first check there are many of
 * them. */
static void draw_empty(const struct view *v, const struct days *d)
{
    int any = 0;
    int i;

    for (i = 0; i < DAYS_COUNT; i++) {
        if (day_worst(&d->list[i]) >= 0)
            continue;
        if (!any)
            text_printf(v->out, "<g><title>%s</title><path class=\"f-none\" "
                                "d=\"",
                        word(v->language, W_legend_none));
        any = 1;
        text_printf(v->out, "M%d %dh" WIDTH "v3h-" WIDTH "z", i * STEP,
                    HEIGHT - 3);
    }
    if (any)
        text_put(v->out, "\"/></g>");
}

/* The shares in one line, for those who do not see the bars. */
static void put_shares(const struct view *v, const struct days *d,
                       struct text *t)
{
    static const int order[] = {SYMA_STATE_UP, SYMA_STATE_DEGRADED,
                                SYMA_STATE_MAINTENANCE, SYMA_STATE_DOWN};
    int64_t known = days_known_ms(d->ms);
    size_t i;

    for (i = 0; i < 4; i++) {
        text_printf(t, "%s%s ", i > 0 ? ", " : "",
                    state_word(v->language, order[i]));
        view_share(v, t, d->ms[order[i]], known);
    }
}

static void put_description(const struct view *v, const struct days *d)
{
    struct text shares;

    if (days_known_ms(d->ms) == 0) {
        text_put(v->out, word(v->language, W_uptime_none));
        return;
    }
    text_init(&shares);
    put_shares(v, d, &shares);
    view_say(v, W_shares, shares.at, NULL, NULL);
    text_free(&shares);
}

static void put_scale(const struct view *v, const struct days *d)
{
    int64_t known = days_known_ms(d->ms);
    struct text share;

    text_init(&share);
    view_share(v, &share, d->ms[SYMA_STATE_UP], known);
    text_printf(v->out,
                "<p class=\"scale\"><span class=\"far\">%s</span>"
                "<span class=\"near\">%s</span><b>",
                word(v->language, W_days_ago_90),
                word(v->language, W_days_ago_45));
    if (known > 0)
        view_say(v, W_uptime, share.at, NULL, NULL);
    else
        text_put(v->out, word(v->language, W_uptime_none));
    text_printf(v->out, "</b><span>%s</span></p>\n",
                word(v->language, W_today));
    text_free(&share);
}

void days_draw(const struct view *v, const struct days *d, const char *label,
               const char *id)
{
    int i;

    text_printf(v->out,
                "<div class=\"bars\"><svg role=\"img\" aria-labelledby=\"t-%s "
                "d-%s\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">"
                "<title id=\"t-%s\">",
                id, id, DAYS_COUNT * STEP - 1, HEIGHT, id);
    view_say(v, W_bars_title, label, NULL, NULL);
    text_printf(v->out, "</title><desc id=\"d-%s\">", id);
    put_description(v, d);
    text_put(v->out, "</desc>\n");
    draw_empty(v, d);
    for (i = 0; i < DAYS_COUNT; i++) {
        if (day_worst(&d->list[i]) >= 0)
            draw_day(v, i, &d->list[i]);
        if (i % 10 == 9)
            text_put(v->out, "\n");
    }
    text_put(v->out, "</svg></div>\n");
    put_scale(v, d);
}

/* The table. */

static int has_trouble(const struct day *d)
{
    int worst = day_worst(d);

    return worst >= 0 &&
           (worst != SYMA_STATE_UP || d->ms[SYMA_STATE_UNKNOWN] > 0);
}

static const int columns[] = {SYMA_STATE_UP, SYMA_STATE_DEGRADED,
                              SYMA_STATE_MAINTENANCE, SYMA_STATE_DOWN,
                              SYMA_STATE_UNKNOWN};

static void put_head(const struct view *v, const char *label)
{
    size_t i;

    text_put(v->out, "<div class=\"wide\" tabindex=\"0\" role=\"group\" "
                     "aria-label=\"");
    view_say(v, W_figures_of, label, NULL, NULL);
    text_put(v->out, "\"><table><caption>");
    view_say(v, W_by_day, label, NULL, NULL);
    text_printf(v->out, "</caption><thead><tr><th scope=\"col\">%s</th>",
                word(v->language, W_day));
    for (i = 0; i < 5; i++)
        text_printf(v->out, "<th scope=\"col\">%s</th>",
                    state_word(v->language, columns[i]));
    text_put(v->out, "</tr></thead><tbody>\n");
}

static void put_row(const struct view *v, int day, const struct day *d)
{
    size_t i;

    text_printf(v->out, "<tr><th scope=\"row\">%s</th>",
                v->calendar->label[v->language][day]);
    for (i = 0; i < 5; i++) {
        int64_t minutes = (d->ms[columns[i]] + MINUTE_MS / 2) / MINUTE_MS;

        text_printf(v->out, "<td>%lld</td>", (long long)minutes);
    }
    text_put(v->out, "</tr>\n");
}

static void put_days(const struct view *v, const struct days *d,
                     const char *label)
{
    int any = 0;
    int others = 0;
    int i;

    for (i = DAYS_COUNT - 1; i >= 0; i--) {
        if (!has_trouble(&d->list[i])) {
            others |= day_worst(&d->list[i]) >= 0;
            continue;
        }
        if (!any)
            put_head(v, label);
        any = 1;
        put_row(v, i, &d->list[i]);
    }
    if (any)
        text_put(v->out, "</tbody></table></div>");
    if (others || !any)
        text_printf(v->out, "<p>%s</p>",
                    word(v->language, any ? W_other_days : W_no_trouble));
}

void days_table(const struct view *v, const struct days *d, const char *label)
{
    struct text time;

    text_printf(v->out, "<details><summary>%s</summary>\n<p>",
                word(v->language, W_figures));
    put_description(v, d);
    if (d->ms[SYMA_STATE_UNKNOWN] > 0) {
        text_init(&time);
        view_duration(v, &time, d->ms[SYMA_STATE_UNKNOWN]);
        text_put(v->out, " ");
        view_say(v, W_unknown_time, time.at, NULL, NULL);
        text_free(&time);
    }
    text_put(v->out, "</p>\n");
    put_days(v, d, label);
    text_put(v->out, "</details>\n");
}
