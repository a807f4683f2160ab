/* SPDX-License-Identifier: MIT */
/*
 * discover/robots: groups, patterns, encodings and limits of RFC 9309, and
 * files that were written to cost time.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "discover/robots.h"
#include "discover/robots_match.h"
#include "syma/error.h"

#define AGENT "libsyma"
#define READ(r, text) \
    ck_assert_int_eq(symai_robots_read(r, text, strlen(text), AGENT), SYMA_OK)

/* Reads text and asks for one path. */
static int allows(const char *text, const char *path)
{
    struct symai_robots r;
    int result;

    symai_robots_init(&r);
    READ(&r, text);
    result = symai_robots_allows(&r, path);
    symai_robots_free(&r);
    return result;
}

struct row {
    const char *text;
    const char *path;
    int allows;
};

static void try_rows(const struct row *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        ck_assert_msg(allows(rows[i].text, rows[i].path) == rows[i].allows,
                      "%s\n%s", rows[i].text, rows[i].path);
}
#define TRY(rows) try_rows(rows, sizeof(rows) / sizeof *(rows))

START_TEST(groups)
{
    static const struct row rows[] = {
        {"", "/a", 1},
        {"User-agent: *\nDisallow: /a", "/a", 0},
        {"User-agent: *\nDisallow: /a", "/b", 1},
        {"User-agent: *\nDisallow:", "/a", 1},
        {"User-agent: *\nDisallow: /", "/robots.txt", 1},
        {"Disallow: /a\nUser-agent: *\nDisallow: /b\n", "/a", 1},
        /* The group of its own alone, by whatever case. */
        {"User-agent: *\nDisallow: /a\nUser-agent: LibSyma\nDisallow: /b", "/a",
         1},
        {"User-agent: *\nDisallow: /a\nUser-agent: LibSyma\nDisallow: /b", "/b",
         0},
        {"User-agent: libsyma\nDisallow: /b\nUser-agent: *\nDisallow: /a", "/a",
         1},
        {"User-agent: libsyma\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a",
         1},
        {"USER-AGENT: libsyma/1.0 (+x)\ndisALLOW: /b", "/b", 0},
        {"User-agent: libsymabot\nDisallow: /", "/a", 1},
        {"User-agent: lib\nDisallow: /", "/a", 1},
        {"User-agent: other\nDisallow: /", "/a", 1},
        /* Several names for one group, several groups of one name. */
        {"User-agent: x\nUser-agent: libsyma\nUser-agent: y\nDisallow: /a",
         "/a", 0},
        {"User-agent: libsyma\nDisallow: /a\nUser-agent: x\nDisallow: /c\n"
         "User-agent: libsyma\nDisallow: /b",
         "/a", 0},
        {"User-agent: libsyma\nDisallow: /a\nUser-agent: x\nDisallow: /c\n"
         "User-agent: libsyma\nDisallow: /b",
         "/b", 0},
        {"User-agent: libsyma\nDisallow: /a\nUser-agent: x\nDisallow: /c\n"
         "User-agent: libsyma\nDisallow: /b",
         "/c", 1},
        {"User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", 0},
        /* What is neither agent nor rule ends no list of agents. */
        {"User-agent: libsyma\nCrawl-delay: 3\nSitemap: x\n\nUser-agent: x\n"
         "Disallow: /a",
         "/a", 0},
        {"User-agent: libsyma\nUser-agent: *\nDisallow: /a", "/a", 0},
    };

    TRY(rows);
}
END_TEST

START_TEST(lines)
{
    static const struct row rows[] = {
        {"\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", 0},
        {"User-agent: *\rDisallow: /a\rDisallow: /b", "/a", 0},
        {"User-agent: *\r\nDisallow: /a\r\n\r\nDisallow: /b", "/b", 0},
        {"  User-agent : *  # all\n\tDisallow\t:\t/a\t# that\n", "/a", 0},
        {"User-agent: *\n# Disallow: /a\n", "/a", 1},
        {"User-agent: *\nDisallow: /a#b\n", "/a", 0},
        {"User-agent: *\nDisallow /a\n", "/a", 1},
        {"User-agent: *\nDisallow: a\n", "/a", 1},
        {"<html><body>Not here: sorry</body></html>", "/a", 1},
        {":\n::\n: /\nUser-agent:\nDisallow: /\n", "/a", 1},
    };
    static const char with_nul[] = "User-agent: *\nDis\0allow: /b\n"
                                   "Disallow: /a\0b\nDisallow: /c\n";
    struct symai_robots r;

    TRY(rows);
    symai_robots_init(&r);
    ck_assert_int_eq(
        symai_robots_read(&r, with_nul, sizeof with_nul - 1, AGENT), SYMA_OK);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 1);
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 1);
    ck_assert_int_eq(symai_robots_allows(&r, "/a%00b"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/c"), 0);
    symai_robots_free(&r);
}
END_TEST

#define ALL "User-agent: *\n"

START_TEST(patterns)
{
    static const struct row rows[] = {
        /* The longest counts, whatever the order; of two as long, allow. */
        {ALL "Disallow: /a\nAllow: /a/b\n", "/a/b/c", 1},
        {ALL "Allow: /a/b\nDisallow: /a\n", "/a/b/c", 1},
        {ALL "Allow: /a\nDisallow: /a/b\n", "/a/b", 0},
        {ALL "Allow: /p\nDisallow: /\n", "/page", 1},
        {ALL "Disallow: /a\nAllow: /a\n", "/a", 1},
        {ALL "Allow: /a\nDisallow: /a\n", "/a", 1},
        {ALL "Allow: /page\nDisallow: /*.htm\n", "/page.htm", 0},
        {ALL "Allow: /$\nDisallow: /\n", "/", 1},
        {ALL "Allow: /$\nDisallow: /\n", "/a", 0},
        /* Case, prefix, query. */
        {ALL "Disallow: /Account", "/account", 1},
        {ALL "Disallow: /fish", "/fishheads/y.html", 0},
        {ALL "Disallow: /fish/", "/fish", 1},
        {ALL "Disallow: /fish/", "/fish/?id=1", 0},
        {ALL "Disallow: /*?", "/a?b", 0},
        {ALL "Disallow: /*?", "/a", 1},
        {ALL "Disallow: /a?b=1", "/a?b=12", 0},
        /* Stars and ends. */
        {ALL "Disallow: *", "/a", 0},
        {ALL "Disallow: *.pdf", "/x/y.pdf", 0},
        {ALL "Disallow: /*.php$", "/x/y.php", 0},
        {ALL "Disallow: /*.php$", "/x/y.php?z", 1},
        {ALL "Disallow: /*.php$", "/x.php/y.php", 0},
        {ALL "Disallow: /fish*.php", "/fish/a.php?b", 0},
        {ALL "Disallow: /fish*.php", "/Fish.php", 1},
        {ALL "Disallow: /a**b***c", "/a1b2c3", 0},
        {ALL "Disallow: /a*b*c$", "/abc", 0},
        {ALL "Disallow: /a*bc*c$", "/abc", 1},
        {ALL "Disallow: /ab*b$", "/ab", 1},
        {ALL "Disallow: /a*$", "/abc", 0},
        {ALL "Disallow: /a$", "/ab", 1},
        {ALL "Disallow: /a$b", "/a$b", 0},
        {ALL "Disallow: /a$b", "/a", 1},
        {ALL "Disallow: $", "/", 1},
        /* Encodings. */
        {ALL "Disallow: /%61", "/a", 0},
        {ALL "Disallow: /a", "/%61", 0},
        {ALL "Disallow: /%7euser", "/~user", 0},
        {ALL "Disallow: /a%2fb", "/a/b", 1},
        {ALL "Disallow: /a%2fb", "/a%2Fb", 0},
        {ALL "Disallow: /caf\xC3\xA9", "/caf%c3%A9", 0},
        {ALL "Disallow: /caf%C3%A9", "/caf\xC3\xA9/x", 0},
        {ALL "Disallow: /%2a", "/*", 0},
        {ALL "Disallow: /%2a", "/a", 1},
        {ALL "Disallow: /a%24", "/a$b", 0},
        {ALL "Disallow: /%", "/%", 0},
        {ALL "Disallow: /%4", "/%4", 0},
        {ALL "Disallow: /%zz", "/%zz", 0},
    };

    TRY(rows);
}
END_TEST

START_TEST(statuses)
{
    static const struct {
        int status;
        int reads;
        int allows;
    } cases[] = {{200, 1, 1}, {203, 1, 1}, {204, 1, 1}, {301, 0, 1},
                 {400, 0, 1}, {401, 0, 1}, {403, 0, 1}, {404, 0, 1},
                 {410, 0, 1}, {429, 0, 1}, {500, 0, 0}, {503, 0, 0},
                 {599, 0, 0}, {0, 0, 0}};
    struct symai_robots r;
    size_t i;

    symai_robots_init(&r);
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 1);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_int_eq(symai_robots_answered(&r, cases[i].status),
                         cases[i].reads);
        ck_assert_int_eq(symai_robots_allows(&r, "/a"), cases[i].allows);
        ck_assert_int_eq(symai_robots_allows(&r, "/robots.txt"), 1);
    }
    /* What is read takes the place of what was before, all of it. */
    READ(&r, ALL "Disallow: /a\nSitemap: https://x.example/s.xml");
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 1);
    READ(&r, ALL "Disallow: /b");
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 1);
    ck_assert_ptr_null(symai_robots_sitemap(&r, 0));
    symai_robots_free(&r);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 1);
}
END_TEST

/* Puts unit behind unit while no more than len bytes come of it. */
static void pad(struct symai_buf *text, const char *unit, size_t len)
{
    size_t n = strlen(unit);
    int rc = SYMA_OK;

    while (rc == SYMA_OK && text->len + n <= len)
        rc = symai_buf_add(text, unit, n);
    ck_assert_int_eq(rc, SYMA_OK);
}

START_TEST(sitemaps)
{
    struct symai_robots r;
    struct symai_buf text;
    char expected[64];
    size_t i;

    symai_robots_init(&r);
    READ(&r, "Sitemap: https://x.example/1.xml\nUser-agent: other\n"
             "sitemap:/2.xml # two\nSitemap:\nSitemap: a b\nDisallow: /\n");
    ck_assert_str_eq(symai_robots_sitemap(&r, 0), "https://x.example/1.xml");
    ck_assert_str_eq(symai_robots_sitemap(&r, 1), "/2.xml");
    ck_assert_ptr_null(symai_robots_sitemap(&r, 2));

    symai_buf_init(&text, 1 << 20);
    ck_assert_int_eq(symai_buf_add_str(&text, "Sitemap: /"), SYMA_OK);
    pad(&text, "x", text.len + 2048);
    for (i = 0; i < 100; i++)
        ck_assert_int_eq(symai_buf_addf(&text, "\nSitemap: /%zu", i), SYMA_OK);
    READ(&r, text.data);
    for (i = 0; i < SYMAI_ROBOTS_SITEMAPS; i++) {
        snprintf(expected, sizeof expected, "/%zu", i);
        ck_assert_str_eq(symai_robots_sitemap(&r, i), expected);
    }
    ck_assert_ptr_null(symai_robots_sitemap(&r, i));
    symai_buf_free(&text);
    symai_robots_free(&r);
}
END_TEST

/* 500 KiB are read, and no half of a line. */
START_TEST(size)
{
    struct symai_robots r;
    struct symai_buf text;

    symai_buf_init(&text, 1 << 20);
    symai_robots_init(&r);
    ck_assert_int_eq(symai_buf_add_str(&text, ALL), SYMA_OK);
    pad(&text, "\n", SYMAI_ROBOTS_BYTES - 24);
    ck_assert_int_eq(symai_buf_add_str(&text, "Disallow: /a\nDisallow: /bcd"),
                     SYMA_OK);
    ck_assert_uint_gt(text.len, SYMAI_ROBOTS_BYTES);
    READ(&r, text.data);
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 1);
    ck_assert_int_eq(symai_robots_allows(&r, "/bcd"), 1);
    symai_buf_free(&text);
    symai_robots_free(&r);
}
END_TEST

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* What would take minutes if each byte of one met each of the other. */
START_TEST(hostile)
{
    static const char *const bad[] = {
        "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n",
        "Allow: /*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab$\n",
        "Disallow: *ab\n",
        "Disallow: /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n",
        "User-agent: libsymb\n",
        "User-agent: *\n",
        "Sitemap: https://x.example/\n",
        "::::::::####\n",
        "\xFF\xFF",
        "*",
    };
    struct symai_robots r;
    struct symai_buf text;
    char path[8192];
    double start = seconds();
    size_t i;
    size_t n;

    memset(path, 'a', sizeof path);
    path[0] = '/';
    path[sizeof path - 1] = '\0';
    symai_buf_init(&text, 1 << 20);
    symai_robots_init(&r);
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        symai_buf_clear(&text);
        pad(&text, ALL, strlen(ALL));
        pad(&text, bad[i], SYMAI_ROBOTS_BYTES - 1);
        READ(&r, text.data);
        for (n = 0; n < 4; n++)
            symai_robots_allows(&r, path);
    }
    /* One pattern of all the file. */
    symai_buf_clear(&text);
    ck_assert_int_eq(symai_buf_add_str(&text, ALL "Disallow: /"), SYMA_OK);
    pad(&text, "a*", SYMAI_ROBOTS_BYTES - 1);
    READ(&r, text.data);
    ck_assert_int_eq(symai_robots_allows(&r, path), 1);
    ck_assert_msg(seconds() - start < 20, "%f s", seconds() - start);
    symai_buf_free(&text);
    symai_robots_free(&r);
}
END_TEST

/* Past a thousand patterns with a star what one begins with counts. */
START_TEST(many_stars)
{
    struct symai_robots r;
    struct symai_buf text;
    size_t i;

    symai_buf_init(&text, 1 << 20);
    symai_robots_init(&r);
    ck_assert_int_eq(symai_buf_add_str(&text, ALL), SYMA_OK);
    for (i = 0; i < 1000; i++)
        ck_assert_int_eq(symai_buf_addf(&text, "Disallow: /*%zux\n", i),
                         SYMA_OK);
    ck_assert_int_eq(symai_buf_add_str(&text, "Disallow: /a*b\n"
                                              "Allow: /c*d\nDisallow: /c\n"),
                     SYMA_OK);
    READ(&r, text.data);
    ck_assert_int_eq(symai_robots_allows(&r, "/z999x"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/a"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/cd"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 1);
    ck_assert_int_eq(symai_buf_add_str(&text, "Disallow: *b\n"), SYMA_OK);
    READ(&r, text.data);
    ck_assert_int_eq(symai_robots_allows(&r, "/b"), 0);
    ck_assert_int_eq(symai_robots_allows(&r, "/z"), 0);
    symai_buf_free(&text);
    symai_robots_free(&r);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("robots");
    TCase *tests = tcase_create("robots");
    SRunner *runner;
    int failed;

    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, groups);
    tcase_add_test(tests, lines);
    tcase_add_test(tests, patterns);
    tcase_add_test(tests, statuses);
    tcase_add_test(tests, sitemaps);
    tcase_add_test(tests, size);
    tcase_add_test(tests, hostile);
    tcase_add_test(tests, many_stars);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
