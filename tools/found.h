/* SPDX-License-Identifier: MIT */
/*
 * From one address to a portal, for a check of it: what was looked for and
 * what is proposed, in a line for people and as a member of a JSON report.
 */
#ifndef TOOLS_FOUND_H
#define TOOLS_FOUND_H

#include <syma/syma.h>

#include "text.h"

/* How many kinds of section something is proposed for. */
size_t found_count(const syma_discovery *d);

/* What is proposed, without an id; NULL where nothing is. 0, or
 * TOOL_EXIT_TROUBLE with a message. *out: syma_portal_free. */
int found_portal(const syma_discovery *d, syma_portal **out);

/* What the home page showed, where that is the answer: it asked to be left
 * alone, and there is nothing else to ask. NULL: it is to be checked. */
const syma_verdict *found_answer(const syma_discovery *d);

/* Why nothing could be found: the reason of the home page's verdict, or
 * "robots_failed"; "" where it was all looked at. */
const char *found_trouble(const syma_discovery *d);
/* The same in words. */
void found_put_trouble(const syma_discovery *d, struct text *out);

/* A line for people. */
void found_put_text(const syma_discovery *d, struct text *out);
/* The same as a member of a JSON report. */
void found_put_json(const syma_discovery *d, struct text *out);

#endif
