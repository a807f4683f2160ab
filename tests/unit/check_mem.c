/* SPDX-License-Identifier: MIT */
/*
 * Memory: sizes that do not fit are refused, nothing is never asked for, and
 * copies are whole.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"

START_TEST(test_calloc_zeroes)
{
    unsigned char *p = symai_calloc(100, 3);
    size_t i;

    ck_assert_ptr_nonnull(p);
    for (i = 0; i < 300; i++)
        ck_assert_int_eq(p[i], 0);
    symai_free(p);
}
END_TEST

START_TEST(test_products_that_overflow)
{
    char *p = symai_calloc(4, 1);

    ck_assert_ptr_null(symai_calloc(SIZE_MAX, 2));
    ck_assert_ptr_null(symai_calloc(SIZE_MAX / 4 + 1, 4));
    ck_assert_ptr_nonnull(p);
    memcpy(p, "abc", 4);
    ck_assert_ptr_null(symai_realloc_array(p, SIZE_MAX / 2, 3));
    ck_assert_str_eq(p, "abc"); /* still there */
    symai_free(p);
}
END_TEST

START_TEST(test_zero_bytes_are_one)
{
    char *p = symai_calloc(0, 8);
    char *q = symai_calloc(8, 0);

    ck_assert_ptr_nonnull(p);
    ck_assert_ptr_nonnull(q);
    p[0] = 'x';
    q[0] = 'y';
    p = symai_realloc_array(p, 0, 8);
    ck_assert_ptr_nonnull(p);
    p[0] = 'z';
    symai_free(p);
    symai_free(q);
    symai_free(NULL);
}
END_TEST

START_TEST(test_realloc_keeps_content)
{
    int *p = symai_realloc_array(NULL, 2, sizeof(*p));

    ck_assert_ptr_nonnull(p);
    p[0] = 11;
    p[1] = 22;
    p = symai_realloc_array(p, 1000, sizeof(*p));
    ck_assert_ptr_nonnull(p);
    p[999] = 33;
    ck_assert_int_eq(p[0], 11);
    ck_assert_int_eq(p[1], 22);
    symai_free(p);
}
END_TEST

START_TEST(test_copies)
{
    char *copy = (char *)1;

    ck_assert_int_eq(symai_strdup("portal", &copy), SYMA_OK);
    ck_assert_str_eq(copy, "portal");
    symai_free(copy);
    ck_assert_int_eq(symai_strndup("por\0tal", 7, &copy), SYMA_OK);
    ck_assert_mem_eq(copy, "por\0tal", 8);
    symai_free(copy);
    ck_assert_int_eq(symai_strndup(NULL, 0, &copy), SYMA_OK);
    ck_assert_str_eq(copy, "");
    symai_free(copy);
    ck_assert_int_eq(symai_strndup("x", SIZE_MAX, &copy), SYMA_ENOMEM);
    ck_assert_ptr_null(copy);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mem");
    TCase *tcase = tcase_create("mem");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_calloc_zeroes);
    tcase_add_test(tcase, test_products_that_overflow);
    tcase_add_test(tcase, test_zero_bytes_are_one);
    tcase_add_test(tcase, test_realloc_keeps_content);
    tcase_add_test(tcase, test_copies);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
