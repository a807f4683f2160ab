/* SPDX-License-Identifier: MIT */
/*
 * judge/tense: one sentence a page, looked at on Thursday 2026-11-26 at
 * 12:00 UTC or at no known time, and what is made of it: is it now, is it
 * ahead, and what is promised for when.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "page_help.h"
#include "syma/syma.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MAINTENANCE "page_maintenance"
#define AHEAD "ok_scheduled"

static syma_ruleset *rules;

struct said {
    const char *text;
    const char *reason;
    size_t notices;
    const char *earliest; /* of the first notice; "-": not said */
    const char *latest;   /* NULL: neither is looked at */
};

/* clang-format off */
static const struct said cases[] = {
    /* days whose stop is no end */
    {"Am 28. November von 8 bis 18 Uhr führen wir Wartungsarbeiten an unserem "
     "Portal durch.", AHEAD, 1, "11-28T08:00", "11-28T18:00"},
    {"Wegen Wartung ist das Portal am 28.11. von 22 bis 4 Uhr nicht "
     "erreichbar.", AHEAD, 1, "11-28T22:00", "11-29T04:00"},
    {"Geplante Wartung: 27. November, 8 Uhr bis 12 Uhr.", AHEAD, 1,
     "11-27T08:00", "11-27T12:00"},
    {"Vom 20. bis 30. November ist unser Portal wegen Wartungsarbeiten nicht "
     "erreichbar.", MAINTENANCE, 1, "11-30T00:00", "12-01T00:00"},
    /* planned is the way back */
    {"Site en maintenance, retour prévu ce soir (vers 20h)", MAINTENANCE, 1,
     "11-26T20:00", "11-26T20:30"},
    {"Under maintenance, scheduled to be back tonight", MAINTENANCE, 1, "-",
     NULL},
    {"Unsere Website ist in Wartung, morgen um 8 Uhr sind wir wieder für Sie "
     "da", MAINTENANCE, 1, "11-27T08:00", "11-27T08:00"},
    {"En mantenimiento, regreso previsto para mañana", MAINTENANCE, 1,
     "11-27T00:00", "11-28T00:00"},
    {"Sito in manutenzione, riapertura programmata domani alle 8", MAINTENANCE,
     1, "11-27T08:00", "11-27T08:00"},
    {"Estamos em manutenção para o servir melhor. Voltamos em breve, amanhã "
     "às 8h.", MAINTENANCE, 1, "11-27T08:00", "11-27T08:00"},
    {"Website in onderhoud, terugkeer gepland op morgen", MAINTENANCE, 1,
     "11-27T00:00", "11-28T00:00"},
    {"Briefly unavailable for scheduled maintenance. Check back in a minute.",
     MAINTENANCE, 1, "11-26T12:01", "11-26T12:01"},
    /* and for all that the work is ahead */
    {"Le site sera en maintenance demain de 8h à 10h, retour prévu à 10h",
     AHEAD, 1, "11-27T08:00", "11-27T10:00"},
    {"The portal will be down tomorrow from 8 to 10, and we expect to be back "
     "at 10", AHEAD, 1, "11-27T08:00", "11-27T10:00"},
    /* a window that has begun */
    {"Une maintenance est prévue aujourd'hui de 10h à 18h", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Maintenance du 26/11/2026 08:00 au 26/11/2026 18:00", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Maintenance from 26 November 08:00 to 26 November 18:00", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Wartung am 26.11. von 8 bis 18 Uhr", MAINTENANCE, 1, "11-26T18:00",
     "11-26T18:00"},
    {"Mantenimiento del 26/11/2026 08:00 al 26/11/2026 18:00", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Manutenzione dal 26/11/2026 ore 8:00 al 26/11/2026 ore 18:00",
     MAINTENANCE, 1, "11-26T18:00", "11-26T18:00"},
    {"Manutenção de 26/11/2026 08:00 a 26/11/2026 18:00", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Onderhoud van 26-11-2026 08:00 tot 26-11-2026 18:00", MAINTENANCE, 1,
     "11-26T18:00", "11-26T18:00"},
    {"Die Wartung findet am 26. November zwischen 10 und 18 Uhr statt.",
     MAINTENANCE, 1, "11-26T18:00", "11-26T18:00"},
    {"Wij voeren vandaag tussen 10.00 en 18.00 uur onderhoud uit.",
     MAINTENANCE, 1, "11-26T18:00", "11-26T18:00"},
    {"En raison d'une maintenance, le site est indisponible de 10h à 18h",
     MAINTENANCE, 1, "11-26T18:00", "11-26T18:00"},
    {"The site is under maintenance, we will be back between 14:00 and 16:00",
     MAINTENANCE, 1, "11-26T14:00", "11-26T16:00"},
    /* one that has not, though the words are of now */
    {"L'espace adhérent est indisponible du lundi 30 novembre à 22h00 jusqu'au "
     "mardi 1er décembre à 6h pour maintenance", AHEAD, 1, "11-30T22:00",
     "12-01T06:00"},
    {"The portal is unavailable due to maintenance from 30 November 22:00 to "
     "1 December 06:00", AHEAD, 1, "11-30T22:00", "12-01T06:00"},
    /* one that is over: what is said to be under way outlives it */
    {"Site en maintenance du 20/11 au 24/11 18:00", MAINTENANCE, 1, "-",
     "11-24T18:00"},
    {"Une maintenance est prévue le 20/11/2026 de 10h à 18h", "ok", 0, NULL,
     NULL},
    {"Maintenance du 20/11/2026 08:00 au 24/11/2026 18:00", "ok", 0, NULL,
     NULL},
    /* a word that triggers is no work: other things begin on a day as well */
    {"Connection to the bus will be from Monday at 8 am.", "ok", 0, NULL, NULL},
    {"Our payment seminar will be held next Thursday at 6 pm.", "ok", 0, NULL,
     NULL},
    {"Die Suche nach dem Weihnachtsbaum beginnt am Donnerstag ab 18 Uhr.", "ok",
     0, NULL, NULL},
    /* one notice for a window, two for two */
    {"Le site sera indisponible demain à 10h pour une durée de 3 heures en "
     "raison d'une maintenance.", AHEAD, 1, "11-27T10:00", "11-27T13:00"},
    {"Manutenzione programmata stasera dalle 22 alle 2.", AHEAD, 1,
     "11-26T22:00", "11-27T02:00"},
    {"Maintenance is planned on 28 November from 08:00 to 10:00 and on 30 "
     "November from 20:00 to 22:00.", AHEAD, 2, NULL, NULL},
    /* work or repair, by frames */
    {"Passando por melhorias", MAINTENANCE, 1, "-", "-"},
    {"Aus Wartungsgründen vorübergehend geschlossen", MAINTENANCE, 1, "-", "-"},
    {"Aus Gründen der Wartung geschlossen", MAINTENANCE, 1, "-", "-"},
    {"Das Portal ist aus Wartungsgründen nicht erreichbar.", MAINTENANCE, 1,
     "-", "-"},
    {"Le site est momentane'ment de'sactive' pour maintenance", MAINTENANCE, 1,
     "-", "-"},
    {"\xF0\x9F\x9A\xA7 Wartungsarbeiten \xF0\x9F\x9A\xA7", MAINTENANCE, 1, "-",
     "-"},
    {"Le site est inaccessible, nos équipes travaillent à son rétablissement",
     "soft_error", 1, NULL, NULL},
    {"The site is unavailable, our team is working on a fix", "soft_error", 1,
     NULL, NULL},
    {"Das Portal ist nicht erreichbar, wir arbeiten an einer Lösung",
     "soft_error", 1, NULL, NULL},
    {"El portal no está disponible, estamos trabajando para solucionarlo",
     "soft_error", 1, NULL, NULL},
    {"Il sito non è raggiungibile, stiamo lavorando per risolvere",
     "soft_error", 1, NULL, NULL},
    {"O site está indisponível, estamos a trabalhar para resolver",
     "soft_error", 1, NULL, NULL},
    {"De site is niet bereikbaar, wij werken aan een oplossing", "soft_error",
     1, NULL, NULL},
};

/* Each with each: a state, and since or until when. */
static const char *const states[][2] = {
    {"Site en maintenance", "fr"}, {"Le site est en maintenance", "fr"},
    {"Nous sommes en maintenance", "fr"},
    {"Site under maintenance", "en"}, {"The site is under maintenance", "en"},
    {"We are undergoing maintenance", "en"},
    {"Website in Wartung", "de"}, {"Die Website ist in Wartung", "de"},
    {"Wir sind in Wartung", "de"},
    {"Sitio en mantenimiento", "es"}, {"El sitio está en mantenimiento", "es"},
    {"Estamos en mantenimiento", "es"},
    {"Sito in manutenzione", "it"}, {"Il sito è in manutenzione", "it"},
    {"Siamo in manutenzione", "it"},
    {"Site em manutenção", "pt"}, {"O site está em manutenção", "pt"},
    {"Estamos em manutenção", "pt"},
    {"Website in onderhoud", "nl"}, {"De website is in onderhoud", "nl"},
    {"Wij zijn in onderhoud", "nl"},
};

static const char *const tails[][2] = {
    {"jusqu'à demain", "fr"}, {"jusqu'à 18h", "fr"},
    {"jusqu'au vendredi 27 novembre à 9h", "fr"},
    {"depuis le 24 novembre", "fr"},
    {"until tomorrow", "en"}, {"until 18:00", "en"},
    {"until Friday 27 November at 9:00", "en"}, {"since 24 November", "en"},
    {"bis morgen", "de"}, {"bis 18 Uhr", "de"},
    {"bis Freitag, 27. November, 9 Uhr", "de"},
    {"seit dem 24. November", "de"},
    {"hasta mañana", "es"}, {"hasta las 18:00", "es"},
    {"hasta el viernes 27 de noviembre a las 9:00", "es"},
    {"desde el 24 de noviembre", "es"},
    {"fino a domani", "it"}, {"fino alle 18:00", "it"},
    {"fino a venerdì 27 novembre alle 9:00", "it"}, {"dal 24 novembre", "it"},
    {"até amanhã", "pt"}, {"até às 18h", "pt"},
    {"até sexta-feira, 27 de novembro, às 9h", "pt"},
    {"desde 24 de novembro", "pt"},
    {"tot morgen", "nl"}, {"tot 18.00 uur", "nl"},
    {"tot vrijdag 27 november om 9.00 uur", "nl"},
    {"sinds 24 november", "nl"},
};
/* clang-format on */

static int64_t ms_of(const char *text)
{
    char full[32];
    int64_t ms = 0;

    if (strcmp(text, "-") == 0)
        return -1;
    ck_assert_int_lt(snprintf(full, sizeof full, "2026-%s:00Z", text),
                     (int)sizeof full);
    ck_assert_int_eq(symai_rfc3339_parse(full, strlen(full), &ms), SYMA_OK);
    return ms;
}

static syma_verdict *judge(const char *text, int knows_now)
{
    char html[1024];
    syma_context *context = NULL;
    syma_verdict *v = NULL;
    syma_page *page;

    ck_assert_int_lt(snprintf(html, sizeof html,
                              "<!doctype html><title>Orlune</title><p>%s</p>",
                              text),
                     (int)sizeof html);
    page = page_of(html);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    if (knows_now)
        ck_assert_int_eq(syma_context_set_now_ms(context, ms_of("11-26T12:00")),
                         SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, SYMA_SECTION_GENERIC, context, rules, &v), SYMA_OK);
    syma_context_free(context);
    syma_page_free(page);
    return v;
}

START_TEST(test_said)
{
    const struct said *c = &cases[_i];
    syma_verdict *v = judge(c->text, 1);
    const syma_notice *notice = syma_verdict_notice(v, 0);

    ck_assert_msg(strcmp(syma_verdict_reason(v), c->reason) == 0, "%s: %s",
                  c->text, syma_verdict_reason(v));
    ck_assert_msg(syma_verdict_notice_count(v) == c->notices, "%s: %d", c->text,
                  (int)syma_verdict_notice_count(v));
    ck_assert_int_eq((syma_verdict_flags(v) & SYMA_FLAG_SCHEDULED) != 0,
                     strcmp(c->reason, AHEAD) == 0);
    if (c->latest != NULL) {
        ck_assert_msg(syma_notice_earliest_ms(notice) == ms_of(c->earliest) &&
                          syma_notice_latest_ms(notice) == ms_of(c->latest),
                      "%s: %lld %lld", c->text,
                      (long long)syma_notice_earliest_ms(notice),
                      (long long)syma_notice_latest_ms(notice));
    }
    syma_verdict_unref(v);
}
END_TEST

START_TEST(test_tails)
{
    char text[256];
    syma_verdict *v;
    size_t j;

    for (j = 0; j < COUNT(tails); j++) {
        if (strcmp(states[_i / 2][1], tails[j][1]) != 0)
            continue;
        ck_assert_int_lt(snprintf(text, sizeof text, "%s %s", states[_i / 2][0],
                                  tails[j][0]),
                         (int)sizeof text);
        v = judge(text, _i % 2);
        ck_assert_msg(strcmp(syma_verdict_reason(v), MAINTENANCE) == 0 &&
                          syma_verdict_flags(v) == 0,
                      "%s: %s", text, syma_verdict_reason(v));
        if (_i % 2 && j % 4 < 3)
            ck_assert_msg(
                syma_notice_latest_ms(syma_verdict_notice(v, 0)) > 0, "%s",
                text);
        syma_verdict_unref(v);
    }
}
END_TEST

static void set_up(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void tear_down(void)
{
    syma_ruleset_free(rules);
}

int main(void)
{
    Suite *suite = suite_create("tense");
    TCase *tests = tcase_create("sentences");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_said, 0, (int)COUNT(cases));
    tcase_add_loop_test(tests, test_tails, 0, 2 * (int)COUNT(states));
    tcase_set_timeout(tests, 120);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
