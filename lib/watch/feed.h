/* SPDX-License-Identifier: MIT */
/*
 * What happened, newest first, from what a tracker keeps: outages that began
 * and ended, promises, slips, what became late. Bounded: older ones drop out.
 */
#ifndef SYMAI_WATCH_FEED_H
#define SYMAI_WATCH_FEED_H

#include "watch/telling.h"

#define SYMAI_FEED_MAX 100

/* Of the same moment, the later kind comes first in the feed. */
enum symai_feed_kind {
    SYMAI_FEED_BEGIN,    /* a section is no longer up */
    SYMAI_FEED_PROMISED, /* a return was promised, or none was named */
    SYMAI_FEED_SLIP,     /* ... for later than before */
    SYMAI_FEED_OVERDUE,  /* what was promised has passed */
    SYMAI_FEED_BACK,     /* a section is up again */
    SYMAI_FEED_ALL_BACK  /* the portal is */
};

struct symai_feed_entry {
    int64_t time_ms;
    enum symai_feed_kind kind;
    const char *portal_id;
    const char *section_id;        /* "": the portal as a whole */
    const syma_incident *incident; /* of a begin and an end */
    const syma_promise *promise;   /* of the others */
};

struct symai_feed {
    struct symai_feed_entry items[SYMAI_FEED_MAX];
    size_t count;
};

void symai_feed_collect(const struct symai_telling *f, struct symai_feed *out);

#endif
