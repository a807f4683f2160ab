/* SPDX-License-Identifier: MIT */
/*
 * A plain model of the tracker, for the test that compares the two. It keeps
 * the whole list of what it was told and works everything out anew, from the
 * beginning, for each question: slow, and short enough to be seen to be
 * right. One portal, in UTC. It shares nothing with lib/watch/tracker.
 */
#ifndef SYMAI_TESTS_TRACKER_MODEL_H
#define SYMAI_TESTS_TRACKER_MODEL_H

#include <stddef.h>
#include <stdint.h>

#define MODEL_SECTIONS 4
#define MODEL_PORTAL (-1) /* as a section: the portal as a whole */
#define MODEL_GONE (-9) /* the section of a promise that is about nothing */
#define MODEL_NONE (-1)
#define MODEL_NEEDS 3
#define MODEL_SAID 3
#define MODEL_NOTICES 3
#define MODEL_STEPS 160 /* a report is two: a tick, then itself */
#define MODEL_CHANGES 256
#define MODEL_PROMISES 512
#define MODEL_WINDOWS 256
#define MODEL_STATES 5

struct model_options {
    int64_t interval_ms;
    int confirm_down;
    int confirm_maintenance;
    int confirm_degraded;
    int confirm_up;
    int stale_intervals;
    int unknown_intervals;
    int flap_high;
    int flap_low;
};

struct model_section {
    int is_required;
    int needs[MODEL_NEEDS];
    int need_count;
};

struct model_notice {
    int kind;
    int64_t earliest_ms;
    int64_t latest_ms;
    int is_vague;
    const char *text;
};

/* What a report says of a section, needs reckoned in. */
struct model_seen {
    int state;
    int usable;
    const char *reason;
    uint32_t flags;
    int because; /* a section or MODEL_NONE */
    struct model_notice notices[MODEL_NOTICES];
    int notice_count;
};

enum { MODEL_REPORT, MODEL_TICK, MODEL_DECLARE };

struct model_step {
    int kind;
    int64_t time_ms; /* as told: it may go back */
    struct model_seen seen[MODEL_SECTIONS];
    /* Declared. */
    int section;
    const char *source;
    const char *text;
    int64_t said_ms;
    int64_t earliest_ms;
    int64_t latest_ms;
    int is_vague;
};

/* What the description of the portal says that was heard elsewhere. */
struct model_said {
    int section;
    const char *source;
    const char *text;
    int64_t said_ms;
    int64_t latest_ms;
    int is_vague;
};

/* One occurrence. */
struct model_window {
    int section; /* or MODEL_PORTAL: all */
    int64_t begin_ms;
    int64_t end_ms;
    int rule; /* of the declared ones; MODEL_NONE: read off a page */
};

struct model {
    struct model_options options;
    struct model_section sections[MODEL_SECTIONS];
    int section_count;
    struct model_window declared[MODEL_WINDOWS];
    int declared_count;
    struct model_said said[MODEL_SAID];
    int said_count;
    int rule_count;
    struct model_step steps[MODEL_STEPS];
    int step_count;
};

/* A state and since when; it lasts until the next one's since. */
struct model_span {
    int step; /* that took it over */
    int64_t since_ms;
    int64_t seen_ms;
    int state;
    const char *reason;
};

struct model_incident {
    int64_t begin_ms;
    int64_t confirmed_ms;
    int64_t end_ms;
    int worst;
    const char *reason;
    int is_planned;
    int slips;
};

struct model_promise {
    int section;
    const char *source;
    const char *text;
    int64_t said_ms;
    int64_t earliest_ms;
    int64_t latest_ms;
    int is_vague;
    int64_t revised_from_ms;
    int status;
    int64_t late_ms;
    int is_slip;
    int is_slip_of_incident; /* one ran when it was told */
    int was_told_late;
    int is_counted;
    int incident;  /* an index; MODEL_NONE: waits for one */
    int seen_step; /* where it was last seen */
};

/* All there is to know of a section, or of the portal. */
struct model_line {
    struct model_span spans[MODEL_STEPS];
    int span_count;
    struct model_incident incidents[MODEL_STEPS];
    int incident_count;
    int usable;
    const char *reason;
    uint32_t flags;
    int is_stale;
    int is_flapping;
};

struct model_world {
    const struct model *model;
    int count;
    int64_t now_ms;
    int64_t told_ms[MODEL_STEPS]; /* the times, never going back */
    int first_report;             /* a step, or MODEL_NONE */
    struct model_line sections[MODEL_SECTIONS];
    struct model_line portal;
    struct model_promise promises[MODEL_PROMISES]; /* in order */
    int promise_count;
    int kept;
    int broken;
    int up_count;
    int required_count;
};

struct model_change {
    int kind;
    int section;
    int64_t time_ms;
    int64_t seen_ms;
    int from;
    int to;
    int begins;
    struct model_promise promise; /* source NULL: none */
    struct model_window window;   /* end_ms 0: none */
    int up[MODEL_SECTIONS];
    int up_count;
    int waiting[MODEL_SECTIONS];
    int waits_for[MODEL_SECTIONS];
    int waiting_count;
};

/* What holds after the first `count` steps. */
void model_world(const struct model *m, int count, struct model_world *out);

int model_state(const struct model_line *line);
const struct model_line *model_line(const struct model_world *w, int section);

/* Milliseconds in a state, up to now. */
int64_t model_lasted_ms(const struct model_world *w, int section, int state);

/* Whole seconds of them in planned windows, by brute force, minute by minute:
 * all times and windows have to be full minutes. */
int64_t model_planned_seconds(const struct model_world *w, int section,
                              int state);

/* All occurrences of planned windows that are known: those of a rule one
 * after the other, then those that were read. */
int model_windows(const struct model_world *w,
                  struct model_window out[MODEL_WINDOWS]);

/* The parts of a world that have files of their own. */
const struct model_seen *model_agreeing(const struct model_world *w,
                                        int section);
int model_last_known(const struct model_world *w, int section, int step);
void model_ledger(struct model_world *w, int step);
/* Of what is held out at present, all that has a time was told to be late. */
int model_is_overdue(const struct model_world *w, int section);
void model_lateness(struct model_world *w);
int model_usable(const struct model_world *w, int section);
int model_rollup_state(const struct model_world *w);
int model_rollup_usable(const struct model_world *w);
void model_rollup(struct model_world *w);

/* What the last step of `after` has changed. */
int model_changes(const struct model_world *before,
                  const struct model_world *after,
                  struct model_change out[MODEL_CHANGES]);

#endif
