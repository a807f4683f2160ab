/* SPDX-License-Identifier: MIT */
/*
 * For the tests of the tracker: portals of sections named a, b, c ..., reports
 * in which each section is one letter, times in minutes, and changes written
 * down as short lines.
 */
#ifndef SYMAI_TESTS_TRACK_HELP_H
#define SYMAI_TESTS_TRACK_HELP_H

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "judge/names.h"
#include "judge/verdict.h"
#include "syma/syma.h"
#include "watch/report.h"

/* Monday 2026-11-23T00:00:00Z */
#define TRACK_START INT64_C(1795392000000)
#define MIN INT64_C(60000)
#define AT(minute) (TRACK_START + (minute) * MIN)
#define LOG_SIZE 16384

static inline syma_options *track_options(void)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    return o;
}

static inline syma_tracker *track_new(const char *key, int64_t value)
{
    syma_options *o = track_options();
    syma_tracker *t = NULL;

    if (key != NULL)
        ck_assert_int_eq(syma_options_set_int(o, key, value), SYMA_OK);
    ck_assert_int_eq(syma_tracker_new(o, &t), SYMA_OK);
    syma_options_free(o);
    return t;
}

/* "a" to "z"; needs as in "b:a c:b" (each needs one); optional as in "d". */
static inline syma_portal *track_portal(const char *id, size_t count,
                                        const char *needs, const char *optional)
{
    syma_portal *p = NULL;
    char name[2] = "a";
    char other[2] = "a";
    size_t i;

    ck_assert_int_eq(syma_portal_new(id, &p), SYMA_OK);
    for (i = 0; i < count; i++) {
        name[0] = (char)('a' + i);
        ck_assert_int_eq(
            syma_portal_add_section(p, name, SYMA_SECTION_GENERIC,
                                    "https://a.example/",
                                    strchr(optional, name[0]) != NULL
                                        ? (uint32_t)SYMA_SECTION_OPTIONAL
                                        : 0),
            SYMA_OK);
    }
    for (; *needs != '\0'; needs += needs[3] == ' ' ? 4 : 3) {
        name[0] = needs[0];
        other[0] = needs[2];
        ck_assert_int_eq(syma_portal_add_need(p, name, other), SYMA_OK);
    }
    return p;
}

static const struct track_letter {
    char letter;
    int state;
    int usable;
    int reason;
    uint32_t flags;
} track_letters[] = {
    {'u', SYMA_STATE_UP, SYMA_USABLE_YES, SYMAI_REASON_ok, 0},
    {'d', SYMA_STATE_DOWN, SYMA_USABLE_NO, SYMAI_REASON_connect_timeout, 0},
    /* Seen again on a new connection. */
    {'D', SYMA_STATE_DOWN, SYMA_USABLE_NO, SYMAI_REASON_connect_timeout,
     SYMA_FLAG_CONFIRMED},
    {'m', SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, SYMAI_REASON_page_maintenance,
     0},
    {'M', SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO,
     SYMAI_REASON_http_503_maintenance, 0},
    {'R', SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO,
     SYMAI_REASON_redirect_maintenance, 0},
    {'g', SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, SYMAI_REASON_slow, 0},
    /* Impaired, and can be used all the same. */
    {'y', SYMA_STATE_DEGRADED, SYMA_USABLE_YES, SYMAI_REASON_slow, 0},
    {'?', SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, SYMAI_REASON_local_network,
     0},
    {'w', SYMA_STATE_UP, SYMA_USABLE_YES, SYMAI_REASON_ok, SYMA_FLAG_WARN},
};

static inline syma_verdict *track_verdict(char letter)
{
    struct syma_verdict *v = NULL;
    size_t i = 0;

    while (i < sizeof track_letters / sizeof *track_letters &&
           track_letters[i].letter != letter)
        i++;
    ck_assert_uint_lt(i, sizeof track_letters / sizeof *track_letters);
    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    v->state = track_letters[i].state;
    v->usable = track_letters[i].usable;
    v->reason = track_letters[i].reason;
    v->flags = track_letters[i].flags;
    v->confidence = 900;
    ck_assert_int_eq(symai_strdup("https://a.example/", &v->url), SYMA_OK);
    ck_assert_int_eq(symai_strdup("https://a.example/", &v->final_url),
                     SYMA_OK);
    return v;
}

/* An announcement on the page of one section. */
struct track_note {
    size_t section;
    int kind;
    int64_t earliest_ms;
    int64_t latest_ms;
    int vague;
    const char *text; /* "": by a header */
};

static inline syma_report *track_report(const syma_portal *p, int64_t time_ms,
                                        const char *letters,
                                        const struct track_note *notes,
                                        size_t count)
{
    syma_verdict *v[26] = {NULL};
    syma_report *r = NULL;
    size_t len = strlen(letters);
    size_t i;

    for (i = 0; i < len; i++)
        v[i] = track_verdict(letters[i]);
    for (i = 0; i < count; i++)
        ck_assert_int_eq(
            symai_verdict_add_notice(v[notes[i].section], notes[i].kind,
                                     notes[i].earliest_ms, notes[i].latest_ms,
                                     notes[i].vague, notes[i].text,
                                     strlen(notes[i].text), 4096),
            SYMA_OK);
    ck_assert_int_eq(symai_report_build(p, NULL, v, len, time_ms, &r),
                     SYMA_OK);
    for (i = 0; i < len; i++)
        syma_verdict_unref(v[i]);
    return r;
}

static inline void track_feed_notes(syma_tracker *t, const syma_portal *p,
                                    int64_t minute, const char *letters,
                                    const struct track_note *notes,
                                    size_t count)
{
    syma_report *r = track_report(p, AT(minute), letters, notes, count);

    ck_assert_msg(syma_tracker_add(t, r) == SYMA_OK, "%s",
                  syma_tracker_last_error(t));
    syma_report_unref(r);
}

static inline void track_feed(syma_tracker *t, const syma_portal *p,
                              int64_t minute, const char *letters)
{
    track_feed_notes(t, p, minute, letters, NULL, 0);
}

static inline void track_tick(syma_tracker *t, int64_t minute)
{
    ck_assert_int_eq(syma_tracker_tick(t, AT(minute)), SYMA_OK);
}

/* ---- changes as text ---- */

static inline void track_minute(char *out, size_t size, int64_t ms)
{
    int64_t from_start = ms - TRACK_START;

    if (ms < 0)
        snprintf(out, size, "-");
    else if (from_start % MIN == 0)
        snprintf(out, size, "%" PRId64, from_start / MIN);
    else
        snprintf(out, size, "%" PRId64 "ms", from_start);
}

static inline void track_details(char *out, size_t size, const syma_change *c)
{
    const syma_promise *p = syma_change_promise(c);
    const syma_window *w = syma_change_window(c);
    char from[32];
    char to[32];
    size_t i;

    out[0] = '\0';
    if (p != NULL) {
        track_minute(from, sizeof from, syma_promise_revised_from_ms(p));
        track_minute(to, sizeof to, syma_promise_latest_ms(p));
        snprintf(out, size, " %s '%s' %s>%s %s late %" PRId64,
                 syma_promise_source(p), syma_promise_text(p), from, to,
                 syma_promise_status_name(syma_promise_status(p)),
                 syma_promise_late_ms(p) < 0 ? -1
                                             : syma_promise_late_ms(p) / MIN);
    }
    if (w != NULL) {
        track_minute(from, sizeof from, syma_window_begin_ms(w));
        track_minute(to, sizeof to, syma_window_end_ms(w));
        snprintf(out, size, " %s '%s' %s..%s", syma_window_source(w),
                 syma_window_text(w), from, to);
    }
    for (i = 0; i < syma_change_up_count(c); i++)
        snprintf(out + strlen(out), size - strlen(out), " +%s",
                 syma_change_back(c, i));
    for (i = 0; syma_change_waiting(c, i) != NULL; i++)
        snprintf(out + strlen(out), size - strlen(out), " -%s%s%s",
                 syma_change_waiting(c, i),
                 syma_change_waits_for(c, i)[0] != '\0' ? ":" : "",
                 syma_change_waits_for(c, i));
}

/* Pulls all: "portal/section kind from>to time/seen ...;" each. Begin and end
 * of what has them is a '+' or '-' behind the kind. */
static inline void track_drain(syma_tracker *t, char log[LOG_SIZE])
{
    syma_change *c = NULL;
    char details[8192];
    char time[32];
    char seen[32];
    size_t len = 0;
    int kind;

    log[0] = '\0';
    while (syma_tracker_next_change(t, &c) == 1) {
        kind = syma_change_kind(c);
        track_minute(time, sizeof time, syma_change_time_ms(c));
        track_minute(seen, sizeof seen, syma_change_seen_ms(c));
        track_details(details, sizeof details, c);
        len += (size_t)snprintf(
            log + len, LOG_SIZE - len, "%s%s%s%s %.2s>%.2s %s/%s%s\n",
            syma_change_section_id(c),
            syma_change_section_id(c)[0] != '\0' ? " " : "",
            syma_change_kind_name(kind),
            kind < SYMA_CHANGE_FLAPPING ? ""
            : syma_change_begins(c)     ? "+"
                                        : "-",
            syma_state_name(syma_change_from(c)),
            syma_state_name(syma_change_to(c)), time, seen, details);
        ck_assert_uint_lt(len, LOG_SIZE);
        ck_assert_ptr_null(strpbrk(syma_change_text(c), "\n\r\t"));
        ck_assert_str_ne(syma_change_text(c), "");
        syma_change_free(c);
    }
}

static inline void track_expect(syma_tracker *t, const char *expected)
{
    char log[LOG_SIZE];

    track_drain(t, log);
    ck_assert_str_eq(log, expected);
}

static inline char *track_save(const syma_tracker *t)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_save(t, NULL, &text), SYMA_OK);
    return text;
}

#endif
