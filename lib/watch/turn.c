/* SPDX-License-Identifier: MIT */
/*
 * A tick and a report, step by step: windows first, then the sections, each
 * by itself and in the order of the report, then the portal.
 */
#include "watch/turn.h"

#include <string.h>

#include "judge/names.h"
#include "judge/verdict.h"
#include "watch/rollup.h"

#define UNRESOLVED (-1)

/* ---- what the time changes ---- */

static int age_section(struct symai_turn *turn, struct symai_track_section *s)
{
    const struct symai_track_options *o = &turn->t->options;
    int from = s->line.state;

    if (s->known_ms < 0 || from == SYMA_STATE_UNKNOWN ||
        turn->now_ms - s->known_ms < o->unknown_ms)
        return SYMA_OK;
    symai_turn_close_span(turn, s, SYMA_STATE_UNKNOWN,
                          s->known_ms + o->unknown_ms);
    s->run.length = 0;
    s->line.usable = SYMA_USABLE_UNKNOWN;
    s->line.reason = s->unknown_reason;
    s->line.flags = s->unknown_flags;
    return symai_change_state(turn, s, from);
}

static int tick_section(struct symai_turn *turn, struct symai_track_section *s)
{
    int64_t stale_ms = turn->t->options.stale_ms;
    int rc = age_section(turn, s);

    if (rc == SYMA_OK)
        rc = symai_ledger_overdue(turn, s);
    if (rc < 0 || s->is_stale || s->known_ms < 0 ||
        turn->now_ms - s->known_ms < stale_ms)
        return rc;
    s->is_stale = 1;
    return symai_change_begin(turn, SYMA_CHANGE_STALE, s, 1,
                              s->known_ms + stale_ms);
}

int64_t symai_turn_due_ms(const struct symai_track_options *o,
                          const struct symai_track_portal *p)
{
    const struct symai_track_section *s;
    int64_t due = symai_windows_due_ms(p);
    int64_t next = symai_ledger_due_ms(&p->line);
    size_t i;

    due = next < due ? next : due;
    for (i = 0; i < p->sections.count; i++) {
        s = symai_track_section_at(p, i);
        next = symai_ledger_due_ms(&s->line);
        due = next < due ? next : due;
        if (s->known_ms < 0)
            continue;
        next = s->known_ms + o->stale_ms;
        if (!s->is_stale && next < due)
            due = next;
        next = s->known_ms + o->unknown_ms;
        if (s->line.state != SYMA_STATE_UNKNOWN && next < due)
            due = next;
    }
    return due;
}

int symai_turn_tick(struct symai_turn *turn)
{
    size_t i;
    int rc = symai_windows_tick(turn);

    for (i = 0; rc == SYMA_OK && i < turn->p->sections.count; i++)
        rc = tick_section(turn, symai_track_section_at(turn->p, i));
    if (rc == SYMA_OK)
        rc = symai_turn_roll_up(turn);
    if (rc == SYMA_OK)
        rc = symai_ledger_overdue(turn, NULL);
    if (rc == SYMA_OK)
        rc = symai_announced_count(turn);
    turn->p->due_ms = symai_turn_due_ms(&turn->t->options, turn->p);
    return rc;
}

/* ---- the sections of the report in place of those before ---- */

static int is_required(const struct symai_report_section *from)
{
    return (from->flags & (uint32_t)SYMA_SECTION_OPTIONAL) == 0;
}

static int same_sections(const struct symai_turn *turn)
{
    const struct symai_track_section *s;
    const struct symai_report_section *from;
    size_t i;

    if (turn->p->sections.count != turn->report->sections.count)
        return 0;
    for (i = 0; i < turn->p->sections.count; i++) {
        s = symai_track_section_at(turn->p, i);
        from = symai_report_section(turn->report, i);
        if (strcmp(s->id->text, from->id) != 0 ||
            s->is_required != is_required(from))
            return 0;
    }
    return 1;
}

static void begin_line(const struct symai_turn *turn,
                       struct symai_track_line *line)
{
    line->since_ms = turn->now_ms;
    line->counted_ms = turn->now_ms;
}

/* The one that there was, taken over, or a new one. */
static int arrange_section(struct symai_turn *turn,
                           const struct symai_report_section *from,
                           struct symai_track_section *s)
{
    struct symai_track_section *old = symai_track_section(turn->p, from->id);
    int rc = SYMA_OK;

    if (old != NULL) {
        *s = *old;
        symai_track_section_init(old);
        old->id = symai_word_ref(s->id);
        turn->is_reshaped |= s->is_required != is_required(from);
    } else {
        symai_track_section_init(s);
        rc = symai_word_new(from->id, strlen(from->id), &s->id);
        begin_line(turn, &s->line);
        turn->is_reshaped = 1;
    }
    s->is_required = is_required(from);
    return rc;
}

static int arrange_sections(struct symai_turn *turn)
{
    const struct symai_vec *from = &turn->report->sections;
    struct symai_vec old = turn->p->sections;
    struct symai_vec sections;
    void *item = NULL;
    size_t i;
    int rc = SYMA_OK;

    if (same_sections(turn))
        return SYMA_OK;
    symai_vec_init(&sections, old.size, old.max);
    for (i = 0; rc == SYMA_OK && i < from->count; i++) {
        rc = symai_vec_push(&sections, &item);
        if (rc == SYMA_OK)
            rc = arrange_section(turn, symai_vec_at(from, i), item);
    }
    turn->is_reshaped |= from->count != old.count;
    turn->p->sections = sections;
    for (i = 0; i < old.count; i++)
        symai_track_section_clear(symai_vec_at(&old, i));
    symai_vec_free(&old);
    if (rc == SYMA_OK)
        symai_windows_forget(turn);
    return rc;
}

/* ---- what holds after the report ---- */

static int confirmations(const struct symai_turn *turn,
                         const struct symai_report_section *from)
{
    const int *confirm = turn->t->options.confirm;
    int reason = from->verdict->reason;

    switch (from->effective_state) {
    case SYMA_STATE_DOWN:
        if ((from->verdict->flags & (uint32_t)SYMA_FLAG_CONFIRMED) != 0)
            return 1;
        break;
    case SYMA_STATE_MAINTENANCE:
        if (reason == SYMAI_REASON_http_503_maintenance ||
            reason == SYMAI_REASON_redirect_maintenance)
            return 1;
        break;
    case SYMA_STATE_DEGRADED:
        if (from->because != SYMAI_ROLLUP_NONE &&
            symai_track_section_at(turn->p, from->because)->next_state !=
                SYMA_STATE_UP)
            return 1;
        break;
    default:
        break;
    }
    return confirm[from->effective_state];
}

static void settle_section(struct symai_turn *turn,
                           struct symai_track_section *s,
                           const struct symai_report_section *from)
{
    s->next_state = s->line.state;
    s->next_since_ms = s->line.since_ms;
    if (from->effective_state == SYMA_STATE_UNKNOWN)
        return;
    if (symai_settle(&s->run, s->line.state, from->effective_state,
                     confirmations(turn, from), turn->now_ms,
                     &s->next_since_ms))
        s->next_state = from->effective_state;
}

/* Those that another one waits for come first; there is no circle. */
static void settle_sections(struct symai_turn *turn)
{
    const struct symai_report_section *from;
    struct symai_track_section *s;
    size_t count = turn->p->sections.count;
    size_t left = count;
    size_t before = count + 1;
    size_t i;

    for (i = 0; i < count; i++)
        symai_track_section_at(turn->p, i)->next_state = UNRESOLVED;
    while (left > 0 && left < before) {
        before = left;
        for (i = 0; i < count; i++) {
            s = symai_track_section_at(turn->p, i);
            from = symai_report_section(turn->report, i);
            if (s->next_state != UNRESOLVED ||
                (from->because != SYMAI_ROLLUP_NONE &&
                 symai_track_section_at(turn->p, from->because)->next_state ==
                     UNRESOLVED))
                continue;
            settle_section(turn, s, from);
            left--;
        }
    }
}

/* What the report says of the state, where it agrees with it. */
static void take_details(const struct symai_turn *turn,
                         struct symai_track_section *s, size_t i)
{
    const struct symai_report_section *from =
        symai_report_section(turn->report, i);
    const char *reason = syma_report_effective_reason(turn->report, i);
    uint32_t flags = from->verdict->flags & ~SYMAI_TRACK_OWN_FLAGS;
    int is_unknown = from->effective_state == SYMA_STATE_UNKNOWN;

    if (from->effective_state == s->next_state) {
        s->line.usable = from->effective_usable;
        s->line.reason = reason;
        s->line.flags = flags;
    }
    s->unknown_reason = is_unknown ? reason : "";
    s->unknown_flags = is_unknown ? flags : 0;
}

static int follow_state(struct symai_turn *turn, struct symai_track_section *s)
{
    int from = s->line.state;
    int rc;

    if (s->next_state == from)
        return SYMA_OK;
    symai_turn_close_span(turn, s, s->next_state, s->next_since_ms);
    rc = symai_change_state(turn, s, from);
    return rc == SYMA_OK ? symai_incident_follow(turn, s) : rc;
}

static int follow_age(struct symai_turn *turn, struct symai_track_section *s,
                      int state)
{
    const struct symai_track_options *o = &turn->t->options;
    int rc = SYMA_OK;

    if (state == SYMA_STATE_UNKNOWN)
        return SYMA_OK;
    s->known_ms = turn->now_ms;
    if (symai_flap_add(&s->flap, state, o->flap_high, o->flap_low))
        rc = symai_change_begin(turn, SYMA_CHANGE_FLAPPING, s, s->flap.is_on,
                                turn->now_ms);
    if (rc < 0 || !s->is_stale)
        return rc;
    s->is_stale = 0;
    return symai_change_begin(turn, SYMA_CHANGE_STALE, s, 0, turn->now_ms);
}

static int follow_section(struct symai_turn *turn, size_t i)
{
    struct symai_track_section *s = symai_track_section_at(turn->p, i);
    const struct symai_report_section *from =
        symai_report_section(turn->report, i);
    int rc;

    take_details(turn, s, i);
    rc = follow_state(turn, s);
    if (rc == SYMA_OK)
        rc = symai_ledger_read(turn, s, from);
    if (rc == SYMA_OK)
        rc = symai_ledger_said(turn, s);
    if (rc == SYMA_OK)
        rc = symai_ledger_overdue(turn, s);
    if (rc == SYMA_OK)
        rc = follow_age(turn, s, from->effective_state);
    return rc;
}

static int follow_portal(struct symai_turn *turn)
{
    int rc = symai_turn_roll_up(turn);

    if (rc == SYMA_OK)
        rc = symai_ledger_said(turn, NULL);
    if (rc == SYMA_OK)
        rc = symai_ledger_overdue(turn, NULL);
    return rc == SYMA_OK ? symai_ledger_remember(turn) : rc;
}

int symai_turn_report(struct symai_turn *turn)
{
    struct symai_track_portal *p = turn->p;
    size_t i;
    int rc;

    if (p->line.since_ms < 0)
        begin_line(turn, &p->line);
    rc = symai_windows_declare(turn);
    if (rc == SYMA_OK)
        rc = arrange_sections(turn);
    syma_report_unref(p->report);
    p->report = syma_report_ref(turn->report);
    symai_track_rules_unref(p->rules);
    p->rules = NULL;
    p->checked_ms = turn->now_ms;
    if (rc == SYMA_OK)
        rc = symai_windows_read(turn);
    if (rc == SYMA_OK)
        rc = symai_windows_tick(turn);
    if (rc < 0)
        return rc;
    settle_sections(turn);
    for (i = 0; rc == SYMA_OK && i < p->sections.count; i++)
        rc = follow_section(turn, i);
    if (rc == SYMA_OK)
        rc = follow_portal(turn);
    if (rc == SYMA_OK)
        rc = symai_announced_count(turn);
    p->due_ms = symai_turn_due_ms(&turn->t->options, p);
    return rc;
}

int symai_turn_declare(struct symai_turn *turn, struct symai_track_section *s,
                       const struct symai_pledge *pledge)
{
    int rc = symai_ledger_take(turn, s, pledge);

    if (rc == SYMA_OK)
        rc = symai_ledger_overdue(turn, s);
    if (rc == SYMA_OK)
        rc = symai_turn_roll_up(turn);
    if (rc == SYMA_OK)
        rc = symai_announced_count(turn);
    turn->p->due_ms = symai_turn_due_ms(&turn->t->options, turn->p);
    return rc;
}
