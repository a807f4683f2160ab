/* SPDX-License-Identifier: MIT */
/*
 * The tables of words. What the library names in its closed lists is put here
 * in the words of a page for customers; what is not in a table is shown as
 * it is named.
 */
#include "words.h"

#include <string.h>

#include <syma/syma.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct entry {
    const char *name;
    const char *words[LANGUAGE_COUNT];
};

static const char *const words[W_COUNT][LANGUAGE_COUNT] = {
#define WORD(name, en, fr) {en, fr},
#include "words.def"
#undef WORD
};

static const char *const states[][LANGUAGE_COUNT] = {
    {"unknown", "inconnu"},
    {"up", "en service"},
    {"degraded", "dégradé"},
    {"maintenance", "maintenance"},
    {"down", "en panne"},
};

static const char *const kinds[][LANGUAGE_COUNT] = {
    {"Information", "Information"},
    {"Login", "Connexion"},
    {"Customer account", "Espace client"},
    {"Activation", "Activation"},
};

static const struct entry reasons[] = {
    {"no_evidence", {"nothing on the page tells whether it works",
                     "rien sur la page ne dit si elle fonctionne"}},
    {"local_cancelled", {"the check was given up",
                         "la vérification a été abandonnée"}},
    {"local_guard", {"its address is private and is not looked at",
                     "son adresse est privée et n’est pas consultée"}},
    {"local_network", {"our own network does not work",
                       "notre propre réseau ne fonctionne pas"}},
    {"local_fault", {"our own connection does not work",
                     "notre propre connexion ne fonctionne pas"}},
    {"probe_blocked", {"a protection against robots answered",
                       "une protection contre les robots a répondu"}},
    {"rate_limited", {"the server says that it is asked too often",
                      "le serveur dit être trop sollicité"}},
    {"dns_failed", {"its name does not resolve",
                    "son nom ne se résout pas"}},
    {"dns_temporary", {"its name does not resolve",
                       "son nom ne se résout pas"}},
    {"connect_refused", {"its server refuses connections",
                         "son serveur refuse les connexions"}},
    {"connect_unreachable", {"its host is out of reach",
                             "son serveur est hors d’atteinte"}},
    {"connect_reset", {"its server breaks connections off",
                       "son serveur coupe les connexions"}},
    {"connect_timeout", {"no connection in time",
                         "pas de connexion à temps"}},
    {"empty_reply", {"its server answers with nothing",
                     "son serveur ne répond rien"}},
    {"tls_expired", {"its certificate has expired",
                     "son certificat a expiré"}},
    {"tls_name", {"its certificate is for another name",
                  "son certificat est pour un autre nom"}},
    {"tls_untrusted", {"its certificate is not trusted",
                       "son certificat n’est pas reconnu"}},
    {"tls_protocol", {"no secure connection comes about",
                      "aucune connexion sûre ne s’établit"}},
    {"tls_other", {"no secure connection comes about",
                   "aucune connexion sûre ne s’établit"}},
    {"first_byte_timeout", {"no answer in time", "pas de réponse à temps"}},
    {"body_timeout", {"the page does not end in time",
                      "la page ne finit pas à temps"}},
    {"body_incomplete", {"the page is cut off", "la page est coupée"}},
    {"truncated", {"the page is too long to be judged",
                   "la page est trop longue pour être jugée"}},
    {"bad_encoding", {"the answer cannot be decoded",
                      "la réponse ne peut être décodée"}},
    {"not_html", {"the answer is not a page", "la réponse n’est pas une page"}},
    {"redirect_loop", {"it leads in a circle", "elle tourne en rond"}},
    {"redirect_invalid", {"it leads nowhere", "elle ne mène nulle part"}},
    {"http_503_maintenance", {"the server says that it is in maintenance",
                              "le serveur se dit en maintenance"}},
    {"redirect_maintenance", {"it leads to a maintenance page",
                              "elle mène à une page de maintenance"}},
    {"page_maintenance", {"the page says that it is in maintenance",
                          "la page se dit en maintenance"}},
    {"page_maintenance_form_present",
     {"the page says that it is in maintenance",
      "la page se dit en maintenance"}},
    {"maintenance_banner", {"a maintenance notice stands on the page",
                            "un avis de maintenance est sur la page"}},
    {"http_5xx", {"a server error", "une erreur du serveur"}},
    {"parked", {"the domain is parked", "le domaine est parqué"}},
    {"default_page", {"a server’s default page",
                      "la page par défaut d’un serveur"}},
    {"redirected_offsite", {"it leads to another site",
                            "elle mène à un autre site"}},
    {"not_found", {"the page is not there", "la page n’existe pas"}},
    {"gone", {"the page is gone", "la page n’existe plus"}},
    {"soft_404", {"the page is not there", "la page n’existe pas"}},
    {"http_4xx", {"the server refuses the request",
                  "le serveur refuse la demande"}},
    {"soft_error", {"the page tells of an error",
                    "la page parle d’une erreur"}},
    {"partial_error", {"an error message stands on the page",
                       "un message d’erreur est sur la page"}},
    {"redirected_home", {"it leads to the home page",
                         "elle mène à la page d’accueil"}},
    {"empty_page", {"the page is empty", "la page est vide"}},
    {"needs_js", {"the page is built by a script and cannot be judged",
                  "la page est faite par un script et ne peut être jugée"}},
    {"login_required", {"it asks for a login", "elle demande une connexion"}},
    {"forbidden", {"access is refused", "l’accès est refusé"}},
    {"redirected_login", {"it leads to the login page",
                          "elle mène à la page de connexion"}},
    {"expectation_failed", {"something that belongs there is missing",
                            "il y manque quelque chose d’attendu"}},
    {"function_missing", {"what customers come for is missing",
                          "il y manque ce pour quoi on vient"}},
    {"slow", {"it answers slowly", "elle répond lentement"}},
    {"form_disabled", {"its form cannot be used",
                       "son formulaire est désactivé"}},
    {"insecure_form", {"its form is not encrypted",
                       "son formulaire n’est pas chiffré"}},
    {"empty_account", {"the account is empty after the login",
                       "l’espace client est vide après la connexion"}},
    {"credentials_refused", {"the login of the check was refused",
                             "la connexion de la vérification a été refusée"}},
    {"credentials_unreliable",
     {"the login of the check was refused during maintenance",
      "la connexion de la vérification a été refusée pendant une "
      "maintenance"}},
    {"dependency", {"a section that it needs does not work",
                    "une rubrique dont elle dépend ne fonctionne pas"}},
};

static const struct entry acts[] = {
    {"activate", {"To activate", "Pour activer"}},
    {"pay", {"To pay", "Pour payer"}},
    {"log-in", {"To log in", "Pour se connecter"}},
    {"login", {"To log in", "Pour se connecter"}},
    {"order", {"To order", "Pour commander"}},
    {"top-up", {"To top up", "Pour recharger"}},
    {"recharge", {"To top up", "Pour recharger"}},
    {"cancel", {"To cancel", "Pour résilier"}},
    {"block", {"To block a card", "Pour bloquer une carte"}},
    {"ask", {"To ask", "Pour demander"}},
    {"support", {"For help", "Pour de l’aide"}},
    {"help", {"For help", "Pour de l’aide"}},
};

static const struct entry channels[] = {
    {"sms", {"send an SMS to {1}", "envoyez un SMS au {1}"}},
    {"phone", {"call {1}", "appelez le {1}"}},
    {"mail", {"write to {1}", "écrivez à {1}"}},
    {"web", {"use {1}", "passez par {1}"}},
    {"shop", {"go to {1}", "rendez-vous à {1}"}},
    {"post", {"write a letter to {1}", "écrivez par courrier à {1}"}},
    {"chat", {"use the chat at {1}", "utilisez le chat {1}"}},
};

static const struct entry keyed[] = {
    {"sms", {"send {2} by SMS to {1}", "envoyez {2} par SMS au {1}"}},
    {"phone", {"call {1} and say {2}", "appelez le {1} et dites {2}"}},
    {"mail", {"write to {1} with {2}", "écrivez à {1} avec {2}"}},
    {"web", {"use {1} ({2})", "passez par {1} ({2})"}},
    {"shop", {"go to {1} ({2})", "rendez-vous à {1} ({2})"}},
    {"post", {"write a letter to {1} ({2})",
              "écrivez par courrier à {1} ({2})"}},
    {"chat", {"use the chat at {1} ({2})", "utilisez le chat {1} ({2})"}},
};

static const char *find(const struct entry *list, size_t count,
                        int language, const char *name)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (strcmp(list[i].name, name) == 0)
            return list[i].words[language];
    }
    return NULL;
}

const char *word(int language, enum word w)
{
    return words[w][language];
}

const char *language_tag(int language)
{
    return language == LANGUAGE_FR ? "fr" : "en";
}

const char *language_end(int language)
{
    return language == LANGUAGE_FR ? ".fr.html" : ".html";
}

const char *state_word(int language, int state)
{
    if (state < 0 || (size_t)state >= COUNT(states))
        state = SYMA_STATE_UNKNOWN;
    return states[state][language];
}

const char *kind_word(int language, int kind)
{
    if (kind < 0 || (size_t)kind >= COUNT(kinds))
        kind = SYMA_SECTION_GENERIC;
    return kinds[kind][language];
}

const char *reason_word(int language, const char *reason)
{
    return find(reasons, COUNT(reasons), language, reason);
}

const char *act_word(int language, const char *act)
{
    return find(acts, COUNT(acts), language, act);
}

const char *channel_line(int language, const char *channel, int has_keyword)
{
    return has_keyword ? find(keyed, COUNT(keyed), language, channel)
                       : find(channels, COUNT(channels), language, channel);
}
