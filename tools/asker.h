/* SPDX-License-Identifier: MIT */
/*
 * All requests of one run, by one prober: the pause between two requests to a
 * host, and how long it asked to be left alone, hold from one question to the
 * next.
 */
#ifndef TOOLS_ASKER_H
#define TOOLS_ASKER_H

#include <syma/syma.h>

struct asker {
    const syma_options *options; /* borrowed */
    syma_prober *prober;
};

/* Each gives 0, or TOOL_EXIT_TROUBLE with a message. */

int asker_begin(struct asker *a, const syma_options *o, const syma_ruleset *r);

/* The report of a check. *out: syma_report_unref. */
int asker_check(struct asker *a, const syma_portal *p, syma_report **out);

/* What is found from that address on; 'doing' is told to
 * who waits at a terminal. *out: syma_discovery_unref. */
int asker_discover(struct asker *a, const char *url, const char *doing,
                   syma_discovery **out);

/* Also of one that is all zero, or did not begin. */
void asker_end(struct asker *a);

#endif
