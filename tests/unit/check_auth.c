/* SPDX-License-Identifier: MIT */
/*
 * port/auth: a login is copied, replaced as a whole and cleared.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "port/auth.h"

START_TEST(test_schemes)
{
    static const char *const others[] = {"",       "Basic",   "ntlm",
                                         "basic ", "bearer1", "negotiate"};
    size_t i;

    ck_assert_int_eq(symai_auth_is_scheme("basic"), 1);
    ck_assert_int_eq(symai_auth_is_scheme("digest"), 1);
    ck_assert_int_eq(symai_auth_is_scheme("bearer"), 1);
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        ck_assert_int_eq(symai_auth_is_scheme(others[i]), 0);
}
END_TEST

START_TEST(test_set)
{
    struct symai_auth auth = {NULL, NULL, NULL};
    char user[] = "ann";

    ck_assert_int_eq(symai_auth_set(&auth, "basic", user, "a:b"), SYMA_OK);
    memset(user, 'x', 3);
    ck_assert_str_eq(auth.scheme, "basic");
    ck_assert_str_eq(auth.user, "ann");
    ck_assert_str_eq(auth.secret, "a:b");
    /* From its own texts too. */
    ck_assert_int_eq(symai_auth_set(&auth, "bearer", "", auth.secret), SYMA_OK);
    ck_assert_str_eq(auth.scheme, "bearer");
    ck_assert_str_eq(auth.user, "");
    ck_assert_str_eq(auth.secret, "a:b");
    symai_auth_clear(&auth);
    ck_assert_ptr_null(auth.scheme);
    ck_assert_ptr_null(auth.user);
    ck_assert_ptr_null(auth.secret);
    symai_auth_clear(&auth);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("auth");
    TCase *tcase = tcase_create("auth");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_schemes);
    tcase_add_test(tcase, test_set);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
