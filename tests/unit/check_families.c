/* SPDX-License-Identifier: MIT */
/*
 * judge/families: every pair of verdicts, told as the worse of the two.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "judge/families.h"
#include "judge/names.h"
#include "judge/verdict.h"

/* From the best to the worst that counts for customers; what is not known
 * counts least, and a name without an address not at all. */
static const struct {
    int state;
    int reason;
    int rank;
} sides[] = {
    {SYMA_STATE_UNKNOWN, SYMAI_REASON_dns_temporary, -1},
    {SYMA_STATE_DOWN, SYMAI_REASON_dns_failed, -1},
    {SYMA_STATE_UNKNOWN, SYMAI_REASON_probe_blocked, 0},
    {SYMA_STATE_UNKNOWN, SYMAI_REASON_local_network, 0},
    {SYMA_STATE_UP, SYMAI_REASON_ok, 1},
    {SYMA_STATE_UP, SYMAI_REASON_login_required, 1},
    {SYMA_STATE_DEGRADED, SYMAI_REASON_not_found, 2},
    {SYMA_STATE_MAINTENANCE, SYMAI_REASON_page_maintenance, 3},
    {SYMA_STATE_DOWN, SYMAI_REASON_connect_refused, 4},
    {SYMA_STATE_DOWN, SYMAI_REASON_http_5xx, 4},
};

#define SIDES ((int)(sizeof(sides) / sizeof(sides[0])))

static syma_verdict *make(int side)
{
    syma_verdict *v = NULL;

    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    v->state = sides[side].state;
    v->reason = sides[side].reason;
    ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
    return v;
}

static int expected(int four, int six)
{
    if (sides[four].rank < 0)
        return six;
    return sides[six].rank > sides[four].rank ? six : four;
}

START_TEST(test_pair)
{
    int four = _i / SIDES;
    int six = _i % SIDES;
    int differs = four != six && sides[four].rank >= 0 && sides[six].rank >= 0;
    syma_verdict *out = NULL;
    const syma_evidence *e;
    char text[160];

    ck_assert_int_eq(symai_families_choose(make(four), make(six), &out),
                     SYMA_OK);
    ck_assert_int_eq(out->state, sides[expected(four, six)].state);
    ck_assert_int_eq(out->reason, sides[expected(four, six)].reason);
    ck_assert_uint_eq(syma_verdict_evidence_count(out), (size_t)differs);
    if (differs) {
        e = syma_verdict_evidence(out, 0);
        ck_assert_str_eq(syma_evidence_code(e), "net.family.differs");
        ck_assert_int_eq(syma_evidence_points_to(e), out->state);
        snprintf(text, sizeof text, "IPv4 %s (%s), IPv6 %s (%s)",
                 syma_state_name(sides[four].state),
                 syma_reason_name((size_t)sides[four].reason),
                 syma_state_name(sides[six].state),
                 syma_reason_name((size_t)sides[six].reason));
        ck_assert_str_eq(syma_evidence_excerpt(e), text);
        ck_assert_ptr_nonnull(
            strstr(syma_verdict_summary(out), syma_state_name(out->state)));
    }
    syma_verdict_unref(out);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("families");
    TCase *tcase = tcase_create("families");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_pair, 0, SIDES * SIDES);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
