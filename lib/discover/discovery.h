/* SPDX-License-Identifier: MIT */
/*
 * What is known of a portal's sections while page after page is looked at.
 * Pure: pages come in, addresses that are worth a look go out. Immutable from
 * symai_discovery_finish on.
 */
#ifndef SYMAI_DISCOVER_DISCOVERY_H
#define SYMAI_DISCOVER_DISCOVERY_H

#include <stdint.h>

#include "base/refs.h"
#include "base/vec.h"
#include "syma/discover.h"
#include "syma/page.h"

/* What a page was asked for. */
enum symai_look {
    SYMAI_LOOK_HOME = 0,
    SYMAI_LOOK_VARIANT,    /* the home page in another language */
    SYMAI_LOOK_WELL_KNOWN, /* /.well-known/change-password */
    SYMAI_LOOK_PAGE        /* a lead */
};

int symai_discovery_new(syma_discovery **out);

/* Takes in a page that was asked at the address `asked` (NULL: the page's own)
 * and is finished: its candidates, leads and ways round. The home page comes
 * first. A page that failed is one that was looked at. A candidate that turns
 * out to be there, or not to be, is rated anew. SYMA_OK, SYMA_EINVAL: it has
 * no URL; SYMA_EINTERNAL, SYMA_ENOMEM. */
int symai_discovery_take(syma_discovery *d, const syma_page *p,
                         const char *asked, int look, const syma_ruleset *r,
                         int64_t now_ms);

/* Is that address of the sitemap one of the portal's own that says something?
 * At little cost: there are many. */
int symai_discovery_wants(const syma_discovery *d, const char *url,
                          const syma_ruleset *r);
/* Takes in one that does. SYMA_OK, SYMA_ENOMEM. */
int symai_discovery_take_address(syma_discovery *d, const char *url,
                                 const syma_ruleset *r);

/* Addresses of the home page in other languages, as it names them. NULL past
 * the end. */
const char *symai_discovery_variant(const syma_discovery *d, size_t i);

/* The address that promises most of those that were not looked at: a candidate
 * that wants to be seen, or a page that may lead to one. NULL: none is worth
 * it. Never one of another organisation. */
const char *symai_discovery_lead(const syma_discovery *d);
/* It is not to be looked at: robots.txt has it. */
int symai_discovery_skip(syma_discovery *d, const char *url);

/* It would have been asked for, but for a robots.txt. */
int symai_discovery_bar(syma_discovery *d, const char *url);
/* enum syma_robots, of the home page's host. */
void symai_discovery_set_robots(syma_discovery *d, int robots);

/* Sorts what was found; nothing is taken in any more. */
int symai_discovery_finish(syma_discovery *d);

#endif
