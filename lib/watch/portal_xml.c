/* SPDX-License-Identifier: MIT */
/*
 * The <portal> file. The table below says what may stand where; the values go
 * through the same setters as those of a program, into a portal of their own
 * that takes the place of the caller's only when all was right.
 */
#include "watch/portal_xml.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "judge/expect.h"
#include "judge/names.h"
#include "port/xml.h"
#include "watch/portal.h"
#include "watch/portal_values.h"

#define MAX_WAITING 16384

/* A need whose section may stand further down. */
struct waiting {
    char *section;
    char *needed;
    size_t line;
};

struct reader {
    syma_portal *portal;
    char *section; /* id of the open one */
    int portal_logs_in;
    int section_logs_in;
    struct symai_vec waiting;
    struct symai_errmsg msg;
};

static const char *const yes_no[] = {"yes", "no", NULL};

/* What a setter refused, with the line it stands on. */
static int pass_on(struct reader *r, struct symai_xml_node *node, int rc)
{
    if (rc >= 0)
        return SYMA_OK;
    return symai_xml_fail(node, rc, "%s", syma_portal_last_error(r->portal));
}

static int set_id(struct reader *r, struct symai_xml_node *node, const char *id)
{
    syma_portal *named = NULL;
    char *old = r->portal->id;
    int rc;

    rc = id[0] != '\0' ? syma_portal_new(id, &named) : SYMA_EINVAL;
    if (rc == SYMA_EINVAL)
        return symai_xml_fail(node, rc,
                              "'%.64s' is not a portal id: 1 to 64 letters, "
                              "digits and '-', '_', '.', the first a letter "
                              "or digit",
                              id);
    if (rc < 0)
        return rc;
    r->portal->id = named->id;
    named->id = old;
    syma_portal_free(named);
    return SYMA_OK;
}

static int portal_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    const char *id = symai_xml_value(node, "id");
    const char *home = symai_xml_value(node, "home");
    const char *language = symai_xml_value(node, "language");
    const char *zone = symai_xml_value(node, "timezone");
    int rc;

    rc = id != NULL ? set_id(r, node, id) : SYMA_OK;
    if (rc < 0)
        return rc;
    if (home != NULL)
        rc = syma_portal_set_home(r->portal, home);
    if (rc == SYMA_OK && language != NULL)
        rc = syma_portal_set_language(r->portal, language);
    if (rc == SYMA_OK && zone != NULL)
        rc = syma_portal_set_time_zone(r->portal, zone);
    return pass_on(r, node, rc);
}

static int wait_for(struct reader *r, struct symai_xml_node *node,
                    const char *section, const char *word, size_t len)
{
    struct waiting *w;
    void *item = NULL;
    int rc;

    rc = symai_vec_push(&r->waiting, &item);
    if (rc == SYMA_ELIMIT)
        return symai_xml_fail(node, rc, "more than %d needs", MAX_WAITING);
    if (rc < 0)
        return rc;
    w = item;
    w->line = symai_xml_line(node);
    rc = symai_strdup(section, &w->section);
    if (rc == SYMA_OK)
        rc = symai_strndup(word, len, &w->needed);
    return rc;
}

static int section_needs(struct reader *r, struct symai_xml_node *node,
                         const char *section, const char *needs)
{
    size_t len;
    int rc = SYMA_OK;

    while (rc == SYMA_OK) {
        while (symai_ascii_is_space((unsigned char)*needs))
            needs++;
        if (*needs == '\0')
            break;
        for (len = 0; needs[len] != '\0' &&
                      !symai_ascii_is_space((unsigned char)needs[len]);
             len++)
            ;
        rc = wait_for(r, node, section, needs, len);
        needs += len;
    }
    return rc;
}

static int section_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    const char *id = symai_xml_value(node, "id");
    const char *needs = symai_xml_value(node, "needs");
    const char *required = symai_xml_value(node, "required");
    const char *signature = symai_xml_value(node, "signature");
    const char *found_by = symai_xml_value(node, "found-by");
    uint32_t flags = 0;
    int rc;

    if (required != NULL && strcmp(required, "no") == 0)
        flags |= SYMA_SECTION_OPTIONAL;
    rc = syma_portal_add_section(
        r->portal, id,
        syma_section_kind_from_name(symai_xml_value(node, "kind")),
        symai_xml_value(node, "href"), flags);
    if (rc == SYMA_OK && signature != NULL)
        rc = syma_portal_set_signature(r->portal, id, signature);
    if (rc == SYMA_OK && found_by != NULL)
        rc = syma_portal_set_found_by(r->portal, id, found_by);
    if (rc < 0)
        return pass_on(r, node, rc);
    symai_free(r->section);
    r->section = NULL;
    r->section_logs_in = 0;
    rc = symai_strdup(id, &r->section);
    if (rc == SYMA_OK && needs != NULL)
        rc = section_needs(r, node, id, needs);
    return rc;
}

static int section_end(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;

    (void)node;
    symai_free(r->section);
    r->section = NULL;
    return SYMA_OK;
}

static int expectation(struct reader *r, struct symai_xml_node *node, int must)
{
    const char *type = NULL;
    const char *pattern = NULL;
    const char *value;
    int i;

    for (i = 0; i < SYMAI_EXPECT_COUNT; i++) {
        value = symai_xml_value(node, symai_expect_type_name(i));
        if (value == NULL)
            continue;
        if (pattern != NULL)
            return symai_xml_fail(node, SYMA_ESYNTAX,
                                  "<%s> has both '%s' and '%s'; one of "
                                  "phrase, regex, title, header is allowed",
                                  must ? "expect" : "forbid", type,
                                  symai_expect_type_name(i));
        type = symai_expect_type_name(i);
        pattern = value;
    }
    if (pattern == NULL)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "<%s> needs one of phrase, regex, title, header",
                              must ? "expect" : "forbid");
    return pass_on(
        r, node,
        syma_portal_expect(r->portal, r->section, type, must, pattern));
}

static int expect_start(void *user, struct symai_xml_node *node)
{
    return expectation(user, node, 1);
}

static int forbid_start(void *user, struct symai_xml_node *node)
{
    return expectation(user, node, 0);
}

static int fallback_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;

    return pass_on(r, node,
                   syma_portal_add_fallback(r->portal, r->section,
                                            symai_xml_value(node, "act"),
                                            symai_xml_value(node, "channel"),
                                            symai_xml_value(node, "address"),
                                            symai_xml_value(node, "keyword")));
}

/* In <portal>, section is NULL: the header of every section. */
static int header_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;

    return pass_on(r, node,
                   syma_portal_set_header(r->portal, r->section,
                                          symai_xml_value(node, "name"),
                                          symai_xml_value(node, "value")));
}

/* In <portal>: for every section that has none of its own. */
static int auth_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    int *logs_in =
        r->section != NULL ? &r->section_logs_in : &r->portal_logs_in;

    if (*logs_in)
        return symai_xml_fail(node, SYMA_EEXISTS, "there is an <auth> already");
    *logs_in = 1;
    return pass_on(r, node,
                   syma_portal_set_auth(r->portal, r->section,
                                        symai_xml_value(node, "scheme"),
                                        symai_xml_value(node, "user"),
                                        symai_xml_value(node, "secret")));
}

/* In <portal>: of every section. */
static int window_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    const char *days = symai_xml_value(node, "days");

    if (days != NULL && days[0] == '\0')
        return symai_xml_fail(node, SYMA_EINVAL,
                              "'days' is empty; without it a window is of one "
                              "time");
    return pass_on(r, node,
                   syma_portal_add_window(r->portal, r->section, days,
                                          symai_xml_value(node, "begin"),
                                          symai_xml_value(node, "end")));
}

/* In <portal>: of the portal as a whole. */
static int promise_start(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    const char *vague = symai_xml_value(node, "vague");

    return pass_on(r, node,
                   syma_portal_add_promise(
                       r->portal, r->section, symai_xml_value(node, "source"),
                       symai_xml_value(node, "text"),
                       symai_xml_value(node, "said"),
                       symai_xml_value(node, "latest"),
                       vague != NULL && strcmp(vague, "yes") == 0));
}

static int add_waiting_needs(struct reader *r)
{
    const struct waiting *w;
    const char **names;
    const char *near;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < r->waiting.count && rc == SYMA_OK; i++) {
        w = symai_vec_at(&r->waiting, i);
        rc = syma_portal_add_need(r->portal, w->section, w->needed);
        if (rc < 0)
            break;
    }
    if (rc == SYMA_OK)
        return rc;
    if (rc != SYMA_ENOTFOUND)
        return symai_errmsg_set(&r->msg, rc, w->line, "line %zu: %s", w->line,
                                syma_portal_last_error(r->portal));
    names = symai_calloc(r->portal->sections.count + 1, sizeof *names);
    if (names == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < r->portal->sections.count; i++)
        names[i] = symai_portal_section(r->portal, i)->id;
    near = symai_str_nearest(w->needed, names);
    symai_errmsg_set(&r->msg, rc, w->line,
                     "line %zu: section '%s' needs '%.64s', which is not a "
                     "section of this portal%s%s%s",
                     w->line, w->section, w->needed,
                     near != NULL ? "; did you mean '" : "",
                     near != NULL ? near : "", near != NULL ? "'?" : "");
    symai_free(names);
    return rc;
}

static int portal_end(void *user, struct symai_xml_node *node)
{
    struct reader *r = user;
    size_t i;

    for (i = 0; i < r->portal->sections.count; i++)
        if ((symai_portal_section(r->portal, i)->flags &
             SYMA_SECTION_OPTIONAL) == 0)
            return SYMA_OK;
    if (i > 0)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "all sections have required=\"no\"; at least "
                              "one must be required");
    return symai_xml_fail(node, SYMA_ESYNTAX,
                          "the portal has no <section>; at least one is "
                          "needed");
}

static const struct symai_xml_attribute header_attributes[] = {
    {"name", 1, NULL}, {"value", 1, NULL}, {NULL, 0, NULL}};
static const struct symai_xml_attribute auth_attributes[] = {
    {"scheme", 1, NULL},
    {"user", 0, NULL},
    {"secret", 1, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute expect_attributes[] = {
    {"phrase", 0, NULL},
    {"regex", 0, NULL},
    {"title", 0, NULL},
    {"header", 0, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute fallback_attributes[] = {
    {"act", 1, NULL},
    {"channel", 1, symai_fallback_channels},
    {"address", 1, NULL},
    {"keyword", 0, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute window_attributes[] = {
    {"days", 0, NULL}, {"begin", 1, NULL}, {"end", 1, NULL}, {NULL, 0, NULL}};
static const struct symai_xml_attribute promise_attributes[] = {
    {"source", 1, NULL}, {"text", 1, NULL},    {"said", 1, NULL},
    {"latest", 0, NULL}, {"vague", 0, yes_no}, {NULL, 0, NULL}};
static const struct symai_xml_attribute section_attributes[] = {
    {"id", 1, NULL},    {"kind", 1, symai_kind_names}, {"href", 1, NULL},
    {"needs", 0, NULL}, {"required", 0, yes_no},       {"signature", 0, NULL},
    {"found-by", 0, NULL}, {NULL, 0, NULL}};
static const struct symai_xml_attribute portal_attributes[] = {
    {"id", 0, NULL},
    {"home", 0, NULL},
    {"language", 0, NULL},
    {"timezone", 0, NULL},
    {NULL, 0, NULL}};

static const struct symai_xml_element header_element = {
    "header", header_attributes, NULL, 0, header_start, NULL};
static const struct symai_xml_element auth_element = {
    "auth", auth_attributes, NULL, 0, auth_start, NULL};
static const struct symai_xml_element expect_element = {
    "expect", expect_attributes, NULL, 0, expect_start, NULL};
static const struct symai_xml_element forbid_element = {
    "forbid", expect_attributes, NULL, 0, forbid_start, NULL};
static const struct symai_xml_element fallback_element = {
    "fallback", fallback_attributes, NULL, 0, fallback_start, NULL};
static const struct symai_xml_element window_element = {
    "window", window_attributes, NULL, 0, window_start, NULL};
static const struct symai_xml_element promise_element = {
    "promise", promise_attributes, NULL, 0, promise_start, NULL};
static const struct symai_xml_element *const section_children[] = {
    &header_element,   &auth_element,   &expect_element,  &forbid_element,
    &fallback_element, &window_element, &promise_element, NULL};
static const struct symai_xml_element section_element = {
    "section", section_attributes, section_children,
    0,         section_start,      section_end};
static const struct symai_xml_element *const portal_children[] = {
    &header_element,  &auth_element,    &window_element,
    &promise_element, &section_element, NULL};
static const struct symai_xml_element portal_element = {
    "portal", portal_attributes, portal_children, 0, portal_start, portal_end};

/* What the caller had set before stays, where the file does not say it
 * anew. */
static int start_from(const syma_portal *p, syma_portal **out)
{
    const struct symai_portal_header *h;
    size_t i;
    int rc;

    rc = syma_portal_new(p->id, out);
    if (rc == SYMA_OK && p->home != NULL)
        rc = symai_strdup(p->home, &(*out)->home);
    if (rc == SYMA_OK && p->language != NULL)
        rc = symai_strdup(p->language, &(*out)->language);
    if (rc == SYMA_OK && p->time_zone != NULL)
        rc = symai_strdup(p->time_zone, &(*out)->time_zone);
    if (rc == SYMA_OK && p->zone_dir != NULL)
        rc = symai_strdup(p->zone_dir, &(*out)->zone_dir);
    for (i = 0; rc == SYMA_OK && i < p->headers.count; i++) {
        h = symai_vec_at(&p->headers, i);
        rc = symai_header_list_set(&(*out)->headers, h->name, h->value);
    }
    if (rc == SYMA_OK && p->auth.scheme != NULL)
        rc = symai_auth_set(&(*out)->auth, p->auth.scheme, p->auth.user,
                            p->auth.secret);
    return rc == SYMA_OK ? symai_portal_copy_times(*out, p) : rc;
}

static void reader_clear(struct reader *r)
{
    struct waiting *w;
    size_t i;

    for (i = 0; i < r->waiting.count; i++) {
        w = symai_vec_at(&r->waiting, i);
        symai_free(w->section);
        symai_free(w->needed);
    }
    symai_vec_free(&r->waiting);
    symai_free(r->section);
    syma_portal_free(r->portal);
}

int syma_portal_load(syma_portal *p, const char *xml, size_t len)
{
    struct reader r;
    syma_portal swap;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&p->error);
    if (xml == NULL)
        return symai_errmsg_set(&p->error, SYMA_EINVAL, 0, "no document");
    if (p->sections.count > 0)
        return symai_errmsg_set(&p->error, SYMA_ESTATE, 0,
                                "the portal has sections already; load into "
                                "a new one");
    memset(&r, 0, sizeof r);
    symai_vec_init(&r.waiting, sizeof(struct waiting), MAX_WAITING);
    rc = start_from(p, &r.portal);
    if (rc == SYMA_OK)
        rc = symai_xml_read(xml, len, SYMAI_XML_FILE_BYTES, &portal_element,
                            SYMAI_PORTAL_NAMESPACE, &r, &r.msg);
    if (rc == SYMA_OK)
        rc = add_waiting_needs(&r);
    if (rc == SYMA_OK) {
        swap = *p;
        *p = *r.portal;
        *r.portal = swap;
        symai_errmsg_clear(&p->error);
    } else if (r.msg.text[0] == '\0') {
        symai_errmsg_set(&p->error, rc, 0, "%s", syma_strerror(rc));
    } else {
        p->error = r.msg;
    }
    reader_clear(&r);
    return rc;
}
