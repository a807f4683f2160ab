/* SPDX-License-Identifier: MIT */
/*
 * What a tracker remembers, written down as the <tracker> file that
 * tracker_xml reads. A moment that there is not is an attribute that there is
 * not.
 */
#include <inttypes.h>

#include "watch/tracker_xml.h"
#include "watch/turn.h"
#include "watch/xml_out.h"

static void put_number(struct symai_xml_out *w, const char *name, int64_t value)
{
    if (w->rc == SYMA_OK)
        w->rc = symai_buf_addf(&w->buf, " %s=\"%" PRId64 "\"", name, value);
}

static void put_time(struct symai_xml_out *w, const char *name, int64_t ms)
{
    if (ms >= 0)
        put_number(w, name, ms);
}

static void put_yes(struct symai_xml_out *w, const char *name, int is_set)
{
    if (is_set)
        symai_xml_out_attribute(w, name, "yes");
}

/* ---- lines ---- */

static void put_incident(struct symai_xml_out *w, const struct syma_incident *n)
{
    symai_xml_out_put(w, "<incident");
    put_time(w, "begin", n->begin_ms);
    put_time(w, "confirmed", n->confirmed_ms);
    put_time(w, "end", n->end_ms);
    symai_xml_out_attribute(w, "worst", syma_state_name(n->worst));
    if (n->reason[0] != '\0')
        symai_xml_out_attribute(w, "reason", n->reason);
    if (n->slips > 0)
        put_number(w, "slips", n->slips);
    put_yes(w, "planned", n->is_planned);
    symai_xml_out_put(w, "/>\n");
}

static void put_promise(struct symai_xml_out *w, const struct syma_promise *p)
{
    symai_xml_out_put(w, "<promise");
    symai_xml_out_attribute(w, "source", p->source);
    symai_xml_out_attribute(w, "text", p->text->text);
    put_time(w, "seen", p->seen_ms);
    put_time(w, "earliest", p->earliest_ms);
    put_time(w, "latest", p->latest_ms);
    put_yes(w, "vague", p->is_vague);
    put_time(w, "revised-from", p->revised_from_ms);
    put_time(w, "incident", p->incident_ms);
    put_time(w, "until", p->until_ms);
    symai_xml_out_attribute(w, "status", syma_promise_status_name(p->status));
    put_yes(w, "missed", !p->is_seen);
    put_yes(w, "summed", p->is_counted);
    symai_xml_out_put(w, "/>\n");
}

static void put_line(struct symai_xml_out *w,
                     const struct symai_track_line *line)
{
    size_t i;

    symai_xml_out_put(w, "<line");
    symai_xml_out_attribute(w, "state", syma_state_name(line->state));
    symai_xml_out_attribute(w, "usable", syma_usable_name(line->usable));
    if (line->reason[0] != '\0')
        symai_xml_out_attribute(w, "reason", line->reason);
    if (line->flags != 0)
        put_number(w, "flags", line->flags);
    put_time(w, "since", line->since_ms);
    put_time(w, "counted", line->counted_ms);
    symai_xml_out_put(w, ">\n");
    for (i = 0; i < SYMAI_TRACK_STATES; i++) {
        if (line->total_ms[i] == 0 && line->planned_ms[i] == 0)
            continue;
        symai_xml_out_put(w, "<total");
        symai_xml_out_attribute(w, "state", syma_state_name((int)i));
        put_number(w, "ms", line->total_ms[i]);
        if (line->planned_ms[i] != 0)
            put_number(w, "planned", line->planned_ms[i]);
        symai_xml_out_put(w, "/>\n");
    }
    for (i = 0; i < line->incidents.count; i++)
        put_incident(w, symai_vec_at(&line->incidents, i));
    for (i = 0; i < line->promises.count; i++)
        put_promise(w, symai_vec_at(&line->promises, i));
    symai_xml_out_put(w, "</line>\n");
}

/* ---- sections ---- */

static void put_course(struct symai_xml_out *w,
                       const struct symai_track_section *s)
{
    const struct symai_window_span *span;
    size_t i;

    if (s->run.length > 0) {
        symai_xml_out_put(w, "<run");
        put_number(w, "length", s->run.length);
        put_time(w, "since", s->run.since_ms);
        put_yes(w, "up", s->run.is_up);
        symai_xml_out_put(w, "/>\n");
    }
    if (s->flap.last != 0) {
        symai_xml_out_put(w, "<flap");
        symai_xml_out_attribute(w, "last", syma_state_name(s->flap.last));
        put_number(w, "changes", s->flap.changes);
        put_yes(w, "on", s->flap.is_on);
        symai_xml_out_put(w, "/>\n");
    }
    if (s->unknown_reason[0] != '\0') {
        symai_xml_out_put(w, "<unknown");
        symai_xml_out_attribute(w, "reason", s->unknown_reason);
        if (s->unknown_flags != 0)
            put_number(w, "flags", s->unknown_flags);
        symai_xml_out_put(w, "/>\n");
    }
    for (i = 0; i < s->spans.count; i++) {
        span = symai_vec_at(&s->spans, i);
        symai_xml_out_put(w, "<span");
        put_time(w, "begin", span->begin_ms);
        put_time(w, "end", span->end_ms);
        symai_xml_out_put(w, "/>\n");
    }
}

static void put_section(struct symai_xml_out *w,
                        const struct symai_track_section *s)
{
    symai_xml_out_put(w, "<section");
    symai_xml_out_attribute(w, "id", s->id->text);
    if (!s->is_required)
        symai_xml_out_attribute(w, "required", "no");
    put_time(w, "known", s->known_ms);
    put_yes(w, "stale", s->is_stale);
    symai_xml_out_put(w, ">\n");
    put_line(w, &s->line);
    put_course(w, s);
    symai_xml_out_put(w, "</section>\n");
}

/* ---- portals ---- */

static void put_rule(struct symai_xml_out *w,
                     const struct symai_window_rule *rule)
{
    symai_xml_out_put(w, "<rule");
    if (rule->section_id[0] != '\0')
        symai_xml_out_attribute(w, "section", rule->section_id);
    symai_xml_out_times(w, rule);
    symai_xml_out_put(w, "/>\n");
}

static void put_window(struct symai_xml_out *w,
                       const struct syma_window *window)
{
    symai_xml_out_put(w, "<window");
    if (symai_word_text(window->section_id)[0] != '\0')
        symai_xml_out_attribute(w, "section", window->section_id->text);
    if (window->rule >= 0)
        put_number(w, "rule", window->rule);
    put_time(w, "begin", window->begin_ms);
    put_time(w, "end", window->end_ms);
    put_yes(w, "begun", window->has_begun);
    if (symai_word_text(window->text)[0] != '\0')
        symai_xml_out_attribute(w, "text", window->text->text);
    symai_xml_out_put(w, "/>\n");
}

static void put_said(struct symai_xml_out *w, const struct symai_vec *said)
{
    const char *space = "";
    size_t i;

    if (said->count == 0)
        return;
    symai_xml_out_put(w, " said=\"");
    for (i = 0; w->rc == SYMA_OK && i < said->count; i++) {
        w->rc = symai_buf_addf(&w->buf, "%s%016" PRIx64, space,
                               *(const uint64_t *)symai_vec_at(said, i));
        space = " ";
    }
    symai_xml_out_put(w, "\"");
}

static void put_portal(struct symai_xml_out *w,
                       const struct symai_track_portal *p)
{
    const struct symai_zone *zone;
    const char *zone_name;
    const struct symai_vec *rules = symai_turn_rules(p, &zone, &zone_name);
    size_t i;

    symai_xml_out_put(w, "<portal");
    symai_xml_out_attribute(w, "id", p->id->text);
    put_time(w, "checked", p->checked_ms);
    symai_xml_out_attribute(w, "timezone", zone_name);
    if (p->kept > 0)
        put_number(w, "kept", (int64_t)p->kept);
    if (p->broken > 0)
        put_number(w, "broken", (int64_t)p->broken);
    put_said(w, &p->said);
    symai_xml_out_put(w, ">\n");
    put_line(w, &p->line);
    for (i = 0; rules != NULL && i < rules->count; i++)
        put_rule(w, symai_vec_at(rules, i));
    for (i = 0; i < p->windows.count; i++)
        put_window(w, symai_vec_at(&p->windows, i));
    for (i = 0; i < p->sections.count; i++)
        put_section(w, symai_track_section_at(p, i));
    symai_xml_out_put(w, "</portal>\n");
}

int syma_tracker_save(const syma_tracker *t, const char *portal_id, char **out)
{
    const struct symai_track_portal *one = NULL;
    struct symai_track_portal **place;
    struct symai_xml_out w;
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
    symai_xml_out_begin(&w, SYMAI_TRACKER_MAX_FILE);
    symai_xml_out_put(&w, "<tracker");
    symai_xml_out_attribute(&w, "xmlns", SYMAI_TRACKER_NAMESPACE);
    put_time(&w, "now", t->now_ms);
    symai_xml_out_put(&w, ">\n");
    if (one != NULL)
        put_portal(&w, one);
    for (i = 0; one == NULL && i < t->portals.count; i++) {
        place = symai_vec_at(&t->portals, i);
        put_portal(&w, *place);
    }
    symai_xml_out_put(&w, "</tracker>\n");
    return symai_xml_out_end(&w, out);
}

const char *syma_tracker_schema(void)
{
    return symai_tracker_schema;
}
