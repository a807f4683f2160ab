/* SPDX-License-Identifier: MIT */
/*
 * The system's clocks: the right ones, in milliseconds.
 */
#include <check.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

START_TEST(test_wall_is_the_time_of_day)
{
    const struct symai_clock *clock_in_use = &symai_clock_system;
    int64_t before = (int64_t)time(NULL) * 1000;
    int64_t now = clock_in_use->wall_ms(clock_in_use->user);
    int64_t after = ((int64_t)time(NULL) + 1) * 1000;

    /* time() may be read from a coarser clock that is a tick behind. */
    ck_assert_int_ge(now, before - 100);
    ck_assert_int_le(now, after + 100);
}
END_TEST

START_TEST(test_monotonic_does_not_go_back)
{
    struct timespec start;
    int64_t last;
    int64_t now;
    int i;

    ck_assert_int_eq(clock_gettime(CLOCK_MONOTONIC, &start), 0);
    last = symai_clock_system.monotonic_ms(symai_clock_system.user);
    ck_assert_int_ge(last,
                     (int64_t)start.tv_sec * 1000 + start.tv_nsec / 1000000);
    ck_assert_int_le(last, (int64_t)start.tv_sec * 1000 + 60000);
    for (i = 0; i < 1000; i++) {
        now = symai_clock_system.monotonic_ms(symai_clock_system.user);
        ck_assert_int_ge(now, last);
        last = now;
    }
}
END_TEST

START_TEST(test_monotonic_runs)
{
    int64_t first = symai_clock_system.monotonic_ms(NULL);
    int64_t tries = 0;

    while (symai_clock_system.monotonic_ms(NULL) == first) {
        tries++;
        ck_assert_int_lt(tries, 1000000000);
    }
    ck_assert_int_gt(symai_clock_system.monotonic_ms(NULL), first);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clock");
    TCase *tcase = tcase_create("clock");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_wall_is_the_time_of_day);
    tcase_add_test(tcase, test_monotonic_does_not_go_back);
    tcase_add_test(tcase, test_monotonic_runs);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
