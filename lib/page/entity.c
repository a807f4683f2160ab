/* SPDX-License-Identifier: MIT */
/*
 * Named references with their semicolon are those of HTML 4; the names of
 * Latin-1 and a few of ASCII may lack it, and numeric ones of 128 to 159 are
 * characters of windows-1252 (HTML standard, 13.2.5.72 and 13.2.5.80).
 */
#include "page/entity.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "page/chars.h"

/* The longest name that may lack its semicolon: "frac14" and its kind. */
#define LEGACY_MAX 6

static const struct entity {
    const char *name;
    uint16_t cp;
    uint8_t is_legacy;
} entities[] = {
#define SYMAI_ENTITY(name, cp, is_legacy) {name, cp, is_legacy},
#include "page/entity.def"
#undef SYMAI_ENTITY
};

#define ENTITY_COUNT (sizeof entities / sizeof entities[0])

/* What browsers make of &#128; to &#159;. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int symai_entity_takes(const char *ref, size_t len, int c)
{
    if (len >= SYMAI_ENTITY_MAX)
        return 0;
    if (len == 0)
        return c == '#' || symai_is_alpha(c);
    if (ref[0] != '#')
        return symai_is_alnum(c);
    if (len == 1)
        return c == 'x' || c == 'X' || symai_is_digit(c);
    if (ref[1] == 'x' || ref[1] == 'X')
        return symai_is_digit(c) || (c >= 'a' && c <= 'f') ||
               (c >= 'A' && c <= 'F');
    return symai_is_digit(c);
}

static uint32_t digit_value(int c)
{
    if (c <= '9')
        return (uint32_t)(c - '0');
    return (uint32_t)(symai_to_lower(c) - 'a' + 10);
}

static uint32_t numeric_value(const char *ref, size_t len)
{
    uint32_t base = 10;
    uint32_t cp = 0;
    size_t i = 1;

    if (ref[1] == 'x' || ref[1] == 'X') {
        base = 16;
        i = 2;
    }
    for (; i < len; i++) {
        cp = cp * base + digit_value((unsigned char)ref[i]);
        if (cp > 0x10FFFFu)
            cp = 0x110000u; /* stays out of range, never overflows */
    }
    if (cp >= 0x80 && cp <= 0x9F)
        return windows_1252[cp - 0x80];
    if (cp == 0 || cp > 0x10FFFFu || (cp >= 0xD800 && cp <= 0xDFFF))
        return SYMAI_UTF8_BAD;
    /* Other control characters print nothing. */
    if (cp < 0x20 && !symai_is_space((int)cp))
        return ' ';
    return cp;
}

/* The entity of that name, or NULL. */
static const struct entity *find(const char *name, size_t len)
{
    size_t low = 0;
    size_t high = ENTITY_COUNT;
    size_t middle;
    int order;

    while (low < high) {
        middle = low + (high - low) / 2;
        order = strncmp(name, entities[middle].name, len);
        if (order == 0 && entities[middle].name[len] == '\0')
            return &entities[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The longest name of the legacy list that ref begins with: its length. */
static size_t legacy_prefix(const char *ref, size_t len, uint32_t *out_cp)
{
    const struct entity *entity;
    size_t n = len < LEGACY_MAX ? len : LEGACY_MAX;

    for (; n >= 2; n--) {
        entity = find(ref, n);
        if (entity != NULL && entity->is_legacy) {
            *out_cp = entity->cp;
            return n;
        }
    }
    return 0;
}

static size_t put_literal(const char *ref, size_t len, char *out)
{
    out[0] = '&';
    memcpy(out + 1, ref, len);
    return 1 + len;
}

int symai_entity_resolve(const char *ref, size_t len, int next,
                         int in_attribute, char out[SYMAI_ENTITY_OUT],
                         size_t *out_len)
{
    const struct entity *entity;
    uint32_t cp = 0;
    size_t used;
    int after;

    if (len >= 2 && ref[0] == '#' &&
        (len > 2 || symai_is_digit((unsigned char)ref[1]))) {
        *out_len = symai_utf8_put(numeric_value(ref, len), out);
        return next == ';';
    }
    if (next == ';' && len > 0) {
        entity = find(ref, len);
        if (entity != NULL) {
            *out_len = symai_utf8_put(entity->cp, out);
            return 1;
        }
        *out_len = put_literal(ref, len, out);
        return 0;
    }
    used = legacy_prefix(ref, len, &cp);
    if (used == 0) {
        *out_len = put_literal(ref, len, out);
        return 0;
    }
    after = used < len ? (unsigned char)ref[used] : next;
    if (in_attribute && after != ';' &&
        (after == '=' || symai_is_alnum(after))) {
        *out_len = put_literal(ref, len, out);
        return 0;
    }
    *out_len = symai_utf8_put(cp, out);
    memcpy(out + *out_len, ref + used, len - used);
    *out_len += len - used;
    return 0;
}
