/* SPDX-License-Identifier: MIT */
/*
 * IPv4 and IPv6, one of them and both. Skipped where loopback has no IPv6.
 */
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

START_TEST(test_family)
{
    const syma_evidence *e;
    syma_verdict *v = ask_page(families[_i].url, families[_i].options);

    ask_expect(v, families[_i].state, families[_i].reason);
    e = ask_evidence(v, "net.family.differs");
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
    syma_prober *s = ask_prober("ip_family=both");
    syma_portal *p = ask_make_portal(targets);
    syma_report *r = ask_portal_by(s, p);
    int i;

    for (i = 0; i < 3; i++)
        ask_section_is(r, (size_t)i, SYMA_STATE_UP, "ok");
    ck_assert_int_eq(ask_count("both", "family=4"), 2);
    ck_assert_int_eq(ask_count("both", "family=6"), 2);
    syma_report_unref(r);
    syma_portal_free(p);
    syma_prober_free(s);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("family");
    TCase *tcase;
    int rc = ask_start();

    if (rc != 0)
        return rc;
    if (test_server_port(&ask_server, "six") == 0) {
        printf("no IPv6 on loopback\n");
        return ask_skip();
    }
    tcase = ask_case(suite, "families");
    tcase_add_loop_test(tcase, test_family, 0, COUNT(families));
    tcase_add_test(tcase, test_families_of_a_portal);
    return ask_run(suite);
}
