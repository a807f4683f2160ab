/* SPDX-License-Identifier: MIT */
/*
 * What a discovery asks, and in which order; what it may not ask; its end at
 * any moment.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search_play.h"

/* Of the requests. */
#define FIRST ROBOTS(HOME) "\n" HOME "\n"
#define KNOWN ABSENT "\n" PASSWORD "\n"
#define UP_TO_LEADS FIRST KNOWN SITEMAP "\n" HOME "en/\n" HOME "nl/\n"
#define LOGIN ROBOTS(MY) "\n" MY "login\n"

/* Of what was found. */
#define TOOK_KNOWN "home " HOME "\nknown " PASSWORD "\n"
#define TOOK_TWO "variant " HOME "en/\nvariant " HOME "nl/\n"
#define TOOK TOOK_KNOWN TOOK_TWO

#define OK(url)              \
    {                        \
        url, 200, NULL, NULL \
    }
#define STATUS(url, status)     \
    {                           \
        url, status, NULL, NULL \
    }
#define REDIRECT(url, to)  \
    {                      \
        url, 200, to, NULL \
    }
#define TEXT(url, body)      \
    {                        \
        url, 200, NULL, body \
    }
#define ALL "User-agent: *\n"
#define LEADS(...)        \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }

static const char *const two_leads[] = {HOME "espace", MY "login", NULL};
static const char *const two_variants[] = {HOME "en/", HOME "nl/", NULL};

static const struct {
    const char *name;
    struct answer site[8];
    const char *asked;
    const char *took;
    const char *home;         /* NULL: HOME */
    const char *const *leads; /* NULL: the two */
    int no_baseline;
} cases[] = {
    {.name = "all of it, in order",
     .site = {OK(HOME), OK(HOME "en/"), OK(HOME "espace"), OK(MY "login"),
              REDIRECT(PASSWORD, MY "password")},
     .asked = FIRST KNOWN ROBOTS(MY) "\n" SITEMAP "\n" HOME "en/\n" HOME
                                     "nl/\n" HOME "espace\n" MY "login\n",
     .took = TOOK "page " HOME "espace\npage " MY "login\n"},

    /* robots.txt */
    {.name = "what it has is not asked, but for the home page",
     .site = {TEXT(ROBOTS(HOME), ALL "Disallow: /\n"), OK(HOME)},
     .asked = FIRST LOGIN,
     .took = "home " HOME "\nskip " HOME "espace\npage " MY "login\n"},
    {.name = "rules for us and not those for others",
     .site = {TEXT(ROBOTS(HOME),
                   "User-agent: other\nDisallow: /\n\n"
                   "User-agent: libsyma\nDisallow: /espace\nDisallow: /en/\n"
                   "Disallow: /sitemap.xml\n"),
              OK(HOME)},
     .asked = FIRST KNOWN HOME "nl/\n" LOGIN,
     .took = TOOK_KNOWN "variant " HOME "nl/\nskip " HOME "espace\npage " MY
                        "login\n"},
    {.name = "a query counts",
     .site = {TEXT(ROBOTS(HOME), ALL "Disallow: /a?x=\n"), OK(HOME)},
     .leads = LEADS(HOME "a?x=1", HOME "a?y=1"),
     .asked = UP_TO_LEADS HOME "a?y=1\n",
     .took = TOOK "skip " HOME "a?x=1\npage " HOME "a?y=1\n"},
    {.name = "one that fails: nothing but the home page",
     .site = {STATUS(ROBOTS(HOME), 503), OK(HOME)},
     .asked = FIRST,
     .took = "home " HOME "\n"},
    {.name = "one that does not come",
     .site = {STATUS(ROBOTS(HOME), 0), OK(HOME)},
     .asked = FIRST,
     .took = "home " HOME "\n"},
    {.name = "one that has had enough",
     .site = {STATUS(ROBOTS(HOME), 429), OK(HOME)},
     .asked = FIRST,
     .took = "home " HOME "\n"},
    {.name = "one that is forbidden forbids nothing",
     .site = {STATUS(ROBOTS(HOME), 403), OK(HOME)},
     .asked = UP_TO_LEADS HOME "espace\n" LOGIN,
     .took = TOOK "page " HOME "espace\npage " MY "login\n"},
    {.name = "the other host's fails: it alone is left out",
     .site = {OK(HOME), STATUS(ROBOTS(MY), 500)},
     .asked = UP_TO_LEADS HOME "espace\n" ROBOTS(MY) "\n",
     .took = TOOK "page " HOME "espace\nskip " MY "login\n"},
    {.name = "it is followed anywhere, and speaks for where it was asked",
     .site = {OK(HOME),
              {ROBOTS(HOME), 200, "https://b.example/robots.txt",
               ALL "Disallow: /\n"},
              {ROBOTS(MY), 200, "https://b.example/my", ALL "Disallow: /l\n"}},
     .leads = LEADS(HOME "1", MY "login", MY "2"),
     .asked = FIRST ROBOTS(MY) "\n" MY "2\n",
     .took = "home " HOME "\nskip " HOME "1\nskip " MY "login\npage " MY "2\n"},

    /* The home page. */
    {.name = "none: nothing more",
     .site = {STATUS(HOME, 0)},
     .asked = FIRST,
     .took = "home " HOME "\n"},
    {.name = "one that wants no more requests",
     .site = {STATUS(HOME, 429)},
     .asked = FIRST,
     .took = "home " HOME "\n"},
    {.name = "elsewhere: that host's robots.txt counts from there on",
     .home = "http://a.example/",
     .site = {REDIRECT("http://a.example/", HOME),
              TEXT(ROBOTS("http://a.example/"), ALL "Disallow: /\n"),
              TEXT(ROBOTS(HOME), ALL "Disallow: /en/\n"), STATUS(ABSENT, 0)},
     .asked = ROBOTS("http://a.example/") "\nhttp://a.example/\n" ROBOTS(
         HOME) "\n" ABSENT "\n" SITEMAP "\n" HOME "nl/\n" HOME "espace\n" LOGIN,
     .took = "home http://a.example/\nvariant " HOME "nl/\npage " HOME
             "espace\npage " MY "login\n"},
    {.name = "elsewhere, and that host's fails",
     .home = "http://a.example/",
     .site = {REDIRECT("http://a.example/", HOME), STATUS(ROBOTS(HOME), 500)},
     .asked =
         ROBOTS("http://a.example/") "\nhttp://a.example/\n" ROBOTS(HOME) "\n",
     .took = "home http://a.example/\n"},
    {.name = "elsewhere, and that host's has us not go there",
     .home = "http://a.example/",
     .site = {REDIRECT("http://a.example/", HOME),
              TEXT(ROBOTS(HOME), ALL "Disallow: /\n")},
     .leads = LEADS(HOME "4"),
     .asked =
         ROBOTS("http://a.example/") "\nhttp://a.example/\n" ROBOTS(HOME) "\n",
     .took = "home http://a.example/\nskip " HOME "4\n"},
    {.name = "not again, wherever it was",
     .home = "http://a.example/",
     .site = {REDIRECT("http://a.example/", HOME), REDIRECT(HOME "nl/", HOME)},
     .leads = LEADS(HOME, HOME "4"),
     .asked = ROBOTS("http://a.example/") "\nhttp://a.example/\n" ROBOTS(
         HOME) "\n" KNOWN SITEMAP "\n" HOME "en/\n" HOME "nl/\n" HOME "4\n",
     .took = "home http://a.example/\nknown " PASSWORD "\n" TOOK_TWO
             "skip " HOME "\npage " HOME "4\n"},

    /* change-password */
    {.name = "a host that has everything does not have it",
     .site = {OK(HOME), OK(ABSENT)},
     .leads = LEADS(HOME "4"),
     .asked =
         FIRST ABSENT "\n" SITEMAP "\n" HOME "en/\n" HOME "nl/\n" HOME "4\n",
     .took = "home " HOME "\n" TOOK_TWO "page " HOME "4\n"},
    {.name = "nor does one that sends everything home",
     .site = {OK(HOME), REDIRECT(ABSENT, HOME)},
     .leads = LEADS(HOME "4"),
     .asked =
         FIRST ABSENT "\n" SITEMAP "\n" HOME "en/\n" HOME "nl/\n" HOME "4\n",
     .took = "home " HOME "\n" TOOK_TWO "page " HOME "4\n"},
    {.name = "nor one that sends it where we may not go",
     .site = {OK(HOME), REDIRECT(ABSENT, HOME "private"),
              TEXT(ROBOTS(HOME), ALL "Disallow: /private\n")},
     .leads = LEADS(HOME "4"),
     .asked =
         FIRST ABSENT "\n" SITEMAP "\n" HOME "en/\n" HOME "nl/\n" HOME "4\n",
     .took = "home " HOME "\n" TOOK_TWO "page " HOME "4\n"},
    {.name = "without a baseline it can't be told",
     .no_baseline = 1,
     .site = {OK(HOME), REDIRECT(PASSWORD, HOME "password")},
     .leads = LEADS(HOME "4"),
     .asked = FIRST SITEMAP "\n" HOME "en/\n" HOME "nl/\n" HOME "4\n",
     .took = "home " HOME "\n" TOOK_TWO "page " HOME "4\n"},

    /* Other pages. */
    {.name = "redirects to where robots.txt has us not go",
     .site = {OK(HOME), REDIRECT(HOME "espace", MY "auth"),
              TEXT(ROBOTS(MY), ALL "Disallow: /auth\n"),
              REDIRECT(HOME "en/", HOME "private"),
              TEXT(ROBOTS(HOME), ALL "Disallow: /private\n"),
              REDIRECT(PASSWORD, HOME "private")},
     .asked = UP_TO_LEADS HOME "espace\n" LOGIN,
     .took = TOOK_KNOWN "which leads to " HOME "private\nskip " HOME
                        "en/\nvariant " HOME "nl/\nskip " HOME
                        "espace\npage " MY "login\n"},
    {.name = "a redirect to nowhere was seen",
     .site = {OK(HOME), STATUS(HOME "4", 302)},
     .leads = LEADS(HOME "4"),
     .asked = UP_TO_LEADS HOME "4\n",
     .took = TOOK "page " HOME "4\nwhich leads to " HOME "4\n"},
    {.name = "one that others led to is asked for itself",
     .site = {OK(HOME), REDIRECT(HOME "en/", HOME "espace"),
              REDIRECT(PASSWORD, HOME "nl/")},
     .asked = UP_TO_LEADS HOME "espace\n" LOGIN,
     .took = TOOK "page " HOME "espace\npage " MY "login\n"},
    {.name = "what is no address is passed over",
     .site = {OK(HOME)},
     .leads = LEADS("mailto:x@a.example", "https://u:p@a.example/", HOME "4"),
     .asked = UP_TO_LEADS HOME "4\n",
     .took = TOOK
     "skip mailto:x@a.example\nskip https://u:p@a.example/\npage " HOME "4\n"},

    /* Other hosts. */
    {.name = "one that does not answer twice is left alone",
     .site = {OK(HOME), STATUS(MY "1", 0), STATUS(MY "2", 0)},
     .leads = LEADS(MY "1", MY "2", MY "3", HOME "4"),
     .asked = UP_TO_LEADS ROBOTS(MY) "\n" MY "1\n" MY "2\n" HOME "4\n",
     .took = TOOK "page " MY "1\npage " MY "2\nskip " MY "3\npage " HOME "4\n"},
    {.name = "one that does not answer now and then is asked on",
     .site = {OK(HOME), STATUS(MY "1", 0), STATUS(MY "3", 0)},
     .leads = LEADS(MY "1", MY "2", MY "3", MY "4"),
     .asked = UP_TO_LEADS ROBOTS(MY) "\n" MY "1\n" MY "2\n" MY "3\n" MY "4\n",
     .took = TOOK "page " MY "1\npage " MY "2\npage " MY "3\npage " MY "4\n"},
    {.name = "one that has had enough is left alone",
     .site = {OK(HOME), STATUS(MY "1", 429)},
     .leads = LEADS(MY "1", MY "2", HOME "4"),
     .asked = UP_TO_LEADS ROBOTS(MY) "\n" MY "1\n" HOME "4\n",
     .took = TOOK "page " MY "1\nskip " MY "2\npage " HOME "4\n"},
};

START_TEST(test_order)
{
    play_found.leads = cases[_i].leads != NULL ? cases[_i].leads : two_leads;
    play_found.variants = two_variants;
    play_site = cases[_i].site;
    play_run(play_begin(cases[_i].home != NULL ? cases[_i].home : HOME,
                        "absence_baseline", !cases[_i].no_baseline));
    ck_assert_msg(strcmp(play_asked, cases[_i].asked) == 0,
                  "%s: asked\n%snot\n%s", cases[_i].name, play_asked,
                  cases[_i].asked);
    ck_assert_msg(strcmp(play_found.log, cases[_i].took) == 0,
                  "%s: took\n%snot\n%s", cases[_i].name, play_found.log,
                  cases[_i].took);
    play_forget();
}
END_TEST

/* --- for whom a robots.txt speaks --- */

static const struct {
    const char *user_agent;
    const char *group;
    int is_meant;
} agents[] = {
    {"", "libsyma", 1},
    {"", "LibSyma", 1},
    {"", "syma", 0},
    {"our-bot/2.0 (+https://a.example/)", "our-bot", 1},
    {"our-bot/2.0 (+https://a.example/)", "libsyma", 0},
    {"our_bot", "our_bot", 1},
    {"2.0", "libsyma", 1},
};

START_TEST(test_agent)
{
    struct symai_search *s = NULL;
    syma_options *o = NULL;
    char body[128];
    const struct answer site[] = {OK(HOME), TEXT(ROBOTS(HOME), body),
                                  STATUS(NULL, 0)};

    snprintf(body, sizeof body, "User-agent: %s\nDisallow: /\n",
             agents[_i].group);
    play_site = site;
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(
        syma_options_set_str(o, "user_agent", agents[_i].user_agent), SYMA_OK);
    ck_assert_int_eq(symai_search_new(HOME, o, NULL, &s), SYMA_OK);
    syma_options_free(o);
    play_run(s);
    ck_assert_int_eq(play_asked_count == 2, agents[_i].is_meant);
    play_forget();
}
END_TEST

/* --- what is told of it --- */

static const struct {
    struct answer site[6];
    int robots;
    const char *barred;
} told[] = {
    {{OK(HOME)}, SYMA_ROBOTS_ABSENT, ""},
    {{OK(HOME), STATUS(ROBOTS(HOME), 401)}, SYMA_ROBOTS_ABSENT, ""},
    {{OK(HOME), TEXT(ROBOTS(HOME), "")}, SYMA_ROBOTS_READ, ""},
    {{OK(HOME), STATUS(ROBOTS(HOME), 500)}, SYMA_ROBOTS_FAILED, ""},
    {{OK(HOME), STATUS(ROBOTS(HOME), 429)}, SYMA_ROBOTS_FAILED, ""},
    {{OK(HOME), STATUS(ROBOTS(HOME), 0)}, SYMA_ROBOTS_FAILED, ""},
    {{STATUS(HOME, 0), TEXT(ROBOTS(HOME), "")}, SYMA_ROBOTS_READ, ""},

    /* Pages, and those of other languages. */
    {{OK(HOME), TEXT(ROBOTS(HOME), ALL "Disallow: /e\n")},
     SYMA_ROBOTS_READ,
     HOME "en/\n" HOME "espace\n"},
    /* Neither what is only tried, nor a sitemap and what it names. */
    {{OK(HOME),
      TEXT(ROBOTS(HOME), ALL "Disallow: /.well-known/\nDisallow: /s\n")},
     SYMA_ROBOTS_READ,
     ""},
    {{OK(HOME), TEXT(SITEMAP, HOME "private\n"),
      TEXT(ROBOTS(HOME), ALL "Disallow: /private\n")},
     SYMA_ROBOTS_READ,
     ""},
    /* Of another host, of one whose file fails, and where others lead. */
    {{OK(HOME), TEXT(ROBOTS(MY), ALL "Disallow: /login\n")},
     SYMA_ROBOTS_ABSENT,
     MY "login\n"},
    {{OK(HOME), STATUS(ROBOTS(MY), 503)}, SYMA_ROBOTS_ABSENT, MY "login\n"},
    {{OK(HOME), REDIRECT(HOME "espace", MY "auth"), OK(MY "login"),
      TEXT(ROBOTS(MY), ALL "Disallow: /auth\n")},
     SYMA_ROBOTS_ABSENT,
     MY "auth\n"},
    /* A host that has had enough says nothing by its robots.txt. */
    {{OK(HOME), REDIRECT(HOME "espace", MY "1"), STATUS(MY "1", 429)},
     SYMA_ROBOTS_ABSENT,
     ""},
};

START_TEST(test_told)
{
    play_found.leads = two_leads;
    play_found.variants = two_variants;
    play_site = told[_i].site;
    play_run(play_begin(HOME, NULL, 0));
    ck_assert_int_eq(play_found.robots, told[_i].robots);
    ck_assert_str_eq(play_found.barred, told[_i].barred);
    play_forget();
}
END_TEST

/* --- its end --- */

START_TEST(test_finish)
{
    struct symai_search_request request;
    struct symai_search *s;
    syma_discovery *found;
    int steps;
    int i;

    for (steps = 0; steps < 7; steps++) {
        found = NULL;
        play_site = NULL;
        play_found.leads = two_leads;
        s = play_begin(HOME, NULL, 0);
        for (i = 0; i < steps; i++) {
            ck_assert_int_eq(symai_search_next(s, &request), 1);
            play_answer(s, request.url, 0);
        }
        if (_i)
            ck_assert_int_eq(symai_search_next(s, &request), 1);
        ck_assert_int_eq(symai_search_finish(s, PLAY_NOW, &found), SYMA_OK);
        ck_assert_ptr_eq(found, &play_found);
        ck_assert_int_eq(play_found.is_finished, 1);
        ck_assert_int_eq(play_count(play_found.log, "home " HOME "\n"), 1);
        symai_search_free(s);
        play_forget();
    }
}
END_TEST

START_TEST(test_urls)
{
    static const char *const bad[] = {"", "a.example", "ftp://a.example",
                                      "http://", "http://u:p@a.example/"};
    struct symai_search *s = NULL;
    size_t i;

    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_int_eq(symai_search_new(bad[i], NULL, NULL, &s), SYMA_EURL);
        ck_assert_ptr_null(s);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("search");
    TCase *tcase = tcase_create("search");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_order, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_loop_test(tcase, test_agent, 0,
                        (int)(sizeof agents / sizeof agents[0]));
    tcase_add_loop_test(tcase, test_told, 0,
                        (int)(sizeof told / sizeof told[0]));
    tcase_add_loop_test(tcase, test_finish, 0, 2);
    tcase_add_test(tcase, test_urls);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
