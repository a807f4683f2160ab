/* SPDX-License-Identifier: MIT */
/*
 * The page as a whole: order of calls, one page in many charsets, content
 * that is not HTML, limits, and memory that does not grow with the page.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/options.h"
#include "page_help.h"

/* What sanitizers and valgrind put aside is theirs: whoever runs the tests
 * under one of them says so. */
static int memory_is_ours(void)
{
    return getenv("SYMA_SANITIZED") == NULL;
}

/* The lines of a dump from its title on: without charset and byte counts. */
static const char *facts(const char *dump)
{
    const char *at = strstr(dump, "\ntitle ");

    ck_assert_ptr_nonnull(at);
    return at;
}

START_TEST(test_order)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_ptr_null(symai_page_features(p));
    ck_assert_str_eq(syma_page_last_error(p), "");
    ck_assert_int_eq(syma_page_feed(p, NULL, 0), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, NULL, 1), SYMA_EINVAL);
    ck_assert_str_ne(syma_page_last_error(p), "");
    ck_assert_int_eq(syma_page_feed(p, "<p>x", 4), SYMA_OK);
    ck_assert_str_eq(syma_page_last_error(p), "");
    ck_assert_int_eq(syma_page_set_http_status(p, 503), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_ptr_nonnull(symai_page_features(p));
    ck_assert_int_eq(syma_page_finish(p), SYMA_ESTATE);
    ck_assert_str_ne(syma_page_last_error(p), "");
    ck_assert_int_eq(syma_page_feed(p, "x", 1), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_url(p, "http://a.example/"), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_request_url(p, "http://a.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_home_url(p, "http://a.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_http_status(p, 200), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, "http://a.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_failure(p, "empty_reply"), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_confirmed(p), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "tls", 1), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_cert(p, "a", "b", 1), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_header(p, "A", "b"), SYMA_ESTATE);
    syma_page_free(p);
    syma_page_free(NULL);
    ck_assert_str_eq(syma_page_last_error(NULL), "");
    ck_assert_int_eq(syma_page_finish(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_feed(NULL, "x", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_url(NULL, "http://a.example/"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_header(NULL, "A", "b"), SYMA_EINVAL);
}
END_TEST

START_TEST(test_facts)
{
    const struct symai_response *r;
    const struct symai_redirect *redirect;
    syma_page *p = NULL;
    char longer[2000];
    int i;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    r = symai_page_response(p);
    ck_assert_int_eq(r->status, 0);
    ck_assert_int_eq(r->timing_ms[SYMAI_PHASE_TOTAL], -1);
    ck_assert_int_eq(syma_page_set_url(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_url(p, "ftp://a.example/"), SYMA_EURL);
    ck_assert_int_eq(syma_page_set_url(p, "http://u:p@a.example/"), SYMA_EURL);
    ck_assert_int_eq(syma_page_set_url(p, "/relative"), SYMA_EURL);
    ck_assert_ptr_null(r->final_url);
    ck_assert_int_eq(syma_page_set_url(p, "http://a.example/1"), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, "http://a.example/2"), SYMA_OK);
    ck_assert_str_eq(r->final_url, "http://a.example/2");
    ck_assert_int_eq(syma_page_set_request_url(p, "http://a.example/3"),
                     SYMA_OK);
    ck_assert_str_eq(r->request_url, "http://a.example/3");
    ck_assert_int_eq(syma_page_set_home_url(p, "http://a.example/4"), SYMA_OK);
    ck_assert_str_eq(r->home_url, "http://a.example/4");
    ck_assert_int_eq(syma_page_set_http_status(p, 99), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_set_http_status(p, 1000), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_set_http_status(p, 404), SYMA_OK);
    ck_assert_int_eq(r->status, 404);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_redirect(p, 0, "http://a.example/"),
                     SYMA_ERANGE);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, "mailto:x"), SYMA_EURL);
    for (i = 0; i < 64; i++)
        ck_assert_int_eq(syma_page_add_redirect(p, 301, "http://a.example/r"),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_add_redirect(p, 301, "http://a.example/r"),
                     SYMA_ELIMIT);
    redirect = symai_vec_at(&r->redirects, 63);
    ck_assert_int_eq(redirect->status, 301);
    ck_assert_str_eq(redirect->url, "http://a.example/r");
    ck_assert_int_eq(syma_page_set_failure(p, "ok"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_failure(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_failure(p, "body_timeout"), SYMA_OK);
    ck_assert_int_eq(syma_page_set_failure(p, "tls_name"), SYMA_OK);
    ck_assert_str_eq(r->failure, "tls_name");
    ck_assert_int_eq(r->confirmed, 0);
    ck_assert_int_eq(syma_page_set_confirmed(p), SYMA_OK);
    ck_assert_int_eq(r->confirmed, 1);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "lunch", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_timing_ms(p, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", -1), SYMA_ERANGE);
    for (i = 0; i < SYMAI_PHASE_COUNT; i++) {
        ck_assert_int_eq(syma_page_set_timing_ms(p, symai_phase_name(i), i),
                         SYMA_OK);
        ck_assert_int_eq(r->timing_ms[i], i);
    }
    ck_assert_str_eq(symai_phase_name(SYMAI_PHASE_COUNT), "");
    ck_assert_int_eq(syma_page_add_cert(p, "a", "b", -2), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_add_cert(p, NULL, "b", 7), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_url(p, "https://a.example/\xff"), SYMA_EURL);
    ck_assert_int_eq(syma_page_add_redirect(p, 301, "https://a.example/\xc3"),
                     SYMA_EURL);
    for (i = 0; i < 20; i++)
        ck_assert_int_eq(syma_page_add_cert(p, "a", "b", 20 - i), SYMA_OK);
    ck_assert_uint_eq(symai_certs_count(r->certs), 16);
    ck_assert_int_eq(symai_certs_first(r->certs, 7)->not_after_ms, 8);
    ck_assert_int_eq(syma_page_add_header(p, "", "x"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_header(p, "X", NULL), SYMA_EINVAL);
    memset(longer, 'v', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    ck_assert_int_eq(syma_page_add_header(p, "Retry-AFTER", longer), SYMA_OK);
    ck_assert_uint_eq(strlen(symai_response_header(r, "retry-after")), 1024);
    ck_assert_ptr_null(symai_response_header(r, "server"));
    for (i = 0; i < 100; i++)
        ck_assert_int_eq(syma_page_add_header(p, "X", "y"), SYMA_OK);
    ck_assert_uint_eq(r->headers.count, 64);
    syma_page_free(p);
}
END_TEST

/* One page, written as each charset and each author might. */
static const char spoken[] =
    "<!DOCTYPE html><html lang=fr><title>\xC3\x89tat du service</title>"
    "<h1>Le site est ferm\xC3\xA9 jusqu\xE2\x80\x99\xC3\xA0 demain</h1>"
    "<p>D\xC3\xA9sol\xC3\xA9 : 5\xC2\xA0\xE2\x82\xAC offerts</p>"
    "<form><label>Mot cl\xC3\xA9<input name=q></label></form>";

static const char latin9[] =
    "<!DOCTYPE html><html lang=fr><title>\xC9tat du service</title>"
    "<h1>Le site est ferm\xE9 jusqu&#146;\xE0 demain</h1>"
    "<p>D\xE9sol\xE9 : 5\xA0\xA4 offerts</p>"
    "<form><label>Mot cl\xE9<input name=q></label></form>";

static const char windows[] =
    "<!DOCTYPE html><html lang=fr><title>\xC9tat du service</title>"
    "<h1>Le site est ferm\xE9 jusqu\x92\xE0 demain</h1>"
    "<p>D\xE9sol\xE9 : 5\xA0\x80 offerts</p>"
    "<form><label>Mot cl\xE9<input name=q></label></form>";

static const char entities[] =
    "<!DOCTYPE html><html lang=fr><title>&Eacute;tat du service</title>"
    "<h1>Le site est ferm&eacute; jusqu&rsquo;&agrave; demain</h1>"
    "<p>D&eacute;sol&eacute; : 5&nbsp;&euro; offerts</p>"
    "<form><label>Mot cl&eacute;<input name=q></label></form>";

static const char loose_entities[] =
    "<!DOCTYPE html><html lang=fr><title>&Eacutetat du service</title>"
    "<h1>Le site est ferm&eacute jusqu&#8217&agrave demain</h1>"
    "<p>D&eacutesol&eacute : 5&nbsp&#128 offerts</p>"
    "<form><label>Mot cl&#xE9<input name=q></label></form>";

/* UTF-8 to UTF-16 with a byte order mark; characters of the BMP only. */
static size_t to_utf16(const char *text, int big, char *out)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t len = 0;
    unsigned cp = 0xFEFF;

    for (;;) {
        out[len++] = (char)(big ? cp >> 8 : cp & 0xFF);
        out[len++] = (char)(big ? cp & 0xFF : cp >> 8);
        if (*s == '\0')
            return len;
        if (*s < 0x80) {
            cp = *s++;
        } else if (*s < 0xE0) {
            cp = (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
            s += 2;
        } else {
            cp = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
            s += 3;
        }
    }
}

static void assert_same_facts(const char *bytes, size_t len, const char *type,
                              const char *charset)
{
    syma_page *p = page_make(spoken, strlen(spoken), "text/html", 1000, 1000);
    char *want = page_dump(p);
    char *got;

    syma_page_free(p);
    p = page_make(bytes, len, type, 1000, 1000);
    ck_assert_str_eq(symai_page_features(p)->charset, charset);
    ck_assert_uint_eq(symai_page_features(p)->bad_bytes, 0);
    ck_assert_uint_eq(symai_page_features(p)->body_bytes, len);
    got = page_dump(p);
    syma_page_free(p);
    ck_assert_str_eq(facts(got), facts(want));
    free(want);
    free(got);
    assert_split_safe(bytes, len, type);
}

START_TEST(test_charsets)
{
    char utf16[2 * sizeof spoken + 2];
    char meta[sizeof latin9 + 80];
    char bom[sizeof spoken + 3];
    size_t len;

    assert_same_facts(spoken, strlen(spoken), "text/html; charset=utf-8",
                      "utf-8");
    assert_same_facts(spoken, strlen(spoken), NULL, "utf-8");
    assert_same_facts(spoken, strlen(spoken), "text/html; charset=iso-8859-1",
                      "utf-8");
    assert_same_facts(spoken, strlen(spoken), "text/html; charset=big5",
                      "utf-8");
    snprintf(bom, sizeof bom, "\xEF\xBB\xBF%s", spoken);
    assert_same_facts(bom, strlen(bom), "text/html; charset=koi8-r", "utf-8");
    len = to_utf16(spoken, 0, utf16);
    assert_same_facts(utf16, len, "text/html", "utf-16le");
    assert_same_facts(utf16, len, NULL, "utf-16le");
    len = to_utf16(spoken, 1, utf16);
    assert_same_facts(utf16, len, "text/html; charset=utf-8", "utf-16be");
    assert_same_facts(utf16 + 2, len - 2, "text/html; charset=utf-16be",
                      "utf-16be");
    assert_same_facts(latin9, strlen(latin9), "text/html; charset=iso-8859-15",
                      "iso-8859-15");
    snprintf(meta, sizeof meta, "<html lang=fr><meta charset=iso-8859-15>%s",
             latin9);
    assert_same_facts(meta, strlen(meta), "text/html", "iso-8859-15");
    assert_same_facts(windows, strlen(windows), "text/html", "windows-1252");
    assert_same_facts(windows, strlen(windows), "text/html; charset=iso-8859-1",
                      "windows-1252");
    /* a wrong header: not UTF-8, so it is not believed, but nothing else is
     * said either; bad bytes cost themselves alone */
    assert_same_facts(entities, strlen(entities), "text/html; charset=gb2312",
                      "gb18030");
    assert_same_facts(loose_entities, strlen(loose_entities), "text/html",
                      "windows-1252");
}
END_TEST

/* The first 4 KiB are ASCII and the header lies. */
START_TEST(test_late_decision)
{
    char page[12000];
    syma_page *p;
    const struct symai_features *f;

    memset(page, ' ', sizeof page);
    memcpy(page, "<p>", 3);
    memcpy(page + 9000, "ferm\xC3\xA9 net", 10);
    p = page_make(page, sizeof page, "text/html; charset=iso-8859-1", 100, 777);
    f = symai_page_features(p);
    ck_assert_str_eq(f->charset, "utf-8");
    ck_assert_ptr_nonnull(strstr(f->text.data, "ferm\xC3\xA9 net"));
    syma_page_free(p);
    memcpy(page + 9000, "ferm\xE9  net", 10);
    p = page_make(page, sizeof page, "text/html; charset=iso-8859-1", 5000,
                  5000);
    f = symai_page_features(p);
    ck_assert_str_eq(f->charset, "windows-1252");
    ck_assert_ptr_nonnull(strstr(f->text.data, "ferm\xC3\xA9 net"));
    syma_page_free(p);
}
END_TEST

START_TEST(test_bad_bytes)
{
    static const char html[] =
        "<p>\xC3\xA9t\xC3\xA9 \xE9\xFF caf\xC3\xA9</p><p>\xC3\xA0 demain</p>";
    syma_page *p =
        page_make(html, strlen(html), "text/html; charset=utf-8", 100, 100);
    const struct symai_features *f = symai_page_features(p);
    char *dump = page_dump(p);

    ck_assert_str_eq(f->charset, "utf-8");
    ck_assert_uint_eq(f->bad_bytes, 2);
    ck_assert_ptr_nonnull(
        strstr(dump, "\"été \xEF\xBF\xBD\xEF\xBF\xBD café\""));
    ck_assert_ptr_nonnull(strstr(dump, "\"à demain\""));
    free(dump);
    syma_page_free(p);
    assert_split_safe(html, strlen(html), "text/html; charset=utf-8");
}
END_TEST

static const struct {
    const char *bytes;
    const char *type;
    const char *line;
} kinds[] = {
    {"", "text/html", "content empty\n"},
    {" \r\n\t ", "text/html", "content empty\n"},
    {"\xEF\xBB\xBF", NULL, "content empty\n"},
    {"<p>", "text/html", "content html\n"},
    {"one two\n\nthree <b>\r\nfour", "text/plain",
     "block body 2 \"one two\"\nblock body 2 \"three <b>\"\n"
     "block body 1 \"four\"\n"},
    {"{\"message\": \"Service is down\", \"one two three\": \"x\"}",
     "application/json", "content json\n"},
    {"{\"message\": \"Service is down\", \"one two three\": \"x\"}",
     "application/json", "\nblock body 3 \"Service is down\"\n"},
    {"{\"title\": \"Bad Gateway\", \"kind\": \"soon\", \"id\": \"Bad Name\"}",
     "application/json",
     "\nblock body 2 \"Bad Gateway\"\nblock body 2 \"Bad Name\"\n"},
    {"[\"a \\u00e9 \\ud83d\\udd27 \\\"b\\\" c\\nd\"]", NULL,
     "block body 5 \"a é 🔧 \\\"b\\\" c d\"\n"},
    {"\"one two three\"", "application/json", "body 3 \"one two three\""},
    {"<a>one two three</a>", "application/xml", "content xml\n"},
    {"one two three", "image/png", "content other\n"},
    {"<html><body/><p>x</p><div id='root'/>y</html>", "application/xhtml+xml",
     "block body 1 \"x\"\nblock body 1 \"y\""},
    {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"
     "<head><title>T</title><script src='x'/></head><body>b</body></html>",
     "application/xml", "block title 1 \"T\"\nblock body 1 \"b\""},
};

START_TEST(test_kinds)
{
    syma_page *p = page_make(kinds[_i].bytes, strlen(kinds[_i].bytes),
                             kinds[_i].type, 1000, 1000);
    char *dump = page_dump(p);

    ck_assert_msg(strstr(dump, kinds[_i].line) != NULL, "no %s in:\n%s",
                  kinds[_i].line, dump);
    if (kinds[_i].type != NULL && strstr(kinds[_i].type, "json") != NULL)
        ck_assert_ptr_null(strstr(dump, "\"one two three\": "));
    free(dump);
    syma_page_free(p);
    assert_split_safe(kinds[_i].bytes, strlen(kinds[_i].bytes), kinds[_i].type);
}
END_TEST

START_TEST(test_no_text_of_others)
{
    static const char *const types[] = {"image/png", "application/xml",
                                        "text/css"};
    const struct symai_features *f;
    syma_page *p;
    size_t i;

    for (i = 0; i < 3; i++) {
        p = page_make("one two three", 13, types[i], 13, 1);
        f = symai_page_features(p);
        ck_assert_uint_eq(f->blocks.count, 0);
        ck_assert_uint_eq(f->visible_words, 0);
        syma_page_free(p);
    }
}
END_TEST

START_TEST(test_max_body)
{
    syma_options *o = NULL;
    const struct symai_features *f;
    syma_page *p = NULL;
    char piece[512];
    int i;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_body", 1024), SYMA_OK);
    for (i = 0; i < 2; i++) {
        ck_assert_int_eq(syma_page_new(o, &p), SYMA_OK);
        memset(piece, 'x', sizeof piece);
        ck_assert_int_eq(syma_page_feed(p, "<p>", 3), SYMA_OK);
        ck_assert_int_eq(syma_page_feed(p, piece, 512), SYMA_OK);
        ck_assert_int_eq(syma_page_feed(p, piece, 509), SYMA_OK);
        if (i == 1) {
            ck_assert_int_eq(syma_page_feed(p, " past", 5), SYMA_OK);
            ck_assert_int_eq(syma_page_feed(p, " past", 5), SYMA_OK);
        }
        ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
        f = symai_page_features(p);
        ck_assert_int_eq(f->truncated, i);
        ck_assert_uint_eq(f->body_bytes, 1024);
        ck_assert_uint_eq(f->visible_chars, 1021);
        syma_page_free(p);
    }
    syma_options_free(o);
    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    symai_page_mark_truncated(p);
    symai_page_mark_confirmed(p);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(symai_page_features(p)->truncated, 1);
    ck_assert_int_eq(symai_page_response(p)->confirmed, 1);
    ck_assert(symai_options_int(symai_page_options(p), SYMAI_OPT_max_body) ==
              4194304);
    syma_page_free(p);
}
END_TEST

static long peak_kib(void)
{
    struct rusage usage;

    ck_assert_int_eq(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

/* Feeds unit until there are total bytes; the page, finished. */
static syma_page *feed_many(const char *unit, size_t unit_len, size_t total)
{
    static char piece[16384];
    syma_options *o = NULL;
    syma_page *p = NULL;
    size_t filled = 0;
    size_t fed;

    while (filled + unit_len <= sizeof piece) {
        memcpy(piece + filled, unit, unit_len);
        filled += unit_len;
    }
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_body", 1 << 30), SYMA_OK);
    ck_assert_int_eq(syma_page_new(o, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_add_header(p, "Content-Type", "text/html"),
                     SYMA_OK);
    for (fed = 0; fed < total; fed += filled)
        ck_assert_int_eq(syma_page_feed(p, piece, filled), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    syma_options_free(o);
    return p;
}

static const struct {
    const char *name;
    const char *unit;
} floods[] = {
    {"paragraphs", "<p class=\"a b\">A paragraph of <b>some</b> words.</p>\n"},
    {"headings", "<h1>A heading of some words</h1>"},
    {"text", "words and words "},
    {"one word", "xxxxxxxxxxxxxxxx"},
    {"comment", "<!-- "},
    {"script", "<script>var a='one two three four';"},
    {"attribute", "<a href=\"/aaaaaaaaaaa/"},
    {"links", "<a href=/x/y/z>some link</a> "},
    {"fields", "<form id=f><label>l<input name=n placeholder=p></label>"},
    {"nested", "<div>"},
    {"nested inline", "<b><i>"},
    {"end tags", "<b>x</i></i></i></i></i></i>"},
    {"references", "&&&&&&&&"},
    {"cells", "<table><tr><td>x<td>y"},
    {"alerts", "<div class=error>x"},
    {"select", "<select><option>a b c<option>d"},
    {"title", "<title>words of a title "},
};

/* Memory is bounded by the caps, not by the page: 20 MB each. */
START_TEST(test_memory)
{
    const struct symai_features *f;
    syma_page *p;
    long before;
    long after;

    p = feed_many(floods[_i].unit, strlen(floods[_i].unit), 1000000);
    syma_page_free(p);
    before = peak_kib();
    p = feed_many(floods[_i].unit, strlen(floods[_i].unit), 20000000);
    after = peak_kib();
    f = symai_page_features(p);
    printf("20 MB of %s: peak memory grew by %ld KiB (%lu bytes kept)\n",
           floods[_i].name, after - before, (unsigned long)f->text.len);
    fflush(stdout);
    ck_assert_uint_ge(f->body_bytes, 19990000);
    ck_assert_uint_le(f->text.len, (size_t)2 * 1024 * 1024);
    if (memory_is_ours())
        ck_assert_int_le(after - before, 3072);
    syma_page_free(p);
}
END_TEST

/* A page of count tags with names of their own, and of one tag with as many
 * attributes. */
static syma_page *feed_names(int count)
{
    syma_options *o = NULL;
    syma_page *p = NULL;
    char piece[400];
    int i;
    int n;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_body", 1 << 30), SYMA_OK);
    ck_assert_int_eq(syma_page_new(o, &p), SYMA_OK);
    syma_options_free(o);
    for (i = 0; i < count; i++) {
        n = snprintf(piece, sizeof piece,
                     "<x-%d a-%d=1 b-%d=2>y</x-%d> <p id=i%d class=c%d "
                     "onclick%d=z>x</p>",
                     i, i, i, i, i, i, i);
        ck_assert_int_eq(syma_page_feed(p, piece, (size_t)n), SYMA_OK);
    }
    ck_assert_int_eq(syma_page_feed(p, "<p", 2), SYMA_OK);
    for (i = 0; i < count; i++) {
        n = snprintf(piece, sizeof piece, " attribute%d=\"%d\"", i, i);
        ck_assert_int_eq(syma_page_feed(p, piece, (size_t)n), SYMA_OK);
    }
    ck_assert_int_eq(syma_page_feed(p, " class=last>z", 13), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

/* Distinct names must leave nothing behind. */
START_TEST(test_distinct_names)
{
    syma_page *p;
    long before;
    long after;

    p = feed_names(5000);
    syma_page_free(p);
    before = peak_kib();
    p = feed_names(100000);
    after = peak_kib();
    printf("300 000 names: peak memory grew by %ld KiB\n", after - before);
    fflush(stdout);
    if (memory_is_ours())
        ck_assert_int_le(after - before, 1024);
    ck_assert_uint_eq(symai_page_features(p)->visible_words, 200001);
    syma_page_free(p);
}
END_TEST

START_TEST(test_caps)
{
    static const struct {
        const char *unit;
        int place;
        size_t cap;
    } caps[] = {
        {"<p>A paragraph of some words, long enough to fill the cap soon, "
         "as it is the first to be reached here.</p>",
         SYMAI_PLACE_BODY, 64 * 1024},
        {"<h1>A heading of many words, for there are not many headings that a "
         "page can have, and each of them has to be this long so that what is "
         "come to first is the number of bytes and not the number of headings, "
         "which has a limit of its own, looked at in another place: that of "
         "the blocks</h1>",
         SYMAI_PLACE_H1, 16 * 1024},
        {"<h2>A heading of words, and of more than that, as it has to be quite "
         "long</h2>",
         SYMAI_PLACE_HEADING, 16 * 1024},
        {"<p class=error>A message of words, and of more than that, as it has "
         "to be quite long</p>",
         SYMAI_PLACE_ALERT, 16 * 1024},
        {"<ul><li>An item of words, and more of them here</ul>",
         SYMAI_PLACE_ASIDE, 32 * 1024},
        {"<noscript>Some words of advice, and of more than that, as it has to "
         "be long</noscript>",
         SYMAI_PLACE_NOSCRIPT, 4 * 1024},
        {"<script>a='some words of a script, and of more than that, as it has "
         "to be long'</script>",
         SYMAI_PLACE_SCRIPT, 8 * 1024},
    };
    const struct symai_features *f;
    const struct symai_block *block;
    syma_page *p;
    size_t kept = 0;
    size_t i;

    p = feed_many(caps[_i].unit, strlen(caps[_i].unit), 400000);
    f = symai_page_features(p);
    for (i = 0; i < f->blocks.count; i++) {
        block = symai_vec_at(&f->blocks, i);
        ck_assert_int_eq(block->place, caps[_i].place);
        kept += block->text.len;
    }
    ck_assert_uint_le(kept, caps[_i].cap);
    ck_assert_uint_ge(kept, caps[_i].cap - 200);
    ck_assert(f->text_capped);
    syma_page_free(p);
}
END_TEST

START_TEST(test_block_cap)
{
    struct symai_buf page;
    const struct symai_features *f;
    const struct symai_block *block;
    syma_page *p;
    int i;

    symai_buf_init(&page, 1 << 20);
    symai_buf_add_str(&page, "<title>");
    for (i = 0; i < 500; i++)
        symai_buf_add_str(&page, "mot \xC3\xA9 ");
    symai_buf_add_str(&page, "</title><p>");
    for (i = 0; i < 3000; i++)
        symai_buf_add_str(&page, "mot \xC3\xA9 ");
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_le(f->title.len, 1024);
    ck_assert_uint_ge(f->title.len, 1020);
    block = symai_vec_at(&f->blocks, 1);
    ck_assert_uint_le(block->text.len, 8192);
    ck_assert_uint_ge(block->text.len, 8180);
    ck_assert_uint_eq(block->words, 6000);
    ck_assert_uint_eq(f->visible_words, 6000);
    ck_assert(f->text_capped);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

static const struct {
    const char *unit;
    int place;
    uint32_t flag;
    size_t most;
} shares[] = {
    {"<h1>x</h1>", SYMAI_PLACE_H1, 0, 64},
    {"<h3>x</h3>", SYMAI_PLACE_HEADING, 0, 256},
    {"<p role=alert>x</p>", SYMAI_PLACE_ALERT, SYMAI_BLOCK_ALERT, 256},
    {"<p>x</p>", SYMAI_PLACE_BODY, 0, 1536},
    {"<ul><li><a href='/x'>x</a></ul>", SYMAI_PLACE_ASIDE, SYMAI_BLOCK_LIST,
     1024},
    {"<noscript>x</noscript>", SYMAI_PLACE_NOSCRIPT, 0, 64},
    {"<script>a='some few words'</script>", SYMAI_PLACE_SCRIPT, 0, 128},
    {"<table><tr><td>x</table>", SYMAI_PLACE_ASIDE, SYMAI_BLOCK_CELL, 760}};

/* A place full of short blocks leaves all the others the room they have. */
START_TEST(test_block_shares)
{
    static const size_t count = sizeof shares / sizeof shares[0];
    const struct symai_features *f;
    const struct symai_block *block;
    struct symai_buf page;
    syma_page *p;
    size_t full = 0;
    size_t i;

    symai_buf_init(&page, 1 << 20);
    for (i = 0; i < 2100; i++)
        symai_buf_add_str(&page, shares[_i].unit);
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->blocks.count, shares[_i].most);
    ck_assert(f->text_capped);
    ck_assert(shares[_i].place == SYMAI_PLACE_NOSCRIPT ||
              shares[_i].place == SYMAI_PLACE_SCRIPT ||
              f->visible_words == 2100);
    syma_page_free(p);
    for (i = 0; i < count; i++)
        symai_buf_add_str(&page, shares[i].unit);
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->blocks.count, shares[_i].most + count - 1);
    for (i = 0; i < f->blocks.count; i++) {
        block = symai_vec_at(&f->blocks, i);
        full += block->place == shares[_i].place &&
                (block->flags & (SYMAI_BLOCK_LIST | SYMAI_BLOCK_CELL)) ==
                    (shares[_i].flag & ~(uint32_t)SYMAI_BLOCK_ALERT);
    }
    ck_assert_uint_eq(full, shares[_i].most);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

/* What says most of a page can stand behind a long list. */
START_TEST(test_late_heading)
{
    struct symai_buf page;
    char *dump;
    syma_page *p;
    int i;

    symai_buf_init(&page, 1 << 20);
    symai_buf_add_str(&page, "<nav><ul>");
    for (i = 0; i < 2100; i++)
        symai_buf_addf(&page, "<li><a href='/%d'>Shop %d</a>", i, i);
    symai_buf_add_str(&page,
                      "</ul></nav><h1>Closed for repairs</h1><h2>Until six</h2>"
                      "<p role=alert>No payments today</p><p>We are sorry");
    p = page_of(page.data);
    ck_assert(symai_page_features(p)->text_capped);
    dump = page_dump(p);
    ck_assert_ptr_nonnull(strstr(dump, "block h1 3 \"Closed for repairs\""));
    ck_assert_ptr_nonnull(strstr(dump, "block heading 2 \"Until six\""));
    ck_assert_ptr_nonnull(strstr(dump, "\"No payments today\""));
    ck_assert_ptr_nonnull(strstr(dump, "block body 3 \"We are sorry\""));
    free(dump);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("page");
    TCase *tcase = tcase_create("page");
    SRunner *runner;
    int failed;

    tcase_set_timeout(tcase, 240);
    tcase_add_test(tcase, test_order);
    tcase_add_test(tcase, test_facts);
    tcase_add_test(tcase, test_charsets);
    tcase_add_test(tcase, test_late_decision);
    tcase_add_test(tcase, test_bad_bytes);
    tcase_add_loop_test(tcase, test_kinds, 0,
                        (int)(sizeof kinds / sizeof kinds[0]));
    tcase_add_test(tcase, test_no_text_of_others);
    tcase_add_test(tcase, test_max_body);
    tcase_add_loop_test(tcase, test_memory, 0,
                        (int)(sizeof floods / sizeof floods[0]));
    tcase_add_test(tcase, test_distinct_names);
    tcase_add_loop_test(tcase, test_caps, 0, 7);
    tcase_add_test(tcase, test_block_cap);
    tcase_add_loop_test(tcase, test_block_shares, 0,
                        (int)(sizeof shares / sizeof shares[0]));
    tcase_add_test(tcase, test_late_heading);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
