/* SPDX-License-Identifier: MIT */
/*
 * Quotes, escapes and comments of JavaScript, byte by byte. A literal in
 * simple quotes ends with its line, so a quote inside a regular expression
 * costs one line at most.
 */
#include "page/script.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "page/chars.h"
#include "page/find.h"

enum state {
    S_CODE = 0,
    S_SLASH,
    S_LINE_COMMENT,
    S_COMMENT,
    S_COMMENT_STAR,
    S_LITERAL,
    S_ESCAPE,
    S_HEX
};

void symai_script_reset(struct symai_script *s)
{
    memset(s, 0, sizeof *s);
}

int symai_script_is_text(const char *text, size_t len)
{
    size_t words = 0;
    size_t letters = 0;
    size_t good = 0;
    size_t i;
    int c;

    for (i = 0; i < len; i++) {
        c = (unsigned char)text[i];
        if (c == '{' || c == '}' || c == '=' || c == '\\')
            return 0;
        if (symai_is_space(c)) {
            words += letters >= 2;
            letters = 0;
            good++;
        } else if (symai_is_alpha(c) || c >= 0x80) {
            letters++;
            good++;
        } else if (c == ',' || c == '.' || c == '\'' || c == '!' || c == '?' ||
                   symai_is_digit(c)) {
            good++;
        }
    }
    words += letters >= 2;
    return words >= 3 && good * 100 >= len * 90;
}

static void add(struct symai_script *s, const char *bytes, size_t len)
{
    if (s->len + len > SYMAI_LITERAL_MAX) {
        s->is_long = 1;
        return;
    }
    memcpy(s->literal + s->len, bytes, len);
    s->len += len;
}

static void add_code_point(struct symai_script *s, uint32_t cp)
{
    char out[4];
    size_t len = symai_utf8_put(cp, out);

    add(s, out, len);
}

/* Tags inside a literal part words and say nothing. */
static size_t without_tags(char *text, size_t len)
{
    size_t used = 0;
    size_t i;
    int in_tag = 0;

    for (i = 0; i < len; i++) {
        if (text[i] == '<' && i + 1 < len &&
            (symai_is_alpha((unsigned char)text[i + 1]) ||
             text[i + 1] == '/')) {
            in_tag = 1;
            text[used++] = ' ';
        } else if (in_tag) {
            in_tag = text[i] != '>';
        } else {
            text[used++] = text[i];
        }
    }
    return used;
}

static int end_literal(struct symai_script *s,
                       const struct symai_script_sink *sink)
{
    size_t len = s->len;

    s->state = S_CODE;
    s->len = 0;
    if (s->is_long || len < 8)
        return SYMA_OK;
    len = without_tags(s->literal, len);
    if (!symai_utf8_is_valid(s->literal, len) ||
        !symai_script_is_text(s->literal, len))
        return SYMA_OK;
    return sink->literal(sink->user, s->literal, len);
}

static void begin_literal(struct symai_script *s, int quote)
{
    s->state = S_LITERAL;
    s->quote = quote;
    s->len = 0;
    s->is_long = 0;
}

static int hex_value(int c)
{
    c = symai_to_lower(c);
    if (symai_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void step_escape(struct symai_script *s, int c)
{
    char plain = (char)c;

    s->state = S_LITERAL;
    if (c == 'u' || c == 'x') {
        s->state = S_HEX;
        s->escape_len = 0;
        s->escape_need = c == 'u' ? 4 : 2;
    } else if (c == 'n' || c == 'r' || c == 't' || c == 'v' || c == 'f' ||
               c == 'b') {
        add(s, " ", 1);
    } else if (c != '\n' && c != '\r') {
        add(s, &plain, 1);
    }
}

static void step_hex(struct symai_script *s, int c)
{
    uint32_t cp = 0;
    size_t i;

    s->escape[s->escape_len++] = (char)c;
    if (hex_value(c) < 0) { /* not an escape after all: say nothing of it */
        s->state = S_LITERAL;
        return;
    }
    if (s->escape_len < (size_t)s->escape_need)
        return;
    for (i = 0; i < s->escape_len; i++)
        cp = cp * 16 + (uint32_t)hex_value((unsigned char)s->escape[i]);
    add_code_point(s, cp);
    s->state = S_LITERAL;
}

static int step(struct symai_script *s, int c,
                const struct symai_script_sink *sink)
{
    char plain = (char)c;

    switch (s->state) {
    case S_SLASH:
        s->state = c == '/' ? S_LINE_COMMENT : c == '*' ? S_COMMENT : S_CODE;
        if (s->state == S_CODE && (c == '"' || c == '\'' || c == '`'))
            begin_literal(s, c);
        return SYMA_OK;
    case S_LINE_COMMENT:
        if (c == '\n' || c == '\r')
            s->state = S_CODE;
        return SYMA_OK;
    case S_COMMENT:
        if (c == '*')
            s->state = S_COMMENT_STAR;
        return SYMA_OK;
    case S_COMMENT_STAR:
        s->state = c == '/' ? S_CODE : c == '*' ? S_COMMENT_STAR : S_COMMENT;
        return SYMA_OK;
    case S_LITERAL:
        if (c == s->quote)
            return end_literal(s, sink);
        if (c == '\\')
            s->state = S_ESCAPE;
        else if (s->quote != '`' && (c == '\n' || c == '\r'))
            s->state = S_CODE;
        else
            add(s, &plain, 1);
        return SYMA_OK;
    case S_ESCAPE:
        step_escape(s, c);
        return SYMA_OK;
    case S_HEX:
        step_hex(s, c);
        return SYMA_OK;
    default:
        if (c == '/')
            s->state = S_SLASH;
        else if (c == '"' || c == '\'' || c == '`')
            begin_literal(s, c);
        return SYMA_OK;
    }
}

/* Bytes that change nothing: most of a script. */
static size_t skip(const struct symai_script *s, const char *bytes, size_t len)
{
    const char *at;

    switch (s->state) {
    case S_CODE:
        return symai_find4(bytes, len, "/\"'`");
    case S_COMMENT:
        at = memchr(bytes, '*', len);
        return at == NULL ? len : (size_t)(at - bytes);
    default:
        return 0;
    }
}

/* Bytes of a literal up to the next that is special. */
static size_t take_literal(struct symai_script *s, const char *bytes,
                           size_t len)
{
    const char special[4] = {(char)s->quote, '\\', '\n', '\r'};
    size_t n = symai_find4(bytes, len, special);
    size_t room = SYMAI_LITERAL_MAX - s->len;

    if (n > room)
        s->is_long = 1;
    add(s, bytes, n < room ? n : room);
    return n;
}

int symai_script_feed(struct symai_script *s, const char *bytes, size_t len,
                      const struct symai_script_sink *sink)
{
    size_t i = 0;
    int rc;

    while (i < len) {
        i += s->state == S_LITERAL ? take_literal(s, bytes + i, len - i)
                                   : skip(s, bytes + i, len - i);
        if (i == len)
            break;
        rc = step(s, (unsigned char)bytes[i], sink);
        if (rc < 0)
            return rc;
        i++;
    }
    return SYMA_OK;
}
