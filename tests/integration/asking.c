/* SPDX-License-Identifier: MIT */
/*
 * See asking.h. Names are resolved by the getaddrinfo of this file, which
 * libcurl calls in place of the C library's.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT */
#endif

#include "asking.h"

#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"

struct test_server ask_server;
char ask_ca[512];
syma_ruleset *ask_rules;

/* --- names --- */

/* libcurl finds it only where it is exported, whatever the build hides. */
__attribute__((visibility("default"))) int
getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
            struct addrinfo **out);

/* Whatever is asked for, libcurl may be given both and choose itself. */
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
    return rc != 0
               ? rc
               : real("127.0.0.1", service, hints,
                      is_dual && family != AF_INET ? &(*out)->ai_next : out);
}

/* --- checks --- */

int64_t ask_now_ms(void)
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

syma_options *ask_options(const char *text)
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
             ask_ca[0] != '\0' ? "ca_bundle=" : "", ask_ca);
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    test_server_expand(&ask_server, text, all + strlen(all),
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

int ask_try(const char *target, const char *options, syma_verdict **out)
{
    syma_options *o = ask_options(options);
    char url[TEXT_MAX];
    int rc;

    test_server_expand(&ask_server, target, url, sizeof url);
    rc = syma_check_url(url, SYMA_SECTION_GENERIC, o, ask_rules, out);
    syma_options_free(o);
    return rc;
}

syma_verdict *ask_page(const char *target, const char *options)
{
    syma_verdict *v = NULL;
    int rc = ask_try(target, options, &v);

    ck_assert_msg(rc == SYMA_OK, "%s: %s", target, syma_strerror(rc));
    return v;
}

void ask_expect(const syma_verdict *v, int state, const char *reason)
{
    ck_assert_msg(strcmp(syma_verdict_reason(v), reason) == 0, "%s: %s, not %s",
                  syma_verdict_url(v), syma_verdict_reason(v), reason);
    ck_assert_msg(syma_verdict_state(v) == state, "%s: %s", syma_verdict_url(v),
                  syma_state_name(syma_verdict_state(v)));
}

void ask_is(const char *target, const char *options, int state,
            const char *reason)
{
    syma_verdict *v = ask_page(target, options);

    ask_expect(v, state, reason);
    syma_verdict_unref(v);
}

const syma_evidence *ask_evidence(const syma_verdict *v, const char *code)
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

syma_prober *ask_prober(const char *options)
{
    syma_options *o = ask_options(options);
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_prober_new(o, ask_rules, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

void ask_submit(syma_prober *s, const char *target)
{
    char url[TEXT_MAX];
    uint64_t ticket = 0;

    test_server_expand(&ask_server, target, url, sizeof url);
    ck_assert_int_eq(
        syma_prober_submit_url(s, url, SYMA_SECTION_GENERIC, &ticket), SYMA_OK);
}

syma_verdict *ask_next(syma_prober *s)
{
    int64_t end = ask_now_ms() + GRACE_MS;
    syma_verdict *v;
    syma_event *e = NULL;

    while (syma_prober_next_event(s, &e) == 0) {
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        ck_assert_int_lt(ask_now_ms(), end);
    }
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_VERDICT);
    v = syma_verdict_ref(syma_event_verdict(e));
    syma_event_free(e);
    return v;
}

syma_verdict *ask_page_by(syma_prober *s, const char *target)
{
    ask_submit(s, target);
    return ask_next(s);
}

void ask_is_by(syma_prober *s, const char *target, int state,
               const char *reason)
{
    syma_verdict *v = ask_page_by(s, target);

    ask_expect(v, state, reason);
    syma_verdict_unref(v);
}

/* --- portals --- */

syma_portal *ask_make_portal(const char *const *targets)
{
    syma_portal *p = NULL;
    char url[TEXT_MAX];
    char id[16];
    int i;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    for (i = 0; targets[i] != NULL; i++) {
        snprintf(id, sizeof id, "s%d", i);
        test_server_expand(&ask_server, targets[i], url, sizeof url);
        ck_assert_int_eq(
            syma_portal_add_section(p, id, SYMA_SECTION_GENERIC, url, 0),
            SYMA_OK);
    }
    return p;
}

syma_report *ask_portal(const syma_portal *p, const char *options)
{
    syma_options *o = ask_options(options);
    syma_report *r = NULL;

    ck_assert_int_eq(syma_check_portal(p, o, ask_rules, &r), SYMA_OK);
    syma_options_free(o);
    return r;
}

void ask_section_is(const syma_report *r, size_t i, int state,
                    const char *reason)
{
    ask_expect(syma_report_verdict(r, i), state, reason);
}

syma_report *ask_portal_by(syma_prober *s, const syma_portal *p)
{
    int64_t end = ask_now_ms() + GRACE_MS;
    syma_report *r = NULL;
    syma_event *e = NULL;
    uint64_t ticket;

    ck_assert_int_eq(syma_prober_submit(s, p, &ticket), SYMA_OK);
    while (r == NULL) {
        ck_assert_int_ge(syma_prober_wait(s, 1000), 0);
        ck_assert_int_lt(ask_now_ms(), end);
        while (syma_prober_next_event(s, &e) == 1) {
            if (syma_event_kind(e) == SYMA_EVENT_REPORT)
                r = syma_report_ref(syma_event_report(e));
            syma_event_free(e);
        }
    }
    return r;
}

/* --- what the server has seen --- */

static char *read_log(const char *key)
{
    char words[128];
    char *text;

    snprintf(words, sizeof words, "logged=%s", key);
    text = test_server_ask(&ask_server, words);
    ck_assert_ptr_nonnull(text);
    return text;
}

int ask_count(const char *key, const char *part)
{
    char *text = read_log(key);
    const char *at;
    int count = 0;

    for (at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    free(text);
    return count;
}

int ask_numbers(const char *key, const char *name, int *out, int max)
{
    char *text = read_log(key);
    const char *at;
    int count = 0;

    for (at = strstr(text, name); at != NULL && count < max;
         at = strstr(at + 1, name))
        out[count++] = atoi(at + strlen(name));
    free(text);
    return count;
}

int ask_lacks_tls(void)
{
    return ask_ca[0] == '\0';
}

int ask_needs_tls(const char *url)
{
    return strstr(url, "https:") != NULL || strstr(url, "tls}") != NULL;
}

/* --- the program --- */

int ask_start(void)
{
    return ask_start_site(NULL);
}

int ask_start_site(const char *site)
{
    int rc = test_server_start(&ask_server, site, TEST_SERVER_H2);

    if (rc != 0) {
        fprintf(stderr, "the test server did not start (%d)\n", rc);
        return rc;
    }
    test_server_ca(&ask_server, ask_ca, sizeof(ask_ca));
    if (ask_ca[0] == '\0')
        printf("no openssl command: the cases with TLS are left out\n");
    fflush(stdout);
    if (syma_ruleset_new(&ask_rules) == SYMA_OK &&
        syma_ruleset_load_builtin(ask_rules) == SYMA_OK &&
        syma_ruleset_compile(ask_rules) == SYMA_OK)
        return 0;
    fprintf(stderr, "no rules\n");
    test_server_stop(&ask_server);
    return 99;
}

TCase *ask_case(Suite *suite, const char *name)
{
    TCase *tcase = tcase_create(name);

    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return tcase;
}

int ask_skip(void)
{
    syma_ruleset_free(ask_rules);
    test_server_stop(&ask_server);
    return 77;
}

int ask_run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    int failed;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    syma_ruleset_free(ask_rules);
    test_server_stop(&ask_server);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
