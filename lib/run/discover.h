/* SPDX-License-Identifier: MIT */
/*
 * One discovery as a state machine over its requests, of which one is under
 * way at a time: discover/search says which, run/follow fetches. Each hop of a
 * redirect is a request of its own, so that it waits for its turn and for what
 * robots.txt says. Waits for nothing itself, as run/check.
 */
#ifndef SYMAI_RUN_DISCOVER_H
#define SYMAI_RUN_DISCOVER_H

#include <stdint.h>

#include "base/heap.h"
#include "discover/search.h"
#include "run/check.h"

struct symai_discover {
    struct symai_pace_job job;   /* first: the prober knows it by it */
    struct symai_heap_entry due; /* its begin, then its end at the latest */
    uint64_t ticket;
    struct symai_discover *before; /* in the prober's list */
    struct symai_discover *after;
    int has_begun;
    syma_event *spare;          /* to tell of a failure; NULL: it was used */
    syma_options *options;      /* for pages */
    syma_options *byte_options; /* for robots.txt and sitemaps */
    struct symai_cookies cookies;
    struct symai_search *search;
    struct symai_search_request request; /* the last that was begun */
    struct symai_follow *page;           /* NULL: not under way */
    struct symai_follow *beside; /* the robots.txt that the page waits for */
    int is_paused; /* that which is under way: it has a hop to go */
    char *url;     /* that waits for its turn, or is asked */
    int is_hop;    /* it is that hop; else the request */
};

/* SYMA_OK, SYMA_EURL, SYMA_ENOMEM. */
int symai_discover_new(const struct symai_engine *e, const char *url,
                       struct symai_discover **out);
/* It may not be waiting in a pace. */
void symai_discover_free(struct symai_discover *d);

/* What comes next, while nothing is in the pool. 1: its url wants to be asked;
 * 0: nothing is left; or a code. */
int symai_discover_go_on(const struct symai_engine *e,
                         struct symai_discover *d);
/* The turn of its url has come: SYMA_OK, its transfer is in the pool; or a
 * code as symai_follow_new. */
int symai_discover_begin(const struct symai_engine *e,
                         struct symai_discover *d);
/* Its transfer has come out of the pool. 1: there is another one; 0: it is
 * done, and the wish filled; or a code. */
int symai_discover_advance(const struct symai_engine *e,
                           struct symai_discover *d, struct symai_wish *wish);
/* Stops what is under way. */
void symai_discover_stop(struct symai_discover *d);

/* What was found, at any moment; *out is the caller's. SYMA_OK,
 * SYMA_EINTERNAL, SYMA_ENOMEM. */
int symai_discover_finish(const struct symai_engine *e,
                          struct symai_discover *d, syma_discovery **out);

#endif
