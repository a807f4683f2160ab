/* SPDX-License-Identifier: MIT */
/*
 * Planned windows of a portal: of each rule the occurrence that goes on or
 * comes next, and what pages announced. They change no state; time in them is
 * planned. A window of a page is known by its ends. What was missed of a rule
 * between two steps, begin and end, is not told later.
 */
#include <string.h>

#include "judge/verdict.h"
#include "watch/turn.h"

static struct syma_window *window_at(const struct symai_track_portal *p,
                                     size_t i)
{
    return symai_vec_at(&p->windows, i);
}

/* The place of its rule; those that were read come last. While rules change
 * places -2 - place stands for the new one. */
static int place_of(const struct syma_window *w)
{
    if (w->rule == -1)
        return SYMAI_WINDOW_MAX;
    return w->rule < 0 ? -2 - w->rule : w->rule;
}

/* Those that begin together are told in the order of their rules, whichever
 * was put in first. */
static int is_before(const struct syma_window *a, const struct syma_window *b)
{
    if (a->begin_ms != b->begin_ms)
        return a->begin_ms < b->begin_ms;
    return place_of(a) < place_of(b);
}

/* Window i up to its place among those before it. */
static void put_in_place(struct symai_track_portal *p, size_t i)
{
    struct syma_window *items = p->windows.items;
    struct syma_window w = items[i];

    for (; i > 0 && is_before(&w, &items[i - 1]); i--)
        items[i] = items[i - 1];
    items[i] = w;
}

int symai_windows_insert(struct symai_track_portal *p,
                         const struct syma_window *w)
{
    int rc = symai_vec_add(&p->windows, w, sizeof *w);

    if (rc == SYMA_OK)
        put_in_place(p, p->windows.count - 1);
    return rc;
}

/* The next occurrence of its rule; 0: there is none. */
static int advance(const struct symai_turn *turn, struct syma_window *w)
{
    const struct symai_zone *zone;
    const char *zone_name;
    const struct symai_vec *rules =
        symai_turn_rules(turn->p, &zone, &zone_name);
    struct symai_window_span span;

    if (w->rule < 0 || rules == NULL ||
        !symai_window_next(symai_vec_at(rules, (size_t)w->rule), zone,
                           turn->now_ms, &span))
        return 0;
    w->begin_ms = span.begin_ms;
    w->end_ms = span.end_ms;
    w->has_begun = 0;
    return 1;
}

/* It has ended: told, and the next of its rule put in. */
static int end_window(struct symai_turn *turn, size_t i)
{
    struct syma_window w = *window_at(turn->p, i);
    int rc = symai_change_window(turn, &w, 0, w.end_ms);

    if (rc < 0)
        return rc;
    /* Else each reader of planned time would go through all that ever were. */
    symai_turn_count_all(turn);
    symai_vec_remove(&turn->p->windows, i);
    /* There is room: one was taken out. */
    if (advance(turn, &w))
        return symai_windows_insert(turn->p, &w);
    symai_window_clear(&w);
    return SYMA_OK;
}

/* Spans that have ended and whose time is counted are not needed any more. */
static void drop_spans(struct symai_turn *turn, struct symai_track_section *s)
{
    struct symai_window_span *span = s->spans.items;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < s->spans.count && span[i].end_ms > turn->now_ms; i++)
        ;
    if (i == s->spans.count)
        return;
    symai_turn_count_planned(turn, s);
    for (i = 0; i < s->spans.count; i++)
        if (span[i].end_ms > s->line.counted_ms)
            span[kept++] = span[i];
    s->spans.count = kept;
}

int symai_windows_tick(struct symai_turn *turn)
{
    struct syma_window *w;
    size_t i = 0;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && i < turn->p->windows.count) {
        w = window_at(turn->p, i);
        if (w->begin_ms > turn->now_ms)
            break;
        if (!w->has_begun) {
            w->has_begun = 1;
            rc = symai_change_window(turn, w, 1, w->begin_ms);
        }
        if (rc == SYMA_OK && w->end_ms <= turn->now_ms)
            rc = end_window(turn, i); /* the next comes at or after i */
        else
            i++;
    }
    for (i = 0; i < turn->p->sections.count; i++)
        drop_spans(turn, symai_track_section_at(turn->p, i));
    return rc;
}

int64_t symai_windows_due_ms(const struct symai_track_portal *p)
{
    const struct syma_window *w;
    int64_t due = INT64_MAX;
    int64_t next;
    size_t i;

    for (i = 0; i < p->windows.count; i++) {
        w = window_at(p, i);
        next = w->has_begun ? w->end_ms : w->begin_ms;
        if (next < due)
            due = next;
        if (!w->has_begun)
            break; /* the later ones begin later */
    }
    return due;
}

/* ---- declared ---- */

static int same_date(const struct symai_date *a, const struct symai_date *b)
{
    return symai_date_to_seconds(a) == symai_date_to_seconds(b);
}

static int same_rule(const struct symai_window_rule *a,
                     const struct symai_window_rule *b)
{
    if (a->days != b->days || strcmp(a->section_id, b->section_id) != 0)
        return 0;
    if (a->days != 0)
        return a->begin_minute == b->begin_minute &&
               a->end_minute == b->end_minute;
    return same_date(&a->begin, &b->begin) && same_date(&a->end, &b->end);
}

static int same_zone(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "UTC", b != NULL ? b : "UTC") == 0;
}

static int same_rules(const struct symai_turn *turn)
{
    const struct symai_zone *zone;
    const char *name;
    const struct symai_vec *old = symai_turn_rules(turn->p, &zone, &name);
    const struct symai_vec *rules = &turn->report->windows;
    size_t i;

    if ((old != NULL ? old->count : 0) != rules->count)
        return 0;
    if (rules->count > 0 && !same_zone(name, turn->report->zone_name))
        return 0;
    for (i = 0; i < rules->count; i++)
        if (!same_rule(symai_vec_at(old, i), symai_vec_at(rules, i)))
            return 0;
    return 1;
}

static int new_window(struct symai_track_portal *p, const char *id,
                      const char *text, struct syma_window *w)
{
    struct symai_track_section *s =
        id[0] != '\0' ? symai_track_section(p, id) : NULL;
    int rc = SYMA_OK;

    if (s != NULL)
        w->section_id = symai_word_ref(s->id);
    else if (id[0] != '\0')
        rc = symai_word_new(id, strlen(id), &w->section_id);
    if (rc == SYMA_OK && text != NULL)
        rc = symai_word_new(text, strlen(text), &w->text);
    if (rc == SYMA_OK)
        rc = symai_windows_insert(p, w);
    if (rc < 0)
        symai_window_clear(w);
    return rc;
}

/* The old window of a rule that is still there goes on; its new place among
 * the rules is kept as -2 - place until all have been looked at. */
static int keep_window(struct symai_turn *turn, const struct symai_vec *old,
                       const struct symai_window_rule *rule, size_t place)
{
    struct syma_window *w;
    size_t i;

    for (i = 0; i < turn->p->windows.count; i++) {
        w = window_at(turn->p, i);
        if (w->rule < 0 ||
            !same_rule(symai_vec_at(old, (size_t)w->rule), rule))
            continue;
        w->rule = -2 - (int)place;
        return 1;
    }
    return 0;
}

/* Windows of rules that are gone: what goes on ends now. */
static int end_undeclared(struct symai_turn *turn)
{
    struct syma_window *w;
    size_t i = 0;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && i < turn->p->windows.count) {
        w = window_at(turn->p, i);
        if (w->rule < 0) {
            i++;
            continue;
        }
        if (w->has_begun)
            rc = symai_change_window(turn, w, 0, turn->now_ms);
        symai_window_clear(w);
        symai_vec_remove(&turn->p->windows, i);
    }
    return rc;
}

static int declare_rule(struct symai_turn *turn, size_t place)
{
    const struct symai_window_rule *rule =
        symai_vec_at(&turn->report->windows, place);
    struct symai_window_span span;
    struct syma_window w;

    memset(&w, 0, sizeof w);
    if (!symai_window_next(rule, turn->report->zone, turn->now_ms, &span))
        return SYMA_OK;
    w.source = "portal";
    w.rule = -2 - (int)place;
    w.begin_ms = span.begin_ms;
    w.end_ms = span.end_ms;
    return new_window(turn->p, rule->section_id, NULL, &w);
}

int symai_windows_declare(struct symai_turn *turn)
{
    const struct symai_vec *rules = &turn->report->windows;
    const struct symai_zone *zone;
    const char *name;
    const struct symai_vec *old = symai_turn_rules(turn->p, &zone, &name);
    int is_same = same_zone(name, turn->report->zone_name);
    unsigned char kept[SYMAI_WINDOW_MAX] = {0};
    struct syma_window *w;
    size_t i;
    int rc;

    if (same_rules(turn))
        return SYMA_OK;
    symai_turn_count_all(turn);
    for (i = 0; is_same && i < rules->count && i < sizeof kept; i++)
        kept[i] = (unsigned char)keep_window(
            turn, old, symai_vec_at(rules, i), i);
    rc = end_undeclared(turn);
    for (i = 0; rc == SYMA_OK && i < rules->count && i < sizeof kept; i++)
        rc = kept[i] ? SYMA_OK : declare_rule(turn, i);
    for (i = 0; i < turn->p->windows.count; i++) {
        w = window_at(turn->p, i);
        if (w->rule <= -2)
            w->rule = -2 - w->rule;
        put_in_place(turn->p, i);
    }
    return rc;
}

/* ---- read ---- */

static int is_known(const struct symai_track_section *s,
                    const struct symai_window_span *span)
{
    const struct symai_window_span *other;
    size_t i;

    for (i = 0; i < s->spans.count; i++) {
        other = symai_vec_at(&s->spans, i);
        if (other->begin_ms == span->begin_ms && other->end_ms == span->end_ms)
            return 1;
    }
    return 0;
}

int symai_windows_are_full(const struct symai_track_portal *p)
{
    const size_t most = SYMAI_TRACK_WINDOWS - SYMAI_WINDOW_MAX;
    size_t read = 0;
    size_t i;

    for (i = 0; p->windows.count >= most && i < p->windows.count; i++)
        read += window_at(p, i)->rule < 0;
    return read >= most;
}

static int read_notice(struct symai_turn *turn, struct symai_track_section *s,
                       const struct syma_notice *n)
{
    struct symai_window_span span = {n->earliest_ms, n->latest_ms};
    char text[SYMAI_TRACK_TEXT + 1];
    struct syma_window w;
    int rc;

    if (span.end_ms > SYMAI_TRACK_LAST_MS)
        span.end_ms = SYMAI_TRACK_LAST_MS;
    if (span.begin_ms < 0 || span.end_ms <= span.begin_ms ||
        span.end_ms <= turn->now_ms || is_known(s, &span) ||
        s->spans.count == s->spans.max || symai_windows_are_full(turn->p))
        return SYMA_OK;
    memset(&w, 0, sizeof w);
    w.source = "page";
    w.rule = -1;
    w.begin_ms = span.begin_ms;
    w.end_ms = span.end_ms;
    symai_ledger_clean(n->text, text);
    rc = symai_vec_add(&s->spans, &span, sizeof span);
    return rc == SYMA_OK ? new_window(turn->p, s->id->text, text, &w) : rc;
}

int symai_windows_read(struct symai_turn *turn)
{
    const struct symai_report_section *from;
    const struct syma_notice *n;
    size_t i;
    size_t j;
    int rc = SYMA_OK;

    for (i = 0; i < turn->p->sections.count; i++) {
        from = symai_report_section(turn->report, i);
        for (j = 0; rc == SYMA_OK && j < from->verdict->notices.count; j++) {
            n = symai_vec_at(&from->verdict->notices, j);
            if (n->kind == SYMA_NOTICE_MAINTENANCE_PLANNED)
                rc = read_notice(turn, symai_track_section_at(turn->p, i), n);
        }
    }
    return rc;
}

void symai_windows_forget(struct symai_turn *turn)
{
    struct syma_window *w;
    size_t i = 0;

    while (i < turn->p->windows.count) {
        w = window_at(turn->p, i);
        if (w->rule >= 0 || symai_word_text(w->section_id)[0] == '\0' ||
            symai_track_section(turn->p, symai_word_text(w->section_id)) !=
                NULL) {
            i++;
            continue;
        }
        symai_window_clear(w);
        symai_vec_remove(&turn->p->windows, i);
    }
}
