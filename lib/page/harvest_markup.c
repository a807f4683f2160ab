/* SPDX-License-Identifier: MIT */
/*
 * Links in strings of markup and in templates that are scripts: from the end
 * tag back to the start tag, then the attributes and what is between.
 */
#include "page/harvest.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "page/chars.h"

#define NAME_MAX 24

/* The values that count, in the plain text of a tag. */
struct found {
    const char *href;
    size_t href_len;
    const char *label;
    size_t label_len;
    const char *title;
    size_t title_len;
    const char *alt;
    size_t alt_len;
};

static size_t name_length(const char *p, const char *end)
{
    size_t len = 0;

    while (p + len < end && len <= NAME_MAX &&
           (symai_is_alnum((unsigned char)p[len]) || p[len] == '-'))
        len++;
    return len;
}

/* "a", and elements that scripts make one of: router-link, NuxtLink. */
static int is_link_name(const char *name, size_t len)
{
    return (len == 1 && symai_to_lower((unsigned char)name[0]) == 'a') ||
           (len > 4 && len <= NAME_MAX &&
            symai_ascii_equal_n(name + len - 4, 4, "link"));
}

static int is_same_name(const char *p, const char *end, const char *name,
                        size_t len)
{
    size_t i;

    if ((size_t)(end - p) <= len)
        return 0;
    for (i = 0; i < len; i++) {
        if (symai_to_lower((unsigned char)p[i]) !=
            symai_to_lower((unsigned char)name[i]))
            return 0;
    }
    return !symai_is_alnum((unsigned char)p[len]) && p[len] != '-';
}

/* Behind the name of the start tag that the end tag answers; NULL: it is too
 * far away. */
static const char *find_start(const struct symai_stretch *around,
                              const char *name, size_t len)
{
    const char *end = around->at;
    const char *p = around->at - 1;
    const char *inside;

    for (; p > around->begin; p--) {
        if (p[-1] != '<' && !symai_coded_less(around->begin, p))
            continue;
        inside = p;
        if (is_same_name(inside, end, name, len))
            return inside + len;
        while (inside < end && *inside == '\\')
            inside++;
        if (inside < end && *inside == '/' &&
            is_same_name(inside + 1, end, name, len))
            return NULL;
    }
    return NULL;
}

static void note(struct found *f, const char *name, size_t len,
                 const char *value, size_t value_len)
{
    if (symai_ascii_equal_n(name, len, "href") ||
        (f->href == NULL && symai_ascii_equal_n(name, len, "to"))) {
        f->href = value;
        f->href_len = value_len;
    } else if (symai_ascii_equal_n(name, len, "aria-label")) {
        f->label = value;
        f->label_len = value_len;
    } else if (symai_ascii_equal_n(name, len, "title")) {
        f->title = value;
        f->title_len = value_len;
    } else if (symai_ascii_equal_n(name, len, "alt")) {
        f->alt = value;
        f->alt_len = value_len;
    }
}

static int ends_name(char c)
{
    return symai_is_space((unsigned char)c) || c == '=' || c == '>' || c == '/';
}

/* The value behind the sign; where the next attribute begins. */
static const char *read_value(const char *p, const char *end,
                              const char **value, size_t *len)
{
    const char *stop;

    while (p < end && symai_is_space((unsigned char)*p))
        p++;
    if (p < end && (*p == '"' || *p == '\'')) {
        stop = memchr(p + 1, *p, (size_t)(end - p - 1));
        *value = p + 1;
        *len = (size_t)((stop == NULL ? end : stop) - p - 1);
        return stop == NULL ? end : stop + 1;
    }
    for (stop = p;
         stop < end && *stop != '>' && !symai_is_space((unsigned char)*stop);)
        stop++;
    *value = p;
    *len = (size_t)(stop - p);
    return stop;
}

/* Attributes up to the end of the tag: behind it. */
static const char *read_tag(const char *p, const char *end, struct found *f)
{
    const char *name;
    const char *value;
    size_t name_len;
    size_t len;

    while (p < end && *p != '>') {
        if (ends_name(*p)) {
            p++;
            continue;
        }
        for (name = p; p < end && !ends_name(*p);)
            p++;
        name_len = (size_t)(p - name);
        while (p < end && symai_is_space((unsigned char)*p))
            p++;
        if (p == end || *p != '=')
            continue;
        p = read_value(p + 1, end, &value, &len);
        note(f, name, name_len, value, len);
    }
    return p < end ? p + 1 : end;
}

static void find_image(const char *p, const char *end, struct found *f)
{
    struct found image;

    while (p < end && f->alt_len == 0) {
        p = memchr(p, '<', (size_t)(end - p));
        if (p == NULL)
            return;
        p++;
        if (!is_same_name(p, end, "img", 3))
            continue;
        memset(&image, 0, sizeof image);
        p = read_tag(p + 3, end, &image);
        f->alt = image.alt;
        f->alt_len = image.alt_len;
    }
}

/* What the link says, the first of what there is. */
static int read_label(const char *text, const char *end, struct found *f,
                      struct symai_capture *out)
{
    symai_quoted_label(out, text, (size_t)(end - text));
    if (out->len > 0)
        return SYMAI_SAID_TEXT;
    if (f->label_len > 0)
        symai_quoted_label(out, f->label, f->label_len);
    if (out->len > 0)
        return SYMAI_SAID_LABEL;
    if (f->title_len > 0)
        symai_quoted_label(out, f->title, f->title_len);
    if (out->len > 0)
        return SYMAI_SAID_TITLE;
    f->alt_len = 0;
    find_image(text, end, f);
    if (f->alt_len > 0)
        symai_quoted_label(out, f->alt, f->alt_len);
    return out->len > 0 ? SYMAI_SAID_IMAGE : SYMAI_SAID_TEXT;
}

int symai_harvest_markup(struct symai_harvest *h,
                         const struct symai_stretch *around)
{
    char plain[SYMAI_HARVEST_BEHIND];
    char href[SYMAI_HARVEST_BEHIND];
    const char *name = around->at + 1;
    size_t name_len = name_length(name, around->end);
    struct symai_capture label;
    struct found f;
    const char *start;
    const char *text;
    size_t len;
    int said;

    if (!is_link_name(name, name_len))
        return SYMA_OK;
    start = find_start(around, name, name_len);
    if (!symai_harvest_spend(h, start == NULL ? SYMAI_HARVEST_BEHIND
                                              : (size_t)(name - start)) ||
        start == NULL)
        return SYMA_OK;
    /* The "<" of the end tag stays: tags are dropped to their end. */
    len =
        symai_unquote(start, (size_t)(around->at - start), plain, sizeof plain);
    while (len > 0 && plain[len - 1] != '<')
        len--;
    len -= len > 0;
    memset(&f, 0, sizeof f);
    text = read_tag(plain, plain + len, &f);
    if (f.href == NULL)
        return SYMA_OK;
    said = read_label(text, plain + len, &f, &label);
    len = symai_unmark(f.href, f.href_len, 0, href, sizeof href);
    return symai_harvest_is_address(href, len)
               ? symai_harvest_take(h, href, len, &label, said)
               : SYMA_OK;
}
