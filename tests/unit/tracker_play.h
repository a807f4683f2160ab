/* SPDX-License-Identifier: MIT */
/*
 * A play for the tracker and its model: a portal, options and a list of what
 * is told, made up from a number. It can be played to both, step by step, and
 * printed for people.
 */
#ifndef SYMAI_TESTS_TRACKER_PLAY_H
#define SYMAI_TESTS_TRACKER_PLAY_H

#include <stdio.h>

#include "syma/syma.h"
#include "tracker_model.h"

#define PLAY_STEPS 60
#define PLAY_RELOAD 100 /* a step: the tracker is saved and loaded again */
#define PLAY_RULES 3

/* A verdict to come. */
struct play_verdict {
    int state;
    int usable;
    int reason; /* enum symai_reason */
    uint32_t flags;
    struct model_notice notices[MODEL_NOTICES];
    int notice_count;
};

struct play_step {
    int kind; /* as of the model, or PLAY_RELOAD */
    int64_t time_ms;
    struct play_verdict verdicts[MODEL_SECTIONS];
    int section;
    const char *source;
    const char *text;
    int64_t said_ms;
    int64_t earliest_ms;
    int64_t latest_ms;
    int is_vague;
};

#define PLAY_MINUTE_MS INT64_C(60000)
#define PLAY_DAY_MS (1440 * PLAY_MINUTE_MS)
#define PLAY_BEGIN_MS INT64_C(1795392000000) /* Monday 2026-11-23T00:00:00Z */

/* A declared window of less than a day. */
struct play_rule {
    int section;  /* or MODEL_PORTAL */
    int days;     /* bit 0: Monday ... bit 6; 0: once */
    int begin;    /* minutes after midnight; once: after PLAY_BEGIN_MS */
    int minutes;  /* its length */
};

struct play {
    uint64_t seed;
    struct model_options options;
    struct model_section sections[MODEL_SECTIONS];
    int section_count;
    struct play_rule rules[PLAY_RULES];
    int rule_count;
    struct model_said said[MODEL_SAID];
    int said_count;
    int by_minutes; /* all times are full minutes */
    struct play_step steps[PLAY_STEPS];
    int step_count;
};

/* Something that holds after a step, as one of the two tells it. The texts
 * are borrowed. */
struct play_fact {
    const char *what;
    int section;
    int index;
    int64_t number;
    const char *text; /* NULL: a number */
};

#define PLAY_FACTS 4096

struct play_facts {
    struct play_fact list[PLAY_FACTS];
    int count;
};

void play_make(uint64_t seed, struct play *out);

/* To both: the number of the first step (from 0) after which they differ, and
 * how, in words; -1: they agree. */
int play_run(const struct play *p, char *how, size_t size);

/* The steps up to one, a line each. */
void play_print(const struct play *p, FILE *out);

/* The facts of both sides, in the same order. */
void play_expect(const struct model_world *w, const struct model_change *changes,
                 int change_count, int with_planned, struct play_facts *out);
void play_find(const syma_tracker *t, const struct play *p,
               syma_change *const *changes, int change_count, int with_planned,
               struct play_facts *out);

const char *play_section_id(int section); /* "" for the portal */

#endif
