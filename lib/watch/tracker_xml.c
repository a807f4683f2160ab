/* SPDX-License-Identifier: MIT */
/*
 * The <tracker> file, read. The table below says what may stand where. The
 * portals are read into a list of their own and go to the tracker when all of
 * the file was right. The file may have been in anybody's hands: nothing in it
 * is believed unseen.
 */
#include "watch/tracker_xml.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "judge/names.h"
#include "watch/portal_values.h"
#include "watch/turn.h"

#define MAX_CONFIRM 100
#define MAX_COUNT ((int64_t)1 << 62)

static const char *const no_only[] = {"no", NULL};

/* ---- sections ---- */

static int section_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    const char *id = symai_xml_value(node, "id");
    void *item = NULL;
    int rc;

    if (!symai_portal_is_id(id))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'%.64s' is not the id of a section", id);
    if (symai_track_section(r->p, id) != NULL)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "there is a section '%s' already", id);
    rc = symai_field_push(node, &r->p->sections, &item);
    if (rc < 0)
        return rc;
    symai_track_section_init(item);
    r->s = item;
    r->s->is_required = !symai_field_is_given(node, "required");
    r->s->is_stale = symai_field_is_given(node, "stale");
    rc = symai_word_new(id, strlen(id), &r->s->id);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "known", &r->s->known_ms);
    return rc;
}

static int section_end(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    struct symai_track_section *s = r->s;

    r->s = NULL;
    s->line.flags &= ~SYMAI_TRACK_OWN_FLAGS;
    s->unknown_flags &= ~SYMAI_TRACK_OWN_FLAGS;
    if (s->is_required)
        r->p->required_count++;
    if (s->is_required && s->line.state == SYMA_STATE_UP)
        r->p->up_count++;
    return symai_field_hold(node, symai_track_check_section(s, r->read.now_ms));
}

static int run_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    struct symai_run *run = &r->s->run;
    int rc;

    if (run->length > 0)
        return symai_xml_fail(node, SYMA_ESYNTAX, "there is a <run> already");
    run->is_up = symai_field_is_given(node, "up");
    rc = symai_field_int(node, "length", 1, MAX_CONFIRM, &run->length);
    return rc == SYMA_OK ? symai_field_time(node, "since", &run->since_ms) : rc;
}

static int flap_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    struct symai_flap *flap = &r->s->flap;
    int64_t changes = 0;
    int rc;

    if (flap->last != 0)
        return symai_xml_fail(node, SYMA_ESYNTAX, "there is a <flap> already");
    flap->last = symai_field_name(node, "last", symai_state_names);
    flap->is_on = symai_field_is_given(node, "on");
    if (flap->last == SYMA_STATE_UNKNOWN)
        return symai_xml_fail(node, SYMA_ESYNTAX, "'last' is not unknown");
    rc = symai_field_number(node, "changes", 0,
                            ((int64_t)1 << SYMAI_FLAP_CHANGES) - 1, &changes);
    flap->changes = (uint32_t)changes;
    return rc;
}

static int unknown_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    int rc;

    if (r->s->unknown_reason[0] != '\0')
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "there is an <unknown> already");
    rc = symai_field_reason(node, &r->s->unknown_reason);
    return rc == SYMA_OK ? symai_field_flags(node, &r->s->unknown_flags) : rc;
}

static int read_ends(struct symai_xml_node *node, int64_t *begin, int64_t *end)
{
    int rc = symai_field_time(node, "begin", begin);

    if (rc == SYMA_OK)
        rc = symai_field_time(node, "end", end);
    if (rc == SYMA_OK && *end <= *begin)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'end' is not after 'begin'");
    return rc;
}

static int span_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    struct symai_window_span *span;
    void *item = NULL;
    int rc = symai_field_push(node, &r->s->spans, &item);

    span = item;
    return rc == SYMA_OK ? read_ends(node, &span->begin_ms, &span->end_ms)
                         : rc;
}

/* ---- portals ---- */

static int rules_of(struct symai_track_reader *r,
                    struct symai_track_rules **out)
{
    struct symai_track_rules *rules = r->p->rules;

    if (rules == NULL) {
        rules = symai_calloc(1, sizeof *rules);
        if (rules == NULL)
            return SYMA_ENOMEM;
        symai_refs_init(&rules->refs);
        symai_window_list_init(&rules->rules);
        r->p->rules = rules;
    }
    *out = rules;
    return SYMA_OK;
}

static int rule_start(void *user, struct symai_xml_node *node)
{
    const char *section = symai_xml_value(node, "section");
    struct symai_track_rules *rules = NULL;
    struct symai_window_rule rule;
    int rc;

    if (symai_window_parse(symai_xml_value(node, "days"),
                           symai_xml_value(node, "begin"),
                           symai_xml_value(node, "end"), &rule) < 0 ||
        (section != NULL && !symai_portal_is_id(section)))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "days, begin and end make no window, or "
                              "'section' is not an id");
    rc = rules_of(user, &rules);
    if (rc < 0)
        return rc;
    rule.section_id = (char *)(section != NULL ? section : "");
    rc = symai_window_list_add(&rules->rules, &rule);
    if (rc == SYMA_ELIMIT)
        return symai_xml_fail(node, rc, "more than %d rules",
                              SYMAI_WINDOW_MAX);
    return rc;
}

static int window_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    const char *section = symai_xml_value(node, "section");
    const char *text = symai_xml_value(node, "text");
    struct syma_window w;
    int rc;

    memset(&w, 0, sizeof w);
    w.rule = -1;
    w.has_begun = symai_field_is_given(node, "begun");
    if ((section != NULL && !symai_portal_is_id(section)) ||
        (text != NULL && !symai_portal_is_value(text)))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'section' is not an id, or 'text' is not 1 to "
                              "4096 bytes without control characters");
    rc = symai_field_int(node, "rule", 0, SYMAI_WINDOW_MAX - 1, &w.rule);
    if (rc == SYMA_OK && w.rule < 0 && symai_windows_are_full(r->p))
        return symai_xml_fail(node, SYMA_ELIMIT,
                              "more than %d windows that were read",
                              SYMAI_TRACK_WINDOWS - SYMAI_WINDOW_MAX);
    if (rc == SYMA_OK)
        rc = read_ends(node, &w.begin_ms, &w.end_ms);
    w.source = w.rule >= 0 ? "portal" : "page";
    if (rc == SYMA_OK && section != NULL)
        rc = symai_word_new(section, strlen(section), &w.section_id);
    if (rc == SYMA_OK && text != NULL)
        rc = symai_word_new(text, strlen(text), &w.text);
    if (rc == SYMA_OK)
        rc = symai_windows_insert(r->p, &w);
    if (rc < 0)
        symai_window_clear(&w);
    return rc;
}

static int hex_digit(char c)
{
    if (symai_ascii_is_digit((unsigned char)c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Sixteen digits each, a space between. */
static int read_said(struct symai_track_reader *r, struct symai_xml_node *node)
{
    const char *text = symai_xml_value(node, "said");
    uint64_t hash;
    size_t i;
    int rc = SYMA_OK;

    while (rc == SYMA_OK && text != NULL && *text != '\0') {
        hash = 0;
        for (i = 0; i < 16 && hex_digit(text[i]) >= 0; i++)
            hash = hash << 4 | (uint64_t)hex_digit(text[i]);
        if (i < 16 || (text[16] != '\0' && text[16] != ' ') ||
            (text[16] == ' ' && text[17] == '\0'))
            return symai_xml_fail(node, SYMA_ESYNTAX,
                                  "'said' is not words of 16 hexadecimal "
                                  "digits");
        text += text[16] == ' ' ? 17 : 16;
        rc = symai_vec_add(&r->p->said, &hash, sizeof hash);
    }
    if (rc == SYMA_ELIMIT)
        return symai_xml_fail(node, rc, "more than %d words in 'said'",
                              SYMAI_TRACK_SAID);
    return rc;
}

static int read_zone(struct symai_track_reader *r, struct symai_xml_node *node)
{
    const char *name = symai_xml_value(node, "timezone");
    struct symai_track_rules *rules = NULL;
    int rc;

    if (name == NULL)
        return SYMA_OK;
    if (!symai_zone_name_is_valid(name))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'%.64s' is not the name of a time zone", name);
    rc = rules_of(r, &rules);
    return rc == SYMA_OK ? symai_strdup(name, &rules->zone_name) : rc;
}

static int read_count(struct symai_xml_node *node, const char *name,
                      uint64_t *out)
{
    int64_t value = 0;
    int rc = symai_field_number(node, name, 0, MAX_COUNT, &value);

    *out = (uint64_t)value;
    return rc;
}

static int portal_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    const char *id = symai_xml_value(node, "id");
    size_t index;
    int rc;

    if (id[0] != '\0' && !symai_portal_is_id(id))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'%.64s' is not the id of a portal", id);
    if (symai_track_find(r->t, id, &index) ||
        symai_track_find(&r->read, id, &index))
        return symai_xml_fail(node, SYMA_EEXISTS,
                              "there is a portal '%s' already", id);
    rc = symai_track_portal_new(id, &r->p);
    if (rc == SYMA_OK)
        rc = symai_field_time(node, "checked", &r->p->checked_ms);
    if (rc == SYMA_OK)
        rc = read_count(node, "kept", &r->p->kept);
    if (rc == SYMA_OK)
        rc = read_count(node, "broken", &r->p->broken);
    if (rc == SYMA_OK)
        rc = read_said(r, node);
    return rc == SYMA_OK ? read_zone(r, node) : rc;
}

/* A zone that cannot be read is UTC, as in a report. */
static int load_zone(struct symai_track_reader *r)
{
    struct symai_track_rules *rules = r->p->rules;
    int rc;

    if (rules == NULL || rules->zone_name == NULL)
        return SYMA_OK;
    rc = symai_zone_load(r->t->zone_dir, rules->zone_name, &rules->zone);
    return rc == SYMA_ENOMEM ? rc : SYMA_OK;
}

static int portal_end(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;
    size_t index;
    int rc = symai_field_hold(
        node, symai_track_check_portal(r->p, r->read.now_ms));

    if (rc == SYMA_OK)
        rc = load_zone(r);
    if (rc == SYMA_OK && r->t->portals.count + r->read.portals.count >=
                             SYMAI_TRACK_PORTALS)
        return symai_xml_fail(node, SYMA_ELIMIT, "more than %d portals",
                              SYMAI_TRACK_PORTALS);
    if (rc == SYMA_OK)
        rc = symai_vec_reserve(&r->read.portals, r->read.portals.count + 1);
    if (rc < 0)
        return rc;
    r->p->due_ms = symai_turn_due_ms(&r->t->options, r->p);
    symai_track_find(&r->read, r->p->id->text, &index);
    symai_track_insert(&r->read, index, r->p);
    r->p = NULL;
    return SYMA_OK;
}

static int tracker_start(void *user, struct symai_xml_node *node)
{
    struct symai_track_reader *r = user;

    return symai_field_time(node, "now", &r->read.now_ms);
}

/* ---- the table ---- */

static const struct symai_xml_attribute section_attributes[] = {
    {"id", 1, NULL}, {"required", 0, no_only}, {"known", 0, NULL},
    {"stale", 0, symai_field_yes}, {NULL, 0, NULL}};
static const struct symai_xml_attribute run_attributes[] = {
    {"length", 1, NULL}, {"since", 1, NULL}, {"up", 0, symai_field_yes},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute flap_attributes[] = {
    {"last", 1, symai_state_names},
    {"changes", 1, NULL},
    {"on", 0, symai_field_yes},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute unknown_attributes[] = {
    {"reason", 1, NULL}, {"flags", 0, NULL}, {NULL, 0, NULL}};
static const struct symai_xml_attribute span_attributes[] = {
    {"begin", 1, NULL}, {"end", 1, NULL}, {NULL, 0, NULL}};
static const struct symai_xml_attribute rule_attributes[] = {
    {"section", 0, NULL}, {"days", 0, NULL}, {"begin", 1, NULL},
    {"end", 1, NULL},     {NULL, 0, NULL}};
static const struct symai_xml_attribute window_attributes[] = {
    {"section", 0, NULL}, {"rule", 0, NULL},      {"begin", 1, NULL},
    {"end", 1, NULL},     {"begun", 0, symai_field_yes}, {"text", 0, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute portal_attributes[] = {
    {"id", 1, NULL},   {"checked", 0, NULL}, {"timezone", 0, NULL},
    {"kept", 0, NULL}, {"broken", 0, NULL},  {"said", 0, NULL},
    {NULL, 0, NULL}};
static const struct symai_xml_attribute tracker_attributes[] = {
    {"now", 1, NULL}, {NULL, 0, NULL}};

static const struct symai_xml_element run_element = {
    "run", run_attributes, NULL, 0, run_start, NULL};
static const struct symai_xml_element flap_element = {
    "flap", flap_attributes, NULL, 0, flap_start, NULL};
static const struct symai_xml_element unknown_element = {
    "unknown", unknown_attributes, NULL, 0, unknown_start, NULL};
static const struct symai_xml_element span_element = {
    "span", span_attributes, NULL, 0, span_start, NULL};
static const struct symai_xml_element *const section_children[] = {
    &symai_track_line_element,    &run_element,  &flap_element,
    &unknown_element, &span_element, NULL};
static const struct symai_xml_element section_element = {
    "section", section_attributes, section_children,
    0,         section_start,      section_end};
static const struct symai_xml_element rule_element = {
    "rule", rule_attributes, NULL, 0, rule_start, NULL};
static const struct symai_xml_element window_element = {
    "window", window_attributes, NULL, 0, window_start, NULL};
static const struct symai_xml_element *const portal_children[] = {
    &symai_track_line_element, &rule_element, &window_element, &section_element,
    NULL};
static const struct symai_xml_element portal_element = {
    "portal", portal_attributes, portal_children, 0, portal_start, portal_end};
static const struct symai_xml_element *const tracker_children[] = {
    &portal_element, NULL};
static const struct symai_xml_element tracker_element = {
    "tracker", tracker_attributes, tracker_children, 0, tracker_start, NULL};

/* There is room for all of them. */
static void take_over(syma_tracker *t, syma_tracker *read)
{
    struct symai_track_portal **place;
    size_t index;
    size_t i;

    for (i = 0; i < read->portals.count; i++) {
        place = symai_vec_at(&read->portals, i);
        symai_track_find(t, (*place)->id->text, &index);
        symai_track_insert(t, index, *place);
    }
    read->portals.count = 0;
    if (read->now_ms > t->now_ms)
        t->now_ms = read->now_ms;
}

static void reader_clear(struct symai_track_reader *r)
{
    struct symai_track_portal **place;
    size_t i;

    for (i = 0; i < r->read.portals.count; i++) {
        place = symai_vec_at(&r->read.portals, i);
        symai_track_portal_free(*place);
    }
    symai_vec_free(&r->read.portals);
    symai_track_portal_free(r->p);
    symai_free(r);
}

int syma_tracker_load(syma_tracker *t, const char *text, size_t len)
{
    struct symai_track_reader *r;
    int rc;

    if (t == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&t->error);
    if (text == NULL)
        return symai_errmsg_set(&t->error, SYMA_EINVAL, 0, "no document");
    r = symai_calloc(1, sizeof *r);
    if (r == NULL)
        return symai_errmsg_set(&t->error, SYMA_ENOMEM, 0, "out of memory");
    r->t = t;
    symai_vec_init(&r->read.portals, sizeof(struct symai_track_portal *),
                   SYMAI_TRACK_PORTALS);
    rc = symai_xml_read(text, len, SYMAI_TRACKER_MAX_FILE, &tracker_element,
                        SYMAI_TRACKER_NAMESPACE, r, &r->msg);
    if (rc == SYMA_OK)
        rc = symai_vec_reserve(&t->portals,
                               t->portals.count + r->read.portals.count);
    if (rc == SYMA_OK)
        take_over(t, &r->read);
    else if (r->msg.text[0] != '\0')
        t->error = r->msg;
    else
        symai_errmsg_set(&t->error, rc, 0, "%s", syma_strerror(rc));
    reader_clear(r);
    return rc;
}
