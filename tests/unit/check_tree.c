/* SPDX-License-Identifier: MIT */
/*
 * Which elements are open after some markup: what is implied, what a tag
 * closes, how far an end tag reaches, and that depth has a limit.
 */
#include "page/tree.h"

#include "page/lex.h"
#include "page_help.h"

struct bench {
    struct symai_names names;
    struct symai_features features;
    struct symai_scan scan;
    struct symai_tree tree;
    struct symai_lex_sink sink;
    struct symai_lex lex;
};

static int on_start(void *user, int element, int closes,
                    const struct symai_attributes *attributes)
{
    return symai_tree_start(user, element, closes, attributes);
}

static int on_end(void *user, int element)
{
    return symai_tree_end(user, element);
}

static int on_text(void *user, const char *bytes, size_t len)
{
    return symai_tree_text(user, bytes, len);
}

static int on_script(void *user, const char *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return SYMA_OK;
}

static void begin(struct bench *b, size_t max_depth)
{
    memset(b, 0, sizeof *b);
    symai_names_init(&b->names);
    symai_features_init(&b->features);
    symai_scan_init(&b->scan, &b->features, max_depth);
    symai_tree_init(&b->tree, &b->scan, max_depth);
    b->sink.start = on_start;
    b->sink.end = on_end;
    b->sink.text = on_text;
    b->sink.script = on_script;
    b->sink.user = &b->tree;
    symai_lex_init(&b->lex, &b->names, &b->sink, 0);
}

static void feed(struct bench *b, const char *html)
{
    ck_assert_int_eq(symai_lex_feed(&b->lex, html, strlen(html)), SYMA_OK);
}

static void end(struct bench *b)
{
    ck_assert_int_eq(symai_tree_finish(&b->tree), SYMA_OK);
    ck_assert_uint_eq(b->tree.open.count, 0);
    ck_assert_uint_eq(b->scan.levels.count, 0);
    symai_lex_free(&b->lex);
    symai_tree_free(&b->tree);
    symai_scan_free(&b->scan);
    symai_features_free(&b->features);
}

/* The names of what is open, from the root. */
static void path_of(const struct bench *b, struct symai_buf *out)
{
    const uint32_t(*open)[2] = b->tree.open.items; /* element, outer */
    size_t i;

    ck_assert_uint_eq(b->tree.open.size, sizeof open[0]);
    ck_assert_uint_eq(b->tree.open.count, b->scan.levels.count);
    symai_buf_init(out, 4096);
    for (i = 0; i < b->tree.open.count; i++)
        symai_buf_addf(out, "%s%s", i > 0 ? " " : "",
                       symai_element_name((int)open[i][0]));
}

static const struct {
    const char *html;
    const char *path;
} cases[] = {
    /* implied */
    {"", ""},
    {" \n\f", ""},
    {"<title>", "html head title"},
    {"<meta><link><base>", "html head"},
    {"<title>t</title><script></script>", "html head"},
    {"<head></head><script>", "html script"},
    {"text", "html body p"},
    {"<head>text", "html body p"},
    {"<html> text", "html body p"},
    {"<head> <b>", "html body b"},
    {"<head><section>", "html head section"},
    {"<div>", "html body div"},
    {"<body>", "html body"},
    {"<frameset>", "html frameset"},
    {"<noscript>", "html body noscript"},
    {"<head><noscript><img>", "html head noscript"},
    /* where they can't begin */
    {"<html><html><body><body><p>", "html body p"},
    {"text<html><head></head><b>", "html body b"},
    {"<body><head></head><p>", "html body p"},
    {"<html><body>a</body></html>b<i>", "html body i"},
    /* closed by what follows */
    {"<p>a<p>b", "html body p"},
    {"<p>a<div>b", "html body div"},
    {"<ul><li>a<li>b", "html body ul li"},
    {"<ul><li><b>a<li>b", "html body ul li b li"},
    {"<dl><dt>a<dd>b<dt>c", "html body dl dt"},
    {"<table><tr><td>a<td>b<tr><th>c<tbody>", "html body table tbody"},
    {"<table><tr><td><b>a<td>", "html body table tr td"},
    {"<select><option>a<option>b<optgroup>", "html body select optgroup"},
    {"<a><a>", "html body a"},
    {"<form><p><form>", "html body form"},
    {"<h1>a<p>b", "html body p"},
    {"<p><wbr><embed><br>a<p>", "html body p"}, /* void ones stay not */
    /* end tags */
    {"<div><b>a</div>", "html body"},
    {"<b><div>a</b>", "html body b div"},
    {"<b><i>a</b>", "html body"},
    {"<div><table><tr><td></div>", "html body div table tr td"},
    {"<table><tr><td><div></table>", "html body"},
    {"<table><tr><td><span></td>", "html body table tr"},
    {"</div></b>", ""},
    {"<div></p></div>", "html body"},
    {"<p>a<div>b</p>", "html body div"},
    {"</p>", "html body"},
    {"<x-y><z-z></x-y>", "html body span"},
    {"<svg><path/><g></svg>", "html body"},
};

START_TEST(test_paths)
{
    struct symai_buf path;
    struct bench b;

    begin(&b, 4096);
    feed(&b, cases[_i].html);
    path_of(&b, &path);
    ck_assert_msg(strcmp(path.data, cases[_i].path) == 0, "%s: %s",
                  cases[_i].html, path.data);
    symai_buf_free(&path);
    end(&b);
}
END_TEST

/* Past the limit nothing is opened, and nothing stays out of balance. */
START_TEST(test_deep)
{
    struct symai_buf path;
    struct bench b;

    begin(&b, 4);
    feed(&b, "<div><p>one <b>two</b> <b><i>three<br>");
    ck_assert_uint_eq(b.tree.flat, 2);
    path_of(&b, &path);
    ck_assert_str_eq(path.data, "html body div p");
    symai_buf_free(&path);
    feed(&b, "<div>four</div></i></b></p><i><img src=x></i>five");
    ck_assert_uint_eq(b.tree.flat, 0);
    feed(&b, "</div></div>six");
    path_of(&b, &path);
    ck_assert_str_eq(path.data, "html body");
    symai_buf_free(&path);
    end(&b);
}
END_TEST

/* Half closed tags by the thousand: what is counted is what is open. */
START_TEST(test_hostile)
{
    static const struct {
        const char *first;
        const char *unit;
        size_t open;
    } pages[] = {
        {"", "<div>", 4096},
        {"", "<b>", 4096},
        {"", "<wbr>", 2},
        {"", "<p>", 3},
        {"", "<p></b>", 3},
        {"", "</p>", 2},
        {"", "<head></head><html><body>", 2},
        {"<div><table>", "<b></div>", 4096},
        {"<div><table>", "<div></div></table><table>", 4},
        {"", "<table><tr><td></tr></td>", 4096},
        {"", "<a><table>", 4096},
    };
    struct bench b;
    int i;

    begin(&b, 4096);
    feed(&b, pages[_i].first);
    for (i = 0; i < 20000; i++)
        feed(&b, pages[_i].unit);
    ck_assert_uint_eq(b.tree.open.count, pages[_i].open);
    ck_assert_uint_eq(b.scan.levels.count, pages[_i].open);
    end(&b);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tree");
    TCase *tcase = tcase_create("tree");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_paths, 0,
                        (int)(sizeof cases / sizeof cases[0]));
    tcase_add_test(tcase, test_deep);
    tcase_add_loop_test(tcase, test_hostile, 0, 11);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
