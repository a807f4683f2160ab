/* SPDX-License-Identifier: MIT */
/*
 * UTF-8: every code point there and back, every kind of bad sequence, and
 * cuts at every place.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A million code points: plain tests, because an assertion of Check costs a
 * message to its parent process each time. */
static int code_point_is_right(uint32_t cp)
{
    size_t expected = 1u + (cp >= 0x80) + (cp >= 0x800) + (cp >= 0x10000);
    char out[4];
    uint32_t back;
    size_t len = symai_utf8_put(cp, out);
    size_t cut;

    if (len != expected || !symai_utf8_is_valid(out, len))
        return 0;
    if (symai_utf8_next(out, len, &back) != len || back != cp)
        return 0;
    for (cut = 1; cut < len; cut++) {
        if (symai_utf8_next_partial(out, cut, &back) != 0 ||
            symai_utf8_next(out, cut, &back) != 1 || back != SYMAI_UTF8_BAD ||
            symai_utf8_is_valid(out, cut))
            return 0;
    }
    return 1;
}

START_TEST(test_every_code_point)
{
    uint32_t cp;

    for (cp = 0; cp <= 0x10ffff; cp++) {
        if (cp >= 0xd800 && cp <= 0xdfff)
            continue;
        if (!code_point_is_right(cp))
            ck_abort_msg("U+%04X", (unsigned)cp);
    }
}
END_TEST

START_TEST(test_put_of_no_character)
{
    static const uint32_t wrong[] = {0xd800, 0xdfff, 0x110000, 0xffffffff};
    char out[4];
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        ck_assert_uint_eq(symai_utf8_put(wrong[i], out), 3);
        ck_assert_mem_eq(out, "\xef\xbf\xbd", 3);
    }
}
END_TEST

static const struct {
    const char *text;
    size_t bad;  /* how many bytes are bad */
    int partial; /* cut, and good so far */
} sequences[] = {
    {"\x80", 1, 0},
    {"\xbf", 1, 0},
    {"\xc0\x80", 2, 0}, /* overlong NUL */
    {"\xc1\xbf", 2, 0},
    {"\xe0\x80\x80", 3, 0},
    {"\xe0\x9f\xbf", 3, 0}, /* overlong U+07FF */
    {"\xf0\x8f\xbf\xbf", 4, 0},
    {"\xed\xa0\x80", 3, 0}, /* surrogates */
    {"\xed\xbf\xbf", 3, 0},
    {"\xf4\x90\x80\x80", 4, 0}, /* U+110000 */
    {"\xf5\x80\x80\x80", 4, 0},
    {"\xf8\x88\x80\x80\x80", 5, 0},
    {"\xfe", 1, 0},
    {"\xff", 1, 0},
    {"\xc3(", 1, 0}, /* what stands behind is not lost */
    {"\xe2\x82(", 2, 0},
    {"\xf0\x9f\x98(", 3, 0},
    {"\xe9t\xe9", 2, 1}, /* ISO-8859-1 */
    {"\xc3", 1, 1},
    {"\xe2\x82", 2, 1},
    {"\xf0\x9f\x98", 3, 1},
    {"\xef\xbf\xbd", 0, 0}, /* a real U+FFFD is good */
    {"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", 0, 0},
};

START_TEST(test_bad_bytes)
{
    const char *text = sequences[_i].text;
    size_t len = strlen(text);
    size_t bad = 0;
    size_t good = 0;
    size_t i = 0;
    size_t used;
    uint32_t cp;
    int partial = 0;

    while (i < len) {
        if (symai_utf8_next_partial(text + i, len - i, &cp) == 0)
            partial = 1;
        used = symai_utf8_next(text + i, len - i, &cp);
        if (cp == SYMAI_UTF8_BAD && used == 1)
            bad++;
        else
            good += used;
        i += used;
    }
    ck_assert_uint_eq(bad, sequences[_i].bad);
    ck_assert_uint_eq(bad + good, len);
    ck_assert_int_eq(partial, sequences[_i].partial);
    ck_assert_int_eq(symai_utf8_is_valid(text, len), bad == 0);
}
END_TEST

START_TEST(test_is_valid_at_every_offset)
{
    char text[40];
    size_t at;

    ck_assert_int_eq(symai_utf8_is_valid("", 0), 1);
    ck_assert_int_eq(symai_utf8_is_valid("a\0b", 3), 1);
    for (at = 0; at < sizeof(text); at++) {
        memset(text, 'x', sizeof(text));
        text[at] = '\xff';
        ck_assert_int_eq(symai_utf8_is_valid(text, sizeof(text)), 0);
        if (at + 2 > sizeof(text))
            continue;
        memcpy(text + at, "\xc3\xa9", 2);
        ck_assert_int_eq(symai_utf8_is_valid(text, sizeof(text)), 1);
    }
}
END_TEST

START_TEST(test_truncate)
{
    /* 1, 2, 3 and 4 bytes. */
    static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    size_t max;

    for (max = 0; max < 12; max++) {
        ck_assert_uint_eq(symai_utf8_truncate(text, 10, max), expected[max]);
    }
}
END_TEST

START_TEST(test_truncate_of_bad_bytes)
{
    /* Each bad byte is a character of its own. */
    ck_assert_uint_eq(symai_utf8_truncate("\x80\x80\x80\x80\x80\x80", 6, 5), 5);
    ck_assert_uint_eq(symai_utf8_truncate("\xe9t\xe9t", 4, 1), 1);
    ck_assert_uint_eq(symai_utf8_truncate("\xc3\xa9\x80\x80", 4, 3), 3);
    ck_assert_uint_eq(symai_utf8_truncate("\xe2\x82", 2, 1), 1);
}
END_TEST

START_TEST(test_is_control)
{
    static const uint32_t controls[] = {
        0,     0x09,   0x0a,   0x1b,   0x1f,   0x7f,   0x80,   0x9b,   0x9f,
        0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069,
    };
    static const uint32_t others[] = {
        0x20,   0x7e,   0xa0,   0xe9,   0x61b,  0x61d,  0x200d,
        0x2010, 0x2027, 0x202f, 0x2065, 0x206a, 0xfffd, 0x1f600,
    };
    size_t i;

    for (i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
        ck_assert_int_eq(symai_utf8_is_control(controls[i]), 1);
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        ck_assert_int_eq(symai_utf8_is_control(others[i]), 0);
}
END_TEST

START_TEST(test_make_safe)
{
    char text[] = "a\x1B[m \xC2\x85\xE2\x80\xAE\xFF\xC3\xA9\xEF\xBF\xBD\xC3";

    symai_utf8_make_safe(text, sizeof text - 1);
    ck_assert_str_eq(text, "a?[m ???\xC3\xA9\xEF\xBF\xBD?");
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tcase = tcase_create("utf8");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_every_code_point);
    tcase_add_test(tcase, test_put_of_no_character);
    tcase_add_loop_test(tcase, test_bad_bytes, 0, COUNT(sequences));
    tcase_add_test(tcase, test_is_valid_at_every_offset);
    tcase_add_test(tcase, test_truncate);
    tcase_add_test(tcase, test_truncate_of_bad_bytes);
    tcase_add_test(tcase, test_is_control);
    tcase_add_test(tcase, test_make_safe);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
