/* SPDX-License-Identifier: MIT */
/*
 * One request that only the engine can answer, on its way between the two
 * threads. It belongs to the thread of the HTTP server, but for the time from
 * engine_queue to request_answered.
 */
#ifndef EXPORTER_REQUEST_H
#define EXPORTER_REQUEST_H

#include <stdint.h>

#include "syma-exporter/form.h"

#define ID_MAX ((size_t)64)

struct engine;

enum request_kind {
    REQUEST_PORTAL, /* check a portal of the folder */
    REQUEST_TARGET, /* check a page */
    REQUEST_ALL,    /* tell what is known of all portals */
    REQUEST_RELOAD  /* read the folder again */
};

struct request {
    struct request *next; /* in the queue, or of those that wait for a check */
    enum request_kind kind;
    enum form form;
    char id[ID_MAX + 1]; /* of the portal */
    char *target;        /* URL */
    int section_kind;    /* of the target */
    int64_t limit_ms;    /* how long the check may be waited for */
    int64_t began_ms;    /* monotonic; set by the engine */

    int status;   /* HTTP's; 0: not answered yet */
    int is_plain; /* the answer is words, no metrics */
    struct text answer;

    struct engine *engine; /* that has it */
    void *connection;      /* that it came by, of the server */
};

/* The answer is there: gives the request back to the server. The engine's
 * thread calls it. */
void request_answered(struct request *r);
/* The server's part of that. */
void http_resume(struct request *r);

#endif
