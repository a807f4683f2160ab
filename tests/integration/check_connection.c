/* SPDX-License-Identifier: MIT */
/*
 * Which connection a request uses, what it is told of it, and that nobody
 * waits for the page of somebody else.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- connections --- */

#define REQUESTS 4

/* The numbers of the connections of so many requests, one after the other. */
static void connections_of(const char *target, const char *key,
                           const char *options, int *out)
{
    syma_prober *s = ask_prober(options);
    char all[256];
    syma_verdict *v;
    int i;

    snprintf(all, sizeof all, "%s&log=%s", target, key);
    for (i = 0; i < REQUESTS; i++) {
        v = ask_page_by(s, all);
        ask_expect(v, SYMA_STATE_UP, "ok");
        if (ask_needs_tls(target)) {
            ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
            ck_assert_ptr_nonnull(
                strstr(syma_verdict_cert_subject(v, 0), "good"));
            ck_assert_ptr_nonnull(
                strstr(syma_verdict_cert_issuer(v, 0), "Test CA"));
            ck_assert(syma_verdict_cert_not_after(v, 0) ==
                      INT64_C(2524607999000));
            ck_assert_uint_eq(syma_verdict_cert_first(v), 0);
        }
        syma_verdict_unref(v);
    }
    syma_prober_free(s);
    ck_assert_int_eq(ask_numbers(key, "connection=", out, REQUESTS), REQUESTS);
}

START_TEST(test_kept_connection)
{
    int at[REQUESTS];
    int i;

    connections_of(PLAIN "words=200", "kept", "", at);
    for (i = 1; i < REQUESTS; i++)
        ck_assert_int_eq(at[i], at[0]);
    connections_of(PLAIN "words=200", "fresh", "fresh_connection=1", at);
    for (i = 1; i < REQUESTS; i++)
        ck_assert_int_ne(at[i], at[i - 1]);
    if (ask_lacks_tls())
        return;
    /* The chain is told once for a connection and given to each check. */
    connections_of(TLS "words=200", "tlskept", "", at);
    for (i = 1; i < REQUESTS; i++)
        ck_assert_int_eq(at[i], at[0]);
    connections_of(TLS "words=200", "tlsfresh", "fresh_connection=1", at);
    for (i = 1; i < REQUESTS; i++)
        ck_assert_int_ne(at[i], at[i - 1]);
}
END_TEST

/* The last page of a connection has its chain too. */
START_TEST(test_chain_of_a_closing_connection)
{
    syma_prober *s = ask_prober("");
    int at[2];
    syma_verdict *v;

    if (!ask_lacks_tls()) {
        v = ask_page_by(s, TLS "words=200&log=last");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
        v = ask_page_by(s, TLS "words=200&log=last&header=Connection:+close");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
        ck_assert_int_eq(ask_numbers("last", "connection=", at, 2), 2);
        ck_assert_int_eq(at[0], at[1]);
        /* The next server at the same descriptor has its own. */
        ask_is_by(s, PLAIN "words=200", SYMA_STATE_UP, "ok");
        v = ask_page_by(s, "https://127.0.0.1:{expired}/do?words=200");
        ask_expect(v, SYMA_STATE_DOWN, "tls_expired");
        syma_verdict_unref(v);
        v = ask_page_by(s, PLAIN "words=200");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 0);
        syma_verdict_unref(v);
    }
    syma_prober_free(s);
}
END_TEST

START_TEST(test_tls_resume)
{
    int at[REQUESTS];

    if (ask_lacks_tls())
        return;
    connections_of(TLS "words=200", "resume", "fresh_connection=1", at);
    ck_assert_int_eq(ask_count("resume", "resumed=1"), REQUESTS - 1);
    connections_of(TLS "words=200", "anew", "fresh_connection=1 tls_resume=0",
                   at);
    ck_assert_int_eq(ask_count("anew", "resumed=0"), REQUESTS);
}
END_TEST

/* --- several at once --- */

/* A page that hangs holds up no other of its host. */
START_TEST(test_hanging_page_beside_others)
{
    syma_prober *s = ask_prober("max_per_host=4 first_byte_timeout_ms=3000");
    syma_verdict *v;
    int i;

    ask_submit(s, PLAIN "hang=head");
    for (i = 0; i < 3; i++)
        ask_submit(s, PLAIN "words=200");
    for (i = 0; i < 3; i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_UP, "ok");
        syma_verdict_unref(v);
    }
    v = ask_next(s);
    ask_expect(v, SYMA_STATE_DOWN, "first_byte_timeout");
    syma_verdict_unref(v);
    syma_prober_free(s);
}
END_TEST

/* A server with which no connection comes about is no name without an
 * address, for none of the pages. */
START_TEST(test_dead_server_many_pages)
{
    syma_prober *s = ask_prober("max_per_host=4 connect_timeout_ms=1000 "
                                "resolve_timeout_ms=300");
    int64_t began = ask_now_ms();
    syma_verdict *v;
    int i;

    for (i = 0; i < 4 && !ask_lacks_tls(); i++)
        ask_submit(s, "https://127.0.0.1:{silent}/");
    for (i = 0; i < 4 && !ask_lacks_tls(); i++) {
        v = ask_next(s);
        ask_expect(v, SYMA_STATE_DOWN, "connect_timeout");
        syma_verdict_unref(v);
    }
    ck_assert_int_lt(ask_now_ms() - began, GRACE_MS);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_http2_is_not_forced)
{
    ask_is(PLAIN "words=200&log=one", "http2=1", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("one", " HTTP/1.1\n"), 1);
    ck_assert_int_eq(ask_count("one", "Upgrade"), 0);
    if (!ask_lacks_tls())
        ask_is(TLS "words=200", "http2=1", SYMA_STATE_UP, "ok");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("connection");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "connections");
    tcase_add_test(tcase, test_kept_connection);
    tcase_add_test(tcase, test_chain_of_a_closing_connection);
    tcase_add_test(tcase, test_tls_resume);
    tcase_add_test(tcase, test_hanging_page_beside_others);
    tcase_add_test(tcase, test_dead_server_many_pages);
    tcase_add_test(tcase, test_http2_is_not_forced);
    return ask_run(suite);
}
