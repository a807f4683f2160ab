/* SPDX-License-Identifier: MIT */
/*
 * What a tracker remembers, written down as the <tracker> file that
 * tracker_xml reads. A moment that there is not is an attribute that there is
 * not. The texts have no control characters: they were let in without.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "watch/moment.h"
#include "watch/tracker_xml.h"
#include "watch/turn.h"

struct writer {
    struct symai_buf buf;
    int rc; /* of the first failure; later calls do nothing */
};

static void put(struct writer *w, const char *text, size_t len)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_add(&w->buf, text, len);
}

static void put_str(struct writer *w, const char *text)
{
    put(w, text, strlen(text));
}

static void put_escaped(struct writer *w, const char *text)
{
    size_t len = strcspn(text, "&<>\"");

    while (text[len] != '\0') {
        put(w, text, len);
        put_str(w, text[len] == '&'   ? "&amp;"
                   : text[len] == '<' ? "&lt;"
                   : text[len] == '>' ? "&gt;"
                                      : "&quot;");
        text += len + 1;
        len = strcspn(text, "&<>\"");
    }
    put(w, text, len);
}

static void put_text(struct writer *w, const char *name, const char *value)
{
    put_str(w, " ");
    put_str(w, name);
    put_str(w, "=\"");
    put_escaped(w, value);
    put_str(w, "\"");
}

static void put_number(struct writer *w, const char *name, int64_t value)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_addf(&w->buf, " %s=\"%" PRId64 "\"", name, value);
}

static void put_time(struct writer *w, const char *name, int64_t ms)
{
    if (ms >= 0)
        put_number(w, name, ms);
}

static void put_yes(struct writer *w, const char *name, int is_set)
{
    if (is_set)
        put_text(w, name, "yes");
}

/* ---- lines ---- */

static void put_incident(struct writer *w, const struct syma_incident *n)
{
    put_str(w, "<incident");
    put_time(w, "begin", n->begin_ms);
    put_time(w, "confirmed", n->confirmed_ms);
    put_time(w, "end", n->end_ms);
    put_text(w, "worst", syma_state_name(n->worst));
    if (n->reason[0] != '\0')
        put_text(w, "reason", n->reason);
    if (n->slips > 0)
        put_number(w, "slips", n->slips);
    put_yes(w, "planned", n->is_planned);
    put_str(w, "/>\n");
}

static void put_promise(struct writer *w, const struct syma_promise *p)
{
    put_str(w, "<promise");
    put_text(w, "source", p->source);
    put_text(w, "text", p->text->text);
    put_time(w, "seen", p->seen_ms);
    put_time(w, "earliest", p->earliest_ms);
    put_time(w, "latest", p->latest_ms);
    put_yes(w, "vague", p->is_vague);
    put_time(w, "revised-from", p->revised_from_ms);
    put_time(w, "incident", p->incident_ms);
    put_time(w, "until", p->until_ms);
    put_text(w, "status", syma_promise_status_name(p->status));
    put_yes(w, "missed", !p->is_seen);
    put_yes(w, "summed", p->is_counted);
    put_str(w, "/>\n");
}

static void put_line(struct writer *w, const struct symai_track_line *line)
{
    size_t i;

    put_str(w, "<line");
    put_text(w, "state", syma_state_name(line->state));
    put_text(w, "usable", syma_usable_name(line->usable));
    if (line->reason[0] != '\0')
        put_text(w, "reason", line->reason);
    if (line->flags != 0)
        put_number(w, "flags", line->flags);
    put_time(w, "since", line->since_ms);
    put_time(w, "counted", line->counted_ms);
    put_str(w, ">\n");
    for (i = 0; i < SYMAI_TRACK_STATES; i++) {
        if (line->total_ms[i] == 0 && line->planned_ms[i] == 0)
            continue;
        put_str(w, "<total");
        put_text(w, "state", syma_state_name((int)i));
        put_number(w, "ms", line->total_ms[i]);
        if (line->planned_ms[i] != 0)
            put_number(w, "planned", line->planned_ms[i]);
        put_str(w, "/>\n");
    }
    for (i = 0; i < line->incidents.count; i++)
        put_incident(w, symai_vec_at(&line->incidents, i));
    for (i = 0; i < line->promises.count; i++)
        put_promise(w, symai_vec_at(&line->promises, i));
    put_str(w, "</line>\n");
}

/* ---- sections ---- */

static void put_course(struct writer *w, const struct symai_track_section *s)
{
    const struct symai_window_span *span;
    size_t i;

    if (s->run.length > 0) {
        put_str(w, "<run");
        put_number(w, "length", s->run.length);
        put_time(w, "since", s->run.since_ms);
        put_yes(w, "up", s->run.is_up);
        put_str(w, "/>\n");
    }
    if (s->flap.last != 0) {
        put_str(w, "<flap");
        put_text(w, "last", syma_state_name(s->flap.last));
        put_number(w, "changes", s->flap.changes);
        put_yes(w, "on", s->flap.is_on);
        put_str(w, "/>\n");
    }
    if (s->unknown_reason[0] != '\0') {
        put_str(w, "<unknown");
        put_text(w, "reason", s->unknown_reason);
        if (s->unknown_flags != 0)
            put_number(w, "flags", s->unknown_flags);
        put_str(w, "/>\n");
    }
    for (i = 0; i < s->spans.count; i++) {
        span = symai_vec_at(&s->spans, i);
        put_str(w, "<span");
        put_time(w, "begin", span->begin_ms);
        put_time(w, "end", span->end_ms);
        put_str(w, "/>\n");
    }
}

static void put_section(struct writer *w, const struct symai_track_section *s)
{
    put_str(w, "<section");
    put_text(w, "id", s->id->text);
    if (!s->is_required)
        put_text(w, "required", "no");
    put_time(w, "known", s->known_ms);
    put_yes(w, "stale", s->is_stale);
    put_str(w, ">\n");
    put_line(w, &s->line);
    put_course(w, s);
    put_str(w, "</section>\n");
}

/* ---- portals ---- */

static void put_days(struct writer *w, uint32_t days)
{
    const char *space = "";
    size_t i;

    put_str(w, " days=\"");
    for (i = 0; symai_window_days[i] != NULL; i++) {
        if ((days >> i & 1) == 0)
            continue;
        put_str(w, space);
        put_str(w, symai_window_days[i]);
        space = " ";
    }
    put_str(w, "\"");
}

static void put_rule(struct writer *w, const struct symai_window_rule *rule)
{
    char begin[SYMAI_MOMENT_SIZE];
    char end[SYMAI_MOMENT_SIZE];

    put_str(w, "<rule");
    if (rule->section_id[0] != '\0')
        put_text(w, "section", rule->section_id);
    if (rule->days != 0) {
        put_days(w, rule->days);
        symai_clock_write(rule->begin_minute, begin);
        symai_clock_write(rule->end_minute, end);
    } else {
        symai_moment_write_local(&rule->begin, begin);
        symai_moment_write_local(&rule->end, end);
    }
    put_text(w, "begin", begin);
    put_text(w, "end", end);
    put_str(w, "/>\n");
}

static void put_window(struct writer *w, const struct syma_window *window)
{
    put_str(w, "<window");
    if (window->section_id != NULL && window->section_id->text[0] != '\0')
        put_text(w, "section", window->section_id->text);
    if (window->rule >= 0)
        put_number(w, "rule", window->rule);
    put_time(w, "begin", window->begin_ms);
    put_time(w, "end", window->end_ms);
    put_yes(w, "begun", window->has_begun);
    if (window->text != NULL && window->text->text[0] != '\0')
        put_text(w, "text", window->text->text);
    put_str(w, "/>\n");
}

static void put_said(struct writer *w, const struct symai_vec *said)
{
    const char *space = "";
    size_t i;

    if (said->count == 0)
        return;
    put_str(w, " said=\"");
    for (i = 0; w->rc == SYMA_OK && i < said->count; i++) {
        w->rc = symai_buf_addf(&w->buf, "%s%016" PRIx64, space,
                               *(const uint64_t *)symai_vec_at(said, i));
        space = " ";
    }
    put_str(w, "\"");
}

static void put_portal(struct writer *w, const struct symai_track_portal *p)
{
    const struct symai_zone *zone;
    const char *zone_name;
    const struct symai_vec *rules = symai_turn_rules(p, &zone, &zone_name);
    size_t i;

    put_str(w, "<portal");
    put_text(w, "id", p->id->text);
    put_time(w, "checked", p->checked_ms);
    if (zone_name != NULL)
        put_text(w, "timezone", zone_name);
    if (p->kept > 0)
        put_number(w, "kept", (int64_t)p->kept);
    if (p->broken > 0)
        put_number(w, "broken", (int64_t)p->broken);
    put_said(w, &p->said);
    put_str(w, ">\n");
    put_line(w, &p->line);
    for (i = 0; rules != NULL && i < rules->count; i++)
        put_rule(w, symai_vec_at(rules, i));
    for (i = 0; i < p->windows.count; i++)
        put_window(w, symai_vec_at(&p->windows, i));
    for (i = 0; i < p->sections.count; i++)
        put_section(w, symai_track_section_at(p, i));
    put_str(w, "</portal>\n");
}

int syma_tracker_save(const syma_tracker *t, const char *portal_id, char **out)
{
    const struct symai_track_portal *one = NULL;
    struct symai_track_portal **place;
    struct writer w;
    size_t i;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (t == NULL)
        return SYMA_EINVAL;
    if (portal_id != NULL)
        one = symai_track_portal(t, portal_id);
    if (portal_id != NULL && one == NULL)
        return SYMA_ENOTFOUND;
    symai_buf_init(&w.buf, SYMAI_TRACKER_MAX_FILE);
    w.rc = SYMA_OK;
    put_str(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tracker");
    put_text(&w, "xmlns", SYMAI_TRACKER_NAMESPACE);
    put_time(&w, "now", t->now_ms);
    put_str(&w, ">\n");
    if (one != NULL)
        put_portal(&w, one);
    for (i = 0; one == NULL && i < t->portals.count; i++) {
        place = symai_vec_at(&t->portals, i);
        put_portal(&w, *place);
    }
    put_str(&w, "</tracker>\n");
    if (w.rc == SYMA_OK)
        w.rc = symai_buf_detach(&w.buf, out);
    symai_buf_free(&w.buf);
    return w.rc;
}

const char *syma_tracker_schema(void)
{
    return symai_tracker_schema;
}
