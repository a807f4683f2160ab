/* SPDX-License-Identifier: MIT */
/*
 * watch/tracker: states over time. What is confirmed when and since when,
 * age, spans of time, incidents, partial returns, what happens when sections
 * come and go, and clocks that go back.
 */
#include "track_help.h"

#include "watch/tracker.h"

#define SECONDS(t, id, state) syma_tracker_seconds((t), "p", (id), (state))

/* 1: the five states of each section and of the portal add up to the time
 * since minute `begin`. */
static int adds_up(const syma_tracker *t, int64_t begin)
{
    const char *id = NULL;
    int64_t sum;
    size_t i = 0;
    int state;

    do {
        sum = 0;
        for (state = 0; state < 5; state++)
            sum += SECONDS(t, id, state);
        if (sum != (t->now_ms - AT(begin)) / 1000)
            return 0;
        id = syma_tracker_section_id(t, "p", i++);
    } while (id != NULL);
    return 1;
}

START_TEST(first_report_is_taken_at_once)
{
    syma_portal *p = track_portal("p", 4, "", "");
    syma_tracker *t = track_new(NULL, 0);

    track_feed(t, p, 0, "udm?");
    track_expect(t, "a state un>up 0/0\n"
                    "b state un>do 0/0\n"
                    "c state un>ma 0/0\n"
                    "state un>de 0/0\n");
    ck_assert_int_eq(syma_tracker_state(t, "p", "d"), SYMA_STATE_UNKNOWN);
    ck_assert_str_eq(syma_tracker_reason(t, "p", "d"), "local_network");
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", "d"), AT(0));
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", NULL), AT(0));
    ck_assert_int_eq(syma_tracker_usable(t, "p", "b"), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_tracker_reason(t, "p", "b"), "connect_timeout");
    ck_assert_str_eq(syma_tracker_reason(t, "p", ""), "");
    ck_assert_uint_eq(syma_tracker_up_count(t, "p"), 1);
    ck_assert_uint_eq(syma_tracker_required_count(t, "p"), 4);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", ""),
                      SYMA_FLAG_PARTIAL | SYMA_FLAG_INCOMPLETE);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 0);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(two_agree)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);

    track_feed(t, p, 0, "u");
    track_feed(t, p, 1, "d");
    ck_assert_int_eq(syma_tracker_state(t, "p", "a"), SYMA_STATE_UP);
    /* Not known is neither for nor against. */
    track_feed(t, p, 2, "?");
    track_feed(t, p, 2, "?");
    ck_assert_int_eq(syma_tracker_state(t, "p", "a"), SYMA_STATE_UP);
    ck_assert_str_eq(syma_tracker_reason(t, "p", "a"), "ok");
    track_feed(t, p, 3, "m");
    track_expect(t, "a state un>up 0/0\n"
                    "state un>up 0/0\n"
                    "a state up>ma 1/3\n"
                    "state up>ma 1/3\n");
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", "a"), AT(1));
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 60);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_MAINTENANCE), 120);
    ck_assert_int_eq(SECONDS(t, NULL, SYMA_STATE_UP), 60);
    track_feed(t, p, 5, "u");
    track_feed(t, p, 6, "m");
    track_feed(t, p, 7, "u");
    track_feed(t, p, 8, "u");
    track_expect(t, "a state ma>up 7/8\n"
                    "state ma>up 7/8\n");
    ck_assert(adds_up(t, 0));
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(one_is_enough)
{
    syma_portal *p = track_portal("p", 3, "", "");
    syma_tracker *t = track_new(NULL, 0);

    track_feed(t, p, 0, "uuu");
    track_expect(t, "a state un>up 0/0\nb state un>up 0/0\n"
                    "c state un>up 0/0\nstate un>up 0/0\n");
    track_feed(t, p, 1, "DMR");
    track_expect(t, "a state up>do 1/1\nb state up>ma 1/1\n"
                    "c state up>ma 1/1\nstate up>ma 1/1\n");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), SYMA_FLAG_CONFIRMED);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* The order of sections is not that of their needs. */
START_TEST(by_a_need)
{
    syma_portal *p = track_portal("p", 3, "a:b b:c", "");
    syma_tracker *t = track_new(NULL, 0);

    track_feed(t, p, 0, "uuu");
    track_expect(t, "a state un>up 0/0\nb state un>up 0/0\n"
                    "c state un>up 0/0\nstate un>up 0/0\n");
    track_feed(t, p, 1, "uud");
    track_expect(t, "");
    /* c is down by now, and so the others at once and since the same time. */
    track_feed(t, p, 2, "uud");
    track_expect(t, "a state up>de 1/2\nb state up>de 1/2\n"
                    "c state up>do 1/2\nstate up>de 1/2\n");
    ck_assert_str_eq(syma_tracker_reason(t, "p", "a"), "dependency");
    ck_assert_int_eq(syma_tracker_usable(t, "p", "a"), SYMA_USABLE_NO);
    syma_tracker_free(t);
    t = track_new("confirm_degraded", 5);
    track_feed(t, p, 0, "uuu");
    track_feed(t, p, 1, "uuD");
    ck_assert_int_eq(syma_tracker_state(t, "p", "a"), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", "a"), AT(1));
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(age)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "uu");
    track_drain(t, log);
    track_feed(t, p, 2, "?u");
    ck_assert_int_eq(syma_tracker_tick(t, AT(3) - 1), SYMA_OK);
    track_expect(t, "");
    track_tick(t, 3);
    track_expect(t, "a stale+ up>up 3/3\n");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), SYMA_FLAG_STALE);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", NULL), SYMA_FLAG_STALE);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "b"), 0);
    /* Noticed late: since the moment itself all the same. */
    track_tick(t, 11);
    track_expect(t, "a state up>un 10/11\n"
                    "b stale+ up>up 5/11\n");
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", "a"), AT(10));
    ck_assert_str_eq(syma_tracker_reason(t, "p", "a"), "local_network");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", NULL),
                      SYMA_FLAG_STALE | SYMA_FLAG_INCOMPLETE);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 600);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UNKNOWN), 60);
    /* The report notices what a tick would have. */
    track_feed(t, p, 20, "dd");
    track_expect(t, "b state up>un 12/20\n"
                    "state up>un 12/20\n"
                    "a state un>do 20/20\n"
                    "a stale- do>do 20/20\n"
                    "b state un>do 20/20\n"
                    "b stale- do>do 20/20\n"
                    "state un>do 20/20\n");
    ck_assert(adds_up(t, 0));
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* A run that was under way counts for nothing once the state is unknown. */
START_TEST(age_ends_a_run)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "u");
    track_feed(t, p, 1, "d");
    track_tick(t, 11);
    track_drain(t, log);
    ck_assert_int_eq(syma_tracker_state(t, "p", "a"), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_tracker_since_ms(t, "p", "a"), AT(11));
    ck_assert_str_eq(syma_tracker_reason(t, "p", "a"), "");
    track_feed(t, p, 12, "u");
    track_feed(t, p, 13, "d");
    track_expect(t, "a state un>up 12/12\na stale- up>up 12/12\n"
                    "state un>up 12/12\n");
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(incidents)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    const syma_incident *n;

    track_feed(t, p, 0, "u");
    track_feed(t, p, 1, "m");
    track_feed(t, p, 2, "m");
    n = syma_tracker_incident(t, "p", "a", 0);
    ck_assert_int_eq(syma_incident_begin_ms(n), AT(1));
    ck_assert_int_eq(syma_incident_confirmed_ms(n), AT(2));
    ck_assert_int_eq(syma_incident_end_ms(n), -1);
    ck_assert_str_eq(syma_incident_reason(n), "page_maintenance");
    track_feed(t, p, 3, "D");
    track_feed(t, p, 4, "g");
    track_feed(t, p, 5, "g");
    track_tick(t, 15); /* unknown: goes on */
    ck_assert_int_eq(syma_tracker_state(t, "p", "a"), SYMA_STATE_UNKNOWN);
    track_feed(t, p, 16, "d");
    ck_assert_uint_eq(syma_tracker_incident_count(t, "p", "a"), 1);
    track_feed(t, p, 17, "u");
    track_feed(t, p, 18, "u");
    n = syma_tracker_incident(t, "p", "a", 0);
    ck_assert_int_eq(syma_incident_end_ms(n), AT(17));
    ck_assert_int_eq(syma_incident_worst(n), SYMA_STATE_DOWN);
    ck_assert_str_eq(syma_incident_reason(n), "page_maintenance");
    ck_assert_int_eq(syma_incident_planned(n), 0);
    ck_assert_uint_eq(syma_incident_slips(n), 0);
    n = syma_tracker_incident(t, "p", NULL, 0);
    ck_assert_int_eq(syma_incident_begin_ms(n), AT(1));
    ck_assert_int_eq(syma_incident_end_ms(n), AT(17));
    ck_assert_str_eq(syma_incident_reason(n), "");
    ck_assert_ptr_null(syma_tracker_incident(t, "p", NULL, 1));
    ck_assert(adds_up(t, 0));
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(the_last_32_incidents)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    char log[LOG_SIZE];
    int i;

    for (i = 0; i < 40; i++) {
        track_feed(t, p, 2 * i, "D");
        track_feed(t, p, 2 * i + 1, "u");
        track_drain(t, log);
    }
    ck_assert_uint_eq(syma_tracker_incident_count(t, "p", "a"), 32);
    ck_assert_int_eq(
        syma_incident_begin_ms(syma_tracker_incident(t, "p", "a", 0)), AT(78));
    ck_assert_int_eq(
        syma_incident_begin_ms(syma_tracker_incident(t, "p", "a", 31)),
        AT(16));
    ck_assert_ptr_null(syma_tracker_incident(t, "p", "a", 32));
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_DOWN), 40 * 60);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* The state of all of them together began with the last that came to it, not
 * with the one that was confirmed last. */
START_TEST(since_of_the_portal)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "uu");
    track_drain(t, log);
    track_feed(t, p, 1, "du");
    track_feed(t, p, 2, "?D");
    track_expect(t, "b state up>do 2/2\nstate up>de 2/2\n");
    track_feed(t, p, 3, "dd");
    track_expect(t, "a state up>do 1/3\nstate de>do 2/3\n");
    ck_assert(adds_up(t, 0));
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(partial_return)
{
    syma_portal *p = track_portal("p", 5, "d:c", "e");
    syma_tracker *t = track_new("confirm_up", 1);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "uuuuu");
    track_feed(t, p, 1, "DDDDu");
    track_drain(t, log);
    track_feed(t, p, 2, "uDDDu");
    track_expect(t, "a state do>up 2/2\n"
                    "state do>de 2/2\n"
                    "partial_return de>de 2/2 +a -b -c -d:c\n");
    /* The same again is none; falling and growing again is one. */
    track_feed(t, p, 3, "uDDDu");
    track_expect(t, "");
    track_feed(t, p, 4, "DDDDu");
    track_expect(t, "a state up>do 4/4\nstate de>do 4/4\n");
    track_feed(t, p, 5, "uuDuu");
    track_expect(t, "a state do>up 5/5\nb state do>up 5/5\n"
                    "d state do>de 5/5\n"
                    "state do>de 5/5\n"
                    "partial_return de>de 5/5 +a +b -c -d:c\n");
    track_feed(t, p, 6, "uuuuu");
    track_expect(t, "c state do>up 6/6\nd state de>up 6/6\n"
                    "state de>up 6/6\n");
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* One that fell out of four is no return of three. */
START_TEST(no_partial_return)
{
    syma_portal *p = track_portal("p", 4, "", "");
    syma_tracker *t = track_new("confirm_up", 1);

    track_feed(t, p, 0, "duuu");
    track_expect(t, "a state un>do 0/0\nb state un>up 0/0\n"
                    "c state un>up 0/0\nd state un>up 0/0\n"
                    "state un>de 0/0\n");
    track_feed(t, p, 1, "Duuu");
    track_feed(t, p, 2, "uuuu");
    track_expect(t, "a state do>up 2/2\nstate de>up 2/2\n");
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(flapping)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];
    int i;

    track_feed(t, p, 0, "u");
    track_drain(t, log);
    for (i = 1; i < 6; i++)
        track_feed(t, p, i, i % 2 == 1 ? "d" : "u");
    track_expect(t, "");
    /* Reports that do not know do not count. */
    track_feed(t, p, 6, "?");
    track_feed(t, p, 7, "u");
    track_expect(t, "a flapping+ up>up 7/7\n");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), SYMA_FLAG_FLAPPING);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", ""), SYMA_FLAG_FLAPPING);
    for (i = 8; i < 23; i++)
        track_feed(t, p, i, "u");
    track_expect(t, "");
    track_feed(t, p, 23, "u");
    track_expect(t, "a flapping- up>up 23/23\n");
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), 0);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* Shares that contradict each other: the upper one is believed. */
START_TEST(flap_shares)
{
    syma_options *o = track_options();
    syma_tracker *t = NULL;

    ck_assert_int_eq(syma_options_set_int(o, "flap_low", 90), SYMA_OK);
    ck_assert_int_eq(syma_tracker_new(o, &t), SYMA_OK);
    ck_assert_int_eq(t->options.flap_high, 30);
    ck_assert_int_eq(t->options.flap_low, 29);
    syma_tracker_free(t);
    syma_options_free(o);
}
END_TEST

START_TEST(sections_come_and_go)
{
    syma_portal *p = track_portal("p", 3, "", "");
    syma_portal *fewer = track_portal("p", 2, "", "");
    syma_portal *other = NULL;
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "uud");
    track_drain(t, log);
    track_feed(t, fewer, 1, "uu");
    track_expect(t, "state de>up 1/1\n");
    ck_assert_uint_eq(syma_tracker_section_count(t, "p"), 2);
    ck_assert_int_eq(syma_tracker_seconds(t, "p", "c", 0), -1);
    track_feed(t, p, 2, "uud");
    track_expect(t, "c state un>do 2/2\nstate up>de 2/2\n");
    ck_assert_int_eq(SECONDS(t, "c", SYMA_STATE_DOWN), 0);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 120);
    /* In another order they are the same. */
    ck_assert_int_eq(syma_portal_new("p", &other), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(other, "c", SYMA_SECTION_GENERIC,
                                             "https://a.example/", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(other, "a", SYMA_SECTION_GENERIC,
                                             "https://a.example/", 0),
                     SYMA_OK);
    track_feed(t, other, 3, "du");
    track_expect(t, "");
    ck_assert_str_eq(syma_tracker_section_id(t, "p", 0), "c");
    ck_assert_str_eq(syma_tracker_section_id(t, "p", 1), "a");
    ck_assert_ptr_null(syma_tracker_section_id(t, "p", 2));
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 180);
    ck_assert_int_eq(SECONDS(t, "c", SYMA_STATE_DOWN), 60);
    syma_tracker_free(t);
    syma_portal_free(p);
    syma_portal_free(fewer);
    syma_portal_free(other);
}
END_TEST

START_TEST(portals)
{
    static const char *const ids[] = {"m", "a", "z", "b", "y", ""};
    static const char *const sorted[] = {"", "a", "b", "m", "y", "z"};
    syma_tracker *t = track_new(NULL, 0);
    syma_portal *p;
    size_t i;

    for (i = 0; i < 6; i++) {
        p = track_portal(ids[i], 1, "", "");
        track_feed(t, p, (int64_t)i, "u");
        syma_portal_free(p);
    }
    ck_assert_uint_eq(syma_tracker_portal_count(t), 6);
    for (i = 0; i < 6; i++)
        ck_assert_str_eq(syma_tracker_portal_id(t, i), sorted[i]);
    ck_assert_ptr_null(syma_tracker_portal_id(t, 6));
    ck_assert_int_eq(syma_tracker_remove(t, "b"), SYMA_OK);
    ck_assert_int_eq(syma_tracker_remove(t, "b"), SYMA_ENOTFOUND);
    ck_assert_str_eq(syma_tracker_last_error(t), "there is no portal 'b'");
    ck_assert_uint_eq(syma_tracker_portal_count(t), 5);
    ck_assert_str_eq(syma_tracker_portal_id(t, 2), "m");
    ck_assert_int_eq(syma_tracker_state(t, "b", NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_tracker_state(t, "z", "a"), SYMA_STATE_UP);
    syma_tracker_free(t);
}
END_TEST

START_TEST(others_age_too)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_portal *q = track_portal("q", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, q, 0, "u");
    track_drain(t, log);
    track_feed(t, p, 12, "u");
    track_expect(t, "a state up>un 10/12\na stale+ un>un 3/12\n"
                    "state up>un 10/12\n"
                    "a state un>up 12/12\nstate un>up 12/12\n");
    ck_assert_int_eq(syma_tracker_state(t, "q", "a"), SYMA_STATE_UNKNOWN);
    syma_tracker_free(t);
    syma_portal_free(p);
    syma_portal_free(q);
}
END_TEST

START_TEST(clocks_go_back)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char log[LOG_SIZE];

    track_feed(t, p, 10, "u");
    track_drain(t, log);
    track_feed(t, p, 5, "d");
    track_feed(t, p, 6, "d");
    track_expect(t, "a state up>do 10/10\nstate up>do 10/10\n");
    track_tick(t, 3);
    ck_assert_int_eq(syma_tracker_checked_ms(t, "p"), AT(10));
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_UP), 0);
    track_tick(t, 11);
    ck_assert_int_eq(SECONDS(t, "a", SYMA_STATE_DOWN), 60);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(the_end_of_time)
{
    const struct track_note note = {0, SYMA_NOTICE_MAINTENANCE_NOW, INT64_MAX,
                                    INT64_MAX, 0, "never"};
    const struct track_note plan = {0, SYMA_NOTICE_MAINTENANCE_PLANNED, 0,
                                    INT64_MAX, 0, "always"};
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);
    syma_report *r;
    char *text;

    track_feed_notes(t, p, 0, "d", &note, 1);
    track_feed_notes(t, p, 1, "d", &plan, 1);
    r = track_report(p, INT64_MAX, "d", &note, 1);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    syma_report_unref(r);
    ck_assert_int_eq(syma_tracker_tick(t, INT64_MAX), SYMA_OK);
    ck_assert_int_eq(t->now_ms, SYMAI_TRACK_LAST_MS);
    ck_assert_int_ge(SECONDS(t, "a", SYMA_STATE_DOWN), 0);
    ck_assert_int_ge(
        syma_tracker_planned_seconds(t, "p", "a", SYMA_STATE_DOWN), 0);
    ck_assert_int_eq(syma_promise_late_ms(syma_tracker_promise(t, "p", "a", 0)),
                     0);
    text = track_save(t);
    syma_string_free(text);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* Pulled or not, no more than so many wait. */
START_TEST(changes_wait)
{
    syma_portal *p = track_portal("p", 20, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    syma_change *c = NULL;
    syma_report *r;
    char *before;
    char *after;
    int i;

    for (i = 0; t->change_count < 10000; i++)
        track_feed(t, p, i,
                   i % 2 == 0 ? "DDDDDDDDDDDDDDDDDDDD"
                              : "uuuuuuuuuuuuuuuuuuuu");
    before = track_save(t);
    r = track_report(p, AT(i), "DDDDDDDDDDDDDDDDDDDD", NULL, 0);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_ELIMIT);
    ck_assert_str_eq(syma_tracker_last_error(t),
                     "10000 changes wait to be pulled");
    ck_assert_int_eq(syma_tracker_tick(t, AT(i + 100)), SYMA_ELIMIT);
    ck_assert_int_eq(syma_tracker_declare_promise(t, "p", "a", "press", "x",
                                                  0, -1, -1, 0),
                     SYMA_ELIMIT);
    after = track_save(t);
    ck_assert_str_eq(before, after);
    while (t->change_count >= 10000) {
        ck_assert_int_eq(syma_tracker_next_change(t, &c), 1);
        syma_change_free(c);
    }
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    ck_assert_str_eq(syma_tracker_last_error(t), "");
    syma_report_unref(r);
    syma_string_free(before);
    syma_string_free(after);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* A change is its puller's and outlives all. */
START_TEST(changes_live_on)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    char log[LOG_SIZE];
    syma_change *c = NULL;
    int i;

    track_feed(t, p, 0, "dd");
    track_drain(t, log);
    track_feed(t, p, 1, "ud");
    for (i = 0; i < 3; i++) {
        syma_change_free(c);
        ck_assert_int_eq(syma_tracker_next_change(t, &c), 1);
    }
    syma_tracker_free(t);
    syma_portal_free(p);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_PARTIAL_RETURN);
    ck_assert_str_eq(syma_change_portal_id(c), "p");
    ck_assert_str_eq(syma_change_back(c, 0), "a");
    ck_assert_str_eq(syma_change_waiting(c, 0), "b");
    ck_assert_str_eq(syma_change_waits_for(c, 0), "");
    ck_assert_str_eq(syma_change_text(c),
                     "p: 1 of 2 are back: a; not yet: b");
    syma_change_free(c);
}
END_TEST

/* Where the sections do not fit in a line it ends, and says so. */
START_TEST(long_lines_are_cut)
{
    syma_tracker *t = track_new("confirm_up", 1);
    syma_portal *p = NULL;
    syma_change *c = NULL;
    const char *text;
    char id[65];
    int i;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; i < 24; i++) {
        memset(id, 'a' + i, sizeof id - 1);
        id[i < 12 ? 40 : 64] = '\0';
        ck_assert_int_eq(syma_portal_add_section(p, id, SYMA_SECTION_GENERIC,
                                                 "https://a.example/", 0),
                         SYMA_OK);
    }
    track_feed(t, p, 0, "DDDDDDDDDDDDDDDDDDDDDDDD");
    track_feed(t, p, 1, "uDDDDDDDDDDDDDDDDDDDDDDD");
    do {
        syma_change_free(c);
        ck_assert_int_eq(syma_tracker_next_change(t, &c), 1);
    } while (syma_change_kind(c) != SYMA_CHANGE_PARTIAL_RETURN);
    text = syma_change_text(c);
    ck_assert_uint_le(strlen(text), 1024);
    ck_assert_str_eq(text + strlen(text) - 3, "...");
    ck_assert_ptr_null(strstr(text, ", ,"));
    ck_assert_uint_eq(syma_change_required_count(c), 24);
    syma_change_free(c);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* Sections that were not known for a while have not come back. */
START_TEST(no_return_from_unknown)
{
    syma_portal *p = track_portal("p", 3, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    char log[LOG_SIZE];

    track_feed(t, p, 0, "uuD");
    track_feed(t, p, 30, "uuD"); /* past the age of unknown */
    track_drain(t, log);
    ck_assert_ptr_null(strstr(log, "partial_return"));
    ck_assert_ptr_nonnull(strstr(log, "up>un"));
    track_feed(t, p, 31, "uuu");
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker");
    TCase *cases = tcase_create("tracker");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, first_report_is_taken_at_once);
    tcase_add_test(cases, two_agree);
    tcase_add_test(cases, one_is_enough);
    tcase_add_test(cases, by_a_need);
    tcase_add_test(cases, age);
    tcase_add_test(cases, age_ends_a_run);
    tcase_add_test(cases, incidents);
    tcase_add_test(cases, the_last_32_incidents);
    tcase_add_test(cases, since_of_the_portal);
    tcase_add_test(cases, partial_return);
    tcase_add_test(cases, no_partial_return);
    tcase_add_test(cases, flapping);
    tcase_add_test(cases, flap_shares);
    tcase_add_test(cases, sections_come_and_go);
    tcase_add_test(cases, portals);
    tcase_add_test(cases, others_age_too);
    tcase_add_test(cases, clocks_go_back);
    tcase_add_test(cases, the_end_of_time);
    tcase_add_test(cases, changes_wait);
    tcase_add_test(cases, changes_live_on);
    tcase_add_test(cases, long_lines_are_cut);
    tcase_add_test(cases, no_return_from_unknown);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
