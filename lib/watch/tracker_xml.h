/* SPDX-License-Identifier: MIT */
/*
 * The <tracker> file: what a tracker remembers, written (tracker_write) and
 * read again (tracker_xml). Schema: lib/rules/tracker.rng.
 */
#ifndef SYMAI_WATCH_TRACKER_XML_H
#define SYMAI_WATCH_TRACKER_XML_H

#include "watch/tracker.h"

#define SYMAI_TRACKER_NAMESPACE "urn:syma:tracker:1"
#define SYMAI_TRACKER_MAX_FILE ((size_t)64 << 20)

/* lib/rules/tracker.rng, made a C string by scripts/embed-text. */
extern const char symai_tracker_schema[];

/* tracker_check.c: does what was read hold together at now_ms? NULL, or what
 * does not. */
const char *symai_track_check_line(const struct symai_track_line *line,
                                   int64_t now_ms);
const char *symai_track_check_section(const struct symai_track_section *s,
                                      int64_t now_ms);
const char *symai_track_check_portal(const struct symai_track_portal *p,
                                     int64_t now_ms);

#endif
