/* SPDX-License-Identifier: MIT */
/*
 * A portal in the form in which the library writes it. '<' never stands in a
 * value, so what looks like an element is one.
 */
#include "portal_text.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    char is;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};

#define ENTITIES (sizeof entities / sizeof *entities)

static void put_escaped(struct text *out, const char *value)
{
    size_t i;

    for (; *value != '\0'; value++) {
        for (i = 0; i < ENTITIES && entities[i].is != *value; i++)
            continue;
        if (i < ENTITIES)
            text_put(out, entities[i].name);
        else
            text_put_bytes(out, value, 1);
    }
}

static void put_plain(struct text *out, const char *raw, size_t len)
{
    size_t n = 0;
    size_t i;

    for (; len > 0; raw += n, len -= n) {
        for (i = 0; i < ENTITIES; i++) {
            n = strlen(entities[i].name);
            if (n <= len && memcmp(raw, entities[i].name, n) == 0)
                break;
        }
        if (i == ENTITIES)
            n = 1;
        text_put_bytes(out, i < ENTITIES ? &entities[i].is : raw, 1);
    }
}

/* Where the value of an attribute of the tag at 'tag' begins; NULL: it has
 * none. 'opening': ' name="'. */
static const char *value_of(const char *tag, const char *opening)
{
    const char *at = strstr(tag, opening);

    return at != NULL && at < tag + strcspn(tag, ">") ? at + strlen(opening)
                                                      : NULL;
}

void portal_text_home(const char *xml, struct text *out)
{
    const char *tag = strstr(xml, "<portal");
    const char *home = tag != NULL ? value_of(tag, " home=\"") : NULL;

    if (home != NULL)
        put_plain(out, home, strcspn(home, "\""));
}

int portal_text_sends(const char *xml)
{
    return strstr(xml, "<header") != NULL || strstr(xml, "<auth") != NULL;
}

int portal_text_move(const char *xml, const char *section_id, const char *url,
                     const char *found_by, struct text *out)
{
    static const char before[] = "\" found-by=\"";
    char opening[128]; /* an id has at most 64 characters */
    const char *tag;
    const char *href;
    const char *rest;

    snprintf(opening, sizeof(opening), "<section id=\"%s\"", section_id);
    tag = strstr(xml, opening);
    href = tag != NULL ? value_of(tag, " href=\"") : NULL;
    if (href == NULL)
        return -1;
    text_put_bytes(out, xml, (size_t)(href - xml));
    put_escaped(out, url);
    text_put(out, before);
    put_escaped(out, found_by);
    rest = href + strcspn(href, "\"");
    if (strncmp(rest, before, sizeof(before) - 1) == 0) {
        rest += sizeof(before) - 1;
        rest += strcspn(rest, "\"");
    }
    text_put(out, rest);
    return 0;
}
