/* SPDX-License-Identifier: MIT */
/*
 * A program may have set any locale and zone: the same page gives the same
 * bytes. The locales are made here, from the sources that Debian's package
 * locales has; where there are none, the test is skipped.
 */
#include <check.h>
#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../sample.h"
#include "syma/syma.h"

#define PAGE_MAX (64 * 1024)
#define SAID_MAX (16 * 1024 * 1024)
#define NOW_MS INT64_C(1795428000000) /* 2026-11-23T10:00:00Z */

static const struct {
    const char *source;
    const char *name;
    const char *zone;
} places[] = {{"fr_FR", "fr_FR.UTF-8", "America/New_York"},
              {"tr_TR", "tr_TR.UTF-8", "Asia/Kathmandu"},
              {"de_DE", "de_DE.UTF-8", "Pacific/Auckland"}};

static const char *source;
static char folder[] = "/tmp/syma-locale.XXXXXX";
static char first[SAID_MAX];
static char said[SAID_MAX];
static size_t said_len;

static void say(char *text)
{
    size_t len = strlen(text);

    ck_assert_uint_lt(said_len + len, SAID_MAX);
    memcpy(said + said_len, text, len + 1);
    said_len += len;
    syma_string_free(text);
}

static void say_all(const syma_verdict *v)
{
    char *text = NULL;

    ck_assert_int_eq(syma_verdict_format(v, "json", &text), SYMA_OK);
    say(text);
    ck_assert_int_eq(syma_verdict_explain(v, "fr", "customer", &text), SYMA_OK);
    say(text);
    ck_assert_int_eq(syma_verdict_explain(v, "en", "engineer", &text), SYMA_OK);
    say(text);
}

static void judge(const char *bytes, size_t len, const syma_context *context)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, bytes, len), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_LOGIN, context, NULL, &v),
                     SYMA_OK);
    say_all(v);
    syma_verdict_unref(v);
    syma_page_free(page);
}

static int is_page(const struct dirent *entry)
{
    return strstr(entry->d_name, ".html") != NULL;
}

/* What is said of the golden pages, into said. */
static void judge_all(void)
{
    static char bytes[PAGE_MAX];
    struct dirent **entries;
    syma_context *context = NULL;
    char path[1024];
    FILE *file;
    int count;
    int i;

    said_len = 0;
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(context, NOW_MS), SYMA_OK);
    ck_assert_int_eq(syma_context_set_time_zone(context, "Europe/Paris"),
                     SYMA_OK);
    snprintf(path, sizeof path, "%s/tests/golden/portals", source);
    count = scandir(path, &entries, is_page, NULL);
    ck_assert_int_gt(count, 100);
    for (i = 0; i < count; i += sample_step()) {
        snprintf(path, sizeof path, "%s/tests/golden/portals/%s", source,
                 entries[i]->d_name);
        file = fopen(path, "rb");
        ck_assert_ptr_nonnull(file);
        judge(bytes, fread(bytes, 1, sizeof bytes, file), context);
        fclose(file);
    }
    for (i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    syma_context_free(context);
}

START_TEST(test_same_bytes)
{
    ck_assert_str_eq(setlocale(LC_ALL, "C"), "C");
    setenv("TZ", "UTC", 1);
    tzset();
    judge_all();
    memcpy(first, said, said_len + 1);
    ck_assert_ptr_nonnull(setlocale(LC_ALL, places[_i].name));
    setenv("TZ", places[_i].zone, 1);
    tzset();
    judge_all();
    ck_assert_str_eq(said, first);
}
END_TEST

/* 1: the locale is there now. */
static int make_locale(const char *from, const char *name)
{
    char command[512];

    snprintf(command, sizeof command,
             "localedef -c -i %s -f UTF-8 %s/%s >%s/log 2>&1", from, folder,
             name, folder);
    return system(command) == 0 && setlocale(LC_ALL, name) != NULL;
}

static int make_locales(void)
{
    size_t i;

    setenv("LOCPATH", folder, 1);
    for (i = 0; i < sizeof places / sizeof *places; i++) {
        if (!make_locale(places[i].source, places[i].name))
            return 0;
    }
    /* They are what they say: a comma in a number. */
    return strcmp(localeconv()->decimal_point, ",") == 0;
}

static void remove_folder(void)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s stays\n", folder);
}

static int run(void)
{
    Suite *suite = suite_create("locale");
    TCase *cases = tcase_create("locale");
    SRunner *runner;
    int failed;

    tcase_set_timeout(cases, 300);
    tcase_add_loop_test(cases, test_same_bytes, 0,
                        (int)(sizeof places / sizeof *places));
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

int main(void)
{
    int rc = 77;

    source = getenv("SYMA_SRC");
    if (source == NULL)
        source = ".";
    if (mkdtemp(folder) == NULL)
        return 99;
    if (make_locales())
        rc = run();
    else
        printf("skipped: localedef makes no locales here (package locales)\n");
    remove_folder();
    return rc;
}
