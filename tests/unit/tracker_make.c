/* SPDX-License-Identifier: MIT */
/*
 * Makes up plays: from one number a portal, options, windows and what is told
 * of them, the common and the odd.
 */
#include "tracker_play.h"

#include <string.h>

#include "judge/names.h"

/* splitmix64 (Steele, Lea, Flood 2014): any seed will do. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 to n - 1 */
static int below(uint64_t *r, int n)
{
    return (int)(next(r) % (uint64_t)n);
}

static int chance(uint64_t *r, int percent)
{
    return below(r, 100) < percent;
}

static void make_options(uint64_t *r, struct model_options *o)
{
    static const int minutes[] = {1, 5, 30};

    o->interval_ms = minutes[below(r, 3)] * PLAY_MINUTE_MS;
    o->confirm_down = 1 + below(r, 3);
    o->confirm_maintenance = 1 + below(r, 3);
    o->confirm_degraded = 1 + below(r, 3);
    o->confirm_up = 1 + below(r, 3);
    o->stale_intervals = 1 + below(r, 5);
    o->unknown_intervals = 1 + below(r, 12);
    o->flap_high = chance(r, 20) ? 0 : 5 + below(r, 50);
    o->flap_low = o->flap_high > 1 ? below(r, o->flap_high) : 0;
}

static void make_sections(uint64_t *r, struct play *p)
{
    struct model_section *s;
    int order[MODEL_SECTIONS];
    int i;
    int j;
    int k;

    p->section_count = 1 + below(r, MODEL_SECTIONS);
    /* Who may need whom: only those before it in a shuffled order. */
    for (i = 0; i < p->section_count; i++) {
        j = below(r, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    for (i = 0; i < p->section_count; i++) {
        s = &p->sections[order[i]];
        s->is_required = chance(r, 75);
        s->need_count = 0;
        for (j = 0; j < i; j++)
            if (chance(r, 35))
                s->needs[s->need_count++] = order[j];
    }
    for (k = 0; k < p->section_count; k++)
        if (p->sections[k].is_required)
            return;
    p->sections[0].is_required = 1;
}

static void make_rules(uint64_t *r, struct play *p)
{
    static const int days[] = {0, 0, 127, 1, 2 + 8, 1 + 64};
    struct play_rule *w;
    int i;

    p->rule_count = chance(r, 40) ? 1 + below(r, PLAY_RULES) : 0;
    for (i = 0; i < p->rule_count; i++) {
        w = &p->rules[i];
        w->section = chance(r, 50) ? MODEL_PORTAL : below(r, p->section_count);
        w->days = days[below(r, 6)];
        w->begin = below(r, w->days == 0 ? 3 * 1440 : 1440);
        w->minutes = 1 + below(r, 600);
    }
}

/* A moment near now, before it too. */
static int64_t some_time(uint64_t *r, const struct play *p, int64_t now_ms)
{
    return now_ms + (below(r, 14) - 3) * p->options.interval_ms;
}

static void make_notice(uint64_t *r, const struct play *p, int64_t now_ms,
                        struct model_notice *n)
{
    static const char *const words[] = {"in the next hours", "by tonight",
                                        "until further notice", "soon"};
    static const int kinds[] = {
        SYMA_NOTICE_MAINTENANCE_NOW, SYMA_NOTICE_MAINTENANCE_NOW,
        SYMA_NOTICE_INCIDENT, SYMA_NOTICE_FALLBACK};

    n->kind = kinds[below(r, 4)];
    n->text = words[below(r, 4)];
    n->earliest_ms = chance(r, 40) ? now_ms : -1;
    n->latest_ms = chance(r, 75) ? some_time(r, p, now_ms) : -1;
    if (n->earliest_ms > n->latest_ms)
        n->earliest_ms = -1;
    n->is_vague = chance(r, 30);
    if (chance(r, 30)) {
        n->kind = SYMA_NOTICE_MAINTENANCE_NOW;
        n->text = "";
        n->is_vague = 0;
    } else if (chance(r, 15)) {
        n->kind = SYMA_NOTICE_MAINTENANCE_PLANNED;
        n->earliest_ms = now_ms + (1 + below(r, 8)) * p->options.interval_ms;
        n->latest_ms =
            n->earliest_ms + (1 + below(r, 8)) * p->options.interval_ms;
    }
}

static void make_reason(uint64_t *r, struct play_verdict *v)
{
    static const int reasons[MODEL_STATES][3] = {
        {SYMAI_REASON_dns_temporary, SYMAI_REASON_probe_blocked,
         SYMAI_REASON_local_network},
        {SYMAI_REASON_ok, SYMAI_REASON_ok_scheduled, SYMAI_REASON_ok},
        {SYMAI_REASON_function_missing, SYMAI_REASON_slow,
         SYMAI_REASON_form_disabled},
        {SYMAI_REASON_page_maintenance, SYMAI_REASON_http_503_maintenance,
         SYMAI_REASON_redirect_maintenance},
        {SYMAI_REASON_connect_timeout, SYMAI_REASON_http_5xx,
         SYMAI_REASON_connect_refused}};
    static const uint32_t flags[] = {SYMA_FLAG_WARN, SYMA_FLAG_SCHEDULED,
                                     SYMA_FLAG_SUSPECT, SYMA_FLAG_DRIFT};

    v->reason = reasons[v->state][below(r, 3)];
    v->flags = chance(r, 20) ? flags[below(r, 4)] : 0;
    if (v->state == SYMA_STATE_DOWN && chance(r, 30))
        v->flags |= SYMA_FLAG_CONFIRMED;
    switch (v->state) {
    case SYMA_STATE_UP:
        v->usable = chance(r, 80) ? SYMA_USABLE_YES : below(r, 4);
        break;
    case SYMA_STATE_DEGRADED:
        v->usable = below(r, 4);
        break;
    case SYMA_STATE_UNKNOWN:
        v->usable = SYMA_USABLE_UNKNOWN;
        break;
    default:
        v->usable = SYMA_USABLE_NO;
        break;
    }
}

static int says_again(const struct play_verdict *v, int at)
{
    int i;

    for (i = 0; i < at; i++)
        if (v->notices[i].kind == v->notices[at].kind &&
            v->notices[i].text == v->notices[at].text)
            return 1;
    return 0;
}

/* before: what the section had at the last report. */
static void make_verdict(uint64_t *r, const struct play *p, int64_t now_ms,
                         const struct play_verdict *before,
                         struct play_verdict *v)
{
    int i;

    if (before != NULL && chance(r, 60)) {
        *v = *before;
        return;
    }
    v->state = below(r, MODEL_STATES);
    make_reason(r, v);
    v->notice_count = 0;
    if (chance(r, v->state == SYMA_STATE_UP ? 15 : 60))
        v->notice_count = 1 + (chance(r, 25) ? below(r, MODEL_NOTICES) : 0);
    for (i = 0; i < v->notice_count; i++)
        make_notice(r, p, now_ms, &v->notices[i]);
    /* A verdict tells nothing twice. */
    for (i = 1; i < v->notice_count; i++)
        if (says_again(v, i))
            v->notice_count = i;
}

static void make_declared(uint64_t *r, const struct play *p, int64_t now_ms,
                          struct play_step *s)
{
    static const char *const sources[] = {"press", "hotline"};
    static const char *const words[] = {"tonight", "soon", "tomorrow"};

    s->kind = MODEL_DECLARE;
    s->section = below(r, p->section_count + 1) - 1;
    s->source = sources[below(r, 2)];
    s->text = words[below(r, 3)];
    s->said_ms = now_ms - below(r, 4) * p->options.interval_ms;
    s->earliest_ms = chance(r, 30) ? s->said_ms : -1;
    s->latest_ms = chance(r, 80) ? some_time(r, p, s->said_ms) : -1;
    if (s->latest_ms < s->earliest_ms)
        s->earliest_ms = -1;
    s->is_vague = chance(r, 40);
}

/* In the order in which it was said. */
static void make_said(uint64_t *r, struct play *p)
{
    static const char *const words[] = {"tonight", "soon", "tomorrow"};
    struct model_said *s;
    int minute = 0;
    int i;

    p->said_count = chance(r, 30) ? 1 + below(r, MODEL_SAID) : 0;
    for (i = 0; i < p->said_count; i++) {
        s = &p->said[i];
        s->section = below(r, p->section_count + 1) - 1;
        s->source = chance(r, 50) ? "press" : "hotline";
        s->text = words[i];
        minute += 1 + below(r, 600);
        s->said_ms = PLAY_BEGIN_MS + minute * PLAY_MINUTE_MS;
        s->latest_ms = chance(r, 80)
                           ? s->said_ms + below(r, 1440) * PLAY_MINUTE_MS
                           : -1;
        s->is_vague = chance(r, 40);
    }
}

/* Most of the time one interval later. */
static int64_t later(uint64_t *r, const struct play *p, int64_t now_ms)
{
    int64_t interval = p->options.interval_ms;

    if (chance(r, 80))
        now_ms += interval;
    else if (chance(r, 40))
        now_ms += below(r, 16) * interval;
    else if (chance(r, 50))
        now_ms += below(r, (int)(interval / PLAY_MINUTE_MS) + 1) * PLAY_MINUTE_MS;
    else
        now_ms -= (1 + below(r, 3)) * interval;
    if (!p->by_minutes)
        now_ms += below(r, 2000);
    return now_ms;
}

static void make_steps(uint64_t *r, struct play *p)
{
    struct play_verdict *before = NULL;
    struct play_step *s;
    int64_t now_ms = PLAY_BEGIN_MS + below(r, 1440) * PLAY_MINUTE_MS;
    int64_t told_ms = now_ms; /* as long as the clock is not put back */
    int what;
    int i;
    int j;

    p->step_count = 1 + below(r, PLAY_STEPS);
    for (i = 0; i < p->step_count; i++) {
        s = &p->steps[i];
        now_ms = later(r, p, now_ms);
        s->time_ms = now_ms;
        told_ms = now_ms > told_ms ? now_ms : told_ms;
        what = below(r, 100);
        if (what < 6 && before != NULL) {
            make_declared(r, p, now_ms, s);
        } else if (what < 9) {
            s->kind = PLAY_RELOAD;
        } else if (what < 20) {
            s->kind = MODEL_TICK;
        } else {
            s->kind = MODEL_REPORT;
            for (j = 0; j < p->section_count; j++)
                make_verdict(r, p, told_ms, before != NULL ? &before[j] : NULL,
                             &s->verdicts[j]);
            before = s->verdicts;
        }
    }
}

void play_make(uint64_t seed, struct play *out)
{
    uint64_t r = seed;

    memset(out, 0, sizeof *out);
    out->seed = seed;
    out->by_minutes = chance(&r, 60);
    make_options(&r, &out->options);
    make_sections(&r, out);
    if (out->by_minutes)
        make_rules(&r, out);
    make_said(&r, out);
    make_steps(&r, out);
}
