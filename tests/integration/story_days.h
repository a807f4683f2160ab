/* SPDX-License-Identifier: MIT */
/*
 * Five days of the demo portal with a clock of their own: which act is played
 * when, what was heard elsewhere, and a check each half hour. The pages are
 * judged and the reports tracked by the library itself; nothing is fetched and
 * nobody waits.
 */
#ifndef SYMAI_TESTS_STORY_DAYS_H
#define SYMAI_TESTS_STORY_DAYS_H

#include <stddef.h>

#include "syma/syma.h"

#define STORY_HOUR_MS INT64_C(3600000)
#define STORY_DAY_MS (24 * STORY_HOUR_MS)
#define STORY_STEP_MS (STORY_HOUR_MS / 2)
/* Sunday 2026-11-22, 00:00 in Paris */
#define STORY_BEGIN_MS INT64_C(1795302000000)
#define STORY_FIRST_MS (STORY_BEGIN_MS + 9 * STORY_HOUR_MS)
#define STORY_LAST_MS (STORY_BEGIN_MS + 4 * STORY_DAY_MS + 21 * STORY_HOUR_MS)

/* Thursday noon: the account is still closed, and much is late */
#define STORY_HEIGHT_MS (STORY_BEGIN_MS + 4 * STORY_DAY_MS + 12 * STORY_HOUR_MS)

#define STORY_PORTAL "lumo"

struct story {
    const char *acts; /* a folder: N/index.html, N/compte/index.html, ... */
    syma_options *options;
    syma_ruleset *rules;
    syma_portal *portal;
    syma_tracker *tracker;
    int act; /* 0: not begun */
};

/* SYMA_OK, or an error, then said on standard error. */
int story_open(struct story *s, const char *portal_file, const char *acts);
void story_close(struct story *s);

/* One check of all pages at a moment, after what was heard until then. What
 * has changed waits in the tracker. */
int story_check(struct story *s, int64_t now_ms);

/* What the storyteller says of a moment; NULL: nothing. */
const char *story_scene(int64_t now_ms);

/* story_tell.c: pulls what has changed and tells it to people. */
int story_tell(struct story *s, int64_t now_ms);

/* "Sun 09:00", in Paris; "-" for -1. */
const char *story_clock(int64_t ms, char out[32]);

#endif
