/* SPDX-License-Identifier: MIT */
/*
 * The files of the output folder: a portal's are written again at once when
 * something has changed, else now and then, the less often the more there are.
 */
#ifndef SYMA_WATCH_PUBLISH_H
#define SYMA_WATCH_PUBLISH_H

#include "../text.h"
#include "folder.h"
#include "history.h"
#include "settings.h"

struct publisher {
    const struct settings *settings;
    struct text page; /* its memory is used again */
    int64_t index_ms; /* steady clock: when the list was written */
    int64_t look_ms;  /* steady clock: before, nothing is due */
    int64_t told_ms;  /* when trouble was told last */
    int index_is_old;
    int is_last; /* nothing comes later */
};

/* 0, or -1 and the trouble is told: the folder cannot be written. */
int publish_open(struct publisher *p, const struct settings *s);
void publish_close(struct publisher *p);

/* Writes what is due; 'all': what has not been written since the last report
 * too. -1: something could not be written. */
int publish_due(struct publisher *p, const struct folder *f,
                const struct history *h, int all);
/* A portal has changed, or a report came: it may be due sooner. */
void publish_note(struct publisher *p, const struct folder *f,
                  const struct watched *w);
/* How long until something may be due. */
int64_t publish_wait(const struct publisher *p, int64_t now_ms);

/* The next publish_due is the last one: what has changed is not put off. */
void publish_hurry(struct publisher *p);

/* Takes the files of a portal away that is no longer watched. */
void publish_drop(struct publisher *p, const char *id);

#endif
