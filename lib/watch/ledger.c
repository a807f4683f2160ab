/* SPDX-License-Identifier: MIT */
/*
 * The ledger of promises: who promised a return, in which words, for when,
 * how often it was put off, and what became of it. A source has one current
 * promise; what it said before is revised, and measured at the end all the
 * same.
 */
#include <string.h>

#include "watch/turn.h"

/* Moments that are less apart are the same. */
#define NEAR_MS 120000

static struct syma_promise *promise_at(const struct symai_track_line *line,
                                       size_t i)
{
    return symai_vec_at(&line->promises, i);
}

static void take_out(struct symai_vec *promises, size_t i)
{
    symai_promise_clear(symai_vec_at(promises, i));
    symai_vec_remove(promises, i);
}

/* Where the ledger is full the oldest goes that a source has replaced or that
 * is over; where all are current the oldest. */
static void make_room(struct symai_vec *promises)
{
    struct syma_promise *p;
    size_t i;

    if (promises->count < promises->max)
        return;
    for (i = 0; i < promises->count; i++) {
        p = symai_vec_at(promises, i);
        if (!symai_promise_is_current(p))
            break;
    }
    if (i == promises->count)
        i = 0;
    take_out(promises, i);
}

/* The incident that goes on when it is seen, or else the next to begin. */
static struct syma_incident *incident_for(struct symai_track_line *line,
                                          int64_t seen_ms)
{
    struct syma_incident *n;
    size_t i;

    for (i = 0; i < line->incidents.count; i++) {
        n = symai_vec_at(&line->incidents, i);
        if (n->end_ms < 0 || n->end_ms > seen_ms)
            return n;
    }
    return NULL;
}

/* A page that counts down names the same moment in other words each time. */
static int is_near(int64_t a, int64_t b)
{
    return a >= 0 && b >= 0 && a - b < NEAR_MS && b - a < NEAR_MS;
}

/* Is this promise the one that is told (again)? */
static int is_same(const struct syma_promise *p, const struct symai_pledge *g)
{
    if (strcmp(p->source, g->source) != 0)
        return 0;
    if (g->text[0] == '\0')
        return symai_promise_is_current(p) && p->is_seen;
    if (strcmp(p->text->text, g->text) != 0)
        return !g->is_declared && symai_promise_is_current(p) &&
               is_near(p->latest_ms, g->latest_ms);
    return symai_promise_is_current(p) ||
           (g->is_declared && p->seen_ms == g->seen_ms);
}

static int is_known(const struct symai_track_line *line,
                    const struct symai_pledge *g)
{
    size_t i;

    for (i = 0; i < line->promises.count; i++)
        if (is_same(promise_at(line, i), g))
            return 1;
    return 0;
}

/* What the source said before of the same incident. */
static struct syma_promise *said_before(const struct symai_track_line *line,
                                        const char *source, int64_t incident_ms)
{
    struct syma_promise *p;
    size_t i;

    for (i = line->promises.count; i > 0; i--) {
        p = promise_at(line, i - 1);
        if (p->incident_ms == incident_ms && strcmp(p->source, source) == 0)
            return p->until_ms < 0 && !symai_promise_is_current(p) ? NULL : p;
    }
    return NULL;
}

static int close_promise(struct symai_turn *turn, struct symai_track_section *s,
                         struct syma_promise *p, int64_t end_ms)
{
    p->until_ms = end_ms;
    if (p->latest_ms < 0) {
        p->status = SYMA_PROMISE_UNDATED;
        return SYMA_OK;
    }
    turn->has_closed = 1;
    if (end_ms <= p->latest_ms) {
        p->status = SYMA_PROMISE_KEPT;
        return symai_change_promise(turn, SYMA_CHANGE_KEPT, s, p, end_ms);
    }
    p->status = SYMA_PROMISE_BROKEN;
    return symai_change_promise(turn, SYMA_CHANGE_BROKEN, s, p, end_ms);
}

static void fill(struct syma_promise *p, const struct symai_turn *turn,
                 const struct symai_pledge *g)
{
    strncpy(p->source, g->source, sizeof p->source - 1);
    p->seen_ms = g->seen_ms;
    p->earliest_ms = g->earliest_ms;
    p->latest_ms = g->latest_ms;
    p->is_vague = g->is_vague;
    p->status = SYMA_PROMISE_OPEN;
    p->is_seen = 1;
    p->incident_ms = -1;
    p->until_ms = -1;
    p->revised_from_ms = -1;
    p->now_ms = &turn->t->now_ms;
}

/* Puts the new one in the place of what the source said before. 1: it has put
 * off a time that was named. */
static int replace(struct syma_promise *before, struct syma_promise *p,
                   struct syma_incident *n)
{
    if (before == NULL)
        return 0;
    p->revised_from_ms = before->latest_ms;
    if (before->until_ms < 0)
        before->status = SYMA_PROMISE_REVISED;
    if (before->latest_ms < 0 || p->latest_ms <= before->latest_ms)
        return 0;
    if (n != NULL)
        n->slips++;
    return 1;
}

static int take_new(struct symai_turn *turn, struct symai_track_section *s,
                    const struct symai_pledge *g, struct symai_word *text)
{
    struct symai_track_line *line = symai_turn_line(turn, s);
    struct syma_incident *n = incident_for(line, g->seen_ms);
    int64_t incident_ms = n != NULL ? n->begin_ms : -1;
    struct syma_promise *p;
    void *item = NULL;
    int is_slip;
    int rc;

    make_room(&line->promises);
    rc = symai_vec_push(&line->promises, &item);
    if (rc < 0) {
        symai_word_unref(text);
        return rc;
    }
    p = item;
    fill(p, turn, g);
    p->text = text;
    line->promises.count--; /* not found by its own search */
    is_slip = replace(said_before(line, g->source, incident_ms), p, n);
    line->promises.count++;
    p->incident_ms = incident_ms;
    rc = symai_change_promise(
        turn, is_slip ? SYMA_CHANGE_SLIP : SYMA_CHANGE_PROMISED, s, p,
        g->seen_ms);
    if (rc == SYMA_OK && n != NULL && n->end_ms >= 0)
        rc = close_promise(turn, s, p, n->end_ms);
    return rc;
}

/* A return whose time had passed before this outage began, where it was up
 * until then, was promised in another one. */
static int is_of_the_past(const struct symai_track_line *line,
                          const struct symai_pledge *g)
{
    const struct syma_incident *n = symai_incident_running(line);

    return g->is_declared && n != NULL && n->end_ms < 0 && g->latest_ms >= 0 &&
           g->latest_ms < n->begin_ms && line->total_ms[SYMA_STATE_UP] > 0;
}

int symai_ledger_take(struct symai_turn *turn, struct symai_track_section *s,
                      const struct symai_pledge *pledge)
{
    const struct symai_track_line *line = symai_turn_line(turn, s);
    struct symai_word *text = NULL;
    int rc;

    if (is_known(line, pledge) || is_of_the_past(line, pledge))
        return SYMA_OK;
    rc = symai_word_new(pledge->text, strlen(pledge->text), &text);
    return rc == SYMA_OK ? take_new(turn, s, pledge, text) : rc;
}

/* A return that waited for an outage and whose time had passed before this one
 * began was not about it, nor will it be about another. */
void symai_ledger_begin(struct symai_track_line *line, int64_t begin_ms)
{
    struct syma_promise *p;
    size_t i = 0;

    while (i < line->promises.count) {
        p = promise_at(line, i);
        if (p->incident_ms < 0 && p->latest_ms >= 0 &&
            p->latest_ms < begin_ms) {
            take_out(&line->promises, i);
            continue;
        }
        if (p->incident_ms < 0)
            p->incident_ms = begin_ms;
        i++;
    }
}

int symai_ledger_end(struct symai_turn *turn, struct symai_track_section *s,
                     const struct syma_incident *incident)
{
    struct symai_track_line *line = symai_turn_line(turn, s);
    struct syma_promise *p;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < line->promises.count; i++) {
        p = promise_at(line, i);
        if (p->incident_ms == incident->begin_ms && p->until_ms < 0)
            rc = close_promise(turn, s, p, incident->end_ms);
    }
    return rc;
}

int symai_ledger_is_awaited(const struct symai_track_line *line)
{
    return line->state != SYMA_STATE_UP && line->usable != SYMA_USABLE_YES;
}

/* What waits for an incident is late for none. */
static int is_open(const struct syma_promise *p)
{
    return p->status == SYMA_PROMISE_OPEN && p->latest_ms >= 0 &&
           p->incident_ms >= 0;
}

int symai_ledger_overdue(struct symai_turn *turn, struct symai_track_section *s)
{
    struct symai_track_line *line = symai_turn_line(turn, s);
    struct syma_promise *p;
    size_t i;
    int rc = SYMA_OK;

    if (!symai_ledger_is_awaited(line))
        return SYMA_OK;
    for (i = 0; rc == SYMA_OK && i < line->promises.count; i++) {
        p = promise_at(line, i);
        if (!is_open(p) || turn->now_ms <= p->latest_ms)
            continue;
        p->status = SYMA_PROMISE_OVERDUE;
        rc = symai_change_promise(turn, SYMA_CHANGE_OVERDUE, s, p,
                                  p->latest_ms);
    }
    return rc;
}

int64_t symai_ledger_due_ms(const struct symai_track_line *line)
{
    const struct syma_promise *p;
    int64_t due = INT64_MAX;
    size_t i;

    if (!symai_ledger_is_awaited(line))
        return due;
    for (i = 0; i < line->promises.count; i++) {
        p = promise_at(line, i);
        if (is_open(p) && p->latest_ms + 1 < due)
            due = p->latest_ms + 1;
    }
    return due;
}
