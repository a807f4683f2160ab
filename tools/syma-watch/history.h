/* SPDX-License-Identifier: MIT */
/*
 * The tracker and the database side by side: what the tracker tells is logged
 * and written down; what could not be written waits until it can.
 */
#ifndef SYMA_WATCH_HISTORY_H
#define SYMA_WATCH_HISTORY_H

#include "folder.h"
#include "store.h"

struct history {
    syma_tracker *tracker;
    struct store *store;
    syma_change **waiting; /* not in the database yet */
    size_t count;
    size_t room;
    int is_behind; /* writing failed: try again soon */
    int64_t told_ms;
};

/* 0, or -1 and the trouble is told. */
int history_open(const char *path, const syma_options *o,
                 struct history *out);
void history_close(struct history *h);

/* Takes up a portal where an earlier run left it. What is saved and of no use
 * is told, and the portal begins anew. -1: no memory. */
int history_resume(struct history *h, const char *portal);

/* Pulls what has changed, logs it, and marks the portals. */
void history_pull(struct history *h, const struct folder *f);

/* Writes, in one transaction, all that waits and all portals that are marked
 * as unsaved. 0, or -1: nothing is lost and h->is_behind. */
int history_save(struct history *h, const struct folder *f);

#endif
