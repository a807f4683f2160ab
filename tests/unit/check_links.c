/* SPDX-License-Identifier: MIT */
/*
 * Links: address as written, text from wherever there is some, and place
 * and flags of the block they stand in.
 */
#include "page_help.h"

static const struct {
    const char *html;
    const char *line;
} wants[] = {
    {"<p><a href=' /a '>Go <b>on</b></a>",
     "link body [link] \"/a\" \"Go on\" \"\""},
    {"<p>see <a href=/a rel=nofollow>here</a> for more of it",
     "link body \"/a\" \"here\" \"nofollow\""},
    {"<p>see <a href=/a>this</a> and <a href=/b>that</a> as well, please",
     "link body \"/a\" \"this\" \"\"\nlink body \"/b\" \"that\" \"\""},
    {"<nav><a href=/a>Home</a></nav>", "link aside [landmark link] \"/a\""},
    {"<ul><li><a href=/a>Home</a></ul>", "link aside [list link] \"/a\""},
    {"<h1><a href=/a>Home</a></h1>", "link h1 [link] \"/a\""},
    {"<p class=error><a href=/a>Home</a>", "link alert [link alert] \"/a\""},
    {"<main><p>x <a href=/a>y</a> z z z z</main>",
     "link body [main] \"/a\" \"y\""},
    {"<a href=/a><div>block</div></a>", "link body [link] \"/a\" \"block\""},
    {"<a href=/a><h2>head</h2><p>text</p></a>",
     "link heading [link] \"/a\" \"head text\""},
    {"<a href=/a><img src=x alt=Logo></a>", "\"/a\" \"Logo\""},
    {"<a href=/a aria-label=Close><svg><title>no</title></svg></a>",
     "\"/a\" \"Close\""},
    {"<a href=/a aria-label=Close></a>", "\"/a\" \"Close\""},
    {"<a href=/a title=More><img src=x alt=Logo></a>", "\"/a\" \"More\""},
    {"<footer><a href=/a><img src=x></a></footer><p>text</p>",
     "link aside [landmark link] \"/a\" \"\""},
    {"<map><area href=/a alt=Part></map>", "\"/a\" \"Part\""},
    {"<noscript><a href=/a>x y z</a></noscript>", "link noscript [link]"},
    {"<a href='?a=1&amp;b=2'>x</a>", "\"?a=1&b=2\""},
    {"<a href=/a>one<a href=/b>two</a>", "\"/a\" \"one\" \"\"\nlink body"},
    {"<a href=/a>never closed", "\"/a\" \"never closed\""},
    {"<a href>x</a>", "link body [link] \"\" \"x\""},
};

START_TEST(test_links)
{
    assert_has(wants[_i].html, wants[_i].line);
}
END_TEST

START_TEST(test_no_links)
{
    assert_lacks("<a name=top>x</a>", "link body");
    assert_lacks("<div hidden><a href=/a>x</a></div>", "\"/a\"");
    assert_lacks("<template><a href=/a>x</a></template>", "\"/a\"");
}
END_TEST

START_TEST(test_caps)
{
    struct symai_buf page;
    const struct symai_features *f;
    const struct symai_link *link;
    syma_page *p;
    int i;

    symai_buf_init(&page, (size_t)1 << 22);
    symai_buf_add_str(&page, "<a href=\"/");
    for (i = 0; i < 3000; i++)
        symai_buf_add_char(&page, 'x');
    symai_buf_add_str(&page, "\">too long</a>");
    for (i = 0; i < 1000; i++)
        symai_buf_addf(&page, "<p><a href=/%d>link %d</a></p>", i, i);
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->links.count, 512);
    ck_assert(f->text_capped);
    link = symai_vec_at(&f->links, 511);
    ck_assert_str_eq(symai_features_text(f, link->href), "/511");
    ck_assert_str_eq(symai_features_text(f, link->text), "link 511");
    ck_assert_uint_eq(f->link_words, 2002);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

START_TEST(test_splits)
{
    static const char html[] =
        "<p>a <a href='/&eacute;?x&amp;y'>l&#233;<b>n</b></a> b<ul><li><a "
        "href=/b><img alt='im g'></a></ul><a href=/c>t<p>u</a>";

    assert_split_safe(html, strlen(html), "text/html");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("links");
    TCase *tcase = tcase_create("links");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_links, 0,
                        (int)(sizeof wants / sizeof wants[0]));
    tcase_add_test(tcase, test_no_links);
    tcase_add_test(tcase, test_caps);
    tcase_add_test(tcase, test_splits);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
