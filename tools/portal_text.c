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

/* Where the value of an attribute of the tag at 'tag' begins; NULL: it has
 * none. 'opening': ' name="'. */
static const char *value_of(const char *tag, const char *opening)
{
    const char *at = strstr(tag, opening);

    return at != NULL && at < tag + strcspn(tag, ">") ? at + strlen(opening)
                                                      : NULL;
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
