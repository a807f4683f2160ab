/* SPDX-License-Identifier: MIT */
/*
 * Charsets to UTF-8: labels, whole and cut sequences, bad bytes.
 */
#include "port/charset.h"

#include <errno.h>

#include "page_help.h"

static int add(void *user, const char *bytes, size_t len)
{
    return symai_buf_add(user, bytes, len);
}

/* Converts in pieces of step bytes. */
static void convert(const char *label, const char *bytes, size_t len,
                    size_t step, struct symai_buf *out, uint64_t *bad)
{
    const struct symai_charset *charset =
        symai_charset_find(label, strlen(label));
    struct symai_charset_sink sink = {add, out};
    struct symai_charset_stream *stream = NULL;
    size_t at;

    ck_assert_ptr_nonnull(charset);
    symai_buf_init(out, (size_t)1 << 24);
    *bad = 0;
    ck_assert_int_eq(symai_charset_open(charset, &sink, &stream), SYMA_OK);
    errno = EAGAIN; /* of whatever was before, and nothing to do with this */
    for (at = 0; at < len; at += step)
        ck_assert_int_eq(symai_charset_feed(stream, bytes + at,
                                            step < len - at ? step : len - at,
                                            bad),
                         SYMA_OK);
    ck_assert_int_eq(symai_charset_finish(stream, bad), SYMA_OK);
    symai_charset_close(stream);
}

static const struct {
    const char *label;
    const char *bytes;
    size_t len;
    const char *out;
    unsigned bad;
} cases[] = {
    {"iso-8859-1", "caf\xE9 \x92 \x80", 8, "café ’ €", 0},
    {"iso-8859-1", "a\x81z", 3, "a\xEF\xBF\xBDz", 1},
    {"iso-8859-15", "\xA4\xBD", 2, "€œ", 0},
    {"iso-8859-9", "\xFE\xF0", 2, "şğ", 0},
    {"tis-620", "\xA1", 1, "ก", 0},
    {"windows-1251", "\xCF\xF0\xE8", 3, "При", 0},
    {"windows-1255", "\xF9\xEC\xE5\xED", 4, "שלום", 0},
    {"koi8-r", "\xF0\xD2", 2, "Пр", 0},
    {"gb2312", "\xCE\xAC\xBB\xA4!", 5, "维护!", 0},
    {"gbk", "\xCE\xAC\xFF\xBB\xA4", 5, "维\xEF\xBF\xBD护", 1},
    {"big5", "\xBA\xFB\xC5\x40", 4, "維護", 0},
    {"shift_jis", "\x83\x81\x83\x93\x83\x65", 6, "メンテ", 0},
    {"shift_jis", "\x83\x81\xFF\x83\x93", 5, "メ\xEF\xBF\xBDン", 1},
    {"euc-jp", "\xA5\xE1\xA5\xF3", 4, "メン", 0},
    {"iso-2022-jp", "\x1B$B%a%s\x1B(Bx", 11, "メンx", 0},
    {"euc-kr", "\xC1\xA1\xB0\xCB", 4, "점검", 0},
    {"utf-16le", "h\0\xE9\0\x3D\xD8\x27\xDD", 8, "hé🔧", 0},
    {"utf-16be", "\0h\0\xE9", 4, "hé", 0},
    {"utf-16", "h\0", 2, "h", 0},
    /* half a surrogate pair costs its two bytes, and no more */
    {"utf-16le", "\x3D\xD8h\0i\0", 6, "\xEF\xBF\xBDhi", 1},
    {"utf-16le", "h\0i", 3, "h\xEF\xBF\xBD", 1},
    {"gb18030", "ab\x81", 3, "ab\xEF\xBF\xBD", 1},
};

START_TEST(test_convert)
{
    struct symai_buf out;
    uint64_t bad;
    size_t step;

    for (step = 1; step <= cases[_i].len; step++) {
        convert(cases[_i].label, cases[_i].bytes, cases[_i].len, step, &out,
                &bad);
        ck_assert_str_eq(out.data, cases[_i].out);
        ck_assert_uint_eq(bad, cases[_i].bad);
        symai_buf_free(&out);
    }
}
END_TEST

static const struct {
    const char *label;
    const char *name; /* NULL: not known */
} labels[] = {
    {"ISO-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {" utf-8 ", "utf-8"},
    {"UTF8", "utf-8"},
    {"GB2312", "gb18030"},
    {"gbk", "gb18030"},
    {"Shift_JIS", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"ks_c_5601-1987", "euc-kr"},
    {"iso-8859-9", "windows-1254"},
    {"TIS-620", "windows-874"},
    {"latin-9", "iso-8859-15"},
    {"utf-16", "utf-16le"},
    {"klingon", NULL},
    {"", NULL},
    {"utf-8 latin1", NULL},
    {"a-label-that-is-much-longer-than-any-real-one", NULL},
};

START_TEST(test_labels)
{
    const struct symai_charset *found =
        symai_charset_find(labels[_i].label, strlen(labels[_i].label));

    if (labels[_i].name == NULL)
        ck_assert_ptr_null(found);
    else
        ck_assert_str_eq(symai_charset_name(found), labels[_i].name);
}
END_TEST

/* Text behind a bad byte is never lost, whatever the charset. */
START_TEST(test_nothing_lost)
{
    static const char *const names[] = {
        "windows-1252", "iso-8859-2",   "windows-1250",   "windows-1251",
        "windows-1253", "windows-1254", "windows-1255",   "windows-1256",
        "windows-1257", "windows-1258", "windows-874",    "iso-8859-3",
        "iso-8859-4",   "iso-8859-5",   "iso-8859-6",     "iso-8859-7",
        "iso-8859-8",   "iso-8859-10",  "iso-8859-13",    "iso-8859-14",
        "iso-8859-15",  "iso-8859-16",  "koi8-r",         "koi8-u",
        "ibm866",       "macintosh",    "x-mac-cyrillic", "gb18030",
        "big5",         "euc-jp",       "shift_jis",      "euc-kr",
        "iso-2022-jp"};
    char bytes[600];
    struct symai_buf out;
    uint64_t bad;
    size_t i;
    size_t k;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        memset(bytes, 0, sizeof bytes);
        for (k = 0; k < 256; k++) {
            bytes[2 * k] = (char)(k < 128 ? 'x' : k);
            bytes[2 * k + 1] = '.';
        }
        memcpy(bytes + 512, "end of text", 11);
        convert(names[i], bytes, 523, 7, &out, &bad);
        ck_assert_msg(strstr(out.data, "end of text") != NULL, "%s: %s",
                      names[i], out.data);
        symai_buf_free(&out);
    }
}
END_TEST

static int refuse(void *user, const char *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return SYMA_ENOMEM;
}

START_TEST(test_sink_failure)
{
    static const char *const names[] = {"windows-1252", "gb18030", "utf-16le"};
    struct symai_charset_sink sink = {refuse, NULL};
    struct symai_charset_stream *stream;
    uint64_t bad = 0;
    size_t i;

    for (i = 0; i < 3; i++) {
        ck_assert_int_eq(
            symai_charset_open(symai_charset_find(names[i], strlen(names[i])),
                               &sink, &stream),
            SYMA_OK);
        ck_assert_int_eq(symai_charset_feed(stream, "abcd", 4, &bad),
                         SYMA_ENOMEM);
        symai_charset_close(stream);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("charset");
    TCase *tcase = tcase_create("charset");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_convert, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_loop_test(tcase, test_labels, 0,
                        (int)(sizeof labels / sizeof labels[0]));
    tcase_add_test(tcase, test_nothing_lost);
    tcase_add_test(tcase, test_sink_failure);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
