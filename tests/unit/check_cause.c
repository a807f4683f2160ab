/* SPDX-License-Identifier: MIT */
/*
 * Not available, and work announced beside it: the second is why the first,
 * where nobody knows what day it is.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

static const char *const pages[] = {
    "<title>Portal</title><h1>Service unavailable</h1><p>Maintenance is "
    "scheduled from 12 May 8 pm to 14 May 6 am.</p>",
    "<title>Portail</title><h1>Service indisponible</h1><p>Une "
    "op\xC3\xA9ration "
    "de maintenance est programm\xC3\xA9"
    "e du 12 mai \xC3\xA0 20 h au 14 mai "
    "\xC3\xA0 6 h.</p>",
    "<title>Portal</title><h1>Dienst nicht verf\xC3\xBCgbar</h1><p>Vom 12. "
    "Mai, "
    "20 Uhr, bis 14. Mai, 6 Uhr, finden geplante Wartungsarbeiten statt.</p>",
    "<title>Portal</title><h1>Servicio no disponible</h1><p>Hay un "
    "mantenimiento programado desde el 12 de mayo a las 20:00 hasta el 14 de "
    "mayo a las 6:00.</p>",
    "<title>Portale</title><h1>Servizio non disponibile</h1><p>\xC3\x88 "
    "prevista "
    "una manutenzione dalle 20 del 12 maggio alle 6 del 14 maggio.</p>",
    "<title>Portal</title><h1>Servi\xC3\xA7o "
    "indispon\xC3\xADvel</h1><p>Est\xC3\xA1 "
    "programada uma manuten\xC3\xA7\xC3\xA3o de 12 de maio \xC3\xA0s 20h a 14 "
    "de "
    "maio \xC3\xA0s 6h.</p>",
    "<title>Portaal</title><h1>Dienst niet beschikbaar</h1><p>Er is onderhoud "
    "gepland van 12 mei 20 uur tot 14 mei 6 uur.</p>"};
#define PAGES (int)(sizeof pages / sizeof *pages)

/* now: -1 where it is not known. */
static int state_of(const char *html, int64_t now)
{
    syma_context *context = NULL;
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int state;

    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    if (now >= 0)
        ck_assert_int_eq(syma_context_set_now_ms(context, now), SYMA_OK);
    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, SYMA_SECTION_GENERIC, context, NULL, &v), SYMA_OK);
    state = syma_verdict_state(v);
    syma_verdict_unref(v);
    syma_page_free(page);
    syma_context_free(context);
    return state;
}

START_TEST(test_without_a_clock)
{
    ck_assert_int_eq(state_of(pages[_i], -1), SYMA_STATE_MAINTENANCE);
}
END_TEST

/* 13 May 2026, 12:00 UTC, and two weeks before. */
START_TEST(test_with_a_clock)
{
    const int64_t within = INT64_C(1778673600000);
    const int64_t before = within - INT64_C(14) * 24 * 3600 * 1000;

    ck_assert_int_eq(state_of(pages[_i], within), SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(state_of(pages[_i], before), SYMA_STATE_DEGRADED);
}
END_TEST

/* What failed elsewhere, and what is no site. */
START_TEST(test_other_causes)
{
    ck_assert_int_eq(
        state_of("<title>Portal</title><h1>Service unavailable</h1><p>A "
                 "technical fault occurred.</p><p>Maintenance is scheduled "
                 "from 12 May 8 pm to 14 May 6 am.</p>",
                 -1),
        SYMA_STATE_DEGRADED);
    ck_assert_int_eq(
        state_of("<title>Library</title><h1>Reading room closed</h1><p>The "
                 "reading room stays closed on Monday.</p><p>Maintenance of "
                 "our website is planned for Sunday 12 May from 6 to 8 am.</p>"
                 "<p><a href=/a>Catalogue</a> <a href=/b>Hours</a></p>",
                 -1),
        SYMA_STATE_UP);
}
END_TEST

#define TWENTY                                                              \
    "<p>Cards work in shops and at machines, and all that is set up to be " \
    "paid is paid on its day, here as well as abroad.</p>"
#define AROUND TWENTY TWENTY TWENTY TWENTY
#define PLANNED                                                            \
    "<p>We will carry out planned maintenance between 8 pm on 12 May and " \
    "6 am on 14 May.</p>"

/* On a page with more to say, right below a heading that says 'now'. */
START_TEST(test_long_page)
{
    ck_assert_int_eq(
        state_of("<title>Bank</title><h2>Online banking is not available at "
                 "the moment</h2>" PLANNED AROUND,
                 -1),
        SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(
        state_of("<title>Bank</title><h2>Online banking is not available at "
                 "the moment</h2>" AROUND PLANNED,
                 -1),
        SYMA_STATE_DEGRADED);
    ck_assert_int_eq(
        state_of("<title>Bank</title><h2>Online banking: when it is not "
                 "available</h2>" PLANNED AROUND,
                 -1),
        SYMA_STATE_UP);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cause");
    TCase *cases = tcase_create("cause");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, test_without_a_clock, 0, PAGES);
    tcase_add_loop_test(cases, test_with_a_clock, 0, PAGES);
    tcase_add_test(cases, test_other_causes);
    tcase_add_test(cases, test_long_page);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
