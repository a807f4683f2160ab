/* SPDX-License-Identifier: MIT */
/*
 * Whole pages and what has to be said of them: tests/golden/SET/cases.tsv
 * names the pages beside it, one a row, with what is known of the answer and
 * the state, usable and reason that the decision tables ask for.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../sample.h"
#include "syma/syma.h"

#define COLUMNS 8
#define CASES_MAX 2048
#define PAGE_MAX (64 * 1024)
#define CUT_EVERYWHERE 16
#define CASE_SECONDS 600
#define NOW_MS INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */

enum { FILE_NAME, KIND, STATUS, URL, HEADER, STATE, USABLE, REASON };

static const char *const sets[] = {"fr-en", "de-nl", "es-pt-it", "portals"};

struct golden {
    const char *set;
    char *line;
    char *column[COLUMNS];
};

static struct golden cases[CASES_MAX];
static int case_count;
static const char *source;
static syma_ruleset *rules;

static void path_of(char *out, size_t size, const char *set, const char *name)
{
    if (snprintf(out, size, "%s/tests/golden/%s/%s", source, set, name) >=
        (int)size) {
        fprintf(stderr, "%s: the path is too long\n", name);
        exit(99);
    }
}

static void add_case(const char *set, char *line)
{
    struct golden *one = &cases[case_count];
    char *at = line;
    int i;

    one->set = set;
    one->line = line;
    for (i = 0; i < COLUMNS; i++) {
        one->column[i] = at;
        at = strchr(at, i == COLUMNS - 1 ? '\n' : '\t');
        if (at == NULL) {
            fprintf(stderr, "%s: a row of fewer than %d columns: %s\n", set,
                    COLUMNS, line);
            exit(99);
        }
        *at++ = '\0';
    }
    case_count++;
}

static void read_set(const char *set)
{
    char path[1024];
    char buffer[4096];
    FILE *file;
    int number = 0;

    path_of(path, sizeof path, set, "cases.tsv");
    file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(99);
    }
    while (fgets(buffer, sizeof buffer, file) != NULL) {
        if (case_count == CASES_MAX) {
            fprintf(stderr, "more than %d cases\n", CASES_MAX);
            exit(99);
        }
        if (number++ > 0 && buffer[0] != '\n')
            add_case(set, strdup(buffer));
    }
    fclose(file);
}

/* The bytes of a page; 64 KiB is more than any of them has. */
static size_t read_page(const struct golden *one, char *bytes, size_t size)
{
    char path[1024];
    FILE *file;
    size_t len;

    path_of(path, sizeof path, one->set, one->column[FILE_NAME]);
    file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    len = fread(bytes, 1, size, file);
    ck_assert_uint_lt(len, size);
    fclose(file);
    return len;
}

/* split 0: in one piece; else the first split bytes, and the rest in pieces
 * of rest bytes (0: in one). */
static void feed(syma_page *page, const char *bytes, size_t len, size_t split,
                 size_t rest)
{
    size_t at = split < len ? split : len;
    size_t piece;

    ck_assert_int_eq(syma_page_feed(page, bytes, at), SYMA_OK);
    while (at < len) {
        piece = rest == 0 || rest > len - at ? len - at : rest;
        /* Byte by byte, and ck_assert writes to a file each time. */
        if (syma_page_feed(page, bytes + at, piece) != SYMA_OK)
            ck_abort_msg("a page that cannot be fed");
        at += piece;
    }
}

static int known(const char *column)
{
    return strcmp(column, "-") != 0;
}

static syma_page *begin_page(const struct golden *one)
{
    syma_page *page = NULL;
    char name[64];
    char *colon;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    if (known(one->column[STATUS]))
        ck_assert_int_eq(
            syma_page_set_http_status(page, atoi(one->column[STATUS])),
            SYMA_OK);
    if (known(one->column[URL])) {
        ck_assert_int_eq(syma_page_set_request_url(page, one->column[URL]),
                         SYMA_OK);
        ck_assert_int_eq(syma_page_set_url(page, one->column[URL]), SYMA_OK);
    }
    if (known(one->column[HEADER])) {
        colon = strchr(one->column[HEADER], ':');
        ck_assert_ptr_nonnull(colon);
        ck_assert_uint_lt((size_t)(colon - one->column[HEADER]), sizeof name);
        memcpy(name, one->column[HEADER],
               (size_t)(colon - one->column[HEADER]));
        name[colon - one->column[HEADER]] = '\0';
        ck_assert_int_eq(syma_page_add_header(page, name, colon + 2), SYMA_OK);
    }
    return page;
}

static syma_verdict *judge(const struct golden *one, const char *bytes,
                           size_t len, size_t split, size_t rest)
{
    syma_page *page = begin_page(one);
    syma_context *context = NULL;
    syma_verdict *v = NULL;

    feed(page, bytes, len, split, rest);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(context, NOW_MS), SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, syma_section_kind_from_name(one->column[KIND]),
                      context, rules, &v),
        SYMA_OK);
    syma_context_free(context);
    syma_page_free(page);
    return v;
}

static char *json_of(const struct golden *one, const char *bytes, size_t len,
                     size_t split, size_t rest)
{
    syma_verdict *v = judge(one, bytes, len, split, rest);
    char *json = NULL;

    ck_assert_int_eq(syma_verdict_format(v, "json", &json), SYMA_OK);
    syma_verdict_unref(v);
    return json;
}

START_TEST(test_case)
{
    static char bytes[PAGE_MAX];
    const struct golden *one = &cases[_i];
    size_t len = read_page(one, bytes, sizeof bytes);
    syma_verdict *v = judge(one, bytes, len, len, 0);
    char *why = NULL;

    ck_assert_int_eq(syma_verdict_explain(v, "en", "engineer", &why), SYMA_OK);
    ck_assert_msg(strcmp(syma_state_name(syma_verdict_state(v)),
                         one->column[STATE]) == 0 &&
                      strcmp(syma_usable_name(syma_verdict_usable(v)),
                             one->column[USABLE]) == 0 &&
                      strcmp(syma_verdict_reason(v), one->column[REASON]) == 0,
                  "%s/%s: expected %s %s %s, got %s", one->set,
                  one->column[FILE_NAME], one->column[STATE],
                  one->column[USABLE], one->column[REASON], why);
    syma_string_free(why);
    syma_verdict_unref(v);
}
END_TEST

/* However the bytes come, the document is the same: byte by byte for each
 * page, cut at every place for one in sixteen. */
START_TEST(test_chunks)
{
    static char bytes[PAGE_MAX];
    const struct golden *one = &cases[_i * sample_step()];
    size_t len = read_page(one, bytes, sizeof bytes);
    char *whole = json_of(one, bytes, len, len, 0);
    char *other = json_of(one, bytes, len, 0, 1);
    size_t split;

    ck_assert_str_eq(whole, other);
    syma_string_free(other);
    for (split = 1; _i % CUT_EVERYWHERE == 0 && split < len; split++) {
        other = json_of(one, bytes, len, split, 0);
        ck_assert_msg(strcmp(whole, other) == 0, "%s cut at %zu: %s",
                      one->column[FILE_NAME], split, other);
        syma_string_free(other);
    }
    syma_string_free(whole);
}
END_TEST

/* One of the files of lib/rules into a rule set. */
static void load_file(syma_ruleset *r, const char *name)
{
    static char text[1 << 20];
    char path[1024];
    FILE *file;
    size_t len;

    if (snprintf(path, sizeof path, "%s/lib/rules/%s.xml", source, name) >=
        (int)sizeof path)
        ck_abort_msg("%s: the path is too long", name);
    file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    len = fread(text, 1, sizeof text, file);
    ck_assert_uint_lt(len, sizeof text);
    fclose(file);
    ck_assert_int_eq(syma_ruleset_load(r, text, len), SYMA_OK);
}

/* The rules that were made part of the library judge like the files. */
START_TEST(test_rules_of_files)
{
    static const char *const files[] = {"common", "de", "en", "es",
                                        "fr",     "it", "nl", "pt"};
    static char bytes[PAGE_MAX];
    syma_ruleset *builtin = rules;
    syma_ruleset *read = NULL;
    char *one;
    char *two;
    size_t len;
    int i;

    ck_assert_int_eq(syma_ruleset_new(&read), SYMA_OK);
    for (i = 0; i < (int)(sizeof files / sizeof *files); i++)
        load_file(read, files[i]);
    ck_assert_int_eq(syma_ruleset_compile(read), SYMA_OK);
    for (i = 0; i < case_count; i++) {
        len = read_page(&cases[i], bytes, sizeof bytes);
        rules = builtin;
        one = json_of(&cases[i], bytes, len, len, 0);
        rules = read;
        two = json_of(&cases[i], bytes, len, len, 0);
        rules = builtin;
        ck_assert_msg(strcmp(one, two) == 0, "%s: %s",
                      cases[i].column[FILE_NAME], two);
        syma_string_free(one);
        syma_string_free(two);
    }
    syma_ruleset_free(read);
}
END_TEST

/* Ten pages at least for each state and kind, over all languages. */
START_TEST(test_coverage)
{
    int count;
    int state;
    int kind;
    int i;

    for (state = SYMA_STATE_UNKNOWN; state <= SYMA_STATE_DOWN; state++) {
        for (kind = SYMA_SECTION_GENERIC; kind <= SYMA_SECTION_ACTIVATION;
             kind++) {
            count = 0;
            for (i = 0; i < case_count; i++)
                count +=
                    syma_state_from_name(cases[i].column[STATE]) == state &&
                    syma_section_kind_from_name(cases[i].column[KIND]) == kind;
            ck_assert_msg(count >= 10, "%s, %s: %d pages",
                          syma_state_name(state), syma_section_kind_name(kind),
                          count);
        }
    }
}
END_TEST

/* Check has no limit for cases that are no processes. */
static void limit_time(void)
{
    const char *text = getenv("CK_TIMEOUT_MULTIPLIER");
    const int times = text == NULL ? 1 : atoi(text);

    alarm(CASE_SECONDS * (times > 1 ? (unsigned)times : 1U));
}

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

int main(void)
{
    Suite *suite = suite_create("golden");
    TCase *pages = tcase_create("pages");
    SRunner *runner;
    size_t i;
    int failed;

    source = getenv("SYMA_SRC");
    if (source == NULL)
        source = ".";
    for (i = 0; i < sizeof sets / sizeof *sets; i++)
        read_set(sets[i]);
    tcase_add_unchecked_fixture(pages, load_rules, free_rules);
    tcase_add_checked_fixture(pages, limit_time, NULL);
    tcase_add_loop_test(pages, test_case, 0, case_count);
    tcase_add_loop_test(pages, test_chunks, 0, case_count / sample_step());
    tcase_add_test(pages, test_rules_of_files);
    tcase_add_test(pages, test_coverage);
    suite_add_tcase(suite, pages);
    runner = srunner_create(suite);
    /* A process a page would compile its patterns anew for each. */
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    for (i = 0; i < (size_t)case_count; i++)
        free(cases[i].line);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
