/* SPDX-License-Identifier: MIT */
/*
 * Characters of a text into those that XML 1.0 lets stand (section 2.2), and
 * the five that mean markup into their entities.
 */
#include "watch/markup.h"

#include "base/error.h"
#include "base/utf8.h"

static const char *entity_of(uint32_t cp)
{
    switch (cp) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static int is_forbidden(uint32_t cp)
{
    return symai_utf8_is_control(cp) || cp == 0xFFFE || cp == 0xFFFF;
}

int symai_markup_text(struct symai_buf *out, const char *text)
{
    static const char bad[] = "\xEF\xBF\xBD";
    const char *instead;
    size_t len = strlen(text);
    size_t plain = 0; /* from here on nothing has been added */
    size_t pos = 0;
    size_t used;
    uint32_t cp;
    int rc = SYMA_OK;

    while (pos < len && rc == SYMA_OK) {
        used = symai_utf8_next(text + pos, len - pos, &cp);
        instead = entity_of(cp);
        /* A bad byte is told from a real U+FFFD by its length. */
        if (is_forbidden(cp) || (cp == SYMAI_UTF8_BAD && used == 1))
            instead = bad;
        if (instead != NULL) {
            rc = symai_buf_put(out, text + plain, pos - plain);
            if (rc == SYMA_OK)
                rc = symai_buf_add_str(out, instead);
            plain = pos + used;
        }
        pos += used;
    }
    return rc == SYMA_OK ? symai_buf_add(out, text + plain, len - plain) : rc;
}
