/* SPDX-License-Identifier: MIT */
/*
 * Codes, names and texts; and messages that are cut, cleaned and safe to
 * build from themselves.
 */
#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/utf8.h"

static const struct {
    int code;
    const char *name;
} codes[] = {
    {SYMA_OK, "SYMA_OK"},
    {SYMA_ENOMEM, "SYMA_ENOMEM"},
    {SYMA_EINVAL, "SYMA_EINVAL"},
    {SYMA_ESTATE, "SYMA_ESTATE"},
    {SYMA_ERANGE, "SYMA_ERANGE"},
    {SYMA_ENOTFOUND, "SYMA_ENOTFOUND"},
    {SYMA_EEXISTS, "SYMA_EEXISTS"},
    {SYMA_ESYNTAX, "SYMA_ESYNTAX"},
    {SYMA_EREGEX, "SYMA_EREGEX"},
    {SYMA_EURL, "SYMA_EURL"},
    {SYMA_ELIMIT, "SYMA_ELIMIT"},
    {SYMA_ENOTSUP, "SYMA_ENOTSUP"},
    {SYMA_ESYSTEM, "SYMA_ESYSTEM"},
    {SYMA_EFORK, "SYMA_EFORK"},
    {SYMA_EINTERNAL, "SYMA_EINTERNAL"},
};

START_TEST(test_codes)
{
    const char *text = syma_strerror(codes[_i].code);
    int i;

    ck_assert_int_eq(codes[_i].code, -_i);
    ck_assert_str_eq(syma_error_name(codes[_i].code), codes[_i].name);
    ck_assert_uint_gt(strlen(text), 0);
    ck_assert_str_ne(text, syma_strerror(-1000));
    for (i = 0; i < _i; i++)
        ck_assert_str_ne(text, syma_strerror(-i));
}
END_TEST

static const int unknown[] = {1, INT_MAX, -15, -1000, INT_MIN};

START_TEST(test_numbers_that_are_no_code)
{
    ck_assert_ptr_null(syma_error_name(unknown[_i]));
    ck_assert_str_eq(syma_strerror(unknown[_i]), "unknown result code");
}
END_TEST

START_TEST(test_string_free)
{
    char *text;

    ck_assert_int_eq(symai_strdup("given away", &text), SYMA_OK);
    syma_string_free(text);
    syma_string_free(NULL);
}
END_TEST

START_TEST(test_message)
{
    struct symai_errmsg msg;

    symai_errmsg_clear(&msg);
    ck_assert_str_eq(msg.text, "");
    ck_assert_uint_eq(msg.line, 0);
    ck_assert_int_eq(
        symai_errmsg_set(&msg, SYMA_ESYNTAX, 12, "no <%s> in <%s>", "a", "b"),
        SYMA_ESYNTAX);
    ck_assert_str_eq(msg.text, "no <a> in <b>");
    ck_assert_uint_eq(msg.line, 12);
    ck_assert_int_eq(symai_errmsg_set(&msg, SYMA_EURL, 0, "c"), SYMA_EURL);
    ck_assert_str_eq(msg.text, "c");
    ck_assert_uint_eq(msg.line, 0);
    symai_errmsg_clear(&msg);
    ck_assert_str_eq(msg.text, "");
    ck_assert_int_eq(symai_errmsg_set(NULL, SYMA_ENOMEM, 1, "d"), SYMA_ENOMEM);
}
END_TEST

static const struct {
    const char *text;
    const char *shown;
} cleaned[] = {
    {"plain \u00e9\u20ac\U0001f6a7", "plain \u00e9\u20ac\U0001f6a7"},
    {"a\nb\tc\x1b[31md\x7f", "a?b?c?[31md?"},
    {"\xc2\x9b"
     "31m",
     "?31m"}, /* the control sequence introducer, one byte */
    {"\u202eabc\u2066\u200f\u2028", "?abc???"},
    {"\xe9t\xe9", "?t?"},
    {"\xef\xbf\xbd", "\xef\xbf\xbd"},
};

START_TEST(test_message_is_cleaned)
{
    struct symai_errmsg msg;

    symai_errmsg_set(&msg, SYMA_EINVAL, 0, "%s", cleaned[_i].text);
    ck_assert_str_eq(msg.text, cleaned[_i].shown);
}
END_TEST

START_TEST(test_message_is_cut_at_a_character)
{
    struct symai_errmsg msg;
    char text[2000];
    size_t shift;
    size_t i;

    for (shift = 0; shift < 4; shift++) {
        memset(text, 'x', shift);
        for (i = shift; i + 4 < sizeof(text); i += 4)
            memcpy(text + i, "\U0001f6a7", 4);
        text[i] = '\0';
        symai_errmsg_set(&msg, SYMA_EINVAL, 0, "%s", text);
        i = strlen(msg.text);
        ck_assert_uint_le(i, 511);
        ck_assert_uint_gt(i, 507);
        ck_assert_int_eq(symai_utf8_is_valid(msg.text, i), 1);
        ck_assert_mem_eq(msg.text, text, i);
    }
    memset(text, 'x', 511);
    text[511] = '\0';
    symai_errmsg_set(&msg, SYMA_EINVAL, 0, "%s", text);
    ck_assert_str_eq(msg.text, text);
}
END_TEST

START_TEST(test_message_from_itself)
{
    struct symai_errmsg msg;

    symai_errmsg_set(&msg, SYMA_EREGEX, 0, "missing )");
    symai_errmsg_set(&msg, SYMA_EREGEX, 3, "in <expect>: %s", msg.text);
    ck_assert_str_eq(msg.text, "in <expect>: missing )");
    ck_assert_uint_eq(msg.line, 3);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("error");
    TCase *tcase = tcase_create("error");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_codes, 0, COUNT(codes));
    tcase_add_loop_test(tcase, test_numbers_that_are_no_code, 0,
                        COUNT(unknown));
    tcase_add_test(tcase, test_string_free);
    tcase_add_test(tcase, test_message);
    tcase_add_loop_test(tcase, test_message_is_cleaned, 0, COUNT(cleaned));
    tcase_add_test(tcase, test_message_is_cut_at_a_character);
    tcase_add_test(tcase, test_message_from_itself);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
