/* SPDX-License-Identifier: MIT */
/*
 * A table of saved pages looked through for sections: rows 'id path url' in,
 * rows 'id login_url account_url activation_url' out, in the same order, '-'
 * where nothing is proposed.
 */
#ifndef TOOLS_DISCOVER_BATCH_H
#define TOOLS_DISCOVER_BATCH_H

#include "saved.h"

/* Reads the table at 'path' ('-': standard input), prints a line a row. 0, or
 * TOOL_EXIT_TROUBLE where a row was wrong or its page unreadable. */
int discover_batch(const struct judge *j, const char *path);

#endif
