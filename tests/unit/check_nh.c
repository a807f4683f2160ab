/* SPDX-License-Identifier: MIT */
/*
 * base/nh and base/wide: as NH is defined, word by word, and the same however
 * the bytes are cut.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/nh.h"

#define BYTES (3 * SYMAI_NH_BLOCK)

static const uint64_t seed[2] = {1, 2};
static unsigned char bytes[BYTES + 1];
static struct symai_nh_key key;

static void fill(void)
{
    uint32_t state = 12345;
    size_t i;

    for (i = 0; i < sizeof bytes; i++) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = (unsigned char)(state >> 24);
    }
    symai_nh_make_key(&key, seed);
}

static uint64_t hash_of(const unsigned char *p, size_t len)
{
    struct symai_nh nh;

    symai_nh_init(&nh, &key);
    symai_nh_add(&nh, p, len);
    return symai_nh_end(&nh);
}

/* With zeros up to a pair, by halves. */
static uint64_t defined(const unsigned char *p, size_t len)
{
    static unsigned char padded[BYTES + SYMAI_NH_PAIR];
    const size_t end = (len / SYMAI_NH_PAIR + 1) * SYMAI_NH_PAIR;
    struct symai_wide sum = {0, 0};
    struct symai_sip sip;
    uint64_t words[2];
    uint64_t length = len;
    size_t at;
    size_t k;

    memset(padded, 0, sizeof padded);
    memcpy(padded, p, len);
    symai_sip_init(&sip, seed);
    for (at = 0; at < end; at += SYMAI_NH_PAIR) {
        k = at % SYMAI_NH_BLOCK / 8;
        memcpy(words, padded + at, sizeof words);
        symai_wide_add_by_halves(&sum, words[0] + key.words[k],
                                 words[1] + key.words[k + 1]);
        if ((at + SYMAI_NH_PAIR) % SYMAI_NH_BLOCK == 0 ||
            at + SYMAI_NH_PAIR == end) {
            symai_sip_add(&sip, &sum, sizeof sum);
            memset(&sum, 0, sizeof sum);
        }
    }
    symai_sip_add(&sip, &length, sizeof length);
    return symai_sip_end(&sip);
}

START_TEST(test_definition)
{
    static const size_t lengths[] = {0,    1,    15,   16,   17,   31,   32,
                                     1007, 1008, 1009, 1023, 1024, 1025, 1040,
                                     2047, 2048, 2049, 3000, BYTES};
    size_t i;

    fill();
    for (i = 0; i < sizeof lengths / sizeof *lengths; i++)
        ck_assert_msg(hash_of(bytes, lengths[i]) == defined(bytes, lengths[i]),
                      "%zu bytes", lengths[i]);
}
END_TEST

START_TEST(test_pieces)
{
    const size_t len = 2 * SYMAI_NH_BLOCK + 37;
    struct symai_nh nh;
    uint64_t whole;
    size_t piece;
    size_t at;

    fill();
    whole = hash_of(bytes, len);
    for (piece = 1; piece <= len; piece++) {
        symai_nh_init(&nh, &key);
        for (at = 0; len - at > piece; at += piece)
            symai_nh_add(&nh, bytes + at, piece);
        symai_nh_add(&nh, bytes + at, len - at);
        symai_nh_add(&nh, NULL, 0);
        ck_assert_uint_eq(nh.len, len);
        ck_assert(symai_nh_end(&nh) == whole);
        ck_assert(symai_nh_end(&nh) == whole); /* goes on as it was */
    }
}
END_TEST

/* Another byte anywhere, words or blocks that change places, a zero more at
 * the end, another key: another hash. */
START_TEST(test_differs)
{
    const uint64_t other_seed[2] = {1, 3};
    unsigned char block[SYMAI_NH_BLOCK];
    uint64_t whole;
    size_t i;

    fill();
    whole = hash_of(bytes, BYTES);
    for (i = 0; i < BYTES; i++) {
        bytes[i] ^= 1;
        ck_assert(hash_of(bytes, BYTES) != whole);
        bytes[i] ^= 1;
    }
    memcpy(block, bytes, sizeof block);
    memmove(bytes, bytes + sizeof block, sizeof block);
    memcpy(bytes + sizeof block, block, sizeof block);
    ck_assert(hash_of(bytes, BYTES) != whole);
    fill();
    memcpy(block, bytes, 8);
    memmove(bytes, bytes + 8, 8);
    memcpy(bytes + 8, block, 8);
    ck_assert(hash_of(bytes, BYTES) != whole);
    fill();
    bytes[100] = 0;
    ck_assert(hash_of(bytes, 100) != hash_of(bytes, 101));
    fill();
    ck_assert(hash_of(bytes, BYTES) == whole);
    symai_nh_make_key(&key, other_seed);
    ck_assert(hash_of(bytes, BYTES) != whole);
}
END_TEST

START_TEST(test_wide)
{
    static const uint64_t numbers[] = {0,
                                       1,
                                       UINT32_MAX,
                                       UINT64_C(1) << 32,
                                       UINT64_C(0x123456789ABCDEF0),
                                       UINT64_MAX - 1,
                                       UINT64_MAX};
    const size_t count = sizeof numbers / sizeof *numbers;
    struct symai_wide by_halves = {0, 0};
    struct symai_wide at_once = {0, 0};
    size_t i;

    symai_wide_add_by_halves(&by_halves, UINT64_MAX, UINT64_MAX);
    ck_assert(by_halves.low == 1 && by_halves.high == UINT64_MAX - 1);
    symai_wide_add_by_halves(&by_halves, UINT64_MAX, 1);
    ck_assert(by_halves.low == 0 && by_halves.high == UINT64_MAX);
    symai_wide_add_by_halves(&by_halves, UINT64_C(1) << 32,
                             UINT64_C(1) << 32); /* over the end */
    ck_assert(by_halves.low == 0 && by_halves.high == 0);
    for (i = 0; i < count * count; i++) {
        symai_wide_add_by_halves(&by_halves, numbers[i / count],
                                 numbers[i % count]);
        symai_wide_add(&at_once, numbers[i / count], numbers[i % count]);
        ck_assert(by_halves.low == at_once.low);
        ck_assert(by_halves.high == at_once.high);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("nh");
    TCase *tcase = tcase_create("nh");
    SRunner *runner;
    int failed;

    tcase_add_test(tcase, test_definition);
    tcase_add_test(tcase, test_pieces);
    tcase_add_test(tcase, test_differs);
    tcase_add_test(tcase, test_wide);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
