/* SPDX-License-Identifier: MIT */
/*
 * Reads the portal as the library writes it down: one form of XML, where '<'
 * and '>' stand for tags alone and every attribute is in double quotes. Not a
 * reader of XML at large.
 */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    char c;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};

/* The 'len' bytes at p with their entities resolved; NULL: no memory. */
static char *resolve(const char *p, size_t len)
{
    char *out = malloc(len + 1);
    size_t put = 0;
    size_t i = 0;
    size_t k;

    if (out == NULL)
        return NULL;
    while (i < len) {
        for (k = 0; k < 4; k++) {
            if (strncmp(p + i, entities[k].name, strlen(entities[k].name)) == 0)
                break;
        }
        out[put++] = k < 4 ? entities[k].c : p[i];
        i += k < 4 ? strlen(entities[k].name) : 1;
    }
    out[put] = '\0';
    return out;
}

/* The value of an attribute of the tag at p; "" where it has none. NULL: no
 * memory. */
static char *attribute(const char *tag, const char *name)
{
    const char *end = strchr(tag, '>');
    const char *p = tag;
    const char *quote;
    size_t len = strlen(name);

    while (p != NULL && end != NULL && p < end) {
        p = strchr(p, ' ');
        if (p == NULL || p >= end)
            break;
        p++;
        quote = strchr(p, '"');
        if (quote == NULL || quote >= end)
            break;
        if ((size_t)(quote - p) == len + 1 && strncmp(p, name, len) == 0) {
            p = quote + 1;
            return resolve(p, strcspn(p, "\""));
        }
        p = strchr(quote + 1, '"'); /* past the value */
    }
    return resolve("", 0);
}

static size_t count_sections(const char *xml)
{
    size_t n = 0;
    const char *p = strstr(xml, "<section ");

    for (; p != NULL; p = strstr(p + 1, "<section "))
        n++;
    return n;
}

static int read_section(const char *tag, struct section_facts *out)
{
    char *kind = attribute(tag, "kind");
    char *required = attribute(tag, "required");

    out->id = attribute(tag, "id");
    out->needs = attribute(tag, "needs");
    if (kind != NULL)
        out->kind = syma_section_kind_from_name(kind);
    out->required = required == NULL || strcmp(required, "no") != 0;
    free(kind);
    free(required);
    return out->id != NULL && out->needs != NULL ? 0 : -1;
}

static int read_xml(const char *xml, struct facts *f)
{
    const char *p = strstr(xml, "<portal ");
    size_t count = count_sections(xml);

    if (p == NULL)
        return -1;
    f->id = attribute(p, "id");
    f->home = attribute(p, "home");
    f->time_zone = attribute(p, "timezone");
    f->sections = calloc(count > 0 ? count : 1, sizeof(*f->sections));
    if (f->id == NULL || f->home == NULL || f->time_zone == NULL ||
        f->sections == NULL)
        return -1;
    while (f->count < count) {
        p = strstr(p + 1, "<section ");
        if (p == NULL)
            break;
        if (read_section(p, &f->sections[f->count++]) < 0)
            return -1;
    }
    return 0;
}

int facts_read(const syma_portal *p, struct facts *out)
{
    char *xml = NULL;
    int rc = -1;

    memset(out, 0, sizeof(*out));
    if (syma_portal_format(p, "xml", &xml) == SYMA_OK)
        rc = read_xml(xml, out);
    syma_string_free(xml);
    if (rc < 0)
        facts_free(out);
    return rc;
}

void facts_free(struct facts *f)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        free(f->sections[i].id);
        free(f->sections[i].needs);
    }
    free(f->sections);
    free(f->id);
    free(f->home);
    free(f->time_zone);
    memset(f, 0, sizeof(*f));
}

const struct section_facts *facts_section(const struct facts *f,
                                          const char *id)
{
    size_t i;

    for (i = 0; i < f->count; i++) {
        if (strcmp(f->sections[i].id, id) == 0)
            return &f->sections[i];
    }
    return NULL;
}
