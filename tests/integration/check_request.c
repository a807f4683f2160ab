/* SPDX-License-Identifier: MIT */
/*
 * What a request can be told: method, logins, cookies, proxies, client
 * certificates, address family, the connection that it uses. Each against a
 * server that says what came in. Names are resolved by the getaddrinfo of
 * this file, which libcurl calls in place of the C library's.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT */
#endif

#include <check.h>
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "port/http.h"
#include "port/pool.h"
#include "server.h"
#include "syma/syma.h"

/* Time that a loaded machine may take; what hangs takes 30 s. */
#define GRACE_MS 15000

#define TEXT_MAX 1024
#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))
#define PLAIN "http://127.0.0.1:{http}/do?"
#define TLS "https://127.0.0.1:{good}/do?"

static struct test_server server;
static char ca[512];
static syma_ruleset *rules;

/* --- names --- */

/* libcurl finds it only where it is exported, whatever the build hides. */
__attribute__((visibility("default"))) int
getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
            struct addrinfo **out);

/* dual.example has addresses of both families, six.example and four.example,
 * as all others, of one; gone.example, and all that is neither .example nor a
 * number nor localhost, has none. Whatever is asked for, libcurl may be given
 * both and choose itself. */
int getaddrinfo(const char *node, const char *service,
                const struct addrinfo *hints, struct addrinfo **out)
{
    int (*real)(const char *, const char *, const struct addrinfo *,
                struct addrinfo **);
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");
    int family = hints != NULL ? hints->ai_family : AF_UNSPEC;
    int is_dual;
    int rc = SYMA_OK;

    memcpy(&real, &symbol, sizeof(real));
    if (node == NULL || strcmp(node, "localhost") == 0 ||
        strspn(node, "0123456789abcdef.:") == strlen(node))
        return real(node, service, hints, out);
    is_dual = strcmp(node, "dual.example") == 0;
    if (strstr(node, ".example") == NULL || strcmp(node, "gone.example") == 0)
        return EAI_NONAME;
    if (strcmp(node, "six.example") == 0)
        return family == AF_INET ? EAI_NONAME
                                 : real("::1", service, hints, out);
    if (is_dual && family != AF_INET)
        rc = real("::1", service, hints, out);
    if (family == AF_INET6)
        return is_dual ? rc : EAI_NONAME;
    /* The C library frees each entry of a list by itself. */
    return rc != 0 ? rc
                   : real("127.0.0.1", service, hints,
                          is_dual && family != AF_INET ? &(*out)->ai_next
                                                       : out);
}

/* --- checks --- */

static int64_t now_ms(void)
{
    return symai_clock_system.monotonic_ms(symai_clock_system.user);
}

static void set_option(syma_options *o, const char *key, const char *value)
{
    int rc = value[0] != '\0' && strspn(value, "0123456789") == strlen(value)
                 ? syma_options_set_int(o, key, atoll(value))
                 : SYMA_EINVAL;

    /* "4" and "6" may be the text that they look like. */
    if (rc < 0)
        rc = syma_options_set_str(o, key, value);
    ck_assert_msg(rc == SYMA_OK, "option %s=%s: %d", key, value, rc);
}

/* text: "key=value key=value", {NAME} is a port, {dir} the folder of the
 * certificates and '+' a space. Private addresses are allowed and nothing is
 * looked at twice, unless it says so. */
static syma_options *make_options(const char *text)
{
    syma_options *o = NULL;
    char all[TEXT_MAX];
    char *rest = NULL;
    char *word;
    char *value;
    char *plus;

    snprintf(all, sizeof all,
             "allow_private=1 confirm_delay_ms=0 host_delay_ms=0 "
             "slow_warn_ms=0 slow_crit_ms=0 %s%s ",
             ca[0] != '\0' ? "ca_bundle=" : "", ca);
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    test_server_expand(&server, text, all + strlen(all),
                       sizeof all - strlen(all));
    for (word = strtok_r(all, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        value = strchr(word, '=');
        *value++ = '\0';
        for (plus = strchr(value, '+'); plus != NULL; plus = strchr(plus, '+'))
            *plus = ' ';
        set_option(o, word, value);
    }
    return o;
}

static int try_check(const char *target, const char *options,
                     syma_verdict **out)
{
    syma_options *o = make_options(options);
    char url[TEXT_MAX];
    int rc;

    test_server_expand(&server, target, url, sizeof url);
    rc = syma_check_url(url, SYMA_SECTION_GENERIC, o, rules, out);
    syma_options_free(o);
    return rc;
}

static syma_verdict *check(const char *target, const char *options)
{
    syma_verdict *v = NULL;
    int rc = try_check(target, options, &v);

    ck_assert_msg(rc == SYMA_OK, "%s: %s", target, syma_strerror(rc));
    return v;
}

static void expect(const syma_verdict *v, int state, const char *reason)
{
    ck_assert_msg(strcmp(syma_verdict_reason(v), reason) == 0,
                  "%s: %s, not %s", syma_verdict_url(v),
                  syma_verdict_reason(v), reason);
    ck_assert_msg(syma_verdict_state(v) == state, "%s: %s",
                  syma_verdict_url(v),
                  syma_state_name(syma_verdict_state(v)));
}

static void check_is(const char *target, const char *options, int state,
                     const char *reason)
{
    syma_verdict *v = check(target, options);

    expect(v, state, reason);
    syma_verdict_unref(v);
}

static const syma_evidence *find_evidence(const syma_verdict *v,
                                          const char *code)
{
    const syma_evidence *e;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        if (strcmp(syma_evidence_code(e), code) == 0)
            return e;
    }
    return NULL;
}

static syma_prober *make_prober(const char *options)
{
    syma_options *o = make_options(options);
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_prober_new(o, rules, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

static void submit(syma_prober *s, const char *target)
{
    char url[TEXT_MAX];
    uint64_t ticket = 0;

    test_server_expand(&server, target, url, sizeof url);
    ck_assert_int_eq(
        syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC, &ticket), SYMA_OK);
}

/* Waits for the end of the next check of a page. */
static syma_verdict *next(syma_prober *s)
{
    int64_t end = now_ms() + GRACE_MS;
    syma_verdict *v;
    syma_event *e = NULL;

    while (syma_prober_next_event(s, &e) == 0) {
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        ck_assert_int_lt(now_ms(), end);
    }
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_VERDICT);
    v = syma_verdict_ref(syma_event_verdict(e));
    syma_event_free(e);
    return v;
}

static syma_verdict *check_by(syma_prober *s, const char *target)
{
    submit(s, target);
    return next(s);
}

static void check_by_is(syma_prober *s, const char *target, int state,
                        const char *reason)
{
    syma_verdict *v = check_by(s, target);

    expect(v, state, reason);
    syma_verdict_unref(v);
}

/* --- portals --- */

static syma_portal *make_portal(const char *const *targets)
{
    syma_portal *p = NULL;
    char url[TEXT_MAX];
    char id[16];
    int i;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; targets[i] != NULL; i++) {
        snprintf(id, sizeof id, "s%d", i);
        test_server_expand(&server, targets[i], url, sizeof url);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, url, 0),
            SYMA_OK);
    }
    return p;
}

static syma_report *check_portal(const syma_portal *p, const char *options)
{
    syma_options *o = make_options(options);
    syma_report *r = NULL;

    ck_assert_int_eq(syma_check_portal(p, o, rules, &r), SYMA_OK);
    syma_options_free(o);
    return r;
}

static void section_is(const syma_report *r, size_t i, int state,
                       const char *reason)
{
    expect(syma_report_verdict(r, i), state, reason);
}

static syma_report *report_by(syma_prober *s, const syma_portal *p)
{
    int64_t end = now_ms() + GRACE_MS;
    syma_report *r = NULL;
    syma_event *e = NULL;
    uint64_t ticket;

    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    while (r == NULL) {
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        ck_assert_int_lt(now_ms(), end);
        while (syma_prober_next_event(s, &e) == 1) {
            if (syma_event_kind(e) == SYMA_EVENT_REPORT)
                r = syma_report_ref(syma_event_report(e));
            syma_event_free(e);
        }
    }
    return r;
}

/* --- what the server has seen --- */

static char *logged(const char *key)
{
    char words[128];
    char *text;

    snprintf(words, sizeof words, "logged=%s", key);
    text = test_server_ask(&server, words);
    ck_assert_ptr_nonnull(text);
    return text;
}

/* How often that stands in the log. */
static int count_logged(const char *key, const char *part)
{
    char *text = logged(key);
    const char *at;
    int count = 0;

    for (at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    free(text);
    return count;
}

/* The numbers behind that, one for each request, up to max. */
static int numbers_logged(const char *key, const char *name, int *out, int max)
{
    char *text = logged(key);
    const char *at;
    int count = 0;

    for (at = strstr(text, name); at != NULL && count < max;
         at = strstr(at + 1, name))
        out[count++] = atoi(at + strlen(name));
    free(text);
    return count;
}

static int lacks_tls(void)
{
    return ca[0] == '\0';
}

static int needs_tls(const char *url)
{
    return strstr(url, "https:") != NULL || strstr(url, "tls}") != NULL;
}

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
    int64_t began = now_ms();
    syma_verdict *v = check(heads[_i].url, "head_only=1");

    expect(v, heads[_i].state, heads[_i].reason);
    ck_assert_int_eq(syma_verdict_http_status(v), heads[_i].status);
    ck_assert_int_lt(now_ms() - began, GRACE_MS);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_head_is_sent)
{
    static const char *const targets[] = {
        PLAIN "log=head&to=/do%3flog%3dhead%26words%3d9", PLAIN "log=head",
        NULL};
    syma_portal *p = make_portal(targets);
    syma_report *r = check_portal(p, "head_only=1");

    section_is(r, 0, SYMA_STATE_UNKNOWN, "no_evidence");
    ck_assert_int_eq(count_logged("head", "HEAD /do?"), 3);
    ck_assert_int_eq(count_logged("head", "GET "), 0);
    syma_report_unref(r);
    r = check_portal(p, "head_only=0");
    ck_assert_int_eq(count_logged("head", "GET /do?"), 3);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* A page that is not seen is no login page without a form. */
START_TEST(test_head_of_a_login)
{
    static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                                SYMA_SECTION_ACTIVATION};
    syma_options *o = make_options("head_only=1");
    syma_verdict *v = NULL;
    char url[TEXT_MAX];
    int i;

    test_server_expand(&server, PLAIN "words=200", url, sizeof url);
    for (i = 0; i < COUNT(kinds); i++) {
        ck_assert_int_eq(syma_check_url(url, kinds[i], o, rules, &v), SYMA_OK);
        expect(v, SYMA_STATE_UNKNOWN, "no_evidence");
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
    check_is(target, agents[_i].options, SYMA_STATE_UP, "ok");
    /* There is at most one %s, and the table is ours. */
    if (strstr(agents[_i].line, "%s") != NULL)
        snprintf(line, sizeof line, "User-Agent: libsyma/%s%s",
                 syma_version_string(), strstr(agents[_i].line, "%s") + 2);
    else
        snprintf(line, sizeof line, "%s", agents[_i].line);
    ck_assert_int_eq(count_logged(key, line), 1);
    ck_assert_int_eq(count_logged(key, "User-Agent:"), 1);
}
END_TEST

/* --- logins --- */

#define BASIC "words=200&auth=basic:ann:word"
#define DIGEST "words=200&auth=digest:ann:word"
#define BEARER "words=200&auth=bearer:t0ken"

static const struct {
    const char *words;
    const char *scheme;
    const char *user;
    const char *secret;
    int is_right;
} logins[] = {
    {BASIC, "basic", "ann", "word", 1},
    {BASIC, "basic", "ann", "wrong", 0},
    {BASIC, "basic", "bob", "word", 0},
    {BASIC, "digest", "ann", "word", 0},
    {BASIC, "bearer", NULL, "word", 0},
    {"words=200&auth=basic:ann:a:b:c", "basic", "ann", "a:b:c", 1},
    {DIGEST, "digest", "ann", "word", 1},
    {DIGEST "&chunked=1", "digest", "ann", "word", 1},
    {DIGEST "&algorithm=SHA-256", "digest", "ann", "word", 1},
    {DIGEST, "digest", "ann", "wrong", 0},
    {DIGEST "&algorithm=SHA-256", "digest", "ann", "wrong", 0},
    {DIGEST, "basic", "ann", "word", 0},
    {BEARER, "bearer", NULL, "t0ken", 1},
    {BEARER, "bearer", "", "t0ken", 1},
    {BEARER, "bearer", NULL, "wrong", 0},
    {BEARER, "basic", "ann", "t0ken", 0},
};

static syma_report *check_login(const char *target, int kind, int i,
                                const char *options)
{
    syma_portal *p = NULL;
    syma_report *r;
    char url[TEXT_MAX];

    test_server_expand(&server, target, url, sizeof url);
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "s", kind, url, 0), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, i % 2 ? "s" : NULL,
                                          logins[i].scheme, logins[i].user,
                                          logins[i].secret),
                     SYMA_OK);
    r = check_portal(p, options);
    syma_portal_free(p);
    return r;
}

START_TEST(test_login)
{
    char target[256];
    syma_report *r;

    snprintf(target, sizeof target, PLAIN "%s", logins[_i].words);
    r = check_login(target, SYMA_SECTION_GENERIC, _i, "");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                     logins[_i].is_right ? 200 : 401);
    section_is(r, 0, SYMA_STATE_UP,
               logins[_i].is_right ? "ok" : "login_required");
    syma_report_unref(r);
    /* The customer's own pages: a login that was sent and refused. */
    r = check_login(target, SYMA_SECTION_ACCOUNT, _i, "");
    if (!logins[_i].is_right)
        section_is(r, 0, SYMA_STATE_UNKNOWN, "credentials_refused");
    syma_report_unref(r);
    r = check_login(target, SYMA_SECTION_GENERIC, _i, "head_only=1");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                     logins[_i].is_right ? 200 : 401);
    syma_report_unref(r);
}
END_TEST

/* Without a login 401 is what a customer meets too. */
START_TEST(test_login_is_missing)
{
    syma_verdict *v = check(PLAIN BASIC, "");

    ck_assert_int_eq(syma_verdict_http_status(v), 401);
    syma_verdict_unref(v);
}
END_TEST

/* A section's own login counts before the portal's. */
START_TEST(test_login_of_a_section)
{
    static const char *const targets[] = {PLAIN BASIC,
                                          PLAIN "words=200&auth=bearer:other",
                                          NULL};
    syma_portal *p = make_portal(targets);
    syma_report *r;

    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "basic", "ann", "word"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, "s1", "bearer", NULL, "other"),
                     SYMA_OK);
    r = check_portal(p, "");
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 200);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 1)), 200);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* The answer that counts is the one to the login, whatever it is. */
START_TEST(test_digest_answers)
{
    static const struct {
        const char *words;
        const char *reason;
        int status;
    } ways[] = {
        {DIGEST "&to=/do%3fwords%3d200", "ok", 200},
        {DIGEST "&status=302", "redirect_invalid", 302},
        {DIGEST "&status=500&body=x", "http_5xx", 500},
        {DIGEST "&to=/do%3fwords%3d200%26auth%3ddigest:ann:word", "ok", 200},
    };
    char target[256];
    syma_report *r;
    int i;

    for (i = 0; i < COUNT(ways); i++) {
        snprintf(target, sizeof target, PLAIN "%s", ways[i].words);
        r = check_login(target, SYMA_SECTION_GENERIC, 6, "");
        ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(r, 0)),
                         ways[i].reason);
        ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)),
                         ways[i].status);
        syma_report_unref(r);
    }
}
END_TEST

#define OPEN_PAGE "/do%3fwords%3d200%26log%3d"

static const struct {
    const char *url;
    int sent; /* at the end */
} strays[] = {
    {"http://site.example:{http}/do?to=" OPEN_PAGE, 1},
    {"http://site.example:{http}/do?to=http://www.site.example:{http}" OPEN_PAGE,
     1},
    {"http://site.example:{http}/do?to=http://other.example:{http}" OPEN_PAGE,
     0},
    {"http://127.0.0.1:{http}/do?to=http://127.0.0.2:{http}" OPEN_PAGE, 0},
    {"https://127.0.0.1:{good}/do?to=http://127.0.0.1:{http}" OPEN_PAGE, 0},
    {"http://127.0.0.1:{http}/do?to=https://127.0.0.1:{good}" OPEN_PAGE, 1},
};

/* For basic, digest and bearer each. */
START_TEST(test_login_stays_on_site)
{
    static const int schemes[] = {0, 6, 12};
    int way = _i / COUNT(schemes);
    int login = schemes[_i % COUNT(schemes)];
    char target[256];
    char key[16];
    syma_report *r;

    if ((needs_tls(strays[way].url) && lacks_tls()) ||
        (strstr(strays[way].url, "127.0.0.2") != NULL &&
         test_server_port(&server, "other") == 0))
        return;
    snprintf(key, sizeof key, "stray%d", _i);
    snprintf(target, sizeof target, "%s%s", strays[way].url, key);
    /* Digest shows itself only where it has been asked for. */
    if (login == 6)
        snprintf(target + strlen(target), sizeof target - strlen(target),
                 "&auth=digest:ann:word");
    r = check_login(target, SYMA_SECTION_GENERIC, login, "");
    ck_assert_uint_eq(syma_verdict_redirect_count(syma_report_verdict(r, 0)),
                      1);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 200);
    ck_assert_int_eq(count_logged(key, "GET "), 1);
    if (login != 6 || !strays[way].sent)
        ck_assert_int_eq(count_logged(key, "Authorization:"), strays[way].sent);
    syma_report_unref(r);
}
END_TEST

/* --- cookies --- */

#define SET "words=200&header=Set-Cookie:+"
#define NEED "words=200&need="

static void check_cookies(const char *const *targets, const char *options,
                          const int *statuses)
{
    syma_portal *p = make_portal(targets);
    syma_report *r = check_portal(p, options);
    size_t i;

    for (i = 0; i < syma_report_section_count(r); i++)
        ck_assert_msg(syma_verdict_http_status(syma_report_verdict(r, i)) ==
                          statuses[i],
                      "%s: %d", targets[i],
                      syma_verdict_http_status(syma_report_verdict(r, i)));
    syma_report_unref(r);
    syma_portal_free(p);
}

START_TEST(test_cookies)
{
    static const struct {
        const char *targets[4];
        int statuses[3];
    } ways[] = {
        /* over a redirect, from section to section */
        {{PLAIN "to=/do%3fwords%3d200%26need%3da%253d1&header=Set-Cookie:+a%3d1",
          PLAIN NEED "a%3d1", NULL},
         {200, 200}},
        {{PLAIN NEED "a%3d1", PLAIN SET "a%3d1", PLAIN NEED "a%3d1", NULL},
         {403, 200, 200}},
        /* changed, taken back */
        {{PLAIN SET "a%3d1", PLAIN SET "a%3d2", PLAIN NEED "a%3d2", NULL},
         {200, 200, 200}},
        {{PLAIN SET "a%3d1", PLAIN SET "a%3d1;+Max-Age%3d0",
          PLAIN NEED "a%3d1", NULL},
         {200, 200, 403}},
        {{PLAIN SET "a%3d1",
          PLAIN "to=/do%3fwords%3d200&header=Set-Cookie:+a%3d1;+Max-Age%3d0",
          PLAIN NEED "a%3d1", NULL},
         {200, 200, 403}},
        /* two of them, one for scripts to be kept from */
        {{PLAIN SET "a%3d1;+HttpOnly", PLAIN SET "b%3d2", PLAIN NEED "a%3d1",
          NULL},
         {200, 200, 200}},
        /* only for the path, the host, TLS */
        {{PLAIN SET "a%3d1;+Path%3d/do/x",
          "http://127.0.0.1:{http}/do/x?" NEED "a%3d1", PLAIN NEED "a%3d1",
          NULL},
         {200, 200, 403}},
        {{"http://a.site.example:{http}/do?" SET "a%3d1",
          "http://b.site.example:{http}/do?" NEED "a%3d1",
          "http://a.site.example:{http}/do?" NEED "a%3d1", NULL},
         {200, 403, 200}},
    };

    check_cookies(ways[_i].targets, "", ways[_i].statuses);
}
END_TEST

/* Those of a domain are seen by all its hosts. One at a time, so that the
 * order is that of the sections. */
START_TEST(test_cookie_of_a_domain)
{
    static const char *const targets[] = {
        "http://a.site.example:{http}/do?" SET "a%3d1;+Domain%3dsite.example",
        "http://b.site.example:{http}/do?" NEED "a%3d1",
        "http://other.example:{http}/do?" NEED "a%3d1", NULL};
    static const int statuses[] = {200, 200, 403};

    check_cookies(targets, "max_parallel=1", statuses);
}
END_TEST

START_TEST(test_cookie_for_tls)
{
    /* To libcurl 127.0.0.1 is as safe as TLS. */
    static const char *const targets[] = {
        "https://good.example:{good}/do?" SET "a%3d1;+Secure",
        "http://good.example:{http}/do?" NEED "a%3d1",
        "https://good.example:{good}/do?" NEED "a%3d1", NULL};
    static const int statuses[] = {200, 403, 200};

    if (!lacks_tls())
        check_cookies(targets, "max_parallel=1", statuses);
}
END_TEST

/* A page that was given a cookie before another host changed it does not
 * change it back. The requests of the two hosts wait for each other. */
START_TEST(test_cookies_in_parallel)
{
    static const char *const targets[] = {
        "http://a.site.example:{http}/do?" SET "a%3d1;+Domain%3dsite.example",
        "http://a.site.example:{http}/do?" SET
        "a%3d2;+Domain%3dsite.example&log=a2&await=b2:1",
        "http://a.site.example:{http}/do?words=200&log=a3",
        "http://b.site.example:{http}/do?words=200&await=a2:1",
        "http://b.site.example:{http}/do?" NEED "a%3d1&log=b2&await=a3:1",
        "http://b.site.example:{http}/do?" NEED "a%3d2",
        NULL};
    static const int statuses[] = {200, 200, 200, 200, 200, 200};

    check_cookies(targets, "", statuses);
}
END_TEST

/* Neither to the next check nor to another portal. */
START_TEST(test_cookies_of_one_check)
{
    static const char *const setting[] = {PLAIN SET "a%3d1", PLAIN NEED "a%3d1",
                                          NULL};
    static const char *const needing[] = {PLAIN NEED "a%3d1", NULL};
    syma_prober *s = make_prober("");
    syma_portal *sets = make_portal(setting);
    syma_portal *needs = make_portal(needing);
    syma_report *r = report_by(s, sets);

    section_is(r, 1, SYMA_STATE_UP, "ok");
    syma_report_unref(r);
    r = report_by(s, needs);
    ck_assert_int_eq(syma_verdict_http_status(syma_report_verdict(r, 0)), 403);
    syma_report_unref(r);
    check_by_is(s, PLAIN NEED "a%3d1", SYMA_STATE_DEGRADED, "forbidden");
    r = report_by(s, sets);
    section_is(r, 1, SYMA_STATE_UP, "ok");
    syma_report_unref(r);
    syma_portal_free(sets);
    syma_portal_free(needs);
    syma_prober_free(s);
}
END_TEST

/* The second look comes as a new visitor. */
START_TEST(test_cookies_and_second_look)
{
    static const char *const targets[] = {
        PLAIN SET "a%3d1", PLAIN "status=500&body=x&log=again", NULL};
    syma_portal *p = make_portal(targets);
    syma_report *r = check_portal(p, "confirm_delay_ms=10");

    section_is(r, 1, SYMA_STATE_DOWN, "http_5xx");
    ck_assert_int_eq(count_logged("again", "GET "), 2);
    ck_assert_int_eq(count_logged("again", "Cookie: a=1"), 1);
    syma_report_unref(r);
    syma_portal_free(p);
}
END_TEST

/* --- proxies --- */

#define BY_HTTP "proxy=http://127.0.0.1:{proxy} "
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
    if ((needs_tls(proxied[_i].url) || needs_tls(proxied[_i].options)) &&
        lacks_tls())
        return;
    check_is(proxied[_i].url, proxied[_i].options, proxied[_i].state,
             proxied[_i].reason);
    ck_assert_int_eq(count_logged("no", "GET "), 0);
}
END_TEST

/* It is asked in the form that is the proxy's, by name where it is to
 * resolve. */
START_TEST(test_proxy_is_asked)
{
    char line[128];

    check_is("http://form.example:{http}/do?words=200", BY_HTTP, SYMA_STATE_UP,
             "ok");
    test_server_expand(&server, "GET http://form.example:{http}/do?words=200 ",
                       line, sizeof line);
    ck_assert_int_eq(count_logged("proxy", line), 1);
    check_is("http://local.example:{http}/do?words=200", BY_SOCKS,
             SYMA_STATE_UP, "ok");
    ck_assert_int_eq(count_logged("socks", "local.example"), 0);
    ck_assert_int_ge(count_logged("socks", "address 127.0.0.1 "), 1);
    check_is("http://remote.example:{http}/do?words=200", BY_SOCKSH,
             SYMA_STATE_UP, "ok");
    ck_assert_int_eq(count_logged("socks", "name remote.example "), 1);
}
END_TEST

START_TEST(test_tunnel)
{
    syma_verdict *v = check("https://good.example:{good}/do?words=200&log=far",
                            BY_HTTP "user_agent=probe/7");
    char line[128];

    expect(v, SYMA_STATE_UP, "ok");
    ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
    ck_assert_ptr_nonnull(strstr(syma_verdict_cert_subject(v, 0), "good"));
    test_server_expand(&server, "CONNECT good.example:{good} ", line,
                       sizeof line);
    ck_assert_int_ge(count_logged("proxy", line), 1);
    ck_assert_int_eq(count_logged("far", "User-Agent: probe/7"), 1);
    syma_verdict_unref(v);
}
END_TEST

/* The login of the portal is not the proxy's business, nor the other way
 * round; the proxy's certificate is not the portal's. */
START_TEST(test_proxy_keeps_out)
{
    syma_report *r = check_login(
        "https://good.example:{good}/do?words=200&log=keeps", 1, 0,
        "proxy=http://user:word@127.0.0.1:{proxy}");
    syma_verdict *v;

    ck_assert_int_eq(count_logged("keeps", "\nAuthorization: Basic "), 1);
    ck_assert_int_eq(count_logged("keeps", "Proxy-Authorization:"), 0);
    ck_assert_int_eq(count_logged("proxy", "\nAuthorization: Basic "), 0);
    syma_report_unref(r);
    v = check(PLAIN "words=200", BY_TLS);
    expect(v, SYMA_STATE_UP, "ok");
    ck_assert_uint_eq(syma_verdict_cert_count(v), 0);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_proxy_of_the_environment)
{
    static const char *const names[] = {"http_proxy", "https_proxy",
                                        "HTTPS_PROXY", "all_proxy",
                                        "ALL_PROXY", "no_proxy"};
    int i;

    for (i = 0; i < COUNT(names); i++)
        setenv(names[i], i < 5 ? "http://127.0.0.1:1" : "*", 1);
    check_is(PLAIN "words=200", "", SYMA_STATE_UP, "ok");
    if (!lacks_tls())
        check_is(TLS "words=200", "", SYMA_STATE_UP, "ok");
    /* Nor does it say where the given one is not to be asked. */
    check_is("http://env.example:{http}/do?words=200", BY_HTTP, SYMA_STATE_UP,
             "ok");
    ck_assert_int_eq(count_logged("proxy", "GET http://env.example"), 1);
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
    int folder = (int)(strrchr(ca, '/') - ca);
    size_t len;

    out[0] = '\0';
    while (*text != '\0') {
        len = strcspn(text, " ");
        if (strncmp(text, "client_cert=", 12) == 0 ||
            strncmp(text, "client_key=", 11) == 0)
            snprintf(out + strlen(out), size - strlen(out), "%.*s%.*s/%.*s ",
                     (int)(strcspn(text, "=") + 1), text, folder, ca,
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

    if (lacks_tls())
        return;
    add_folder(mutual[_i].options, options, sizeof options);
    rc = try_check(MUTUAL, options, &v);
    ck_assert_msg(rc == mutual[_i].rc, "%s: %s", options, syma_strerror(rc));
    if (mutual[_i].rc == 0)
        expect(v, mutual[_i].state, mutual[_i].reason);
    syma_verdict_unref(v);
}
END_TEST

/* --- address families --- */

#define DUAL "http://dual.example:{http}/do?"

static const struct {
    const char *url;
    const char *options;
    int state;
    const char *reason;
    const char *differs; /* excerpt of the evidence; NULL: there is none */
} families[] = {
    {DUAL "family=6&status=500&body=x", "ip_family=4", SYMA_STATE_UP, "ok",
     NULL},
    {DUAL "family=6&status=500&body=x", "ip_family=6", SYMA_STATE_DOWN,
     "http_5xx", NULL},
    {DUAL "family=6&status=500&body=x", "ip_family=both", SYMA_STATE_DOWN,
     "http_5xx", "IPv4 up (ok), IPv6 down (http_5xx)"},
    {DUAL "family=4&status=500&body=x", "ip_family=both", SYMA_STATE_DOWN,
     "http_5xx", "IPv4 down (http_5xx), IPv6 up (ok)"},
    {DUAL "family=4&words=9&status=404", "ip_family=both", SYMA_STATE_DEGRADED,
     "not_found", "IPv4 degraded (not_found), IPv6 up (ok)"},
    {DUAL "family=6&close=head", "ip_family=both", SYMA_STATE_DOWN,
     "empty_reply", "IPv4 up (ok), IPv6 down (empty_reply)"},
    {DUAL "words=200", "ip_family=both", SYMA_STATE_UP, "ok", NULL},
    {DUAL "status=500&body=x", "ip_family=both", SYMA_STATE_DOWN, "http_5xx",
     NULL},
    {DUAL "family=6&status=500&body=x", "ip_family=both confirm_delay_ms=10",
     SYMA_STATE_DOWN, "http_5xx", "IPv4 up (ok), IPv6 down (http_5xx)"},
    {"http://four.example:{http}/do?words=200", "ip_family=both", SYMA_STATE_UP,
     "ok", NULL},
    {"http://four.example:{http}/do?words=200", "ip_family=6",
     SYMA_STATE_UNKNOWN, "dns_temporary", NULL},
    {"http://four.example:{http}/do?status=500&body=x", "ip_family=both",
     SYMA_STATE_DOWN, "http_5xx", NULL},
    {"http://six.example:{http}/do?words=200", "ip_family=both", SYMA_STATE_UP,
     "ok", NULL},
    {"http://six.example:{http}/do?words=200", "ip_family=4",
     SYMA_STATE_UNKNOWN, "dns_temporary", NULL},
    {"http://six.example:{http}/do?words=200",
     "ip_family=both confirm_delay_ms=10", SYMA_STATE_UP, "ok", NULL},
    {"http://gone.example:{http}/do?words=200", "ip_family=both",
     SYMA_STATE_UNKNOWN, "dns_temporary", NULL},
    {"http://gone.example:{http}/do?words=200",
     "ip_family=both confirm_delay_ms=10", SYMA_STATE_DOWN, "dns_failed", NULL},
    {"http://dual.example:1/", "ip_family=both", SYMA_STATE_DOWN,
     "connect_refused", NULL},
    /* An address has the family that it has. */
    {PLAIN "words=200", "ip_family=both", SYMA_STATE_UP, "ok", NULL},
    {"http://[::1]:{http}/do?words=200", "ip_family=both", SYMA_STATE_UP, "ok",
     NULL},
    {DUAL "words=200", "ip_family=both head_only=1", SYMA_STATE_UNKNOWN,
     "no_evidence", NULL},
};

static int lacks_ipv6(void)
{
    return test_server_port(&server, "six") == 0;
}

START_TEST(test_family)
{
    const syma_evidence *e;
    syma_verdict *v;

    if (lacks_ipv6())
        return;
    v = check(families[_i].url, families[_i].options);
    expect(v, families[_i].state, families[_i].reason);
    e = find_evidence(v, "net.family.differs");
    if (families[_i].differs != NULL) {
        ck_assert_ptr_nonnull(e);
        ck_assert_str_eq(syma_evidence_excerpt(e), families[_i].differs);
        ck_assert_int_eq(syma_evidence_points_to(e), families[_i].state);
    } else {
        ck_assert_ptr_null(e);
    }
    syma_verdict_unref(v);
}
END_TEST

/* One after the other in one prober, which keeps names and connections. */
START_TEST(test_families_of_a_portal)
{
    static const char *const targets[] = {
        DUAL "words=200&log=both", DUAL "words=200&log=both",
        "http://four.example:{http}/do?words=200", NULL};
    syma_prober *s;
    syma_portal *p;
    syma_report *r;
    int i;

    if (lacks_ipv6())
        return;
    s = make_prober("ip_family=both");
    p = make_portal(targets);
    r = report_by(s, p);
    for (i = 0; i < 3; i++)
        section_is(r, (size_t)i, SYMA_STATE_UP, "ok");
    ck_assert_int_eq(count_logged("both", "family=4"), 2);
    ck_assert_int_eq(count_logged("both", "family=6"), 2);
    syma_report_unref(r);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

/* --- the way out --- */

START_TEST(test_resolve)
{
    static const char options[] =
        "resolve=gone.example:{http}:127.0.0.1+www.gone.test:{http}:127.0.0.1";
    syma_prober *s = make_prober(options);

    check_by_is(s, "http://gone.example:{http}/do?words=200", SYMA_STATE_UP,
                "ok");
    check_by_is(s, "http://www.gone.test:{http}/do?words=200", SYMA_STATE_UP,
                "ok");
    check_by_is(s, "http://gone.test:{http}/do?words=200", SYMA_STATE_UNKNOWN,
                "dns_temporary");
    syma_prober_free(s);
    /* For the second look too; and an address that is not allowed is not
     * made so. */
    check_is("http://gone.example:{http}/do?status=500&body=x",
             "resolve=gone.example:{http}:127.0.0.1 confirm_delay_ms=10",
             SYMA_STATE_DOWN, "http_5xx");
    check_is("http://gone.example:{http}/do?words=200",
             "resolve=gone.example:{http}:127.0.0.1 allow_private=0",
             SYMA_STATE_UNKNOWN, "local_guard");
}
END_TEST

START_TEST(test_interface)
{
    syma_verdict *v = NULL;

    check_is(PLAIN "words=200", "interface=lo", SYMA_STATE_UP, "ok");
    check_is(PLAIN "words=200", "interface=127.0.0.1", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(try_check(PLAIN "words=200", "interface=nosuch0", &v),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(v);
}
END_TEST

/* --- connections --- */

#define REQUESTS 4

/* The numbers of the connections of so many requests, one after the other. */
static void connections_of(const char *target, const char *key,
                           const char *options, int *out)
{
    syma_prober *s = make_prober(options);
    char all[256];
    syma_verdict *v;
    int i;

    snprintf(all, sizeof all, "%s&log=%s", target, key);
    for (i = 0; i < REQUESTS; i++) {
        v = check_by(s, all);
        expect(v, SYMA_STATE_UP, "ok");
        if (needs_tls(target)) {
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
    ck_assert_int_eq(numbers_logged(key, "connection=", out, REQUESTS),
                     REQUESTS);
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
    if (lacks_tls())
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
    syma_prober *s = make_prober("");
    int at[2];
    syma_verdict *v;

    if (!lacks_tls()) {
        v = check_by(s, TLS "words=200&log=last");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
        v = check_by(s, TLS "words=200&log=last&header=Connection:+close");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
        ck_assert_int_eq(numbers_logged("last", "connection=", at, 2), 2);
        ck_assert_int_eq(at[0], at[1]);
        /* The next server at the same descriptor has its own. */
        check_by_is(s, PLAIN "words=200", SYMA_STATE_UP, "ok");
        v = check_by(s, "https://127.0.0.1:{expired}/do?words=200");
        expect(v, SYMA_STATE_DOWN, "tls_expired");
        syma_verdict_unref(v);
        v = check_by(s, PLAIN "words=200");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 0);
        syma_verdict_unref(v);
    }
    syma_prober_free(s);
}
END_TEST

START_TEST(test_tls_resume)
{
    int at[REQUESTS];

    if (lacks_tls())
        return;
    connections_of(TLS "words=200", "resume", "fresh_connection=1", at);
    ck_assert_int_eq(count_logged("resume", "resumed=1"), REQUESTS - 1);
    connections_of(TLS "words=200", "anew", "fresh_connection=1 tls_resume=0",
                   at);
    ck_assert_int_eq(count_logged("anew", "resumed=0"), REQUESTS);
}
END_TEST

/* --- several at once --- */

/* A page that hangs holds up no other of its host. */
START_TEST(test_hanging_page_beside_others)
{
    syma_prober *s = make_prober("max_per_host=4 first_byte_timeout_ms=3000");
    syma_verdict *v;
    int i;

    submit(s, PLAIN "hang=head");
    for (i = 0; i < 3; i++)
        submit(s, PLAIN "words=200");
    for (i = 0; i < 3; i++) {
        v = next(s);
        expect(v, SYMA_STATE_UP, "ok");
        syma_verdict_unref(v);
    }
    v = next(s);
    expect(v, SYMA_STATE_DOWN, "first_byte_timeout");
    syma_verdict_unref(v);
    syma_prober_free(s);
}
END_TEST

/* A server with which no connection comes about is no name without an
 * address, for none of the pages. */
START_TEST(test_dead_server_many_pages)
{
    syma_prober *s = make_prober("max_per_host=4 connect_timeout_ms=1000 "
                                 "resolve_timeout_ms=300");
    int64_t began = now_ms();
    syma_verdict *v;
    int i;

    for (i = 0; i < 4 && !lacks_tls(); i++)
        submit(s, "https://127.0.0.1:{silent}/");
    for (i = 0; i < 4 && !lacks_tls(); i++) {
        v = next(s);
        expect(v, SYMA_STATE_DOWN, "connect_timeout");
        syma_verdict_unref(v);
    }
    ck_assert_int_lt(now_ms() - began, GRACE_MS);
    syma_prober_free(s);
}
END_TEST

/* --- HTTP/2 --- */

#define H2 "https://127.0.0.1:{h2}/page.html"
#define STREAMS 20

static int lacks_http2(void)
{
    return test_server_port(&server, "h2") == 0 || !syma_has_feature("http2");
}

START_TEST(test_http2)
{
    if (lacks_http2())
        return;
    check_is(H2, "", SYMA_STATE_UP, "ok");
    check_is(H2, "head_only=1", SYMA_STATE_UNKNOWN, "no_evidence");
    check_is("https://127.0.0.1:{h2}/none", "", SYMA_STATE_DEGRADED,
             "not_found");
    check_is(H2, BY_HTTP, SYMA_STATE_UP, "ok");
    /* That server speaks nothing else. */
    check_is(H2, "http2=0", SYMA_STATE_DOWN, "empty_reply");
}
END_TEST

START_TEST(test_http2_is_not_forced)
{
    check_is(PLAIN "words=200&log=one", "http2=1", SYMA_STATE_UP, "ok");
    ck_assert_int_eq(count_logged("one", " HTTP/1.1\n"), 1);
    ck_assert_int_eq(count_logged("one", "Upgrade"), 0);
    if (!lacks_tls())
        check_is(TLS "words=200", "http2=1", SYMA_STATE_UP, "ok");
}
END_TEST

/* All checks of one host share one connection, each with the chain. */
START_TEST(test_http2_streams)
{
    syma_prober *s;
    syma_verdict *v;
    int before;
    int i;

    if (lacks_http2())
        return;
    s = make_prober("max_per_host=20");
    before = count_logged("h2", "connection");
    for (i = 0; i < STREAMS; i++)
        submit(s, H2);
    for (i = 0; i < STREAMS; i++) {
        v = next(s);
        expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(count_logged("h2", "connection"), before + 1);
    for (i = 0; i < STREAMS; i++)
        submit(s, H2);
    for (i = 0; i < STREAMS; i++) {
        v = next(s);
        expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(count_logged("h2", "connection"), before + 1);
    syma_prober_free(s);
}
END_TEST

START_TEST(test_http2_fresh)
{
    syma_prober *s;
    syma_verdict *v;
    int before;
    int i;

    if (lacks_http2())
        return;
    s = make_prober("max_per_host=5 fresh_connection=1");
    before = count_logged("h2", "connection");
    for (i = 0; i < 5; i++)
        submit(s, H2);
    for (i = 0; i < 5; i++) {
        v = next(s);
        expect(v, SYMA_STATE_UP, "ok");
        ck_assert_uint_eq(syma_verdict_cert_count(v), 1);
        syma_verdict_unref(v);
    }
    ck_assert_int_eq(count_logged("h2", "connection"), before + 5);
    syma_prober_free(s);
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
    syma_options *o = make_options("");
    char text[256];
    char url[256];
    int status = 0;
    int woken;

    snprintf(text, sizeof text, PLAIN "%s", known[_i].words);
    test_server_expand(&server, text, url, sizeof url);
    memset(&request, 0, sizeof request);
    request.url = url;
    request.etag = known[_i].etag;
    request.last_modified = known[_i].last_modified;
    request.options = o;
    request.verify = 1;
    request.deadline_ms = now_ms() + GRACE_MS;
    ck_assert_int_eq(symai_pool_new(&symai_clock_system, 4, &pool), SYMA_OK);
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

/* --- all of them --- */

static TCase *add_case(Suite *suite, const char *name)
{
    TCase *tcase = tcase_create(name);

    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return tcase;
}

static Suite *make_suite(void)
{
    Suite *suite = suite_create("request");
    TCase *tcase = add_case(suite, "manners");

    tcase_add_loop_test(tcase, test_head, 0, COUNT(heads));
    tcase_add_test(tcase, test_head_is_sent);
    tcase_add_test(tcase, test_head_of_a_login);
    tcase_add_loop_test(tcase, test_user_agent, 0, COUNT(agents));
    tcase_add_loop_test(tcase, test_conditional, 0, COUNT(known));
    tcase = add_case(suite, "logins");
    tcase_add_loop_test(tcase, test_login, 0, COUNT(logins));
    tcase_add_test(tcase, test_login_is_missing);
    tcase_add_test(tcase, test_login_of_a_section);
    tcase_add_test(tcase, test_digest_answers);
    tcase_add_loop_test(tcase, test_login_stays_on_site, 0,
                        3 * COUNT(strays));
    tcase = add_case(suite, "cookies");
    tcase_add_loop_test(tcase, test_cookies, 0, 8);
    tcase_add_test(tcase, test_cookie_of_a_domain);
    tcase_add_test(tcase, test_cookie_for_tls);
    tcase_add_test(tcase, test_cookies_in_parallel);
    tcase_add_test(tcase, test_cookies_of_one_check);
    tcase_add_test(tcase, test_cookies_and_second_look);
    tcase = add_case(suite, "proxies");
    tcase_add_loop_test(tcase, test_proxy, 0, COUNT(proxied));
    tcase_add_test(tcase, test_proxy_is_asked);
    tcase_add_test(tcase, test_tunnel);
    tcase_add_test(tcase, test_proxy_keeps_out);
    tcase_add_test(tcase, test_proxy_of_the_environment);
    tcase = add_case(suite, "ways");
    tcase_add_loop_test(tcase, test_client_certificate, 0, COUNT(mutual));
    tcase_add_loop_test(tcase, test_family, 0, COUNT(families));
    tcase_add_test(tcase, test_families_of_a_portal);
    tcase_add_test(tcase, test_resolve);
    tcase_add_test(tcase, test_interface);
    tcase = add_case(suite, "connections");
    tcase_add_test(tcase, test_kept_connection);
    tcase_add_test(tcase, test_chain_of_a_closing_connection);
    tcase_add_test(tcase, test_tls_resume);
    tcase_add_test(tcase, test_hanging_page_beside_others);
    tcase_add_test(tcase, test_dead_server_many_pages);
    tcase_add_test(tcase, test_http2);
    tcase_add_test(tcase, test_http2_is_not_forced);
    tcase_add_test(tcase, test_http2_streams);
    tcase_add_test(tcase, test_http2_fresh);
    return suite;
}

static void tell_what_is_missing(void)
{
    if (lacks_tls())
        printf("no openssl command: the cases with TLS are skipped\n");
    if (lacks_ipv6())
        printf("no IPv6 on loopback: the cases of both families are "
               "skipped\n");
    if (lacks_http2())
        printf("no nghttpd (Debian: nghttp2-server): the cases of HTTP/2 "
               "are skipped\n");
    fflush(stdout);
}

int main(void)
{
    SRunner *runner;
    int failed;
    int rc = test_server_start(&server, NULL, TEST_SERVER_H2);

    if (rc != 0) {
        fprintf(stderr, "the test server did not start (%d)\n", rc);
        return rc;
    }
    test_server_ca(&server, ca, sizeof(ca));
    tell_what_is_missing();
    rc = syma_ruleset_new(&rules);
    if (rc < 0 || syma_ruleset_load_builtin(rules) < 0 ||
        syma_ruleset_compile(rules) < 0) {
        fprintf(stderr, "no rules: %d\n", rc);
        return 99;
    }
    runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    syma_ruleset_free(rules);
    test_server_stop(&server);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
