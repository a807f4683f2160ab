/* SPDX-License-Identifier: MIT */
/*
 * Arrays: items come zeroed, stay in order while the array grows, and end at
 * the maximum.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/vec.h"

struct item {
    int number;
    char text[13];
};

START_TEST(test_push_and_at)
{
    struct symai_vec vec;
    struct item *item;
    void *out;
    int i;

    symai_vec_init(&vec, sizeof(struct item), 1000);
    ck_assert_ptr_null(symai_vec_at(&vec, 0));
    for (i = 0; i < 1000; i++) {
        ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_OK);
        item = out;
        ck_assert_int_eq(item->number, 0);
        ck_assert_int_eq(item->text[12], 0);
        memset(item, 0x7f, sizeof(*item));
        item->number = i;
    }
    ck_assert_uint_eq(vec.count, 1000);
    for (i = 0; i < 1000; i++) {
        item = symai_vec_at(&vec, (size_t)i);
        ck_assert_int_eq(item->number, i);
        ck_assert_int_eq(item->text[12], 0x7f);
    }
    ck_assert_ptr_null(symai_vec_at(&vec, 1000));
    symai_vec_free(&vec);
    ck_assert_uint_eq(vec.count, 0);
    ck_assert_ptr_null(symai_vec_at(&vec, 0));
    symai_vec_free(&vec);
}
END_TEST

/* Maximums around the sizes at which the array grows. */
static const size_t limits[] = {0, 1, 7, 8, 9, 15, 16, 17, 100};

START_TEST(test_maximum)
{
    struct symai_vec vec;
    void *out = NULL;
    size_t i;

    symai_vec_init(&vec, sizeof(int), limits[_i]);
    for (i = 0; i < limits[_i]; i++) {
        ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_OK);
        ck_assert_ptr_nonnull(out);
    }
    ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_ELIMIT);
    ck_assert_ptr_null(out);
    ck_assert_uint_eq(vec.count, limits[_i]);
    ck_assert_uint_le(vec.cap, limits[_i]);
    symai_vec_free(&vec);
}
END_TEST

START_TEST(test_items_too_large)
{
    struct symai_vec vec;
    void *out;

    symai_vec_init(&vec, SIZE_MAX / 2, SIZE_MAX);
    ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_ENOMEM);
    ck_assert_ptr_null(out);
    ck_assert_uint_eq(vec.count, 0);
    symai_vec_free(&vec);
}
END_TEST

START_TEST(test_freed_vec_is_empty_and_usable)
{
    struct symai_vec vec;
    void *out;

    symai_vec_init(&vec, sizeof(int), 4);
    ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_OK);
    *(int *)out = 5;
    symai_vec_free(&vec);
    ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_OK);
    ck_assert_int_eq(*(int *)out, 0);
    ck_assert_uint_eq(vec.count, 1);
    symai_vec_free(&vec);
}
END_TEST

START_TEST(test_reserve)
{
    struct symai_vec vec;
    void *items;
    void *out;
    int i;

    symai_vec_init(&vec, sizeof(int), 20);
    ck_assert_int_eq(symai_vec_reserve(&vec, 21), SYMA_ELIMIT);
    ck_assert_int_eq(symai_vec_reserve(&vec, 0), SYMA_OK);
    ck_assert_int_eq(symai_vec_reserve(&vec, 17), SYMA_OK);
    ck_assert_uint_eq(vec.count, 0);
    items = vec.items;
    for (i = 0; i < 17; i++) {
        ck_assert_int_eq(symai_vec_push(&vec, &out), SYMA_OK);
        ck_assert_int_eq(*(int *)out, 0);
        ck_assert_ptr_eq(vec.items, items); /* nothing was asked for */
    }
    ck_assert_int_eq(symai_vec_reserve(&vec, 3), SYMA_OK);
    ck_assert_uint_eq(vec.count, 17);
    symai_vec_free(&vec);
    symai_vec_init(&vec, SIZE_MAX / 2, SIZE_MAX);
    ck_assert_int_eq(symai_vec_reserve(&vec, 3), SYMA_ENOMEM);
    symai_vec_free(&vec);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

START_TEST(test_remove)
{
    struct symai_vec vec;
    int first[] = {0, 1, 2, 3, 4};
    int left[] = {1, 3};
    size_t i;

    symai_vec_init(&vec, sizeof(int), 100);
    symai_vec_remove(&vec, 0);
    ck_assert_uint_eq(vec.count, 0);
    for (i = 0; i < COUNT(first); i++)
        ck_assert_int_eq(symai_vec_add(&vec, &first[i], sizeof first[i]),
                         SYMA_OK);
    symai_vec_remove(&vec, 5);
    ck_assert_uint_eq(vec.count, 5);
    ck_assert_mem_eq(vec.items, first, sizeof first);
    symai_vec_remove(&vec, 4);
    symai_vec_remove(&vec, 2);
    symai_vec_remove(&vec, 0);
    ck_assert_uint_eq(vec.count, 2);
    ck_assert_mem_eq(vec.items, left, sizeof left);
    symai_vec_free(&vec);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vec");
    TCase *tcase = tcase_create("vec");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_push_and_at);
    tcase_add_loop_test(tcase, test_maximum, 0, COUNT(limits));
    tcase_add_test(tcase, test_items_too_large);
    tcase_add_test(tcase, test_freed_vec_is_empty_and_usable);
    tcase_add_test(tcase, test_reserve);
    tcase_add_test(tcase, test_remove);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
