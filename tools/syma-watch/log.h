/* SPDX-License-Identifier: MIT */
/*
 * Lines on standard error, each with its time. Trouble goes by tool_error.
 */
#ifndef SYMA_WATCH_LOG_H
#define SYMA_WATCH_LOG_H

#include <stdint.h>

void log_begin(int quiet);
/* What is no trouble: not told with --quiet. Of any length, in one line. */
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* 1 where a minute has passed since it said 1 for this trouble last: what
 * goes wrong with each check is not to fill the log. */
int log_is_due(int64_t *last_ms);

#endif
