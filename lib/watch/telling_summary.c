/* SPDX-License-Identifier: MIT */
/*
 * What a tracker knows in the shape of a Statuspage's summary.json: a
 * component a section, the incidents that go on, planned work. There is no
 * word for unknown in that shape, and operational would be a lie: in an
 * incident the component keeps the status of the worst that it came to; else
 * it is left out, and readers that merge by id keep what they had.
 */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/json.h"
#include "watch/json_values.h"
#include "watch/telling.h"
#include "watch/tracker.h"
#include "watch/turn.h"

struct writer {
    struct symai_json json;
    const struct symai_telling *f;
    const char *portal;
    const char *section;
    struct symai_buf piece; /* an id or a sentence, before it is quoted */
};

static const char *status_of(int state, int usable)
{
    switch (state) {
    case SYMA_STATE_UP:
        return "operational";
    case SYMA_STATE_MAINTENANCE:
        return "under_maintenance";
    case SYMA_STATE_DOWN:
        return "major_outage";
    case SYMA_STATE_DEGRADED:
        return usable == SYMA_USABLE_YES      ? "degraded_performance"
               : usable == SYMA_USABLE_PARTLY ? "partial_outage"
                                              : "major_outage";
    default:
        return NULL;
    }
}

enum impact { IMPACT_NONE, IMPACT_MINOR, IMPACT_MAJOR, IMPACT_CRITICAL };

static const char *const impacts[] = {"none", "minor", "major", "critical"};

/* As serious as the exit status of a plugin; that maintenance outlives its
 * promise makes it so. */
static enum impact impact_of(int state, int usable, uint32_t flags)
{
    if (state == SYMA_STATE_UP)
        return IMPACT_NONE;
    if (state == SYMA_STATE_DOWN)
        return IMPACT_CRITICAL;
    if (state == SYMA_STATE_UNKNOWN)
        return IMPACT_MINOR;
    return syma_exit_code(state, usable, flags, 1) == 2 ? IMPACT_MAJOR
                                                        : IMPACT_MINOR;
}

static void say(struct writer *w, const char *text)
{
    if (w->json.rc == SYMA_OK)
        w->json.rc = symai_buf_add_str(&w->piece, text);
}

static void say_number(struct writer *w, int64_t number)
{
    if (w->json.rc == SYMA_OK)
        w->json.rc = symai_buf_addf(&w->piece, "%" PRId64, number);
}

static void put_piece(struct writer *w, const char *key)
{
    symai_json_string(&w->json, key, w->piece.data);
    symai_buf_clear(&w->piece);
}

/* Ids hold no '/', so that those of two portals never meet. */
static void say_component(struct writer *w, const char *section)
{
    say(w, w->portal);
    say(w, "/");
    say(w, section);
}

static void put_page_id(struct writer *w)
{
    symai_json_string(&w->json, "page_id",
                      w->f->portal_id != NULL ? symai_telling_name(w->portal)
                                              : "syma");
}

/* ---- components ---- */

static const char *published(const struct writer *w)
{
    const syma_tracker *t = w->f->t;
    const syma_incident *n = symai_telling_running(w->f, w->portal, w->section);
    int state = syma_tracker_state(t, w->portal, w->section);

    if (state == SYMA_STATE_UNKNOWN && n != NULL)
        return status_of(syma_incident_worst(n), SYMA_USABLE_NO);
    return status_of(state, syma_tracker_usable(t, w->portal, w->section));
}

static void put_component_rest(struct writer *w, const char *status,
                               size_t position, const char *group)
{
    int64_t since = syma_tracker_since_ms(w->f->t, w->portal, w->section);

    symai_json_text(&w->json, "status", status);
    /* nobody keeps when a section was first watched */
    symai_json_time(&w->json, "created_at", since);
    symai_json_time(&w->json, "updated_at", since);
    symai_json_int(&w->json, "position", (int64_t)position + 1);
    symai_json_null(&w->json, "description");
    symai_json_bool(&w->json, "showcase", 1);
    symai_json_null(&w->json, "start_date");
    symai_json_text(&w->json, "group_id", group);
    put_page_id(w);
    symai_json_bool(&w->json, "group", w->section[0] == '\0');
    symai_json_bool(&w->json, "only_show_if_degraded", 0);
}

static void put_component(struct writer *w, size_t position)
{
    const char *status = published(w);

    if (status == NULL)
        return;
    symai_json_open_object(&w->json, NULL);
    say_component(w, w->section);
    put_piece(w, "id");
    symai_json_string(&w->json, "name", w->section);
    put_component_rest(w, status, position,
                       w->f->portal_id == NULL ? symai_telling_name(w->portal)
                                               : NULL);
    symai_json_close_object(&w->json);
}

/* Of several portals each is a group of its sections. */
static void put_group(struct writer *w, size_t position)
{
    size_t count = syma_tracker_section_count(w->f->t, w->portal);
    const char *status;
    size_t i;

    w->section = "";
    status = published(w);
    if (status == NULL)
        return;
    symai_json_open_object(&w->json, NULL);
    symai_json_string(&w->json, "id", symai_telling_name(w->portal));
    symai_json_string(&w->json, "name", symai_telling_name(w->portal));
    put_component_rest(w, status, position, NULL);
    symai_json_open_array(&w->json, "components");
    for (i = 0; i < count; i++) {
        w->section = syma_tracker_section_id(w->f->t, w->portal, i);
        if (published(w) == NULL)
            continue;
        say_component(w, w->section);
        put_piece(w, NULL);
    }
    symai_json_close_array(&w->json);
    symai_json_close_object(&w->json);
}

static void put_components(struct writer *w, size_t position)
{
    size_t count = syma_tracker_section_count(w->f->t, w->portal);
    size_t i;

    if (w->f->portal_id == NULL)
        put_group(w, position);
    for (i = 0; i < count; i++) {
        w->section = syma_tracker_section_id(w->f->t, w->portal, i);
        put_component(w, i);
    }
}

/* ---- incidents ---- */

static void say_incident_id(struct writer *w, const syma_incident *n)
{
    say_component(w, w->section);
    say(w, "/");
    say_number(w, syma_incident_begin_ms(n));
}

static void open_update(struct writer *w, const syma_incident *n,
                        const char *status, int64_t ms)
{
    symai_json_open_object(&w->json, NULL);
    say_incident_id(w, n);
    say(w, "/");
    say(w, status);
    say(w, "/");
    say_number(w, ms);
    put_piece(w, "id");
    symai_json_string(&w->json, "status", status);
    say_incident_id(w, n);
    put_piece(w, "incident_id");
    symai_json_time(&w->json, "created_at", ms);
    symai_json_time(&w->json, "updated_at", ms);
    symai_json_time(&w->json, "display_at", ms);
}

static void put_promise(struct writer *w, const syma_incident *n,
                        const syma_promise *p)
{
    char latest[SYMAI_RFC3339_SIZE];

    open_update(w, n, "identified", syma_promise_seen_ms(p));
    if (syma_promise_latest_ms(p) >= 0) {
        symai_rfc3339_format(syma_promise_latest_ms(p), latest);
        say(w, syma_promise_vague(p) ? "Return announced, vaguely, by "
                                     : "Return announced by ");
        say(w, latest);
    } else {
        say(w, "No time of return named");
    }
    say(w, " (");
    say(w, syma_promise_source(p));
    say(w, ")");
    if (syma_promise_text(p)[0] != '\0') {
        say(w, ": ");
        say(w, syma_promise_text(p));
    }
    put_piece(w, "body");
    symai_json_close_object(&w->json);
}

/* Promises of the incident, newest first, then its begin; how many promises. */
static size_t put_updates(struct writer *w, const syma_incident *n)
{
    const syma_tracker *t = w->f->t;
    size_t count = syma_tracker_promise_count(t, w->portal, w->section);
    const syma_promise *p;
    size_t told = 0;
    size_t i;

    symai_json_open_array(&w->json, "incident_updates");
    for (i = 0; i < count; i++) {
        p = syma_tracker_promise(t, w->portal, w->section, i);
        if (!symai_promise_is_current(p) &&
            syma_promise_status(p) != SYMA_PROMISE_REVISED)
            continue;
        put_promise(w, n, p);
        told++;
    }
    open_update(w, n, "investigating", syma_incident_begin_ms(n));
    symai_json_string(&w->json, "body", symai_telling_help(n));
    symai_json_close_object(&w->json);
    symai_json_close_array(&w->json);
    return told;
}

static int64_t newest_ms(const struct writer *w, const syma_incident *n)
{
    const syma_promise *p =
        syma_tracker_promise(w->f->t, w->portal, w->section, 0);
    int64_t begin = syma_incident_begin_ms(n);

    return syma_promise_seen_ms(p) > begin ? syma_promise_seen_ms(p) : begin;
}

static void put_incident(struct writer *w, const syma_incident *n,
                         size_t position)
{
    const syma_tracker *t = w->f->t;
    int worst = syma_incident_worst(n);
    uint32_t flags = syma_tracker_flags(t, w->portal, w->section);
    int usable = syma_tracker_usable(t, w->portal, w->section);
    size_t told;

    symai_json_open_object(&w->json, NULL);
    say_incident_id(w, n);
    put_piece(w, "id");
    say(w, w->section);
    say(w, ": ");
    say(w, symai_telling_help(n));
    put_piece(w, "name");
    symai_json_time(&w->json, "created_at", syma_incident_confirmed_ms(n));
    symai_json_time(&w->json, "started_at", syma_incident_begin_ms(n));
    symai_json_time(&w->json, "updated_at", newest_ms(w, n));
    symai_json_null(&w->json, "monitoring_at");
    symai_json_null(&w->json, "resolved_at");
    symai_json_string(&w->json, "impact",
                      impacts[impact_of(worst, usable, flags)]);
    symai_json_null(&w->json, "shortlink");
    put_page_id(w);
    told = put_updates(w, n);
    symai_json_string(&w->json, "status",
                      told > 0 || worst == SYMA_STATE_MAINTENANCE
                          ? "identified"
                          : "investigating");
    symai_json_open_array(&w->json, "components");
    put_component(w, position);
    symai_json_close_array(&w->json);
    symai_json_close_object(&w->json);
}

static void put_incidents(struct writer *w, size_t position)
{
    size_t count = syma_tracker_section_count(w->f->t, w->portal);
    const syma_incident *n;
    size_t i;

    (void)position;
    for (i = 0; i < count; i++) {
        w->section = syma_tracker_section_id(w->f->t, w->portal, i);
        n = symai_telling_running(w->f, w->portal, w->section);
        if (n != NULL)
            put_incident(w, n, i);
    }
}

/* ---- planned work ---- */

/* That of a window, or all of the portal. */
static void put_components_of(struct writer *w, const char *section)
{
    size_t count = syma_tracker_section_count(w->f->t, w->portal);
    size_t i;

    symai_json_open_array(&w->json, "components");
    for (i = 0; i < count; i++) {
        w->section = syma_tracker_section_id(w->f->t, w->portal, i);
        if (section[0] == '\0' || strcmp(section, w->section) == 0)
            put_component(w, i);
    }
    symai_json_close_array(&w->json);
}

static void put_window(struct writer *w, const syma_window *window)
{
    const char *section = syma_window_section_id(window);
    int goes_on = syma_window_begin_ms(window) <= w->f->now_ms;

    symai_json_open_object(&w->json, NULL);
    say_component(w, section);
    say(w, "/planned/");
    say_number(w, syma_window_begin_ms(window));
    put_piece(w, "id");
    say(w, "Planned work: ");
    say(w, section[0] != '\0' ? section : symai_telling_name(w->portal));
    put_piece(w, "name");
    symai_json_string(&w->json, "status",
                      goes_on ? "in_progress" : "scheduled");
    symai_json_string(&w->json, "impact", "maintenance");
    symai_json_time(&w->json, "created_at",
                    syma_tracker_checked_ms(w->f->t, w->portal));
    symai_json_time(&w->json, "updated_at",
                    syma_tracker_checked_ms(w->f->t, w->portal));
    symai_json_time(&w->json, "started_at",
                    goes_on ? syma_window_begin_ms(window) : -1);
    symai_json_null(&w->json, "monitoring_at");
    symai_json_null(&w->json, "resolved_at");
    put_page_id(w);
    symai_json_time(&w->json, "scheduled_for", syma_window_begin_ms(window));
    symai_json_time(&w->json, "scheduled_until", syma_window_end_ms(window));
    symai_json_null(&w->json, "shortlink");
    symai_json_text(&w->json, "description", syma_window_text(window));
    symai_json_open_array(&w->json, "incident_updates");
    symai_json_close_array(&w->json);
    put_components_of(w, section);
    symai_json_close_object(&w->json);
}

static void put_windows(struct writer *w, size_t position)
{
    size_t count = syma_tracker_window_count(w->f->t, w->portal);
    size_t i;

    (void)position;
    for (i = 0; i < count; i++)
        put_window(w, syma_tracker_window(w->f->t, w->portal, i));
}

/* ---- the page ---- */

struct overall {
    enum impact impact;
    size_t up;
    size_t required;
    int is_unknown;
};

static void look_over(const struct symai_telling *f, struct overall *out)
{
    size_t count = symai_telling_portal_count(f);
    const syma_incident *n;
    const char *id;
    enum impact impact;
    size_t i;
    int state;

    for (i = 0; i < count; i++) {
        id = symai_telling_portal(f, i);
        state = syma_tracker_state(f->t, id, "");
        n = symai_telling_running(f, id, "");
        out->is_unknown |= state == SYMA_STATE_UNKNOWN;
        impact = impact_of(state == SYMA_STATE_UNKNOWN && n != NULL
                               ? syma_incident_worst(n)
                               : state,
                           syma_tracker_usable(f->t, id, ""),
                           syma_tracker_flags(f->t, id, ""));
        if (impact > out->impact)
            out->impact = impact;
        out->up += syma_tracker_up_count(f->t, id);
        out->required += syma_tracker_required_count(f->t, id);
    }
}

static void put_status(struct writer *w)
{
    struct overall all = {IMPACT_NONE, 0, 0, 0};

    look_over(w->f, &all);
    symai_json_open_object(&w->json, "status");
    symai_json_string(&w->json, "indicator", impacts[all.impact]);
    say_number(w, (int64_t)all.up);
    say(w, " of ");
    say_number(w, (int64_t)all.required);
    say(w, " sections up");
    if (all.is_unknown)
        say(w, ", not all known");
    put_piece(w, "description");
    symai_json_close_object(&w->json);
}

static const char *zone_name_of(const struct symai_telling *f)
{
    const struct symai_track_portal *p = symai_track_portal(f->t, f->portal_id);
    const struct symai_zone *zone;
    const char *name = NULL;

    if (p != NULL)
        symai_turn_rules(p, &zone, &name);
    return name != NULL ? name : "Etc/UTC";
}

static void put_page(struct writer *w)
{
    const char *id = w->f->portal_id;
    const syma_report *r = syma_tracker_report(w->f->t, id);

    symai_json_open_object(&w->json, "page");
    symai_json_string(&w->json, "id",
                      id != NULL ? symai_telling_name(id) : "syma");
    symai_json_string(&w->json, "name",
                      id != NULL ? symai_telling_name(id) : "All portals");
    symai_json_text(&w->json, "url", r != NULL ? r->home : NULL);
    symai_json_string(&w->json, "time_zone", zone_name_of(w->f));
    symai_json_time(&w->json, "updated_at",
                    id != NULL ? syma_tracker_checked_ms(w->f->t, id)
                               : w->f->now_ms);
    symai_json_close_object(&w->json);
}

static void put_list(struct writer *w, const char *key,
                     void (*put)(struct writer *w, size_t position))
{
    size_t count = symai_telling_portal_count(w->f);
    size_t i;

    symai_json_open_array(&w->json, key);
    for (i = 0; i < count && w->json.rc == SYMA_OK; i++) {
        w->portal = symai_telling_portal(w->f, i);
        put(w, i);
    }
    symai_json_close_array(&w->json);
}

int symai_telling_summary(const struct symai_telling *f)
{
    struct writer w = {{0}, f, NULL, NULL, {0}};
    int rc;

    symai_json_init(&w.json, f->out);
    symai_buf_init(&w.piece, (size_t)64 << 10);
    symai_json_open_object(&w.json, NULL);
    put_page(&w);
    put_status(&w);
    put_list(&w, "components", put_components);
    put_list(&w, "incidents", put_incidents);
    put_list(&w, "scheduled_maintenances", put_windows);
    symai_json_close_object(&w.json);
    rc = w.json.rc;
    symai_buf_free(&w.piece);
    return rc < 0 ? rc : symai_buf_add_char(f->out, '\n');
}
