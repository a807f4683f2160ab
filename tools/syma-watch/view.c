/* SPDX-License-Identifier: MIT */
/*
 * The small things of which pages are made.
 */
#include "view.h"

#include <stdio.h>
#include <string.h>

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static const char *const weekdays[LANGUAGE_COUNT][7] = {
    {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
};
static const char *const months[LANGUAGE_COUNT][12] = {
    {"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct",
     "Nov", "Dec"},
    {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août",
     "sept.", "oct.", "nov.", "déc."},
};

void view_say(const struct view *v, enum word w, const char *one,
              const char *two, const char *three)
{
    text_say(v->out, word(v->language, w), one, two, three);
}

static void local(const struct view *v, int64_t ms, struct civil *out)
{
    zone_local(v->w != NULL ? v->w->zone : NULL, ms, out);
}

void view_civil_day(int language, const struct civil *c, char *out,
                    size_t size)
{
    snprintf(out, size, "%s %d %s %d", weekdays[language][c->weekday], c->day,
             months[language][c->month - 1], c->year);
}

void view_time(const struct view *v, struct text *t, int64_t ms)
{
    struct civil c;
    char day[48];
    int minutes;

    local(v, ms, &c);
    minutes = (c.offset < 0 ? -c.offset : c.offset) / 60;
    text_printf(t, "<time datetime=\"%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d"
                   "\">",
                c.year, c.month, c.day, c.hour, c.minute, c.second,
                c.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
    view_civil_day(v->language, &c, day, sizeof(day));
    text_printf(t, "%s, %02d:%02d</time>", day, c.hour, c.minute);
}

static void put_count(const struct view *v, struct text *t, int64_t n,
                      enum word one, enum word many)
{
    char number[32];

    snprintf(number, sizeof(number), "%lld", (long long)n);
    text_say(t, word(v->language, n == 1 ? one : many), number, NULL, NULL);
}

/* The two largest units say enough. */
void view_duration(const struct view *v, struct text *t, int64_t ms)
{
    int64_t days = ms / DAY;
    int64_t hours = ms % DAY / HOUR;
    int64_t minutes = ms % HOUR / MINUTE;

    if (ms < MINUTE) {
        text_put(t, word(v->language, W_less));
        return;
    }
    if (days > 0)
        put_count(v, t, days, W_days_1, W_days_n);
    if (hours > 0) {
        text_put(t, days > 0 ? " " : "");
        put_count(v, t, hours, W_hours_1, W_hours_n);
    }
    if (minutes > 0 && days == 0) {
        text_put(t, hours > 0 ? " " : "");
        put_count(v, t, minutes, W_minutes_1, W_minutes_n);
    }
}

void view_words(struct text *t, const char *words)
{
    text_put(t, "<bdi>");
    text_escape(t, words);
    text_put(t, "</bdi>");
}

void view_link(struct text *t, const char *url)
{
    if (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0) {
        text_put(t, "<a rel=\"noreferrer\" href=\"");
        text_escape(t, url);
        text_put(t, "\">");
        view_words(t, url);
        text_put(t, "</a>");
    } else {
        view_words(t, url);
    }
}

void view_share(const struct view *v, struct text *t, int64_t part,
                int64_t whole)
{
    /* In hundredths of a percent, cut and not rounded: what was not whole is
     * never shown as the whole. */
    int64_t n = whole > 0 ? part * 10000 / whole : 0;

    if (n == 10000)
        text_put(t, "100");
    else if (n == 0 && part <= 0)
        text_put(t, "0");
    else if (n == 0)
        text_put(t, v->language == LANGUAGE_FR ? "&lt; 0,01" : "&lt; 0.01");
    else
        text_printf(t, "%lld%c%02lld", (long long)(n / 100),
                    v->language == LANGUAGE_FR ? ',' : '.',
                    (long long)(n % 100));
    text_put(t, "\u00A0%");
}

const char *view_class(int state)
{
    const char *name = syma_state_name(state);

    return name != NULL ? name : "unknown";
}

/* A tick in a circle, a triangle, two bars in a square, a cross in an
 * octagon, a question in a broken ring. */
void view_mark(struct text *t, int state)
{
    static const char *const shapes[] = {
        "<circle class=\"ring\" cx=\"12\" cy=\"12\" r=\"9\"/>"
        "<path class=\"line\" d=\"M9.4 9.6a2.7 2.7 0 1 1 3.6 2.6c-.7.3-1 .8-1 "
        "1.6M12 16.6v.2\"/>",
        "<circle cx=\"12\" cy=\"12\" r=\"10\"/>"
        "<path class=\"cut\" d=\"m7.4 12.4 3.1 3.1 6.2-6.6\"/>",
        "<path d=\"M12 2.2c.5 0 1 .3 1.2.7l9 16.2c.6 1-.1 2.3-1.3 "
        "2.3H3.1c-1.2 0-1.9-1.3-1.3-2.3l9-16.2c.2-.4.7-.7 "
        "1.2-.7z\"/>"
        "<path class=\"cut\" d=\"M12 9v5M12 17.4v.2\"/>",
        "<rect x=\"2.5\" y=\"2.5\" width=\"19\" height=\"19\" rx=\"4\"/>"
        "<path class=\"cut\" d=\"M9.4 8.4v7.2M14.6 8.4v7.2\"/>",
        "<path d=\"M8 2h8l6 6v8l-6 6H8l-6-6V8z\"/>"
        "<path class=\"cut\" d=\"m8.6 8.6 6.8 6.8M15.4 8.6l-6.8 "
        "6.8\"/>",
    };

    if (state < 0 || state > SYMA_STATE_DOWN)
        state = SYMA_STATE_UNKNOWN;
    text_printf(t, "<svg class=\"mark\" viewBox=\"0 0 24 24\" "
                   "aria-hidden=\"true\" focusable=\"false\">%s</svg>",
                shapes[state]);
}

void view_state(const struct view *v, struct text *t, int state)
{
    text_printf(t, "<span class=\"state s-%s\">", view_class(state));
    view_mark(t, state);
    text_printf(t, "<span>%s</span></span>", state_word(v->language, state));
}

void view_file(struct text *t, const char *id, const char *end)
{
    text_escape(t, id);
    text_put(t, end);
}
