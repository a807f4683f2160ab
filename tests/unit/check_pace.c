/* SPDX-License-Identifier: MIT */
/*
 * run/pace by a time that the tests hand in: turns host by host, pauses,
 * refusals, pages that want to be left alone, jobs that are given up.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "run/pace.h"
#include "syma/options.h"

#define A "https://a.example/one"
#define A2 "https://a.example/two"
#define A_PORT "https://a.example:8443/one"
#define B "https://b.example/"

static struct symai_pace *pace;

static void begin(int64_t per_host, int64_t delay, int64_t most)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_per_host", per_host),
                     SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "host_delay_ms", delay), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "retry_after_max_ms", most),
                     SYMA_OK);
    ck_assert_int_eq(symai_pace_new(o, &pace), SYMA_OK);
    syma_options_free(o);
}

static void add(const char *url, int64_t now, struct symai_pace_job *job)
{
    ck_assert_int_eq(symai_pace_enqueue(pace, url, now, job), SYMA_OK);
}

START_TEST(test_turns)
{
    struct symai_pace_job j[4] = {0};

    begin(1, 200, 60000);
    ck_assert_ptr_null(symai_pace_next(pace, 0));
    ck_assert_int_eq(symai_pace_next_ms(pace), -1);
    add(A, 0, &j[0]);
    add(A2, 0, &j[1]);
    add(B, 0, &j[2]);
    add(A_PORT, 0, &j[3]); /* another port is another host */
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[2]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[3]);
    ck_assert_ptr_null(symai_pace_next(pace, 0));
    ck_assert_int_eq(symai_pace_next_ms(pace), -1); /* for an end, not a time */
    symai_pace_done(pace, &j[0], 50, 1, 0);
    ck_assert_ptr_null(symai_pace_next(pace, 50)); /* the delay */
    ck_assert_int_eq(symai_pace_next_ms(pace), 200);
    ck_assert_ptr_null(symai_pace_next(pace, 199));
    ck_assert_ptr_eq(symai_pace_next(pace, 200), &j[1]);
    symai_pace_done(pace, &j[1], 210, 1, 0);
    symai_pace_done(pace, &j[2], 210, 1, 0);
    symai_pace_done(pace, &j[3], 210, 1, 0);
    symai_pace_free(pace);
}
END_TEST

/* Before those that wait, by the same manners. */
START_TEST(test_first)
{
    struct symai_pace_job j[4] = {0};
    int i;

    begin(1, 200, 60000);
    add(A, 0, &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[0]);
    add(A2, 0, &j[1]);
    ck_assert_int_eq(symai_pace_enqueue_first(pace, A, 0, &j[2]), SYMA_OK);
    ck_assert_int_eq(symai_pace_enqueue_first(pace, A, 0, &j[3]), SYMA_OK);
    symai_pace_forget(pace, &j[2]);
    ck_assert_ptr_null(symai_pace_next(pace, 200));
    symai_pace_done(pace, &j[0], 200, 1, 0);
    ck_assert_ptr_eq(symai_pace_next(pace, 200), &j[3]);
    symai_pace_done(pace, &j[3], 200, 1, 0);
    ck_assert_ptr_null(symai_pace_next(pace, 399));
    ck_assert_ptr_eq(symai_pace_next(pace, 400), &j[1]);
    symai_pace_done(pace, &j[1], 400, 1, 0);
    /* Of a host where nothing waits. */
    for (i = 0; i < 2; i++) {
        ck_assert_int_eq(symai_pace_enqueue_first(pace, B, 0, &j[0]), SYMA_OK);
        add(B, 0, &j[1]);
        ck_assert_ptr_eq(symai_pace_next(pace, 1000 * i), &j[0]);
        symai_pace_done(pace, &j[0], 1000 * i, 1, 0);
        ck_assert_ptr_eq(symai_pace_next(pace, 1000 * i + 200), &j[1]);
        symai_pace_done(pace, &j[1], 1000 * i + 200, 1, 0);
    }
    ck_assert_int_eq(symai_pace_enqueue_first(pace, "x", 0, &j[0]), SYMA_EURL);
    symai_pace_free(pace);
}
END_TEST

START_TEST(test_more_at_once)
{
    struct symai_pace_job j[3] = {0};

    begin(2, 0, 60000);
    add(A, 0, &j[0]);
    add(A2, 0, &j[1]);
    add(A, 0, &j[2]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[1]);
    ck_assert_ptr_null(symai_pace_next(pace, 0));
    symai_pace_done(pace, &j[1], 1, 1, 0);
    ck_assert_ptr_eq(symai_pace_next(pace, 1), &j[2]);
    symai_pace_done(pace, &j[0], 1, 1, 0);
    symai_pace_done(pace, &j[2], 1, 1, 0);
    symai_pace_free(pace);
}
END_TEST

/* 429: the host is left alone, as long as it says and no longer than the
 * ceiling; without a word longer each time. */
START_TEST(test_refusals)
{
    struct symai_pace_job j = {0};
    int64_t first;
    int64_t second;

    begin(1, 0, 60000);
    add(A, 0, &j);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j);
    symai_pace_done(pace, &j, 0, 1, 5000);
    add(A2, 0, &j);
    ck_assert_ptr_null(symai_pace_next(pace, 4999));
    ck_assert_ptr_eq(symai_pace_next(pace, 5000), &j);
    symai_pace_done(pace, &j, 5000, 1, 3600000);
    add(A, 5000, &j);
    ck_assert_int_eq(symai_pace_next_ms(pace), 65000);
    ck_assert_ptr_eq(symai_pace_next(pace, 65000), &j);
    symai_pace_done(pace, &j, 65000, 1, -1);
    add(A, 65000, &j);
    first = symai_pace_next_ms(pace) - 65000;
    ck_assert_int_ge(first, 500);
    ck_assert_int_le(first, 1000);
    ck_assert_ptr_eq(symai_pace_next(pace, 66000), &j);
    symai_pace_done(pace, &j, 66000, 1, -1);
    add(A, 66000, &j);
    second = symai_pace_next_ms(pace) - 66000;
    ck_assert_int_ge(second, 1000);
    ck_assert_int_le(second, 2000);
    /* An answer ends that. */
    ck_assert_ptr_eq(symai_pace_next(pace, 70000), &j);
    symai_pace_done(pace, &j, 70000, 1, 0);
    add(A, 70000, &j);
    ck_assert_ptr_eq(symai_pace_next(pace, 70000), &j);
    symai_pace_done(pace, &j, 70000, 1, 0);
    symai_pace_free(pace);
}
END_TEST

/* 503 with Retry-After: that page alone. */
START_TEST(test_held_page)
{
    struct symai_pace_job j[2] = {0};

    begin(1, 0, 60000);
    symai_pace_hold(pace, A, 0, 3000);
    add(A, 100, &j[0]);
    add(A2, 100, &j[1]);
    ck_assert_ptr_eq(symai_pace_next(pace, 100), &j[1]);
    symai_pace_done(pace, &j[1], 100, 1, 0);
    ck_assert_ptr_null(symai_pace_next(pace, 2999));
    ck_assert_int_eq(symai_pace_next_ms(pace), 3000);
    ck_assert_ptr_eq(symai_pace_next(pace, 3000), &j[0]);
    symai_pace_done(pace, &j[0], 3000, 1, 0);
    add(A, 3001, &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 3001), &j[0]);
    symai_pace_done(pace, &j[0], 3001, 1, 0);
    symai_pace_free(pace);
}
END_TEST

START_TEST(test_given_up)
{
    struct symai_pace_job j[4] = {0};

    begin(1, 100, 60000);
    symai_pace_hold(pace, B, 0, 5000);
    add(A, 0, &j[0]);
    add(A, 0, &j[1]);
    add(A, 0, &j[2]);
    add(B, 0, &j[3]);
    ck_assert_ptr_eq(symai_pace_next(pace, 0), &j[0]);
    symai_pace_forget(pace, &j[1]);
    symai_pace_forget(pace, &j[3]);
    symai_pace_done(pace, &j[0], 10, 1, 0);
    ck_assert_ptr_eq(symai_pace_next(pace, 100), &j[2]);
    symai_pace_done(pace, &j[2], 100, 1, 0);
    /* Nothing was sent: no pause either. */
    add(A, 200, &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 200), &j[0]);
    symai_pace_done(pace, &j[0], 200, 0, 0);
    add(A, 200, &j[0]);
    ck_assert_ptr_eq(symai_pace_next(pace, 200), &j[0]);
    symai_pace_done(pace, &j[0], 200, 1, 0);
    add(A, 201, &j[0]);
    symai_pace_forget(pace, &j[0]);
    ck_assert_int_eq(symai_pace_next_ms(pace), -1);
    ck_assert_ptr_null(symai_pace_next(pace, 10000));
    symai_pace_free(pace);
}
END_TEST

/* Hosts without work are forgotten: memory does not grow with their number. */
START_TEST(test_many_hosts)
{
    struct symai_pace_job j = {0};
    char url[64];
    int i;

    begin(1, 10, 60000);
    for (i = 0; i < 100000; i++) {
        snprintf(url, sizeof url, "http://h%d.example/", i);
        add(url, i, &j);
        ck_assert_ptr_eq(symai_pace_next(pace, i), &j);
        symai_pace_done(pace, &j, i, 1, 0);
    }
    symai_pace_free(pace);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pace");
    TCase *cases = tcase_create("pace");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, test_turns);
    tcase_add_test(cases, test_first);
    tcase_add_test(cases, test_more_at_once);
    tcase_add_test(cases, test_refusals);
    tcase_add_test(cases, test_held_page);
    tcase_add_test(cases, test_given_up);
    tcase_add_test(cases, test_many_hosts);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
