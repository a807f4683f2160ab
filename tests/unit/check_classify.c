/* SPDX-License-Identifier: MIT */
/*
 * The decision tables: one case a row, each the smallest page that the row is
 * about. A row that is taken out of weigh.c fails its case here.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define WORDS_10 "Our tariffs include calls and data for every customer. "
#define WORDS_160                                                             \
    "<p>" WORDS_10 WORDS_10 WORDS_10 WORDS_10                                 \
    "</p><p>" WORDS_10 WORDS_10 WORDS_10 WORDS_10                             \
    "</p><p>" WORDS_10 WORDS_10 WORDS_10 WORDS_10 "</p><p>" WORDS_10 WORDS_10 \
        WORDS_10 WORDS_10 WORDS_10 WORDS_10 WORDS_10 WORDS_10 "</p>"
#define HEAD(title) \
    "<!doctype html><html lang=en><head><title>" title "</title></head><body>"
#define LOGIN                                                            \
    "<form method=post action=/login><label>User name <input name=user>" \
    "</label><input type=password name=pw><button>Log in</button></form>"
#define ACTIVATION                                               \
    "<form method=post action=/activate><label>SIM card number " \
    "<input name=iccid></label><button>Activate</button></form>"

enum {
    G = SYMA_SECTION_GENERIC,
    L = SYMA_SECTION_LOGIN,
    A = SYMA_SECTION_ACCOUNT,
    V = SYMA_SECTION_ACTIVATION
};

struct one {
    const char *name;
    int kind;
    int status;
    const char *request; /* NULL: https://www.example.org/section */
    const char *final;   /* NULL: the request; else a redirect led there */
    const char *header;  /* "name: value", or NULL */
    const char *failure;
    const char *html;
    int state;
    int usable;
    const char *reason;
    uint32_t flags; /* all of these must be set */
};

#define UP SYMA_STATE_UP
#define DEG SYMA_STATE_DEGRADED
#define MAI SYMA_STATE_MAINTENANCE
#define DWN SYMA_STATE_DOWN
#define UNK SYMA_STATE_UNKNOWN
#define YES SYMA_USABLE_YES
#define NO SYMA_USABLE_NO
#define PAR SYMA_USABLE_PARTLY
#define DNK SYMA_USABLE_UNKNOWN

#define FAILS(reason, state, usable)                                         \
    {                                                                        \
        reason, G, 0, NULL, NULL, NULL, reason, "", state, usable, reason, 0 \
    }

static const struct one cases[] = {
    /* rows 1, 2, 4 to 7, 8, 8c */
    FAILS("local_cancelled", UNK, DNK),
    FAILS("local_guard", UNK, DNK),
    FAILS("local_network", UNK, DNK),
    FAILS("local_fault", UNK, DNK),
    FAILS("dns_temporary", UNK, DNK),
    FAILS("dns_failed", DWN, NO),
    FAILS("connect_refused", DWN, NO),
    FAILS("connect_unreachable", DWN, NO),
    FAILS("connect_reset", DWN, NO),
    FAILS("connect_timeout", DWN, NO),
    FAILS("empty_reply", DWN, NO),
    FAILS("tls_expired", DWN, NO),
    FAILS("tls_name", DWN, NO),
    FAILS("tls_untrusted", DWN, NO),
    FAILS("tls_protocol", DWN, NO),
    FAILS("tls_other", DWN, NO),
    FAILS("first_byte_timeout", DWN, NO),
    FAILS("body_timeout", DWN, NO),
    FAILS("body_incomplete", DWN, NO),
    FAILS("redirect_loop", DEG, NO),
    FAILS("redirect_invalid", DEG, NO),
    FAILS("bad_encoding", DEG, NO),
    {"8 what came decides", G, 200, NULL, NULL, NULL, "body_timeout",
     HEAD("Lumo") "<h1>This site is currently under maintenance</h1>", MAI, NO,
     "page_maintenance", 0},
    /* row 3 */
    {"3 wall", G, 403, NULL, NULL, NULL, NULL,
     HEAD("Just a moment...") "<p>Verify that you are human</p>", UNK, DNK,
     "probe_blocked", 0},
    {"3 wall with 503 stands above 9", G, 503, NULL, NULL, "retry-after: 10",
     NULL, HEAD("Security check") "<p>Please complete the security check</p>",
     UNK, DNK, "probe_blocked", 0},
    {"3 rate", G, 429, NULL, NULL, NULL, NULL, "slow down please", UNK, DNK,
     "rate_limited", 0},
    /* row 9 */
    {"9 claim", G, 503, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h1>Site en maintenance</h1>", MAI, NO,
     "http_503_maintenance", 0},
    {"9 retry-after", G, 503, NULL, NULL, "retry-after: 3600", NULL,
     HEAD("Lumo") "<p>Please wait.</p>", MAI, NO, "http_503_maintenance", 0},
    {"9 a delay too long to name", G, 503, NULL, NULL, "retry-after: 99999999",
     NULL, HEAD("Lumo") "<p>Please wait.</p>", MAI, NO, "http_503_maintenance",
     0},
    {"9 retry-after is a word", G, 503, NULL, NULL, "retry-after: later", NULL,
     HEAD("Lumo") "<p>Please wait.</p>", DWN, NO, "http_5xx", 0},
    {"9 retry-after is negative", G, 503, NULL, NULL, "retry-after: -1", NULL,
     HEAD("Lumo") "<p>Please wait.</p>", DWN, NO, "http_5xx", 0},
    {"9 path", G, 503, "https://www.example.org/maintenance.html", NULL, NULL,
     NULL, HEAD("Lumo") "<p>Please wait.</p>", MAI, NO, "http_503_maintenance",
     0},
    /* row 10 */
    {"10 redirect", L, 200, NULL, "https://www.example.org/maintenance.html",
     NULL, NULL, HEAD("Lumo") "<p>See you in a while, thank you.</p>", MAI, NO,
     "redirect_maintenance", 0},
    {"10 contradicted", L, 200, NULL, "https://www.example.org/maintenance/",
     NULL, NULL, HEAD("Lumo") LOGIN, UP, YES, "ok", 0},
    {"10 meta refresh", G, 200, NULL, NULL, NULL, NULL,
     "<html><head><title>Lumo</title><meta http-equiv=refresh "
     "content='0; url=/maintenance.html'></head><body>One moment please, we "
     "take you there.</body></html>",
     MAI, NO, "redirect_maintenance", 0},
    /* rows 11 to 13 */
    {"11 page", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h1>Our site is currently undergoing maintenance</h1>", MAI,
     NO, "page_maintenance", 0},
    {"11 whatever the status", L, 404, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h1>Our site is currently undergoing maintenance</h1>", MAI,
     NO, "page_maintenance", 0},
    {"11 form disabled", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h1>Our site is currently undergoing maintenance</h1>"
                  "<form><input name=user disabled><input type=password "
                  "disabled><button disabled>Log in</button></form>",
     MAI, NO, "page_maintenance", 0},
    {"12 this section", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div role=alert>The customer area is currently under "
                  "maintenance.</div>" LOGIN,
     MAI, PAR, "page_maintenance_form_present", 0},
    {"13 banner", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div role=alert>The site is currently under "
                  "maintenance.</div>" LOGIN,
     DEG, DNK, "maintenance_banner", 0},
    {"13 banner, generic", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div role=alert>The site is currently under "
                  "maintenance.</div>" WORDS_160,
     DEG, YES, "maintenance_banner", 0},
    /* A title that nothing on the page agrees with was forgotten. */
    {"13 the title alone", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Site under maintenance") "<h1>Welcome back</h1>" LOGIN, UP, YES,
     "ok", 0},
    {"11 the title alone", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Site under maintenance") "<h1>Welcome back</h1>", MAI, NO,
     "page_maintenance", 0},
    /* Those who do the work log in below the notice. */
    {"11 generic, a login for the staff", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Site under maintenance") "<p>Our site is currently under "
                                    "maintenance.</p>" LOGIN,
     MAI, NO, "page_maintenance", 0},
    {"13 generic, a login on an alert", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in to Lumo") "<div role=alert>The site is currently under "
                            "maintenance.</div>" LOGIN,
     DEG, YES, "maintenance_banner", 0},
    {"19 generic, one failure in three languages", G, 200, NULL, NULL, NULL,
     NULL,
     HEAD("Lumo") "<h2>Ein technischer Fehler ist aufgetreten</h2><p>Bitte "
                  "sp&auml;ter versuchen.</p><h2>Une erreur technique est "
                  "survenue</h2><p>Merci de revenir.</p><h2>Si &egrave; "
                  "verificato un errore tecnico</h2>",
     DEG, NO, "soft_error", 0},
    {"13 generic, a sentence between two quotations", G, 200, NULL, NULL, NULL,
     NULL,
     HEAD("Lumo") "<div role=alert>&laquo; D&eacute;sol&eacute;s ! &raquo; Le "
                  "site est actuellement en maintenance. &laquo; Merci ! "
                  "&raquo;</div>" WORDS_160,
     DEG, YES, "maintenance_banner", 0},
    {"13 the title, and a hint", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Site under maintenance") "<h1>Welcome back</h1>" LOGIN
                                    "<footer><p>Maintenance of stairs</p>"
                                    "</footer>",
     UP, YES, "ok", 0},
    {"30 generic, a list of failures", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo for operators") "<h2>Internal server error</h2><p>Look into "
                                "the log.</p><h2>The service is temporarily "
                                "unavailable</h2><p>Start the proxy.</p>"
                                "<h2>Unable to connect to the database</h2>"
                                "<p>See whether it runs.</p>",
     UP, YES, "ok", 0},
    {"19 generic, one failure", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo for operators") "<h2>Internal server error</h2><p>Look into "
                                "the log.</p>",
     DEG, NO, "soft_error", 0},
    {"30 generic, a failure between quotes", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h2>&laquo; The service is temporarily unavailable &raquo;"
                  "</h2>" WORDS_160,
     UP, YES, "ok", 0},
    {"30 generic, a page with a menu", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>"
                  "<a href=/d>D</a></nav><p>Our site is currently under "
                  "maintenance.</p>" WORDS_160,
     UP, YES, "ok", 0},
    /* row 14 */
    {"14 bare 503", G, 503, NULL, NULL, NULL, NULL, "", DWN, NO, "http_5xx", 0},
    {"14 500", L, 500, NULL, NULL, NULL, NULL,
     HEAD("Error") "<h1>Internal server error</h1>", DWN, NO, "http_5xx", 0},
    /* row 15 */
    {"15 parked", G, 200, NULL, NULL, NULL, NULL,
     HEAD("lumo.example") "<p>This domain is for sale. Ask for a price.</p>",
     DWN, NO, "parked", 0},
    {"15 default page", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Welcome to nginx!") "<h1>Welcome to nginx!</h1><p>The nginx web "
                               "server is successfully installed.</p>",
     DWN, NO, "default_page", 0},
    /* row 16 */
    {"16 offsite", G, 200, NULL, "https://other.example.net/x", NULL, NULL,
     HEAD("Other") WORDS_160, DEG, NO, "redirected_offsite", 0},
    {"16 a login elsewhere", L, 200, NULL, "https://id.example.net/x", NULL,
     NULL, HEAD("Log in") LOGIN, UP, YES, "ok", 0},
    /* row 17 */
    {"17 404", G, 404, NULL, NULL, NULL, NULL, HEAD("x") "<p>no</p>", DEG, NO,
     "not_found", 0},
    {"17 410", G, 410, NULL, NULL, NULL, NULL, HEAD("x") "<p>no</p>", DEG, NO,
     "gone", 0},
    {"17 418", G, 418, NULL, NULL, NULL, NULL, HEAD("x") "<p>no</p>", DEG, NO,
     "http_4xx", 0},
    /* row 18 */
    {"18 soft 404", V, 200, NULL, NULL, NULL, NULL,
     HEAD("Page not found") "<h1>Page not found</h1><p>Sorry.</p>", DEG, NO,
     "soft_404", 0},
    /* rows 19, 20a, 20b */
    {"19 soft error", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h1>The service is temporarily unavailable</h1>", DEG, NO,
     "soft_error", 0},
    {"20a beside the form", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div role=alert>We are currently experiencing technical "
                  "difficulties.</div>" LOGIN,
     DEG, PAR, "partial_error", 0},
    {"20b a widget", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div class=error>The map could not be loaded, an error "
                  "occurred.</div>" LOGIN,
     UP, YES, "ok", 0},
    /* row 21 */
    {"21 home", V, 200, NULL, "https://www.example.org/", NULL, NULL,
     HEAD("Lumo") WORDS_160, DEG, NO, "redirected_home", 0},
    {"21 home is the home", G, 200, "https://www.example.org/",
     "https://www.example.org/fr/", NULL, NULL, HEAD("Lumo") WORDS_160, UP, YES,
     "ok", 0},
    /* rows 22, 22b */
    {"22 empty", G, 200, NULL, NULL, NULL, NULL, "", DEG, NO, "empty_page", 0},
    {"22 nearly", G, 200, NULL, NULL, NULL, NULL,
     "<html><body>hello</body></html>", DEG, NO, "empty_page", 0},
    {"22 a button is enough to be no empty page", L, 200, NULL, NULL, NULL,
     NULL,
     "<body>Hello<form action=/sso><button>Sign in with SSO</button></form>",
     UP, YES, "ok", 0},
    {"22 a button that is no way in", L, 200, NULL, NULL, NULL, NULL,
     "<body>Hello<form action=/x><button>Next photo</button></form>", DEG, NO,
     "function_missing", 0},
    {"22 fields that nobody sees", L, 200, NULL, NULL, NULL, NULL,
     "<body>Hello<form><input type=hidden name=state></form>", DEG, NO,
     "empty_page", 0},
    {"22 204", G, 204, NULL, NULL, NULL, NULL, "", DEG, NO, "empty_page", 0},
    {"22b pdf", G, 200, NULL, NULL, "content-type: application/pdf", NULL,
     "%PDF-1.4 and a good deal of bytes that are not a page", UNK, DNK,
     "not_html", 0},
    {"22b short json", G, 200, NULL, NULL, "content-type: application/json",
     NULL, "{\"a\":1}", UNK, DNK, "not_html", 0},
    {"22b json that says no more", G, 200, NULL, NULL,
     "content-type: application/json", NULL, "{\"name\":\"Anna Gateway\"}", UNK,
     DNK, "not_html", 0},
    {"19 json of two words", G, 200, NULL, NULL,
     "content-type: application/json", NULL,
     "{\"error\":{\"code\":503,\"message\":\"Service Unavailable\"}}", DEG, NO,
     "soft_error", 0},
    /* row 23 */
    {"23 shell", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<div id=root></div><script src=/app.js></script>", UNK, DNK,
     "needs_js", 0},
    /* row 24 by kind: 401 */
    {"24 401 login", L, 401, NULL, NULL, "www-authenticate: Basic", NULL,
     "Log in first, please.", UP, YES, "login_required", 0},
    {"24 401 account", A, 401, NULL, NULL, "www-authenticate: Basic", NULL,
     "Log in first, please.", UP, DNK, "login_required", 0},
    {"24 401 activation", V, 401, NULL, NULL, "www-authenticate: Basic", NULL,
     "Log in first, please.", UP, DNK, "login_required", 0},
    {"24 401 generic", G, 401, NULL, NULL, "www-authenticate: Basic", NULL,
     "Log in first, please.", UP, YES, "login_required", 0},
    /* 403 */
    {"24 403 login", L, 403, NULL, NULL, NULL, NULL,
     HEAD("x") "<p>This part is not for everybody, sorry about it.</p>", DEG,
     NO, "forbidden", 0},
    {"24 403 account", A, 403, NULL, NULL, NULL, NULL,
     HEAD("x") "<p>This part is not for everybody, sorry about it.</p>", UP,
     DNK, "login_required", 0},
    {"24 403 activation", V, 403, NULL, NULL, NULL, NULL,
     HEAD("x") "<p>This part is not for everybody, sorry about it.</p>", DEG,
     NO, "forbidden", 0},
    {"24 403 generic", G, 403, NULL, NULL, NULL, NULL,
     HEAD("x") "<p>This part is not for everybody, sorry about it.</p>", DEG,
     NO, "forbidden", 0},
    /* led to a login */
    {"24 login for account", A, 200, NULL, "https://www.example.org/login",
     NULL, NULL, HEAD("Log in") LOGIN, UP, DNK, "redirected_login", 0},
    {"24 login for activation", V, 200, NULL, "https://www.example.org/login",
     NULL, NULL, HEAD("Log in") LOGIN, UP, DNK, "redirected_login", 0},
    {"24 login for generic", G, 200, NULL, "https://www.example.org/login",
     NULL, NULL, HEAD("Log in") LOGIN, DEG, NO, "redirected_login", 0},
    {"24 gate in place", A, 200, NULL, NULL, NULL, NULL,
     HEAD("My account") LOGIN, UP, DNK, "login_required", 0},
    /* forms */
    {"form login", L, 200, NULL, NULL, NULL, NULL, HEAD("Log in") LOGIN, UP,
     YES, "ok", 0},
    {"form activation", V, 200, NULL, NULL, NULL, NULL,
     HEAD("Activate") ACTIVATION, UP, YES, "ok", 0},
    {"logged in", A, 200, NULL, NULL, NULL, NULL,
     HEAD("My account") "<a href=/logout>Log out</a><p>Your balance is twelve "
                        "euros, your next bill comes in May.</p>",
     UP, YES, "ok", 0},
    {"logged in, soft hyphen", A, 200, NULL, NULL, NULL, NULL,
     HEAD("Mein Konto") "<a href=/x>Ab&shy;melden</a><p>Ihr Guthaben sind "
                        "zwei Euro, die Rechnung kommt im Mai.</p>",
     UP, YES, "ok", 0},
    {"logged in, full width", A, 200, NULL, NULL, NULL, NULL,
     HEAD("My account") "<a href=/x>&#xFF2C;og out</a><p>Your balance is two "
                        "euros, your next bill comes in May.</p>",
     UP, YES, "ok", 0},
    {"logged in, by the address", A, 200, NULL, NULL, NULL, NULL,
     HEAD("My account") "<a href=/a/SignOut>Ciao</a><p>Your balance is two "
                        "euros, your next bill comes in May.</p>",
     UP, YES, "ok", 0},
    {"empty account", A, 200, NULL, NULL, NULL, NULL,
     HEAD("My account") "<nav><a href=/logout>Log out</a> <a href=/help>Help "
                        "and contact</a> <a href=/>Home page</a></nav>",
     DEG, NO, "empty_account", 0},
    {"disabled login", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<form><fieldset disabled><input name=user><input "
                    "type=password><button>Log in</button></fieldset></form>",
     DEG, NO, "form_disabled", 0},
    {"submit removed under a claim", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<div role=alert>The site is currently under maintenance."
                    "</div><form><input name=user><input type=password "
                    "name=pw></form>",
     MAI, NO, "page_maintenance", 0},
    {"disabled activation", V, 200, NULL, NULL, NULL, NULL,
     HEAD("x") "<form><label>SIM card number <input name=iccid disabled>"
               "</label><button>Activate</button></form>",
     DEG, NO, "form_disabled", 0},
    {"26 login missing", L, 200, NULL, NULL, NULL, NULL, HEAD("Lumo") WORDS_160,
     DEG, NO, "function_missing", 0},
    {"26 account missing", A, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") WORDS_160, DEG, NO, "function_missing", 0},
    {"26 activation missing", V, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") WORDS_160, DEG, NO, "function_missing", 0},
    {"generic without a form", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<p>Our shops are open from nine to seven.</p>", UP, YES,
     "ok", 0},
    {"search is no login", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<form role=search><input type=search name=q><button>Search"
                  "</button></form>" WORDS_160,
     DEG, NO, "function_missing", 0},
    {"newsletter is no login", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<form action=/newsletter><label>Your e-mail <input "
                  "type=email name=email></label><button>Subscribe</button>"
                  "</form>" WORDS_160,
     DEG, NO, "function_missing", 0},
    {"a first step that names nothing", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<form method=post><input name=x1><button>Next</button>"
                  "</form>" WORDS_160,
     UP, YES, "ok", 0},
    {"captcha in the form", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<form><input name=user><input type=password name=pw>"
                    "<input name=g-recaptcha-response type=hidden><button>Log "
                    "in</button></form>",
     UP, YES, "ok", SYMA_FLAG_CAPTCHA},
    {"captcha that is a box and a script", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<form><input name=user><input type=password name=pw>"
                    "<div class=\"box cf-turnstile wide\"></div><button>Log "
                    "in</button></form>",
     UP, YES, "ok", SYMA_FLAG_CAPTCHA},
    {"insecure", L, 200, "http://www.example.org/login", NULL, NULL, NULL,
     HEAD("Log in") LOGIN, DEG, PAR, "insecure_form", 0},
    {"insecure, loopback", L, 200, "http://127.0.0.1/login", NULL, NULL, NULL,
     HEAD("Log in") LOGIN, UP, YES, "ok", 0},
    /* row 29 */
    {"29 planned", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<p>Maintenance is planned for Sunday from 2 to 6 in the "
                    "morning.</p>" LOGIN,
     UP, YES, "ok_scheduled", SYMA_FLAG_SCHEDULED},
    /* false friends */
    {"goods", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Boiler maintenance contracts") "<h1>Maintenance "
                                          "contracts</h1>" WORDS_160,
     UP, YES, "ok", 0},
    {"terms", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Terms of use") "<p>The service may be interrupted for maintenance "
                          "from time to time.</p>",
     UP, YES, "ok", 0},
    {"over", G, 200, NULL, NULL, NULL, NULL,
     HEAD("Lumo") "<h2>The maintenance has been completed</h2><p>Everything "
                  "works again.</p>",
     UP, YES, "ok", 0},
    {"hidden", L, 200, NULL, NULL, NULL, NULL,
     HEAD("Log in") "<div hidden role=alert>The site is under maintenance."
                    "</div><!-- site under maintenance -->" LOGIN,
     UP, YES, "ok", 0},
};

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

static void add_header(syma_page *page, const char *header)
{
    char name[64];
    const char *colon = strchr(header, ':');

    ck_assert_uint_lt((size_t)(colon - header), sizeof name);
    memcpy(name, header, (size_t)(colon - header));
    name[colon - header] = '\0';
    ck_assert_int_eq(syma_page_add_header(page, name, colon + 2), SYMA_OK);
}

static syma_page *make_page(const struct one *c, int status)
{
    const char *request =
        c->request ? c->request : "https://www.example.org/section";
    syma_page *page = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_request_url(page, request), SYMA_OK);
    if (c->final != NULL)
        ck_assert_int_eq(syma_page_add_redirect(page, 302, c->final), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(page, c->final ? c->final : request),
                     SYMA_OK);
    if (status > 0)
        ck_assert_int_eq(syma_page_set_http_status(page, status), SYMA_OK);
    if (c->header != NULL)
        add_header(page, c->header);
    if (c->failure != NULL)
        ck_assert_int_eq(syma_page_set_failure(page, c->failure), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, c->html, strlen(c->html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    return page;
}

START_TEST(test_row)
{
    const struct one *c = &cases[_i];
    syma_page *page = make_page(c, c->status);
    syma_verdict *v = NULL;
    char *json = NULL;

    ck_assert_int_eq(syma_classify(page, c->kind, NULL, rules, &v), SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "json", &json), SYMA_OK);
    ck_assert_msg(syma_verdict_state(v) == c->state &&
                      syma_verdict_usable(v) == c->usable &&
                      strcmp(syma_verdict_reason(v), c->reason) == 0 &&
                      (syma_verdict_flags(v) & c->flags) == c->flags,
                  "%s: %s %s %s, expected %s %s %s\n%s", c->name,
                  syma_state_name(syma_verdict_state(v)),
                  syma_usable_name(syma_verdict_usable(v)),
                  syma_verdict_reason(v), syma_state_name(c->state),
                  syma_usable_name(c->usable), c->reason, json);
    ck_assert_int_ge(syma_verdict_confidence(v), 0);
    ck_assert_int_lt(syma_verdict_confidence(v), 1000);
    syma_string_free(json);
    syma_verdict_unref(v);
    syma_page_free(page);
}
END_TEST

/* A claim that rows 11 to 13 decide never depends on the status alone. */
START_TEST(test_status_does_not_decide)
{
    static const int statuses[] = {200, 302, 403, 404, 500, 502};
    static const struct one c = {
        "any status",
        L,
        0,
        NULL,
        NULL,
        NULL,
        NULL,
        HEAD("Lumo") "<h1>Our site is currently undergoing maintenance</h1>",
        MAI,
        NO,
        "page_maintenance",
        0};
    syma_page *page = make_page(&c, statuses[_i]);
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_classify(page, L, NULL, rules, &v), SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "page_maintenance");
    syma_verdict_unref(v);
    syma_page_free(page);
}
END_TEST

static int judge_times(int64_t total, int64_t expiry, int64_t now,
                       const char **reason, int *usable)
{
    static const struct one c = {"times", L,    0,    NULL,
                                 NULL,    NULL, NULL, HEAD("Log in") LOGIN,
                                 UP,      YES,  "ok", 0};
    syma_page *page = NULL;
    syma_context *context = NULL;
    syma_verdict *v = NULL;
    int state;
    size_t i;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_set_timing_ms(page, "total", total), SYMA_OK);
    if (expiry > 0)
        ck_assert_int_eq(syma_page_add_cert(page, "CN=a", "CN=b", expiry),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, c.html, strlen(c.html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(context, now), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, L, context, rules, &v), SYMA_OK);
    state = syma_verdict_state(v);
    *usable = syma_verdict_usable(v);
    *reason = NULL;
    for (i = 0; i < syma_reason_count(); i++) {
        if (strcmp(syma_reason_name(i), syma_verdict_reason(v)) == 0)
            *reason = syma_reason_name(i);
    }
    syma_verdict_unref(v);
    syma_context_free(context);
    syma_page_free(page);
    return state;
}

/* rows 27 and 28, at their borders */
START_TEST(test_times)
{
    const int64_t day = 86400000;
    const int64_t now = 20000 * day;
    const char *reason;
    int usable;

    ck_assert_int_eq(judge_times(2000, 0, now, &reason, &usable), UP);
    ck_assert_int_eq(judge_times(2001, 0, now, &reason, &usable), DEG);
    ck_assert_str_eq(reason, "slow");
    ck_assert_int_eq(usable, YES);
    ck_assert_int_eq(judge_times(5001, 0, now, &reason, &usable), DEG);
    ck_assert_int_eq(usable, PAR);
    ck_assert_int_eq(judge_times(9, now + 14 * day, now, &reason, &usable), UP);
    ck_assert_str_eq(reason, "ok");
    ck_assert_int_eq(judge_times(9, now + 13 * day, now, &reason, &usable), UP);
    ck_assert_str_eq(reason, "tls_expiring");
}
END_TEST

static const char *judge_expect(const char *type, int must, const char *pattern)
{
    static const struct one c = {
        "expect",
        G,
        200,
        NULL,
        NULL,
        "x-backend: blue",
        NULL,
        HEAD("Tariffs of Lumo") "<p>Every tariff has calls to all of Europe "
                                "and an e-SIM.</p>",
        UP,
        YES,
        "ok",
        0};
    const char *reason = NULL;
    syma_page *page = make_page(&c, 200);
    syma_portal *portal = NULL;
    syma_context *context = NULL;
    syma_verdict *v = NULL;
    size_t i;

    ck_assert_int_eq(syma_portal_new("p", &portal), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(
                         portal, "s", G, "https://www.example.org/section", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(portal, "s", type, must, pattern),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_new(&context), SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(context, portal, "s"), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, G, context, rules, &v), SYMA_OK);
    for (i = 0; i < syma_reason_count(); i++) {
        if (strcmp(syma_reason_name(i), syma_verdict_reason(v)) == 0)
            reason = syma_reason_name(i);
    }
    syma_verdict_unref(v);
    syma_context_free(context);
    syma_portal_free(portal);
    syma_page_free(page);
    return reason;
}

/* row 25 */
START_TEST(test_expectations)
{
    ck_assert_str_eq(judge_expect("phrase", 1, "ALL of  Europe"), "ok");
    ck_assert_str_eq(judge_expect("phrase", 1, "all of Asia"),
                     "expectation_failed");
    ck_assert_str_eq(judge_expect("phrase", 0, "all of Europe"),
                     "expectation_failed");
    ck_assert_str_eq(judge_expect("phrase", 0, "all of Asia"), "ok");
    ck_assert_str_eq(judge_expect("regex", 1, "E-?SIM\\b"), "ok");
    ck_assert_str_eq(judge_expect("regex", 1, "^ICCID"), "expectation_failed");
    ck_assert_str_eq(judge_expect("title", 1, "tariffs"), "ok");
    ck_assert_str_eq(judge_expect("title", 1, "calls"), "expectation_failed");
    ck_assert_str_eq(judge_expect("header", 1, "X-Backend: ^blue$"), "ok");
    ck_assert_str_eq(judge_expect("header", 1, "X-Backend: ^green$"),
                     "expectation_failed");
}
END_TEST

/* row 8b: cut by our own cap, and only row 26 is left to decide */
START_TEST(test_truncated)
{
    syma_options *options = NULL;
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int i;

    ck_assert_int_eq(syma_options_new(&options), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(options, "max_body", 2048), SYMA_OK);
    ck_assert_int_eq(syma_page_new(options, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    for (i = 0; i < 100; i++)
        ck_assert_int_eq(syma_page_feed(page, "<p>" WORDS_10 "</p>",
                                        strlen("<p>" WORDS_10 "</p>")),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, LOGIN, strlen(LOGIN)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, L, NULL, rules, &v), SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), UNK);
    ck_assert_str_eq(syma_verdict_reason(v), "truncated");
    ck_assert_uint_ne(syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED, 0);
    syma_verdict_unref(v);
    syma_page_free(page);
    syma_options_free(options);
}
END_TEST

/* More text than is kept, with nothing cut of the page: its forms were read. */
START_TEST(test_long_is_not_truncated)
{
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int i;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    for (i = 0; i < 4000; i++)
        ck_assert_int_eq(syma_page_feed(page, "<p>" WORDS_10 "</p>",
                                        strlen("<p>" WORDS_10 "</p>")),
                         SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, L, NULL, rules, &v), SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "function_missing");
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED, 0);
    syma_verdict_unref(v);
    syma_page_free(page);
}
END_TEST

/* So many forms that the login could be one of those not kept. */
START_TEST(test_forms_capped)
{
    static const char form[] = "<form><input type=checkbox name=a></form>";
    syma_page *page = NULL;
    syma_verdict *v = NULL;
    int i;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, WORDS_160, strlen(WORDS_160)),
                     SYMA_OK);
    for (i = 0; i < 5000; i++)
        ck_assert_int_eq(syma_page_feed(page, form, strlen(form)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, L, NULL, rules, &v), SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "truncated");
    ck_assert_uint_ne(syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED, 0);
    syma_verdict_unref(v);
    syma_page_free(page);
}
END_TEST

/* What a page is about does not depend on which language speaks first. */
START_TEST(test_order)
{
    static const char fr[] = "<p>Le site est en maintenance ce matin.</p>";
    static const char de[] = "<p>Die Website wird derzeit gewartet.</p>";
    static const char head[] =
        HEAD("Lumo") "<h2>Pressemitteilung: Chronik der St\xC3\xB6rungen</h2>";
    const char *const orders[2][2] = {{fr, de}, {de, fr}};
    syma_verdict *v[2] = {NULL, NULL};
    syma_page *page = NULL;
    int i;
    int j;

    for (i = 0; i < 2; i++) {
        ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
        ck_assert_int_eq(syma_page_feed(page, head, strlen(head)), SYMA_OK);
        for (j = 0; j < 2; j++)
            ck_assert_int_eq(
                syma_page_feed(page, orders[i][j], strlen(orders[i][j])),
                SYMA_OK);
        ck_assert_int_eq(syma_page_feed(page, WORDS_160, strlen(WORDS_160)),
                         SYMA_OK);
        ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
        ck_assert_int_eq(syma_classify(page, G, NULL, rules, &v[i]), SYMA_OK);
        syma_page_free(page);
    }
    ck_assert_str_eq(syma_verdict_reason(v[0]), syma_verdict_reason(v[1]));
    ck_assert_int_eq(syma_verdict_confidence(v[0]),
                     syma_verdict_confidence(v[1]));
    syma_verdict_unref(v[0]);
    syma_verdict_unref(v[1]);
}
END_TEST

START_TEST(test_arguments)
{
    syma_page *page = NULL;
    syma_verdict *v = (syma_verdict *)&page;
    syma_ruleset *raw = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, G, NULL, rules, &v), SYMA_ESTATE);
    ck_assert_ptr_null(v);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, 99, NULL, rules, &v), SYMA_EINVAL);
    ck_assert_int_eq(syma_classify(NULL, G, NULL, rules, &v), SYMA_EINVAL);
    ck_assert_int_eq(syma_classify(page, G, NULL, rules, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_new(&raw), SYMA_OK);
    ck_assert_int_eq(syma_classify(page, G, NULL, raw, &v), SYMA_ESTATE);
    ck_assert_int_eq(syma_classify(page, G, NULL, NULL, &v), SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "empty_page");
    syma_verdict_unref(v);
    syma_ruleset_free(raw);
    syma_page_free(page);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("classify");
    TCase *rows = tcase_create("rows");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(rows, load_rules, free_rules);
    tcase_add_loop_test(rows, test_row, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_loop_test(rows, test_status_does_not_decide, 0, 6);
    tcase_add_test(rows, test_times);
    tcase_add_test(rows, test_expectations);
    tcase_add_test(rows, test_truncated);
    tcase_add_test(rows, test_long_is_not_truncated);
    tcase_add_test(rows, test_forms_capped);
    tcase_add_test(rows, test_order);
    tcase_add_test(rows, test_arguments);
    suite_add_tcase(suite, rows);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
