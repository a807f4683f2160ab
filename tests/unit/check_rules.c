/* SPDX-License-Identifier: MIT */
/*
 * From rule files to patterns: slots, folding, literals, errors with their
 * line, and a rule set that is as it was after a load that failed.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "judge/builtin_rules.h"
#include "judge/rule_text.h"
#include "judge/ruleset.h"

#define DOC(body) \
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
    int schema_takes; /* only the reader refuses it */
};

static const struct bad bad_files[] = {
    {"<rules xmlns=\"urn:syma:rules:1\">\n</rules>", SYMA_ESYNTAX, 1,
     "language", 0},
    {DOC("<claim kind=\"maintenanc\" trigger=\"x\"/>"), SYMA_ESYNTAX, 2,
     "maintenance", 0},
    {DOC("\n<claim kind=\"error\"/>"), SYMA_ESYNTAX, 3, "trigger", 0},
    {DOC("<claim kind=\"error\" trigger=\"x\">\n<frame>(a</frame></claim>"),
     SYMA_EREGEX, 3, "", 0},
    {DOC("<claim kind=\"error\" trigger=\"(\"/>"), SYMA_EREGEX, 2, "trigger",
     0},
    {DOC("<guard kind=\"now\"><frame weight=\"1001\">a</frame></guard>"),
     SYMA_ESYNTAX, 2, "1001", 0},
    {DOC("<sign for=\"field.nothing\"/>"), SYMA_ESYNTAX, 2, "field.nothing", 0},
    {DOC("<product name=\"x\"/>"), SYMA_ESYNTAX, 2, "no condition", 0},
    {DOC("<weight of=\"place.titel\">1</weight>"), SYMA_ESYNTAX, 2,
     "place.title", 0},
    {DOC("<weight of=\"place.title\">1001</weight>"), SYMA_ESYNTAX, 2, "1000",
     0},
    {DOC("<weight of=\"percent.widget\">101</weight>"), SYMA_ESYNTAX, 2, "100",
     0},
    {DOC("<weight of=\"place.title\">1</weight>\n"
         "<weight of=\"place.title\">2</weight>"),
     SYMA_ESYNTAX, 3, "twice", 1},
    {DOC("<weight of=\"percent.widget\"/>"), SYMA_ESYNTAX, 2, "0 to 100", 0},
    {DOC("<time slot=\"month.13\">x</time>"), SYMA_ESYNTAX, 2, "month.1", 1},
    {DOC("<frames/>"), SYMA_ESYNTAX, 2, "frames", 0},
    {DOC("<slot name=\"x\"></slot>"), SYMA_ESYNTAX, 2, "empty", 0},
    {"<rules", SYMA_ESYNTAX, 1, "", 0},
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
    ck_assert_int_eq(
        symai_ruleset_has_sign(r, SYMAI_SIGN_FIELD_OTP, scratch, "a code", 6),
        1);
    ck_assert_int_eq(
        symai_ruleset_has_sign(r, SYMAI_SIGN_FIELD_OTP, scratch, "a pin", 5),
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

START_TEST(test_weights)
{
    static const char good[] = DOC("<weight of=\"place.title\">700</weight>"
                                   "<weight of=\"words.sole\"> 90 </weight>");
    static const char bad[] = DOC("<weight of=\"place.title\">600</weight>"
                                  "<weight of=\"words.sole\">x</weight>");
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(r->weights[SYMAI_WEIGHT_place_title], 1000);
    ck_assert_int_eq(syma_ruleset_load(r, good, strlen(good)), SYMA_OK);
    ck_assert_int_eq(r->weights[SYMAI_WEIGHT_place_title], 700);
    ck_assert_int_eq(r->weights[SYMAI_WEIGHT_words_sole], 90);
    ck_assert_int_eq(syma_ruleset_load(r, bad, strlen(bad)), SYMA_ESYNTAX);
    ck_assert_int_eq(r->weights[SYMAI_WEIGHT_place_title], 700);
    syma_ruleset_free(r);
}
END_TEST

static void silent(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

static xmlRelaxNGPtr read_schema(void)
{
    const char *source = getenv("SYMA_SRC");
    xmlRelaxNGParserCtxtPtr ctxt;
    xmlRelaxNGPtr schema;
    char path[4096];

    ck_assert_ptr_nonnull(source);
    snprintf(path, sizeof path, "%s/lib/rules/rules.rng", source);
    ctxt = xmlRelaxNGNewParserCtxt(path);
    schema = xmlRelaxNGParse(ctxt);
    xmlRelaxNGFreeParserCtxt(ctxt);
    ck_assert_ptr_nonnull(schema);
    return schema;
}

static int schema_takes(xmlRelaxNGPtr schema, const char *text, size_t len)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)len, NULL, NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NONET);
    xmlRelaxNGValidCtxtPtr ctxt;
    int rc;

    if (doc == NULL)
        return 0;
    ctxt = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidErrors(ctxt, silent, silent, NULL);
    rc = xmlRelaxNGValidateDoc(ctxt, doc);
    xmlRelaxNGFreeValidCtxt(ctxt);
    xmlFreeDoc(doc);
    return rc == 0;
}

/* What the reader refuses for its form the schema refuses too. */
START_TEST(test_schema_agrees)
{
    xmlRelaxNGPtr schema = read_schema();
    size_t i;

    for (i = 0; i < symai_builtin_rule_count; i++)
        ck_assert_msg(schema_takes(schema, symai_builtin_rules[i].text,
                                   symai_builtin_rules[i].len),
                      "%.200s", symai_builtin_rules[i].text);
    for (i = 0; i < sizeof bad_files / sizeof *bad_files; i++) {
        if (bad_files[i].code == SYMA_ESYNTAX && !bad_files[i].schema_takes)
            ck_assert_msg(!schema_takes(schema, bad_files[i].text,
                                        strlen(bad_files[i].text)),
                          "%s", bad_files[i].text);
    }
    xmlRelaxNGFree(schema);
}
END_TEST

START_TEST(test_names)
{
    ck_assert_int_eq(symai_name_index(symai_claim_names(), "return"),
                     SYMAI_CLAIM_RETURN);
    ck_assert_int_eq(symai_name_index(symai_guard_names(), "report"),
                     SYMAI_GUARD_REPORT);
    ck_assert_int_eq(symai_name_index(symai_sign_names(), "subject.activation"),
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
    tcase_add_test(tests, test_weights);
    tcase_add_test(tests, test_schema_agrees);
    tcase_add_test(tests, test_names);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
