/* SPDX-License-Identifier: MIT */
/*
 * The parts of a discovery, for the files that fill, read and print it.
 */
#ifndef SYMAI_DISCOVER_OBJECT_H
#define SYMAI_DISCOVER_OBJECT_H

#include "base/buf.h"
#include "base/refs.h"
#include "discover/discovery.h"
#include "discover/store.h"
#include "page/features.h"

#define SYMAI_DISCOVERY_PAGES_MAX 160
#define SYMAI_DISCOVERY_VARIANTS_MAX 16
#define SYMAI_DISCOVERY_SKIPPED_MAX 256
#define SYMAI_DISCOVERY_BARRED_MAX 256
#define SYMAI_DISCOVERY_WAYS_MAX 32

struct symai_seen_page {
    char *url; /* as it was asked, in its normal form */
    int status;
};

struct syma_discovery {
    struct symai_refs refs;
    char *home_url;  /* "" before there is one */
    char *home_host; /* without port; "" */
    char *language;
    syma_verdict *verdict; /* of the home page; NULL: none was made */
    struct symai_store store;
    int64_t match_limit; /* of regular expressions: as the home page has it */
    struct symai_vec pages;     /* struct symai_seen_page */
    struct symai_vec skipped;   /* char *: not to be asked */
    struct symai_vec variants;  /* char * */
    struct symai_vec barred;    /* char *: robots.txt does not allow it */
    int robots;                 /* enum syma_robots, of the home page's host */
    struct symai_vec fallbacks; /* struct syma_fallback */
    struct symai_vec sources;   /* char *: the page of each of them */
};

/* Takes over text; frees it where that fails. */
int symai_discovery_push(struct symai_vec *list, char *text);

struct symai_seen_page *symai_discovery_page(const syma_discovery *d,
                                             const char *url);
/* url: in normal form. */
int symai_discovery_is_skipped(const syma_discovery *d, const char *url);
/* asked: in normal form. */
int symai_discovery_note_page(syma_discovery *d, const char *asked, int status);
/* Of the home page; url: in normal form. */
int symai_discovery_set_home(syma_discovery *d, const char *url,
                             const struct symai_features *f);
int symai_discovery_note_variants(syma_discovery *d,
                                  const struct symai_features *f,
                                  const char *base);

/* The file of syma_discovery_to_portal, with comments. */
int symai_discovery_put_portal(const syma_discovery *d, struct symai_buf *out);

/* ways.c: the verdict of a page, and the ways round that it names. */
/* What is offered on a page that speaks of no trouble; kind: what it is for. */
int symai_discovery_offers(syma_discovery *d, const syma_page *p, int kind,
                           const char *url, const syma_ruleset *r);
int symai_discovery_judge(syma_discovery *d, const syma_page *p, int look,
                          const char *url, const syma_ruleset *r,
                          int64_t now_ms);

#endif
