/* SPDX-License-Identifier: MIT */
/*
 * watch/tracker without memory: whichever allocation fails, a call that says
 * so has changed nothing, and told again it does what it would have done. The
 * linker puts the functions below in the place of the C library's.
 */
#include "track_random.h"

#include "watch/tracker.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);

static long left = -1; /* allocations that go well; -1: all do */

static int fails(void)
{
    if (left < 0)
        return 0;
    if (left == 0)
        return 1;
    left--;
    return 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *ptr, size_t size)
{
    return fails() ? NULL : __real_realloc(ptr, size);
}

/* Tells it with ever more memory until it goes well. The number of times that
 * it did not. */
static long tell_hungry(syma_tracker *t, const struct track_op *op)
{
    char *before = track_save(t);
    size_t changes = t->change_count;
    char *after;
    long n;
    int rc;

    for (n = 0;; n++) {
        left = n;
        rc = track_tell(t, op);
        left = -1;
        if (rc != SYMA_ENOMEM)
            break;
        ck_assert_str_eq(syma_tracker_last_error(t), "out of memory");
        after = track_save(t);
        ck_assert_str_eq(before, after);
        ck_assert_uint_eq(t->change_count, changes);
        syma_string_free(after);
        ck_assert_int_lt(n, 10000);
    }
    syma_string_free(before);
    return n;
}

START_TEST(nothing_has_changed)
{
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *rich = track_new(NULL, 0);
    struct track_random w;
    struct track_op op;
    char here[LOG_SIZE];
    char there[LOG_SIZE];
    char *one;
    char *other;
    long hungry = 0;
    int i;

    track_random_begin(&w, (uint32_t)_i + 100u);
    for (i = 0; i < 40; i++) {
        track_random_op(&w, &op);
        hungry += tell_hungry(t, &op);
        (void)track_tell(rich, &op);
        track_op_clear(&op);
        track_drain(t, here);
        track_drain(rich, there);
        ck_assert_str_eq(here, there);
    }
    one = track_save(t);
    other = track_save(rich);
    ck_assert_str_eq(one, other);
    ck_assert_int_gt(hungry, 100);
    syma_string_free(one);
    syma_string_free(other);
    track_random_end(&w);
    syma_tracker_free(t);
    syma_tracker_free(rich);
}
END_TEST

START_TEST(save_and_load)
{
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u = track_new(NULL, 0);
    struct track_random w;
    struct track_op op;
    char log[LOG_SIZE];
    char *text;
    char *part;
    long n;
    int rc;
    int i;

    track_random_begin(&w, 5u);
    for (i = 0; i < 40; i++) {
        track_random_op(&w, &op);
        (void)track_tell(t, &op);
        track_op_clear(&op);
        track_drain(t, log);
    }
    text = track_save(t);
    for (n = 0; n < 1000; n++) {
        left = n;
        rc = syma_tracker_save(t, NULL, &part);
        left = -1;
        if (rc == SYMA_OK)
            break;
        ck_assert_int_eq(rc, SYMA_ENOMEM);
        ck_assert_ptr_null(part);
    }
    ck_assert_str_eq(part, text);
    ck_assert_int_gt(n, 3);
    syma_string_free(part);
    for (n = 0; n < 10000; n++) {
        left = n;
        rc = syma_tracker_load(u, text, strlen(text));
        left = -1;
        if (rc == SYMA_OK)
            break;
        ck_assert_int_eq(rc, SYMA_ENOMEM);
        ck_assert_uint_eq(syma_tracker_portal_count(u), 0);
    }
    ck_assert_int_gt(n, 50);
    part = track_save(u);
    ck_assert_str_eq(part, text);
    syma_string_free(part);
    syma_string_free(text);
    track_random_end(&w);
    syma_tracker_free(t);
    syma_tracker_free(u);
}
END_TEST

START_TEST(new_tracker)
{
    syma_tracker *t = (syma_tracker *)1;
    long n;
    int rc = SYMA_ENOMEM;

    for (n = 0; rc == SYMA_ENOMEM; n++) {
        left = n;
        rc = syma_tracker_new(NULL, &t);
        left = -1;
        ck_assert((rc == SYMA_OK) == (t != NULL));
    }
    ck_assert_int_eq(rc, SYMA_OK);
    ck_assert_int_eq(n, 3);
    syma_tracker_free(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_memory");
    TCase *cases = tcase_create("tracker_memory");
    SRunner *runner;
    int failed;

    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, nothing_has_changed, 0, 20);
    tcase_add_test(cases, save_and_load);
    tcase_add_test(cases, new_tracker);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
