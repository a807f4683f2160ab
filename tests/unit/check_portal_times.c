/* SPDX-License-Identifier: MIT */
/*
 * watch/portal_times: windows and promises of a portal, by calls and in its
 * file; what is refused, in which words, and whether the schema refuses it
 * too; and that plans and reports carry them, with times of the portal's zone.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "base/mem.h"
#include "story.h"
#include "tzif_build.h"
#include "watch/plan.h"
#include "watch/portal.h"

#define P "<portal xmlns=\"urn:syma:portal:1\">\n"
#define A "<section id=\"a\" kind=\"generic\" href=\"https://a.example/\""
#define E "</portal>\n"
#define WINDOW(text) P "<window " text "/>\n" A "/>" E
#define PROMISE(text) P A ">\n<promise " text "/></section>" E
#define SAID " said=\"2026-11-14T12:00\""

static const char demo[] =
    "<portal xmlns=\"urn:syma:portal:1\" timezone=\"Europe/Paris\">\n"
    "  <window days=\"sun mon\" begin=\"23:00\" end=\"03:00\"/>\n"
    "  <window begin=\"2026-12-01T22:00\" end=\"2026-12-02T04:00\"/>\n"
    "  <promise source=\"press\" text=\"&lt;b&gt; &amp; &quot;soon&quot;\" "
    "said=\"2026-10-25T02:30\" latest=\"2026-10-25T02:45\" vague=\"yes\"/>\n"
    "  <section id=\"a\" kind=\"generic\" href=\"https://a.example/\">\n"
    "    <window days=\"daily\" begin=\"00:00\" end=\"00:00\"/>\n"
    "  </section>\n"
    "  <section id=\"b\" kind=\"generic\" href=\"https://b.example/\">\n"
    "    <promise source=\"hot-line\" text=\"later\" "
    "said=\"2026-11-14T12:00:00+03:00\" vague=\"no\"/>\n"
    "    <promise source=\"press\" text=\"x\" said=\"2026-11-14T12:00\" "
    "latest=\"\"/>\n"
    "  </section>\n"
    "</portal>\n";

static syma_portal *load(const char *text)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    /* no zone files: the names of zones are not looked up */
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, "/no/such"), SYMA_OK);
    ck_assert_msg(syma_portal_load(p, text, strlen(text)) == SYMA_OK, "%s",
                  syma_portal_last_error(p));
    return p;
}

static const struct symai_window_rule *window(const syma_portal *p, size_t i)
{
    return symai_vec_at(&p->windows, i);
}

static const struct symai_said *said(const struct symai_vec *list, size_t i)
{
    return symai_vec_at(list, i);
}

static void assert_demo(const syma_portal *p)
{
    ck_assert_uint_eq(p->windows.count, 3);
    ck_assert_str_eq(window(p, 0)->section_id, "");
    ck_assert_uint_eq(window(p, 0)->days, 64 + 1);
    ck_assert_int_eq(window(p, 0)->begin_minute, 23 * 60);
    ck_assert_uint_eq(window(p, 1)->days, 0);
    ck_assert_int_eq(window(p, 1)->end.hour, 4);
    ck_assert_str_eq(window(p, 2)->section_id, "a");
    ck_assert_uint_eq(window(p, 2)->days, 127);
    ck_assert_uint_eq(p->said.count, 3);
    ck_assert_str_eq(said(&p->said, 0)->section_id, "");
    ck_assert_str_eq(said(&p->said, 0)->source, "press");
    ck_assert_str_eq(said(&p->said, 0)->text, "<b> & \"soon\"");
    ck_assert_str_eq(said(&p->said, 0)->latest, "2026-10-25T02:45");
    ck_assert_int_eq(said(&p->said, 0)->vague, 1);
    ck_assert_str_eq(said(&p->said, 1)->section_id, "b");
    ck_assert_str_eq(said(&p->said, 1)->said, "2026-11-14T12:00:00+03:00");
    ck_assert_ptr_null(said(&p->said, 1)->latest);
    ck_assert_int_eq(said(&p->said, 1)->vague, 0);
    ck_assert_ptr_null(said(&p->said, 2)->latest);
}

START_TEST(reads_and_writes)
{
    syma_portal *p = load(demo);
    syma_portal *again;
    char *first = NULL;
    char *second = NULL;

    assert_demo(p);
    ck_assert_int_eq(syma_portal_format(p, "xml", &first), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(first, "  <window days=\"mon sun\" "
                                        "begin=\"23:00\" end=\"03:00\"/>\n"));
    ck_assert_ptr_nonnull(strstr(first, "    <promise source=\"press\" "
                                        "text=\"x\" said=\"2026-11-14T12:00\""
                                        "/>\n"));
    again = load(first);
    assert_demo(again);
    ck_assert_int_eq(syma_portal_format(again, "xml", &second), SYMA_OK);
    ck_assert_str_eq(first, second);
    syma_string_free(first);
    syma_string_free(second);
    syma_portal_free(p);
    syma_portal_free(again);
}
END_TEST

/* What was set before stays; a document that is refused adds nothing. */
START_TEST(all_or_nothing)
{
    const char *bad = P "<window days=\"sun\" begin=\"23:00\" end=\"03:00\"/>\n"
                        "<promise source=\"a\" text=\"b\"" SAID "/>\n"
                        A ">\n<window begin=\"1\" end=\"2\"/></section>" E;
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, "/no/such"), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_window(p, NULL, "sat", "01:00", "02:00"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_promise(p, NULL, "press", "before",
                                             "2026-01-01T00:00", NULL, 0),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, bad, strlen(bad)), SYMA_EINVAL);
    ck_assert_uint_eq(syma_portal_error_line(p), 5);
    ck_assert_uint_eq(p->windows.count, 1);
    ck_assert_uint_eq(p->said.count, 1);
    ck_assert_int_eq(syma_portal_load(p, demo, strlen(demo)), SYMA_OK);
    ck_assert_uint_eq(p->windows.count, 4);
    ck_assert_uint_eq(window(p, 0)->days, 32);
    ck_assert_uint_eq(window(p, 1)->days, 65);
    ck_assert_uint_eq(p->said.count, 4);
    ck_assert_str_eq(said(&p->said, 0)->text, "before");
    syma_portal_free(p);
}
END_TEST

/* ---- refused, or not ---- */

static const struct {
    const char *text;
    const char *says; /* the message or its beginning; NULL: it is taken */
    int code;
    int schema; /* 1: the schema takes it */
} files[] = {
    {demo, NULL, 0, 1},
    {WINDOW("days=\" sun  tue \" begin=\"00:00\" end=\"23:59\""), NULL, 0, 1},
    {WINDOW("days=\"sun sun\" begin=\"10:00\" end=\"10:00\""), NULL, 0, 1},
    {WINDOW("days=\" daily \" begin=\"10:00\" end=\"09:00\""), NULL, 0, 1},
    {WINDOW("begin=\"1970-01-01T00:00\" end=\"1970-12-31T23:59\""), NULL, 0, 1},
    {WINDOW("begin=\"9999-12-31T00:00\" end=\"9999-12-31T23:59\""), NULL, 0, 1},
    {WINDOW("days=\"sun\" begin=\"25:00\" end=\"03:00\""),
     "line 2: '25:00' is not the begin of a window; write it as in '22:00', "
     "where it has days",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"sun\" begin=\"23:00\" end=\"24:00\""),
     "line 2: '24:00' is not the end of a window; write it as in '22:00', "
     "where it has days",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"sun\" begin=\"23:00 \" end=\"03:00\""), "line 2: '23:00 '",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"sun\" begin=\"23:00&#9;\" end=\"03:00\""),
     "line 2: '23:00?' is not the begin", SYMA_EINVAL, 0},
    {WINDOW("days=\"Sun\" begin=\"23:00\" end=\"03:00\""),
     "line 2: 'Sun' is no list of days; write 'daily', or some of mon, tue, "
     "wed, thu, fri, sat, sun as in 'sat sun'",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"sun,mon\" begin=\"23:00\" end=\"03:00\""),
     "line 2: 'sun,mon' is no list of days", SYMA_EINVAL, 0},
    {WINDOW("days=\"daily sun\" begin=\"23:00\" end=\"03:00\""),
     "line 2: 'daily sun' is no list of days", SYMA_EINVAL, 0},
    {WINDOW("days=\"daily daily\" begin=\"23:00\" end=\"03:00\""),
     "line 2: 'daily daily' is no list of days", SYMA_EINVAL, 0},
    {WINDOW("days=\"\" begin=\"23:00\" end=\"03:00\""),
     "line 2: 'days' is empty; without it a window is of one time",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"\" begin=\"2026-12-01T22:00\" end=\"2026-12-02T04:00\""),
     "line 2: 'days' is empty", SYMA_EINVAL, 0},
    {WINDOW("days=\" \" begin=\"23:00\" end=\"03:00\""),
     "line 2: ' ' is no list of days", SYMA_EINVAL, 0},
    {WINDOW("begin=\"23:00\" end=\"03:00\""),
     "line 2: '23:00' is not the begin of a window; write it as in "
     "'2026-12-01T22:00', where it has no days",
     SYMA_EINVAL, 0},
    {WINDOW("days=\"sun\" begin=\"2026-12-01T22:00\" "
            "end=\"2026-12-02T04:00\""),
     "line 2: '2026-12-01T22:00' is not the begin", SYMA_EINVAL, 0},
    {WINDOW("begin=\"2026-02-30T22:00\" end=\"2026-03-02T04:00\""),
     "line 2: '2026-02-30T22:00' is not the begin", SYMA_EINVAL, 1},
    {WINDOW("begin=\"2026-02-20T22:00\" end=\"2026-02-32T04:00\""),
     "line 2: '2026-02-32T04:00' is not the end", SYMA_EINVAL, 0},
    {WINDOW("begin=\"2026-13-01T22:00\" end=\"2027-03-02T04:00\""),
     "line 2: '2026-13-01T22:00' is not the begin", SYMA_EINVAL, 0},
    {WINDOW("begin=\"1969-12-31T22:00\" end=\"1970-03-02T04:00\""),
     "line 2: '1969-12-31T22:00' is not the begin", SYMA_EINVAL, 0},
    {WINDOW("begin=\"2026-12-01T22:00Z\" end=\"2026-12-02T04:00Z\""),
     "line 2: '2026-12-01T22:00Z' is not the begin", SYMA_EINVAL, 0},
    {WINDOW("begin=\"2026-01-01T00:00\" end=\"2027-02-05T00:00\""),
     "line 2: the window from 2026-01-01T00:00 to 2027-02-05T00:00 ends "
     "before it begins, is empty or is longer than 366 days",
     SYMA_EINVAL, 1},
    {WINDOW("begin=\"2026-01-02T00:00\" end=\"2026-01-02T00:00\""),
     "line 2: the window from 2026-01-02T00:00 to 2026-01-02T00:00 ends",
     SYMA_EINVAL, 1},
    {WINDOW("begin=\"2026-01-02T00:00\""),
     "line 2: <window> has no attribute 'end'; required: begin, end",
     SYMA_ESYNTAX, 0},
    {WINDOW("day=\"sun\" begin=\"23:00\" end=\"03:00\""),
     "line 2: unknown attribute 'day' of <window>; did you mean 'days'?",
     SYMA_ESYNTAX, 0},
    {WINDOW("section=\"a\" days=\"sun\" begin=\"23:00\" end=\"03:00\""),
     "line 2: unknown attribute 'section' of <window>", SYMA_ESYNTAX, 0},
    {P "<window days=\"sun\" begin=\"23:00\" end=\"03:00\">x</window>" A "/>" E,
     "line 2: ", SYMA_ESYNTAX, 0},
    {PROMISE("source=\"a_b-C9\" text=\"x\" said=\"2026-11-14T12:00\" "
             "latest=\"2026-11-14T12:00\""),
     NULL, 0, 1},
    {PROMISE("source=\"press\" text=\"x\" said=\"2026-11-14t12:00:60z\" "
             "latest=\"2026-11-14 12:01:00.123456-23:59\""),
     NULL, 0, 1},
    /* in order where they are west enough of Greenwich */
    {PROMISE("source=\"press\" text=\"x\" said=\"2026-11-15T12:00:00Z\" "
             "latest=\"2026-11-14T18:00\""),
     NULL, 0, 1},
    {PROMISE("source=\"press\" text=\"x\" said=\"2026-11-15T12:00:00Z\" "
             "latest=\"2026-11-14T09:59\""),
     "line 3: the promise ends at 2026-11-14T09:59, before it was said at "
     "2026-11-15T12:00:00Z",
     SYMA_EINVAL, 1},
    {PROMISE("source=\"press\" text=\"x\" said=\"2026-11-14T12:00\" "
             "latest=\"2026-11-14T11:59\""),
     "line 3: the promise ends at 2026-11-14T11:59, before it was said",
     SYMA_EINVAL, 1},
    {PROMISE("source=\"page\" text=\"x\"" SAID),
     "line 3: 'page' is not the source of a promise: 1 to 32 letters, digits "
     "and '-', '_', as in 'press'; not page, header or status",
     SYMA_EINVAL, 0},
    {PROMISE("source=\"\" text=\"x\"" SAID),
     "line 3: '' is not the source of a promise", SYMA_EINVAL, 0},
    {PROMISE("source=\"the press\" text=\"x\"" SAID),
     "line 3: 'the press' is not the source", SYMA_EINVAL, 0},
    {PROMISE("source=\"a23456789012345678901234567890123\" text=\"x\"" SAID),
     "line 3: 'a23456789012345678901234567890123' is not the source",
     SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"\"" SAID),
     "line 3: the text of a promise is empty, too long or not one line of "
     "text",
     SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"two&#10;lines\"" SAID),
     "line 3: the text of a promise", SYMA_EINVAL, 1},
    {PROMISE("source=\"press\" text=\"x\" said=\"yesterday\""),
     "line 3: 'yesterday' is not when a promise was said; write it as in "
     "'2026-12-01T22:00', local, or '2026-12-01T22:00:00+01:00'",
     SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"x\" said=\"2026-11-14T12:00Z\""),
     "line 3: '2026-11-14T12:00Z' is not when a promise was said", SYMA_EINVAL,
     0},
    {PROMISE("source=\"press\" text=\"x\" said=\"1969-11-14T12:00:00Z\""),
     "line 3: '1969-11-14T12:00:00Z' is not when", SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"x\" latest=\"25:00\"" SAID),
     "line 3: '25:00' is not when a promise ends", SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"x\" latest=\" \"" SAID),
     "line 3: ' ' is not when a promise ends", SYMA_EINVAL, 0},
    {PROMISE("source=\"press\" text=\"x\" vague=\"1\"" SAID),
     "line 3: '1' is not a value of 'vague' of <promise>; allowed: yes, no",
     SYMA_ESYNTAX, 0},
    {PROMISE("source=\"press\"" SAID),
     "line 3: <promise> has no attribute 'text'; required: source, text, said",
     SYMA_ESYNTAX, 0},
    {PROMISE("source=\"press\" text=\"x\" sayd=\"2026-11-14T12:00\""),
     "line 3: unknown attribute 'sayd' of <promise>; did you mean 'said'?",
     SYMA_ESYNTAX, 0}};

START_TEST(takes_or_refuses)
{
    const char *says = files[_i].says;
    syma_portal *p = NULL;
    int rc;

    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_zoneinfo_dir(p, "/no/such"), SYMA_OK);
    rc = syma_portal_load(p, files[_i].text, strlen(files[_i].text));
    ck_assert_msg(rc == files[_i].code, "%d %s: %s", rc,
                  syma_portal_last_error(p), files[_i].text);
    if (says != NULL) {
        ck_assert_msg(strncmp(syma_portal_last_error(p), says, strlen(says)) ==
                          0,
                      "'%s' does not begin with '%s'",
                      syma_portal_last_error(p), says);
        ck_assert_uint_eq(p->windows.count + p->said.count, 0);
        ck_assert_uint_eq(syma_portal_section_count(p), 0);
    }
    syma_portal_free(p);
}
END_TEST

static void silent(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

START_TEST(schema_agrees)
{
    const char *rng = syma_portal_schema();
    xmlRelaxNGParserCtxtPtr parser =
        xmlRelaxNGNewMemParserCtxt(rng, (int)strlen(rng));
    xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
    xmlRelaxNGValidCtxtPtr valid;
    xmlDocPtr doc;
    size_t i;

    ck_assert_ptr_nonnull(schema);
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        doc = xmlReadMemory(files[i].text, (int)strlen(files[i].text), NULL,
                            NULL, XML_PARSE_NOERROR | XML_PARSE_NONET);
        ck_assert_ptr_nonnull(doc);
        valid = xmlRelaxNGNewValidCtxt(schema);
        xmlRelaxNGSetValidErrors(valid, silent, silent, NULL);
        ck_assert_msg((xmlRelaxNGValidateDoc(valid, doc) == 0) ==
                          files[i].schema,
                      "%s", files[i].text);
        xmlRelaxNGFreeValidCtxt(valid);
        xmlFreeDoc(doc);
    }
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
}
END_TEST

/* Whatever a value is made of, its message is one line and nothing is kept. */
START_TEST(hostile_values)
{
    static const char *const values[] = {
        "\x01", "\n", "\x1b[2J", "\xff\xfe", "%s%n%d", ("\xE2\x80\xAE" "22:00"),
        "22:00\xE2\x80\xAE", "2026-12-01T22:00\x7F", "99999999:99999999",
        "-1:00", "\xD9\xA2\xD9\xA2:00"};
    syma_portal *p = load(P A "/>" E);
    char *huge = symai_calloc(1, 5001);
    const char *value;
    size_t count = sizeof values / sizeof *values;
    size_t i;
    size_t j;

    ck_assert_ptr_nonnull(huge);
    memset(huge, '2', 5000);
    for (i = 0; i <= count; i++) {
        value = i < count ? values[i] : huge;
        for (j = 0; j < 6; j++) {
            int rc = j < 3
                         ? syma_portal_add_window(p, j == 0 ? value : NULL,
                                                  j == 1 ? value : "sun",
                                                  j == 2 ? value : "22:00",
                                                  "23:00")
                         : syma_portal_add_promise(
                               p, NULL, j == 3 ? value : "press", "x",
                               j == 4 ? value : "2026-01-01T00:00",
                               j == 5 ? value : NULL, 0);

            ck_assert_int_eq(rc, j == 0 ? SYMA_ENOTFOUND : SYMA_EINVAL);
            ck_assert_str_ne(syma_portal_last_error(p), "");
            ck_assert_uint_lt(strlen(syma_portal_last_error(p)), 400);
            ck_assert_ptr_null(strpbrk(syma_portal_last_error(p),
                                       "\x01\n\x1b\x7F"));
        }
    }
    ck_assert_int_eq(syma_portal_add_promise(p, NULL, "press", huge,
                                             "2026-01-01T00:00", NULL, 0),
                     SYMA_EINVAL);
    ck_assert_uint_eq(p->windows.count + p->said.count, 0);
    symai_free(huge);
    syma_portal_free(p);
}
END_TEST

/* ---- carried on ---- */

/* The checks of a prober go by a copy, which lives on. */
START_TEST(plan_has_them)
{
    syma_portal *p = load(demo);
    struct symai_plan *plan = NULL;
    struct symai_plan *second = NULL;

    ck_assert_int_eq(symai_plan_of_portal(p, NULL, &plan), SYMA_OK);
    assert_demo(plan->portal);
    ck_assert_int_eq(syma_portal_add_window(p, "b", NULL, "2026-12-01T22:00",
                                            "2026-12-01T23:00"),
                     SYMA_OK);
    ck_assert_int_eq(syma_portal_add_promise(p, "b", "press", "x",
                                             "2026-12-01T22:00", NULL, 0),
                     SYMA_OK);
    ck_assert_int_eq(symai_plan_of_portal(p, NULL, &second), SYMA_OK);
    ck_assert_uint_eq(second->portal->windows.count, 4);
    ck_assert_uint_eq(second->portal->said.count, 4);
    syma_portal_free(p);
    assert_demo(plan->portal);
    symai_plan_unref(plan);
    symai_plan_unref(second);
}
END_TEST

static syma_report *times_report(const syma_portal *p, const syma_options *o)
{
    syma_verdict *v =
        verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/");
    syma_verdict *verdicts[2] = {v, v};
    syma_report *r = NULL;

    ck_assert_int_eq(symai_report_build(p, o, verdicts, 2, STORY_TIME, &r),
                     SYMA_OK);
    syma_verdict_unref(v);
    return r;
}

/* Europe/Paris in a folder of its own, by its rule alone. */
static void write_zone(const char *folder, char *path, size_t size)
{
    struct tzif f;
    FILE *file;

    snprintf(path, size, "%s/Paris", folder);
    tzif_v2(&f, NULL, NULL, 0, 0, 0, "CET-1CEST,M3.5.0,M10.5.0/3");
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(f.bytes, 1, f.len, file), f.len);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(report_has_them)
{
    char folder[] = "/tmp/syma-times-XXXXXX";
    char path[64];
    syma_portal *p = load(demo);
    syma_options *o = NULL;
    syma_report *r;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_zone(folder, path, sizeof path);
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "zoneinfo_dir", folder), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "Paris"), SYMA_OK);
    r = times_report(p, o);
    ck_assert_str_eq(r->zone_name, "Paris");
    syma_portal_free(p);
    ck_assert_uint_eq(r->windows.count, 3);
    ck_assert_uint_eq(r->said.count, 3);
    ck_assert_str_eq(
        ((struct symai_window_rule *)symai_vec_at(&r->windows, 2))->section_id,
        "a");
    /* 02:30 and 02:45 that come twice: the first, the second */
    ck_assert_int_eq(said(&r->said, 0)->said_ms, INT64_C(1792888200000));
    ck_assert_int_eq(said(&r->said, 0)->latest_ms, INT64_C(1792892700000));
    ck_assert_ptr_null(said(&r->said, 0)->said);
    ck_assert_ptr_null(said(&r->said, 0)->latest);
    ck_assert_str_eq(said(&r->said, 0)->text, "<b> & \"soon\"");
    ck_assert_int_eq(said(&r->said, 0)->vague, 1);
    /* with its offset, 09:00 UTC; local, 11:00 UTC */
    ck_assert_int_eq(said(&r->said, 1)->said_ms, INT64_C(1794646800000));
    ck_assert_int_eq(said(&r->said, 1)->latest_ms, -1);
    ck_assert_int_eq(said(&r->said, 2)->said_ms, INT64_C(1794654000000));
    syma_report_unref(r);
    syma_options_free(o);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* A plan has tried once; what its sections are judged by and its reports go by
 * the same. */
START_TEST(plan_reads_zone_once)
{
    char folder[] = "/tmp/syma-times-XXXXXX";
    char path[64];
    syma_portal *p = load(demo);
    struct symai_plan *plan = NULL;
    syma_options *o = NULL;
    syma_report *r;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "zoneinfo_dir", folder), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "Paris"), SYMA_OK);
    ck_assert_int_eq(symai_plan_of_portal(p, o, &plan), SYMA_OK);
    write_zone(folder, path, sizeof path);
    r = times_report(plan->portal, o);
    ck_assert_ptr_null(r->zone);
    ck_assert_ptr_null(r->zone_name);
    ck_assert_ptr_null(plan->sections[0].context->zone);
    syma_report_unref(r);
    r = times_report(p, o);
    ck_assert_str_eq(r->zone_name, "Paris");
    syma_report_unref(r);
    symai_plan_unref(plan);
    ck_assert_int_eq(syma_portal_set_time_zone(p, "Paris"), SYMA_OK);
    ck_assert_int_eq(symai_plan_of_portal(p, o, &plan), SYMA_OK);
    ck_assert_int_eq(unlink(path), 0);
    r = times_report(plan->portal, o);
    ck_assert_str_eq(r->zone_name, "Paris");
    syma_report_unref(r);
    symai_plan_unref(plan);
    syma_options_free(o);
    syma_portal_free(p);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* Without zone files local is UTC; a portal that says nothing has nothing. */
START_TEST(report_without_zone)
{
    syma_portal *p = load(demo);
    syma_options *o = NULL;
    syma_verdict *v =
        verdict_up(SYMA_SECTION_GENERIC, "https://www.operator.example/");
    syma_report *r = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_str(o, "zoneinfo_dir", "/no/such"),
                     SYMA_OK);
    r = times_report(p, o);
    ck_assert_ptr_null(r->zone);
    ck_assert_int_eq(said(&r->said, 2)->said_ms, INT64_C(1794657600000));
    syma_report_unref(r);
    ck_assert_int_eq(symai_report_of_verdict(v, &r), SYMA_OK);
    ck_assert_uint_eq(r->windows.count, 0);
    ck_assert_uint_eq(r->said.count, 0);
    syma_report_unref(r);
    syma_verdict_unref(v);
    syma_options_free(o);
    syma_portal_free(p);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("portal_times");
    TCase *cases = tcase_create("portal_times");
    SRunner *runner;
    int failed;

    tcase_add_test(cases, reads_and_writes);
    tcase_add_test(cases, all_or_nothing);
    tcase_add_loop_test(cases, takes_or_refuses, 0,
                        (int)(sizeof files / sizeof *files));
    tcase_add_test(cases, schema_agrees);
    tcase_add_test(cases, hostile_values);
    tcase_add_test(cases, plan_has_them);
    tcase_add_test(cases, report_has_them);
    tcase_add_test(cases, plan_reads_zone_once);
    tcase_add_test(cases, report_without_zone);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
