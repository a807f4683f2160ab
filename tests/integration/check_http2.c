/* SPDX-License-Identifier: MIT */
/*
 * HTTP/2 with nghttpd (Debian: nghttp2-server). Skipped where that is not
 * installed, or where libcurl does not speak it.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define H2 "https://127.0.0.1:{h2}/page.html"
#define STREAMS 20

START_TEST(test_http2)
{
    ask_is(H2, "", SYMA_STATE_UP, "ok");
    ask_is(H2, "head_only=1", SYMA_STATE_UNKNOWN, "no_evidence");
    ask_is("https://127.0.0.1:{h2}/none", "", SYMA_STATE_DEGRADED, "not_found");
    ask_is(H2, BY_HTTP, SYMA_STATE_UP, "ok");
    /* That server speaks nothing else. */
    ask_is(H2, "http2=0", SYMA_STATE_DOWN, "empty_reply");
}
END_TEST

/* All checks of one host share one connection, each with the chain. */
START_TEST(test_http2_streams)
{
    syma_prober *s = ask_prober("max_per_host=20");
    int before = ask_count("h2", "connection");
    syma_verdict *v;
    int i;

    for (i = 0; i < STREAMS; i++)
        ask_submit(s, H2);
    for (i = 0; i < STREAMS; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(ask_count("h2", "connection"), before + 1);
    for (i = 0; i < STREAMS; i++)
        ask_submit(s, H2);
    for (i = 0; i < STREAMS; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(ask_count("h2", "connection"), before + 1);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_http2_fresh)
{
    syma_prober *s = ask_prober(
        "max_per_host=5 fresh_connection=1 absence_baseline=0");
    int before = ask_count("h2", "connection");
    syma_verdict *v;
    int i;

    for (i = 0; i < 5; i++)
        ask_submit(s, H2);
    for (i = 0; i < 5; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(ask_count("h2", "connection"), before + 5);
    syma_prober_free(s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http2");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    if (!syma_has_feature("http2")) {
        printf("libcurl does not speak HTTP/2\n");
        return ask_skip();
    }
    if (test_server_port(&ask_server, "h2") == 0) {
        printf("no nghttpd, or no openssl\n");
        return ask_skip();
    }
    tcase = ask_case(suite, "http2");
    tcase_add_test(tcase, test_http2);
    tcase_add_test(tcase, test_http2_streams);
    tcase_add_test(tcase, test_http2_fresh);
    return ask_run(suite);
}
