/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions: what matches and where, what is refused when it is
 * compiled, and that no pattern and no text can hold a thread.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "port/regex.h"

#define UTF SYMAI_REGEX_UTF
#define CASELESS SYMAI_REGEX_CASELESS

static int match_within(int64_t limit, const char *pattern, int flags,
                        const char *text, size_t len, size_t from,
                        struct symai_match *out)
{
    struct symai_regex_scratch *scratch;
    struct symai_regex *regex;
    struct symai_errmsg msg;
    int rc;

    symai_errmsg_clear(&msg);
    rc = symai_regex_compile(pattern, strlen(pattern), flags, &regex, &msg);
    ck_assert_msg(rc == SYMA_OK, "%s: %s", pattern, msg.text);
    ck_assert_int_eq(symai_regex_scratch_new(limit, &scratch), SYMA_OK);
    rc = symai_regex_match(regex, scratch, text, len, from, out);
    symai_regex_scratch_free(scratch);
    symai_regex_free(regex);
    return rc;
}

/* With the default limit of the options. */
static int match(const char *pattern, int flags, const char *text, size_t len,
                 size_t from, struct symai_match *out)
{
    return match_within(100000, pattern, flags, text, len, from, out);
}

static const struct {
    const char *pattern;
    int flags;
    const char *text;
    int rc;
    size_t start;
    size_t end;
} matches[] = {
    {"b+", 0, "aabbc", 1, 2, 4},
    {"b", 0, "", 0, 0, 0},
    {"", 0, "abc", 1, 0, 0},
    {"x*", 0, "", 1, 0, 0},
    {"ICCID|num[\u00e9e]ro de SIM", UTF | CASELESS, "Votre NUM\u00c9RO DE SIM",
     1, 6, 20},
    {"iccid", UTF, "ICCID", 0, 0, 0},
    {"\\b\u00e9t\u00e9\\b", UTF, "cet \u00e9t\u00e9.", 1, 4, 9},
    {"\\b\u00e9t\u00e9\\b", UTF, "r\u00e9p\u00e9t\u00e9", 0, 0, 0},
    {"^.$", UTF, "\u20ac", 1, 0, 3},
    {"^.$", 0, "\u20ac", 0, 0, 0},   /* three bytes */
    {"\xe9", 0, "caf\xe9", 1, 3, 4}, /* bytes are bytes without UTF */
    {"(?i)max-age=([0-9]+)", 0, "Max-Age=60", 1, 0, 10},
    /* Bad bytes match nothing, and hide nothing behind them. */
    {"nance", UTF, "mainte\xffnance", 1, 7, 12},
    {"e.n", UTF, "mainte\xffnance", 0, 0, 0},
    {"\\w+$", UTF, "\xe9\x80 ok", 1, 3, 5},
    /* Every kind of line end is one. */
    {"(?m)^b$", 0, "a\rb\r\nc", 1, 2, 3},
    {"(?m)^b$", UTF, "a\u2028b\nc", 1, 4, 5},
    {"a.b", UTF, "a\rb", 0, 0, 0},
    /* \K cannot turn the match round. */
    {"ab\\Kc", 0, "abc", 1, 2, 3},
};

START_TEST(test_match)
{
    struct symai_match out = {99, 99};
    int rc = match(matches[_i].pattern, matches[_i].flags, matches[_i].text,
                   strlen(matches[_i].text), 0, &out);

    ck_assert_int_eq(rc, matches[_i].rc);
    ck_assert_uint_eq(out.start, rc == 1 ? matches[_i].start : 99);
    ck_assert_uint_eq(out.end, rc == 1 ? matches[_i].end : 99);
}
END_TEST

START_TEST(test_from)
{
    struct symai_match out;

    ck_assert_int_eq(match("a", UTF, "a\u00e9a", 4, 1, &out), 1);
    ck_assert_uint_eq(out.start, 3);
    ck_assert_int_eq(match("a", UTF, "a\u00e9a", 4, 4, &out), 0);
    ck_assert_int_eq(match("$", UTF, "a\u00e9a", 4, 4, &out), 1);
    ck_assert_uint_eq(out.start, 4);
    ck_assert_int_eq(match("$", UTF, "a\u00e9a", 4, 5, &out), 0);
    /* What stands before is still seen. */
    ck_assert_int_eq(match("(?<=x)a", 0, "xa", 2, 1, &out), 1);
    ck_assert_int_eq(match("^a", 0, "xa", 2, 1, &out), 0);
    /* In the middle of a character. */
    ck_assert_int_eq(match("a", UTF, "a\u00e9a", 4, 2, &out), 1);
    ck_assert_uint_eq(out.start, 3);
    /* NUL is a byte as any other; nothing past len is seen. */
    ck_assert_int_eq(match("a\\x00b", 0, "a\0b", 3, 0, &out), 1);
    ck_assert_int_eq(match("bc", 0, "abc", 2, 0, &out), 0);
}
END_TEST

static const struct {
    const char *pattern;
    int flags;
    const char *says;
} refused[] = {
    {"(", 0, "near character 1: missing closing parenthesis"},
    {"\u00e9\u00e9(", UTF, "near character 3: missing closing parenthesis"},
    {"\u00e9\u00e9(", 0, "near character 5: missing closing parenthesis"},
    {"[z-a]", 0, "near character 3: range out of order"},
    {"a*b)", 0, "unmatched closing parenthesis"},
    {"\\C", UTF, "\\C"},
    {"a\\Cb", 0, "\\C"},
    {"a\\Gb", 0, "\\G is not allowed"},
    {"\\\\\\G", UTF, "\\G is not allowed"},
    {"(*UTF)a", 0, "UTF"},
    {"\xff", UTF, "UTF-8"},
    {"(?:(?:a{1000}){1000}){1000}", 0, "too large"},
};

START_TEST(test_refused)
{
    struct symai_regex *regex = (struct symai_regex *)1;
    struct symai_errmsg msg;

    symai_errmsg_clear(&msg);
    ck_assert_int_eq(symai_regex_compile(refused[_i].pattern,
                                         strlen(refused[_i].pattern),
                                         refused[_i].flags, &regex, &msg),
                     SYMA_EREGEX);
    ck_assert_ptr_null(regex);
    ck_assert_msg(strstr(msg.text, refused[_i].says) != NULL, "%s", msg.text);
    ck_assert_int_eq(symai_regex_compile(refused[_i].pattern,
                                         strlen(refused[_i].pattern),
                                         refused[_i].flags, &regex, NULL),
                     SYMA_EREGEX);
}
END_TEST

START_TEST(test_backslash_before_g_is_no_anchor)
{
    struct symai_match out;

    ck_assert_int_eq(match("\\\\G", 0, "a\\G", 3, 0, &out), 1);
    ck_assert_uint_eq(out.start, 1);
}
END_TEST

START_TEST(test_size_of_patterns)
{
    const size_t max = 256 * 1024;
    struct symai_regex *regex;
    struct symai_errmsg msg;
    char *pattern = symai_calloc(max + 2, 1);

    ck_assert_ptr_nonnull(pattern);
    memset(pattern, 'a', max + 1);
    ck_assert_int_eq(symai_regex_compile(pattern, max + 1, UTF, &regex, &msg),
                     SYMA_EREGEX);
    ck_assert_ptr_null(regex);
    ck_assert_str_eq(msg.text, "regular expression longer than 262144 bytes");
    /* PCRE2's own bound for what it makes of a pattern comes before. */
    ck_assert_int_eq(symai_regex_compile(pattern, max, UTF, &regex, &msg),
                     SYMA_EREGEX);
    ck_assert_msg(strstr(msg.text, "too large") != NULL, "%s", msg.text);
    ck_assert_int_eq(symai_regex_compile(pattern, 30000, UTF, &regex, &msg),
                     SYMA_OK);
    symai_regex_free(regex);
    symai_free(pattern);
}
END_TEST

START_TEST(test_nesting_of_patterns)
{
    struct symai_regex *regex;
    struct symai_errmsg msg;
    char pattern[2000];

    memset(pattern, '(', 100);
    memset(pattern + 100, ')', 100);
    ck_assert_int_eq(symai_regex_compile(pattern, 200, 0, &regex, &msg),
                     SYMA_OK);
    symai_regex_free(regex);
    memset(pattern, '(', 101);
    memset(pattern + 101, ')', 101);
    ck_assert_int_eq(symai_regex_compile(pattern, 202, 0, &regex, &msg),
                     SYMA_EREGEX);
    memset(pattern, '(', 1000);
    memset(pattern + 1000, ')', 1000);
    ck_assert_int_eq(symai_regex_compile(pattern, 2000, 0, &regex, &msg),
                     SYMA_EREGEX);
    ck_assert_msg(strstr(msg.text, "nested") != NULL, "%s", msg.text);
}
END_TEST

/* Left to PCRE2's own count of steps, some of these take a minute each. */
static const struct {
    const char *pattern;
    const char *repeated;
} bombs[] = {
    {"(a+)+\\d", "a"},
    {"(a|aa)+\\d", "a"},
    {"(?:a?){30}a{30}\\d", "a"},
    {"(a|aa)+\\d", "aaaaaaaaaaaaaaaaaaaaaa!"},
    {"(?:\\w+\\s?)+\\d", "some words "},
    {"((a+)+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"},
    {"(?:.*?,){12}[PQ]", "1,2,3,4,5,6,7,8,9,"},
    {"(a*)*\\1[bc]", "a"},
    {"(a|aa)+\\d", "aaaaaaa!"},
    {"(a|aa)+\\d", "aaaaaaaaaaa!"},
    {"(?:a|b){1,1000}\\d", "ab"},
    {"(?:a|b){1,20}\\d", "ab"},
    {"a.*\\d", "a"},
    {"a[^x]*a[^x]*\\d", "a"},
};

static char *repeat(const char *part, size_t len)
{
    size_t part_len = strlen(part);
    char *text = symai_calloc(len + 1, 1);
    size_t i;

    ck_assert_ptr_nonnull(text);
    for (i = 0; i < len; i++)
        text[i] = part[i % part_len];
    return text;
}

START_TEST(test_no_pattern_holds_a_thread)
{
    static const int flags[] = {0, UTF | CASELESS};
    const size_t len = 65536;
    char *text = repeat(bombs[_i].repeated, len);
    struct symai_match out;
    char pattern[100];
    clock_t begin;
    double seconds;
    size_t i;
    int rc;

    for (i = 0; i < 4; i++) {
        snprintf(pattern, sizeof(pattern), "%s%s", i < 2 ? "" : "(*NO_JIT)",
                 bombs[_i].pattern);
        begin = clock();
        rc = match_within(5000, pattern, flags[i % 2], text, len, 0, &out);
        seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        ck_assert_msg(rc == SYMA_ELIMIT || rc == 0, "%d", rc);
        ck_assert_msg(seconds < 8, "%.1f s", seconds);
    }
    symai_free(text);
}
END_TEST

START_TEST(test_bomb_is_a_limit)
{
    char *text = repeat("a", 5000);
    struct symai_match out;

    ck_assert_int_eq(match("(a|aa)+\\d", UTF, text, 5000, 0, &out),
                     SYMA_ELIMIT);
    ck_assert_int_eq(match("(a|aa)+\\d", UTF, text, 40, 0, &out), SYMA_ELIMIT);
    ck_assert_int_eq(match("(a|aa)+\\d", UTF, text, 5, 0, &out), 0);
    symai_free(text);
}
END_TEST

/* A few costly beginnings are allowed their whole limit, and what matches
 * behind them is found where it is, in the middle of a long text. */
START_TEST(test_costly_beginnings_do_not_hide_a_match)
{
    const size_t len = 65536;
    const size_t at = 40000;
    char *text = repeat("\u00e9", len);
    struct symai_match out = {0, 0};

    memcpy(text + 20000, "aaaaaaaaaaaaaaaaaaaa!!", 22);
    memcpy(text + at, "aa7", 3);
    text[at + 3] = 'x';
    ck_assert_int_eq(match("(?:a|aa)+\\d", UTF, text, len, 0, &out), 1);
    ck_assert_uint_eq(out.start, at);
    ck_assert_uint_eq(out.end, at + 3);
    ck_assert_int_eq(match("(?:a|aa)+\\d", UTF, text, len, at + 1, &out), 1);
    ck_assert_uint_eq(out.start, at + 1);
    ck_assert_int_eq(match("(?:a|aa)+\\d", UTF, text, len, at + 2, &out), 0);
    symai_free(text);
}
END_TEST

/* Many beginnings that cost a little more than their share are no bomb. */
START_TEST(test_long_text_is_searched_to_its_end)
{
    static const char part[] =
        "maintenance of one thing and of another thing; ";
    static const char pattern[] =
        "maintenance(?:\\W+\\w+){0,6}\\W+(?:tonight|now)";
    const size_t len = 65536;
    char *text = repeat(part, len);
    struct symai_match out = {0, 0};

    ck_assert_int_eq(match(pattern, UTF, text, len, 0, &out), 0);
    memcpy(text + len - 40, " maintenance goes on right now.", 31);
    ck_assert_int_eq(match(pattern, UTF, text, len, 0, &out), 1);
    ck_assert_uint_eq(out.start, len - 39);
    ck_assert_int_eq(
        match("(*NO_JIT)maintenance.{0,20}now", UTF, text, len, 0, &out), 1);
    ck_assert_uint_eq(out.start, len - 39);
    symai_free(text);
}
END_TEST

/* Hundreds of alternatives are passed at each place of a long text. */
START_TEST(test_many_alternatives_are_no_bomb)
{
    static const char *const prefix[] = {"", "(*NO_JIT)"};
    const size_t len = 65536;
    char *text =
        repeat("all these words stand where none is looked for; ", len);
    struct symai_match out = {0, 0};
    struct symai_buf pattern;
    size_t i;
    int n;

    memcpy(text + len - 20, "oven 999 cold", 13);
    for (i = 0; i < 2; i++) {
        symai_buf_init(&pattern, 100000);
        ck_assert_int_eq(symai_buf_add_str(&pattern, prefix[i]), SYMA_OK);
        for (n = 0; n < 1000; n++)
            ck_assert_int_eq(symai_buf_addf(&pattern, "%s(?:%c?ven %d cold)",
                                            n == 0 ? "" : "|", 'a' + n % 26, n),
                             SYMA_OK);
        ck_assert_int_eq(match(pattern.data, 0, text, len, 0, &out), 1);
        ck_assert_uint_eq(out.end, len - 7);
        symai_buf_free(&pattern);
    }
    symai_free(text);
}
END_TEST

START_TEST(test_match_limit_is_that_of_the_scratch)
{
    static const int64_t limits[] = {-5, 0, 1, 100, 1000000, INT64_MAX};
    static const char pattern[] = "(?:a|aa)+\\d";
    static const char text[] = "aaaaaaaaaaaaaaaaaaaa!";
    static const int expected[] = {SYMA_ELIMIT, SYMA_ELIMIT, SYMA_ELIMIT,
                                   SYMA_ELIMIT, 0,           0};
    struct symai_regex_scratch *scratch;
    struct symai_regex *regex;
    struct symai_match out;
    size_t i;

    ck_assert_int_eq(
        symai_regex_compile(pattern, strlen(pattern), 0, &regex, NULL),
        SYMA_OK);
    for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        ck_assert_int_eq(symai_regex_scratch_new(limits[i], &scratch), SYMA_OK);
        ck_assert_int_eq(
            symai_regex_match(regex, scratch, text, strlen(text), 0, &out),
            expected[i]);
        /* A scratch that met its limit can be used again. */
        ck_assert_int_eq(symai_regex_match(regex, scratch, "x", 1, 0, &out), 0);
        symai_regex_scratch_free(scratch);
    }
    symai_regex_free(regex);
}
END_TEST

START_TEST(test_heap_and_stack_are_bounded)
{
    const size_t len = 4 * 1024 * 1024;
    char *text = repeat("ab", len);
    struct symai_match out;

    ck_assert_int_eq(match("^(?:a|b|cc)*\\d", UTF, text, len, 0, &out),
                     SYMA_ELIMIT);
    ck_assert_int_eq(match("^((?:a|b)(?1)?)\\d", UTF, text, len, 0, &out),
                     SYMA_ELIMIT);
    ck_assert_int_eq(
        match("(*NO_JIT)^((?:a|b)(?1)?)\\d", UTF, text, len, 0, &out),
        SYMA_ELIMIT);
    symai_free(text);
}
END_TEST

/* What is interpreted at first says what machine code says later: matches,
 * places and limits. */
START_TEST(test_asked_again)
{
    static const struct {
        const char *pattern;
        const char *text;
        int rc;
        size_t start;
    } asked[] = {{"wor(?:k|ld)s?", "hello worlds", 1, 6},
                 {"^(?=.*\\bnow\\b)site.*down", "our site is down now", 0, 0},
                 {"(?<=is )d\\w+$", "our site is down", 1, 12},
                 {"(a|aa)+\\d", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                  SYMA_ELIMIT, 0}};
    const unsigned patience = symai_regex_patience;
    struct symai_regex_scratch *scratch;
    struct symai_regex *regex;
    struct symai_match out = {0, 0};
    size_t len;
    size_t i;
    int times;

    ck_assert_int_eq(symai_regex_scratch_new(100000, &scratch), SYMA_OK);
    for (i = 0; i < 2 * (sizeof asked / sizeof *asked); i++) {
        symai_regex_patience = i % 2 == 0 ? patience : 0;
        ck_assert_int_eq(symai_regex_compile(asked[i / 2].pattern,
                                             strlen(asked[i / 2].pattern), 0,
                                             &regex, NULL),
                         SYMA_OK);
        len = strlen(asked[i / 2].text);
        for (times = 0; times < 100; times++) {
            ck_assert_int_eq(symai_regex_match(regex, scratch,
                                               asked[i / 2].text, len, 0, &out),
                             asked[i / 2].rc);
            if (asked[i / 2].rc == 1)
                ck_assert_uint_eq(out.start, asked[i / 2].start);
        }
        symai_regex_free(regex);
    }
    symai_regex_scratch_free(scratch);
    symai_regex_patience = patience;
}
END_TEST

START_TEST(test_one_regex_many_texts)
{
    static const char pattern[] = "(?<year>20\\d\\d)-\\d\\d";
    struct symai_regex_scratch *scratch;
    struct symai_regex *regex;
    struct symai_match out;
    size_t from = 0;
    int found = 0;

    ck_assert_int_eq(
        symai_regex_compile(pattern, strlen(pattern), UTF, &regex, NULL),
        SYMA_OK);
    ck_assert_int_eq(symai_regex_scratch_new(1000, &scratch), SYMA_OK);
    while (symai_regex_match(regex, scratch, "2026-11, 2027-01 2028", 21, from,
                             &out) == 1) {
        found++;
        ck_assert_uint_eq(out.end - out.start, 7);
        from = out.end;
    }
    ck_assert_int_eq(found, 2);
    symai_regex_scratch_free(scratch);
    symai_regex_free(regex);
    symai_regex_scratch_free(NULL);
    symai_regex_free(NULL);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

int main(void)
{
    Suite *suite = suite_create("regex");
    TCase *tcase = tcase_create("regex");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_match, 0, COUNT(matches));
    tcase_add_test(tcase, test_from);
    tcase_add_loop_test(tcase, test_refused, 0, COUNT(refused));
    tcase_add_test(tcase, test_backslash_before_g_is_no_anchor);
    tcase_add_test(tcase, test_size_of_patterns);
    tcase_add_test(tcase, test_nesting_of_patterns);
    tcase_add_loop_test(tcase, test_no_pattern_holds_a_thread, 0, COUNT(bombs));
    tcase_add_test(tcase, test_bomb_is_a_limit);
    tcase_add_test(tcase, test_costly_beginnings_do_not_hide_a_match);
    tcase_add_test(tcase, test_long_text_is_searched_to_its_end);
    tcase_add_test(tcase, test_many_alternatives_are_no_bomb);
    tcase_add_test(tcase, test_match_limit_is_that_of_the_scratch);
    tcase_add_test(tcase, test_heap_and_stack_are_bounded);
    tcase_add_test(tcase, test_asked_again);
    tcase_add_test(tcase, test_one_regex_many_texts);
    /* For sanitizers and valgrind; the bombs measure their own time. */
    tcase_set_timeout(tcase, 300);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
