/* SPDX-License-Identifier: MIT */
/*
 * From one address to a portal, for a check of it: what was looked for and
 * what is proposed, in a line for people and as a member of a JSON report.
 */
#ifndef TOOLS_FOUND_H
#define TOOLS_FOUND_H

#include <syma/syma.h>

#include "text.h"

/* Looks for sections from 'url' on. 0, or TOOL_EXIT_TROUBLE with a message.
 * *portal: what is proposed, without an id; NULL where nothing is.
 * *discovery: syma_discovery_unref. */
int found_look(const char *url, const syma_options *o, const syma_ruleset *r,
               syma_discovery **discovery, syma_portal **portal);

void found_put_text(const syma_discovery *d, struct text *out);
void found_put_json(const syma_discovery *d, struct text *out);

#endif
