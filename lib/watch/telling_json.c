/* SPDX-License-Identifier: MIT */
/*
 * What a tracker knows as one JSON document; its schema is
 * docs/syma-tracker.schema.json. What is not known is null, never left out.
 */
#include "base/json.h"
#include "watch/json_values.h"
#include "watch/telling.h"
#include "watch/tracker.h"

/* Whom a list of incidents, promises or seconds is of. */
struct subject {
    const struct symai_telling *f;
    const char *portal;
    const char *section; /* "": the portal as a whole */
};

static void
put_seconds(struct symai_json *j, const char *key, const struct subject *s,
            int64_t (*get)(const syma_tracker *t, const char *portal_id,
                           const char *section_id, int state))
{
    int i;

    symai_json_open_object(j, key);
    for (i = SYMA_STATE_UNKNOWN; i <= SYMA_STATE_DOWN; i++)
        symai_json_int(j, syma_state_name(i),
                       get(s->f->t, s->portal, s->section, i));
    symai_json_close_object(j);
}

static void put_incidents(struct symai_json *j, const struct subject *s)
{
    const syma_incident *n;
    size_t count = syma_tracker_incident_count(s->f->t, s->portal, s->section);
    size_t i;

    symai_json_open_array(j, "incidents");
    for (i = 0; i < count; i++) {
        n = syma_tracker_incident(s->f->t, s->portal, s->section, i);
        symai_json_open_object(j, NULL);
        symai_json_time(j, "begin", syma_incident_begin_ms(n));
        symai_json_time(j, "confirmed", syma_incident_confirmed_ms(n));
        symai_json_time(j, "end", syma_incident_end_ms(n));
        symai_json_string(j, "worst", syma_state_name(syma_incident_worst(n)));
        symai_json_text(j, "reason", syma_incident_reason(n));
        symai_json_bool(j, "planned", syma_incident_planned(n));
        symai_json_int(j, "slips", (int64_t)syma_incident_slips(n));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

static void put_promise(struct symai_json *j, const syma_promise *p)
{
    symai_json_open_object(j, NULL);
    symai_json_string(j, "source", syma_promise_source(p));
    symai_json_text(j, "text", syma_promise_text(p));
    symai_json_time(j, "seen", syma_promise_seen_ms(p));
    symai_json_time(j, "earliest", syma_promise_earliest_ms(p));
    symai_json_time(j, "latest", syma_promise_latest_ms(p));
    symai_json_bool(j, "vague", syma_promise_vague(p));
    symai_json_time(j, "revised_from", syma_promise_revised_from_ms(p));
    symai_json_string(j, "status",
                      syma_promise_status_name(syma_promise_status(p)));
    if (syma_promise_late_ms(p) >= 0)
        symai_json_int(j, "late_ms", syma_promise_late_ms(p));
    else
        symai_json_null(j, "late_ms");
    symai_json_close_object(j);
}

static void put_promises(struct symai_json *j, const struct subject *s)
{
    size_t count = syma_tracker_promise_count(s->f->t, s->portal, s->section);
    size_t i;

    symai_json_open_array(j, "promises");
    for (i = 0; i < count; i++)
        put_promise(j, syma_tracker_promise(s->f->t, s->portal, s->section, i));
    symai_json_close_array(j);
}

static void put_windows(struct symai_json *j, const struct subject *s)
{
    const syma_window *w;
    size_t count = syma_tracker_window_count(s->f->t, s->portal);
    size_t i;

    symai_json_open_array(j, "windows");
    for (i = 0; i < count; i++) {
        w = syma_tracker_window(s->f->t, s->portal, i);
        symai_json_open_object(j, NULL);
        symai_json_text(j, "section", syma_window_section_id(w));
        symai_json_string(j, "source", syma_window_source(w));
        symai_json_text(j, "text", syma_window_text(w));
        symai_json_time(j, "begin", syma_window_begin_ms(w));
        symai_json_time(j, "end", syma_window_end_ms(w));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}

/* What a portal and a section have alike. */
static void put_common(struct symai_json *j, const struct subject *s)
{
    const syma_tracker *t = s->f->t;

    symai_json_string(
        j, "state",
        syma_state_name(syma_tracker_state(t, s->portal, s->section)));
    symai_json_string(
        j, "usable",
        syma_usable_name(syma_tracker_usable(t, s->portal, s->section)));
    symai_json_flags(j, syma_tracker_flags(t, s->portal, s->section));
    symai_json_time(j, "since",
                    syma_tracker_since_ms(t, s->portal, s->section));
    put_seconds(j, "seconds", s, syma_tracker_seconds);
    put_seconds(j, "planned_seconds", s, syma_tracker_planned_seconds);
    put_incidents(j, s);
    put_promises(j, s);
}

/* What only the last report says; null where there is none. */
static void put_of_report(struct symai_json *j, const syma_report *r, size_t i)
{
    const struct symai_report_section *s = symai_report_section(r, i);

    symai_json_string(j, "kind",
                      s != NULL ? syma_section_kind_name(s->kind) : NULL);
    symai_json_text(j, "because", syma_report_because(r, i));
    symai_json_fallbacks(j, r, i);
}

/* Where there is a report, it has the sections in the same order. */
static void put_section(struct symai_json *j, const struct subject *s, size_t i)
{
    const syma_report *r = syma_tracker_report(s->f->t, s->portal);
    const struct symai_track_section *own =
        symai_track_section_at(symai_track_portal(s->f->t, s->portal), i);

    symai_json_open_object(j, NULL);
    symai_json_string(j, "id", s->section);
    symai_json_text(j, "reason",
                    syma_tracker_reason(s->f->t, s->portal, s->section));
    put_common(j, s);
    symai_json_bool(j, "required", own->is_required);
    put_of_report(j, r, i);
    symai_json_close_object(j);
}

static void put_portal(struct symai_json *j, const struct symai_telling *f,
                       const char *portal)
{
    struct subject s = {f, portal, ""};
    size_t count = syma_tracker_section_count(f->t, portal);
    size_t i;

    symai_json_open_object(j, NULL);
    symai_json_text(j, "id", portal);
    symai_json_time(j, "checked", syma_tracker_checked_ms(f->t, portal));
    symai_json_int(j, "up_count", (int64_t)syma_tracker_up_count(f->t, portal));
    symai_json_int(j, "required_count",
                   (int64_t)syma_tracker_required_count(f->t, portal));
    put_common(j, &s);
    symai_json_int(j, "kept_count",
                   (int64_t)syma_tracker_kept_count(f->t, portal));
    symai_json_int(j, "broken_count",
                   (int64_t)syma_tracker_broken_count(f->t, portal));
    put_windows(j, &s);
    symai_json_open_array(j, "sections");
    for (i = 0; i < count; i++) {
        s.section = syma_tracker_section_id(f->t, portal, i);
        put_section(j, &s, i);
    }
    symai_json_close_array(j);
    symai_json_close_object(j);
}

int symai_telling_json(const struct symai_telling *f)
{
    struct symai_json j;
    size_t count = symai_telling_portal_count(f);
    size_t i;

    symai_json_init(&j, f->out);
    symai_json_open_object(&j, NULL);
    symai_json_string(&j, "schema", "syma-tracker/1");
    symai_json_time(&j, "time", f->now_ms);
    symai_json_open_array(&j, "portals");
    for (i = 0; i < count && j.rc == SYMA_OK; i++)
        put_portal(&j, f, symai_telling_portal(f, i));
    symai_json_close_array(&j);
    symai_json_close_object(&j);
    return j.rc < 0 ? j.rc : symai_buf_add_char(f->out, '\n');
}
