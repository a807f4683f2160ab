/* SPDX-License-Identifier: MIT */
/*
 * What a tracker tells: changes, in a list until they are pulled. Each holds
 * all it is about, so that it outlives the tracker.
 */
#ifndef SYMAI_WATCH_CHANGE_H
#define SYMAI_WATCH_CHANGE_H

#include <stdint.h>

#include "watch/tracker.h"

struct syma_change {
    struct syma_change *next;
    int kind;
    int from;
    int to;
    int begins;
    struct symai_word *portal_id;
    struct symai_word *section_id; /* NULL: the portal as a whole */
    int64_t time_ms;
    int64_t seen_ms;
    int has_promise;
    int has_window;
    struct syma_promise promise;
    struct syma_window window;
    /* Of a partial return: those that are back, those that are not, and for
     * each of these what it waits for (NULL: itself). */
    struct symai_word **names;
    size_t back_count;
    size_t waiting_count;
    char *text;
};

struct symai_change_list {
    struct syma_change *first;
    struct syma_change *last;
    size_t count;
};

struct symai_turn;

/* One that says what holds now; not yet in the list. s NULL: the portal. */
int symai_change_new(const struct symai_turn *turn, int kind,
                     const struct symai_track_section *s, int64_t time_ms,
                     syma_change **out);
/* Writes its line and puts it at the end of the turn's list; on failure it is
 * gone. */
int symai_change_put(struct symai_turn *turn, syma_change *c);

/* Both at once. */
int symai_change_state(struct symai_turn *turn,
                       const struct symai_track_section *s, int from);
int symai_change_promise(struct symai_turn *turn, int kind,
                         const struct symai_track_section *s,
                         const struct syma_promise *p, int64_t time_ms);
int symai_change_begin(struct symai_turn *turn, int kind,
                       const struct symai_track_section *s, int begins,
                       int64_t time_ms);
int symai_change_window(struct symai_turn *turn, const struct syma_window *w,
                        int begins, int64_t time_ms);

void symai_change_list_free(struct symai_change_list *list);

/* change_text.c: the English line. */
int symai_change_write(const syma_change *c, char **out);

#endif
