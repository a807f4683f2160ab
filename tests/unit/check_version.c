/* SPDX-License-Identifier: MIT */
/*
 * The version that runs is the one of the headers, and features are named.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "port/init.h"
#include "port/regex.h"
#include "syma/version.h"

START_TEST(test_version)
{
    char text[64];
    uint32_t n = syma_version_number();

    ck_assert_uint_eq(n, SYMA_VERSION_NUMBER);
    ck_assert_str_eq(syma_version_string(), SYMA_VERSION_STRING);
    snprintf(text, sizeof(text), "%u.%u.%u", (unsigned)(n >> 16),
             (unsigned)(n >> 8 & 0xff), (unsigned)(n & 0xff));
    ck_assert_str_eq(syma_version_string(), text);
}
END_TEST

static const char *const of_curl[] = {"async-dns", "tls", "gzip", "http2"};

START_TEST(test_features_of_curl)
{
    ck_assert_int_eq(syma_has_feature(of_curl[_i]),
                     symai_curl_has(of_curl[_i]));
}
END_TEST

START_TEST(test_features)
{
    ck_assert_int_eq(syma_has_feature("jit"), symai_regex_has_jit());
    ck_assert_int_eq(syma_has_feature("tls"), 1);
    ck_assert_int_eq(syma_has_feature("gzip"), 1);
#ifdef SYMA_POLLER_EPOLL
    ck_assert_int_eq(syma_has_feature("pollable-fd"), 1);
#else
    ck_assert_int_eq(syma_has_feature("pollable-fd"), 0);
#endif
    ck_assert_int_eq(syma_has_feature("TLS"), 0);
    ck_assert_int_eq(syma_has_feature("no-such-feature"), 0);
    ck_assert_int_eq(syma_has_feature(""), 0);
    ck_assert_int_eq(syma_has_feature(NULL), 0);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("version");
    TCase *tcase = tcase_create("version");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_version);
    tcase_add_loop_test(tcase, test_features_of_curl, 0, COUNT(of_curl));
    tcase_add_test(tcase, test_features);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
