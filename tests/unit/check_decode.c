/* SPDX-License-Identifier: MIT */
/*
 * Bytes to valid UTF-8: bad bytes cost themselves and nothing behind them,
 * NUL bytes go, cuts change nothing, and a claim gives way to valid UTF-8.
 */
#include "page/decode.h"

#include "page/sniff.h"
#include "page_help.h"

static int add(void *user, const char *bytes, size_t len)
{
    ck_assert_uint_gt(len, 0);
    return symai_buf_add(user, bytes, len);
}

static uint64_t decode(const char *charset, int is_open, const char *bytes,
                       size_t len, size_t first, struct symai_buf *out,
                       const char **out_name)
{
    struct symai_charset_sink sink = {add, out};
    struct symai_decode d;
    uint64_t bad;

    symai_buf_init(out, (size_t)1 << 20);
    ck_assert_int_eq(
        symai_decode_init(&d, symai_charset_find(charset, strlen(charset)),
                          is_open, &sink),
        SYMA_OK);
    ck_assert_int_eq(symai_decode_feed(&d, bytes, first), SYMA_OK);
    ck_assert_int_eq(symai_decode_feed(&d, bytes + first, len - first),
                     SYMA_OK);
    ck_assert_int_eq(symai_decode_finish(&d), SYMA_OK);
    bad = d.bad;
    *out_name = symai_charset_name(d.charset);
    symai_decode_free(&d);
    return bad;
}

#define BAD "\xEF\xBF\xBD"

static const struct {
    const char *charset;
    int is_open;
    const char *bytes;
    size_t len; /* 0: strlen */
    const char *out;
    unsigned bad;
    const char *name;
} cases[] = {
    {"utf-8", 0, "caf\xC3\xA9", 0, "café", 0, "utf-8"},
    {"utf-8", 0, "a\xE9t\xC3\xA9", 0, "a" BAD "té", 1, "utf-8"},
    {"utf-8", 0, "\xE2\x80x\xE2\x80\x99", 0, BAD BAD "x’", 2, "utf-8"},
    {"utf-8", 0, "x\xF0\x9F\x94", 0, "x" BAD BAD BAD, 3, "utf-8"},
    {"utf-8", 0, "\xED\xA0\x80z", 0, BAD BAD BAD "z", 3, "utf-8"},
    {"utf-8", 0, "\xC0\xAF\xF5z", 0, BAD BAD BAD "z", 3, "utf-8"},
    {"utf-8", 0, "a\0b\0", 4, "ab", 0, "utf-8"},
    {"utf-8", 0,
     "a\xEF\xBF\xBD"
     "b",
     0, "a" BAD "b", 0, "utf-8"},
    {"windows-1252", 0, "a\xE9\x92\0x", 5, "aé’x", 0, "windows-1252"},
    {"utf-16le", 0, "a\0\0\0\xE9\0", 6, "aé", 0, "utf-16le"},
    /* open: the first other bytes decide */
    {"windows-1252", 1, "ascii, then \xC3\xA9", 0, "ascii, then é", 0, "utf-8"},
    {"windows-1252", 1, "ascii, then \xE9 and \xC3\xA9", 0,
     "ascii, then é and Ã©", 0, "windows-1252"},
    {"koi8-r", 1, "ascii\0only", 10, "asciionly", 0, "koi8-r"},
    {"gb18030", 1, "x\xCE\xAC\xBB\xA4", 0, "x维护", 0, "gb18030"},
};

START_TEST(test_decode)
{
    size_t len = cases[_i].len == 0 ? strlen(cases[_i].bytes) : cases[_i].len;
    struct symai_buf out;
    const char *name;
    size_t first;
    uint64_t bad;

    for (first = 0; first <= len; first++) {
        bad = decode(cases[_i].charset, cases[_i].is_open, cases[_i].bytes, len,
                     first, &out, &name);
        ck_assert_str_eq(out.data, cases[_i].out);
        ck_assert_uint_eq(bad, cases[_i].bad);
        ck_assert_str_eq(name, cases[_i].name);
        symai_buf_free(&out);
    }
}
END_TEST

/* The window from the first byte past ASCII on is 4 KiB, and is all that
 * counts. */
START_TEST(test_window)
{
    static char bytes[3 * SYMAI_SNIFF_MAX];
    struct symai_buf out;
    const char *name;
    uint64_t bad;

    memset(bytes, 'x', sizeof bytes);
    memcpy(bytes + 100, "\xC3\xA9", 2);
    bytes[100 + SYMAI_SNIFF_MAX + 5] = '\xE9';
    bad = decode("windows-1252", 1, bytes, sizeof bytes, 50, &out, &name);
    ck_assert_str_eq(name, "utf-8");
    ck_assert_uint_eq(bad, 1);
    ck_assert_uint_eq(out.len, sizeof bytes + 2);
    symai_buf_free(&out);
    bytes[100 + SYMAI_SNIFF_MAX - 5] = '\xE9';
    bad = decode("windows-1252", 1, bytes, sizeof bytes, 50, &out, &name);
    ck_assert_str_eq(name, "windows-1252");
    ck_assert_uint_eq(bad, 0);
    symai_buf_free(&out);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("decode");
    TCase *tcase = tcase_create("decode");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_decode, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_test(tcase, test_window);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
