/* SPDX-License-Identifier: MIT */
/*
 * Reads strings without knowing the language they stand in. Backslashes are
 * counted and dropped, never interpreted level by level: that a text holds
 * one itself is too rare to matter for a label or an address.
 */
#include "page/quoted.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "page/chars.h"
#include "page/entity.h"
#include "page/find.h"

#define LEVEL_MAX 7
#define LABEL_MAX 1024 /* bytes as written */

static int is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/* A quote written by its code behind a backslash: its length, 0: none. */
static size_t coded_quote(const char *p, const char *end, char *quote)
{
    size_t len = 0;

    if (end - p >= 5 && memcmp(p, "u002", 4) == 0)
        len = 5;
    else if (end - p >= 3 && memcmp(p, "x2", 2) == 0)
        len = 3;
    if (len == 0 || (p[len - 1] != '2' && p[len - 1] != '7'))
        return 0;
    *quote = p[len - 1] == '2' ? '"' : '\'';
    return len;
}

int symai_quote_at(const char *p, const char *end, struct symai_quote *out)
{
    size_t len = 0;
    size_t coded = 0;

    while (p + len < end && p[len] == '\\')
        len++;
    out->len = len;
    out->level = (unsigned)(len < LEVEL_MAX ? len : LEVEL_MAX);
    if (p + len == end)
        return 0;
    if (is_quote(p[len])) {
        out->quote = p[len];
        out->len++;
        return 1;
    }
    if (len > 0)
        coded = coded_quote(p + len, end, &out->quote);
    out->len += coded;
    return coded > 0;
}

int symai_quote_before(const char *begin, const char *p,
                       struct symai_quote *out)
{
    const char *at = p;

    if (at == begin)
        return 0;
    if (is_quote(at[-1]))
        at--;
    else if (at - begin > 5 && at[-5] == 'u' && at[-6] == '\\')
        at -= 5;
    else if (at - begin > 3 && at[-3] == 'x' && at[-4] == '\\')
        at -= 3;
    else
        return 0;
    while (at > begin && at[-1] == '\\')
        at--;
    return symai_quote_at(at, p, out) && at + out->len == p;
}

const char *symai_quote_skip(const char *begin, const char **p, const char *end)
{
    struct symai_quote quote;
    const char *run = *p;

    if (run == begin)
        return run;
    if (symai_quote_before(begin, run, &quote))
        return run - quote.len;
    while (run > begin && run[-1] == '\\')
        run--;
    if (run == *p || !symai_quote_at(run, end, &quote))
        return *p;
    *p = run + quote.len;
    return run;
}

const char *symai_quote_end(const char *p, const char *end,
                            const struct symai_quote *quote)
{
    /* A line ends a string but one in backticks. */
    const char line = quote->quote == '`' ? '\\' : '\n';
    const char special[4] = {quote->quote, '\\', line, line};
    struct symai_quote found;
    int is_found;

    while (p < end) {
        p += symai_find4(p, (size_t)(end - p), special);
        if (p == end || *p == '\n')
            break;
        is_found = symai_quote_at(p, end, &found);
        if (is_found && found.quote == quote->quote &&
            found.level <= quote->level)
            return p;
        p += found.len;
        if (!is_found && p < end)
            p++; /* what is escaped */
    }
    return NULL;
}

static int hex_value(const char *digits, size_t count, unsigned *out)
{
    unsigned value = 0;
    size_t i;
    int c;

    for (i = 0; i < count; i++) {
        c = symai_to_lower((unsigned char)digits[i]);
        if (symai_is_digit(c))
            value = value * 16 + (unsigned)(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (unsigned)(c - 'a' + 10);
        else
            return 0;
    }
    *out = value;
    return 1;
}

/* A buffer of the caller's that takes whole characters. */
struct sink {
    char *out;
    size_t len;
    size_t max;
};

static void put(struct sink *s, const char *bytes, size_t len)
{
    len = symai_utf8_truncate(bytes, len, s->max - s->len);
    memcpy(s->out + s->len, bytes, len);
    s->len += len;
}

static void put_code_point(struct sink *s, uint32_t cp)
{
    char bytes[4];

    put(s, bytes, symai_utf8_put(symai_utf8_is_control(cp) ? ' ' : cp, bytes));
}

/* "u00e9", and a pair of surrogates as one: the bytes used; 0: no code. */
static size_t put_coded(struct sink *s, const char *p, size_t len)
{
    size_t digits = len > 0 && p[0] == 'u' ? 4 : 2;
    size_t next = 1 + digits;
    unsigned low;
    unsigned cp;

    if (len < next || (p[0] != 'u' && p[0] != 'x') ||
        !hex_value(p + 1, digits, &cp))
        return 0;
    if (cp >= 0xD800 && cp <= 0xDBFF) {
        while (next < len && p[next] == '\\')
            next++;
        if (len - next >= 5 && p[next] == 'u' &&
            hex_value(p + next + 1, 4, &low) && low >= 0xDC00 &&
            low <= 0xDFFF) {
            put_code_point(s, 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00));
            return next + 5;
        }
        next = 5;
    }
    put_code_point(s, cp);
    return next;
}

size_t symai_unquote(const char *text, size_t len, char *out, size_t max)
{
    struct sink s = {out, 0, max};
    const char *end = text + len;
    const char *stop;
    size_t used;

    while (text < end && s.len < max) {
        stop = memchr(text, '\\', (size_t)(end - text));
        if (stop == NULL)
            stop = end;
        put(&s, text, (size_t)(stop - text));
        for (text = stop; text < end && *text == '\\'; text++)
            ;
        if (text == end || text == stop)
            continue;
        used = put_coded(&s, text, (size_t)(end - text));
        if (used == 0 && strchr("nrtvfb\n\r", *text) != NULL) {
            put(&s, " ", 1);
            used = 1;
        }
        text += used;
    }
    return s.len;
}

/* A reference at p, behind its '&': the bytes used. */
static size_t put_reference(struct sink *s, const char *p, size_t len,
                            int in_attribute)
{
    char bytes[SYMAI_ENTITY_OUT];
    size_t used = 0;
    size_t out_len;
    int next;

    while (used < len && symai_entity_takes(p, used, (unsigned char)p[used]))
        used++;
    next = used < len ? (unsigned char)p[used] : -1;
    used += (size_t)symai_entity_resolve(p, used, next, in_attribute, bytes,
                                         &out_len);
    put(s, bytes, out_len);
    return used;
}

static int begins_tag(const char *p, const char *end)
{
    return end - p > 1 &&
           (symai_is_alpha((unsigned char)p[1]) || p[1] == '/' || p[1] == '!');
}

size_t symai_unmark(const char *text, size_t len, int is_markup, char *out,
                    size_t max)
{
    struct sink s = {out, 0, max};
    const char *end = text + len;
    const char *stop;

    while (text < end && s.len < max) {
        stop = text + symai_find2(text, (size_t)(end - text), '&', '<');
        put(&s, text, (size_t)(stop - text));
        text = stop;
        if (text == end)
            break;
        if (*text == '&') {
            text++;
            text += put_reference(&s, text, (size_t)(end - text), !is_markup);
        } else if (is_markup && begins_tag(text, end)) {
            put(&s, " ", 1);
            stop = memchr(text, '>', (size_t)(end - text));
            text = stop == NULL ? end : stop + 1;
        } else {
            put(&s, text, 1);
            text++;
        }
    }
    return s.len;
}

/* 1 if a script fills it in, or puts it together. */
static int is_made(const char *text, size_t len)
{
    size_t i;

    for (i = 0; i + 1 < len; i++) {
        if ((text[i] == '$' && text[i + 1] == '{') ||
            (text[i] == '{' && text[i + 1] == '{') ||
            (text[i] == '<' && text[i + 1] == '%') ||
            ((text[i] == '\'' || text[i] == '"') &&
             (text[i + 1] == '+' ||
              (text[i + 1] == ' ' && i + 2 < len && text[i + 2] == '+'))))
            return 1;
    }
    return 0;
}

static int has_letter(const char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (symai_is_alpha((unsigned char)text[i]) ||
            (unsigned char)text[i] >= 0x80)
            return 1;
    }
    return 0;
}

void symai_quoted_label(struct symai_capture *out, const char *text, size_t len)
{
    char plain[LABEL_MAX];
    char shown[LABEL_MAX];
    size_t used;

    symai_capture_clear(out);
    if (len > LABEL_MAX)
        return;
    if (symai_find4(text, len, "\\&<{") < len ||
        memchr(text, '+', len) != NULL) {
        used = symai_unquote(text, len, plain, sizeof plain);
        if (is_made(plain, used))
            return;
        len = symai_unmark(plain, used, 1, shown, sizeof shown);
        text = shown;
    }
    symai_capture_add(out, text, len);
    if (!has_letter(out->text, out->len) || out->text[0] == '/' ||
        out->text[0] == '$' || strstr(out->text, "://") != NULL)
        symai_capture_clear(out);
}
