/* SPDX-License-Identifier: MIT */
/*
 * libxml2 resolves a named reference only with its semicolon, and takes
 * numeric ones of 128 to 159 as control characters. Pages in the wild need
 * both (HTML standard, 13.2.5.72 and 13.2.5.80). The names that may lack
 * their semicolon are those of Latin-1, in order, and a few of ASCII.
 */
#include "page/entity.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "page/chars.h"

/* U+00A0 to U+00FF. */
static const char *const latin1_names[96] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static const struct {
    const char *name;
    uint32_t cp;
} ascii_names[] = {{"amp", '&'},   {"lt", '<'},  {"gt", '>'}, {"quot", '"'},
                   {"AMP", '&'},   {"LT", '<'},  {"GT", '>'}, {"QUOT", '"'},
                   {"COPY", 0xA9}, {"REG", 0xAE}};

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

/* A character, escaped where markup needs it. */
static size_t put_char(uint32_t cp, char *out)
{
    const char *escaped = NULL;

    if (cp == '&')
        escaped = "&amp;";
    else if (cp == '<')
        escaped = "&lt;";
    else if (cp == '>')
        escaped = "&gt;";
    else if (cp == '"')
        escaped = "&quot;";
    if (escaped == NULL)
        return symai_utf8_put(cp, out);
    memcpy(out, escaped, strlen(escaped));
    return strlen(escaped);
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
    /* Other control characters print nothing, and libxml2 refuses them. */
    if (cp < 0x20 && !symai_is_space((int)cp))
        return ' ';
    return cp;
}

/* The longest name of the legacy list that ref begins with: its length. */
static size_t legacy_prefix(const char *ref, size_t len, uint32_t *out_cp)
{
    size_t best = 0;
    size_t i;
    size_t n;

    for (i = 0; i < 96; i++) {
        if (latin1_names[i][0] != ref[0])
            continue;
        n = strlen(latin1_names[i]);
        if (n > best && n <= len && memcmp(latin1_names[i], ref, n) == 0) {
            best = n;
            *out_cp = (uint32_t)(0xA0 + i);
        }
    }
    for (i = 0; i < sizeof ascii_names / sizeof ascii_names[0]; i++) {
        n = strlen(ascii_names[i].name);
        if (n > best && n <= len && memcmp(ascii_names[i].name, ref, n) == 0) {
            best = n;
            *out_cp = ascii_names[i].cp;
        }
    }
    return best;
}

/* "&" kept as it is, in a form that libxml2 does not look into. */
static size_t put_literal(const char *ref, size_t len, char *out)
{
    memcpy(out, "&amp;", 5);
    memcpy(out + 5, ref, len);
    return 5 + len;
}

int symai_entity_resolve(const char *ref, size_t len, int next,
                         int in_attribute, char out[SYMAI_ENTITY_OUT],
                         size_t *out_len)
{
    uint32_t cp = 0;
    size_t used;
    int after;

    if (len >= 2 && ref[0] == '#' &&
        (len > 2 || symai_is_digit((unsigned char)ref[1]))) {
        *out_len = put_char(numeric_value(ref, len), out);
        return next == ';';
    }
    used = len > 0 ? legacy_prefix(ref, len, &cp) : 0;
    if (next == ';' && len > 0 && ref[0] != '#' && used < len) {
        /* Perhaps a name that libxml2 knows; it keeps it where not. */
        out[0] = '&';
        memcpy(out + 1, ref, len);
        out[len + 1] = ';';
        *out_len = len + 2;
        return 1;
    }
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
    *out_len = put_char(cp, out);
    memcpy(out + *out_len, ref + used, len - used);
    *out_len += len - used;
    return used == len && next == ';';
}
