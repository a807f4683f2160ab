/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 by the table of RFC 3629 section 4: which second byte may follow
 * which first one decides overlong forms, surrogates and the upper end, so
 * no decoded value has to be checked afterwards.
 */
#include "base/utf8.h"

#include <string.h>

/* The length a first byte announces and the bounds of the byte behind it;
 * 0 for a byte that begins nothing. */
static size_t sequence(unsigned char first, unsigned char *low,
                       unsigned char *high)
{
    *low = 0x80;
    *high = 0xbf;
    if (first < 0x80)
        return 1;
    if (first < 0xc2)
        return 0;
    if (first < 0xe0)
        return 2;
    if (first < 0xf0) {
        if (first == 0xe0)
            *low = 0xa0;
        else if (first == 0xed)
            *high = 0x9f;
        return 3;
    }
    if (first > 0xf4)
        return 0;
    if (first == 0xf0)
        *low = 0x90;
    else if (first == 0xf4)
        *high = 0x8f;
    return 4;
}

size_t symai_utf8_next_partial(const char *text, size_t len, uint32_t *cp)
{
    const unsigned char *s = (const unsigned char *)text;
    unsigned char low;
    unsigned char high;
    size_t size = sequence(s[0], &low, &high);
    uint32_t value;
    size_t i;

    if (size == 1) {
        *cp = s[0];
        return 1;
    }
    *cp = SYMAI_UTF8_BAD;
    if (size == 0)
        return 1;
    value = s[0] & (0x7fu >> size);
    for (i = 1; i < size; i++) {
        if (i == len)
            return 0;
        if (s[i] < low || s[i] > high)
            return 1;
        value = value << 6 | (s[i] & 0x3fu);
        low = 0x80;
        high = 0xbf;
    }
    *cp = value;
    return size;
}

size_t symai_utf8_next(const char *text, size_t len, uint32_t *cp)
{
    size_t used = symai_utf8_next_partial(text, len, cp);

    return used == 0 ? 1 : used;
}

size_t symai_utf8_put(uint32_t cp, char out[4])
{
    if ((cp >= 0xd800 && cp <= 0xdfff) || cp > 0x10ffff)
        cp = SYMAI_UTF8_BAD;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xc0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3f));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xe0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
        out[2] = (char)(0x80 | (cp & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
    out[3] = (char)(0x80 | (cp & 0x3f));
    return 4;
}

int symai_utf8_is_control(uint32_t cp)
{
    if (cp < 0x20 || (cp >= 0x7f && cp <= 0x9f))
        return 1;
    if (cp == 0x61c || cp == 0x200e || cp == 0x200f)
        return 1;
    return (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

/* How many bytes at the start of text are ASCII, eight at a time. */
static size_t ascii_run(const char *text, size_t len)
{
    uint64_t word;
    size_t i = 0;

    while (len - i >= sizeof(word)) {
        memcpy(&word, text + i, sizeof(word));
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
        i += sizeof(word);
    }
    while (i < len && (unsigned char)text[i] < 0x80)
        i++;
    return i;
}

void symai_utf8_make_safe(char *text, size_t len)
{
    size_t in = 0;
    size_t out = 0;
    size_t used;
    uint32_t cp;

    while (in < len) {
        if (text[in] >= ' ' && text[in] <= '~') {
            text[out++] = text[in++];
            continue;
        }
        used = symai_utf8_next(text + in, len - in, &cp);
        if (symai_utf8_is_control(cp) || (cp == SYMAI_UTF8_BAD && used == 1)) {
            text[out++] = '?';
        } else {
            memmove(text + out, text + in, used);
            out += used;
        }
        in += used;
    }
    text[out] = '\0';
}

int symai_utf8_is_valid(const char *text, size_t len)
{
    size_t i = ascii_run(text, len);
    uint32_t cp;
    size_t used;

    while (i < len) {
        used = symai_utf8_next(text + i, len - i, &cp);
        /* U+FFFD itself takes three bytes; a bad byte takes one. */
        if (cp == SYMAI_UTF8_BAD && used == 1)
            return 0;
        i += used;
        if (i < len && (unsigned char)text[i] < 0x80)
            i += ascii_run(text + i, len - i);
    }
    return 1;
}

size_t symai_utf8_truncate(const char *text, size_t len, size_t max)
{
    uint32_t cp;
    size_t back;
    size_t at;

    if (len <= max)
        return len;
    /* Only a character that began up to three bytes before can be cut. */
    for (back = 0; back <= 3 && back <= max; back++) {
        at = max - back;
        if (((unsigned char)text[at] & 0xc0) == 0x80)
            continue;
        if (at + symai_utf8_next(text + at, len - at, &cp) > max)
            return at;
        return max;
    }
    return max;
}
