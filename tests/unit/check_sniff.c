/* SPDX-License-Identifier: MIT */
/*
 * Which charset and which kind of content the first bytes and the header
 * stand for.
 */
#include "page/sniff.h"

#include "page_help.h"

static const struct {
    const char *bytes;
    size_t len; /* 0: strlen */
    const char *type;
    const char *charset;
    size_t bom;
} charsets[] = {
    {"<p>x", 0, NULL, "windows-1252", 0},
    {"<p>\xE9t\xE9", 0, NULL, "windows-1252", 0},
    {"<p>\xC3\xA9", 0, NULL, "utf-8", 0},
    /* valid UTF-8 counts for more than any claim */
    {"<p>\xC3\xA9", 0, "text/html; charset=iso-8859-1", "utf-8", 0},
    {"<meta charset=latin1><p>\xC3\xA9", 0, NULL, "utf-8", 0},
    {"<p>\xC3\xA9 \xE9", 0, "text/html; charset=iso-8859-15", "iso-8859-15", 0},
    {"<p>\xE9", 0, "text/html; charset=\"ISO-8859-2\"", "iso-8859-2", 0},
    {"<p>\xE9", 0, "text/html;charset = koi8-r ; x=y", "koi8-r", 0},
    {"<p>\xE9", 0, "text/html; charset=nonsense", "windows-1252", 0},
    {"<meta charset=windows-1251><p>\xE9", 0, "text/html; charset=nonsense",
     "windows-1251", 0},
    {"<meta charset=windows-1251><p>\xE9", 0, "text/html; charset=koi8-u",
     "koi8-u", 0},
    {"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=gb2312'>\xCE",
     0, NULL, "gb18030", 0},
    {"<meta content=\"text/html;charset=big5\" http-equiv=content-type>\xBA", 0,
     NULL, "big5", 0},
    {"<meta name=x content=\"charset\"><meta charset='euc-kr'>\xC1", 0, NULL,
     "euc-kr", 0},
    {"<!-- <meta charset=koi8-r> --><meta charset=cp1250>\xE9", 0, NULL,
     "windows-1250", 0},
    {"<?xml version='1.0' encoding='iso-8859-15'?><html>\xA4", 0, NULL,
     "iso-8859-15", 0},
    /* UTF-16 said in ASCII can only be meant as UTF-8 */
    {"<meta charset=utf-16><p>\xE9", 0, NULL, "utf-8", 0},
    {"\xEF\xBB\xBF<p>x", 0, "text/html; charset=koi8-r", "utf-8", 3},
    {"\xFF\xFE<\0p\0>\0", 8, "text/html; charset=koi8-r", "utf-16le", 2},
    {"\xFE\xFF\0<\0p\0>", 8, NULL, "utf-16be", 2},
    {"<\0p\0>\0", 6, "text/html; charset=utf-16", "utf-16le", 0},
    {"\0<\0p\0>", 6, "text/html; charset=utf-16be", "utf-16be", 0},
    {"x", 0, "text/html; charset=utf-8", "utf-8", 0},
};

START_TEST(test_charset)
{
    struct symai_sniffed out;
    size_t len =
        charsets[_i].len == 0 ? strlen(charsets[_i].bytes) : charsets[_i].len;

    symai_sniff(charsets[_i].bytes, len, 1, charsets[_i].type, &out);
    ck_assert_str_eq(symai_charset_name(out.charset), charsets[_i].charset);
    ck_assert_uint_eq(out.bom, charsets[_i].bom);
    ck_assert(!out.is_open);
}
END_TEST

static const struct {
    const char *bytes;
    const char *type;
    int content;
} contents[] = {
    {"anything", "text/html", SYMAI_CONTENT_HTML},
    {"{\"a\":1}", "TEXT/HTML ; charset=utf-8", SYMAI_CONTENT_HTML},
    {"<html/>", "application/xhtml+xml", SYMAI_CONTENT_HTML},
    {"<p>x", "text/plain", SYMAI_CONTENT_TEXT},
    {"x", "application/json", SYMAI_CONTENT_JSON},
    {"x", "application/problem+json", SYMAI_CONTENT_JSON},
    {"<a/>", "application/xml", SYMAI_CONTENT_XML},
    {"<a/>", "image/svg+xml", SYMAI_CONTENT_XML},
    {"<?xml version='1.0'?><!-- <a> --><html xmlns='x'>", "text/xml",
     SYMAI_CONTENT_HTML},
    {"<htmlx>", "text/xml", SYMAI_CONTENT_XML},
    {"<html>", "image/png", SYMAI_CONTENT_OTHER},
    {"%PDF-1.7", "application/pdf", SYMAI_CONTENT_OTHER},
    /* nothing said, or nothing of worth */
    {" <!doctype html>", NULL, SYMAI_CONTENT_HTML},
    {"words <b>and</b> tags", "", SYMAI_CONTENT_HTML},
    {"just words, 1 < 2", NULL, SYMAI_CONTENT_TEXT},
    {"{\"a\": \"b\"}", "*/*", SYMAI_CONTENT_JSON},
    {"[1]", "nonsense", SYMAI_CONTENT_JSON},
    {"{ }", NULL, SYMAI_CONTENT_JSON},
    {"[ null ]", NULL, SYMAI_CONTENT_JSON},
    /* templates that nobody filled in */
    {"{% extends 'base' %}<h1>Hello</h1>", NULL, SYMAI_CONTENT_HTML},
    {"{{ header }}<p>Hello</p>", NULL, SYMAI_CONTENT_HTML},
    {"[% INCLUDE head %]<p>Hello</p>", NULL, SYMAI_CONTENT_HTML},
    {"<?xml version='1.0'?><feed>", NULL, SYMAI_CONTENT_XML},
    {"<?xml version='1.0'?>\n<!DOCTYPE html><html>", NULL, SYMAI_CONTENT_HTML},
    {"\x01\x02\x03 words", "unknown/unknown", SYMAI_CONTENT_OTHER},
    {"%PDF-1.7", NULL, SYMAI_CONTENT_OTHER},
};

START_TEST(test_content)
{
    struct symai_sniffed out;

    symai_sniff(contents[_i].bytes, strlen(contents[_i].bytes), 1,
                contents[_i].type, &out);
    ck_assert_int_eq(out.content, contents[_i].content);
}
END_TEST

START_TEST(test_utf8)
{
    ck_assert_int_eq(symai_sniff_utf8("abc", 3, 0), -1);
    ck_assert_int_eq(symai_sniff_utf8("", 0, 0), -1);
    ck_assert_int_eq(symai_sniff_utf8("a\xC3\xA9", 3, 0), 1);
    ck_assert_int_eq(symai_sniff_utf8("a\xC3", 2, 0), 0);
    ck_assert_int_eq(symai_sniff_utf8("a\xC3", 2, 1), 1);
    ck_assert_int_eq(symai_sniff_utf8("\xC3\xA9\xE2\x80", 4, 1), 1);
    ck_assert_int_eq(symai_sniff_utf8("\xC3\xA9 \xFF", 4, 1), 0);
    ck_assert_int_eq(symai_sniff_utf8("\xED\xA0\x80", 3, 0), 0);
    ck_assert_int_eq(symai_sniff_utf8("\xC0\x80", 2, 0), 0);
}
END_TEST

/* The 4 KiB border cuts a character: that is no reason to say no. */
START_TEST(test_border)
{
    char bytes[SYMAI_SNIFF_MAX];
    struct symai_sniffed out;

    memset(bytes, 'x', sizeof bytes);
    memcpy(bytes + 10, "\xC3\xA9", 2);
    memcpy(bytes + sizeof bytes - 2, "\xE2\x80", 2);
    symai_sniff(bytes, sizeof bytes, 0, "text/html; charset=koi8-r", &out);
    ck_assert_str_eq(symai_charset_name(out.charset), "utf-8");
    symai_sniff(bytes, sizeof bytes, 1, "text/html; charset=koi8-r", &out);
    ck_assert_str_eq(symai_charset_name(out.charset), "koi8-r");
    /* plain ASCII so far: the claim is open to correction */
    memset(bytes, 'x', sizeof bytes);
    symai_sniff(bytes, sizeof bytes, 0, "text/html; charset=koi8-r", &out);
    ck_assert_str_eq(symai_charset_name(out.charset), "koi8-r");
    ck_assert(out.is_open);
    symai_sniff(bytes, sizeof bytes, 0, "text/html; charset=iso-2022-jp", &out);
    ck_assert(!out.is_open);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sniff");
    TCase *tcase = tcase_create("sniff");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_charset, 0,
                        (int)(sizeof charsets / sizeof charsets[0]));
    tcase_add_loop_test(tcase, test_content, 0,
                        (int)(sizeof contents / sizeof contents[0]));
    tcase_add_test(tcase, test_utf8);
    tcase_add_test(tcase, test_border);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
