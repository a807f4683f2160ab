/* SPDX-License-Identifier: MIT */
/*
 * XML files of our own, written: of a portal, of a tracker. Values have no
 * control characters: they were let in without.
 */
#ifndef SYMAI_WATCH_XML_OUT_H
#define SYMAI_WATCH_XML_OUT_H

#include <stddef.h>

#include "base/buf.h"
#include "watch/window.h"

struct symai_xml_out {
    struct symai_buf buf;
    int rc; /* of the first failure; later calls do nothing */
};

/* Of at most max bytes; begun with the XML declaration. */
void symai_xml_out_begin(struct symai_xml_out *w, size_t max);
/* The text: SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. *out: symai_free. */
int symai_xml_out_end(struct symai_xml_out *w, char **out);

/* As it is. */
void symai_xml_out_put(struct symai_xml_out *w, const char *markup);
/* value NULL: none. */
void symai_xml_out_attribute(struct symai_xml_out *w, const char *name,
                             const char *value);
/* A line of its own. Of two dashes that stand together, which a comment may
 * not have, each is set apart. */
void symai_xml_out_comment(struct symai_xml_out *w, const char *indent,
                           const char *text);
/* The days, begin and end of a window. */
void symai_xml_out_times(struct symai_xml_out *w,
                         const struct symai_window_rule *rule);

#endif
