/* SPDX-License-Identifier: MIT */
/*
 * judge/works, judge/pair: work under way and something that is closed claim
 * maintenance together, each alone claims nothing; and what takes a half
 * back.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_help.h"
#include "syma/syma.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MAINTENANCE "page_maintenance"
#define UP "ok"
#define WORKS "text.maintenance.works"
#define CLOSED "text.maintenance.closed"
/* Of halves alone: what a page sounds like is no matter here. */
#define UNHEARD                                                                \
    "<rules xmlns='urn:syma:rules:1' language='mul'>"                          \
    "<weight of='percent.wording'>0</weight></rules>"
/* Words of no language: on a page of its own they are no claim, and with
 * TENS of them a page is more than one message. */
#define SHORT "Lorem ipsum dolor sit amet. "
#define TEN "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do. "
#define TENS TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static syma_ruleset *rules;

/* Neither of two halves is a claim by itself; a third says both. */
struct pair {
    const char *work;
    const char *closed;
    const char *both;
};

/* One half, that a guard takes back, beside a good other one. */
struct guarded {
    const char *guard;
    const char *text;
    const char *other;
};

struct mending {
    const char *work;
    const char *repair;
    const char *closed;
};

/* Of weights, by rules that have nothing else. */
struct weighed {
    const char *text;
    int on_long;
    const char *reason;
};

/* clang-format off */
static const struct pair pairs[] = {
    {"Unser Portal bekommt heute neue Technik: wir stellen auf neue Server um.",
     "Karten können nicht aktiviert werden.",
     "Während der Umstellung unseres Portals können keine Karten aktiviert "
     "werden."},
    {"Wegen des Umzugs unserer Server danken wir allen Helfern.",
     "Karten sind gesperrt.",
     "Für die Dauer des Wechsels der Datenbank sind Karten gesperrt."},
    {"The platform is being replaced.", "No card can be activated.",
     "During the migration of our platform no card can be activated."},
    {"Our engineers are fitting new servers.", "Orders are paused.",
     "Orders are paused until the upgrade is complete."},
    {"Nuestros técnicos están copiando los archivos.",
     "No se puede activar ninguna línea.",
     "Durante la migración no se puede activar ninguna línea."},
    {"Nuestros técnicos están sustituyendo el sistema.",
     "Los pedidos están en pausa.",
     "Los pedidos están en pausa mientras dura la actualización del sistema."},
    {"Nous remplaçons actuellement notre plateforme.",
     "Aucune ligne ne peut être activée.",
     "Pendant la migration de la plateforme, aucune ligne ne peut être "
     "activée."},
    {"Nos serveurs déménagent.", "Les commandes sont suspendues.",
     "Les commandes sont suspendues le temps de raccorder les nouveaux "
     "serveurs."},
    {"Nos équipes installent un nouveau logiciel.",
     "Les prêts sont interrompus.",
     "Les prêts sont interrompus du fait de la refonte."},
    {"Stiamo sostituendo la piattaforma.", "Nessuno può consultare una bolletta.",
     "Durante il passaggio alla nuova piattaforma non si può attivare alcuna "
     "carta."},
    {"I nostri tecnici stanno copiando gli archivi.",
     "Gli ordini sono sospesi.",
     "Gli ordini sono sospesi per la sostituzione dei sistemi."},
    {"Il catalogo viene oggi riorganizzato.", "I prestiti sono fermi.",
     "I prestiti sono fermi in attesa della conversione del catalogo."},
    {"Ons portaal wordt momenteel vervangen.",
     "Kaarten kunnen niet worden geactiveerd.",
     "Tijdens de overgang kunnen geen kaarten worden geactiveerd."},
    {"Wij stappen over op een nieuw systeem.", "Bestellingen zijn stopgezet.",
     "Bestellingen zijn stopgezet wegens de verhuizing van onze servers."},
    {"De catalogus wordt vandaag overgezet.",
     "Reserveringen zijn gepauzeerd.",
     "Reserveringen zijn gepauzeerd zolang de conversie loopt."},
    {"Estamos a substituir a plataforma.", "Não se pode encomendar nada.",
     "Durante a migração da plataforma não se pode encomendar nada."},
    {"Os nossos técnicos estão a copiar os ficheiros.",
     "As encomendas estão suspensas.",
     "As encomendas estão suspensas durante a migração."},
    {"O catálogo está a ser convertido.", "Os empréstimos estão parados.",
     "Os empréstimos estão parados até ao fim da transição."},
};

static const struct guarded guarded_works[] = {
    {"conditional",
     "Falls wir auf neue Server umstellen, stellen wir gerade um.",
     "Karten sind gesperrt."},
    {"conditional", "Wenn der Umzug der Server läuft, melden wir uns.",
     "Karten sind gesperrt."},
    {"over",
     "Die Umstellung unserer Server ist abgeschlossen, die Migration läuft "
     "nicht mehr.", "Karten sind gesperrt."},
    {"goods", "Für 49 Euro wird Ihr Server auf neue Technik umgestellt.",
     "Karten sind gesperrt."},
    {"management",
     "Das Update wird installiert, Fehlerbehebungen stehen im Changelog.",
     "Karten sind gesperrt."},
    {"account", "Ihr Konto ist gesperrt, solange die Migration läuft.",
     "Karten sind gesperrt."},
    {"report", "Laut dem Betreiber läuft die Migration der Datenbank.",
     "Karten sind gesperrt."},
    {"planned", "Im Rahmen der geplanten Migration schreiben wir Ihnen.",
     "Karten sind gesperrt."},
    {"conditional", "If the platform is being replaced, we tell you.",
     "Orders are paused."},
    {"over", "The migration is over, and no upgrade is in progress.",
     "Orders are paused."},
    {"goods", "The platform is being replaced for $900.",
     "Orders are paused."},
    {"management", "The platform is being replaced, say the release notes.",
     "Orders are paused."},
    {"account", "Your card has expired because of the migration.",
     "Orders are paused."},
    {"report", "The platform is being replaced, a spokeswoman said.",
     "Orders are paused."},
    {"planned", "As part of the scheduled migration we write to you.",
     "Orders are paused."},
    {"widget", "The calendar is being replaced.", "Orders are paused."},
    {"conditional", "Por si la aplicación se está actualizando, avisamos.",
     "Los pedidos están en pausa."},
    {"conditional",
     "Si nuestros técnicos están copiando los archivos, avisamos.",
     "Los pedidos están en pausa."},
    {"over", "La migración ha sido completada y ya no está en curso.",
     "Los pedidos están en pausa."},
    {"goods", "Nuestros técnicos están copiando los archivos por 30 euros.",
     "Los pedidos están en pausa."},
    {"management",
     "Nuestros técnicos están copiando los archivos según el registro de "
     "cambios.", "Los pedidos están en pausa."},
    {"account", "Su tarjeta está bloqueada durante la migración.",
     "Los pedidos están en pausa."},
    {"report",
     "Según la empresa, nuestros técnicos están copiando los archivos.",
     "Los pedidos están en pausa."},
    {"planned", "La migración prevista está en curso por fases.",
     "Los pedidos están en pausa."},
    {"conditional", "Si la migration est en cours, nous vous le disons.",
     "Les commandes sont suspendues."},
    {"conditional", "Si notre plateforme déménage, nous vous prévenons.",
     "Les commandes sont suspendues."},
    {"over", "La migration en cours est terminée.",
     "Les commandes sont suspendues."},
    {"goods", "Nous remplaçons votre plateforme pour 300 euros.",
     "Les commandes sont suspendues."},
    {"management",
     "Nous remplaçons la plateforme, disent les notes de version.",
     "Les commandes sont suspendues."},
    {"account", "Votre carte est bloquée pendant la migration.",
     "Les commandes sont suspendues."},
    {"report", "Selon la direction, la migration est en cours.",
     "Les commandes sont suspendues."},
    {"planned",
     "Dans le cadre de la migration planifiée, nous vous écrivons.",
     "Les commandes sont suspendues."},
    {"conditional", "Quando il sistema viene aggiornato, vi avvisiamo.",
     "Gli ordini sono sospesi."},
    {"over", "La migrazione in corso è terminata.",
     "Gli ordini sono sospesi."},
    {"goods", "Stiamo sostituendo la piattaforma a 300 euro.",
     "Gli ordini sono sospesi."},
    {"management",
     "Stiamo sostituendo la piattaforma, dicono le note di rilascio.",
     "Gli ordini sono sospesi."},
    {"account", "La tua carta è bloccata durante la migrazione.",
     "Gli ordini sono sospesi."},
    {"report", "Secondo l'azienda, la migrazione è in corso.",
     "Gli ordini sono sospesi."},
    {"planned", "La migrazione pianificata è in corso a tappe.",
     "Gli ordini sono sospesi."},
    {"conditional", "Als de website wordt vernieuwd, laten wij het weten.",
     "Bestellingen zijn stopgezet."},
    {"over",
     "De migratie is uitgevoerd, het onderhoud wordt uitgevoerd en is "
     "voltooid.", "Bestellingen zijn stopgezet."},
    {"goods", "Voor 300 euro wordt de website vernieuwd.",
     "Bestellingen zijn stopgezet."},
    {"management", "Volgens de release notes wordt de website vernieuwd.",
     "Bestellingen zijn stopgezet."},
    {"account", "Uw account is geblokkeerd tijdens de migratie.",
     "Bestellingen zijn stopgezet."},
    {"report", "Volgens het bedrijf wordt de website vernieuwd.",
     "Bestellingen zijn stopgezet."},
    {"planned", "De geplande migratie loopt in stappen.",
     "Bestellingen zijn stopgezet."},
    {"conditional",
     "Se os nossos técnicos estão a copiar os ficheiros, avisamos.",
     "As encomendas estão suspensas."},
    {"over", "A migração em curso está concluída.",
     "As encomendas estão suspensas."},
    {"goods", "Os nossos técnicos estão a copiar os ficheiros por 30 euros.",
     "As encomendas estão suspensas."},
    {"management",
     "Os nossos técnicos estão a copiar os ficheiros, dizem as notas da "
     "versão.", "As encomendas estão suspensas."},
    {"account", "O seu cartão está bloqueado durante a migração.",
     "As encomendas estão suspensas."},
    {"report",
     "Segundo a empresa, os nossos técnicos estão a copiar os ficheiros.",
     "As encomendas estão suspensas."},
    {"planned", "No âmbito da migração programada, escrevemos-lhe.",
     "As encomendas estão suspensas."},
};

static const struct guarded guarded_closed[] = {
    {"over",
     "Die Störung ist behoben, Karten waren gesperrt und sind nun nicht mehr "
     "offline.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"goods", "Das Rathaus bleibt heute geschlossen.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"goods", "Karten für 20 Euro sind gesperrt.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"management", "Im Changelog steht, Karten sind gesperrt.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"conditional", "Wenn Karten nicht erreichbar sind, rufen Sie uns an.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"report", "Kunden klagten, Karten sind gesperrt.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um."},
    {"over", "The incident is resolved, orders are paused no more.",
     "The platform is being replaced."},
    {"goods", "The swimming pool is closed.",
     "The platform is being replaced."},
    {"goods", "The road is closed.", "The platform is being replaced."},
    {"management", "The release notes say that orders are paused.",
     "The platform is being replaced."},
    {"conditional", "If the orders are paused, call us.",
     "The platform is being replaced."},
    {"report", "Users report that orders are paused.",
     "The platform is being replaced."},
    {"over",
     "El problema se ha solucionado y los pedidos ya no están en pausa.",
     "Nuestros técnicos están copiando los archivos."},
    {"goods", "Los pedidos de 30 euros están en pausa.",
     "Nuestros técnicos están copiando los archivos."},
    {"management",
     "El registro de cambios dice que los pedidos están en pausa.",
     "Nuestros técnicos están copiando los archivos."},
    {"conditional", "Si los pedidos están en pausa, llámenos.",
     "Nuestros técnicos están copiando los archivos."},
    {"report", "Los usuarios se quejan de que los pedidos están en pausa.",
     "Nuestros técnicos están copiando los archivos."},
    {"over",
     "L'incident a été résolu, les commandes sont suspendues depuis lors par "
     "personne.", "Nous remplaçons actuellement notre plateforme."},
    {"goods", "La piscine est fermée.",
     "Nous remplaçons actuellement notre plateforme."},
    {"goods", "Les commandes de 30 euros sont suspendues.",
     "Nous remplaçons actuellement notre plateforme."},
    {"management",
     "Les notes de version disent que les commandes sont suspendues.",
     "Nous remplaçons actuellement notre plateforme."},
    {"conditional", "Si les commandes sont suspendues, appelez-nous.",
     "Nous remplaçons actuellement notre plateforme."},
    {"report", "Selon la presse, les commandes sont suspendues.",
     "Nous remplaçons actuellement notre plateforme."},
    {"over", "Il problema è stato risolto, gli ordini non sono sospesi.",
     "Stiamo sostituendo la piattaforma."},
    {"goods", "La piscina è chiusa.", "Stiamo sostituendo la piattaforma."},
    {"goods", "Gli ordini da 30 euro sono sospesi.",
     "Stiamo sostituendo la piattaforma."},
    {"management", "Le note di rilascio dicono che gli ordini sono sospesi.",
     "Stiamo sostituendo la piattaforma."},
    {"conditional", "Se gli ordini sono sospesi, chiamateci.",
     "Stiamo sostituendo la piattaforma."},
    {"report", "Secondo la stampa, gli ordini sono sospesi.",
     "Stiamo sostituendo la piattaforma."},
    {"over",
     "De storing is verholpen, bestellingen zijn niet langer stopgezet.",
     "Wij stappen over op een nieuw systeem."},
    {"goods", "Het zwembad is gesloten.",
     "Wij stappen over op een nieuw systeem."},
    {"goods", "Bestellingen van 30 euro zijn stopgezet.",
     "Wij stappen over op een nieuw systeem."},
    {"management", "De release notes zeggen dat bestellingen zijn stopgezet.",
     "Wij stappen over op een nieuw systeem."},
    {"conditional", "Als de bestellingen zijn stopgezet, bel ons.",
     "Wij stappen over op een nieuw systeem."},
    {"report", "Volgens de krant zijn bestellingen stopgezet.",
     "Wij stappen over op een nieuw systeem."},
    {"over",
     "O problema foi resolvido, as encomendas já não estão suspensas.",
     "Os nossos técnicos estão a copiar os ficheiros."},
    {"goods", "As encomendas de 30 euros estão suspensas.",
     "Os nossos técnicos estão a copiar os ficheiros."},
    {"management",
     "As notas da versão dizem que as encomendas estão suspensas.",
     "Os nossos técnicos estão a copiar os ficheiros."},
    {"conditional", "Se as encomendas estão suspensas, ligue-nos.",
     "Os nossos técnicos estão a copiar os ficheiros."},
    {"report", "Segundo o jornal, as encomendas estão suspensas.",
     "Os nossos técnicos estão a copiar os ficheiros."},
};

/* Work on the site, and the same to mend what has failed. */
static const struct mending mendings[] = {
    {"Unser Portal bekommt neue Technik, wir stellen auf neue Server um.",
     "Unser Portal bekommt neue Technik, wir stellen auf neue Server um um die "
     "Störung zu beheben.", "Karten sind gesperrt."},
    {"Our engineers are fitting new servers.",
     "Our engineers are fitting new servers to restore the service.",
     "Orders are paused."},
    {"Nuestros técnicos están configurando el servidor.",
     "Nuestros técnicos están configurando el servidor para restablecer el "
     "servicio.", "Los pedidos están en pausa."},
    {"Nos équipes travaillent sur le serveur.",
     "Nos équipes travaillent sur le serveur pour rétablir le service.",
     "Les commandes sont suspendues."},
    {"I nostri tecnici stanno copiando gli archivi.",
     "I nostri tecnici stanno copiando gli archivi per ripristinare il "
     "servizio.", "Gli ordini sono sospesi."},
    {"Onze technici vervangen de server.",
     "Onze technici vervangen de server om de storing te verhelpen.",
     "Bestellingen zijn stopgezet."},
    {"Os nossos técnicos estão a ajustar o servidor.",
     "Os nossos técnicos estão a ajustar o servidor para restabelecer o "
     "serviço.", "As encomendas estão suspensas."},
};

static const char weights[] =
    "<rules xmlns=\"urn:syma:rules:1\" language=\"xx\">"
    "<claim kind=\"works\" trigger=\"zorb\">"
    "<frame weight=\"900\">zorbing</frame>"
    "<frame weight=\"700\">zorbed</frame>"
    "<frame weight=\"699\">zorber</frame>"
    "<frame weight=\"600\">zorbish</frame>"
    "<frame weight=\"599\">zorbling</frame></claim>"
    "<claim kind=\"closed\" trigger=\"frell\">"
    "<frame>frelled</frame>"
    "<frame weight=\"699\">freller</frame>"
    "<frame weight=\"600\">frellish</frame></claim>"
    "<claim kind=\"maintenance\" trigger=\"quab\">"
    "<frame weight=\"850\">quabbing</frame></claim>"
    "</rules>";

static const struct weighed weighed[] = {
    {"zorbing. frelled.", 0, MAINTENANCE},
    {"zorbing. frelled.", 1, MAINTENANCE},
    {"zorbing frelled.", 1, MAINTENANCE},
    {"zorbed. frelled.", 1, MAINTENANCE},
    /* a hint counts where the page says no more, on either side */
    {"zorber. frelled.", 0, MAINTENANCE},
    {"zorber. frelled.", 1, UP},
    {"zorbing. freller.", 0, MAINTENANCE},
    {"zorbing. freller.", 1, UP},
    /* with another hint where they reach the sum */
    {"zorbish. frellish.", 0, MAINTENANCE},
    {"zorbish. frellish.", 1, UP},
    {"zorbling. frellish.", 0, UP},
    {"zorbling. freller.", 0, MAINTENANCE},
    /* what claims maintenance itself needs another sentence, and no hint */
    {"quabbing.", 1, UP},
    {"quabbing frelled.", 1, UP},
    {"quabbing. frelled.", 1, MAINTENANCE},
};
/* clang-format on */

static syma_verdict *judge_by(syma_ruleset *by, const char *body)
{
    char html[4096];
    syma_verdict *v = NULL;
    syma_page *page;

    ck_assert_int_lt(snprintf(html, sizeof html,
                              "<!doctype html><title>Orlune</title>%s", body),
                     (int)sizeof html);
    page = page_of(html);
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_GENERIC, NULL, by, &v),
                     SYMA_OK);
    syma_page_free(page);
    return v;
}

static void assert_reason(const char *body, const char *reason)
{
    syma_verdict *v = judge_by(rules, body);

    ck_assert_msg(strcmp(syma_verdict_reason(v), reason) == 0, "%s: %s", body,
                  syma_verdict_reason(v));
    syma_verdict_unref(v);
}

/* The one excerpt of the evidence of that code; NULL where there is none. */
static const char *quote_of(const syma_verdict *v, const char *code)
{
    const char *found = NULL;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        if (strcmp(syma_evidence_code(syma_verdict_evidence(v, i)), code) != 0)
            continue;
        ck_assert_msg(found == NULL, "%s twice", code);
        found = syma_evidence_excerpt(syma_verdict_evidence(v, i));
    }
    return found;
}

/* The excerpt is the sentence, but for its stop. */
static void assert_quotes(const syma_verdict *v, const char *code,
                          const char *sentence)
{
    const char *quote = quote_of(v, code);

    ck_assert_msg(quote != NULL, "no %s: %s", code, sentence);
    ck_assert_msg(strlen(quote) + 1 == strlen(sentence) &&
                      strncmp(quote, sentence, strlen(quote)) == 0,
                  "%s: %s", sentence, quote);
}

/* format takes both halves, in their order. */
static void assert_pair(const char *format, const char *one, const char *two,
                        const char *reason)
{
    char body[3072];

    ck_assert_int_lt(snprintf(body, sizeof body, format, one, two),
                     (int)sizeof body);
    assert_reason(body, reason);
}

/* On a page that says no more, and on a longer one. */
static void assert_both_ways(const char *format, const char *one,
                             const char *two, const char *reason)
{
    char longer[2048];

    ck_assert_int_lt(snprintf(longer, sizeof longer, "%s<p>" TENS, format),
                     (int)sizeof longer);
    assert_pair(format, one, two, reason);
    assert_pair(longer, one, two, reason);
}

START_TEST(test_together)
{
    const struct pair *p = &pairs[_i];

    assert_both_ways("<p>%s %s", p->work, p->closed, MAINTENANCE);
    assert_both_ways("<p>%s %s", p->closed, p->work, MAINTENANCE);
    assert_both_ways("<h2>%s</h2><p>%s", p->work, p->closed, MAINTENANCE);
    assert_both_ways("<h2>%s</h2><p>%s", p->closed, p->work, MAINTENANCE);
    assert_both_ways("<p>%s%s", p->both, "", MAINTENANCE);
}
END_TEST

START_TEST(test_alone)
{
    const struct pair *p = &pairs[_i];

    assert_both_ways("<p>%s%s" SHORT, p->work, "", UP);
    assert_both_ways("<p>%s%s" SHORT, p->closed, "", UP);
    assert_both_ways("<h1>%s</h1><p>%s" SHORT, p->work, "", UP);
    assert_both_ways("<h1>%s</h1><p>%s" SHORT, p->closed, "", UP);
}
END_TEST

/* At most two blocks apart; anywhere where the page says no more. */
START_TEST(test_apart)
{
    static const char *const close = "<p>%s<p>Dolor<p>%s";
    static const char *const far = "<p>%s<p>Dolor<p>Sit<p>%s";
    static const char *const farther =
        "<p>%s<p>Dolor<p>Sit<p>Amet<p>Elit<p>Sed<p>Do<p>%s";
    const struct pair *p = &pairs[_i];
    char longer[2048];

    assert_both_ways(close, p->work, p->closed, MAINTENANCE);
    assert_both_ways(close, p->closed, p->work, MAINTENANCE);
    assert_pair(far, p->work, p->closed, MAINTENANCE);
    assert_pair(farther, p->closed, p->work, MAINTENANCE);
    ck_assert_int_lt(snprintf(longer, sizeof longer, "%s<p>" TENS, far),
                     (int)sizeof longer);
    assert_pair(longer, p->work, p->closed, UP);
    assert_pair(longer, p->closed, p->work, UP);
}
END_TEST

START_TEST(test_evidence)
{
    const struct pair *p = &pairs[_i];
    char body[1024];
    syma_verdict *v;

    snprintf(body, sizeof body, "<p>%s</p><p>%s</p>", p->work, p->closed);
    v = judge_by(rules, body);
    if (strchr(p->work, ':') == NULL)
        assert_quotes(v, WORKS, p->work);
    assert_quotes(v, CLOSED, p->closed);
    /* What would make it up is a code that was seen; the page says something,
     * with a time or without. */
    if (quote_of(v, "text.maintenance.now") == NULL)
        ck_assert_msg(strstr(syma_verdict_unless(v), WORKS) != NULL, "%s",
                      syma_verdict_unless(v));
    ck_assert_uint_ge(syma_verdict_notice_count(v), 1);
    syma_verdict_unref(v);

    /* the other half of two */
    snprintf(body, sizeof body, "<p>%s</p><p>%s</p><p>%s</p>", p->work, p->work,
             p->closed);
    v = judge_by(rules, body);
    assert_quotes(v, CLOSED, p->closed);
    syma_verdict_unref(v);

    /* in one sentence: of works, or of now where it claims that as well */
    snprintf(body, sizeof body, "<p>%s</p>", p->both);
    v = judge_by(rules, body);
    ck_assert_ptr_null(quote_of(v, CLOSED));
    if (quote_of(v, "text.maintenance.now") == NULL)
        assert_quotes(v, WORKS, p->both);
    syma_verdict_unref(v);
}
END_TEST

static void assert_taken_back(const char *work, const char *closed)
{
    char body[1024];
    syma_verdict *v;

    snprintf(body, sizeof body, "<p>%s</p><p>%s</p>", work, closed);
    v = judge_by(rules, body);
    ck_assert_msg(quote_of(v, WORKS) == NULL && quote_of(v, CLOSED) == NULL &&
                      syma_verdict_state(v) != SYMA_STATE_MAINTENANCE,
                  "%s: %s", body, syma_verdict_reason(v));
    syma_verdict_unref(v);
}

START_TEST(test_guarded_works)
{
    const struct guarded *g = &guarded_works[_i];

    assert_taken_back(g->text, g->other);
}
END_TEST

START_TEST(test_guarded_closed)
{
    const struct guarded *g = &guarded_closed[_i];

    assert_taken_back(g->other, g->text);
}
END_TEST

START_TEST(test_mending)
{
    const struct mending *m = &mendings[_i];

    assert_pair("<p>%s</p><p>%s</p>", m->work, m->closed, MAINTENANCE);
    assert_taken_back(m->repair, m->closed);
}
END_TEST

/* The claim stands where the more prominent half does. */
START_TEST(test_prominence)
{
    const struct pair *p = &pairs[_i];
    const char *halves[2] = {p->work, p->closed};
    char body[2048];
    syma_verdict *v;
    int i;

    for (i = 0; i < 2; i++) {
        snprintf(body, sizeof body, "<h2>%s</h2><p>%s<p>" TENS, halves[i],
                 halves[1 - i]);
        v = judge_by(rules, body);
        ck_assert_str_eq(syma_evidence_code(syma_verdict_evidence(v, 0)),
                         WORKS);
        ck_assert_int_eq(syma_evidence_weight(syma_verdict_evidence(v, 0)),
                         800 * 900 / 1000 + 150);
        syma_verdict_unref(v);
    }
}
END_TEST

static syma_ruleset *rules_of_weights(void)
{
    syma_ruleset *own = NULL;

    ck_assert_int_eq(syma_ruleset_new(&own), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(own, weights, strlen(weights)), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(own), SYMA_OK);
    return own;
}

/* A claim stays one; the hint beside it is not its other half. */
START_TEST(test_claim_and_hint)
{
    syma_ruleset *own = rules_of_weights();
    syma_verdict *v = judge_by(own, "<p>" SHORT "quabbing. freller.");

    ck_assert_ptr_nonnull(quote_of(v, "text.maintenance.now"));
    ck_assert_ptr_null(quote_of(v, CLOSED));
    syma_verdict_unref(v);
    syma_ruleset_free(own);
}
END_TEST

START_TEST(test_weights)
{
    syma_ruleset *own = rules_of_weights();
    char body[2048];
    syma_verdict *v;
    size_t i;

    for (i = 0; i < COUNT(weighed); i++) {
        snprintf(body, sizeof body, "<p>" SHORT "%s%s", weighed[i].text,
                 weighed[i].on_long ? "<p>" TENS : "");
        v = judge_by(own, body);
        ck_assert_msg(strcmp(syma_verdict_reason(v), weighed[i].reason) == 0,
                      "%s: %s", body, syma_verdict_reason(v));
        syma_verdict_unref(v);
    }
    syma_ruleset_free(own);
}
END_TEST

static void set_up(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(rules, UNHEARD, strlen(UNHEARD)),
                     SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void tear_down(void)
{
    syma_ruleset_free(rules);
}

int main(void)
{
    Suite *suite = suite_create("works");
    TCase *tests = tcase_create("halves");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_together, 0, (int)COUNT(pairs));
    tcase_add_loop_test(tests, test_alone, 0, (int)COUNT(pairs));
    tcase_add_loop_test(tests, test_apart, 0, (int)COUNT(pairs));
    tcase_add_loop_test(tests, test_evidence, 0, (int)COUNT(pairs));
    tcase_add_loop_test(tests, test_guarded_works, 0,
                        (int)COUNT(guarded_works));
    tcase_add_loop_test(tests, test_guarded_closed, 0,
                        (int)COUNT(guarded_closed));
    tcase_add_loop_test(tests, test_mending, 0, (int)COUNT(mendings));
    tcase_add_loop_test(tests, test_prominence, 0, (int)COUNT(pairs));
    tcase_add_test(tests, test_claim_and_hint);
    tcase_add_test(tests, test_weights);
    tcase_set_timeout(tests, 120);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
