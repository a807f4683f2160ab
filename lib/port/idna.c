/* SPDX-License-Identifier: MIT */
/*
 * Punycode, RFC 3492, with the parameters and names of its section 5 and 6. A
 * label has at most 63 bytes, so nothing here is large.
 */
#include "port/idna.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#define LABEL_MAX 63
/* No more is meant by a good label: RFC 3492, 6.4. */
#define NUMBER_MAX (64u * 0x110000u)

enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700 };

struct label {
    uint32_t cps[LABEL_MAX];
    size_t count;
    int is_ascii;
};

/* The cased letters of European host names; others have no case or are
 * left as they are. */
static uint32_t to_lower(uint32_t cp)
{
    if (cp < 0x80)
        return (uint32_t)symai_ascii_lower((int)cp);
    if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
        (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
        return cp + 0x20;
    if (cp >= 0x400 && cp <= 0x40F)
        return cp + 0x50;
    if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177))
        return cp | 1u;
    if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
        return (cp & 1u) != 0 ? cp + 1 : cp;
    return cp == 0x178 ? 0xFF : cp;
}

static int is_dot(uint32_t cp)
{
    return cp == '.' || cp == 0x3002 || cp == 0xFF0E || cp == 0xFF61;
}

static uint32_t adapt(uint32_t delta, uint32_t points, int first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    while (delta > ((BASE - TMIN) * TMAX) / 2) {
        delta /= BASE - TMIN;
        k += BASE;
    }
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static int put_number(struct symai_buf *out, uint32_t q, uint32_t bias)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    uint32_t k;
    int rc;

    for (k = BASE;; k += BASE) {
        uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;

        if (q < t)
            return symai_buf_add_char(out, digits[q]);
        rc = symai_buf_add_char(out, digits[t + (q - t) % (BASE - t)]);
        if (rc < 0)
            return rc;
        q = (q - t) / (BASE - t);
    }
}

static uint32_t next_code_point(const struct label *label, uint32_t n)
{
    uint32_t least = UINT32_MAX;
    size_t i;

    for (i = 0; i < label->count; i++) {
        if (label->cps[i] >= n && label->cps[i] < least)
            least = label->cps[i];
    }
    return least;
}

static int put_basic(const struct label *label, struct symai_buf *out,
                     uint32_t *basic)
{
    size_t i;
    int rc = SYMA_OK;

    *basic = 0;
    for (i = 0; i < label->count && rc == SYMA_OK; i++) {
        if (label->cps[i] >= 0x80)
            continue;
        rc = symai_buf_add_char(out, (char)label->cps[i]);
        (*basic)++;
    }
    return rc;
}

/* 63 code points below 0x110000: delta stays below 2^27. */
static int put_punycode(const struct label *label, struct symai_buf *out)
{
    uint32_t n = 0x80;
    uint32_t delta = 0;
    uint32_t bias = 72;
    uint32_t basic = 0;
    uint32_t handled;
    int rc = symai_buf_add_str(out, "xn--");

    if (rc == SYMA_OK)
        rc = put_basic(label, out, &basic);
    if (rc == SYMA_OK && basic > 0)
        rc = symai_buf_add_char(out, '-');
    if (rc < 0)
        return rc;
    for (handled = basic; handled < label->count; delta++, n++) {
        uint32_t m = next_code_point(label, n);
        size_t i;

        delta += (m - n) * (handled + 1);
        n = m;
        for (i = 0; i < label->count; i++) {
            if (label->cps[i] < n)
                delta++;
            if (label->cps[i] != n)
                continue;
            rc = put_number(out, delta, bias);
            if (rc < 0)
                return rc;
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            handled++;
        }
    }
    return SYMA_OK;
}

static int put_label(const struct label *label, struct symai_buf *out)
{
    size_t begin = out->len;
    uint32_t basic;
    int rc;

    if (label->is_ascii)
        return put_basic(label, out, &basic);
    rc = put_punycode(label, out);
    if (rc == SYMA_OK && out->len - begin > LABEL_MAX)
        rc = SYMA_EURL;
    return rc;
}

int symai_idna_to_ascii(const char *host, size_t len, struct symai_buf *out)
{
    struct label label = {.is_ascii = 1};
    size_t at = 0;
    int rc = SYMA_OK;

    while (at < len && rc == SYMA_OK) {
        uint32_t cp;

        at += symai_utf8_next(host + at, len - at, &cp);
        if (cp == SYMAI_UTF8_BAD)
            return SYMA_EURL;
        if (is_dot(cp)) {
            rc = put_label(&label, out);
            if (rc == SYMA_OK)
                rc = symai_buf_add_char(out, '.');
            label.count = 0;
            label.is_ascii = 1;
            continue;
        }
        if (label.count == LABEL_MAX)
            return SYMA_EURL;
        label.cps[label.count++] = to_lower(cp);
        label.is_ascii = label.is_ascii && cp < 0x80;
    }
    return rc < 0 ? rc : put_label(&label, out);
}

/* ---- the way back ---- */

/* One number, RFC 3492, 6.2; 0: there is none, or it is past what a label
 * can mean. */
static int get_number(const char *text, size_t len, size_t *at, uint32_t bias,
                      uint32_t *out)
{
    uint32_t weight = 1;
    uint32_t k;

    *out = 0;
    for (k = BASE; *at < len; k += BASE) {
        int c = symai_ascii_lower((unsigned char)text[(*at)++]);
        uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
        uint32_t digit;

        if (symai_ascii_is_alpha(c))
            digit = (uint32_t)(c - 'a');
        else if (symai_ascii_is_digit(c))
            digit = (uint32_t)(c - '0') + 26;
        else
            return 0;
        if (digit > (NUMBER_MAX - *out) / weight)
            return 0;
        *out += digit * weight;
        if (digit < t)
            return 1;
        if (weight > NUMBER_MAX / (BASE - t))
            return 0;
        weight *= BASE - t;
    }
    return 0;
}

static int insert(struct label *label, size_t at, uint32_t cp)
{
    if (label->count == LABEL_MAX || cp < 0x80 || cp > 0x10FFFF ||
        (cp >= 0xD800 && cp <= 0xDFFF))
        return 0;
    memmove(label->cps + at + 1, label->cps + at,
            (label->count - at) * sizeof *label->cps);
    label->cps[at] = cp;
    label->count++;
    return 1;
}

/* What is behind "xn--". */
static int get_label(const char *text, size_t len, struct label *out)
{
    const char *hyphen = memrchr(text, '-', len);
    size_t basic = hyphen != NULL ? (size_t)(hyphen - text) : 0;
    size_t at = hyphen != NULL ? basic + 1 : 0;
    uint32_t n = 0x80;
    uint32_t bias = 72;
    uint32_t i = 0;
    uint32_t delta;

    if (len > LABEL_MAX)
        return 0;
    for (out->count = 0; out->count < basic; out->count++) {
        if ((unsigned char)text[out->count] >= 0x80)
            return 0;
        out->cps[out->count] = (unsigned char)text[out->count];
    }
    while (at < len) {
        uint32_t points = (uint32_t)out->count + 1;

        if (!get_number(text, len, &at, bias, &delta))
            return 0;
        bias = adapt(delta, points, points == basic + 1);
        i += delta;
        n += i / points;
        i %= points;
        if (!insert(out, i, n))
            return 0;
        i++;
    }
    return 1;
}

int symai_idna_to_utf8(const char *label, size_t len, struct symai_buf *out)
{
    struct label points;
    char text[4];
    size_t i;
    int rc = SYMA_OK;

    if (len < 5 || !symai_ascii_equal_n(label, 4, "xn--"))
        return symai_buf_add(out, label, len);
    if (!get_label(label + 4, len - 4, &points))
        return SYMA_EURL;
    for (i = 0; i < points.count && rc == SYMA_OK; i++)
        rc = symai_buf_add(out, text, symai_utf8_put(points.cps[i], text));
    return rc;
}
