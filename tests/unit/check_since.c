/* SPDX-License-Identifier: MIT */
/*
 * When it began, read from whole pages in seven languages: in the claim's own
 * sentence and beside it, what is no begin, and how it is told. Looked at on
 * Tuesday 10 March 2026, 10:00 UTC.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "syma/syma.h"

#define NOW "2026-03-10T10:00:00Z"
#define HEAD "<!doctype html><title>Lumo</title><body>"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

static int64_t ms_of(const char *rfc3339)
{
    int64_t ms = -1;

    ck_assert_int_eq(symai_rfc3339_parse(rfc3339, strlen(rfc3339), &ms),
                     SYMA_OK);
    return ms;
}

/* now: NULL where it is not known. */
static syma_verdict *judge(const char *html, const char *now)
{
    syma_page *page = NULL;
    syma_context *context = NULL;
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    if (now != NULL)
        ck_assert_int_eq(syma_context_set_now_ms(context, ms_of(now)), SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, SYMA_SECTION_GENERIC, context, rules, &v), SYMA_OK);
    syma_context_free(context);
    syma_page_free(page);
    return v;
}

#define AT_8 "2026-03-09T08:00:00Z"
#define NIGHT "2026-03-09T22:15:00Z"
#define DAY_7 "2026-03-07T00:00:00Z"
#define DAY_8 "2026-03-08T00:00:00Z"
#define DAY_9 "2026-03-09T00:00:00Z"
#define DAY_10 "2026-03-10T00:00:00Z"

static const struct {
    const char *html;
    const char *earliest;
    const char *latest;
    int vague;
    const char *text;
} pages[] = {
    /* the claim's own sentence */
    {HEAD "<h1>Our customer area has been down for maintenance since Monday 9 "
          "March 2026 at 08:00</h1>",
     AT_8, AT_8, 0,
     "Our customer area has been down for maintenance since Monday 9 March "
     "2026 at 08:00"},
    {HEAD "<h1>The site is down for maintenance since yesterday</h1>", DAY_9,
     DAY_10, 0, "The site is down for maintenance since yesterday"},
    {HEAD "<h1>Le site est en maintenance depuis lundi</h1>", DAY_9, DAY_10, 0,
     "Le site est en maintenance depuis lundi"},
    {HEAD "<h1>Le site est en maintenance depuis hier soir</h1>",
     "2026-03-09T18:00:00Z", DAY_10, 0,
     "Le site est en maintenance depuis hier soir"},
    {HEAD "<h1>Die Seite wird seit drei Tagen gewartet</h1>", DAY_7, DAY_8, 1,
     "Die Seite wird seit drei Tagen gewartet"},
    {HEAD "<h1>Die Seite ist seit gestern wegen Wartung nicht erreichbar</h1>",
     DAY_9, DAY_10, 0,
     "Die Seite ist seit gestern wegen Wartung nicht erreichbar"},
    {HEAD "<h1>El sitio está en mantenimiento desde ayer</h1>", DAY_9, DAY_10,
     0, "El sitio está en mantenimiento desde ayer"},
    {HEAD "<h1>El sitio está en mantenimiento desde hace tres "
          "dí"
          "as</h1>",
     DAY_7, DAY_8, 1,
     "El sitio está en mantenimiento desde hace tres dí"
     "as"},
    {HEAD "<h1>Il sito è in manutenzione da ieri</h1>", DAY_9, DAY_10, 0,
     "Il sito è in manutenzione da ieri"},
    {HEAD "<h1>Il sito è in manutenzione da tre giorni</h1>", DAY_7, DAY_8, 1,
     "Il sito è in manutenzione da tre giorni"},
    {HEAD "<h1>O site está em manutenção desde ontem</h1>", DAY_9, DAY_10, 0,
     "O site está em manutenção desde ontem"},
    {HEAD "<h1>O site está em manutenção há "
          "três dias</h1>",
     DAY_7, DAY_8, 1,
     "O site está em manutenção há três "
     "dias"},
    {HEAD "<h1>De site is in onderhoud sinds gisteren</h1>", DAY_9, DAY_10, 0,
     "De site is in onderhoud sinds gisteren"},
    {HEAD "<h1>De site is al drie dagen in onderhoud</h1>", DAY_7, DAY_8, 1,
     "De site is al drie dagen in onderhoud"},
    /* beside it, of the same trouble */
    {HEAD "<h1>The service is temporarily unavailable</h1><p>The incident "
          "began on 9 March at 08:00. Last updated on 10 March at 07:00.</p>",
     AT_8, AT_8, 0, "The incident began on 9 March at 08:00"},
    {HEAD "<h1>Le site est en maintenance</h1><p>Publié le 8 mars 2026 "
          "à 10h.</p><p>Les travaux ont commencé lundi 9 mars "
          "à 8h00.</p>",
     AT_8, AT_8, 0, "Les travaux ont commencé lundi 9 mars à 8h00"},
    {HEAD "<h1>Wartungsarbeiten</h1><p>Unsere Seite wird gerade gewartet. Die "
          "Arbeiten haben am Montag um 8 Uhr begonnen.</p>",
     AT_8, AT_8, 0, "Die Arbeiten haben am Montag um 8 Uhr begonnen"},
    {HEAD "<h1>Servicio no disponible</h1><p>La avería se produjo ayer "
          "a las 22:15.</p>",
     NIGHT, NIGHT, 0, "La avería se produjo ayer a las 22:15"},
    {HEAD "<h1>Servizio non disponibile</h1><p>Il guasto si è "
          "verificato ieri alle 22:15.</p>",
     NIGHT, NIGHT, 0, "Il guasto si è verificato ieri alle 22:15"},
    {HEAD "<h1>Serviço indisponível</h1><p>A falha ocorreu ontem "
          "às 22h15.</p>",
     NIGHT, NIGHT, 0, "A falha ocorreu ontem às 22h15"},
    {HEAD "<h1>Storing</h1><p>Sinds gisteren 22:15 uur is er een storing. De "
          "site is niet bereikbaar.</p>",
     NIGHT, NIGHT, 0, "Sinds gisteren 22:15 uur is er een storing"},
    /* the day in the claim, its hour beside it */
    {HEAD "<h1>The site is down for maintenance since Monday</h1><p>The work "
          "started on Monday at 08:00.</p>",
     AT_8, AT_8, 0, "The work started on Monday at 08:00"},
    /* a planned window that has begun */
    {HEAD "<h1>Scheduled maintenance</h1><p>From 9 March 2026 08:00 to 11 March "
          "2026 06:00</p>",
     AT_8, AT_8, 0, "From 9 March 2026 08:00 to 11 March 2026 06:00"},
    {HEAD "<h1>Site under maintenance</h1><p>Maintenance from Monday 9 March "
          "2026 08:00 to Wednesday 11 March 2026 18:00.</p>",
     AT_8, AT_8, 0,
     "Maintenance from Monday 9 March 2026 08:00 to Wednesday 11 March 2026 "
     "18:00"},
};

START_TEST(test_known)
{
    syma_verdict *v = judge(pages[_i].html, NOW);

    ck_assert_msg(syma_verdict_since_earliest_ms(v) ==
                      ms_of(pages[_i].earliest),
                  "%s: earliest %lld", pages[_i].html,
                  (long long)syma_verdict_since_earliest_ms(v));
    ck_assert_msg(syma_verdict_since_latest_ms(v) == ms_of(pages[_i].latest),
                  "%s: latest %lld", pages[_i].html,
                  (long long)syma_verdict_since_latest_ms(v));
    ck_assert_int_eq(syma_verdict_since_vague(v), pages[_i].vague);
    ck_assert_str_eq(syma_verdict_since_text(v), pages[_i].text);
    syma_verdict_unref(v);
}
END_TEST

/* Nothing was claimed, or the time is of something else. */
static const char *const others[] = {
    HEAD "<h1>Welcome</h1><p>Our work began on 9 March at 08:00.</p>",
    HEAD "<h1>Site under maintenance</h1><p>Published on 9 March at 08:00</p>",
    HEAD "<h1>Site under maintenance</h1><p>Last updated: 2 hours ago</p>",
    HEAD "<h1>Site under maintenance</h1><p>Serving you since 1998.</p>",
    HEAD "<h1>Site under maintenance</h1><p>Open since March 2026</p>",
    HEAD "<h1>Site under maintenance</h1><p>We have sold lamps since 9 January "
         "2026. Call us from 8:00 to 18:00.</p>",
    HEAD "<h1>Site under maintenance</h1><p>The incident of 5 March has been "
         "resolved since 6 March.</p>",
    HEAD "<h1>Site under maintenance since 30 February</h1>",
    HEAD "<h1>Site under maintenance, back between 9:00 and 12:00</h1>",
    HEAD "<h1>Espace client en maintenance</h1><p>Depuis le 1er mars 2026, "
         "votre facture est disponible en ligne.</p>",
    HEAD "<h1>Maintenance en cours, retour prévu de 8h à 12h"
         "</h1>",
    HEAD "<h1>Die Seite wird gewartet</h1><p>Seit 1998 für Sie da.</p>",
    HEAD "<h1>Die Seite wird gewartet</h1><p>Stand: 9. März 2026, 8:00 "
         "Uhr</p>",
    HEAD "<h1>Sitio en mantenimiento</h1><p>Actualizado hace 2 horas</p>",
    HEAD "<h1>Sito in manutenzione</h1><p>Aggiornato il 9 marzo alle 8:00</p>",
    HEAD "<h1>Site em manutenção</h1><p>Publicado em 9 de "
         "março às 8h</p>",
    HEAD "<h1>De site is in onderhoud</h1><p>Laatst bijgewerkt op 9 maart om "
         "8:00 uur</p>",
};

START_TEST(test_unknown)
{
    syma_verdict *v = judge(others[_i], NOW);

    ck_assert_msg(syma_verdict_since_latest_ms(v) == -1, "%s: %s", others[_i],
                  syma_verdict_since_text(v));
    ck_assert_int_eq(syma_verdict_since_earliest_ms(v), -1);
    ck_assert_int_eq(syma_verdict_since_vague(v), 0);
    ck_assert_str_eq(syma_verdict_since_text(v), "");
    syma_verdict_unref(v);
}
END_TEST

/* Without the time of looking only a date with its year says when. */
START_TEST(test_no_clock)
{
    syma_verdict *v =
        judge(HEAD "<h1>Site under maintenance since 9 March 2026</h1>", NULL);

    ck_assert_int_eq(syma_verdict_since_earliest_ms(v), ms_of(DAY_9));
    ck_assert_int_eq(syma_verdict_since_latest_ms(v), ms_of(DAY_10));
    syma_verdict_unref(v);
    v = judge(HEAD "<h1>Site under maintenance since 9 March</h1>", NULL);
    ck_assert_int_eq(syma_verdict_since_latest_ms(v), -1);
    syma_verdict_unref(v);
}
END_TEST

/* What says when it began is no promise of a return. */
START_TEST(test_no_promise)
{
    syma_verdict *v = judge(HEAD "<h1>Nuestra web está en mantenimiento "
                                 "desde esta mañ"
                                 "ana</h1>",
                            NOW);

    ck_assert_int_eq(syma_verdict_since_earliest_ms(v),
                     ms_of("2026-03-10T06:00:00Z"));
    ck_assert_uint_eq(syma_verdict_notice_count(v), 1);
    ck_assert_int_eq(syma_notice_latest_ms(syma_verdict_notice(v, 0)), -1);
    syma_verdict_unref(v);
}
END_TEST

static const struct {
    const char *html;
    const char *language;
    const char *says;
} tellings[] = {
    {HEAD "<h1>Site under maintenance since Monday 9 March 2026 at 08:00</h1>",
     "en",
     "This has been so since Monday 9 March 2026 at 08:00 (UTC). No time"},
    {HEAD "<h1>Site under maintenance since Monday 9 March 2026 at 08:00</h1>",
     "fr", "C'est le cas depuis le lundi 9 mars 2026 à 8 h 00 (UTC). Aucune"},
    {HEAD "<h1>Site under maintenance since about 8 am</h1>", "en",
     "since Tuesday 10 March 2026 at about 08:00 (UTC)."},
    {HEAD "<h1>Site under maintenance since about 8 am</h1>", "fr",
     "depuis le mardi 10 mars 2026 vers 8 h 00 (UTC)."},
    {HEAD "<h1>Site under maintenance since yesterday</h1>", "en",
     "since Monday 9 March 2026 (UTC)."},
    {HEAD "<h1>Site under maintenance since yesterday</h1>", "fr",
     "depuis le lundi 9 mars 2026 (UTC)."},
    {HEAD "<h1>Site under maintenance since this morning</h1>", "en",
     "since the morning of Tuesday 10 March 2026 (UTC)."},
    {HEAD "<h1>Site under maintenance since last night</h1>", "fr",
     "depuis la nuit du lundi 9 mars 2026 (UTC)."},
    {HEAD "<h1>The site has been under maintenance for three days</h1>", "en",
     "since about Saturday 7 March 2026 (UTC)."},
    {HEAD "<h1>The site has been under maintenance for three days</h1>", "fr",
     "depuis environ le samedi 7 mars 2026 (UTC)."},
    {HEAD "<h1>Site under maintenance since last week</h1>", "en",
     "since some time between Monday 2 March 2026 and Sunday 8 March 2026 "
     "(UTC)."},
    {HEAD "<h1>Site under maintenance since last week</h1>", "fr",
     "depuis un moment entre le lundi 2 mars 2026 et le dimanche 8 mars 2026 "
     "(UTC)."},
    {HEAD "<h1>The service is temporarily unavailable</h1><p>The incident "
          "began on 9 March at 08:00.</p>",
     "en",
     "since Monday 9 March 2026 at 08:00 (UTC): \"The incident began on 9 "
     "March "
     "at 08:00\"."},
};

START_TEST(test_told)
{
    syma_verdict *v = judge(tellings[_i].html, NOW);
    char *text = NULL;

    ck_assert_int_eq(
        syma_verdict_explain(v, tellings[_i].language, "customer", &text),
        SYMA_OK);
    ck_assert_msg(strstr(text, tellings[_i].says) != NULL, "%s", text);
    syma_string_free(text);
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("since");
    TCase *tests = tcase_create("pages");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, load_rules, free_rules);
    tcase_add_loop_test(tests, test_known, 0, (int)COUNT(pages));
    tcase_add_loop_test(tests, test_unknown, 0, (int)COUNT(others));
    tcase_add_loop_test(tests, test_told, 0, (int)COUNT(tellings));
    tcase_add_test(tests, test_no_clock);
    tcase_add_test(tests, test_no_promise);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
