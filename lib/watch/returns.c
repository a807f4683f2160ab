/* SPDX-License-Identifier: MIT */
/*
 * From the sections to the portal: its state is what theirs come to, and has
 * held since the last of them came to it. Sections that come back one by one
 * are told as they do.
 */
#include "base/mem.h"
#include "watch/rollup.h"
#include "watch/turn.h"

#define FEW 16

/* A section of the report that this one needs and that is not up. */
static struct symai_word *waits_for(const struct symai_turn *turn, size_t i)
{
    const struct symai_report_section *from =
        symai_report_section(turn->report, i);
    const struct symai_track_section *s;
    size_t j;

    for (j = 0; j < from->needs.count; j++) {
        s = symai_track_section_at(
            turn->p, *(const size_t *)symai_vec_at(&from->needs, j));
        if (s != NULL && s->line.state != SYMA_STATE_UP)
            return symai_word_ref(s->id);
    }
    return NULL;
}

static int name_sections(const struct symai_turn *turn, syma_change *c)
{
    const struct symai_track_section *s;
    size_t waiting = turn->p->required_count - turn->p->up_count;
    size_t back = 0;
    size_t i;

    c->names =
        symai_calloc(turn->p->up_count + 2 * waiting, sizeof *c->names);
    if (c->names == NULL)
        return SYMA_ENOMEM;
    c->back_count = turn->p->up_count;
    for (i = 0; i < turn->p->sections.count; i++) {
        s = symai_track_section_at(turn->p, i);
        if (!s->is_required)
            continue;
        if (s->line.state == SYMA_STATE_UP) {
            c->names[back++] = symai_word_ref(s->id);
            continue;
        }
        c->names[c->back_count + c->waiting_count] = symai_word_ref(s->id);
        c->names[c->back_count + waiting + c->waiting_count] =
            waits_for(turn, i);
        c->waiting_count++;
    }
    return SYMA_OK;
}

/* When the last of those that are up came up. */
static int64_t last_return_ms(const struct symai_turn *turn)
{
    const struct symai_track_section *s;
    int64_t last = -1;
    size_t i;

    for (i = 0; i < turn->p->sections.count; i++) {
        s = symai_track_section_at(turn->p, i);
        if (s->is_required && s->line.state == SYMA_STATE_UP &&
            s->line.since_ms > last)
            last = s->line.since_ms;
    }
    return last;
}

static int tell_return(struct symai_turn *turn)
{
    syma_change *c = NULL;
    int rc = symai_change_new(turn, SYMA_CHANGE_PARTIAL_RETURN, NULL,
                              last_return_ms(turn), &c);

    if (rc < 0)
        return rc;
    rc = name_sections(turn, c);
    if (rc < 0) {
        syma_change_free(c);
        return rc;
    }
    return symai_change_put(turn, c);
}

static int sum_up(const struct symai_turn *turn, struct symai_rollup *out,
                  uint32_t *own_flags)
{
    struct symai_rollup_section few[FEW];
    struct symai_rollup_section *rows = few;
    const struct symai_track_section *s;
    size_t count = turn->p->sections.count;
    size_t i;
    int rc;

    if (count > FEW)
        rows = symai_calloc(count, sizeof *rows);
    if (rows == NULL)
        return SYMA_ENOMEM;
    memset(few, 0, sizeof few);
    *own_flags = 0;
    for (i = 0; i < count; i++) {
        s = symai_track_section_at(turn->p, i);
        rows[i].state = s->line.state;
        rows[i].usable = s->line.usable;
        rows[i].flags = symai_track_flags(&s->line, s);
        rows[i].required = s->is_required;
        if (s->is_required)
            *own_flags |= rows[i].flags & SYMAI_TRACK_OWN_FLAGS;
    }
    rc = symai_rollup(rows, count, out);
    if (rows != few)
        symai_free(rows);
    return rc;
}

/* Since when has what holds now held? */
static int64_t since_of(const struct symai_turn *turn)
{
    const struct symai_track_section *s;
    int64_t since = turn->p->line.since_ms;
    size_t i;

    if (turn->is_reshaped)
        return turn->now_ms;
    for (i = 0; i < turn->p->sections.count; i++) {
        s = symai_track_section_at(turn->p, i);
        if (s->is_required && s->line.since_ms > since)
            since = s->line.since_ms;
    }
    return since;
}

int symai_turn_roll_up(struct symai_turn *turn)
{
    struct symai_track_portal *p = turn->p;
    struct symai_track_line *line = &p->line;
    int was_out = symai_incident_running(line) != NULL;
    size_t before = p->up_count;
    int from = line->state;
    struct symai_rollup sum;
    uint32_t own_flags;
    int rc = sum_up(turn, &sum, &own_flags);

    if (rc < 0)
        return rc;
    p->up_count = sum.up_count;
    p->required_count = sum.required_count;
    line->usable = sum.usable;
    line->flags = (sum.flags & ~SYMAI_TRACK_OWN_FLAGS) | own_flags;
    if (sum.state != from) {
        symai_turn_close_span(turn, NULL, sum.state, since_of(turn));
        rc = symai_change_state(turn, NULL, from);
    }
    if (rc == SYMA_OK && was_out && turn->has_return &&
        sum.state != SYMA_STATE_UP && p->up_count > before &&
        p->up_count < p->required_count)
        rc = tell_return(turn);
    if (rc == SYMA_OK && sum.state != from)
        rc = symai_incident_follow(turn, NULL);
    return rc;
}
