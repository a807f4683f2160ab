/* SPDX-License-Identifier: MIT */
/*
 * The folder of portal files, and what is known of each portal that is
 * watched.
 */
#ifndef SYMA_WATCH_FOLDER_H
#define SYMA_WATCH_FOLDER_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

#include "../facts.h"
#include "settings.h"
#include "zone.h"

struct watched {
    char *file; /* with the folder */
    char *text; /* as it was read: tells whether it has changed */
    size_t text_len;
    syma_portal *portal;
    struct facts facts;
    const struct zone *zone; /* NULL: UTC */

    uint64_t ticket; /* 0: no check is under way */
    int64_t base_ms; /* steady clock: the grid of its checks */
    int64_t due_ms;  /* the next one */
    uint64_t turns;
    int is_checked; /* once, since the start */
    int is_kept;    /* while a folder is read again */

    int is_unsaved;     /* the database lags behind the tracker */
    int is_changed;     /* so do the pages, and that matters */
    int is_fresh;       /* a report came since they were written */
    int64_t written_ms; /* steady clock: the pages; 0: never */
};

struct folder {
    struct watched **items; /* in the order of their ids */
    size_t count;
};

/* Reads the folder. Of a file that is wrong, what 'before' has of it is taken
 * over, as is what has not changed: those have is_kept set, and belong to
 * both until folder_release of one. Gives the number of files that were
 * wrong, or -1 where nothing was read (no folder, no file, no memory); each
 * is told. */
int folder_read(const struct settings *s, const struct folder *before,
                struct folder *out);

/* Releases the list, and those that are not kept. */
void folder_release(struct folder *f);

struct watched *folder_find(const struct folder *f, const char *id);
struct watched *folder_by_ticket(const struct folder *f, uint64_t ticket);

#endif
