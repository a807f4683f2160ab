/* SPDX-License-Identifier: MIT */
/*
 * Punycode, RFC 3492, encoding only, with the parameters and names of its
 * section 5 and 6. A label has at most 63 bytes, so nothing here is large.
 */
#include "port/idna.h"

#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

#define LABEL_MAX 63

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
