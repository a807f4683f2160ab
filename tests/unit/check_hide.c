/* SPDX-License-Identifier: MIT */
/*
 * What a verdict quotes without a secret: whole, several times, and cut where
 * an excerpt was; and Base64, in which a login goes over the wire.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "judge/hide.h"
#include "syma/error.h"

#define SECRET "abcdefgh"

static const struct {
    const char *quoted;
    size_t max; /* it was cut to, with 160: it was not */
    const char *told;
} texts[] = {
    {"key abcdefgh is wrong", 160, "key *** is wrong"},
    {"abcdefgh", 160, "***"},
    {"abcdefghabcdefgh, abcdefgh", 160, "******, ***"},
    {"abcabcdefgh", 160, "abc***"},
    {"nothing of it: abcdefg", 160, "nothing of it: abcdefg"},
    {"cut: abcdefg", 12, "cut: ***"},
    {"cut: abcdef", 12, "cut: ***"},
    {"cut: abcde", 10, "cut: abcde"},
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
        symai_verdict_hide(v, SECRET, strlen(SECRET), texts[_i].max),
        strcmp(texts[_i].quoted, texts[_i].told) != 0);
    ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
    ck_assert_str_eq(syma_evidence_excerpt(syma_verdict_evidence(v, 0)),
                     texts[_i].told);
    ck_assert_str_eq(syma_notice_text(syma_verdict_notice(v, 0)),
                     texts[_i].told);
    ck_assert_ptr_null(strstr(syma_verdict_summary(v), SECRET));
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_short_secret)
{
    syma_verdict *v = quote("login", 160);

    symai_verdict_hide(v, "login", 5, 160);
    symai_verdict_hide(v, "", 0, 160);
    ck_assert_str_eq(syma_evidence_excerpt(syma_verdict_evidence(v, 0)),
                     "login");
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
    tcase_add_test(cases, test_short_secret);
    tcase_add_loop_test(cases, test_base64, 0,
                        (int)(sizeof coded / sizeof *coded));
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
