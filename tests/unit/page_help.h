/* SPDX-License-Identifier: MIT */
/*
 * For the tests of page/: a page from bytes, and its features as text.
 */
#ifndef SYMA_TESTS_PAGE_HELP_H
#define SYMA_TESTS_PAGE_HELP_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "page/page.h"

/* A finished page; bytes are fed in pieces of step bytes, the first of them
 * first bytes long. content_type may be NULL. */
static inline syma_page *page_make(const char *bytes, size_t len,
                                   const char *content_type, size_t first,
                                   size_t step)
{
    syma_page *p = NULL;
    size_t at = 0;
    size_t n = first;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    if (content_type != NULL)
        ck_assert_int_eq(syma_page_add_header(p, "Content-Type", content_type),
                         SYMA_OK);
    while (at < len) {
        if (n > len - at)
            n = len - at;
        ck_assert_int_eq(syma_page_feed(p, bytes + at, n), SYMA_OK);
        at += n;
        n = step;
    }
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

static inline syma_page *page_of(const char *html)
{
    return page_make(html, strlen(html), "text/html; charset=utf-8",
                     strlen(html), 1);
}

#define PAGE_DUMP_JUDGED 1
#define PAGE_DUMP_MENU 2

/* Parts of the dump of a finished page, to be freed with free. */
static inline char *page_dump_parts(const syma_page *p, int parts)
{
    struct symai_buf out;
    char *text = NULL;
    char *copy;

    symai_buf_init(&out, (size_t)64 * 1024 * 1024);
    if (parts & PAGE_DUMP_JUDGED)
        ck_assert_int_eq(symai_features_dump(symai_page_features(p), &out),
                         SYMA_OK);
    if (parts & PAGE_DUMP_MENU)
        ck_assert_int_eq(symai_features_dump_menu(symai_page_features(p), &out),
                         SYMA_OK);
    ck_assert_int_eq(symai_buf_detach(&out, &text), SYMA_OK);
    copy = strdup(text);
    ck_assert_ptr_nonnull(copy);
    symai_free(text);
    return copy;
}

/* What is judged of a finished page, to be freed with free. */
static inline char *page_dump(const syma_page *p)
{
    return page_dump_parts(p, PAGE_DUMP_JUDGED);
}

static inline char *dump_of(const char *html)
{
    syma_page *p = page_of(html);
    char *dump = page_dump(p);

    syma_page_free(p);
    return dump;
}

/* The dump of html has this line (or part of one). */
static inline void assert_has(const char *html, const char *line)
{
    char *dump = dump_of(html);

    ck_assert_msg(strstr(dump, line) != NULL, "no %s in:\n%s", line, dump);
    free(dump);
}

static inline void assert_lacks(const char *html, const char *line)
{
    char *dump = dump_of(html);

    ck_assert_msg(strstr(dump, line) == NULL, "%s in:\n%s", line, dump);
    free(dump);
}

/* However the bytes are cut in two, and byte by byte, the features are the
 * same. */
static inline void assert_split_safe(const char *bytes, size_t len,
                                     const char *content_type)
{
    syma_page *p = page_make(bytes, len, content_type, len, 1);
    char *whole = page_dump_parts(p, PAGE_DUMP_JUDGED | PAGE_DUMP_MENU);
    char *other;
    size_t at;

    syma_page_free(p);
    for (at = 0; at <= len; at++) {
        /* at 0: byte by byte */
        p = page_make(bytes, len, content_type, at == 0 ? 1 : at,
                      at == 0 ? 1 : len);
        other = page_dump_parts(p, PAGE_DUMP_JUDGED | PAGE_DUMP_MENU);
        syma_page_free(p);
        ck_assert_msg(strcmp(whole, other) == 0,
                      "cut at %lu of %lu:\n%s\nnot:\n%s", (unsigned long)at,
                      (unsigned long)len, other, whole);
        free(other);
    }
    free(whole);
}

#define RUN_SUITE(name, ...)                                 \
    int main(void)                                           \
    {                                                        \
        const TTest *const tests[] = {__VA_ARGS__};          \
        Suite *suite = suite_create(name);                   \
        TCase *tcase = tcase_create(name);                   \
        SRunner *runner;                                     \
        int failed;                                          \
        size_t i;                                            \
                                                             \
        for (i = 0; i < sizeof tests / sizeof tests[0]; i++) \
            tcase_add_test(tcase, tests[i]);                 \
        tcase_set_timeout(tcase, 120);                       \
        suite_add_tcase(suite, tcase);                       \
        runner = srunner_create(suite);                      \
        srunner_run_all(runner, CK_NORMAL);                  \
        failed = srunner_ntests_failed(runner);              \
        srunner_free(runner);                                \
        return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;    \
    }

#endif
