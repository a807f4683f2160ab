/* SPDX-License-Identifier: MIT */
/*
 * A JSON writer (RFC 8259), nothing more: two spaces an indent, a key a line.
 * The first failure is kept in rc and turns later calls into nothing, so the
 * caller looks once, at the end. Text that is not UTF-8 comes out with
 * U+FFFD; control characters, U+007F to U+009F, U+2028/9 and bidirectional
 * controls come out as \u escapes.
 */
#ifndef SYMAI_BASE_JSON_H
#define SYMAI_BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

struct symai_json {
    struct symai_buf *out;
    int rc;
    int depth;
    int has_item; /* the open object or array has one already */
};

void symai_json_init(struct symai_json *json, struct symai_buf *out);

/* key is NULL inside an array and at the top. */
void symai_json_open_object(struct symai_json *json, const char *key);
void symai_json_close_object(struct symai_json *json);
void symai_json_open_array(struct symai_json *json, const char *key);
void symai_json_close_array(struct symai_json *json);
void symai_json_string(struct symai_json *json, const char *key,
                       const char *value); /* NULL: null */
void symai_json_int(struct symai_json *json, const char *key, int64_t value);
void symai_json_bool(struct symai_json *json, const char *key, int value);
void symai_json_null(struct symai_json *json, const char *key);

#endif
