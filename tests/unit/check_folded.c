/* SPDX-License-Identifier: MIT */
/*
 * Blocks that are folded and looked at together are what each is alone: in
 * order, backwards and at random, whatever their lengths.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "judge/find.h"
#include "page/page.h"
#include "syma/error.h"
#include "syma/page.h"

#define BLOCKS 400

static struct symai_findings f;
static struct symai_folded folded;
static syma_page *page;
static syma_ruleset *rules;

static const char *const words[] = {
    "Wartung",     "the site is down", "h\xC3\xA9las", "back soon",
    "Kundenkonto", "nginx/1.2",        "404",          "merci de patienter"};
#define WORDS (sizeof words / sizeof *words)

static void feed(const char *text)
{
    ck_assert_int_eq(syma_page_feed(page, text, strlen(text)), SYMA_OK);
}

/* Mostly short ones; now and then one that is longer than all that is folded
 * at once, and one that nobody sees. */
static void make_page(void)
{
    size_t i;
    size_t j;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    feed("<title>Maintenance</title>");
    for (i = 0; i < BLOCKS; i++) {
        feed(i % 50 == 7 ? "<script>say('" : "<p>");
        if (i % 5 == 2)
            feed("\xE2\x80\x8B "); /* dropped, and a space behind it */
        for (j = 0; j <= (i % 97 == 3 ? 600 : i % 7); j++) {
            feed(words[(i + j * j) % WORDS]);
            feed(" ");
        }
        feed(i % 50 == 7 ? "')</script>" : "</p>");
    }
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
}

static void set_up(void)
{
    make_page();
    ck_assert_int_eq(symai_ruleset_builtin(&rules), SYMA_OK);
    memset(&f, 0, sizeof f);
    f.features = symai_page_features(page);
    f.rules = rules;
    symai_folded_init(&folded);
    f.folded = &folded;
    ck_assert_uint_gt(f.features->blocks.count, BLOCKS / 2);
}

static void tear_down(void)
{
    symai_folded_free(&folded);
    syma_ruleset_free(rules);
    syma_page_free(page);
}

static void fold_alone(const struct symai_block *block, struct symai_buf *out)
{
    symai_buf_init(out, 65536);
    ck_assert_int_eq(symai_fold(symai_features_text(f.features, block->text),
                                block->text.len, out),
                     SYMA_OK);
}

static void expect_text(const struct symai_folded_text *text,
                        const struct symai_buf *right)
{
    ck_assert_uint_eq(text->len, right->len);
    ck_assert_mem_eq(text->data, right->data, right->len + 1);
}

static void expect_listed(const struct symai_folded_text *text)
{
    struct symai_present alone;
    struct symai_present listed;
    size_t i;

    symai_present_of(rules, text->data, text->len, &alone);
    symai_present_none(rules, &listed);
    symai_present_add_part(rules, text->hits, text->at, text->at + text->len,
                           &listed);
    ck_assert_uint_eq(listed.owners.signs, alone.owners.signs);
    ck_assert_mem_eq(listed.owners.triggers, alone.owners.triggers,
                     sizeof alone.owners.triggers);
    for (i = 0; i < symai_tables_patterns(rules->t); i++)
        ck_assert_int_eq(symai_present_pattern(&listed, i),
                         symai_present_pattern(&alone, i));
}

static void expect_block(size_t index)
{
    const struct symai_block *block = symai_vec_at(&f.features->blocks, index);
    struct symai_buf text;

    fold_alone(block, &text);
    if (block->place == SYMAI_PLACE_SCRIPT)
        symai_buf_clear(&text);
    ck_assert_int_eq(symai_folded_take(&f, index), SYMA_OK);
    expect_text(&folded.block, &text);
    expect_listed(&folded.block);
    symai_buf_free(&text);
}

START_TEST(test_blocks)
{
    const size_t count = f.features->blocks.count;
    uint32_t seed = 4711;
    size_t i;

    for (i = 0; i < count; i++)
        expect_block(i);
    for (i = count; i > 0; i -= i > 9 ? 9 : i)
        expect_block(i - 1);
    for (i = 0; i < 100; i++) {
        seed = seed * 1664525U + 1013904223U;
        expect_block((seed >> 8) % count);
    }
}
END_TEST

/* What is asked for beside it is the same, and leaves it where it is. */
START_TEST(test_beside)
{
    const size_t count = f.features->blocks.count;
    struct symai_folded_text taken;
    struct symai_folded_text beside;
    struct symai_buf own;
    struct symai_buf text;
    size_t listed = 0;
    size_t i;

    ck_assert_int_eq(symai_folded_take(&f, count / 2), SYMA_OK);
    taken = folded.block;
    symai_buf_init(&own, 65536);
    for (i = 0; i < count; i++) {
        fold_alone(symai_vec_at(&f.features->blocks, i), &text);
        symai_folded_beside(&f, i, &own, &beside);
        expect_text(&beside, &text);
        if (beside.hits != NULL)
            expect_listed(&beside);
        listed += beside.hits != NULL;
        symai_buf_free(&text);
    }
    symai_buf_free(&own);
    ck_assert_uint_gt(listed, 10);
    ck_assert_uint_lt(listed, count / 2);
    ck_assert_mem_eq(&folded.block, &taken, sizeof taken);
    ck_assert_int_eq(f.trouble, SYMA_OK);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("folded");
    TCase *cases = tcase_create("folded");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_blocks);
    tcase_add_test(cases, test_beside);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
