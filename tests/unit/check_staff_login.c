/* SPDX-License-Identifier: MIT */
/*
 * A site that is closed for maintenance, and a login for those who work there:
 * a customer gets no further, so it is maintenance. A login for everybody
 * stays a function beside a notice, and without maintenance a login for staff
 * is a login.
 */
#include <check.h>
#include <stdlib.h>

#include <syma/syma.h>

#include "state_of.h"

#define FORM(action)                                                 \
    "<form method=post action=\"" action                             \
    "\"><input name=user><input type=password name=password><input " \
    "type=submit value=Login></form>"

static const struct {
    const char *work;
    const char *staff; /* over its form */
} pages[] = {
    {"<title>Maintenance</title><h1>The site is under maintenance</h1><p>We "
     "will be back soon.</p>",
     "<h2>Staff login</h2>"},
    {"<title>Maintenance</title><h1>Le site est en maintenance</h1><p>Nous "
     "revenons bient\xC3\xB4t.</p>",
     "<h2>Acc\xC3\xA8s administrateur</h2>"},
    {"<title>Wartung</title><h1>Die Seite wird gewartet</h1><p>Wir sind bald "
     "wieder da.</p>",
     "<h2>Anmeldung f\xC3\xBCr Mitarbeiter</h2>"},
    {"<title>Mantenimiento</title><h1>El sitio est\xC3\xA1 en mantenimiento"
     "</h1><p>Volvemos pronto.</p>",
     "<h2>Acceso de administraci\xC3\xB3n</h2>"},
    {"<title>Manutenzione</title><h1>Il sito \xC3\xA8 in manutenzione</h1><p>"
     "Torniamo presto.</p>",
     "<h2>Accesso dipendenti</h2>"},
    {"<title>Manuten\xC3\xA7\xC3\xA3o</title><h1>O site est\xC3\xA1 em "
     "manuten\xC3\xA7\xC3\xA3o</h1><p>Voltamos em breve.</p>",
     "<h2>Acesso de administrador</h2>"},
    {"<title>Onderhoud</title><h1>De site is in onderhoud</h1><p>We zijn snel "
     "terug.</p>",
     "<h2>Inloggen voor medewerkers</h2>"}};
#define PAGES (int)(sizeof pages / sizeof *pages)

static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_GENERIC,
                            SYMA_SECTION_ACCOUNT};
#define KINDS (sizeof kinds / sizeof *kinds)

START_TEST(test_staff_by_heading)
{
    const char *const parts[] = {pages[_i].work, pages[_i].staff,
                                 FORM("/session"), NULL};
    size_t i;

    for (i = 0; i < KINDS; i++)
        ck_assert_int_eq(state_of(kinds[i], parts), SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_staff_by_address)
{
    const char *const parts[] = {pages[_i].work, FORM("/admin/session"), NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_everybody)
{
    const char *const alone[] = {pages[_i].work, FORM("/session"), NULL};
    const char *const both[] = {pages[_i].work,   pages[_i].staff,
                                FORM("/session"), "<h2>Login</h2>",
                                FORM("/login"),   NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, alone), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, both), SYMA_STATE_DEGRADED);
}
END_TEST

START_TEST(test_no_maintenance)
{
    const char *const parts[] = {"<title>Login</title>", pages[_i].staff,
                                 FORM("/session"), NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, parts), SYMA_STATE_UP);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("staff_login");
    TCase *tests = tcase_create("staff_login");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_staff_by_heading, 0, PAGES);
    tcase_add_loop_test(tests, test_staff_by_address, 0, PAGES);
    tcase_add_loop_test(tests, test_everybody, 0, PAGES);
    tcase_add_loop_test(tests, test_no_maintenance, 0, PAGES);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
