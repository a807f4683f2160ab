/* SPDX-License-Identifier: MIT */
/*
 * base/heap against a plain search, over a long run of random changes.
 */
#include <check.h>
#include <stdlib.h>

#include "base/heap.h"
#include "syma/error.h"

#define COUNT 200
#define TURNS 20000

static uint32_t seed = 1;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static int64_t least(const struct symai_heap_entry *entries)
{
    int64_t at = -1;
    size_t i;

    for (i = 0; i < COUNT; i++) {
        if (entries[i].place > 0 && (at < 0 || entries[i].at_ms < at))
            at = entries[i].at_ms;
    }
    return at;
}

START_TEST(test_random)
{
    struct symai_heap_entry entries[COUNT] = {{0, 0}};
    struct symai_heap heap;
    const struct symai_heap_entry *first;
    size_t in = 0;
    int i;

    symai_heap_init(&heap, COUNT);
    for (i = 0; i < TURNS; i++) {
        struct symai_heap_entry *entry = &entries[random_below(COUNT)];

        in -= entry->place > 0;
        if (random_below(3) == 0) {
            symai_heap_remove(&heap, entry);
        } else {
            ck_assert_int_eq(symai_heap_set(&heap, entry, random_below(1000)),
                             SYMA_OK);
            in++;
        }
        first = symai_heap_first(&heap);
        ck_assert_uint_eq(heap.entries.count, in);
        ck_assert_int_eq(first == NULL ? -1 : first->at_ms, least(entries));
    }
    symai_heap_free(&heap);
}
END_TEST

START_TEST(test_bounds)
{
    struct symai_heap_entry a = {0, 0};
    struct symai_heap_entry b = {0, 0};
    struct symai_heap heap;

    symai_heap_init(&heap, 1);
    ck_assert_ptr_null(symai_heap_first(&heap));
    symai_heap_remove(&heap, &a); /* it is not in */
    ck_assert_int_eq(symai_heap_set(&heap, &a, 5), SYMA_OK);
    ck_assert_int_eq(symai_heap_set(&heap, &b, 1), SYMA_ELIMIT);
    ck_assert_uint_eq(b.place, 0);
    ck_assert_int_eq(symai_heap_set(&heap, &a, 1), SYMA_OK);
    ck_assert_ptr_eq(symai_heap_first(&heap), &a);
    symai_heap_free(&heap);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("heap");
    TCase *cases = tcase_create("heap");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, test_random);
    tcase_add_test(cases, test_bounds);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
