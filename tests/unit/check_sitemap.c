/* SPDX-License-Identifier: MIT */
/*
 * discover/sitemap: the forms there are, what is broken, and what is too
 * much.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "discover/sitemap.h"
#include "syma/error.h"

struct seen {
    char log[512]; /* "address address@ " with @ for a further sitemap */
    size_t count;
    size_t fail_at; /* 0: never */
};

static int take(void *user, const char *url, int is_sitemap)
{
    struct seen *seen = user;
    size_t len = strlen(seen->log);

    seen->count++;
    if (strlen(url) < 100)
        snprintf(seen->log + len, sizeof seen->log - len, "%s%s ", url,
                 is_sitemap ? "@" : "");
    return seen->count == seen->fail_at ? SYMA_EURL : 1;
}

static int read_bytes(const char *bytes, size_t len, struct seen *seen)
{
    /* A copy of that size: to read past it would be noticed. */
    char *copy = malloc(len > 0 ? len : 1);
    int rc;

    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes, len);
    rc = symai_sitemap_read(copy, len, take, seen);
    free(copy);
    return rc;
}

#define OPEN "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
#define A "<url><loc>https://x.example/a</loc></url>"
#define B "<url><loc>https://x.example/b</loc></url>"
#define SEEN_A "https://x.example/a "
#define SEEN_AB "https://x.example/a https://x.example/b "

START_TEST(forms)
{
    static const struct {
        const char *text;
        int rc;
        const char *expected;
    } cases[] = {
        {OPEN A B "</urlset>", SYMA_OK, SEEN_AB},
        {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n" OPEN
         "\n <url>\n  <loc>\n https://x.example/a\n </loc>\n"
         "  <lastmod>2026-01-01</lastmod>\n </url>\n</urlset>\n",
         SYMA_OK, SEEN_A},
        {"\xEF\xBB\xBF<?xml version='1.0'?>" OPEN A "</urlset>", SYMA_OK,
         SEEN_A},
        {"\n\n<?xml version='1.0'?>" OPEN A "</urlset>", SYMA_OK, SEEN_A},
        /* The encoding it names does not count; its bytes do. */
        {"<?xml version='1.0' encoding='ISO-8859-1'?>" OPEN A "</urlset>",
         SYMA_OK, SEEN_A},
        {"<urlset>" A "</urlset>", SYMA_OK, SEEN_A},
        {"<s:urlset xmlns:s='urn:x'><s:url><s:loc>https://x.example/a"
         "</s:loc></s:url></s:urlset>",
         SYMA_OK, SEEN_A},
        {"<urlset/>", SYMA_OK, ""},
        {"<sitemapindex><sitemap><loc>https://x.example/a</loc></sitemap>"
         "<sitemap><loc>http://x.example/b?c&amp;d&#x3D;1</loc></sitemap>"
         "</sitemapindex>",
         SYMA_OK, "https://x.example/a@ http://x.example/b?c&d=1@ "},
        {OPEN "<url><loc><![CDATA[https://x.example/a?b&c]]></loc></url>"
              "</urlset>",
         SYMA_OK, "https://x.example/a?b&c "},
        {OPEN "<url><loc>https://x.exam<!-- c -->ple/a</loc></url></urlset>",
         SYMA_OK, SEEN_A},
        {OPEN "<url><loc>https://x.example/\xC3\xA9</loc></url></urlset>",
         SYMA_OK, "https://x.example/\xC3\xA9 "},
        {OPEN "<url><i:image><i:loc>https://x.example/i</i:loc></i:image>"
              "<loc>https://x.example/a</loc><b><loc>http://b/</loc></b></url>"
              "<loc>https://x.example/b</loc>"
              "<other><loc>https://x.example/c</loc></other></urlset>",
         SYMA_OK, SEEN_A},
        {OPEN "<url><loc/></url><url><loc> </loc></url><url><loc>/a</loc></url>"
              "<url><loc>ftp://x.example/</loc></url>"
              "<url><loc>https://</loc></url>"
              "<url><loc>https://x.example/ b</loc></url>" A "</urlset>",
         SYMA_OK, SEEN_A},
        /* Lines. */
        {"https://x.example/a\nhttps://x.example/b\n", SYMA_OK, SEEN_AB},
        {"\xEF\xBB\xBFhttps://x.example/a\r\n\r\n  https://x.example/b ",
         SYMA_OK, SEEN_AB},
        {"HTTPS://x.example/a\r/b\rhttps://x.example/b c\rx", SYMA_OK,
         "HTTPS://x.example/a "},
        {"", SYMA_OK, ""},
        {" \n\t", SYMA_OK, ""},
        {"Not found", SYMA_OK, ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = {.count = 0};
        int rc = read_bytes(cases[i].text, strlen(cases[i].text), &seen);

        ck_assert_msg(rc == cases[i].rc, "%s: %d", cases[i].text, rc);
        ck_assert_msg(strcmp(seen.log, cases[i].expected) == 0, "%s: %s",
                      cases[i].text, seen.log);
    }
}
END_TEST

/* What came before is there. */
START_TEST(broken)
{
    static const char *const cases[] = {
        OPEN A,
        OPEN A "<url><loc>https://x.example/b",
        OPEN A "<url><loc>https://x.example/b</lo",
        OPEN A "<url><loc>https://x.example/b</url></urlset>",
        OPEN A "<url><loc>https://x.example/b?a&b=1</loc></url></urlset>",
        OPEN A "<url><loc>https://x.example/b&e;</loc></url></urlset>",
        OPEN A "<url><loc>https://x.example/\xE9</loc></url></urlset>",
        OPEN A "\x01" B "</urlset>",
        OPEN A "<!DOCTYPE x [<!ENTITY e 'y'>]>" B "</urlset>",
        OPEN A "<url a='1' a='2'>" B "</urlset>",
        OPEN A "<![CDATA[" B "</urlset>",
        OPEN A "<?xml version='1.0'?>" B "</urlset>",
        OPEN A "</urlset>" OPEN B "</urlset>",
    };
    static const char *const none[] = {
        "<",
        "<html><body>Not found</body></html>",
        "<!DOCTYPE html><html><head>" A,
        "<!DOCTYPE urlset [<!ENTITY a 'https://x.example/'>]><urlset><url>"
        "<loc>&a;</loc></url></urlset>",
        "<rss><url><loc>https://x.example/a</loc></url></rss>",
        "<urlset",
        "<?xml version='1.0'",
        "<?xml ",
        "\xEF\xBB\xBF<?xml \xFF",
        "<\x01",
    };
    struct seen seen;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        memset(&seen, 0, sizeof seen);
        ck_assert_msg(read_bytes(cases[i], strlen(cases[i]), &seen) ==
                          SYMA_ESYNTAX,
                      "%s", cases[i]);
        ck_assert_msg(strcmp(seen.log, SEEN_A) == 0, "%s: %s", cases[i],
                      seen.log);
    }
    for (i = 0; i < sizeof none / sizeof *none; i++) {
        memset(&seen, 0, sizeof seen);
        ck_assert_msg(read_bytes(none[i], strlen(none[i]), &seen) ==
                          SYMA_ESYNTAX,
                      "%s", none[i]);
        ck_assert_msg(seen.count == 0, "%s", none[i]);
    }
    memset(&seen, 0, sizeof seen);
    ck_assert_int_eq(
        read_bytes("https://x.example/a\0b\nhttps://x.example/b", 41, &seen),
        SYMA_OK);
    ck_assert_str_eq(seen.log, "https://x.example/b ");
}
END_TEST

START_TEST(taker)
{
    struct seen seen = {.fail_at = 1};

    ck_assert_int_eq(
        read_bytes(OPEN A B "</urlset>", strlen(OPEN A B "</urlset>"), &seen),
        SYMA_EURL);
    ck_assert_uint_eq(seen.count, 1);
    memset(&seen, 0, sizeof seen);
    seen.fail_at = 2;
    ck_assert_int_eq(read_bytes("http://a/\nhttp://b/\nhttp://c/\n", 30, &seen),
                     SYMA_EURL);
    ck_assert_uint_eq(seen.count, 2);
}
END_TEST

static void repeat(struct symai_buf *buf, const char *text, size_t count)
{
    size_t len = strlen(text);
    int rc = SYMA_OK;

    for (; rc == SYMA_OK && count > 0; count--)
        rc = symai_buf_put(buf, text, len);
    ck_assert_int_eq(rc, SYMA_OK);
}

START_TEST(limits)
{
    static const char line[] = "https://x.example/some/path/of/this/page\n";
    struct symai_buf buf;
    struct seen seen = {.count = 0};

    symai_buf_init(&buf, 64 << 20);
    repeat(&buf, OPEN, 1);
    repeat(&buf, A, SYMAI_SITEMAP_ADDRESSES + 1);
    repeat(&buf, "</urlset>", 1);
    ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen), SYMA_ELIMIT);
    ck_assert_uint_eq(seen.count, SYMAI_SITEMAP_ADDRESSES);

    symai_buf_clear(&buf);
    seen.count = 0;
    repeat(&buf, line, SYMAI_SITEMAP_ADDRESSES);
    ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen), SYMA_OK);
    ck_assert_uint_eq(seen.count, SYMAI_SITEMAP_ADDRESSES);

    /* 10 MiB, and no half of an address. */
    symai_buf_clear(&buf);
    memset(&seen, 0, sizeof seen);
    repeat(&buf, "https://x.example/a\n", 1);
    repeat(&buf, "\n", SYMAI_SITEMAP_BYTES - buf.len - 10);
    repeat(&buf, line, 1);
    ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen), SYMA_ELIMIT);
    ck_assert_str_eq(seen.log, SEEN_A);
    symai_buf_clear(&buf);
    memset(&seen, 0, sizeof seen);
    repeat(&buf, OPEN A, 1);
    repeat(&buf, " ", SYMAI_SITEMAP_BYTES - buf.len - 20);
    repeat(&buf, B "</urlset>", 1);
    ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen), SYMA_ELIMIT);
    ck_assert_str_eq(seen.log, SEEN_A);

    /* Addresses of 2,048 bytes, and longer ones. */
    symai_buf_clear(&buf);
    memset(&seen, 0, sizeof seen);
    repeat(&buf, "http://x/", 1);
    repeat(&buf, "a", 2048 - 9);
    repeat(&buf, "\nhttp://x/", 1);
    repeat(&buf, "a", 2048 - 8);
    ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen), SYMA_OK);
    ck_assert_uint_eq(seen.count, 1);
    symai_buf_free(&buf);
}
END_TEST

/* Each level costs those below it a look at its namespaces. */
START_TEST(depth)
{
    struct symai_buf buf;
    struct seen seen;
    size_t levels;

    symai_buf_init(&buf, 1 << 20);
    for (levels = 63; levels <= 64; levels++) {
        symai_buf_clear(&buf);
        memset(&seen, 0, sizeof seen);
        repeat(&buf, OPEN A, 1);
        repeat(&buf, "<a xmlns:b='c'>", levels);
        repeat(&buf, "</a>", levels);
        repeat(&buf, B "</urlset>", 1);
        ck_assert_int_eq(read_bytes(buf.data, buf.len, &seen),
                         levels == 63 ? SYMA_OK : SYMA_ESYNTAX);
        ck_assert_str_eq(seen.log, levels == 63 ? SEEN_AB : SEEN_A);
    }
    symai_buf_free(&buf);
}
END_TEST

/* A file of one thing over and over costs time in proportion. */
START_TEST(hostile)
{
    static const char *const bad[] = {"<a>",
                                      "<a/>",
                                      "</a>",
                                      "<!--",
                                      "<!-- -->",
                                      "<![CDATA[",
                                      "<?x ",
                                      "&amp;",
                                      "&#120;",
                                      "&",
                                      "<",
                                      ">",
                                      "<a b='",
                                      "a='' ",
                                      "'",
                                      "<a xmlns:b='c'>",
                                      "<b:c/>",
                                      "]]>",
                                      "https://x.example/a",
                                      " "};
    static const char *const heads[] = {OPEN, OPEN "<url><loc>", OPEN "<url "};
    struct symai_buf buf;
    struct seen seen = {.count = 0};
    clock_t start = clock();
    double seconds;
    size_t i;
    size_t h;

    symai_buf_init(&buf, 64 << 20);
    for (h = 0; h < sizeof heads / sizeof *heads; h++) {
        for (i = 0; i < sizeof bad / sizeof *bad; i++) {
            symai_buf_clear(&buf);
            repeat(&buf, heads[h], 1);
            repeat(&buf, bad[i], (1 << 20) / strlen(bad[i]));
            read_bytes(buf.data, buf.len, &seen);
        }
    }
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    ck_assert_msg(seconds < 30, "%f s", seconds);
    symai_buf_free(&buf);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sitemap");
    TCase *tests = tcase_create("sitemap");
    SRunner *runner;
    int failed;

    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, forms);
    tcase_add_test(tests, broken);
    tcase_add_test(tests, taker);
    tcase_add_test(tests, limits);
    tcase_add_test(tests, depth);
    tcase_add_test(tests, hostile);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
