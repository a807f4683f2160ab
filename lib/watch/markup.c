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
    const char *entity;
    char bytes[4];
    size_t len = strlen(text);
    size_t pos = 0;
    size_t used;
    uint32_t cp;
    int rc = SYMA_OK;

    while (pos < len && rc == SYMA_OK) {
        used = symai_utf8_next(text + pos, len - pos, &cp);
        entity = entity_of(cp);
        if (is_forbidden(cp))
            cp = SYMAI_UTF8_BAD;
        if (entity != NULL)
            rc = symai_buf_add_str(out, entity);
        else
            rc = symai_buf_add(out, bytes, symai_utf8_put(cp, bytes));
        pos += used;
    }
    return rc;
}
