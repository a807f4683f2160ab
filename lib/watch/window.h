/* SPDX-License-Identifier: MIT */
/*
 * Planned windows: rules in a portal's local time ("each Sunday from 23:00 to
 * 03:00") and spans that a page has named, and what they come to in UTC.
 * Pure: the zone is handed in.
 */
#ifndef SYMAI_WATCH_WINDOW_H
#define SYMAI_WATCH_WINDOW_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/vec.h"
#include "base/zone.h"

/* Rules of a portal. */
#define SYMAI_WINDOW_MAX 64

/* "mon" to "sun", as the bits of days go; ended by NULL. */
extern const char *const symai_window_days[];

/* Declared. */
struct symai_window_rule {
    char *section_id;        /* "": all sections */
    uint32_t days;           /* bit 0: Monday ... bit 6; 0: once */
    int begin_minute;        /* each week: minutes after midnight */
    int end_minute;          /* not after the begin: of the next day */
    struct symai_date begin; /* once: local */
    struct symai_date end;
};

/* Read off a page, or one occurrence of a rule: [begin, end). */
struct symai_window_span {
    int64_t begin_ms;
    int64_t end_ms;
};

/* The bits of the days of "mon wed sun" or "daily"; 0: no list of days. */
uint32_t symai_window_parse_days(const char *text);

/* days, begin and end as syma_portal_add_window takes them. SYMA_OK or
 * SYMA_EINVAL; section_id is left NULL. */
int symai_window_parse(const char *days, const char *begin, const char *end,
                       struct symai_window_rule *out);

/* The occurrence that goes on at now_ms or is the next to begin: 1, or 0 where
 * there is none any more. Where two go on, as the end of one and the begin of
 * the next are in an hour that comes twice, it is the earlier. */
int symai_window_next(const struct symai_window_rule *rule,
                      const struct symai_zone *zone, int64_t now_ms,
                      struct symai_window_span *out);

/* How much of [from_ms, to_ms) is in at least one window: rules (struct
 * symai_window_rule) that are for all sections or for section_id, and spans
 * (struct symai_window_span). Time that several cover counts once. rules, zone
 * (UTC) and spans may be NULL; section_id NULL or "": the portal as a whole,
 * which only what is for all sections counts for. Spans are all counted: they
 * are the section's own. Times outside of the years 1 to 9999 are cut off, and
 * of more than ten years (3653 days) the last ten are looked at. */
int64_t symai_window_cover_ms(const struct symai_vec *rules,
                              const struct symai_zone *zone,
                              const struct symai_vec *spans,
                              const char *section_id, int64_t from_ms,
                              int64_t to_ms);

/* Lists of rules, as a portal and its reports have them. */
void symai_window_list_init(struct symai_vec *list);
void symai_window_list_free(struct symai_vec *list);
/* Copies; SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT past SYMAI_WINDOW_MAX. */
int symai_window_list_add(struct symai_vec *list,
                          const struct symai_window_rule *from);

#endif
