/* SPDX-License-Identifier: MIT */
/*
 * The JSON writer: its layout to the byte, what is escaped, and that the
 * first failure is kept.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"

START_TEST(test_layout)
{
    struct symai_json json;
    struct symai_buf out;

    symai_buf_init(&out, 10000);
    symai_json_init(&json, &out);
    symai_json_open_object(&json, NULL);
    symai_json_string(&json, "schema", "syma-report/1");
    symai_json_null(&json, "portal");
    symai_json_open_object(&json, "empty");
    symai_json_close_object(&json);
    symai_json_open_array(&json, "sections");
    symai_json_open_object(&json, NULL);
    symai_json_int(&json, "status", -503);
    symai_json_bool(&json, "usable", 7);
    symai_json_close_object(&json);
    symai_json_open_array(&json, NULL);
    symai_json_close_array(&json);
    symai_json_string(&json, NULL, NULL);
    symai_json_bool(&json, NULL, 0);
    symai_json_close_array(&json);
    symai_json_int(&json, "last", INT64_MIN);
    symai_json_close_object(&json);
    ck_assert_int_eq(json.rc, SYMA_OK);
    ck_assert_str_eq(out.data, "{\n"
                               "  \"schema\": \"syma-report/1\",\n"
                               "  \"portal\": null,\n"
                               "  \"empty\": {},\n"
                               "  \"sections\": [\n"
                               "    {\n"
                               "      \"status\": -503,\n"
                               "      \"usable\": true\n"
                               "    },\n"
                               "    [],\n"
                               "    null,\n"
                               "    false\n"
                               "  ],\n"
                               "  \"last\": -9223372036854775808\n"
                               "}");
    symai_buf_free(&out);
}
END_TEST

static const struct {
    const char *text;
    const char *quoted;
} strings[] = {
    {"", "\"\""},
    {"a/b'c", "\"a/b'c\""},
    {"say \"no\" \\ yes", "\"say \\\"no\\\" \\\\ yes\""},
    {"a\nb\tc\x01\x1f", "\"a\\u000ab\\u0009c\\u0001\\u001f\""},
    {"\x7f\xc2\x80\xc2\x9f\xc2\xa0", "\"\\u007f\\u0080\\u009f\xc2\xa0\""},
    {"\u00e9\u20ac\U0001f6a7", "\"\u00e9\u20ac\U0001f6a7\""},
    {"a\u2028b\u2029", "\"a\\u2028b\\u2029\""},
    {"\u202egnp.\u202c \u2066\u2069\u200e\u200f\u061c",
     "\"\\u202egnp.\\u202c \\u2066\\u2069\\u200e\\u200f\\u061c\""},
    {"\xe9t\xe9", "\"\xef\xbf\xbdt\xef\xbf\xbd\""},
    {"\xff\xed\xa0\x80",
     "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
    {"\xef\xbf\xbd", "\"\xef\xbf\xbd\""},
    {"cut \xe2\x82", "\"cut \xef\xbf\xbd\xef\xbf\xbd\""},
};

START_TEST(test_string)
{
    struct symai_json json;
    struct symai_buf out;

    symai_buf_init(&out, 1000);
    symai_json_init(&json, &out);
    symai_json_string(&json, NULL, strings[_i].text);
    ck_assert_int_eq(json.rc, SYMA_OK);
    ck_assert_str_eq(out.data, strings[_i].quoted);
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_key)
{
    struct symai_json json;
    struct symai_buf out;
    struct symai_buf expected;

    symai_buf_init(&out, 1000);
    symai_buf_init(&expected, 1000);
    symai_json_init(&json, &out);
    symai_json_open_object(&json, NULL);
    symai_json_int(&json, strings[_i].text, 1);
    symai_json_close_object(&json);
    ck_assert_int_eq(json.rc, SYMA_OK);
    ck_assert_int_eq(
        symai_buf_addf(&expected, "{\n  %s: 1\n}", strings[_i].quoted),
        SYMA_OK);
    ck_assert_str_eq(out.data, expected.data);
    symai_buf_free(&out);
    symai_buf_free(&expected);
}
END_TEST

START_TEST(test_first_failure_is_kept)
{
    struct symai_json json;
    struct symai_buf out;
    size_t len;

    symai_buf_init(&out, 20);
    symai_json_init(&json, &out);
    symai_json_open_object(&json, NULL);
    symai_json_string(&json, "key", "a value that is too long for it");
    ck_assert_int_eq(json.rc, SYMA_ELIMIT);
    len = out.len;
    out.max = 1000;
    symai_json_int(&json, "more", 1);
    symai_json_bool(&json, "more", 1);
    symai_json_close_object(&json);
    ck_assert_int_eq(json.rc, SYMA_ELIMIT);
    ck_assert_uint_eq(out.len, len);
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_close_of_nothing)
{
    struct symai_json json;
    struct symai_buf out;

    symai_buf_init(&out, 100);
    symai_json_init(&json, &out);
    symai_json_close_object(&json);
    ck_assert_int_eq(json.rc, SYMA_ESTATE);
    ck_assert_str_eq(out.data, "");
    symai_buf_free(&out);
}
END_TEST

START_TEST(test_deep)
{
    struct symai_json json;
    struct symai_buf out;
    int i;

    symai_buf_init(&out, 100000);
    symai_json_init(&json, &out);
    for (i = 0; i < 100; i++)
        symai_json_open_array(&json, NULL);
    for (i = 0; i < 100; i++)
        symai_json_close_array(&json);
    ck_assert_int_eq(json.rc, SYMA_OK);
    ck_assert_int_eq(json.depth, 0);
    ck_assert(strncmp(out.data, "[\n  [\n    [\n", 12) == 0);
    ck_assert_str_eq(out.data + out.len - 9, "  ]\n  ]\n]");
    symai_buf_free(&out);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("json");
    TCase *tcase = tcase_create("json");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_layout);
    tcase_add_loop_test(tcase, test_string, 0, COUNT(strings));
    tcase_add_loop_test(tcase, test_key, 0, COUNT(strings));
    tcase_add_test(tcase, test_first_failure_is_kept);
    tcase_add_test(tcase, test_close_of_nothing);
    tcase_add_test(tcase, test_deep);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
