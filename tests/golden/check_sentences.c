/* SPDX-License-Identifier: MIT */
/*
 * One sentence as all that a page says. Each row of a table holds a language,
 * what has to be said of it (up, maintenance, or broken: degraded or down),
 * and the sentence. Of sentences.tsv every row has to be right: those who add
 * a frame see here what it breaks. The same of frames.tsv, from which the
 * wording has not learned: there a frame is what makes it right. Of unseen.tsv
 * no frame and no weight was made; how many of it are right tells what to
 * expect of the next page.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define LINE_MAX_BYTES 1024
#define ROWS_LEAST 2500
#define FRAMES_LEAST 20

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
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_GENERIC, NULL, rules, &v),
                     SYMA_OK);
    said = class_of(syma_verdict_state(v));
    syma_verdict_unref(v);
    syma_page_free(page);
    return said;
}

enum { UP = 0, MAINTENANCE, BROKEN, CLASSES };
static const char *const names[CLASSES] = {"up", "maintenance", "broken"};

struct tally {
    int rows[CLASSES];
    int good[CLASSES];
};

static int place_of(const char *name)
{
    int i;

    for (i = 0; i < CLASSES; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    ck_abort_msg("%s: no class", name);
    return 0;
}

/* What is not as it should be is told at once, where it may be read. */
static void check_row(char *line, struct tally *tally, int tell)
{
    const char *language = strtok(line, "\t");
    const char *expected = strtok(NULL, "\t");
    const char *sentence = strtok(NULL, "\n");
    const char *said;
    int good;

    ck_assert_ptr_nonnull(sentence);
    said = judge(language, sentence);
    good = strcmp(said, expected) == 0;
    tally->rows[place_of(expected)]++;
    tally->good[place_of(expected)] += good;
    if (!good && tell)
        fprintf(stderr, "%s: expected %s, got %s: %s\n", language, expected,
                said, sentence);
}

static void check_table(const char *name, struct tally *tally, int tell)
{
    char path[1024];
    char line[LINE_MAX_BYTES];
    const char *source = getenv("SYMA_SRC");
    FILE *file;

    memset(tally, 0, sizeof *tally);
    ck_assert_ptr_nonnull(source);
    snprintf(path, sizeof path, "%s/tests/golden/%s", source, name);
    file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    while (fgets(line, sizeof line, file) != NULL) {
        ck_assert_ptr_nonnull(strchr(line, '\n'));
        check_row(line, tally, tell);
    }
    fclose(file);
}

static void expect_all(const char *name, int least)
{
    struct tally tally;
    int i;

    check_table(name, &tally, 1);
    ck_assert_int_gt(
        tally.rows[UP] + tally.rows[MAINTENANCE] + tally.rows[BROKEN], least);
    for (i = 0; i < CLASSES; i++)
        ck_assert_int_eq(tally.good[i], tally.rows[i]);
}

START_TEST(test_sentences)
{
    expect_all("sentences.tsv", ROWS_LEAST);
}
END_TEST

START_TEST(test_frames)
{
    expect_all("frames.tsv", FRAMES_LEAST);
}
END_TEST

/* At least so many of a hundred. Whoever reads the rows to make these numbers
 * better has to write new ones. */
static const struct {
    const char *name;
    int least[CLASSES];
} unseen[] = {
    {"unseen.tsv", {98, 70, 75}},       /* in words of all kinds */
    {"unseen_plain.tsv", {97, 88, 85}}, /* as they are met */
};

START_TEST(test_unseen)
{
    struct tally tally;
    int i;

    check_table(unseen[_i].name, &tally, 0);
    for (i = 0; i < CLASSES; i++) {
        fprintf(stderr, "%s: %s %d of %d\n", unseen[_i].name, names[i],
                tally.good[i], tally.rows[i]);
        ck_assert_int_gt(tally.rows[i], 100);
        ck_assert_int_ge(tally.good[i] * 100,
                         unseen[_i].least[i] * tally.rows[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sentences");
    TCase *tests = tcase_create("sentences");
    SRunner *runner;
    int failed;

    if (syma_ruleset_new(&rules) < 0 || syma_ruleset_load_builtin(rules) < 0 ||
        syma_ruleset_compile(rules) < 0)
        return 99;
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, test_sentences);
    tcase_add_test(tests, test_frames);
    tcase_add_loop_test(tests, test_unseen, 0,
                        (int)(sizeof unseen / sizeof unseen[0]));
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    syma_ruleset_free(rules);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
