/* SPDX-License-Identifier: MIT */
/*
 * Times as the description of a portal writes them: a clock ("22:00"), a local
 * moment ("2026-12-01T22:00") and one with its offset (RFC 3339). Everything is
 * read as it must be written, to the letter.
 */
#ifndef SYMAI_WATCH_MOMENT_H
#define SYMAI_WATCH_MOMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/zone.h"

#define SYMAI_CLOCK_SIZE 6
#define SYMAI_MOMENT_SIZE 17

/* "00:00" to "23:59" as minutes after midnight: SYMA_OK or SYMA_EINVAL. */
int symai_clock_parse(const char *text, int *out_minute);
/* minute: 0 to 1439. */
void symai_clock_write(int minute, char out[SYMAI_CLOCK_SIZE]);

/* A day that there is, of 1970 to 9999: SYMA_OK or SYMA_EINVAL. */
int symai_moment_parse_local(const char *text, struct symai_date *out);
void symai_moment_write_local(const struct symai_date *date,
                              char out[SYMAI_MOMENT_SIZE]);

/* Either form. A local moment that comes twice is the first, or the second
 * where is_last is set; one before 1970 in UTC is the first of 1970.
 * is_local (may be NULL): which form it was. SYMA_OK or SYMA_EINVAL. */
int symai_moment_resolve(const char *text, const struct symai_zone *zone,
                         int is_last, int64_t *out_ms, int *is_local);

#endif
