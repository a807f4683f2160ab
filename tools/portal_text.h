/* SPDX-License-Identifier: MIT */
/*
 * A portal in the form in which the library writes it (syma_portal_format),
 * changed where there is no call for it: attributes stand in double
 * quotes, in a fixed order, with & < > and " escaped.
 */
#ifndef TOOLS_PORTAL_TEXT_H
#define TOOLS_PORTAL_TEXT_H

#include "text.h"

/* Does it have headers to send, or a login by HTTP? */
int portal_text_sends(const char *xml);

/* The same portal with another address of a section, and how that was found,
 * put behind 'out'. 0, or -1 where there is no such section. */
int portal_text_move(const char *xml, const char *section_id, const char *url,
                     const char *found_by, struct text *out);

#endif
