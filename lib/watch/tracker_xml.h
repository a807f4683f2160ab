/* SPDX-License-Identifier: MIT */
/*
 * The <tracker> file: what a tracker remembers, written (tracker_write) and
 * read again (tracker_xml). Schema: lib/rules/tracker.rng.
 */
#ifndef SYMAI_WATCH_TRACKER_XML_H
#define SYMAI_WATCH_TRACKER_XML_H

#include "port/xml.h"
#include "watch/tracker.h"

#define SYMAI_TRACKER_NAMESPACE "urn:syma:tracker:1"
#define SYMAI_TRACKER_MAX_FILE ((size_t)64 << 20)

/* lib/rules/tracker.rng, made a C string by scripts/embed-text. */
extern const char symai_tracker_schema[];

struct symai_track_reader {
    syma_tracker *t;
    syma_tracker read;            /* its portals and time alone */
    struct symai_track_portal *p; /* the open one, not yet in the list */
    struct symai_track_section *s;
    struct symai_errmsg msg;
};

/* tracker_xml_line.c */
extern const struct symai_xml_element symai_track_line_element;

/* tracker_xml_value.c: attributes, of the closed lists and others. What is not
 * given leaves *out as it is, but for a time (-1), flags (0) and a reason (""
 * or static text). SYMA_OK, or SYMA_ESYNTAX with a message. */
extern const char *const symai_field_yes[];
int symai_field_number(struct symai_xml_node *node, const char *name,
                       int64_t min, int64_t max, int64_t *out);
int symai_field_time(struct symai_xml_node *node, const char *name,
                     int64_t *out);
int symai_field_int(struct symai_xml_node *node, const char *name,
                    int64_t min, int64_t max, int *out);
int symai_field_flags(struct symai_xml_node *node, uint32_t *out);
int symai_field_reason(struct symai_xml_node *node, const char **out);
/* The place of a required one in its list: the table lets nothing else in. */
int symai_field_name(const struct symai_xml_node *node, const char *name,
                     const char *const *names);
int symai_field_is_given(const struct symai_xml_node *node, const char *name);
/* Room for one more. Also SYMA_ELIMIT and SYMA_ENOMEM. */
int symai_field_push(struct symai_xml_node *node, struct symai_vec *list,
                     void **out);
/* SYMA_OK where fault is NULL. */
int symai_field_hold(struct symai_xml_node *node, const char *fault);

/* tracker_check.c: does what was read hold together at now_ms? NULL, or what
 * does not. */
const char *symai_track_check_line(const struct symai_track_line *line,
                                   int64_t now_ms);
const char *symai_track_check_section(const struct symai_track_section *s,
                                      int64_t now_ms);
const char *symai_track_check_portal(struct symai_track_portal *p,
                                     int64_t now_ms);

#endif
