/* SPDX-License-Identifier: MIT */
/*
 * How much a discovery asks at most, whatever pages, robots.txt and sitemaps
 * say; and which sitemaps it reads.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search_play.h"

/* --- sitemaps --- */

#define MAPS(entries) "<sitemapindex>" entries "</sitemapindex>"
#define MAP(url) "<sitemap><loc>" url "</loc></sitemap>"
#define PAGES(entries) "<urlset>" entries "</urlset>"
#define PAGE(url) "<url><loc>" url "</loc></url>"

static const struct {
    const char *name;
    struct answer site[6];
    const char *asked; /* of what follows the home page */
    const char *log;
} maps[] = {
    {"where it is by custom",
     {{HOME, 200, NULL, NULL},
      {SITEMAP, 200, NULL, PAGES(PAGE(HOME "a") PAGE(MY "b"))}},
     SITEMAP "\n",
     "address " HOME "a\naddress " MY "b\n"},
    {"where robots.txt says, and not where it is by custom",
     {{HOME, 200, NULL, NULL},
      {ROBOTS(HOME), 200, NULL, "Sitemap: " HOME "map\n"},
      {HOME "map", 200, NULL, PAGES(PAGE(HOME "a"))}},
     HOME "map\n",
     "address " HOME "a\n"},
    {"three at most",
     {{HOME, 200, NULL, NULL},
      {ROBOTS(HOME), 200, NULL,
       "Sitemap: " HOME "1\nSitemap: " HOME "2\nSitemap: " HOME
       "2\nSitemap: " HOME "3\nSitemap: " HOME "4\n"}},
     HOME "1\n" HOME "2\n" HOME "3\n",
     ""},
    {"an index, itself and two more, none of another site",
     {{HOME, 200, NULL, NULL},
      {SITEMAP, 200, NULL,
       MAPS(MAP(HOME "1") MAP("https://b.example/2") MAP(MY "3")
                MAP(HOME "4"))},
      {HOME "1", 200, NULL, PAGES(PAGE(HOME "a"))},
      {MY "3", 200, NULL, PAGES(PAGE(MY "c"))}},
     SITEMAP "\n" HOME "1\n" ROBOTS(MY) "\n" MY "3\n",
     "address " HOME "a\naddress " MY "c\n"},
    {"one of another site: where it is by custom",
     {{HOME, 200, NULL, NULL},
      {ROBOTS(HOME), 200, NULL, "Sitemap: https://b.example/map\n"}},
     SITEMAP "\n",
     ""},
    {"an index of itself",
     {{HOME, 200, NULL, NULL},
      {SITEMAP, 200, NULL, MAPS(MAP(SITEMAP) MAP(SITEMAP))}},
     SITEMAP "\n",
     ""},
    {"one that fails",
     {{HOME, 200, NULL, NULL}, {SITEMAP, 500, NULL, PAGES(PAGE(HOME "a"))}},
     SITEMAP "\n",
     ""},
    {"one that breaks off",
     {{HOME, 200, NULL, NULL},
      {SITEMAP, 200, NULL, "<urlset>" PAGE(HOME "a") "<url><lo"}},
     SITEMAP "\n",
     "address " HOME "a\n"},
    {"a page in its place",
     {{HOME, 200, NULL, NULL},
      {SITEMAP, 200, NULL, "<!DOCTYPE html><title>Home</title><p>Hello"}},
     SITEMAP "\n",
     ""},
    {"one that we may not read",
     {{HOME, 200, NULL, NULL},
      {ROBOTS(HOME), 200, NULL,
       "User-agent: *\nDisallow: /map\nSitemap: " HOME "map\n"}},
     "",
     ""},
};

START_TEST(test_sitemaps)
{
    static const char start[] = ROBOTS(HOME) "\n" HOME "\n";
    static const char home[] = "home " HOME "\n";

    play_site = maps[_i].site;
    play_run(play_begin(HOME, "absence_baseline", 0));
    ck_assert_int_eq(strncmp(play_asked, start, strlen(start)), 0);
    ck_assert_msg(strcmp(play_asked + strlen(start), maps[_i].asked) == 0,
                  "%s: asked\n%s", maps[_i].name, play_asked);
    ck_assert_int_eq(strncmp(play_found.log, home, strlen(home)), 0);
    ck_assert_msg(strcmp(play_found.log + strlen(home), maps[_i].log) == 0,
                  "%s: took\n%s", maps[_i].name, play_found.log);
    play_forget();
}
END_TEST

/* No more addresses than some are read, and of those that say something a few
 * looked at: one of _i is such. */
START_TEST(test_addresses)
{
    enum { LINES = 6000 };
    static char text[LINES * 32];
    struct answer site_of[] = {
        {HOME, 200, NULL, NULL},
        {ROBOTS(HOME), 200, NULL, "Sitemap: " HOME "1\nSitemap: " HOME "2\n"},
        {HOME "1", 200, NULL, text},
        {HOME "2", 200, NULL, text},
        {NULL, 0, NULL, NULL}};
    int every = _i == 0 ? 1 : 25;
    size_t len = 0;
    int i;

    for (i = 0; i < LINES; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                i % every == 0 ? HOME "%d\n" : HOME "dull/%d\n",
                                i);
    play_found.is_quiet = 1;
    play_site = site_of;
    play_run(play_begin(HOME, NULL, 0));
    ck_assert_int_eq(play_found.addresses, _i == 0 ? 500 : 10000 / every);
    play_forget();
}
END_TEST

/* --- bounds --- */

static const int pages[] = {0, 1, 8, 64};

START_TEST(test_pages)
{
    play_found.endless = 1;
    play_found.same = 1;
    play_site = NULL;
    play_run(play_begin(HOME, "discover_pages", pages[_i]));
    ck_assert_int_eq(play_count(play_found.log, "page "), pages[_i]);
    ck_assert_int_eq(play_count(play_asked, "https://h0.a.example/p"),
                     pages[_i]);
    ck_assert_int_eq(play_count(play_asked, "robots.txt"),
                     pages[_i] > 0 ? 2 : 1);
    ck_assert_int_eq(play_count(play_asked, "sitemap.xml"), 1);
    play_forget();
}
END_TEST

START_TEST(test_variants)
{
    static const char *const many[] = {HOME "a/", HOME "b/", HOME, HOME "c/",
                                       HOME "d/", HOME "e/", NULL};

    play_found.variants = many;
    play_site = NULL;
    play_run(play_begin(HOME, NULL, 0));
    ck_assert_int_eq(play_count(play_found.log, "variant "), 4);
    ck_assert_int_eq(play_count(play_asked, HOME "d/\n"), 1);
    ck_assert_int_eq(play_count(play_asked, HOME "e/\n"), 0);
    play_forget();
}
END_TEST

/* Each lead on a host that is new. */
START_TEST(test_hosts)
{
    play_found.endless = 1;
    play_site = NULL;
    play_run(play_begin(HOME, "discover_pages", 64));
    ck_assert_int_eq(play_count(play_asked, "robots.txt"), 24);
    ck_assert_int_eq(play_count(play_found.log, "page "), 23);
    play_forget();
}
END_TEST

/* A lead that stays one, whatever is done with it. */
START_TEST(test_deaf)
{
    static const char *const leads[] = {HOME "espace", MY "login", NULL};

    play_found.leads = leads;
    play_found.is_deaf = 1;
    play_site = NULL;
    play_run(play_begin(HOME, NULL, 0));
    ck_assert_int_eq(play_count(play_asked, HOME "espace\n"), 1);
    ck_assert_int_lt(play_asked_count, 10);
    play_forget();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("search_bounds");
    TCase *tcase = tcase_create("search_bounds");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_sitemaps, 0,
                        (int)(sizeof maps / sizeof maps[0]));
    tcase_add_loop_test(tcase, test_addresses, 0, 2);
    tcase_add_loop_test(tcase, test_pages, 0, 4);
    tcase_add_test(tcase, test_variants);
    tcase_add_test(tcase, test_hosts);
    tcase_add_test(tcase, test_deaf);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
