/* SPDX-License-Identifier: MIT */
/*
 * JSON is read for its strings alone: those of two words and more are
 * blocks, unless a colon behind them makes them a name.
 */
#include "page/plain.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"

enum state { S_OUTSIDE = 0, S_STRING, S_ESCAPE, S_HEX, S_BEHIND };

void symai_plain_init(struct symai_plain *p, struct symai_scan *scan,
                      int is_json)
{
    memset(p, 0, sizeof *p);
    p->scan = scan;
    p->is_json = is_json;
    symai_buf_init(&p->value, SYMAI_BLOCK_MAX);
}

void symai_plain_free(struct symai_plain *p)
{
    symai_buf_free(&p->value);
}

static void feed_lines(struct symai_plain *p, const char *bytes, size_t len)
{
    const char *end = bytes + len;
    const char *stop;

    while (bytes < end) {
        stop = bytes;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        symai_scan_line(p->scan, bytes, (size_t)(stop - bytes));
        if (stop < end)
            symai_scan_line(p->scan, NULL, 0);
        bytes = stop + 1;
    }
}

static size_t count_words(const char *text, size_t len)
{
    size_t words = 0;
    size_t i;
    int in_word = 0;

    for (i = 0; i < len; i++) {
        if (symai_ascii_is_space((unsigned char)text[i])) {
            in_word = 0;
        } else if (!in_word) {
            in_word = 1;
            words++;
        }
    }
    return words;
}

/* The string was a value. */
static void take_value(struct symai_plain *p)
{
    if (count_words(p->value.data, p->value.len) >= 2) {
        symai_scan_line(p->scan, p->value.data, p->value.len);
        symai_scan_line(p->scan, NULL, 0);
    }
    if (p->is_long)
        p->scan->f->text_capped = 1;
}

static int add(struct symai_plain *p, const char *bytes, size_t len)
{
    int rc;

    if (p->is_long)
        return SYMA_OK;
    rc = symai_buf_add(&p->value, bytes, len);
    if (rc != SYMA_ELIMIT)
        return rc;
    p->is_long = 1;
    /* What was kept may end inside a character: bytes come one by one. */
    p->value.len = symai_utf8_truncate(p->value.data, p->value.len,
                                       p->value.len > 0 ? p->value.len - 1 : 0);
    p->value.data[p->value.len] = '\0';
    return SYMA_OK;
}

static int add_code_point(struct symai_plain *p, uint32_t cp)
{
    char out[4];

    return add(p, out, symai_utf8_put(cp, out));
}

static int step_escape(struct symai_plain *p, int c)
{
    char plain = (char)c;

    p->state = S_STRING;
    if (c == 'u') {
        p->state = S_HEX;
        p->hex_len = 0;
        return SYMA_OK;
    }
    if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f')
        plain = ' ';
    return add(p, &plain, 1);
}

static int step_hex(struct symai_plain *p, int c)
{
    uint32_t cp = 0;
    size_t i;
    int digit;

    p->hex[p->hex_len++] = (char)symai_ascii_lower(c);
    if (p->hex_len < 4)
        return SYMA_OK;
    p->state = S_STRING;
    for (i = 0; i < 4; i++) {
        digit = (unsigned char)p->hex[i];
        if (symai_ascii_is_digit(digit))
            digit -= '0';
        else if (digit >= 'a' && digit <= 'f')
            digit -= 'a' - 10;
        else
            return SYMA_OK; /* no JSON */
        cp = cp * 16 + (uint32_t)digit;
    }
    if (cp >= 0xD800 && cp <= 0xDBFF) {
        p->high = cp;
        return SYMA_OK;
    }
    if (cp >= 0xDC00 && cp <= 0xDFFF && p->high != 0)
        cp = 0x10000 + ((p->high - 0xD800) << 10) + (cp - 0xDC00);
    p->high = 0;
    return add_code_point(p, cp == 0 ? SYMAI_UTF8_BAD : cp);
}

static int step_json(struct symai_plain *p, int c)
{
    char plain = (char)c;

    switch (p->state) {
    case S_STRING:
        if (c == '"')
            p->state = S_BEHIND;
        else if (c == '\\')
            p->state = S_ESCAPE;
        else
            return add(p, &plain, 1);
        return SYMA_OK;
    case S_ESCAPE:
        return step_escape(p, c);
    case S_HEX:
        return step_hex(p, c);
    case S_BEHIND:
        if (symai_ascii_is_space(c))
            return SYMA_OK;
        if (c != ':')
            take_value(p);
        p->state = S_OUTSIDE;
        break;
    default:
        break;
    }
    if (c == '"') {
        p->state = S_STRING;
        p->is_long = 0;
        p->high = 0;
        symai_buf_clear(&p->value);
    }
    return SYMA_OK;
}

int symai_plain_feed(struct symai_plain *p, const char *bytes, size_t len)
{
    size_t i;
    int rc;

    if (!p->is_json) {
        feed_lines(p, bytes, len);
        return SYMA_OK;
    }
    for (i = 0; i < len; i++) {
        rc = step_json(p, (unsigned char)bytes[i]);
        if (rc < 0)
            return rc;
    }
    return SYMA_OK;
}

int symai_plain_finish(struct symai_plain *p)
{
    if (p->state == S_BEHIND)
        take_value(p);
    symai_scan_line(p->scan, NULL, 0);
    return SYMA_OK;
}
