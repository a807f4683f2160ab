/* SPDX-License-Identifier: MIT */
/*
 * What the engine's thread works on. A check belongs to one portal or target,
 * and all requests for it that come while it is under way wait for its end
 * together. A request whose time is over is answered by what is known; the
 * check goes on, and what it finds is told by the next answer.
 */
#include "syma-exporter/work.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common.h"
#include "moment.h"
#include "syma-exporter/answer.h"
#include "syma-exporter/counters.h"
#include "syma-exporter/folder.h"
#include "syma-exporter/subjects.h"
#include "syma-exporter/targets.h"

struct check {
    struct check *next;
    uint64_t ticket;
    struct subject *subject; /* NULL: it has gone meanwhile */
    syma_tracker *tracker;   /* of the subject */
    struct request *waiting;
    int64_t began_ms;
};

struct work {
    const struct settings *settings;
    syma_prober *prober;
    syma_tracker *portal_tracker;
    syma_tracker *target_tracker;
    struct subjects portals;
    struct targets targets;
    struct check *checks;
    size_t check_count;
    size_t turn;          /* of portals, by the interval: whose it is */
    int64_t turn_from_ms; /* when the turn of the first was */
    int is_broken;        /* the prober failed, which was told */
};

static int new_engines(struct work *w)
{
    const syma_options *o = w->settings->options;
    syma_ruleset *rules = NULL;
    int rc = tool_rules(w->settings->rules, &rules);

    if (rc != 0)
        return -1;
    rc = syma_prober_new(o, rules, &w->prober);
    syma_ruleset_free(rules); /* the prober has a reference */
    if (rc == SYMA_OK)
        rc = syma_tracker_new(o, &w->portal_tracker);
    if (rc == SYMA_OK)
        rc = syma_tracker_new(o, &w->target_tracker);
    if (rc < 0)
        tool_error("%s", syma_strerror(rc));
    return rc < 0 ? -1 : 0;
}

int work_new(const struct settings *s, struct work **out)
{
    struct work *w = calloc(1, sizeof(*w));
    int rc = -1;

    *out = NULL;
    if (w == NULL) {
        tool_error("%s", syma_strerror(SYMA_ENOMEM));
        goto done;
    }
    w->settings = s;
    w->targets.max = s->max_targets;
    rc = new_engines(w);
    if (rc < 0)
        goto done;
    rc = work_reload(w) == RELOAD_NONE ? -1 : 0;
    if (rc < 0)
        goto done;
    *out = w;
    w = NULL;
done:
    work_free(w);
    return rc;
}

void work_free(struct work *w)
{
    if (w == NULL)
        return;
    syma_prober_free(w->prober);
    while (w->checks != NULL) {
        struct check *next = w->checks->next;

        free(w->checks);
        w->checks = next;
    }
    subjects_free(&w->portals);
    targets_free(&w->targets);
    syma_tracker_free(w->portal_tracker);
    syma_tracker_free(w->target_tracker);
    free(w);
}

static void note_subjects(const struct work *w)
{
    size_t sections = 0;
    size_t i;

    for (i = 0; i < w->portals.count; i++)
        sections += syma_portal_section_count(w->portals.all[i]->portal);
    note_known(w->portals.count, sections, w->targets.list.count);
}

/* What is there no more: its check, and what was known of it. */
static void hand_over(struct work *w, struct subjects *old)
{
    size_t i;

    for (i = 0; i < old->count; i++) {
        struct subject *before = old->all[i];
        struct subject *after = subjects_find(&w->portals, before->id);

        if (before->check != NULL)
            before->check->subject = after;
        if (after != NULL)
            after->check = before->check;
        else
            syma_tracker_remove(w->portal_tracker, before->id);
    }
    subjects_free(old);
}

enum reload work_reload(struct work *w)
{
    struct subjects fresh;
    struct subjects old = w->portals;
    size_t bad = 0;
    int rc = SYMA_OK;

    memset(&fresh, 0, sizeof(fresh));
    if (w->settings->portals != NULL)
        rc = folder_read(w->settings->portals, w->settings->options,
                         &w->portals, &fresh, &bad);
    if (w->settings->portals != NULL && rc == SYMA_OK) {
        old = w->portals;
        w->portals = fresh;
        hand_over(w, &old);
        tool_error("%s: portals: %zu, files that are wrong: %zu",
                   w->settings->portals, w->portals.count, bad);
        w->turn = 0;
        w->turn_from_ms = monotonic_ms();
    }
    note_reload(rc == SYMA_OK && bad == 0, wall_ms());
    note_subjects(w);
    if (rc < 0)
        return RELOAD_NONE;
    return bad == 0 ? RELOAD_ALL : RELOAD_SOME;
}

/* 0, or HTTP's status of the refusal. */
static int begin_check(struct work *w, struct subject *s, syma_tracker *tracker)
{
    struct check *c = calloc(1, sizeof(*c));
    int rc = c == NULL ? SYMA_ENOMEM
                       : syma_prober_submit(w->prober, s->portal, &c->ticket);

    if (rc < 0) {
        free(c);
        if (rc != SYMA_ELIMIT)
            tool_error("%s: cannot be checked: %s", s->id, syma_strerror(rc));
        return rc == SYMA_ELIMIT ? 503 : 500;
    }
    c->began_ms = monotonic_ms();
    c->subject = s;
    c->tracker = tracker;
    c->next = w->checks;
    w->checks = c;
    w->check_count++;
    s->check = c;
    return 0;
}

static void join_check(struct work *w, struct subject *s, syma_tracker *tracker,
                       struct request *r)
{
    int status = s->check == NULL ? begin_check(w, s, tracker) : 0;

    if (status != 0) {
        answer_words(r, status, "the check could not be begun");
        return;
    }
    r->next = s->check->waiting;
    s->check->waiting = r;
}

static void take_portal(struct work *w, struct request *r)
{
    struct subject *s = subjects_find(&w->portals, r->id);

    if (s == NULL)
        answer_words(r, 404, "there is no portal of this id in the folder");
    else
        join_check(w, s, w->portal_tracker, r);
}

static void take_target(struct work *w, struct request *r)
{
    char dropped[ID_MAX + 1];
    struct subject *s = NULL;
    int rc = targets_get(&w->targets, r->target, r->section_kind, &s, dropped);

    if (dropped[0] != '\0')
        syma_tracker_remove(w->target_tracker, dropped);
    note_subjects(w);
    if (rc == SYMA_OK)
        join_check(w, s, w->target_tracker, r);
    else if (rc == SYMA_ELIMIT)
        answer_words(r, 503, "too many targets are being checked");
    else
        answer_words(r, rc == SYMA_ENOMEM ? 500 : 400, syma_strerror(rc));
}

static void take_reload(struct work *w, struct request *r)
{
    switch (work_reload(w)) {
    case RELOAD_ALL:
        answer_words(r, 200, "the folder was read again");
        break;
    case RELOAD_SOME:
        answer_words(r, 500,
                     "some files of the folder are wrong, their "
                     "portals stay as they were: the log tells more");
        break;
    case RELOAD_NONE:
        answer_words(r, 500,
                     "the folder cannot be read, all stays as it "
                     "was: the log tells more");
        break;
    }
}

void work_take(struct work *w, struct request *r)
{
    r->began_ms = monotonic_ms();
    switch (r->kind) {
    case REQUEST_PORTAL:
        take_portal(w, r);
        break;
    case REQUEST_TARGET:
        take_target(w, r);
        break;
    case REQUEST_ALL:
        answer_all(r, w->portal_tracker);
        break;
    case REQUEST_RELOAD:
        take_reload(w, r);
        break;
    }
}

static struct check *take_check(struct work *w, uint64_t ticket)
{
    struct check **at = &w->checks;
    struct check *c = NULL;

    while (*at != NULL && (*at)->ticket != ticket)
        at = &(*at)->next;
    c = *at;
    if (c != NULL) {
        *at = c->next;
        w->check_count--;
        if (c->subject != NULL)
            c->subject->check = NULL;
    }
    return c;
}

static int feed(const struct check *c, const syma_report *report)
{
    int rc = syma_tracker_add(c->tracker, report);

    if (rc < 0)
        tool_error("%s: the tracker takes no report: %s", c->subject->id,
                   syma_strerror(rc));
    tracker_drain(c->tracker);
    return rc;
}

/* A check is over: by its report, or by a failure of our own where that is
 * NULL. */
static void end_check(struct check *c, const syma_report *report)
{
    int is_done = 0;

    if (report != NULL) {
        count_report(report, monotonic_ms() - c->began_ms);
        is_done = c->subject != NULL && feed(c, report) == SYMA_OK;
    } else {
        count_failed_check();
    }
    while (c->waiting != NULL) {
        struct request *r = c->waiting;

        c->waiting = r->next;
        if (c->subject == NULL)
            answer_words(r, 404, "the portal is no longer in the folder");
        else
            answer_probe(r, c->tracker, c->subject->id, is_done,
                         monotonic_ms() - r->began_ms);
    }
    free(c);
}

static void pull_events(struct work *w)
{
    syma_event *e = NULL;

    while (syma_prober_next_event(w->prober, &e) == 1) {
        int kind = syma_event_kind(e);
        struct check *c = NULL;

        if (kind == SYMA_EVENT_REPORT || kind == SYMA_EVENT_FAILURE)
            c = take_check(w, syma_event_ticket(e));
        if (c != NULL && kind == SYMA_EVENT_FAILURE)
            tool_error("%s: the check failed: %s",
                       c->subject != NULL ? c->subject->id : "a portal",
                       syma_strerror(syma_event_error(e)));
        if (c != NULL)
            end_check(c, syma_event_report(e));
        syma_event_free(e);
    }
}

static int64_t time_left(const struct request *r, int64_t now)
{
    int64_t left = r->began_ms + r->limit_ms - now;

    return left > 0 ? left : 0;
}

static void answer_late(struct check *c, struct request *r, int64_t now)
{
    count_late_answer();
    if (c->subject == NULL) {
        answer_words(r, 404, "the portal is no longer in the folder");
        return;
    }
    tracker_tick(c->tracker);
    answer_probe(r, c->tracker, c->subject->id, 0, now - r->began_ms);
}

static void answer_those_late(struct check *c, int64_t now)
{
    struct request **at = &c->waiting;

    while (*at != NULL) {
        struct request *r = *at;

        if (time_left(r, now) > 0) {
            at = &r->next;
        } else {
            *at = r->next;
            answer_late(c, r, now);
        }
    }
}

/* When the next portal has its turn: an interval is shared evenly, so that
 * not all of them are asked at once. */
static int64_t turn_ms(const struct work *w)
{
    return w->turn_from_ms + (int64_t)w->turn * w->settings->interval_ms /
                                 (int64_t)w->portals.count;
}

static int has_turns(const struct work *w)
{
    return w->settings->interval_ms > 0 && w->portals.count > 0;
}

static void begin_turns(struct work *w, int64_t now)
{
    size_t begun = 0;

    while (has_turns(w) && turn_ms(w) <= now && begun < w->portals.count) {
        struct subject *s = w->portals.all[w->turn];

        if (s->check == NULL)
            begin_check(w, s, w->portal_tracker);
        begun++;
        w->turn++;
        if (w->turn == w->portals.count) {
            w->turn = 0;
            w->turn_from_ms += w->settings->interval_ms;
        }
    }
    /* The machine slept: what was missed is not made up for. */
    if (begun > 0 && has_turns(w) && turn_ms(w) <= now)
        w->turn_from_ms = now;
}

void work_go_on(struct work *w)
{
    int64_t now = monotonic_ms();
    struct check *c = NULL;

    pull_events(w);
    for (c = w->checks; c != NULL; c = c->next)
        answer_those_late(c, now);
    begin_turns(w, now);
}

void work_stop(struct work *w)
{
    struct check *c = NULL;

    for (c = w->checks; c != NULL; c = c->next) {
        while (c->waiting != NULL) {
            struct request *r = c->waiting;

            c->waiting = r->next;
            answer_words(r, 503, "the exporter is going down");
        }
    }
}

size_t work_pending(const struct work *w)
{
    return w->check_count;
}

int64_t work_next_ms(const struct work *w)
{
    const struct check *c = NULL;
    const struct request *r = NULL;
    int64_t now = monotonic_ms();
    int64_t next = -1;

    if (has_turns(w))
        next = turn_ms(w) > now ? turn_ms(w) - now : 0;
    for (c = w->checks; c != NULL; c = c->next) {
        for (r = c->waiting; r != NULL; r = r->next) {
            int64_t left = time_left(r, now);

            if (next < 0 || left < next)
                next = left;
        }
    }
    return next;
}

/* A failure of the prober is told once; it can go on after some of them. */
void work_wait(struct work *w, int64_t limit_ms)
{
    static const struct timespec pause = {0, 100000000};
    int rc = syma_prober_wait(w->prober, limit_ms);

    if (rc >= 0)
        return;
    if (!w->is_broken)
        tool_error("the engine: %s", syma_strerror(rc));
    w->is_broken = 1;
    nanosleep(&pause, NULL);
}

void work_wake(struct work *w)
{
    syma_prober_wakeup(w->prober);
}
