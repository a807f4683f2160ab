/* SPDX-License-Identifier: MIT */
/*
 * Roll-up in two steps: first each section in the order of its needs, then
 * the portal over the required ones. No I/O, no memory of its own.
 */
#include "watch/rollup.h"

#include "syma/error.h"
#include "syma/types.h"

#define CONFIDENCE_UNDER_UNKNOWN 500
#define UNRESOLVED (-1)

/* What of a section's own flags a reader of the whole must be told. */
#define FLAGS_UPWARDS                                           \
    ((uint32_t)SYMA_FLAG_WARN | (uint32_t)SYMA_FLAG_SCHEDULED | \
     (uint32_t)SYMA_FLAG_OVERDUE)

/* down, then maintenance, then degraded; 0 for what takes nothing down. */
static int badness(const struct symai_rollup_section *s)
{
    switch (s->effective_state) {
    case SYMA_STATE_DOWN:
        return 3;
    case SYMA_STATE_MAINTENANCE:
        return 2;
    case SYMA_STATE_DEGRADED:
        return s->effective_usable == SYMA_USABLE_NO ? 1 : 0;
    default:
        return 0;
    }
}

static int needs_resolved(const struct symai_rollup_section *sections,
                          const struct symai_rollup_section *s)
{
    size_t i;

    for (i = 0; i < s->need_count; i++)
        if (sections[s->needs[i]].effective_state == UNRESOLVED)
            return 0;
    return 1;
}

static void resolve(const struct symai_rollup_section *sections,
                    struct symai_rollup_section *s)
{
    const struct symai_rollup_section *need;
    int worst = 0;
    int unknown = 0;
    size_t i;

    s->effective_state = s->state;
    s->effective_usable = s->usable;
    s->effective_confidence = s->confidence;
    s->because = SYMAI_ROLLUP_NONE;
    if (s->state == SYMA_STATE_MAINTENANCE || s->state == SYMA_STATE_DOWN)
        return;
    for (i = 0; i < s->need_count; i++) {
        need = &sections[s->needs[i]];
        if (need->effective_state == SYMA_STATE_UNKNOWN)
            unknown = 1;
        if (s->state == SYMA_STATE_UNKNOWN || badness(need) <= worst)
            continue;
        worst = badness(need);
        s->because = s->needs[i];
    }
    if (worst > 0) {
        s->effective_state = SYMA_STATE_DEGRADED;
        s->effective_usable = SYMA_USABLE_NO;
    } else if (unknown && s->confidence > CONFIDENCE_UNDER_UNKNOWN) {
        s->effective_confidence = CONFIDENCE_UNDER_UNKNOWN;
    }
}

static int resolve_all(struct symai_rollup_section *sections, size_t count)
{
    size_t left = count;
    size_t before;
    size_t i;
    size_t j;

    for (i = 0; i < count; i++) {
        sections[i].effective_state = UNRESOLVED;
        for (j = 0; j < sections[i].need_count; j++)
            if (sections[i].needs[j] >= count)
                return SYMA_EINVAL;
    }
    while (left > 0) {
        before = left;
        for (i = 0; i < count; i++) {
            if (sections[i].effective_state != UNRESOLVED ||
                !needs_resolved(sections, &sections[i]))
                continue;
            resolve(sections, &sections[i]);
            left--;
        }
        if (left == before)
            return SYMA_EINVAL;
    }
    return SYMA_OK;
}

struct tally {
    size_t states[SYMA_STATE_DOWN + 1];
    size_t usables[SYMA_USABLE_NO + 1]; /* of those whose state is known */
    size_t required;
    size_t optional_not_up;
    uint32_t flags;
};

static void count_sections(const struct symai_rollup_section *sections,
                           size_t count, struct tally *t)
{
    const struct symai_rollup_section *s;
    size_t i;

    for (i = 0; i < count; i++) {
        s = &sections[i];
        if (!s->required) {
            t->optional_not_up += s->effective_state != SYMA_STATE_UP;
            t->flags |= s->flags & (FLAGS_UPWARDS & ~SYMA_FLAG_OVERDUE);
            continue;
        }
        t->required++;
        t->states[s->effective_state]++;
        t->flags |= s->flags & FLAGS_UPWARDS;
        if (s->effective_state != SYMA_STATE_UNKNOWN)
            t->usables[s->effective_usable]++;
    }
}

static int worst_state(const struct tally *t)
{
    if (t->states[SYMA_STATE_DOWN] > 0)
        return SYMA_STATE_DOWN;
    if (t->states[SYMA_STATE_MAINTENANCE] > 0)
        return SYMA_STATE_MAINTENANCE;
    return SYMA_STATE_DEGRADED;
}

static int portal_usable(const struct tally *t, size_t known)
{
    if (known == 0 || t->usables[SYMA_USABLE_UNKNOWN] == known)
        return SYMA_USABLE_UNKNOWN;
    if (t->usables[SYMA_USABLE_YES] == known)
        return SYMA_USABLE_YES;
    if (t->usables[SYMA_USABLE_NO] == known)
        return SYMA_USABLE_NO;
    return SYMA_USABLE_PARTLY;
}

static void portal_state(const struct tally *t, size_t known,
                         struct symai_rollup *out)
{
    size_t maintenance = t->states[SYMA_STATE_MAINTENANCE];
    int state;

    out->state = SYMA_STATE_UNKNOWN;
    if (known == 0)
        return;
    if (known < t->required)
        out->flags |= SYMA_FLAG_INCOMPLETE;
    for (state = SYMA_STATE_UP; state <= SYMA_STATE_DOWN; state++) {
        if (t->states[state] == known) {
            out->state = state;
            return;
        }
    }
    if (maintenance + t->states[SYMA_STATE_DOWN] == known) {
        out->state =
            2 * maintenance > known ? SYMA_STATE_MAINTENANCE : SYMA_STATE_DOWN;
        return;
    }
    out->state = SYMA_STATE_DEGRADED;
    out->flags |= SYMA_FLAG_PARTIAL;
    out->cause = worst_state(t);
}

int symai_rollup(struct symai_rollup_section *sections, size_t count,
                 struct symai_rollup *out)
{
    struct tally t = {{0}, {0}, 0, 0, 0};
    size_t known;
    int rc;

    out->flags = 0;
    out->cause = SYMA_STATE_UNKNOWN;
    rc = resolve_all(sections, count);
    if (rc < 0)
        return rc;
    count_sections(sections, count, &t);
    known = t.required - t.states[SYMA_STATE_UNKNOWN];
    portal_state(&t, known, out);
    out->usable = portal_usable(&t, known);
    out->flags |= t.flags;
    if (out->state == SYMA_STATE_UP && t.optional_not_up > 0)
        out->flags |= SYMA_FLAG_WARN;
    out->up_count = t.states[SYMA_STATE_UP];
    out->required_count = t.required;
    return SYMA_OK;
}
