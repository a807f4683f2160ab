/* SPDX-License-Identifier: MIT */
/*
 * watch/ledger: what was promised, put off, late, kept and broken; by pages,
 * by headers, and heard elsewhere.
 */
#include "track_help.h"

#include "watch/tracker.h"
#include "watch/turn.h"

#define NOW SYMA_NOTICE_MAINTENANCE_NOW
#define INCIDENT SYMA_NOTICE_INCIDENT

struct world {
    syma_portal *p;
    syma_tracker *t;
};

/* Two sections, of which b stays up; a is down from minute 0. */
static struct world world_new(void)
{
    struct world w;
    char log[LOG_SIZE];

    w.p = track_portal("p", 2, "", "");
    w.t = track_new("confirm_up", 1);
    track_feed(w.t, w.p, 0, "Du");
    track_drain(w.t, log);
    return w;
}

static void world_free(struct world *w)
{
    syma_tracker_free(w->t);
    syma_portal_free(w->p);
}

/* One report with one announcement of a. */
static void say(struct world *w, int64_t minute, const char *letters, int kind,
                int64_t latest, const char *text)
{
    struct track_note note = {0, kind, -1, -1, 0, NULL};

    note.latest_ms = latest < 0 ? -1 : AT(latest);
    note.vague = latest < 0; /* "until further notice" */
    note.text = text;
    track_feed_notes(w->t, w->p, minute, letters, &note, 1);
}

static const syma_promise *promise(const struct world *w, size_t i)
{
    return syma_tracker_promise(w->t, "p", "a", i);
}

static int declare(struct world *w, const char *section, const char *source,
                   const char *text, int64_t seen, int64_t latest)
{
    return syma_tracker_declare_promise(w->t, "p", section, source, text,
                                        AT(seen), -1,
                                        latest < 0 ? -1 : AT(latest), 0);
}

START_TEST(kept)
{
    struct world w = world_new();

    say(&w, 1, "du", NOW, 3, "back at 3");
    /* Read again the same words mean something else; the first reading
     * holds. On the minute is in time. */
    say(&w, 2, "du", NOW, 4, "back at 3");
    track_feed(w.t, w.p, 3, "uu");
    track_expect(w.t,
                 "a promised do>do 1/1 page 'back at 3' ->3 open late 0\n"
                 "a state do>up 3/3\n"
                 "a kept up>up 3/3 page 'back at 3' ->3 kept late 0\n"
                 "state de>up 3/3\n");
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 1);
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 0);
    world_free(&w);
}
END_TEST

START_TEST(slips)
{
    struct world w = world_new();
    const syma_incident *n;

    say(&w, 1, "du", NOW, 10, "at ten");
    say(&w, 2, "du", NOW, 20, "at twenty");
    say(&w, 3, "du", NOW, 15, "rather at fifteen");
    say(&w, 4, "du", NOW, -1, "until further notice");
    say(&w, 5, "du", NOW, 30, "at thirty");
    track_expect(
        w.t,
        "a promised do>do 1/1 page 'at ten' ->10 open late 0\n"
        "a slip do>do 2/2 page 'at twenty' 10>20 open late 0\n"
        "a promised do>do 3/3 page 'rather at fifteen' 20>15 open late 0\n"
        "a promised do>do 4/4 page 'until further notice' 15>- open late -1\n"
        "a promised do>do 5/5 page 'at thirty' ->30 open late 0\n");
    n = syma_tracker_incident(w.t, "p", "a", 0);
    ck_assert_uint_eq(syma_incident_slips(n), 1);
    ck_assert_uint_eq(
        syma_incident_slips(syma_tracker_incident(w.t, "p", "", 0)), 0);
    ck_assert_int_eq(syma_promise_status(promise(&w, 0)), SYMA_PROMISE_OPEN);
    ck_assert_int_eq(syma_promise_status(promise(&w, 4)),
                     SYMA_PROMISE_REVISED);
    track_feed(w.t, w.p, 7, "du");
    track_feed(w.t, w.p, 9, "du");
    track_feed(w.t, w.p, 11, "du");
    /* Revised ones are measured, and are late without a word of it. */
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 4)), MIN);
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 3)), 0);
    track_feed(w.t, w.p, 13, "du");
    track_feed(w.t, w.p, 15, "du");
    track_feed(w.t, w.p, 16, "uu");
    track_expect(
        w.t,
        "a state do>up 16/16\n"
        "a broken up>up 16/16 page 'at ten' ->10 broken late 6\n"
        "a kept up>up 16/16 page 'at twenty' 10>20 kept late 0\n"
        "a broken up>up 16/16 page 'rather at fifteen' 20>15 broken late 1\n"
        "a kept up>up 16/16 page 'at thirty' ->30 kept late 0\n"
        "state de>up 16/16\n");
    ck_assert_int_eq(syma_promise_status(promise(&w, 1)),
                     SYMA_PROMISE_UNDATED);
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 1)), -1);
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 2);
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 2);
    world_free(&w);
}
END_TEST

START_TEST(overdue)
{
    struct world w = world_new();

    say(&w, 1, "du", NOW, 3, "at three");
    track_feed(w.t, w.p, 3, "du");
    track_expect(w.t, "a promised do>do 1/1 page 'at three' ->3 open late 0\n");
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    ck_assert_int_eq(syma_tracker_tick(w.t, AT(3) + 1), SYMA_OK);
    track_expect(w.t,
                 "a overdue do>do 3/180001ms page 'at three' ->3 overdue late "
                 "0\n");
    track_tick(w.t, 4);
    track_feed(w.t, w.p, 5, "du");
    track_expect(w.t, "");
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 0)), 2 * MIN);
    ck_assert_uint_ne(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    ck_assert_uint_ne(syma_tracker_flags(w.t, "p", "") & SYMA_FLAG_OVERDUE, 0);
    /* Another source still has time: not all have passed. */
    ck_assert_int_eq(declare(&w, "a", "press", "tonight", 5, 60), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "") & SYMA_FLAG_OVERDUE, 0);
    /* One that names no time neither helps nor hinders. */
    ck_assert_int_eq(declare(&w, "a", "press", "soon", 6, -1), SYMA_OK);
    ck_assert_uint_ne(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    track_feed(w.t, w.p, 7, "uu");
    track_expect(
        w.t,
        "a promised do>do 5/5 press 'tonight' ->60 open late 0\n"
        "a promised do>do 6/5 press 'soon' 60>- open late -1\n"
        "a state do>up 7/7\n"
        "a broken up>up 7/7 page 'at three' ->3 broken late 4\n"
        "a kept up>up 7/7 press 'tonight' ->60 kept late 0\n"
        "state de>up 7/7\n");
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 2)), 4 * MIN);
    world_free(&w);
}
END_TEST

static void late_by(const struct world *w, const char *seconds)
{
    char line[80];
    char *text = NULL;

    snprintf(line, sizeof line,
             "\nsyma_eta_overdue_seconds{portal=\"p\",section=\"a\"} %s\n",
             seconds);
    ck_assert_int_eq(syma_tracker_format(w->t, "p", "openmetrics", &text),
                     SYMA_OK);
    ck_assert_msg(strstr(text, line) != NULL, "no '%s' in:\n%.3000s", line,
                  text);
    syma_string_free(text);
}

/* What can be used is not late, until it cannot. */
START_TEST(usable_is_not_late)
{
    struct world w = world_new();

    track_feed(w.t, w.p, 1, "yu");
    track_feed(w.t, w.p, 2, "yu");
    say(&w, 3, "yu", INCIDENT, 4, "at four");
    track_feed(w.t, w.p, 5, "yu");
    track_expect(w.t, "a state do>de 1/2\n"
                      "a promised de>de 3/3 page 'at four' ->4 open late 0\n");
    track_feed(w.t, w.p, 6, "gu");
    track_expect(w.t, "a overdue de>de 4/6 page 'at four' ->4 overdue late "
                      "2\n");
    late_by(&w, "120");
    /* Nor is what was late before and can be used now. */
    track_feed(w.t, w.p, 7, "yu");
    track_feed(w.t, w.p, 8, "yu");
    ck_assert_int_eq(syma_tracker_usable(w.t, "p", "a"), SYMA_USABLE_YES);
    ck_assert_int_eq(syma_promise_status(promise(&w, 0)), SYMA_PROMISE_OVERDUE);
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    late_by(&w, "0");
    track_feed(w.t, w.p, 9, "gu");
    ck_assert_uint_ne(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE, 0);
    late_by(&w, "300");
    world_free(&w);
}
END_TEST

/* A page that says several things: that which names a time is the promise,
 * whatever the order, and reading it again is no revision. That there is
 * maintenance is no word on a return. */
START_TEST(one_of_several)
{
    struct track_note notes[] = {
        {0, NOW, -1, -1, 0, "we are at work"},
        {0, NOW, AT(2), AT(9), 1, "back soon"},
        {0, NOW, AT(2), AT(20), 0, "or later"},
        {0, SYMA_NOTICE_FALLBACK, -1, -1, 0, "call us"},
    };
    struct world w = world_new();

    track_feed_notes(w.t, w.p, 1, "du", notes, 1);
    track_feed_notes(w.t, w.p, 2, "du", notes, 4);
    track_feed_notes(w.t, w.p, 3, "du", notes, 4);
    track_expect(
        w.t, "a promised do>do 2/2 page 'back soon' ->9 open late 0\n");
    ck_assert_int_eq(syma_promise_vague(promise(&w, 0)), 1);
    ck_assert_int_eq(syma_promise_earliest_ms(promise(&w, 0)), AT(2));
    world_free(&w);
}
END_TEST

START_TEST(headers)
{
    struct track_note both[] = {{0, NOW, AT(5), AT(5), 0, ""},
                                {0, NOW, AT(9), AT(9), 0, "at nine"}};
    struct world w = world_new();

    track_feed_notes(w.t, w.p, 1, "du", both, 2);
    /* Each answer names a new moment: while it does the first holds. */
    both[0].earliest_ms = both[0].latest_ms = AT(6);
    track_feed_notes(w.t, w.p, 2, "du", both, 2);
    track_expect(w.t,
                 "a promised do>do 1/1 header '' ->5 open late 0\n"
                 "a promised do>do 1/1 page 'at nine' ->9 open late 0\n");
    /* Not seen where nothing was seen: that is no end of it. */
    track_feed(w.t, w.p, 3, "?u");
    track_feed_notes(w.t, w.p, 4, "du", both, 2);
    track_expect(w.t, "");
    track_feed(w.t, w.p, 5, "du");
    both[0].earliest_ms = both[0].latest_ms = AT(8);
    track_feed_notes(w.t, w.p, 6, "du", both, 1);
    track_expect(w.t,
                 "a overdue do>do 5/6 header '' ->5 overdue late 1\n"
                 "a slip do>do 6/6 header '' 5>8 open late 0\n");
    world_free(&w);
}
END_TEST

/* A Retry-After is a header's promise, though the notice quotes its value. */
START_TEST(retry_after)
{
    struct world w = world_new();
    syma_verdict *v[2] = {track_verdict('d'), track_verdict('u')};
    syma_report *r = NULL;

    ck_assert_int_eq(symai_verdict_add_retry(v[0], NOW, AT(4), "180", 160),
                     SYMA_OK);
    ck_assert_int_eq(symai_report_build(w.p, NULL, v, 2, AT(1), &r), SYMA_OK);
    ck_assert_int_eq(syma_tracker_add(w.t, r), SYMA_OK);
    track_expect(w.t, "a promised do>do 1/1 header '' ->4 open late 0\n");
    syma_report_unref(r);
    syma_verdict_unref(v[0]);
    syma_verdict_unref(v[1]);
    world_free(&w);
}
END_TEST

/* While the section is up nothing is promised of it. */
START_TEST(not_while_up)
{
    struct world w = world_new();

    track_feed(w.t, w.p, 1, "uu");
    say(&w, 2, "uu", NOW, 9, "words");
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 0);
    /* Not yet confirmed: the state that holds decides. */
    say(&w, 3, "du", NOW, 9, "words");
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 0);
    say(&w, 4, "du", NOW, 9, "words");
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 1);
    ck_assert_int_eq(syma_promise_seen_ms(promise(&w, 0)), AT(4));
    world_free(&w);
}
END_TEST

START_TEST(declared)
{
    struct world w = world_new();

    ck_assert_int_eq(declare(&w, "a", "press", "back at 9", 1, 9), SYMA_OK);
    ck_assert_int_eq(declare(&w, "a", "press", "back at 9", 2, 8), SYMA_OK);
    ck_assert_int_eq(declare(&w, "a", "hotline", "back at 9", 2, 9), SYMA_OK);
    ck_assert_int_eq(declare(&w, NULL, "press", "all back at 3", 1, 3),
                     SYMA_OK);
    track_expect(w.t,
                 "a promised do>do 1/0 press 'back at 9' ->9 open late 0\n"
                 "a promised do>do 2/0 hotline 'back at 9' ->9 open late 0\n"
                 "promised de>de 1/0 press 'all back at 3' ->3 open late 0\n");
    track_feed(w.t, w.p, 2, "du");
    track_feed(w.t, w.p, 4, "uu");
    track_expect(w.t,
                 "overdue de>de 3/4 press 'all back at 3' ->3 overdue late 1\n"
                 "a state do>up 4/4\n"
                 "a kept up>up 4/4 press 'back at 9' ->9 kept late 0\n"
                 "a kept up>up 4/4 hotline 'back at 9' ->9 kept late 0\n"
                 "state de>up 4/4\n"
                 "broken up>up 4/4 press 'all back at 3' ->3 broken late 1\n");
    /* Told again it is no other. */
    ck_assert_int_eq(declare(&w, "a", "press", "back at 9", 1, 9), SYMA_OK);
    track_expect(w.t, "");
    /* Of an incident that is over: measured at once. */
    ck_assert_int_eq(declare(&w, "a", "press", "at two", 1, 2), SYMA_OK);
    track_expect(w.t,
                 "a promised up>up 1/4 press 'at two' 9>2 open late 2\n"
                 "a broken up>up 4/4 press 'at two' 9>2 broken late 2\n");
    world_free(&w);
}
END_TEST

/* Said while all is well it waits, is late for nobody, and is about the next
 * incident. */
START_TEST(waits)
{
    struct world w = world_new();
    char log[LOG_SIZE];

    track_feed(w.t, w.p, 1, "uu");
    track_drain(w.t, log);
    ck_assert_int_eq(declare(&w, "a", "press", "at seven", 1, 7), SYMA_OK);
    track_feed(w.t, w.p, 3, "uu");
    track_feed(w.t, w.p, 5, "uu");
    track_expect(w.t,
                 "a promised up>up 1/1 press 'at seven' ->7 open late 0\n");
    ck_assert_int_eq(syma_promise_late_ms(promise(&w, 0)), 0);
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a"), 0);
    track_feed(w.t, w.p, 6, "Du");
    track_expect(w.t,
                 "a state up>do 6/6\n"
                 "state up>de 6/6\n");
    track_feed(w.t, w.p, 8, "du");
    track_expect(w.t,
                 "a overdue do>do 7/8 press 'at seven' ->7 overdue late 1\n");
    track_feed(w.t, w.p, 9, "uu");
    track_expect(w.t,
                 "a state do>up 9/9\n"
                 "a broken up>up 9/9 press 'at seven' ->7 broken late 2\n"
                 "state de>up 9/9\n");
    world_free(&w);
}
END_TEST

START_TEST(refuses)
{
    static const char *const sources[] = {
        "", "page", "header", "status", "a b", "a.b", "\xC3\xA9",
        "a23456789012345678901234567890123"};
    struct world w = world_new();
    syma_tracker *t = w.t;
    char longest[4098];
    size_t i;

    memset(longest, 'x', 4097);
    longest[4097] = '\0';
    for (i = 0; i < sizeof sources / sizeof *sources; i++)
        ck_assert_int_eq(declare(&w, "a", sources[i], "x", 0, -1),
                         SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", NULL, "x", 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", "s", NULL, 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", "s", "", 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", "s", "a\nb", 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", "s", "\xFF", 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "a", "s", longest, 0, -1), SYMA_EINVAL);
    ck_assert_int_eq(declare(&w, "x", "s", "x", 0, -1), SYMA_ENOTFOUND);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, "q", "a", "s", "x", 0, -1, -1, 0),
        SYMA_ENOTFOUND);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, NULL, "a", "s", "x", 0, -1, -1, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_tracker_declare_promise(NULL, "p", "a", "s", "x", 0, -1, -1, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, "p", "a", "s", "x", -1, -1, -1, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, "p", "a", "s", "x", 0, -2, -1, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, "p", "a", "s", "x", 0, 5, 4, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_tracker_declare_promise(t, "p", "a", "s", "x", 0, -1, -1, 2),
        SYMA_EINVAL);
    ck_assert_uint_eq(syma_tracker_promise_count(t, "p", "a"), 0);
    longest[4096] = '\0';
    ck_assert_int_eq(declare(&w, "a", "s", longest, 0, -1), SYMA_OK);
    ck_assert_int_eq(declare(&w, "a", "a2345678901234567890123456789012", "x",
                             0, -1),
                     SYMA_OK);
    ck_assert_uint_eq(syma_tracker_promise_count(t, "p", "a"), 2);
    world_free(&w);
}
END_TEST

/* The ledger keeps 32, and of what a source said last all it can. */
START_TEST(churn)
{
    struct world w = world_new();
    char log[LOG_SIZE];
    char text[32];
    int i;

    ck_assert_int_eq(declare(&w, "a", "press", "soon", 0, 500), SYMA_OK);
    for (i = 1; i <= 100; i++) {
        snprintf(text, sizeof text, "words %d", i);
        say(&w, i, "du", NOW, 100 + 2 * i, text);
        track_drain(w.t, log);
    }
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 32);
    ck_assert_str_eq(syma_promise_text(promise(&w, 0)), "words 100");
    ck_assert_int_eq(syma_promise_revised_from_ms(promise(&w, 0)), AT(298));
    ck_assert_str_eq(syma_promise_text(promise(&w, 30)), "words 70");
    ck_assert_str_eq(syma_promise_text(promise(&w, 31)), "soon");
    ck_assert_ptr_null(promise(&w, 32));
    ck_assert_uint_eq(
        syma_incident_slips(syma_tracker_incident(w.t, "p", "a", 0)), 99);
    for (i = 0; i < 40; i++) {
        snprintf(text, sizeof text, "source%d", i);
        ck_assert_int_eq(declare(&w, "a", text, "soon", 100, 500), SYMA_OK);
    }
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 32);
    ck_assert_str_eq(syma_promise_source(promise(&w, 31)), "source8");
    world_free(&w);
}
END_TEST

START_TEST(hostile_words)
{
    struct world w = world_new();
    char text[6000];
    char clean[SYMAI_TRACK_TEXT + 1];

    symai_ledger_clean("a\x01\x1F b\xE2\x80\xAE"
                       "c\xC2\x85"
                       "d\xFF"
                       "e\n",
                       clean);
    ck_assert_str_eq(clean, "a  bc de");
    symai_ledger_clean("\n\xE2\x80\xAE\t", clean);
    ck_assert_str_eq(clean, "");
    memset(text, 'x', sizeof text);
    memcpy(text + 4095, "\xC3\xA9", 2);
    text[sizeof text - 1] = '\0';
    symai_ledger_clean(text, clean);
    ck_assert_uint_eq(strlen(clean), 4095); /* no half character */
    say(&w, 2, "du", NOW, 9, "<b>\"&\xE2\x80\xAE evil\x07 </b>");
    ck_assert_str_eq(syma_promise_text(promise(&w, 0)),
                     "<b>\"& evil? </b>");
    world_free(&w);
}
END_TEST

/* What the description of the portal tells of is taken in once, in the order
 * in which it was said, however long it stands there. */
START_TEST(said)
{
    struct world w = world_new();
    char log[LOG_SIZE];
    int i;

    ck_assert_int_eq(syma_portal_add_promise(w.p, "a", "press", "later",
                                             "2026-11-23T00:02",
                                             "2026-11-23T00:20", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_promise(w.p, "a", "press", "soon",
                                             "2026-11-23T00:01",
                                             "2026-11-23T00:10", 1),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_promise(w.p, NULL, "hotline", "today",
                                             "2026-11-23T00:01", NULL, 0),
                     SYMA_OK);
    track_feed(w.t, w.p, 2, "du");
    track_expect(w.t, "a promised do>do 1/2 press 'soon' ->10 open late 0\n"
                      "a slip do>do 2/2 press 'later' 10>20 open late 0\n"
                      "promised de>de 1/2 hotline 'today' ->- open late -1\n");
    ck_assert_int_eq(syma_promise_vague(promise(&w, 1)), 1);
    track_feed(w.t, w.p, 3, "du");
    track_feed(w.t, w.p, 4, "uu");
    track_expect(w.t, "a state do>up 4/4\n"
                      "a kept up>up 4/4 press 'soon' ->10 kept late 0\n"
                      "a kept up>up 4/4 press 'later' 10>20 kept late 0\n"
                      "state de>up 4/4\n");
    /* Not even where the ledger has forgotten it. */
    for (i = 0; i < 40; i++) {
        char source[32];

        snprintf(source, sizeof source, "s%d", i);
        ck_assert_int_eq(declare(&w, "a", source, "x", 5, -1), SYMA_OK);
    }
    track_drain(w.t, log);
    track_feed(w.t, w.p, 6, "uu");
    track_feed(w.t, w.p, 7, "uu");
    track_expect(w.t, "");
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 2);
    world_free(&w);
}
END_TEST

/* An outage of the portal as a whole ends its own. */
START_TEST(of_the_portal)
{
    struct world w = world_new();

    ck_assert_int_eq(declare(&w, "", "press", "all at 5", 0, 5), SYMA_OK);
    ck_assert_int_eq(declare(&w, "", "press", "all at 9", 1, 9), SYMA_OK);
    ck_assert_uint_eq(
        syma_incident_slips(syma_tracker_incident(w.t, "p", NULL, 0)), 1);
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", NULL), 2);
    track_feed(w.t, w.p, 2, "uu");
    track_expect(w.t,
                 "promised de>de 0/0 press 'all at 5' ->5 open late 0\n"
                 "slip de>de 1/0 press 'all at 9' 5>9 open late 0\n"
                 "a state do>up 2/2\nstate de>up 2/2\n"
                 "kept up>up 2/2 press 'all at 5' ->5 kept late 0\n"
                 "kept up>up 2/2 press 'all at 9' 5>9 kept late 0\n");
    world_free(&w);
}
END_TEST

/* A page that goes on without its promise has not kept it, nor taken it
 * back. */
START_TEST(bare_words)
{
    struct world w = world_new();
    syma_verdict *v[2];
    syma_report *r = NULL;

    say(&w, 1, "du", NOW, 3, "back at 3");
    v[0] = track_verdict('d');
    v[1] = track_verdict('u');
    ck_assert_int_eq(symai_verdict_add_notice(v[0], NOW, -1, -1, 0,
                                              "in maintenance", 14, 160),
                     SYMA_OK);
    ck_assert_uint_eq(syma_verdict_notice_count(v[0]), 1);
    ck_assert_int_eq(symai_report_build(w.p, NULL, v, 2, AT(4), &r), SYMA_OK);
    ck_assert_int_eq(syma_tracker_add(w.t, r), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 1);
    ck_assert_int_eq(syma_promise_status(promise(&w, 0)), SYMA_PROMISE_OVERDUE);
    syma_report_unref(r);
    syma_verdict_unref(v[0]);
    syma_verdict_unref(v[1]);
    world_free(&w);
}
END_TEST

/* Said of two sections it is one promise: kept once both are back. */
START_TEST(said_of_two)
{
    struct track_note notes[] = {{0, NOW, -1, AT(5), 0, "back at 5"},
                                 {1, NOW, -1, AT(5), 0, "back at 5"}};
    struct world w = world_new();

    track_feed_notes(w.t, w.p, 1, "dD", notes, 2);
    track_feed(w.t, w.p, 2, "uD");
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 0);
    track_feed(w.t, w.p, 5, "uu");
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 1);
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 0);
    /* The same words in another outage are another one: broken by the first
     * that is late, and not again by the second. */
    track_feed(w.t, w.p, 10, "DD");
    notes[0].latest_ms = AT(12);
    notes[1].latest_ms = AT(12);
    track_feed_notes(w.t, w.p, 11, "dD", notes, 2);
    track_feed(w.t, w.p, 13, "uD");
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 1);
    track_feed(w.t, w.p, 14, "uu");
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 1);
    ck_assert_uint_eq(syma_tracker_kept_count(w.t, "p"), 1);
    world_free(&w);
}
END_TEST

/* A forgotten promise says nothing of an outage that begins after it. */
START_TEST(expired)
{
    struct world w = world_new();

    track_feed(w.t, w.p, 1, "uu");
    ck_assert_int_eq(declare(&w, "a", "press", "at three", 1, 3), SYMA_OK);
    track_feed(w.t, w.p, 10, "Du");
    say(&w, 11, "du", NOW, 12, "at twelve");
    track_feed(w.t, w.p, 13, "du");
    ck_assert_int_eq(syma_promise_status(promise(&w, 0)), SYMA_PROMISE_OVERDUE);
    ck_assert_str_eq(syma_promise_source(promise(&w, 0)), "page");
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 1);
    ck_assert_uint_eq(syma_tracker_flags(w.t, "p", "a") & SYMA_FLAG_OVERDUE,
                      SYMA_FLAG_OVERDUE);
    track_feed(w.t, w.p, 14, "uu");
    ck_assert_uint_eq(syma_tracker_broken_count(w.t, "p"), 1);
    world_free(&w);
}
END_TEST

/* Nor does one of which is told only when the outage has begun: a portal file
 * that nobody has looked after. One of an outage that is older than the watch
 * may well be late. */
START_TEST(of_the_past)
{
    struct world w = world_new();

    track_feed(w.t, w.p, 1, "uu");
    track_feed(w.t, w.p, 10, "Du");
    ck_assert_int_eq(declare(&w, "a", "press", "at three", 1, 3), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 0);
    ck_assert_int_eq(declare(&w, "a", "press", "at ten", 1, 10), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 1);
    world_free(&w);
    w.p = track_portal("p", 2, "", "");
    w.t = track_new(NULL, 0);
    track_feed(w.t, w.p, 10, "Du");
    ck_assert_int_eq(declare(&w, "a", "press", "at three", 1, 3), SYMA_OK);
    ck_assert_int_eq(syma_promise_status(promise(&w, 0)), SYMA_PROMISE_OVERDUE);
    world_free(&w);
}
END_TEST

START_TEST(counts_down)
{
    struct world w = world_new();
    char text[32];
    int i;

    for (i = 1; i < 20; i++) {
        snprintf(text, sizeof text, "back in %d minutes", 30 - i);
        say(&w, i, "du", NOW, 30 + i % 2, text);
    }
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 1);
    ck_assert_str_eq(syma_promise_text(promise(&w, 0)), "back in 29 minutes");
    say(&w, 20, "du", NOW, 33, "back in 13 minutes");
    ck_assert_uint_eq(syma_tracker_promise_count(w.t, "p", "a"), 2);
    world_free(&w);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ledger");
    TCase *cases = tcase_create("ledger");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, kept);
    tcase_add_test(cases, slips);
    tcase_add_test(cases, overdue);
    tcase_add_test(cases, usable_is_not_late);
    tcase_add_test(cases, one_of_several);
    tcase_add_test(cases, headers);
    tcase_add_test(cases, retry_after);
    tcase_add_test(cases, not_while_up);
    tcase_add_test(cases, declared);
    tcase_add_test(cases, waits);
    tcase_add_test(cases, refuses);
    tcase_add_test(cases, churn);
    tcase_add_test(cases, hostile_words);
    tcase_add_test(cases, said);
    tcase_add_test(cases, of_the_portal);
    tcase_add_test(cases, bare_words);
    tcase_add_test(cases, said_of_two);
    tcase_add_test(cases, expired);
    tcase_add_test(cases, of_the_past);
    tcase_add_test(cases, counts_down);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
