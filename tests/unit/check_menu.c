/* SPDX-License-Identifier: MIT */
/*
 * What a page has beside what a reader sees: where the words of its links
 * come from, links in what is hidden, languages, the canonical address.
 */
#include "page_help.h"

#include "page/menu.h"

/* What is not judged of a page has these lines and no others. */
static void assert_menu(const char *html, const char *lines)
{
    syma_page *p = page_of(html);
    char *dump = page_dump_parts(p, PAGE_DUMP_MENU);

    syma_page_free(p);
    ck_assert_msg(strcmp(dump, lines) == 0, "%s\nhas:\n%s\nnot:\n%s", html,
                  dump, lines);
    free(dump);
}

static const struct {
    const char *html;
    const char *lines;
} wants[] = {
    {"<a href=/a>Text</a><p>Plain</p>", ""},
    {"<a href=/a aria-label=Label>Text</a>", ""},
    {"<a href=/a aria-label=Label title=Title></a>",
     "said label \"/a\" \"Label\"\n"},
    {"<a href=/a title=Title><img alt=Logo></a>",
     "said title \"/a\" \"Title\"\n"},
    {"<a href=/a><img alt=Logo> </a>", "said image \"/a\" \"Logo\"\n"},
    {"<a href=/a><img alt=Logo> and text</a>", ""},
    {"<a href=/a> <img alt=''><img alt=Logo></a>",
     "said image \"/a\" \"Logo\"\n"},
    {"<map><area href=/a alt=Part></map>", "said image \"/a\" \"Part\"\n"},
    {"<a href=/a><svg><title>Person</title><path d=x /></svg></a>",
     "said title \"/a\" \"Person\"\n"},
    {"<a href=/a><svg><title>Person</title></svg> Account</a>", ""},
    {"<a href=/a aria-label=Me><svg><title>Person</title></svg></a>",
     "said label \"/a\" \"Me\"\n"},
    {"<svg><title>Person</title></svg><a href=/a></a>", ""},
    {"<div hidden><a href=' /a ' rel=nofollow>Log <b>in</b></a></div>",
     "menu body [link] \"/a\" \"Log in\" \"nofollow\"\n"},
    {"<nav style='display:none'><ul><li><a href=/a>In</a></ul></nav>",
     "menu aside [landmark list link] \"/a\" \"In\" \"\"\n"},
    {"<dialog><a href=/a aria-label=In><svg></svg></a></dialog>",
     "menu body [link] \"/a\" \"In\" \"\"\nsaid label \"/a\" \"In\"\n"},
    {"<template><a href=/a>One</a><a href=/b><img alt=Two></a></template>",
     "menu body [link] \"/a\" \"One\" \"\"\n"
     "menu body [link] \"/b\" \"Two\" \"\"\nsaid image \"/b\" \"Two\"\n"},
    {"<template><a href=/a><svg><title>Me</title></svg></a></template>",
     "menu body [link] \"/a\" \"\" \"\"\nsaid title \"/a\" \"Me\"\n"},
    {"<div hidden><a name=top>x</a><a href>y</a><a href='  '>z</a></div>", ""},
    {"<noscript><div hidden><a href=/a>x</a></div></noscript>", ""},
    {"<a href=/a>seen<span hidden><a href=/b>not</a></span></a><p>text",
     "menu body [link] \"/b\" \"not\" \"\"\n"},
    {"<link rel=canonical href=' /c '><link rel=canonical href=/d>",
     "canonical \"/c\"\n"},
    {"<link rel=canonical><link rel='x Canonical' href=/e>",
     "canonical \"/e\"\n"},
    {"<link rel=alternate hreflang=fr-BE href=/fr/>"
     "<link rel=alternate hreflang=' x-default ' href=/>",
     "alternate \"fr-BE\" \"/fr/\"\nalternate \"x-default\" \"/\"\n"},
    {"<link rel=alternate type=application/rss+xml href=/feed>"
     "<link rel=stylesheet hreflang=en href=/x.css>"
     "<link rel=alternate hreflang='' href=/y>"
     "<link rel=alternate hreflang=en href=''>",
     ""},
    {"<a href=/de hreflang=de>Deutsch</a>", "alternate \"de\" \"/de\"\n"},
    {"<div hidden><a href=/nl hreflang=nl>Nederlands</a></div>",
     "menu body [link] \"/nl\" \"Nederlands\" \"\"\nalternate \"nl\" "
     "\"/nl\"\n"},
    {"<noscript><link rel=canonical href=/c></noscript>", ""},
};

/* A script of that text has links of these addresses and texts. */
#define S(script, ...)                             \
    {                                              \
        "<script>" script "</script>", __VA_ARGS__ \
    }
#define L(href, text) "menu script \"" href "\" \"" text "\" \"\"\n"

static const struct {
    const char *html;
    const char *lines;
} scripts[] = {
    /* Objects of a script, and data. */
    S("x={label:'In',url:'/in'}", L("/in", "In")),
    S("x={url : \"/in\", other:1, label : \"In\"}", L("/in", "In")),
    S("x=[{text:'One',href:'/a'},{text:'Two',href:'/b'}]",
      L("/a", "One") L("/b", "Two")),
    S("x={label:'S\\'identifier',url:'/in'}", L("/in", "S'identifier")),
    S("x={label:'a',b:function(){return {c:1}},url:'/in'}", L("/in", "a")),
    S("x={title:'A',url:'/in',label:'B'}", L("/in", "B")),
    S("x={label:'Near',url:'/in',c:1,d:2,text:'Far away'}", L("/in", "Near")),
    S("x={url:'/in'}", ""),
    S("$.ajax({url:'/in',type:'POST'})", ""),
    S("x=a?url:'/in',label='In'", ""),
    S("x={label:'In',url:'https://my.example/in?a=1#b'}",
      L("https://my.example/in?a=1#b", "In")),
    S("x={label:'In',url:'//my.example/in'}", L("//my.example/in", "In")),
    S("x={label:'In',to:'account/in.html'}", L("account/in.html", "In")),
    S("x={label:'In',loginUrl:'/in'}", L("/in", "In")),
    S("x={'aria-label':'In',href:'/in'}",
      L("/in", "In") "said label \"/in\" \"In\"\n"),
    S("x={alt:'In',href:'/in'}", L("/in", "In") "said image \"/in\" \"In\"\n"),
    S("a.textContent='In';", ""),
    S("{a.href='/in';a.textContent='In'}", ""),
    S("x={b:1,f:function(){a={c:1};return {url:'/in'}},label:'In'}", ""),
    {"<script type=application/json>{\"items\":[{\"title\":\"Mon espace\","
     "\"url\":\"\\/in\"},{\"title\":\"\\u00c9t\\u00e9 &amp; "
     "\\ud83d\\ude00\",\"link\":\"https:\\/\\/a.example\\/b\"}]}</script>",
     L("/in", "Mon espace")
         L("https://a.example/b", "\xC3\x89t\xC3\xA9 & \xF0\x9F\x98\x80")},
    /* Around the object, and inside a label. */
    S("x={label:'In',link:{url:'/in'}}", L("/in", "In")),
    S("x={link:{fields:{url:'/in'}},label:'In'}", L("/in", "In")),
    S("x={label:'Group',items:[{url:'/in'}]}", ""),
    S("x={label:{fr:'Connexion',en:'In'},url:'/in'}", L("/in", "Connexion")),
    S("x={url:'/in',children:['In',1]}", L("/in", "In")),
    S("x={url:'/in',children:['$','span',null,{children:'In'}]}",
      L("/in", "In")),
    S("x={url:'/in',children:[{label:'Sub',url:'/sub'}]}",
      L("/in", "Sub") L("/sub", "Sub")),
    S("h('a',{href:'/in'},'In')", L("/in", "In")),
    S("h('a',{href:'/in'},h('b',{},'In'))", ""),
    /* A string in a string. */
    S("x='{\"label\":\"In\",\"url\":\"/in\"}'", L("/in", "In")),
    S("f.push([1,\"{\\\"href\\\":\\\"/in\\\",\\\"children\\\":\\\"l'In"
      "\\\"}\"])",
      L("/in", "l'In")),
    S("x=\"{\\\"a\\\":\\\"{\\\\\\\"label\\\\\\\":\\\\\\\"In\\\\\\\","
      "\\\\\\\"url\\\\\\\":\\\\\\\"/in\\\\\\\"}\\\"}\"",
      L("/in", "In")),
    S("x='{\\u0022label\\u0022:\\u0022In\\u0022,\\u0022url\\u0022:\\u0022/in"
      "\\u0022}'",
      L("/in", "In")),
    /* Markup. */
    S("x='<a href=\"/in\">Se connecter</a>'", L("/in", "Se connecter")),
    S("x=\"<a class=\\\"b\\\" href=\\\"/in?a&amp;b\\\"><b>Log</b> "
      "in<\\/a>\"",
      L("/in?a&b", "Log in")),
    S("x=\"\\u003ca href=\\u0022/in\\u0022\\u003eL\\u0026eacute;o"
      "\\u003c/a\\u003e\"",
      L("/in", "L\xC3\xA9o")),
    S("x=\"\\x3Ca href='in.html'\\x3EIn\\x3C/a\\x3E\"", L("in.html", "In")),
    S("x='<a href=/in>In</a><a href=/up>Up</a>'",
      L("/in", "In") L("/up", "Up")),
    S("x='<a href=\"/in\" aria-label=\"In\"><i></i></a>'",
      L("/in", "In") "said label \"/in\" \"In\"\n"),
    S("x='<a title=In href=\"/in\"></a>'",
      L("/in", "In") "said title \"/in\" \"In\"\n"),
    S("x='<a href=\"/in\"><img alt=\"In\" src=\"x.png\"></a>'",
      L("/in", "In") "said image \"/in\" \"In\"\n"),
    {"<script type=text/x-template><ul><li><a href='/in'>In</a>"
     "<li><router-link to=/up>Up</router-link></ul></script>",
     L("/in", "In") L("/up", "Up")},
    S("x='<a href=\"'+url+'\">In</a>'", ""),
    S("x='<a href=\"/in\">'+label+'</a>'", L("/in", "")),
    S("x=`<a href=\"/in\">${t('in')}</a>`", L("/in", "")),
    S("x='<link href=\"/in\"><p class=\"/a\">text</p>'", ""),
    /* Nothing to go to. */
    S("x={label:'In',src:'/in'}", ""),
    S("x={label:'In',imageUrl:'/in'}", ""),
    S("x={label:'In',url:'/in.png?1'}", ""),
    S("x={label:'In',url:'/'}", ""),
    S("x={label:'In',url:'mailto:a/b'}", ""),
    S("x={label:'In',url:'/in to'}", ""),
    S("x={label:'In',url:`/in/${id}`}", ""),
    S("x={label:'In',url:'/in", ""),
    S("x=['/in','In'];f('/in')", ""),
    S("a=b/c/d;// url:'x'\n/* e */", ""),
    {"<noscript><script>x={label:'In',url:'/in'}</script></noscript>", ""},
    /* Once is enough. */
    S("x=[{label:'In',url:'/in'},{label:'In',url:'/in'},{label:'I',url:'/in'}]",
      L("/in", "In") L("/in", "I")),
};

START_TEST(test_scripts)
{
    assert_menu(scripts[_i].html, scripts[_i].lines);
    assert_split_safe(scripts[_i].html, strlen(scripts[_i].html), "text/html");
}
END_TEST

START_TEST(test_menu)
{
    assert_menu(wants[_i].html, wants[_i].lines);
}
END_TEST

/* Every kind at once, in one page that is cut everywhere. */
START_TEST(test_splits)
{
    static const char html[] =
        "<link rel=alternate hreflang=fr href='/fr?&eacute;&amp;x'><a href=/a>"
        "<svg><title>&Eacute;t\xC3\xA9</title></svg></a><template><p><a "
        "href=/b>l&#233;<b>n</b></a></template><div hidden><a href=/c "
        "aria-label='x&amp;y'></a></div><a href=/d hreflang=de><img "
        "alt='im g'></a>";

    assert_split_safe(html, strlen(html), "text/html");
}
END_TEST

static syma_page *hostile_page(void)
{
    struct symai_buf html;
    syma_page *p;
    int i;

    symai_buf_init(&html, (size_t)1 << 22);
    for (i = 0; i < 1000; i++)
        symai_buf_addf(&html, "<link rel=alternate hreflang=l%d href=/l%d>", i,
                       i);
    symai_buf_add_str(&html, "<p>text<div hidden><a href=/");
    for (i = 0; i < 3000; i++)
        symai_buf_add_char(&html, 'x');
    symai_buf_add_str(&html, ">too long</a>");
    for (i = 0; i < 1000; i++)
        symai_buf_addf(&html, "<a href=/%d>link %d</a>", i, i);
    symai_buf_add_str(&html, "</div>");
    for (i = 0; i < 10; i++)
        symai_buf_addf(&html, "<a href=/seen%d>seen</a>", i);
    p = page_of(html.data);
    symai_buf_free(&html);
    return p;
}

START_TEST(test_caps)
{
    syma_page *p = hostile_page();
    const struct symai_features *f = symai_page_features(p);
    const struct symai_alternate *alternate;
    const struct symai_link *link;

    ck_assert_uint_eq(f->menu.count, SYMAI_MENU_HIDDEN_MAX);
    ck_assert_uint_eq(f->alternates.count, SYMAI_ALTERNATES_MAX);
    ck_assert(f->menu_capped);
    ck_assert(!f->text_capped);
    ck_assert_uint_eq(f->links.count, 10);
    link = symai_vec_at(&f->menu, SYMAI_MENU_HIDDEN_MAX - 1);
    ck_assert_str_eq(symai_features_text(f, link->href), "/255");
    ck_assert_str_eq(symai_features_text(f, link->text), "link 255");
    alternate = symai_vec_at(&f->alternates, SYMAI_ALTERNATES_MAX - 1);
    ck_assert_str_eq(symai_features_text(f, alternate->language), "l63");
    ck_assert_str_eq(symai_features_text(f, alternate->href), "/l63");
    syma_page_free(p);
}
END_TEST

/* Long addresses end at the bytes of the menu, and take nothing from what is
 * judged. */
START_TEST(test_bytes)
{
    struct symai_buf html;
    const struct symai_features *f;
    syma_page *p;
    int i;

    symai_buf_init(&html, (size_t)1 << 22);
    symai_buf_add_str(&html, "<template>");
    for (i = 0; i < 200; i++)
        symai_buf_addf(&html, "<a href=/%d-%01999d>x</a>", i, 0);
    symai_buf_add_str(&html, "</template><p>Some text</p><a href=/y>y</a>");
    p = page_of(html.data);
    f = symai_page_features(p);
    ck_assert_uint_gt(f->menu.count, 40);
    ck_assert_uint_lt(f->menu.count, 60);
    ck_assert(f->menu_capped);
    ck_assert(!f->text_capped);
    ck_assert_uint_lt(f->text.len, SYMAI_MENU_TEXT_MAX + 1000);
    ck_assert_uint_eq(f->links.count, 1);
    syma_page_free(p);
    symai_buf_free(&html);
}
END_TEST

static void add_times(struct symai_buf *html, const char *text, int times)
{
    for (; times > 0; times--)
        ck_assert_int_eq(symai_buf_add_str(html, text), 0);
}

/* Features of a page that comes in pieces of that size. */
static char *dump_in_pieces(const struct symai_buf *html, size_t size)
{
    syma_page *p = page_make(html->data, html->len, "text/html", size, size);
    char *dump = page_dump_parts(p, PAGE_DUMP_JUDGED | PAGE_DUMP_MENU);

    syma_page_free(p);
    return dump;
}

/* Links all over a script that is longer than what is looked at at once. */
START_TEST(test_long_script)
{
    static const size_t sizes[] = {1, 7, 1000, 4096, 8191, 8193};
    const struct symai_features *f;
    struct symai_buf html;
    syma_page *p;
    char *whole;
    char *other;
    size_t i;

    symai_buf_init(&html, (size_t)1 << 22);
    symai_buf_add_str(&html, "<script>");
    for (i = 0; i < 100; i++) {
        add_times(&html, "a=b/c;d='/e';", (int)(i * 37 % 101));
        symai_buf_addf(&html, "x={label:'Item %zu',url:'/item/%zu'};", i, i);
        symai_buf_addf(&html, "y='<a href=\\'m%zu\\'>z</a>';", i);
    }
    symai_buf_add_str(&html, "</script>");
    p = page_make(html.data, html.len, "text/html", html.len, 1);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->menu.count, SYMAI_MENU_SCRIPT_MAX);
    ck_assert(f->menu_capped);
    ck_assert(!f->text_capped);
    syma_page_free(p);
    whole = dump_in_pieces(&html, html.len);
    for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        other = dump_in_pieces(&html, sizes[i]);
        ck_assert_str_eq(whole, other);
        free(other);
    }
    free(whole);
    symai_buf_free(&html);
}
END_TEST

/* Scripts that want to be looked at again and again: what is done for them
 * has an end, behind which nothing is found. */
static const struct {
    const char *text;
    int times;
} hostile[] = {
    {"/", 1000000},           {"\\", 1000000},
    {"\"url\":\"/a", 200000}, {"\"url\":\"/a\",\"label\":", 200000},
    {"{url:'/a',", 200000},   {"{url:{url:'/a'},", 200000},
    {"x</a>", 200000},        {"<a href=/a ", 200000},
    {"\\u0022/", 200000},     {"[{(\"'`/", 100000},
};

START_TEST(test_hostile)
{
    const struct symai_features *f;
    struct symai_buf html;
    syma_page *p;

    symai_buf_init(&html, (size_t)1 << 23);
    symai_buf_add_str(&html, "<script>");
    add_times(&html, hostile[_i].text, hostile[_i].times);
    symai_buf_add_str(&html, "</script><p>Some text</p>");
    p = page_make(html.data, html.len, "text/html", html.len, 1);
    f = symai_page_features(p);
    ck_assert_uint_le(f->menu.count, SYMAI_MENU_SCRIPT_MAX);
    ck_assert_uint_eq(f->blocks.count, 1);
    syma_page_free(p);
    symai_buf_free(&html);
}
END_TEST

START_TEST(test_work)
{
    const char *item = "x={label:'In',url:'/in'};";
    struct symai_buf html;
    syma_page *p;

    symai_buf_init(&html, (size_t)1 << 23);
    symai_buf_add_str(&html, "<script>");
    add_times(&html, "f({url:'/a',b:1});", 1000);
    symai_buf_add_str(&html, item);
    symai_buf_add_str(&html, "</script>");
    p = page_of(html.data);
    ck_assert_uint_eq(symai_page_features(p)->menu.count, 1);
    ck_assert(!symai_page_features(p)->menu_capped);
    syma_page_free(p);
    symai_buf_add_str(&html, "<script>");
    add_times(&html, "f({url:'/a',b:1});", 200000);
    symai_buf_add_str(&html, "x={label:'Late',url:'/late'};</script>");
    p = page_make(html.data, html.len, "text/html", html.len, 1);
    ck_assert_uint_eq(symai_page_features(p)->menu.count, 1);
    ck_assert(symai_page_features(p)->menu_capped);
    syma_page_free(p);
    symai_buf_free(&html);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("menu");
    TCase *tcase = tcase_create("menu");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_menu, 0,
                        (int)(sizeof wants / sizeof wants[0]));
    tcase_add_loop_test(tcase, test_scripts, 0,
                        (int)(sizeof scripts / sizeof scripts[0]));
    tcase_add_test(tcase, test_splits);
    tcase_add_test(tcase, test_caps);
    tcase_add_test(tcase, test_bytes);
    tcase_add_test(tcase, test_long_script);
    tcase_add_loop_test(tcase, test_hostile, 0,
                        (int)(sizeof hostile / sizeof hostile[0]));
    tcase_add_test(tcase, test_work);
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
