/* SPDX-License-Identifier: MIT */
/*
 * Prints a play so that a person can follow it. Times are days and hours
 * since the midnight at which all plays begin.
 */
#include "tracker_play.h"

#include <stdlib.h>

#include "judge/names.h"

static void print_time(FILE *out, int64_t ms)
{
    long long rest = ms - PLAY_BEGIN_MS;

    if (ms < 0) {
        fprintf(out, "-");
        return;
    }
    fprintf(out, "%s", rest < 0 ? "-" : "");
    rest = llabs(rest);
    fprintf(out, "%lldd%02lld:%02lld", rest / PLAY_DAY_MS,
            rest / 3600000 % 24, rest / 60000 % 60);
    if (rest % 60000 != 0)
        fprintf(out, ":%02lld.%03lld", rest / 1000 % 60, rest % 1000);
}

static void print_notice(const struct model_notice *n, FILE *out)
{
    fprintf(out, " {%s '%s' ", symai_notice_kind_name(n->kind), n->text);
    print_time(out, n->earliest_ms);
    fprintf(out, "..");
    print_time(out, n->latest_ms);
    fprintf(out, "%s}", n->is_vague ? " vague" : "");
}

static void print_verdict(const struct play_verdict *v, int section, FILE *out)
{
    int i;

    fprintf(out, "\n       %s %s, usable %s, %s", play_section_id(section),
            syma_state_name(v->state), syma_usable_name(v->usable),
            symai_reason_name(v->reason));
    if (v->flags != 0)
        fprintf(out, ", flags %u", (unsigned)v->flags);
    for (i = 0; i < v->notice_count; i++)
        print_notice(&v->notices[i], out);
}

static void print_step(const struct play *p, int i, FILE *out)
{
    const struct play_step *s = &p->steps[i];
    int j;

    fprintf(out, "  %2d ", i);
    if (s->kind == PLAY_RELOAD) {
        fprintf(out, "save and load\n");
        return;
    }
    if (s->kind == MODEL_DECLARE) {
        fprintf(out, "declare '%s' %s '%s' said ", play_section_id(s->section),
                s->source, s->text);
        print_time(out, s->said_ms);
        fprintf(out, " for ");
        print_time(out, s->earliest_ms);
        fprintf(out, "..");
        print_time(out, s->latest_ms);
        fprintf(out, "%s\n", s->is_vague ? " vague" : "");
        return;
    }
    fprintf(out, "%s ", s->kind == MODEL_TICK ? "tick" : "report");
    print_time(out, s->time_ms);
    for (j = 0; s->kind == MODEL_REPORT && j < p->section_count; j++)
        print_verdict(&s->verdicts[j], j, out);
    fprintf(out, "\n");
}

static void print_said(const struct model_said *s, FILE *out)
{
    fprintf(out, "  said of '%s' by %s, '%s', at ",
            play_section_id(s->section), s->source, s->text);
    print_time(out, s->said_ms);
    fprintf(out, " for ");
    print_time(out, s->latest_ms);
    fprintf(out, "%s\n", s->is_vague ? " vague" : "");
}

static void print_portal(const struct play *p, FILE *out)
{
    const struct model_section *s;
    const struct play_rule *w;
    int i;
    int j;

    for (i = 0; i < p->section_count; i++) {
        s = &p->sections[i];
        fprintf(out, "  section %s%s", play_section_id(i),
                s->is_required ? "" : ", optional");
        for (j = 0; j < s->need_count; j++)
            fprintf(out, ", needs %s", play_section_id(s->needs[j]));
        fprintf(out, "\n");
    }
    for (i = 0; i < p->rule_count; i++) {
        w = &p->rules[i];
        fprintf(out, "  window of '%s', days %d, from minute %d for %d\n",
                play_section_id(w->section), w->days, w->begin, w->minutes);
    }
    for (i = 0; i < p->said_count; i++)
        print_said(&p->said[i], out);
}

void play_print(const struct play *p, FILE *out)
{
    const struct model_options *o = &p->options;
    int i;

    fprintf(out,
            "  interval %lld s; confirm: down %d, maintenance %d, degraded %d, "
            "up %d; stale %d, unknown %d intervals; flapping %d/%d\n",
            (long long)o->interval_ms / 1000, o->confirm_down,
            o->confirm_maintenance, o->confirm_degraded, o->confirm_up,
            o->stale_intervals, o->unknown_intervals, o->flap_high,
            o->flap_low);
    print_portal(p, out);
    for (i = 0; i < p->step_count; i++)
        print_step(p, i, out);
}
