/* SPDX-License-Identifier: MIT */
/*
 * Pages fetched from a server that behaves badly: the right reason, within
 * the limits, with bounded memory. Names are resolved by the getaddrinfo of
 * this file, which libcurl calls in place of the C library's: no test asks a
 * real name server.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT, memmem */
#endif

#include <check.h>
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "page/page.h"
#include "run/follow.h"
#include "server.h"
#include "syma/check.h"
#include "syma/options.h"
#include "syma/portal.h"
#include "syma/report.h"
#include "syma/verdict.h"

/* Time that a loaded machine may take on top; what hangs takes 30 s. */
#define GRACE_MS 5000

static struct test_server server;
static char ca[512];

/* --- names --- */

static int gone_count; /* look-ups of gone.example; one at a time */

/* libcurl finds it only where it is exported, whatever the build hides. */
__attribute__((visibility("default"))) int
getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
            struct addrinfo **out);

int getaddrinfo(const char *node, const char *service,
                const struct addrinfo *hints, struct addrinfo **out)
{
    static int flips;
    int (*real)(const char *, const char *, const struct addrinfo *,
                struct addrinfo **);
    struct timespec pause = {3, 0};
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");

    memcpy(&real, &symbol, sizeof(real));
    if (node == NULL || strstr(node, ".example") == NULL)
        return real(node, service, hints, out);
    if (strcmp(node, "gone.example") == 0) {
        gone_count++;
        return EAI_NONAME;
    }
    if (strcmp(node, "flip.example") == 0 && flips++ == 0)
        return EAI_AGAIN;
    if (strcmp(node, "slow.example") == 0)
        nanosleep(&pause, NULL);
    if (strcmp(node, "private.example") == 0)
        return real("10.255.255.1", service, hints, out);
    return real("127.0.0.1", service, hints, out);
}

/* --- fetching --- */

/* text: "key=value key=value"; ca_bundle is added, private addresses are
 * allowed. */
static syma_options *make_options(const char *text)
{
    syma_options *o = NULL;
    char copy[512];
    char *word;
    char *rest = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    if (ca[0] != '\0')
        ck_assert_int_eq(syma_options_set_str(o, "ca_bundle", ca), SYMA_OK);
    snprintf(copy, sizeof(copy), "%s", text);
    for (word = strtok_r(copy, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        int rc;

        *value++ = '\0';
        rc = strspn(value, "0123456789") == strlen(value)
                 ? syma_options_set_int(o, word, atoll(value))
                 : syma_options_set_str(o, word, value);
        ck_assert_msg(rc == SYMA_OK, "option %s: %d", word, rc);
    }
    return o;
}

static int woken; /* by another thread: never, here */

struct fetched {
    syma_page *page;
    int64_t took_ms;
};

static int64_t now_ms(void)
{
    return symai_clock_system.monotonic_ms(symai_clock_system.user);
}

static int run_follow(struct symai_pool *pool,
                      const struct symai_follow_request *request,
                      syma_page **out)
{
    struct symai_follow *f = NULL;
    int rc = symai_follow_new(pool, request, &f);

    if (rc < 0)
        return rc;
    do {
        rc = symai_pool_step(pool, 1000, &woken);
        if (rc < 0)
            break;
        rc = 1;
        if (symai_pool_next_done(pool) != NULL)
            rc = symai_follow_advance(f);
    } while (rc == 1);
    *out = symai_follow_take_page(f);
    symai_follow_free(f);
    return rc;
}

static int fetch_with(const char *target, const char *const *headers,
                      const char *options, struct fetched *out)
{
    struct symai_follow_request request;
    struct symai_pool *pool = NULL;
    syma_options *o = make_options(options);
    char url[1024];
    int rc;

    memset(out, 0, sizeof(*out));
    memset(&request, 0, sizeof(request));
    test_server_expand(&server, target, url, sizeof(url));
    request.url = url;
    request.headers = headers;
    request.options = o;
    ck_assert_int_eq(symai_pool_new(&symai_clock_system, 64, 64, &pool), SYMA_OK);
    out->took_ms = now_ms();
    rc = run_follow(pool, &request, &out->page);
    symai_pool_free(pool);
    out->took_ms = now_ms() - out->took_ms;
    syma_options_free(o);
    return rc;
}

static void fetch(const char *target, const char *options, struct fetched *out)
{
    int rc = fetch_with(target, NULL, options, out);

    ck_assert_msg(rc == SYMA_OK && out->page != NULL, "%s: %d", target, rc);
}

/* Spans of text are parted by NUL bytes. */
static int has_text(const syma_page *page, const char *text)
{
    const struct symai_buf *all = &symai_page_features(page)->text;

    return memmem(all->data, all->len, text, strlen(text)) != NULL;
}

/* --- one page, one reason --- */

#define PLAIN "http://127.0.0.1:{http}/do?"
#define LIMITS                                                          \
    "timeout_ms=1500 first_byte_timeout_ms=400 connect_timeout_ms=400 " \
    "resolve_timeout_ms=300 "

static const struct {
    const char *url;
    const char *options;
    const char *failure; /* NULL: none */
    int status;
    int truncated;
    int limit_ms; /* 0: none of the time limits is reached */
} cases[] = {
    {PLAIN "words=100", "", NULL, 200, 0, 0},
    {PLAIN "words=100&chunked=1", "", NULL, 200, 0, 0},
    {PLAIN "words=100&code=gzip", "", NULL, 200, 0, 0},
    {PLAIN "words=100&code=deflate", "", NULL, 200, 0, 0},
    {PLAIN "words=100&code=zlib", "", NULL, 200, 0, 0},
    {PLAIN "words=100&code=double", "", NULL, 200, 0, 0},
    {PLAIN "words=100&nul=1", "", NULL, 200, 0, 0},
    {PLAIN "words=100&status=503&header=Retry-After:3600", "", NULL, 503, 0, 0},
    {PLAIN "words=9&status=429&header=Retry-After:5", "", NULL, 429, 0, 0},
    {PLAIN "status=204", "", NULL, 204, 0, 0},
    {PLAIN "raw=HTTP/1.1+103+Early%5Cr%5CnX:+1%5Cr%5Cn%5Cr%5CnHTTP/1.1+200"
           "+OK%5Cr%5CnContent-Length:+2%5Cr%5Cn%5Cr%5Cnok",
     "", NULL, 200, 0, 0},
    {PLAIN "raw=HTTP/1.1+999+What%5Cr%5Cn%5Cr%5Cnok", "", NULL, 999, 0, 0},
    {"http://127.0.0.1:{http}/no/such/path", "", NULL, 404, 0, 0},
    /* slow and hanging */
    {PLAIN "words=9&delay=200", "", NULL, 200, 0, 0},
    {PLAIN "words=9&delay=5000", "", "first_byte_timeout", 0, 0, 400},
    {PLAIN "words=9&hang=head", "", "first_byte_timeout", 0, 0, 400},
    {"http://127.0.0.1:{silent}/", "", "first_byte_timeout", 0, 0, 400},
    {PLAIN "words=99&hang=body", "", "body_timeout", 200, 0, 1500},
    {PLAIN "words=99&drip=8:100", "", "body_timeout", 200, 0, 1500},
    {PLAIN "words=99&slowhead=150", "", "body_timeout", 0, 0, 1500},
    {"http://127.0.0.1:{full}/", "", "connect_timeout", 0, 0, 400},
    {"https://127.0.0.1:{silent}/", "", "connect_timeout", 0, 0, 400},
    {"http://slow.example:{http}/", "", "dns_temporary", 0, 0, 300},
    {"http://gone.example/", "", "dns_temporary", 0, 0, 0},
    /* broken off */
    {"http://127.0.0.1:1/", "", "connect_refused", 0, 0, 0},
    {PLAIN "words=99&reset=head", "", "connect_reset", 0, 0, 0},
    {PLAIN "words=99&reset=body", "", "body_incomplete", 200, 0, 0},
    {PLAIN "words=99&close=head", "", "empty_reply", 0, 0, 0},
    {PLAIN "words=99&length=9999", "", "body_incomplete", 200, 0, 0},
    {PLAIN "words=99&length=99", "", NULL, 200, 0, 0},
    {PLAIN "words=99&chunked=bad", "", "body_incomplete", 200, 0, 0},
    /* not HTTP as it should be */
    {PLAIN "raw=hello", "", "empty_reply", 0, 0, 0},
    {PLAIN "raw=HTTP/1.1+x%5Cr%5Cn%5Cr%5Cn", "", "empty_reply", 0, 0, 0},
    {PLAIN "raw=HTTP/1.1+200+OK%5Cr%5Cnx%5Cr%5Cn%5Cr%5Cn", "",
     "body_incomplete", 200, 0, 0},
    {PLAIN "raw=HTTP/1.1+200+OK%5Cr%5CnX:+1%5Cr%5Cn", "", "body_incomplete",
     200, 0, 0},
    {PLAIN "words=9&flood=1000", "", NULL, 200, 0, 0},
    {PLAIN "words=9&flood=100000", "first_byte_timeout_ms=20000 timeout_ms=30000",
     "body_incomplete", 200, 0, 0},
    {PLAIN "words=9&longline=500000",
     "first_byte_timeout_ms=20000 timeout_ms=30000", "body_incomplete", 200, 0,
     0},
    /* codings */
    {PLAIN "words=9&said=br", "", "bad_encoding", 200, 0, 0},
    {PLAIN "words=9&said=foo", "", "bad_encoding", 200, 0, 0},
    {PLAIN "words=9&said=gzip", "", "bad_encoding", 200, 0, 0},
    {PLAIN "words=999&code=gzip&break=1", "", "bad_encoding", 200, 0, 0},
    {PLAIN "words=9&code=gzip&said=gzip,+br", "", "bad_encoding", 200, 0, 0},
    /* too much */
    {PLAIN "size=1073741824", "", NULL, 200, 1, 0},
    {PLAIN "bomb=1073741824", "", NULL, 200, 1, 0},
    {PLAIN "endless=1", "", NULL, 200, 1, 0},
    {PLAIN "size=2000", "max_body=2000", NULL, 200, 0, 0},
    {PLAIN "size=2001", "max_body=2000", NULL, 200, 1, 0},
    /* certificates */
    {"https://127.0.0.1:{good}/do?words=9", "", NULL, 200, 0, 0},
    {"https://127.0.0.1:{good}/do?reset=head", "", "connect_reset", 0, 0, 0},
    {"https://127.0.0.1:{good}/do?words=9&reset=body", "", "body_incomplete",
     200, 0, 0},
    {"https://127.0.0.1:{expired}/do?words=9", "", "tls_expired", 0, 0, 0},
    {"https://127.0.0.1:{name}/do?words=9", "", "tls_name", 0, 0, 0},
    {"https://127.0.0.1:{self}/do?words=9", "", "tls_untrusted", 0, 0, 0},
    {"https://127.0.0.1:{http}/do?words=9", "", "tls_protocol", 0, 0, 0},
    {"http://127.0.0.1:{good}/do?words=9", "", "empty_reply", 0, 0, 0},
    {"https://127.0.0.1:{expired}/do?words=9", "verify_tls=0", "tls_expired",
     200, 0, 0},
    {"https://127.0.0.1:{name}/do?words=9", "verify_tls=0", "tls_name", 200, 0,
     0},
    {"https://127.0.0.1:{self}/do?words=9", "verify_tls=0", "tls_untrusted",
     200, 0, 0},
    {"https://127.0.0.1:{self}/do?hang=head", "verify_tls=0", "tls_untrusted",
     0, 0, 400},
    {"https://127.0.0.1:{good}/do?words=9", "verify_tls=0", NULL, 200, 0, 0},
    /* private addresses */
    {PLAIN "words=9", "allow_private=0", "local_guard", 0, 0, 0},
    {"http://[::1]:{http}/", "allow_private=0", "local_guard", 0, 0, 0},
    {"http://[::ffff:127.0.0.1]:{http}/", "allow_private=0", "local_guard", 0,
     0, 0},
    {"http://localhost:{http}/", "allow_private=0", "local_guard", 0, 0, 0},
    {"http://private.example/", "allow_private=0", "local_guard", 0, 0, 0},
    {PLAIN "words=9", "allow_private=0 allow_networks=127.0.0.0/8", NULL, 200,
     0, 0},
    {PLAIN "words=9", "allow_private=0 allow_networks=::1,127.0.0.1", NULL, 200,
     0, 0},
    {PLAIN "words=9", "allow_private=0 allow_networks=127.0.0.2",
     "local_guard", 0, 0, 0},
    {PLAIN "to=http://127.0.0.2:{http}/",
     "allow_private=0 allow_networks=127.0.0.1", "local_guard", 0, 0, 0},
    {"http://2130706433:{http}/", "allow_private=0", "local_guard", 0, 0, 0},
};

START_TEST(test_case)
{
    char options[512];
    struct fetched got;
    const struct symai_response *response;

    if (strstr(cases[_i].url, "https:") != NULL && ca[0] == '\0')
        return;
    snprintf(options, sizeof(options), LIMITS "%s", cases[_i].options);
    fetch(cases[_i].url, options, &got);
    response = symai_page_response(got.page);
    if (cases[_i].failure == NULL)
        ck_assert_msg(response->failure == NULL, "%s", response->failure);
    else
        ck_assert_str_eq(response->failure != NULL ? response->failure : "-",
                         cases[_i].failure);
    ck_assert_int_eq(response->status, cases[_i].status);
    ck_assert_int_eq(symai_page_features(got.page)->truncated,
                     cases[_i].truncated);
    ck_assert_int_ge(response->timing_ms[SYMAI_PHASE_TOTAL], 0);
    if (cases[_i].limit_ms > 0)
        ck_assert_int_ge(got.took_ms, cases[_i].limit_ms - 20);
    ck_assert_msg(got.took_ms < cases[_i].limit_ms + GRACE_MS, "%s: %d ms",
                  cases[_i].url, (int)got.took_ms);
    syma_page_free(got.page);
}
END_TEST

/* --- details of one answer --- */

START_TEST(test_cut_exactly)
{
    struct fetched got;

    fetch(PLAIN "size=100000", "max_body=54321", &got);
    ck_assert_uint_eq(symai_page_features(got.page)->body_bytes, 54321);
    syma_page_free(got.page);
    fetch(PLAIN "bomb=100000000", "max_body=54321", &got);
    ck_assert_uint_eq(symai_page_features(got.page)->body_bytes, 54321);
    syma_page_free(got.page);
}
END_TEST

START_TEST(test_partial_body_is_kept)
{
    static const char *const ways[] = {PLAIN "words=400&hang=body",
                                       PLAIN "words=400&reset=body",
                                       PLAIN "words=400&length=99999"};
    struct fetched got;
    size_t i;

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        fetch(ways[i], "timeout_ms=600", &got);
        ck_assert_ptr_nonnull(symai_page_response(got.page)->failure);
        ck_assert(has_text(got.page, "Nos services"));
        syma_page_free(got.page);
    }
}
END_TEST

START_TEST(test_facts)
{
    const struct symai_response *r;
    struct fetched got;

    fetch(PLAIN "words=9&delay=150&header=X-One:+two+", "", &got);
    r = symai_page_response(got.page);
    ck_assert_str_eq(symai_response_header(r, "x-one"), "two");
    ck_assert_int_ge(r->timing_ms[SYMAI_PHASE_FIRST_BYTE], 140);
    ck_assert_int_lt(r->timing_ms[SYMAI_PHASE_CONNECT], 140);
    ck_assert_int_eq(r->timing_ms[SYMAI_PHASE_TLS], -1);
    ck_assert_int_ge(r->timing_ms[SYMAI_PHASE_TOTAL], 140);
    ck_assert_uint_eq(symai_certs_count(r->certs), 0);
    ck_assert_str_eq(r->request_url, r->final_url);
    syma_page_free(got.page);
    if (ca[0] == '\0')
        return;
    fetch("https://127.0.0.1:{good}/do?words=9", "", &got);
    r = symai_page_response(got.page);
    ck_assert_int_eq(symai_certs_first(r->certs, 0)->not_after_ms,
                     INT64_C(2524607999000));
    ck_assert_int_ge(r->timing_ms[SYMAI_PHASE_TLS], 0);
    syma_page_free(got.page);
    fetch("https://127.0.0.1:{expired}/do?words=9", "verify_tls=0", &got);
    r = symai_page_response(got.page);
    ck_assert_str_eq(r->failure, "tls_expired");
    ck_assert_ptr_null(symai_certs_first(r->certs, INT64_C(1760000000000)));
    syma_page_free(got.page);
}
END_TEST

START_TEST(test_request)
{
    static const char *const headers[] = {"X-Key: secret", "Accept: a/b", NULL};
    struct fetched got;

    ck_assert_int_eq(fetch_with(PLAIN "echo=1", headers,
                                "accept_language=pt user_agent=probe/1", &got),
                     SYMA_OK);
    ck_assert(has_text(got.page, "X-Key: secret"));
    ck_assert(has_text(got.page, "Accept: a/b"));
    ck_assert(!has_text(got.page, "text/html"));
    ck_assert(has_text(got.page, "Accept-Language: pt"));
    ck_assert(has_text(got.page, "User-Agent: probe/1"));
    ck_assert(has_text(got.page, "Accept-Encoding: gzip, deflate"));
    ck_assert(!has_text(got.page, "br"));
    syma_page_free(got.page);
    fetch(PLAIN "echo=1", "", &got);
    ck_assert(has_text(got.page, "User-Agent: libsyma/"));
    ck_assert(!has_text(got.page, "Accept-Language"));
    syma_page_free(got.page);
}
END_TEST

START_TEST(test_header_with_line_break)
{
    static const char *const headers[] = {"X-Key: a\r\nX-Other: b", NULL};
    struct fetched got;

    ck_assert_int_eq(fetch_with(PLAIN "echo=1", headers, "", &got),
                     SYMA_EINVAL);
    ck_assert_ptr_null(got.page);
}
END_TEST

START_TEST(test_proxy_of_the_environment)
{
    struct fetched got;

    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    fetch(PLAIN "words=9", "", &got);
    ck_assert_ptr_null(symai_page_response(got.page)->failure);
    syma_page_free(got.page);
}
END_TEST

/* --- redirects --- */

static const struct {
    const char *url;
    const char *options;
    const char *failure;
    size_t hops;
    const char *final; /* end of the final address */
} redirects[] = {
    {PLAIN "chain=1", "", NULL, 1, "/do?chain=0"},
    {PLAIN "chain=10", "", NULL, 10, "/do?chain=0"},
    {PLAIN "chain=11", "", "redirect_loop", 10, "/do?chain=1"},
    {PLAIN "chain=6", "max_redirects=5", "redirect_loop", 5, "/do?chain=1"},
    {PLAIN "chain=1", "max_redirects=0", "redirect_loop", 0, "/do?chain=1"},
    {PLAIN "chain=50", "max_redirects=50", NULL, 50, "/do?chain=0"},
    {PLAIN "loop=1&at=0", "", "redirect_loop", 1, "/do?loop=1&at=0"},
    {PLAIN "loop=3&at=0", "", "redirect_loop", 3, "/do?loop=3&at=2"},
    {PLAIN "to=/do%3fwords%3d9&status=301", "", NULL, 1, "/do?words=9"},
    {PLAIN "to=do%3fwords%3d9&status=303", "", NULL, 1, "/do?words=9"},
    {PLAIN "to=//127.0.0.1:{http}/do%3fwords%3d9&status=307", "", NULL, 1,
     "/do?words=9"},
    {PLAIN "to=http://127.0.0.2:{http}/do%3fwords%3d9&status=308", "", NULL, 1,
     "/do?words=9"},
    {PLAIN "to=http://127.0.0.1:1/", "", "connect_refused", 1, ":1/"},
    {PLAIN "to=http://gone.example/", "", "dns_temporary", 1, "example/"},
    {PLAIN "status=302&body=x", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=&status=302", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=/x&status=304", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=file:///etc/hostname", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=gopher://127.0.0.1/1", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=javascript:alert(1)", "", "redirect_invalid", 0, NULL},
    {PLAIN "to=http://u:p@127.0.0.1:{http}/", "", "redirect_invalid", 0, NULL},
    /* a body that nobody waits for */
    {PLAIN "to=/do%3fwords%3d9&body=0123456789&drip=1:1000", "", NULL, 1,
     "/do?words=9"},
    {PLAIN "to=/do%3fwords%3d9&size=1073741824", "", NULL, 1, "/do?words=9"},
    {PLAIN "to=/do%3fwords%3d9&body=x&said=br", "", NULL, 1, "/do?words=9"},
    /* with a cookie the same address may answer otherwise */
    {PLAIN "once=cookie&to=/do%3fonce%3dcookie&header=Set-Cookie:+a%3db", "",
     NULL, 1, "/do?once=cookie"},
    {PLAIN "loop=1&at=0&header=Set-Cookie:+a%3db", "", "redirect_loop", 2,
     "/do?loop=1&at=0"},
    /* refresh, by header and by meta element */
    {PLAIN "words=9&header=Refresh:+0;+url%3d/do%3fwords%3d5", "", NULL, 1,
     "/do?words=5"},
    {PLAIN "body=<meta+http-equiv%3drefresh+content%3d'0;url%3d/do%3fwords"
           "%3d5'>x",
     "", NULL, 1, "/do?words=5"},
    {PLAIN "words=9&header=Refresh:+60;+url%3d/do%3fwords%3d5", "", NULL, 0,
     NULL},
    {PLAIN "words=9&status=503&header=Refresh:+0;+url%3d/do%3fwords%3d5", "",
     NULL, 0, NULL},
    {PLAIN "words=9&header=Refresh:+0;+url%3djavascript:x", "", NULL, 0, NULL},
    {"http://127.0.0.1:{http}/do?words=9&header=Refresh:+0", "", NULL, 0, NULL},
    {PLAIN "words=9&header=Refresh:+0;+url%3dfile:///etc/hostname", "", NULL, 0,
     NULL},
    /* only where scripts do not run */
    {PLAIN "body=<noscript><meta+http-equiv%3drefresh+content%3d'0;url%3d"
           "/do%3fwords%3d5'></noscript>x",
     "", NULL, 0, NULL},
    /* a page that waits: its refresh leads into a circle */
    {PLAIN "words=9&header=Refresh:+5;+url%3d/do%3floop%3d2%26at%3d0", "", NULL,
     0, NULL},
};

static int ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);

    return len >= strlen(end) && strcmp(text + len - strlen(end), end) == 0;
}

START_TEST(test_redirect)
{
    const struct symai_response *r;
    struct fetched got;

    fetch(redirects[_i].url, redirects[_i].options, &got);
    r = symai_page_response(got.page);
    ck_assert_str_eq(r->failure != NULL ? r->failure : "-",
                     redirects[_i].failure != NULL ? redirects[_i].failure
                                                   : "-");
    if (redirects[_i].final != NULL)
        ck_assert_msg(ends_with(r->final_url, redirects[_i].final), "%s",
                      r->final_url);
    else
        ck_assert_str_eq(r->final_url, r->request_url);
    ck_assert_uint_eq(r->redirects.count, redirects[_i].hops);
    ck_assert_int_lt(got.took_ms, 2000 + GRACE_MS);
    syma_page_free(got.page);
}
END_TEST

START_TEST(test_redirects_are_recorded)
{
    const struct symai_redirect *hop;
    const struct symai_response *r;
    struct fetched got;

    fetch(PLAIN "status=301&to=/do%3fchain%3d1%26delay%3d100", "", &got);
    r = symai_page_response(got.page);
    ck_assert_uint_eq(r->redirects.count, 2);
    hop = symai_vec_at(&r->redirects, 0);
    ck_assert_int_eq(hop->status, 301);
    ck_assert(ends_with(hop->url, "/do?chain=1&delay=100"));
    hop = symai_vec_at(&r->redirects, 1);
    ck_assert_int_eq(hop->status, 302);
    ck_assert(ends_with(hop->url, "/do?chain=0"));
    ck_assert(ends_with(r->request_url, "delay%3d100"));
    ck_assert_int_eq(r->status, 200);
    ck_assert_int_ge(r->timing_ms[SYMAI_PHASE_FIRST_BYTE], 90);
    syma_page_free(got.page);
    fetch(PLAIN "words=9&header=Refresh:+0;+url%3d/do%3fwords%3d5", "", &got);
    r = symai_page_response(got.page);
    hop = symai_vec_at(&r->redirects, 0);
    ck_assert_int_eq(hop->status, 200);
    syma_page_free(got.page);
}
END_TEST

/* The limit is one for all hops together. */
START_TEST(test_chain_in_time)
{
    struct fetched got;

    fetch("http://127.0.0.1:{http}/do?delay=300&to=/do%3fdelay%3d300%26to"
          "%3d/do%253fdelay%253d300%2526words%253d9",
          "timeout_ms=600", &got);
    ck_assert_str_eq(symai_page_response(got.page)->failure,
                     "first_byte_timeout");
    ck_assert_int_lt(got.took_ms, 600 + GRACE_MS);
    syma_page_free(got.page);
}
END_TEST

/* Guarded at each hop, and not by the looks of the address. */
START_TEST(test_headers_stay_on_site)
{
    static const char *const headers[] = {"X-Key: secret", NULL};
    static const struct {
        const char *url;
        int sent;
    } ways[] = {
        {"http://site.example:{http}/do?to=/do%3fecho%3d1", 1},
        {"http://site.example:{http}/do?to=http://www.site.example:{http}/"
         "do%3fecho%3d1",
         1},
        {"http://site.example:{http}/do?to=http://other.example:{http}/do"
         "%3fecho%3d1",
         0},
        {"https://127.0.0.1:{good}/do?to=http://127.0.0.1:{http}/do%3fecho"
         "%3d1",
         0},
    };
    struct fetched got;
    size_t i;

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (strstr(ways[i].url, "https:") != NULL && ca[0] == '\0')
            continue;
        ck_assert_int_eq(fetch_with(ways[i].url, headers, "", &got), SYMA_OK);
        ck_assert_ptr_null(symai_page_response(got.page)->failure);
        ck_assert_msg(has_text(got.page, "secret") == ways[i].sent, "%s",
                      ways[i].url);
        syma_page_free(got.page);
    }
}
END_TEST

START_TEST(test_cookies_in_one_check_only)
{
    struct fetched got;

    fetch(PLAIN "to=/do%3fecho%3d1&header=Set-Cookie:+crumb%3d1", "", &got);
    ck_assert(has_text(got.page, "Cookie: crumb=1"));
    syma_page_free(got.page);
    fetch(PLAIN "echo=1", "", &got);
    ck_assert(!has_text(got.page, "crumb"));
    syma_page_free(got.page);
}
END_TEST

/* --- many at once --- */

#define MANY 40

START_TEST(test_many)
{
    struct symai_follow_request request;
    struct symai_follow *follows[MANY] = {NULL};
    struct symai_pool *pool = NULL;
    syma_options *o = make_options("");
    int64_t began = now_ms();
    char url[256];
    size_t left = MANY - 1;
    size_t i;

    memset(&request, 0, sizeof(request));
    request.url = url;
    request.options = o;
    ck_assert_int_eq(symai_pool_new(&symai_clock_system, 64, 64, &pool), SYMA_OK);
    for (i = 0; i < MANY; i++) {
        test_server_expand(&server, PLAIN "chain=2&delay=100", url,
                           sizeof(url));
        ck_assert_int_eq(symai_follow_new(pool, &request, &follows[i]),
                         SYMA_OK);
    }
    ck_assert_uint_eq(symai_pool_active(pool), MANY);
    ck_assert_int_eq(symai_pool_step(pool, 10, &woken), SYMA_OK);
    symai_follow_free(follows[7]); /* under way */
    follows[7] = NULL;
    ck_assert_uint_eq(symai_pool_active(pool), MANY - 1);
    while (left > 0) {
        struct symai_http *http;

        ck_assert_int_eq(symai_pool_step(pool, 1000, &woken), SYMA_OK);
        for (http = symai_pool_next_done(pool); http != NULL;
             http = symai_pool_next_done(pool)) {
            int rc = symai_follow_advance(symai_http_user(http));

            ck_assert_int_ge(rc, 0);
            left -= rc == 0;
        }
    }
    ck_assert_uint_eq(symai_pool_active(pool), 0);
    ck_assert_int_lt(now_ms() - began, MANY * 100);
    for (i = 0; i < MANY; i++) {
        syma_page *page = i != 7 ? symai_follow_take_page(follows[i]) : NULL;

        ck_assert_int_eq(page != NULL, i != 7);
        if (page != NULL)
            ck_assert_int_eq(symai_page_response(page)->status, 200);
        syma_page_free(page);
        symai_follow_free(follows[i]);
    }
    symai_pool_free(pool);
    syma_options_free(o);
}
END_TEST

/* A pool without transfers waits, and no longer than it is told. */
START_TEST(test_idle_pool)
{
    struct symai_pool *pool = NULL;
    int64_t began = now_ms();

    ck_assert_int_eq(symai_pool_new(&symai_clock_system, 64, 64, &pool), SYMA_OK);
    ck_assert_int_eq(symai_pool_step(pool, 100, &woken), SYMA_OK);
    ck_assert_int_ge(now_ms() - began, 95);
    ck_assert_int_lt(now_ms() - began, 100 + GRACE_MS);
    ck_assert_ptr_null(symai_pool_next_done(pool));
    began = now_ms();
    ck_assert_int_eq(symai_pool_step(pool, 0, &woken), SYMA_OK);
    ck_assert_int_lt(now_ms() - began, GRACE_MS);
    symai_pool_free(pool);
    symai_pool_free(NULL);
}
END_TEST

/* --- the second look --- */

static const struct {
    const char *url;
    const char *options;
    int state;
    const char *reason;
    int confirmed;
    int looks;
} looks[] = {
    {"http://127.0.0.1:1/", "confirm_delay_ms=200", SYMA_STATE_DOWN,
     "connect_refused", 1, 2},
    {"http://127.0.0.1:1/", "confirm_delay_ms=0", SYMA_STATE_DOWN,
     "connect_refused", 0, 1},
    {PLAIN "once=a&reset=head", "confirm_delay_ms=200", SYMA_STATE_UP, "ok", 0,
     2},
    {PLAIN "once=b&status=500&body=x", "confirm_delay_ms=200", SYMA_STATE_UP,
     "ok", 0, 2},
    {PLAIN "status=500&body=x", "confirm_delay_ms=200", SYMA_STATE_DOWN,
     "http_5xx", 1, 2},
    {"http://gone.example/", "confirm_delay_ms=200", SYMA_STATE_DOWN,
     "dns_failed", 1, 2},
    {"http://gone.example/", "confirm_delay_ms=0", SYMA_STATE_UNKNOWN,
     "dns_temporary", 0, 1},
    {"http://flip.example:{http}/do?words=200", "confirm_delay_ms=200",
     SYMA_STATE_UP, "ok", 0, 2},
    {PLAIN "words=200", "confirm_delay_ms=200", SYMA_STATE_UP, "ok", 0, 1},
    {PLAIN "words=200", "allow_private=0 confirm_delay_ms=200",
     SYMA_STATE_UNKNOWN, "local_guard", 0, 1},
    {PLAIN "loop=2&at=0", "confirm_delay_ms=200", SYMA_STATE_DEGRADED,
     "redirect_loop", 0, 1},
};

/* Codes that HTTP does not have are answers all the same. */
START_TEST(test_odd_status)
{
    static const int codes[] = {600, 799, 999};
    syma_options *o = make_options("confirm_delay_ms=0");
    syma_verdict *v = NULL;
    char url[512];
    char text[128];
    size_t i;

    for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        snprintf(text, sizeof(text), PLAIN "status=%d&words=50", codes[i]);
        test_server_expand(&server, text, url, sizeof(url));
        ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_GENERIC, o, NULL, &v),
                         SYMA_OK);
        ck_assert_int_eq(syma_verdict_http_status(v), codes[i]);
        syma_verdict_unref(v);
    }
    syma_options_free(o);
}
END_TEST

START_TEST(test_second_look)
{
    syma_options *o = make_options(looks[_i].options);
    syma_verdict *v = NULL;
    int64_t took = now_ms();
    char url[512];

    test_server_expand(&server, looks[_i].url, url, sizeof(url));
    ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_GENERIC, o, NULL, &v),
                     SYMA_OK);
    took = now_ms() - took;
    ck_assert_str_eq(syma_verdict_reason(v), looks[_i].reason);
    ck_assert_int_eq(syma_verdict_state(v), looks[_i].state);
    ck_assert_int_eq((syma_verdict_flags(v) & SYMA_FLAG_CONFIRMED) != 0,
                     looks[_i].confirmed);
    if (looks[_i].looks == 2)
        ck_assert_int_ge(took, 195);
    syma_verdict_unref(v);
    syma_options_free(o);
}
END_TEST

START_TEST(test_arguments)
{
    syma_verdict *v = (syma_verdict *)&server;
    syma_report *r = (syma_report *)&server;
    int kind = SYMA_SECTION_GENERIC;

    ck_assert_int_eq(syma_check_url(NULL, kind, NULL, NULL, &v), SYMA_EINVAL);
    ck_assert_ptr_null(v);
    ck_assert_int_eq(syma_check_url("http://h.example/", 99, NULL, NULL, &v),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_check_url("http://h.example/", kind, NULL, NULL, NULL),
        SYMA_EINVAL);
    ck_assert_int_eq(syma_check_url("h.example", kind, NULL, NULL, &v),
                     SYMA_EURL);
    ck_assert_int_eq(syma_check_url("ftp://h.example/", kind, NULL, NULL, &v),
                     SYMA_EURL);
    ck_assert_int_eq(syma_check_portal(NULL, NULL, NULL, &r), SYMA_EINVAL);
    ck_assert_ptr_null(r);
}
END_TEST

START_TEST(test_missing_ca_bundle)
{
    syma_options *o = make_options("ca_bundle=/no/such/file.pem");
    syma_verdict *v = NULL;
    char url[512];

    if (ca[0] == '\0')
        return;
    test_server_expand(&server, "https://127.0.0.1:{good}/do?words=9", url,
                       sizeof(url));
    ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_GENERIC, o, NULL, &v),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(v);
    syma_options_free(o);
}
END_TEST

/* --- portals --- */

struct checked {
    syma_report *report;
    int64_t took_ms;
};

/* One section an address; the last one again until there are count. */
static void check_portal(const char *const *urls, size_t count,
                         const char *zone, const char *options,
                         struct checked *out)
{
    syma_options *o = make_options(options);
    syma_portal *p = NULL;
    char url[512];
    char id[32];
    size_t i;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, "/no/such"), SYMA_OK);
    if (zone != NULL)
        ck_assert_int_eq(syma_portal_set_time_zone(p, zone), SYMA_OK);
    for (i = 0; i < count; i++) {
        test_server_expand(&server, *urls, url, sizeof(url));
        snprintf(id, sizeof(id), "s%zu", i);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, url, 0),
            SYMA_OK);
        urls += urls[1] != NULL;
    }
    out->took_ms = now_ms();
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &out->report), SYMA_OK);
    out->took_ms = now_ms() - out->took_ms;
    syma_portal_free(p);
    syma_options_free(o);
}

static const char *reason(const struct checked *c, size_t i)
{
    return syma_verdict_reason(syma_report_verdict(c->report, i));
}

#define DEAD_COUNT 40

/* Each would take 40 x 2 x its limit, which is more than the grace. */
static const struct {
    const char *url;
    const char *reason;
    int limit_ms;
} dead[] = {
    {"http://127.0.0.1:{silent}/", "first_byte_timeout", 300},
    {"http://127.0.0.1:{full}/", "connect_timeout", 300},
    {"http://slow.example:{http}/", "dns_failed", 300},
    {"http://gone.example/", "dns_failed", 0},
    {"http://127.0.0.1:1/", "connect_refused", 0},
};

START_TEST(test_dead_host)
{
    const char *const urls[] = {dead[_i].url, NULL};
    struct checked got;
    size_t i;

    gone_count = 0;
    check_portal(urls, DEAD_COUNT, NULL,
                 "first_byte_timeout_ms=300 connect_timeout_ms=300 "
                 "resolve_timeout_ms=300 confirm_delay_ms=50",
                 &got);
    for (i = 0; i < DEAD_COUNT; i++) {
        const syma_verdict *v = syma_report_verdict(got.report, i);

        ck_assert_str_eq(syma_verdict_reason(v), dead[_i].reason);
        ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DOWN);
        ck_assert((syma_verdict_flags(v) & SYMA_FLAG_CONFIRMED) != 0);
        ck_assert_str_eq(syma_verdict_url(v), syma_verdict_final_url(v));
    }
    /* Two in the first look, two in the second. */
    ck_assert_int_ge(got.took_ms, 4 * dead[_i].limit_ms - 40);
    ck_assert_int_lt(got.took_ms, 4 * dead[_i].limit_ms + GRACE_MS);
    if (strstr(dead[_i].url, "gone") != NULL)
        ck_assert_int_eq(gone_count, 4);
    syma_report_unref(got.report);
}
END_TEST

/* Two pages that hang do not make a host dead that answers elsewhere, in
 * whatever order they come. */
START_TEST(test_half_dead_host)
{
    static const char *const urls[] = {
        PLAIN "hang=head&x=1", PLAIN "hang=head&x=2", PLAIN "words=100",
        PLAIN "hang=head&x=3", PLAIN "words=200",     NULL};
    static const char *const wanted[] = {"first_byte_timeout",
                                         "first_byte_timeout", "ok",
                                         "first_byte_timeout", "ok"};
    struct checked got;
    size_t i;

    check_portal(urls, 5, NULL, "first_byte_timeout_ms=300 confirm_delay_ms=50",
                 &got);
    for (i = 0; i < 5; i++)
        ck_assert_str_eq(reason(&got, i), wanted[i]);
    syma_report_unref(got.report);
}
END_TEST

/* Behind a redirect it is the other host that is dead. */
START_TEST(test_dead_elsewhere)
{
    static const char *const urls[] = {
        PLAIN "to=http://127.0.0.1:1/a", PLAIN "to=http://127.0.0.1:1/b",
        PLAIN "to=http://127.0.0.1:1/c", PLAIN "words=100", NULL};
    struct checked got;
    size_t i;

    check_portal(urls, 4, NULL, "confirm_delay_ms=0", &got);
    for (i = 0; i < 3; i++) {
        ck_assert_str_eq(reason(&got, i), "connect_refused");
        ck_assert_uint_eq(
            syma_verdict_redirect_count(syma_report_verdict(got.report, i)), 1);
    }
    ck_assert_str_eq(reason(&got, 3), "ok");
    syma_report_unref(got.report);
}
END_TEST

#define DELAYED "/do?words=100&delay=400"

/* Different hosts at the same time, one host's sections after each other;
 * the report keeps the order. */
START_TEST(test_hosts_at_once)
{
    static const char *const hosts[] = {"http://a.example:{http}" DELAYED,
                                        "http://b.example:{http}" DELAYED,
                                        "http://c.example:{http}" DELAYED,
                                        "http://d.example:{http}" DELAYED,
                                        "http://e.example:{http}" DELAYED,
                                        "http://f.example:{http}" DELAYED,
                                        "http://g.example:{http}" DELAYED,
                                        "http://h.example:{http}" DELAYED,
                                        NULL};
    static const char *const one[] = {PLAIN "words=100&delay=200", NULL};
    struct checked got;
    char url[512];
    size_t i;

    check_portal(hosts, 8, NULL, "slow_warn_ms=0 slow_crit_ms=0", &got);
    ck_assert_int_ge(got.took_ms, 390);
    ck_assert_int_lt(got.took_ms, 8 * 400);
    for (i = 0; i < 8; i++) {
        ck_assert_str_eq(reason(&got, i), "ok");
        test_server_expand(&server, hosts[i], url, sizeof(url));
        ck_assert_str_eq(syma_verdict_url(syma_report_verdict(got.report, i)),
                         url);
    }
    syma_report_unref(got.report);
    check_portal(one, 4, NULL, "", &got);
    ck_assert_int_ge(got.took_ms, 4 * 190);
    syma_report_unref(got.report);
}
END_TEST

/* More hosts than are asked at once, and none is left out. */
START_TEST(test_many_hosts)
{
    char texts[40][64];
    const char *urls[41] = {NULL};
    struct checked got;
    size_t i;

    for (i = 0; i < 40; i++) {
        snprintf(texts[i], sizeof(texts[i]), "http://h%zu.example:{http}%s", i,
                 i % 4 == 3 ? "/do?hang=head" : "/do?words=100");
        urls[i] = texts[i];
    }
    check_portal(urls, 40, NULL,
                 "first_byte_timeout_ms=400 confirm_delay_ms=50", &got);
    for (i = 0; i < 40; i++)
        ck_assert_str_eq(reason(&got, i),
                         i % 4 == 3 ? "first_byte_timeout" : "ok");
    syma_report_unref(got.report);
}
END_TEST

/* The whole check is not lost for a zone; the caller's folder is used. */
START_TEST(test_unknown_zone)
{
    static const char *const urls[] = {PLAIN "words=100", NULL};
    struct checked got;
    char *text = NULL;

    check_portal(urls, 1, "Nowhere/At_All", "zoneinfo_dir=/no/such", &got);
    ck_assert_str_eq(reason(&got, 0), "ok");
    ck_assert_int_eq(syma_report_format(got.report, "text", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, " (UTC)"));
    syma_string_free(text);
    syma_report_unref(got.report);
    /* It would be found in the default folder, if that were asked. */
    check_portal(urls, 1, "Europe/Paris", "zoneinfo_dir=/no/such", &got);
    ck_assert_int_eq(syma_report_format(got.report, "text", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, " (UTC)"));
    syma_string_free(text);
    syma_report_unref(got.report);
}
END_TEST

/* Trouble of our own with one section ends all that is under way. */
START_TEST(test_trouble_among_many)
{
    static const char *const urls[] = {"http://a.example:{http}/do?hang=head",
                                       "https://127.0.0.1:{good}/do?words=9",
                                       "http://b.example:{http}/do?hang=head"};
    syma_options *o = make_options("ca_bundle=/no/such/file.pem");
    syma_portal *p = NULL;
    syma_report *r = NULL;
    char url[512];
    size_t i;

    if (ca[0] == '\0')
        return;
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; i < 3; i++) {
        char id[2] = {(char)('a' + i), '\0'};

        test_server_expand(&server, urls[i], url, sizeof(url));
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, url, 0),
            SYMA_OK);
    }
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_ENOTFOUND);
    ck_assert_ptr_null(r);
    syma_portal_free(p);
    syma_options_free(o);
}
END_TEST

/* --- memory --- */

static long peak_kib(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* In a process of its own: what one fetch adds to the peak of a process
 * that has fetched a small page before. */
static long growth_kib(const char *url, const char *options, int64_t *ms)
{
    struct {
        long kib;
        int64_t ms;
    } answer = {-1, 0};
    int ends[2];
    pid_t pid;

    ck_assert_int_eq(pipe(ends), 0);
    pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        struct fetched got;

        fetch(PLAIN "words=100&code=gzip", "", &got);
        syma_page_free(got.page);
        answer.kib = peak_kib();
        fetch(url, options, &got);
        answer.kib = symai_page_response(got.page)->failure == NULL
                         ? peak_kib() - answer.kib
                         : -2;
        answer.ms = got.took_ms;
        _exit(write(ends[1], &answer, sizeof(answer)) != sizeof(answer));
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &answer, sizeof(answer)), sizeof(answer));
    close(ends[0]);
    waitpid(pid, NULL, 0);
    *ms = answer.ms;
    return answer.kib;
}

static const struct {
    const char *what;
    const char *url;
    const char *options;
    long max_kib;
} memory[] = {
    {"1 GiB body, cut at 4 MiB", PLAIN "size=1073741824", "", 4096},
    {"1 GiB from a gzip bomb, cut at 4 MiB", PLAIN "bomb=1073741824", "", 4096},
    {"endless body, cut at 4 MiB", PLAIN "endless=1", "", 4096},
    {"256 MiB body, read to its end", PLAIN "size=268435456",
     "max_body=2147483648 timeout_ms=150000", 4096},
    {"64 MiB body, read to its end", PLAIN "size=67108864",
     "max_body=2147483648 timeout_ms=150000", 4096},
};

START_TEST(test_memory)
{
    int64_t ms = 0;
    long kib;

    /* The memory of sanitizers and of valgrind would be measured, and
     * slowly: who runs the tests under one says so. */
    if (getenv("SYMA_SANITIZED") != NULL)
        return;
    kib = growth_kib(memory[_i].url, memory[_i].options, &ms);
    printf("memory: %s: peak +%ld KiB, %d ms\n", memory[_i].what, kib, (int)ms);
    fflush(stdout);
    ck_assert_int_ge(kib, 0);
    ck_assert_int_lt(kib, memory[_i].max_kib);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static Suite *make_suite(void)
{
    Suite *suite = suite_create("fetch");
    TCase *tcase = tcase_create("answers");

    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, test_case, 0, COUNT(cases));
    tcase_add_test(tcase, test_cut_exactly);
    tcase_add_test(tcase, test_partial_body_is_kept);
    tcase_add_test(tcase, test_facts);
    tcase_add_test(tcase, test_request);
    tcase_add_test(tcase, test_header_with_line_break);
    tcase_add_test(tcase, test_proxy_of_the_environment);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("redirects");
    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, test_redirect, 0, COUNT(redirects));
    tcase_add_test(tcase, test_redirects_are_recorded);
    tcase_add_test(tcase, test_chain_in_time);
    tcase_add_test(tcase, test_headers_stay_on_site);
    tcase_add_test(tcase, test_cookies_in_one_check_only);
    tcase_add_test(tcase, test_many);
    tcase_add_test(tcase, test_idle_pool);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("checks");
    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, test_second_look, 0, COUNT(looks));
    tcase_add_test(tcase, test_arguments);
    tcase_add_test(tcase, test_missing_ca_bundle);
    tcase_add_test(tcase, test_odd_status);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("portals");
    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, test_dead_host, 0, COUNT(dead));
    tcase_add_test(tcase, test_half_dead_host);
    tcase_add_test(tcase, test_dead_elsewhere);
    tcase_add_test(tcase, test_hosts_at_once);
    tcase_add_test(tcase, test_many_hosts);
    tcase_add_test(tcase, test_unknown_zone);
    tcase_add_test(tcase, test_trouble_among_many);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("memory");
    tcase_set_timeout(tcase, 200);
    tcase_add_loop_test(tcase, test_memory, 0, COUNT(memory));
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner;
    int failed;
    int rc = test_server_start(&server, NULL, 1);

    if (rc != 0) {
        fprintf(stderr, "the test server did not start (%d)\n", rc);
        return rc;
    }
    test_server_ca(&server, ca, sizeof(ca));
    if (ca[0] == '\0')
        printf("no openssl command: the cases with TLS are left out\n");
    fflush(stdout);
    runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    test_server_stop(&server);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
