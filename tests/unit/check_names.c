/* SPDX-License-Identifier: MIT */
/*
 * The closed lists and the exit status.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/names.h"
#include "syma/error.h"
#include "syma/types.h"

START_TEST(test_states_and_kinds)
{
    int i;

    for (i = 0; i <= SYMA_STATE_DOWN; i++)
        ck_assert_int_eq(syma_state_from_name(syma_state_name(i)), i);
    for (i = 0; i <= SYMA_SECTION_ACTIVATION; i++)
        ck_assert_int_eq(
            syma_section_kind_from_name(syma_section_kind_name(i)), i);
    ck_assert_ptr_null(syma_state_name(5));
    ck_assert_ptr_null(syma_state_name(-1));
    ck_assert_ptr_null(syma_section_kind_name(4));
    ck_assert_int_eq(syma_state_from_name("Up"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_state_from_name(NULL), SYMA_EINVAL);
}
END_TEST

START_TEST(test_reasons_are_spelled_once)
{
    size_t i;
    size_t j;

    ck_assert_uint_eq(syma_reason_count(), SYMAI_REASON_COUNT);
    for (i = 0; i < syma_reason_count(); i++) {
        ck_assert_uint_gt(strlen(syma_reason_help(i)), 5);
        ck_assert_int_eq(symai_reason_from_name(syma_reason_name(i)), (int)i);
        for (j = 0; j < i; j++)
            ck_assert_str_ne(syma_reason_name(i), syma_reason_name(j));
    }
    ck_assert_ptr_null(syma_reason_name(syma_reason_count()));
    ck_assert_ptr_null(syma_reason_help(syma_reason_count()));
}
END_TEST

START_TEST(test_flags)
{
    uint32_t flag;
    int count = 0;

    for (flag = 1; flag != 0; flag <<= 1)
        count += syma_flag_name(flag) != NULL;
    ck_assert_int_eq(count, 13);
    ck_assert_str_eq(syma_flag_name(SYMA_FLAG_FLAPPING), "flapping");
    ck_assert_ptr_null(syma_flag_name(3));
    ck_assert_ptr_null(syma_flag_name(0));
}
END_TEST

struct exit_case {
    int state;
    int usable;
    uint32_t flags;
    int maintenance;
    int code;
};

static const struct exit_case exits[] = {
    {SYMA_STATE_UP, SYMA_USABLE_YES, 0, 1, 0},
    {SYMA_STATE_UP, SYMA_USABLE_YES, SYMA_FLAG_WARN, 1, 1},
    {SYMA_STATE_UP, SYMA_USABLE_UNKNOWN, 0, 1, 0},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_YES, 0, 1, 1},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, 0, 1, 1},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_NO, 0, 1, 2},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN, 0, 1, 2},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 1, 1},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 0, 0},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 2, 2},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, SYMA_FLAG_OVERDUE, 0, 2},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 3, SYMA_EINVAL},
    {SYMA_STATE_UP, SYMA_USABLE_YES, 0, -1, SYMA_EINVAL},
    {SYMA_STATE_DOWN, SYMA_USABLE_NO, 0, 1, 2},
    {SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, 0, 1, 3},
    {99, SYMA_USABLE_YES, 0, 1, 3},
};

START_TEST(test_exit_codes)
{
    const struct exit_case *c = &exits[_i];

    ck_assert_int_eq(
        syma_exit_code(c->state, c->usable, c->flags, c->maintenance),
        c->code);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, test_states_and_kinds);
    tcase_add_test(tests, test_reasons_are_spelled_once);
    tcase_add_test(tests, test_flags);
    tcase_add_loop_test(tests, test_exit_codes, 0,
                        (int)(sizeof exits / sizeof *exits));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
