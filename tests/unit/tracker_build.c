/* SPDX-License-Identifier: MIT */
/*
 * Builds what a play is told with: options, the portal and its reports.
 */
#include "tracker_play.h"

#include <check.h>
#include <string.h>
#include <time.h>

#include "judge/verdict.h"
#include "watch/report.h"

/* ck_assert writes to a file each time: too slow for millions of times. */
void play_must(int found, int expected)
{
    if (found != expected)
        ck_abort_msg("%d in place of %d", found, expected);
}

void play_must_fit(int count, int max)
{
    if (count >= max)
        ck_abort_msg("%d is no room", max);
}

syma_options *play_options(const struct play *p)
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

    play_must(syma_options_new(&out), SYMA_OK);
    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        play_must(syma_options_set_int(out, rows[i].name, rows[i].value),
                  SYMA_OK);
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
    play_must(syma_portal_add_window(portal, section,
                                     days_text(w->days, days), begin, end),
              SYMA_OK);
}

static void add_said(syma_portal *portal, const struct model_said *s)
{
    char said[32];
    char latest[32] = "";

    clock_text(s->said_ms, 1, said);
    if (s->latest_ms >= 0)
        clock_text(s->latest_ms, 1, latest);
    play_must(syma_portal_add_promise(portal,
                                      s->section == MODEL_PORTAL
                                          ? NULL
                                          : play_section_id(s->section),
                                      s->source, s->text, said, latest,
                                      s->is_vague),
              SYMA_OK);
}

syma_portal *play_portal(const struct play *p)
{
    const struct model_section *s;
    syma_portal *out = NULL;
    int i;
    int j;

    play_must(syma_portal_new("p", &out), SYMA_OK);
    for (i = 0; i < p->section_count; i++) {
        s = &p->sections[i];
        play_must(syma_portal_add_section(
                      out, play_section_id(i), SYMA_SECTION_GENERIC,
                      "https://www.operator.example/",
                      s->is_required ? 0 : SYMA_SECTION_OPTIONAL),
                  SYMA_OK);
    }
    for (i = 0; i < p->section_count; i++)
        for (j = 0; j < p->sections[i].need_count; j++)
            play_must(syma_portal_add_need(
                          out, play_section_id(i),
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

    play_must(symai_verdict_new(&v), SYMA_OK);
    v->kind = SYMA_SECTION_GENERIC;
    v->state = from->state;
    v->usable = from->usable;
    v->reason = from->reason;
    v->flags = from->flags;
    v->confidence = 900;
    for (i = 0; i < from->notice_count; i++) {
        n = &from->notices[i];
        play_must(symai_verdict_add_notice(v, n->kind, n->earliest_ms,
                                           n->latest_ms, n->is_vague, n->text,
                                           strlen(n->text), 160),
                  SYMA_OK);
    }
    return v;
}

syma_report *play_report(const struct play *p, const syma_portal *portal,
                         const struct play_step *s)
{
    syma_verdict *v[MODEL_SECTIONS];
    syma_report *out = NULL;
    int i;

    for (i = 0; i < p->section_count; i++)
        v[i] = verdict_of(&s->verdicts[i]);
    play_must(symai_report_build(portal, NULL, v, (size_t)p->section_count,
                                 s->time_ms, &out),
              SYMA_OK);
    for (i = 0; i < p->section_count; i++)
        syma_verdict_unref(v[i]);
    return out;
}
