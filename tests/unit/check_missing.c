/* SPDX-License-Identifier: MIT */
/*
 * A login without its form, or with one that cannot be used: work that the
 * page tells of, an announcement, or a closing whose end is named is why. What
 * only failed is no such thing, nor is a page whose form works.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#define FORM                                                                 \
    "<form action=/login method=post><input name=user><input name=password " \
    "type=password><input type=submit value=Login></form>"
#define CLOSED_FORM                                                        \
    "<form action=/login method=post><fieldset disabled><input name=user>" \
    "<input name=password type=password><input type=submit value=Login>"   \
    "</fieldset></form>"

/* Work; an announcement; a closing and its end. */
static const char *const pages[] = {
    "<title>Log in</title><h1>Log in</h1><p>We are moving all accounts to a "
    "new system.</p>",
    "<title>Connexion</title><h1>Connexion</h1><p>Nous transf\xC3\xA9rons "
    "tous les comptes vers un nouveau syst\xC3\xA8me.</p>",
    "<title>Anmeldung</title><h1>Anmeldung</h1><p>Wir stellen alle Konten auf "
    "ein neues System um.</p>",
    "<title>Acceso</title><h1>Acceso</h1><p>Estamos trasladando todas las "
    "cuentas a un nuevo sistema.</p>",
    "<title>Accesso</title><h1>Accesso</h1><p>Stiamo trasferendo tutti i dati "
    "su un nuovo sistema.</p>",
    "<title>Entrar</title><h1>Entrar</h1><p>Estamos a migrar todas as contas "
    "para um novo sistema.</p>",
    "<title>Inloggen</title><h1>Inloggen</h1><p>We zetten alle gegevens over "
    "naar een nieuw systeem.</p>",
    "<title>Log in</title><h1>Log in</h1><p>Maintenance is scheduled from 12 "
    "May 8 pm to 14 May 6 am.</p>",
    "<title>Anmeldung</title><h1>Anmeldung</h1><p>Vom 12. Mai, 20 Uhr, bis "
    "14. Mai, 6 Uhr, finden geplante Wartungsarbeiten statt.</p>",
    "<title>Log in</title><h1>Log in</h1><p>The client area is closed.</p><p>"
    "It opens again on 14 May at 6 am.</p>",
    "<title>Connexion</title><h1>Connexion</h1><p>L'espace client est "
    "ferm\xC3\xA9.</p><p>Il rouvre le 14 mai \xC3\xA0 6 h.</p>",
    "<title>Acceso</title><h1>Acceso</h1><p>El acceso queda cerrado hasta el "
    "14 de mayo a las 6:00.</p>"};
#define PAGES (int)(sizeof pages / sizeof *pages)

static int state_of(const char *html, const char *more)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int state;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, more, strlen(more)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_OK);
    state = syma_verdict_state(v);
    syma_verdict_unref(v);
    syma_page_free(page);
    return state;
}

START_TEST(test_without_its_form)
{
    ck_assert_int_eq(state_of(pages[_i], ""), SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_form_cannot_be_used)
{
    ck_assert_int_eq(state_of(pages[_i], CLOSED_FORM), SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_form_works)
{
    ck_assert_int_ne(state_of(pages[_i], FORM), SYMA_STATE_MAINTENANCE);
}
END_TEST

/* Failures, the moment of an entry in a log, no end, and nothing. */
START_TEST(test_other_causes)
{
    static const char *const others[] = {
        "<title>Log in</title><h1>Log in</h1><p>An error occurred. The client "
        "area will be back at 6 pm.</p>",
        "<title>Anmeldung</title><h1>Anmeldung</h1><p>Die Sitzungsverwaltung "
        "antwortet nicht.</p><p>Zeitpunkt: 07.11. 18:42:09</p>",
        "<title>Log in</title><h1>Log in</h1><p>The client area is closed "
        "until further notice.</p>",
        "<title>Log in</title><h1>Log in</h1><p>Open again on 14 May.</p>",
        "<title>Log in</title><h1>Log in</h1>"};
    size_t i;

    for (i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(state_of(others[i], "") != SYMA_STATE_MAINTENANCE, "%s",
                      others[i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("missing");
    TCase *tcase = tcase_create("missing");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tcase, test_without_its_form, 0, PAGES);
    tcase_add_loop_test(tcase, test_form_cannot_be_used, 0, PAGES);
    tcase_add_loop_test(tcase, test_form_works, 0, PAGES);
    tcase_add_test(tcase, test_other_causes);
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
