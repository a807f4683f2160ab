/* SPDX-License-Identifier: MIT */
/*
 * An error, and a list of what may be its cause: maintenance is a guess there,
 * whether a heading or a paragraph leads to the list. The same list without
 * such words, and what stands behind it, says what it says.
 */
#include <check.h>
#include <stdlib.h>

#include <syma/syma.h>

#include "state_of.h"

struct page {
    const char *error;
    const char *heading; /* leads to the causes, and so does */
    const char *paragraph;
    const char *causes;
    const char *work; /* it is maintenance */
};

static const struct page pages[] = {
    {"<title>Service temporarily unavailable</title><h1>Service temporarily "
     "unavailable</h1><p>Something went wrong on our side. Please try again in "
     "a few minutes.</p>",
     "Possible causes", "This may be due to:",
     "<ul><li>The server is down for maintenance</li><li>There is a network "
     "problem</li></ul>",
     "The site is under maintenance."},
    {"<title>Service momentan\xC3\xA9ment indisponible</title><h1>Service "
     "momentan\xC3\xA9ment indisponible</h1><p>Une erreur est survenue de "
     "notre c\xC3\xB4t\xC3\xA9. R\xC3\xA9"
     "essayez dans quelques minutes.</p>",
     "Causes possibles", "Cela peut \xC3\xAAtre d\xC3\xBB \xC3\xA0 :",
     "<ul><li>Le serveur est en maintenance</li><li>Un probl\xC3\xA8me de "
     "r\xC3\xA9seau</li></ul>",
     "Le site est en maintenance."},
    {"<title>Dienst vor\xC3\xBC"
     "bergehend nicht verf\xC3\xBCgbar</title><h1>Dienst vor\xC3\xBC"
     "bergehend nicht verf\xC3\xBCgbar</h1><p>Auf unserer Seite ist ein Fehler "
     "aufgetreten. Bitte versuchen Sie es in einigen Minuten erneut.</p>",
     "M\xC3\xB6gliche Ursachen", "Das kann folgende Gr\xC3\xBCnde haben:",
     "<ul><li>Der Server wird gerade gewartet</li><li>Es gibt ein "
     "Netzwerkproblem</li></ul>",
     "Die Seite wird gerade gewartet."},
    {"<title>Servicio temporalmente no disponible</title><h1>Servicio "
     "temporalmente no disponible</h1><p>Se ha producido un error en nuestro "
     "servidor. Int\xC3\xA9ntelo de nuevo en unos minutos.</p>",
     "Posibles causas", "Puede deberse a:",
     "<ul><li>El servidor est\xC3\xA1 en mantenimiento</li><li>Hay un problema "
     "de red</li></ul>",
     "El sitio est\xC3\xA1 en mantenimiento."},
    {"<title>Servizio temporaneamente non disponibile</title><h1>Servizio "
     "temporaneamente non disponibile</h1><p>Si \xC3\xA8 verificato un errore "
     "sul nostro server. Riprova tra qualche minuto.</p>",
     "Possibili cause", "Pu\xC3\xB2 dipendere da:",
     "<ul><li>Il server \xC3\xA8 in manutenzione</li><li>C'\xC3\xA8 un "
     "problema di rete</li></ul>",
     "Il sito \xC3\xA8 in manutenzione."},
    {"<title>Servi\xC3\xA7o temporariamente "
     "indispon\xC3\xADvel</title><h1>Servi\xC3\xA7o temporariamente "
     "indispon\xC3\xADvel</h1><p>Ocorreu um erro no nosso servidor. Tente "
     "novamente dentro de alguns minutos.</p>",
     "Causas poss\xC3\xADveis", "Isto pode dever-se a:",
     "<ul><li>O servidor est\xC3\xA1 em "
     "manuten\xC3\xA7\xC3\xA3o</li><li>H\xC3\xA1 um problema de rede</li></ul>",
     "O site est\xC3\xA1 em manuten\xC3\xA7\xC3\xA3o."},
    {"<title>Dienst tijdelijk niet beschikbaar</title><h1>Dienst tijdelijk "
     "niet beschikbaar</h1><p>Er is bij ons iets misgegaan. Probeer het over "
     "enkele minuten opnieuw.</p>",
     "Mogelijke oorzaken", "Dit kan komen door:",
     "<ul><li>De server is in onderhoud</li><li>Er is een "
     "netwerkprobleem</li></ul>",
     "De site is in onderhoud."}};
#define PAGES (int)(sizeof pages / sizeof *pages)

START_TEST(test_below_a_heading)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, "<h2>",    p->heading,
                                 "</h2>",  p->causes, "<p>404 503</p>",
                                 NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_DEGRADED);
}
END_TEST

START_TEST(test_below_a_paragraph)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, "<p>",     p->paragraph,
                                 "</p>",   p->causes, NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_DEGRADED);
}
END_TEST

START_TEST(test_by_signs)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, "<p>",  p->paragraph, "</p><p>- ",
                                 p->work,  "</p>", NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_DEGRADED);
}
END_TEST

START_TEST(test_list_alone)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, p->causes, NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_behind_the_list)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, "<h2>",    p->heading,
                                 "</h2>",  p->causes, "<p>",
                                 p->work,  "</p>",    NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_below_another_heading)
{
    const struct page *p = &pages[_i];
    const char *const parts[] = {p->error, "<h2>",  p->heading, "</h2><h2>",
                                 p->work,  "</h2>", NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

/* Words that give the reason, or have nothing to do with one, lead to what is
 * so; a title leads to nothing. */
static const char *const reasons[] = {
    "<h1>Service unavailable</h1><p>The portal is closed for the following "
    "reason:</p><ul><li>The server is under maintenance</li></ul>",
    "<h1>Our portal</h1><p>Orders can be made by phone for the time being:</p>"
    "<p>The portal is under maintenance until 18:00.</p>",
    "<title>Possible causes</title><p>The portal is under maintenance until "
    "18:00.</p>",
    "<h1>Notre portail</h1><p>Le portail est ferm\xC3\xA9 pour la raison "
    "suivante :</p><ul><li>Le serveur est en maintenance</li></ul>",
    "<h1>Unser Portal</h1><p>Das Portal ist aus mehreren Gr\xC3\xBCnden "
    "geschlossen:</p><ul><li>Der Server wird gerade gewartet</li></ul>",
    "<h1>Nuestro portal</h1><p>Puede estar al tanto en este canal:</p><p>El "
    "portal est\xC3\xA1 en mantenimiento hasta las 18:00.</p>",
    "<h1>Il nostro portale</h1><p>I clienti possono avere assistenza al numero "
    "verde:</p><p>Il portale \xC3\xA8 in manutenzione fino alle 18:00.</p>",
    "<h1>O nosso portal</h1><p>Os pedidos podem ser feitos por telefone:</p>"
    "<p>O portal est\xC3\xA1 em manuten\xC3\xA7\xC3\xA3o at\xC3\xA9 "
    "\xC3\xA0s 18:00.</p>",
    "<h1>Ons portaal</h1><p>U kunt ons bereiken via de telefoon:</p><p>Het "
    "portaal is in onderhoud tot 18:00.</p>"};
#define REASONS (int)(sizeof reasons / sizeof *reasons)

START_TEST(test_reason_given)
{
    const char *const parts[] = {reasons[_i], NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

/* Beside a login what is announced stays announced. */
START_TEST(test_announced)
{
    static const char *const parts[] = {
        "<title>Login</title><h1>Login</h1><p>Service may be interrupted due "
        "to:</p><p>Maintenance is scheduled for 15 November from 2 am to 6 am."
        "</p><form method=post action=/login><input name=user><input "
        "type=password name=password><input type=submit value=Login></form>",
        NULL};
    syma_verdict *v = judge_parts(SYMA_SECTION_LOGIN, parts);

    ck_assert_str_eq(syma_verdict_reason(v), "ok_scheduled");
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("causes");
    TCase *tests = tcase_create("causes");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_below_a_heading, 0, PAGES);
    tcase_add_loop_test(tests, test_below_a_paragraph, 0, PAGES);
    tcase_add_loop_test(tests, test_by_signs, 0, PAGES);
    tcase_add_loop_test(tests, test_list_alone, 0, PAGES);
    tcase_add_loop_test(tests, test_behind_the_list, 0, PAGES);
    tcase_add_loop_test(tests, test_below_another_heading, 0, PAGES);
    tcase_add_loop_test(tests, test_reason_given, 0, REASONS);
    tcase_add_test(tests, test_announced);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
