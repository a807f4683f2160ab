/* SPDX-License-Identifier: MIT */
/*
 * What needs no network of port/http: how libcurl's codes become reasons, and
 * how the end of a certificate is read.
 */
#include <check.h>
#include <curl/curl.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "port/certs.h"
#include "port/http.h"
#include "port/init.h"
#include "port/outcome.h"

/* How far it had come. */
enum progress { NOTHING, RESOLVED, CONNECTED, BEGAN, ANSWERED, HEADERS };

static const struct {
    int code;
    int os_errno;
    long verify_result;
    int progress;
    int guarded;
    int rc;
    const char *reason;
} outcomes[] = {
    {CURLE_OK, 0, 0, HEADERS, 0, SYMA_OK, NULL},
    {CURLE_COULDNT_RESOLVE_HOST, 0, 0, NOTHING, 0, 0, "dns_temporary"},
    {CURLE_COULDNT_CONNECT, ECONNREFUSED, 0, RESOLVED, 0, 0, "connect_refused"},
    {CURLE_COULDNT_CONNECT, EHOSTUNREACH, 0, RESOLVED, 0, 0,
     "connect_unreachable"},
    {CURLE_COULDNT_CONNECT, ENETUNREACH, 0, RESOLVED, 0, 0,
     "connect_unreachable"},
    {CURLE_COULDNT_CONNECT, ETIMEDOUT, 0, RESOLVED, 0, 0, "connect_timeout"},
    {CURLE_COULDNT_CONNECT, 0, 0, RESOLVED, 1, 0, "local_guard"},
    {CURLE_COULDNT_CONNECT, 0, 0, NOTHING, 1, 0, "local_guard"},
    /* addresses, but none of the family that was asked for */
    {CURLE_COULDNT_CONNECT, 0, 0, NOTHING, 0, 0, "dns_temporary"},
    {CURLE_RECV_ERROR, ECONNRESET, 0, CONNECTED, 0, 0, "connect_reset"},
    {CURLE_SEND_ERROR, EPIPE, 0, CONNECTED, 0, 0, "connect_reset"},
    {CURLE_RECV_ERROR, 0, 0, CONNECTED, 0, 0, "empty_reply"},
    {CURLE_RECV_ERROR, ECONNRESET, 0, HEADERS, 0, 0, "body_incomplete"},
    {CURLE_GOT_NOTHING, 0, 0, CONNECTED, 0, 0, "empty_reply"},
    {CURLE_GOT_NOTHING, ECONNRESET, 0, CONNECTED, 0, 0, "empty_reply"},
    {CURLE_UNSUPPORTED_PROTOCOL, 0, 0, CONNECTED, 0, 0, "empty_reply"},
    {CURLE_WEIRD_SERVER_REPLY, 0, 0, CONNECTED, 0, 0, "empty_reply"},
    {CURLE_WEIRD_SERVER_REPLY, 0, 0, ANSWERED, 0, 0, "body_incomplete"},
    {CURLE_PARTIAL_FILE, 0, 0, HEADERS, 0, 0, "body_incomplete"},
    {CURLE_HTTP2_STREAM, 0, 0, HEADERS, 0, 0, "body_incomplete"},
    {CURLE_BAD_CONTENT_ENCODING, 0, 0, HEADERS, 0, 0, "bad_encoding"},
    {CURLE_WRITE_ERROR, 0, 0, HEADERS, 0, 0, "bad_encoding"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 10, RESOLVED, 0, 0, "tls_expired"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 9, RESOLVED, 0, 0, "tls_expired"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 18, RESOLVED, 0, 0, "tls_untrusted"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 19, RESOLVED, 0, 0, "tls_untrusted"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 20, RESOLVED, 0, 0, "tls_untrusted"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 21, RESOLVED, 0, 0, "tls_untrusted"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 0, RESOLVED, 0, 0, "tls_name"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 1, RESOLVED, 0, 0, "tls_name"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 62, RESOLVED, 0, 0, "tls_name"},
    {CURLE_PEER_FAILED_VERIFICATION, 0, 66, RESOLVED, 0, 0, "tls_other"},
    {CURLE_SSL_CONNECT_ERROR, 0, 0, RESOLVED, 0, 0, "tls_protocol"},
    {CURLE_SSL_CONNECT_ERROR, ECONNRESET, 0, RESOLVED, 0, 0, "connect_reset"},
    {CURLE_SSL_CIPHER, 0, 0, RESOLVED, 0, 0, "tls_protocol"},
    {CURLE_SSL_CERTPROBLEM, 0, 0, RESOLVED, 0, SYMA_ENOTFOUND, NULL},
    {CURLE_SSL_INVALIDCERTSTATUS, 0, 0, RESOLVED, 0, 0, "tls_other"},
    {CURLE_SSL_CACERT_BADFILE, 0, 0, RESOLVED, 0, SYMA_ENOTFOUND, NULL},
    {CURLE_OPERATION_TIMEDOUT, 0, 0, NOTHING, 0, 0, "dns_temporary"},
    {SYMAI_OUTCOME_EXPIRED, 0, 0, NOTHING, 0, 0, "dns_temporary"},
    {SYMAI_OUTCOME_EXPIRED, 0, 0, RESOLVED, 0, 0, "connect_timeout"},
    {SYMAI_OUTCOME_EXPIRED, 0, 0, CONNECTED, 0, 0, "first_byte_timeout"},
    {SYMAI_OUTCOME_EXPIRED, 0, 0, BEGAN, 0, 0, "body_timeout"},
    {SYMAI_OUTCOME_EXPIRED, 0, 0, HEADERS, 0, 0, "body_timeout"},
    {CURLE_OUT_OF_MEMORY, 0, 0, NOTHING, 0, SYMA_ENOMEM, NULL},
    {CURLE_OUT_OF_MEMORY, 0, 0, HEADERS, 0, SYMA_ENOMEM, NULL},
    {CURLE_OUT_OF_MEMORY, 0, 0, CONNECTED, 0, SYMA_ENOMEM, NULL},
    {CURLE_OUT_OF_MEMORY, 0, 0, BEGAN, 0, 0, "empty_reply"},
    {CURLE_OUT_OF_MEMORY, 0, 0, ANSWERED, 0, 0, "body_incomplete"},
    {CURLE_URL_MALFORMAT, 0, 0, NOTHING, 0, SYMA_EURL, NULL},
    {CURLE_NOT_BUILT_IN, 0, 0, NOTHING, 0, SYMA_EINTERNAL, NULL},
};

static const struct {
    int code;
    int progress;
    int guarded;
    struct symai_proxied proxy;
    const char *reason;
} behind_proxies[] = {
    /* The proxy is not there, or not to be found. */
    {CURLE_COULDNT_RESOLVE_PROXY, NOTHING, 0, {1, 0, 0, 0, 0}, "local_network"},
    {CURLE_COULDNT_CONNECT, RESOLVED, 0, {1, 0, 0, 0, 0}, "local_network"},
    {SYMAI_OUTCOME_EXPIRED, RESOLVED, 0, {1, 0, 0, 0, 0}, "local_network"},
    /* It will not serve. */
    {CURLE_RECV_ERROR, RESOLVED, 0, {1, 0, 1, 407, 0}, "local_network"},
    {CURLE_RECV_ERROR, RESOLVED, 0, {1, 0, 1, 403, 0}, "local_network"},
    {CURLE_PROXY, RESOLVED, 0, {1, 0, 1, 0, CURLPX_REPLY_NOT_ALLOWED},
     "local_network"},
    /* It says why it could not reach the host. */
    {CURLE_RECV_ERROR, RESOLVED, 0, {1, 0, 1, 502, 0}, "connect_unreachable"},
    {CURLE_RECV_ERROR, RESOLVED, 0, {1, 0, 1, 503, 0}, "connect_unreachable"},
    {CURLE_RECV_ERROR, RESOLVED, 0, {1, 0, 1, 504, 0}, "connect_timeout"},
    {CURLE_PROXY, RESOLVED, 0, {1, 0, 1, 0, CURLPX_REPLY_CONNECTION_REFUSED},
     "connect_refused"},
    {CURLE_PROXY, RESOLVED, 0, {1, 0, 1, 0, CURLPX_REPLY_HOST_UNREACHABLE},
     "connect_unreachable"},
    /* It wants an address, and the name has none here. */
    {CURLE_PROXY, RESOLVED, 0, {1, 0, 1, 0, CURLPX_RESOLVE_HOST},
     "dns_temporary"},
    /* It was reached and is silent. */
    {SYMAI_OUTCOME_EXPIRED, RESOLVED, 0, {1, 0, 1, 0, 0}, "connect_timeout"},
    /* A handshake through it, and one with it. */
    {CURLE_PEER_FAILED_VERIFICATION, RESOLVED, 0, {1, 0, 1, 200, 0}, "tls_name"},
    {CURLE_PEER_FAILED_VERIFICATION, RESOLVED, 0, {1, 0, 1, 0, 0}, "tls_name"},
    {CURLE_PEER_FAILED_VERIFICATION, RESOLVED, 0, {1, 1, 1, 0, 0},
     "local_network"},
    /* Behind the tunnel all is as ever. */
    {CURLE_RECV_ERROR, CONNECTED, 0, {1, 0, 1, 200, 0}, "empty_reply"},
    {SYMAI_OUTCOME_BARRED, NOTHING, 1, {1, 0, 0, 0, 0}, "local_guard"},
};

START_TEST(test_behind_proxy)
{
    struct symai_outcome o;
    const char *reason = NULL;

    memset(&o, 0, sizeof o);
    o.code = behind_proxies[_i].code;
    o.resolved = behind_proxies[_i].progress >= RESOLVED;
    o.connected = behind_proxies[_i].progress >= CONNECTED;
    o.guarded = behind_proxies[_i].guarded;
    o.proxy = behind_proxies[_i].proxy;
    ck_assert_int_eq(symai_outcome_reason(&o, &reason), SYMA_OK);
    ck_assert_ptr_nonnull(reason);
    ck_assert_str_eq(reason, behind_proxies[_i].reason);
}
END_TEST

START_TEST(test_outcome)
{
    struct symai_outcome o;
    const char *reason = "unset";
    int progress = outcomes[_i].progress;
    int rc;

    memset(&o, 0, sizeof(o));
    o.code = outcomes[_i].code;
    o.os_errno = outcomes[_i].os_errno;
    o.verify_result = outcomes[_i].verify_result;
    o.resolved = progress >= RESOLVED;
    o.connected = progress >= CONNECTED;
    o.began = progress >= BEGAN;
    o.answered = progress >= ANSWERED;
    o.headers_done = progress >= HEADERS;
    o.guarded = outcomes[_i].guarded;
    rc = symai_outcome_reason(&o, &reason);
    ck_assert_int_eq(rc, outcomes[_i].rc);
    if (outcomes[_i].reason == NULL)
        ck_assert_ptr_null(reason);
    else
        ck_assert_str_eq(reason, outcomes[_i].reason);
}
END_TEST

START_TEST(test_trust)
{
    ck_assert(symai_outcome_is_trust("tls_expired"));
    ck_assert(symai_outcome_is_trust("tls_name"));
    ck_assert(symai_outcome_is_trust("tls_untrusted"));
    ck_assert(symai_outcome_is_trust("tls_other"));
    ck_assert(!symai_outcome_is_trust("tls_protocol"));
    ck_assert(!symai_outcome_is_trust("connect_refused"));
    ck_assert(!symai_outcome_is_trust(NULL));
}
END_TEST

static const struct {
    const char *text;
    int rc;
    int64_t ms;
} expiries[] = {
    {"Nov 23 07:20:00 2026 GMT", SYMA_OK, 1795418400000},
    {"Jan  1 00:00:00 1970 GMT", SYMA_OK, 0},
    {"2026-11-23 07:20:00 GMT", SYMA_OK, 1795418400000},
    {"Feb 29 00:00:00 2028 GMT", SYMA_OK, 1835395200000},
    {"Feb 29 00:00:00 2027 GMT", SYMA_ESYNTAX, 0},
    {"Foo 23 07:20:00 2026 GMT", SYMA_ESYNTAX, 0},
    {"Nov 23 24:20:00 2026 GMT", SYMA_ESYNTAX, 0},
    {"Nov 23 07:20:00 2026", SYMA_ESYNTAX, 0},
    {"Nov 23 07:20:00 20266 GMT", SYMA_ESYNTAX, 0},
    {"Nov", SYMA_ESYNTAX, 0},
    {"", SYMA_ESYNTAX, 0},
};

START_TEST(test_expiry)
{
    int64_t ms = -7;
    int rc = symai_certs_parse_end(expiries[_i].text, &ms);

    ck_assert_int_eq(rc, expiries[_i].rc);
    ck_assert_int_eq(ms, rc == SYMA_OK ? expiries[_i].ms : -7);
}
END_TEST

START_TEST(test_init)
{
    ck_assert_int_eq(symai_port_init(), SYMA_OK);
    ck_assert_int_eq(symai_port_init(), SYMA_OK);
    ck_assert_int_eq(symai_curl_has("tls"), 1);
    ck_assert_int_eq(symai_curl_has("gzip"), 1);
    ck_assert_int_eq(symai_curl_has("no such feature"), 0);
    ck_assert_int_eq(symai_curl_has(NULL), 0);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("http");
    TCase *tcase = tcase_create("http");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_outcome, 0, COUNT(outcomes));
    tcase_add_loop_test(tcase, test_behind_proxy, 0, COUNT(behind_proxies));
    tcase_add_test(tcase, test_trust);
    tcase_add_loop_test(tcase, test_expiry, 0, COUNT(expiries));
    tcase_add_test(tcase, test_init);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
