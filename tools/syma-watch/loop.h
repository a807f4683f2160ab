/* SPDX-License-Identifier: MIT */
/*
 * The one thread: portals are submitted when they are due, reports go to the
 * tracker, the database and the pages, signals are heeded.
 */
#ifndef SYMA_WATCH_LOOP_H
#define SYMA_WATCH_LOOP_H

#include "settings.h"

/* Gives the exit status. */
int loop_run(const struct settings *s, const syma_ruleset *rules);

#endif
