/* SPDX-License-Identifier: MIT */
/*
 * The model of the tracker: what the sections come to together.
 */
#include "tracker_model.h"

#include <string.h>

#include "syma/syma.h"

int model_usable(const struct model_world *w, int section)
{
    const struct model_seen *seen;

    if (section == MODEL_PORTAL)
        return model_rollup_usable(w);
    seen = model_agreeing(w, section);
    return seen != NULL ? seen->usable : SYMA_USABLE_UNKNOWN;
}

struct tally {
    int required;
    int optional_not_up;
    int states[MODEL_STATES];
    int usables[4];
    int known;
};

static void tally_up(const struct model_world *w, struct tally *t)
{
    int state;
    int i;

    memset(t, 0, sizeof *t);
    for (i = 0; i < w->model->section_count; i++) {
        state = model_state(&w->sections[i]);
        if (!w->model->sections[i].is_required) {
            t->optional_not_up += state != SYMA_STATE_UP;
            continue;
        }
        t->required++;
        t->states[state]++;
        if (state == SYMA_STATE_UNKNOWN)
            continue;
        t->known++;
        t->usables[model_usable(w, i)]++;
    }
}

int model_rollup_usable(const struct model_world *w)
{
    struct tally t;
    int usable;

    tally_up(w, &t);
    if (t.known == 0)
        return SYMA_USABLE_UNKNOWN;
    for (usable = SYMA_USABLE_UNKNOWN; usable <= SYMA_USABLE_NO; usable++)
        if (t.usables[usable] == t.known)
            return usable;
    return SYMA_USABLE_PARTLY;
}

int model_rollup_state(const struct model_world *w)
{
    struct tally t;
    int state;

    tally_up(w, &t);
    if (t.known == 0)
        return SYMA_STATE_UNKNOWN;
    for (state = SYMA_STATE_UP; state <= SYMA_STATE_DOWN; state++)
        if (t.states[state] == t.known)
            return state;
    if (t.states[SYMA_STATE_UP] == 0 && t.states[SYMA_STATE_DEGRADED] == 0)
        return t.states[SYMA_STATE_MAINTENANCE] > t.states[SYMA_STATE_DOWN]
                   ? SYMA_STATE_MAINTENANCE
                   : SYMA_STATE_DOWN;
    return SYMA_STATE_DEGRADED;
}

/* At the end: k of n, what can be done, and the flags. */
void model_rollup(struct model_world *w)
{
    const uint32_t of_all = SYMA_FLAG_WARN | SYMA_FLAG_SCHEDULED;
    const uint32_t of_required =
        SYMA_FLAG_OVERDUE | SYMA_FLAG_STALE | SYMA_FLAG_FLAPPING;
    int state = model_rollup_state(w);
    struct tally t;
    int i;

    tally_up(w, &t);
    w->up_count = t.states[SYMA_STATE_UP];
    w->required_count = t.required;
    w->portal.usable = model_rollup_usable(w);
    w->portal.reason = "";
    w->portal.flags = 0;
    for (i = 0; i < w->model->section_count; i++) {
        w->portal.flags |= w->sections[i].flags & of_all;
        if (w->model->sections[i].is_required)
            w->portal.flags |= w->sections[i].flags & of_required;
    }
    if (state != SYMA_STATE_UP && w->portal.usable != SYMA_USABLE_YES &&
        model_is_overdue(w, MODEL_PORTAL))
        w->portal.flags |= SYMA_FLAG_OVERDUE;
    if (t.known > 0 && t.known < t.required)
        w->portal.flags |= SYMA_FLAG_INCOMPLETE;
    if (state == SYMA_STATE_DEGRADED &&
        t.states[SYMA_STATE_DEGRADED] < t.known)
        w->portal.flags |= SYMA_FLAG_PARTIAL;
    if (state == SYMA_STATE_UP && t.optional_not_up > 0)
        w->portal.flags |= SYMA_FLAG_WARN;
}
