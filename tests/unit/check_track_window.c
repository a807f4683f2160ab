/* SPDX-License-Identifier: MIT */
/*
 * watch/track_window, watch/track_span: planned windows of a tracker, and how
 * much of the time was planned.
 */
#include <unistd.h>

#include "track_help.h"
#include "watch/tracker.h"

#define PLANNED SYMA_NOTICE_MAINTENANCE_PLANNED
#define UP SYMA_STATE_UP
#define DOWN SYMA_STATE_DOWN
#define MAINTENANCE SYMA_STATE_MAINTENANCE

static int64_t planned(const syma_tracker *t, const char *id, int state)
{
    return syma_tracker_planned_seconds(t, "p", id, state) / 60;
}

static void window(syma_portal *p, const char *section, const char *days,
                   const char *begin, const char *end)
{
    ck_assert_msg(syma_portal_add_window(p, section, days, begin, end) ==
                      SYMA_OK,
                  "%s", syma_portal_last_error(p));
}

static struct track_note note(size_t section, int64_t begin, int64_t end,
                              const char *text)
{
    struct track_note n = {0, PLANNED, 0, 0, 0, NULL};

    n.section = section;
    n.earliest_ms = AT(begin);
    n.latest_ms = AT(end);
    n.text = text;
    return n;
}

START_TEST(declared)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    const syma_window *w;
    char log[LOG_SIZE];

    window(p, "a", "daily", "00:10", "00:20");
    window(p, NULL, NULL, "2026-11-23T00:05", "2026-11-23T00:08");
    track_feed(t, p, 0, "uu");
    track_drain(t, log);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 2);
    w = syma_tracker_window(t, "p", 0);
    ck_assert_str_eq(syma_window_section_id(w), "");
    ck_assert_str_eq(syma_window_source(w), "portal");
    ck_assert_str_eq(syma_window_text(w), "");
    ck_assert_int_eq(syma_window_begin_ms(w), AT(5));
    ck_assert_int_eq(syma_window_end_ms(w), AT(8));
    w = syma_tracker_window(t, "p", 1);
    ck_assert_str_eq(syma_window_section_id(w), "a");
    ck_assert_ptr_null(syma_tracker_window(t, "p", 2));
    track_feed(t, p, 5, "uu");
    track_expect(t, "window+ up>up 5/5 portal '' 5..8\n"
                    "a stale+ up>up 3/5\nb stale+ up>up 3/5\n"
                    "a stale- up>up 5/5\nb stale- up>up 5/5\n");
    track_feed(t, p, 7, "Du");
    track_feed(t, p, 9, "Du");
    track_expect(t, "a state up>do 7/7\nstate up>de 7/7\n"
                    "window- de>de 8/9 portal '' 5..8\n");
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 1);
    track_feed(t, p, 11, "Du");
    track_feed(t, p, 13, "uu");
    ck_assert_int_eq(planned(t, "a", UP), 2);
    ck_assert_int_eq(planned(t, "a", DOWN), 4); /* 7..8 and 10..13 */
    ck_assert_int_eq(planned(t, "b", UP), 3);
    ck_assert_int_eq(planned(t, NULL, UP), 2);
    ck_assert_int_eq(planned(t, NULL, SYMA_STATE_DEGRADED), 1);
    ck_assert_int_eq(
        syma_incident_planned(syma_tracker_incident(t, "p", "a", 0)), 1);
    ck_assert_int_eq(
        syma_incident_planned(syma_tracker_incident(t, "p", NULL, 0)), 1);
    track_drain(t, log);
    track_tick(t, 15);
    ck_assert_int_eq(planned(t, "a", UP), 4);
    /* The next of it is tomorrow's. */
    track_feed(t, p, 21, "uu");
    w = syma_tracker_window(t, "p", 0);
    ck_assert_int_eq(syma_window_begin_ms(w), AT(24 * 60 + 10));
    ck_assert_int_eq(planned(t, "a", UP), 9);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* Told at once where it goes on at the first report; what begins and ends
 * between two ticks is told, a whole day's worth that was missed is not. */
START_TEST(between_ticks)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);

    window(p, NULL, "daily", "00:10", "00:20");
    track_feed(t, p, 12, "u");
    track_expect(t, "window+ un>un 10/12 portal '' 10..20\n"
                    "a state un>up 12/12\nstate un>up 12/12\n");
    track_tick(t, 3 * 1440 + 15);
    track_expect(t, "window- up>up 20/4335 portal '' 10..20\n"
                    "window+ up>up 4330/4335 portal '' 4330..4340\n"
                    "a stale+ up>up 15/4335\n");
    track_tick(t, 4 * 1440);
    track_tick(t, 5 * 1440);
    track_expect(t, "window- up>up 4340/5760 portal '' 4330..4340\n"
                    "window+ up>up 5770/7200 portal '' 5770..5780\n"
                    "window- up>up 5780/7200 portal '' 5770..5780\n");
    /* All of them count all the same. */
    ck_assert_int_eq(planned(t, "a", UP), 8 + 10 * 4);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

static const char *first_section(const syma_tracker *t)
{
    return syma_window_section_id(syma_tracker_window(t, "p", 0));
}

/* Those that begin together come as they were declared, whichever of them was
 * known first; and as they are declared now, where that has changed. */
START_TEST(together)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_portal *other = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);
    syma_tracker *u = track_new("unknown_intervals", 10000);
    char log[LOG_SIZE];
    char *text;

    window(p, "a", "daily", "00:10", "00:40");
    window(p, NULL, "daily", "00:10", "00:20");
    window(other, NULL, "daily", "00:10", "00:20");
    window(other, "a", "daily", "00:10", "00:40");
    track_feed(t, p, 25, "u");
    track_tick(t, 41);
    track_drain(t, log);
    ck_assert_str_eq(first_section(t), "a");
    track_tick(t, 1452);
    track_expect(t, "a window+ up>up 1450/1452 portal '' 1450..1480\n"
                    "window+ up>up 1450/1452 portal '' 1450..1460\n");
    track_feed(t, other, 1453, "u");
    ck_assert_str_eq(first_section(t), "");
    text = track_save(t);
    ck_assert_int_eq(syma_tracker_load(u, text, strlen(text)), SYMA_OK);
    ck_assert_str_eq(first_section(u), "");
    syma_string_free(text);
    syma_tracker_free(t);
    syma_tracker_free(u);
    syma_portal_free(p);
    syma_portal_free(other);
}
END_TEST

START_TEST(read_off_pages)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new("confirm_up", 1);
    struct track_note notes[] = {note(0, 5, 10, "work"),
                                 note(0, 20, 30, "more work"),
                                 note(1, 5, 10, "work too"),
                                 note(0, -9, 0, "over"),
                                 note(0, 40, 40, "nothing")};
    const syma_window *w;
    char log[LOG_SIZE];

    notes[4].latest_ms = -1;
    track_feed_notes(t, p, 0, "uu", notes, 5);
    track_drain(t, log);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 3);
    w = syma_tracker_window(t, "p", 0);
    ck_assert_str_eq(syma_window_section_id(w), "a");
    ck_assert_str_eq(syma_window_source(w), "page");
    ck_assert_str_eq(syma_window_text(w), "work");
    /* The same again is the same. */
    track_feed_notes(t, p, 2, "uu", notes, 3);
    track_expect(t, "");
    track_feed(t, p, 4, "uu");
    track_feed(t, p, 6, "mu");
    track_expect(t, "a window+ up>up 5/6 page 'work' 5..10\n"
                    "b window+ up>up 5/6 page 'work too' 5..10\n");
    track_feed(t, p, 8, "mu");
    track_feed(t, p, 10, "mu");
    track_expect(t, "a state up>ma 6/8\nstate up>de 6/8\n"
                    "a window- ma>ma 10/10 page 'work' 5..10\n"
                    "b window- up>up 10/10 page 'work too' 5..10\n");
    track_feed(t, p, 12, "uu");
    ck_assert_int_eq(planned(t, "a", UP), 1);
    ck_assert_int_eq(planned(t, "a", MAINTENANCE), 4);
    ck_assert_int_eq(planned(t, "b", UP), 5);
    /* Those of pages are for their sections. */
    ck_assert_int_eq(planned(t, NULL, SYMA_STATE_DEGRADED), 0);
    ck_assert_int_eq(
        syma_incident_planned(syma_tracker_incident(t, "p", "a", 0)), 1);
    ck_assert_int_eq(
        syma_incident_planned(syma_tracker_incident(t, "p", NULL, 0)), 0);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* The window has gone from memory before the run that began in it is
 * confirmed: no minute is lost, and none counted twice. */
START_TEST(confirmed_after_the_window)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("confirm_down", 4);
    struct track_note n = note(0, 2, 6, "work");
    struct symai_track_section *s;

    track_feed_notes(t, p, 0, "u", &n, 1);
    track_feed(t, p, 2, "u");
    track_feed(t, p, 4, "d");
    track_feed(t, p, 6, "d");
    track_feed(t, p, 7, "d");
    ck_assert_int_eq(planned(t, "a", UP), 4);
    track_feed(t, p, 8, "d");
    ck_assert_int_eq(planned(t, "a", UP), 2);
    ck_assert_int_eq(planned(t, "a", DOWN), 2);
    s = symai_track_section(symai_track_portal(t, "p"), "a");
    ck_assert_uint_eq(s->spans.count, 1);
    track_feed(t, p, 9, "d");
    s = symai_track_section(symai_track_portal(t, "p"), "a");
    ck_assert_uint_eq(s->spans.count, 0);
    ck_assert_int_eq(planned(t, "a", UP), 2);
    ck_assert_int_eq(planned(t, "a", DOWN), 2);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

START_TEST(no_more_than_sixteen)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);
    struct track_note notes[40];
    int i;

    for (i = 0; i < 40; i++)
        notes[i] = note(0, 10 + 2 * i, 11 + 2 * i, "work");
    track_feed_notes(t, p, 0, "u", notes, 40);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 16);
    /* As they pass there is room for others. */
    track_tick(t, 15);
    track_feed_notes(t, p, 16, "u", notes, 40);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 16);
    ck_assert_int_eq(planned(t, "a", UP), 3);
    track_tick(t, 1000);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 0);
    ck_assert_int_eq(planned(t, "a", UP), 19);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* Another description: the time before it counts by the old one. */
START_TEST(rules_change)
{
    syma_portal *before = track_portal("p", 1, "", "");
    syma_portal *after = track_portal("p", 1, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);
    char log[LOG_SIZE];

    window(before, NULL, "daily", "00:05", "00:30");
    window(before, NULL, NULL, "2026-11-23T00:10", "2026-11-23T00:50");
    window(after, "a", "mon", "03:00", "04:00");
    window(after, NULL, NULL, "2026-11-23T00:10", "2026-11-23T00:50");
    track_feed(t, before, 0, "u");
    track_drain(t, log);
    track_tick(t, 15);
    track_drain(t, log);
    /* One goes and ends, one stays and does not begin again. */
    track_feed(t, after, 20, "u");
    track_expect(t, "window- up>up 20/20 portal '' 5..30\n"
                    "a stale- up>up 20/20\n");
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 2);
    ck_assert_int_eq(planned(t, "a", UP), 15);
    track_tick(t, 60);
    ck_assert_int_eq(planned(t, "a", UP), 45);
    syma_tracker_free(t);
    syma_portal_free(before);
    syma_portal_free(after);
}
END_TEST

/* A section that goes takes its windows along. */
START_TEST(sections_go)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_portal *one = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    struct track_note n = note(1, 5, 10, "work");

    track_feed_notes(t, p, 0, "uu", &n, 1);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 1);
    track_feed(t, one, 1, "u");
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), 0);
    syma_tracker_free(t);
    syma_portal_free(p);
    syma_portal_free(one);
}
END_TEST

/* Both change days, and a window past midnight, in the portal's own zone. */
START_TEST(in_the_zone)
{
    static const struct {
        const char *begin; /* of the window, UTC, in the night of the change */
        int64_t start;     /* minutes from TRACK_START to the day before */
        int64_t minutes;
    } rows[] = {
        /* 2027-03-28: 02:00 is 03:00; Sat 23:00+01 to Sun 04:00+02 is 4 h. */
        {"spring", (int64_t)124 * 1440, 4 * 60},
        /* 2027-10-31: 03:00 is 02:00; 6 h. */
        {"autumn", (int64_t)341 * 1440, 6 * 60},
    };
    syma_portal *p;
    syma_tracker *t;
    size_t i;

    if (access("/usr/share/zoneinfo/Europe/Paris", R_OK) != 0)
        return;
    for (i = 0; i < 2; i++) {
        p = track_portal("p", 1, "", "");
        t = track_new("unknown_intervals", 10000);
        ck_assert_int_eq(syma_portal_set_time_zone(p, "Europe/Paris"),
                         SYMA_OK);
        window(p, NULL, "sat", "23:00", "04:00");
        track_feed(t, p, rows[i].start, "u");
        track_tick(t, rows[i].start + 2 * 1440);
        ck_assert_msg(planned(t, "a", UP) == rows[i].minutes, "%s: %d",
                      rows[i].begin, (int)planned(t, "a", UP));
        syma_tracker_free(t);
        syma_portal_free(p);
    }
}
END_TEST

/* Windows that have ended are counted once, and not again by each reader. */
START_TEST(what_has_ended_is_counted)
{
    syma_portal *p = track_portal("p", 2, "", "");
    syma_tracker *t = track_new("unknown_intervals", 10000);
    struct symai_track_portal *of;
    char log[LOG_SIZE];

    window(p, NULL, "daily", "00:10", "00:20");
    track_feed(t, p, 0, "uu");
    track_tick(t, 15);
    of = symai_track_portal(t, "p");
    ck_assert_int_eq(symai_track_section(of, "a")->line.counted_ms, AT(0));
    track_tick(t, 15 + 1440);
    track_tick(t, 25 + 1440);
    of = symai_track_portal(t, "p");
    ck_assert_int_eq(symai_track_section(of, "a")->line.counted_ms,
                     AT(25 + 1440));
    ck_assert_int_eq(of->line.counted_ms, AT(25 + 1440));
    ck_assert_int_eq(planned(t, "a", UP), 20);
    ck_assert_int_eq(planned(t, "", UP), 20);
    /* Not past the first report against the state: it may end the span. */
    track_feed(t, p, 15 + 2880, "ud");
    track_feed(t, p, 25 + 2880, "uu");
    of = symai_track_portal(t, "p");
    ck_assert_int_eq(symai_track_section(of, "a")->line.counted_ms,
                     AT(25 + 2880));
    ck_assert_int_eq(symai_track_section(of, "b")->line.counted_ms,
                     AT(15 + 2880));
    ck_assert_int_eq(planned(t, "b", UP), 30);
    track_drain(t, log);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("track_window");
    TCase *cases = tcase_create("track_window");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, declared);
    tcase_add_test(cases, between_ticks);
    tcase_add_test(cases, together);
    tcase_add_test(cases, read_off_pages);
    tcase_add_test(cases, confirmed_after_the_window);
    tcase_add_test(cases, no_more_than_sixteen);
    tcase_add_test(cases, rules_change);
    tcase_add_test(cases, sections_go);
    tcase_add_test(cases, in_the_zone);
    tcase_add_test(cases, what_has_ended_is_counted);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
