/* SPDX-License-Identifier: MIT */
/*
 * Buffers: always terminated, never past their maximum, unchanged by an
 * addition that fails.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"

START_TEST(test_empty)
{
    struct symai_buf buf;

    symai_buf_init(&buf, 10);
    ck_assert_str_eq(buf.data, "");
    ck_assert_uint_eq(buf.len, 0);
    ck_assert_int_eq(symai_buf_add(&buf, NULL, 0), SYMA_OK);
    symai_buf_clear(&buf);
    symai_buf_consume(&buf, 3);
    ck_assert_str_eq(buf.data, "");
    symai_buf_free(&buf);
    ck_assert_str_eq(buf.data, "");
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_add)
{
    struct symai_buf buf;
    size_t i;

    symai_buf_init(&buf, 100000);
    ck_assert_int_eq(symai_buf_add_str(&buf, "ab"), SYMA_OK);
    ck_assert_int_eq(symai_buf_add_char(&buf, 'c'), SYMA_OK);
    ck_assert_int_eq(symai_buf_add(&buf, "\0d", 2), SYMA_OK);
    ck_assert_uint_eq(buf.len, 5);
    ck_assert_mem_eq(buf.data, "abc\0d", 6);
    for (i = 5; i < 100000; i++) {
        ck_assert_int_eq(symai_buf_add_char(&buf, (char)('a' + i % 26)),
                         SYMA_OK);
        ck_assert_int_eq(buf.data[buf.len], '\0');
    }
    for (i = 5; i < 100000; i++)
        ck_assert_int_eq(buf.data[i], (char)('a' + i % 26));
    ck_assert_uint_le(buf.cap, 100001);
    symai_buf_free(&buf);
}
END_TEST

/* Room at once, and none past the maximum; nothing that was there moves. */
START_TEST(test_reserve)
{
    struct symai_buf buf;
    const char *data;
    int i;

    symai_buf_init(&buf, 1000);
    ck_assert_int_eq(symai_buf_reserve(&buf, 500), SYMA_OK);
    ck_assert_uint_eq(buf.len, 0);
    ck_assert_str_eq(buf.data, "");
    data = buf.data;
    for (i = 0; i < 500; i++)
        ck_assert_int_eq(symai_buf_add_char(&buf, 'x'), SYMA_OK);
    ck_assert_ptr_eq(buf.data, data);
    ck_assert_int_eq(symai_buf_reserve(&buf, 501), SYMA_ELIMIT);
    ck_assert_uint_eq(strlen(buf.data), 500);
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_maximum)
{
    struct symai_buf buf;

    symai_buf_init(&buf, 8);
    ck_assert_int_eq(symai_buf_add_str(&buf, "123456"), SYMA_OK);
    ck_assert_int_eq(symai_buf_add_str(&buf, "789"), SYMA_ELIMIT);
    ck_assert_int_eq(symai_buf_addf(&buf, "%d", 789), SYMA_ELIMIT);
    ck_assert_str_eq(buf.data, "123456");
    ck_assert_int_eq(symai_buf_add(&buf, "x", SIZE_MAX), SYMA_ELIMIT);
    ck_assert_int_eq(symai_buf_add(&buf, "x", SIZE_MAX - 5), SYMA_ELIMIT);
    ck_assert_int_eq(symai_buf_add_str(&buf, "78"), SYMA_OK);
    ck_assert_str_eq(buf.data, "12345678");
    ck_assert_int_eq(symai_buf_add_char(&buf, '9'), SYMA_ELIMIT);
    ck_assert_uint_eq(buf.len, 8);
    symai_buf_free(&buf);

    symai_buf_init(&buf, 0);
    ck_assert_int_eq(symai_buf_add_char(&buf, 'x'), SYMA_ELIMIT);
    ck_assert_str_eq(buf.data, "");
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_no_maximum_does_not_overflow)
{
    struct symai_buf buf;

    symai_buf_init(&buf, SIZE_MAX);
    ck_assert_int_eq(symai_buf_add_str(&buf, "abc"), SYMA_OK);
    ck_assert_int_eq(symai_buf_add(&buf, "x", SIZE_MAX), SYMA_ELIMIT);
    ck_assert_int_eq(symai_buf_add(&buf, "x", SIZE_MAX - 3), SYMA_ELIMIT);
    ck_assert_str_eq(buf.data, "abc");
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_addf)
{
    struct symai_buf buf;
    char filler[1001];

    memset(filler, 'y', 1000);
    filler[1000] = '\0';
    symai_buf_init(&buf, 5000);
    ck_assert_int_eq(symai_buf_addf(&buf, "%s=%d;", "a", 7), SYMA_OK);
    ck_assert_str_eq(buf.data, "a=7;");
    ck_assert_int_eq(symai_buf_addf(&buf, "<%s>", filler), SYMA_OK);
    ck_assert_uint_eq(buf.len, 4 + 1002);
    ck_assert_mem_eq(buf.data, "a=7;<y", 6);
    ck_assert_str_eq(buf.data + buf.len - 2, "y>");
    symai_buf_clear(&buf);
    /* Just below, at and past what the first try has room for. */
    ck_assert_int_eq(symai_buf_addf(&buf, "%.255s|", filler), SYMA_OK);
    ck_assert_uint_eq(buf.len, 256);
    ck_assert_int_eq(symai_buf_addf(&buf, "%.254s|", filler), SYMA_OK);
    ck_assert_uint_eq(buf.len, 256 + 255);
    ck_assert_str_eq(buf.data + buf.len - 2, "y|");
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_consume)
{
    struct symai_buf buf;

    symai_buf_init(&buf, 100);
    ck_assert_int_eq(symai_buf_add_str(&buf, "abcdef"), SYMA_OK);
    symai_buf_consume(&buf, 0);
    ck_assert_str_eq(buf.data, "abcdef");
    symai_buf_consume(&buf, 2);
    ck_assert_str_eq(buf.data, "cdef");
    ck_assert_uint_eq(buf.len, 4);
    symai_buf_consume(&buf, 9);
    ck_assert_str_eq(buf.data, "");
    ck_assert_uint_eq(buf.len, 0);
    symai_buf_free(&buf);
}
END_TEST

START_TEST(test_detach)
{
    struct symai_buf buf;
    char *text = NULL;

    symai_buf_init(&buf, 100);
    ck_assert_int_eq(symai_buf_detach(&buf, &text), SYMA_OK);
    ck_assert_str_eq(text, "");
    symai_free(text);
    ck_assert_int_eq(symai_buf_add_str(&buf, "moved"), SYMA_OK);
    ck_assert_int_eq(symai_buf_detach(&buf, &text), SYMA_OK);
    ck_assert_str_eq(text, "moved");
    ck_assert_str_eq(buf.data, "");
    ck_assert_uint_eq(buf.len, 0);
    ck_assert_int_eq(symai_buf_add_str(&buf, "new"), SYMA_OK);
    ck_assert_str_eq(buf.data, "new");
    ck_assert_str_eq(text, "moved");
    symai_free(text);
    symai_buf_free(&buf);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buf");
    TCase *tcase = tcase_create("buf");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_empty);
    tcase_add_test(tcase, test_add);
    tcase_add_test(tcase, test_maximum);
    tcase_add_test(tcase, test_reserve);
    tcase_add_test(tcase, test_no_maximum_does_not_overflow);
    tcase_add_test(tcase, test_addf);
    tcase_add_test(tcase, test_consume);
    tcase_add_test(tcase, test_detach);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
