/* SPDX-License-Identifier: MIT */
/*
 * For the tests of the tracker: things to tell it, drawn from a seed. Each is
 * made once and can be told to any number of trackers.
 */
#ifndef SYMAI_TESTS_TRACK_RANDOM_H
#define SYMAI_TESTS_TRACK_RANDOM_H

#include "track_help.h"

#define RANDOM_PORTALS 3

struct track_random {
    uint32_t seed;
    int64_t now_ms;
    syma_portal *portals[RANDOM_PORTALS];
    size_t sections[RANDOM_PORTALS];
};

struct track_op {
    syma_report *report; /* NULL: a tick, or a promise where text is set */
    int64_t time_ms;
    const char *portal;
    const char *section;
    const char *source;
    const char *text;
    int64_t latest_ms;
    int removes;
};

static inline uint32_t track_draw(struct track_random *w, uint32_t below)
{
    w->seed = w->seed * 1664525u + 1013904223u;
    return (w->seed >> 8) % below;
}

static inline syma_portal *track_random_portal(struct track_random *w,
                                               const char *id, size_t count)
{
    static const char *const needs[] = {"", "b:a", "a:b c:a", "c:b b:a"};
    syma_portal *p = track_portal(id, count, needs[track_draw(w, 2)],
                                  track_draw(w, 2) > 0 ? "c" : "");

    if (count > 2 && track_draw(w, 2) > 0) {
        syma_portal_free(p);
        p = track_portal(id, count, needs[2 + track_draw(w, 2)], "c");
    }
    if (track_draw(w, 2) > 0)
        ck_assert_int_eq(syma_portal_add_window(p, NULL, "daily", "00:10",
                                                "00:25"),
                         SYMA_OK);
    if (track_draw(w, 2) > 0)
        ck_assert_int_eq(syma_portal_add_window(p, "a", NULL,
                                                "2026-11-23T00:30",
                                                "2026-11-23T01:30"),
                         SYMA_OK);
    if (track_draw(w, 2) > 0)
        ck_assert_int_eq(
            syma_portal_add_promise(p, "a", "press", "it's <soon> & \"well\"",
                                    "2026-11-23T00:10", "2026-11-23T00:40", 1),
            SYMA_OK);
    if (track_draw(w, 2) > 0)
        ck_assert_int_eq(syma_portal_add_promise(p, NULL, "hotline", "today",
                                                 "2026-11-23T00:05",
                                                 "2026-11-23T01:10", 0),
                         SYMA_OK);
    return p;
}

static inline void track_random_begin(struct track_random *w, uint32_t seed)
{
    static const char *const ids[] = {"p", "q", ""};
    size_t i;

    memset(w, 0, sizeof *w);
    w->seed = seed;
    w->now_ms = TRACK_START;
    for (i = 0; i < RANDOM_PORTALS; i++) {
        w->sections[i] = 2 + track_draw(w, 3);
        w->portals[i] = track_random_portal(w, ids[i], w->sections[i]);
    }
}

static inline void track_random_end(struct track_random *w)
{
    size_t i;

    for (i = 0; i < RANDOM_PORTALS; i++)
        syma_portal_free(w->portals[i]);
}

static inline size_t track_random_notes(struct track_random *w, size_t sections,
                                        struct track_note notes[4])
{
    static const char *const texts[] = {"", "soon", "later", "caf\xC3\xA9 <b>"};
    static const int kinds[] = {SYMA_NOTICE_MAINTENANCE_NOW,
                                SYMA_NOTICE_INCIDENT,
                                SYMA_NOTICE_MAINTENANCE_PLANNED};
    size_t count = track_draw(w, 4);
    size_t i;

    for (i = 0; i < count; i++) {
        notes[i].section = track_draw(w, (uint32_t)sections);
        notes[i].kind = kinds[track_draw(w, 3)];
        notes[i].earliest_ms =
            w->now_ms + ((int64_t)track_draw(w, 40) - 10) * MIN;
        notes[i].latest_ms =
            notes[i].earliest_ms + (int64_t)track_draw(w, 20) * MIN;
        notes[i].vague = track_draw(w, 2) > 0;
        notes[i].text = texts[track_draw(w, 4)];
        if (track_draw(w, 4) == 0)
            notes[i].latest_ms = -1;
    }
    return count;
}

static inline void track_random_report(struct track_random *w,
                                       struct track_op *op)
{
    static const char letters[] = "uuuuuudDmMgy??w";
    struct track_note notes[4];
    char line[8];
    size_t which = track_draw(w, RANDOM_PORTALS);
    size_t count;
    size_t i;

    /* At times another description of it. */
    if (track_draw(w, 12) == 0) {
        syma_portal *p;

        w->sections[which] = 2 + track_draw(w, 3);
        p = track_random_portal(w, which == 0   ? "p"
                                   : which == 1 ? "q"
                                                : "",
                                w->sections[which]);
        syma_portal_free(w->portals[which]);
        w->portals[which] = p;
    }
    for (i = 0; i < w->sections[which]; i++)
        line[i] = letters[track_draw(w, sizeof letters - 1)];
    line[i] = '\0';
    count = track_random_notes(w, w->sections[which], notes);
    op->report = track_report(w->portals[which], op->time_ms, line, notes,
                              count);
}

static inline void track_random_op(struct track_random *w, struct track_op *op)
{
    static const int64_t steps[] = {0, 1, MIN, MIN, MIN, MIN, 2 * MIN, 7 * MIN,
                                    25 * MIN};
    static const char *const sources[] = {"press", "hotline"};
    uint32_t what = track_draw(w, 20);

    memset(op, 0, sizeof *op);
    w->now_ms += steps[track_draw(w, 9)];
    op->time_ms = w->now_ms - (track_draw(w, 10) == 0 ? 3 * MIN : 0);
    if (op->time_ms < 0)
        op->time_ms = 0;
    op->portal = track_draw(w, 2) > 0 ? "p" : "q";
    if (what == 0) {
        op->removes = track_draw(w, 4) == 0;
    } else if (what <= 2) {
        op->section = track_draw(w, 2) > 0 ? "a" : NULL;
        op->source = sources[track_draw(w, 2)];
        op->text = track_draw(w, 2) > 0 ? "x" : "y";
        op->latest_ms = track_draw(w, 4) == 0
                            ? -1
                            : w->now_ms + (int64_t)track_draw(w, 30) * MIN;
    } else if (what > 6) {
        track_random_report(w, op);
    }
}

static inline int track_tell(syma_tracker *t, const struct track_op *op)
{
    if (op->report != NULL)
        return syma_tracker_add(t, op->report);
    if (op->removes)
        return syma_tracker_remove(t, op->portal);
    if (op->text != NULL)
        return syma_tracker_declare_promise(t, op->portal, op->section,
                                            op->source, op->text, op->time_ms,
                                            -1, op->latest_ms, 0);
    return syma_tracker_tick(t, op->time_ms);
}

static inline void track_op_clear(struct track_op *op)
{
    syma_report_unref(op->report);
    op->report = NULL;
}

#endif
