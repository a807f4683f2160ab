/* SPDX-License-Identifier: MIT */
/*
 * From the words in a rule file to a pattern over folded text.
 */
#include "judge/rule_text.h"

#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"

/* Folded text has lost its accents, but 'ae' for an umlaut stays 'ae': both
 * spellings have to match. */
static const char *umlaut_pattern(uint32_t cp)
{
    switch (cp) {
    case 0xE4:
        return "ae?";
    case 0xF6:
        return "oe?";
    case 0xFC:
        return "ue?";
    default:
        return NULL;
    }
}

static int add_character(const char *text, size_t len, uint32_t cp,
                         struct symai_buf *out)
{
    struct symai_buf folded;
    const char *umlaut = umlaut_pattern(cp);
    int rc;

    if (umlaut != NULL)
        return symai_buf_add_str(out, umlaut);
    symai_buf_init(&folded, 16);
    rc = symai_fold(text, len, &folded);
    if (rc >= 0)
        rc = symai_buf_add(out, folded.data, folded.len);
    symai_buf_free(&folded);
    return rc;
}

/* At text[0] == '{': the length of "{name}", or 0 for a repeat count. */
static size_t slot_length(const char *text)
{
    size_t i = 1;

    if (!symai_ascii_is_alpha((unsigned char)text[1]))
        return 0;
    while (symai_ascii_is_alnum((unsigned char)text[i]) || text[i] == '_')
        i++;
    return text[i] == '}' ? i + 1 : 0;
}

static int add_slot(const char *text, size_t len,
                    const struct symai_slot *slots, size_t count,
                    struct symai_buf *out, struct symai_errmsg *msg)
{
    size_t i;
    int rc;

    for (i = 0; i < count; i++) {
        if (strlen(slots[i].name) == len - 2 &&
            strncmp(slots[i].name, text + 1, len - 2) == 0) {
            rc = symai_buf_add_str(out, "(?:");
            if (rc >= 0)
                rc = symai_buf_add_str(out, slots[i].source);
            return rc < 0 ? rc : symai_buf_add_char(out, ')');
        }
    }
    return symai_errmsg_set(msg, SYMA_ESYNTAX, 0, "unknown slot %.*s", (int)len,
                            text);
}

/* One step through a frame: how many bytes were used, or an error. */
static int add_step(const char *text, size_t len,
                    const struct symai_slot *slots, size_t count,
                    struct symai_buf *out, struct symai_errmsg *msg)
{
    size_t used = 1;
    uint32_t cp;
    int rc;

    if (text[0] == '\\' && len > 1) {
        used = 2;
        rc = symai_buf_add(out, text, 2);
    } else if (text[0] == '{' && slot_length(text) > 0) {
        used = slot_length(text);
        rc = add_slot(text, used, slots, count, out, msg);
    } else if (text[0] >= 'A' && text[0] <= 'Z') {
        rc = symai_errmsg_set(msg, SYMA_ESYNTAX, 0,
                              "capital '%c': the text is folded to small "
                              "letters before it is matched",
                              text[0]);
    } else if (symai_ascii_is_space((unsigned char)text[0])) {
        rc = SYMA_OK;
        if (out->len == 0 || out->data[out->len - 1] != ' ')
            rc = symai_buf_add_char(out, ' ');
    } else if ((unsigned char)text[0] < 0x80) {
        rc = symai_buf_add_char(out, text[0]);
    } else {
        used = symai_utf8_next(text, len, &cp);
        rc = add_character(text, used, cp, out);
    }
    return rc < 0 ? rc : (int)used;
}

int symai_rule_frame(const char *text, const struct symai_slot *slots,
                     size_t count, struct symai_buf *out,
                     struct symai_errmsg *msg)
{
    size_t len = strlen(text);
    size_t i = 0;
    int used;

    while (i < len) {
        used = add_step(text + i, len - i, slots, count, out, msg);
        if (used < 0)
            return used;
        i += (size_t)used;
    }
    return SYMA_OK;
}

static int add_quoted(const char *text, size_t len, struct symai_buf *out)
{
    size_t i = 0;
    size_t used;
    uint32_t cp;
    char lower;
    int rc = SYMA_OK;

    while (i < len && rc >= 0) {
        used = symai_utf8_next(text + i, len - i, &cp);
        lower = (char)symai_ascii_lower((unsigned char)text[i]);
        if (cp >= 0x80)
            rc = add_character(text + i, used, cp, out);
        else if (symai_ascii_is_alnum((unsigned char)lower) || lower == ' ')
            rc = symai_buf_add_char(out, lower);
        else
            rc = symai_buf_addf(out, "\\x%02x", (unsigned)(unsigned char)lower);
        i += used;
    }
    return rc;
}

int symai_rule_literal(const char *text, struct symai_buf *out)
{
    int rc = symai_buf_add_str(out, "(?<![a-z0-9])");

    if (rc >= 0)
        rc = add_quoted(text, strlen(text), out);
    if (rc >= 0)
        rc = symai_buf_add_str(out, "(?![a-z0-9])");
    return rc;
}
