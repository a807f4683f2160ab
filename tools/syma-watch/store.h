/* SPDX-License-Identifier: MIT */
/*
 * The history in SQLite: what the tracker knows of each portal, the spans of
 * time in which a state held, and the log of changes. Schema version 1:
 *
 *   portal(key, id, tracker, checked_ms)      tracker: syma_tracker_save
 *   span(key, portal, section, state, usable, begin_ms, end_ms)
 *   change(key, portal, section, kind, from_state, to_state, time_ms,
 *          seen_ms, text)
 *
 * A section of "" is the portal as a whole; an end of NULL goes on. A change
 * is written in one transaction with the tracker that it led to.
 */
#ifndef SYMA_WATCH_STORE_H
#define SYMA_WATCH_STORE_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

struct store;

/* One span, its end cut to what was asked for. */
struct span {
    int state;
    int64_t begin_ms;
    int64_t end_ms;
};

/* Opens or makes it. 0, or -1 and the trouble is told. */
int store_open(const char *path, struct store **out);
void store_close(struct store *s);
/* What went wrong last, with the path. */
const char *store_error(const struct store *s);

/* Each gives 0, or -1 with store_error. */
int store_begin(struct store *s);
int store_commit(struct store *s);
void store_rollback(struct store *s);

/* *out: free; NULL where nothing is known of the portal. */
int store_load_tracker(struct store *s, const char *portal, char **out);
int store_save_tracker(struct store *s, const char *portal, const char *xml,
                       int64_t checked_ms);
/* All portals that it knows. *out and each of them: free. */
int store_ids(struct store *s, char ***out, size_t *count);
/* The saved tracker is of no use: what went on ends with the last check. */
int store_close_spans(struct store *s, const char *portal);

int store_add_change(struct store *s, const syma_change *c);
/* From 'from_ms' on the state is another; what was written beyond goes. */
int store_turn(struct store *s, const char *portal, const char *section,
               int state, int usable, int64_t from_ms);
/* Sees to it that the span that goes on is of this state, since then, and of
 * this use. */
int store_agree(struct store *s, const char *portal, const char *section,
                int state, int usable, int64_t since_ms, int64_t now_ms);
/* Ends the spans of sections that the tracker does not know. */
int store_end_others(struct store *s, const syma_tracker *t,
                     const char *portal, int64_t now_ms);

/* The spans that touch [from_ms, to_ms), cut to it. *out: free. */
int store_spans(struct store *s, const char *portal, const char *section,
                int64_t from_ms, int64_t to_ms, struct span **out,
                size_t *count);

/* Takes away a little of what is older. 1: there is more; 0: no; -1. */
int store_prune(struct store *s, int64_t before_ms);

#endif
