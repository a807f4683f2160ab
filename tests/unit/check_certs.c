/* SPDX-License-Identifier: MIT */
/*
 * port/certs: chains, and which of them belongs to which connection.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "port/certs.h"

static struct symai_certs *make_chain(const char *subject)
{
    struct symai_certs *certs = NULL;

    ck_assert_int_eq(symai_certs_new(&certs), SYMA_OK);
    ck_assert_int_eq(symai_certs_add(certs, subject, "CA", 3000), SYMA_OK);
    return certs;
}

START_TEST(test_chain)
{
    struct symai_certs *certs = make_chain("server");

    ck_assert_int_eq(symai_certs_add(certs, "CA", "root", 2000), SYMA_OK);
    ck_assert_int_eq(symai_certs_add(certs, "root", "root", -1), SYMA_OK);
    ck_assert_uint_eq(symai_certs_count(certs), 3);
    ck_assert_str_eq(symai_certs_at(certs, 0)->subject, "server");
    ck_assert_str_eq(symai_certs_at(certs, 0)->issuer, "CA");
    ck_assert_int_eq(symai_certs_at(certs, 1)->not_after_ms, 2000);
    ck_assert_ptr_null(symai_certs_at(certs, 3));
    /* Which ends first; one whose end is not known never does. */
    ck_assert_ptr_eq(symai_certs_first(certs, -1), symai_certs_at(certs, 1));
    ck_assert_ptr_eq(symai_certs_first(certs, 1999), symai_certs_at(certs, 1));
    ck_assert_ptr_eq(symai_certs_first(certs, 2000), symai_certs_at(certs, 0));
    ck_assert_ptr_null(symai_certs_first(certs, 3000));
    ck_assert_ptr_eq(symai_certs_ref(certs), certs);
    symai_certs_unref(certs);
    ck_assert_str_eq(symai_certs_at(certs, 2)->subject, "root");
    symai_certs_unref(certs);
}
END_TEST

/* A certificate's maker chose its names. */
START_TEST(test_names_are_clean)
{
    struct symai_certs *certs = make_chain("a\x1b[2J\xff \xc3\xa9\xe2\x80\xae");

    ck_assert_str_eq(symai_certs_at(certs, 0)->subject,
                     "a?[2J\xef\xbf\xbd \xc3\xa9?");
    symai_certs_unref(certs);
}
END_TEST

START_TEST(test_no_chain)
{
    ck_assert_uint_eq(symai_certs_count(NULL), 0);
    ck_assert_ptr_null(symai_certs_at(NULL, 0));
    ck_assert_ptr_null(symai_certs_first(NULL, 0));
    ck_assert_ptr_null(symai_certs_ref(NULL));
    symai_certs_unref(NULL);
}
END_TEST

START_TEST(test_long_chain)
{
    struct symai_certs *certs = NULL;
    int i;

    ck_assert_int_eq(symai_certs_new(&certs), SYMA_OK);
    for (i = 0; i < 16; i++)
        ck_assert_int_eq(symai_certs_add(certs, "s", "i", i), SYMA_OK);
    ck_assert_int_eq(symai_certs_add(certs, "s", "i", i), SYMA_ELIMIT);
    ck_assert_uint_eq(symai_certs_count(certs), 16);
    symai_certs_unref(certs);
}
END_TEST

#define KEPT 4

/* The subject that is kept for a connection; "" where none is. */
static const char *subject_of(struct symai_cert_store *store, uint64_t id)
{
    const struct symai_certs *certs = symai_cert_store_get(store, id);

    return certs != NULL ? symai_certs_at(certs, 0)->subject : "";
}

static void put(struct symai_cert_store *store, uint64_t id,
                const char *subject)
{
    struct symai_certs *certs = make_chain(subject);

    symai_cert_store_set(store, id, id * 2, certs);
    symai_certs_unref(certs); /* the store has its own */
}

START_TEST(test_store)
{
    struct symai_cert_store store;
    struct symai_certs *held;

    symai_cert_store_init(&store, KEPT);
    ck_assert_ptr_null(symai_cert_store_get(&store, 7));
    put(&store, 7, "seven");
    put(&store, 0, "zero");
    put(&store, UINT64_MAX, "most");
    ck_assert_str_eq(subject_of(&store, 7), "seven");
    ck_assert_str_eq(subject_of(&store, 0), "zero");
    ck_assert_str_eq(subject_of(&store, UINT64_MAX), "most");
    ck_assert_str_eq(subject_of(&store, 8), "");
    /* Replaced; who holds the old one keeps it. */
    held = symai_certs_ref(symai_cert_store_get(&store, 7));
    put(&store, 7, "new");
    ck_assert_str_eq(subject_of(&store, 7), "new");
    ck_assert_str_eq(symai_certs_at(held, 0)->subject, "seven");
    symai_certs_unref(held);
    /* By itself, and by nothing. */
    symai_cert_store_set(&store, 7, 14, symai_cert_store_get(&store, 7));
    ck_assert_str_eq(subject_of(&store, 7), "new");
    symai_cert_store_set(&store, 7, 14, NULL);
    ck_assert_ptr_null(symai_cert_store_get(&store, 7));
    /* A closed one is forgotten, whether it was known or not. */
    symai_cert_store_drop(&store, UINT64_MAX, 0);
    symai_cert_store_drop(&store, 8, 16);
    ck_assert_str_eq(subject_of(&store, UINT64_MAX), "");
    put(&store, 9, "nine");
    ck_assert_str_eq(subject_of(&store, 9), "nine");
    /* One that was reset knows its own end only. */
    symai_cert_store_drop(&store, 0, 18);
    ck_assert_str_eq(subject_of(&store, 9), "");
    ck_assert_str_eq(subject_of(&store, 0), "zero");
    symai_cert_store_free(&store);
}
END_TEST

/* The one that was not asked for longest goes. */
START_TEST(test_full_store)
{
    struct symai_cert_store store;
    char name[16];
    uint64_t id;

    symai_cert_store_init(&store, KEPT);
    for (id = 1; id <= KEPT; id++) {
        snprintf(name, sizeof name, "c%d", (int)id);
        put(&store, id, name);
    }
    ck_assert_str_eq(subject_of(&store, 1), "c1");
    put(&store, 5, "c5");
    ck_assert_str_eq(subject_of(&store, 2), "");
    ck_assert_str_eq(subject_of(&store, 1), "c1");
    put(&store, 6, "c6");
    ck_assert_str_eq(subject_of(&store, 3), "");
    ck_assert_str_eq(subject_of(&store, 4), "c4");
    ck_assert_str_eq(subject_of(&store, 5), "c5");
    ck_assert_str_eq(subject_of(&store, 6), "c6");
    symai_cert_store_free(&store);
    symai_cert_store_init(&store, 0);
    put(&store, 1, "a");
    ck_assert_str_eq(subject_of(&store, 1), "");
    symai_cert_store_free(&store);
    symai_cert_store_init(&store, 1);
    put(&store, 1, "a");
    put(&store, 2, "b");
    ck_assert_str_eq(subject_of(&store, 1), "");
    ck_assert_str_eq(subject_of(&store, 2), "b");
    symai_cert_store_free(&store);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("certs");
    TCase *tcase = tcase_create("certs");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_chain);
    tcase_add_test(tcase, test_names_are_clean);
    tcase_add_test(tcase, test_no_chain);
    tcase_add_test(tcase, test_long_chain);
    tcase_add_test(tcase, test_store);
    tcase_add_test(tcase, test_full_store);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
