/* SPDX-License-Identifier: MIT */
/*
 * Which charset: a byte order mark; else what is valid UTF-8 with at least
 * one character of several bytes is UTF-8, whatever a header says (wrong
 * headers are common, and no other charset comes out as UTF-8 by chance);
 * else the header, else the page's own meta, else windows-1252.
 */
#include "page/sniff.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "page/features.h"

#define LEGACY "windows-1252"

static const struct symai_charset *find(const char *label)
{
    return symai_charset_find(label, strlen(label));
}

int symai_sniff_utf8(const char *text, size_t len, int is_cut)
{
    int result = -1;
    uint32_t cp;
    size_t used;
    size_t i = 0;

    while (i < len) {
        if ((unsigned char)text[i] < 0x80) {
            i++;
            continue;
        }
        used = symai_utf8_next_partial(text + i, len - i, &cp);
        if (used == 0)
            return is_cut ? (result < 0 ? 1 : result) : 0;
        if (used == 1)
            return 0;
        result = 1;
        i += used;
    }
    return result;
}

static const struct symai_charset *from_bom(const char *text, size_t len,
                                            size_t *out_len)
{
    *out_len = 0;
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        *out_len = 3;
        return find("utf-8");
    }
    if (len >= 2 && memcmp(text, "\xFF\xFE", 2) == 0) {
        *out_len = 2;
        return find("utf-16le");
    }
    if (len >= 2 && memcmp(text, "\xFE\xFF", 2) == 0) {
        *out_len = 2;
        return find("utf-16be");
    }
    return NULL;
}

/* The value behind "charset" and "=" in text: quoted or up to a separator. */
static const struct symai_charset *from_parameter(const char *text, size_t len)
{
    const char *end = text + len;
    const char *from;
    char quote = '\0';
    size_t i;

    for (i = 0; i + 7 < len; i++) {
        if (!symai_ascii_equal_n(text + i, 7, "charset"))
            continue;
        from = text + i + 7;
        while (from < end && symai_ascii_is_space((unsigned char)*from))
            from++;
        if (from == end || *from != '=')
            continue;
        from++;
        while (from < end && symai_ascii_is_space((unsigned char)*from))
            from++;
        if (from < end && (*from == '"' || *from == '\''))
            quote = *from++;
        for (i = 0; from + i < end; i++) {
            if (quote != '\0'
                    ? from[i] == quote
                    : from[i] == ';' || from[i] == '"' || from[i] == '\'' ||
                          from[i] == '>' ||
                          symai_ascii_is_space((unsigned char)from[i]))
                break;
        }
        return symai_charset_find(from, i);
    }
    return NULL;
}

/* Behind the end of the comment at text, or its end where it is not there. */
static size_t comment_end(const char *text, size_t len)
{
    size_t i;

    for (i = 4; i + 2 < len; i++) {
        if (memcmp(text + i, "-->", 3) == 0)
            return i + 3;
    }
    return len;
}

/* The length of the tag that begins at text, quotes respected. */
static size_t tag_length(const char *text, size_t len)
{
    char quote = '\0';
    size_t i;

    for (i = 1; i < len; i++) {
        if (quote != '\0') {
            if (text[i] == quote)
                quote = '\0';
        } else if (text[i] == '>') {
            return i + 1;
        } else if ((text[i] == '"' || text[i] == '\'') && text[i - 1] == '=') {
            quote = text[i];
        }
    }
    return len;
}

/* The prescan (HTML standard, 13.2.3.2): <meta charset> and <meta
 * http-equiv=content-type>, also what an XML declaration says. */
static const struct symai_charset *from_markup(const char *text, size_t len)
{
    const struct symai_charset *found;
    size_t i = 0;
    size_t n;

    if (len > 30 && memcmp(text, "<?xml", 5) == 0) {
        n = tag_length(text, len);
        for (i = 5; i + 10 < n; i++) {
            if (memcmp(text + i, "encoding=", 9) == 0) {
                char quote = text[i + 9];
                const char *from = text + i + 10;
                const char *to = memchr(from, quote, n - i - 10);

                found = to == NULL
                            ? NULL
                            : symai_charset_find(from, (size_t)(to - from));
                if (found != NULL)
                    return found;
            }
        }
        i = n;
    }
    while (i < len) {
        const char *at = memchr(text + i, '<', len - i);

        if (at == NULL)
            break;
        i = (size_t)(at - text);
        if (len - i >= 4 && memcmp(at, "<!--", 4) == 0) {
            i += comment_end(at, len - i);
            continue;
        }
        n = tag_length(at, len - i);
        if (n > 6 && symai_ascii_equal_n(at, 5, "<meta") &&
            (symai_ascii_is_space((unsigned char)at[5]) || at[5] == '/')) {
            found = from_parameter(at + 5, n - 5);
            if (found != NULL)
                return found;
            i += n;
        } else {
            i++;
        }
    }
    return NULL;
}

/* UTF-16 can't be said in ASCII: a page that says so means UTF-8. */
static const struct symai_charset *
said_in_ascii(const struct symai_charset *charset)
{
    if (charset != NULL && symai_charset_unit(charset) > 1)
        return find("utf-8");
    return charset;
}

static void sniff_charset(const char *text, size_t len, int is_all,
                          const char *content_type, struct symai_sniffed *out)
{
    int utf8;

    out->charset = from_bom(text, len, &out->bom);
    if (out->charset != NULL)
        return;
    utf8 = symai_sniff_utf8(text, len, !is_all);
    if (utf8 > 0) {
        out->charset = find("utf-8");
        return;
    }
    if (content_type != NULL)
        out->charset = from_parameter(content_type, strlen(content_type));
    if (out->charset == NULL)
        out->charset = said_in_ascii(from_markup(text, len));
    if (out->charset == NULL)
        out->charset = find(LEGACY);
    out->is_open = utf8 < 0 && !is_all &&
                   symai_charset_is_ascii_based(out->charset) &&
                   !symai_charset_is_utf8(out->charset);
}

/* The media type without parameters, in lower case. */
static void media_type(const char *content_type, char *out, size_t size)
{
    size_t len = 0;
    const char *p = content_type == NULL ? "" : content_type;

    while (symai_ascii_is_space((unsigned char)*p))
        p++;
    for (; *p != '\0' && *p != ';' && *p != ',' &&
           !symai_ascii_is_space((unsigned char)*p);
         p++) {
        if (len + 1 < size)
            out[len++] = (char)symai_ascii_lower((unsigned char)*p);
    }
    out[len] = '\0';
}

/* 1 if the root of an XML document is html. */
static int root_is_html(const char *text, size_t len)
{
    size_t i = 0;
    size_t n;

    while (i < len) {
        const char *at = memchr(text + i, '<', len - i);

        if (at == NULL)
            return 0;
        i = (size_t)(at - text);
        if (len - i >= 4 && memcmp(at, "<!--", 4) == 0) {
            i += comment_end(at, len - i);
            continue;
        }
        n = tag_length(at, len - i);
        if (n > 1 && at[1] != '!' && at[1] != '?')
            return n > 5 && symai_ascii_equal_n(at + 1, 4, "html") &&
                   !symai_ascii_is_alnum((unsigned char)at[5]);
        i += n;
    }
    return 0;
}

/* Control characters that no text has (WHATWG MIME sniffing, 3). */
static int is_binary(const char *text, size_t len)
{
    size_t i;
    unsigned char c;

    for (i = 0; i < len; i++) {
        c = (unsigned char)text[i];
        if (c < 0x20 && !symai_ascii_is_space(c) && c != 0x1B)
            return 1;
    }
    return 0;
}

static int has_tag(const char *text, size_t len)
{
    size_t i;

    for (i = 0; i + 1 < len; i++) {
        if (text[i] == '<' &&
            (symai_ascii_is_alpha((unsigned char)text[i + 1]) ||
             text[i + 1] == '!' || text[i + 1] == '/'))
            return 1;
    }
    return 0;
}

/* A value follows at once: '{% block %}' and '{{ title }}' begin a page whose
 * template nobody filled in, '[% title %]' too. */
static int is_json(const char *text, size_t len)
{
    size_t i = 1;

    if (len == 0 || (text[0] != '{' && text[0] != '['))
        return 0;
    while (i < len && symai_ascii_is_space((unsigned char)text[i]))
        i++;
    if (i == len)
        return 1;
    if (text[0] == '{')
        return text[i] == '"' || text[i] == '}';
    return strchr("{[]\"-tfn", text[i]) != NULL ||
           symai_ascii_is_digit((unsigned char)text[i]);
}

/* No type, or one that says nothing. In UTF-16 every other byte of markup is
 * a NUL, so a page that begins with a mark of it is taken for HTML. */
static int sniff_bytes(const char *text, size_t len,
                       const struct symai_charset *charset)
{
    if (symai_charset_unit(charset) > 1)
        return SYMAI_CONTENT_HTML;
    symai_str_trim(&text, &len);
    if (len >= 5 && memcmp(text, "<?xml", 5) == 0)
        return root_is_html(text, len) ? SYMAI_CONTENT_HTML : SYMAI_CONTENT_XML;
    if (is_binary(text, len) || (len >= 4 && memcmp(text, "%PDF", 4) == 0))
        return has_tag(text, len) && text[0] == '<' ? SYMAI_CONTENT_HTML
                                                    : SYMAI_CONTENT_OTHER;
    if (is_json(text, len))
        return SYMAI_CONTENT_JSON;
    return has_tag(text, len) ? SYMAI_CONTENT_HTML : SYMAI_CONTENT_TEXT;
}

static void sniff_content(const char *text, size_t len,
                          const char *content_type, struct symai_sniffed *out)
{
    char type[80];

    media_type(content_type, type, sizeof type);
    text += out->bom;
    len -= out->bom;
    if (strchr(type, '/') == NULL || strcmp(type, "unknown/unknown") == 0 ||
        strcmp(type, "application/unknown") == 0 || strcmp(type, "*/*") == 0) {
        out->content = sniff_bytes(text, len, out->charset);
    } else if (strcmp(type, "text/html") == 0) {
        out->content = SYMAI_CONTENT_HTML;
    } else if (strcmp(type, "application/xhtml+xml") == 0) {
        out->content = SYMAI_CONTENT_HTML;
        out->is_xhtml = 1;
    } else if (strcmp(type, "text/plain") == 0) {
        out->content = SYMAI_CONTENT_TEXT;
    } else if (strcmp(type, "application/json") == 0 ||
               strcmp(type, "text/json") == 0 ||
               symai_str_has_suffix(type, "+json")) {
        out->content = SYMAI_CONTENT_JSON;
    } else if (strcmp(type, "text/xml") == 0 ||
               strcmp(type, "application/xml") == 0 ||
               symai_str_has_suffix(type, "+xml")) {
        out->is_xhtml = root_is_html(text, len);
        out->content = out->is_xhtml ? SYMAI_CONTENT_HTML : SYMAI_CONTENT_XML;
    } else {
        out->content = SYMAI_CONTENT_OTHER;
    }
}

void symai_sniff(const char *text, size_t len, int is_all,
                 const char *content_type, struct symai_sniffed *out)
{
    memset(out, 0, sizeof *out);
    sniff_charset(text, len, is_all, content_type, out);
    sniff_content(text, len, content_type, out);
}
