/* SPDX-License-Identifier: MIT */
/*
 * What earlier checks of a portal left in a file: a tracker's memory, for
 * programs that end after each check.
 */
#ifndef TOOLS_MEMORY_H
#define TOOLS_MEMORY_H

#include <syma/syma.h>

/* What suits a plugin, where nothing else is set: whoever runs it looks again
 * by itself, so that one check is believed, and may let hours pass. */
int memory_options(syma_options *o);

/* The tracker of the file; where there is no such file, a new one. 0, or
 * TOOL_EXIT_TROUBLE with a message. */
int memory_read(const char *path, const syma_options *o, syma_tracker **out);
/* Back into the file, whole or not at all. The same. */
int memory_write(const char *path, const syma_tracker *t);

#endif
