/* SPDX-License-Identifier: MIT */
/*
 * What is told apart says the same as the whole; what hangs together is left
 * as it is.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "judge/alternatives.h"
#include "judge/ruleset.h"
#include "port/regex.h"
#include "syma/syma.h"

#define MOST 4

static const struct {
    const char *pattern;
    const char *parts[MOST + 1];
} rows[] = {
    {"abc", {"abc"}},
    {"", {""}},
    {"a|b", {"a", "b"}},
    {"|a|", {"", "a", ""}},
    {"a(?:b|c)d|e", {"a(?:b|c)d", "e"}},
    {"(a|(b|c))|d|e", {"(a|(b|c))", "d", "e"}},
    {"a[|]b|c", {"a[|]b", "c"}},
    {"[^|(]|[)]|\\||c", {"[^|(]", "[)]", "\\|", "c"}},
    {"a\\(|b\\)|\\\\|c", {"a\\(", "b\\)", "\\\\", "c"}},
    {"[\\]|]|b", {"[\\]|]", "b"}},
    {"(?=a|b).|(?!a|b).", {"(?=a|b).", "(?!a|b)."}},
    {"(?<=a)b|(?<!a)c|(?>d|e)f", {"(?<=a)b", "(?<!a)c", "(?>d|e)f"}},
    {"^a|b$|\\bc\\b", {"^a", "b$", "\\bc\\b"}},
    {"a{1,2}|b", {"a{1,2}", "b"}},
    /* More than is asked for. */
    {"a|b|c|d|e", {"a|b|c|d|e"}},
    /* What is meant by one alternative depends on another. */
    {"(?i)a|b", {"(?i)a|b"}},
    {"a(?i)b|c", {"a(?i)b|c"}},
    {"a|(?i:b)|c", {"a|(?i:b)|c"}},
    {"(a)|b\\1", {"(a)|b\\1"}},
    {"(?<n>a)|\\k<n>", {"(?<n>a)|\\k<n>"}},
    {"(?'n'a)|b", {"(?'n'a)|b"}},
    {"(?P<n>a)|b", {"(?P<n>a)|b"}},
    {"a|b(?R)?c", {"a|b(?R)?c"}},
    {"(a)|(?1)b", {"(a)|(?1)b"}},
    {"(a)|(?(1)b|c)", {"(a)|(?(1)b|c)"}},
    {"(?|(a)|(b))|c", {"(?|(a)|(b))|c"}},
    {"a|(*ACCEPT)b", {"a|(*ACCEPT)b"}},
    {"(?#|)a|b", {"(?#|)a|b"}},
    {"\\Qa|b\\E|c", {"\\Qa|b\\E|c"}},
    {"[[:alpha:]|]|b", {"[[:alpha:]|]|b"}},
    {"[]|]|b", {"[]|]|b"}},
    {"a\\Kb|c", {"a\\Kb|c"}},
    {"a\\c|b", {"a\\c|b"}},
    {"[\\c]|]|b", {"[\\c]|]|b"}},
    {"a(?C1)|b", {"a(?C1)|b"}},
};

START_TEST(test_rows)
{
    const char *pattern = rows[_i].pattern;
    size_t ends[MOST];
    size_t from = 0;
    size_t i;
    size_t count = symai_alternatives(pattern, strlen(pattern), ends, MOST);

    ck_assert_uint_ge(count, 1);
    for (i = 0; i < count; i++) {
        ck_assert_ptr_nonnull(rows[_i].parts[i]);
        ck_assert_uint_eq(ends[i] - from, strlen(rows[_i].parts[i]));
        ck_assert_mem_eq(pattern + from, rows[_i].parts[i], ends[i] - from);
        from = ends[i] + 1;
    }
    ck_assert_ptr_null(rows[_i].parts[count]);
    ck_assert_uint_eq(ends[count - 1], strlen(pattern));
}
END_TEST

static int matches(const char *pattern, size_t len, const char *text)
{
    struct symai_regex_scratch *scratch;
    struct symai_regex *regex;
    struct symai_match at;
    int rc;

    ck_assert_int_eq(symai_regex_scratch_new(100000, &scratch), SYMA_OK);
    ck_assert_int_eq(symai_regex_compile(pattern, len, 0, &regex, NULL),
                     SYMA_OK);
    rc = symai_regex_match(regex, scratch, text, strlen(text), 0, &at);
    symai_regex_free(regex);
    symai_regex_scratch_free(scratch);
    ck_assert_int_ge(rc, 0);
    return rc;
}

START_TEST(test_same_matches)
{
    static const char *const texts[] = {
        "",    "a",  "b",  "c",   "d",  "e",    "ab",  "ba",   "aa", "bc",
        "ac",  "bb", "|",  "(",   ")",  "\\",   "abc", "df",   "ef", "acd",
        "abd", "a(", "b)", "a|b", "AB", "ax c", "x",   "ab|c", "]",
    };
    const char *pattern = rows[_i].pattern;
    size_t ends[MOST];
    size_t count = symai_alternatives(pattern, strlen(pattern), ends, MOST);
    size_t from;
    size_t i;
    size_t j;
    int any;

    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        any = 0;
        from = 0;
        for (j = 0; j < count; j++) {
            any |= matches(pattern + from, ends[j] - from, texts[i]);
            from = ends[j] + 1;
        }
        ck_assert_int_eq(matches(pattern, strlen(pattern), texts[i]), any);
    }
}
END_TEST

static const struct symai_tables *compile(syma_ruleset *r, const char *rules)
{
    ck_assert_int_eq(syma_ruleset_load(r, rules, strlen(rules)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    return r->t;
}

START_TEST(test_frames)
{
    const struct symai_tables *t;
    syma_ruleset *r;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    t = compile(r, "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">"
                   "<claim kind=\"maintenance\" trigger=\"zorg\">"
                   "<frame weight=\"700\">zorg(?:le|ly)|zorgs</frame>"
                   "<frame weight=\"300\">zorgen</frame>"
                   "<literal>a|b</literal></claim></rules>");
    ck_assert_uint_eq(t->claim_count, 4);
    ck_assert_str_eq(symai_tables_source(t, 0), "zorg(?:le|ly)");
    ck_assert_str_eq(symai_tables_source(t, 1), "zorgs");
    ck_assert_uint_eq(t->claims[0].weight, 700);
    ck_assert_uint_eq(t->claims[1].weight, 700);
    ck_assert_uint_eq(t->claims[0].frame, t->claims[1].frame);
    ck_assert_uint_ne(t->claims[1].frame, t->claims[2].frame);
    ck_assert_uint_ne(t->claims[2].frame, t->claims[3].frame);
    syma_ruleset_free(r);
}
END_TEST

static int state_of(const syma_ruleset *r, const char *html)
{
    syma_page *page;
    syma_verdict *v;
    int state;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_GENERIC, NULL, r, &v),
                     SYMA_OK);
    state = syma_verdict_state(v);
    syma_verdict_unref(v);
    syma_page_free(page);
    return state;
}

/* A page that hints at the same in two ways says it; two alternatives of one
 * frame are one way. */
START_TEST(test_hints)
{
    static const char rules[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">"
        "<claim kind=\"maintenance\" trigger=\"zorg|blub\">"
        "<frame weight=\"400\">zorgly|zorgish</frame>"
        "<frame weight=\"400\">blubber</frame></claim></rules>";
    syma_ruleset *r;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    compile(r, rules);
    ck_assert_int_eq(state_of(r, "<title>x</title><p>A zorgly thing it is.</p>"
                                 "<p>It is zorgish to us all.</p>"),
                     SYMA_STATE_UP);
    ck_assert_int_eq(state_of(r, "<title>x</title><p>A zorgly thing it is.</p>"
                                 "<p>It is blubber to us all.</p>"),
                     SYMA_STATE_MAINTENANCE);
    syma_ruleset_free(r);
}
END_TEST

/* Taken apart they would be more than there is room for. */
START_TEST(test_many_frames)
{
    static const char frame[] =
        "<frame>a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p</frame>";
    struct symai_buf rules;
    syma_ruleset *r;
    int i;

    symai_buf_init(&rules, (size_t)1 << 20);
    ck_assert_int_ge(
        symai_buf_add_str(&rules,
                          "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">"
                          "<claim kind=\"maintenance\" trigger=\"zorg\">"),
        0);
    for (i = 0; i < 5000; i++)
        ck_assert_int_ge(symai_buf_add_str(&rules, frame), 0);
    ck_assert_int_ge(symai_buf_add_str(&rules, "</claim></rules>"), 0);
    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    compile(r, rules.data);
    syma_ruleset_free(r);
    symai_buf_free(&rules);
}
END_TEST

int main(void)
{
    const int count = (int)(sizeof rows / sizeof *rows);
    Suite *suite = suite_create("alternatives");
    TCase *cases = tcase_create("alternatives");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, test_rows, 0, count);
    tcase_add_loop_test(cases, test_same_matches, 0, count);
    tcase_add_test(cases, test_frames);
    tcase_add_test(cases, test_hints);
    tcase_add_test(cases, test_many_frames);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
