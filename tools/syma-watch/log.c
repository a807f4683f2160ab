/* SPDX-License-Identifier: MIT */
/*
 * The log.
 */
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "../common.h"
#include "../moment.h"
#include "../text.h"

#define MINUTE_MS 60000
#define LINE_MAX ((size_t)16384)

static int is_quiet;

void log_begin(int quiet)
{
    is_quiet = quiet;
    tool_stamp_messages();
}

void log_note(const char *format, ...)
{
    char line[LINE_MAX];
    va_list args;
    int len;

    if (is_quiet)
        return;
    va_start(args, format);
    len = vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    if (len < 0)
        line[0] = '\0';
    text_make_safe(line);
    tool_put_message(line);
}

int log_is_due(int64_t *last_ms)
{
    int64_t now = monotonic_ms();

    if (*last_ms != 0 && now - *last_ms < MINUTE_MS)
        return 0;
    *last_ms = now;
    return 1;
}
