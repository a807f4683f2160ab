/* SPDX-License-Identifier: MIT */
/*
 * What is written into the answer of a request.
 */
#ifndef EXPORTER_ANSWER_H
#define EXPORTER_ANSWER_H

#include <syma/syma.h>

#include "syma-exporter/request.h"

/* Words instead of metrics. */
void answer_words(struct request *r, int status, const char *words);
/* What the tracker has of a portal, or nothing where it does not know it, and
 * how this request fared; is_done: its check was carried out in time. */
void answer_probe(struct request *r, syma_tracker *t, const char *portal_id,
                  int is_done, int64_t took_ms);
/* All portals that the tracker knows. */
void answer_all(struct request *r, syma_tracker *t);

/* Tells a tracker the time, and counts what changed; also after an addition. */
void tracker_tick(syma_tracker *t);
void tracker_drain(syma_tracker *t);

#endif
