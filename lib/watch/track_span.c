/* SPDX-License-Identifier: MIT */
/*
 * Time by state. Spans part the time since the first report without a gap; of
 * each it is counted how much of it was planned. That is done once a span
 * ends, or before a window goes that covers some of it: up to the moment at
 * which the span may yet turn out to have ended.
 */
#include "watch/turn.h"
#include "watch/window.h"

struct symai_track_line *symai_turn_line(struct symai_turn *turn,
                                         struct symai_track_section *s)
{
    return s != NULL ? &s->line : &turn->p->line;
}

const struct symai_vec *symai_turn_rules(const struct symai_track_portal *p,
                                         const struct symai_zone **zone,
                                         const char **zone_name)
{
    if (p->report != NULL) {
        *zone = p->report->zone;
        *zone_name = p->report->zone_name;
        return &p->report->windows;
    }
    *zone = p->rules != NULL ? p->rules->zone : NULL;
    *zone_name = p->rules != NULL ? p->rules->zone_name : NULL;
    return p->rules != NULL ? &p->rules->rules : NULL;
}

int64_t symai_turn_cover_ms(const struct symai_track_portal *p,
                            const struct symai_track_section *s,
                            int64_t from_ms, int64_t to_ms)
{
    const struct symai_zone *zone;
    const char *zone_name;
    const struct symai_vec *rules = symai_turn_rules(p, &zone, &zone_name);
    const struct symai_vec *spans = s != NULL ? &s->spans : NULL;

    if ((rules == NULL || rules->count == 0) &&
        (spans == NULL || spans->count == 0))
        return 0;
    return symai_window_cover_ms(rules, zone, spans,
                                 s != NULL ? s->id->text : "", from_ms, to_ms);
}

static void count_to(const struct symai_track_portal *p,
                     struct symai_track_line *line,
                     const struct symai_track_section *s, int64_t to_ms)
{
    if (to_ms <= line->counted_ms)
        return;
    line->planned_ms[line->state] +=
        symai_turn_cover_ms(p, s, line->counted_ms, to_ms);
    line->counted_ms = to_ms;
}

void symai_turn_close_span(struct symai_turn *turn,
                           struct symai_track_section *s, int state,
                           int64_t since_ms)
{
    struct symai_track_line *line = symai_turn_line(turn, s);

    count_to(turn->p, line, s, since_ms);
    line->total_ms[line->state] += since_ms - line->since_ms;
    line->since_ms = since_ms;
    line->state = state;
}

/* A run may end the span at its first report, old age where it sets in. */
int64_t symai_track_certain_ms(const struct symai_track_options *o,
                               const struct symai_track_section *s,
                               int64_t now_ms)
{
    int64_t ms = s->run.length > 0 ? s->run.since_ms : now_ms;
    int64_t old_ms = s->known_ms + o->unknown_ms;

    if (s->line.state != SYMA_STATE_UNKNOWN && old_ms < ms)
        ms = old_ms;
    return ms;
}

static int64_t certain_ms(const struct symai_turn *turn,
                          const struct symai_track_section *s)
{
    return symai_track_certain_ms(&turn->t->options, s, turn->now_ms);
}

void symai_turn_count_planned(struct symai_turn *turn,
                              struct symai_track_section *s)
{
    count_to(turn->p, &s->line, s, certain_ms(turn, s));
}

void symai_turn_count_all(struct symai_turn *turn)
{
    struct symai_track_section *s;
    int64_t certain = turn->now_ms;
    size_t i;

    for (i = 0; i < turn->p->sections.count; i++) {
        s = symai_track_section_at(turn->p, i);
        symai_turn_count_planned(turn, s);
        if (certain_ms(turn, s) < certain)
            certain = certain_ms(turn, s);
    }
    count_to(turn->p, &turn->p->line, NULL, certain);
}
