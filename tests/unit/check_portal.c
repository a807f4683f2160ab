/* SPDX-License-Identifier: MIT */
/*
 * watch/portal and watch/section_context: what each setter takes and refuses,
 * and what the judge is told of a section.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/context.h"
#include "syma/syma.h"
#include "watch/portal.h"

static syma_portal *portal;

static void set_up(void)
{
    ck_assert_int_eq(syma_portal_new("demo", &portal), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_set_home(portal, "https://www.operator.example/"), SYMA_OK);
}

static void tear_down(void)
{
    syma_portal_free(portal);
    portal = NULL;
}

static void add(const char *id)
{
    ck_assert_int_eq(
        syma_portal_add_section(portal, id, SYMA_SECTION_GENERIC, "/x", 0),
        SYMA_OK);
}

static const char *error(void)
{
    return syma_portal_last_error(portal);
}

START_TEST(ids)
{
    static const struct {
        const char *id;
        int code;
    } rows[] = {
        {"", SYMA_OK},
        {"a", SYMA_OK},
        {"9-a_b.C", SYMA_OK},
        {NULL, SYMA_EINVAL},
        {"-a", SYMA_EINVAL},
        {".a", SYMA_EINVAL},
        {"a b", SYMA_EINVAL},
        {"a/b", SYMA_EINVAL},
        {"\xC3\xA9", SYMA_EINVAL},
        {"a123456789a123456789a123456789a123456789a123456789a123456789abcd",
         SYMA_OK},
        {"a123456789a123456789a123456789a123456789a123456789a123456789abcde",
         SYMA_EINVAL},
    };
    syma_portal *p;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        p = (syma_portal *)1;
        ck_assert_int_eq(syma_portal_new(rows[i].id, &p), rows[i].code);
        ck_assert_int_eq(p == NULL, rows[i].code < 0);
        syma_portal_free(p);
        if (rows[i].id == NULL || rows[i].id[0] == '\0')
            continue;
        ck_assert_int_eq(
            syma_portal_add_section(portal, rows[i].id, 0, "/x", 0),
            rows[i].code);
    }
    ck_assert_int_eq(syma_portal_new("a", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(portal, "", 0, "/x", 0),
                     SYMA_EINVAL);
}
END_TEST

START_TEST(sections)
{
    const struct symai_section *s;

    ck_assert_int_eq(syma_portal_add_section(portal, "login",
                                             SYMA_SECTION_LOGIN, "/in?a=1#top",
                                             SYMA_SECTION_OPTIONAL),
                     SYMA_OK);
    s = symai_portal_section(portal, 0);
    ck_assert_str_eq(s->url, "https://www.operator.example/in?a=1");
    ck_assert_int_eq(s->kind, SYMA_SECTION_LOGIN);
    ck_assert_uint_eq(s->flags, SYMA_SECTION_OPTIONAL);
    ck_assert_int_eq(syma_portal_add_section(portal, "login", 0, "/other", 0),
                     SYMA_EEXISTS);
    ck_assert_str_eq(error(), "there is a section 'login' already");
    ck_assert_int_eq(syma_portal_add_section(portal, "b", 4, "/", 0),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(portal, "b", -1, "/", 0),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(portal, "b", 0, "/", 4),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(portal, "b", 0, NULL, 0),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(NULL, "b", 0, "/", 0),
                     SYMA_EINVAL);
    ck_assert_uint_eq(syma_portal_section_count(portal), 1);
    ck_assert_uint_eq(syma_portal_error_line(portal), 0);
    add("b");
    ck_assert_str_eq(error(), "");
    ck_assert_uint_eq(syma_portal_section_count(portal), 2);
}
END_TEST

START_TEST(addresses)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "a", 0, "/x", 0), SYMA_EURL);
    ck_assert_str_eq(syma_portal_last_error(p),
                     "'/x' is not an absolute URL, and the portal has no home "
                     "to start from");
    ck_assert_int_eq(syma_portal_add_section(p, "a", 0, "ftp://a.example/", 0),
                     SYMA_EURL);
    ck_assert_int_eq(syma_portal_add_section(p, "a", 0, "", 0), SYMA_EURL);
    ck_assert_int_eq(syma_portal_set_home(p, "/relative"), SYMA_EURL);
    ck_assert_int_eq(syma_portal_set_home(p, NULL), SYMA_EINVAL);
    /* A password is neither taken nor shown. */
    ck_assert_int_eq(
        syma_portal_set_home(p, "https://me:secret@a.example/?t=secret"),
        SYMA_EURL);
    ck_assert_ptr_null(strstr(syma_portal_last_error(p), "secret"));
    ck_assert_ptr_nonnull(strstr(syma_portal_last_error(p), "a.example"));
    ck_assert_int_eq(
        syma_portal_add_section(p, "a", 0, "http://u:secret@a.example/", 0),
        SYMA_EURL);
    ck_assert_ptr_null(strstr(syma_portal_last_error(p), "secret"));
    ck_assert_int_eq(
        syma_portal_add_section(p, "a", 0, "http://a.example:8080/x", 0),
        SYMA_OK);
    ck_assert_str_eq(symai_portal_section(p, 0)->url,
                     "http://a.example:8080/x");
    syma_portal_free(p);
}
END_TEST

START_TEST(languages_and_zones)
{
    static const struct {
        const char *text;
        int language;
        int zone;
    } rows[] = {
        {"fr", SYMA_OK, SYMA_OK},
        {"pt-BR", SYMA_OK, SYMA_OK},
        {"zh-Hant-TW", SYMA_OK, SYMA_OK},
        {"Europe/Paris", SYMA_EINVAL, SYMA_OK},
        {"f", SYMA_EINVAL, SYMA_OK},
        {"fr-", SYMA_EINVAL, SYMA_OK},
        {"klingon", SYMA_EINVAL, SYMA_OK},
        {"french", SYMA_EINVAL, SYMA_OK},
        {"fr-French", SYMA_OK, SYMA_OK}, /* the form of a variant */
        {"fr-Fr-Fr", SYMA_EINVAL, SYMA_OK},
        {"tlh", SYMA_OK, SYMA_OK},
        {"zh-cmn-Hans-CN", SYMA_OK, SYMA_OK},
        {"zh-aaa-bbb-ccc-ddd", SYMA_EINVAL, SYMA_OK},
        {"es-419", SYMA_OK, SYMA_OK},
        {"es-41", SYMA_EINVAL, SYMA_OK},
        {"de-CH-1996", SYMA_OK, SYMA_OK},
        {"de-1996-CH", SYMA_EINVAL, SYMA_OK},
        {"de-CH-abcd", SYMA_EINVAL, SYMA_OK},
        {"en-u-ca-gregory-x-a", SYMA_OK, SYMA_OK},
        {"en-u", SYMA_EINVAL, SYMA_OK},
        {"en-u-x-a", SYMA_EINVAL, SYMA_OK},
        {"en-x", SYMA_EINVAL, SYMA_OK},
        {"x-private", SYMA_EINVAL, SYMA_OK},
        {"i-klingon", SYMA_EINVAL, SYMA_OK},
        {"fr--CA", SYMA_EINVAL, SYMA_OK},
        {"fr-abcdefghi", SYMA_EINVAL, SYMA_OK},
        {"zh-Hant-TW", SYMA_OK, SYMA_OK},
        {"fr_FR", SYMA_EINVAL, SYMA_OK},
        {"12", SYMA_EINVAL, SYMA_OK},
        {"../etc/passwd", SYMA_EINVAL, SYMA_EINVAL},
        {"/etc/localtime", SYMA_EINVAL, SYMA_EINVAL},
        {"", SYMA_EINVAL, SYMA_EINVAL},
        {NULL, SYMA_EINVAL, SYMA_EINVAL},
    };
    size_t i;

    /* No zone files: names are checked for their form. */
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(portal, "/no/such/folder"),
                     SYMA_OK);
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(syma_portal_set_language(portal, rows[i].text) ==
                          rows[i].language,
                      "%s", rows[i].text);
        ck_assert_int_eq(syma_portal_set_time_zone(portal, rows[i].text),
                         rows[i].zone);
        ck_assert_int_eq(error()[0] == '\0', rows[i].zone == SYMA_OK);
    }
    ck_assert_str_eq(portal->language, "zh-Hant-TW");
    ck_assert_int_eq(syma_portal_set_language(portal, "x y"), SYMA_EINVAL);
    ck_assert_str_eq(
        error(), "'x y' is not a language tag; write it as in 'fr' or 'pt-BR'");
}
END_TEST

START_TEST(headers)
{
    const struct symai_vec *list = &portal->headers;
    const struct symai_portal_header *h;

    add("a");
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "X-Probe", "1"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "x-probe", "2"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(portal, "a", "Accept", "*/*"),
                     SYMA_OK);
    ck_assert_uint_eq(list->count, 1);
    h = symai_vec_at(list, 0);
    ck_assert_str_eq(h->name, "x-probe");
    ck_assert_str_eq(h->value, "2");
    ck_assert_uint_eq(symai_portal_section(portal, 0)->headers.count, 1);
    ck_assert_int_eq(syma_portal_set_header(portal, "no", "Accept", "*/*"),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "a b", "1"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "", "1"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "a", "1\r\nb: 2"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "a", NULL),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(portal, NULL, "HOST", "b"),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_set_header(portal, NULL, "Content-Length", "1"),
        SYMA_EINVAL);
    ck_assert_uint_eq(list->count, 1);
}
END_TEST

START_TEST(expectations)
{
    add("a");
    ck_assert_int_eq(syma_portal_expect(portal, "a", "phrase", 1, "Log in"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "regex", 0, "IC+ID"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "title", 1, "Home"),
                     SYMA_OK);
    ck_assert_int_eq(
        syma_portal_expect(portal, "a", "header", 1, "Server: nginx"), SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "regex", 1, "(a"),
                     SYMA_EREGEX);
    ck_assert_str_ne(error(), "");
    ck_assert_int_eq(syma_portal_expect(portal, "a", "xpath", 1, "//a"),
                     SYMA_EINVAL);
    ck_assert_str_eq(error(), "'xpath' is not a type of expectation; allowed: "
                              "phrase, regex, title, header");
    ck_assert_int_eq(syma_portal_expect(portal, "a", "header", 1, "nginx"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "phrase", 1, ""),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "phrase", 2, "a"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "phrase", 1, "a\nb"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(portal, "a", "phrase", 1, "\xFF"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(portal, "b", "phrase", 1, "a"),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_expect(portal, "a", NULL, 1, "a"),
                     SYMA_EINVAL);
    ck_assert_uint_eq(symai_portal_section(portal, 0)->expects.count, 4);
}
END_TEST

START_TEST(needs)
{
    add("a");
    add("b");
    add("c");
    add("d");
    ck_assert_int_eq(syma_portal_add_need(portal, "a", "b"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(portal, "a", "b"), SYMA_OK);
    ck_assert_uint_eq(symai_portal_section(portal, 0)->needs.count, 1);
    ck_assert_int_eq(syma_portal_add_need(portal, "b", "c"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(portal, "a", "c"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(portal, "a", "d"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(portal, "d", "c"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(portal, "d", "d"), SYMA_EINVAL);
    ck_assert_str_eq(error(), "the needs go in a circle: d -> d");
    ck_assert_int_eq(syma_portal_add_need(portal, "b", "a"), SYMA_EINVAL);
    ck_assert_str_eq(error(), "the needs go in a circle: b -> a -> b");
    /* Of two circles the shorter one is named. */
    ck_assert_int_eq(syma_portal_add_need(portal, "c", "a"), SYMA_EINVAL);
    ck_assert_str_eq(error(), "the needs go in a circle: c -> a -> c");
    ck_assert_int_eq(syma_portal_add_need(portal, "c", "b"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_need(portal, "a", "e"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_add_need(portal, "e", "a"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_add_need(portal, "a", NULL), SYMA_EINVAL);
    ck_assert_uint_eq(symai_portal_section(portal, 2)->needs.count, 0);
}
END_TEST

START_TEST(long_circle)
{
    char id[16];
    char needed[16];
    int i;

    for (i = 0; i < 1000; i++) {
        snprintf(id, sizeof id, "s%d", i);
        add(id);
        snprintf(needed, sizeof needed, "s%d", i - 1);
        if (i > 0)
            ck_assert_int_eq(syma_portal_add_need(portal, id, needed), SYMA_OK);
    }
    ck_assert_int_eq(syma_portal_add_need(portal, "s0", "s999"), SYMA_EINVAL);
    ck_assert_ptr_nonnull(strstr(error(), "circle: s0 -> s999 -> s998 -> "));
    ck_assert_int_eq(syma_portal_add_section(portal, "more", 0, "/", 0),
                     SYMA_ELIMIT);
    ck_assert_str_eq(error(), "more than 1000 sections");
}
END_TEST

START_TEST(fallbacks)
{
    static const struct {
        const char *act;
        const char *channel;
        const char *address;
        const char *keyword;
        int code;
    } rows[] = {
        {"activate", "sms", "20555", "ACTIVE", SYMA_OK},
        {"ask-for-help", "phone", "+33 1 99 00 00 00", NULL, SYMA_OK},
        {"pay", "web", "https://pay.example/", "", SYMA_OK},
        {"", "sms", "20555", NULL, SYMA_EINVAL},
        {"-pay", "sms", "20555", NULL, SYMA_EINVAL},
        {"pay-", "sms", "20555", NULL, SYMA_EINVAL},
        {"pay now", "sms", "20555", NULL, SYMA_EINVAL},
        {"pay", "SMS", "20555", NULL, SYMA_EINVAL},
        {"pay", "pigeon", "20555", NULL, SYMA_EINVAL},
        {"pay", "sms", "", NULL, SYMA_EINVAL},
        {"pay", "sms", "1\x1b[2J", NULL, SYMA_EINVAL},
        {"pay", "sms", "1", "a\tb", SYMA_EINVAL},
        {NULL, "sms", "1", NULL, SYMA_EINVAL},
        {"pay", NULL, "1", NULL, SYMA_EINVAL},
        {"pay", "sms", NULL, NULL, SYMA_EINVAL},
    };
    const struct syma_fallback *f;
    size_t i;

    add("a");
    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(syma_portal_add_fallback(portal, "a", rows[i].act,
                                               rows[i].channel, rows[i].address,
                                               rows[i].keyword) == rows[i].code,
                      "row %zu: %s", i, error());
    ck_assert_int_eq(
        syma_portal_add_fallback(portal, "b", "pay", "sms", "1", NULL),
        SYMA_ENOTFOUND);
    ck_assert_uint_eq(symai_portal_section(portal, 0)->fallbacks.count, 3);
    f = symai_vec_at(&symai_portal_section(portal, 0)->fallbacks, 0);
    ck_assert_str_eq(f->keyword, "ACTIVE");
    ck_assert_str_eq(f->source, "portal");
    f = symai_vec_at(&symai_portal_section(portal, 0)->fallbacks, 2);
    ck_assert_ptr_null(f->keyword);
}
END_TEST

START_TEST(nothing)
{
    ck_assert_uint_eq(syma_portal_section_count(NULL), 0);
    ck_assert_uint_eq(syma_portal_error_line(NULL), 0);
    ck_assert_str_eq(syma_portal_last_error(NULL), "");
    syma_portal_free(NULL);
    ck_assert_int_eq(syma_portal_set_home(NULL, "http://a.example"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_need(NULL, "a", "b"), SYMA_EINVAL);
}
END_TEST

START_TEST(context)
{
    const struct symai_expect *e;
    syma_context *c = NULL;

    add("home");
    ck_assert_int_eq(
        syma_portal_add_section(portal, "login", SYMA_SECTION_LOGIN, "/in", 0),
        SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(portal, "sso", SYMA_SECTION_LOGIN,
                                             "https://sso.example/", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(portal, "home", "phrase", 0, "Oops"),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, portal, "home"), SYMA_OK);
    ck_assert_str_eq(c->home_url, "https://www.operator.example/");
    ck_assert_str_eq(c->section_url, "https://www.operator.example/x");
    ck_assert_uint_eq(c->login_urls.count, 2);
    ck_assert_str_eq(*(char **)symai_vec_at(&c->login_urls, 1),
                     "https://sso.example/");
    ck_assert_uint_eq(c->expects.count, 1);
    e = symai_vec_at(&c->expects, 0);
    ck_assert_int_eq(e->must, 0);
    ck_assert_str_eq(e->pattern, "Oops");
    ck_assert_int_eq(syma_context_set_section(c, portal, "none"),
                     SYMA_ENOTFOUND);
    ck_assert_uint_eq(c->expects.count, 1);
    ck_assert_int_eq(syma_context_set_section(c, portal, "login"), SYMA_OK);
    ck_assert_uint_eq(c->expects.count, 0);
    ck_assert_uint_eq(c->login_urls.count, 2);
    ck_assert_int_eq(syma_context_set_section(NULL, portal, "login"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_section(c, NULL, "login"), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_section(c, portal, NULL), SYMA_EINVAL);
    syma_context_free(c);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("portal");
    TCase *cases = tcase_create("portal");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, ids);
    tcase_add_test(cases, sections);
    tcase_add_test(cases, addresses);
    tcase_add_test(cases, languages_and_zones);
    tcase_add_test(cases, headers);
    tcase_add_test(cases, expectations);
    tcase_add_test(cases, needs);
    tcase_add_test(cases, long_circle);
    tcase_add_test(cases, fallbacks);
    tcase_add_test(cases, nothing);
    tcase_add_test(cases, context);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
