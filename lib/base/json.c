/* SPDX-License-Identifier: MIT */
/*
 * A JSON writer. It keeps no stack: whether a comma is due depends only on
 * whether something was written since the innermost container was opened,
 * and after a container is closed that is always so for the one around it.
 */
#include "base/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

static void put(struct symai_json *json, const char *bytes, size_t len)
{
    if (json->rc == SYMA_OK)
        json->rc = symai_buf_add(json->out, bytes, len);
}

static void put_str(struct symai_json *json, const char *text)
{
    put(json, text, strlen(text));
}

static void new_line(struct symai_json *json)
{
    int i;

    put_str(json, "\n");
    for (i = 0; i < json->depth; i++)
        put_str(json, "  ");
}

/* What cannot be written as it is: returns its escape in out, else 0. None of
 * the characters that need one lies above U+FFFF. */
static size_t escape(uint32_t cp, char out[6])
{
    static const char hex[] = "0123456789abcdef";
    int i;

    if (cp == '"' || cp == '\\') {
        out[0] = '\\';
        out[1] = (char)cp;
        return 2;
    }
    if (!symai_utf8_is_control(cp))
        return 0;
    out[0] = '\\';
    out[1] = 'u';
    for (i = 0; i < 4; i++)
        out[2 + i] = hex[cp >> (12 - 4 * i) & 0xf];
    return 6;
}

static void put_quoted(struct symai_json *json, const char *text)
{
    size_t len = strlen(text);
    size_t plain = 0;
    size_t i = 0;
    size_t used;
    size_t escaped;
    uint32_t cp;
    char out[6];

    put_str(json, "\"");
    while (i < len && json->rc == SYMA_OK) {
        used = symai_utf8_next(text + i, len - i, &cp);
        escaped = escape(cp, out);
        /* A bad byte is told from a real U+FFFD by its length. */
        if (cp == SYMAI_UTF8_BAD && used == 1)
            escaped = symai_utf8_put(cp, out);
        if (escaped > 0) {
            put(json, text + plain, i - plain);
            put(json, out, escaped);
            plain = i + used;
        }
        i += used;
    }
    put(json, text + plain, i - plain);
    put_str(json, "\"");
}

/* All that stands before a value: comma, line, key. */
static void begin_value(struct symai_json *json, const char *key)
{
    if (json->has_item)
        put_str(json, ",");
    if (json->depth > 0)
        new_line(json);
    if (key != NULL) {
        put_quoted(json, key);
        put_str(json, ": ");
    }
    json->has_item = 1;
}

static void open_container(struct symai_json *json, const char *key,
                           const char *bracket)
{
    begin_value(json, key);
    put_str(json, bracket);
    json->depth++;
    json->has_item = 0;
}

static void close_container(struct symai_json *json, const char *bracket)
{
    if (json->depth == 0) {
        if (json->rc == SYMA_OK)
            json->rc = SYMA_ESTATE;
        return;
    }
    json->depth--;
    if (json->has_item)
        new_line(json);
    put_str(json, bracket);
    json->has_item = 1;
}

void symai_json_init(struct symai_json *json, struct symai_buf *out)
{
    memset(json, 0, sizeof(*json));
    json->out = out;
}

void symai_json_open_object(struct symai_json *json, const char *key)
{
    open_container(json, key, "{");
}

void symai_json_close_object(struct symai_json *json)
{
    close_container(json, "}");
}

void symai_json_open_array(struct symai_json *json, const char *key)
{
    open_container(json, key, "[");
}

void symai_json_close_array(struct symai_json *json)
{
    close_container(json, "]");
}

void symai_json_string(struct symai_json *json, const char *key,
                       const char *value)
{
    if (value == NULL) {
        symai_json_null(json, key);
        return;
    }
    begin_value(json, key);
    put_quoted(json, value);
}

void symai_json_int(struct symai_json *json, const char *key, int64_t value)
{
    begin_value(json, key);
    if (json->rc == SYMA_OK)
        json->rc = symai_buf_addf(json->out, "%" PRId64, value);
}

void symai_json_bool(struct symai_json *json, const char *key, int value)
{
    begin_value(json, key);
    put_str(json, value ? "true" : "false");
}

void symai_json_null(struct symai_json *json, const char *key)
{
    begin_value(json, key);
    put_str(json, "null");
}
