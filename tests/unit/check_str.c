/* SPDX-License-Identifier: MIT */
/*
 * ASCII text: classes, comparing, trimming, words, numbers and the nearest
 * name, with bytes past ASCII left alone.
 */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

START_TEST(test_classes)
{
    int c;

    for (c = -128; c < 256; c++) {
        int is_upper = c >= 'A' && c <= 'Z';
        int is_lower = c >= 'a' && c <= 'z';
        int is_digit = c >= '0' && c <= '9';
        int is_space = c != 0 && c > 0 && strchr(" \t\n\f\r", c) != NULL;

        ck_assert_int_eq(symai_ascii_lower(c), is_upper ? c + 32 : c);
        ck_assert_int_eq(symai_ascii_is_alpha(c), is_upper || is_lower);
        ck_assert_int_eq(symai_ascii_is_digit(c), is_digit);
        ck_assert_int_eq(symai_ascii_is_alnum(c),
                         is_upper || is_lower || is_digit);
        ck_assert_int_eq(symai_ascii_is_space(c), is_space);
    }
}
END_TEST

static const struct {
    const char *a;
    const char *b;
    int equal;
} pairs[] = {
    {"", "", 1},
    {"a", "", 0},
    {"", "a", 0},
    {"Retry-After", "retry-AFTER", 1},
    {"retry", "retry-after", 0},
    {"retry-after", "retry", 0},
    {"i", "I", 1},
    {"[", "{", 0}, /* 32 apart, as a letter and its capital */
    {"@", "`", 0},
    {"\xc3\xa9", "\xc3\xa9", 1},
    {"\xc3\xa9", "\xc3\x89", 0},
};

START_TEST(test_equal)
{
    const char *a = pairs[_i].a;
    const char *b = pairs[_i].b;

    ck_assert_int_eq(symai_ascii_equal(a, b), pairs[_i].equal);
    ck_assert_int_eq(symai_ascii_equal_n(a, strlen(a), b), pairs[_i].equal);
}
END_TEST

START_TEST(test_equal_n_looks_at_len_bytes)
{
    ck_assert_int_eq(symai_ascii_equal_n("Locations", 8, "location"), 1);
    ck_assert_int_eq(symai_ascii_equal_n("Locations", 7, "location"), 0);
    ck_assert_int_eq(symai_ascii_equal_n("x", 0, ""), 1);
    ck_assert_int_eq(symai_ascii_equal_n("a\0b", 3, "a"), 0);
}
END_TEST

static const struct {
    const char *text;
    const char *needle;
    int at; /* -1: not there */
} finds[] = {
    {"text/html; Charset=utf-8", "charset=", 11},
    {"aaab", "AAB", 1},
    {"abc", "", 0},
    {"", "", 0},
    {"", "a", -1},
    {"ab", "abc", -1},
    {"abc", "C", 2},
    {"abc", "d", -1},
};

START_TEST(test_find)
{
    const char *found = symai_ascii_find(finds[_i].text, finds[_i].needle);

    if (finds[_i].at < 0)
        ck_assert_ptr_null(found);
    else
        ck_assert_ptr_eq(found, finds[_i].text + finds[_i].at);
}
END_TEST

START_TEST(test_prefix_and_suffix)
{
    ck_assert_int_eq(symai_str_has_prefix("https://x", "https:"), 1);
    ck_assert_int_eq(symai_str_has_prefix("https://x", "HTTPS:"), 0);
    ck_assert_int_eq(symai_str_has_prefix("ht", "http"), 0);
    ck_assert_int_eq(symai_str_has_prefix("x", ""), 1);
    ck_assert_int_eq(symai_str_has_suffix("page.html", ".html"), 1);
    ck_assert_int_eq(symai_str_has_suffix("page.html", ".htm"), 0);
    ck_assert_int_eq(symai_str_has_suffix("html", ".html"), 0);
    ck_assert_int_eq(symai_str_has_suffix("x", ""), 1);
}
END_TEST

static const struct {
    const char *text;
    const char *trimmed;
} trims[] = {
    {"", ""},
    {" ", ""},
    {"\t\r\n\f ", ""},
    {"a", "a"},
    {"  a b\n", "a b"},
    {"\xc2\xa0 a", "\xc2\xa0 a"}, /* no-break space is no white space */
};

START_TEST(test_trim)
{
    const char *text = trims[_i].text;
    size_t len = strlen(text);

    symai_str_trim(&text, &len);
    ck_assert_uint_eq(len, strlen(trims[_i].trimmed));
    ck_assert(memcmp(text, trims[_i].trimmed, len) == 0);
}
END_TEST

START_TEST(test_has_word)
{
    ck_assert_int_eq(symai_str_has_word("alert box", "BOX"), 1);
    ck_assert_int_eq(symai_str_has_word(" \talert\n box ", "alert"), 1);
    ck_assert_int_eq(symai_str_has_word("alert-box", "alert"), 0);
    ck_assert_int_eq(symai_str_has_word("alerts", "alert"), 0);
    ck_assert_int_eq(symai_str_has_word("alert", "alerts"), 0);
    ck_assert_int_eq(symai_str_has_word("", "alert"), 0);
    ck_assert_int_eq(symai_str_has_word("a  b", ""), 0);
    ck_assert_int_eq(symai_str_has_word("  ", "a"), 0);
}
END_TEST

static const struct {
    const char *text;
    int rc;
    int64_t value;
} numbers[] = {
    {"0", SYMA_OK, 0},
    {"-0", SYMA_OK, 0},
    {"+7", SYMA_OK, 7},
    {"0042", SYMA_OK, 42},
    {"-300", SYMA_OK, -300},
    {"9223372036854775807", SYMA_OK, INT64_MAX},
    {"9223372036854775808", SYMA_ERANGE, 0},
    {"-9223372036854775808", SYMA_OK, INT64_MIN},
    {"-9223372036854775809", SYMA_ERANGE, 0},
    {"9223372036854775810", SYMA_ERANGE, 0},
    {"18446744073709551616", SYMA_ERANGE, 0},
    {"99999999999999999999999999999", SYMA_ERANGE, 0},
    {"000000000000000000000000000001", SYMA_OK, 1},
    {"99999999999999999999999999999x", SYMA_ESYNTAX, 0},
    {"", SYMA_ESYNTAX, 0},
    {"-", SYMA_ESYNTAX, 0},
    {"+", SYMA_ESYNTAX, 0},
    {"--1", SYMA_ESYNTAX, 0},
    {" 1", SYMA_ESYNTAX, 0},
    {"1 ", SYMA_ESYNTAX, 0},
    {"1.5", SYMA_ESYNTAX, 0},
    {"0x10", SYMA_ESYNTAX, 0},
    {"1e3", SYMA_ESYNTAX, 0},
};

START_TEST(test_parse_int64)
{
    int64_t value = 12345;
    int rc;

    rc = symai_parse_int64(numbers[_i].text, strlen(numbers[_i].text), &value);
    ck_assert_int_eq(rc, numbers[_i].rc);
    ck_assert_int_eq(value, rc == SYMA_OK ? numbers[_i].value : 12345);
}
END_TEST

START_TEST(test_parse_int64_stops_at_len)
{
    int64_t value = 0;

    ck_assert_int_eq(symai_parse_int64("1234", 2, &value), SYMA_OK);
    ck_assert_int_eq(value, 12);
    ck_assert_int_eq(symai_parse_int64("1\0", 2, &value), SYMA_ESYNTAX);
}
END_TEST

static const char *const names[] = {"section", "expect",   "forbid", "fallback",
                                    "id",      "timezone", "href",   NULL};

static const struct {
    const char *word;
    const char *nearest;
} near[] = {
    {"section", "section"},
    {"sections", "section"},
    {"secton", "section"},
    {"Section", "section"},
    {"FALLBACK", "fallback"},
    {"exepct", "expect"},
    {"hrfe", "href"}, /* two letters that changed places are one mistake */
    {"ref", "href"},
    {"time-zone", "timezone"},
    {"forbidden", "forbid"}, /* 3 of 9 */
    {"forbiddens", NULL},    /* 4 of 10 */
    {"ids", "id"},
    {"ix", NULL},
    {"banana", NULL},
    {"", NULL},
};

START_TEST(test_nearest)
{
    const char *found = symai_str_nearest(near[_i].word, names);

    if (near[_i].nearest == NULL)
        ck_assert_ptr_null(found);
    else
        ck_assert_str_eq(found, near[_i].nearest);
}
END_TEST

START_TEST(test_nearest_prefers_the_closest)
{
    static const char *const close[] = {"channels", "channel", "chanel", NULL};
    static const char *const none[] = {NULL};
    char endless[5000];

    ck_assert_str_eq(symai_str_nearest("channel", close), "channel");
    ck_assert_str_eq(symai_str_nearest("chanell", close), "chanel");
    ck_assert_ptr_null(symai_str_nearest("channel", none));
    memset(endless, 'a', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    ck_assert_ptr_null(symai_str_nearest(endless, close));
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("str");
    TCase *tcase = tcase_create("str");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_classes);
    tcase_add_loop_test(tcase, test_equal, 0, COUNT(pairs));
    tcase_add_test(tcase, test_equal_n_looks_at_len_bytes);
    tcase_add_loop_test(tcase, test_find, 0, COUNT(finds));
    tcase_add_test(tcase, test_prefix_and_suffix);
    tcase_add_loop_test(tcase, test_trim, 0, COUNT(trims));
    tcase_add_test(tcase, test_has_word);
    tcase_add_loop_test(tcase, test_parse_int64, 0, COUNT(numbers));
    tcase_add_test(tcase, test_parse_int64_stops_at_len);
    tcase_add_loop_test(tcase, test_nearest, 0, COUNT(near));
    tcase_add_test(tcase, test_nearest_prefers_the_closest);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
