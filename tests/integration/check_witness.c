/* SPDX-License-Identifier: MIT */
/*
 * Witnesses: with them nothing is called down where our own line is dead, and
 * they are asked for nothing else.
 */
#include "asking.h"

#include <string.h>

#define DEAD "http://127.0.0.1:1/"
#define GONE "http://gone.example/"
#define GOOD "http://127.0.0.1:{http}/do?words=5"
#define FAR "http://127.0.0.1:{http}/do?status=503&body=x"
#define AWAY "http://127.0.0.1:{http}/do?to=http://127.0.0.1:1/"
#define SILENT "http://127.0.0.1:{http}/do?hang=head"
#define SOON "first_byte_timeout_ms=300 "

static const struct {
    const char *url;
    const char *options;
    int state;
    const char *reason;
} cases[] = {
    /* No witness: as it was. */
    {DEAD, "", SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, "witnesses=" GOOD, SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, "witnesses=" DEAD, SYMA_STATE_UNKNOWN, "local_fault"},
    {DEAD, "witnesses=" GONE "+" DEAD, SYMA_STATE_UNKNOWN, "local_fault"},
    /* One of them is enough, in whatever order. */
    {DEAD, "witnesses=" DEAD "+" GOOD, SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, "witnesses=" GOOD "+" DEAD, SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, SOON "witnesses=" SILENT "+" GOOD, SYMA_STATE_DOWN,
     "connect_refused"},
    /* Any answer is one; where it leads to is not asked. */
    {DEAD, "witnesses=" FAR, SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, "witnesses=" AWAY, SYMA_STATE_DOWN, "connect_refused"},
    {DEAD, SOON "witnesses=" SILENT, SYMA_STATE_UNKNOWN, "local_fault"},
    /* After the second look too, and where a name does not resolve. */
    {DEAD, "confirm_delay_ms=10 witnesses=" GOOD, SYMA_STATE_DOWN,
     "connect_refused"},
    {DEAD, "confirm_delay_ms=10 witnesses=" DEAD, SYMA_STATE_UNKNOWN,
     "local_fault"},
    {GONE, "confirm_delay_ms=10 witnesses=" GOOD, SYMA_STATE_DOWN,
     "dns_failed"},
    {GONE, "confirm_delay_ms=10 witnesses=" DEAD, SYMA_STATE_UNKNOWN,
     "local_fault"},
    {GONE, "witnesses=" DEAD, SYMA_STATE_UNKNOWN, "local_fault"},
    {PLAIN "hang=head", SOON "witnesses=" DEAD, SYMA_STATE_UNKNOWN,
     "local_fault"},
    {PLAIN "close=head", "witnesses=" DEAD, SYMA_STATE_UNKNOWN,
     "local_fault"},
    /* What answers is judged by what it says. */
    {PLAIN "words=200", "witnesses=" DEAD, SYMA_STATE_UP, "ok"},
    {PLAIN "status=500&body=x", "witnesses=" DEAD, SYMA_STATE_DOWN,
     "http_5xx"},
    {PLAIN "body=x&length=100&close=body", "witnesses=" DEAD, SYMA_STATE_DOWN,
     "body_incomplete"},
    /* One that our own guard refuses says nothing. */
    {"http://gone.example:{http}/",
     "allow_private=0 confirm_delay_ms=10 witnesses=" GOOD, SYMA_STATE_DOWN,
     "dns_failed"},
};

START_TEST(test_witness)
{
    ask_is(cases[_i].url, cases[_i].options, cases[_i].state,
           cases[_i].reason);
}
END_TEST

/* They are asked once for all that fails at once, and not without need. */
START_TEST(test_asked_once)
{
    syma_prober *s = ask_prober("witnesses=" GOOD "&log=once");
    syma_verdict *v;
    int i;

    ask_is_by(s, PLAIN "words=200", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("once", "HEAD "), 0);
    for (i = 0; i < 20; i++)
        ask_submit(s, DEAD);
    for (i = 0; i < 20; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_DOWN, "connect_refused");
        syma_verdict_unref(v);
    }
    ck_assert_int_ge(ask_count("once", "HEAD "), 1);
    ck_assert_int_le(ask_count("once", "HEAD "), 10);
    ck_assert_int_eq(ask_count("once", "GET "), 0);
    syma_prober_free(s);
}
END_TEST

/* All sections, also the one that answered before the line went dead. */
START_TEST(test_all_sections)
{
    static const char *const targets[] = {PLAIN "words=200", DEAD, GONE, NULL};
    syma_portal *p = ask_make_portal(targets);
    syma_report *r = ask_portal(p, "confirm_delay_ms=10 witnesses=" DEAD);
    size_t i;

    for (i = 0; i < 3; i++)
        ask_section_is(r, i, SYMA_STATE_UNKNOWN, "local_fault");
    ck_assert_int_eq(syma_report_state(r), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_report_exit_code(r, 1), 3);
    syma_report_unref(r);
    r = ask_portal(p, "confirm_delay_ms=10 witnesses=" GOOD);
    ask_section_is(r, 0, SYMA_STATE_UP, "ok");
    ask_section_is(r, 1, SYMA_STATE_DOWN, "connect_refused");
    ask_section_is(r, 2, SYMA_STATE_DOWN, "dns_failed");
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* No verdict is told that the report takes back. */
START_TEST(test_events_agree)
{
    static const char *const targets[] = {PLAIN "words=200", DEAD, NULL};
    syma_prober *s = ask_prober("witnesses=" DEAD);
    syma_portal *p = ask_make_portal(targets);
    syma_event *e = NULL;
    uint64_t ticket;
    int verdicts = 0;
    int is_reported = 0;

    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    while (!is_reported) {
        ck_assert_int_ge(syma_prober_wait(s, GRACE_MS), 1);
        while (syma_prober_next_event(s, &e) == 1) {
            if (syma_event_kind(e) == SYMA_EVENT_VERDICT) {
                ask_expect(syma_event_verdict(e), SYMA_STATE_UNKNOWN,
                           "local_fault");
                verdicts++;
            } else {
                ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_REPORT);
                is_reported = 1;
            }
            syma_event_free(e);
        }
    }
    ck_assert_int_eq(verdicts, 2);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* Cancelled and freed while they are being asked. */
START_TEST(test_given_up)
{
    syma_prober *s = ask_prober("witnesses=" SILENT);
    uint64_t first;
    uint64_t second;
    int i;

    ck_assert_int_eq(
        syma_prober_submit_url(s, DEAD, SYMA_SECTION_GENERIC, &first), SYMA_OK);
    ck_assert_int_eq(
        syma_prober_submit_url(s, DEAD, SYMA_SECTION_LOGIN, &second), SYMA_OK);
    for (i = 0; i < 10; i++)
        ck_assert_int_eq(syma_prober_wait(s, 50), 0);
    ck_assert_uint_eq(syma_prober_pending(s), 2);
    ck_assert_int_eq(syma_prober_cancel(s, first), SYMA_OK);
    ck_assert_uint_eq(syma_prober_pending(s), 1);
    syma_prober_free(s);
}
END_TEST

static const struct {
    const char *text;
    int rc;
} forms[] = {
    {"", SYMA_OK},
    {"http://a.example/", SYMA_OK},
    {"https://a.example http://b.example/x?y=@", SYMA_OK},
    {"HTTPS://a.example", SYMA_OK},
    {"http://a.example https://b.example http://c.example", SYMA_ERANGE},
    {"a.example", SYMA_ERANGE},
    {"ftp://a.example/", SYMA_ERANGE},
    {"http://", SYMA_ERANGE},
    {"http:///x", SYMA_ERANGE},
    {"http://user:word@a.example/", SYMA_ERANGE},
    {" ", SYMA_ERANGE},
};

START_TEST(test_form)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "witnesses", forms[_i].text),
                     forms[_i].rc);
    syma_options_free(o);
}
END_TEST

START_TEST(test_bad_address)
{
    syma_options *o = NULL;
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(
        syma_options_set_str(o, "witnesses", "http://a.example:99999/"),
        SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, NULL, &s), SYMA_EURL);
    ck_assert_ptr_null(s);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("witness");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "witnesses");
    tcase_add_loop_test(tcase, test_witness, 0, COUNT(cases));
    tcase_add_test(tcase, test_asked_once);
    tcase_add_test(tcase, test_all_sections);
    tcase_add_test(tcase, test_events_agree);
    tcase_add_test(tcase, test_given_up);
    tcase_add_loop_test(tcase, test_form, 0, COUNT(forms));
    tcase_add_test(tcase, test_bad_address);
    return ask_run(suite);
}
