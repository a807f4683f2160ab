/* SPDX-License-Identifier: MIT */
/*
 * The written forms of what a tracker knows. Each is a pure function of the
 * tracker: the time is the last one that it was told. Texts that came from a
 * page are hostile; each form decides what of them may go out as it is.
 */
#ifndef SYMAI_WATCH_TELLING_H
#define SYMAI_WATCH_TELLING_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "syma/tracker.h"
#include "watch/report.h"

struct symai_telling {
    const syma_tracker *t;
    const char *portal_id; /* NULL: all */
    int64_t now_ms;        /* -1: the tracker was told none */
    struct symai_buf *out;
};

/* Each appends to f->out: SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_telling_json(const struct symai_telling *f);
int symai_telling_openmetrics(const struct symai_telling *f);
int symai_telling_prometheus(const struct symai_telling *f);
int symai_telling_atom(const struct symai_telling *f);
int symai_telling_summary(const struct symai_telling *f);
/* Of one portal: portal_id is not NULL. */
int symai_telling_badge(const struct symai_telling *f);

/* ---- what they share ---- */

/* The portals to write: how many, and their ids. */
size_t symai_telling_portal_count(const struct symai_telling *f);
const char *symai_telling_portal(const struct symai_telling *f, size_t i);

/* The incident that goes on; NULL: none. */
const syma_incident *symai_telling_running(const struct symai_telling *f,
                                           const char *portal_id,
                                           const char *section_id);

/* Why, as it is said to people. */
const char *symai_telling_help(const syma_incident *n);

/* The zone of a portal; NULL: UTC. */
const struct symai_zone *symai_telling_zone(const struct symai_telling *f,
                                            const char *portal_id);

/* "demo", or "portal" for one without a name. */
const char *symai_telling_name(const char *portal_id);

#endif
