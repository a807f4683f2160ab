/* SPDX-License-Identifier: MIT */
/*
 * Plays a made-up play to the tracker, by real reports, and to the model, and
 * lays what the two say after each step side by side.
 */
#include "tracker_play.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "judge/names.h"
#include "judge/verdict.h"
#include "watch/report.h"

/* ck_assert writes to a file each time: too slow for millions of times. */
static void must(int found, int expected)
{
    if (found != expected)
        ck_abort_msg("%d in place of %d", found, expected);
}

static void must_fit(int count, int max)
{
    if (count >= max)
        ck_abort_msg("%d is no room", max);
}

static syma_options *options_of(const struct play *p)
{
    const struct model_options *o = &p->options;
    const struct {
        const char *name;
        int64_t value;
    } rows[] = {{"interval_ms", o->interval_ms},
                {"confirm_down", o->confirm_down},
                {"confirm_maintenance", o->confirm_maintenance},
                {"confirm_degraded", o->confirm_degraded},
                {"confirm_up", o->confirm_up},
                {"stale_intervals", o->stale_intervals},
                {"unknown_intervals", o->unknown_intervals},
                {"flap_high", o->flap_high},
                {"flap_low", o->flap_low}};
    syma_options *out = NULL;
    size_t i;

    must(syma_options_new(&out), SYMA_OK);
    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        must(syma_options_set_int(out, rows[i].name, rows[i].value), SYMA_OK);
    return out;
}

static void clock_text(int64_t ms, int with_date, char out[32])
{
    time_t seconds = (time_t)(ms / 1000);
    struct tm tm;

    gmtime_r(&seconds, &tm);
    strftime(out, 32, with_date ? "%Y-%m-%dT%H:%M" : "%H:%M", &tm);
}

static const char *days_text(int days, char out[32])
{
    static const char *const names[] = {"mon", "tue", "wed", "thu",
                                        "fri", "sat", "sun"};
    int i;

    out[0] = '\0';
    if (days == 127)
        return "daily";
    for (i = 0; i < 7; i++) {
        if ((days >> i & 1) == 0)
            continue;
        if (out[0] != '\0')
            strcat(out, " ");
        strcat(out, names[i]);
    }
    return out;
}

static void add_rule(syma_portal *portal, const struct play_rule *w)
{
    int64_t begin_ms = PLAY_BEGIN_MS + w->begin * PLAY_MINUTE_MS;
    const char *section =
        w->section == MODEL_PORTAL ? NULL : play_section_id(w->section);
    char days[32];
    char begin[32];
    char end[32];

    clock_text(begin_ms, w->days == 0, begin);
    clock_text(begin_ms + w->minutes * PLAY_MINUTE_MS, w->days == 0, end);
    must(syma_portal_add_window(portal, section, days_text(w->days, days), begin,
                                end),
         SYMA_OK);
}

static void add_said(syma_portal *portal, const struct model_said *s)
{
    char said[32];
    char latest[32] = "";

    clock_text(s->said_ms, 1, said);
    if (s->latest_ms >= 0)
        clock_text(s->latest_ms, 1, latest);
    must(syma_portal_add_promise(portal,
                                 s->section == MODEL_PORTAL
                                     ? NULL
                                     : play_section_id(s->section),
                                 s->source, s->text, said, latest,
                                 s->is_vague),
         SYMA_OK);
}

static syma_portal *portal_of(const struct play *p)
{
    const struct model_section *s;
    syma_portal *out = NULL;
    int i;
    int j;

    must(syma_portal_new("p", &out), SYMA_OK);
    for (i = 0; i < p->section_count; i++) {
        s = &p->sections[i];
        must(syma_portal_add_section(
                 out, play_section_id(i), SYMA_SECTION_GENERIC,
                 "https://www.operator.example/",
                 s->is_required ? 0 : SYMA_SECTION_OPTIONAL),
             SYMA_OK);
    }
    for (i = 0; i < p->section_count; i++)
        for (j = 0; j < p->sections[i].need_count; j++)
            must(syma_portal_add_need(out, play_section_id(i),
                                      play_section_id(p->sections[i].needs[j])),
                 SYMA_OK);
    for (i = 0; i < p->rule_count; i++)
        add_rule(out, &p->rules[i]);
    for (i = 0; i < p->said_count; i++)
        add_said(out, &p->said[i]);
    return out;
}

static syma_verdict *verdict_of(const struct play_verdict *from)
{
    const struct model_notice *n;
    syma_verdict *v = NULL;
    int i;

    must(symai_verdict_new(&v), SYMA_OK);
    v->kind = SYMA_SECTION_GENERIC;
    v->state = from->state;
    v->usable = from->usable;
    v->reason = from->reason;
    v->flags = from->flags;
    v->confidence = 900;
    for (i = 0; i < from->notice_count; i++) {
        n = &from->notices[i];
        must(symai_verdict_add_notice(v, n->kind, n->earliest_ms, n->latest_ms,
                                      n->is_vague, n->text, strlen(n->text),
                                      160),
             SYMA_OK);
    }
    return v;
}

static syma_report *report_of(const struct play *p, const syma_portal *portal,
                              const struct play_step *s)
{
    syma_verdict *v[MODEL_SECTIONS];
    syma_report *out = NULL;
    int i;

    for (i = 0; i < p->section_count; i++)
        v[i] = verdict_of(&s->verdicts[i]);
    must(symai_report_build(portal, NULL, v, (size_t)p->section_count,
                            s->time_ms, &out),
         SYMA_OK);
    for (i = 0; i < p->section_count; i++)
        syma_verdict_unref(v[i]);
    return out;
}

/* What the report comes to is its own matter and has tests of its own: the
 * model begins with it. */
static void see(const struct play *p, const struct play_step *s,
                const syma_report *r, struct model_step *out)
{
    const char *because;
    struct model_seen *seen;
    int i;

    for (i = 0; i < p->section_count; i++) {
        seen = &out->seen[i];
        seen->state = syma_report_effective_state(r, (size_t)i);
        seen->usable = syma_report_effective_usable(r, (size_t)i);
        seen->reason = syma_report_effective_reason(r, (size_t)i);
        seen->flags = s->verdicts[i].flags;
        because = syma_report_because(r, (size_t)i);
        seen->because = because[0] == '\0' ? MODEL_NONE : because[0] - 'a';
        memcpy(seen->notices, s->verdicts[i].notices, sizeof seen->notices);
        seen->notice_count = s->verdicts[i].notice_count;
    }
}

static void add_occurrences(struct model *m, const struct play_rule *rule,
                            int number, int64_t until_ms)
{
    struct model_window *w;
    int64_t day_ms = PLAY_BEGIN_MS - (rule->days == 0 ? 0 : PLAY_DAY_MS);
    int day = rule->days == 0 ? 0 : -1;

    for (; day_ms <= until_ms; day_ms += PLAY_DAY_MS, day++) {
        if (rule->days != 0 && (rule->days >> ((day + 7) % 7) & 1) == 0)
            continue;
        must_fit(m->declared_count, MODEL_WINDOWS / 2);
        w = &m->declared[m->declared_count++];
        w->section = rule->section;
        w->begin_ms = day_ms + rule->begin * PLAY_MINUTE_MS;
        w->end_ms = w->begin_ms + rule->minutes * PLAY_MINUTE_MS;
        w->rule = number;
        if (rule->days == 0)
            return;
    }
}

static void prepare(const struct play *p, struct model *m)
{
    int64_t until_ms = PLAY_BEGIN_MS;
    int i;

    m->options = p->options;
    memcpy(m->sections, p->sections, sizeof m->sections);
    m->section_count = p->section_count;
    m->declared_count = 0;
    m->rule_count = p->rule_count;
    memcpy(m->said, p->said, sizeof m->said);
    m->said_count = p->said_count;
    m->step_count = 0;
    for (i = 0; i < p->step_count; i++)
        if (p->steps[i].time_ms > until_ms)
            until_ms = p->steps[i].time_ms;
    for (i = 0; i < p->rule_count; i++)
        add_occurrences(m, &p->rules[i], i, until_ms + PLAY_DAY_MS);
}

struct run {
    const struct play *play;
    struct model model;
    struct model_world worlds[2];
    struct model_world *before;
    struct model_world *after;
    struct model_change changes[MODEL_CHANGES];
    int change_count;
    syma_options *options;
    syma_portal *portal;
    syma_tracker *tracker;
    syma_change *pulled[MODEL_CHANGES];
    int pulled_count;
    struct play_facts expected;
    struct play_facts found;
};

/* One step of the model's is over: what has it changed? */
static void look(struct run *run)
{
    struct model_world *spare = run->before;

    run->before = run->after;
    run->after = spare;
    model_world(&run->model, run->model.step_count, run->after);
    run->change_count += model_changes(run->before, run->after,
                                       run->changes + run->change_count);
    must_fit(run->change_count, MODEL_CHANGES / 2);
}

static struct model_step *new_step(struct run *run, const struct play_step *s)
{
    struct model_step *out;

    must_fit(run->model.step_count, MODEL_STEPS);
    out = &run->model.steps[run->model.step_count++];
    out->kind = s->kind;
    out->time_ms = s->time_ms;
    return out;
}

static void tell_report(struct run *run, const struct play_step *s)
{
    syma_report *r = report_of(run->play, run->portal, s);
    struct model_step *m;

    m = new_step(run, s);
    m->kind = MODEL_TICK;
    look(run);
    m = new_step(run, s);
    see(run->play, s, r, m);
    look(run);
    must(syma_tracker_add(run->tracker, r), SYMA_OK);
    syma_report_unref(r);
}

static void tell_tick(struct run *run, const struct play_step *s)
{
    new_step(run, s);
    look(run);
    must(syma_tracker_tick(run->tracker, s->time_ms), SYMA_OK);
}

static void tell_promise(struct run *run, const struct play_step *s)
{
    const char *id = play_section_id(s->section);
    struct model_step *m;
    int rc;

    rc = syma_tracker_declare_promise(run->tracker, "p", id, s->source, s->text,
                                      s->said_ms, s->earliest_ms, s->latest_ms,
                                      s->is_vague);
    if (run->after->first_report < 0) {
        must(rc, SYMA_ENOTFOUND);
        return;
    }
    must(rc, SYMA_OK);
    m = new_step(run, s);
    m->section = s->section;
    m->source = s->source;
    m->text = s->text;
    m->said_ms = s->said_ms;
    m->earliest_ms = s->earliest_ms;
    m->latest_ms = s->latest_ms;
    m->is_vague = s->is_vague;
    look(run);
}

/* For the model nothing happens. */
static void reload(struct run *run)
{
    syma_tracker *other = NULL;
    char *text = NULL;

    must(syma_tracker_save(run->tracker, NULL, &text), SYMA_OK);
    must(syma_tracker_new(run->options, &other), SYMA_OK);
    must(syma_tracker_load(other, text, strlen(text)), SYMA_OK);
    syma_string_free(text);
    syma_tracker_free(run->tracker);
    run->tracker = other;
}

static void pull(struct run *run)
{
    run->pulled_count = 0;
    while (syma_tracker_next_change(run->tracker,
                                    &run->pulled[run->pulled_count]) == 1) {
        run->pulled_count++;
        must_fit(run->pulled_count, MODEL_CHANGES);
    }
}

static int same_fact(const struct play_fact *a, const struct play_fact *b)
{
    return strcmp(a->what, b->what) == 0 && a->section == b->section &&
           a->index == b->index && a->number == b->number &&
           (a->text == NULL) == (b->text == NULL) &&
           (a->text == NULL || strcmp(a->text, b->text) == 0);
}

static size_t say_fact(const struct play_fact *f, char *out, size_t size)
{
    int len;

    if (f->text != NULL)
        len = snprintf(out, size, "%s of '%s' [%d]: \"%s\"", f->what,
                       play_section_id(f->section), f->index, f->text);
    else
        len = snprintf(out, size, "%s of '%s' [%d]: %lld", f->what,
                       play_section_id(f->section), f->index,
                       (long long)f->number);
    return len > 0 && (size_t)len < size ? (size_t)len : 0;
}

/* 1: the two differ, and how. */
static int compare(struct run *run, char *how, size_t size)
{
    const struct play_facts *a = &run->expected;
    const struct play_facts *b = &run->found;
    size_t len;
    int i;

    for (i = 0; i < a->count && i < b->count; i++)
        if (!same_fact(&a->list[i], &b->list[i]))
            break;
    if (i == a->count && i == b->count)
        return 0;
    len = (size_t)snprintf(how, size, "model: ");
    if (i < a->count)
        len += say_fact(&a->list[i], how + len, size - len);
    len += (size_t)snprintf(how + len, size - len, "\ntracker: ");
    if (i < b->count)
        say_fact(&b->list[i], how + len, size - len);
    return 1;
}

static int run_step(struct run *run, int i, char *how, size_t size)
{
    const struct play_step *s = &run->play->steps[i];
    int with_planned = run->play->by_minutes &&
                       (i + 1 == run->play->step_count || i % 16 == 15);
    int differ;

    run->change_count = 0;
    if (s->kind == MODEL_REPORT)
        tell_report(run, s);
    else if (s->kind == MODEL_TICK)
        tell_tick(run, s);
    else if (s->kind == PLAY_RELOAD)
        reload(run);
    else
        tell_promise(run, s);
    pull(run);
    play_expect(run->after, run->changes, run->change_count, with_planned,
                &run->expected);
    play_find(run->tracker, run->play, run->pulled, run->pulled_count,
              with_planned, &run->found);
    differ = compare(run, how, size);
    while (run->pulled_count > 0)
        syma_change_free(run->pulled[--run->pulled_count]);
    return differ;
}

int play_run(const struct play *p, char *how, size_t size)
{
    static struct run run;
    int differ = 0;
    int i;

    run.play = p;
    run.before = &run.worlds[0];
    run.after = &run.worlds[1];
    prepare(p, &run.model);
    model_world(&run.model, 0, run.before);
    model_world(&run.model, 0, run.after);
    run.options = options_of(p);
    run.portal = portal_of(p);
    run.tracker = NULL;
    must(syma_tracker_new(run.options, &run.tracker), SYMA_OK);
    for (i = 0; i < p->step_count && !differ; i++)
        differ = run_step(&run, i, how, size);
    syma_tracker_free(run.tracker);
    syma_portal_free(run.portal);
    syma_options_free(run.options);
    return differ ? i - 1 : -1;
}
