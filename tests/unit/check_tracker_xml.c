/* SPDX-License-Identifier: MIT */
/*
 * watch/tracker_xml, watch/tracker_write: a tracker's memory there and back,
 * by the schema; what is refused, and where; and files that nobody wrote.
 */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <unistd.h>

#include "base/buf.h"
#include "track_random.h"
#include "watch/tracker.h"

static syma_tracker *again(const char *text)
{
    syma_tracker *t = track_new(NULL, 0);

    ck_assert_msg(syma_tracker_load(t, text, strlen(text)) == SYMA_OK,
                  "%s\n%s", syma_tracker_last_error(t), text);
    return t;
}

/* ---- the schema ---- */

static void silent(void *user, const char *format, ...)
{
    (void)user;
    (void)format;
}

static xmlRelaxNGPtr schema_new(xmlRelaxNGParserCtxtPtr *parser)
{
    const char *rng = syma_tracker_schema();

    *parser = xmlRelaxNGNewMemParserCtxt(rng, (int)strlen(rng));
    return xmlRelaxNGParse(*parser);
}

static int schema_takes(xmlRelaxNGPtr schema, const char *text)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlRelaxNGValidCtxtPtr valid = xmlRelaxNGNewValidCtxt(schema);
    int rc = -1;

    xmlRelaxNGSetValidErrors(valid, silent, silent, NULL);
    if (doc != NULL)
        rc = xmlRelaxNGValidateDoc(valid, doc);
    xmlRelaxNGFreeValidCtxt(valid);
    xmlFreeDoc(doc);
    return rc == 0;
}

/* ---- there and back ---- */

/* A tracker that is saved and loaded before each thing it is told does as one
 * that never was; and what it saves is the same to the byte and valid. */
START_TEST(a_new_process_each_time)
{
    xmlRelaxNGParserCtxtPtr parser;
    xmlRelaxNGPtr schema = schema_new(&parser);
    syma_tracker *stays = track_new(NULL, 0);
    syma_tracker *goes = track_new(NULL, 0);
    struct track_random w;
    struct track_op op;
    char *text;
    char *other;
    char here[LOG_SIZE];
    char there[LOG_SIZE];
    int i;

    ck_assert_ptr_nonnull(schema);
    track_random_begin(&w, (uint32_t)_i * 7919u + 1u);
    for (i = 0; i < 80; i++) {
        text = track_save(stays);
        other = track_save(goes);
        ck_assert_str_eq(text, other);
        ck_assert_msg(i % 8 != 0 || schema_takes(schema, text), "%s", text);
        syma_tracker_free(goes);
        goes = again(text);
        syma_string_free(text);
        syma_string_free(other);
        track_random_op(&w, &op);
        ck_assert_int_eq(track_tell(stays, &op), track_tell(goes, &op));
        track_op_clear(&op);
        track_drain(stays, here);
        track_drain(goes, there);
        ck_assert_str_eq(here, there);
    }
    track_random_end(&w);
    syma_tracker_free(stays);
    syma_tracker_free(goes);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
}
END_TEST

/* Numbers that a file does not hold come back too. */
START_TEST(what_is_read)
{
    syma_portal *p = track_portal("p", 3, "", "c");
    struct track_note note = {0, SYMA_NOTICE_MAINTENANCE_NOW, AT(1), AT(9), 1,
                              "soon"};
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u;
    char *text;

    track_feed(t, p, 0, "uud");
    track_feed_notes(t, p, 1, "muu", &note, 1);
    track_feed_notes(t, p, 2, "muu", &note, 1);
    text = track_save(t);
    u = again(text);
    ck_assert_uint_eq(syma_tracker_up_count(u, "p"), 1);
    ck_assert_uint_eq(syma_tracker_required_count(u, "p"), 2);
    ck_assert_int_eq(syma_tracker_checked_ms(u, "p"), AT(2));
    ck_assert_ptr_null(syma_tracker_report(u, "p"));
    ck_assert_str_eq(syma_tracker_reason(u, "p", "a"), "page_maintenance");
    ck_assert_int_eq(syma_tracker_usable(u, "p", "a"), SYMA_USABLE_NO);
    ck_assert_uint_eq(syma_tracker_flags(u, "p", NULL),
                      syma_tracker_flags(t, "p", NULL));
    track_tick(u, 12);
    ck_assert_int_eq(syma_promise_late_ms(syma_tracker_promise(u, "p", "a", 0)),
                     3 * MIN);
    syma_string_free(text);
    ck_assert_int_eq(syma_tracker_save(t, "q", &text), SYMA_ENOTFOUND);
    ck_assert_ptr_null(text);
    ck_assert_int_eq(syma_tracker_save(t, NULL, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_save(NULL, NULL, &text), SYMA_EINVAL);
    syma_tracker_free(t);
    syma_tracker_free(u);
    syma_portal_free(p);
}
END_TEST

/* In which zone times are told does not hang on a report being there, nor on
 * windows. */
START_TEST(zone_without_windows)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u;
    char *text;
    char *before = NULL;
    char *after = NULL;

    if (access("/usr/share/zoneinfo/Europe/Paris", R_OK) == 0)
        ck_assert_int_eq(syma_portal_set_time_zone(p, "Europe/Paris"), SYMA_OK);
    track_feed(t, p, 0, "d");
    track_feed(t, p, 1, "d");
    text = track_save(t);
    u = again(text);
    ck_assert_int_eq(syma_tracker_explain(t, "p", "en", &before), SYMA_OK);
    ck_assert_int_eq(syma_tracker_explain(u, "p", "en", &after), SYMA_OK);
    ck_assert_str_eq(before, after);
    syma_string_free(before);
    syma_string_free(after);
    ck_assert_int_eq(syma_tracker_format(t, "p", "atom", &before), SYMA_OK);
    ck_assert_int_eq(syma_tracker_format(u, "p", "atom", &after), SYMA_OK);
    ck_assert_str_eq(before, after);
    syma_string_free(before);
    syma_string_free(after);
    ck_assert_int_eq(syma_tracker_format(t, "p", "summary", &before), SYMA_OK);
    ck_assert_int_eq(syma_tracker_format(u, "p", "summary", &after), SYMA_OK);
    ck_assert_str_eq(before, after);
    syma_string_free(before);
    syma_string_free(after);
    after = track_save(u);
    ck_assert_str_eq(text, after);
    syma_string_free(text);
    syma_string_free(after);
    track_feed(u, p, 2, "d");
    ck_assert_uint_eq(syma_tracker_window_count(u, "p"), 0);
    syma_tracker_free(t);
    syma_tracker_free(u);
    syma_portal_free(p);
}
END_TEST

/* What was said is known again by the same number on every machine. */
START_TEST(what_was_said)
{
    syma_portal *p = track_portal("p", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    char *text;

    ck_assert_int_eq(syma_portal_add_promise(p, "a", "press", "back by one",
                                             "2026-11-23T00:00:00Z",
                                             "2026-11-23T01:00:00Z", 0),
                     SYMA_OK);
    track_feed(t, p, 0, "d");
    text = track_save(t);
    ck_assert_msg(strstr(text, " said=\"71c4907b31349ff2\">") != NULL, "%s",
                  text);
    syma_string_free(text);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

/* The flags that a tracker tells itself are not taken from a file. */
START_TEST(own_flags_are_not_read)
{
    static const char text[] =
        "<tracker xmlns=\"urn:syma:tracker:1\" now=\"1000\">"
        "<portal id=\"p\" checked=\"900\">"
        "<line state=\"up\" usable=\"yes\" since=\"500\" counted=\"600\"/>"
        "<section id=\"a\" known=\"900\">"
        "<line state=\"up\" usable=\"yes\" flags=\"7170\" since=\"500\" "
        "counted=\"600\"/>"
        "<unknown reason=\"dns_failed\" flags=\"7169\"/>"
        "</section></portal></tracker>";
    syma_tracker *t = again(text);
    char *saved = track_save(t);

    ck_assert_uint_eq(SYMA_FLAG_STALE | SYMA_FLAG_OVERDUE | SYMA_FLAG_FLAPPING |
                          SYMA_FLAG_WARN,
                      7170);
    ck_assert_uint_eq(syma_tracker_flags(t, "p", "a"), SYMA_FLAG_WARN);
    ck_assert_ptr_nonnull(strstr(saved, " flags=\"2\""));
    ck_assert_ptr_nonnull(strstr(saved, "dns_failed\" flags=\"1\""));
    syma_string_free(saved);
    syma_tracker_free(t);
}
END_TEST

/* A file with count windows that were read, minutes from now. */
static char *with_windows(size_t count)
{
    struct symai_buf buf;
    char *text = NULL;
    size_t i;

    symai_buf_init(&buf, (size_t)8 << 20);
    ck_assert_int_eq(
        symai_buf_addf(
            &buf,
            "<tracker xmlns=\"urn:syma:tracker:1\" now=\"%" PRId64 "\">"
            "<portal id=\"p\"><line state=\"unknown\" usable=\"unknown\" "
            "since=\"500\" counted=\"600\"/><section id=\"a\">"
            "<line state=\"unknown\" usable=\"unknown\" since=\"500\" "
            "counted=\"600\"/></section>\n",
            AT(0)),
        SYMA_OK);
    for (i = 0; i < count; i++)
        ck_assert_int_eq(symai_buf_addf(&buf,
                                        "<window section=\"a\" begin=\"%" PRId64
                                        "\" end=\"%" PRId64 "\"/>",
                                        AT(60 + (int64_t)i),
                                        AT(61 + (int64_t)i)),
                         SYMA_OK);
    ck_assert_int_eq(symai_buf_add_str(&buf, "</portal></tracker>"), SYMA_OK);
    ck_assert_int_eq(symai_buf_detach(&buf, &text), SYMA_OK);
    return text;
}

/* A file full of windows leaves room for those of the portal, and a page that
 * announces another does no harm. */
START_TEST(many_windows)
{
    const size_t most = SYMAI_TRACK_SECTIONS * SYMAI_TRACK_SPANS;
    struct track_note note = {
        0, SYMA_NOTICE_MAINTENANCE_PLANNED, AT(20), AT(30), 0, "work"};
    syma_portal *p = track_portal("p", 1, "", "");
    char *text = with_windows(most + 1);
    syma_tracker *t = track_new(NULL, 0);

    ck_assert_int_eq(syma_tracker_load(t, text, strlen(text)), SYMA_ELIMIT);
    ck_assert_str_eq(syma_tracker_last_error(t),
                     "line 2: more than 16000 windows that were read");
    syma_tracker_free(t);
    syma_string_free(text);
    text = with_windows(most);
    t = again(text);
    syma_string_free(text);
    ck_assert_int_eq(syma_portal_add_window(p, NULL, "daily", "00:40", "00:50"),
                     SYMA_OK);
    track_feed_notes(t, p, 1, "u", &note, 1);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), most + 1);
    ck_assert_str_eq(syma_window_source(syma_tracker_window(t, "p", 0)),
                     "portal");
    /* One has ended: there is room for another. */
    track_feed_notes(t, p, 61, "u", NULL, 0);
    note.earliest_ms = AT(62);
    note.latest_ms = AT(62) + 1;
    track_feed_notes(t, p, 61, "u", &note, 1);
    ck_assert_uint_eq(syma_tracker_window_count(t, "p"), most + 1);
    syma_tracker_free(t);
    syma_portal_free(p);
}
END_TEST

static int64_t seconds_up(const syma_tracker *t)
{
    static const char name[] = "\nsyma_section_seconds_total{portal=\"a\","
                               "section=\"a\",state=\"up\"} ";
    const char *line;
    char *text = NULL;
    int64_t seconds;

    ck_assert_int_eq(syma_tracker_format(t, "a", "openmetrics", &text),
                     SYMA_OK);
    line = strstr(text, name);
    ck_assert_ptr_nonnull(line);
    seconds = strtoll(line + strlen(name), NULL, 10);
    syma_string_free(text);
    return seconds;
}

/* A file brings a later time: what has become old by then is counted no
 * further than it was known, so that no counter goes back with the next tick.
 */
START_TEST(a_later_file)
{
    syma_portal *early = track_portal("a", 1, "", "");
    syma_portal *late = track_portal("b", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u = track_new(NULL, 0);
    char *text;
    int64_t before;

    track_feed(t, early, 0, "u");
    track_feed(t, early, 1, "u");
    track_feed(u, late, 10000, "u");
    text = track_save(u);
    ck_assert_int_eq(syma_tracker_load(t, text, strlen(text)), SYMA_OK);
    before = seconds_up(t);
    ck_assert_int_gt(before, 0);
    track_tick(t, 10000);
    ck_assert_int_eq(syma_tracker_state(t, "a", "a"), SYMA_STATE_UNKNOWN);
    ck_assert_int_eq(seconds_up(t), before);
    syma_string_free(text);
    syma_tracker_free(t);
    syma_tracker_free(u);
    syma_portal_free(early);
    syma_portal_free(late);
}
END_TEST

/* One portal of several, into a tracker that knows others. */
START_TEST(one_portal)
{
    static const char *const ids[] = {"a", "b", "c"};
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u = track_new(NULL, 0);
    syma_portal *p;
    char *text = NULL;
    char *all;
    size_t i;

    for (i = 0; i < 3; i++) {
        p = track_portal(ids[i], 1, "", "");
        track_feed(t, p, (int64_t)i, "u");
        if (i != 1)
            track_feed(u, p, 2, "d");
        syma_portal_free(p);
    }
    ck_assert_int_eq(syma_tracker_save(t, "b", &text), SYMA_OK);
    ck_assert_int_eq(syma_tracker_load(u, text, strlen(text)), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_portal_count(u), 3);
    ck_assert_int_eq(syma_tracker_state(u, "b", "a"), SYMA_STATE_UP);
    ck_assert_int_eq(syma_tracker_state(u, "a", "a"), SYMA_STATE_DOWN);
    ck_assert_int_eq(syma_tracker_load(u, text, strlen(text)), SYMA_EEXISTS);
    ck_assert_str_eq(syma_tracker_last_error(u),
                     "line 3: there is a portal 'b' already");
    ck_assert_uint_eq(syma_tracker_error_line(u), 3);
    all = track_save(t);
    ck_assert_int_eq(syma_tracker_load(u, all, strlen(all)), SYMA_EEXISTS);
    ck_assert_uint_eq(syma_tracker_portal_count(u), 3);
    ck_assert_int_eq(syma_tracker_remove(u, "a"), SYMA_OK);
    ck_assert_str_eq(syma_tracker_last_error(u), "");
    ck_assert_uint_eq(syma_tracker_error_line(u), 0);
    syma_string_free(text);
    syma_string_free(all);
    syma_tracker_free(t);
    syma_tracker_free(u);
}
END_TEST

/* ---- what is refused ---- */

#define HEAD                                                                 \
    "<tracker xmlns=\"urn:syma:tracker:1\" now=\"1000\">\n"                  \
    "<portal id=\"p\" checked=\"900\">\n"                                    \
    "<line state=\"up\" usable=\"yes\" since=\"500\" counted=\"600\"/>\n"
#define LINE                                                                 \
    "<line state=\"up\" usable=\"yes\" since=\"500\" counted=\"600\"/>"
#define DOWN_LINE                                                            \
    "<line state=\"down\" usable=\"no\" since=\"500\" counted=\"600\">"
#define RUNNING                                                              \
    "<incident begin=\"400\" confirmed=\"450\" worst=\"down\"/>"
#define SECTION "<section id=\"a\" known=\"900\">"
#define TAIL "</portal></tracker>"
#define OF_A(text) HEAD SECTION text "</section>" TAIL
#define OF_DOWN(text) OF_A(DOWN_LINE RUNNING text "</line>")
#define WAITING "<promise source=\"page\" text=\"x\" seen=\"500\" "
#define PROMISE WAITING "incident=\"400\" "

static const struct refused {
    const char *text;
    const char *message; /* the begin of it */
    int code;
} refused[] = {
    {"", "the file is empty", SYMA_ESYNTAX},
    {"<tracker now=\"1\"/>", "line 1: <tracker> has no namespace",
     SYMA_ESYNTAX},
    {"<tracker xmlns=\"urn:syma:tracker:1\"/>",
     "line 1: <tracker> has no attribute 'now'", SYMA_ESYNTAX},
    {"<tracker xmlns=\"urn:syma:tracker:1\" now=\"-1\"/>",
     "line 1: 'now' is not a number", SYMA_ESYNTAX},
    {"<tracker xmlns=\"urn:syma:tracker:1\" now=\"253402300800000\"/>",
     "line 1: 'now' is not a number", SYMA_ESYNTAX},
    {"<tracker xmlns=\"urn:syma:tracker:1\" now=\"1\"><portal id=\"a b\"/>"
     "</tracker>",
     "line 1: 'a b' is not the id of a portal", SYMA_ESYNTAX},
    {"<tracker xmlns=\"urn:syma:tracker:1\" now=\"1\"><portal id=\"a\"/>"
     "</tracker>",
     "line 1: there is no <line>", SYMA_ESYNTAX},
    {"<!DOCTYPE tracker><tracker xmlns=\"urn:syma:tracker:1\" now=\"1\"/>",
     "line 1: a document type", SYMA_ESYNTAX},
    {HEAD LINE TAIL, "line 4: there is a <line> already", SYMA_ESYNTAX},
    {HEAD "<section id=\"a\"/>" TAIL, "line 4: there is no <line>",
     SYMA_ESYNTAX},
    {HEAD SECTION LINE "</section>" SECTION LINE "</section>" TAIL,
     "line 4: there is a section 'a' already", SYMA_ESYNTAX},
    {HEAD "<section id=\"-\"/>" TAIL, "line 4: '-' is not the id of a section",
     SYMA_ESYNTAX},
    {HEAD "<section id=\"a\" known=\"1001\">" LINE "</section>" TAIL,
     "line 4: 'known' is later than now", SYMA_ESYNTAX},
    {HEAD "<section id=\"a\" known=\"499\">" LINE "</section>" TAIL,
     "line 4: a state holds that no report has known", SYMA_ESYNTAX},
    {HEAD "<section id=\"a\" stale=\"no\">" LINE "</section>" TAIL,
     "line 4: 'no' is not a value of 'stale'", SYMA_ESYNTAX},
    {OF_A("<line state=\"upp\" usable=\"yes\" since=\"1\" counted=\"1\"/>"),
     "line 4: 'upp' is not a value of 'state' of <line>; did you mean 'up'?",
     SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" reason=\"because\" since=\"1\" "
          "counted=\"1\"/>"),
     "line 4: 'because' is not a reason", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"1001\" "
          "counted=\"1001\"/>"),
     "line 4: the state begins later than now", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"5\" counted=\"4\"/>"),
     "line 4: 'counted' is not between", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"5\" counted=\"1001\"/>"),
     "line 4: 'counted' is not between", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" flags=\"4294967296\" since=\"5\" "
          "counted=\"5\"/>"),
     "line 4: 'flags' is not a number", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"5\" counted=\"5\">"
          "<total state=\"up\" ms=\"3\"/><total state=\"down\" ms=\"3\"/>"
          "</line>"),
     "line 4: the totals are longer", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"5\" counted=\"6\">"
          "<total state=\"up\" ms=\"3\" planned=\"5\"/></line>"),
     "line 4: more time is planned than there is", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"5\" counted=\"6\">"
          "<total state=\"up\" ms=\"3\"/><total state=\"up\" ms=\"1\"/>"
          "</line>"),
     "line 4: there is a total of this state already", SYMA_ESYNTAX},
    {OF_A(DOWN_LINE "</line>"), "line 4: no incident goes on", SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"500\" counted=\"600\">"
          RUNNING "</line>"),
     "line 4: an incident goes on though the state is up", SYMA_ESYNTAX},
    {OF_DOWN(RUNNING), "line 4: an incident has no end and is not the last",
     SYMA_ESYNTAX},
    {OF_A(DOWN_LINE "<incident begin=\"400\" confirmed=\"399\" "
                    "worst=\"down\"/></line>"),
     "line 4: an incident begins before", SYMA_ESYNTAX},
    {OF_A(DOWN_LINE "<incident begin=\"501\" confirmed=\"501\" "
                    "worst=\"down\"/></line>"),
     "line 4: an incident begins or ends after", SYMA_ESYNTAX},
    {OF_A(DOWN_LINE "<incident begin=\"1\" confirmed=\"2\" worst=\"up\"/>"
                    "</line>"),
     "line 4: 'worst' is degraded, maintenance or down", SYMA_ESYNTAX},
    {OF_A(DOWN_LINE "<incident begin=\"5\" confirmed=\"6\" end=\"4\" "
                    "worst=\"down\"/>" RUNNING "</line>"),
     "line 4: an incident ends before it begins", SYMA_ESYNTAX},
    {OF_DOWN("<promise source=\"a b\" text=\"x\" seen=\"1\" "
             "status=\"open\"/>"),
     "line 4: 'a b' is not a source", SYMA_ESYNTAX},
    {OF_DOWN("<promise source=\"page\" text=\"\" seen=\"1\" "
             "status=\"open\"/>"),
     "line 4: 'text' is not", SYMA_ESYNTAX},
    {OF_DOWN("<promise source=\"header\" text=\"x\" seen=\"1\" "
             "status=\"open\"/>"),
     "line 4: 'text' is not", SYMA_ESYNTAX},
    {OF_DOWN("<promise source=\"page\" text=\"a&#9;b\" seen=\"1\" "
             "status=\"open\"/>"),
     "line 4: 'text' is not", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "status=\"open\" missed=\"yes\"/>"),
     "line 4: only a header can be missed", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "status=\"open\"/>" PROMISE "status=\"open\"/>"),
     "line 4: a source has two promises that stand", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "earliest=\"9\" latest=\"8\" status=\"open\"/>"),
     "line 4: the latest return is before the earliest", SYMA_ESYNTAX},
    {OF_DOWN(WAITING "until=\"8\" status=\"undated\"/>"),
     "line 4: a promise is over and is about no incident", SYMA_ESYNTAX},
    {OF_DOWN(WAITING "status=\"open\"/>"),
     "line 4: a promise that is not over is not about the incident",
     SYMA_ESYNTAX},
    {OF_DOWN(WAITING "incident=\"399\" status=\"open\"/>"),
     "line 4: a promise that is not over is not about the incident",
     SYMA_ESYNTAX},
    {OF_A("<line state=\"up\" usable=\"yes\" since=\"500\" counted=\"600\">"
          WAITING "incident=\"399\" status=\"open\"/></line>"),
     "line 4: a promise that is not over is not about the incident",
     SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "until=\"8\" status=\"open\"/>"),
     "line 4: a promise is over and open", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "status=\"overdue\"/>"), "line 4: a promise is overdue",
     SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "latest=\"7\" until=\"8\" "
                     "status=\"kept\"/>"),
     "line 4: a promise was kept that was late", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "latest=\"8\" until=\"8\" "
                     "status=\"broken\"/>"),
     "line 4: a promise was broken that was not late", SYMA_ESYNTAX},
    {OF_DOWN(PROMISE "latest=\"8\" until=\"8\" "
                     "status=\"undated\"/>"),
     "line 4: a promise is undated", SYMA_ESYNTAX},
    {OF_A(LINE "<run length=\"0\" since=\"700\"/>"),
     "line 4: 'length' is not a number from 1 to 100", SYMA_ESYNTAX},
    {OF_A(LINE "<run length=\"1\" since=\"550\"/>"),
     "line 4: a run of reports begins before", SYMA_ESYNTAX},
    {OF_A(LINE "<run length=\"1\" since=\"901\"/>"),
     "line 4: a run of reports begins before", SYMA_ESYNTAX},
    {OF_A(LINE "<flap last=\"up\" changes=\"1048576\"/>"),
     "line 4: 'changes' is not a number", SYMA_ESYNTAX},
    {OF_A(LINE "<flap last=\"unknown\" changes=\"1\"/>"),
     "line 4: 'last' is not unknown", SYMA_ESYNTAX},
    {OF_A(LINE "<span begin=\"5\" end=\"5\"/>"),
     "line 4: 'end' is not after 'begin'", SYMA_ESYNTAX},
    {HEAD "<rule begin=\"22:00\" end=\"23:00\"/>" TAIL,
     "line 4: days, begin and end make no window", SYMA_ESYNTAX},
    {HEAD "<window rule=\"0\" begin=\"5\" end=\"6\"/>" TAIL,
     "line 2: a window has a rule that there is not", SYMA_ESYNTAX},
    {HEAD "<window rule=\"64\" begin=\"5\" end=\"6\"/>" TAIL,
     "line 4: 'rule' is not a number from 0 to 63", SYMA_ESYNTAX},
    {HEAD "<window begin=\"5\" end=\"6\"/>" TAIL,
     "line 2: a window that was read is for no section", SYMA_ESYNTAX},
    {HEAD "<window section=\"x\" begin=\"5\" end=\"6\"/>" TAIL,
     "line 2: a window that was read is for no section", SYMA_ESYNTAX},
    {HEAD "<rule days=\"mon\" begin=\"22:00\" end=\"23:00\"/>"
          "<window rule=\"0\" begin=\"5\" end=\"6\"/>"
          "<window rule=\"0\" begin=\"5\" end=\"6\"/>" TAIL,
     "line 2: a rule has two windows", SYMA_ESYNTAX},
    {HEAD "<rule days=\"mon\" begin=\"22:00\" end=\"23:00\"/>" SECTION LINE
          "</section><window rule=\"0\" section=\"a\" begin=\"5\" end=\"6\"/>"
          TAIL,
     "line 2: a window is not for the section that its rule is for",
     SYMA_ESYNTAX},
    {HEAD "</portal><portal id=\"p\">" LINE TAIL,
     "line 4: there is a portal 'p' already", SYMA_EEXISTS},
};

START_TEST(is_refused)
{
    const struct refused *row = &refused[_i];
    syma_tracker *t = track_new(NULL, 0);

    ck_assert_msg(syma_tracker_load(t, row->text, strlen(row->text)) ==
                          row->code &&
                      strncmp(syma_tracker_last_error(t), row->message,
                              strlen(row->message)) == 0,
                  "%d: %s\n%s", _i, row->text, syma_tracker_last_error(t));
    ck_assert_uint_eq(syma_tracker_portal_count(t), 0);
    ck_assert_int_eq(t->now_ms, 0);
    syma_tracker_free(t);
}
END_TEST

/* The frames of the table above are not what is refused. */
START_TEST(the_frames_are_right)
{
    static const char *const texts[] = {
        HEAD TAIL, OF_A(LINE), OF_DOWN(""),
        OF_DOWN(PROMISE "status=\"open\"/>")};
    xmlRelaxNGParserCtxtPtr parser;
    xmlRelaxNGPtr schema = schema_new(&parser);
    syma_tracker *t;
    size_t i;

    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        t = again(texts[i]);
        ck_assert(schema_takes(schema, texts[i]));
        syma_tracker_free(t);
    }
    ck_assert_int_eq(schema_takes(schema, "<tracker "
                                          "xmlns=\"urn:syma:tracker:1\"/>"),
                     0);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    t = track_new(NULL, 0);
    ck_assert_int_eq(syma_tracker_load(t, NULL, 1), SYMA_EINVAL);
    ck_assert_int_eq(syma_tracker_load(NULL, "x", 1), SYMA_EINVAL);
    syma_tracker_free(t);
}
END_TEST

/* ---- too much of it ---- */

static char *repeat(const char *head, const char *item, size_t count,
                    const char *tail)
{
    size_t h = strlen(head);
    size_t n = strlen(item);
    char *text = malloc(h + n * count + strlen(tail) + 1);
    size_t i;

    ck_assert_ptr_nonnull(text);
    memcpy(text, head, h);
    for (i = 0; i < count; i++)
        memcpy(text + h + n * i, item, n);
    strcpy(text + h + n * count, tail);
    return text;
}

static void expect_limit(const char *head, const char *item, size_t most,
                         const char *tail)
{
    syma_tracker *t = track_new(NULL, 0);
    char *text = repeat(head, item, most + 1, tail);

    ck_assert_msg(syma_tracker_load(t, text, strlen(text)) == SYMA_ELIMIT,
                  "%s: %s", item, syma_tracker_last_error(t));
    ck_assert_uint_eq(syma_tracker_portal_count(t), 0);
    free(text);
    text = repeat(head, item, most, tail);
    ck_assert_msg(syma_tracker_load(t, text, strlen(text)) == SYMA_OK,
                  "%s: %s", item, syma_tracker_last_error(t));
    free(text);
    syma_tracker_free(t);
}

START_TEST(limits)
{
    expect_limit(HEAD SECTION "<line state=\"up\" usable=\"yes\" "
                              "since=\"500\" counted=\"600\">",
                 "<incident begin=\"4\" confirmed=\"4\" end=\"4\" "
                 "worst=\"down\"/>",
                 32, "</line></section>" TAIL);
    expect_limit(HEAD SECTION DOWN_LINE RUNNING, PROMISE "status=\"revised\"/>",
                 32, "</line></section>" TAIL);
    expect_limit(HEAD SECTION LINE, "<span begin=\"4\" end=\"5\"/>", 16,
                 "</section>" TAIL);
    expect_limit(HEAD, "<rule days=\"mon\" begin=\"01:00\" end=\"02:00\"/>", 64,
                 TAIL);
    expect_limit("<tracker xmlns=\"urn:syma:tracker:1\" now=\"1000\">"
                 "<portal id=\"p\" said=\"0123456789abcdef",
                 " 0123456789abcdef", 31, "\">" LINE TAIL);
}
END_TEST

/* Past 4 MiB and 65535 lines, which other files may not have. */
START_TEST(large)
{
    syma_tracker *t = track_new(NULL, 0);
    syma_tracker *u;
    struct symai_buf buf;
    char *saved;
    int i;

    symai_buf_init(&buf, (size_t)64 << 20);
    symai_buf_add_str(&buf, "<tracker xmlns=\"urn:syma:tracker:1\" "
                            "now=\"1000\">\n");
    for (i = 0; i < 60000; i++)
        ck_assert_int_eq(
            symai_buf_addf(&buf,
                           "<portal id=\"p%d\">\n" LINE "\n<section id=\"a\" "
                           "known=\"900\">\n" LINE "\n</section></portal>\n",
                           i),
            SYMA_OK);
    symai_buf_add_str(&buf, "</tracker>");
    ck_assert_uint_gt(buf.len, (size_t)10 << 20);
    ck_assert_msg(syma_tracker_load(t, buf.data, buf.len) == SYMA_OK, "%s",
                  syma_tracker_last_error(t));
    ck_assert_uint_eq(syma_tracker_portal_count(t), 60000);
    saved = track_save(t);
    u = again(saved);
    ck_assert_uint_eq(syma_tracker_portal_count(u), 60000);
    syma_string_free(saved);
    syma_tracker_free(u);
    /* Something wrong far down is found about there. */
    buf.data[buf.len - 60] = '<';
    ck_assert_int_eq(syma_tracker_load(t, buf.data, buf.len), SYMA_EEXISTS);
    ck_assert_int_eq(syma_tracker_remove(t, "p0"), SYMA_OK);
    syma_tracker_free(t);
    t = track_new(NULL, 0);
    ck_assert_int_eq(syma_tracker_load(t, buf.data, buf.len), SYMA_ESYNTAX);
    ck_assert_uint_ge(syma_tracker_error_line(t), 299990);
    ck_assert_uint_le(syma_tracker_error_line(t), 300010);
    symai_buf_free(&buf);
    saved = repeat("", " ", ((size_t)64 << 20) + 1, "");
    ck_assert_int_eq(syma_tracker_load(t, saved, strlen(saved)), SYMA_ELIMIT);
    ck_assert_str_eq(syma_tracker_last_error(t),
                     "the document is larger than 64 MiB");
    free(saved);
    syma_tracker_free(t);
}
END_TEST

START_TEST(as_many_portals_as_it_takes)
{
    syma_portal *p = track_portal("q", 1, "", "");
    syma_portal *known = track_portal("p7", 1, "", "");
    syma_tracker *t = track_new(NULL, 0);
    struct symai_buf buf;
    syma_report *r;
    int i;

    symai_buf_init(&buf, (size_t)64 << 20);
    symai_buf_add_str(&buf, "<tracker xmlns=\"urn:syma:tracker:1\" "
                            "now=\"1000\">\n");
    for (i = 0; i < 100000; i++)
        ck_assert_int_eq(
            symai_buf_addf(&buf, "<portal id=\"p%d\">" LINE "</portal>\n", i),
            SYMA_OK);
    symai_buf_add_str(&buf, "</tracker>");
    ck_assert_msg(syma_tracker_load(t, buf.data, buf.len) == SYMA_OK, "%s",
                  syma_tracker_last_error(t));
    r = track_report(p, AT(0), "u", NULL, 0);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_ELIMIT);
    ck_assert_str_eq(syma_tracker_last_error(t),
                     "there are 100000 portals already");
    ck_assert_int_eq(t->now_ms, 1000);
    track_feed(t, known, 0, "u");
    ck_assert_int_eq(syma_tracker_load(t, HEAD TAIL, strlen(HEAD TAIL)),
                     SYMA_ELIMIT);
    ck_assert_int_eq(syma_tracker_remove(t, "p99999"), SYMA_OK);
    ck_assert_int_eq(syma_tracker_add(t, r), SYMA_OK);
    ck_assert_uint_eq(syma_tracker_portal_count(t), 100000);
    syma_report_unref(r);
    symai_buf_free(&buf);
    syma_tracker_free(t);
    syma_portal_free(p);
    syma_portal_free(known);
}
END_TEST

/* ---- files that nobody wrote ---- */

static char *rich_file(uint32_t seed)
{
    syma_tracker *t = track_new(NULL, 0);
    struct track_random w;
    struct track_op op;
    char log[LOG_SIZE];
    char *text;
    int i;

    track_random_begin(&w, seed);
    for (i = 0; i < 60; i++) {
        track_random_op(&w, &op);
        (void)track_tell(t, &op);
        track_op_clear(&op);
        track_drain(t, log);
    }
    track_random_end(&w);
    text = track_save(t);
    syma_tracker_free(t);
    return text;
}

/* Some bytes of a good one changed. What is taken all the same can be used
 * and comes back as it is. */
START_TEST(mutants)
{
    static const char bytes[] = "0123456789-\"<>/ =a";
    char *good = rich_file(42);
    size_t len = strlen(good);
    char *text = malloc(len + 1);
    struct track_random w;
    syma_tracker *t;
    syma_tracker *u;
    char *first;
    char *second;
    int taken = 0;
    int n;
    int i;
    int rc;

    ck_assert_ptr_nonnull(text);
    track_random_begin(&w, 4711);
    for (n = 0; n < 3000; n++) {
        memcpy(text, good, len + 1);
        for (i = 0; i <= n % 3; i++)
            text[track_draw(&w, (uint32_t)len)] =
                bytes[track_draw(&w, sizeof bytes - 1)];
        t = track_new(NULL, 0);
        rc = syma_tracker_load(t, text, len);
        ck_assert_msg(rc == SYMA_OK || rc == SYMA_ESYNTAX ||
                          rc == SYMA_EEXISTS || rc == SYMA_ELIMIT,
                      "%d", rc);
        ck_assert((rc == SYMA_OK) == (syma_tracker_last_error(t)[0] == '\0'));
        if (rc == SYMA_OK) {
            taken++;
            first = track_save(t);
            u = again(first);
            second = track_save(u);
            ck_assert_str_eq(first, second);
            ck_assert_int_eq(syma_tracker_tick(u, AT(500)), SYMA_OK);
            track_feed(u, w.portals[0], 501,
                       w.sections[0] == 2   ? "ud"
                       : w.sections[0] == 3 ? "udu"
                                            : "udum");
            syma_string_free(first);
            syma_string_free(second);
            syma_tracker_free(u);
        }
        syma_tracker_free(t);
    }
    ck_assert_int_gt(taken, 100);
    ck_assert_int_lt(taken, 2900);
    track_random_end(&w);
    free(text);
    syma_string_free(good);
}
END_TEST

START_TEST(cut_short)
{
    char *good = rich_file(43);
    size_t len = strlen(good);
    syma_tracker *t = track_new(NULL, 0);
    char *copy;
    size_t n;

    for (n = 0; n < len - 1; n += 1 + n / 50) {
        copy = malloc(n + 1); /* its end is where a sanitizer looks */
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, good, n);
        ck_assert_int_eq(syma_tracker_load(t, copy, n), SYMA_ESYNTAX);
        ck_assert_uint_eq(syma_tracker_portal_count(t), 0);
        free(copy);
    }
    syma_tracker_free(t);
    syma_string_free(good);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tracker_xml");
    TCase *cases = tcase_create("tracker_xml");
    SRunner *runner;
    int failed;

    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, a_new_process_each_time, 0, 60);
    tcase_add_test(cases, what_is_read);
    tcase_add_test(cases, zone_without_windows);
    tcase_add_test(cases, what_was_said);
    tcase_add_test(cases, own_flags_are_not_read);
    tcase_add_test(cases, many_windows);
    tcase_add_test(cases, a_later_file);
    tcase_add_test(cases, one_portal);
    tcase_add_loop_test(cases, is_refused, 0, sizeof refused / sizeof *refused);
    tcase_add_test(cases, the_frames_are_right);
    tcase_add_test(cases, limits);
    tcase_add_test(cases, large);
    tcase_add_test(cases, as_many_portals_as_it_takes);
    tcase_add_test(cases, mutants);
    tcase_add_test(cases, cut_short);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
