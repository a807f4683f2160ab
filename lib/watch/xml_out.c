/* SPDX-License-Identifier: MIT */
/*
 * Markup and attributes into a text that grows up to its limit. The first
 * failure is kept, so that writers need not ask after each piece.
 */
#include "watch/xml_out.h"

#include <string.h>

#include "base/error.h"
#include "watch/moment.h"

static void put(struct symai_xml_out *w, const char *text, size_t len)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_put(&w->buf, text, len);
}

void symai_xml_out_put(struct symai_xml_out *w, const char *markup)
{
    put(w, markup, strlen(markup));
}

void symai_xml_out_begin(struct symai_xml_out *w, size_t max)
{
    symai_buf_init(&w->buf, max);
    w->rc = SYMA_OK;
    symai_xml_out_put(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

int symai_xml_out_end(struct symai_xml_out *w, char **out)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_detach(&w->buf, out);
    symai_buf_free(&w->buf);
    return w->rc;
}

static void put_escaped(struct symai_xml_out *w, const char *text)
{
    size_t len = strcspn(text, "&<>\"");

    while (text[len] != '\0') {
        put(w, text, len);
        symai_xml_out_put(w, text[len] == '&'   ? "&amp;"
                             : text[len] == '<' ? "&lt;"
                             : text[len] == '>' ? "&gt;"
                                                : "&quot;");
        text += len + 1;
        len = strcspn(text, "&<>\"");
    }
    put(w, text, len);
}

void symai_xml_out_attribute(struct symai_xml_out *w, const char *name,
                             const char *value)
{
    if (value == NULL)
        return;
    symai_xml_out_put(w, " ");
    symai_xml_out_put(w, name);
    symai_xml_out_put(w, "=\"");
    put_escaped(w, value);
    symai_xml_out_put(w, "\"");
}

void symai_xml_out_comment(struct symai_xml_out *w, const char *indent,
                           const char *text)
{
    size_t len;

    symai_xml_out_put(w, indent);
    symai_xml_out_put(w, "<!-- ");
    for (len = strcspn(text, "-"); text[len] == '-'; len = strcspn(text, "-")) {
        put(w, text, len + 1);
        symai_xml_out_put(w, text[len + 1] == '-' ? " " : "");
        text += len + 1;
    }
    put(w, text, len);
    symai_xml_out_put(w, " -->\n");
}

static void put_days(struct symai_xml_out *w, uint32_t days)
{
    const char *space = "";
    size_t i;

    symai_xml_out_put(w, " days=\"");
    for (i = 0; symai_window_days[i] != NULL; i++) {
        if ((days >> i & 1) == 0)
            continue;
        symai_xml_out_put(w, space);
        symai_xml_out_put(w, symai_window_days[i]);
        space = " ";
    }
    symai_xml_out_put(w, "\"");
}

void symai_xml_out_times(struct symai_xml_out *w,
                         const struct symai_window_rule *rule)
{
    char begin[SYMAI_MOMENT_SIZE];
    char end[SYMAI_MOMENT_SIZE];

    if (rule->days != 0) {
        put_days(w, rule->days);
        symai_clock_write(rule->begin_minute, begin);
        symai_clock_write(rule->end_minute, end);
    } else {
        symai_moment_write_local(&rule->begin, begin);
        symai_moment_write_local(&rule->end, end);
    }
    symai_xml_out_attribute(w, "begin", begin);
    symai_xml_out_attribute(w, "end", end);
}
