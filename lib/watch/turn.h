/* SPDX-License-Identifier: MIT */
/*
 * One step of one portal in a tracker: a tick or a report, worked out on a
 * copy of its record, with the changes that come of it. Nothing of it is seen
 * from outside until all of it went well.
 */
#ifndef SYMAI_WATCH_TURN_H
#define SYMAI_WATCH_TURN_H

#include "watch/change.h"
#include "watch/report.h"
#include "watch/tracker.h"

struct symai_turn {
    const syma_tracker *t;
    struct symai_track_portal *p; /* the copy */
    const syma_report *report;    /* NULL: a tick */
    int64_t now_ms;
    int has_closed;  /* a promise was kept or broken */
    int has_return;  /* an incident of a required section has ended */
    int is_reshaped; /* sections came or went, or what is required changed */
    struct symai_change_list *changes;
};

/* ---- turn.c ---- */

/* What the time alone changes. SYMA_OK or SYMA_ENOMEM, as all below. */
int symai_turn_tick(struct symai_turn *turn);
/* turn->report, after the tick. */
int symai_turn_report(struct symai_turn *turn);

/* The next moment at which the time alone changes something. */
int64_t symai_turn_due_ms(const struct symai_track_options *o,
                          const struct symai_track_portal *p);
/* A promise heard elsewhere; s NULL: for the portal as a whole. */
struct symai_pledge;
int symai_turn_declare(struct symai_turn *turn, struct symai_track_section *s,
                       const struct symai_pledge *pledge);

/* ---- track_span.c: spans of time; s is NULL for the portal as a whole ---- */

struct symai_track_line *symai_turn_line(struct symai_turn *turn,
                                         struct symai_track_section *s);
/* The rules of declared windows as they were at the last report. */
const struct symai_vec *symai_turn_rules(const struct symai_track_portal *p,
                                         const struct symai_zone **zone,
                                         const char **zone_name);
int64_t symai_turn_cover_ms(const struct symai_track_portal *p,
                            const struct symai_track_section *s,
                            int64_t from_ms, int64_t to_ms);
/* The state has held up to since_ms; another does from there. */
void symai_turn_close_span(struct symai_turn *turn,
                           struct symai_track_section *s, int state,
                           int64_t since_ms);
/* Up to when the state has held beyond doubt. */
int64_t symai_track_certain_ms(const struct symai_track_options *o,
                               const struct symai_track_section *s,
                               int64_t now_ms);
/* Counts the planned time so far, for windows that are about to go. */
void symai_turn_count_planned(struct symai_turn *turn,
                              struct symai_track_section *s);
/* The same for all sections and the portal. */
void symai_turn_count_all(struct symai_turn *turn);

/* ---- incident.c ---- */

/* The one that goes on, or NULL. */
struct syma_incident *
symai_incident_running(const struct symai_track_line *line);
/* After the state has changed, at its since. */
int symai_incident_follow(struct symai_turn *turn,
                          struct symai_track_section *s);

/* ---- ledger.c ---- */

struct symai_pledge {
    const char *source;
    const char *text;
    int64_t seen_ms;
    int64_t earliest_ms;
    int64_t latest_ms;
    int is_vague;
    int is_declared; /* by a person, with a time of its own */
};

int symai_ledger_take(struct symai_turn *turn, struct symai_track_section *s,
                      const struct symai_pledge *pledge);
/* An incident begins: what waited for one is about it. */
void symai_ledger_begin(struct symai_track_line *line, int64_t begin_ms);
/* It has ended. */
int symai_ledger_end(struct symai_turn *turn, struct symai_track_section *s,
                     const struct syma_incident *incident);
/* Can it be late now? What can be used is not. */
int symai_ledger_is_awaited(const struct symai_track_line *line);
/* What has passed without a return. */
int symai_ledger_overdue(struct symai_turn *turn,
                         struct symai_track_section *s);
/* When that will next be; INT64_MAX: never. */
int64_t symai_ledger_due_ms(const struct symai_track_line *line);

/* ---- ledger_read.c: what the report tells ---- */

int symai_ledger_read(struct symai_turn *turn, struct symai_track_section *s,
                      const struct symai_report_section *from);
int symai_ledger_said(struct symai_turn *turn, struct symai_track_section *s);
/* What is told now is known from now on. */
int symai_ledger_remember(struct symai_turn *turn);
/* Words of a page as they are kept: without control characters, at most
 * SYMAI_TRACK_TEXT bytes. */
void symai_ledger_clean(const char *text, char out[SYMAI_TRACK_TEXT + 1]);

/* ---- announced.c ---- */

/* At the end of each turn: what was kept and what was broken. */
int symai_announced_count(struct symai_turn *turn);

/* ---- track_window.c ---- */

/* Begins and ends that have come. */
int symai_windows_tick(struct symai_turn *turn);
/* The report's declared windows in place of those before, while the report
 * before is still there. */
int symai_windows_declare(struct symai_turn *turn);
/* Those that its pages tell. */
int symai_windows_read(struct symai_turn *turn);
/* Those of sections that are no more. */
void symai_windows_forget(struct symai_turn *turn);
int64_t symai_windows_due_ms(const struct symai_track_portal *p);
/* No more read ones can be taken: the rest is for declared ones. */
int symai_windows_are_full(const struct symai_track_portal *p);
/* In its place by begin; takes what w holds where it succeeds. */
int symai_windows_insert(struct symai_track_portal *p,
                         const struct syma_window *w);

/* ---- returns.c ---- */

/* From the sections to the portal: its state, and who is back. */
int symai_turn_roll_up(struct symai_turn *turn);

#endif
