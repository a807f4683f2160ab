/* SPDX-License-Identifier: MIT */
/*
 * The JSON form: one section word for word, the order of keys, null for what
 * is not known, and hostile text.
 */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

static char *json_of(syma_report *r)
{
    char *text = NULL;

    ck_assert_int_eq(syma_report_format(r, "json", &text), SYMA_OK);
    syma_report_unref(r);
    return text;
}

static const char whole[] =
    "{\n"
    "  \"schema\": \"syma-report/1\",\n"
    "  \"portal\": null,\n"
    "  \"time\": \"2026-11-23T08:00:00Z\",\n"
    "  \"state\": \"up\",\n"
    "  \"usable\": \"yes\",\n"
    "  \"flags\": [\n"
    "    \"scheduled\"\n"
    "  ],\n"
    "  \"cause\": null,\n"
    "  \"up_count\": 1,\n"
    "  \"required_count\": 1,\n"
    "  \"sections\": [\n"
    "    {\n"
    "      \"id\": \"in\",\n"
    "      \"kind\": \"login\",\n"
    "      \"url\": \"https://a.example/in\",\n"
    "      \"final_url\": \"https://a.example/login\",\n"
    "      \"state\": \"up\",\n"
    "      \"usable\": \"yes\",\n"
    "      \"reason\": \"ok_scheduled\",\n"
    "      \"confidence\": 900,\n"
    "      \"summary\": \"S\",\n"
    "      \"product\": null,\n"
    "      \"signature\": null,\n"
    "      \"flags\": [\n"
    "        \"suspect\",\n"
    "        \"scheduled\"\n"
    "      ],\n"
    "      \"required\": true,\n"
    "      \"needs\": [],\n"
    "      \"effective\": {\n"
    "        \"state\": \"up\",\n"
    "        \"usable\": \"yes\",\n"
    "        \"reason\": \"ok_scheduled\",\n"
    "        \"because\": null,\n"
    "        \"confidence\": 900\n"
    "      },\n"
    "      \"evidence\": [\n"
    "        {\n"
    "          \"code\": \"form.password.present\",\n"
    "          \"points_to\": \"up\",\n"
    "          \"weight\": 800,\n"
    "          \"zone\": \"body\",\n"
    "          \"excerpt\": \"Log in\"\n"
    "        }\n"
    "      ],\n"
    "      \"since\": null,\n"
    "      \"notices\": [\n"
    "        {\n"
    "          \"kind\": \"planned\",\n"
    "          \"earliest\": \"2026-11-23T09:00:00Z\",\n"
    "          \"latest\": null,\n"
    "          \"vague\": false,\n"
    "          \"text\": \"Work at 9\"\n"
    "        }\n"
    "      ],\n"
    "      \"fallbacks\": [],\n"
    "      \"forms\": [\n"
    "        {\n"
    "          \"kind\": \"login\",\n"
    "          \"enabled\": true\n"
    "        }\n"
    "      ],\n"
    "      \"http\": {\n"
    "        \"status\": 200,\n"
    "        \"redirects\": [\n"
    "          \"https://a.example/login\"\n"
    "        ]\n"
    "      },\n"
    "      \"timings_ms\": {\n"
    "        \"resolve\": 0,\n"
    "        \"total\": 123\n"
    "      },\n"
    "      \"certificates\": [\n"
    "        {\n"
    "          \"subject\": \"CN=a.example\",\n"
    "          \"issuer\": null,\n"
    "          \"not_after\": \"2026-11-22T08:00:00Z\",\n"
    "          \"days_left\": -1,\n"
    "          \"first_to_expire\": true\n"
    "        },\n"
    "        {\n"
    "          \"subject\": \"CN=b\",\n"
    "          \"issuer\": \"CN=c\",\n"
    "          \"not_after\": null,\n"
    "          \"days_left\": null,\n"
    "          \"first_to_expire\": false\n"
    "        }\n"
    "      ]\n"
    "    }\n"
    "  ]\n"
    "}\n";

START_TEST(word_for_word)
{
    syma_verdict *v = verdict_up(SYMA_SECTION_LOGIN, "https://a.example/in");
    void *item = NULL;
    char *text;

    v->reason = SYMAI_REASON_ok_scheduled;
    v->flags = SYMA_FLAG_SCHEDULED | SYMA_FLAG_SUSPECT;
    ck_assert_int_eq(symai_verdict_add_form(v, "login", 1), SYMA_OK);
    v->timing_ms[SYMAI_PHASE_RESOLVE] = 0;
    verdict_evidence(v, "form.password.present", SYMA_STATE_UP, 800, "body",
                     "Log in");
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_PLANNED, STORY_TIME + HOUR, -1, 0,
                   "Work at 9");
    ck_assert_int_eq(symai_vec_push(&v->redirects, &item), SYMA_OK);
    ck_assert_int_eq(symai_strdup("https://a.example/login", item), SYMA_OK);
    symai_free(v->final_url);
    ck_assert_int_eq(symai_strdup("https://a.example/login", &v->final_url),
                     SYMA_OK);
    ck_assert_int_eq(symai_certs_new(&v->certs), SYMA_OK);
    ck_assert_int_eq(
        symai_certs_add(v->certs, "CN=a.example", "", STORY_TIME - 24 * HOUR),
        SYMA_OK);
    ck_assert_int_eq(symai_certs_add(v->certs, "CN=b", "CN=c", -1), SYMA_OK);
    symai_free(v->summary);
    ck_assert_int_eq(symai_strdup("S", &v->summary), SYMA_OK);
    text = json_of(report_of_one("in", v));
    ck_assert_str_eq(text, whole);
    syma_string_free(text);
}
END_TEST

START_TEST(story)
{
    char *text = json_of(story_report());

    ck_assert_ptr_nonnull(strstr(text, "\"portal\": \"demo\",\n"));
    ck_assert_ptr_nonnull(strstr(text, "\"cause\": \"maintenance\",\n"
                                       "  \"up_count\": 2,\n"
                                       "  \"required_count\": 4,\n"));
    ck_assert_ptr_nonnull(strstr(text, "\"reason\": \"dependency\",\n"
                                       "        \"because\": \"account\","));
    ck_assert_ptr_nonnull(strstr(text, "\"needs\": [\n        \"account\"\n"));
    ck_assert_ptr_nonnull(strstr(text, "\"required\": false,"));
    ck_assert_ptr_nonnull(strstr(text, "\"act\": \"activate\",\n"
                                       "          \"channel\": \"sms\",\n"
                                       "          \"address\": \"20555\",\n"
                                       "          \"keyword\": \"ACTIVE\",\n"
                                       "          \"text\": null,\n"
                                       "          \"source\": \"portal\"\n"));
    ck_assert_ptr_nonnull(strstr(text, "\"vague\": true,"));
    syma_string_free(text);
}
END_TEST

START_TEST(since)
{
    static const char words[] = "Down since Monday";
    struct symai_when when = {.earliest_ms = STORY_TIME - 24 * HOUR,
                              .latest_ms = STORY_TIME,
                              .vague = 1};
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
                    SYMAI_REASON_soft_error, "https://a.example/");
    char *text;

    ck_assert_int_eq(symai_verdict_set_since(v, SYMA_NOTICE_INCIDENT, &when,
                                             words, strlen(words), 160),
                     SYMA_OK);
    text = json_of(report_of_one("a", v));
    ck_assert_ptr_nonnull(
        strstr(text, "      \"since\": {\n"
                     "        \"earliest\": \"2026-11-22T08:00:00Z\",\n"
                     "        \"latest\": \"2026-11-23T08:00:00Z\",\n"
                     "        \"vague\": true,\n"
                     "        \"text\": \"Down since Monday\"\n"
                     "      },\n"));
    syma_string_free(text);
}
END_TEST

START_TEST(what_is_not_known_is_null)
{
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DOWN, SYMA_USABLE_NO,
                    SYMAI_REASON_connect_refused, "");
    char *text = NULL;

    v->http_status = 0;
    ck_assert_int_eq(syma_verdict_format(v, "json", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, "\"time\": null,"));
    ck_assert_ptr_nonnull(strstr(text, "\"url\": null,"));
    ck_assert_ptr_nonnull(strstr(text, "\"final_url\": null,"));
    ck_assert_ptr_nonnull(strstr(text, "\"status\": null,"));
    ck_assert_ptr_nonnull(strstr(text, "\"timings_ms\": {}"));
    ck_assert_ptr_nonnull(strstr(text, "\"id\": \"generic\","));
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(hostile_text)
{
    static const char words[] = "a\"b\\c\n\x1b[2J\xE2\x80\xAE\xFF<|'";
    syma_verdict *v =
        verdict_new(SYMA_SECTION_GENERIC, SYMA_STATE_DEGRADED, SYMA_USABLE_NO,
                    SYMAI_REASON_soft_error, "https://a.example/");
    char *text;

    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 900, "h1",
                     words);
    text = json_of(report_of_one("a", v));
    ck_assert_ptr_null(strchr(text, '\x1b'));
    ck_assert_ptr_null(strstr(text, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strchr(text, '\xFF'));
    ck_assert(symai_utf8_is_valid(text, strlen(text)));
    ck_assert_ptr_nonnull(strstr(text, "a\\\"b\\\\c"));
    syma_string_free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format_json");
    TCase *cases = tcase_create("format_json");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, word_for_word);
    tcase_add_test(cases, story);
    tcase_add_test(cases, since);
    tcase_add_test(cases, what_is_not_known_is_null);
    tcase_add_test(cases, hostile_text);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
