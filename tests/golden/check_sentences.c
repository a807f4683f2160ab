/* SPDX-License-Identifier: MIT */
/*
 * One sentence as all that a page says: tests/golden/sentences.tsv holds a
 * language, what has to be said of it (up, maintenance, or broken: degraded or
 * down), and the sentence. Those who add a frame see here what it breaks.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define LINE_MAX_BYTES 1024
#define ROWS_LEAST 2500

static syma_ruleset *rules;

static const char *class_of(int state)
{
    switch (state) {
    case SYMA_STATE_DEGRADED:
    case SYMA_STATE_DOWN:
        return "broken";
    default:
        return syma_state_name(state);
    }
}

static const char *judge(const char *language, const char *sentence)
{
    char html[2 * LINE_MAX_BYTES];
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int len = snprintf(html, sizeof html,
                       "<!DOCTYPE html><html lang=\"%s\"><head><meta "
                       "charset=\"utf-8\"><title>Norvelia</title></head><body>"
                       "<h1>Norvelia</h1><p>%s</p></body></html>",
                       language, sentence);
    const char *said;

    ck_assert_int_lt(len, (int)sizeof html);
    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, (size_t)len), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, SYMA_SECTION_GENERIC, NULL, rules, &v), SYMA_OK);
    said = class_of(syma_verdict_state(v));
    syma_verdict_unref(v);
    syma_page_free(page);
    return said;
}

/* 1 where the row is as it should be; what is not is told at once. */
static int check_row(char *line)
{
    const char *language = strtok(line, "\t");
    const char *expected = strtok(NULL, "\t");
    const char *sentence = strtok(NULL, "\n");
    const char *said;

    ck_assert_ptr_nonnull(sentence);
    said = judge(language, sentence);
    if (strcmp(said, expected) == 0)
        return 1;
    fprintf(stderr, "%s: expected %s, got %s: %s\n", language, expected, said,
            sentence);
    return 0;
}

START_TEST(test_sentences)
{
    char path[1024];
    char line[LINE_MAX_BYTES];
    const char *source = getenv("SYMA_SRC");
    FILE *file;
    int rows = 0;
    int good = 0;

    ck_assert_ptr_nonnull(source);
    snprintf(path, sizeof path, "%s/tests/golden/sentences.tsv", source);
    file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    while (fgets(line, sizeof line, file) != NULL) {
        ck_assert_ptr_nonnull(strchr(line, '\n'));
        rows++;
        good += check_row(line);
    }
    fclose(file);
    ck_assert_int_gt(rows, ROWS_LEAST);
    ck_assert_int_eq(good, rows);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sentences");
    TCase *tests = tcase_create("sentences");
    SRunner *runner;
    int failed;

    if (syma_ruleset_new(&rules) < 0 ||
        syma_ruleset_load_builtin(rules) < 0 || syma_ruleset_compile(rules) < 0)
        return 99;
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, test_sentences);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    syma_ruleset_free(rules);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
