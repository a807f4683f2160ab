/* SPDX-License-Identifier: MIT */
/*
 * An account whose way out is in a menu that a script builds: the numbers of
 * the one who is in tell it, not its days, nor prices around it. And one whose
 * way out is all that came.
 */
#include <check.h>
#include <stdlib.h>

#include <syma/syma.h>

#include "state_of.h"

#define EUR "\xE2\x82\xAC"
#define DOT "\xE2\x80\xA2"
#define TOP(title) \
    "<title>" title " - Arvello</title><nav><a href=/a>Home</a></nav><main>"
#define OUT(words) "<a href=/logout>" words "</a>"

static const char *const in[] = {
    TOP("Mis servicios") "<h1>Mis servicios</h1><p>Fibra 600 Mb</p><p>Cuota: "
                         "34,90 " EUR "/mes</p><p>\xC3\x9Altima factura: 46,80 "
                         "\xC2\xA0" EUR "</p>",
    TOP("My account") "<h1>Hello Ann</h1><table><tr><td>October<td>$ 12.50<tr>"
                      "<td>Card<td>" DOT DOT DOT DOT " 4471</table>",
    TOP("Meine Rechnungen") "<h1>Meine Rechnungen</h1><ul><li>CHF 61.20, "
                            "bezahlt<li>238 kWh im September</ul>",
    TOP("Mijn abonnement") "<h1>Mijn abonnement</h1><p>7,4 GB van 12 GB</p><p>"
                           "Rekening NL"
                           "**4471</p>",
};

static const char settings[] =
    TOP("Notices") "<h1>Notices</h1><p>Choose how we tell you of a new letter, "
                   "and who else in your house may read it.</p><form action=/n "
                   "method=post><select name=m><option>by mail<option>by SMS"
                   "</select><button>Save changes</button></form>";

static const char disabled[] = TOP(
    "Notices") "<h1>Notices</h1><p>Choose how we tell you of a new letter, "
               "and who else in your house may read it.</p><form action=/n "
               "method=post><select name=m disabled><option>by mail</select>"
               "<button disabled>Save changes</button></form>";

static const char *const missing[] = {
    /* what a hotline costs */
    TOP("My account") "<h1>My account</h1><p>Call 0900 123 (0.20 " EUR "/call)"
                      "</p><p>Mobile: 0.60 " EUR "/min</p>",
    /* one number; numbers around the page; days; words that hold a unit */
    TOP("My account") "<h1>My account</h1><p>Plan M, 9.95 " EUR "</p>",
    TOP("My account") "<h1>My account</h1><p>Welcome to the place for all that "
                      "is yours.</p><footer><p>Plan M 9.95 " EUR "<p>Plan L "
                      "19.95 " EUR "</footer>",
    TOP("My account") "<h1>My account</h1><p>From 1 May 2026, 22:00.</p><p>To "
                      "2 May 2026, 06:00.</p>",
    TOP("My account") "<h1>My account</h1><p>Goal 3 good</p><p>2 months</p>",
    /* what is for sale */
    TOP("Our tariffs") "<h1>Our tariffs</h1><p>Plan M 9.95 " EUR "<p>Plan L "
                       "19.95 " EUR,
};

static const char *const failed[] = {
    TOP("Your orders") OUT("Sign out") "<h1>Your orders</h1><div role=alert>We "
                                       "could not load your orders.</div>",
    TOP("Konten") OUT("Abmelden") "<h1>Konten</h1><p>Dieser Bereich konnte "
                                  "nicht geladen werden.</p>",
    TOP("Mes contrats") OUT("Se d\xC3\xA9"
                            "connecter") "<h1>Mes contrats</h1><p>Nous n'avons "
                                         "pas r\xC3\xA9ussi \xC3\xA0 charger "
                                         "vos contrats</p>",
    TOP("Your orders") OUT("Sign out") "<h1>Your orders</h1><p>We could not "
                                       "load your orders.</p>",
    TOP("Sus pedidos")
        OUT("Cerrar sesi\xC3\xB3n") "<h1>Sus pedidos</h1><p>Error al cargar "
                                    "sus pedidos</p>",
    TOP("Area clienti") OUT("Esci") "<h1>Area clienti</h1><p>Errore durante il "
                                    "caricamento dei tuoi contratti</p>",
    TOP("Minha conta") OUT("Sair") "<h1>Minha conta</h1><p>As suas faturas "
                                   "n\xC3\xA3o puderam ser carregadas</p>",
    TOP("Mijn account") OUT("Uitloggen") "<h1>Mijn account</h1><p>Fout bij het "
                                         "laden van uw facturen</p>",
};

/* Claims go before the numbers, which tariffs of a hotline are as well. */
static const struct {
    const char *page;
    int state;
    const char *reason;
} said[] = {
    {TOP("My account") "<h1>My account</h1><p>Scheduled maintenance in "
                       "progress.</p><p>Call 0900 123 ($0.15/min)</p><p>Text "
                       "HELP ($0.20)</p>",
     SYMA_STATE_MAINTENANCE, "page_maintenance"},
    {TOP("Mein Konto") "<h1>Mein Konto</h1><p>Da ist etwas schiefgelaufen.</p>"
                       "<p>Hotline 0,20 " EUR
                       "/Anruf</p><p>Mobil max. 0,60 " EUR "</p>",
     SYMA_STATE_DEGRADED, "soft_error"},
};

static const char *const whole[] = {
    /* beside what is theirs; in what they wrote; in a box that stands ready */
    TOP("Konten") OUT("Abmelden") "<h1>Konten</h1><p>Giro: 120,00 " EUR
                                  "<p>Depot: 80,00 " EUR "<p>Dieser Bereich "
                                  "konnte nicht geladen werden.</p>",
    TOP("Your requests") OUT("Sign out") "<h1>Your requests</h1><p>The website "
                                         "is down, 3 May, answered</p>",
    TOP("Your orders") OUT("Sign out") "<h1>Your orders</h1><div role=alert>We "
                                       "could not load your orders.</div><p>A "
                                       "kettle, sent on 3 May, on its way to "
                                       "you</p><p>Two cups and a pot, sent on "
                                       "9 June, handed over</p>",
};

START_TEST(test_in)
{
    assert_suspect(SYMA_SECTION_ACCOUNT, in[_i]);
}
END_TEST

START_TEST(test_settings)
{
    assert_suspect(SYMA_SECTION_ACCOUNT, settings);
    assert_judged(SYMA_SECTION_ACCOUNT, disabled, SYMA_STATE_DEGRADED,
                  "function_missing");
}
END_TEST

START_TEST(test_missing)
{
    assert_judged(SYMA_SECTION_ACCOUNT, missing[_i], SYMA_STATE_DEGRADED,
                  "function_missing");
}
END_TEST

START_TEST(test_failed)
{
    assert_judged(SYMA_SECTION_ACCOUNT, failed[_i], SYMA_STATE_DEGRADED,
                  "partial_error");
}
END_TEST

START_TEST(test_said)
{
    assert_judged(SYMA_SECTION_ACCOUNT, said[_i].page, said[_i].state,
                  said[_i].reason);
}
END_TEST

START_TEST(test_whole)
{
    assert_judged(SYMA_SECTION_ACCOUNT, whole[_i], SYMA_STATE_UP, "ok");
}
END_TEST

START_TEST(test_notice_with_a_price)
{
    assert_judged(SYMA_SECTION_ACCOUNT,
                  TOP("My account") "<h1>My account</h1><p>The account area is "
                                    "undergoing maintenance until Monday, 6 "
                                    "am.</p><p>Call 0900 123 (0.15 " EUR
                                    "/min).</p>",
                  SYMA_STATE_MAINTENANCE, "page_maintenance");
}
END_TEST

#define COUNT(list) ((int)(sizeof(list) / sizeof(list)[0]))

int main(void)
{
    Suite *suite = suite_create("own_data");
    TCase *tests = tcase_create("own_data");
    SRunner *runner;
    int failures;

    tcase_add_loop_test(tests, test_in, 0, COUNT(in));
    tcase_add_test(tests, test_settings);
    tcase_add_loop_test(tests, test_missing, 0, COUNT(missing));
    tcase_add_loop_test(tests, test_failed, 0, COUNT(failed));
    tcase_add_loop_test(tests, test_said, 0, COUNT(said));
    tcase_add_loop_test(tests, test_whole, 0, COUNT(whole));
    tcase_add_test(tests, test_notice_with_a_price);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
