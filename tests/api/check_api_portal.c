/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a user meets it, second part: portals built by
 * calls and read from documents, and the calls that fetch, on loopback only:
 * from a port that is bound and does not listen, so that every connection is
 * refused. Includes <syma/syma.h> and nothing else of the library.
 */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <syma/syma.h>

static const char document[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\"\n"
    "        home=\"https://www.operator.example/\" language=\"fr\"\n"
    "        timezone=\"Europe/Paris\">\n"
    "  <section id=\"login\" kind=\"login\" href=\"/connexion\"/>\n"
    "  <section id=\"activation\" kind=\"activation\" href=\"/activer\"\n"
    "           needs=\"login\">\n"
    "    <expect regex=\"ICCID|SIM\"/>\n"
    "    <forbid phrase=\"file d'attente\"/>\n"
    "    <fallback act=\"activate\" channel=\"sms\" address=\"20555\"\n"
    "              keyword=\"ACTIVE\"/>\n"
    "    <window days=\"sun\" begin=\"23:00\" end=\"03:00\"/>\n"
    "  </section>\n"
    "  <promise source=\"press\" text=\"by midnight\"\n"
    "           said=\"2026-11-14T12:00\" latest=\"2026-11-15T00:00\"/>\n"
    "  <section id=\"news\" kind=\"generic\" href=\"/infos\"\n"
    "           required=\"no\"/>\n"
    "</portal>\n";

static syma_portal *new_portal(const char *id)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new(id, &p), SYMA_OK);
    ck_assert_ptr_nonnull(p);
    return p;
}

static void add(syma_portal *p, const char *id, int kind, const char *url,
                uint32_t flags)
{
    ck_assert_msg(syma_portal_add_section(p, id, kind, url, flags) == SYMA_OK,
                  "%s: %s", id, syma_portal_last_error(p));
}

/* ---- portals by calls ---- */

static const char longest_id[] = "a123456789b123456789c123456789d123456789"
                                 "e123456789f123456789g123";

START_TEST(portal_ids_have_a_form)
{
    static const char *const bad[] = {
        "a b", "\xC3\xA9t\xC3\xA9", "a/b", "a\n", "a:b", "-a", "_a", ".a"};
    syma_portal *p = new_portal("");
    char too_long[sizeof longest_id + 1];
    syma_portal *other = NULL;
    size_t i;

    ck_assert_uint_eq(strlen(longest_id), 64);
    snprintf(too_long, sizeof too_long, "%sx", longest_id);
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        other = p;
        ck_assert_int_eq(syma_portal_new(bad[i], &other), SYMA_EINVAL);
        ck_assert_ptr_null(other);
        ck_assert_int_eq(syma_portal_add_section(p, bad[i], SYMA_SECTION_LOGIN,
                                                 "https://a.example/", 0),
                         SYMA_EINVAL);
    }
    ck_assert_int_eq(syma_portal_new(too_long, &other), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_new(NULL, &other), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_new("a", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(p, too_long, SYMA_SECTION_LOGIN,
                                             "https://a.example/", 0),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(p, "", SYMA_SECTION_LOGIN,
                                             "https://a.example/", 0),
                     SYMA_EINVAL);
    ck_assert_uint_eq(syma_portal_section_count(p), 0);
    add(p, longest_id, SYMA_SECTION_LOGIN, "https://a.example/", 0);
    add(p, "A-b_c.9", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    ck_assert_uint_eq(syma_portal_section_count(p), 2);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_checks_its_sections)
{
    syma_portal *p = new_portal("demo");

    ck_assert_int_eq(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN,
                                             "/connexion", 0),
                     SYMA_EURL);
    ck_assert_str_ne(syma_portal_last_error(p), "");
    ck_assert_uint_eq(syma_portal_error_line(p), 0);
    ck_assert_int_eq(syma_portal_set_home(p, "www.operator.example"),
                     SYMA_EURL);
    ck_assert_int_eq(syma_portal_set_home(p, "https://a:b@x.example/"),
                     SYMA_EURL);
    ck_assert_int_eq(syma_portal_set_home(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_home(p, "https://www.operator.example/"),
                     SYMA_OK);
    ck_assert_str_eq(syma_portal_last_error(p), "");
    add(p, "login", SYMA_SECTION_LOGIN, "/connexion", 0);
    add(p, "news", SYMA_SECTION_GENERIC, "https://news.operator.example/",
        SYMA_SECTION_OPTIONAL);
    ck_assert_int_eq(
        syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN, "/autre", 0),
        SYMA_EEXISTS);
    ck_assert_int_eq(syma_portal_add_section(p, "x", 4, "/x", 0), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(p, "x", -1, "/x", 0), SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_section(p, "x", SYMA_SECTION_LOGIN, "/x", 2),
        SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(p, "x", SYMA_SECTION_LOGIN,
                                             "ftp://x.example/", 0),
                     SYMA_EURL);
    ck_assert_int_eq(
        syma_portal_add_section(p, "x", SYMA_SECTION_LOGIN, NULL, 0),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_section(p, NULL, SYMA_SECTION_LOGIN, "/x", 0),
        SYMA_EINVAL);
    ck_assert_uint_eq(syma_portal_section_count(p), 2);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_checks_signatures)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("p", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN,
                                             "https://www.example.org/", 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_signature(NULL, "login", ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_signature(p, NULL, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_signature(p, "login", NULL), SYMA_EINVAL);
    ck_assert_str_eq(syma_portal_last_error(p), "no signature");
    ck_assert_int_eq(syma_portal_set_signature(p, "other", ""), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_set_signature(p, "login", "no signature"),
                     SYMA_ESYNTAX);
    ck_assert_int_eq(syma_portal_set_signature(p, "login", ""), SYMA_OK);
    syma_portal_free(p);
}
END_TEST

/* The last that is taken, and the one after. */
START_TEST(portal_limits_are_as_told)
{
    static char value[4098];
    syma_portal *p = new_portal("demo");
    char id[16];
    int i;

    for (i = 0; i <= 65; i++) {
        snprintf(id, sizeof id, "s%d", i);
        add(p, id, SYMA_SECTION_GENERIC, "https://a.example/", 0);
        if (i > 0)
            ck_assert_int_eq(syma_portal_add_need(p, "s0", id),
                             i <= 64 ? SYMA_OK : SYMA_ELIMIT);
        ck_assert_int_eq(syma_portal_set_header(p, "s0", id, "1"),
                         i < 32 ? SYMA_OK : SYMA_ELIMIT);
        ck_assert_int_eq(
            syma_portal_add_fallback(p, "s0", "pay", "sms", id, NULL),
            i < 32 ? SYMA_OK : SYMA_ELIMIT);
    }
    memset(value, 'x', 4096);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X", value), SYMA_OK);
    value[4096] = 'x';
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X", value), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(p, "s1", "phrase", 1, value),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "bearer", NULL, value),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "s1", "pay", "sms", value, NULL),
        SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_checks_headers)
{
    static const char *const refused[] = {"Host", "content-length",
                                          "Transfer-Encoding", "CONNECTION"};
    syma_portal *p = new_portal("demo");
    size_t i;

    add(p, "login", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    ck_assert_int_eq(syma_portal_set_header(p, "login", "X-Probe", "1"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X-Probe", "2"), SYMA_OK);
    for (i = 0; i < sizeof refused / sizeof *refused; i++)
        ck_assert_int_eq(syma_portal_set_header(p, NULL, refused[i], "1"),
                         SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X", "a\r\nY: b"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X Y", "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X:", "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "", "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, NULL, "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "X", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(NULL, NULL, "X", "1"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_header(p, "none", "X", "1"),
                     SYMA_ENOTFOUND);
    syma_portal_free(p);
}
END_TEST

static const struct {
    const char *section;
    const char *type;
    const char *pattern;
    int expected;
} expectations[] = {
    {"login", "phrase", "mot de passe", SYMA_OK},
    {"login", "regex", "^ICCID|SIM$", SYMA_OK},
    {"login", "title", "Espace client", SYMA_OK},
    {"login", "header", "Server: nginx", SYMA_OK},
    {"login", "header", "Server", SYMA_EINVAL},
    {"login", "header", ": nginx", SYMA_EINVAL},
    {"login", "header", "Server: (", SYMA_EREGEX},
    {"login", "regex", "(", SYMA_EREGEX},
    {"login", "xpath", "//form", SYMA_EINVAL},
    {"login", "Phrase", "x", SYMA_EINVAL},
    {"login", "phrase", "", SYMA_EINVAL},
    {"login", "phrase", NULL, SYMA_EINVAL},
    {"login", NULL, "x", SYMA_EINVAL},
    {"none", "phrase", "x", SYMA_ENOTFOUND},
};

START_TEST(portal_checks_expectations)
{
    syma_portal *p = new_portal("demo");

    add(p, "login", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    ck_assert_int_eq(syma_portal_expect(p, expectations[_i].section,
                                        expectations[_i].type, 1,
                                        expectations[_i].pattern),
                     expectations[_i].expected);
    if (expectations[_i].expected < 0)
        ck_assert_str_ne(syma_portal_last_error(p), "");
    else
        ck_assert_str_eq(syma_portal_last_error(p), "");
    syma_portal_free(p);
}
END_TEST

static const struct {
    const char *section;
    const char *scheme;
    const char *user;
    const char *secret;
    int rc;
} logins[] = {
    {NULL, "basic", "ann", "word", SYMA_OK},
    {"login", "digest", "ann", "a:b c", SYMA_OK},
    {"login", "bearer", NULL, "t0ken", SYMA_OK},
    {"login", "bearer", "", "t0ken", SYMA_OK},
    {NULL, NULL, "ann", "word", SYMA_EINVAL},
    {NULL, "", "ann", "word", SYMA_EINVAL},
    {NULL, "Basic", "ann", "word", SYMA_EINVAL},
    {NULL, "ntlm", "ann", "word", SYMA_EINVAL},
    {NULL, "basic", NULL, "word", SYMA_EINVAL},
    {NULL, "digest", "", "word", SYMA_EINVAL},
    {NULL, "basic", "ann:b", "word", SYMA_EINVAL},
    {NULL, "bearer", "ann", "t0ken", SYMA_EINVAL},
    {NULL, "basic", "ann", NULL, SYMA_EINVAL},
    {NULL, "basic", "ann", "", SYMA_EINVAL},
    {NULL, "bearer", NULL, "a\r\nX: b", SYMA_EINVAL},
    {NULL, "basic", "a\nb", "word", SYMA_EINVAL},
    {NULL, "basic", "ann", "\xFF", SYMA_EINVAL},
    {"none", "basic", "ann", "word", SYMA_ENOTFOUND},
    {"", "basic", "ann", "word", SYMA_ENOTFOUND},
};

START_TEST(portal_checks_logins)
{
    syma_portal *p = new_portal("demo");
    char *text = NULL;

    add(p, "login", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "digest", "first", "f1rst"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, logins[_i].section,
                                          logins[_i].scheme, logins[_i].user,
                                          logins[_i].secret),
                     logins[_i].rc);
    ck_assert_int_eq(syma_portal_last_error(p)[0] != '\0',
                     logins[_i].rc != SYMA_OK);
    /* A secret is not told, and what was there stays where it was wrong. */
    if (logins[_i].secret != NULL && logins[_i].secret[0] != '\0')
        ck_assert_ptr_null(
            strstr(syma_portal_last_error(p), logins[_i].secret));
    ck_assert_int_eq(syma_portal_format(p, "xml", &text), SYMA_OK);
    ck_assert_int_eq(strstr(text, "f1rst") != NULL,
                     logins[_i].rc != SYMA_OK || logins[_i].section != NULL);
    syma_string_free(text);
    syma_portal_free(p);
    ck_assert_int_eq(syma_portal_set_auth(NULL, NULL, "basic", "a", "b"),
                     SYMA_EINVAL);
}
END_TEST

START_TEST(portal_login_goes_there_and_back)
{
    syma_portal *p = new_portal("demo");
    syma_portal *again = new_portal("");
    char *first = NULL;
    char *second = NULL;

    add(p, "login", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    ck_assert_int_eq(syma_portal_set_auth(p, NULL, "digest", "a&b", "<\">"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, "login", "basic", "x", "y"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_auth(p, "login", "bearer", NULL, "t0ken"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_format(p, "xml", &first), SYMA_OK);
    ck_assert_ptr_nonnull(
        strstr(first, "<auth scheme=\"bearer\" secret=\"t0ken\"/>"));
    ck_assert_ptr_nonnull(strstr(first, "scheme=\"digest\" user=\"a&amp;b\""));
    ck_assert_ptr_null(strstr(first, "\"basic\"")); /* the last one holds */
    ck_assert_msg(syma_portal_load(again, first, strlen(first)) == SYMA_OK,
                  "%s", syma_portal_last_error(again));
    ck_assert_int_eq(syma_portal_format(again, "xml", &second), SYMA_OK);
    ck_assert_str_eq(first, second);
    syma_string_free(first);
    syma_string_free(second);
    syma_portal_free(p);
    syma_portal_free(again);
}
END_TEST

START_TEST(portal_limits_expectations)
{
    syma_portal *p = new_portal("demo");
    int i;

    add(p, "login", SYMA_SECTION_LOGIN, "https://a.example/", 0);
    for (i = 0; i < 64; i++)
        ck_assert_int_eq(
            syma_portal_expect(p, "login", "phrase", i % 2, "bonjour"),
            SYMA_OK);
    ck_assert_int_eq(syma_portal_expect(p, "login", "phrase", 1, "bonjour"),
                     SYMA_ELIMIT);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_needs_form_no_circle)
{
    syma_portal *p = new_portal("demo");

    add(p, "a", SYMA_SECTION_LOGIN, "https://x.example/a", 0);
    add(p, "b", SYMA_SECTION_ACCOUNT, "https://x.example/b", 0);
    add(p, "c", SYMA_SECTION_ACTIVATION, "https://x.example/c", 0);
    ck_assert_int_eq(syma_portal_add_need(p, "b", "a"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(p, "c", "b"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(p, "c", "b"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(p, "c", "a"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_need(p, "a", "a"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_need(p, "a", "c"), SYMA_EINVAL);
    ck_assert_str_ne(syma_portal_last_error(p), "");
    ck_assert_int_eq(syma_portal_add_need(p, "a", "d"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_add_need(p, "d", "a"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_add_need(p, "a", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_need(p, NULL, "a"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_need(NULL, "a", "b"), SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_checks_fallbacks)
{
    syma_portal *p = new_portal("demo");

    add(p, "a", SYMA_SECTION_ACTIVATION, "https://x.example/a", 0);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "a", "activate", "sms", "20555", "ACTIVE"),
        SYMA_OK);
    ck_assert_int_eq(syma_portal_add_fallback(p, "a", "activate", "phone",
                                              "+33 1 00 00 00 00", NULL),
                     SYMA_OK);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "none", "activate", "sms", "20555", NULL),
        SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_portal_add_fallback(p, "a", "", "sms", "20555", NULL),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "a", "activate", "pigeon", "1", NULL),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "a", "activate", NULL, "20555", NULL),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "a", "activate", "sms", "", NULL),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(p, "a", "activate", "sms", "1", "A\nB"),
        SYMA_EINVAL);
    ck_assert_int_eq(
        syma_portal_add_fallback(NULL, "a", "activate", "sms", "1", NULL),
        SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

/* A window's own limits, its form, and the portal that it is refused by. */
START_TEST(portal_checks_windows)
{
    static const char *const bad[][3] = {
        {NULL, NULL, "2026-12-02T04:00"},
        {NULL, "2026-12-01T22:00", NULL},
        {NULL, "2026-12-01 22:00", "2026-12-02T04:00"},
        {NULL, "2026-02-30T22:00", "2026-03-02T04:00"},
        {NULL, "2026-12-01T22:00", "2026-12-01T21:00"},
        {NULL, "2026-12-01T22:00", "2027-12-03T22:00"},
        {NULL, "22:00", "23:00"},
        {"sun", "25:00", "23:00"},
        {"sun", "22:00", "2026-12-02T04:00"},
        {"Sunday", "22:00", "23:00"},
        {"daily mon", "22:00", "23:00"}};
    syma_portal *p = new_portal("demo");
    size_t i;

    add(p, "a", SYMA_SECTION_LOGIN, "https://x.example/a", 0);
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_msg(syma_portal_add_window(p, "a", bad[i][0], bad[i][1],
                                             bad[i][2]) == SYMA_EINVAL,
                      "%u", (unsigned)i);
        ck_assert_str_ne(syma_portal_last_error(p), "");
    }
    ck_assert_int_eq(syma_portal_add_window(NULL, "a", "sun", "1:00", "02:00"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_window(p, "b", "sun", "01:00", "02:00"),
                     SYMA_ENOTFOUND);
    ck_assert_str_eq(syma_portal_last_error(p), "no section 'b'");
    ck_assert_int_eq(
        syma_portal_add_window(p, NULL, "mon wed sun", "22:00", "03:00"),
        SYMA_OK);
    ck_assert_str_eq(syma_portal_last_error(p), "");
    ck_assert_int_eq(syma_portal_add_window(p, "a", "", "2026-12-01T22:00",
                                            "2027-12-02T22:00"),
                     SYMA_OK);
    for (i = 2; i < 64; i++)
        ck_assert_int_eq(
            syma_portal_add_window(p, "a", "daily", "22:00", "22:00"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_window(p, "a", "daily", "22:00", "22:00"),
                     SYMA_ELIMIT);
    ck_assert_str_eq(syma_portal_last_error(p), "more than 64 windows");
    syma_portal_free(p);
}
END_TEST

static const struct {
    const char *section;
    const char *source;
    const char *text;
    const char *said;
    const char *latest;
    int vague;
    int code;
} promises[] = {
    {"a", "press", "soon", "2026-11-14T12:00", "2026-11-15T00:00", 1, SYMA_OK},
    {NULL, "hot-line", "x", "2026-11-14T12:00:00+01:00", NULL, 0, SYMA_OK},
    {NULL, "hot_line2", "x", "2026-11-14T12:00", "", 0, SYMA_OK},
    {"a", "press", "x", "2026-11-14T12:00", "2026-11-14T12:00", 0, SYMA_OK},
    {"b", "press", "x", "2026-11-14T12:00", NULL, 0, SYMA_ENOTFOUND},
    {"a", NULL, "x", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "page", "x", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "header", "x", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "status", "x", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "the press", "x", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "press", NULL, "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "press", "", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "press", "a\nb", "2026-11-14T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "press", "x", NULL, NULL, 0, SYMA_EINVAL},
    {"a", "press", "x", "", NULL, 0, SYMA_EINVAL},
    {"a", "press", "x", "2026-11-31T12:00", NULL, 0, SYMA_EINVAL},
    {"a", "press", "x", "2026-11-14T12:00", "tomorrow", 0, SYMA_EINVAL},
    {"a", "press", "x", "2026-11-14T12:00", "2026-11-14T11:59", 0, SYMA_EINVAL},
    {"a", "press", "x", "2026-11-14T12:00", NULL, 2, SYMA_EINVAL},
    {"a", "press", "x", "2026-11-14T12:00", NULL, -1, SYMA_EINVAL}};

START_TEST(portal_checks_promises)
{
    syma_portal *p = new_portal("demo");
    int rc;

    add(p, "a", SYMA_SECTION_LOGIN, "https://x.example/a", 0);
    rc = syma_portal_add_promise(p, promises[_i].section, promises[_i].source,
                                 promises[_i].text, promises[_i].said,
                                 promises[_i].latest, promises[_i].vague);
    ck_assert_msg(rc == promises[_i].code, "%d %s", rc,
                  syma_portal_last_error(p));
    ck_assert_int_eq(syma_portal_last_error(p)[0] != '\0', rc < 0);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_limits_promises)
{
    syma_portal *p = new_portal("demo");
    int i;

    for (i = 0; i < 32; i++)
        ck_assert_int_eq(syma_portal_add_promise(p, NULL, "press", "x",
                                                 "2026-11-14T12:00", NULL, 0),
                         SYMA_OK);
    ck_assert_int_eq(syma_portal_add_promise(p, NULL, "press", "x",
                                             "2026-11-14T12:00", NULL, 0),
                     SYMA_ELIMIT);
    ck_assert_int_eq(syma_portal_add_promise(NULL, NULL, "press", "x",
                                             "2026-11-14T12:00", NULL, 0),
                     SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_checks_language_and_zone)
{
    syma_portal *p = new_portal("demo");

    ck_assert_int_eq(syma_portal_set_language(p, "pt-BR"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_language(p, "fr_FR!"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_language(p, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_language(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_language(NULL, "fr"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "Europe/Paris"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(NULL, "/"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, "/no/such/folder"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "Nowhere/At_All"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "../etc/passwd"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_time_zone(p, ""), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_time_zone(p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_time_zone(NULL, "UTC"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_home(NULL, "https://a.example/"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_add_section(NULL, "a", SYMA_SECTION_LOGIN,
                                             "https://a.example/", 0),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_expect(NULL, "a", "phrase", 1, "x"),
                     SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

/* ---- portals from documents ---- */

START_TEST(portal_document_goes_there_and_back)
{
    syma_portal *p = new_portal("");
    syma_portal *again = new_portal("");
    char *first = NULL;
    char *second = NULL;

    ck_assert_msg(syma_portal_load(p, document, strlen(document)) == SYMA_OK,
                  "%s", syma_portal_last_error(p));
    ck_assert_uint_eq(syma_portal_section_count(p), 3);
    ck_assert_int_eq(syma_portal_load(p, document, strlen(document)),
                     SYMA_ESTATE);
    ck_assert_int_eq(syma_portal_format(p, "xml", &first), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(first, "urn:syma:portal:1"));
    ck_assert_ptr_nonnull(strstr(first, "file d'attente"));
    ck_assert_ptr_nonnull(strstr(first, "<window days=\"sun\""));
    ck_assert_ptr_nonnull(strstr(first, "text=\"by midnight\""));
    ck_assert_int_eq(syma_portal_load(again, first, strlen(first)), SYMA_OK);
    ck_assert_int_eq(syma_portal_format(again, "xml", &second), SYMA_OK);
    ck_assert_str_eq(first, second);
    syma_string_free(first);
    syma_string_free(second);
    syma_portal_free(p);
    syma_portal_free(again);
}
END_TEST

START_TEST(portal_tells_where_a_document_is_wrong)
{
    static const char wrong[] =
        "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\"\n"
        "        home=\"https://www.operator.example/\">\n"
        "  <section id=\"login\" kind=\"logni\" href=\"/\"/>\n"
        "</portal>\n";
    static const char circle[] =
        "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\"\n"
        "        home=\"https://www.operator.example/\">\n"
        "  <section id=\"a\" kind=\"login\" href=\"/a\" needs=\"b\"/>\n"
        "  <section id=\"b\" kind=\"login\" href=\"/b\" needs=\"a\"/>\n"
        "</portal>\n";
    syma_portal *p = new_portal("");

    ck_assert_int_eq(syma_portal_load(p, wrong, strlen(wrong)), SYMA_ESYNTAX);
    ck_assert_uint_eq(syma_portal_error_line(p), 3);
    ck_assert_ptr_nonnull(strstr(syma_portal_last_error(p), "logni"));
    ck_assert_ptr_nonnull(strstr(syma_portal_last_error(p), "login"));
    ck_assert_int_eq(syma_portal_load(p, circle, strlen(circle)), SYMA_EINVAL);
    ck_assert_str_ne(syma_portal_last_error(p), "");
    ck_assert_int_eq(syma_portal_load(p, "<portal", 7), SYMA_ESYNTAX);
    ck_assert_int_eq(syma_portal_load(p, NULL, 0), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_load(NULL, wrong, 1), SYMA_EINVAL);
    ck_assert_uint_eq(syma_portal_section_count(p), 0);
    syma_portal_free(p);
}
END_TEST

START_TEST(portal_format_refuses_wrong_arguments)
{
    syma_portal *p = new_portal("demo");
    char *out = (char *)p;

    ck_assert_int_eq(syma_portal_format(p, "yaml", &out), SYMA_EINVAL);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(syma_portal_format(p, NULL, &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_format(NULL, "xml", &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_format(p, "xml", NULL), SYMA_EINVAL);
    ck_assert_ptr_nonnull(strstr(syma_portal_schema(), "urn:syma:portal:1"));
    syma_portal_free(p);
}
END_TEST

/* What the portal says of a section changes the verdict of its page. */
START_TEST(context_takes_expectations_of_a_section)
{
    static const char html[] =
        "<title>Activer</title><main><h1>Activer une carte SIM</h1><form>"
        "<label for=\"n\">Num\xC3\xA9ro ICCID</label><input id=\"n\" "
        "name=\"iccid\"><button>Activer</button></form></main>";
    syma_portal *p = new_portal("");
    syma_context *c = NULL;
    syma_page *page = NULL;
    syma_verdict *v = NULL;

    add(p, "sim", SYMA_SECTION_ACTIVATION, "https://x.example/sim", 0);
    ck_assert_int_eq(syma_portal_expect(p, "sim", "phrase", 0, "carte sim"),
                     SYMA_OK);
    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_section(c, p, "none"), SYMA_ENOTFOUND);
    ck_assert_int_eq(syma_context_set_section(c, p, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_section(c, NULL, "sim"), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_section(NULL, p, "sim"), SYMA_EINVAL);
    ck_assert_int_eq(syma_context_set_section(c, p, "sim"), SYMA_OK);
    syma_portal_free(p);
    ck_assert_int_eq(syma_page_new(NULL, &page), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(page, 200), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(page, html, strlen(html)), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(page), SYMA_OK);
    ck_assert_int_eq(
        syma_classify(page, SYMA_SECTION_ACTIVATION, NULL, NULL, &v), SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "ok");
    syma_verdict_unref(v);
    ck_assert_int_eq(syma_classify(page, SYMA_SECTION_ACTIVATION, c, NULL, &v),
                     SYMA_OK);
    ck_assert_str_eq(syma_verdict_reason(v), "expectation_failed");
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DEGRADED);
    ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_PARTLY);
    syma_verdict_unref(v);
    syma_page_free(page);
    syma_context_free(c);
}
END_TEST

/* ---- calls that fetch ---- */

/* A loopback port on which every connection is refused: bound, not
 * listening. */
static int refusing_port(int *out_port)
{
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, len), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &len), 0);
    *out_port = ntohs(address.sin_port);
    return fd;
}

static syma_options *loopback_options(void)
{
    syma_options *o = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "allow_private", 1), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "confirm_delay_ms", 1), SYMA_OK);
    return o;
}

START_TEST(check_url_refuses_wrong_arguments)
{
    syma_ruleset *open = NULL;
    syma_verdict *v = (syma_verdict *)&open;

    ck_assert_int_eq(syma_check_url(NULL, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_EINVAL);
    ck_assert_ptr_null(v);
    ck_assert_int_eq(syma_check_url("https://x.example/", SYMA_SECTION_LOGIN,
                                    NULL, NULL, NULL),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_check_url("https://x.example/", 17, NULL, NULL, &v),
                     SYMA_EINVAL);
    ck_assert_int_eq(
        syma_check_url("ftp://x.example/", SYMA_SECTION_LOGIN, NULL, NULL, &v),
        SYMA_EURL);
    ck_assert_int_eq(syma_check_url("https://a:b@x.example/",
                                    SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_EURL);
    ck_assert_int_eq(syma_check_url("", SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_EURL);
    ck_assert_int_eq(syma_ruleset_new(&open), SYMA_OK);
    ck_assert_int_eq(syma_check_url("https://x.example/", SYMA_SECTION_LOGIN,
                                    NULL, open, &v),
                     SYMA_ESTATE);
    ck_assert_ptr_null(v);
    syma_ruleset_free(open);
}
END_TEST

START_TEST(check_url_does_not_touch_private_addresses)
{
    char url[64];
    syma_verdict *v = NULL;
    int port = 0;
    int fd = refusing_port(&port);

    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_LOGIN, NULL, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_UNKNOWN);
    ck_assert_str_eq(syma_verdict_reason(v), "local_guard");
    ck_assert_str_eq(syma_verdict_url(v), url);
    syma_verdict_unref(v);
    close(fd);
}
END_TEST

START_TEST(check_url_confirms_that_a_page_is_down)
{
    syma_options *o = loopback_options();
    char url[64];
    syma_verdict *v = NULL;
    int port = 0;
    int fd = refusing_port(&port);

    snprintf(url, sizeof url, "http://127.0.0.1:%d/", port);
    ck_assert_int_eq(syma_check_url(url, SYMA_SECTION_LOGIN, o, NULL, &v),
                     SYMA_OK);
    ck_assert_int_eq(syma_verdict_state(v), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_verdict_usable(v), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_verdict_reason(v), "connect_refused");
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_CONFIRMED,
                      SYMA_FLAG_CONFIRMED);
    ck_assert_int_ge(syma_verdict_timing_ms(v, "total"), 0);
    syma_verdict_unref(v);
    syma_options_free(o);
    close(fd);
}
END_TEST

static syma_report *report_of_refused_portal(void)
{
    syma_options *o = loopback_options();
    syma_portal *p = new_portal("demo");
    syma_report *r = NULL;
    char home[64];
    int port = 0;
    int fd = refusing_port(&port);

    snprintf(home, sizeof home, "http://127.0.0.1:%d/", port);
    ck_assert_int_eq(syma_portal_set_home(p, home), SYMA_OK);
    add(p, "login", SYMA_SECTION_LOGIN, "/connexion", 0);
    add(p, "news", SYMA_SECTION_GENERIC, "/infos", SYMA_SECTION_OPTIONAL);
    ck_assert_int_eq(syma_portal_add_fallback(p, "login", "activate", "sms",
                                              "20555", "ACTIVE"),
                     SYMA_OK);
    ck_assert_int_eq(syma_check_portal(p, o, NULL, &r), SYMA_OK);
    ck_assert_ptr_nonnull(r);
    syma_portal_free(p);
    syma_options_free(o);
    close(fd);
    return r;
}

START_TEST(check_portal_refuses_wrong_arguments)
{
    syma_portal *p = new_portal("demo");
    syma_ruleset *open = NULL;
    syma_report *r = (syma_report *)p;

    ck_assert_int_eq(syma_check_portal(NULL, NULL, NULL, &r), SYMA_EINVAL);
    ck_assert_ptr_null(r);
    ck_assert_int_eq(syma_check_portal(p, NULL, NULL, &r), SYMA_EINVAL);
    add(p, "login", SYMA_SECTION_LOGIN, "http://127.0.0.1:9/", 0);
    ck_assert_int_eq(syma_check_portal(p, NULL, NULL, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_ruleset_new(&open), SYMA_OK);
    ck_assert_int_eq(syma_check_portal(p, NULL, open, &r), SYMA_ESTATE);
    ck_assert_ptr_null(r);
    syma_ruleset_free(open);
    syma_portal_free(p);
}
END_TEST

START_TEST(report_tells_of_each_section)
{
    syma_report *first = report_of_refused_portal();
    syma_report *r = syma_report_ref(first);
    const syma_fallback *f;

    ck_assert_ptr_eq(r, first);
    syma_report_unref(first);
    ck_assert_str_eq(syma_report_portal_id(r), "demo");
    ck_assert_int_eq(syma_report_state(r), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_report_usable(r), SYMA_USABLE_NO);
    ck_assert_int_gt(syma_report_time_ms(r), INT64_C(1600000000000));
    ck_assert_uint_eq(syma_report_up_count(r), 0);
    ck_assert_uint_eq(syma_report_required_count(r), 1);
    ck_assert_uint_eq(syma_report_section_count(r), 2);
    ck_assert_int_eq(syma_report_exit_code(r, 1), 2);
    ck_assert_int_eq(syma_report_exit_code(r, 3), SYMA_EINVAL);
    ck_assert_str_eq(syma_report_section_id(r, 0), "login");
    ck_assert_str_eq(syma_report_section_id(r, 1), "news");
    ck_assert_int_eq(syma_report_effective_state(r, 0), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_report_effective_usable(r, 0), SYMA_USABLE_NO);
    ck_assert_str_eq(syma_report_effective_reason(r, 0), "connect_refused");
    ck_assert_str_eq(syma_report_because(r, 0), "");
    ck_assert_str_eq(syma_verdict_reason(syma_report_verdict(r, 1)),
                     "connect_refused");
    ck_assert_uint_eq(syma_report_fallback_count(r, 0), 1);
    ck_assert_uint_eq(syma_report_fallback_count(r, 1), 0);
    f = syma_report_fallback(r, 0, 0);
    ck_assert_str_eq(syma_fallback_act(f), "activate");
    ck_assert_str_eq(syma_fallback_channel(f), "sms");
    ck_assert_str_eq(syma_fallback_address(f), "20555");
    ck_assert_str_eq(syma_fallback_keyword(f), "ACTIVE");
    ck_assert_str_eq(syma_fallback_text(f), "");
    ck_assert_str_eq(syma_fallback_source(f), "portal");
    ck_assert_ptr_null(syma_report_fallback(r, 0, 1));
    syma_report_unref(r);
}
END_TEST

START_TEST(report_getters_know_their_bounds)
{
    syma_report *r = report_of_refused_portal();

    ck_assert_int_eq(syma_report_effective_state(r, 2), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_report_effective_usable(r, 2), SYMA_USABLE_UNKNOWN);
    ck_assert_ptr_null(syma_report_effective_reason(r, 2));
    ck_assert_ptr_null(syma_report_because(r, 2));
    ck_assert_ptr_null(syma_report_section_id(r, 2));
    ck_assert_ptr_null(syma_report_verdict(r, 2));
    ck_assert_uint_eq(syma_report_fallback_count(r, 2), 0);
    ck_assert_ptr_null(syma_report_fallback(r, 2, 0));
    ck_assert_ptr_null(syma_report_section_id(r, (size_t)-1));
    syma_report_unref(r);
}
END_TEST

START_TEST(report_can_be_written_down)
{
    static const char *const formats[] = {"json", "text", "ansi", "nagios"};
    syma_report *r = report_of_refused_portal();
    char *out = NULL;
    char *other = NULL;
    size_t i;

    for (i = 0; i < sizeof formats / sizeof *formats; i++) {
        ck_assert_int_eq(syma_report_format(r, formats[i], &out), SYMA_OK);
        ck_assert_ptr_nonnull(strstr(out, "login"));
        ck_assert_int_eq(out[strlen(out) - 1], '\n');
        if (i == 0)
            ck_assert_ptr_nonnull(strstr(out, "\"syma-report/1\""));
        if (i == 3)
            ck_assert_int_eq(strncmp(out, "SYMA CRITICAL", 13), 0);
        syma_string_free(out);
    }
    out = (char *)r;
    ck_assert_int_eq(syma_report_format(r, "yaml", &out), SYMA_EINVAL);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(syma_report_format(r, NULL, &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_format(NULL, "json", &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_format(r, "json", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_explain(r, "fr", "customer", &out), SYMA_OK);
    ck_assert_int_eq(syma_report_explain(r, "en", "engineer", &other), SYMA_OK);
    ck_assert_str_ne(out, other);
    ck_assert_ptr_nonnull(strstr(out, "20555"));
    syma_string_free(out);
    syma_string_free(other);
    ck_assert_int_eq(syma_report_explain(r, "tlh", "customer", &out),
                     SYMA_EINVAL);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(syma_report_explain(r, "fr", "cat", &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_explain(r, NULL, "customer", &out),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_report_explain(r, "fr", NULL, &out), SYMA_EINVAL);
    ck_assert_int_eq(syma_report_explain(NULL, "fr", "customer", &out),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_report_explain(r, "fr", "customer", NULL),
                     SYMA_EINVAL);
    syma_report_unref(r);
}
END_TEST

START_TEST(getters_and_frees_take_null)
{
    syma_portal_free(NULL);
    syma_report_unref(NULL);
    ck_assert_ptr_null(syma_report_ref(NULL));
    ck_assert_uint_eq(syma_portal_section_count(NULL), 0);
    ck_assert_uint_eq(syma_portal_error_line(NULL), 0);
    ck_assert_str_eq(syma_portal_last_error(NULL), "");
    ck_assert_str_eq(syma_report_portal_id(NULL), "");
    ck_assert_int_eq(syma_report_state(NULL), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_report_usable(NULL), SYMA_USABLE_UNKNOWN);
    ck_assert_int_eq(syma_report_time_ms(NULL), -1);
    ck_assert_uint_eq(syma_report_flags(NULL), 0);
    ck_assert_uint_eq(syma_report_up_count(NULL), 0);
    ck_assert_uint_eq(syma_report_required_count(NULL), 0);
    ck_assert_uint_eq(syma_report_section_count(NULL), 0);
    ck_assert_int_eq(syma_report_exit_code(NULL, 1), 3);
    ck_assert_int_eq(syma_report_effective_state(NULL, 0), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(syma_report_effective_usable(NULL, 0),
                     SYMA_USABLE_UNKNOWN);
    ck_assert_ptr_null(syma_report_effective_reason(NULL, 0));
    ck_assert_ptr_null(syma_report_because(NULL, 0));
    ck_assert_ptr_null(syma_report_section_id(NULL, 0));
    ck_assert_ptr_null(syma_report_verdict(NULL, 0));
    ck_assert_uint_eq(syma_report_fallback_count(NULL, 0), 0);
    ck_assert_ptr_null(syma_report_fallback(NULL, 0, 0));
    ck_assert_str_eq(syma_fallback_act(NULL), "");
    ck_assert_str_eq(syma_fallback_channel(NULL), "");
    ck_assert_str_eq(syma_fallback_address(NULL), "");
    ck_assert_str_eq(syma_fallback_keyword(NULL), "");
    ck_assert_str_eq(syma_fallback_text(NULL), "");
    ck_assert_str_eq(syma_fallback_source(NULL), "");
}
END_TEST

static void add_portal_tests(Suite *s)
{
    TCase *t = tcase_create("portals");

    tcase_add_test(t, portal_ids_have_a_form);
    tcase_add_test(t, portal_checks_its_sections);
    tcase_add_test(t, portal_limits_are_as_told);
    tcase_add_test(t, portal_checks_headers);
    tcase_add_test(t, portal_checks_signatures);
    tcase_add_loop_test(t, portal_checks_expectations, 0,
                        (int)(sizeof expectations / sizeof *expectations));
    tcase_add_loop_test(t, portal_checks_logins, 0,
                        sizeof logins / sizeof *logins);
    tcase_add_test(t, portal_login_goes_there_and_back);
    tcase_add_test(t, portal_limits_expectations);
    tcase_add_test(t, portal_needs_form_no_circle);
    tcase_add_test(t, portal_checks_fallbacks);
    tcase_add_test(t, portal_checks_windows);
    tcase_add_loop_test(t, portal_checks_promises, 0,
                        sizeof promises / sizeof *promises);
    tcase_add_test(t, portal_limits_promises);
    tcase_add_test(t, portal_checks_language_and_zone);
    tcase_add_test(t, portal_document_goes_there_and_back);
    tcase_add_test(t, portal_tells_where_a_document_is_wrong);
    tcase_add_test(t, portal_format_refuses_wrong_arguments);
    tcase_add_test(t, context_takes_expectations_of_a_section);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
}

static void add_check_tests(Suite *s)
{
    TCase *t = tcase_create("checks");

    tcase_add_test(t, check_url_refuses_wrong_arguments);
    tcase_add_test(t, check_url_does_not_touch_private_addresses);
    tcase_add_test(t, check_url_confirms_that_a_page_is_down);
    tcase_add_test(t, check_portal_refuses_wrong_arguments);
    tcase_add_test(t, report_tells_of_each_section);
    tcase_add_test(t, report_getters_know_their_bounds);
    tcase_add_test(t, report_can_be_written_down);
    tcase_add_test(t, getters_and_frees_take_null);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
}

int main(void)
{
    Suite *s = suite_create("api_portal");
    SRunner *runner = srunner_create(s);
    int failed;

    add_portal_tests(s);
    add_check_tests(s);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
