/* SPDX-License-Identifier: MIT */
/*
 * Tokens to text by zone: what is seen, what is hidden, where blocks part,
 * which place and flags they get, and the facts of the head.
 */
#include <stdio.h>

#include "page_help.h"

struct want {
    const char *html;
    const char *line; /* part of the dump */
};

static void assert_all(const struct want *wants, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        assert_has(wants[i].html, wants[i].line);
}

#define ASSERT_ALL(wants) assert_all(wants, sizeof wants / sizeof wants[0])

START_TEST(test_hidden)
{
    static const char *const hiding[] = {
        "<div hidden>secret words</div>",
        "<div hidden=until-found><p>secret words</p></div>",
        "<div aria-hidden=true>secret words</div>",
        "<p style='display:none'>secret words</p>",
        "<p style='color:red; DISPLAY : None !important'>secret words</p>",
        "<p style='visibility: hidden'>secret words</p>",
        "<p class='a hidden b'>secret words</p>",
        "<p class=hide>secret words</p>",
        "<p class=d-none>secret words</p>",
        "<p class=is-hidden>secret words</p>",
        "<p class=invisible>secret words</p>",
        "<p class=visually-hidden>secret words</p>",
        "<p class=SR-ONLY>secret words</p>",
        "<p class=screen-reader-text>secret words</p>",
        "<p class=u-hidden>secret words</p>",
        "<p class=none>secret words</p>",
        "<div class='modal fade'><p>secret words</div>",
        "<template><p>secret words</p></template>",
        "<script>secret words</script>",
        "<style>secret words</style>",
        "<svg><title>secret words</title><text>secret words</text></svg>",
        "<math><mi>secret words</mi></math>",
        "<textarea>secret words</textarea>",
        "<dialog>secret words</dialog>",
        "<datalist><option>secret words</datalist>",
        "<input type=text value='secret words'>",
        "<input type=password value='secret words'>",
        "<input type=hidden name=a value='secret words'>",
        "<!-- secret words -->",
        "<iframe>secret words</iframe>",
        "<video>secret words</video>",
        "<img src=x title='secret words'>",
    };
    char page[400];
    size_t i;

    for (i = 0; i < sizeof hiding / sizeof hiding[0]; i++) {
        snprintf(page, sizeof page, "<body><p>before</p>%s<p>after</p>",
                 hiding[i]);
        assert_lacks(page, "secret words");
        assert_has(page, "\"before\"");
        assert_has(page, "\"after\"");
        assert_has(page, "visible_words 2\n");
    }
}
END_TEST

START_TEST(test_not_hidden)
{
    static const char *const shown[] = {
        "<p class='not-hidden hidden-xs-up'>plain words</p>",
        "<p class=hidden-print>plain words</p>",
        "<p class='d-none d-md-block'>plain words</p>",
        "<p class='hidden lg:flex'>plain words</p>",
        "<p aria-hidden=false>plain words</p>",
        "<p style='display:block;x-display:none'>plain words</p>",
        "<p style='visibility:visible'>plain words</p>",
        "<div class='modal fade show'>plain words</div>",
        "<dialog open>plain words</dialog>",
        "<details><summary>More</summary>plain words</details>",
        "<svg><path></svg>plain words",
        "<svg><p>plain words</p>",
        "<svg><foreignObject><div>plain words</div></foreignObject></svg>",
        "<body hidden>plain words",
        "<html hidden><body class=hidden style='display:none'>plain words",
        "<my-element>plain words</my-element>",
        "<head><title>t</title>plain words",
        "<head><title>t</title><main>plain words</main>",
        "</html>plain words",
        "<p>a</body></html><p>plain words",
    };
    size_t i;

    for (i = 0; i < sizeof shown / sizeof shown[0]; i++)
        assert_has(shown[i], "\"plain words\"");
}
END_TEST

START_TEST(test_blocks)
{
    static const struct want wants[] = {
        {"<p>the <b>site</b> <i>is</i><a href=x> down</a>",
         "\"the site is down\""},
        {"<p>main<b>tenance</b></p>", "1 \"maintenance\""},
        {"<p>main<!-- x -->tenance</p>", "1 \"maintenance\""},
        {"<div>one<div>two</div>three</div>",
         "\"one\"\nblock body 1 \"two\"\nblock body 1 \"three\""},
        {"<p>one<br>two", "2 \"one two\""},
        {"<p>one<br> <br>two", "\"one\"\nblock body 1 \"two\""},
        {"<p>one<hr>two", "\"one\"\nblock body 1 \"two\""},
        {"<p>  white \n\t space\xC2\xA0\xE3\x80\x80here </p>",
         "3 \"white space here\""},
        {"<pre>a\n  b</pre>", "[code] 2 \"a b\""},
        {"<p><code>rm -rf</code></p>", "[code] 2 \"rm -rf\""},
        {"<p>use <code>rm</code> with care, always please", "body 6 \"use rm"},
        {"<p><small>fine print</small></p>", "[small] 2 \"fine print\""},
        {"<p class=legal-notice>fine print</p>",
         "body [small] 2 \"fine print\""},
        {"<p><a href=x>all link</a></p>", "[link] 2 \"all link\""},
        {"<p><a href=x>a link</a> and much more text</p>",
         "body 6 \"a link and"},
        {"<button>Send it</button>", "[control] 2 \"Send it\""},
        {"<p>text <label>Name</label> text", "[control] 1 \"Name\""},
        {"<select><option>One<option>Two</select>",
         "block aside [control] 1 \"One\"\nblock aside [control] 1 \"Two\""},
        {"<blockquote>q</blockquote><summary>s</summary>", "body 1 \"s\""},
    };

    ASSERT_ALL(wants);
    assert_has("<select><option>One two three</select>", "visible_words 0\n");
    assert_lacks("<p>&bull;</p><p>|</p><p>-- * --</p>", "block ");
}
END_TEST

START_TEST(test_places)
{
    static const struct want wants[] = {
        {"<title> A  title\n</title>", "block title 2 \"A title\""},
        {"<title>A</title>", "\ntitle \"A\"\n"},
        {"<title></title><title>B</title>", "\ntitle \"B\"\n"},
        {"<title>A</title><title>B</title>", "\ntitle \"A\"\n"},
        {"<svg><title>no</title></svg><title>yes</title>", "\ntitle \"yes\"\n"},
        {"<h1>one</h1>", "block h1 1 \"one\""},
        {"<h2>two</h2>", "block heading 1 \"two\""},
        {"<h3>two</h3>", "block heading 1 \"two\""},
        {"<h4>two</h4>", "block body 1 \"two\""},
        {"<div role=heading>two</div>", "block heading 1 \"two\""},
        {"<p>x</p>", "block body 1 \"x\""},
        {"<nav>x</nav>", "block aside [landmark] 1 \"x\""},
        {"<aside>x</aside>", "block aside [landmark] 1 \"x\""},
        {"<footer>x</footer>", "block aside [landmark] 1 \"x\""},
        {"<header>x</header>", "block aside [landmark] 1 \"x\""},
        {"<header><h1>x</h1></header>", "block h1 [landmark] 1 \"x\""},
        {"<main><header>x</header></main>", "block body [main] 1 \"x\""},
        {"<article><header>x</header></article>",
         "block body [main article] 1 \"x\""},
        {"<section><header>x</header></section>", "block body 1 \"x\""},
        {"<div role=main>x</div>", "block body [main] 1 \"x\""},
        {"<div role=navigation>x</div>", "block aside [landmark] 1 \"x\""},
        {"<div role=banner>x</div>", "block aside [landmark] 1 \"x\""},
        {"<div role=contentinfo>x</div>", "block aside [landmark] 1 \"x\""},
        {"<form role=search>x</form>", "block aside [landmark form] 1 \"x\""},
        {"<div class=navbar>x</div>", "[landmark]"},
        {"<div class=main-menu>x</div>", "[landmark]"},
        {"<div id=footer>x</div>", "[landmark]"},
        {"<div class='site-header'>x</div>", "[landmark]"},
        {"<div class=breadcrumb>x</div>", "[landmark]"},
        {"<div class=cookie-banner>x</div>", "[landmark small]"},
        {"<div id=topbar>x</div>", "[landmark]"},
        {"<ul><li>x</ul>", "block aside [list] 1 \"x\""},
        {"<dl><dt>x<dd>y</dl>",
         "block aside [list] 1 \"x\"\nblock aside [list] 1 \"y\""},
        {"<div class=news-item>x</div>", "block body [article] 1 \"x\""},
        {"<noscript>turn it on</noscript>", "block noscript 3 \"turn it on\""},
        {"<form>x</form>", "block body [form] 1 \"x\""},
    };

    ASSERT_ALL(wants);
    /* zones come of elements that lay out, not of words in a sentence */
    assert_has("<p>the <a class=nav-link href=x>menu</a>", "body 2 \"the menu");
    assert_lacks("<div class=has-sidebar>x</div>", "landmark");
    assert_lacks("<div class=page-header>x</div>", "landmark");
    assert_lacks("<body class='menu footer'>x", "landmark");
    assert_lacks("<h1 class=header>x</h1>", "landmark");
    assert_lacks("<div class=post-1234>x</div>", "article");
    assert_has("<noscript>turn it on</noscript>", "visible_words 0\n");
}
END_TEST

START_TEST(test_alerts)
{
    static const char *const alerts[] = {
        "<div role=alert>x y</div>",
        "<div role=status>x y</div>",
        "<div role=alertdialog>x y</div>",
        "<p class=error>x y</p>",
        "<p class='msg alert-info'>x y</p>",
        "<p class=pageError>x y</p>",
        "<p class=error_box>x y</p>",
        "<p id=maintenance>x y</p>",
        "<p id=maint>x y</p>",
        "<p class=site-maintenance-text>x y</p>",
        "<p class=undermaintenance>x y</p>",
        "<p class=messageErreur>x y</p>",
        "<p class=indisponible>x y</p>",
        "<p class=wartungsarbeiten>x y</p>",
        "<p class=netzstoerung>x y</p>",
        "<p class=manutencao>x y</p>",
        "<p class=onderhoud>x y</p>",
        "<p class=mantenimiento>x y</p>",
        "<p class=service-unavailable>x y</p>",
        "<p class=outage-info>x y</p>",
        "<p class=incident>x y</p>",
        "<p class=notices>x y</p>",
        "<p class=warningText>x y</p>",
        "<p><span class=error>x y</span></p>",
        "<td class=ALERT>x y</td>",
    };
    static const char *const others[] = {
        "<body class=error-404>x y",
        "<html class=maintenance><body>x y",
        "<p class=mirror>x y</p>",
        "<p class=main>x y</p>",
        "<p class=no-error>x y</p>",
        "<p class=has-error>x y</p>",
        "<p class=cookie-notice>x y</p>",
        "<p class=terror>x y</p>",
        "<p>x y<span class=error>z</span> and more</p>",
    };
    size_t i;

    for (i = 0; i < sizeof alerts / sizeof alerts[0]; i++) {
        char *dump = dump_of(alerts[i]);

        ck_assert_msg(strstr(dump, "block alert [") != NULL &&
                          strstr(dump, "alert] 2 \"x y\"") != NULL,
                      "%s:\n%s", alerts[i], dump);
        free(dump);
    }
    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_lacks(others[i], "block alert");
    assert_has("<div class=alert><h1>x</h1><h2>y</h2></div>",
               "block h1 [alert] 1 \"x\"\nblock heading [alert] 1 \"y\"");
    assert_has("<header><div role=alert>x</div></header>",
               "block alert [landmark alert] 1 \"x\"");
    assert_has("<body class=error-404>x", "marks \"error-404\"");
    assert_has("<div class=hCaptcha>x</div>", "marks \"hcaptcha\"");
    assert_has("<div class=ui-messages><ul><li>x</ul></div>", "block alert");
}
END_TEST

/* What holds the whole page is no alert, whatever its class says. */
START_TEST(test_page_in_alert)
{
    struct symai_buf page;
    int i;

    symai_buf_init(&page, 1 << 16);
    symai_buf_add_str(&page, "<div class=notice>");
    for (i = 0; i < 30; i++)
        symai_buf_add_str(&page, "<p>one two three four five six seven.</p>");
    symai_buf_add_str(&page, "<ul><li>item</ul></div><p class=error>x</p>");
    assert_has(page.data, "block body 7 \"one two");
    assert_has(page.data, "block aside [list] 1 \"item\"");
    assert_has(page.data, "block alert [alert] 1 \"x\"");
    assert_lacks(page.data, "block alert [alert] 7");
    symai_buf_free(&page);
}
END_TEST

START_TEST(test_tables)
{
    static const char words[] =
        "w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w "
        "w w w w w w w";
    struct symai_buf page;

    assert_has("<table><tr><th>a<td>b</table>",
               "block aside [cell] 1 \"a\"\nblock aside [cell] 1 \"b\"");
    assert_has("<table><tr><td><p>b</p></table>", "block body [cell] 1 \"b\"");
    assert_has("<table><tr><td><div>b</div></table>",
               "block body [cell] 1 \"b\"");
    assert_has("<table><tr><td><h1>b</h1></table>", "block h1 [cell] 1 \"b\"");
    /* a data table inside a layout table stays one */
    assert_has("<table><tr><td>out<table><tr><td>in</table></table>",
               "block body [cell] 1 \"out\"\nblock aside [cell] 1 \"in\"");
    assert_has("<table><tr><td>out<ul><li>x</ul></table>",
               "block aside [list cell] 1 \"x\"");
    symai_buf_init(&page, 4096);
    symai_buf_addf(&page, "<table><tr><td>%s</table>", words);
    assert_has(page.data, "block body [cell] 41 ");
    symai_buf_clear(&page);
    symai_buf_addf(&page, "<table><tr><td>%s</table>", words + 2);
    assert_has(page.data, "block aside [cell] 40 ");
    symai_buf_clear(&page);
    symai_buf_addf(&page, "<table><tr><th>%s</table>", words);
    assert_has(page.data, "block aside [cell] 41 ");
    symai_buf_free(&page);
}
END_TEST

START_TEST(test_words)
{
    static const struct want wants[] = {
        {"<p>one two, -- three! 4 * &euro;", "visible_words 4\n"},
        {"<p>l'heure aujourd'hui", "visible_words 2\n"},
        {"<p>\xC3\xA9t\xC3\xA9 \xD0\xB4\xD0\xB0", "visible_words 2\n"},
        {"<p>维护维护", "visible_words 2\n"},
        {"<p>メンテナンス中", "visible_words 4\n"},
        {"<p>ab 维护", "visible_words 2\n"},
        {"<p>ปิดปรับปรุง", "visible_words 6\n"},
        {"<p>🔧 🚧 work", "visible_words 1\n"},
        {"<p>on<b>e</b>two", "visible_words 1\n"},
        {"<nav>a b</nav><p>c</p>", "content_words 1\n"},
        {"<nav>a b</nav><p>c</p>", "visible_words 3\n"},
        {"<p>a <a href=x>b c</a></p>", "link_words 2\n"},
        {"<p>a b\xC3\xA9</p>", "visible_chars 3\n"},
        {"<p>a<p>b<div>c</div>", "paragraph_count 2\n"},
        {"<h1>a</h1><h5>b</h5><h2 hidden>c</h2>", "heading_count 2\n"},
        {"<img src=a><img src=b><noscript><img src=c></noscript>",
         "image_count 2\n"},
        {"<iframe src=a></iframe><frame src=b>", "iframe_count 2\n"},
        {"<form></form><form></form>", "form_count 2\n"},
        {"<script>12345</script><script src=x></script>"
         "<script type=application/ld+json>{}</script>",
         "script_count 2\nscript_bytes 5\n"},
    };

    ASSERT_ALL(wants);
}
END_TEST

START_TEST(test_head)
{
    static const struct want wants[] = {
        {"<html lang=fr-FR>", "language \"fr-FR\""},
        {"<html xml:lang=de>", "language \"de\""},
        {"<meta name=Generator content='Press 6.1'>",
         "generator \"Press 6.1\""},
        {"<base href=' /x/ '><base href=/y/>", "base \"/x/\""},
        {"<meta http-equiv=Refresh content='5; URL=/next'>",
         "refresh_delay 5\nrefresh_url \"/next\""},
        {"<meta http-equiv=refresh content=\"0;url='/a b'\">",
         "refresh_delay 0\nrefresh_url \"/a b\""},
        {"<meta http-equiv=refresh content='3'>",
         "refresh_delay 3\nrefresh_url \"\""},
        {"<meta http-equiv=refresh content='1.5, /x'>",
         "refresh_delay 1\nrefresh_url \"/x\""},
        {"<p class='a b a' id=c><p class=b><meta name=viewport content=x>"
         "<script src='/js/x.js'></script><link rel=stylesheet href=/s.css>"
         "<link rel=icon href=/i.ico><img src=/l.png>"
         "<img src='data:image/png;base64,AAAA'>",
         "marks \"a b c viewport /js/x.js /s.css /l.png\"\n"},
    };

    ASSERT_ALL(wants);
    assert_lacks(
        "<noscript><meta http-equiv=refresh content='0;/x'></noscript>",
        "refresh");
    assert_lacks("<meta http-equiv=refresh content='soon'>", "refresh");
}
END_TEST

START_TEST(test_app_root)
{
    static const char *const roots[] = {
        "<div id=root></div><script src=x></script>",
        "<div id=app><!-- x --> <div></div></div>",
        "<div id=__next></div>",
        "<div id=__nuxt><div class=spinner></div></div>",
        "<app-root></app-root>",
        "<div ng-app=shop></div>",
        "<div data-reactroot></div>",
        "<div id=root><noscript>Turn scripts on</noscript></div>",
        "<div id=root><p hidden>not yet</p></div>",
        "<div id=q-app></div><p>text</p>",
        "<body><div id=svelte>",
    };
    static const char *const others[] = {
        "<div id=root>text</div>",   "<div id=root><p>text</p></div>",
        "<div id=roots></div>",      "<div class=root></div>",
        "<app-root>text</app-root>",
    };
    size_t i;

    for (i = 0; i < sizeof roots / sizeof roots[0]; i++)
        assert_has(roots[i], "has_app_root 1\n");
    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_has(others[i], "has_app_root 0\n");
}
END_TEST

START_TEST(test_script_literals)
{
    static const struct want wants[] = {
        {"<script>var a = \"The site is closed\";</script>",
         "block script 4 \"The site is closed\""},
        {"<script>x('Le service sera r\\u00e9tabli')</script>",
         "block script 4 \"Le service sera rétabli\""},
        {"<script>x=`Back in\na moment`</script>", "\"Back in a moment\""},
        {"<script>x='<p class=\"a\">Back in</p> a moment'</script>",
         "\"Back in a moment\""},
        {"<script>x='It\\'s closed for now'</script>",
         "\"It's closed for now\""},
        {"<p>before</p><script>x='one two three'</script><p>after",
         "\"before\"\nblock script 3 \"one two three\"\n"
         "block body 1 \"after\""},
    };

    ASSERT_ALL(wants);
    assert_lacks("<script>// 'one two three'\n/* 'one two three' */</script>",
                 "block");
    assert_lacks("<script>a='two words';b='a{b} c=d e;'</script>", "block");
    assert_lacks("<script>a='function() { return one two three }'</script>",
                 "block");
    assert_lacks("<script type=application/json>\"one two three\"</script>",
                 "block");
    assert_lacks("<script>var r=/'/;\nvar x;</script><p>", "block");
    assert_lacks("<style>a:after{content:'one two three'}</style>", "block");
}
END_TEST

START_TEST(test_splits)
{
    static const char html[] =
        "<!DOCTYPE html><html lang=fr><title>T&eacute;l &lt;</title>"
        "<meta http-equiv=refresh content='5;url=/x'><body class=c-1>"
        "<nav><a href=/>h&ocirc;me</a></nav><script>a='one two thr\\u00e9e'"
        "</script><div class=\"alert x\">S<b>er</b>vice &#233;<br><br>off"
        "</div><table><tr><td><p>\xC3\xA9t\xC3\xA9 \xE7\xBB\xB4</table>"
        "<form action=/l method=post><label for=u>Nom</label><input id=u>"
        "<button>Go</button></form><!-- c --><svg><g/></svg>a<p>\xFF z";

    assert_split_safe(html, strlen(html), "text/html");
}
END_TEST

RUN_SUITE("scan", test_hidden, test_not_hidden, test_blocks, test_places,
          test_alerts, test_page_in_alert, test_tables, test_words, test_head,
          test_app_root, test_script_literals, test_splits)
