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

/* RFC 5646 2.1 in outline: a language, then subtags of 1 to 8. */
int symai_portal_is_language(const char *tag)
{
    size_t part = 0;
    size_t parts = 0;
    size_t i;
    int c;

    for (i = 0;; i++) {
        c = (unsigned char)tag[i];
        if (c == '-' || c == '\0') {
            if (part == 0 || part > 8 || (parts == 0 && part < 2))
                return 0;
            if (c == '\0')
                return i <= MAX_LANGUAGE;
            parts++;
            part = 0;
        } else if (parts == 0 ? symai_ascii_is_alpha(c)
                              : symai_ascii_is_alnum(c)) {
            part++;
        } else {
            return 0;
        }
    }
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
