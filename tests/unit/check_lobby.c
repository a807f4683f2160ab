/* SPDX-License-Identifier: MIT */
/*
 * A login whose form is not on the page: it is behind a button, a link to the
 * login of each kind of customer or the choice of an institution; or a script
 * will put it where an empty element waits for it. Where nothing leads on, it
 * is missing.
 */
#include <check.h>
#include <stdlib.h>

#include <syma/syma.h>

#include "state_of.h"

#define TOP(title)                                                   \
    "<title>" title "</title><nav><a href=/a>Arvello</a> <a href=/b" \
    ">Info</a> <a href=/login>Login</a></nav><main>"
#define WORDS                                                              \
    "<p>In your account you see your bills, hand in what the meter shows " \
    "and change what you pay each month. New customers find their number " \
    "on the first letter that we sent.</p>"
#define SCRIPT "<script src=/a.js></script>"

static const char *const ups[] = {
    TOP("Log in") "<h1>Log in with your card</h1>" WORDS
                  "<button onclick='go()'>Continue</button>",
    TOP("Anmelden") "<h1>Anmelden</h1><p>Mit dem Online-Ausweis.</p>"
                    "<a href=/idp/eid/start>Mit Online-Ausweis weiter</a>",
    TOP("Connexion") "<h1>Connexion</h1><ul><li><a href=/pro/login>"
                     "Professionnels</a><li><a href=/part/login>"
                     "Particuliers</a></ul>",
    TOP("Login") "<h1>Login</h1><a href=/auth/saml>Staff</a> <a "
                 "href=/auth/guest>Guests</a>",
    TOP("Choose your organisation") "<h1>Choose your organisation</h1><form "
                                    "action=/go><select name=entityID>"
                                    "<option>Arvello College</select><input "
                                    "type=submit value=Select></form>",
};

static const char *const built[] = {
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div id=login></div>" SCRIPT,
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div id=okta-login-container><img "
                  "src=wait.gif></div>" SCRIPT,
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<section id=signInWidget></section>" SCRIPT,
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<arvello-login-form></arvello-login-form>" SCRIPT,
};

static const char *const missing[] = {
    /* nothing leads on */
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<a href=/login/forgot>Forgot your password?</a> <a "
                  "href=/login/register>Create an account</a> <a "
                  "href=/login>Try again</a>",
    TOP("Log in") "<h1>Log in</h1>" WORDS "<a href=/help>Help</a>",
    /* no script that would fill it; no place for a form; no place at all */
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div id=login></div>",
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div id=login-error></div>" SCRIPT,
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div class=login></div>" SCRIPT,
    TOP("Log in") "<h1>Log in</h1><div id=login>" WORDS "</div>" SCRIPT,
    /* an icon, a box that is hidden, an entry of somebody else */
    "<header><a href=/><div id=login></div></a></header>" TOP(
        "Log in") "<h1>Log in</h1>" WORDS SCRIPT,
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<div hidden><div id=login></div></div><script id=auth "
                  "src=/a.js></script>",
    TOP("Log in") "<h1>Log in</h1>" WORDS "<div id=register></div>" SCRIPT,
    /* once more; in another language */
    TOP("Log in") "<h1>Log in</h1>" WORDS "<a href=/login>Try again</a>",
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<a href='/login?l=fr'>FR</a> <a href='/login/fr'>FR</a>",
    TOP("Log in") "<h1>Log in</h1>" WORDS "<a href='/lang/fr/login'>Suomi</a> "
                  "<a href='/locale/de/login'>Norsk</a>",
    /* the same place twice */
    TOP("Log in") "<h1>Log in</h1>" WORDS
                  "<a href=/login>Once more</a> <a href='/login?retry=1'>Try "
                  "again</a>",
    /* the page calls itself something else */
    TOP("Our tariffs") "<h1>Our tariffs</h1>" WORDS
                       "<a href=/auth/saml>Staff</a>",
};

START_TEST(test_leads_on)
{
    assert_suspect(SYMA_SECTION_LOGIN, ups[_i]);
}
END_TEST

START_TEST(test_built_by_script)
{
    assert_judged(SYMA_SECTION_LOGIN, built[_i], SYMA_STATE_UNKNOWN,
                  "needs_js");
}
END_TEST

START_TEST(test_missing)
{
    assert_judged(SYMA_SECTION_LOGIN, missing[_i], SYMA_STATE_DEGRADED,
                  "function_missing");
}
END_TEST

/* What the page says goes before where it leads. */
START_TEST(test_closed)
{
    const char *const parts[] = {
        TOP("Log in") "<h1>Log in</h1><p>The login is closed until 6 am "
                      "tomorrow.</p><a href=/pro/login>Business</a> <a "
                      "href=/own/login>Private</a>",
        NULL};

    const char *const announced[] = {
        TOP("Log in") "<h1>Log in</h1><ul><li><a href=/pro/login>Business</a>"
                      "<li><a href=/own/login>Private</a></ul><p>On Sunday 12 "
                      "May between 1 and 3 am we will carry out planned "
                      "maintenance.</p>",
        NULL};

    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, parts),
                     SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(state_of(SYMA_SECTION_LOGIN, announced), SYMA_STATE_UP);
}
END_TEST

#define COUNT(list) ((int)(sizeof(list) / sizeof(list)[0]))

int main(void)
{
    Suite *suite = suite_create("lobby");
    TCase *tests = tcase_create("lobby");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(tests, test_leads_on, 0, COUNT(ups));
    tcase_add_loop_test(tests, test_built_by_script, 0, COUNT(built));
    tcase_add_loop_test(tests, test_missing, 0, COUNT(missing));
    tcase_add_test(tests, test_closed);
    suite_add_tcase(suite, tests);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
