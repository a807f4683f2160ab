/* SPDX-License-Identifier: MIT */
/*
 * The thread that checks, and the queue by which requests come to it from the
 * thread of the HTTP server.
 */
#ifndef EXPORTER_ENGINE_H
#define EXPORTER_ENGINE_H

#include "syma-exporter/request.h"
#include "syma-exporter/settings.h"

struct engine;

/* 0, or -1 with a message. */
int engine_new(const struct settings *s, struct engine **out);
void engine_free(struct engine *e);

/* A place for one request that is about to be queued. 0; -1: as many wait for
 * checks as may; -2: the engine is going down. Any thread. */
int engine_reserve(struct engine *e, enum request_kind kind);
/* Hands over a request that has its place: request_answered follows, in
 * whatever time. Any thread. */
void engine_queue(struct engine *e, struct request *r);

/* Works in the calling thread until engine_stop, and until all requests that
 * have a place are answered. */
void engine_run(struct engine *e);

/* From signal handlers too. */
void engine_stop(struct engine *e);
void engine_reload(struct engine *e);

#endif
