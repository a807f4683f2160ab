/* SPDX-License-Identifier: MIT */
/*
 * The tokenizer in front of libxml2: what it writes for markup as found in
 * the wild, and that no cut of the stream changes it.
 */
#include "page/lex.h"

#include "base/utf8.h"
#include "page_help.h"

struct log {
    struct symai_buf markup;
    struct symai_buf script;
};

static int on_markup(void *user, const char *bytes, size_t len)
{
    return symai_buf_add(&((struct log *)user)->markup, bytes, len);
}

static int on_script(void *user, const char *bytes, size_t len)
{
    return symai_buf_add(&((struct log *)user)->script, bytes, len);
}

static void lex_text(const char *text, size_t len, size_t first, int is_xml,
                     struct log *log)
{
    struct symai_lex_sink sink = {on_markup, on_script, log};
    struct symai_names names;
    struct symai_lex lex;

    symai_buf_init(&log->markup, (size_t)1 << 24);
    symai_buf_init(&log->script, (size_t)1 << 24);
    symai_names_init(&names);
    symai_lex_init(&lex, &names, &sink, is_xml);
    ck_assert_int_eq(symai_lex_feed(&lex, text, first), SYMA_OK);
    ck_assert_int_eq(symai_lex_feed(&lex, text + first, len - first), SYMA_OK);
    ck_assert_int_eq(symai_lex_finish(&lex), SYMA_OK);
    symai_lex_free(&lex);
}

static void log_free(struct log *log)
{
    symai_buf_free(&log->markup);
    symai_buf_free(&log->script);
}

static const struct {
    const char *html;
    const char *markup;
    const char *script;
} cases[] = {
    {"a<b>c</b>", "a<b>c</b>", ""},
    {"<P CLASS=x ID='y' Title=\"z\" >", "<p class=\"x\" id=\"y\" title=\"z\">",
     ""},
    /* unknown attributes and doubles go, unknown elements are inline */
    {"<p onclick='a>b' class=a class=b data-x>t", "<p class=\"a\">t", ""},
    {"<x-card hidden>t</x-card>", "<span hidden=\"\">t</span>", ""},
    {"<a href='/\"x\"'>", "<a href=\"/&quot;x&quot;\">", ""},
    {"<a href=/a?b=\"c\">", "<a href=\"/a?b=&quot;c&quot;\">", ""},
    {"<a href=\"a>b\">", "<a href=\"a&gt;b\">", ""},
    {"<a href = x / id=y>", "<a href=\"x\" id=\"y\">", ""},
    {"<a href=>t", "<a href=\"\">t", ""},
    {"<a \"odd\" href=x>", "<a href=\"x\">", ""},
    {"<a href=x/>t", "<a href=\"x/\">t", ""},
    {"<div/>t", "<div>t", ""},
    {"<br/>t</br>", "<br>t<br>", ""},
    /* no tags at all */
    {"1 < 2 <3 <", "1 &lt; 2 &lt;3 &lt;", ""},
    {"a</>b</ x>c", "abc", ""},
    {"<?php x ?>a<!DOCTYPE html>b<!>c", "abc", ""},
    /* comments */
    {"a<!-- <b> -- > -->b", "ab", ""},
    {"a<!-->b<!--->c<!-- x --!>d<!-- --->e", "abcde", ""},
    {"a<!-- never closed <b>", "a", ""},
    {"<!-", "", ""},
    /* raw text */
    {"<script>a<b '</b>' //</scriptx></script>c", "<script></script>c",
     "a<b '</b>' //</scriptx>"},
    {"<SCRIPT src=x></SCRIPT >", "<script src=\"x\"></script>", ""},
    {"<script>x</script", "<script>", "x</script"},
    {"<style>p>a{}</style>t", "<style></style>t", ""},
    {"<title>a <b> &amp; &lt;/ti</title>t",
     "<title>a &lt;b> &amp; &lt;/ti</title>t", ""},
    {"<title>a</titl</title>t", "<title>a&lt;/titl</title>t", ""},
    {"<textarea><h1>x</h1></textarea>t", "<textarea></textarea>t", ""},
    {"<iframe><h1>x</h1></iframe>t", "<iframe></iframe>t", ""},
    /* what libxml2 would stop at, or look for in vain */
    {"<html><body>a</body></html>b", "<html><body>ab", ""},
    {"<html lang=fr><html lang=en><body><body class=x>",
     "<html lang=\"fr\"><body>", ""},
    {"a</div>b</p>c", "ab<br><br>c", ""},
    /* foreign content */
    {"<svg><path d='x'/><title/><g>t</g></svg><my-x>u</my-x>",
     "<svg><title/>t</svg><span>u</span>", ""},
    {"<svg/>a<x-y>", "<svg/>a<span>", ""},
    {"<svg><p>a<x-y>b", "<svg><p>a<span>b", ""},
    {"<svg><![CDATA[ a ] ]] > b ]]></svg>c", "<svg></svg>c", ""},
    /* cut off */
    {"a<b class=\"x", "a", ""},
    {"a</", "a&lt;/", ""},
};

START_TEST(test_tokens)
{
    size_t len = strlen(cases[_i].html);
    struct log log;
    size_t first;

    for (first = 0; first <= len; first++) {
        lex_text(cases[_i].html, len, first, 0, &log);
        ck_assert_str_eq(log.markup.data, cases[_i].markup);
        ck_assert_str_eq(log.script.data, cases[_i].script);
        log_free(&log);
    }
}
END_TEST

START_TEST(test_xhtml)
{
    static const char html[] =
        "<div id=\"a\"/><script src=\"x\"/><title/><p>t</p>";
    struct log log;

    lex_text(html, strlen(html), 5, 1, &log);
    ck_assert_str_eq(log.markup.data, "<div id=\"a\"/><script src=\"x\"/>"
                                      "<title/><p>t</p>");
    log_free(&log);
}
END_TEST

/* A value is cut behind a whole character, wherever the stream was cut. */
START_TEST(test_long_value)
{
    char html[5000];
    struct log log;
    struct log whole;
    size_t len;
    size_t i;

    memcpy(html, "<p id=\"x", 8);
    for (i = 8; i + 2 < 4900; i += 2)
        memcpy(html + i, "\xC3\xA9", 2);
    memcpy(html + i, "&amp;\">t", 8);
    len = i + 8;
    lex_text(html, len, len, 0, &whole);
    ck_assert(symai_utf8_is_valid(whole.markup.data, whole.markup.len));
    ck_assert_uint_lt(whole.markup.len, 4200);
    ck_assert_ptr_nonnull(strstr(whole.markup.data, "\">t"));
    for (i = 4090; i < 4120; i++) {
        lex_text(html, len, i, 0, &log);
        ck_assert_str_eq(log.markup.data, whole.markup.data);
        log_free(&log);
    }
    log_free(&whole);
}
END_TEST

/* libxml2 holds text back until markup comes: long text gets some. */
START_TEST(test_long_text)
{
    static char html[40000];
    struct log log;
    const char *at;
    int stops = 0;

    memset(html, 'x', sizeof html);
    lex_text(html, sizeof html, 1, 0, &log);
    for (at = strstr(log.markup.data, "<!-- -->"); at != NULL;
         at = strstr(at + 1, "<!-- -->"))
        stops++;
    ck_assert_int_eq(stops, 4);
    log_free(&log);
}
END_TEST

/* Past the depth limit nothing is opened, and nothing stays out of balance. */
START_TEST(test_deep)
{
    static const char html[] =
        "<div><div><b>a</b></div><script>s</script>x<br></div>";
    struct log log;
    struct symai_lex_sink sink = {on_markup, on_script, &log};
    struct symai_names names;
    struct symai_lex lex;

    symai_buf_init(&log.markup, 1000);
    symai_buf_init(&log.script, 1000);
    symai_names_init(&names);
    symai_lex_init(&lex, &names, &sink, 0);
    ck_assert_int_eq(symai_lex_feed(&lex, "<p>", 3), SYMA_OK);
    lex.deep = 1;
    ck_assert_int_eq(symai_lex_feed(&lex, html, strlen(html)), SYMA_OK);
    lex.deep = 0;
    ck_assert_int_eq(symai_lex_feed(&lex, "<i>y</i></p>", 12), SYMA_OK);
    ck_assert_str_eq(log.markup.data,
                     "<p><br><br><br><br>a<br><br>x<br><br><br>"
                     "<i>y</i></p>");
    ck_assert_str_eq(log.script.data, "s");
    symai_lex_free(&lex);
    log_free(&log);
}
END_TEST

/* A failing sink ends it. */
static int refuse(void *user, const char *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return SYMA_ENOMEM;
}

START_TEST(test_failure)
{
    static const char *const html[] = {
        "text",     "<p>", "&amp;x", "<script>s</script>", "<title>t</title>",
        "<br></br>"};
    struct symai_lex_sink sink = {refuse, refuse, NULL};
    struct symai_names names;
    struct symai_lex lex;
    size_t i;

    symai_names_init(&names);
    for (i = 0; i < sizeof html / sizeof html[0]; i++) {
        symai_lex_init(&lex, &names, &sink, 0);
        ck_assert_int_eq(symai_lex_feed(&lex, html[i], strlen(html[i])),
                         SYMA_ENOMEM);
        symai_lex_free(&lex);
    }
}
END_TEST

/* Each name of the tables finds itself, and nothing else does. */
START_TEST(test_names)
{
    struct symai_names names;
    const char *name;
    int i;

    symai_names_init(&names);
    for (i = 1; i < SYMAI_EL_COUNT; i++) {
        name = symai_element_name(i);
        ck_assert_int_eq(symai_names_element(&names, name, strlen(name)), i);
        ck_assert_int_ne(symai_names_element(&names, name, strlen(name) - 1),
                         i);
    }
    for (i = 1; i < SYMAI_AT_COUNT; i++) {
        name = symai_attribute_name(i);
        ck_assert_int_eq(symai_names_attribute(&names, name, strlen(name)), i);
    }
    ck_assert_int_eq(symai_names_element(&names, "blink-182", 9), 0);
    ck_assert_int_eq(symai_names_element(&names, "", 0), 0);
    ck_assert_int_eq(symai_names_attribute(&names, "onclick", 7), 0);
    ck_assert_str_eq(symai_element_name(-1), "");
    ck_assert_str_eq(symai_attribute_name(SYMAI_AT_COUNT), "");
    ck_assert_int_eq(symai_element_flags(SYMAI_EL_COUNT), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lex");
    TCase *tcase = tcase_create("lex");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_tokens, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_test(tcase, test_xhtml);
    tcase_add_test(tcase, test_long_value);
    tcase_add_test(tcase, test_long_text);
    tcase_add_test(tcase, test_deep);
    tcase_add_test(tcase, test_failure);
    tcase_add_test(tcase, test_names);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
