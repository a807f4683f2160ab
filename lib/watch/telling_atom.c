/* SPDX-License-Identifier: MIT */
/*
 * What happened as an Atom feed (RFC 4287), in English. The id of an entry is
 * made of what never changes of it: where, what and when; so is its text, so
 * that no reader shows the same entry twice. Titles and contents are text.
 */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "judge/explain.h"
#include "judge/explain_time.h"
#include "watch/feed.h"
#include "watch/markup.h"

/* The ids of all sections that a report can have, and what a page said. */
#define MAX_PIECE ((size_t)128 << 10)

struct writer {
    const struct symai_telling *f;
    struct symai_buf piece; /* a text before it is escaped */
    int rc;                 /* of the first failure */
};

static const char *const terms[] = {"begin",   "promised", "slip",
                                    "overdue", "back",     "end"};

/* ---- pieces ---- */

static void put(struct writer *w, const char *markup)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add_str(w->f->out, markup);
}

static void put_text(struct writer *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_markup_text(w->f->out, text);
}

static void put_time(struct writer *w, const char *indent, const char *name,
                     int64_t ms)
{
    char text[SYMAI_RFC3339_SIZE];

    symai_rfc3339_format(ms, text);
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_addf(w->f->out, "%s<%s>%s</%s>\n", indent, name, text,
                               name);
}

static void say(struct writer *w, const char *text)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add_str(&w->piece, text);
}

static void say_moment(struct writer *w, const struct symai_feed_entry *e,
                       const char *before, int64_t ms)
{
    if (w->rc == SYMA_OK)
        w->rc =
            symai_explain_moment(&w->piece, SYMAI_EXPLAIN_EN, before,
                                 symai_telling_zone(w->f, e->portal_id), ms);
}

static void say_ends(struct writer *w, const struct symai_feed_entry *e)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_explain_return(&w->piece, SYMAI_EXPLAIN_EN,
                                     symai_telling_zone(w->f, e->portal_id),
                                     syma_promise_earliest_ms(e->promise),
                                     syma_promise_latest_ms(e->promise));
}

/* The piece goes out as the content of an element. */
static void put_piece(struct writer *w, const char *open, const char *close)
{
    put(w, open);
    put_text(w, w->piece.data);
    put(w, close);
    symai_buf_clear(&w->piece);
}

/* ---- one entry ---- */

static void say_subject(struct writer *w, const struct symai_feed_entry *e)
{
    say(w, symai_telling_name(e->portal_id));
    if (e->section_id[0] != '\0') {
        say(w, ": ");
        say(w, e->section_id);
    }
}

/* Which sections of the portal were out at that moment. */
static void say_waiting(struct writer *w, const struct symai_feed_entry *e)
{
    const syma_tracker *t = w->f->t;
    size_t sections = syma_tracker_section_count(t, e->portal_id);
    const syma_incident *n;
    const char *lead = "; not yet: ";
    const char *id;
    size_t i;
    size_t j;

    for (i = 0; i < sections; i++) {
        id = syma_tracker_section_id(t, e->portal_id, i);
        for (j = 0; j < syma_tracker_incident_count(t, e->portal_id, id); j++) {
            n = syma_tracker_incident(t, e->portal_id, id, j);
            if (syma_incident_begin_ms(n) > e->time_ms ||
                (syma_incident_end_ms(n) >= 0 &&
                 syma_incident_end_ms(n) <= e->time_ms))
                continue;
            say(w, lead);
            say(w, id);
            lead = ", ";
            break;
        }
    }
}

static void say_title(struct writer *w, const struct symai_feed_entry *e)
{
    static const char *const late = ": the promised return is late";

    say_subject(w, e);
    switch (e->kind) {
    case SYMAI_FEED_BEGIN:
        say(w, ": ");
        say(w, symai_telling_help(e->incident));
        break;
    case SYMAI_FEED_PROMISED:
        say(w, syma_promise_earliest_ms(e->promise) < 0 &&
                       syma_promise_latest_ms(e->promise) < 0
                   ? ": no time of return was named"
                   : ": a return was announced");
        say_ends(w, e);
        break;
    case SYMAI_FEED_SLIP:
        say(w, ": the return was put off");
        say_moment(w, e, " to ", syma_promise_latest_ms(e->promise));
        break;
    case SYMAI_FEED_OVERDUE:
        say(w, late);
        break;
    case SYMAI_FEED_BACK:
        say(w, " is back");
        say_waiting(w, e);
        break;
    case SYMAI_FEED_ALL_BACK:
        say(w, ": all is back");
        break;
    }
}

static void say_promise(struct writer *w, const struct symai_feed_entry *e)
{
    const syma_promise *p = e->promise;

    say(w, "Source: ");
    say(w, syma_promise_source(p));
    say(w, ".");
    if (syma_promise_earliest_ms(p) >= 0 || syma_promise_latest_ms(p) >= 0) {
        say(w, " Return:");
        say_ends(w, e);
        say(w, syma_promise_vague(p) ? ", a reading of loose words." : ".");
    }
    if (syma_promise_revised_from_ms(p) >= 0) {
        say_moment(w, e, " Before that, ", syma_promise_revised_from_ms(p));
        say(w, ".");
    }
    if (syma_promise_text(p)[0] != '\0') {
        say(w, " \"");
        say(w, syma_promise_text(p));
        say(w, "\"");
    }
}

static void say_content(struct writer *w, const struct symai_feed_entry *e)
{
    if (e->promise != NULL) {
        say_promise(w, e);
        return;
    }
    say_moment(w, e, "Since ", syma_incident_begin_ms(e->incident));
    if (e->kind != SYMAI_FEED_BEGIN)
        say_moment(w, e, " until ", syma_incident_end_ms(e->incident));
    if (syma_incident_reason(e->incident)[0] != '\0') {
        say(w, " (");
        say(w, syma_incident_reason(e->incident));
        say(w, ")");
    }
    say(w, syma_incident_planned(e->incident) ? ", planned work." : ".");
    if (e->kind != SYMAI_FEED_BEGIN && syma_incident_slips(e->incident) > 0 &&
        w->rc == SYMA_OK)
        w->rc = symai_buf_addf(&w->piece, " Put off: %zu.",
                               syma_incident_slips(e->incident));
}

static void put_id(struct writer *w, const struct symai_feed_entry *e)
{
    const char *text;
    uint64_t hash;

    if (w->rc != SYMA_OK)
        return;
    w->rc =
        symai_buf_addf(w->f->out, "    <id>urn:syma:entry:%s:%s:%s:%" PRId64,
                       e->portal_id, e->section_id, terms[e->kind], e->time_ms);
    if (w->rc == SYMA_OK && e->promise != NULL) {
        text = syma_promise_text(e->promise);
        hash = symai_hash(SYMAI_HASH_START, text, strlen(text));
        w->rc = symai_buf_addf(w->f->out, ":%s:%016" PRIx64,
                               syma_promise_source(e->promise), hash);
    }
    put(w, "</id>\n");
}

static void put_entry(struct writer *w, const struct symai_feed_entry *e)
{
    put(w, "  <entry>\n");
    put_id(w, e);
    say_title(w, e);
    put_piece(w, "    <title>", "</title>\n");
    put_time(w, "    ", "updated", e->time_ms);
    put_time(w, "    ", "published", e->time_ms);
    put(w, "    <category term=\"");
    put(w, terms[e->kind]);
    put(w, "\"/>\n");
    say_content(w, e);
    put_piece(w, "    <content type=\"text\">", "</content>\n");
    put(w, "  </entry>\n");
}

/* ---- the feed ---- */

static int64_t updated_ms(const struct writer *w, const struct symai_feed *feed)
{
    int64_t checked;

    if (feed->count > 0)
        return feed->items[0].time_ms;
    checked = w->f->portal_id != NULL
                  ? syma_tracker_checked_ms(w->f->t, w->f->portal_id)
                  : w->f->now_ms;
    return checked < 0 ? 0 : checked;
}

static void put_head(struct writer *w, const struct symai_feed *feed)
{
    const char *id = w->f->portal_id;
    const syma_report *r = syma_tracker_report(w->f->t, id);

    put(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
           "  <id>urn:syma:feed");
    if (id != NULL) {
        put(w, ":");
        put_text(w, id);
    }
    put(w, "</id>\n  <title>");
    put_text(w, id != NULL ? symai_telling_name(id) : "All portals");
    put(w, "</title>\n");
    put_time(w, "  ", "updated", updated_ms(w, feed));
    put(w, "  <author><name>syma</name></author>\n");
    if (r != NULL && r->home != NULL) {
        put(w, "  <link rel=\"alternate\" href=\"");
        put_text(w, r->home);
        put(w, "\"/>\n");
    }
}

int symai_telling_atom(const struct symai_telling *f)
{
    struct writer w = {f, {0}, SYMA_OK};
    struct symai_feed feed;
    size_t i;

    symai_buf_init(&w.piece, MAX_PIECE);
    symai_feed_collect(f, &feed);
    put_head(&w, &feed);
    for (i = 0; i < feed.count; i++)
        put_entry(&w, &feed.items[i]);
    put(&w, "</feed>\n");
    symai_buf_free(&w.piece);
    return w.rc;
}
