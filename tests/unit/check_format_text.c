/* SPDX-License-Identifier: MIT */
/*
 * The text form: the story word for word, each kind of detail, colours as the
 * same text with escapes, the width of lines, and hostile text.
 */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

static char *text_of(syma_report *r, const char *format)
{
    char *text = NULL;

    ck_assert_int_eq(syma_report_format(r, format, &text), SYMA_OK);
    syma_report_unref(r);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "'%s' is not in:\n%s", part,
                  text);
}

static void assert_lacks(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) == NULL, "'%s' is in:\n%s", part, text);
}

/* Times are those of the zone where its file is installed; else UTC. */
static int has_zone(void)
{
    struct symai_zone *zone = NULL;
    int rc = symai_zone_load("/usr/share/zoneinfo", "Europe/Paris", &zone);

    symai_zone_free(zone);
    return rc == SYMA_OK;
}

static const char story_body[] =
    "  home        up           usable         ok\n"
    "  login       up           usable         ok\n"
    "  account     maintenance  not usable     page_maintenance\n"
    "    why        the page says that maintenance is under way\n"
    "    words      \"Votre espace client est en cours de maintenance\" in the "
    "main heading\n";
static const char story_times[] =
    "    back       between Mon 23 Nov 2026, 09:00 and 21:00 (Europe/Paris), a "
    "vague promise:\n"
    "               \"R\xC3\xA9ouverture pr\xC3\xA9vue dans les prochaines "
    "heures\"\n";
static const char story_end[] =
    "    meanwhile  the page offers \"Appelez le service client au 3900\"\n"
    "  activation  degraded     not usable     dependency: account\n"
    "    because    account is in maintenance and this section needs it; by "
    "itself it is up, usable\n"
    "    meanwhile  to activate, send \"ACTIVE\" by SMS to 20555\n"
    "  brochure    up           usable         ok  (optional)\n";

START_TEST(story)
{
    char *text = text_of(story_report(), "text");

    assert_has(text, "demo is degraded, partly usable: 2 of 4 sections up, "
                     "partial, the worst is maintenance\n");
    assert_has(text, story_body);
    assert_has(text, story_end);
    ck_assert_str_eq(text + strlen(text) - strlen(story_end), story_end);
    if (has_zone()) {
        assert_has(text, "\nchecked Mon 23 Nov 2026, 09:00 (Europe/Paris), "
                         "https://www.operator.example/\n\n");
        assert_has(text, story_times);
    } else {
        assert_has(text, "\nchecked Mon 23 Nov 2026, 08:00 (UTC), ");
    }
    ck_assert_ptr_null(strchr(text, '\x1b'));
    syma_string_free(text);
}
END_TEST

/* Takes the SGR sequences out. */
static void strip(char *text)
{
    char *out = text;

    while (*text != '\0') {
        if (text[0] == '\x1b' && text[1] == '[') {
            text += strcspn(text, "m");
            text += *text == 'm';
        } else {
            *out++ = *text++;
        }
    }
    *out = '\0';
}

START_TEST(colours_are_all_the_difference)
{
    char *plain = text_of(story_report(), "text");
    char *ansi = text_of(story_report(), "ansi");

    assert_has(ansi, "\x1b[36mmaintenance\x1b[0m");
    assert_has(ansi, "\x1b[32mup\x1b[0m");
    strip(ansi);
    ck_assert_str_eq(ansi, plain);
    syma_string_free(plain);
    syma_string_free(ansi);
}
END_TEST

static syma_verdict *troubled(int state, int reason)
{
    return verdict_new(SYMA_SECTION_LOGIN, state, SYMA_USABLE_NO, reason,
                       "https://a.example/in");
}

START_TEST(one_address)
{
    char *text =
        text_of(report_of_one("in", troubled(SYMA_STATE_DOWN,
                                             SYMAI_REASON_connect_refused)),
                "text");

    ck_assert_str_eq(text, "  in  down         not usable     connect_refused\n"
                           "    address    https://a.example/in\n"
                           "    why        the connection was refused\n");
    syma_string_free(text);
}
END_TEST

START_TEST(two_addresses)
{
    syma_portal *p = NULL;
    syma_verdict *v[2];
    char *text;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_section(p, "1", 0, "https://a.example/", 0), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_section(p, "2", 0, "https://b.example/", 0), SYMA_OK);
    v[0] = verdict_up(0, "https://a.example/");
    v[1] = verdict_new(0, SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN,
                       SYMAI_REASON_needs_js, "https://b.example/");
    text = text_of(report_of(p, v, 2), "text");
    ck_assert_str_eq(text,
                     "up, usable: 1 of 2 sections up, incomplete\n"
                     "checked Mon 23 Nov 2026, 08:00 (UTC)\n"
                     "\n"
                     "  1  up           usable         ok\n"
                     "    address    https://a.example/\n"
                     "  2  unknown      use not known  needs_js\n"
                     "    address    https://b.example/\n"
                     "    why        the page is built by scripts and was not "
                     "rendered\n");
    syma_string_free(text);
}
END_TEST

START_TEST(a_verdict)
{
    syma_verdict *v =
        troubled(SYMA_STATE_MAINTENANCE, SYMAI_REASON_http_503_maintenance);
    char *text = NULL;

    v->http_status = 503;
    v->flags = SYMA_FLAG_SUSPECT | SYMA_FLAG_CONFIRMED;
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    ck_assert_str_eq(
        text, "  login  maintenance  not usable     http_503_maintenance  "
              "(suspect, confirmed)\n"
              "    address    https://a.example/in\n"
              "    why        503 with signs of maintenance\n"
              "    answer     HTTP 503\n"
              "    back       no time given\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* ---- notices ---- */

static const struct {
    int kind;
    int64_t earliest; /* hours after the check; -1: not said */
    int64_t latest;
    int vague;
    const char *text;
    const char *line;
} notices[] = {
    {SYMA_NOTICE_MAINTENANCE_NOW, 1, 1, 0, "",
     "    back       at Mon 23 Nov 2026, 09:00 (UTC)\n"},
    {SYMA_NOTICE_MAINTENANCE_NOW, -1, 30, 0, "till tomorrow",
     "    back       by Tue 24 Nov 2026, 14:00 (UTC): \"till tomorrow\"\n"},
    {SYMA_NOTICE_MAINTENANCE_NOW, 2, -1, 1, "",
     "    back       from Mon 23 Nov 2026, 10:00 on (UTC), a vague promise\n"},
    {SYMA_NOTICE_MAINTENANCE_NOW, 0, 48, 0, "",
     "    back       between Mon 23 Nov 2026, 08:00 and Wed 25 Nov 2026, 08:00 "
     "(UTC)\n"},
    {SYMA_NOTICE_MAINTENANCE_NOW, -1, -1, 0, "until further notice",
     "    back       no time given\n"},
    {SYMA_NOTICE_INCIDENT, 0, 2, 0, "",
     "    back       between Mon 23 Nov 2026, 08:00 and 10:00 (UTC)\n"},
    {SYMA_NOTICE_MAINTENANCE_PLANNED, 144, 148, 0, "Sunday 8 to 12",
     "    planned    from Sun 29 Nov 2026, 08:00 to 12:00 (UTC): \"Sunday 8 to "
     "12\"\n"},
    {SYMA_NOTICE_MAINTENANCE_PLANNED, -1, -1, 0, "soon",
     "    planned    no time given: \"soon\"\n"},
};

static int64_t moment(int64_t hours)
{
    return hours < 0 ? -1 : STORY_TIME + hours * HOUR;
}

START_TEST(notice)
{
    syma_verdict *v =
        troubled(SYMA_STATE_MAINTENANCE, SYMAI_REASON_page_maintenance);
    char *text = NULL;

    verdict_notice(v, notices[_i].kind, moment(notices[_i].earliest),
                   moment(notices[_i].latest), notices[_i].vague,
                   notices[_i].text);
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, notices[_i].line);
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* An hour is told where the page said one, and words once. */
START_TEST(since)
{
    static const char words[] = "The fault began on Sunday at 8";
    struct symai_when when = {.earliest_ms = STORY_TIME - 24 * HOUR,
                              .latest_ms = STORY_TIME - 24 * HOUR,
                              .clocked = 1};
    syma_verdict *v = troubled(SYMA_STATE_DEGRADED, SYMAI_REASON_soft_error);
    char *text = NULL;

    ck_assert_int_eq(symai_verdict_set_since(v, SYMA_NOTICE_INCIDENT, &when,
                                             words, strlen(words), 160),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    since      Sun 22 Nov 2026, 08:00 (UTC): \"The fault "
                     "began on Sunday at 8\"\n");
    syma_string_free(text);
    when.clocked = 0;
    when.vague = 1;
    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 999, "h1",
                     words);
    ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
    ck_assert_int_eq(symai_verdict_set_since(v, SYMA_NOTICE_INCIDENT, &when,
                                             words, strlen(words), 160),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    since      Sun 22 Nov 2026 (UTC), roughly\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* A header's value is not quoted as if the page had said it. */
START_TEST(retry_after)
{
    syma_verdict *v =
        troubled(SYMA_STATE_MAINTENANCE, SYMAI_REASON_http_503_maintenance);
    char *text = NULL;

    verdict_evidence(v, "http.retry_after.present", SYMA_STATE_MAINTENANCE, 500,
                     "", "3600");
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, moment(1), moment(1), 0,
                   "3600");
    verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, moment(2), moment(2), 0,
                   "back at ten");
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    back       at Mon 23 Nov 2026, 09:00 (UTC): "
                     "Retry-After 3600\n");
    assert_has(text, "    back       at Mon 23 Nov 2026, 10:00 (UTC): "
                     "\"back at ten\"\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* A sign that only repeats the reason is not told. */
START_TEST(sign)
{
    static const struct {
        const char *excerpt;
        int is_told;
    } rows[] = {{"connect_refused", 0}, {"something else", 1}, {"", 1}};
    syma_verdict *v;
    char *text;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        v = troubled(SYMA_STATE_DOWN, SYMAI_REASON_connect_refused);
        verdict_evidence(v, "net.connection.failed", SYMA_STATE_DOWN, 950, "",
                         rows[i].excerpt);
        ck_assert_int_eq(symai_verdict_seal(v), SYMA_OK);
        text = NULL;
        ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
        if (rows[i].is_told)
            assert_has(text, "    sign       net.connection.failed");
        else
            assert_lacks(text, "sign");
        syma_string_free(text);
        syma_verdict_unref(v);
    }
}
END_TEST

/* ---- ways round ---- */

static const struct {
    const char *channel;
    const char *keyword;
    const char *line;
} ways[] = {
    {"sms", "GO", "to ask for help, send \"GO\" by SMS to X\n"},
    {"sms", NULL, "to ask for help, send an SMS to X\n"},
    {"phone", "GO", "to ask for help, call X, say \"GO\"\n"},
    {"phone", NULL, "to ask for help, call X\n"},
    {"mail", "GO", "to ask for help, write to X, mention \"GO\"\n"},
    {"web", NULL, "to ask for help, see X\n"},
    {"shop", NULL, "to ask for help, go to X\n"},
    {"post", NULL, "to ask for help, write by post to X\n"},
    {"chat", "GO", "to ask for help, ask in the chat at X, say \"GO\"\n"},
};

START_TEST(way)
{
    syma_portal *p = NULL;
    syma_verdict *v = troubled(SYMA_STATE_DOWN, SYMAI_REASON_http_5xx);
    char *text;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_section(p, "a", 0, "https://a.example/", 0), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_fallback(p, "a", "ask-for-help",
                                              ways[_i].channel, "X",
                                              ways[_i].keyword),
                     SYMA_OK);
    text = text_of(report_of(p, &v, 1), "text");
    assert_has(text, "    meanwhile  ");
    assert_has(text, ways[_i].line);
    syma_string_free(text);
}
END_TEST

/* What works needs no way round, and no word of why. */
START_TEST(silence)
{
    syma_portal *p = NULL;
    syma_verdict *v = verdict_up(0, "https://a.example/");
    char *text;

    verdict_evidence(v, "text.title", SYMA_STATE_UP, 900, "title", "Home");
    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_section(p, "a", 0, "https://a.example/", 0), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_fallback(p, "a", "pay", "sms", "1", NULL),
                     SYMA_OK);
    text = text_of(report_of(p, &v, 1), "text");
    ck_assert_str_eq(text, "p is up, usable: 1 of 1 sections up\n"
                           "checked Mon 23 Nov 2026, 08:00 (UTC)\n"
                           "\n"
                           "  a  up           usable         ok\n");
    syma_string_free(text);
}
END_TEST

START_TEST(slow_and_redirected)
{
    syma_verdict *v = troubled(SYMA_STATE_DEGRADED, SYMAI_REASON_slow);
    void *item = NULL;
    char *text = NULL;

    v->timing_ms[SYMAI_PHASE_FIRST_BYTE] = 5900;
    v->timing_ms[SYMAI_PHASE_TOTAL] = 6021;
    ck_assert_int_eq(symai_vec_push(&v->redirects, &item), SYMA_OK);
    ck_assert_int_eq(symai_strdup("https://a.example/b", item), SYMA_OK);
    symai_free(v->final_url);
    ck_assert_int_eq(symai_strdup("https://a.example/b", &v->final_url),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    answer     HTTP 200 after 1 redirect to "
                     "https://a.example/b\n");
    assert_has(text,
               "    time       first byte after 5.900 s, 6.021 s in all\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* ---- width and hostility ---- */

static void assert_width(const char *text)
{
    size_t width = 0;
    size_t len = strlen(text);
    size_t pos = 0;
    uint32_t cp;

    while (pos < len) {
        pos += symai_utf8_next(text + pos, len - pos, &cp);
        /* The wide characters of these tests are all above U+3000. */
        width += cp >= 0x3000 ? 2 : 1;
        if (cp == '\n')
            width = 0;
        ck_assert_msg(width <= 100, "%s", text);
    }
}

START_TEST(width)
{
    static const char *const texts[] = {
        "many words many words many words many words many words many words "
        "many words many words many words many words many words many words",
        "onewordthatislongerthanalineonewordthatislongerthanalineonewordthat"
        "islongerthanalineonewordthatislongerthanalineonewordthatislonger",
        "\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C"
        "\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6"
        "\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD"
        "\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6"
        "\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7"
        "\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81"
        "\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C"
        "\x81\xE7\xB6\xAD\xE6\x8C\x81\xE7\xB6\xAD\xE6\x8C\x81",
    };
    syma_verdict *v;
    char *text;
    size_t i;

    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        v = troubled(SYMA_STATE_MAINTENANCE, SYMAI_REASON_page_maintenance);
        v->flags = 0x1fff;
        verdict_evidence(v, "text.maintenance.now", SYMA_STATE_MAINTENANCE, 900,
                         "h1", texts[i]);
        verdict_notice(v, SYMA_NOTICE_MAINTENANCE_NOW, STORY_TIME, -1, 1,
                       texts[i]);
        text = text_of(report_of_one("a-section-with-an-id-that-needs-a-line-"
                                     "of-its-own-01234567",
                                     v),
                       "text");
        assert_width(text);
        assert_has(text, "\n               ");
        syma_string_free(text);
    }
}
END_TEST

START_TEST(hostile_text)
{
    syma_verdict *v = troubled(SYMA_STATE_DEGRADED, SYMAI_REASON_soft_error);
    struct syma_evidence *e;
    char *text;

    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 900, "h1", "x");
    e = symai_vec_at(&v->evidence, 0);
    symai_free(e->excerpt);
    ck_assert_int_eq(symai_strdup("a\x1b[2J\n\xE2\x80\xAE"
                                  "b\xC2\x9B"
                                  "c\xFF",
                                  &e->excerpt),
                     SYMA_OK);
    text = text_of(report_of_one("a", v), "ansi");
    assert_has(text, "\"a\\x1b[2J\\x0a\\xe2\\x80\\xaeb\\xc2\\x9bc\\xff\"");
    strip(text);
    assert_lacks(text, "\x1b");
    assert_lacks(text, "\xE2\x80\xAE");
    syma_string_free(text);
}
END_TEST

/* The heaviest words that speak for the state; a sign only without words. */
START_TEST(deciding)
{
    syma_verdict *v = troubled(SYMA_STATE_DEGRADED, SYMAI_REASON_soft_error);
    char *text = NULL;

    verdict_evidence(v, "page.words.few", SYMA_STATE_DEGRADED, 940, "", "");
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    sign       page.words.few\n");
    syma_string_free(text);
    verdict_evidence(v, "http.status.error", SYMA_STATE_DEGRADED, 950, "",
                     "404");
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    sign       http.status.error: 404\n");
    syma_string_free(text);
    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 300, "body",
                     "weak");
    verdict_evidence(v, "text.error.now", SYMA_STATE_DEGRADED, 600, "odd",
                     "strong");
    verdict_evidence(v, "text.up", SYMA_STATE_UP, 1000, "h1", "other");
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    words      \"strong\" in odd\n");
    assert_lacks(text, "weak");
    assert_lacks(text, "other");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* A banner beside a form: the words are the banner's. */
START_TEST(banner)
{
    syma_verdict *v =
        troubled(SYMA_STATE_DEGRADED, SYMAI_REASON_maintenance_banner);
    char *text = NULL;

    verdict_evidence(v, "text.maintenance.now", SYMA_STATE_MAINTENANCE, 800,
                     "alert", "Site under maintenance");
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    words      \"Site under maintenance\" in an alert\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

/* Redirected to where nothing answered. */
START_TEST(no_answer)
{
    syma_verdict *v = troubled(SYMA_STATE_DOWN, SYMAI_REASON_connect_refused);
    void *item = NULL;
    char *text = NULL;

    v->http_status = 0;
    ck_assert_int_eq(symai_vec_push(&v->redirects, &item), SYMA_OK);
    ck_assert_int_eq(symai_strdup("https://a.example/in", item), SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "text", &text), SYMA_OK);
    assert_has(text, "    answer     none after 1 redirect to "
                     "https://a.example/in\n");
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format_text");
    TCase *cases = tcase_create("format_text");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, since);
    tcase_add_test(cases, story);
    tcase_add_test(cases, colours_are_all_the_difference);
    tcase_add_test(cases, one_address);
    tcase_add_test(cases, two_addresses);
    tcase_add_test(cases, a_verdict);
    tcase_add_loop_test(cases, notice, 0, sizeof notices / sizeof *notices);
    tcase_add_test(cases, retry_after);
    tcase_add_test(cases, sign);
    tcase_add_loop_test(cases, way, 0, sizeof ways / sizeof *ways);
    tcase_add_test(cases, silence);
    tcase_add_test(cases, slow_and_redirected);
    tcase_add_test(cases, width);
    tcase_add_test(cases, hostile_text);
    tcase_add_test(cases, deciding);
    tcase_add_test(cases, banner);
    tcase_add_test(cases, no_answer);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
