/* SPDX-License-Identifier: MIT */
/*
 * The tokenizer: what it finds in markup as it is in the wild, and that no cut
 * of the stream changes it.
 */
#include "page/lex.h"

#include "base/utf8.h"
#include "page_help.h"

struct log {
    struct symai_buf markup;
    struct symai_buf script;
};

/* Attributes by number, that is in the order of the alphabet. */
static int on_start(void *user, int element, int closes,
                    const struct symai_attributes *a)
{
    struct symai_buf *out = &((struct log *)user)->markup;
    int i;

    symai_buf_addf(out, "<%s", symai_element_name(element));
    for (i = 0; i < SYMAI_AT_COUNT; i++) {
        ck_assert_int_eq(a->at[i] != NULL, (a->given & SYMAI_AT_BIT(i)) != 0);
        if (a->at[i] != NULL)
            symai_buf_addf(out, " %s=\"%s\"", symai_attribute_name(i),
                           a->at[i]);
    }
    return symai_buf_add_str(out, closes ? "/>" : ">");
}

static int on_end(void *user, int element)
{
    return symai_buf_addf(&((struct log *)user)->markup, "</%s>",
                          symai_element_name(element));
}

static int on_text(void *user, const char *bytes, size_t len)
{
    ck_assert_uint_gt(len, 0);
    ck_assert(symai_utf8_is_valid(bytes, len));
    return symai_buf_add(&((struct log *)user)->markup, bytes, len);
}

static int on_script(void *user, const char *bytes, size_t len)
{
    return symai_buf_add(&((struct log *)user)->script, bytes, len);
}

static void lex_text(const char *text, size_t len, size_t first, int is_xml,
                     struct log *log)
{
    struct symai_lex_sink sink = {on_start, on_end, on_text, on_script, log};
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
    /* names that are taken at once, and those that are not */
    {"<INPUT TYPE=text AutoComplete='x' data-a-name-of-many=1 id=y>and some "
     "more",
     "<input autocomplete=\"x\" id=\"y\" type=\"text\">and some more", ""},
    {"<a\x01"
     "b>what is no letter</a><a\x01 id=x>",
     "<span>what is no letter</a><span id=\"x\">", ""},
    {"<p =id=x id\x02=y\fid\r=z/class=c>the end of it",
     "<p id=\"z/class=c\">the end of it", ""},
    {"<P CLASS=x ID='y' Title=\"z\" >", "<p class=\"x\" id=\"y\" title=\"z\">",
     ""},
    /* unknown attributes and doubles go, unknown elements are inline */
    {"<p onclick='a>b' class=a class=b data-x>t", "<p class=\"a\">t", ""},
    {"<blockquote-of-some-length class-of-some-length=x>t", "<span>t", ""},
    {"<x-card hidden>t</x-card>", "<span hidden=\"\">t</span>", ""},
    {"<a href='/\"x\"'>", "<a href=\"/\"x\"\">", ""},
    {"<a href=/a?b=\"c\">", "<a href=\"/a?b=\"c\"\">", ""},
    {"<a href=\"a>b\">", "<a href=\"a>b\">", ""},
    {"<a href = x / id=y>", "<a href=\"x\" id=\"y\">", ""},
    {"<a href=>t", "<a href=\"\">t", ""},
    {"<a \"odd\" href=x>", "<a href=\"x\">", ""},
    {"<a href=x/>t", "<a href=\"x/\">t", ""},
    {"<div/>t", "<div>t", ""},
    {"<br/>t</br>", "<br>t<br>", ""},
    /* no tags at all */
    {"1 < 2 <3 <", "1 < 2 <3 <", ""},
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
    {"<title>a <b> &amp; &lt;/ti</title>t", "<title>a <b> & </ti</title>t", ""},
    {"<title>a</titl</title>t", "<title>a</titl</title>t", ""},
    {"<textarea><h1>x</h1></textarea>t", "<textarea></textarea>t", ""},
    {"<iframe><h1>x</h1></iframe>t", "<iframe></iframe>t", ""},
    {"<xmp>a <b> &amp; </xm</xmp>t", "<xmp>a <b> &amp; </xm</xmp>t", ""},
    /* ends without a beginning are the tree's to judge */
    {"a</div>b</p>c</wbr>d", "a</div>b</p>cd", ""},
    /* references, and what prints nothing */
    {"<p title='&lt;&eacute;&nosuch;&'>", "<p title=\"<\xC3\xA9&nosuch;&\">",
     ""},
    {"a &lt;b&gt; &amp;amp; &rsquo;", "a <b> &amp; \xE2\x80\x99", ""},
    {"a\x01\x02z\x0B\x0C\tb", "az\x0C\tb", ""},
    /* foreign content */
    {"<svg><path d='x'/><title/><g>t</g></svg><my-x>u</my-x>",
     "<svg><title/>t</svg><span>u</span>", ""},
    {"<svg/>a<x-y>", "<svg/>a<span>", ""},
    {"<svg><p>a<x-y>b", "<svg><p>a<span>b", ""},
    {"<svg><![CDATA[ a ] ]] > b ]]></svg>c", "<svg></svg>c", ""},
    /* cut off */
    {"a<b class=\"x", "a", ""},
    {"a</", "a</", ""},
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

/* Whatever the cut, characters of several bytes stay whole: the sink looks. */
START_TEST(test_wide_text)
{
    static char html[3001];
    struct log log;
    size_t i;

    for (i = 0; i < 3000; i += 3)
        memcpy(html + i, "\xE2\x82\xAC", 3);
    for (i = 0; i < 3000; i += 3) {
        lex_text(html, 3000, i, 0, &log);
        ck_assert_str_eq(log.markup.data, html);
        log_free(&log);
    }
}
END_TEST

/* However many attributes a tag has, the known ones are kept once each, and
 * past the limit of a tag none is. */
START_TEST(test_many_attributes)
{
    struct symai_buf page;
    struct log log;
    int i;

    symai_buf_init(&page, (size_t)1 << 24);
    symai_buf_add_str(&page, "<p");
    for (i = 0; i < 100000; i++)
        symai_buf_addf(&page, " a%d=%d class=c%d", i, i, i);
    symai_buf_add_str(&page, " id=last>t");
    lex_text(page.data, page.len, 1000, 0, &log);
    ck_assert_str_eq(log.markup.data, "<p class=\"c0\" id=\"last\">t");
    log_free(&log);
    symai_buf_clear(&page);
    symai_buf_add_str(&page, "<p");
    for (i = 1; i < SYMAI_AT_COUNT; i++)
        symai_buf_addf(&page, " %s=%04000d", symai_attribute_name(i), i);
    symai_buf_add_str(&page, ">t");
    lex_text(page.data, page.len, 1000, 0, &log);
    ck_assert_uint_lt(log.markup.len, 40 * 1024);
    ck_assert_ptr_nonnull(strstr(log.markup.data, "aria-hidden="));
    ck_assert_ptr_null(strstr(log.markup.data, "xml:lang="));
    log_free(&log);
    symai_buf_free(&page);
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

static int refuse_start(void *user, int element, int closes,
                        const struct symai_attributes *a)
{
    (void)user;
    (void)element;
    (void)closes;
    (void)a;
    return SYMA_ENOMEM;
}

static int refuse_end(void *user, int element)
{
    (void)user;
    (void)element;
    return SYMA_ENOMEM;
}

START_TEST(test_failure)
{
    static const char *const html[] = {
        "text",  "<p>", "&amp;x", "<script>s</script>", "<title>t</title>",
        "</br>", "</p>"};
    struct symai_lex_sink sink = {refuse_start, refuse_end, refuse, refuse,
                                  NULL};
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

/* With the NUL bytes that a name is looked up with. */
static const char *padded(const char *name)
{
    static char text[SYMAI_NAME_WIDTH + 1];

    ck_assert_uint_lt(strlen(name), SYMAI_NAME_WIDTH);
    memset(text, 0, sizeof text);
    return strcpy(text, name);
}

/* Each name of the tables finds itself, and nothing else does. */
START_TEST(test_names)
{
    struct symai_names names;
    char cut[SYMAI_NAME_WIDTH];
    const char *name;
    int i;

    symai_names_init(&names);
    for (i = 1; i < SYMAI_EL_COUNT; i++) {
        name = padded(symai_element_name(i));
        ck_assert_int_eq(symai_names_element(&names, name), i);
        memcpy(cut, name, sizeof cut);
        cut[strlen(name) - 1] = '\0';
        ck_assert_int_ne(symai_names_element(&names, cut), i);
    }
    for (i = 1; i < SYMAI_AT_COUNT; i++) {
        name = padded(symai_attribute_name(i));
        ck_assert_int_eq(symai_names_attribute(&names, name), i);
    }
    ck_assert_int_eq(symai_names_element(&names, padded("blink-182")), 0);
    ck_assert_int_eq(symai_names_element(&names, padded("")), 0);
    ck_assert_int_eq(symai_names_attribute(&names, padded("onclick")), 0);
    ck_assert_str_eq(symai_element_name(-1), "");
    ck_assert_str_eq(symai_attribute_name(SYMAI_AT_COUNT), "");
    ck_assert_int_eq(symai_element_flags[SYMAI_EL_OTHER], 0);
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
    tcase_add_test(tcase, test_wide_text);
    tcase_add_test(tcase, test_many_attributes);
    tcase_add_test(tcase, test_failure);
    tcase_add_test(tcase, test_names);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
