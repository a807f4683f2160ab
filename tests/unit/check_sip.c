/* SPDX-License-Identifier: MIT */
/*
 * base/sip: SipHash-1-3 with the key 0, as CPython 3.11 computes it for bytes
 * (PYTHONHASHSEED=0); and the same however the bytes are cut.
 */
#include <check.h>
#include <stdlib.h>

#include "base/sip.h"

#define BYTES 64

static const uint64_t no_key[2] = {0, 0};
static unsigned char bytes[BYTES];

static const struct {
    size_t len;
    uint64_t hash;
} rows[] = {
    {1, UINT64_C(0x68a914128e01e473)},  {7, UINT64_C(0x2f098ab0c751325a)},
    {8, UINT64_C(0xead411e67ebe2eea)},  {9, UINT64_C(0x75927f9d95124362)},
    {15, UINT64_C(0xf30eb725bb91c9ea)}, {16, UINT64_C(0x8972188433a5c5b7)},
    {31, UINT64_C(0x169739443111d49b)}, {63, UINT64_C(0x385d3e39e5f37359)}};

static void fill(void)
{
    size_t i;

    for (i = 0; i < BYTES; i++)
        bytes[i] = (unsigned char)i;
}

START_TEST(test_reference)
{
    struct symai_sip sip;

    fill();
    symai_sip_init(&sip, no_key);
    symai_sip_add(&sip, bytes, rows[_i].len);
    ck_assert(symai_sip_end(&sip) == rows[_i].hash);
    ck_assert(symai_sip_end(&sip) == rows[_i].hash); /* goes on as it was */
}
END_TEST

START_TEST(test_pieces)
{
    struct symai_sip sip;
    size_t first;
    size_t second;

    fill();
    for (first = 0; first <= 63; first++) {
        for (second = first; second <= 63; second++) {
            symai_sip_init(&sip, no_key);
            symai_sip_add(&sip, bytes, first);
            symai_sip_add(&sip, bytes + first, second - first);
            symai_sip_add(&sip, bytes + second, 63 - second);
            ck_assert(symai_sip_end(&sip) == rows[7].hash);
        }
    }
}
END_TEST

START_TEST(test_key)
{
    const uint64_t key[2] = {1, 0};
    struct symai_sip sip;

    fill();
    symai_sip_init(&sip, key);
    symai_sip_add(&sip, bytes, 63);
    ck_assert(symai_sip_end(&sip) != rows[7].hash);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sip");
    TCase *tcase = tcase_create("sip");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_reference, 0,
                        (int)(sizeof rows / sizeof *rows));
    tcase_add_test(tcase, test_pieces);
    tcase_add_test(tcase, test_key);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
