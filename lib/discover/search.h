/* SPDX-License-Identifier: MIT */
/*
 * What a discovery asks next: robots.txt, the home page, where the account is
 * by RFC 8615, the sitemap, the home page in other languages, and pages that
 * promise most. Pure: it says what to ask and takes in what was answered;
 * whoever drives it (run/discover) fetches and waits.
 */
#ifndef SYMAI_DISCOVER_SEARCH_H
#define SYMAI_DISCOVER_SEARCH_H

#include <stddef.h>
#include <stdint.h>

#include "discover/discovery.h"
#include "syma/options.h"

/* No answer is kept past that. */
#define SYMAI_SEARCH_KEEP_MAX 1048576

struct symai_search;

struct symai_search_request {
    const char *url;      /* the search's, until its answer is taken in */
    const char *home_url; /* the same; NULL while it is not known */
    size_t keep;   /* bytes of the answer that are wanted as they are; 0: a page
                      is made of them */
    int is_beside; /* 1: asked while another one waits for symai_search_may */
};

/* url: of the home page. options: read once; rules: kept, not copied. SYMA_OK,
 * SYMA_EURL, SYMA_ENOMEM. */
int symai_search_new(const char *url, const syma_options *options,
                     const syma_ruleset *rules, struct symai_search **out);
void symai_search_free(struct symai_search *s);

/* 1 and what to ask now; 0: nothing is left; or SYMA_ENOMEM. The answer is
 * to be taken in before the next call, but for what is asked beside. */
int symai_search_next(struct symai_search *s, struct symai_search_request *out);

/* What was asked last leads on to that address. 1: it may be asked; 0: not;
 * SYMAI_SEARCH_LATER: what symai_search_next gives now is to be asked first,
 * and then this again; or SYMA_ENOMEM. */
#define SYMAI_SEARCH_LATER 2
int symai_search_may(struct symai_search *s, const char *url);

/* Takes in the answer: the page, finished, and where bytes were wanted those
 * too. SYMA_OK, SYMA_EINTERNAL, SYMA_ENOMEM. */
int symai_search_take(struct symai_search *s, const syma_page *p,
                      const char *bytes, size_t len, int64_t now_ms);

/* Ends it, at any moment; *out is the caller's. Where the home page has not
 * come yet, its fetch was given up. SYMA_OK, SYMA_EINTERNAL, SYMA_ENOMEM. */
int symai_search_finish(struct symai_search *s, int64_t now_ms,
                        syma_discovery **out);

#endif
