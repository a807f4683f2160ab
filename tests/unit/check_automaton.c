/* SPDX-License-Identifier: MIT */
/*
 * The automaton finds what a plain search finds, no more and no less, also
 * where literals overlap and end in one another.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/automaton.h"
#include "syma/error.h"

static const char *const literals[] = {"she",   "he",      "hers", "his",
                                       "usher", "s",       "abab", "bab",
                                       "ba b",  "\xCE\xB1"};
#define COUNT (sizeof literals / sizeof *literals)

static struct symai_automaton *make(void)
{
    struct symai_automaton *a = NULL;
    struct symai_hits hits;
    size_t i;

    ck_assert_int_eq(symai_automaton_new(&a), SYMA_OK);
    for (i = 0; i < COUNT; i++) {
        memset(&hits, 0, sizeof hits);
        hits.signs = UINT32_C(1) << i;
        hits.triggers[i % SYMAI_CLAIM_COUNT] = UINT32_C(1) << i;
        ck_assert_int_eq(symai_automaton_add(a, literals[i], &hits, (uint16_t)i), SYMA_OK);
    }
    ck_assert_int_eq(symai_automaton_build(a), SYMA_OK);
    return a;
}

static void compare(const struct symai_automaton *a, const char *text,
                    size_t len)
{
    const struct symai_hits *hits;
    uint32_t expected;
    uint32_t found;
    uint32_t state = 0;
    size_t pos = 0;
    size_t end = 0;
    size_t i;
    int more = symai_automaton_next(a, text, len, &pos, &state, &hits);

    for (end = 1; end <= len; end++) {
        expected = 0;
        for (i = 0; i < COUNT; i++) {
            if (strlen(literals[i]) <= end &&
                memcmp(text + end - strlen(literals[i]), literals[i],
                       strlen(literals[i])) == 0)
                expected |= UINT32_C(1) << i;
        }
        found = more && pos == end ? hits->signs : 0;
        ck_assert_msg(found == expected, "'%s' at %zu: %x, expected %x", text,
                      end, found, expected);
        if (found != 0) {
            for (i = 0; i < COUNT; i++)
                ck_assert_int_eq((hits->triggers[i % SYMAI_CLAIM_COUNT] >> i) &
                                     1,
                                 (expected >> i) & 1);
            more = symai_automaton_next(a, text, len, &pos, &state, &hits);
        }
    }
    ck_assert_int_eq(more, 0);
}

START_TEST(test_texts)
{
    static const char *const texts[] = {"",       "ushers",    "hishe",
                                        "ababab", "xyz",       "ssss",
                                        "ba bab", "\xCE\xB1s", "shhis he"};
    struct symai_automaton *a = make();
    size_t i;

    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        compare(a, texts[i], strlen(texts[i]));
    symai_automaton_free(a);
}
END_TEST

START_TEST(test_random)
{
    static const char letters[] = "sheruiab ";
    struct symai_automaton *a = make();
    uint32_t seed = 12345;
    char text[64];
    int round;
    size_t i;

    for (round = 0; round < 2000; round++) {
        for (i = 0; i < sizeof text - 1; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        text[i] = '\0';
        compare(a, text, i);
    }
    symai_automaton_free(a);
}
END_TEST

START_TEST(test_empty)
{
    struct symai_automaton *a = NULL;
    const struct symai_hits *hits;
    uint32_t state = 0;
    size_t pos = 0;

    ck_assert_int_eq(symai_automaton_new(&a), SYMA_OK);
    ck_assert_int_eq(symai_automaton_build(a), SYMA_OK);
    ck_assert_int_eq(symai_automaton_next(a, "text", 4, &pos, &state, &hits),
                     0);
    ck_assert_uint_eq(pos, 4);
    symai_automaton_free(a);
    symai_automaton_free(NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("automaton");
    TCase *tests = tcase_create("search");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, test_texts);
    tcase_add_test(tests, test_random);
    tcase_add_test(tests, test_empty);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
