/* SPDX-License-Identifier: MIT */
/*
 * Addresses: parsing, resolving as a browser would, normal forms, sites,
 * and what is shown of them.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "port/idna.h"
#include "port/url.h"

static const struct {
    const char *text;
    int rc;
    const char *scheme;
    const char *host;
    int port;
    const char *path;
    const char *query;
} parsed[] = {
    {"http://Example.COM", SYMA_OK, "http", "example.com", 80, "/", ""},
    {"HTTPS://example.com:8443/a/../b?x=1#top", SYMA_OK, "https", "example.com",
     8443, "/b", "x=1"},
    {"https://example.com?x", SYMA_OK, "https", "example.com", 443, "/", "x"},
    {"http://[::1]:81/p", SYMA_OK, "http", "[::1]", 81, "/p", ""},
    {"http://0x7f.1/", SYMA_OK, "http", "127.0.0.1", 80, "/", ""},
    {" http://h.example/a b\n", SYMA_OK, "http", "h.example", 80, "/a%20b", ""},
    {"http:\\\\h.example\\a?b\\c", SYMA_OK, "http", "h.example", 80, "/a",
     "b\\c"},
    {"http:/soci\xC3\xA9t\xC3\xA9.example/a", SYMA_OK, "http",
     "xn--socit-esab.example", 80, "/a", ""},
    {"http://h.example/\xC3\xA9?\xC3\xA9", SYMA_OK, "http", "h.example", 80,
     "/%C3%A9", "%C3%A9"},
    {"http://soci\xC3\xA9t\xC3\xA9.example:81/", SYMA_OK, "http",
     "xn--socit-esab.example", 81, "/", ""},
    {"ftp://h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"file:///etc/hostname", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"javascript:alert(1)", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"//h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://user@h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://user:pw@h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://@h.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h.example:0/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h.example:65536/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h .example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h%00.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h%C3%A9.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://\xFF.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://2%31/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://%31%32%37.1/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h%/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h%25.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h%7C.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://h^.example/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
    {"http://[fe80::1%25eth0]/", SYMA_EURL, NULL, NULL, 0, NULL, NULL},
};

START_TEST(test_parse)
{
    struct symai_url url;
    int rc = symai_url_parse(parsed[_i].text, &url);

    ck_assert_int_eq(rc, parsed[_i].rc);
    if (rc == SYMA_OK) {
        ck_assert_str_eq(url.scheme, parsed[_i].scheme);
        ck_assert_str_eq(url.host, parsed[_i].host);
        ck_assert_int_eq(url.port, parsed[_i].port);
        ck_assert_str_eq(url.path, parsed[_i].path);
        ck_assert_str_eq(url.query, parsed[_i].query);
    } else {
        ck_assert_ptr_null(url.host);
    }
    symai_url_clear(&url);
}
END_TEST

#define BASE "http://h.example:8080/a/b/c?d#e"

static const struct {
    const char *base;
    const char *reference;
    const char *result; /* NULL: SYMA_EURL */
} resolved[] = {
    {BASE, "x", "http://h.example:8080/a/b/x"},
    {BASE, "../z?q", "http://h.example:8080/a/z?q"},
    {BASE, "/abs", "http://h.example:8080/abs"},
    {BASE, "?q", "http://h.example:8080/a/b/c?q"},
    {BASE, "#f", "http://h.example:8080/a/b/c?d"},
    {BASE, "", "http://h.example:8080/a/b/c?d"},
    {BASE, "x#f", "http://h.example:8080/a/b/x"},
    {BASE, "//o.example/x", "http://o.example/x"},
    {BASE, "\\\\o.example\\x", "http://o.example/x"},
    {BASE, "\\x", "http://h.example:8080/x"},
    {BASE, "http:/abs", "http://h.example:8080/abs"},
    {BASE, "http:rel", "http://h.example:8080/a/b/rel"},
    {BASE, "https://h.example/x y", "https://h.example/x%20y"},
    {BASE, " /a\nb ", "http://h.example:8080/ab"},
    {"https://h.example/", "//o.example", "https://o.example/"},
    {"https://H.example:443/", "x", "https://h.example/x"},
    {BASE, "javascript:alert(1)", NULL},
    {BASE, "data:text/html,x", NULL},
    {BASE, "file:///etc/hostname", NULL},
    {BASE, "gopher://h.example/1", NULL},
    {BASE, "mailto:a@h.example", NULL},
    {BASE, "http://u:p@h.example/", NULL},
    {BASE, "//u@h.example/", NULL},
    {"ftp://h.example/", "http://h.example/", NULL},
    {"not a base", "x", NULL},
};

START_TEST(test_resolve)
{
    char *out = NULL;
    int rc = symai_url_resolve(resolved[_i].base, resolved[_i].reference, &out);

    if (resolved[_i].result != NULL) {
        ck_assert_int_eq(rc, SYMA_OK);
        ck_assert_str_eq(out, resolved[_i].result);
    } else {
        ck_assert_int_eq(rc, SYMA_EURL);
        ck_assert_ptr_null(out);
    }
    symai_free(out);
}
END_TEST

START_TEST(test_long_url_is_refused)
{
    static char text[70000];
    char *out = NULL;

    memset(text, 'a', sizeof(text) - 1);
    memcpy(text, "http://h.example/", 17);
    ck_assert_int_eq(symai_url_normalize(text, &out), SYMA_EURL);
    ck_assert_ptr_null(out);
    text[4000] = '\0';
    ck_assert_int_eq(symai_url_normalize(text, &out), SYMA_OK);
    symai_free(out);
}
END_TEST

static const struct {
    const char *a;
    const char *b;
    int equal;
} normal[] = {
    {"http://h.example/a/%2E%2e/b%2f/%2E", "http://h.example/b%2F/", 1},
    {"http://h.example", "HTTP://H.EXAMPLE:80/#x", 1},
    {"http://h.example/%7euser", "http://h.example/~user", 1},
    {"http://h.example/a%2fb", "http://h.example/a%2Fb", 1},
    {"http://h.example/a%2Fb", "http://h.example/a/b", 0},
    {"http://h.example/./a/../b", "http://h.example/b", 1},
    {"http://h.example/b", "http://h.example/B", 0},
    {"http://h.example/?a", "http://h.example/?b", 0},
    {"http://h.example/%zz", "http://h.example/%ZZ", 0},
    /* What ends no escape of its own begins none of another. */
    {"http://h.example/%3%32", "http://h.example/2", 0},
    {"http://h.example/%3%32", "http://h.example/%32", 0},
    {"http://h.example/%3%2D%32", "http://h.example/%3-2", 1},
    {"http://h.example/%%33%32", "http://h.example/%%332", 1},
    {"http://h.example/", "https://h.example/", 0},
    {"http://h.example/", "http://h.example:81/", 0},
};

START_TEST(test_normalize)
{
    char *a = NULL;
    char *b = NULL;

    ck_assert_int_eq(symai_url_normalize(normal[_i].a, &a), SYMA_OK);
    ck_assert_int_eq(symai_url_normalize(normal[_i].b, &b), SYMA_OK);
    ck_assert_int_eq(strcmp(a, b) == 0, normal[_i].equal);
    symai_free(a);
    symai_free(b);
}
END_TEST

static const struct {
    const char *a;
    const char *b;
    int same_site;
    int same_origin;
} pairs[] = {
    {"http://h.example/", "http://h.example/x", 1, 1},
    {"http://h.example/", "https://h.example/", 1, 0},
    {"http://h.example/", "http://h.example:81/", 1, 0},
    {"http://h.example/", "http://www.h.example/", 1, 0},
    {"http://login.h.example/", "http://h.example/", 1, 0},
    {"http://www.h.example/", "http://login.h.example/", 1, 0},
    {"http://h.example./", "http://h.example/", 1, 0},
    {"http://a.h.example/", "http://b.h.example/", 0, 0},
    {"http://evilh.example/", "http://h.example/", 0, 0},
    {"http://h.example/", "http://example/", 0, 0},
    {"http://127.0.0.1/", "http://127.0.0.1:81/", 1, 0},
    {"http://127.0.0.1/", "http://127.0.0.2/", 0, 0},
    {"http://1.127.0.0.1/", "http://127.0.0.1/", 0, 0},
    {"http://[::1]/", "http://[::1]/x", 1, 1},
};

static void expect_same_parts(const char *text, const char *spaced, int rc)
{
    struct symai_url fast;
    struct symai_url slow;

    ck_assert_int_eq(symai_url_parse(text, &fast), rc);
    ck_assert_int_eq(symai_url_parse(spaced, &slow), rc);
    if (rc == SYMA_OK)
        ck_assert_msg(strcmp(fast.scheme, slow.scheme) == 0 &&
                          strcmp(fast.host, slow.host) == 0 &&
                          fast.port == slow.port &&
                          strcmp(fast.path, slow.path) == 0 &&
                          strcmp(fast.query, slow.query) == 0,
                      "%s", text);
    symai_url_clear(&fast);
    symai_url_clear(&slow);
}

/* What libcurl is spared has to come out as it would from there, where a space
 * in front sends it. */
static void try_both_ways(const char *text)
{
    char spaced[160];
    char *fast = NULL;
    char *slow = NULL;
    int rc;

    snprintf(spaced, sizeof spaced, " %s", text);
    rc = symai_url_normalize(spaced, &slow);
    ck_assert_msg(symai_url_normalize(text, &fast) == rc, "%s", text);
    if (rc == SYMA_OK)
        ck_assert_str_eq(fast, slow);
    symai_free(fast);
    symai_free(slow);
    expect_same_parts(text, spaced, rc);
}

START_TEST(test_plain_ways_agree)
{
    static const char *const hosts[] = {
        "a.example",     "my-shop.b.c",     "a.1",
        "1.2.3.4",       "1.0x7f",          "localhost",
        "a..b",          "xn--caf-dma.fr",  "a.example:80",
        "A.example",     "-a.b",            "0x7f000001",
        "a:b.example",   "a.example:443",   "a.example:8080",
        "a.example:081", "a.example:65535", "a.example:65536",
        "a.example:",    "a.example:0",     "127.0.0.1:8443",
        "01.2.3.4",      "1.2.3.256",       "1.2.3",
        "1.2.3.4.5",     "1.2.3.4.",        "a.example:8:9",
        "1.2.3.1e2",     "a.example:+80",   "0.0.0.0"};
    static const char letters[] = "aZ9-_~/.=&?//..%:#+";
    char text[128];
    unsigned seed = 1;
    size_t i;
    size_t k;
    size_t n;

    for (i = 0; i < 30000; i++) {
        n = (size_t)snprintf(text, sizeof text, "http%s://%s",
                             i % 2 == 0 ? "s" : "",
                             hosts[i % (sizeof hosts / sizeof *hosts)]);
        seed = seed * 1103515245u + 12345u;
        if (seed >> 16 & 7)
            text[n++] = '/';
        for (k = 0; k < i % 9; k++) {
            seed = seed * 1103515245u + 12345u;
            text[n++] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        text[n] = '\0';
        try_both_ways(text);
    }
}
END_TEST

START_TEST(test_sites)
{
    struct symai_url a;
    struct symai_url b;

    ck_assert_int_eq(symai_url_parse(pairs[_i].a, &a), SYMA_OK);
    if (symai_url_parse(pairs[_i].b, &b) == SYMA_OK) {
        ck_assert_int_eq(symai_url_same_site(&a, &b), pairs[_i].same_site);
        ck_assert_int_eq(symai_url_same_site(&b, &a), pairs[_i].same_site);
        ck_assert_int_eq(symai_url_same_origin(&a, &b), pairs[_i].same_origin);
    } else {
        ck_assert_int_eq(pairs[_i].same_site, 0);
    }
    symai_url_clear(&a);
    symai_url_clear(&b);
}
END_TEST

static const struct {
    const char *text;
    const char *shown;
} shown[] = {
    {"https://h.example/a?token=1#x", "https://h.example/a"},
    {"https://user:pw@h.example/a", "https://h.example/a"},
    {"https://a@b@h.example/a@b", "https://h.example/a@b"},
    {"//user@h.example/a", "//h.example/a"},
    {"user:pw@h.example", "h.example"},
    {"http://h.example/\x1B[31m\n", "http://h.example/%1B[31m%0A"},
    {"http://h.example/\xC2\x9B\xFF", "http://h.example/%C2%9B%FF"},
    {"http://u:p@h.example/a@b", "http://h.example/a@b"},
    {"http://u:p/w@h.example/x?t=1", "http://h.example/x"},
    {"http://u:p?w@h.example/", "http://h.example/"},
    {"http://h.example:80x/?mail=a", "http://h.example:80x/"},
    {"http://h.example:8080/a@b", "http://h.example:8080/a@b"},
    {"?next=http://u:p@h.example/", ""},
    {"", ""},
};

START_TEST(test_redact)
{
    char *out = NULL;

    ck_assert_int_eq(symai_url_redact(shown[_i].text, &out), SYMA_OK);
    ck_assert_str_eq(out, shown[_i].shown);
    symai_free(out);
}
END_TEST

START_TEST(test_redact_is_short)
{
    char text[1000];
    char *out = NULL;

    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    ck_assert_int_eq(symai_url_redact(text, &out), SYMA_OK);
    ck_assert_uint_eq(strlen(out), 200);
    symai_free(out);
}
END_TEST

/* RFC 3492 7.1 and names as they are registered. */
static const struct {
    const char *host;
    const char *ascii; /* NULL: SYMA_EURL */
} names[] = {
    {"example.com", "example.com"},
    {"b\xC3\xBC"
     "cher.example",
     "xn--bcher-kva.example"},
    {"B\xC3\x9C"
     "CHER.example",
     "xn--bcher-kva.example"},
    {"\xC3\xA9", "xn--9ca"},
    {"\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.\xD1\x80\xD1\x84",
     "xn--e1afmkfd.xn--p1ai"},
    {"\xCF\x80.example", "xn--1xa.example"},
    {"a\xE3\x80\x82"
     "b",
     "a.b"},
    {"\xE4\xBB\x96\xE4\xBB\xAC\xE4\xB8\xBA\xE4\xBB\x80\xE4\xB9\x88\xE4\xB8"
     "\x8D\xE8\xAF\xB4\xE4\xB8\xAD\xE6\x96\x87",
     "xn--ihqwcrb4cv8a8dqg056pqjye"},
    {"\xC3", NULL},
};

START_TEST(test_idna)
{
    struct symai_buf buf;
    int rc;

    symai_buf_init(&buf, 1000);
    rc = symai_idna_to_ascii(names[_i].host, strlen(names[_i].host), &buf);
    if (names[_i].ascii != NULL) {
        ck_assert_int_eq(rc, SYMA_OK);
        ck_assert_str_eq(buf.data, names[_i].ascii);
    } else {
        ck_assert_int_eq(rc, SYMA_EURL);
    }
    symai_buf_free(&buf);
}
END_TEST

/* Plain addresses are not mended, but held to the same. */
START_TEST(test_long_label_of_plain_address)
{
    char text[128];
    char label[65];
    struct symai_url url;

    memset(label, 'a', 64);
    label[64] = '\0';
    snprintf(text, sizeof text, "https://%s.example/", label);
    ck_assert_int_eq(symai_url_parse(text, &url), SYMA_EURL);
    symai_url_clear(&url);
    snprintf(text, sizeof text, "https:/%s.example/", label);
    ck_assert_int_eq(symai_url_parse(text, &url), SYMA_EURL);
    symai_url_clear(&url);
    snprintf(text, sizeof text, "https://%s.example/", label + 1);
    ck_assert_int_eq(symai_url_parse(text, &url), SYMA_OK);
    symai_url_clear(&url);
}
END_TEST

/* Nor does a short way take a host that is too long. */
START_TEST(test_long_host_of_plain_address)
{
    char text[300] = "https://";
    char *out = NULL;
    size_t i;

    for (i = 0; i < 63; i++)
        strcat(text, "abc.");
    strcat(text, "de/a");
    ck_assert_int_eq(symai_url_normalize(text, &out), SYMA_OK);
    symai_free(out);
    text[strlen(text) - 2] = '\0';
    strcat(text, "fg/a");
    ck_assert_int_eq(symai_url_normalize(text, &out), SYMA_EURL);
    ck_assert_ptr_null(out);
}
END_TEST

START_TEST(test_idna_long_label)
{
    char host[200];
    struct symai_buf buf;
    size_t i;

    for (i = 0; i + 1 < sizeof(host); i += 2)
        memcpy(host + i, "\xC3\xA9", 2);
    symai_buf_init(&buf, 1000);
    ck_assert_int_eq(symai_idna_to_ascii(host, sizeof(host), &buf), SYMA_EURL);
    symai_buf_free(&buf);
}
END_TEST

/* A label of letters of all alphabets, there and back. */
START_TEST(test_idna_back)
{
    static const char *const letters[] = {"a",
                                          "z",
                                          "0",
                                          "-",
                                          "\xC3\xA9",
                                          "\xC3\xBC",
                                          "\xC5\x82",
                                          "\xCF\x80",
                                          "\xD0\xB1",
                                          "\xE4\xBB\x96",
                                          "\xED\x9F\xBF",
                                          "\xF4\x8F\xBF\xBF"};
    uint32_t state = 1;
    struct symai_buf label;
    struct symai_buf ascii;
    struct symai_buf back;
    size_t round;
    size_t n;

    symai_buf_init(&label, 400);
    symai_buf_init(&ascii, 400);
    symai_buf_init(&back, 400);
    for (round = 0; round < 2000; round++) {
        symai_buf_clear(&label);
        symai_buf_clear(&ascii);
        symai_buf_clear(&back);
        for (n = round % 12 + 1; n > 0; n--) {
            state = state * 1664525u + 1013904223u;
            symai_buf_add_str(&label, letters[(state >> 16) % 12]);
        }
        /* Past 63 bytes there is no such label. */
        if (symai_idna_to_ascii(label.data, label.len, &ascii) == SYMA_EURL)
            continue;
        ck_assert_int_eq(symai_idna_to_utf8(ascii.data, ascii.len, &back),
                         SYMA_OK);
        ck_assert_str_eq(back.data, label.data);
    }
    symai_buf_free(&label);
    symai_buf_free(&ascii);
    symai_buf_free(&back);
}
END_TEST

#define LONG_LABEL                                                    \
    "xn--z9999999999999999999999999999999999999999999999999999999999" \
    "9999999"

START_TEST(test_idna_bad)
{
    static const char *const labels[] = {
        "xn--99999999",     /* no number ends there */
        "xn--a-b_",         /* no digit */
        "xn--\xC3\xA9-9ca", /* not ASCII before the hyphen */
        "xn--999999b",      /* past the last character */
        "xn--0000h",        /* a letter that needs no encoding */
        LONG_LABEL};
    struct symai_buf buf;
    size_t i;

    symai_buf_init(&buf, 400);
    for (i = 0; i < sizeof labels / sizeof *labels; i++)
        ck_assert_msg(symai_idna_to_utf8(labels[i], strlen(labels[i]), &buf) ==
                          SYMA_EURL,
                      "%s: %s", labels[i], buf.data);
    ck_assert_int_eq(symai_idna_to_utf8("XN--Bcher-KVA", 13, &buf), SYMA_OK);
    ck_assert_str_eq(buf.data, "B\xC3\xBC"
                               "cher");
    ck_assert_int_eq(symai_idna_to_utf8("xn--", 4, &buf), SYMA_OK);
    symai_buf_free(&buf);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("url");
    TCase *tcase = tcase_create("url");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_parse, 0, COUNT(parsed));
    tcase_add_loop_test(tcase, test_resolve, 0, COUNT(resolved));
    tcase_add_test(tcase, test_long_url_is_refused);
    tcase_add_test(tcase, test_plain_ways_agree);
    tcase_add_loop_test(tcase, test_normalize, 0, COUNT(normal));
    tcase_add_loop_test(tcase, test_sites, 0, COUNT(pairs));
    tcase_add_loop_test(tcase, test_redact, 0, COUNT(shown));
    tcase_add_test(tcase, test_redact_is_short);
    tcase_add_loop_test(tcase, test_idna, 0, COUNT(names));
    tcase_add_test(tcase, test_idna_long_label);
    tcase_add_test(tcase, test_idna_back);
    tcase_add_test(tcase, test_idna_bad);
    tcase_add_test(tcase, test_long_label_of_plain_address);
    tcase_add_test(tcase, test_long_host_of_plain_address);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
