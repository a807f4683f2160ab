/* SPDX-License-Identifier: MIT */
/*
 * What a tracker remembers: a line of states, incidents and promises for each
 * section and one for the portal as a whole. Records of portals are never
 * changed in place: a turn (watch/turn.h) works on a copy and puts it there
 * when all went well. Texts are shared between copies by references.
 */
#ifndef SYMAI_WATCH_TRACKER_H
#define SYMAI_WATCH_TRACKER_H

#include <stdint.h>

#include "base/error.h"
#include "base/options.h"
#include "base/refs.h"
#include "base/vec.h"
#include "base/zone.h"
#include "syma/report.h"
#include "syma/tracker.h"
#include "watch/flap.h"
#include "watch/said.h"
#include "watch/settle.h"
#include "watch/tally.h"
#include "watch/window.h"

#define SYMAI_TRACK_STATES 5
#define SYMAI_TRACK_PORTALS 100000
#define SYMAI_TRACK_SECTIONS 1000
#define SYMAI_TRACK_CHANGES 10000
#define SYMAI_TRACK_INCIDENTS 32
#define SYMAI_TRACK_PROMISES 32
#define SYMAI_TRACK_SPANS 16
#define SYMAI_TRACK_SAID SYMAI_SAID_MAX
#define SYMAI_TRACK_WINDOWS \
    (SYMAI_WINDOW_MAX + SYMAI_TRACK_SECTIONS * SYMAI_TRACK_SPANS)
#define SYMAI_TRACK_TEXT 4096
#define SYMAI_TRACK_SOURCE (SYMAI_SAID_SOURCE + 1)

/* Flags that the tracker itself tells of a section. */
#define SYMAI_TRACK_OWN_FLAGS                                  \
    ((uint32_t)SYMA_FLAG_STALE | (uint32_t)SYMA_FLAG_OVERDUE | \
     (uint32_t)SYMA_FLAG_FLAPPING)

/* 9999-12-31T23:59:59.999Z: whatever a report names, sums cannot overflow. */
#define SYMAI_TRACK_LAST_MS INT64_C(253402300799999)

/* A time as it is kept; what is negative is none. */
static inline int64_t symai_track_bounded_ms(int64_t ms)
{
    if (ms < 0)
        return -1;
    return ms < SYMAI_TRACK_LAST_MS ? ms : SYMAI_TRACK_LAST_MS;
}

/* A text that several records hold. */
struct symai_word {
    struct symai_refs refs;
    char text[];
};

struct syma_incident {
    int64_t begin_ms;
    int64_t confirmed_ms;
    int64_t end_ms; /* -1: goes on */
    const char *reason;
    uint32_t slips;
    int worst;
    int is_planned;
};

struct syma_promise {
    struct symai_word *text;
    int64_t seen_ms;
    int64_t earliest_ms;
    int64_t latest_ms;
    int64_t revised_from_ms;
    int64_t incident_ms; /* begin of the incident; -1: waits for one */
    int64_t until_ms;    /* the end of the incident; -1: goes on */
    const int64_t *now_ms;
    int status;
    int is_vague;
    int is_seen;    /* a header: the last report had it */
    int is_counted; /* as kept or broken, with those of the same words */
    char source[SYMAI_TRACK_SOURCE];
};

/* Names by enum syma_promise_status, and NULL; the first is none. */
extern const char *const symai_promise_statuses[];

/* Is it the last word of its source? */
static inline int symai_promise_is_current(const struct syma_promise *p)
{
    return p->status == SYMA_PROMISE_OPEN || p->status == SYMA_PROMISE_OVERDUE;
}

struct syma_window {
    struct symai_word *section_id;
    struct symai_word *text;
    const char *source;
    int64_t begin_ms;
    int64_t end_ms;
    int has_begun;
    int rule; /* of the portal's rules; -1: read off a page */
};

/* A section, or the portal as a whole. */
struct symai_track_line {
    int state;
    int usable;
    const char *reason; /* static text */
    uint32_t flags;     /* those of a section without the tracker's own */
    int64_t since_ms;
    int64_t counted_ms; /* up to here planned_ms has been counted */
    int64_t total_ms[SYMAI_TRACK_STATES]; /* of spans that have ended */
    int64_t planned_ms[SYMAI_TRACK_STATES];
    struct symai_vec incidents; /* struct syma_incident, oldest first */
    struct symai_vec promises;  /* struct syma_promise, oldest first */
};

struct symai_track_section {
    struct symai_word *id;
    int is_required;
    struct symai_track_line line;
    struct symai_run run;
    struct symai_flap flap;
    struct symai_vec spans; /* struct symai_window_span: read windows */
    int64_t known_ms;       /* the last report that knew; -1: none */
    int is_stale;
    /* Of the last report since then that did not know. */
    const char *unknown_reason;
    uint32_t unknown_flags;
    /* Within a turn: the state that is to hold; -1: not yet known. */
    int next_state;
    int64_t next_since_ms;
};

/* What is needed of a report that was not saved. */
struct symai_track_rules {
    struct symai_refs refs;
    struct symai_vec rules; /* struct symai_window_rule */
    char *zone_name;        /* NULL: UTC */
    struct symai_zone *zone;
};

struct symai_track_portal {
    struct symai_word *id;
    syma_report *report;             /* NULL: none since it was loaded */
    struct symai_track_rules *rules; /* NULL: those of the report */
    int64_t checked_ms;
    int64_t due_ms; /* before this a tick changes nothing */
    size_t up_count;
    size_t required_count;
    uint64_t kept;
    uint64_t broken;
    struct symai_track_line line;
    struct symai_vec sections; /* struct symai_track_section */
    struct symai_vec windows;  /* struct syma_window, by their begin */
    struct symai_vec said;     /* uint64_t: hashes of the last report's */
    size_t found;              /* the section that was last asked for */
};

struct symai_track_options {
    int64_t stale_ms;
    int64_t unknown_ms;
    int confirm[SYMAI_TRACK_STATES];
    int flap_high;
    int flap_low;
};

struct syma_tracker {
    struct symai_track_options options;
    char *zone_dir;
    int64_t now_ms;
    int64_t due_ms; /* not after the least of the portals' */
    struct symai_vec portals; /* struct symai_track_portal *, by id */
    syma_change *first;
    syma_change *last;
    size_t change_count;
    struct symai_tally tally;
    struct symai_errmsg error;
};

/* ---- shared texts (track_copy.c) ---- */

static inline const char *symai_word_text(const struct symai_word *word)
{
    return word != NULL ? word->text : "";
}

int symai_word_new(const char *text, size_t len, struct symai_word **out);
struct symai_word *symai_word_ref(struct symai_word *word);
void symai_word_unref(struct symai_word *word);

/* ---- records (track_copy.c) ---- */

int symai_track_portal_new(const char *id, struct symai_track_portal **out);
void symai_track_portal_free(struct symai_track_portal *p);
int symai_track_portal_copy(const struct symai_track_portal *from,
                            struct symai_track_portal **out);
void symai_track_section_init(struct symai_track_section *s);
void symai_track_section_clear(struct symai_track_section *s);
void symai_promise_clear(struct syma_promise *p);
void symai_window_clear(struct syma_window *w);

struct symai_track_rules *symai_track_rules_ref(struct symai_track_rules *r);
void symai_track_rules_unref(struct symai_track_rules *r);

/* ---- look-up (track_find.c) ---- */

/* Where it is, or where it would be. */
int symai_track_find(const syma_tracker *t, const char *portal_id,
                     size_t *index);
/* At that place, for which there is room (symai_vec_reserve). */
void symai_track_insert(syma_tracker *t, size_t index,
                        struct symai_track_portal *p);
/* NULL: none such. */
struct symai_track_portal *symai_track_portal(const syma_tracker *t,
                                              const char *portal_id);
struct symai_track_section *symai_track_section(struct symai_track_portal *p,
                                                const char *id);
struct symai_track_section *
symai_track_section_at(const struct symai_track_portal *p, size_t i);
/* NULL or "": the portal as a whole. *section is NULL then; it may be NULL. */
struct symai_track_line *
symai_track_line(const syma_tracker *t, const char *portal_id,
                 const char *section_id, struct symai_track_portal **portal,
                 struct symai_track_section **section);
/* The flags with those that the tracker tells; s is NULL for the portal. */
uint32_t symai_track_flags(const struct symai_track_line *line,
                           const struct symai_track_section *s);

#endif
