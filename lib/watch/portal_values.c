/* SPDX-License-Identifier: MIT */
/*
 * The forms of ids, languages, headers, acts and channels.
 */
#include "watch/portal_values.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define MAX_LANGUAGE 35
#define MAX_VALUE 4096

const char *const symai_fallback_channels[] = {"sms",  "phone", "mail", "web",
                                               "shop", "post",  "chat", NULL};

int symai_portal_is_id(const char *id)
{
    size_t i;
    int c;

    for (i = 0; id[i] != '\0'; i++) {
        c = (unsigned char)id[i];
        if (!symai_ascii_is_alnum(c) &&
            (i == 0 || (c != '-' && c != '_' && c != '.')))
            return 0;
    }
    return i > 0 && i <= SYMAI_PORTAL_MAX_ID;
}

/* What may still come in a language tag, in this order. */
enum part {
    PART_EXTLANG,
    PART_SCRIPT,
    PART_REGION,
    PART_VARIANT,
    PART_EXTENSION,
    PART_PRIVATE
};

struct tag {
    enum part part;
    int extlangs;
    int is_open; /* a singleton waits for its subtag */
};

/* Length of the subtag, and whether it has nothing but letters or digits; 0
 * where it is empty, too long or has another character. */
static size_t subtag_length(const char *text, int *letters, int *digits)
{
    size_t len;
    int c;

    *letters = 1;
    *digits = 1;
    for (len = 0; text[len] != '\0' && text[len] != '-'; len++) {
        c = (unsigned char)text[len];
        if (!symai_ascii_is_alnum(c) || len == 8)
            return 0;
        *letters &= symai_ascii_is_alpha(c);
        *digits &= symai_ascii_is_digit(c);
    }
    return len;
}

/* One subtag after the first: 1 if it may stand there. */
static int take_subtag(struct tag *t, const char *text, size_t len, int letters,
                       int digits)
{
    if (t->part == PART_PRIVATE) {
        t->is_open = 0;
    } else if (len == 1) {
        if (t->is_open)
            return 0;
        t->is_open = 1;
        t->part = symai_ascii_lower((unsigned char)*text) == 'x'
                      ? PART_PRIVATE
                      : PART_EXTENSION;
    } else if (t->part == PART_EXTENSION) {
        t->is_open = 0;
    } else if (t->part == PART_EXTLANG && len == 3 && letters) {
        t->extlangs++;
        return t->extlangs <= 3;
    } else if (t->part <= PART_SCRIPT && len == 4 && letters) {
        t->part = PART_REGION;
    } else if (t->part <= PART_REGION &&
               ((len == 2 && letters) || (len == 3 && digits))) {
        t->part = PART_VARIANT;
    } else if (len >= 5 ||
               (len == 4 && symai_ascii_is_digit((unsigned char)*text))) {
        t->part = PART_VARIANT;
    } else {
        return 0;
    }
    return 1;
}

/* RFC 5646 2.1, langtag, but for first subtags of more than three letters:
 * none is registered, and a word like 'french' is the likelier mistake. */
int symai_portal_is_language(const char *tag)
{
    struct tag t = {PART_EXTLANG, 0, 0};
    size_t pos;
    size_t len;
    int letters;
    int digits;

    pos = subtag_length(tag, &letters, &digits);
    if (pos < 2 || pos > 3 || !letters)
        return 0;
    while (tag[pos] == '-') {
        pos++;
        len = subtag_length(tag + pos, &letters, &digits);
        if (len == 0 || !take_subtag(&t, tag + pos, len, letters, digits))
            return 0;
        pos += len;
    }
    return !t.is_open && pos <= MAX_LANGUAGE;
}

/* Text that can be printed: UTF-8, one line, not empty, not endless. */
int symai_portal_is_value(const char *text)
{
    size_t len = strlen(text);
    size_t pos = 0;
    uint32_t cp;

    if (len == 0 || len > MAX_VALUE || !symai_utf8_is_valid(text, len))
        return 0;
    while (pos < len) {
        pos += symai_utf8_next(text + pos, len - pos, &cp);
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xFFFE ||
            cp == 0xFFFF)
            return 0;
    }
    return 1;
}

/* RFC 9110 5.6.2, token. */
int symai_portal_is_header_name(const char *name)
{
    size_t i;

    for (i = 0; name[i] != '\0'; i++)
        if (!symai_ascii_is_alnum((unsigned char)name[i]) &&
            strchr("!#$%&'*+-.^_`|~", name[i]) == NULL)
            return 0;
    return i > 0 && i <= SYMAI_PORTAL_MAX_ID;
}

/* What the engine sets by itself; another value would break the request. */
static const char *const own_headers[] = {
    "host", "content-length", "transfer-encoding", "connection", NULL};

int symai_portal_is_own_header(const char *name)
{
    size_t i;

    for (i = 0; own_headers[i] != NULL; i++)
        if (symai_ascii_equal(own_headers[i], name))
            return 1;
    return 0;
}

/* Words of letters, parted by single hyphens. */
int symai_portal_is_act(const char *act)
{
    size_t i;

    for (i = 0; act[i] != '\0'; i++)
        if (!symai_ascii_is_alpha((unsigned char)act[i]) &&
            (act[i] != '-' || i == 0 || act[i - 1] == '-' ||
             act[i + 1] == '\0'))
            return 0;
    return i > 0 && i <= SYMAI_PORTAL_MAX_ID;
}

int symai_portal_is_channel(const char *channel)
{
    size_t i;

    for (i = 0; symai_fallback_channels[i] != NULL; i++)
        if (strcmp(symai_fallback_channels[i], channel) == 0)
            return 1;
    return 0;
}
