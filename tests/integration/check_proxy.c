/* SPDX-License-Identifier: MIT */
/*
 * Proxies: what is asked of them, and whose fault it is when no page comes.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BY_TLS "proxy=https://127.0.0.1:{proxytls} "
#define BY_SOCKS "proxy=socks5://127.0.0.1:{socks} "
#define BY_SOCKSH "proxy=socks5h://127.0.0.1:{socks} "
#define BY_NOBODY "proxy=http://127.0.0.1:1 "
#define GUARDED "allow_private=0 "
#define NAMED GUARDED "proxy_resolves=1 "
#define PORTAL "http://portal.example:{http}/do?"

static const struct {
    const char *url;
    const char *options;
    int state;
    const char *reason;
} proxied[] = {
    {PLAIN "words=200", BY_HTTP, SYMA_STATE_UP, "ok"},
    {PORTAL "words=200", BY_HTTP, SYMA_STATE_UP, "ok"},
    {PLAIN "chain=3", BY_HTTP, SYMA_STATE_UP, "ok"},
    {TLS "words=200", BY_HTTP, SYMA_STATE_UP, "ok"},
    {"https://good.example:{good}/do?words=200", BY_HTTP, SYMA_STATE_UP, "ok"},
    {PLAIN "words=200", BY_TLS, SYMA_STATE_UP, "ok"},
    {TLS "words=200", BY_TLS, SYMA_STATE_UP, "ok"},
    {PLAIN "words=200", BY_SOCKS, SYMA_STATE_UP, "ok"},
    {PORTAL "words=200", BY_SOCKS, SYMA_STATE_UP, "ok"},
    {TLS "words=200", BY_SOCKS, SYMA_STATE_UP, "ok"},
    {PORTAL "words=200", BY_SOCKSH, SYMA_STATE_UP, "ok"},
    {"http://gone.example:{http}/do?words=200", BY_SOCKSH, SYMA_STATE_UP, "ok"},
    /* What the portal itself does wrong stays its own. */
    {PLAIN "status=500&body=x", BY_HTTP, SYMA_STATE_DOWN, "http_5xx"},
    {PLAIN "words=9&close=head", BY_HTTP, SYMA_STATE_DOWN, "empty_reply"},
    {TLS "words=9&close=head", BY_HTTP, SYMA_STATE_DOWN, "empty_reply"},
    {"https://127.0.0.1:{expired}/do?words=200", BY_HTTP, SYMA_STATE_DOWN,
     "tls_expired"},
    {"https://127.0.0.1:{self}/do?words=200", BY_HTTP, SYMA_STATE_DOWN,
     "tls_untrusted"},
    {"https://127.0.0.1:{name}/do?words=200", BY_SOCKS, SYMA_STATE_DOWN,
     "tls_name"},
    {"https://127.0.0.1:{http}/do?words=200", BY_HTTP, SYMA_STATE_DOWN,
     "tls_protocol"},
    {"https://127.0.0.1:1/", BY_HTTP, SYMA_STATE_DOWN, "connect_unreachable"},
    {"http://127.0.0.1:1/", BY_SOCKS, SYMA_STATE_DOWN, "connect_refused"},
    {"http://gone.example:{http}/", BY_SOCKS, SYMA_STATE_UNKNOWN,
     "dns_temporary"},
    /* The proxy is not there, or is none. */
    {PLAIN "words=200", BY_NOBODY, SYMA_STATE_UNKNOWN, "local_network"},
    {TLS "words=200", BY_NOBODY, SYMA_STATE_UNKNOWN, "local_network"},
    {PLAIN "words=200", "proxy=socks5://127.0.0.1:1", SYMA_STATE_UNKNOWN,
     "local_network"},
    {PLAIN "words=200", "proxy=http://gone.example:1", SYMA_STATE_UNKNOWN,
     "local_network"},
    {TLS "words=200", "proxy=https://127.0.0.1:{http}", SYMA_STATE_UNKNOWN,
     "local_network"},
    {TLS "words=200", "proxy=https://127.0.0.1:{expired}", SYMA_STATE_UNKNOWN,
     "local_network"},
    /* The proxy tells of the portal, or refuses its service. */
    {"https://proxy502.example/", BY_HTTP, SYMA_STATE_DOWN,
     "connect_unreachable"},
    {"https://proxy503.example/", BY_HTTP, SYMA_STATE_DOWN,
     "connect_unreachable"},
    {"https://proxy504.example/", BY_HTTP, SYMA_STATE_DOWN, "connect_timeout"},
    {"https://proxy403.example/", BY_HTTP, SYMA_STATE_UNKNOWN, "local_network"},
    {"https://proxy407.example/", BY_HTTP, SYMA_STATE_UNKNOWN, "local_network"},
    {"https://proxy400.example/", BY_HTTP, SYMA_STATE_UNKNOWN, "local_network"},
    {"https://proxy504.example/", BY_TLS, SYMA_STATE_DOWN, "connect_timeout"},
    {"https://proxy403.example/", BY_TLS, SYMA_STATE_UNKNOWN, "local_network"},
    {"https://proxyhang.example/", BY_HTTP "connect_timeout_ms=300",
     SYMA_STATE_DOWN, "connect_timeout"},
    /* Of 502 and 504 it cannot be told whose they are. */
    {"http://proxy502.example/", BY_HTTP, SYMA_STATE_DOWN, "http_5xx"},
    {"http://proxy504.example/", BY_HTTP, SYMA_STATE_DOWN, "http_5xx"},
    {"http://proxy407.example/", BY_HTTP, SYMA_STATE_UNKNOWN, "local_network"},
    {"http://proxylogin.example/do?words=200", BY_HTTP, SYMA_STATE_UNKNOWN,
     "local_network"},
    {"http://proxylogin.example/do?words=200",
     "proxy=http://user:word@127.0.0.1:{proxy}", SYMA_STATE_UP, "ok"},
    {"http://proxylogin.example/do?words=200",
     "proxy=http://user:wrong@127.0.0.1:{proxy}", SYMA_STATE_UNKNOWN,
     "local_network"},
    {"http://socks1.example/", BY_SOCKSH, SYMA_STATE_UNKNOWN, "local_network"},
    {"http://socks2.example/", BY_SOCKSH, SYMA_STATE_UNKNOWN, "local_network"},
    {"http://socks3.example/", BY_SOCKSH, SYMA_STATE_DOWN,
     "connect_unreachable"},
    {"http://socks4.example/", BY_SOCKSH, SYMA_STATE_DOWN,
     "connect_unreachable"},
    {"http://socks5.example/", BY_SOCKSH, SYMA_STATE_DOWN, "connect_refused"},
    {"https://socks6.example/", BY_SOCKSH, SYMA_STATE_DOWN,
     "connect_unreachable"},
    {"http://socks7.example/", BY_SOCKSH, SYMA_STATE_UNKNOWN, "local_network"},
    /* Private addresses, and names that may lead to them. */
    {PLAIN "log=no", BY_HTTP GUARDED, SYMA_STATE_UNKNOWN, "local_guard"},
    {TLS "log=no", BY_HTTP GUARDED, SYMA_STATE_UNKNOWN, "local_guard"},
    {PLAIN "log=no", BY_SOCKS GUARDED, SYMA_STATE_UNKNOWN, "local_guard"},
    {"http://[::1]:{http}/do?log=no", BY_HTTP GUARDED, SYMA_STATE_UNKNOWN,
     "local_guard"},
    {"http://2130706433:{http}/do?log=no", BY_HTTP NAMED, SYMA_STATE_UNKNOWN,
     "local_guard"},
    {PORTAL "log=no", BY_HTTP GUARDED, SYMA_STATE_UNKNOWN, "local_guard"},
    {PORTAL "log=no", BY_SOCKSH GUARDED, SYMA_STATE_UNKNOWN, "local_guard"},
    {PLAIN "log=no", BY_HTTP NAMED, SYMA_STATE_UNKNOWN, "local_guard"},
    {"http://[::ffff:127.0.0.1]:{http}/do?log=no", BY_HTTP NAMED,
     SYMA_STATE_UNKNOWN, "local_guard"},
    {PORTAL "to=http://127.0.0.1:{http}/do%3flog%3dno", BY_HTTP NAMED,
     SYMA_STATE_UNKNOWN, "local_guard"},
    {PORTAL "words=200", BY_HTTP NAMED, SYMA_STATE_UP, "ok"},
    {PORTAL "words=200", BY_SOCKSH NAMED, SYMA_STATE_UP, "ok"},
    {"https://good.example:{good}/do?words=200", BY_HTTP NAMED, SYMA_STATE_UP,
     "ok"},
};

START_TEST(test_proxy)
{
    if ((ask_needs_tls(proxied[_i].url) ||
         ask_needs_tls(proxied[_i].options)) &&
        ask_lacks_tls())
        return;
    ask_is(proxied[_i].url, proxied[_i].options, proxied[_i].state,
           proxied[_i].reason);
    ck_assert_int_eq(ask_count("no", "GET "), 0);
}
END_TEST

/* It is asked in the form that is the proxy's, by name where it is to
 * resolve. */
START_TEST(test_proxy_is_asked)
{
    char line[128];

    ask_is("http://form.example:{http}/do?words=200", BY_HTTP, SYMA_STATE_UP,
           "ok");
    test_server_expand(&ask_server,
                       "GET http://form.example:{http}/do?words=200 ", line,
                       sizeof line);
    ck_assert_int_eq(ask_count("proxy", line), 1);
    ask_is("http://local.example:{http}/do?words=200", BY_SOCKS, SYMA_STATE_UP,
           "ok");
    ck_assert_int_eq(ask_count("socks", "local.example"), 0);
    ck_assert_int_ge(ask_count("socks", "address 127.0.0.1 "), 1);
    ask_is("http://remote.example:{http}/do?words=200", BY_SOCKSH,
           SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("socks", "name remote.example "), 1);
}
END_TEST

START_TEST(test_tunnel)
{
    syma_verdict *v;
    char line[128];

    if (ask_lacks_tls())
        return;
    v = ask_page("https://good.example:{good}/do?words=200&log=far",
                 BY_HTTP "user_agent=probe/7");
    ask_expect(v, SYMA_STATE_UP, "ok");
    ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
    ck_assert_ptr_nonnull(strstr(syma_verdict_cert_subject(v, 0), "good"));
    test_server_expand(&ask_server, "CONNECT good.example:{good} ", line,
                       sizeof line);
    ck_assert_int_ge(ask_count("proxy", line), 1);
    ck_assert_int_eq(ask_count("far", "User-Agent: probe/7"), 1);
    syma_verdict_unref(v);
}
END_TEST

/* The login of the portal is not the proxy's business, nor the other way
 * round; the proxy's certificate is not the portal's. */
START_TEST(test_proxy_keeps_out)
{
    static const char *const targets[] = {
        "https://good.example:{good}/do?words=200&log=keeps", NULL};
    syma_portal *p;
    syma_verdict *v;

    if (ask_lacks_tls())
        return;
    p = ask_make_portal(targets);
    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "basic", "ann", "word"),
                     SYMA_OK);
    syma_report_unref(
        ask_portal(p, "proxy=http://user:word@127.0.0.1:{proxy}"));
    ck_assert_int_eq(ask_count("keeps", "\nAuthorization: Basic "), 1);
    ck_assert_int_eq(ask_count("keeps", "Proxy-Authorization:"), 0);
    ck_assert_int_eq(ask_count("proxy", "\nAuthorization: Basic "), 0);
    syma_portal_free(p);
    v = ask_page(PLAIN "words=200", BY_TLS);
    ask_expect(v, SYMA_STATE_UP, "ok");
    ck_assert_uint_eq(syma_verdict_cert_count(v), 0);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_proxy_of_the_environment)
{
    static const char *const names[] = {"http_proxy",  "https_proxy",
                                        "HTTPS_PROXY", "all_proxy",
                                        "ALL_PROXY",   "no_proxy"};
    int i;

    for (i = 0; i < COUNT(names); i++)
        setenv(names[i], i < 5 ? "http://127.0.0.1:1" : "*", 1);
    ask_is(PLAIN "words=200", "", SYMA_STATE_UP, "ok");
    if (!ask_lacks_tls())
        ask_is(TLS "words=200", "", SYMA_STATE_UP, "ok");
    /* Nor does it say where the given one is not to be asked. */
    ask_is("http://env.example:{http}/do?words=200",
           BY_HTTP "absence_baseline=0", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("proxy", "GET http://env.example"), 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("proxy");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "proxies");
    tcase_add_loop_test(tcase, test_proxy, 0, COUNT(proxied));
    tcase_add_test(tcase, test_proxy_is_asked);
    tcase_add_test(tcase, test_tunnel);
    tcase_add_test(tcase, test_proxy_keeps_out);
    tcase_add_test(tcase, test_proxy_of_the_environment);
    return ask_run(suite);
}
