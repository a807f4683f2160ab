/* SPDX-License-Identifier: MIT */
/*
 * port/cookies: from one libcurl handle to the next. What servers do is played
 * by setting cookies on a handle, as libcurl's own lines and as headers.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

#include "base/error.h"
#include "port/cookies.h"

static CURL *new_handle(void)
{
    CURL *easy = curl_easy_init();

    ck_assert_ptr_nonnull(easy);
    ck_assert_int_eq(curl_easy_setopt(easy, CURLOPT_COOKIEFILE, ""), CURLE_OK);
    return easy;
}

/* "a=1" of a host: as a server would set it, that is in place of the old. */
static void set(CURL *easy, const char *host, const char *path,
                const char *name, const char *value)
{
    char line[256];

    snprintf(line, sizeof line, "%s\tFALSE\t%s\tFALSE\t0\t%s\t%s", host, path,
             name, value);
    ck_assert_int_eq(curl_easy_setopt(easy, CURLOPT_COOKIELIST, line),
                     CURLE_OK);
}

static int holds(const struct symai_cookies *cookies, const char *part)
{
    size_t i;

    for (i = 0; i < cookies->lines.count; i++) {
        if (strstr(*(char **)symai_vec_at(&cookies->lines, i), part) != NULL)
            return 1;
    }
    return 0;
}

/* A handle that was given what is kept. */
static CURL *give(const struct symai_cookies *kept, struct symai_cookies *given)
{
    CURL *easy = new_handle();

    symai_cookies_init(given);
    ck_assert_int_eq(symai_cookies_give(kept, given, easy), SYMA_OK);
    ck_assert_uint_eq(given->lines.count, kept->lines.count);
    return easy;
}

static void take(struct symai_cookies *kept, struct symai_cookies *given,
                 CURL *easy)
{
    ck_assert_int_eq(symai_cookies_take(kept, given, easy), SYMA_OK);
    symai_cookies_clear(given);
    curl_easy_cleanup(easy);
}

START_TEST(test_from_handle_to_handle)
{
    struct symai_cookies kept;
    struct symai_cookies given;
    CURL *easy;

    symai_cookies_init(&kept);
    easy = give(&kept, &given);
    set(easy, "a.example", "/", "one", "1");
    set(easy, "a.example", "/", "two", "2");
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 2);
    easy = give(&kept, &given);
    /* Changed; of another path and another host it is another cookie. */
    set(easy, "a.example", "/", "one", "11");
    set(easy, "a.example", "/x", "one", "12");
    set(easy, "b.example", "/", "one", "13");
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 4);
    ck_assert(!holds(&kept, "\tone\t1\n") && holds(&kept, "\tone\t11"));
    ck_assert(holds(&kept, "\tone\t12") && holds(&kept, "\tone\t13"));
    ck_assert(holds(&kept, "\ttwo\t2"));
    symai_cookies_clear(&kept);
    ck_assert_uint_eq(kept.lines.count, 0);
    /* Usable again. */
    easy = give(&kept, &given);
    set(easy, "a.example", "/", "one", "1");
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 1);
    symai_cookies_clear(&kept);
}
END_TEST

START_TEST(test_attributes_are_kept)
{
    static const char *const headers[] = {
        "Set-Cookie: a=1; Domain=site.example; Path=/x; HttpOnly",
        "Set-Cookie: b=2; Domain=site.example; Secure; Max-Age=3600",
        "Set-Cookie: c=; Domain=site.example"};
    struct symai_cookies kept;
    struct symai_cookies given;
    struct symai_cookies again;
    CURL *easy;
    size_t i;

    symai_cookies_init(&kept);
    symai_cookies_init(&again);
    easy = give(&kept, &given);
    for (i = 0; i < 3; i++)
        ck_assert_int_eq(curl_easy_setopt(easy, CURLOPT_COOKIELIST, headers[i]),
                         CURLE_OK);
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 3);
    ck_assert(
        holds(&kept, "#HttpOnly_.site.example\tTRUE\t/x\tFALSE\t0\ta\t1"));
    ck_assert(holds(&kept, ".site.example\tTRUE\t/\tTRUE\t"));
    /* A handle gives back the same lines: nothing is new to it. */
    easy = give(&kept, &given);
    take(&again, &given, easy);
    ck_assert_uint_eq(again.lines.count, 0);
    easy = give(&kept, &given);
    symai_cookies_clear(&given);
    symai_cookies_init(&given);
    take(&again, &given, easy);
    ck_assert_uint_eq(again.lines.count, 3);
    for (i = 0; i < 3; i++)
        ck_assert(holds(&kept, *(char **)symai_vec_at(&again.lines, i)));
    symai_cookies_clear(&kept);
    symai_cookies_clear(&again);
}
END_TEST

START_TEST(test_taken_back)
{
    struct symai_cookies kept;
    struct symai_cookies given;
    CURL *easy;

    symai_cookies_init(&kept);
    easy = give(&kept, &given);
    set(easy, "a.example", "/", "one", "1");
    set(easy, "a.example", "/", "two", "2");
    set(easy, "a.example", "/", "three", "3");
    take(&kept, &given, easy);
    easy = give(&kept, &given);
    ck_assert_int_eq(curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL"),
                     CURLE_OK);
    set(easy, "a.example", "/", "two", "2");
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 1);
    ck_assert(holds(&kept, "\ttwo\t2"));
    symai_cookies_clear(&kept);
}
END_TEST

/* Two handles at the same time: neither undoes what the other has done. */
START_TEST(test_side_by_side)
{
    struct symai_cookies kept;
    struct symai_cookies given;
    struct symai_cookies given_later;
    CURL *slow;
    CURL *quick;

    symai_cookies_init(&kept);
    quick = give(&kept, &given);
    set(quick, "a.example", "/", "changed", "1");
    set(quick, "a.example", "/", "gone", "1");
    set(quick, "a.example", "/", "left", "1");
    take(&kept, &given, quick);
    slow = give(&kept, &given);
    quick = give(&kept, &given_later);
    ck_assert_int_eq(curl_easy_setopt(quick, CURLOPT_COOKIELIST, "ALL"),
                     CURLE_OK);
    set(quick, "a.example", "/", "changed", "2");
    set(quick, "a.example", "/", "left", "1");
    set(quick, "a.example", "/", "new", "1");
    take(&kept, &given_later, quick);
    /* The slow one has dropped what the quick one has changed. */
    ck_assert_int_eq(curl_easy_setopt(slow, CURLOPT_COOKIELIST, "ALL"),
                     CURLE_OK);
    set(slow, "a.example", "/", "gone", "1");
    take(&kept, &given, slow);
    ck_assert(holds(&kept, "\tchanged\t2"));
    ck_assert(!holds(&kept, "\tgone\t"));
    ck_assert(!holds(&kept, "\tleft\t"));
    ck_assert(holds(&kept, "\tnew\t1"));
    symai_cookies_clear(&kept);
}
END_TEST

START_TEST(test_maximum)
{
    struct symai_cookies kept;
    struct symai_cookies given;
    CURL *easy;
    char name[16];
    int i;

    symai_cookies_init(&kept);
    easy = give(&kept, &given);
    for (i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "n%d", i);
        set(easy, "a.example", "/", name, "1");
    }
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 256);
    /* Those that are there change all the same. */
    easy = give(&kept, &given);
    for (i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "n%d", i);
        set(easy, "a.example", "/", name, "2");
    }
    take(&kept, &given, easy);
    ck_assert_uint_eq(kept.lines.count, 256);
    for (i = 0; i < 256; i++)
        ck_assert_str_eq(
            strrchr(*(char **)symai_vec_at(&kept.lines, (size_t)i), '\t'),
            "\t2");
    symai_cookies_clear(&kept);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cookies");
    TCase *tcase = tcase_create("cookies");
    SRunner *runner;
    int failed;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    tcase_add_test(tcase, test_from_handle_to_handle);
    tcase_add_test(tcase, test_attributes_are_kept);
    tcase_add_test(tcase, test_taken_back);
    tcase_add_test(tcase, test_side_by_side);
    tcase_add_test(tcase, test_maximum);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    curl_global_cleanup();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
