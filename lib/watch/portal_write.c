/* SPDX-License-Identifier: MIT */
/*
 * A portal written down as the <portal> file that portal_xml reads.
 */
#include <string.h>

#include "judge/expect.h"
#include "watch/portal.h"
#include "watch/portal_write.h"
#include "watch/portal_xml.h"
#include "watch/xml_out.h"

#define MAX_FILE ((size_t)64 << 20)
#define MAX_NOTE ((size_t)16 << 10)

static void put_headers(struct symai_xml_out *w, const char *indent,
                        const struct symai_vec *headers)
{
    const struct symai_portal_header *h;
    size_t i;

    for (i = 0; i < headers->count; i++) {
        h = symai_vec_at(headers, i);
        symai_xml_out_put(w, indent);
        symai_xml_out_put(w, "<header");
        symai_xml_out_attribute(w, "name", h->name);
        symai_xml_out_attribute(w, "value", h->value);
        symai_xml_out_put(w, "/>\n");
    }
}

static void put_auth(struct symai_xml_out *w, const char *indent,
                     const struct symai_auth *auth)
{
    if (auth->scheme == NULL)
        return;
    symai_xml_out_put(w, indent);
    symai_xml_out_put(w, "<auth");
    symai_xml_out_attribute(w, "scheme", auth->scheme);
    symai_xml_out_attribute(w, "user",
                            auth->user[0] != '\0' ? auth->user : NULL);
    symai_xml_out_attribute(w, "secret", auth->secret);
    symai_xml_out_put(w, "/>\n");
}

/* Those that were said of the section, or of all where it is "". */
static void put_windows(struct symai_xml_out *w, const char *indent,
                        const struct symai_vec *windows, const char *section)
{
    const struct symai_window_rule *rule;
    size_t i;

    for (i = 0; i < windows->count; i++) {
        rule = symai_vec_at(windows, i);
        if (strcmp(rule->section_id, section) != 0)
            continue;
        symai_xml_out_put(w, indent);
        symai_xml_out_put(w, "<window");
        symai_xml_out_times(w, rule);
        symai_xml_out_put(w, "/>\n");
    }
}

static void put_promises(struct symai_xml_out *w, const char *indent,
                         const struct symai_vec *said, const char *section)
{
    const struct symai_said *s;
    size_t i;

    for (i = 0; i < said->count; i++) {
        s = symai_vec_at(said, i);
        if (strcmp(s->section_id, section) != 0)
            continue;
        symai_xml_out_put(w, indent);
        symai_xml_out_put(w, "<promise");
        symai_xml_out_attribute(w, "source", s->source);
        symai_xml_out_attribute(w, "text", s->text);
        symai_xml_out_attribute(w, "said", s->said);
        symai_xml_out_attribute(w, "latest", s->latest);
        symai_xml_out_attribute(w, "vague", s->vague ? "yes" : NULL);
        symai_xml_out_put(w, "/>\n");
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

static void put_note(struct symai_xml_out *w, const char *indent,
                     const struct symai_portal_notes *notes,
                     const struct symai_section *s,
                     const struct syma_fallback *f)
{
    struct symai_buf text;
    int rc;

    if (notes == NULL)
        return;
    symai_buf_init(&text, MAX_NOTE);
    rc = notes->write(notes->user, s, f, &text);
    if (rc == SYMA_OK && text.len > 0)
        symai_xml_out_comment(w, indent, text.data);
    else if (rc < 0 && rc != SYMA_ELIMIT && w->rc == SYMA_OK)
        w->rc = rc;
    symai_buf_free(&text);
}

static void put_section_content(struct symai_xml_out *w, const syma_portal *p,
                                const struct symai_section *s,
                                const struct symai_portal_notes *notes)
{
    const struct symai_expect *e;
    const struct syma_fallback *f;
    size_t i;

    put_headers(w, "    ", &s->headers);
    put_auth(w, "    ", &s->auth);
    for (i = 0; i < s->expects.count; i++) {
        e = symai_vec_at(&s->expects, i);
        symai_xml_out_put(w, e->must ? "    <expect" : "    <forbid");
        symai_xml_out_attribute(w, symai_expect_type_name(e->type), e->pattern);
        symai_xml_out_put(w, "/>\n");
    }
    for (i = 0; i < s->fallbacks.count; i++) {
        f = symai_vec_at(&s->fallbacks, i);
        put_note(w, "    ", notes, s, f);
        symai_xml_out_put(w, "    <fallback");
        symai_xml_out_attribute(w, "act", f->act);
        symai_xml_out_attribute(w, "channel", f->channel);
        symai_xml_out_attribute(w, "address", f->address);
        symai_xml_out_attribute(w, "keyword", f->keyword);
        symai_xml_out_put(w, "/>\n");
    }
    put_windows(w, "    ", &p->windows, s->id);
    put_promises(w, "    ", &p->said, s->id);
}

static void put_section(struct symai_xml_out *w, const syma_portal *p,
                        const struct symai_section *s,
                        const struct symai_portal_notes *notes)
{
    size_t i;

    put_note(w, "  ", notes, s, NULL);
    symai_xml_out_put(w, "  <section");
    symai_xml_out_attribute(w, "id", s->id);
    symai_xml_out_attribute(w, "kind", syma_section_kind_name(s->kind));
    symai_xml_out_attribute(w, "href", s->url);
    symai_xml_out_attribute(w, "found-by", s->found_by);
    for (i = 0; i < s->needs.count; i++) {
        symai_xml_out_put(w, i == 0 ? " needs=\"" : " ");
        symai_xml_out_put(w, symai_portal_section(
                                 p, *(const size_t *)symai_vec_at(&s->needs, i))
                                 ->id);
    }
    if (s->needs.count > 0)
        symai_xml_out_put(w, "\"");
    if ((s->flags & SYMA_SECTION_OPTIONAL) != 0)
        symai_xml_out_attribute(w, "required", "no");
    symai_xml_out_attribute(w, "signature",
                            s->signature[0] != '\0' ? s->signature : NULL);
    if (!has_content(p, s)) {
        symai_xml_out_put(w, "/>\n");
        return;
    }
    symai_xml_out_put(w, ">\n");
    put_section_content(w, p, s, notes);
    symai_xml_out_put(w, "  </section>\n");
}

int symai_portal_write(const syma_portal *p,
                       const struct symai_portal_notes *notes, char **out)
{
    struct symai_xml_out w;
    size_t i;

    symai_xml_out_begin(&w, MAX_FILE);
    symai_xml_out_put(&w, "<portal");
    symai_xml_out_attribute(&w, "xmlns", SYMAI_PORTAL_NAMESPACE);
    symai_xml_out_attribute(&w, "id", p->id[0] != '\0' ? p->id : NULL);
    symai_xml_out_attribute(&w, "home", p->home);
    symai_xml_out_attribute(&w, "language", p->language);
    symai_xml_out_attribute(&w, "timezone", p->time_zone);
    symai_xml_out_put(&w, ">\n");
    put_headers(&w, "  ", &p->headers);
    put_auth(&w, "  ", &p->auth);
    put_windows(&w, "  ", &p->windows, "");
    put_promises(&w, "  ", &p->said, "");
    for (i = 0; i < p->sections.count; i++)
        put_section(&w, p, symai_portal_section(p, i), notes);
    symai_xml_out_put(&w, "</portal>\n");
    return symai_xml_out_end(&w, out);
}

int syma_portal_format(const syma_portal *p, const char *format, char **out)
{
    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (p == NULL || format == NULL || strcmp(format, "xml") != 0)
        return SYMA_EINVAL;
    return symai_portal_write(p, NULL, out);
}
