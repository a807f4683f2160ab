/* SPDX-License-Identifier: MIT */
/*
 * A named time zone, read from a TZif file (RFC 8536). Neither TZ nor the C
 * library's time zone functions are used: two portals in two zones are
 * judged in one thread. Names are checked before they touch the file system.
 */
#ifndef SYMAI_BASE_ZONE_H
#define SYMAI_BASE_ZONE_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct symai_zone;

/* How far a local time may be from the same one in UTC, in seconds: RFC 8536
 * 3.2 has -25 to 26 hours. */
#define SYMAI_ZONE_OFFSET_MAX (26 * 3600)

/* 1 if the name has the form of an IANA zone name (letters, digits, _ + - /,
 * no empty or dotted parts). */
int symai_zone_name_is_valid(const char *name);

/* The bytes of the file dir/name, of at most 1 MiB, and a NUL that is not
 * counted; the name is not checked. SYMA_OK, SYMA_ENOTFOUND, SYMA_ESYNTAX
 * (the size), SYMA_ESYSTEM (not now), SYMA_ENOMEM. *out: symai_free. */
int symai_zone_read_file(const char *dir, const char *name, char **out,
                         size_t *out_len);

/* Reads dir/name. "UTC" needs no file. SYMA_OK, SYMA_EINVAL (name),
 * SYMA_ENOTFOUND, SYMA_ESYNTAX (not TZif), SYMA_ESYSTEM, SYMA_ENOMEM. */
int symai_zone_load(const char *dir, const char *name, struct symai_zone **out);
int symai_zone_parse(const void *bytes, size_t len, struct symai_zone **out);
/* One more owner; a zone never changes. */
struct symai_zone *symai_zone_ref(struct symai_zone *zone);
/* The last owner releases it. */
void symai_zone_free(struct symai_zone *zone);

/* Seconds east of Greenwich at that moment. NULL zone: UTC. */
int64_t symai_zone_offset(const struct symai_zone *zone, int64_t utc_seconds);

/* Local civil time to UTC. In the hour that is skipped in spring both are the
 * moment of the change; in the hour that comes twice in autumn they differ. */
void symai_zone_to_utc(const struct symai_zone *zone,
                       const struct symai_date *local, int64_t *out_first,
                       int64_t *out_last);
void symai_zone_to_local(const struct symai_zone *zone, int64_t utc_seconds,
                         struct symai_date *out);

#endif
