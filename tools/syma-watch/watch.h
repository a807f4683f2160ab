/* SPDX-License-Identifier: MIT */
/*
 * All that a running syma-watch has.
 */
#ifndef SYMA_WATCH_WATCH_H
#define SYMA_WATCH_WATCH_H

#include "folder.h"
#include "history.h"
#include "metrics.h"
#include "publish.h"
#include "settings.h"

struct watch {
    const struct settings *settings;
    syma_prober *prober;
    struct folder folder;
    struct history history;
    struct publisher publisher;
    struct metrics metrics;
    int signals;        /* descriptor */
    int is_ended;       /* by a signal */
    int64_t due_ms;     /* steady clock: before, no portal is due */
    int64_t tick_ms;    /* steady clock: when the tracker is told the time */
    int64_t save_ms;    /* ... a failed writing is tried again */
    int64_t prune_ms;   /* ... what is old is taken away */
    int64_t metrics_ms; /* ... the metrics are written */
    int64_t told_ms;    /* when a failing check was told last */
    int64_t local_ms;   /* when a check that saw nothing was told last */
};

/* Takes up portals that are new; -1: no memory, or no database. */
int watch_take_up(struct watch *w, struct watched *portal);
/* Reads the folder again. */
void watch_reload(struct watch *w);
/* Takes the pages away of portals that are known and not watched. */
void watch_drop_unknown(struct watch *w);

#endif
