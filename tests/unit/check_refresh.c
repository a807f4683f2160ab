/* SPDX-License-Identifier: MIT */
/*
 * Pages that lead on by themselves: the value of a Refresh header, and where
 * header and meta element of a page lead.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "run/refresh.h"

static const struct {
    const char *value;
    int delay;
    const char *url; /* NULL: names none */
} values[] = {
    {"0; url=/x", 0, "/x"},
    {"5;URL='/x y'", 5, "/x y"},
    {"5 ; Url = \"/x\" trailing", 5, "/x"},
    {"5,/x", 5, "/x"},
    {"5 /x", 5, "/x"},
    {" 3.7; url=x", 3, "x"},
    {".5; url=x", 0, "x"},
    {"10; urlx", 10, "urlx"},
    {"99999999999; url=x", 1000000, "x"},
    {"5", 5, NULL},
    {"5;", 5, NULL},
    {"5; url=", 5, NULL},
    {"5; url=''", 5, NULL},
    {"5x; url=y", 5, NULL},
    {"url=x", -1, NULL},
    {"-1; url=x", -1, NULL},
    {"", -1, NULL},
};

START_TEST(test_parse)
{
    int delay = -2;
    char *url = NULL;
    int rc = symai_refresh_parse(values[_i].value, &delay, &url);

    ck_assert_int_eq(rc, values[_i].url != NULL);
    if (rc == 1 && values[_i].delay < 1000000)
        ck_assert_int_eq(delay, values[_i].delay);
    if (rc == 1 && values[_i].delay >= 1000000)
        ck_assert_int_ge(delay, values[_i].delay);
    if (rc == 1)
        ck_assert_str_eq(url, values[_i].url);
    else
        ck_assert_ptr_null(url);
    symai_free(url);
}
END_TEST

#define AT "http://h.example/a/b"

static const struct {
    const char *header;
    const char *html;
    const char *target; /* NULL: nowhere */
} pages[] = {
    {NULL, "<meta http-equiv=refresh content='0;url=/m.html'>",
     "http://h.example/m.html"},
    {NULL, "<meta http-equiv=Refresh content='10; url=m'>",
     "http://h.example/a/m"},
    {NULL, "<base href='/base/'><meta http-equiv=refresh content='0;url=m'>",
     "http://h.example/base/m"},
    {NULL, "<meta http-equiv=refresh content='11;url=/m.html'>", NULL},
    {NULL, "<meta http-equiv=refresh content='5'>", NULL},
    {NULL, "<meta http-equiv=refresh content='0;url=javascript:x()'>", NULL},
    {NULL, "<meta http-equiv=refresh content='0;url=ftp://h.example/'>", NULL},
    {NULL, "<p>no refresh</p>", NULL},
    {"0; url=/header", "<p>text</p>", "http://h.example/header"},
    {"1; url=x", "<meta http-equiv=refresh content='0;url=/m.html'>",
     "http://h.example/a/x"},
    {"300; url=x", "<p>text</p>", NULL},
};

START_TEST(test_target)
{
    syma_page *page = NULL;
    char *target = NULL;
    int rc;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    if (pages[_i].header != NULL)
        ck_assert_int_eq(
            syma_page_add_header(page, "Refresh", pages[_i].header), SYMA_OK);
    ck_assert_int_eq(
        syma_page_feed(page, pages[_i].html, strlen(pages[_i].html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    rc = symai_refresh_target(page, AT, &target);
    ck_assert_int_eq(rc, pages[_i].target != NULL);
    if (rc == 1)
        ck_assert_str_eq(target, pages[_i].target);
    else
        ck_assert_ptr_null(target);
    symai_free(target);
    syma_page_free(page);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("refresh");
    TCase *tcase = tcase_create("refresh");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_parse, 0, COUNT(values));
    tcase_add_loop_test(tcase, test_target, 0, COUNT(pages));
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
