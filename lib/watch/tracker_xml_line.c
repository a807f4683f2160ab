/* SPDX-License-Identifier: MIT */
/*
 * The <line> of a <tracker> file: states over time, incidents and promises, of
 * a section or of the portal as a whole.
 */
#include "watch/tracker_xml.h"

#include <string.h>

#include "judge/names.h"
#include "watch/portal_values.h"
#include "watch/said.h"

#define STATUSES (symai_promise_statuses + SYMA_PROMISE_OPEN)

static struct symai_track_line *line_of(struct symai_track_reader *r)
{
    return r->s != NULL ? &r->s->line : &r->p->line;
}

static int line_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_line *line = line_of(user);
    int rc;

    if (line->since_ms >= 0)
        return symai_xml_fail(node, SYMA_ESYNTAX, "there is a <line> already");
    line->state = symai_field_name(node, "state", symai_state_names);
    line->usable = symai_field_name(node, "usable", symai_usable_names);
    rc = symai_field_reason(node, &line->reason);
    if (rc == SYMA_OK)
        rc = symai_field_flags(node, &line->flags);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "since", &line->since_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "counted", &line->counted_ms);
    return rc;
}

static int line_end(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;

    return symai_field_hold(
        node, symai_track_check_line(line_of(r), r->read.now_ms));
}

static int total_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_line *line = line_of(user);
    int state = symai_field_name(node, "state", symai_state_names);
    int rc;

    if (line->total_ms[state] != 0 || line->planned_ms[state] != 0)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "there is a total of this state already");
    rc = symai_field_number(node, "ms", 0, SYMAI_TRACK_LAST_MS,
                            &line->total_ms[state]);
    if (rc == SYMA_OK)
        rc = symai_field_number(node, "planned", 0, SYMAI_TRACK_LAST_MS,
                                &line->planned_ms[state]);
    return rc;
}

static int incident_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_line *line = line_of(user);
    struct syma_incident *n;
    void *item = NULL;
    int64_t slips = 0;
    int rc = symai_field_push(node, &line->incidents, &item);

    if (rc < 0)
        return rc;
    n = item;
    n->worst = symai_field_name(node, "worst", symai_state_names);
    n->is_planned = symai_field_is_given(node, "planned");
    if (n->worst <= SYMA_STATE_UP)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'worst' is degraded, maintenance or down");
    rc = symai_field_reason(node, &n->reason);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "begin", &n->begin_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "confirmed", &n->confirmed_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "end", &n->end_ms);
    if (rc == SYMA_OK)
        rc = symai_field_number(node, "slips", 0, UINT32_MAX, &slips);
    n->slips = (uint32_t)slips;
    return rc;
}

static int read_words(struct symai_xml_node *node, struct syma_promise *p)
{
    const char *source = symai_xml_value(node, "source");
    const char *text = symai_xml_value(node, "text");
    int is_header = strcmp(source, "header") == 0;

    if (!is_header && strcmp(source, "page") != 0 &&
        strcmp(source, "status") != 0 && !symai_said_is_source(source))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'%.32s' is not a source of promises", source);
    if (is_header ? text[0] != '\0' : !symai_portal_is_value(text))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'text' is not 1 to 4096 bytes without control "
                              "characters, or that of a header is not empty");
    if (!is_header && symai_field_is_given(node, "missed"))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "only a header can be missed");
    memcpy(p->source, source, strlen(source) + 1);
    return symai_word_new(text, strlen(text), &p->text);
}

static int promise_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    struct syma_promise *p;
    void *item = NULL;
    int rc = symai_field_push(node, &line_of(r)->promises, &item);

    if (rc < 0)
        return rc;
    p = item;
    p->now_ms = &r->t->now_ms;
    p->is_vague = symai_field_is_given(node, "vague");
    p->is_seen = !symai_field_is_given(node, "missed");
    p->is_counted = symai_field_is_given(node, "summed");
    p->status = SYMA_PROMISE_OPEN + symai_field_name(node, "status", STATUSES);
    rc = read_words(node, p);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "seen", &p->seen_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "earliest", &p->earliest_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "latest", &p->latest_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "revised-from", &p->revised_from_ms);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "incident", &p->incident_ms);
    return rc == SYMA_OK ? symai_field_time(node, "until", &p->until_ms) : rc;
}

/* ---- the table ---- */

static const struct symai_xml_attribute line_attributes[] = {
    {"state", 1, symai_state_names},
    {"usable", 1, symai_usable_names},
    {"reason", 0, NULL},
    {"flags", 0, NULL},
    {"since", 1, NULL},
    {"counted", 1, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute total_attributes[] = {
    {"state", 1, symai_state_names},
    {"ms", 1, NULL},
    {"planned", 0, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute incident_attributes[] = {
    {"begin", 1, NULL},
    {"confirmed", 1, NULL},
    {"end", 0, NULL},
    {"worst", 1, symai_state_names},
    {"reason", 0, NULL},
    {"slips", 0, NULL},
    {"planned", 0, symai_field_yes},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute promise_attributes[] = {
    {"source", 1, NULL},
    {"text", 1, NULL},
    {"seen", 1, NULL},
    {"earliest", 0, NULL},
    {"latest", 0, NULL},
    {"vague", 0, symai_field_yes},
    {"revised-from", 0, NULL},
    {"incident", 0, NULL},
    {"until", 0, NULL},
    {"status", 1, STATUSES},
    {"missed", 0, symai_field_yes},
    {"summed", 0, symai_field_yes},
    {NULL, 0, NULL}};

static const struct symai_xml_element total_element = {
    "total", total_attributes, NULL, 0, total_start, NULL};
static const struct symai_xml_element incident_element = {
    "incident", incident_attributes, NULL, 0, incident_start, NULL};
static const struct symai_xml_element promise_element = {
    "promise", promise_attributes, NULL, 0, promise_start, NULL};
static const struct symai_xml_element *const line_children[] = {
    &total_element, &incident_element, &promise_element, NULL};
const struct symai_xml_element symai_track_line_element = {
    "line", line_attributes, line_children, 0, line_start, line_end};
