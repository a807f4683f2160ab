/* SPDX-License-Identifier: MIT */
/*
 * The automaton finds what a plain search finds, no more and no less, also
 * where literals overlap and end in one another.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/trie.h"
#include "syma/error.h"

static const char *const literals[] = {"she",   "he",      "hers", "his",
                                       "usher", "s",       "abab", "bab",
                                       "ba b",  "\xCE\xB1"};
#define COUNT (sizeof literals / sizeof *literals)

static struct symai_automaton automaton;

static struct symai_automaton *make(void)
{
    struct symai_trie *trie = NULL;
    struct symai_possible said;
    size_t i;

    ck_assert_int_eq(symai_trie_new(&trie), SYMA_OK);
    for (i = 0; i < COUNT; i++) {
        memset(&said, 0, sizeof said);
        said.signs = UINT32_C(1) << i;
        said.languages[i % SYMAI_SIGN_GROUP_MAX] = UINT32_C(1) << i;
        ck_assert_int_eq(symai_trie_add(trie, literals[i], &said), SYMA_OK);
    }
    ck_assert_int_eq(symai_trie_build(trie, 2, &automaton), SYMA_OK);
    symai_trie_free(trie);
    return &automaton;
}

static void compare(const struct symai_automaton *a, const char *text,
                    size_t len)
{
    const struct symai_possible *said;
    uint32_t expected;
    uint32_t found;
    uint32_t state = 0;
    size_t pos = 0;
    size_t end = 0;
    size_t i;
    int more = symai_automaton_next(a, text, len, &pos, &state, &said);

    for (end = 1; end <= len; end++) {
        expected = 0;
        for (i = 0; i < COUNT; i++) {
            if (strlen(literals[i]) <= end &&
                memcmp(text + end - strlen(literals[i]), literals[i],
                       strlen(literals[i])) == 0)
                expected |= UINT32_C(1) << i;
        }
        found = more && pos == end ? said->signs : 0;
        ck_assert_msg(found == expected, "'%s' at %zu: %x, expected %x", text,
                      end, found, expected);
        if (found != 0) {
            for (i = 0; i < COUNT; i++)
                ck_assert_int_eq(
                    said->languages[i % SYMAI_SIGN_GROUP_MAX] >> i & 1,
                    expected >> i & 1);
            more = symai_automaton_next(a, text, len, &pos, &state, &said);
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
    const struct symai_automaton *a = make();
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
    symai_automaton_free(&automaton);
}
END_TEST

static int stands(const struct symai_automaton *a, const char *text, size_t len)
{
    const struct symai_possible *said;
    uint32_t state = 0;
    size_t pos = 0;

    return symai_automaton_next(a, text, len, &pos, &state, &said);
}

/* What stands is never passed over, whatever the length of literals and where
 * they stand; and most of what does not is. */
static void expect_may_stand(const char *const *asked)
{
    struct symai_possible none = {0, {0}};
    struct symai_trie *trie = NULL;
    uint32_t seed = 12345;
    int passed_over = 0;
    char text[40];
    size_t len;
    int round;
    size_t i;

    ck_assert_int_eq(symai_trie_new(&trie), SYMA_OK);
    for (i = 0; asked[i] != NULL; i++)
        ck_assert_int_eq(symai_trie_add(trie, asked[i], &none), SYMA_OK);
    ck_assert_int_eq(symai_trie_build(trie, 2, &automaton), SYMA_OK);
    for (round = 0; round < 20000; round++) {
        len = (size_t)round % sizeof text;
        for (i = 0; i < len; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = (char)('a' + (seed >> 16) % 20);
        }
        i = (size_t)round % 3;
        if (asked[i] != NULL && strlen(asked[i]) <= len)
            memcpy(text + (size_t)round % (len - strlen(asked[i]) + 1),
                   asked[i], round % 2 == 0 ? strlen(asked[i]) : 2);
        if (symai_automaton_may_stand(&automaton, text, len))
            continue;
        passed_over++;
        ck_assert_msg(!stands(&automaton, text, len), "'%.*s'", (int)len, text);
    }
    ck_assert_int_gt(passed_over, strlen(asked[0]) < 3 ? -1 : 5000);
    symai_automaton_free(&automaton);
    symai_trie_free(trie);
}

START_TEST(test_may_stand)
{
    static const char *const of_four[] = {"log out", "sair", "escape", NULL};
    static const char *const of_three[] = {"pin", "code", "pincode", NULL};
    static const char *const shorter[] = {"nr", "number", "nummer", NULL};

    expect_may_stand(of_four);
    expect_may_stand(of_three);
    expect_may_stand(shorter);
}
END_TEST

/* What folding would make something else of is not passed over; capitals are
 * as good as small letters. */
START_TEST(test_may_stand_unfolded)
{
    static const char *const asked[] = {
        "LOG out",  "h\xC3\xA9",          "l'og",     "l`og",
        "log\tout", "aaaaaaaaaaaaaaaa\n", "log  out", "aaaaaaaaaaaaaaa  b"};
    struct symai_possible none = {0, {0}};
    struct symai_trie *trie = NULL;
    size_t i;

    ck_assert_int_eq(symai_trie_new(&trie), SYMA_OK);
    ck_assert_int_eq(symai_trie_add(trie, "log out", &none), SYMA_OK);
    ck_assert_int_eq(symai_trie_build(trie, 2, &automaton), SYMA_OK);
    for (i = 0; i < sizeof asked / sizeof *asked; i++)
        ck_assert_int_eq(
            symai_automaton_may_stand(&automaton, asked[i], strlen(asked[i])),
            1);
    ck_assert_int_eq(symai_automaton_may_stand(&automaton, "sign out", 8), 0);
    ck_assert_int_eq(symai_automaton_may_stand(&automaton, "", 0), 0);
    symai_automaton_free(&automaton);
    symai_trie_free(trie);
}
END_TEST

START_TEST(test_no_room)
{
    struct symai_trie *trie = NULL;
    struct symai_possible none = {0, {0}};
    char text[12];
    int rc = SYMA_OK;
    int i;

    ck_assert_int_eq(symai_trie_new(&trie), SYMA_OK);
    for (i = 0; i < 100000 && rc >= 0; i++) {
        snprintf(text, sizeof text, "%d", i);
        rc = symai_trie_add(trie, text, &none);
    }
    ck_assert_int_eq(rc, SYMA_ELIMIT);
    ck_assert_int_gt(i, 10000);
    ck_assert_int_eq(symai_trie_build(trie, 2, &automaton), SYMA_OK);
    symai_automaton_free(&automaton);
    symai_trie_free(trie);
}
END_TEST

START_TEST(test_empty)
{
    struct symai_trie *trie = NULL;
    const struct symai_possible *said;
    uint32_t state = 0;
    size_t pos = 0;

    ck_assert_int_eq(symai_trie_new(&trie), SYMA_OK);
    ck_assert_int_eq(symai_trie_build(trie, 2, &automaton), SYMA_OK);
    ck_assert_int_eq(
        symai_automaton_next(&automaton, "text", 4, &pos, &state, &said), 0);
    ck_assert_uint_eq(pos, 4);
    symai_automaton_free(&automaton);
    symai_trie_free(trie);
    symai_trie_free(NULL);
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
    tcase_add_test(tests, test_may_stand);
    tcase_add_test(tests, test_may_stand_unfolded);
    tcase_add_test(tests, test_no_room);
    tcase_add_test(tests, test_empty);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
