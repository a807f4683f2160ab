/* SPDX-License-Identifier: MIT */
/*
 * Incidents: from the first report that was not "up" to the first that was
 * again. That the state is unknown in between does not end one.
 */
#include "watch/turn.h"

struct syma_incident *
symai_incident_running(const struct symai_track_line *line)
{
    struct syma_incident *n;

    if (line->incidents.count == 0)
        return NULL;
    n = symai_vec_at(&line->incidents, line->incidents.count - 1);
    return n->end_ms < 0 ? n : NULL;
}

/* The oldest gives way. */
static int push(struct symai_vec *incidents, struct syma_incident **out)
{
    void *item = NULL;
    int rc;

    if (incidents->count == incidents->max)
        symai_vec_remove(incidents, 0);
    rc = symai_vec_push(incidents, &item);
    *out = item;
    return rc;
}

static int begin(struct symai_turn *turn, struct symai_track_section *s)
{
    struct symai_track_line *line = symai_turn_line(turn, s);
    struct syma_incident *n = NULL;
    int rc = push(&line->incidents, &n);

    if (rc < 0)
        return rc;
    n->begin_ms = line->since_ms;
    n->confirmed_ms = turn->now_ms;
    n->end_ms = -1;
    n->worst = line->state;
    n->reason = line->reason;
    n->is_planned = symai_turn_cover_ms(turn->p, s, line->since_ms,
                                        line->since_ms + 1) > 0;
    symai_ledger_begin(line, n->begin_ms);
    return SYMA_OK;
}

int symai_incident_follow(struct symai_turn *turn,
                          struct symai_track_section *s)
{
    struct symai_track_line *line = symai_turn_line(turn, s);
    struct syma_incident *n = symai_incident_running(line);

    if (line->state == SYMA_STATE_UNKNOWN)
        return SYMA_OK;
    if (line->state != SYMA_STATE_UP) {
        if (n == NULL)
            return begin(turn, s);
        if (line->state > n->worst)
            n->worst = line->state;
        return SYMA_OK;
    }
    if (n == NULL)
        return SYMA_OK;
    n->end_ms = line->since_ms;
    turn->has_return |= s != NULL && s->is_required;
    return symai_ledger_end(turn, s, n);
}
