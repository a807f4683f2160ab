/* SPDX-License-Identifier: MIT */
/*
 * From rule files to patterns: slots, folding, literals, errors with their
 * line, and a rule set that is as it was after a load that failed.
 */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "judge/present.h"
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

static const char *const rule_files[] = {"common", "de", "en", "es", "fr",
                                         "it",     "nl", "pt", NULL};

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
    ck_assert_uint_eq(r->own.claims.count, 1);
    ck_assert_uint_eq(r->own.guards.count, 0);
    ck_assert_uint_eq(r->own.products.count, 0);
    ck_assert_uint_eq(r->own.conditions.count, 0);
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
    ck_assert_uint_gt(r->t->language_count, 7);
    ck_assert_uint_gt(r->t->of_text.count, 1000);
    ck_assert_uint_gt(r->t->trigger_count, SYMAI_CLAIM_COUNT);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        ck_assert_msg((r->t->signs >> i & 1) != 0, "no words for %s",
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

/* One of the files of lib/rules. */
static void read_rules(const char *name, struct symai_buf *out)
{
    const char *source = getenv("SYMA_SRC");
    char path[4096];
    char chunk[4096];
    FILE *file;
    size_t n;

    ck_assert_ptr_nonnull(source);
    snprintf(path, sizeof path, "%s/lib/rules/%s.xml", source, name);
    file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    symai_buf_init(out, 1 << 24);
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
        ck_assert_int_eq(symai_buf_add(out, chunk, n), SYMA_OK);
    fclose(file);
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
    struct symai_buf text;
    size_t i;

    for (i = 0; rule_files[i] != NULL; i++) {
        read_rules(rule_files[i], &text);
        ck_assert_msg(schema_takes(schema, text.data, text.len), "%s",
                      rule_files[i]);
        symai_buf_free(&text);
    }
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

/* The rules of lib/rules, read at run time. */
static syma_ruleset *load_files(const char *own)
{
    syma_ruleset *r = NULL;
    struct symai_buf text;
    size_t i;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    for (i = 0; rule_files[i] != NULL; i++) {
        read_rules(rule_files[i], &text);
        ck_assert_int_eq(syma_ruleset_load(r, text.data, text.len), SYMA_OK);
        symai_buf_free(&text);
    }
    if (own != NULL)
        ck_assert_int_eq(syma_ruleset_load(r, own, strlen(own)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    return r;
}

static void expect_same_patterns(const struct symai_tables *a,
                                 const struct symai_tables *b)
{
    size_t i;

    ck_assert_uint_eq(a->claim_count, b->claim_count);
    ck_assert_uint_eq(a->guard_count, b->guard_count);
    ck_assert_uint_eq(a->condition_count, b->condition_count);
    ck_assert_mem_eq(a->claims_from, b->claims_from, sizeof a->claims_from);
    ck_assert_mem_eq(a->guards_from, b->guards_from, sizeof a->guards_from);
    ck_assert_mem_eq(a->signs_from, b->signs_from, sizeof a->signs_from);
    for (i = 0; i < symai_tables_patterns(a); i++)
        ck_assert_str_eq(symai_tables_source(a, i), symai_tables_source(b, i));
    for (i = 0; i < a->claim_count; i++) {
        ck_assert_uint_eq(a->claims[i].kind, b->claims[i].kind);
        ck_assert_uint_eq(a->claims[i].weight, b->claims[i].weight);
        ck_assert_uint_eq(a->claims[i].language, b->claims[i].language);
        ck_assert_str_eq(a->text + a->claims[i].frame,
                         b->text + b->claims[i].frame);
    }
    for (i = 0; i < a->guard_count; i++) {
        ck_assert_uint_eq(a->guards[i].kind, b->guards[i].kind);
        ck_assert_uint_eq(a->guards[i].language, b->guards[i].language);
    }
    for (i = 0; i < a->condition_count; i++)
        ck_assert_uint_eq(a->conditions[i].on, b->conditions[i].on);
    for (i = 0; i < SYMAI_NEED_WORDS(symai_tables_patterns(a)); i++)
        ck_assert_uint_eq(a->always_needs[i], b->always_needs[i]);
}

static void expect_same_words(const struct symai_tables *a,
                              const struct symai_words *one, size_t count_one,
                              const struct symai_tables *b,
                              const struct symai_words *two, size_t count_two)
{
    size_t i;

    ck_assert_uint_eq(count_one, count_two);
    for (i = 0; i < count_one; i++) {
        ck_assert_uint_eq(one[i].kind, two[i].kind);
        ck_assert_uint_eq(one[i].language, two[i].language);
        ck_assert_str_eq(a->text + one[i].source, b->text + two[i].source);
    }
}

static void expect_same_rest(const struct symai_tables *a,
                             const struct symai_tables *b)
{
    size_t i;

    ck_assert_uint_eq(a->product_count, b->product_count);
    for (i = 0; i < a->product_count; i++) {
        ck_assert_str_eq(a->products[i].name, b->products[i].name);
        ck_assert_int_eq(a->products[i].claim, b->products[i].claim);
        ck_assert_uint_eq(a->products[i].weight, b->products[i].weight);
        ck_assert_uint_eq(a->products[i].whole, b->products[i].whole);
        ck_assert_uint_eq(a->products[i].first_condition,
                          b->products[i].first_condition);
        ck_assert_uint_eq(a->products[i].condition_count,
                          b->products[i].condition_count);
    }
    ck_assert_uint_eq(a->language_count, b->language_count);
    for (i = 0; i < a->language_count; i++)
        ck_assert_str_eq(a->languages[i], b->languages[i]);
    ck_assert_uint_eq(a->signs, b->signs);
    ck_assert_mem_eq(&a->always, &b->always, sizeof a->always);
    ck_assert_mem_eq(a->weights, b->weights,
                     SYMAI_WEIGHT_COUNT * sizeof *a->weights);
}

static void expect_same_times(struct symai_when_words a,
                              struct symai_when_words b)
{
    size_t i;

    ck_assert_uint_eq(a.count, b.count);
    for (i = 0; i < a.count; i++) {
        ck_assert_uint_eq(a.phrases[i].len, b.phrases[i].len);
        ck_assert_mem_eq(a.text + a.phrases[i].text, b.text + b.phrases[i].text,
                         a.phrases[i].len);
        ck_assert_mem_eq(&a.phrases[i].slots, &b.phrases[i].slots,
                         sizeof a.phrases[i].slots);
    }
}

/* What the states say may stand in another order. */
static void expect_same_automaton(const struct symai_automaton *a,
                                  const struct symai_automaton *b)
{
    uint32_t i;

    ck_assert_uint_eq(a->class_count, b->class_count);
    ck_assert_uint_eq(a->state_count, b->state_count);
    ck_assert_uint_eq(a->dense_count, b->dense_count);
    ck_assert_uint_eq(a->begin_mask, b->begin_mask);
    ck_assert_mem_eq(a->begins, b->begins, sizeof a->begins);
    if (a->state_count == 0)
        return;
    ck_assert_mem_eq(a->class_of, b->class_of, 256);
    ck_assert_mem_eq(a->moves, b->moves,
                     (size_t)a->dense_count * a->class_count *
                         sizeof *a->moves);
    for (i = 0; i < a->state_count; i++) {
        ck_assert_uint_eq(a->states[i].first_child, b->states[i].first_child);
        ck_assert_uint_eq(a->states[i].fail, b->states[i].fail);
        ck_assert_uint_eq(a->states[i].child_count, b->states[i].child_count);
        ck_assert_uint_eq(a->states[i].label, b->states[i].label);
        ck_assert_mem_eq(a->said + a->states[i].found,
                         b->said + b->states[i].found, sizeof *a->said);
    }
}

static void expect_same_signs(const struct symai_tables *a,
                              const struct symai_tables *b)
{
    int sign;

    ck_assert_mem_eq(a->always_said, b->always_said, sizeof a->always_said);
    expect_same_automaton(&a->of_label, &b->of_label);
    for (sign = 0; sign < SYMAI_SIGN_COUNT; sign++)
        expect_same_automaton(&a->of_sign[sign], &b->of_sign[sign]);
}

static void expect_same(const syma_ruleset *a, const syma_ruleset *b)
{
    const struct symai_tables *s = a->t;
    const struct symai_tables *t = b->t;

    expect_same_patterns(s, t);
    expect_same_words(s, s->triggers, s->trigger_count, t, t->triggers,
                      t->trigger_count);
    expect_same_words(s, s->sign_words, s->sign_word_count, t, t->sign_words,
                      t->sign_word_count);
    expect_same_rest(s, t);
    expect_same_signs(s, t);
    expect_same_times(symai_when_lexicon_words(a->when),
                      symai_when_lexicon_words(b->when));
    ck_assert_mem_eq(a->weights, b->weights, sizeof a->weights);
    ck_assert_uint_eq(s->of_text.count, t->of_text.count);
}

static syma_ruleset *load_beside(const char *before, const char *behind)
{
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    if (before != NULL)
        ck_assert_int_eq(syma_ruleset_load(r, before, strlen(before)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    if (behind != NULL)
        ck_assert_int_eq(syma_ruleset_load(r, behind, strlen(behind)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    return r;
}

/* What was made while building is what the files say now. */
START_TEST(test_builtin_is_the_files)
{
    syma_ruleset *read = load_files(NULL);
    syma_ruleset *builtin = load_beside(NULL, NULL);

    ck_assert_ptr_eq(builtin->t, symai_builtin_tables);
    expect_same(read, builtin);
    syma_ruleset_free(read);
    syma_ruleset_free(builtin);
}
END_TEST

static const char own_rules[] =
    "<rules xmlns=\"urn:syma:rules:1\" language=\"xx\">"
    "<claim kind=\"maintenance\" trigger=\"werkelt|zzqqx\">"
    "<frame weight=\"900\">hier werkelt</frame>"
    "<literal>zzqqx</literal></claim>"
    "<claim kind=\"fallback\" trigger=\"[0-9]\"><frame>[0-9]</frame></claim>"
    "<guard kind=\"now\"><frame>gerade</frame></guard>"
    "<sign for=\"field.otp\"><literal>zahlwort</literal></sign>"
    "<product name=\"own\"><title>eigenes</title></product>"
    "<time slot=\"tomorrow\">uebermorgens</time>"
    "<weight of=\"place.title\">701</weight></rules>";

/* Beside other rules the automaton is taken over, not made again. */
/* Signs without a word of one's own are taken as they are. */
START_TEST(test_builtin_beside_own_without_signs)
{
    static const char own[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"xx\">"
        "<claim kind=\"maintenance\" trigger=\"werkelt\">"
        "<frame weight=\"900\">hier werkelt</frame></claim></rules>";
    syma_ruleset *read = load_files(own);
    syma_ruleset *beside = load_beside(NULL, own);

    expect_same(read, beside);
    syma_ruleset_free(read);
    syma_ruleset_free(beside);
}
END_TEST

START_TEST(test_builtin_beside_own)
{
    syma_ruleset *read = load_files(own_rules);
    syma_ruleset *beside = load_beside(NULL, own_rules);

    expect_same(read, beside);
    ck_assert_int_eq(beside->weights[SYMAI_WEIGHT_place_title], 701);
    syma_ruleset_free(read);
    syma_ruleset_free(beside);
}
END_TEST

static size_t count_patterns(const syma_ruleset *r,
                             const struct symai_present *present)
{
    size_t end = symai_tables_patterns(r->t);
    size_t count = 0;
    size_t i;

    for (i = symai_present_next(present, 0, end); i < end;
         i = symai_present_next(present, i + 1, end))
        count++;
    return count;
}

/* In any order; what comes first keeps its place. */
START_TEST(test_builtin_behind_own)
{
    static const char *const texts[] = {"hier werkelt jemand",
                                        "wegen wartung geschlossen 12", "zzqqx",
                                        "the site is down for maintenance"};
    syma_ruleset *before = load_beside(own_rules, NULL);
    syma_ruleset *behind = load_beside(NULL, own_rules);
    struct symai_present one;
    struct symai_present two;
    size_t i;
    size_t j;

    ck_assert_str_eq(before->t->languages[0], "xx");
    ck_assert_str_eq(before->t->products[0].name, "own");
    ck_assert_uint_eq(before->t->of_text.count, behind->t->of_text.count);
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        symai_present_of(before, texts[i], strlen(texts[i]), &one);
        symai_present_of(behind, texts[i], strlen(texts[i]), &two);
        ck_assert_uint_eq(one.owners.signs, two.owners.signs);
        for (j = 0; j < SYMAI_CLAIM_COUNT; j++)
            ck_assert_int_eq(__builtin_popcount(one.owners.triggers[j]),
                             __builtin_popcount(two.owners.triggers[j]));
        ck_assert_uint_eq(count_patterns(before, &one),
                          count_patterns(behind, &two));
    }
    syma_ruleset_free(before);
    syma_ruleset_free(behind);
}
END_TEST

START_TEST(test_builtin_twice)
{
    syma_ruleset *r = NULL;
    uint32_t claims = symai_builtin_tables->claim_count;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    ck_assert_uint_eq(r->t->claim_count, 2 * claims);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_ESTATE);
    syma_ruleset_free(r);
}
END_TEST

/* A document that is refused leaves the built-in rules as they were. */
START_TEST(test_builtin_and_a_bad_one)
{
    static const char bad[] =
        DOC("<guard kind=\"now\"><frame>fine</frame></guard>\n"
            "<claim kind=\"error\" trigger=\"x\">\n<frame>(a</frame></claim>");
    syma_ruleset *alone = load_beside(NULL, NULL);
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, bad, strlen(bad)), SYMA_EREGEX);
    ck_assert_uint_eq(syma_ruleset_error_line(r), 4);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    expect_same(alone, r);
    syma_ruleset_free(r);
    syma_ruleset_free(alone);
}
END_TEST

/* Two names alike are allowed in two patterns, not in one. */
START_TEST(test_signs_that_do_not_go_together)
{
    static const char text[] =
        DOC("<sign for=\"field.otp\"><frame>(?&lt;a>x)</frame>"
            "<frame>(?&lt;a>y)</frame></sign>");
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, text, strlen(text)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_EREGEX);
    ck_assert_str_ne(syma_ruleset_last_error(r), "");
    syma_ruleset_free(r);
}
END_TEST

/* Nobody compiles these before a page asks for them. */
START_TEST(test_all_builtin_compile)
{
    syma_ruleset *r = load_beside(NULL, NULL);
    const struct symai_regex *regex;
    size_t i;

    for (i = 0; i < symai_tables_patterns(r->t); i++) {
        ck_assert_ptr_null(atomic_load(&r->lazy.regexes[i]));
        ck_assert_msg(symai_ruleset_pattern(r, i, &regex) == SYMA_OK, "%s",
                      symai_tables_source(r->t, i));
        ck_assert_ptr_eq(regex, atomic_load(&r->lazy.regexes[i]));
    }
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        ck_assert_msg(symai_ruleset_sign(r, (int)i, &regex) == SYMA_OK, "%s",
                      symai_sign_names()[i]);
    syma_ruleset_free(r);
}
END_TEST

#define THREADS 8

struct asker {
    const syma_ruleset *rules;
    const struct symai_regex **got;
    pthread_barrier_t *together;
    pthread_t thread;
};

static void *ask_for_all(void *arg)
{
    struct asker *asker = arg;
    size_t count = symai_tables_patterns(asker->rules->t);
    size_t i;
    int rc = SYMA_OK;

    pthread_barrier_wait(asker->together);
    for (i = 0; i < count && rc >= 0; i += 7)
        rc = symai_ruleset_pattern(asker->rules, i, &asker->got[i]);
    for (i = 0; i < SYMAI_SIGN_COUNT && rc >= 0; i++)
        rc = symai_ruleset_sign(asker->rules, (int)i, &asker->got[count + i]);
    return rc < 0 ? arg : NULL;
}

/* All threads get the same one, whoever compiled it. */
START_TEST(test_lazy_from_many_threads)
{
    syma_ruleset *r = load_beside(NULL, NULL);
    size_t count = symai_tables_patterns(r->t) + SYMAI_SIGN_COUNT;
    struct asker askers[THREADS];
    pthread_barrier_t together;
    void *failed;
    int i;

    ck_assert_int_eq(pthread_barrier_init(&together, NULL, THREADS), 0);
    for (i = 0; i < THREADS; i++) {
        askers[i].rules = r;
        askers[i].got = calloc(count, sizeof(void *));
        askers[i].together = &together;
        ck_assert_ptr_nonnull(askers[i].got);
        ck_assert_int_eq(
            pthread_create(&askers[i].thread, NULL, ask_for_all, &askers[i]),
            0);
    }
    for (i = 0; i < THREADS; i++) {
        ck_assert_int_eq(pthread_join(askers[i].thread, &failed), 0);
        ck_assert_ptr_null(failed);
    }
    for (i = 0; i < THREADS; i++) {
        ck_assert_mem_eq(askers[i].got, askers[0].got, count * sizeof(void *));
        if (i > 0)
            free(askers[i].got);
    }
    free(askers[0].got);
    pthread_barrier_destroy(&together);
    syma_ruleset_free(r);
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
    tcase_add_test(tests, test_builtin_is_the_files);
    tcase_add_test(tests, test_builtin_beside_own);
    tcase_add_test(tests, test_builtin_beside_own_without_signs);
    tcase_add_test(tests, test_builtin_behind_own);
    tcase_add_test(tests, test_builtin_twice);
    tcase_add_test(tests, test_builtin_and_a_bad_one);
    tcase_add_test(tests, test_signs_that_do_not_go_together);
    tcase_add_test(tests, test_all_builtin_compile);
    tcase_add_test(tests, test_lazy_from_many_threads);
    tcase_set_timeout(tests, 120);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
