/* SPDX-License-Identifier: MIT */
/*
 * From rule files to patterns: slots, folding, literals, errors with their
 * line, and a rule set that is as it was after a load that failed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "judge/builtin_rules.h"
#include "judge/rule_text.h"
#include "judge/ruleset.h"

#define DOC(body)                                                             \
    "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n" body "\n</rules>"

static void expect_frame(const char *text, const char *pattern)
{
    static char source[] = "site|page";
    static const struct symai_slot slots[] = {{"site", source}};
    struct symai_buf out;

    symai_buf_init(&out, 1024);
    ck_assert_int_eq(symai_rule_frame(text, slots, 1, &out, NULL), SYMA_OK);
    ck_assert_str_eq(out.data, pattern);
    symai_buf_free(&out);
}

START_TEST(test_frames)
{
    expect_frame("the {site} is", "the (?:site|page) is");
    expect_frame("\\w{0,3} x{2}", "\\w{0,3} x{2}");
    expect_frame("verfügbar für größe", "verfue?gbar fue?r groe?sse");
    expect_frame("été\n   prévu", "ete prevu");
    expect_frame("l’accès", "l'acces");
    expect_frame("\\S\\D", "\\S\\D");
}
END_TEST

START_TEST(test_frame_errors)
{
    struct symai_errmsg msg;
    struct symai_buf out;

    symai_buf_init(&out, 1024);
    symai_errmsg_clear(&msg);
    ck_assert_int_eq(symai_rule_frame("{nobody}", NULL, 0, &out, &msg),
                     SYMA_ESYNTAX);
    ck_assert_ptr_nonnull(strstr(msg.text, "{nobody}"));
    ck_assert_int_eq(symai_rule_frame("The site", NULL, 0, &out, &msg),
                     SYMA_ESYNTAX);
    ck_assert_ptr_nonnull(strstr(msg.text, "'T'"));
    symai_buf_free(&out);
}
END_TEST

static int literal_matches(const char *literal, const char *folded)
{
    struct symai_regex_scratch *scratch = NULL;
    struct symai_regex *regex = NULL;
    struct symai_match match;
    struct symai_buf out;
    int rc;

    symai_buf_init(&out, 1024);
    ck_assert_int_eq(symai_rule_literal(literal, &out), SYMA_OK);
    ck_assert_int_eq(symai_regex_compile(out.data, out.len, 0, &regex, NULL),
                     SYMA_OK);
    ck_assert_int_eq(symai_regex_scratch_new(10000, &scratch), SYMA_OK);
    rc = symai_regex_match(regex, scratch, folded, strlen(folded), 0, &match);
    symai_regex_scratch_free(scratch);
    symai_regex_free(regex);
    symai_buf_free(&out);
    return rc;
}

START_TEST(test_literals)
{
    ck_assert_int_eq(literal_matches("Hors service", "il est hors service"), 1);
    ck_assert_int_eq(literal_matches("hors service", "hors services"), 0);
    ck_assert_int_eq(literal_matches("a.b", "a.b"), 1);
    ck_assert_int_eq(literal_matches("a.b", "axb"), 0);
    ck_assert_int_eq(literal_matches("Störung", "eine storung"), 1);
    ck_assert_int_eq(literal_matches("Störung", "eine stoerung"), 1);
}
END_TEST

struct bad {
    const char *text;
    int code;
    size_t line;
    const char *says;
};

static const struct bad bad_files[] = {
    {"<rules xmlns=\"urn:syma:rules:1\">\n</rules>", SYMA_ESYNTAX, 1,
     "language"},
    {DOC("<claim kind=\"maintenanc\" trigger=\"x\"/>"), SYMA_ESYNTAX, 2,
     "maintenance"},
    {DOC("\n<claim kind=\"error\"/>"), SYMA_ESYNTAX, 3, "trigger"},
    {DOC("<claim kind=\"error\" trigger=\"x\">\n<frame>(a</frame></claim>"),
     SYMA_EREGEX, 3, ""},
    {DOC("<claim kind=\"error\" trigger=\"(\"/>"), SYMA_EREGEX, 2, "trigger"},
    {DOC("<guard kind=\"now\"><frame weight=\"1001\">a</frame></guard>"),
     SYMA_ESYNTAX, 2, "1001"},
    {DOC("<sign for=\"field.nothing\"/>"), SYMA_ESYNTAX, 2, "field.nothing"},
    {DOC("<product name=\"x\"/>"), SYMA_ESYNTAX, 2, "no condition"},
    {DOC("<time slot=\"month.13\">x</time>"), SYMA_ESYNTAX, 2, "month.1"},
    {DOC("<frames/>"), SYMA_ESYNTAX, 2, "frames"},
    {DOC("<slot name=\"x\"></slot>"), SYMA_ESYNTAX, 2, "empty"},
    {"<rules", SYMA_ESYNTAX, 1, ""},
};

START_TEST(test_errors_name_the_line)
{
    const struct bad *bad = &bad_files[_i];
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, bad->text, strlen(bad->text)),
                     bad->code);
    ck_assert_uint_eq(syma_ruleset_error_line(r), bad->line);
    ck_assert_msg(strstr(syma_ruleset_last_error(r), bad->says) != NULL,
                  "'%s' lacks '%s'", syma_ruleset_last_error(r), bad->says);
    syma_ruleset_free(r);
}
END_TEST

START_TEST(test_failed_load_changes_nothing)
{
    static const char good[] =
        DOC("<claim kind=\"error\" trigger=\"kaputt\"><frame>kaputt</frame>"
            "</claim><sign for=\"field.otp\"><literal>code</literal></sign>");
    static const char bad[] =
        DOC("<claim kind=\"error\" trigger=\"broken\"><frame>broken</frame>"
            "</claim><guard kind=\"now\"><frame>now</frame></guard>"
            "<product name=\"x\"><title>y</title></product>"
            "<time slot=\"tomorrow\">morgen</time>"
            "<sign for=\"field.otp\"><literal>pin</literal></sign><oops/>");
    syma_ruleset *r = NULL;
    struct symai_regex_scratch *scratch = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, good, strlen(good)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, bad, strlen(bad)), SYMA_ESYNTAX);
    ck_assert_uint_eq(r->claims.count, 1);
    ck_assert_uint_eq(r->guards.count, 0);
    ck_assert_uint_eq(r->products.count, 0);
    ck_assert_uint_eq(r->conditions.count, 0);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    ck_assert_int_eq(symai_regex_scratch_new(10000, &scratch), SYMA_OK);
    ck_assert_int_eq(symai_ruleset_has_sign(r, SYMAI_SIGN_FIELD_OTP, scratch,
                                            "a code", 6),
                     1);
    ck_assert_int_eq(symai_ruleset_has_sign(r, SYMAI_SIGN_FIELD_OTP, scratch,
                                            "a pin", 5),
                     0);
    ck_assert_int_eq(syma_ruleset_load(r, good, strlen(good)), SYMA_ESTATE);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    symai_regex_scratch_free(scratch);
    syma_ruleset_free(r);
}
END_TEST

START_TEST(test_builtin)
{
    syma_ruleset *r = NULL;
    size_t i;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_msg(syma_ruleset_load_builtin(r) == SYMA_OK, "line %zu: %s",
                  syma_ruleset_error_line(r), syma_ruleset_last_error(r));
    ck_assert_msg(syma_ruleset_compile(r) == SYMA_OK, "%s",
                  syma_ruleset_last_error(r));
    ck_assert_int_eq(r->language_count, (int)symai_builtin_rule_count);
    ck_assert_ptr_nonnull(r->automaton);
    ck_assert_uint_gt(r->triggers.count, SYMAI_CLAIM_COUNT);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        ck_assert_msg(r->signs[i] != NULL, "no words for %s",
                      symai_sign_names()[i]);
    syma_ruleset_free(r);
}
END_TEST

START_TEST(test_names)
{
    ck_assert_int_eq(symai_name_index(symai_claim_names(), "return"),
                     SYMAI_CLAIM_RETURN);
    ck_assert_int_eq(symai_name_index(symai_guard_names(), "report"),
                     SYMAI_GUARD_REPORT);
    ck_assert_int_eq(
        symai_name_index(symai_sign_names(), "subject.activation"),
        SYMAI_SIGN_SUBJECT_ACTIVATION);
    ck_assert_int_eq(symai_name_index(symai_sign_names(), "nothing"), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("rules");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, test_frames);
    tcase_add_test(tests, test_frame_errors);
    tcase_add_test(tests, test_literals);
    tcase_add_loop_test(tests, test_errors_name_the_line, 0,
                        (int)(sizeof bad_files / sizeof *bad_files));
    tcase_add_test(tests, test_failed_load_changes_nothing);
    tcase_add_test(tests, test_builtin);
    tcase_add_test(tests, test_names);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
