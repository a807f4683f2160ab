/* SPDX-License-Identifier: MIT */
/*
 * The written forms without memory: whichever allocation fails, the answer is
 * SYMA_ENOMEM and no text, and with enough of it the text is the same as
 * before. The linker puts the functions below in the place of the C library's.
 */
#include "days.h"

#include <stdlib.h>

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

static const char *const forms[] = {
    "json", "openmetrics", "prometheus",         "atom",        "summary",
    "svg",  "explain",     "report:openmetrics", "report:junit"};

static int tell(const syma_tracker *t, const char *form, char **out)
{
    if (strcmp(form, "explain") == 0)
        return syma_tracker_explain(t, "demo", "fr", out);
    if (strncmp(form, "report:", 7) == 0)
        return syma_report_format(syma_tracker_report(t, "demo"), form + 7,
                                  out);
    return syma_tracker_format(t, "demo", form, out);
}

START_TEST(hungry)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *before = NULL;
    char *text;
    long n;
    int rc;

    ck_assert_int_eq(tell(t, forms[_i], &before), SYMA_OK);
    for (n = 0;; n++) {
        text = before;
        left = n;
        rc = tell(t, forms[_i], &text);
        left = -1;
        if (rc == SYMA_OK)
            break;
        ck_assert_int_eq(rc, SYMA_ENOMEM);
        ck_assert_ptr_null(text);
    }
    ck_assert_int_gt(n, 1);
    ck_assert_str_eq(text, before);
    syma_string_free(text);
    syma_string_free(before);
    syma_tracker_free(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("telling_memory");
    TCase *cases = tcase_create("telling_memory");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, hungry, 0, sizeof forms / sizeof *forms);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
