/* SPDX-License-Identifier: MIT */
/*
 * Work that is only called by its name: over an offer of services the page is
 * up, and so it is over a switch; over words that bear it out, or over
 * nothing, it is maintenance. And a form that title and heading say is in
 * maintenance is what the page is for.
 */
#include <check.h>
#include <stdlib.h>

#include <syma/syma.h>

#include "state_of.h"

#define MENU                                                             \
    "<nav><a href=/a>Arvello</a> <a href=/b>Info</a> <a href=/c>FAQ</a>" \
    "</nav>"

static const struct {
    const char *name; /* title and heading */
    const char *offer;
    const char *closed;
    const char *sorry;
    const char *mode; /* over a switch */
} pages[] = {
    {"<title>Website Maintenance</title><h1>Website Maintenance</h1>",
     "<p>A site needs care to stay fast and safe. Our team looks after your "
     "copies, your security and your pages, so that you can get on with your "
     "work. We have looked after two hundred sites since 2009. Tell us what "
     "you need, and you will have our offer within two days.</p>",
     "<p>Our portal is closed until Monday morning.</p>",
     "<p>We apologise for the inconvenience.</p>", "<h2>Maintenance mode</h2>"},
    {"<title>Maintenance technique</title><h1>Maintenance technique</h1>",
     "<p>Un site a besoin de soins pour rester rapide et s\xC3\xBBr. Notre "
     "\xC3\xA9quipe s'occupe de vos copies, de votre s\xC3\xA9"
     "curit\xC3\xA9 et de vos pages, et vous de votre m\xC3\xA9tier. Nous "
     "suivons deux cents sites depuis 2009. Dites-nous ce qu'il vous faut, et "
     "vous aurez notre offre sous deux jours.</p>",
     "<p>Notre portail est ferm\xC3\xA9 jusqu'\xC3\xA0 lundi matin.</p>",
     "<p>Veuillez nous excuser pour la g\xC3\xAAne occasionn\xC3\xA9"
     "e.</p>",
     "<h2>Mode maintenance</h2>"},
    {"<title>Systemwartung</title><h1>Systemwartung</h1>",
     "<p>Eine Website braucht Pflege, damit sie schnell und sicher bleibt. "
     "Unser Team k\xC3\xBCmmert sich um Ihre Kopien, Ihre Sicherheit und Ihre "
     "Texte, damit Sie sich um Ihr Gesch\xC3\xA4"
     "ft k\xC3\xBCmmern k\xC3\xB6nnen. Seit 2009 betreuen wir zweihundert "
     "Seiten. Sagen Sie uns, was Sie brauchen, und Sie haben in zwei Tagen "
     "unser Angebot.</p>",
     "<p>Unser Portal ist bis Montagmorgen geschlossen.</p>",
     "<p>Wir bitten um Ihr Verst\xC3\xA4ndnis.</p>", "<h2>Wartungsmodus</h2>"},
    {"<title>Mantenimiento del sitio</title><h1>Mantenimiento del sitio</h1>",
     "<p>Una web necesita cuidados para seguir siendo r\xC3\xA1pida y segura. "
     "Nuestro equipo se ocupa de sus copias, de su seguridad y de sus "
     "p\xC3\xA1ginas, para que usted se dedique a lo suyo. Desde 2009 "
     "cuidamos de doscientos sitios. D\xC3\xADganos qu\xC3\xA9 necesita y "
     "tendr\xC3\xA1 nuestra oferta en dos d\xC3\xAD"
     "as.</p>",
     "<p>Nuestro portal est\xC3\xA1 cerrado hasta el lunes por la "
     "ma\xC3\xB1"
     "ana.</p>",
     "<p>Disculpe las molestias.</p>", "<h2>Modo de mantenimiento</h2>"},
    {"<title>Manutenzione sito web</title><h1>Manutenzione sito web</h1>",
     "<p>Un sito ha bisogno di cure per restare veloce e sicuro. La nostra "
     "squadra si occupa delle vostre copie, della sicurezza e delle pagine, "
     "cos\xC3\xAC potete dedicarvi al vostro lavoro. Dal 2009 seguiamo "
     "duecento siti. Diteci che cosa vi serve e avrete la nostra offerta in "
     "due giorni.</p>",
     "<p>Il nostro portale \xC3\xA8 chiuso fino a luned\xC3\xAC mattina.</p>",
     "<p>Ci scusiamo per il disagio.</p>",
     "<h2>Modalit\xC3\xA0 manutenzione</h2>"},
    {"<title>Manuten\xC3\xA7\xC3\xA3o do sistema</title><h1>Manuten\xC3\xA7"
     "\xC3\xA3o do sistema</h1>",
     "<p>Um site precisa de cuidados para continuar r\xC3\xA1pido e seguro. A "
     "nossa equipa trata das suas c\xC3\xB3pias, da sua seguran\xC3\xA7"
     "a e das suas p\xC3\xA1ginas, para que possa dedicar-se ao que \xC3\xA9 "
     "seu. Desde 2009 cuidamos de duzentos sites. Diga-nos o que precisa e "
     "ter\xC3\xA1 a nossa proposta em dois dias.</p>",
     "<p>O nosso portal est\xC3\xA1 fechado at\xC3\xA9 segunda-feira de "
     "manh\xC3\xA3.</p>",
     "<p>Pedimos desculpa pelo inc\xC3\xB3modo.</p>",
     "<h2>Modo de manuten\xC3\xA7\xC3\xA3o</h2>"},
    {"<title>Systeemonderhoud</title><h1>Systeemonderhoud</h1>",
     "<p>Een site heeft zorg nodig om snel en veilig te blijven. Ons team "
     "zorgt voor uw kopie\xC3\xABn, uw beveiliging en uw pagina's, zodat u "
     "zich op uw zaak kunt richten. Sinds 2009 verzorgen wij tweehonderd "
     "sites. Vertel ons wat u nodig hebt en u hebt binnen twee dagen ons "
     "voorstel.</p>",
     "<p>Ons portaal is tot maandagochtend gesloten.</p>",
     "<p>Onze excuses voor het ongemak.</p>", "<h2>Onderhoudsmodus</h2>"}};
#define PAGES (int)(sizeof pages / sizeof *pages)

START_TEST(test_offer)
{
    const char *const parts[] = {pages[_i].name, MENU, pages[_i].offer, NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts), SYMA_STATE_UP);
}
END_TEST

START_TEST(test_borne_out)
{
    const char *const closed[] = {pages[_i].name, MENU, pages[_i].closed, NULL};
    const char *const sorry[] = {pages[_i].name, MENU, pages[_i].sorry, NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, closed),
                     SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, sorry),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_nothing_else)
{
    const char *const parts[] = {pages[_i].name, NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts),
                     SYMA_STATE_MAINTENANCE);
}
END_TEST

START_TEST(test_switch)
{
    const char *const parts[] = {
        MENU, pages[_i].mode,
        "<form method=post action=/set><input type=checkbox name=m> <input "
        "name=text value=Arvello> <input type=submit value=OK></form>",
        NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, parts), SYMA_STATE_UP);
}
END_TEST

START_TEST(test_part_in_heading)
{
    const char *const heading[] = {
        "<title>The enquiry form is undergoing maintenance</title>", MENU,
        "<h1>The enquiry form is undergoing maintenance</h1><p>Please call us: "
        "Monday to Friday, 8am to 8pm.</p>",
        NULL};
    const char *const body[] = {
        "<title>Contact</title>", MENU,
        "<h1>Contact</h1><p>Visit us in Harbour Street, or write to us.</p><p>"
        "The enquiry form is undergoing maintenance</p><p>Open Monday to "
        "Friday, 8am to 8pm. We answer letters within three days, and e-mails "
        "on the same one. Parking is behind the house.</p>",
        NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, heading),
                     SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(state_of(SYMA_SECTION_GENERIC, body), SYMA_STATE_UP);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("named");
    TCase *tests = tcase_create("named");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_offer, 0, PAGES);
    tcase_add_loop_test(tests, test_borne_out, 0, PAGES);
    tcase_add_loop_test(tests, test_nothing_else, 0, PAGES);
    tcase_add_loop_test(tests, test_switch, 0, PAGES);
    tcase_add_test(tests, test_part_in_heading);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
