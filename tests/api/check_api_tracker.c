/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a user meets it, fourth part: the tracker, as
 * syma/tracker.h promises it. Memories are loaded from documents, so that what
 * they tell is known to the number; reports come from a server of our own on
 * loopback. Includes <syma/syma.h> and nothing else of the library.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#include "../integration/loop_server.h"

/* Minute 0 is 2026-11-23T00:00:00Z; now is minute 60. */
#define START INT64_C(1795392000000)
#define AT(minute) (START + INT64_C(60000) * (minute))

static const char memory[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<tracker xmlns=\"urn:syma:tracker:1\" now=\"1795395600000\">\n"
    "<portal id=\"demo\" checked=\"1795395540000\" timezone=\"UTC\" "
    "kept=\"3\" broken=\"2\">\n"
    "<line state=\"degraded\" usable=\"partly\" flags=\"8\" "
    "since=\"1795393200000\" counted=\"1795393200000\">\n"
    "<total state=\"up\" ms=\"1200000\"/>\n"
    "<incident begin=\"1795393200000\" confirmed=\"1795393260000\" "
    "worst=\"degraded\"/>\n"
    "</line>\n"
    "<rule days=\"mon\" begin=\"02:00\" end=\"03:00\"/>\n"
    "<window section=\"login\" begin=\"1795395000000\" "
    "end=\"1795396200000\" begun=\"yes\" text=\"work &amp; more\"/>\n"
    "<window rule=\"0\" begin=\"1795399200000\" end=\"1795402800000\"/>\n"
    "<section id=\"login\" known=\"1795395540000\">\n"
    "<line state=\"down\" usable=\"no\" reason=\"connect_timeout\" "
    "flags=\"256\" since=\"1795393200000\" counted=\"1795393200000\">\n"
    "<total state=\"up\" ms=\"1200000\" planned=\"300000\"/>\n"
    "<incident begin=\"1795392600000\" confirmed=\"1795392660000\" "
    "end=\"1795392900000\" worst=\"maintenance\" "
    "reason=\"page_maintenance\" slips=\"2\" planned=\"yes\"/>\n"
    "<incident begin=\"1795393200000\" confirmed=\"1795393260000\" "
    "worst=\"down\" reason=\"connect_timeout\" slips=\"1\"/>\n"
    "<promise source=\"page\" text=\"soon\" seen=\"1795393260000\" "
    "earliest=\"1795393800000\" latest=\"1795394400000\" vague=\"yes\" "
    "incident=\"1795393200000\" status=\"revised\"/>\n"
    "<promise source=\"page\" text=\"later\" seen=\"1795394400000\" "
    "latest=\"1795395600000\" revised-from=\"1795394400000\" "
    "incident=\"1795393200000\" status=\"open\"/>\n"
    "</line>\n"
    "<span begin=\"1795395000000\" end=\"1795396200000\"/>\n"
    "</section>\n"
    "<section id=\"news\" known=\"1795395540000\">\n"
    "<line state=\"up\" usable=\"yes\" reason=\"ok\" since=\"1795392000000\" "
    "counted=\"1795392000000\">\n"
    "</line>\n"
    "<flap last=\"up\" changes=\"5\"/>\n"
    "</section>\n"
    "</portal>\n"
    "</tracker>\n";

static syma_tracker *tracker_new(void)
{
    syma_options *o = NULL;
    syma_tracker *t = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "confirm_up", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "unknown_intervals", 5000),
                     SYMA_OK);
    ck_assert_int_eq(syma_tracker_new(o, &t), SYMA_OK);
    syma_options_free(o); /* what it needs of them it has */
    return t;
}

static syma_tracker *tracker_loaded(void)
{
    syma_tracker *t = tracker_new();

    ck_assert_msg(syma_tracker_load(t, memory, strlen(memory)) == SYMA_OK, "%s",
                  syma_tracker_last_error(t));
    return t;
}

static syma_change *next(syma_tracker *t)
{
    syma_change *c = NULL;

    ck_assert_int_eq(syma_tracker_next_change(t, &c), 1);
    ck_assert_ptr_nonnull(c);
    return c;
}

static void expect_none(syma_tracker *t)
{
    syma_change *c = (syma_change *)t;

    ck_assert_int_eq(syma_tracker_next_change(t, &c), 0);
    ck_assert_ptr_null(c);
}

/* ---- what is remembered ---- */

START_TEST(states)
{
    syma_tracker *t = tracker_loaded();

    ck_assert_uint_eq(syma_tracker_portal_count(t), 1);
    ck_assert_str_eq(syma_tracker_portal_id(t, 0), "demo");
    ck_assert_ptr_null(syma_tracker_portal_id(t, 1));
    ck_assert_uint_eq(syma_tracker_section_count(t, "demo"), 2);
    ck_assert_str_eq(syma_tracker_section_id(t, "demo", 0), "login");
    ck_assert_str_eq(syma_tracker_section_id(t, "demo", 1), "news");
    ck_assert_ptr_null(syma_tracker_section_id(t, "demo", 2));
    ck_assert_ptr_null(syma_tracker_report(t, "demo"));
    ck_assert_int_eq(syma_tracker_checked_ms(t, "demo"), AT(59));
    ck_assert_int_eq(syma_tracker_state(t, "demo", NULL), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_tracker_state(t, "demo", ""), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_tracker_state(t, "demo", "login"), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_tracker_usable(t, "demo", NULL), SYMA_USABLE_PARTLY);
    ck_assert_int_eq(syma_tracker_usable(t, "demo", "login"), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_tracker_reason(t, "demo", NULL), "");
    ck_assert_str_eq(syma_tracker_reason(t, "demo", "login"),
                     "connect_timeout");
    ck_assert_uint_eq(syma_tracker_flags(t, "demo", NULL), SYMA_FLAG_PARTIAL);
    ck_assert_uint_eq(syma_tracker_flags(t, "demo", "login"),
                      SYMA_FLAG_CONFIRMED);
    ck_assert_int_eq(syma_tracker_since_ms(t, "demo", NULL), AT(20));
    ck_assert_int_eq(syma_tracker_since_ms(t, "demo", "news"), AT(0));
    ck_assert_uint_eq(syma_tracker_up_count(t, "demo"), 1);
    ck_assert_uint_eq(syma_tracker_required_count(t, "demo"), 2);
    ck_assert_uint_eq(syma_tracker_kept_count(t, "demo"), 3);
    ck_assert_uint_eq(syma_tracker_broken_count(t, "demo"), 2);
    syma_tracker_free(t);
}
END_TEST

START_TEST(seconds)
{
    syma_tracker *t = tracker_loaded();

    ck_assert_int_eq(syma_tracker_seconds(t, "demo", "login", SYMA_STATE_UP),
                     1200);
    ck_assert_int_eq(syma_tracker_seconds(t, "demo", "login", SYMA_STATE_DOWN),
                     2400);
    ck_assert_int_eq(
        syma_tracker_seconds(t, "demo", "login", SYMA_STATE_UNKNOWN), 0);
    ck_assert_int_eq(
        syma_tracker_planned_seconds(t, "demo", "login", SYMA_STATE_UP), 300);
    ck_assert_int_eq(
        syma_tracker_planned_seconds(t, "demo", "login", SYMA_STATE_DOWN), 600);
    ck_assert_int_eq(syma_tracker_seconds(t, "demo", NULL, SYMA_STATE_DEGRADED),
                     2400);
    ck_assert_int_eq(syma_tracker_tick(t, AT(150)), SYMA_OK);
    /* 50 to 70, read off a page, and 120 to 150, declared. */
    ck_assert_int_eq(
        syma_tracker_planned_seconds(t, "demo", "login", SYMA_STATE_DOWN),
        50 * 60);
    ck_assert_int_eq(
        syma_tracker_planned_seconds(t, "demo", NULL, SYMA_STATE_DEGRADED),
        30 * 60);
    ck_assert_int_eq(syma_tracker_seconds(t, "demo", NULL, 5), -1);
    ck_assert_int_eq(syma_tracker_seconds(t, "demo", NULL, -1), -1);
    ck_assert_int_eq(syma_tracker_seconds(t, "demo", "x", 1), -1);
    ck_assert_int_eq(syma_tracker_seconds(t, "x", NULL, 1), -1);
    ck_assert_int_eq(syma_tracker_planned_seconds(t, "demo", NULL, 5), -1);
    ck_assert_int_eq(syma_tracker_planned_seconds(t, "demo", "x", 1), -1);
    syma_tracker_free(t);
}
END_TEST

START_TEST(incidents)
{
    syma_tracker *t = tracker_loaded();
    const syma_incident *n;

    ck_assert_uint_eq(syma_tracker_incident_count(t, "demo", "login"), 2);
    n = syma_tracker_incident(t, "demo", "login", 0);
    ck_assert_int_eq(syma_incident_begin_ms(n), AT(20));
    ck_assert_int_eq(syma_incident_confirmed_ms(n), AT(21));
    ck_assert_int_eq(syma_incident_end_ms(n), -1);
    ck_assert_int_eq(syma_incident_worst(n), SYMA_STATE_DOWN);
    ck_assert_str_eq(syma_incident_reason(n), "connect_timeout");
    ck_assert_int_eq(syma_incident_planned(n), 0);
    ck_assert_uint_eq(syma_incident_slips(n), 1);
    n = syma_tracker_incident(t, "demo", "login", 1);
    ck_assert_int_eq(syma_incident_end_ms(n), AT(15));
    ck_assert_int_eq(syma_incident_worst(n), SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(syma_incident_planned(n), 1);
    ck_assert_uint_eq(syma_incident_slips(n), 2);
    ck_assert_ptr_null(syma_tracker_incident(t, "demo", "login", 2));
    ck_assert_ptr_null(syma_tracker_incident(t, "demo", "x", 0));
    ck_assert_uint_eq(syma_tracker_incident_count(t, "demo", NULL), 1);
    n = syma_tracker_incident(t, "demo", "", 0);
    ck_assert_str_eq(syma_incident_reason(n), "");
    ck_assert_int_eq(syma_incident_begin_ms(NULL), -1);
    ck_assert_int_eq(syma_incident_confirmed_ms(NULL), -1);
    ck_assert_int_eq(syma_incident_end_ms(NULL), -1);
    ck_assert_int_eq(syma_incident_worst(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_str_eq(syma_incident_reason(NULL), "");
    ck_assert_int_eq(syma_incident_planned(NULL), 0);
    ck_assert_uint_eq(syma_incident_slips(NULL), 0);
    syma_tracker_free(t);
}
END_TEST

START_TEST(promises)
{
    syma_tracker *t = tracker_loaded();
    const syma_promise *p;

    ck_assert_uint_eq(syma_tracker_promise_count(t, "demo", "login"), 2);
    p = syma_tracker_promise(t, "demo", "login", 0);
    ck_assert_str_eq(syma_promise_source(p), "page");
    ck_assert_str_eq(syma_promise_text(p), "later");
    ck_assert_int_eq(syma_promise_seen_ms(p), AT(40));
    ck_assert_int_eq(syma_promise_earliest_ms(p), -1);
    ck_assert_int_eq(syma_promise_latest_ms(p), AT(60));
    ck_assert_int_eq(syma_promise_vague(p), 0);
    ck_assert_int_eq(syma_promise_revised_from_ms(p), AT(40));
    ck_assert_int_eq(syma_promise_status(p), SYMA_PROMISE_OPEN);
    ck_assert_int_eq(syma_promise_late_ms(p), 0);
    p = syma_tracker_promise(t, "demo", "login", 1);
    ck_assert_int_eq(syma_promise_vague(p), 1);
    ck_assert_int_eq(syma_promise_earliest_ms(p), AT(30));
    ck_assert_int_eq(syma_promise_revised_from_ms(p), -1);
    ck_assert_int_eq(syma_promise_late_ms(p), 20 * 60000);
    ck_assert_ptr_null(syma_tracker_promise(t, "demo", "login", 2));
    ck_assert_uint_eq(syma_tracker_promise_count(t, "demo", NULL), 0);
    ck_assert_ptr_null(syma_tracker_promise(t, "demo", NULL, 0));
    ck_assert_str_eq(syma_promise_source(NULL), "");
    ck_assert_str_eq(syma_promise_text(NULL), "");
    ck_assert_int_eq(syma_promise_seen_ms(NULL), -1);
    ck_assert_int_eq(syma_promise_earliest_ms(NULL), -1);
    ck_assert_int_eq(syma_promise_latest_ms(NULL), -1);
    ck_assert_int_eq(syma_promise_vague(NULL), 0);
    ck_assert_int_eq(syma_promise_revised_from_ms(NULL), -1);
    ck_assert_int_eq(syma_promise_status(NULL), 0);
    ck_assert_int_eq(syma_promise_late_ms(NULL), -1);
    syma_tracker_free(t);
}
END_TEST

START_TEST(windows)
{
    syma_tracker *t = tracker_loaded();
    const syma_window *w;

    ck_assert_uint_eq(syma_tracker_window_count(t, "demo"), 2);
    w = syma_tracker_window(t, "demo", 0);
    ck_assert_str_eq(syma_window_section_id(w), "login");
    ck_assert_str_eq(syma_window_source(w), "page");
    ck_assert_str_eq(syma_window_text(w), "work & more");
    ck_assert_int_eq(syma_window_begin_ms(w), AT(50));
    ck_assert_int_eq(syma_window_end_ms(w), AT(70));
    w = syma_tracker_window(t, "demo", 1);
    ck_assert_str_eq(syma_window_section_id(w), "");
    ck_assert_str_eq(syma_window_source(w), "portal");
    ck_assert_str_eq(syma_window_text(w), "");
    ck_assert_ptr_null(syma_tracker_window(t, "demo", 2));
    ck_assert_uint_eq(syma_tracker_window_count(t, "x"), 0);
    ck_assert_str_eq(syma_window_section_id(NULL), "");
    ck_assert_str_eq(syma_window_source(NULL), "");
    ck_assert_str_eq(syma_window_text(NULL), "");
    ck_assert_int_eq(syma_window_begin_ms(NULL), -1);
    ck_assert_int_eq(syma_window_end_ms(NULL), -1);
    syma_tracker_free(t);
}
END_TEST

START_TEST(nothing_is_known)
{
    syma_tracker *t = tracker_new();
    syma_tracker *none = NULL;
    int i;

    for (i = 0; i < 2; i++) {
        none = i == 0 ? NULL : t;
        ck_assert_uint_eq(syma_tracker_portal_count(none), 0);
        ck_assert_ptr_null(syma_tracker_portal_id(none, 0));
        ck_assert_uint_eq(syma_tracker_section_count(none, "x"), 0);
        ck_assert_uint_eq(syma_tracker_section_count(none, NULL), 0);
        ck_assert_ptr_null(syma_tracker_section_id(none, "x", 0));
        ck_assert_ptr_null(syma_tracker_report(none, "x"));
        ck_assert_int_eq(syma_tracker_checked_ms(none, "x"), -1);
        ck_assert_int_eq(syma_tracker_state(none, "x", "y"),
                         SYMA_STATE_UNKNOWN);
        ck_assert_int_eq(syma_tracker_usable(none, "x", "y"),
                         SYMA_USABLE_UNKNOWN);
        ck_assert_str_eq(syma_tracker_reason(none, "x", "y"), "");
        ck_assert_uint_eq(syma_tracker_flags(none, "x", "y"), 0);
        ck_assert_int_eq(syma_tracker_since_ms(none, NULL, NULL), -1);
        ck_assert_uint_eq(syma_tracker_up_count(none, "x"), 0);
        ck_assert_uint_eq(syma_tracker_required_count(none, "x"), 0);
        ck_assert_int_eq(syma_tracker_seconds(none, "x", "y", 1), -1);
        ck_assert_int_eq(syma_tracker_planned_seconds(none, "x", "y", 1), -1);
        ck_assert_uint_eq(syma_tracker_incident_count(none, "x", "y"), 0);
        ck_assert_ptr_null(syma_tracker_incident(none, "x", "y", 0));
        ck_assert_uint_eq(syma_tracker_promise_count(none, "x", "y"), 0);
        ck_assert_ptr_null(syma_tracker_promise(none, "x", "y", 0));
        ck_assert_uint_eq(syma_tracker_window_count(none, "x"), 0);
        ck_assert_ptr_null(syma_tracker_window(none, "x", 0));
        ck_assert_uint_eq(syma_tracker_kept_count(none, "x"), 0);
        ck_assert_uint_eq(syma_tracker_broken_count(none, "x"), 0);
        ck_assert_uint_eq(syma_tracker_error_line(none), 0);
        ck_assert_str_eq(syma_tracker_last_error(none), "");
    }
    syma_tracker_free(t);
    syma_tracker_free(NULL);
}
END_TEST

START_TEST(names)
{
    static const char *const kinds[] = {
        "state", "partial_return", "promised", "slip",  "overdue",
        "kept",  "broken",         "flapping", "stale", "window"};
    static const char *const statuses[] = {"open", "overdue", "revised",
                                           "kept", "broken",  "undated"};
    int i;

    for (i = 0; i < 10; i++)
        ck_assert_str_eq(syma_change_kind_name(i + 1), kinds[i]);
    ck_assert_ptr_null(syma_change_kind_name(0));
    ck_assert_ptr_null(syma_change_kind_name(11));
    ck_assert_ptr_null(syma_change_kind_name(-1));
    for (i = 0; i < 6; i++)
        ck_assert_str_eq(syma_promise_status_name(i + 1), statuses[i]);
    ck_assert_ptr_null(syma_promise_status_name(0));
    ck_assert_ptr_null(syma_promise_status_name(7));
}
END_TEST

/* ---- what is told ---- */

START_TEST(a_tick)
{
    syma_tracker *t = tracker_loaded();
    syma_change *c;

    expect_none(t);
    ck_assert_int_eq(syma_tracker_tick(t, AT(61)), SYMA_OK);
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_OVERDUE);
    ck_assert_str_eq(syma_change_portal_id(c), "demo");
    ck_assert_str_eq(syma_change_section_id(c), "login");
    ck_assert_int_eq(syma_change_time_ms(c), AT(60));
    ck_assert_int_eq(syma_change_seen_ms(c), AT(61));
    ck_assert_int_eq(syma_change_from(c), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_change_to(c), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_change_begins(c), 1);
    ck_assert_ptr_null(syma_change_window(c));
    ck_assert_uint_eq(syma_change_up_count(c), 0);
    ck_assert_uint_eq(syma_change_required_count(c), 0);
    ck_assert_ptr_null(syma_change_back(c, 0));
    ck_assert_ptr_null(syma_change_waiting(c, 0));
    ck_assert_ptr_null(syma_change_waits_for(c, 0));
    ck_assert_str_eq(syma_change_text(c),
                     "demo/login: not back, promised for "
                     "2026-11-23T01:00:00Z (page): \"later\"");
    ck_assert_int_eq(syma_tracker_tick(t, AT(65)), SYMA_OK);
    /* The promise as it was then; the tracker's own goes on. */
    ck_assert_int_eq(syma_promise_late_ms(syma_change_promise(c)), 60000);
    ck_assert_int_eq(syma_promise_status(syma_change_promise(c)),
                     SYMA_PROMISE_OVERDUE);
    ck_assert_int_eq(
        syma_promise_late_ms(syma_tracker_promise(t, "demo", "login", 0)),
        5 * 60000);
    syma_change_free(c);
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_STALE);
    ck_assert_int_eq(syma_change_begins(c), 1);
    ck_assert_int_eq(syma_change_time_ms(c), AT(62));
    ck_assert_ptr_null(syma_change_promise(c));
    syma_change_free(c);
    syma_change_free(next(t));
    expect_none(t);
    ck_assert_int_eq(syma_tracker_tick(t, AT(70)), SYMA_OK);
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_WINDOW);
    ck_assert_int_eq(syma_change_begins(c), 0);
    ck_assert_str_eq(syma_window_text(syma_change_window(c)), "work & more");
    syma_change_free(c);
    ck_assert_int_eq(syma_tracker_tick(NULL, 0), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_tick(t, -1), SYMA_EINVAL);
    ck_assert_str_ne(syma_tracker_last_error(t), "");
    ck_assert_int_eq(syma_tracker_tick(t, 0), SYMA_OK); /* as minute 70 */
    ck_assert_str_eq(syma_tracker_last_error(t), "");
    expect_none(t);
    syma_tracker_free(t);
}
END_TEST

START_TEST(changes_of_nothing)
{
    syma_change *c = (syma_change *)memory;

    ck_assert_int_eq(syma_tracker_next_change(NULL, &c), SYMA_EINVAL);
    ck_assert_ptr_null(c);
    syma_change_free(NULL);
    ck_assert_int_eq(syma_change_kind(NULL), 0);
    ck_assert_str_eq(syma_change_portal_id(NULL), "");
    ck_assert_str_eq(syma_change_section_id(NULL), "");
    ck_assert_int_eq(syma_change_time_ms(NULL), -1);
    ck_assert_int_eq(syma_change_seen_ms(NULL), -1);
    ck_assert_int_eq(syma_change_from(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_change_to(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_change_begins(NULL), 0);
    ck_assert_ptr_null(syma_change_promise(NULL));
    ck_assert_ptr_null(syma_change_window(NULL));
    ck_assert_uint_eq(syma_change_up_count(NULL), 0);
    ck_assert_uint_eq(syma_change_required_count(NULL), 0);
    ck_assert_ptr_null(syma_change_back(NULL, 0));
    ck_assert_ptr_null(syma_change_waiting(NULL, 0));
    ck_assert_ptr_null(syma_change_waits_for(NULL, 0));
    ck_assert_str_eq(syma_change_text(NULL), "");
}
END_TEST

START_TEST(a_promise_heard_elsewhere)
{
    syma_tracker *t = tracker_loaded();
    const syma_promise *p;
    syma_change *c;

    ck_assert_int_eq(syma_tracker_declare_promise(t, "demo", "login", "press",
                                                  "tonight", AT(60), AT(80),
                                                  AT(90), 1),
                     SYMA_OK);
    ck_assert_int_eq(syma_tracker_declare_promise(t, "demo", "login", "press",
                                                  "tonight", AT(61), AT(81),
                                                  AT(91), 1),
                     SYMA_OK);
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_PROMISED);
    ck_assert_str_eq(syma_change_text(c),
                     "demo/login: return promised for about "
                     "2026-11-23T01:30:00Z (press): \"tonight\"");
    syma_change_free(c);
    expect_none(t);
    ck_assert_uint_eq(syma_tracker_promise_count(t, "demo", "login"), 3);
    p = syma_tracker_promise(t, "demo", "login", 0);
    ck_assert_str_eq(syma_promise_source(p), "press");
    ck_assert_int_eq(syma_promise_earliest_ms(p), AT(80));
    ck_assert_int_eq(syma_promise_latest_ms(p), AT(90));
    ck_assert_int_eq(syma_tracker_declare_promise(t, "demo", "x", "press", "a",
                                                  0, -1, -1, 0),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_tracker_declare_promise(t, "demo", "login", "page",
                                                  "a", 0, -1, -1, 0),
                     SYMA_EINVAL);
    ck_assert_str_ne(syma_tracker_last_error(t), "");
    syma_tracker_free(t);
}
END_TEST

/* ---- there and back ---- */

START_TEST(saved_and_loaded)
{
    syma_tracker *t = tracker_loaded();
    char *text = (char *)t;

    ck_assert_int_eq(syma_tracker_save(t, "demo", &text), SYMA_OK);
    ck_assert_str_eq(text, memory);
    syma_string_free(text);
    ck_assert_int_eq(syma_tracker_save(t, "x", &text), SYMA_ENOTFOUND);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_tracker_save(NULL, NULL, &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_save(t, NULL, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_load(t, memory, strlen(memory)),
                     SYMA_EEXISTS);
    ck_assert_uint_eq(syma_tracker_error_line(t), 3);
    ck_assert_int_eq(syma_tracker_remove(t, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_remove(NULL, "demo"), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_remove(t, "x"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_tracker_remove(t, "demo"), SYMA_OK);
    ck_assert_int_eq(syma_tracker_load(t, "<tracker/>", 10), SYMA_ESYNTAX);
    ck_assert_uint_eq(syma_tracker_error_line(t), 1);
    ck_assert_int_eq(syma_tracker_load(t, memory, strlen(memory)), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_error_line(t), 0);
    ck_assert_int_eq(syma_tracker_load(NULL, memory, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_load(t, NULL, 0), SYMA_EINVAL);
    ck_assert_ptr_nonnull(strstr(syma_tracker_schema(), "urn:syma:tracker:1"));
    ck_assert_int_eq(syma_tracker_new(NULL, NULL), SYMA_EINVAL);
    syma_tracker_free(t);
}
END_TEST

/* ---- reports ---- */

static const struct loop_page pages[] = {
    {"/later",
     "503 Service Unavailable\r\nContent-Type: text/html\r\n"
     "Retry-After: 3600\r\n",
     "<!DOCTYPE html><html lang=\"en\"><head><title>Maintenance</title></head>"
     "<body><h1>We are down for maintenance</h1></body></html>"},
    {NULL, "200 OK\r\nContent-Type: text/html\r\n",
     "<!DOCTYPE html><html lang=\"en\"><head><title>News of the operator"
     "</title></head><body><h1>News</h1><p>All that is new about our tariffs "
     "and shops, on one page. Opening hours have not changed.</p></body>"
     "</html>"},
};

static syma_report *check(int port, const char *login)
{
    syma_options *o = NULL;
    syma_portal *p = NULL;
    syma_report *r = NULL;
    char url[64];

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", 0), SYMA_OK);
    ck_assert_int_eq(syma_portal_new("demo", &p), SYMA_OK);
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", port, login);
    ck_assert_int_eq(
        syma_portal_add_section(p, "login", SYMA_SECTION_GENERIC, url, 0),
        SYMA_OK);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/later", port);
    ck_assert_int_eq(
        syma_portal_add_section(p, "news", SYMA_SECTION_GENERIC, url, 0),
        SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(p, "login", "news"), SYMA_OK);
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_OK);
    syma_portal_free(p);
    syma_options_free(o);
    return r;
}

START_TEST(a_report)
{
    syma_tracker *t = tracker_new();
    int port = loop_server_start(pages);
    syma_report *r;
    int64_t off;
    syma_change *c;

    ck_assert_int_ne(port, 0);
    r = check(port, "/news");
    ck_assert_int_eq(syma_report_effective_state(r, 1), SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    ck_assert_ptr_eq(syma_tracker_report(t, "demo"), r);
    ck_assert_int_eq(syma_tracker_checked_ms(t, "demo"),
                     syma_report_time_ms(r));
    ck_assert_int_eq(syma_tracker_state(t, "demo", "news"),
                     SYMA_STATE_MAINTENANCE);
    ck_assert_str_eq(syma_tracker_reason(t, "demo", "news"),
                     "http_503_maintenance");
    ck_assert_str_eq(syma_tracker_reason(t, "demo", "login"), "dependency");
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_STATE);
    ck_assert_int_eq(syma_change_from(c), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_change_to(c), SYMA_STATE_DEGRADED);
    syma_change_free(c);
    syma_change_free(next(t)); /* news is in maintenance */
    c = next(t);
    ck_assert_int_eq(syma_change_kind(c), SYMA_CHANGE_PROMISED);
    ck_assert_str_eq(syma_promise_source(syma_change_promise(c)), "header");
    ck_assert_str_eq(syma_promise_text(syma_change_promise(c)), "");
    /* An hour from the answer, which may have come slowly. */
    off = syma_promise_latest_ms(syma_change_promise(c)) - 3600000 -
          syma_report_time_ms(r);
    ck_assert_int_lt(off < 0 ? -off : off, 60000);
    syma_change_free(c);
    ck_assert_int_eq(syma_tracker_add(t, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_add(NULL, r), SYMA_EINVAL);
    /* The tracker keeps what it was given. */
    syma_report_unref(r);
    ck_assert_str_eq(syma_report_portal_id(syma_tracker_report(t, "demo")),
                     "demo");
    syma_tracker_free(t);
    loop_server_stop();
}
END_TEST

START_TEST(some_are_back)
{
    static const char both_down[] =
        "<tracker xmlns=\"urn:syma:tracker:1\" now=\"1000\">"
        "<portal id=\"demo\">"
        "<line state=\"down\" usable=\"no\" since=\"10\" counted=\"10\">"
        "<incident begin=\"10\" confirmed=\"10\" worst=\"down\"/></line>"
        "<section id=\"news\" known=\"1000\">"
        "<line state=\"down\" usable=\"no\" since=\"10\" counted=\"10\">"
        "<incident begin=\"10\" confirmed=\"10\" worst=\"down\"/></line>"
        "</section>"
        "<section id=\"home\" known=\"1000\">"
        "<line state=\"down\" usable=\"no\" since=\"10\" counted=\"10\">"
        "<incident begin=\"10\" confirmed=\"10\" worst=\"down\"/></line>"
        "</section></portal></tracker>";
    syma_tracker *t = tracker_new();
    syma_options *o = NULL;
    syma_portal *p = NULL;
    syma_report *r = NULL;
    syma_change *c = NULL;
    char url[64];
    int port = loop_server_start(pages);
    int kind = 0;

    ck_assert_int_ne(port, 0);
    ck_assert_msg(syma_tracker_load(t, both_down, strlen(both_down)) == SYMA_OK,
                  "%s", syma_tracker_last_error(t));
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_portal_new("demo", &p), SYMA_OK);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/later", port);
    ck_assert_int_eq(syma_portal_add_section(p, "news", 0, url, 0), SYMA_OK);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    ck_assert_int_eq(syma_portal_add_section(p, "home", 0, url, 0), SYMA_OK);
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_OK);
    ck_assert_int_eq(syma_report_effective_state(r, 1), SYMA_STATE_UP);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    while (kind != SYMA_CHANGE_PARTIAL_RETURN) {
        syma_change_free(c);
        c = next(t);
        kind = syma_change_kind(c);
    }
    ck_assert_str_eq(syma_change_section_id(c), "");
    ck_assert_uint_eq(syma_change_up_count(c), 1);
    ck_assert_uint_eq(syma_change_required_count(c), 2);
    ck_assert_str_eq(syma_change_back(c, 0), "home");
    ck_assert_ptr_null(syma_change_back(c, 1));
    ck_assert_str_eq(syma_change_waiting(c, 0), "news");
    ck_assert_ptr_null(syma_change_waiting(c, 1));
    ck_assert_str_eq(syma_change_waits_for(c, 0), "");
    ck_assert_ptr_null(syma_change_waits_for(c, 1));
    ck_assert_str_eq(syma_change_text(c),
                     "demo: 1 of 2 are back: home; not yet: news");
    syma_tracker_free(t); /* a change outlives it */
    ck_assert_str_eq(syma_change_portal_id(c), "demo");
    syma_change_free(c);
    syma_report_unref(r);
    syma_portal_free(p);
    syma_options_free(o);
    loop_server_stop();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("api_tracker");
    TCase *cases = tcase_create("tracker");
    SRunner *runner;
    int failed;

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, states);
    tcase_add_test(cases, seconds);
    tcase_add_test(cases, incidents);
    tcase_add_test(cases, promises);
    tcase_add_test(cases, windows);
    tcase_add_test(cases, nothing_is_known);
    tcase_add_test(cases, names);
    tcase_add_test(cases, a_tick);
    tcase_add_test(cases, changes_of_nothing);
    tcase_add_test(cases, a_promise_heard_elsewhere);
    tcase_add_test(cases, saved_and_loaded);
    tcase_add_test(cases, a_report);
    tcase_add_test(cases, some_are_back);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
