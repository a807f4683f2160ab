/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a user meets it: this program includes
 * <syma/syma.h> and nothing else of the library, and is linked with the
 * shared library. It proves the contracts that stand in the headers: names,
 * options, rules, pages, verdicts, wrong arguments, wrong order, NULL.
 * Portals, reports and the calls that fetch are in check_api_portal.c.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#define NOW_MS INT64_C(1700000000000)
#define HOUR_MS INT64_C(3600000)

static const char login_page[] =
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">"
    "<title>Connexion - Espace client</title></head><body><main>"
    "<h1>Connexion</h1><p>Saisissez votre identifiant et votre mot de "
    "passe.</p><form method=\"post\" action=\"/session\">"
    "<label for=\"u\">Identifiant</label>"
    "<input id=\"u\" name=\"username\" autocomplete=\"username\">"
    "<label for=\"p\">Mot de passe</label>"
    "<input id=\"p\" type=\"password\" name=\"password\" value=\"secret-4711\">"
    "<button type=\"submit\">Se connecter</button></form></main></body></html>";

static const char maintenance_page[] =
    "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">"
    "<title>Site en maintenance</title></head><body>"
    "<h1>Notre site est actuellement en maintenance</h1>"
    "<p>Nous serons de retour dans les prochaines heures.</p></body></html>";

static syma_ruleset *builtin_rules(void)
{
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_ptr_nonnull(r);
    ck_assert_msg(syma_ruleset_load_builtin(r) == SYMA_OK, "%s",
                  syma_ruleset_last_error(r));
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    return r;
}

static syma_page *new_page(void)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_ptr_nonnull(p);
    return p;
}

static syma_page *finished_page(const char *html)
{
    syma_page *p = new_page();

    ck_assert_int_eq(
        syma_page_set_request_url(p, "https://portal.example/connexion"),
        SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, "https://portal.example/connexion"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, 200), SYMA_OK);
    ck_assert_int_eq(
        syma_page_add_header(p, "Content-Type", "text/html; charset=utf-8"),
        SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    return p;
}

static syma_verdict *judge(const char *html, int kind, const syma_context *c)
{
    syma_page *p = finished_page(html);
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_classify(p, kind, c, NULL, &v), SYMA_OK);
    ck_assert_ptr_nonnull(v);
    syma_page_free(p);
    return v;
}

static int is_reason(const char *name)
{
    size_t i;

    for (i = 0; i < syma_reason_count(); i++) {
        if (strcmp(syma_reason_name(i), name) == 0)
            return 1;
    }
    return 0;
}

/* ---- version, errors, names ---- */

START_TEST(version_is_that_of_the_headers)
{
    ck_assert_uint_eq(syma_version_number(), SYMA_VERSION_NUMBER);
    ck_assert_str_eq(syma_version_string(), SYMA_VERSION_STRING);
    ck_assert_int_eq(syma_has_feature(NULL), 0);
    ck_assert_int_eq(syma_has_feature("no-such-feature"), 0);
    ck_assert_int_eq(syma_has_feature(""), 0);
    ck_assert(syma_has_feature("jit") == 0 || syma_has_feature("jit") == 1);
    ck_assert(syma_has_feature("async-dns") == 0 ||
              syma_has_feature("async-dns") == 1);
}
END_TEST

static const struct {
    int code;
    const char *name;
} error_names[] = {
    {SYMA_OK, "SYMA_OK"},
    {SYMA_ENOMEM, "SYMA_ENOMEM"},
    {SYMA_EINVAL, "SYMA_EINVAL"},
    {SYMA_ESTATE, "SYMA_ESTATE"},
    {SYMA_ERANGE, "SYMA_ERANGE"},
    {SYMA_ENOTFOUND, "SYMA_ENOTFOUND"},
    {SYMA_EEXISTS, "SYMA_EEXISTS"},
    {SYMA_ESYNTAX, "SYMA_ESYNTAX"},
    {SYMA_EREGEX, "SYMA_EREGEX"},
    {SYMA_EURL, "SYMA_EURL"},
    {SYMA_ELIMIT, "SYMA_ELIMIT"},
    {SYMA_ENOTSUP, "SYMA_ENOTSUP"},
    {SYMA_ESYSTEM, "SYMA_ESYSTEM"},
    {SYMA_EFORK, "SYMA_EFORK"},
    {SYMA_EINTERNAL, "SYMA_EINTERNAL"},
};

START_TEST(errors_have_names_and_texts)
{
    size_t count = sizeof error_names / sizeof *error_names;
    size_t i;
    size_t j;

    for (i = 0; i < count; i++) {
        ck_assert_int_eq(error_names[i].code, -(int)i);
        ck_assert_str_eq(syma_error_name(error_names[i].code),
                         error_names[i].name);
        ck_assert_str_ne(syma_strerror(error_names[i].code), "");
        for (j = 0; j < i; j++)
            ck_assert_str_ne(syma_strerror(error_names[i].code),
                             syma_strerror(error_names[j].code));
    }
    ck_assert_ptr_null(syma_error_name(-(int)count));
    ck_assert_ptr_null(syma_error_name(1));
    ck_assert_str_ne(syma_strerror(-(int)count), "");
    ck_assert_str_ne(syma_strerror(-1000000), "");
    syma_string_free(NULL);
}
END_TEST

static const char *const state_names[] = {"unknown", "up", "degraded",
                                          "maintenance", "down"};
static const char *const usable_names[] = {"unknown", "yes", "partly", "no"};
static const char *const kind_names[] = {"generic", "login", "account",
                                         "activation"};
static const char *const flag_names[] = {
    "suspect",   "warn",    "scheduled", "partial",   "incomplete",
    "truncated", "captcha", "drift",     "confirmed", "reused",
    "stale",     "overdue", "flapping"};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

START_TEST(values_have_names_and_names_give_them_back)
{
    int i;

    for (i = 0; i < COUNT(state_names); i++) {
        ck_assert_str_eq(syma_state_name(i), state_names[i]);
        ck_assert_int_eq(syma_state_from_name(state_names[i]), i);
    }
    for (i = 0; i < COUNT(usable_names); i++)
        ck_assert_str_eq(syma_usable_name(i), usable_names[i]);
    for (i = 0; i < COUNT(kind_names); i++) {
        ck_assert_str_eq(syma_section_kind_name(i), kind_names[i]);
        ck_assert_int_eq(syma_section_kind_from_name(kind_names[i]), i);
    }
    for (i = 0; i < COUNT(flag_names); i++)
        ck_assert_str_eq(syma_flag_name((uint32_t)1 << i), flag_names[i]);
    ck_assert_int_eq(SYMA_STATE_DOWN, COUNT(state_names) - 1);
    ck_assert_int_eq(SYMA_USABLE_NO, COUNT(usable_names) - 1);
    ck_assert_int_eq(SYMA_SECTION_ACTIVATION, COUNT(kind_names) - 1);
    ck_assert_int_eq(SYMA_FLAG_FLAPPING, 1 << (COUNT(flag_names) - 1));
}
END_TEST

START_TEST(other_values_have_no_name)
{
    ck_assert_ptr_null(syma_state_name(-1));
    ck_assert_ptr_null(syma_state_name(COUNT(state_names)));
    ck_assert_ptr_null(syma_usable_name(-1));
    ck_assert_ptr_null(syma_usable_name(COUNT(usable_names)));
    ck_assert_ptr_null(syma_section_kind_name(-1));
    ck_assert_ptr_null(syma_section_kind_name(COUNT(kind_names)));
    ck_assert_ptr_null(syma_flag_name(0));
    ck_assert_ptr_null(syma_flag_name(3));
    ck_assert_ptr_null(syma_flag_name((uint32_t)1 << COUNT(flag_names)));
    ck_assert_ptr_null(syma_flag_name((uint32_t)1 << 31));
    ck_assert_int_eq(syma_state_from_name("Up"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_state_from_name(""), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_state_from_name(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_section_kind_from_name("shop"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_section_kind_from_name(NULL), SYMA_EINVAL);
}
END_TEST

START_TEST(reasons_are_a_list_without_doubles)
{
    static const char *const some[] = {"ok",
                                       "ok_scheduled",
                                       "dns_failed",
                                       "http_503_maintenance",
                                       "page_maintenance",
                                       "soft_404",
                                       "needs_js",
                                       "login_required",
                                       "dependency",
                                       "form_disabled",
                                       "no_evidence"};
    size_t count = syma_reason_count();
    size_t i;
    size_t j;

    ck_assert_uint_gt(count, 50);
    for (i = 0; i < count; i++) {
        ck_assert_str_ne(syma_reason_name(i), "");
        ck_assert_str_ne(syma_reason_help(i), "");
        for (j = 0; j < i; j++)
            ck_assert_str_ne(syma_reason_name(i), syma_reason_name(j));
    }
    ck_assert_ptr_null(syma_reason_name(count));
    ck_assert_ptr_null(syma_reason_help(count));
    ck_assert_ptr_null(syma_reason_name((size_t)-1));
    for (i = 0; i < sizeof some / sizeof *some; i++)
        ck_assert_msg(is_reason(some[i]), "no reason '%s'", some[i]);
}
END_TEST

static const struct {
    int state;
    int usable;
    uint32_t flags;
    int maintenance_code;
    int expected;
} exit_codes[] = {
    {SYMA_STATE_UP, SYMA_USABLE_YES, 0, 1, 0},
    {SYMA_STATE_UP, SYMA_USABLE_UNKNOWN, 0, 1, 0},
    {SYMA_STATE_UP, SYMA_USABLE_YES, SYMA_FLAG_SCHEDULED, 1, 0},
    {SYMA_STATE_UP, SYMA_USABLE_YES, SYMA_FLAG_WARN, 1, 1},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_YES, 0, 1, 1},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_PARTLY, 0, 1, 1},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_NO, 0, 1, 2},
    {SYMA_STATE_DEGRADED, SYMA_USABLE_UNKNOWN, 0, 1, 2},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 0, 0},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 1, 1},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_PARTLY, 0, 2, 2},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, 0, 3, SYMA_EINVAL},
    {SYMA_STATE_UP, SYMA_USABLE_YES, 0, -1, SYMA_EINVAL},
    {SYMA_STATE_MAINTENANCE, SYMA_USABLE_NO, SYMA_FLAG_OVERDUE, 0, 2},
    {SYMA_STATE_DOWN, SYMA_USABLE_NO, 0, 0, 2},
    {SYMA_STATE_UNKNOWN, SYMA_USABLE_UNKNOWN, 0, 0, 3},
    {99, SYMA_USABLE_YES, 0, 1, 3},
    {-1, SYMA_USABLE_YES, 0, 1, 3},
};

START_TEST(exit_code_is_as_the_table_says)
{
    ck_assert_int_eq(syma_exit_code(exit_codes[_i].state, exit_codes[_i].usable,
                                    exit_codes[_i].flags,
                                    exit_codes[_i].maintenance_code),
                     exit_codes[_i].expected);
}
END_TEST

/* ---- options ---- */

static void walk_number(syma_options *o, size_t i)
{
    const char *key = syma_option_name(i);
    int64_t min = syma_option_min(i);
    int64_t max = syma_option_max(i);
    int64_t value = -1;

    ck_assert_int_le(min, syma_option_default(i));
    ck_assert_int_le(syma_option_default(i), max);
    ck_assert_ptr_null(syma_option_default_str(i));
    ck_assert_int_eq(syma_options_get_int(o, key, &value), SYMA_OK);
    ck_assert_int_eq(value, syma_option_default(i));
    ck_assert_int_eq(syma_options_set_int(o, key, max), SYMA_OK);
    ck_assert_int_eq(syma_options_get_int(o, key, &value), SYMA_OK);
    ck_assert_int_eq(value, max);
    ck_assert_int_eq(syma_options_set_int(o, key, min), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, key, max + 1), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_int(o, key, min - 1), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_get_int(o, key, &value), SYMA_OK);
    ck_assert_int_eq(value, min);
    ck_assert_int_eq(syma_options_set_str(o, key, "1"), SYMA_EINVAL);
    ck_assert_ptr_null(syma_options_get_str(o, key));
}

/* Five texts have a form of their own. */
static int has_form(const char *key)
{
    return strcmp(key, "proxy") == 0 || strcmp(key, "ip_family") == 0 ||
           strcmp(key, "resolve") == 0 || strcmp(key, "witnesses") == 0 ||
           strcmp(key, "allow_networks") == 0;
}

static void walk_form(syma_options *o, const char *key)
{
    static const struct {
        const char *key;
        const char *good;
        const char *bad;
    } forms[] = {
        {"proxy", "socks5h://user:pw@proxy.example:1080", "proxy.example:3128"},
        {"proxy", "HTTP://[::1]:3128", "ftp://proxy.example"},
        {"proxy", "https://proxy.example", "http://"},
        {"ip_family", "both", "5"},
        {"ip_family", "4", "46"},
        {"ip_family", "6", "v6"},
        {"resolve", "a.example:443:192.0.2.1 b.example:80:[2001:db8::1]",
         "a.example:192.0.2.1"},
        {"resolve", "a.example:443:192.0.2.1,192.0.2.2", "a.example:https:1"},
        {"resolve", " a.example:1:x ", "a.example:0:192.0.2.1"},
        {"resolve", "*:80:192.0.2.1", "a.example:80:192.0.2.1 b"},
        {"allow_networks", "10.1.0.0/16, fd00::/8", "10.1.0.0/33"},
        {"allow_networks", "127.0.0.1", "localhost"},
        {"witnesses", "https://a.example/ http://b.example", "a.example"},
        {"witnesses", "http://a.example", "http://user@a.example"},
    };
    size_t i;

    for (i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(key, forms[i].key) != 0)
            continue;
        ck_assert_int_eq(syma_options_set_str(o, key, forms[i].good), SYMA_OK);
        ck_assert_int_eq(syma_options_set_str(o, key, forms[i].bad),
                         SYMA_ERANGE);
        ck_assert_str_eq(syma_options_get_str(o, key), forms[i].good);
        ck_assert_int_eq(syma_options_set_str(o, key, ""), SYMA_OK);
    }
}

static void walk_text(syma_options *o, size_t i)
{
    const char *key = syma_option_name(i);
    int64_t value = 0;

    ck_assert_ptr_nonnull(syma_option_default_str(i));
    ck_assert_int_eq(syma_option_default(i), 0);
    ck_assert_int_eq(syma_option_min(i), 0);
    ck_assert_int_eq(syma_option_max(i), 0);
    ck_assert_str_eq(syma_options_get_str(o, key), syma_option_default_str(i));
    if (has_form(key)) {
        walk_form(o, key);
        return;
    }
    ck_assert_int_eq(syma_options_set_str(o, key, "d\xC3\xA9j\xC3\xA0"),
                     SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, key, "a\r\nb"), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, key, "a\x7F"), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, key, "\xFF"), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, key, NULL), SYMA_EINVAL);
    ck_assert_str_eq(syma_options_get_str(o, key), "d\xC3\xA9j\xC3\xA0");
    ck_assert_int_eq(syma_options_set_str(o, key, ""), SYMA_OK);
    ck_assert_str_eq(syma_options_get_str(o, key), "");
    ck_assert_int_eq(syma_options_set_int(o, key, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_get_int(o, key, &value), SYMA_EINVAL);
}

START_TEST(option_table_can_be_walked)
{
    syma_options *o = NULL;
    size_t texts = 0;
    size_t i;
    size_t j;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_uint_gt(syma_option_count(), 10);
    for (i = 0; i < syma_option_count(); i++) {
        ck_assert_str_ne(syma_option_name(i), "");
        ck_assert_str_ne(syma_option_help(i), "");
        for (j = 0; j < i; j++)
            ck_assert_str_ne(syma_option_name(i), syma_option_name(j));
        if (syma_option_type(i) == SYMA_OPTION_INT) {
            walk_number(o, i);
        } else {
            ck_assert_int_eq(syma_option_type(i), SYMA_OPTION_STR);
            walk_text(o, i);
            texts++;
        }
    }
    ck_assert_uint_gt(texts, 0);
    ck_assert_uint_lt(texts, i);
    ck_assert_ptr_null(syma_option_name(i));
    ck_assert_ptr_null(syma_option_help(i));
    ck_assert_ptr_null(syma_option_default_str(i));
    ck_assert_int_eq(syma_option_type(i), 0);
    ck_assert_int_eq(syma_option_min(i), 0);
    ck_assert_int_eq(syma_option_max(i), 0);
    ck_assert_int_eq(syma_option_default(i), 0);
    syma_options_free(o);
}
END_TEST

START_TEST(options_refuse_wrong_calls)
{
    syma_options *o = NULL;
    int64_t value = 7;

    ck_assert_int_eq(syma_options_new(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "no_such_key", 1), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_set_str(o, "no_such_key", "x"),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_options_get_int(o, "no_such_key", &value),
                     SYMA_ENOTFOUND);
    ck_assert_ptr_null(syma_options_get_str(o, "no_such_key"));
    ck_assert_ptr_null(syma_options_get_str(o, NULL));
    ck_assert_int_eq(syma_options_set_int(NULL, "timeout_ms", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_int(o, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(NULL, "user_agent", "x"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_str(o, NULL, "x"), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_get_int(o, NULL, &value), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_get_int(o, "timeout_ms", NULL), SYMA_EINVAL);
    ck_assert_int_eq(value, 0);
    /* NULL options are the defaults. */
    ck_assert_int_eq(syma_options_get_int(NULL, "timeout_ms", &value), SYMA_OK);
    ck_assert_int_eq(value, 30000);
    ck_assert_str_eq(syma_options_get_str(NULL, "user_agent"), "");
    syma_options_free(o);
}
END_TEST

/* What is refused leaves the old value. */
START_TEST(option_texts_have_a_form)
{
    static char text[4098];
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    memset(text, 'x', 4096);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", text), SYMA_OK);
    text[4096] = 'x';
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", text), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "a\nb"),
                     SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, "user_agent", "\xFF"),
                     SYMA_ERANGE);
    ck_assert_uint_eq(strlen(syma_options_get_str(o, "user_agent")), 4096);
    ck_assert_int_eq(syma_options_set_str(o, "ip_family", "6"), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "ip_family", "5"), SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, "proxy", "ftp://p.example"),
                     SYMA_ERANGE);
    ck_assert_int_eq(syma_options_set_str(o, "resolve", "a.example:443"),
                     SYMA_ERANGE);
    ck_assert_str_eq(syma_options_get_str(o, "ip_family"), "6");
    ck_assert_int_eq(syma_options_set_str(o, "timeout_ms", "6"), SYMA_EINVAL);
    ck_assert_int_eq(syma_options_set_int(o, "ip_family", 6), SYMA_EINVAL);
    syma_options_free(o);
}
END_TEST

/* ---- rules ---- */

START_TEST(ruleset_is_closed_by_compile)
{
    static const char empty[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"en\"/>";
    syma_ruleset *r = builtin_rules();

    ck_assert_str_eq(syma_ruleset_last_error(r), "");
    ck_assert_uint_eq(syma_ruleset_error_line(r), 0);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(r), SYMA_ESTATE);
    ck_assert_int_eq(syma_ruleset_load(r, empty, strlen(empty)), SYMA_ESTATE);
    syma_ruleset_free(r);
}
END_TEST

START_TEST(ruleset_tells_where_a_document_is_wrong)
{
    static const char broken[] =
        "<rules xmlns=\"urn:syma:rules:1\" language=\"en\">\n"
        "  <no-such-element/>\n"
        "</rules>\n";
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load(r, broken, strlen(broken)),
                     SYMA_ESYNTAX);
    ck_assert_uint_eq(syma_ruleset_error_line(r), 2);
    ck_assert_ptr_nonnull(
        strstr(syma_ruleset_last_error(r), "no-such-element"));
    ck_assert_int_eq(syma_ruleset_load(r, "<rules", 6), SYMA_ESYNTAX);
    ck_assert_int_eq(syma_ruleset_load(r, "", 0), SYMA_ESYNTAX);
    ck_assert_int_eq(syma_ruleset_load(r, NULL, 0), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_load(NULL, broken, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_load_builtin(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_compile(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_new(NULL), SYMA_EINVAL);
    syma_ruleset_free(r);
}
END_TEST

/* ---- pages ---- */

START_TEST(page_refuses_wrong_arguments)
{
    static const char *const bad_urls[] = {"",
                                           "/connexion",
                                           "ftp://portal.example/",
                                           "https://",
                                           "https://user:word@portal.example/",
                                           "javascript:alert(1)"};
    syma_page *p = new_page();
    size_t i;

    ck_assert_int_eq(syma_page_new(NULL, NULL), SYMA_EINVAL);
    for (i = 0; i < sizeof bad_urls / sizeof *bad_urls; i++) {
        ck_assert_int_eq(syma_page_set_url(p, bad_urls[i]), SYMA_EURL);
        ck_assert_int_eq(syma_page_set_request_url(p, bad_urls[i]), SYMA_EURL);
        ck_assert_int_eq(syma_page_set_home_url(p, bad_urls[i]), SYMA_EURL);
        ck_assert_int_eq(syma_page_add_redirect(p, 302, bad_urls[i]),
                         SYMA_EURL);
        ck_assert_str_ne(syma_page_last_error(p), "");
    }
    ck_assert_int_eq(syma_page_set_url(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_request_url(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_home_url(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_redirect(p, 99, "https://portal.example/"),
                     SYMA_ERANGE);
    ck_assert_int_eq(syma_page_set_http_status(p, 99), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_set_http_status(p, 1000), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "lunch", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_timing_ms(p, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", -1), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_add_cert(p, "", "", -2), SYMA_ERANGE);
    ck_assert_int_eq(syma_page_add_header(p, NULL, "x"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_header(p, "", "x"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_header(p, "Server", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_feed(p, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_feed(p, NULL, 0), SYMA_OK);
    syma_page_free(p);
}
END_TEST

static const char *const failures[] = {
    "local_cancelled",     "local_guard",      "local_network",
    "dns_temporary",       "dns_failed",       "connect_refused",
    "connect_unreachable", "connect_reset",    "connect_timeout",
    "empty_reply",         "tls_expired",      "tls_name",
    "tls_untrusted",       "tls_protocol",     "tls_other",
    "first_byte_timeout",  "body_timeout",     "body_incomplete",
    "redirect_loop",       "redirect_invalid", "bad_encoding",
    "local_fault"};

START_TEST(page_knows_the_failures_of_a_fetch)
{
    static const char *const others[] = {"ok", "soft_404",   "http_5xx",
                                         "",   "DNS_FAILED", "truncated"};
    syma_page *p = new_page();
    size_t i;

    for (i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_int_eq(syma_page_set_failure(p, others[i]), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_failure(p, NULL), SYMA_EINVAL);
    for (i = 0; i < sizeof failures / sizeof *failures; i++) {
        ck_assert_int_eq(syma_page_set_failure(p, failures[i]), SYMA_OK);
        ck_assert_msg(is_reason(failures[i]), "no reason '%s'", failures[i]);
    }
    syma_page_free(p);
}
END_TEST

START_TEST(page_keeps_its_order)
{
    syma_page *p = new_page();
    syma_verdict *v = (syma_verdict *)p;

    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_ESTATE);
    ck_assert_ptr_null(v);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_feed(p, "x", 1), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_url(p, "https://portal.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_request_url(p, "https://portal.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_home_url(p, "https://portal.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, "https://portal.example/"),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_http_status(p, 200), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_failure(p, "dns_failed"), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_confirmed(p), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", 1), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_cert(p, "", "", NOW_MS), SYMA_ESTATE);
    ck_assert_int_eq(syma_page_add_header(p, "Server", "x"), SYMA_ESTATE);
    ck_assert_str_ne(syma_page_last_error(p), "");
    syma_page_free(p);
}
END_TEST

START_TEST(context_checks_what_it_is_told)
{
    syma_context *c = NULL;

    ck_assert_int_eq(syma_context_new(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(c, NOW_MS), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(c, -1), SYMA_ERANGE);
    ck_assert_int_eq(syma_context_set_time_zone(c, "UTC"), SYMA_OK);
    ck_assert_int_eq(syma_context_set_time_zone(c, "Nowhere/At_All"),
                     SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_context_set_time_zone(c, "../../etc/passwd"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_time_zone(c, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_time_zone(c, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_language(c, "pt-BR"), SYMA_OK);
    ck_assert_int_eq(syma_context_set_language(c, "fr_FR!"), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_language(c, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_language(c, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_now_ms(NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_time_zone(NULL, "UTC"), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_language(NULL, "fr"), SYMA_EINVAL);
    syma_context_free(c);
}
END_TEST

/* ---- verdicts ---- */

static void check_evidence(const syma_verdict *v)
{
    const syma_evidence *e;
    size_t i;

    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        ck_assert_ptr_nonnull(e);
        ck_assert_ptr_nonnull(strchr(syma_evidence_code(e), '.'));
        ck_assert_ptr_nonnull(syma_state_name(syma_evidence_points_to(e)));
        ck_assert_int_ge(syma_evidence_weight(e), 0);
        ck_assert_int_le(syma_evidence_weight(e), 1000);
        ck_assert_ptr_nonnull(syma_evidence_zone(e));
        ck_assert_uint_le(strlen(syma_evidence_excerpt(e)), 160);
        ck_assert_ptr_null(strstr(syma_evidence_excerpt(e), "secret-4711"));
    }
    ck_assert_ptr_null(syma_verdict_evidence(v, i));
    ck_assert_ptr_null(syma_verdict_evidence(v, (size_t)-1));
}

START_TEST(login_page_is_up)
{
    syma_ruleset *r = builtin_rules();
    syma_page *p = finished_page(login_page);
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, r, &v),
                     SYMA_OK);
    /* A verdict outlives what it was made of. */
    syma_page_free(p);
    syma_ruleset_free(r);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UP);
    ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_YES);
    ck_assert_str_eq(syma_verdict_reason(v), "ok");
    ck_assert_int_eq(syma_verdict_kind(v), SYMA_SECTION_LOGIN);
    ck_assert_int_ge(syma_verdict_confidence(v), 600);
    ck_assert_int_lt(syma_verdict_confidence(v), 1000);
    ck_assert_uint_eq(syma_verdict_flags(v), 0);
    ck_assert_str_eq(syma_verdict_product(v), "");
    ck_assert_str_eq(syma_verdict_url(v), "https://portal.example/connexion");
    ck_assert_str_eq(syma_verdict_final_url(v),
                     "https://portal.example/connexion");
    ck_assert_int_eq(syma_verdict_http_status(v), 200);
    ck_assert_uint_eq(syma_verdict_redirect_count(v), 0);
    ck_assert_ptr_null(syma_verdict_redirect_url(v, 0));
    ck_assert_int_eq(syma_verdict_timing_ms(v, "total"), -1);
    ck_assert_str_ne(syma_verdict_summary(v), "");
    ck_assert_ptr_null(strchr(syma_verdict_summary(v), '\n'));
    ck_assert_uint_gt(syma_verdict_evidence_count(v), 0);
    ck_assert_uint_eq(syma_verdict_notice_count(v), 0);
    check_evidence(v);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(maintenance_page_promises_a_return)
{
    syma_context *c = NULL;
    syma_verdict *v;
    const syma_notice *n;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(c, NOW_MS), SYMA_OK);
    ck_assert_int_eq(syma_context_set_language(c, "fr"), SYMA_OK);
    v = judge(maintenance_page, SYMA_SECTION_LOGIN, c);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_MAINTENANCE);
    ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_verdict_reason(v), "page_maintenance");
    check_evidence(v);
    ck_assert_ptr_nonnull(strstr(
        syma_evidence_excerpt(syma_verdict_evidence(v, 0)), "maintenance"));
    ck_assert_uint_ge(syma_verdict_notice_count(v), 1);
    n = syma_verdict_notice(v, 0);
    ck_assert_int_eq(syma_notice_kind(n), SYMA_NOTICE_MAINTENANCE_NOW);
    ck_assert_int_eq(syma_notice_vague(n), 1);
    ck_assert_int_eq(syma_notice_earliest_ms(n), NOW_MS);
    ck_assert_int_eq(syma_notice_latest_ms(n), NOW_MS + 12 * HOUR_MS);
    ck_assert_ptr_nonnull(strstr(syma_notice_text(n), "prochaines heures"));
    ck_assert_ptr_null(syma_verdict_notice(v, syma_verdict_notice_count(v)));
    syma_verdict_unref(v);

    /* Without the time the same words lead to no moment. */
    v = judge(maintenance_page, SYMA_SECTION_LOGIN, NULL);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_MAINTENANCE);
    n = syma_verdict_notice(v, 0);
    ck_assert_int_eq(syma_notice_earliest_ms(n), -1);
    ck_assert_int_eq(syma_notice_latest_ms(n), -1);
    syma_verdict_unref(v);
    syma_context_free(c);
}
END_TEST

/* At the end of time nothing overflows: a promise of it is one ahead. */
START_TEST(latest_time_of_all)
{
    static const char page[] = "<h1>Maintenance</h1>"
                               "<p>We are down for maintenance until 6 pm.";
    const int64_t last_ms = INT64_C(253402300799999);
    syma_context *c = NULL;
    syma_verdict *v;
    const syma_notice *n;
    size_t i;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_now_ms(c, INT64_MAX), SYMA_OK);
    v = judge(page, SYMA_SECTION_LOGIN, c);
    ck_assert_uint_ge(syma_verdict_notice_count(v), 1);
    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        ck_assert_int_ge(syma_notice_earliest_ms(n), -1);
        ck_assert_int_ge(syma_notice_latest_ms(n), last_ms - 24 * HOUR_MS);
    }
    syma_verdict_unref(v);
    syma_context_free(c);
}
END_TEST

START_TEST(facts_of_the_answer_are_kept)
{
    syma_page *p = new_page();
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_set_request_url(p, "https://portal.example/a"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_add_redirect(p, 301, "https://portal.example/b"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_add_redirect(p, 302, "https://portal.example/c"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, "https://portal.example/c"), SYMA_OK);
    ck_assert_int_eq(syma_page_set_home_url(p, "https://portal.example/"),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, 500), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, 404), SYMA_OK);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "first_byte", 12), SYMA_OK);
    ck_assert_int_eq(syma_page_set_timing_ms(p, "total", 34), SYMA_OK);
    ck_assert_int_eq(syma_page_add_cert(p, "", "", NOW_MS), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, "<h1>Oups</h1>", 13), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_GENERIC, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DEGRADED);
    ck_assert_str_eq(syma_verdict_reason(v), "not_found");
    ck_assert_int_eq(syma_verdict_http_status(v), 404);
    ck_assert_str_eq(syma_verdict_url(v), "https://portal.example/a");
    ck_assert_str_eq(syma_verdict_final_url(v), "https://portal.example/c");
    ck_assert_uint_eq(syma_verdict_redirect_count(v), 2);
    ck_assert_str_eq(syma_verdict_redirect_url(v, 0),
                     "https://portal.example/b");
    ck_assert_str_eq(syma_verdict_redirect_url(v, 1),
                     "https://portal.example/c");
    ck_assert_ptr_null(syma_verdict_redirect_url(v, 2));
    ck_assert_int_eq(syma_verdict_timing_ms(v, "first_byte"), 12);
    ck_assert_int_eq(syma_verdict_timing_ms(v, "total"), 34);
    ck_assert_int_eq(syma_verdict_timing_ms(v, "tls"), -1);
    ck_assert_int_eq(syma_verdict_timing_ms(v, "lunch"), -1);
    ck_assert_int_eq(syma_verdict_timing_ms(v, NULL), -1);
    syma_verdict_unref(v);
    syma_page_free(p);
}
END_TEST

/* A header is as the server wrote it; what is quoted of it is clean. */
START_TEST(header_that_is_quoted_is_clean)
{
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    const syma_evidence *e;
    size_t i;
    int seen = 0;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, 401), SYMA_OK);
    ck_assert_int_eq(
        syma_page_add_header(p, "WWW-Authenticate",
                             "Ba\xFFs\x1B[0m\xC2\x85\xC3\xA9 realm=\"x\""),
        SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_OK);
    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        if (strcmp(syma_evidence_code(e), "http.authenticate.asked") != 0)
            continue;
        ck_assert_str_eq(syma_evidence_excerpt(e), "Ba?s?[0m?\xC3\xA9");
        seen = 1;
    }
    ck_assert_int_eq(seen, 1);
    syma_verdict_unref(v);
    syma_page_free(p);
}
END_TEST

START_TEST(certificates_are_told)
{
    syma_page *p = new_page();
    syma_verdict *v = NULL;
    int i;

    /* The second is the first to end; of the third nobody knows. */
    ck_assert_int_eq(
        syma_page_add_cert(p, "CN=portal.example", "CN=Sub", NOW_MS + 2000),
        SYMA_OK);
    ck_assert_int_eq(syma_page_add_cert(p, "CN=Sub", "CN=Root", NOW_MS + 1000),
                     SYMA_OK);
    ck_assert_int_eq(syma_page_add_cert(p, "CN=Root", "CN=Root", -1), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_GENERIC, NULL, NULL, &v),
                     SYMA_OK);
    syma_page_free(p); /* the verdict has its own */
    ck_assert_uint_eq(syma_verdict_cert_count(v), 3);
    ck_assert_str_eq(syma_verdict_cert_subject(v, 0), "CN=portal.example");
    ck_assert_str_eq(syma_verdict_cert_issuer(v, 0), "CN=Sub");
    ck_assert(syma_verdict_cert_not_after(v, 0) == NOW_MS + 2000);
    ck_assert_str_eq(syma_verdict_cert_subject(v, 2), "CN=Root");
    ck_assert_int_eq(syma_verdict_cert_not_after(v, 2), -1);
    ck_assert_uint_eq(syma_verdict_cert_first(v), 1);
    for (i = 3; i < 20; i += 16) {
        ck_assert_str_eq(syma_verdict_cert_subject(v, (size_t)i), "");
        ck_assert_str_eq(syma_verdict_cert_issuer(v, (size_t)i), "");
        ck_assert_int_eq(syma_verdict_cert_not_after(v, (size_t)i), -1);
    }
    ck_assert_str_eq(syma_verdict_cert_subject(v, SIZE_MAX), "");
    syma_verdict_unref(v);
}
END_TEST

/* Without the time nobody can say how many days are left. */
START_TEST(certificate_without_a_time)
{
    syma_page *p = new_page();
    syma_verdict *v = NULL;
    char *json = NULL;

    ck_assert_int_eq(syma_page_add_cert(p, "CN=a", "CN=b", INT64_MAX), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_GENERIC, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(v, "json", &json), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(json, "\"days_left\": null"));
    syma_string_free(json);
    syma_verdict_unref(v);
    syma_page_free(p);
}
END_TEST

START_TEST(certificates_without_an_end)
{
    syma_page *p = new_page();
    syma_verdict *v = NULL;
    int i;

    for (i = 0; i < 20; i++)
        ck_assert_int_eq(syma_page_add_cert(p, "", "", -1), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_GENERIC, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_uint_eq(syma_verdict_cert_count(v), 16);
    ck_assert_uint_eq(syma_verdict_cert_first(v), 16);
    syma_verdict_unref(v);
    syma_page_free(p);
    v = judge(login_page, SYMA_SECTION_LOGIN, NULL);
    ck_assert_uint_eq(syma_verdict_cert_count(v), 0);
    ck_assert_uint_eq(syma_verdict_cert_first(v), 0);
    ck_assert_str_eq(syma_verdict_cert_subject(v, 0), "");
    syma_verdict_unref(v);
}
END_TEST

START_TEST(failure_is_a_verdict)
{
    syma_page *p = new_page();
    syma_verdict *v = NULL;

    ck_assert_int_eq(syma_page_set_failure(p, "connect_refused"), SYMA_OK);
    ck_assert_int_eq(syma_page_set_confirmed(p), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_verdict_reason(v), "connect_refused");
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_CONFIRMED,
                      SYMA_FLAG_CONFIRMED);
    ck_assert_int_eq(syma_verdict_http_status(v), 0);
    ck_assert_str_eq(syma_verdict_url(v), "");
    ck_assert_str_eq(syma_verdict_final_url(v), "");
    syma_verdict_unref(v);
    syma_page_free(p);
}
END_TEST

START_TEST(body_past_the_limit_is_cut)
{
    syma_options *o = NULL;
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    size_t i;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_body", 1024), SYMA_OK);
    ck_assert_int_eq(syma_page_new(o, &p), SYMA_OK);
    syma_options_free(o);
    ck_assert_int_eq(syma_page_set_http_status(p, 200), SYMA_OK);
    for (i = 0; i < 200; i++)
        ck_assert_int_eq(syma_page_feed(p, "<p>Bonjour</p>", 14), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_TRUNCATED,
                      SYMA_FLAG_TRUNCATED);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UNKNOWN);
    ck_assert_str_eq(syma_verdict_reason(v), "truncated");
    syma_verdict_unref(v);
    syma_page_free(p);
}
END_TEST

START_TEST(classify_refuses_wrong_arguments)
{
    syma_page *p = finished_page(login_page);
    syma_ruleset *open = NULL;
    syma_verdict *v = (syma_verdict *)p;

    ck_assert_int_eq(syma_classify(NULL, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_EINVAL);
    ck_assert_ptr_null(v);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, NULL, NULL),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_classify(p, -1, NULL, NULL, &v), SYMA_EINVAL);
    ck_assert_int_eq(
        syma_classify(p, SYMA_SECTION_ACTIVATION + 1, NULL, NULL, &v),
        SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_new(&open), SYMA_OK);
    v = (syma_verdict *)p;
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, open, &v),
                     SYMA_ESTATE);
    ck_assert_ptr_null(v);
    /* A ruleset without rules judges what needs no words. */
    ck_assert_int_eq(syma_ruleset_compile(open), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, SYMA_SECTION_LOGIN, NULL, open, &v),
                     SYMA_OK);
    syma_verdict_unref(v);
    syma_ruleset_free(open);
    syma_page_free(p);
}
END_TEST

START_TEST(same_input_gives_the_same_verdict)
{
    syma_verdict *a = judge(maintenance_page, SYMA_SECTION_ACCOUNT, NULL);
    syma_verdict *b = judge(maintenance_page, SYMA_SECTION_ACCOUNT, NULL);
    char *text_a = NULL;
    char *text_b = NULL;

    ck_assert_int_eq(syma_verdict_format(a, "json", &text_a), SYMA_OK);
    ck_assert_int_eq(syma_verdict_format(b, "json", &text_b), SYMA_OK);
    ck_assert_str_eq(text_a, text_b);
    syma_string_free(text_a);
    syma_string_free(text_b);
    syma_verdict_unref(a);
    syma_verdict_unref(b);
}
END_TEST

START_TEST(references_are_counted)
{
    syma_verdict *v = judge(login_page, SYMA_SECTION_LOGIN, NULL);
    syma_verdict *again = syma_verdict_ref(v);

    ck_assert_ptr_eq(again, v);
    syma_verdict_unref(v);
    ck_assert_int_eq(syma_verdict_state(again), SYMA_STATE_UP);
    ck_assert_str_eq(syma_verdict_reason(again), "ok");
    syma_verdict_unref(again);
}
END_TEST

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (text = strstr(text, part); text != NULL; text = strstr(text + 1, part))
        count++;
    return count;
}

START_TEST(verdict_can_be_written_down)
{
    syma_verdict *v = judge(maintenance_page, SYMA_SECTION_LOGIN, NULL);
    char *out = NULL;

    ck_assert_int_eq(syma_verdict_format(v, "json", &out), SYMA_OK);
    ck_assert_int_eq(out[0], '{');
    ck_assert_ptr_nonnull(strstr(out, "\"syma-report/1\""));
    ck_assert_ptr_nonnull(strstr(out, "\"maintenance\""));
    ck_assert_uint_eq(count_of(out, "\"final_url\""), 1);
    ck_assert_int_eq(out[strlen(out) - 1], '\n');
    syma_string_free(out);
    ck_assert_int_eq(syma_verdict_format(v, "text", &out), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(out, "maintenance"));
    ck_assert_ptr_null(strchr(out, '\x1B'));
    syma_string_free(out);
    ck_assert_int_eq(syma_verdict_format(v, "ansi", &out), SYMA_OK);
    ck_assert_ptr_nonnull(strchr(out, '\x1B'));
    syma_string_free(out);
    ck_assert_int_eq(syma_verdict_format(v, "nagios", &out), SYMA_OK);
    ck_assert_int_eq(strncmp(out, "SYMA WARNING", 12), 0);
    syma_string_free(out);
    syma_verdict_unref(v);
}
END_TEST

START_TEST(verdict_can_be_explained)
{
    static const char *const languages[] = {"fr", "en"};
    static const char *const audiences[] = {"customer", "engineer"};
    syma_verdict *v = judge(maintenance_page, SYMA_SECTION_LOGIN, NULL);
    char *text[2][2];
    size_t i;
    size_t j;

    for (i = 0; i < 2; i++) {
        for (j = 0; j < 2; j++) {
            ck_assert_int_eq(syma_verdict_explain(v, languages[i], audiences[j],
                                                  &text[i][j]),
                             SYMA_OK);
            ck_assert_ptr_nonnull(strstr(text[i][j], "maintenance"));
            ck_assert_int_ne(text[i][j][strlen(text[i][j]) - 1], '\n');
        }
        ck_assert_str_ne(text[i][0], text[i][1]);
    }
    ck_assert_str_ne(text[0][0], text[1][0]);
    for (i = 0; i < 2; i++) {
        syma_string_free(text[i][0]);
        syma_string_free(text[i][1]);
    }
    syma_verdict_unref(v);
}
END_TEST

START_TEST(writers_refuse_wrong_arguments)
{
    syma_verdict *v = judge(login_page, SYMA_SECTION_LOGIN, NULL);
    char *out = (char *)v;

    ck_assert_int_eq(syma_verdict_format(v, "yaml", &out), SYMA_EINVAL);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(syma_verdict_format(v, NULL, &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_format(NULL, "json", &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_format(v, "json", NULL), SYMA_EINVAL);
    out = (char *)v;
    ck_assert_int_eq(syma_verdict_explain(v, "tlh", "customer", &out),
                     SYMA_EINVAL);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(syma_verdict_explain(v, "fr", "cat", &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_explain(v, NULL, "customer", &out),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_explain(v, "fr", NULL, &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_explain(NULL, "fr", "customer", &out),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_verdict_explain(v, "fr", "customer", NULL),
                     SYMA_EINVAL);
    syma_verdict_unref(v);
}
END_TEST

/* ---- what the judge is told, and what a verdict holds of forms ---- */

START_TEST(credentials_that_are_refused)
{
    syma_context *c = NULL;
    syma_verdict *v;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_credentials(c, 1), SYMA_OK);
    ck_assert_int_eq(syma_context_set_credentials(NULL, 1), SYMA_EINVAL);
    v = judge(login_page, SYMA_SECTION_ACCOUNT, c);
    ck_assert_str_eq(syma_verdict_reason(v), "credentials_refused");
    syma_verdict_unref(v);
    ck_assert_int_eq(syma_context_set_credentials(c, 0), SYMA_OK);
    v = judge(login_page, SYMA_SECTION_ACCOUNT, c);
    ck_assert_str_eq(syma_verdict_reason(v), "login_required");
    syma_verdict_unref(v);
    syma_context_free(c);
}
END_TEST

START_TEST(page_for_what_does_not_exist)
{
    static const char nothing[] =
        "<!DOCTYPE html><title>Lumo</title><body><h1>Here we are at Lumo</h1>"
        "<p>Our tariffs include calls and data for each of our customers, in "
        "all of the nine islands, and our shops stay open on Sundays too.</p>"
        "<p>Take a look around, and come back to us soon.</p></body>";
    syma_page *p = finished_page(nothing);
    syma_page *raw = new_page();
    syma_context *c = NULL;
    syma_verdict *v;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_not_found(c, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_not_found(NULL, p), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_not_found(c, raw), SYMA_ESTATE);
    ck_assert_int_eq(syma_context_set_not_found(c, p), SYMA_OK);
    v = judge(nothing, SYMA_SECTION_GENERIC, c);
    ck_assert_str_eq(syma_verdict_reason(v), "soft_404");
    ck_assert_str_eq(syma_verdict_unless(v), "page.baseline.alike");
    syma_verdict_unref(v);
    v = judge(login_page, SYMA_SECTION_LOGIN, c);
    ck_assert_str_eq(syma_verdict_reason(v), "ok");
    syma_verdict_unref(v);
    syma_context_free(c);
    syma_page_free(raw);
    syma_page_free(p);
}
END_TEST

START_TEST(forms_and_their_signature)
{
    syma_context *c = NULL;
    syma_verdict *v = judge(login_page, SYMA_SECTION_LOGIN, NULL);
    syma_verdict *again;

    ck_assert_uint_eq(syma_verdict_form_count(v), 1);
    ck_assert_str_eq(syma_verdict_form_kind(v, 0), "login");
    ck_assert_int_eq(syma_verdict_form_enabled(v, 0), 1);
    ck_assert_ptr_null(syma_verdict_form_kind(v, 1));
    ck_assert_int_eq(syma_verdict_form_enabled(v, 1), 0);
    ck_assert_uint_eq(syma_verdict_form_count(NULL), 0);
    ck_assert_str_eq(syma_verdict_unless(v), "");
    ck_assert_str_eq(syma_verdict_unless(NULL), "");
    ck_assert_str_ne(syma_verdict_signature(v), "");
    ck_assert_str_eq(syma_verdict_signature(NULL), "");

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_signature(NULL, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_signature(c, "no signature"),
                     SYMA_ESYNTAX);
    ck_assert_int_eq(syma_context_set_signature(c, syma_verdict_signature(v)),
                     SYMA_OK);
    again = judge(login_page, SYMA_SECTION_LOGIN, c);
    ck_assert_uint_eq(syma_verdict_flags(again) & SYMA_FLAG_DRIFT, 0);
    syma_verdict_unref(again);
    again =
        judge("<title>Log in</title><form><input type=email name=m><input "
              "type=password name=p><input type=password name=q><button>Log "
              "in</button></form>",
              SYMA_SECTION_LOGIN, c);
    ck_assert_uint_ne(syma_verdict_flags(again) & SYMA_FLAG_DRIFT, 0);
    syma_verdict_unref(again);
    syma_verdict_unref(v);
    syma_context_free(c);
}
END_TEST

/* The one way round of a page whose sentence only names it. */
static void expect_link(const char *link, const char *channel,
                        const char *address)
{
    char html[512];
    syma_verdict *v;
    const syma_notice *n = NULL;
    size_t found = 0;
    size_t i;

    snprintf(html, sizeof html,
             "<title>Lumo</title><h1>The site is currently under maintenance"
             "</h1><p>Meanwhile, please use our %s.</p><p><a href=/legal>Legal"
             "</a></p>",
             link);
    v = judge(html, SYMA_SECTION_LOGIN, NULL);
    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        if (syma_notice_kind(syma_verdict_notice(v, i)) != SYMA_NOTICE_FALLBACK)
            continue;
        n = syma_verdict_notice(v, i);
        found++;
    }
    ck_assert_uint_eq(found, 1);
    ck_assert_str_eq(syma_notice_channel(n), channel);
    ck_assert_str_eq(syma_notice_address(n), address);
    syma_verdict_unref(v);
}

START_TEST(links_are_ways_round)
{
    expect_link("<a href='https://m.lumo.example/'>mobile site</a>", "web",
                "https://m.lumo.example/");
    expect_link("<a href='/m/'>mobile site</a>", "web", "/m/");
    expect_link("<a href='tel:+44800765432;ext=1'>hotline</a>", "phone",
                "+44800765432");
    expect_link("<a href='mailto:help@lumo.example?subject=x'>mailbox</a>",
                "mail", "help@lumo.example");
    expect_link("<a href='sms:54321?body=GO'>text line</a>", "sms", "54321");
    expect_link("<a href='#top'>mobile site</a>", "", "");
    expect_link("<a href='javascript:chat()'>mobile site</a>", "", "");
}
END_TEST

START_TEST(ways_round_are_notices)
{
    syma_verdict *v =
        judge("<title>Lumo</title><h1>Activation is currently under maintenance"
              "</h1><p>Meanwhile, text GO to 54321 or call 0800 765 432 to "
              "activate your card.</p>",
              SYMA_SECTION_ACTIVATION, NULL);
    const syma_notice *sms = NULL;
    const syma_notice *phone = NULL;
    const syma_notice *n;
    size_t i;

    for (i = 0; i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        if (syma_notice_kind(n) != SYMA_NOTICE_FALLBACK)
            continue;
        phone = sms != NULL ? n : NULL;
        sms = sms == NULL ? n : sms;
    }
    ck_assert_ptr_nonnull(phone);
    ck_assert_str_eq(syma_notice_act(sms), "activate");
    ck_assert_str_eq(syma_notice_channel(sms), "sms");
    ck_assert_str_eq(syma_notice_address(sms), "54321");
    ck_assert_str_eq(syma_notice_keyword(sms), "GO");
    ck_assert_str_eq(syma_notice_channel(phone), "phone");
    ck_assert_str_eq(syma_notice_address(phone), "0800 765 432");
    ck_assert_str_eq(syma_notice_keyword(phone), "");
    ck_assert_str_eq(syma_notice_act(NULL), "");
    ck_assert_str_eq(syma_notice_channel(NULL), "");
    ck_assert_str_eq(syma_notice_address(NULL), "");
    ck_assert_str_eq(syma_notice_keyword(NULL), "");
    syma_verdict_unref(v);
}
END_TEST

/* ---- NULL ---- */

START_TEST(getters_and_frees_take_null)
{
    syma_options_free(NULL);
    syma_ruleset_free(NULL);
    syma_page_free(NULL);
    syma_context_free(NULL);
    syma_verdict_unref(NULL);
    ck_assert_ptr_null(syma_verdict_ref(NULL));
    ck_assert_str_eq(syma_ruleset_last_error(NULL), "");
    ck_assert_uint_eq(syma_ruleset_error_line(NULL), 0);
    ck_assert_str_eq(syma_page_last_error(NULL), "");
    ck_assert_int_eq(syma_verdict_state(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_verdict_confidence(NULL), 0);
    ck_assert_int_eq(syma_verdict_usable(NULL), SYMA_USABLE_UNKNOWN);
    ck_assert_str_eq(syma_verdict_reason(NULL), "");
    ck_assert_uint_eq(syma_verdict_flags(NULL), 0);
    ck_assert_int_eq(syma_verdict_kind(NULL), SYMA_SECTION_GENERIC);
    ck_assert_str_eq(syma_verdict_product(NULL), "");
    ck_assert_str_eq(syma_verdict_url(NULL), "");
    ck_assert_str_eq(syma_verdict_final_url(NULL), "");
    ck_assert_int_eq(syma_verdict_http_status(NULL), 0);
    ck_assert_uint_eq(syma_verdict_redirect_count(NULL), 0);
    ck_assert_ptr_null(syma_verdict_redirect_url(NULL, 0));
    ck_assert_uint_eq(syma_verdict_cert_count(NULL), 0);
    ck_assert_str_eq(syma_verdict_cert_subject(NULL, 0), "");
    ck_assert_str_eq(syma_verdict_cert_issuer(NULL, 0), "");
    ck_assert_int_eq(syma_verdict_cert_not_after(NULL, 0), -1);
    ck_assert_uint_eq(syma_verdict_cert_first(NULL), 0);
    ck_assert_str_eq(syma_verdict_summary(NULL), "");
    ck_assert_int_eq(syma_verdict_timing_ms(NULL, "total"), -1);
    ck_assert_uint_eq(syma_verdict_evidence_count(NULL), 0);
    ck_assert_ptr_null(syma_verdict_evidence(NULL, 0));
    ck_assert_str_eq(syma_evidence_code(NULL), "");
    ck_assert_int_eq(syma_evidence_points_to(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_evidence_weight(NULL), 0);
    ck_assert_str_eq(syma_evidence_zone(NULL), "");
    ck_assert_str_eq(syma_evidence_excerpt(NULL), "");
    ck_assert_uint_eq(syma_verdict_notice_count(NULL), 0);
    ck_assert_ptr_null(syma_verdict_notice(NULL, 0));
    ck_assert_int_eq(syma_notice_kind(NULL), 0);
    ck_assert_int_eq(syma_notice_earliest_ms(NULL), -1);
    ck_assert_int_eq(syma_notice_latest_ms(NULL), -1);
    ck_assert_int_eq(syma_notice_vague(NULL), 0);
    ck_assert_str_eq(syma_notice_text(NULL), "");
    ck_assert_int_eq(syma_verdict_since_earliest_ms(NULL), -1);
    ck_assert_int_eq(syma_verdict_since_latest_ms(NULL), -1);
    ck_assert_int_eq(syma_verdict_since_vague(NULL), 0);
    ck_assert_str_eq(syma_verdict_since_text(NULL), "");
}
END_TEST

START_TEST(page_setters_refuse_null)
{
    ck_assert_int_eq(syma_page_set_url(NULL, "https://portal.example/"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_request_url(NULL, "https://portal.example/"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_home_url(NULL, "https://portal.example/"),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_page_add_redirect(NULL, 302, "https://portal.example/"),
        SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_http_status(NULL, 200), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_failure(NULL, "dns_failed"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_confirmed(NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_set_timing_ms(NULL, "total", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_cert(NULL, "", "", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_add_header(NULL, "a", "b"), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_feed(NULL, "x", 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_page_finish(NULL), SYMA_EINVAL);
}
END_TEST

static void add_value_tests(Suite *s)
{
    TCase *t = tcase_create("values");

    tcase_add_test(t, version_is_that_of_the_headers);
    tcase_add_test(t, errors_have_names_and_texts);
    tcase_add_test(t, values_have_names_and_names_give_them_back);
    tcase_add_test(t, other_values_have_no_name);
    tcase_add_test(t, reasons_are_a_list_without_doubles);
    tcase_add_loop_test(t, exit_code_is_as_the_table_says, 0,
                        COUNT(exit_codes));
    tcase_add_test(t, option_table_can_be_walked);
    tcase_add_test(t, options_refuse_wrong_calls);
    tcase_add_test(t, option_texts_have_a_form);
    suite_add_tcase(s, t);
}

static void add_page_tests(Suite *s)
{
    TCase *t = tcase_create("pages");

    tcase_add_test(t, ruleset_is_closed_by_compile);
    tcase_add_test(t, ruleset_tells_where_a_document_is_wrong);
    tcase_add_test(t, page_refuses_wrong_arguments);
    tcase_add_test(t, page_knows_the_failures_of_a_fetch);
    tcase_add_test(t, page_keeps_its_order);
    tcase_add_test(t, page_setters_refuse_null);
    tcase_add_test(t, context_checks_what_it_is_told);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
}

static void add_verdict_tests(Suite *s)
{
    TCase *t = tcase_create("verdicts");

    tcase_add_test(t, login_page_is_up);
    tcase_add_test(t, maintenance_page_promises_a_return);
    tcase_add_test(t, latest_time_of_all);
    tcase_add_test(t, facts_of_the_answer_are_kept);
    tcase_add_test(t, header_that_is_quoted_is_clean);
    tcase_add_test(t, certificates_are_told);
    tcase_add_test(t, certificate_without_a_time);
    tcase_add_test(t, certificates_without_an_end);
    tcase_add_test(t, failure_is_a_verdict);
    tcase_add_test(t, body_past_the_limit_is_cut);
    tcase_add_test(t, classify_refuses_wrong_arguments);
    tcase_add_test(t, same_input_gives_the_same_verdict);
    tcase_add_test(t, references_are_counted);
    tcase_add_test(t, verdict_can_be_written_down);
    tcase_add_test(t, verdict_can_be_explained);
    tcase_add_test(t, writers_refuse_wrong_arguments);
    tcase_add_test(t, credentials_that_are_refused);
    tcase_add_test(t, page_for_what_does_not_exist);
    tcase_add_test(t, forms_and_their_signature);
    tcase_add_test(t, ways_round_are_notices);
    tcase_add_test(t, links_are_ways_round);
    tcase_add_test(t, getters_and_frees_take_null);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
}

int main(void)
{
    Suite *s = suite_create("api");
    SRunner *runner = srunner_create(s);
    int failed;

    add_value_tests(s);
    add_page_tests(s);
    add_verdict_tests(s);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
