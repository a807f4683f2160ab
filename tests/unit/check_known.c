/* SPDX-License-Identifier: MIT */
/*
 * What makes two answers the same page, the table of pages that are known,
 * and the hash below both.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "judge/verdict.h"
#include "page/page.h"
#include "run/known.h"
#include "syma/syma.h"

/* SipHash-1-3 with a key of zeros, of the bytes 1, 8, 15, 22, ...: as CPython
 * 3.11 has it for bytes with PYTHONHASHSEED=0. */
static const struct {
    size_t len;
    uint64_t hash;
} hashes[] = {
    {1, UINT64_C(0x44bc103b1f8540ed)},  {7, UINT64_C(0xb41012aeee05c7d4)},
    {8, UINT64_C(0xd22d9341176d0728)},  {9, UINT64_C(0x4ec42971d570753b)},
    {40, UINT64_C(0xaf08005c19450807)}, {100, UINT64_C(0x27a357ab4c25be13)},
};

START_TEST(hash_is_siphash)
{
    static const uint64_t key[2] = {0, 0};
    unsigned char bytes[100];
    struct symai_sip sip;
    size_t len = hashes[_i].len;
    size_t cut;
    size_t i;

    for (i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 7 + 1);
    for (cut = 0; cut <= len; cut++) {
        symai_sip_init(&sip, key);
        symai_sip_add(&sip, bytes, cut);
        symai_sip_add(&sip, bytes + cut, len - cut);
        ck_assert(symai_sip_end(&sip) == hashes[_i].hash);
    }
}
END_TEST

static struct symai_knowledge *knowledge;

static void setup(void)
{
    ck_assert_int_eq(symai_knowledge_new(&knowledge), SYMA_OK);
}

static void teardown(void)
{
    symai_knowledge_free(knowledge);
}

static syma_page *answer(int status, const char *name, const char *value)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, "https://a.example/in"), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, status), SYMA_OK);
    ck_assert_int_eq(syma_page_add_header(p, "Server", "x"), SYMA_OK);
    if (name != NULL)
        ck_assert_int_eq(syma_page_add_header(p, name, value), SYMA_OK);
    return p;
}

static struct symai_print print_of(syma_page *p)
{
    struct symai_print print;

    memset(&print, 0, sizeof print);
    symai_knowledge_print(knowledge, symai_page_response(p), &print);
    syma_page_free(p);
    return print;
}

START_TEST(head_counts_what_matters)
{
    static const struct {
        const char *name;
        int counts;
    } headers[] = {
        {"Date", 0},         {"ETag", 0},         {"Set-Cookie", 0},
        {"X-Request-Id", 0}, {"Age", 0},          {"CF-RAY", 0},
        {"Retry-After", 1},  {"Content-Type", 1}, {"X-Maintenance", 1},
        {"Refresh", 1},      {"Location", 1},     {"X-Dat", 1}};
    struct symai_print plain = print_of(answer(200, NULL, NULL));
    struct symai_print other;
    syma_page *p;
    size_t i;

    for (i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        other = print_of(answer(200, headers[i].name, "1"));
        ck_assert_int_eq(other.head != plain.head, headers[i].counts);
        ck_assert(other.way == plain.way);
    }
    ck_assert(print_of(answer(503, NULL, NULL)).head != plain.head);
    p = answer(200, NULL, NULL);
    ck_assert_int_eq(syma_page_set_url(p, "https://a.example/out"), SYMA_OK);
    other = print_of(p);
    ck_assert(other.head == plain.head && other.way != plain.way);
    p = answer(200, NULL, NULL);
    ck_assert_int_eq(
        syma_page_add_redirect(p, 302, "https://a.example/in"), SYMA_OK);
    ck_assert(print_of(p).way != plain.way);
}
END_TEST

static const syma_verdict *learn(struct symai_plan *plan, size_t section,
                                 uint64_t body)
{
    struct symai_print print = {1, 2, body, 4, 0};
    syma_page *p = answer(200, "ETag", "\"e\"");
    const struct symai_known *known;
    syma_verdict *v = NULL;

    ck_assert_int_eq(symai_verdict_new(&v), SYMA_OK);
    ck_assert_int_eq(symai_knowledge_learn(knowledge, plan, section, &print,
                                           symai_page_response(p), v),
                     SYMA_OK);
    syma_verdict_unref(v);
    syma_page_free(p);
    known = symai_knowledge_find(knowledge, plan, section);
    ck_assert_ptr_nonnull(known);
    ck_assert(known->print.body == body);
    ck_assert_str_eq(known->etag, "\"e\"");
    ck_assert_ptr_null(known->last_modified);
    ck_assert_str_eq(known->url, "https://a.example/in");
    return known->verdict;
}

static struct symai_plan *plan_of(const char *url, int kind)
{
    struct symai_plan *plan = NULL;

    ck_assert_int_eq(symai_plan_of_url(url, kind, &plan), SYMA_OK);
    return plan;
}

START_TEST(pages_by_address_and_kind)
{
    struct symai_plan *plan;
    char url[64];
    int i;

    for (i = 0; i < 1000; i++) {
        snprintf(url, sizeof url, "https://a.example/%d", i);
        plan = plan_of(url, SYMA_SECTION_LOGIN);
        ck_assert_ptr_null(symai_knowledge_find(knowledge, plan, 0));
        learn(plan, 0, (uint64_t)i);
        symai_plan_unref(plan);
    }
    for (i = 0; i < 1000; i++) {
        snprintf(url, sizeof url, "https://a.example/%d", i);
        plan = plan_of(url, SYMA_SECTION_LOGIN);
        ck_assert(symai_knowledge_find(knowledge, plan, 0)->print.body ==
                  (uint64_t)i);
        symai_plan_unref(plan);
    }
    plan = plan_of("https://a.example/7", SYMA_SECTION_GENERIC);
    ck_assert_ptr_null(symai_knowledge_find(knowledge, plan, 0));
    symai_plan_unref(plan);
}
END_TEST

START_TEST(sections_by_portal_as_it_is)
{
    struct symai_plan *before = NULL;
    struct symai_plan *after = NULL;
    struct symai_known *held;
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("a", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "x", SYMA_SECTION_LOGIN,
                                             "https://a.example/x", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "y", SYMA_SECTION_LOGIN,
                                             "https://a.example/y", 0),
                     SYMA_OK);
    ck_assert_int_eq(symai_plan_of_portal(p, NULL, &before), SYMA_OK);
    learn(before, 0, 10);
    ck_assert_ptr_null(symai_knowledge_find(knowledge, before, 1));
    learn(before, 1, 11);
    /* In use elsewhere when it is learnt anew. */
    held = symai_known_ref(symai_knowledge_find(knowledge, before, 0));
    learn(before, 0, 12);
    ck_assert(held->print.body == 10);
    symai_known_unref(held);
    ck_assert_int_eq(syma_portal_set_header(p, "x", "X-One", "1"), SYMA_OK);
    ck_assert_int_eq(symai_plan_of_portal(p, NULL, &after), SYMA_OK);
    ck_assert_ptr_null(symai_knowledge_find(knowledge, after, 0));
    symai_plan_unref(before);
    symai_plan_unref(after);
    syma_portal_free(p);
}
END_TEST

START_TEST(timely_answers_are_judged)
{
    const int64_t day = INT64_C(86400000);
    const int64_t now = INT64_C(1795420800000);
    syma_options *o = NULL;
    syma_page *p = answer(200, NULL, NULL);
    const struct symai_response *r = symai_page_response(p);

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(symai_knowledge_may_serve(o, r, now), 1);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", 2001), SYMA_OK);
    ck_assert_int_eq(symai_knowledge_may_serve(o, r, now), 0);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", 2000), SYMA_OK);
    ck_assert_int_eq(syma_page_add_cert(p, "a", "b", now + 15 * day), SYMA_OK);
    ck_assert_int_eq(symai_knowledge_may_serve(o, r, now), 1);
    ck_assert_int_eq(syma_page_add_cert(p, "b", "c", now + 13 * day), SYMA_OK);
    ck_assert_int_eq(symai_knowledge_may_serve(o, r, now), 0);
    syma_page_free(p);
    syma_options_free(o);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("known");
    TCase *tcase = tcase_create("known");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, hash_is_siphash, 0,
                        (int)(sizeof hashes / sizeof hashes[0]));
    tcase_add_test(tcase, head_counts_what_matters);
    tcase_add_test(tcase, pages_by_address_and_kind);
    tcase_add_test(tcase, sections_by_portal_as_it_is);
    tcase_add_test(tcase, timely_answers_are_judged);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
