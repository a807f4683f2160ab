/* SPDX-License-Identifier: MIT */
/*
 * A text that grows. What comes from pages and portal files passes through
 * text_escape and nothing else.
 */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX ((size_t)64 << 20)
#define FIRST_ROOM ((size_t)4096)

void text_init(struct text *t)
{
    memset(t, 0, sizeof(*t));
}

void text_free(struct text *t)
{
    free(t->at);
    text_init(t);
}

void text_clear(struct text *t)
{
    t->len = 0;
    t->failed = 0;
    if (t->at != NULL)
        t->at[0] = '\0';
}

/* Room for 'more' bytes and a NUL. */
static int reserve(struct text *t, size_t more)
{
    size_t room = t->room > 0 ? t->room : FIRST_ROOM;
    char *bigger = NULL;

    if (t->failed)
        return -1;
    if (more < t->room && t->len < t->room - more)
        return 0;
    while (room <= TEXT_MAX && room - t->len <= more)
        room *= 2;
    if (room <= TEXT_MAX)
        bigger = realloc(t->at, room);
    if (bigger == NULL) {
        t->failed = 1;
        return -1;
    }
    t->at = bigger;
    t->room = room;
    return 0;
}

void text_put_bytes(struct text *t, const char *raw, size_t len)
{
    if (len > TEXT_MAX || reserve(t, len) < 0)
        return;
    memcpy(t->at + t->len, raw, len);
    t->len += len;
    t->at[t->len] = '\0';
}

void text_put(struct text *t, const char *raw)
{
    text_put_bytes(t, raw, strlen(raw));
}

void text_printf(struct text *t, const char *format, ...)
{
    char small[512];
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    if (len < 0) {
        t->failed = 1;
    } else if ((size_t)len < sizeof(small)) {
        text_put_bytes(t, small, (size_t)len);
    } else if (reserve(t, (size_t)len) == 0) {
        va_start(args, format);
        vsnprintf(t->at + t->len, (size_t)len + 1, format, args);
        va_end(args);
        t->len += (size_t)len;
    }
}

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
