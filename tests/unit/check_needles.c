/* SPDX-License-Identifier: MIT */
/*
 * What is found is what a plain search finds, no more and no less: literals of
 * all lengths that overlap and begin alike, wherever they stand in texts of all
 * lengths.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "judge/needle_list.h"
#include "syma/error.h"

static const char *const literals[] = {
    "abc", "abca", "abcab",    "abcabc",   "abcabca",  "abcabcab",
    "bca", "cab",  "bcabca",   "bcabcb",   "aaaaaaaa", "aaaaaa",
    " ab", "ab ",  "cabcabca", "cabcabcb", "accccc",   "\xCE\xB1 a"};
#define COUNT (sizeof literals / sizeof *literals)

static struct symai_needles needles;

/* Literal i is of sign i, of claim i modulo their number in language i, and
 * needed by 2i and, if i is odd, by 2i + 1. */
static struct symai_owners owners_of(size_t i)
{
    struct symai_owners owners;

    memset(&owners, 0, sizeof owners);
    owners.signs = UINT64_C(1) << i;
    owners.triggers[i % SYMAI_CLAIM_COUNT] = UINT32_C(1) << i;
    return owners;
}

/* Some stand only where a word begins. */
static int at_word(size_t i)
{
    return i % 3 == 1;
}

static void add(struct symai_needle_list *list, size_t i)
{
    const struct symai_owners owners = owners_of(i);
    const struct symai_owners none = {{0}, 0, 0};
    uint16_t need = (uint16_t)(2 * i);

    ck_assert_int_eq(
        symai_needle_list_add(list, literals[i], at_word(i), &owners, need),
        SYMA_OK);
    if (i % 2 != 0) {
        need++;
        ck_assert_int_eq(
            symai_needle_list_add(list, literals[i], at_word(i), &none, need),
            SYMA_OK);
        ck_assert_int_eq(symai_needle_list_add(list, literals[i], at_word(i),
                                               &none, SYMAI_NO_NEED),
                         SYMA_OK);
    }
}

static void make(void)
{
    struct symai_needle_list *list = NULL;
    size_t i;

    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    for (i = 0; i < COUNT; i++)
        add(list, i);
    ck_assert_int_eq(symai_needle_list_build(list, &needles), SYMA_OK);
    ck_assert_uint_eq(needles.count, COUNT);
    symai_needle_list_free(list);
}

static int is_alnum_at(const char *text, size_t at)
{
    return symai_ascii_is_alnum((unsigned char)text[at]);
}

static int stands_in(size_t i, const char *text, size_t len)
{
    const size_t size = strlen(literals[i]);
    size_t at;

    for (at = 0; at + size <= len; at++) {
        if (memcmp(text + at, literals[i], size) == 0 &&
            (!at_word(i) || (is_alnum_at(text, at) &&
                             (at == 0 || !is_alnum_at(text, at - 1)))))
            return 1;
    }
    return 0;
}

/* In a copy of its own, so that a tool sees what is read behind it. */
static void compare(const char *text, size_t len)
{
    struct symai_owners found;
    struct symai_owners expected;
    struct symai_owners one;
    uint64_t needs[2] = {0, 0};
    uint64_t expected_needs[2] = {0, 0};
    char *copy = malloc(len > 0 ? len : 1);
    size_t i;

    ck_assert_ptr_nonnull(copy);
    memcpy(copy, text, len);
    memset(&found, 0, sizeof found);
    memset(&expected, 0, sizeof expected);
    for (i = 0; i < COUNT; i++) {
        if (!stands_in(i, text, len))
            continue;
        one = owners_of(i);
        symai_owners_add(&expected, &one);
        expected_needs[2 * i / 64] |= (i % 2 != 0 ? UINT64_C(3) : UINT64_C(1))
                                      << 2 * i % 64;
    }
    symai_needles_find(&needles, copy, len, &found, needs);
    free(copy);
    ck_assert_msg(found.signs == expected.signs, "'%.*s': %llx, expected %llx",
                  (int)len, text, (unsigned long long)found.signs,
                  (unsigned long long)expected.signs);
    ck_assert_mem_eq(found.triggers, expected.triggers, sizeof found.triggers);
    ck_assert_mem_eq(needs, expected_needs, sizeof needs);
}

static void compare_random(void)
{
    static const char letters[] = "abcabc ";
    static char text[700];
    uint32_t seed = 12345;
    size_t len;
    int round;
    size_t i;

    for (round = 0; round < 3000; round++) {
        len = (size_t)round % (round % 10 == 0 ? sizeof text : 40);
        for (i = 0; i < len; i++) {
            seed = seed * 1664525U + 1013904223U;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        compare(text, len);
    }
}

START_TEST(test_texts)
{
    size_t i;

    make();
    compare("", 0);
    compare("ab", 2);
    compare("abc\0abc", 7);
    compare("\xCE\xB1 ab", 5);
    compare("aaaaaaaaaaaaaaaaaaa", 19);
    for (i = 0; i < COUNT; i++)
        compare(literals[i], strlen(literals[i]));
    compare_random();
    symai_needles_free(&needles);
}
END_TEST

/* Each literal alone at each place of a text of some pieces. */
START_TEST(test_places)
{
    static char text[300];
    size_t at;
    size_t i;

    make();
    for (i = 0; i < COUNT; i++) {
        for (at = 0; at + strlen(literals[i]) <= sizeof text; at++) {
            memset(text, '.', sizeof text);
            memcpy(text + at, literals[i], strlen(literals[i]));
            compare(text, sizeof text);
        }
    }
    symai_needles_free(&needles);
}
END_TEST

static struct symai_needle_hits hits;

static void expect_none(struct symai_owners *found, uint64_t needs[2])
{
    memset(found, 0, sizeof *found);
    needs[0] = needs[1] = 0;
}

/* What the list tells of a part is what a look at it tells. A word that begins
 * where the part does is none where a letter stands before it. */
static void compare_part(const char *text, size_t begin, size_t end)
{
    struct symai_owners found;
    struct symai_owners listed;
    uint64_t needs[2];
    uint64_t listed_needs[2];

    if (begin > 0 && is_alnum_at(text, begin - 1))
        return;
    expect_none(&found, needs);
    symai_needles_find(&needles, text + begin, end - begin, &found, needs);
    expect_none(&listed, listed_needs);
    symai_needles_find_again(&needles, &hits, begin, end, &listed,
                             listed_needs);
    ck_assert_uint_eq(listed.signs, found.signs);
    ck_assert_mem_eq(listed.triggers, found.triggers, sizeof found.triggers);
    ck_assert_mem_eq(listed_needs, needs, sizeof needs);
    expect_none(&listed, listed_needs);
    symai_needles_glance(&needles, &hits, begin, end, &listed, listed_needs);
    ck_assert_uint_eq(listed.signs, found.signs);
    ck_assert_mem_eq(listed.triggers, found.triggers, sizeof found.triggers);
}

/* More than there is room for at first, and all parts of it. */
START_TEST(test_list)
{
    static const char letters[] = "abcabc ";
    static char text[4000];
    uint32_t seed = 4711;
    size_t begin;
    size_t i;

    make();
    for (i = 0; i < sizeof text; i++) {
        seed = seed * 1664525U + 1013904223U;
        text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
    }
    memset(text + 700, 'a', 1000);
    ck_assert_int_eq(symai_needles_list(&needles, text, sizeof text, &hits),
                     SYMA_OK);
    ck_assert_uint_gt(hits.count, 1024);
    for (begin = 0; begin < sizeof text; begin += 17) {
        for (i = begin; i <= sizeof text; i += 1 + (i - begin) / 4)
            compare_part(text, begin, i);
    }
    ck_assert_int_eq(symai_needles_list(&needles, "abc", 3, &hits), SYMA_OK);
    ck_assert_uint_eq(hits.count, 1);
    ck_assert_int_eq(symai_needles_list(&needles, text, 16385, &hits),
                     SYMA_ELIMIT);
    free(hits.items);
    memset(&hits, 0, sizeof hits);
    symai_needles_free(&needles);
}
END_TEST

/* A glance gives no needs but those of conditions, and all that stand with
 * these. */
START_TEST(test_glance)
{
    const struct symai_owners condition = {.conditions = 1};
    const struct symai_owners none = {{0}, 0, 0};
    struct symai_needle_list *list = NULL;
    struct symai_owners said;
    uint64_t needs = 0;

    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    ck_assert_int_eq(symai_needle_list_add(list, "zorgle", 0, &none, 3),
                     SYMA_OK);
    ck_assert_int_eq(symai_needle_list_add(list, "mumble", 0, &condition, 5),
                     SYMA_OK);
    ck_assert_int_eq(symai_needle_list_build(list, &needles), SYMA_OK);
    symai_needle_list_free(list);
    ck_assert_int_eq(symai_needles_list(&needles, "zorgle mumble", 13, &hits),
                     SYMA_OK);
    memset(&said, 0, sizeof said);
    symai_needles_glance(&needles, &hits, 0, 13, &said, NULL);
    ck_assert_uint_eq(said.conditions, 1);
    symai_needles_glance(&needles, &hits, 0, 13, &said, &needs);
    ck_assert_uint_eq(needs, UINT64_C(1) << 5);
    symai_needles_find_again(&needles, &hits, 0, 13, &said, &needs);
    ck_assert_uint_eq(needs, UINT64_C(1) << 5 | UINT64_C(1) << 3);
    free(hits.items);
    memset(&hits, 0, sizeof hits);
    symai_needles_free(&needles);
}
END_TEST

/* Taken over with other numbers, with more added: as if all had been added. */
START_TEST(test_taken)
{
    uint16_t needs[2 * COUNT];
    uint8_t languages[SYMAI_LANGUAGES_MAX] = {0};
    const struct symai_needle_map map = {needs, languages};
    struct symai_needle_list *list = NULL;
    struct symai_needles first;
    struct symai_owners owners;
    size_t i;

    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    for (i = 0; i < 2 * COUNT; i++)
        needs[i] = SYMAI_NO_NEED;
    for (i = 0; i < COUNT / 2; i++) {
        needs[COUNT - i] = (uint16_t)(2 * i);
        languages[COUNT - i] = (uint8_t)i;
        owners = owners_of(i);
        owners.triggers[i % SYMAI_CLAIM_COUNT] = UINT32_C(1) << (COUNT - i);
        ck_assert_int_eq(symai_needle_list_add(list, literals[i], at_word(i),
                                               &owners, (uint16_t)(COUNT - i)),
                         SYMA_OK);
        /* one that is told apart no more */
        ck_assert_int_eq(
            symai_needle_list_add(list, literals[i], at_word(i), &owners, 1),
            SYMA_OK);
    }
    ck_assert_int_eq(symai_needle_list_build(list, &first), SYMA_OK);
    symai_needle_list_free(list);

    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    ck_assert_int_eq(symai_needle_list_take(list, &first, &map), SYMA_OK);
    symai_needles_free(&first);
    for (i = 0; i < COUNT; i++)
        add(list, i);
    ck_assert_int_eq(symai_needle_list_build(list, &needles), SYMA_OK);
    ck_assert_uint_eq(needles.count, COUNT);
    symai_needle_list_free(list);
    compare_random();
    symai_needles_free(&needles);
}
END_TEST

/* Tables that one machine makes are read by others. */
START_TEST(test_same_everywhere)
{
    ck_assert_uint_eq(symai_needle_bytes("abc", 3), 0x636261);
    ck_assert_uint_eq(symai_gram_hash(0, 0x636261),
                      symai_gram_hash(0, symai_needle_bytes("abcdefgh", 8)));
    ck_assert_uint_eq(symai_gram_hash(0, 1),
                      (UINT64_C(1) << 40) * UINT64_C(0x9E3779B97F4A7C15));
}
END_TEST

START_TEST(test_no_room)
{
    struct symai_needle_list *list = NULL;
    const struct symai_owners none = {{0}, 0, 0};
    static uint64_t needs[1024];
    struct symai_owners owners;
    int rc = SYMA_OK;
    long i;

    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    ck_assert_int_eq(symai_needle_list_add(list, "ab", 0, &none, 0),
                     SYMA_ELIMIT);
    ck_assert_int_eq(symai_needle_list_add(list, "abcdefghi", 0, &none, 0),
                     SYMA_ELIMIT);
    /* More needs of one literal than a needle can count: it is two. */
    for (i = 0; i < 70000; i++)
        ck_assert_int_eq(symai_needle_list_add(list, "zorgle", 0, &none,
                                               (uint16_t)(i % 65535)),
                         SYMA_OK);
    for (; i < 2000000 && rc >= 0; i++)
        rc = symai_needle_list_add(list, "zorgle", 0, &none, 1);
    ck_assert_int_eq(rc, SYMA_ELIMIT);
    ck_assert_int_eq(symai_needle_list_build(list, &needles), SYMA_OK);
    ck_assert_uint_gt(needles.count, 1);
    memset(&owners, 0, sizeof owners);
    symai_needles_find(&needles, "a zorgle", 8, &owners, needs);
    for (i = 0; i < 65535; i++)
        ck_assert_uint_eq(needs[i / 64] >> i % 64 & 1, 1);
    symai_needles_free(&needles);
    symai_needle_list_free(list);
}
END_TEST

START_TEST(test_empty)
{
    struct symai_needle_list *list = NULL;
    struct symai_owners owners;
    uint64_t needs = 0;

    memset(&owners, 0, sizeof owners);
    ck_assert_int_eq(symai_needle_list_new(&list), SYMA_OK);
    ck_assert_int_eq(symai_needle_list_build(list, &needles), SYMA_OK);
    symai_needles_find(&needles, "anything at all", 15, &owners, &needs);
    ck_assert_uint_eq(needs, 0);
    symai_needles_free(&needles);
    symai_needle_list_free(list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("needles");
    TCase *cases = tcase_create("needles");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, test_texts);
    tcase_add_test(cases, test_places);
    tcase_add_test(cases, test_list);
    tcase_add_test(cases, test_glance);
    tcase_add_test(cases, test_taken);
    tcase_add_test(cases, test_same_everywhere);
    tcase_add_test(cases, test_no_room);
    tcase_add_test(cases, test_empty);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
