/* SPDX-License-Identifier: MIT */
/*
 * Error codes, their names and what they say to people; and the messages
 * that objects keep of their last failure. A message can hold text of a
 * hostile file, so nothing that moves a terminal's cursor gets through.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    const char *text;
} errors[] = {
    {"SYMA_OK", "success"},
    {"SYMA_ENOMEM", "out of memory"},
    {"SYMA_EINVAL", "invalid argument"},
    {"SYMA_ESTATE", "call not allowed in this state of the object"},
    {"SYMA_ERANGE", "value out of range"},
    {"SYMA_ENOTFOUND", "no such name"},
    {"SYMA_EEXISTS", "name already taken"},
    {"SYMA_ESYNTAX", "text not well-formed"},
    {"SYMA_EREGEX", "invalid regular expression"},
    {"SYMA_EURL", "invalid or refused URL"},
    {"SYMA_ELIMIT", "limit exceeded"},
    {"SYMA_ENOTSUP", "not supported on this system"},
    {"SYMA_ESYSTEM", "system call failed"},
    {"SYMA_EFORK", "object used in a forked process"},
    {"SYMA_EINTERNAL", "internal error"},
};

#define ERROR_COUNT ((int)(sizeof(errors) / sizeof(errors[0])))

const char *syma_error_name(int code)
{
    if (code > 0 || code <= -ERROR_COUNT)
        return NULL;
    return errors[-code].name;
}

const char *syma_strerror(int code)
{
    if (code > 0 || code <= -ERROR_COUNT)
        return "unknown result code";
    return errors[-code].text;
}

void syma_string_free(char *s)
{
    symai_free(s);
}

void symai_errmsg_clear(struct symai_errmsg *msg)
{
    msg->text[0] = '\0';
    msg->line = 0;
}

int symai_errmsg_set(struct symai_errmsg *msg, int code, size_t line,
                     const char *format, ...)
{
    /* Apart from msg->text, which may be among the arguments; a little longer,
     * so that a character that stands across the cut is seen whole. */
    char text[sizeof(msg->text) + 4];
    va_list args;
    size_t len;

    if (msg == NULL)
        return code;
    va_start(args, format);
    if (vsnprintf(text, sizeof(text), format, args) < 0)
        text[0] = '\0';
    va_end(args);
    len = strlen(text);
    len = symai_utf8_truncate(text, len, sizeof(msg->text) - 1);
    symai_utf8_make_safe(text, len);
    memcpy(msg->text, text, strlen(text) + 1);
    msg->line = line;
    return code;
}
