/* SPDX-License-Identifier: MIT */
/*
 * What was seen stays what it was, of each part of each block, also when there
 * is no more room.
 */
#include <check.h>
#include <string.h>

#include "judge/seen.h"
#include "syma/error.h"

#define BLOCKS 16

static const char text[] = "under maintenance. nothing else. log in here. "
                           "the server is down";
static const struct symai_sentence parts[] = {
    {0, 17}, {19, 31}, {33, 44}, {0, 44}, {46, 64}};
#define PARTS (sizeof parts / sizeof *parts)

static void expect_same(const syma_ruleset *r, const struct symai_present *p,
                        struct symai_sentence at)
{
    struct symai_present right;
    size_t i;

    symai_present_of(r, text + at.start, at.end - at.start, &right);
    ck_assert_uint_eq(p->owners.signs, right.owners.signs);
    ck_assert_mem_eq(p->owners.triggers, right.owners.triggers,
                     sizeof right.owners.triggers);
    for (i = 0; i < symai_tables_patterns(r->t); i++)
        ck_assert_int_eq(symai_present_pattern(p, i),
                         symai_present_pattern(&right, i));
}

START_TEST(test_parts)
{
    static struct symai_block blocks[BLOCKS];
    const struct symai_present *found[BLOCKS][PARTS];
    const struct symai_present *again;
    struct symai_folded_text folded = {.data = text, .len = sizeof text - 1};
    struct symai_present own;
    struct symai_seen seen;
    syma_ruleset *r = NULL;
    size_t remembered = 0;
    size_t i;
    size_t j;

    ck_assert_int_eq(symai_ruleset_builtin(&r), SYMA_OK);
    memset(&seen, 0, sizeof seen);
    for (i = 0; i < BLOCKS; i++) {
        for (j = 0; j < PARTS; j++) {
            found[i][j] =
                symai_seen_look(&seen, r, blocks + i, &folded, parts[j], &own);
            expect_same(r, found[i][j], parts[j]);
            remembered += found[i][j] != &own;
        }
    }
    ck_assert_uint_eq(remembered, SYMAI_SEEN_MAX);
    for (i = 0; i < BLOCKS; i++) {
        for (j = 0; j < PARTS; j++) {
            again =
                symai_seen_look(&seen, r, blocks + i, &folded, parts[j], &own);
            ck_assert_ptr_eq(again, found[i][j]);
            expect_same(r, again, parts[j]);
        }
    }
    ck_assert_int_eq(seen.trouble, SYMA_OK);
    symai_seen_free(&seen);
    ck_assert_uint_eq(seen.count, 0);
    syma_ruleset_free(r);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("seen");
    TCase *cases = tcase_create("seen");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, test_parts);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
