/* SPDX-License-Identifier: MIT */
/*
 * judge/retry_after: seconds, dates, and all that is neither.
 */
#include <check.h>
#include <stdlib.h>

#include "judge/retry_after.h"
#include "syma/error.h"

/* 2026-11-23T07:14:46Z */
#define NOW_MS INT64_C(1795418086000)
#define YEAR_MS (INT64_C(365) * 86400000)

START_TEST(accepted)
{
    static const struct {
        const char *value;
        int64_t now_ms;
        int64_t expected;
    } cases[] = {
        {"0", NOW_MS, NOW_MS},
        {"120", NOW_MS, NOW_MS + 120000},
        {"  3600\t", NOW_MS, NOW_MS + 3600000},
        {"00600", NOW_MS, NOW_MS + 600000},
        {"31536000", NOW_MS, NOW_MS + YEAR_MS},
        {"120", 0, 120000},
        {"Mon, 23 Nov 2026 08:14:46 GMT", NOW_MS, NOW_MS + 3600000},
        {"Monday, 23-Nov-26 08:14:46 GMT", NOW_MS, NOW_MS + 3600000},
        {"Mon Nov 23 08:14:46 2026", NOW_MS, NOW_MS + 3600000},
        {"Sun, 06 Nov 1994 08:49:37 GMT", NOW_MS, INT64_C(784111777000)},
        {"Tue, 23 Nov 2027 07:14:46 GMT", NOW_MS, NOW_MS + YEAR_MS},
        {"Mon, 23 Nov 2026 08:14:46 GMT", -1, NOW_MS + 3600000},
    };
    int64_t out;
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        out = -2;
        ck_assert_msg(symai_retry_after_parse(cases[i].value, cases[i].now_ms,
                                              &out) == SYMA_OK,
                      "%s", cases[i].value);
        ck_assert_int_eq(out, cases[i].expected);
    }
}
END_TEST

START_TEST(refused)
{
    static const char *const bad[] = {"",
                                      " ",
                                      "-1",
                                      "+5",
                                      "1.5",
                                      "1e3",
                                      "0x10",
                                      "12 0",
                                      "120s",
                                      "soon",
                                      "120, 240",
                                      "Mon, 32 Nov 2026 08:14:46 GMT",
                                      "2026-11-23T08:14:46Z"};
    int64_t out = 42;
    size_t i;

    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(symai_retry_after_parse(bad[i], NOW_MS, &out) ==
                          SYMA_ESYNTAX,
                      "%s", bad[i]);
    ck_assert_int_eq(symai_retry_after_parse(NULL, NOW_MS, &out), SYMA_ESYNTAX);
    ck_assert_int_eq(symai_retry_after_parse("120", -1, &out), SYMA_ENOTFOUND);
    ck_assert_int_eq(out, 42);
}
END_TEST

/* A delay, but none that names a moment. */
START_TEST(too_far)
{
    static const char *const far[] = {
        "31536001", "99999999999999999999999999999999",
        "Tue, 23 Nov 2027 07:14:47 GMT", "Mon, 23 Nov 2099 08:14:46 GMT"};
    int64_t out = 42;
    size_t i;

    for (i = 0; i < sizeof(far) / sizeof(far[0]); i++)
        ck_assert_msg(symai_retry_after_parse(far[i], NOW_MS, &out) ==
                          SYMA_ENOTFOUND,
                      "%s", far[i]);
    ck_assert_int_eq(out, 42);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("retry_after");
    TCase *tests = tcase_create("retry_after");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, accepted);
    tcase_add_test(tests, refused);
    tcase_add_test(tests, too_far);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
