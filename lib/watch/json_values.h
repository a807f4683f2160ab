/* SPDX-License-Identifier: MIT */
/*
 * Values as the JSON documents of reports and trackers have them alike.
 */
#ifndef SYMAI_WATCH_JSON_VALUES_H
#define SYMAI_WATCH_JSON_VALUES_H

#include <stdint.h>

#include "base/json.h"
#include "syma/report.h"

/* null for NULL and "". */
void symai_json_text(struct symai_json *j, const char *key, const char *text);
/* RFC 3339; null where it is negative. */
void symai_json_time(struct symai_json *j, const char *key, int64_t ms);
/* "flags": an array of their names. */
void symai_json_flags(struct symai_json *j, uint32_t flags);
/* "fallbacks": those of section i; none where r is NULL. */
void symai_json_fallbacks(struct symai_json *j, const syma_report *r, size_t i);

#endif
