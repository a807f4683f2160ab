/* SPDX-License-Identifier: MIT */
/*
 * One linear scan of an XML file of ours, before libxml2. It knows just
 * enough of XML to tell tags from comments, CDATA and instructions.
 */
#include "port/xml_scan.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define MAX_GIVEN 64 /* attributes in a tag */

int symai_xml_vmessage(struct symai_errmsg *msg, int code, size_t line,
                       const char *format, va_list args)
{
    char text[480];

    if (vsnprintf(text, sizeof text, format, args) < 0)
        text[0] = '\0';
    text[symai_utf8_truncate(text, strlen(text), sizeof text - 1)] = '\0';
    if (line == 0)
        return symai_errmsg_set(msg, code, 0, "%s", text);
    return symai_errmsg_set(msg, code, line, "line %zu: %s", line, text);
}

int symai_xml_message(struct symai_errmsg *msg, int code, size_t line,
                      const char *format, ...)
{
    va_list args;
    int rc;

    va_start(args, format);
    rc = symai_xml_vmessage(msg, code, line, format, args);
    va_end(args);
    return rc;
}

struct scan {
    const char *text;
    size_t len;
    size_t pos;
    size_t line;
    size_t begin; /* of the tag or the like that is being looked at */
    int is_open;  /* it never ends */
};

static int at(const struct scan *s, const char *word)
{
    size_t n = strlen(word);

    return s->len - s->pos >= n && memcmp(s->text + s->pos, word, n) == 0;
}

static void advance(struct scan *s)
{
    if (s->text[s->pos] == '\n')
        s->line++;
    s->pos++;
}

/* Past the next end; what never ends is libxml2's to complain of. */
static void skip_past(struct scan *s, const char *end)
{
    while (s->pos < s->len && !at(s, end))
        advance(s);
    s->is_open = s->pos == s->len;
    s->pos += s->is_open ? 0 : strlen(end);
}

static int scan_tag(struct scan *s, struct symai_errmsg *msg)
{
    size_t given = 0;
    char quote;

    while (s->pos < s->len && s->text[s->pos] != '>') {
        quote = s->text[s->pos];
        advance(s);
        if (quote != '"' && quote != '\'')
            continue;
        while (s->pos < s->len && s->text[s->pos] != quote)
            advance(s);
        if (s->pos < s->len)
            advance(s);
        given++;
        if (given > MAX_GIVEN)
            return symai_xml_message(msg, SYMA_ELIMIT, s->line,
                                     "more than %d attributes in one tag",
                                     MAX_GIVEN);
    }
    s->is_open = s->pos == s->len;
    return SYMA_OK;
}

static int is_encoding_char(char c)
{
    return symai_ascii_is_alnum((unsigned char)c) || c == '-' || c == '_';
}

static int is_empty(const struct scan *s)
{
    size_t i = at(s, "\xEF\xBB\xBF") ? 3 : 0;

    while (i < s->len && symai_ascii_is_space((unsigned char)s->text[i]))
        i++;
    return i == s->len;
}

/* The declared encoding is looked at only to say clearly what is wrong. */
static int scan_declaration(struct scan *s, struct symai_errmsg *msg)
{
    struct scan d = *s;
    const char *value;
    size_t n = 0;

    skip_past(s, "?>");
    d.len = s->pos;
    while (d.pos < d.len && !at(&d, "encoding"))
        d.pos++;
    while (d.pos < d.len && d.text[d.pos] != '"' && d.text[d.pos] != '\'')
        d.pos++;
    if (d.pos == d.len)
        return SYMA_OK;
    value = d.text + d.pos + 1;
    while (n < d.len - d.pos - 1 && is_encoding_char(value[n]))
        n++;
    if (symai_ascii_equal_n(value, n, "utf-8") ||
        symai_ascii_equal_n(value, n, "us-ascii") ||
        symai_ascii_equal_n(value, n, "ascii"))
        return SYMA_OK;
    return symai_xml_message(
        msg, SYMA_ESYNTAX, 1,
        "encoding '%.*s' is not supported; save the file as UTF-8",
        (int)(n < 32 ? n : 32), value);
}

static int is_declaration(const struct scan *s)
{
    return at(s, "<?xml ") || at(s, "<?xml\t") || at(s, "<?xml\n");
}

static int scan_markup(struct scan *s, struct symai_errmsg *msg)
{
    int rc = SYMA_OK;

    while (rc == SYMA_OK && s->pos < s->len) {
        s->begin = s->pos;
        if (s->text[s->pos] != '<')
            advance(s);
        else if (at(s, "<!--"))
            skip_past(s, "-->");
        else if (at(s, "<![CDATA["))
            skip_past(s, "]]>");
        else if (at(s, "<?"))
            skip_past(s, "?>");
        else if (at(s, "<!"))
            rc = symai_xml_message(
                msg, SYMA_ESYNTAX, s->line,
                "a document type (<!DOCTYPE>) is not allowed");
        else
            rc = scan_tag(s, msg);
    }
    return rc;
}

static int scan_document(struct scan *s, struct symai_errmsg *msg)
{
    int rc = SYMA_OK;

    if (at(s, "\xEF\xBB\xBF"))
        s->pos += 3;
    if (is_declaration(s))
        rc = scan_declaration(s, msg);
    return rc == SYMA_OK ? scan_markup(s, msg) : rc;
}

/* Stands at the end, or at the first byte that is no text. */
static int scan_text(struct scan *s, uint32_t *cp)
{
    size_t n;

    while (s->pos < s->len) {
        n = symai_utf8_next(s->text + s->pos, s->len - s->pos, cp);
        /* A good U+FFFD takes three bytes, a bad byte one. */
        if (*cp == 0 || (*cp == SYMAI_UTF8_BAD && n == 1))
            return 0;
        s->line += *cp == '\n';
        s->pos += n;
    }
    return 1;
}

int symai_xml_scan(const char *text, size_t len, size_t max_bytes,
                   struct symai_errmsg *msg)
{
    struct scan s = {text, len, 0, 1, 0, 0};
    uint32_t cp;

    if (len > max_bytes)
        return symai_xml_message(msg, SYMA_ELIMIT, 0,
                                 "the document is larger than %zu MiB",
                                 max_bytes >> 20);
    if (!scan_text(&s, &cp))
        return symai_xml_message(msg, SYMA_ESYNTAX, s.line,
                                 "a byte that is not UTF-8 text (0x%02X)",
                                 (unsigned)(unsigned char)text[s.pos]);
    s.pos = 0;
    s.line = 1;
    if (is_empty(&s))
        return symai_xml_message(msg, SYMA_ESYNTAX, 0, "the file is empty");
    return scan_document(&s, msg);
}

void symai_xml_scan_good(const char *text, size_t len, size_t *begin,
                         size_t *end)
{
    struct scan s = {text, len, 0, 1, 0, 0};
    uint32_t cp;

    scan_text(&s, &cp);
    s.len = s.pos;
    s.pos = 0;
    if (at(&s, "\xEF\xBB\xBF"))
        s.pos += 3;
    while (s.pos < s.len && symai_ascii_is_space((unsigned char)text[s.pos]))
        s.pos++;
    if (is_declaration(&s))
        skip_past(&s, "?>");
    s.begin = s.pos;
    *begin = s.pos;
    *end = scan_markup(&s, NULL) == SYMA_OK && !s.is_open ? s.len : s.begin;
}
