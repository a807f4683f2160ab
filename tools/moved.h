/* SPDX-License-Identifier: MIT */
/*
 * Sections of a stored portal that are not at their address any more: where
 * they may be now, by one search from the portal's home.
 */
#ifndef TOOLS_MOVED_H
#define TOOLS_MOVED_H

#include <stddef.h>

#include <syma/syma.h>

#include "asker.h"
#include "text.h"

struct moved_section {
    size_t index;            /* in the report that it was found in */
    const syma_candidate *c; /* where it may be; NULL: nothing is proposed */
    int is_followed;         /* it is judged there */
    int is_withheld;         /* it is not: the file has headers or a login to
                              * send, and that is another site */
};

struct moved {
    const syma_report *report; /* borrowed */
    syma_discovery *discovery;
    struct moved_section *sections; /* those that are not there */
    size_t count;
};

/* What the report of 'portal' says is not there, and where it may be; nothing
 * is searched where all is there. 0, or TOOL_EXIT_TROUBLE with a message. Then
 * too: moved_free. */
int moved_look(struct moved *m, struct asker *a, const syma_portal *portal,
               const syma_report *report);
void moved_free(struct moved *m);

/* The portal with the new addresses that can be followed. 0, or
 * TOOL_EXIT_TROUBLE with a message; *out is NULL where there are none. */
int moved_portal(struct moved *m, const syma_portal *portal,
                 const syma_options *o, syma_portal **out);

/* A line for each section; nothing where there is none. */
void moved_put_text(const struct moved *m, struct text *out);
/* The same as a member of a JSON report. */
void moved_put_json(const struct moved *m, struct text *out);

#endif
