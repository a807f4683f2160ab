/* SPDX-License-Identifier: MIT */
/*
 * watch/flap: shares worked out by hand, and where it begins and ends.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "syma/types.h"
#include "watch/flap.h"

#define UP SYMA_STATE_UP
#define DOWN SYMA_STATE_DOWN
#define DEGRADED SYMA_STATE_DEGRADED

static int add(struct symai_flap *f, int state)
{
    return symai_flap_add(f, state, 30, 20);
}

START_TEST(one_change_grows_old)
{
    struct symai_flap f;
    int i;

    memset(&f, 0, sizeof f);
    ck_assert_int_eq(add(&f, UP), 0);
    ck_assert_int_eq(symai_flap_share(&f), 0);
    ck_assert_int_eq(add(&f, DOWN), 0);
    ck_assert_int_eq(symai_flap_share(&f), 60); /* 1200 / 20 */
    add(&f, DOWN);
    ck_assert_int_eq(symai_flap_share(&f), 58); /* 1178 / 20 */
    for (i = 0; i < 18; i++)
        add(&f, DOWN);
    ck_assert_int_eq(symai_flap_share(&f), 40); /* 800 / 20 */
    add(&f, DOWN);
    ck_assert_int_eq(symai_flap_share(&f), 0);
}
END_TEST

START_TEST(all_change)
{
    struct symai_flap f;
    int i;

    memset(&f, 0, sizeof f);
    for (i = 0; i < 40; i++)
        add(&f, i % 2 == 0 ? UP : DEGRADED);
    /* 20 weights, each rounded down, add up to 19991. */
    ck_assert_int_eq(symai_flap_share(&f), 999);
    ck_assert_int_eq(f.is_on, 1);
}
END_TEST

/* Changes one after the other: 1200, 1178, 1157, 1136, 1115, 1094 are 6880;
 * 5 of them 5786: 289, 6: 344. */
START_TEST(begins_at_the_sixth)
{
    struct symai_flap f;
    int i;

    memset(&f, 0, sizeof f);
    add(&f, UP);
    for (i = 0; i < 5; i++)
        ck_assert_int_eq(add(&f, i % 2 == 0 ? DOWN : UP), 0);
    ck_assert_int_eq(symai_flap_share(&f), 289);
    ck_assert_int_eq(add(&f, UP), 1);
    ck_assert_int_eq(symai_flap_share(&f), 344);
    ck_assert_int_eq(f.is_on, 1);
    ck_assert_int_eq(add(&f, DOWN), 0);
    ck_assert_int_eq(f.is_on, 1);
}
END_TEST

START_TEST(ends_at_the_low_share)
{
    struct symai_flap f;
    int steps = 0;
    int i;

    memset(&f, 0, sizeof f);
    add(&f, UP);
    for (i = 0; i < 6; i++)
        add(&f, i % 2 == 0 ? DOWN : UP);
    ck_assert_int_eq(f.is_on, 1);
    while (add(&f, UP) == 0 && steps < 40) {
        ck_assert_int_gt(symai_flap_share(&f), 200);
        steps++;
    }
    ck_assert_int_eq(f.is_on, 0);
    ck_assert_int_le(symai_flap_share(&f), 200);
    ck_assert_int_eq(steps, 15);
}
END_TEST

START_TEST(never)
{
    struct symai_flap f;
    int i;

    memset(&f, 0, sizeof f);
    for (i = 0; i < 40; i++)
        ck_assert_int_eq(symai_flap_add(&f, i % 2 == 0 ? UP : DOWN, 0, 0), 0);
    ck_assert_int_eq(f.is_on, 0);
    f.is_on = 1; /* by other options, in another process */
    ck_assert_int_eq(symai_flap_add(&f, UP, 0, 0), 1);
    ck_assert_int_eq(f.is_on, 0);
}
END_TEST

/* Exactly at a threshold: one change is 60 thousandths when new, 40 when
 * old. */
START_TEST(thresholds_belong)
{
    struct symai_flap f;
    int i;

    memset(&f, 0, sizeof f);
    symai_flap_add(&f, UP, 6, 4);
    ck_assert_int_eq(symai_flap_add(&f, DOWN, 6, 4), 1);
    for (i = 0; i < 18; i++)
        ck_assert_int_eq(symai_flap_add(&f, DOWN, 6, 4), 0);
    ck_assert_int_eq(symai_flap_share(&f), 41); /* 821 / 20 */
    ck_assert_int_eq(symai_flap_add(&f, DOWN, 6, 4), 1);
    ck_assert_int_eq(f.is_on, 0);
    memset(&f, 0, sizeof f);
    symai_flap_add(&f, UP, 7, 4);
    ck_assert_int_eq(symai_flap_add(&f, DOWN, 7, 4), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("flap");
    TCase *cases = tcase_create("flap");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, one_change_grows_old);
    tcase_add_test(cases, all_change);
    tcase_add_test(cases, begins_at_the_sixth);
    tcase_add_test(cases, ends_at_the_low_share);
    tcase_add_test(cases, never);
    tcase_add_test(cases, thresholds_belong);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
