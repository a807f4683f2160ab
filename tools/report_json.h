/* SPDX-License-Identifier: MIT */
/*
 * Members of the program's own in a report that the library has written as
 * JSON: what was searched for and found besides.
 */
#ifndef TOOLS_REPORT_JSON_H
#define TOOLS_REPORT_JSON_H

#include "text.h"

/* A string, or null where it is empty. 'raw' is UTF-8. */
void report_json_string(struct text *out, const char *raw);

/* The document with 'members' (lines as the library's own, parted by commas,
 * the last one not ended; may be empty) behind its own, put into 'out'. */
void report_json_add(const char *document, const char *members,
                     struct text *out);

#endif
