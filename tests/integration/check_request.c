/* SPDX-License-Identifier: MIT */
/*
 * What a request says and which way it takes: method, client certificate,
 * resolver, interface, what is known already.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "port/http.h"
#include "port/pool.h"

/* --- HEAD --- */

static const struct {
    const char *url;
    const char *reason;
    int state;
    int status;
} heads[] = {
    {PLAIN "words=200", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "words=200&length=9999999", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "words=200&chunked=1", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "words=200&code=gzip", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "words=200&insist=1", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "endless=1", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "status=204", "no_evidence", SYMA_STATE_UNKNOWN, 204},
    {PLAIN "words=9&status=503", "http_5xx", SYMA_STATE_DOWN, 503},
    {PLAIN "words=9&status=503&header=Retry-After:60", "http_503_maintenance",
     SYMA_STATE_MAINTENANCE, 503},
    {PLAIN "words=9&status=404", "not_found", SYMA_STATE_DEGRADED, 404},
    {PLAIN "words=9&status=429", "rate_limited", SYMA_STATE_UNKNOWN, 429},
    {PLAIN "words=9&to=/do/maintenance%3fwords%3d9", "redirect_maintenance",
     SYMA_STATE_MAINTENANCE, 200},
    {PLAIN "chain=3", "no_evidence", SYMA_STATE_UNKNOWN, 200},
    {PLAIN "loop=2&at=0", "redirect_loop", SYMA_STATE_DEGRADED, 302},
    {PLAIN "close=head", "empty_reply", SYMA_STATE_DOWN, 0},
    {"http://127.0.0.1:1/", "connect_refused", SYMA_STATE_DOWN, 0},
};

START_TEST(test_head)
{
    int64_t began = ask_now_ms();
    syma_verdict *v = ask_page(heads[_i].url, "head_only=1");

    ask_expect(v, heads[_i].state, heads[_i].reason);
    ck_assert_int_eq(syma_verdict_http_status(v), heads[_i].status);
    ck_assert_int_lt(ask_now_ms() - began, GRACE_MS);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_head_is_sent)
{
    static const char *const targets[] = {
        PLAIN "log=head&to=/do%3flog%3dhead%26words%3d9", PLAIN "log=head",
        NULL};
    syma_portal *p = ask_make_portal(targets);
    syma_report *r = ask_portal(p, "head_only=1");

    ask_section_is(r, 0, SYMA_STATE_UNKNOWN, "no_evidence");
    ck_assert_int_eq(ask_count("head", "HEAD /do?"), 3);
    ck_assert_int_eq(ask_count("head", "GET "), 0);
    syma_report_unref(r);
    r = ask_portal(p, "head_only=0");
    ck_assert_int_eq(ask_count("head", "GET /do?"), 3);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* A page that is not seen is no login page without a form. */
START_TEST(test_head_of_a_login)
{
    static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                                SYMA_SECTION_ACTIVATION};
    syma_options *o = ask_options("head_only=1");
    syma_verdict *v = NULL;
    char url[TEXT_MAX];
    int i;

    test_server_expand(&ask_server, PLAIN "words=200", url, sizeof url);
    for (i = 0; i < COUNT(kinds); i++) {
        ck_assert_int_eq(syma_check_url(url, kinds[i], o, ask_rules, &v),
                         SYMA_OK);
        ask_expect(v, SYMA_STATE_UNKNOWN, "no_evidence");
        syma_verdict_unref(v);
    }
    syma_options_free(o);
}
END_TEST

/* --- who is asking --- */

static const struct {
    const char *options;
    const char *line; /* of the request */
} agents[] = {
    {"", "User-Agent: libsyma/%s\n"},
    {"contact_url=https://ops.example/about",
     "User-Agent: libsyma/%s (+https://ops.example/about)\n"},
    {"user_agent=probe/1", "User-Agent: probe/1\n"},
    {"user_agent=probe/1 contact_url=https://ops.example/",
     "User-Agent: probe/1\n"},
};

START_TEST(test_user_agent)
{
    char target[128];
    char key[16];
    char line[128];

    snprintf(key, sizeof key, "agent%d", _i);
    snprintf(target, sizeof target, PLAIN "words=200&log=%s", key);
    ask_is(target, agents[_i].options, SYMA_STATE_UP, "ok");
    /* There is at most one %s, and the table is ours. */
    if (strstr(agents[_i].line, "%s") != NULL)
        snprintf(line, sizeof line, "User-Agent: libsyma/%s%s",
                 syma_version_string(), strstr(agents[_i].line, "%s") + 2);
    else
        snprintf(line, sizeof line, "%s", agents[_i].line);
    ck_assert_int_eq(ask_count(key, line), 1);
    ck_assert_int_eq(ask_count(key, "User-Agent:"), 1);
}
END_TEST

/* --- client certificates --- */

#define MUTUAL "https://127.0.0.1:{mutual}/"

static const struct {
    const char *options; /* files are in the folder of the certificates */
    int rc;
    int state;
    const char *reason;
} mutual[] = {
    {"client_cert=client.pem client_key=client.key", 0, SYMA_STATE_UP, "ok"},
    {"client_cert=both.pem", 0, SYMA_STATE_UP, "ok"},
    {"client_cert=client.pem client_key=locked.key client_key_password=word", 0,
     SYMA_STATE_UP, "ok"},
    /* With TLS 1.3 the server says no only after the handshake. */
    {"", 0, SYMA_STATE_DOWN, "empty_reply"},
    {"client_cert=self.pem client_key=self.key", 0, SYMA_STATE_DOWN,
     "empty_reply"},
    {"client_cert=client.pem client_key=locked.key client_key_password=no",
     SYMA_ENOTFOUND, 0, NULL},
    {"client_cert=client.pem client_key=self.key", SYMA_ENOTFOUND, 0, NULL},
    {"client_cert=client.pem", SYMA_ENOTFOUND, 0, NULL},
    {"client_cert=missing.pem", SYMA_ENOTFOUND, 0, NULL},
    {"client_cert=client.pem client_key=missing.key", SYMA_ENOTFOUND, 0, NULL},
    {"client_cert=config", SYMA_ENOTFOUND, 0, NULL},
};

/* "client_cert=NAME" with the folder before the name. */
static void add_folder(const char *text, char *out, size_t size)
{
    int folder = (int)(strrchr(ask_ca, '/') - ask_ca);
    size_t len;

    out[0] = '\0';
    while (*text != '\0') {
        len = strcspn(text, " ");
        if (strncmp(text, "client_cert=", 12) == 0 ||
            strncmp(text, "client_key=", 11) == 0)
            snprintf(out + strlen(out), size - strlen(out), "%.*s%.*s/%.*s ",
                     (int)(strcspn(text, "=") + 1), text, folder, ask_ca,
                     (int)(len - strcspn(text, "=") - 1),
                     text + strcspn(text, "=") + 1);
        else
            snprintf(out + strlen(out), size - strlen(out), "%.*s ", (int)len,
                     text);
        text += len + (text[len] == ' ');
    }
}

START_TEST(test_client_certificate)
{
    char options[TEXT_MAX];
    syma_verdict *v = NULL;
    int rc;

    if (ask_lacks_tls())
        return;
    add_folder(mutual[_i].options, options, sizeof options);
    rc = ask_try(MUTUAL, options, &v);
    ck_assert_msg(rc == mutual[_i].rc, "%s: %s", options, syma_strerror(rc));
    if (mutual[_i].rc == 0)
        ask_expect(v, mutual[_i].state, mutual[_i].reason);
    syma_verdict_unref(v);
}
END_TEST

/* --- the way out --- */

START_TEST(test_resolve)
{
    static const char options[] =
        "resolve=gone.example:{http}:127.0.0.1+www.gone.test:{http}:127.0.0.1";
    syma_prober *s = ask_prober(options);

    ask_is_by(s, "http://gone.example:{http}/do?words=200", SYMA_STATE_UP,
              "ok");
    ask_is_by(s, "http://www.gone.test:{http}/do?words=200", SYMA_STATE_UP,
              "ok");
    ask_is_by(s, "http://gone.test:{http}/do?words=200", SYMA_STATE_UNKNOWN,
              "dns_temporary");
    syma_prober_free(s);
    /* For the second look too; and an address that is not allowed is not
     * made so. */
    ask_is("http://gone.example:{http}/do?status=500&body=x",
           "resolve=gone.example:{http}:127.0.0.1 confirm_delay_ms=10",
           SYMA_STATE_DOWN, "http_5xx");
    ask_is("http://gone.example:{http}/do?words=200",
           "resolve=gone.example:{http}:127.0.0.1 allow_private=0",
           SYMA_STATE_UNKNOWN, "local_guard");
}
END_TEST

START_TEST(test_interface)
{
    syma_verdict *v = NULL;

    ask_is(PLAIN "words=200", "interface=lo", SYMA_STATE_UP, "ok");
    ask_is(PLAIN "words=200", "interface=127.0.0.1", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_try(PLAIN "words=200", "interface=nosuch0", &v),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(v);
}
END_TEST

/* --- conditional requests --- */

static int take_status(void *user, int status)
{
    *(int *)user = status;
    return SYMA_OK;
}

static int take_header(void *user, const char *name, const char *value)
{
    (void)user;
    (void)name;
    (void)value;
    return SYMA_OK;
}

static int take_end(void *user)
{
    (void)user;
    return SYMAI_HTTP_READ;
}

static int take_body(void *user, const void *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return SYMA_OK;
}

#define DATE "Mon, 02 Nov 2026 08:00:00 GMT"

static const struct {
    const char *words;
    const char *etag;
    const char *last_modified;
    int status;
} known[] = {
    {"words=9&etag=v1", NULL, NULL, 200},
    {"words=9&etag=v1", "\"v1\"", NULL, 304},
    {"words=9&etag=v2", "\"v1\"", NULL, 200},
    {"words=9&modified=Mon,+02+Nov+2026+08:00:00+GMT", NULL, DATE, 304},
    {"words=9&modified=Tue,+03+Nov+2026+08:00:00+GMT", NULL, DATE, 200},
    {"words=9&etag=v1&modified=Mon,+02+Nov+2026+08:00:00+GMT", "\"v1\"", DATE,
     304},
    {"words=9&etag=v2&modified=Mon,+02+Nov+2026+08:00:00+GMT", "\"v1\"", DATE,
     200},
};

START_TEST(test_conditional)
{
    static const struct symai_http_sink sink = {take_status, take_header,
                                                take_end, take_body};
    struct symai_http_request request;
    struct symai_http *http = NULL;
    struct symai_pool *pool = NULL;
    syma_options *o = ask_options("");
    char text[256];
    char url[256];
    int status = 0;
    int woken;

    snprintf(text, sizeof text, PLAIN "%s", known[_i].words);
    test_server_expand(&ask_server, text, url, sizeof url);
    memset(&request, 0, sizeof request);
    request.url = url;
    request.etag = known[_i].etag;
    request.last_modified = known[_i].last_modified;
    request.options = o;
    request.verify = 1;
    request.deadline_ms = ask_now_ms() + GRACE_MS;
    ck_assert_int_eq(symai_pool_new(&symai_clock_system, 4, 64, &pool), SYMA_OK);
    ck_assert_int_eq(symai_http_new(&sink, &status, &http), SYMA_OK);
    ck_assert_int_eq(symai_http_prepare(http, &request), SYMA_OK);
    ck_assert_int_eq(symai_pool_add(pool, http), SYMA_OK);
    while (symai_pool_next_done(pool) == NULL)
        ck_assert_int_eq(symai_pool_step(pool, 1000, &woken), SYMA_OK);
    ck_assert_ptr_null(symai_http_result(http)->failure);
    ck_assert_int_eq(status, known[_i].status);
    symai_http_free(http);
    symai_pool_free(pool);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("request");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    tcase = ask_case(suite, "manners");
    tcase_add_loop_test(tcase, test_head, 0, COUNT(heads));
    tcase_add_test(tcase, test_head_is_sent);
    tcase_add_test(tcase, test_head_of_a_login);
    tcase_add_loop_test(tcase, test_user_agent, 0, COUNT(agents));
    tcase_add_loop_test(tcase, test_conditional, 0, COUNT(known));
    tcase = ask_case(suite, "ways");
    tcase_add_loop_test(tcase, test_client_certificate, 0, COUNT(mutual));
    tcase_add_test(tcase, test_resolve);
    tcase_add_test(tcase, test_interface);
    return ask_run(suite);
}
