/* SPDX-License-Identifier: MIT */
/*
 * The HTTP server: routes, methods, headers. It answers by itself what needs
 * no check, and hands the rest to the engine.
 */
#ifndef EXPORTER_HTTP_H
#define EXPORTER_HTTP_H

#include "syma-exporter/engine.h"
#include "syma-exporter/settings.h"

struct http;

/* Serves from a thread of its own. fd: listens; taken over. 0, or -1 with a
 * message. */
int http_start(const struct settings *s, struct engine *e, int fd,
               struct http **out);
/* After engine_run has returned. */
void http_stop(struct http *h);

#endif
