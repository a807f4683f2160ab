/* SPDX-License-Identifier: MIT */
/*
 * A text that grows: whenever it is full its room is doubled, up to a limit.
 */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX ((size_t)64 << 20) /* the library's own texts too */
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
    if (more < t->room - t->len)
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

size_t text_control_len(const char *text)
{
    const unsigned char *raw = (const unsigned char *)text;

    if (raw[0] == '\0')
        return 0;
    if (raw[0] < ' ' || raw[0] == 0x7F)
        return 1;
    if (raw[0] == 0xC2 && raw[1] >= 0x80 && raw[1] < 0xA0) /* C1 */
        return 2;
    if (raw[0] != 0xE2)
        return 0;
    if (raw[1] == 0x80 && (raw[2] == 0x8E || raw[2] == 0x8F ||
                           (raw[2] >= 0xA8 && raw[2] <= 0xAE)))
        return 3; /* U+200E, U+200F, U+2028 to U+202E */
    return raw[1] == 0x81 && raw[2] >= 0xA6 && raw[2] <= 0xA9 ? 3 : 0;
}

void text_put_safe(struct text *t, const char *raw)
{
    size_t len;

    while (*raw != '\0') {
        len = text_control_len(raw);
        text_put_bytes(t, len > 0 ? "?" : raw, 1);
        raw += len > 0 ? len : 1;
    }
}

void text_make_safe(char *raw)
{
    char *out = raw;
    size_t len;

    while (*raw != '\0') {
        len = text_control_len(raw);
        *out++ = len > 0 ? ' ' : *raw;
        raw += len > 0 ? len : 1;
    }
    *out = '\0';
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
