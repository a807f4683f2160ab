/* SPDX-License-Identifier: MIT */
/*
 * A portal written down as the <portal> file that portal_xml reads.
 */
#include <string.h>

#include "base/buf.h"
#include "judge/expect.h"
#include "watch/moment.h"
#include "watch/portal.h"
#include "watch/portal_xml.h"

#define MAX_FILE ((size_t)64 << 20)

struct writer {
    struct symai_buf buf;
    int rc; /* of the first failure; later calls do nothing */
};

static void put(struct writer *w, const char *text, size_t len)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add(&w->buf, text, len);
}

static void put_str(struct writer *w, const char *text)
{
    put(w, text, strlen(text));
}

/* Setters let no control character in, so these four are all there is. */
static void put_attribute(struct writer *w, const char *name, const char *value)
{
    size_t i;

    if (value == NULL)
        return;
    put_str(w, " ");
    put_str(w, name);
    put_str(w, "=\"");
    for (i = 0; value[i] != '\0'; i++) {
        switch (value[i]) {
        case '&':
            put_str(w, "&amp;");
            break;
        case '<':
            put_str(w, "&lt;");
            break;
        case '>':
            put_str(w, "&gt;");
            break;
        case '"':
            put_str(w, "&quot;");
            break;
        default:
            put(w, value + i, 1);
        }
    }
    put_str(w, "\"");
}

static void put_headers(struct writer *w, const char *indent,
                        const struct symai_vec *headers)
{
    const struct symai_portal_header *h;
    size_t i;

    for (i = 0; i < headers->count; i++) {
        h = symai_vec_at(headers, i);
        put_str(w, indent);
        put_str(w, "<header");
        put_attribute(w, "name", h->name);
        put_attribute(w, "value", h->value);
        put_str(w, "/>\n");
    }
}

static void put_auth(struct writer *w, const char *indent,
                     const struct symai_auth *auth)
{
    if (auth->scheme == NULL)
        return;
    put_str(w, indent);
    put_str(w, "<auth");
    put_attribute(w, "scheme", auth->scheme);
    put_attribute(w, "user", auth->user[0] != '\0' ? auth->user : NULL);
    put_attribute(w, "secret", auth->secret);
    put_str(w, "/>\n");
}

static void put_days(struct writer *w, uint32_t days)
{
    const char *space = "";
    size_t i;

    put_str(w, " days=\"");
    for (i = 0; symai_window_days[i] != NULL; i++) {
        if ((days >> i & 1) == 0)
            continue;
        put_str(w, space);
        put_str(w, symai_window_days[i]);
        space = " ";
    }
    put_str(w, "\"");
}

/* Those that were said of the section, or of all where it is "". */
static void put_windows(struct writer *w, const char *indent,
                        const struct symai_vec *windows, const char *section)
{
    const struct symai_window_rule *rule;
    char begin[SYMAI_MOMENT_SIZE];
    char end[SYMAI_MOMENT_SIZE];
    size_t i;

    for (i = 0; i < windows->count; i++) {
        rule = symai_vec_at(windows, i);
        if (strcmp(rule->section_id, section) != 0)
            continue;
        put_str(w, indent);
        put_str(w, "<window");
        if (rule->days != 0) {
            put_days(w, rule->days);
            symai_clock_write(rule->begin_minute, begin);
            symai_clock_write(rule->end_minute, end);
        } else {
            symai_moment_write_local(&rule->begin, begin);
            symai_moment_write_local(&rule->end, end);
        }
        put_attribute(w, "begin", begin);
        put_attribute(w, "end", end);
        put_str(w, "/>\n");
    }
}

static void put_promises(struct writer *w, const char *indent,
                         const struct symai_vec *said, const char *section)
{
    const struct symai_said *s;
    size_t i;

    for (i = 0; i < said->count; i++) {
        s = symai_vec_at(said, i);
        if (strcmp(s->section_id, section) != 0)
            continue;
        put_str(w, indent);
        put_str(w, "<promise");
        put_attribute(w, "source", s->source);
        put_attribute(w, "text", s->text);
        put_attribute(w, "said", s->said);
        put_attribute(w, "latest", s->latest);
        put_attribute(w, "vague", s->vague ? "yes" : NULL);
        put_str(w, "/>\n");
    }
}

/* What is written in the section beside its attributes? */
static int has_content(const syma_portal *p, const struct symai_section *s)
{
    const struct symai_window_rule *rule;
    const struct symai_said *said;
    size_t i;

    if (s->headers.count + s->expects.count + s->fallbacks.count > 0 ||
        s->auth.scheme != NULL)
        return 1;
    for (i = 0; i < p->windows.count; i++) {
        rule = symai_vec_at(&p->windows, i);
        if (strcmp(rule->section_id, s->id) == 0)
            return 1;
    }
    for (i = 0; i < p->said.count; i++) {
        said = symai_vec_at(&p->said, i);
        if (strcmp(said->section_id, s->id) == 0)
            return 1;
    }
    return 0;
}

static void put_section_content(struct writer *w, const syma_portal *p,
                                const struct symai_section *s)
{
    const struct symai_expect *e;
    const struct syma_fallback *f;
    size_t i;

    put_headers(w, "    ", &s->headers);
    put_auth(w, "    ", &s->auth);
    for (i = 0; i < s->expects.count; i++) {
        e = symai_vec_at(&s->expects, i);
        put_str(w, e->must ? "    <expect" : "    <forbid");
        put_attribute(w, symai_expect_type_name(e->type), e->pattern);
        put_str(w, "/>\n");
    }
    for (i = 0; i < s->fallbacks.count; i++) {
        f = symai_vec_at(&s->fallbacks, i);
        put_str(w, "    <fallback");
        put_attribute(w, "act", f->act);
        put_attribute(w, "channel", f->channel);
        put_attribute(w, "address", f->address);
        put_attribute(w, "keyword", f->keyword);
        put_str(w, "/>\n");
    }
    put_windows(w, "    ", &p->windows, s->id);
    put_promises(w, "    ", &p->said, s->id);
}

static void put_section(struct writer *w, const syma_portal *p,
                        const struct symai_section *s)
{
    size_t i;

    put_str(w, "  <section");
    put_attribute(w, "id", s->id);
    put_attribute(w, "kind", syma_section_kind_name(s->kind));
    put_attribute(w, "href", s->url);
    for (i = 0; i < s->needs.count; i++) {
        put_str(w, i == 0 ? " needs=\"" : " ");
        put_str(w, symai_portal_section(
                       p, *(const size_t *)symai_vec_at(&s->needs, i))
                       ->id);
    }
    if (s->needs.count > 0)
        put_str(w, "\"");
    if ((s->flags & SYMA_SECTION_OPTIONAL) != 0)
        put_attribute(w, "required", "no");
    put_attribute(w, "signature",
                  s->signature[0] != '\0' ? s->signature : NULL);
    if (!has_content(p, s)) {
        put_str(w, "/>\n");
        return;
    }
    put_str(w, ">\n");
    put_section_content(w, p, s);
    put_str(w, "  </section>\n");
}

int syma_portal_format(const syma_portal *p, const char *format, char **out)
{
    struct writer w;
    size_t i;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (p == NULL || format == NULL || strcmp(format, "xml") != 0)
        return SYMA_EINVAL;
    symai_buf_init(&w.buf, MAX_FILE);
    w.rc = SYMA_OK;
    put_str(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<portal");
    put_attribute(&w, "xmlns", SYMAI_PORTAL_NAMESPACE);
    put_attribute(&w, "id", p->id[0] != '\0' ? p->id : NULL);
    put_attribute(&w, "home", p->home);
    put_attribute(&w, "language", p->language);
    put_attribute(&w, "timezone", p->time_zone);
    put_str(&w, ">\n");
    put_headers(&w, "  ", &p->headers);
    put_auth(&w, "  ", &p->auth);
    put_windows(&w, "  ", &p->windows, "");
    put_promises(&w, "  ", &p->said, "");
    for (i = 0; i < p->sections.count; i++)
        put_section(&w, p, symai_portal_section(p, i));
    put_str(&w, "</portal>\n");
    if (w.rc == SYMA_OK)
        w.rc = symai_buf_detach(&w.buf, out);
    symai_buf_free(&w.buf);
    return w.rc;
}
