/* SPDX-License-Identifier: MIT */
/*
 * What may be asked of a place, by its robots.txt and by how it answered.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "discover/gate.h"
#include "page/response.h"
#include "syma/syma.h"

#define AT "https://www.operator.example"
#define RULES "User-agent: *\nDisallow: /intern/\n"

static struct symai_gate gate;

static void setup(void)
{
    ck_assert_int_eq(symai_gate_init(&gate, "libsyma/1.0"), SYMA_OK);
}

static void teardown(void)
{
    symai_gate_free(&gate);
}

static void answer(int status, const char *failure)
{
    struct symai_response response;
    char reason[32];

    memset(&response, 0, sizeof response);
    response.status = status;
    if (failure != NULL) {
        strcpy(reason, failure);
        response.failure = reason;
    }
    ck_assert_int_eq(symai_gate_ask(&gate, AT "/"), SYMAI_GATE_UNREAD);
    ck_assert_int_eq(symai_gate_read(&gate, AT "/robots.txt", &response, RULES,
                                     strlen(RULES)),
                     SYMA_OK);
}

START_TEST(rules_are_kept)
{
    answer(200, NULL);
    ck_assert_int_eq(symai_gate_ask(&gate, AT "/login"), SYMAI_GATE_OPEN);
    ck_assert_int_eq(symai_gate_ask(&gate, AT "/intern/login"),
                     SYMAI_GATE_BARRED);
    ck_assert_int_eq(symai_gate_robots(&gate, AT "/"), SYMA_ROBOTS_READ);
}
END_TEST

/* What was to be forbidden may stand in the other half. */
START_TEST(half_a_file_is_none)
{
    answer(200, "timeout");
    ck_assert_int_eq(symai_gate_ask(&gate, AT "/login"), SYMAI_GATE_BARRED);
    ck_assert_int_eq(symai_gate_robots(&gate, AT "/"), SYMA_ROBOTS_FAILED);
    ck_assert_int_eq(symai_gate_is_closed(&gate, AT "/"), 1);
}
END_TEST

/* However many places a sitemap names, the next one can still be asked. */
START_TEST(to_peek_is_not_to_note)
{
    char url[64];
    int i;

    answer(200, NULL);
    for (i = 0; i < 100; i++) {
        snprintf(url, sizeof url, "https://h%d.operator.example/login", i);
        ck_assert_int_eq(symai_gate_peek(&gate, url), SYMAI_GATE_UNREAD);
    }
    ck_assert_int_eq(symai_gate_peek(&gate, AT "/intern/a"), SYMAI_GATE_BARRED);
    ck_assert_uint_eq(gate.places.count, 1);
    ck_assert_int_eq(symai_gate_ask(&gate, "https://my.operator.example/"),
                     SYMAI_GATE_UNREAD);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("gate");
    TCase *cases = tcase_create("gate");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, rules_are_kept);
    tcase_add_test(cases, half_a_file_is_none);
    tcase_add_test(cases, to_peek_is_not_to_note);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
