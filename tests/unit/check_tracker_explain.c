/* SPDX-License-Identifier: MIT */
/*
 * What a tracker tells customers, in both languages: what works, since when
 * not, the promises and how late they are, and what to do instead.
 */
#include "days.h"

#include <stdlib.h>

static char *explain(syma_tracker *t, const char *language)
{
    char *text = NULL;

    ck_assert_int_eq(syma_tracker_explain(t, "demo", language, &text), SYMA_OK);
    return text;
}

static void has(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "no '%s' in:\n%.3000s", part,
                  text);
}

START_TEST(arguments)
{
    syma_tracker *t = days_story(1);
    char *text = (char *)"x";

    ck_assert_int_eq(syma_tracker_explain(t, "demo", "de", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_tracker_explain(t, NULL, "en", &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_explain(t, "demo", NULL, &text), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_explain(t, "demo", "en", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_explain(NULL, "demo", "en", &text),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_explain(t, "other", "en", &text),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(english)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = explain(t, "en");

    ck_assert_str_eq(
        text,
        "demo: 2 of 4 sections work as they should. Last looked at on "
        "Wednesday 25 November 2026 at 21:00.\n"
        "home works.\n"
        "login works. It has been back since Wednesday 25 November 2026 at "
        "11:00.\n"
        "account is in maintenance. This has been so since Monday 23 November "
        "2026 at 10:00. On Tuesday 24 November 2026 at 09:00 the page "
        "announced a return by Wednesday 25 November 2026 at 18:00: "
        "\"" DAYS_WEDNESDAY "\". Before that, the time announced was Monday "
        "23 November 2026 at 23:00. The return is 3 hours late. The return "
        "has been put off once. Meanwhile, the page offers: \"Appelez le "
        "service client au 3900\".\n"
        "activation cannot be used: a section that this one needs does not "
        "work (account). This has been so since Monday 23 November 2026 at "
        "10:00. Meanwhile (activate): sms 20555, \"ACTIVE\".\n"
        "brochure works.\n"
        "Work is planned (login) between Sunday 29 November 2026 at 23:00 and "
        "Monday 30 November 2026 at 02:00.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(french)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text = explain(t, "fr");

    ck_assert_str_eq(
        text,
        "demo : 2 sections sur 4 fonctionnent normalement. Derni\xC3\xA8re "
        "v\xC3\xA9rification : le mercredi 25 novembre 2026 \xC3\xA0 21 h 00.\n"
        "home fonctionne.\n"
        "login fonctionne. De retour depuis le mercredi 25 novembre 2026 "
        "\xC3\xA0 11 h 00.\n"
        "account est en maintenance. C'est le cas depuis le lundi 23 novembre "
        "2026 \xC3\xA0 10 h 00. Le mardi 24 novembre 2026 \xC3\xA0 9 h 00, la "
        "page a annonc\xC3\xA9 un retour au plus tard le mercredi 25 novembre "
        "2026 \xC3\xA0 18 h 00 : \xC2\xAB " DAYS_WEDNESDAY " \xC2\xBB. "
        "Auparavant, l'heure annonc\xC3\xA9"
        "e \xC3\xA9tait le lundi 23 novembre "
        "2026 \xC3\xA0 23 h 00. Le retour a 3 heures de retard. Le retour a "
        "\xC3\xA9t\xC3\xA9 repouss\xC3\xA9 une fois. En attendant, la page "
        "propose : \xC2\xAB Appelez le service client au 3900 \xC2\xBB.\n"
        "activation ne peut pas servir : une rubrique dont celle-ci "
        "d\xC3\xA9pend ne fonctionne pas (account). C'est le cas depuis le "
        "lundi 23 novembre 2026 \xC3\xA0 10 h 00. En attendant (activate) : "
        "sms 20555, \"ACTIVE\".\n"
        "brochure fonctionne.\n"
        "Des travaux sont pr\xC3\xA9vus (login) entre le dimanche 29 novembre "
        "2026 \xC3\xA0 23 h 00 et le lundi 30 novembre 2026 \xC3\xA0 2 h 00.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(vague)
{
    syma_tracker *t = days_story(3);
    char *text = explain(t, "en");

    has(text, "the page announced a return on Monday 23 November 2026 between "
              "11:00 and 23:00: \"" DAYS_SOON "\". That time is a reading of "
              "loose words.");
    ck_assert_ptr_null(strstr(text, "late"));
    syma_string_free(text);
    text = explain(t, "fr");
    has(text, "Cette heure est tir\xC3\xA9"
              "e d'une formulation vague.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(heard_elsewhere)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text;

    ck_assert_int_eq(syma_tracker_declare_promise(
                         t, "demo", "account", "press", "jeudi au plus tard",
                         STORY_TIME + 60 * HOUR, -1, -1, 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_tracker_declare_promise(
                         t, "demo", "", "hotline", "all by Friday",
                         STORY_TIME + 60 * HOUR, -1, STORY_TIME + 90 * HOUR, 0),
                     SYMA_OK);
    text = explain(t, "en");
    has(text, " On Wednesday 25 November 2026 at 21:00 the source \"press\" "
              "named no time of return: \"jeudi au plus tard\".");
    has(text, "the source \"hotline\" announced a return by Friday 27 November "
              "2026 at 03:00: \"all by Friday\".\nhome works.");
    syma_string_free(text);
    text = explain(t, "fr");
    has(text, "la source \xC2\xAB press \xC2\xBB n'a pas donn\xC3\xA9 d'heure "
              "de retour : \xC2\xAB jeudi au plus tard \xC2\xBB.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(all_is_back)
{
    syma_tracker *t = days_story(DAYS_END);
    char *text = explain(t, "en");

    has(text, "demo: all 4 sections work. Last looked at");
    has(text, "\naccount works.\n");
    has(text, "\nReturns announced so far that came in time: 0 of 2.");
    syma_string_free(text);
    text = explain(t, "fr");
    has(text, "demo : les 4 sections fonctionnent.");
    has(text, "\nRetours annonc\xC3\xA9s jusqu'ici et tenus \xC3\xA0 temps : 0 "
              "sur 2.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(stale_and_unknown)
{
    syma_tracker *t = days_story(DAYS_LATE);
    char *text;

    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + (60 + 72) * HOUR),
                     SYMA_OK);
    text = explain(t, "en");
    has(text, "\nhome works. For some time nothing new could be learnt: this "
              "may be out of date.");
    has(text, "The return is 3 days late.");
    syma_string_free(text);
    ck_assert_int_eq(syma_tracker_tick(t, STORY_TIME + (60 + 240) * HOUR),
                     SYMA_OK);
    text = explain(t, "en");
    has(text, "demo: it cannot be told what works.");
    has(text, "\nhome: it cannot be told whether it works");
    has(text, "\naccount: it cannot be told whether it works");
    has(text, "The return is 10 days late.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

START_TEST(planned_work_goes_on)
{
    syma_tracker *t = days_story(DAYS_END);
    char *text;

    ck_assert_int_eq(syma_tracker_tick(t, INT64_C(1795989600000) + HOUR),
                     SYMA_OK);
    text = explain(t, "en");
    has(text, "\nPlanned work goes on (login) until Monday 30 November 2026 at "
              "02:00.");
    syma_string_free(text);
    text = explain(t, "fr");
    has(text,
        "\nDes travaux pr\xC3\xA9vus sont en cours (login) jusqu'au lundi "
        "30 novembre 2026 \xC3\xA0 2 h 00.");
    syma_string_free(text);
    syma_tracker_free(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_explain");
    TCase *cases = tcase_create("tracker_explain");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, arguments);
    tcase_add_test(cases, english);
    tcase_add_test(cases, french);
    tcase_add_test(cases, vague);
    tcase_add_test(cases, heard_elsewhere);
    tcase_add_test(cases, all_is_back);
    tcase_add_test(cases, stale_and_unknown);
    tcase_add_test(cases, planned_work_goes_on);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
