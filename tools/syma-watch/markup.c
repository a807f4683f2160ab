/* SPDX-License-Identifier: MIT */
/*
 * Words of others in a page. What comes from pages and portal files passes
 * through text_escape and nothing else.
 */
#include "markup.h"

#include <string.h>

/* How many bytes at p are a character that is left out: a control character
 * of two bytes, or one that turns the direction of writing. 0: none. */
static size_t unwanted(const unsigned char *p)
{
    if (p[0] == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F)
        return 2;
    if (p[0] == 0xD8 && p[1] == 0x9C) /* U+061C */
        return 2;
    if (p[0] != 0xE2 || (p[1] != 0x80 && p[1] != 0x81))
        return 0;
    if (p[1] == 0x80 && (p[2] == 0x8E || p[2] == 0x8F || /* U+200E, U+200F */
                         (p[2] >= 0xA8 && p[2] <= 0xAE))) /* U+2028..202E */
        return 3;
    return p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9 ? 3 : 0;
}

static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return c < ' ' || c == 0x7F ? " " : NULL;
    }
}

void text_escape(struct text *t, const char *words)
{
    const unsigned char *p = (const unsigned char *)words;
    const unsigned char *plain = p;

    while (*p != '\0') {
        const char *instead = entity(*p);
        size_t skip = instead != NULL ? 1 : unwanted(p);

        if (skip == 0) {
            p++;
            continue;
        }
        text_put_bytes(t, (const char *)plain, (size_t)(p - plain));
        if (instead != NULL)
            text_put(t, instead);
        p += skip;
        plain = p;
    }
    text_put_bytes(t, (const char *)plain, (size_t)(p - plain));
}

void text_say(struct text *t, const char *format, const char *one,
              const char *two, const char *three)
{
    const char *args[3] = {one, two, three};
    const char *p = format;
    const char *open;

    for (open = strchr(p, '{'); open != NULL; open = strchr(p, '{')) {
        text_put_bytes(t, p, (size_t)(open - p));
        if (open[1] >= '1' && open[1] <= '3' && open[2] == '}') {
            const char *arg = args[open[1] - '1'];

            text_put(t, arg != NULL ? arg : "");
            p = open + 3;
        } else {
            text_put_bytes(t, open, 1);
            p = open + 1;
        }
    }
    text_put(t, p);
}
