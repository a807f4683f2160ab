/* SPDX-License-Identifier: MIT */
/*
 * Sections of a stored portal that are not at their address any more. The
 * portal's own home says where to begin; of a portal without one, the site of
 * the section.
 */
#include "moved.h"

#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "facts.h"
#include "found.h"
#include "portal_file.h"
#include "portal_text.h"
#include "report_json.h"

/* From this score on the library proposes the best of a kind
 * (syma_discovery_best); the next one, where the best is the old address, is to
 * be no worse. One that is gone is below it. */
#define SCORE_MIN 500

/* Reasons that say that it is not here. */
static const struct {
    const char *reason;
    const char *words;
} absent[] = {{"not_found", "not found"},
              {"gone", "gone"},
              {"soft_404", "not found"},
              {"redirected_home", "led to the home page"}};

#define ABSENT (sizeof absent / sizeof *absent)

static const char *absent_words(const syma_verdict *v)
{
    size_t i;

    for (i = 0; i < ABSENT; i++) {
        if (strcmp(absent[i].reason, syma_verdict_reason(v)) == 0)
            return absent[i].words;
    }
    return NULL;
}

static int is_searched_for(const syma_verdict *v)
{
    int kind = syma_verdict_kind(v);

    return kind == SYMA_SECTION_LOGIN || kind == SYMA_SECTION_ACCOUNT ||
           kind == SYMA_SECTION_ACTIVATION;
}

/* 0, or -1: memory is short. */
static int note_absent(struct moved *m)
{
    size_t count = syma_report_section_count(m->report);
    const syma_verdict *v;
    size_t i;

    m->sections = calloc(count + 1, sizeof(*m->sections));
    if (m->sections == NULL)
        return -1;
    for (i = 0; i < count; i++) {
        v = syma_report_verdict(m->report, i);
        if (is_searched_for(v) && absent_words(v) != NULL)
            m->sections[m->count++].index = i;
    }
    return 0;
}

/* Scheme and authority: of an address of the library's, all before the path. */
static size_t site_len(const char *url)
{
    const char *host = strstr(url, "://");

    return host == NULL ? 0
                        : (size_t)(host - url) + 3 + strcspn(host + 3, "/?#");
}

static int is_same_site(const char *a, const char *b)
{
    size_t len = site_len(a);

    return len == site_len(b) && strncmp(a, b, len) == 0;
}

static void put_site(const char *url, struct text *out)
{
    text_put_bytes(out, url, site_len(url));
    text_put(out, "/");
}

/* Another address of that kind than the one where it is not. */
static const syma_candidate *new_place(const syma_discovery *d, int kind,
                                       const char *old)
{
    const syma_candidate *c;
    size_t i;

    for (i = 0; i < syma_discovery_count(d); i++) {
        c = syma_discovery_candidate(d, i);
        if (syma_candidate_kind(c) == kind &&
            syma_candidate_score(c) >= SCORE_MIN &&
            strcmp(syma_candidate_url(c), old) != 0)
            return c;
    }
    return NULL;
}

/* Where to begin: at the home page, or at the site of the first section. 0, or
 * -1: memory is short. */
static int put_begin(const struct moved *m, const syma_portal *portal,
                     struct text *out)
{
    const syma_verdict *first =
        syma_report_verdict(m->report, m->sections[0].index);
    struct facts facts;

    if (facts_read(portal, &facts) < 0)
        return -1;
    if (facts.home[0] != '\0')
        text_put(out, facts.home);
    else
        put_site(syma_verdict_url(first), out);
    facts_free(&facts);
    return out->failed ? -1 : 0;
}

/* 0, or TOOL_EXIT_TROUBLE with a message. */
static int search(struct moved *m, struct asker *a, const char *begin)
{
    const syma_verdict *v;
    size_t i;
    int rc = asker_discover(a, begin, "looking for what has moved ...",
                            &m->discovery);

    for (i = 0; rc == 0 && i < m->count; i++) {
        v = syma_report_verdict(m->report, m->sections[i].index);
        m->sections[i].c =
            new_place(m->discovery, syma_verdict_kind(v), syma_verdict_url(v));
    }
    return rc;
}

int moved_look(struct moved *m, struct asker *a, const syma_portal *portal,
               const syma_report *report)
{
    struct text begin;
    int rc;

    memset(m, 0, sizeof(*m));
    m->report = report;
    text_init(&begin);
    if (note_absent(m) < 0 ||
        (m->count > 0 && put_begin(m, portal, &begin) < 0)) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        rc = TOOL_EXIT_TROUBLE;
    } else {
        rc = m->count > 0 ? search(m, a, begin.at) : 0;
    }
    text_free(&begin);
    return rc;
}

void moved_free(struct moved *m)
{
    free(m->sections);
    syma_discovery_unref(m->discovery);
    memset(m, 0, sizeof(*m));
}

/* 0, or TOOL_EXIT_TROUBLE with a message. */
static int load(const struct text *xml, const syma_options *o,
                syma_portal **out)
{
    int rc = syma_portal_new("", out);

    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        return TOOL_EXIT_TROUBLE;
    }
    return portal_file_parse("moved portal", xml->at, xml->len, o, *out) < 0
               ? TOOL_EXIT_TROUBLE
               : 0;
}

/* 1: the section has its new address in 'xml'. What is sent to the old site is
 * for that site, as after a redirect. */
static int move_one(const struct moved *m, struct moved_section *s,
                    struct text *xml)
{
    const char *old =
        syma_verdict_url(syma_report_verdict(m->report, s->index));
    const char *now = syma_candidate_url(s->c);
    struct text next;

    s->is_withheld = !is_same_site(old, now) && portal_text_sends(xml->at);
    if (s->is_withheld)
        return 0;
    text_init(&next);
    if (portal_text_move(xml->at, syma_report_section_id(m->report, s->index),
                         now, syma_candidate_found_by(s->c), &next) < 0) {
        text_free(&next);
        return 0;
    }
    text_free(xml);
    *xml = next;
    s->is_followed = 1;
    return 1;
}

int moved_portal(struct moved *m, const syma_portal *portal,
                 const syma_options *o, syma_portal **out)
{
    struct text text;
    char *xml = NULL;
    int moved = 0;
    size_t i;
    int rc = syma_portal_format(portal, "xml", &xml);

    *out = NULL;
    text_init(&text);
    if (rc == SYMA_OK)
        text_put(&text, xml);
    for (i = 0; rc == SYMA_OK && i < m->count && !text.failed; i++) {
        if (m->sections[i].c != NULL)
            moved |= move_one(m, &m->sections[i], &text);
    }
    if (rc == SYMA_OK && text.failed)
        rc = SYMA_ENOMEM;
    if (rc < 0) {
        tool_error("%s", syma_strerror(rc));
        rc = TOOL_EXIT_TROUBLE;
    } else if (moved) {
        rc = load(&text, o, out);
    }
    syma_string_free(xml);
    text_free(&text);
    return rc;
}

static void put_place(const struct moved_section *s, struct text *out)
{
    text_put_safe(out, syma_candidate_url(s->c));
    text_put(out, " (");
    text_put_safe(out, syma_candidate_found_by(s->c));
    text_put(out, " on ");
    text_put_safe(out, syma_candidate_found_at(s->c));
    text_put(out, ")");
}

static void put_none(const syma_discovery *d, struct text *out)
{
    int is_trouble = found_trouble(d)[0] != '\0';

    text_printf(out, "; no other place %s from ",
                is_trouble ? "could be looked for" : "was found");
    text_put_safe(out, syma_discovery_home_url(d));
    if (is_trouble) {
        text_put(out, "; ");
        found_put_trouble(d, out);
    }
}

static void put_line(const struct moved *m, const struct moved_section *s,
                     struct text *out)
{
    const syma_verdict *v = syma_report_verdict(m->report, s->index);

    text_printf(out, "%s: %s", syma_report_section_id(m->report, s->index),
                absent_words(v));
    if (s->c == NULL) {
        put_none(m->discovery, out);
    } else if (s->is_followed) {
        text_put(out, " at ");
        text_put_safe(out, syma_verdict_url(v));
        text_put(out, "; judged at ");
        put_place(s, out);
    } else {
        text_put(out, "; perhaps it is now at ");
        put_place(s, out);
    }
    if (s->is_withheld)
        text_put(out, "; not judged there, as the headers and logins of the "
                      "file are for another site");
    text_put(out, "\n");
}

void moved_put_text(const struct moved *m, struct text *out)
{
    size_t i;

    for (i = 0; i < m->count; i++)
        put_line(m, &m->sections[i], out);
}

static void put_member(struct text *out, const char *name, const char *value)
{
    text_printf(out, ",\n      \"%s\": ", name);
    report_json_string(out, value);
}

void moved_put_json(const struct moved *m, struct text *out)
{
    const struct moved_section *s;
    const syma_verdict *v;
    size_t i;

    if (m->count == 0)
        return;
    text_put(out, "  \"moved\": [");
    for (i = 0; i < m->count; i++) {
        s = &m->sections[i];
        v = syma_report_verdict(m->report, s->index);
        text_printf(out, "%s\n    {\n      \"section\": \"%s\"",
                    i > 0 ? "," : "",
                    syma_report_section_id(m->report, s->index));
        put_member(out, "reason", syma_verdict_reason(v));
        put_member(out, "from", syma_verdict_url(v));
        put_member(out, "to", syma_candidate_url(s->c));
        put_member(out, "found_by", syma_candidate_found_by(s->c));
        put_member(out, "found_at", syma_candidate_found_at(s->c));
        text_printf(out, ",\n      \"followed\": %s",
                    s->is_followed ? "true" : "false");
        put_member(out, "trouble",
                   s->c == NULL ? found_trouble(m->discovery) : "");
        text_put(out, "\n    }");
    }
    text_put(out, "\n  ]");
}
