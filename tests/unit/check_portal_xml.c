/* SPDX-License-Identifier: MIT */
/*
 * watch/portal_xml: the <portal> file read, refused with line and guess, and
 * written; and that the schema takes what the reader takes.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "judge/expect.h"
#include "syma/syma.h"
#include "watch/portal.h"

#define P                                           \
    "<portal xmlns=\"urn:syma:portal:1\" id=\"p\" " \
    "home=\"https://a.example/\">\n"
#define E "</portal>\n"
#define A "<section id=\"a\" kind=\"generic\" href=\"/a\"/>\n"

static const char demo[] =
    "<portal xmlns=\"urn:syma:portal:1\" id=\"demo\" "
    "home=\"https://www.operator.example/\" language=\"fr\" "
    "timezone=\"Europe/Paris\">\n"
    "  <header name=\"X-Probe\" value=\"a &amp; b\"/>\n"
    "  <auth scheme=\"digest\" user=\"ann\" secret=\"a&lt;b:c\"/>\n"
    "  <section id=\"home\" kind=\"generic\" href=\"/\"/>\n"
    "  <section id=\"activation\" kind=\"activation\" href=\"/activer\"\n"
    "           needs=\" account\tlogin \">\n"
    "    <expect regex=\"ICCID|num[\xC3\xA9"
    "e]ro de SIM\"/>\n"
    "    <forbid phrase=\"file d'attente\"/>\n"
    "    <expect title=\"Activer\"/>\n"
    "    <expect header=\"Content-Type: ^text/html\"/>\n"
    "    <header name=\"Accept\" value=\"text/html\"/>\n"
    "    <auth scheme=\"bearer\" secret=\"t0ken\"/>\n"
    "    <fallback act=\"activate\" channel=\"sms\" address=\"20555\" "
    "keyword=\"ACTIVE\"/>\n"
    "    <fallback act=\"ask\" channel=\"phone\" address=\"&lt;12&gt;\"/>\n"
    "  </section>\n"
    "  <section id=\"account\" kind=\"account\" href=\"/compte\" "
    "needs=\"login\"/>\n"
    "  <section id=\"login\" kind=\"login\" "
    "href=\"https://sso.operator.example/in\" "
    "found-by=\"link &quot;Entr&#233;e&quot;\"/>\n"
    "  <section id=\"brochure\" kind=\"generic\" href=\"tarifs\" "
    "required=\"no\"/>\n"
    "</portal>\n";

static int load(const char *text, syma_portal **out)
{
    ck_assert_int_eq(syma_portal_new("", out), SYMA_OK);
    return syma_portal_load(*out, text, strlen(text));
}

static size_t need(const struct symai_section *s, size_t i)
{
    return *(const size_t *)symai_vec_at(&s->needs, i);
}

static void assert_demo(const syma_portal *p)
{
    const struct symai_section *s;
    const struct symai_expect *e;
    const struct syma_fallback *f;
    const struct symai_portal_header *h;

    ck_assert_str_eq(p->id, "demo");
    ck_assert_str_eq(p->home, "https://www.operator.example/");
    ck_assert_str_eq(p->language, "fr");
    ck_assert_str_eq(p->time_zone, "Europe/Paris");
    ck_assert_uint_eq(p->sections.count, 5);
    s = symai_vec_at(&p->sections, 3);
    ck_assert_str_eq(s->found_by, "link \"Entr\xC3\xA9"
                                  "e\"");
    s = symai_vec_at(&p->sections, 2);
    ck_assert_ptr_null(s->found_by);
    ck_assert_uint_eq(p->headers.count, 1);
    h = symai_vec_at(&p->headers, 0);
    ck_assert_str_eq(h->value, "a & b");
    ck_assert_str_eq(p->auth.scheme, "digest");
    ck_assert_str_eq(p->auth.user, "ann");
    ck_assert_str_eq(p->auth.secret, "a<b:c");

    s = symai_portal_section(p, 1);
    ck_assert_str_eq(s->id, "activation");
    ck_assert_int_eq(s->kind, SYMA_SECTION_ACTIVATION);
    ck_assert_str_eq(s->url, "https://www.operator.example/activer");
    ck_assert_uint_eq(s->flags, 0);
    ck_assert_str_eq(s->auth.scheme, "bearer");
    ck_assert_str_eq(s->auth.user, "");
    ck_assert_str_eq(s->auth.secret, "t0ken");
    ck_assert_uint_eq(s->needs.count, 2);
    ck_assert_uint_eq(need(s, 0), 2);
    ck_assert_uint_eq(need(s, 1), 3);
    ck_assert_uint_eq(s->headers.count, 1);
    ck_assert_uint_eq(s->expects.count, 4);
    e = symai_vec_at(&s->expects, 0);
    ck_assert_int_eq(e->type, SYMAI_EXPECT_REGEX);
    ck_assert_int_eq(e->must, 1);
    ck_assert_str_eq(e->pattern, "ICCID|num[\xC3\xA9"
                                 "e]ro de SIM");
    e = symai_vec_at(&s->expects, 1);
    ck_assert_int_eq(e->type, SYMAI_EXPECT_PHRASE);
    ck_assert_int_eq(e->must, 0);
    ck_assert_uint_eq(s->fallbacks.count, 2);
    f = symai_vec_at(&s->fallbacks, 0);
    ck_assert_str_eq(f->act, "activate");
    ck_assert_str_eq(f->channel, "sms");
    ck_assert_str_eq(f->address, "20555");
    ck_assert_str_eq(f->keyword, "ACTIVE");
    f = symai_vec_at(&s->fallbacks, 1);
    ck_assert_str_eq(f->address, "<12>");
    ck_assert_ptr_null(f->keyword);

    s = symai_portal_section(p, 3);
    ck_assert_str_eq(s->url, "https://sso.operator.example/in");
    s = symai_portal_section(p, 4);
    ck_assert_str_eq(s->url, "https://www.operator.example/tarifs");
    ck_assert_uint_eq(s->flags, SYMA_SECTION_OPTIONAL);
}

START_TEST(reads)
{
    syma_portal *p = NULL;

    ck_assert_msg(load(demo, &p) == SYMA_OK, "%s", syma_portal_last_error(p));
    ck_assert_str_eq(syma_portal_last_error(p), "");
    assert_demo(p);
    syma_portal_free(p);
}
END_TEST

START_TEST(writes_what_it_reads)
{
    syma_portal *p = NULL;
    syma_portal *again = NULL;
    char *first = NULL;
    char *second = NULL;

    ck_assert_int_eq(load(demo, &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_format(p, "xml", &first), SYMA_OK);
    ck_assert_msg(load(first, &again) == SYMA_OK, "%s",
                  syma_portal_last_error(again));
    assert_demo(again);
    ck_assert_int_eq(syma_portal_format(again, "xml", &second), SYMA_OK);
    ck_assert_str_eq(first, second);
    syma_string_free(first);
    first = (char *)1;
    ck_assert_int_eq(syma_portal_format(p, "yaml", &first), SYMA_EINVAL);
    ck_assert_ptr_null(first);
    ck_assert_int_eq(syma_portal_format(NULL, "xml", &first), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_format(p, "xml", NULL), SYMA_EINVAL);
    syma_string_free(second);
    syma_portal_free(p);
    syma_portal_free(again);
}
END_TEST

static const struct {
    const char *text;
    int code;
    size_t line;
    const char *says; /* the whole message, or its beginning before '*' */
    int schema;       /* 1: the schema takes it, which cannot know better */
} bad[] = {
    {P "<section id=\"a\" kind=\"generic\" href=\"/\" requred=\"no\"/>" E,
     SYMA_ESYNTAX, 2,
     "line 2: unknown attribute 'requred' of <section>; did you mean "
     "'required'? allowed: id, kind, href, needs, required, signature, "
     "found-by",
     0},
    {P "<section id=\"a\" kind=\"generic\" href=\"/\" "
       "found-by=\"a&#x85;b\"/>" E,
     SYMA_EINVAL, 2, "line 2: how a section was found is no line of text", 0},
    {P A "<sektion id=\"b\" kind=\"generic\" href=\"/\"/>" E, SYMA_ESYNTAX, 3,
     "line 3: unknown element <sektion> in <portal>; did you mean <section>? "
     "allowed: <header>, <auth>, <window>, <promise>, <section>",
     0},
    {P "<section id=\"a\" kind=\"generic\" href=\"/\">\n<fallbck "
       "act=\"a\"/></section>" E,
     SYMA_ESYNTAX, 3,
     "line 3: unknown element <fallbck> in <section>; did you mean "
     "<fallback>? allowed: <header>, <auth>, <expect>, <forbid>, <fallback>, "
     "<window>, <promise>",
     0},
    {P "<section id=\"a\" kind=\"logn\" href=\"/\"/>" E, SYMA_ESYNTAX, 2,
     "line 2: 'logn' is not a value of 'kind' of <section>; did you mean "
     "'login'? allowed: generic, login, account, activation",
     0},
    {P "<section id=\"a\" kind=\"login\"/>" E, SYMA_ESYNTAX, 2,
     "line 2: <section> has no attribute 'href'; required: id, kind, href", 0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\" required=\"maybe\"/>" E,
     SYMA_ESYNTAX, 2,
     "line 2: 'maybe' is not a value of 'required' of <section>; allowed: "
     "yes, no",
     0},
    {P "<auth scheme=\"basic\" user=\"a\" secret=\"b\"/>\n"
       "<auth scheme=\"bearer\" secret=\"b\"/>" A E,
     SYMA_EEXISTS, 3, "line 3: there is an <auth> already", 0},
    {P "<section id=\"a\" kind=\"generic\" href=\"/\">\n"
       "<auth scheme=\"bearer\" secret=\"a\"/>\n"
       "<auth scheme=\"bearer\" secret=\"b\"/></section>" E,
     SYMA_EEXISTS, 4, "line 4: there is an <auth> already", 0},
    {P "<auth scheme=\"ntlm\" user=\"a\" secret=\"b\"/>" A E, SYMA_EINVAL, 2,
     "line 2: 'ntlm' is no way to log in: basic, digest or bearer", 0},
    {P "<auth scheme=\"basic\" secret=\"b\"/>" A E, SYMA_EINVAL, 2,
     "line 2: basic: basic and digest need a user, bearer has none", 0},
    {P "<auth scheme=\"bearer\" user=\"a\" secret=\"b\"/>" A E, SYMA_EINVAL, 2,
     "line 2: bearer: basic and digest need a user, bearer has none", 0},
    {P "<auth scheme=\"digest\" user=\"a:b\" secret=\"b\"/>" A E, SYMA_EINVAL,
     2, "line 2: the user can have no ':'", 1},
    {P "<auth scheme=\"basic\" user=\"a\"/>" A E, SYMA_ESYNTAX, 2,
     "line 2: <auth> has no attribute 'secret'; required: scheme, secret", 0},
    {P A A E, SYMA_EEXISTS, 3, "line 3: there is a section 'a' already", 1},
    {P "<section id=\"a b\" kind=\"login\" href=\"/\"/>" E, SYMA_EINVAL, 2,
     "line 2: 'a b' is not a section id: *", 0},
    {P "<section id=\"a\" kind=\"login\" href=\"ftp://b.example/\"/>" E,
     SYMA_EURL, 2, "line 2: 'ftp://b.example/' is not an http or https URL*",
     1},
    {P "<section id=\"login\" kind=\"login\" href=\"/\"/>\n"
       "<section id=\"b\" kind=\"account\" href=\"/\" needs=\"logn\"/>" E,
     SYMA_ENOTFOUND, 3,
     "line 3: section 'b' needs 'logn', which is not a section of this "
     "portal; did you mean 'login'?",
     1},
    {P "<section id=\"b\" kind=\"account\" href=\"/\" needs=\"xyz\"/>" E,
     SYMA_ENOTFOUND, 2,
     "line 2: section 'b' needs 'xyz', which is not a section of this portal",
     1},
    {P "<section id=\"a\" kind=\"login\" href=\"/\" needs=\"b\"/>\n"
       "<section id=\"b\" kind=\"login\" href=\"/\" needs=\"c\"/>\n"
       "<section id=\"c\" kind=\"login\" href=\"/\" needs=\"a\"/>" E,
     SYMA_EINVAL, 4, "line 4: the needs go in a circle: c -> a -> b -> c", 1},
    {P "<section id=\"a\" kind=\"login\" href=\"/\" needs=\"a\"/>" E,
     SYMA_EINVAL, 2, "line 2: the needs go in a circle: a -> a", 1},
    {P "<section id=\"a\" kind=\"login\" href=\"/\">\n"
       "<expect regex=\"(a\"/></section>" E,
     SYMA_EREGEX, 3, "line 3: *", 1},
    {P "<section id=\"a\" kind=\"login\" href=\"/\">\n"
       "<expect phrase=\"a\" title=\"b\"/></section>" E,
     SYMA_ESYNTAX, 3,
     "line 3: <expect> has both 'phrase' and 'title'; one of phrase, regex, "
     "title, header is allowed",
     0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\">\n<forbid/></section>" E,
     SYMA_ESYNTAX, 3,
     "line 3: <forbid> needs one of phrase, regex, title, header", 0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\">\n"
       "<expect header=\"nginx\"/></section>" E,
     SYMA_EINVAL, 3, "line 3: *", 0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\"><fallback act=\"pay\" "
       "channel=\"smss\" address=\"1\"/></section>" E,
     SYMA_ESYNTAX, 2,
     "line 2: 'smss' is not a value of 'channel' of <fallback>; did you mean "
     "'sms'? allowed: sms, phone, mail, web, shop, post, chat",
     0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\"><fallback act=\"p4y\" "
       "channel=\"sms\" address=\"1\"/></section>" E,
     SYMA_EINVAL, 2, "line 2: 'p4y' is not an act; *", 0},
    {P "<header name=\"a b\" value=\"1\"/>" A E, SYMA_EINVAL, 2,
     "line 2: 'a b' is not the name of a header", 0},
    {P E, SYMA_ESYNTAX, 1,
     "line 1: the portal has no <section>; at least one is needed", 0},
    {P "<section id=\"a\" kind=\"login\" href=\"/\" required=\"no\"/>" E,
     SYMA_ESYNTAX, 1,
     "line 1: all sections have required=\"no\"; at least one must be "
     "required",
     1},
    {"<portal xmlns=\"urn:syma:portal:1\" id=\"\" "
     "home=\"https://a.example/\">" A E,
     SYMA_EINVAL, 1, "line 1: '' is not a portal id: *", 0},
    {"<portal xmlns=\"urn:syma:portal:1\" id=\"p\">\n" A E, SYMA_EURL, 2,
     "line 2: '/a' is not an absolute URL, and the portal has no home to "
     "start from",
     1},
    {"<portal xmlns=\"urn:syma:portal:1\" home=\"https://a.example/\" "
     "language=\"fr_FR\">" A E,
     SYMA_EINVAL, 1, "line 1: 'fr_FR' is not a language tag; *", 0},
    {"<portal xmlns=\"urn:syma:portal:1\" home=\"https://a.example/\"\n"
     "language=\"klingon\">" A E,
     SYMA_EINVAL, 2, "line 2: 'klingon' is not a language tag; *", 0},
    {"<portal xmlns=\"urn:syma:portal:1\" home=\"https://a.example/\" "
     "timezone=\"../x\">" A E,
     SYMA_EINVAL, 1, "line 1: '../x' is not a time zone name; *", 0},
    {"<portal id=\"p\" home=\"https://a.example/\">" A E, SYMA_ESYNTAX, 1,
     "line 1: <portal> has no namespace; write <portal "
     "xmlns=\"urn:syma:portal:1\">",
     0},
    {P A, SYMA_ESYNTAX, 1,
     "line 1: not well-formed XML: this <portal> is never closed", 0},
};

START_TEST(refuses)
{
    const char *says = bad[_i].says;
    const char *star = strchr(says, '*');
    syma_portal *p = NULL;
    int rc = load(bad[_i].text, &p);
    const char *text = syma_portal_last_error(p);

    ck_assert_msg(rc == bad[_i].code, "%d %s", rc, text);
    if (star == NULL)
        ck_assert_str_eq(text, says);
    else
        ck_assert_msg(strncmp(text, says, (size_t)(star - says)) == 0,
                      "'%s' does not begin with '%s'", text, says);
    ck_assert_uint_eq(syma_portal_error_line(p), bad[_i].line);
    ck_assert_uint_eq(syma_portal_section_count(p), 0);
    ck_assert_str_eq(p->id, "");
    ck_assert_ptr_null(p->home);
    /* The same portal can be tried again. */
    ck_assert_int_eq(syma_portal_load(p, demo, strlen(demo)), SYMA_OK);
    ck_assert_uint_eq(syma_portal_error_line(p), 0);
    assert_demo(p);
    syma_portal_free(p);
}
END_TEST

/* Of the zone files a name is looked up in, the portal's own come first. */
START_TEST(zones)
{
    static const char text[] =
        "<portal xmlns=\"urn:syma:portal:1\" home=\"https://a.example/\"\n"
        "        timezone=\"Europe/Pari\">" A E;
    char folder[] = "/tmp/syma-zones-XXXXXX";
    char list[64];
    char wanted[256];
    syma_portal *p = NULL;
    FILE *file;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(list, sizeof list, "%s/tzdata.zi", folder);
    file = fopen(list, "w");
    ck_assert_ptr_nonnull(file);
    fputs("# version 0\nZ Europe/Paris 1 - CET\n# as long as a file is\n",
          file);
    fclose(file);
    ck_assert_int_eq(syma_portal_new("mine", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, folder), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_ENOTFOUND);
    snprintf(wanted, sizeof wanted,
             "line 2: there is no time zone 'Europe/Pari' in %s", folder);
    ck_assert_str_eq(syma_portal_last_error(p), wanted);
    ck_assert_uint_eq(syma_portal_error_line(p), 2);
    ck_assert_int_eq(unlink(list), 0);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    ck_assert_str_eq(p->time_zone, "Europe/Pari");
    ck_assert_str_eq(p->zone_dir, folder);
    ck_assert_int_eq(rmdir(folder), 0);
    syma_portal_free(p);
}
END_TEST

/* What a program has set stays where the file does not say it anew. */
START_TEST(keeps_what_was_set)
{
    const char *text = "<portal xmlns=\"urn:syma:portal:1\" language=\"en\">"
                       "<header name=\"a\" value=\"2\"/>" A E;
    const struct symai_portal_header *h;
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("mine", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_home(p, "https://b.example/"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_language(p, "fr"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "A", "1"), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_header(p, NULL, "B", "1"), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    ck_assert_str_eq(p->id, "mine");
    ck_assert_str_eq(p->home, "https://b.example/");
    ck_assert_str_eq(p->language, "en");
    ck_assert_str_eq(symai_portal_section(p, 0)->url, "https://b.example/a");
    ck_assert_uint_eq(p->headers.count, 2);
    h = symai_vec_at(&p->headers, 0);
    ck_assert_str_eq(h->value, "2");
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_ESTATE);
    ck_assert_uint_eq(syma_portal_section_count(p), 1);
    ck_assert_int_eq(syma_portal_load(p, NULL, 0), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_load(NULL, text, 1), SYMA_EINVAL);
    syma_portal_free(p);
}
END_TEST

static void silent(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

static int schema_takes(xmlRelaxNGPtr schema, const char *text)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NONET);
    xmlRelaxNGValidCtxtPtr ctxt;
    int rc;

    if (doc == NULL)
        return 0;
    ctxt = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidErrors(ctxt, silent, silent, NULL);
    rc = xmlRelaxNGValidateDoc(ctxt, doc);
    xmlRelaxNGFreeValidCtxt(ctxt);
    xmlFreeDoc(doc);
    return rc == 0;
}

START_TEST(schema_agrees)
{
    const char *rng = syma_portal_schema();
    xmlRelaxNGParserCtxtPtr ctxt =
        xmlRelaxNGNewMemParserCtxt(rng, (int)strlen(rng));
    xmlRelaxNGPtr schema = xmlRelaxNGParse(ctxt);
    syma_portal *p = NULL;
    char *text = NULL;
    size_t i;

    ck_assert_ptr_nonnull(schema);
    ck_assert(schema_takes(schema, demo));
    ck_assert_int_eq(load(demo, &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_format(p, "xml", &text), SYMA_OK);
    ck_assert(schema_takes(schema, text));
    syma_string_free(text);
    syma_portal_free(p);
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(schema_takes(schema, bad[i].text) == bad[i].schema, "%s",
                      bad[i].says);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(ctxt);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("portal_xml");
    TCase *cases = tcase_create("portal_xml");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, reads);
    tcase_add_test(cases, writes_what_it_reads);
    tcase_add_loop_test(cases, refuses, 0, sizeof bad / sizeof *bad);
    tcase_add_test(cases, zones);
    tcase_add_test(cases, keeps_what_was_set);
    tcase_add_test(cases, schema_agrees);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
