/* SPDX-License-Identifier: MIT */
/*
 * discover/site: what belongs to an organisation by the names of its hosts,
 * and the tables behind it: sorted, and each entry found.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "discover/site.h"
#include "discover/site_name.h"
#include "discover/site_table.h"

#define SAME SYMAI_SITE_SAME
#define DOMAIN SYMAI_SITE_DOMAIN
#define NAME SYMAI_SITE_NAME
#define OTHER SYMAI_SITE_OTHER
#define FOREIGN SYMAI_SITE_FOREIGN
#define IDENTITY SYMAI_SITE_IDENTITY

struct row {
    const char *home;
    const char *host;
    int expected;
};

static void try_rows(const struct row *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        int got = symai_site_relation(rows[i].home, rows[i].host);

        ck_assert_msg(got == rows[i].expected, "%s -> %s: %d, not %d",
                      rows[i].home, rows[i].host, got, rows[i].expected);
    }
}
#define TRY(rows) try_rows(rows, sizeof(rows) / sizeof *(rows))

START_TEST(hosts)
{
    static const struct row rows[] = {
        {"www.operator.fr", "www.operator.fr", SAME},
        {"www.operator.fr", "operator.fr", SAME},
        {"operator.fr", "www.operator.fr", SAME},
        {"WWW.Operator.FR.", "operator.fr:8443", SAME},
        {"operator.fr:80", "operator.fr:", SAME},
        {"www.operator.fr", "my.operator.fr", DOMAIN},
        {"www.operator.fr", "sso.compte.operator.fr", DOMAIN},
        {"boutique.operator.fr", "id.operator.fr:443", DOMAIN},
        {"www.operator.co.uk", "my.operator.co.uk", DOMAIN},
        {"www.operator.co.uk", "www.rival.co.uk", OTHER},
        {"www.operator.com.br", "www.rival.com.br", OTHER},
        {"caf\xC3\xA9.example", "xn--caf-dma.example", SAME},
        {"CAF\xC3\x89.example", "my.xn--caf-dma.example", DOMAIN},
        {"xn--caf-dma.example", "www.xn--caf-dma.fr", NAME},
        /* Addresses, and names that are nobody's. */
        {"127.0.0.1", "127.0.0.1:8080", SAME},
        {"127.0.0.1", "127.0.0.2", OTHER},
        {"10.127.0.1", "127.0.0.1", OTHER},
        {"[::1]:80", "[::1]:443", SAME},
        {"[::1]", "[::2]", OTHER},
        {"::1", "::1", SAME},
        {"::1", "::2", OTHER},
        {"localhost:1", "localhost:2", SAME},
        {"localhost", "intranet", OTHER},
        {"localhost", "operator.localhost", OTHER},
        {"www.operator.fr", "operator", OTHER},
        {"operator", "www.operator.fr", OTHER},
        {"www.operator.fr", "sso", OTHER},
        {"www.operator.fr", "co.uk", OTHER},
        {"www.operator.fr", "10.0.0.1:8080", OTHER},
        /* Two names below one that gives them away. */
        {"operator.github.io", "rival.github.io", OTHER},
        {"operator.github.io", "github.io", OTHER},
        {"operator.github.io", "my.operator.github.io", DOMAIN},
        {"operator.github.io", "operator.gitlab.io", NAME},
        {"operator.blogspot.com", "rival.blogspot.com", OTHER},
        {"shop.kobe.jp", "shop.other.kobe.jp", OTHER},
        /* No hosts. */
        {"", "", OTHER},
        {"www.operator.fr", "", OTHER},
        {"www.operator.fr", ".", OTHER},
        {"www.operator.fr", "operator .fr", OTHER},
        {"www.operator.fr", "operator\x01.fr", OTHER},
        {"www.operator.fr", "\xFF\xFE.fr", OTHER},
        {"\xFF", "\xFF", OTHER},
    };
    char longest[600];

    TRY(rows);
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    ck_assert_int_eq(symai_site_relation(longest, longest), OTHER);
    longest[2] = (char)0xC3;
    longest[3] = (char)0xA9;
    ck_assert_int_eq(symai_site_relation(longest, longest), OTHER);
}
END_TEST

START_TEST(names)
{
    static const struct row rows[] = {
        {"www.operator.fr", "www.operator.com", NAME},
        {"www.operator.fr", "my-operator.fr", NAME},
        {"www.operator.fr", "my.monoperator.fr", NAME},
        {"www.operator.fr", "operator-telecom.example", NAME},
        {"www.operator.fr", "operatortelecom.example", NAME},
        {"www.operator.fr", "mein-operator-kundenportal.de", NAME},
        {"www.operator.fr", "mijnoperator.nl", NAME},
        {"www.operator.fr", "areaclientesoperator.es", NAME},
        {"www.operator.fr", "operatordirect.example", NAME},
        {"www.operator.fr", "jobs-in-operator.example", NAME},
        {"www.operatorenergie.fr", "mon-compte-operator.fr", NAME},
        {"mon-operator.fr", "www.operator.com", NAME},
        {"www.blue-wave.fr", "bluewave.com", NAME},
        {"www.wave5.fr", "my-wave5.com", NAME},
        {"free.example", "freemobile.example", NAME},
        {"www.telekom.de", "telekom.com", NAME},
        {"www.telekom.de", "mein-telekom.example", NAME},
        /* With accents and without. */
        {"www.caf\xC3\xA9op\xC3\xA9ra.fr", "cafeopera.com", NAME},
        {"cafeopera.fr", "mon-caf\xC3\xA9-op\xC3\xA9ra.com", NAME},
        {"xn--oprateur-c1a.fr", "operateur.com", NAME},
        {"xn--kraftbrgerwerk-lsb.de", "kraftburgerwerk-energie.de", NAME},
        {"xn--90a.example", "xn--90a.fr", OTHER},
        {"xn--99999999.example", "xn--99999999.fr", NAME},
        {"www.planet.example", "planet.fr", NAME},
        {"www.monoprix.fr", "monoprix.com", NAME},
        /* A customer's label below the domain of a service. */
        {"www.operator.fr", "operator.service-desk.example", NAME},
        {"www.operator.fr", "my-operator.eu.hosting.example", NAME},
        {"www.wave.fr", "wave.hosting.example", OTHER},
        /* Others. */
        {"www.operator.fr", "www.rival.fr", OTHER},
        {"www.operator.fr", "opera-house.example", OTHER},
        {"opera-house.example", "operator.fr", OTHER},
        {"www.wave.fr", "wavelength.com", OTHER},
        {"www.orange.example", "orangerie.example", OTHER},
        {"www.operator.fr", "rival-operatic.fr", OTHER},
        /* Too short, or what everybody is called. */
        {"abc.fr", "abc.com", OTHER},
        {"abc.fr", "my-abc.fr", OTHER},
        {"o2.fr", "o2.com", OTHER},
        {"12345.fr", "12345.com", OTHER},
        {"mobile.fr", "mobile.de", OTHER},
        {"www.online.fr", "online.com", OTHER},
        {"shop.fr", "my-shop.fr", OTHER},
        {"portal.fr", "portal.operator.com", OTHER},
        {"info.fr", "info.com", OTHER},
        {"mail.fr", "webmail.fr", OTHER},
        {"mon-espace-client.fr", "espace-client.com", OTHER},
        {"my-mobile-shop.fr", "mymobileshop.com", OTHER},
        {"www.internet.fr", "internet-kabel.de", OTHER},
        {"a-b-c.fr", "a-b-c.com", OTHER},
        {"---.fr", "---.com", OTHER},
    };

    TRY(rows);
}
END_TEST

START_TEST(others)
{
    static const struct row rows[] = {
        {"www.operator.fr", "www.facebook.com", FOREIGN},
        {"www.operator.fr", "fr-fr.facebook.com", FOREIGN},
        {"www.operator.fr", "accounts.google.com", FOREIGN},
        {"www.operator.fr", "maps.google.fr", FOREIGN},
        {"www.operator.fr", "goo.gl", FOREIGN},
        {"www.operator.fr", "maps.app.goo.gl", FOREIGN},
        {"www.operator.fr", "about.google", FOREIGN},
        {"www.operator.fr", "play.google.com", FOREIGN},
        {"www.operator.fr", "apps.apple.com", FOREIGN},
        {"www.operator.fr", "appleid.apple.com", FOREIGN},
        {"www.operator.fr", "x.com", FOREIGN},
        {"www.operator.fr", "twitter.com", FOREIGN},
        {"www.operator.fr", "login.live.com", FOREIGN},
        {"www.operator.fr", "wa.me", FOREIGN},
        {"www.operator.fr", "t.me", FOREIGN},
        {"www.operator.fr", "bit.ly", FOREIGN},
        {"www.operator.fr", "operator.us1.list-manage.com", FOREIGN},
        {"www.operator.fr", "operator.onelink.me", FOREIGN},
        {"www.operator.fr", "youtu.be", FOREIGN},
        {"www.operator.fr", "fr.trustpilot.com", FOREIGN},
        {"www.operator.fr", "www.paypal.com", FOREIGN},
        {"www.operator.fr", "app.franceconnect.gouv.fr", FOREIGN},
        {"www.operator.fr", "www.didomi.io", FOREIGN},
        {"www.operator.fr", "www.tripadvisor.it", FOREIGN},
        {"www.operator.fr", "www.googletagmanager.com", FOREIGN},
        /* Not below one of them. */
        {"www.operator.fr", "notfacebook.com", OTHER},
        {"www.operator.fr", "facebook.com.rival.example", OTHER},
        {"www.operator.fr", "ax.com", OTHER},
        /* They have portals themselves. */
        {"www.facebook.com", "m.facebook.com", DOMAIN},
        {"www.google.com", "google.fr", NAME},
        {"www.google.com", "www.facebook.com", FOREIGN},
        {"facebook-friends.example", "facebook.com", FOREIGN},
        /* Where logins are kept. */
        {"www.operator.fr", "operator.eu.auth0.com", IDENTITY},
        {"www.operator.fr", "operator.okta.com", IDENTITY},
        {"www.operator.fr", "login.microsoftonline.com", IDENTITY},
        {"www.operator.fr", "operator.b2clogin.com", IDENTITY},
        {"www.operator.fr", "operator.auth.eu-west-3.amazoncognito.com",
         IDENTITY},
        {"www.operator.fr", "sso.rival.example", IDENTITY},
        {"www.operator.fr", "auth.rival.example:8443", IDENTITY},
        {"www.operator.fr", "id.rival.example", IDENTITY},
        {"www.operator.fr", "prod.keycloak.rival.example", IDENTITY},
        {"www.operator.fr", "clients-sso.rival.example", IDENTITY},
        {"www.operator.fr", "sso.operator.com", NAME},
        {"www.operator.fr", "sso.operator.fr", DOMAIN},
        {"www.operator.fr", "id.example", OTHER},
        {"www.operator.fr", "idea.rival.example", OTHER},
        {"www.operator.fr", "ssorival.example", OTHER},
        {"www.operator.fr", "notokta.com", OTHER},
    };

    TRY(rows);
}
END_TEST

/* The search halves the tables: each entry is found, so they are sorted. */
START_TEST(tables)
{
#define SYMAI_FOREIGN(domain)                                               \
    ck_assert_msg(symai_site_is_foreign(domain, strlen(domain)), domain);   \
    ck_assert_msg(!symai_site_is_identity(domain, strlen(domain)), domain); \
    ck_assert_uint_lt(strlen(domain), 32);
#include "discover/foreign.def"
#undef SYMAI_FOREIGN
#define SYMAI_FOREIGN_NAME(name) \
    ck_assert_msg(symai_site_is_foreign_name(name, strlen(name)), name);
#include "discover/foreign_name.def"
#undef SYMAI_FOREIGN_NAME
#define SYMAI_IDENTITY(domain)                                             \
    ck_assert_msg(symai_site_is_identity(domain, strlen(domain)), domain); \
    ck_assert_msg(!symai_site_is_foreign(domain, strlen(domain)), domain); \
    ck_assert_uint_lt(strlen(domain), 32);
#include "discover/identity.def"
#undef SYMAI_IDENTITY
#define SYMAI_SITE_WORD(word, is_name)                                \
    ck_assert_msg(                                                    \
        symai_site_word(word, strlen(word)) ==                        \
            (is_name ? SYMAI_SITE_WORD_NAME : SYMAI_SITE_WORD_PLAIN), \
        word);
#include "discover/site_word.def"
#undef SYMAI_SITE_WORD
    ck_assert_int_eq(symai_site_is_foreign("", 0), 0);
    ck_assert_int_eq(symai_site_is_foreign(".", 1), 0);
    ck_assert_int_eq(symai_site_word("", 0), SYMAI_SITE_WORD_NONE);
    ck_assert_int_eq(symai_site_word("mobil-", 6), SYMAI_SITE_WORD_NONE);
    ck_assert_uint_eq(symai_site_word_before("mon", 3, 0), 3);
    ck_assert_uint_eq(symai_site_word_before("monoperator", 11, 4), 3);
    ck_assert_uint_eq(symai_site_word_before("monop", 5, 4), 0);
    ck_assert_uint_eq(symai_site_word_behind("operatormobile", 14, 4), 6);
    ck_assert_uint_eq(symai_site_word_behind("operator", 8, 4), 0);
}
END_TEST

START_TEST(login_labels)
{
    static const char *const good[] = {
        "sso",       "auth",     "id",       "idp",           "iam",
        "login",     "signin",   "oauth",    "oidc",          "oauth2",
        "saml",      "adfs",     "cas",      "authn",         "auth-prod",
        "my-sso-eu", "keycloak", "identity", "authentication"};
    static const char *const bad[] = {"",    "-",  "ss",        "ssos",  "ids",
                                      "www", "my", "authority", "portal"};
    size_t i;

    for (i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(symai_site_is_login_label(good[i], strlen(good[i])), "%s",
                      good[i]);
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!symai_site_is_login_label(bad[i], strlen(bad[i])), "%s",
                      bad[i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("site");
    TCase *tests = tcase_create("site");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, hosts);
    tcase_add_test(tests, names);
    tcase_add_test(tests, others);
    tcase_add_test(tests, tables);
    tcase_add_test(tests, login_labels);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
