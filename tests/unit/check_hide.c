/* SPDX-License-Identifier: MIT */
/*
 * What a verdict quotes without a secret: whole, several times, and cut where
 * an excerpt was, in addresses; and Base64, in which a login goes over the wire.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/mem.h"
#include "judge/hide.h"
#include "syma/error.h"

/* The longest first, as one may hold another. */
static char longest[] = "abcdefghijkl";
static char shorter[] = "abcdefgh";
static char other[] = "zyxwvu";
static const struct symai_secret secrets[] = {
    {longest, 12}, {shorter, 8}, {other, 6}};

static const struct {
    const char *quoted;
    size_t max; /* it was cut to, with 160: it was not */
    const char *told;
} texts[] = {
    {"key abcdefgh is wrong", 160, "key *** is wrong"},
    {"abcdefgh", 160, "***"},
    {"abcdefghabcdefgh, abcdefgh", 160, "******, ***"},
    {"abcabcdefgh", 160, "abc***"},
    {"one abcdefghijkl and zyxwvu", 160, "one *** and ***"},
    {"nothing of it: abcdefg", 160, "nothing of it: abcdefg"},
    {"cut: abcdefg", 12, "cut: ***"},
    {"cut: abcdef", 12, "cut: ***"},
    {"cut: abcde", 10, "cut: abcde"},
    {"zyxwvu, cut: abcdefg", 20, "***, cut: ***"},
    {"abcdef", 6, "***"},
    {"", 160, ""},
};

static syma_verdict *quote(const char *text, size_t max)
{
    syma_verdict *v = NULL;

    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    ck_assert_int_eq(symai_verdict_add_evidence(v, "text.error.now",
                                                SYMA_STATE_UNKNOWN, 900, "body",
                                                text, strlen(text), max),
                     SYMA_OK);
    ck_assert_int_eq(symai_verdict_add_notice(v, SYMA_NOTICE_INCIDENT, -1, -1,
                                              0, text, strlen(text), max),
                     SYMA_OK);
    return v;
}

START_TEST(test_texts)
{
    syma_verdict *v = quote(texts[_i].quoted, texts[_i].max);

    ck_assert_int_eq(
        symai_verdict_hide(v, secrets, 3, texts[_i].max),
        strcmp(texts[_i].quoted, texts[_i].told) != 0);
    ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
    ck_assert_str_eq(syma_evidence_excerpt(syma_verdict_evidence(v, 0)),
                     texts[_i].told);
    ck_assert_str_eq(syma_notice_text(syma_verdict_notice(v, 0)),
                     texts[_i].told);
    ck_assert_ptr_null(strstr(syma_verdict_summary(v), shorter));
    syma_verdict_unref(v);
}
END_TEST

static const struct {
    const char *asked;
    const char *led_to;
    const char *told;
} addresses[] = {
    {"https://a.example/", "https://a.example/?k=abcdefgh&l=1",
     "https://a.example/?k=***&l=1"},
    {"https://a.example/", "https://abcdefgh.example/x",
     "https://abcdefgh.example/x"},
    {"https://a.example/abcdefgh", "https://a.example/abcdefgh/in",
     "https://a.example/abcdefgh/in"},
};

START_TEST(test_addresses)
{
    syma_verdict *v = NULL;

    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    ck_assert_int_eq(symai_strdup(addresses[_i].asked, &v->url), SYMA_OK);
    ck_assert_int_eq(symai_strdup(addresses[_i].led_to, &v->final_url),
                     SYMA_OK);
    symai_verdict_hide(v, secrets, 3, 160);
    ck_assert_str_eq(syma_verdict_final_url(v), addresses[_i].told);
    ck_assert_str_eq(syma_verdict_url(v), addresses[_i].asked);
    syma_verdict_unref(v);
}
END_TEST

/* RFC 4648, 10. */
static const char *const coded[][2] = {
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
};

START_TEST(test_base64)
{
    struct symai_buf buf;

    symai_buf_init(&buf, 64);
    ck_assert_int_eq(symai_base64_add(&buf, coded[_i][0], strlen(coded[_i][0])),
                     SYMA_OK);
    ck_assert_str_eq(buf.data, coded[_i][1]);
    symai_buf_free(&buf);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hide");
    TCase *cases = tcase_create("hide");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, test_texts, 0,
                        (int)(sizeof texts / sizeof *texts));
    tcase_add_loop_test(cases, test_addresses, 0,
                        (int)(sizeof addresses / sizeof *addresses));
    tcase_add_loop_test(cases, test_base64, 0,
                        (int)(sizeof coded / sizeof *coded));
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
