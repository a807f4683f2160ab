/* SPDX-License-Identifier: MIT */
/*
 * What the engine's thread works on, alone: the prober, the trackers, the
 * portals and targets, and the checks under way with the requests that wait
 * for them. Nothing here blocks but work_wait, and nothing knows of HTTP.
 */
#ifndef EXPORTER_WORK_H
#define EXPORTER_WORK_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

#include "syma-exporter/request.h"
#include "syma-exporter/settings.h"

struct work;

/* Of a folder that was read: all of it, all but the files that are wrong, or
 * nothing. */
enum reload { RELOAD_ALL, RELOAD_SOME, RELOAD_NONE };

/* Reads the rules and the folder. 0, or -1 with a message. */
int work_new(const struct settings *s, struct work **out);
void work_free(struct work *w);

/* Takes a request on: answers it, or lets it wait for a check. */
void work_take(struct work *w, struct request *r);
/* Reads the folder again. What is wrong is told, and stays as it was. */
enum reload work_reload(struct work *w);
/* What has ended, whose time is over, and whose turn it is. */
void work_go_on(struct work *w);
/* All requests that wait are told that it is over. */
void work_stop(struct work *w);

size_t work_pending(const struct work *w);
/* Milliseconds until work_go_on has something to do if nothing else happens;
 * -1: never. */
int64_t work_next_ms(const struct work *w);
/* Waits for checks, at most so long. Only where work_pending is not 0. */
void work_wait(struct work *w, int64_t limit_ms);
/* Ends a wait. From any thread, and from a signal handler. */
void work_wake(struct work *w);

#endif
