/* SPDX-License-Identifier: MIT */
/*
 * judge/present must never say that a pattern cannot match where it does:
 * every built-in pattern on every sentence of the golden pages, with and
 * without it.
 */
#include <dirent.h>
#include <stdio.h>

#include "../sample.h"
#include "base/fold.h"
#include "judge/present.h"
#include "judge/sentence.h"
#include "page_help.h"

#define PAGE_MAX (64 * 1024)
#define FOLDED_MAX (256 * 1024)
#define PHRASES 3000

/* As ck_assert_msg; but that writes to a file each time, and here are
   millions. */
#define expect(condition, ...)        \
    do {                              \
        if (!(condition))             \
            ck_abort_msg(__VA_ARGS__); \
    } while (0)

static const char *const sets[] = {"fr-en", "de-nl", "es-pt-it"};
static syma_ruleset *rules;
static struct symai_regex_scratch *scratch;
static size_t matches;

static void load(void)
{
    ck_assert_int_eq(symai_ruleset_builtin(&rules), SYMA_OK);
    ck_assert_int_eq(symai_regex_scratch_new(1000000, &scratch), SYMA_OK);
}

static void unload(void)
{
    symai_regex_scratch_free(scratch);
    syma_ruleset_free(rules);
}

static int matches_in(size_t pattern, const char *text, size_t len)
{
    const struct symai_regex *regex;
    struct symai_match match;
    int found;

    expect(symai_ruleset_pattern(rules, pattern, &regex) == SYMA_OK, "%s",
           symai_tables_source(rules->t, pattern));
    found = symai_regex_match(regex, scratch, text, len, 0, &match) == 1;

    matches += (size_t)found;
    return found;
}

static int has_words(int sign, const char *text, size_t len)
{
    const struct symai_regex *regex;
    struct symai_match match;
    int found;

    expect(symai_ruleset_sign(rules, sign, &regex) == SYMA_OK, "%s",
           symai_sign_names()[sign]);
    found = symai_regex_match(regex, scratch, text, len, 0, &match) == 1;
    matches += (size_t)found;
    return found;
}

static void expect_present(const char *text, size_t len)
{
    struct symai_present present;
    size_t count = rules->t->claim_count + rules->t->guard_count;
    size_t number;
    size_t i;
    int sign;

    symai_present_of(rules, text, len, &present);
    for (i = 0; i < count; i++)
        expect(symai_present_pattern(&present, i) || !matches_in(i, text, len),
               "%s\nmatches %.*s", symai_tables_source(rules->t, i),
               (int)len, text);
    for (i = 0; i < rules->t->sign_word_count; i++) {
        number = symai_tables_words(rules->t, i);
        if (symai_sign_place(rules->t->sign_words[i].kind) ==
            SYMAI_SIGN_OF_TEXT)
            expect(symai_present_pattern(&present, number) ||
                       !matches_in(number, text, len),
                   "%s\nmatches %.*s", symai_tables_source(rules->t, number),
                   (int)len, text);
    }
    for (sign = 0; sign < SYMAI_SIGN_COUNT; sign++) {
        if (symai_sign_place(sign) == SYMAI_SIGN_OF_TEXT)
            expect((present.owners.signs >> sign & 1) != 0 ||
                       !has_words(sign, text, len),
                   "%s is in %.*s", symai_sign_names()[sign], (int)len, text);
    }
}

static void expect_signs(const char *text, size_t len)
{
    int sign;

    for (sign = 0; sign < SYMAI_SIGN_COUNT; sign++)
        expect(symai_ruleset_may_have_sign(rules, sign, text, len) ||
                   !has_words(sign, text, len),
               "%s is in %.*s", symai_sign_names()[sign], (int)len, text);
}

/* The marks of a page, and the conditions and signs that are of marks. */
static void expect_marks(const struct symai_features *f)
{
    const struct symai_tables *t = rules->t;
    const char *marks = symai_features_text(f, f->marks);
    size_t first = t->claim_count + t->guard_count;
    struct symai_present present;
    size_t i;
    int sign;

    symai_present_of_marks(rules, marks, f->marks.len, &present);
    for (i = 0; i < t->condition_count; i++) {
        if (t->conditions[i].on == SYMAI_ON_MARK)
            expect(symai_present_condition(&present, rules, i) ||
                       !matches_in(first + i, marks, f->marks.len),
                   "%s", symai_tables_source(t, first + i));
    }
    for (i = 0; i < t->sign_word_count; i++) {
        if (symai_sign_place(t->sign_words[i].kind) == SYMAI_SIGN_OF_MARKS)
            expect(symai_present_pattern(&present, symai_tables_words(t, i)) ||
                       !matches_in(symai_tables_words(t, i), marks,
                                   f->marks.len),
                   "%s", symai_tables_source(t, symai_tables_words(t, i)));
    }
    for (sign = 0; sign < SYMAI_SIGN_COUNT; sign++) {
        if (symai_sign_place(sign) == SYMAI_SIGN_OF_MARKS)
            expect((present.owners.signs >> sign & 1) != 0 ||
                       !has_words(sign, marks, f->marks.len),
                   "%s", symai_sign_names()[sign]);
    }
}

/* Conditions look at all of the text, present only at a block at a time. */
static void expect_conditions(const struct symai_present *present,
                              const struct symai_buf *whole)
{
    const struct symai_tables *t = rules->t;
    size_t first = t->claim_count + t->guard_count;
    size_t i;

    for (i = 0; i < t->condition_count; i++) {
        if (t->conditions[i].on == SYMAI_ON_TEXT)
            expect(symai_present_condition(present, rules, i) ||
                       !matches_in(first + i, whole->data, whole->len),
                   "%s", symai_tables_source(t, first + i));
    }
}

static void expect_page(const syma_page *p)
{
    const struct symai_features *f = symai_page_features(p);
    const struct symai_block *block;
    struct symai_sentence at;
    struct symai_present present;
    struct symai_buf folded;
    struct symai_buf whole;
    size_t pos;
    size_t i;

    symai_buf_init(&folded, FOLDED_MAX);
    symai_buf_init(&whole, FOLDED_MAX);
    symai_present_none(rules, &present);
    for (i = 0; i < f->blocks.count; i++) {
        block = symai_vec_at(&f->blocks, i);
        symai_buf_clear(&folded);
        ck_assert_int_eq(symai_fold(symai_features_text(f, block->text),
                                    block->text.len, &folded),
                         SYMA_OK);
        symai_present_add(rules, folded.data, folded.len, &present);
        ck_assert_int_eq(symai_buf_add(&whole, folded.data, folded.len),
                         SYMA_OK);
        ck_assert_int_eq(symai_buf_add_char(&whole, '\n'), SYMA_OK);
        for (pos = 0;
             symai_sentence_next(folded.data, folded.len, 1, &pos, &at);)
            expect_present(folded.data + at.start, at.end - at.start);
        expect_signs(folded.data, folded.len);
    }
    expect_marks(f);
    expect_conditions(&present, &whole);
    symai_buf_free(&folded);
    symai_buf_free(&whole);
}

static void expect_file(const char *path)
{
    static char bytes[PAGE_MAX];
    FILE *file = fopen(path, "rb");
    syma_page *p;
    size_t len;

    ck_assert_ptr_nonnull(file);
    len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    p = page_make(bytes, len, "text/html; charset=utf-8", len, 1);
    expect_page(p);
    syma_page_free(p);
}

START_TEST(test_never_misses)
{
    const char *source = getenv("SYMA_SRC");
    char folder[1024];
    char path[2048];
    struct dirent *entry;
    DIR *dir;
    int files = 0;

    ck_assert_ptr_nonnull(source);
    snprintf(folder, sizeof folder, "%s/tests/golden/%s", source, sets[_i]);
    dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (strstr(entry->d_name, ".html") == NULL)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (files++ % sample_step() != 0)
            continue;
        expect_file(path);
    }
    closedir(dir);
    ck_assert_int_gt(files, 50);
    ck_assert_uint_eq(matches, 0); /* those that were tried in vain */
}
END_TEST

START_TEST(test_says_no)
{
    static const char text[] = "our tariffs include calls";
    struct symai_present present;
    size_t may = 0;
    size_t i;

    symai_present_of(rules, text, sizeof text - 1, &present);
    for (i = 0; i < rules->t->claim_count; i++)
        may += (size_t)symai_present_pattern(&present, i);
    /* Nearly all have a literal, and none of them is here. */
    ck_assert_uint_lt(may, rules->t->claim_count / 10);
}
END_TEST

/* As many as people load: none is tried on a text that has nothing of it. */
START_TEST(test_thousands_of_phrases)
{
    static const char text[] = "nothing of it stands here";
    static char xml[PHRASES * 100];
    struct symai_present present;
    syma_ruleset *own = NULL;
    size_t len;
    size_t tried = 0;
    size_t i;
    int n;

    len = (size_t)sprintf(xml, "<rules xmlns=\"urn:syma:rules:1\" "
                               "language=\"xx\">");
    for (n = 0; n < PHRASES; n++)
        len += (size_t)sprintf(xml + len,
                               "<claim kind=\"maintenance\" "
                               "trigger=\"%dq%dz\"><literal>%dq%dz"
                               "</literal></claim>",
                               n * 7919 % 10007, n, n * 7919 % 10007, n);
    len += (size_t)sprintf(xml + len, "</rules>");
    ck_assert_int_eq(syma_ruleset_new(&own), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(own), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(own, xml, len), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(own), SYMA_OK);
    symai_present_of(own, text, sizeof text - 1, &present);
    for (i = 0; i < own->t->claim_count; i++)
        tried += (size_t)symai_present_pattern(&present, i);
    ck_assert_uint_lt(tried, 50);
    syma_ruleset_free(own);
}
END_TEST

static void meet(struct symai_present *present, size_t need)
{
    present->needs[need / 64] |= UINT64_C(1) << need % 64;
}

/* next gives what pattern says, one after the other. */
START_TEST(test_next)
{
    const size_t past = SYMAI_PRESENT_MAX + 300;
    static const size_t set[] = {0, 1, 63, 64, 130, 191, 300, 8191};
    struct symai_present present;
    size_t from = 0;
    size_t i;

    memset(&present, 0, sizeof present);
    for (i = 0; i < sizeof set / sizeof *set; i++)
        meet(&present, symai_need(set[i], 0));
    /* One of its two needs is not enough. */
    meet(&present, symai_need(40, 0));
    meet(&present, symai_need(41, 1));
    for (i = 0; i < sizeof set / sizeof *set; i++)
        meet(&present, symai_need(set[i], 1));
    ck_assert_int_eq(symai_present_pattern(&present, 40), 0);
    ck_assert_int_eq(symai_present_pattern(&present, 41), 0);
    for (i = 0; i < sizeof set / sizeof *set; i++) {
        ck_assert_uint_eq(symai_present_next(&present, from, 9000), set[i]);
        ck_assert_uint_eq(symai_present_next(&present, from, set[i]), set[i]);
        ck_assert_int_eq(symai_present_pattern(&present, set[i]), 1);
        from = set[i] + 1;
    }
    ck_assert_uint_eq(symai_present_next(&present, 2, 50), 50);
    ck_assert_uint_eq(symai_present_next(&present, 301, 8000), 8000);
    /* Those that are not told apart are always there. */
    ck_assert_uint_eq(
        symai_present_next(&present, SYMAI_PRESENT_MAX, past + 900),
        SYMAI_PRESENT_MAX);
    ck_assert_uint_eq(symai_present_next(&present, past, past + 500), past);
    ck_assert_uint_eq(symai_present_next(&present, past, past), past);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("present");
    TCase *cases = tcase_create("present");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(cases, load, unload);
    tcase_add_loop_test(cases, test_never_misses, 0,
                        (int)(sizeof sets / sizeof *sets));
    tcase_add_test(cases, test_says_no);
    tcase_add_test(cases, test_thousands_of_phrases);
    tcase_add_test(cases, test_next);
    tcase_set_timeout(cases, 120);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
