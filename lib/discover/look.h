/* SPDX-License-Identifier: MIT */
/*
 * One page: what is seen on it of a portal's sections, into the store.
 */
#ifndef SYMAI_DISCOVER_LOOK_H
#define SYMAI_DISCOVER_LOOK_H

#include "discover/store.h"
#include "discover/words.h"
#include "page/features.h"

/* What the page itself has of what customers come for. */
struct symai_page_forms {
    int has_login;
    int has_hidden_login; /* a script shows it */
    int has_activation;
};

struct symai_look_at {
    const struct symai_features *features;
    const char *base;      /* against which its addresses are resolved */
    const char *asked;     /* where it was asked: what is kept of it */
    const char *home_host; /* of the organisation */
    int wants_leads;       /* more pages can be asked for */
    int is_deep;           /* neither the home page nor one of its variants */
    struct symai_words_asker words;
    struct symai_store *store;
};

/* look_links.c, look_forms.c. Each SYMA_OK or SYMA_ENOMEM. */
int symai_look_links(struct symai_look_at *at);
int symai_look_link(struct symai_look_at *at, const struct symai_link *link);
int symai_look_forms(struct symai_look_at *at, struct symai_page_forms *out);
/* An address by itself. From where, as evidence and in words. */
struct symai_origin {
    const char *code; /* "site.sitemap" */
    const char *name; /* "sitemap" */
    int weight;
};
/* 0: symai_look_address would find nothing; for the many that say nothing. */
int symai_look_address_may_say(const syma_ruleset *r, const char *url);
int symai_look_address(struct symai_look_at *at, const char *url,
                       const struct symai_origin *from);

#endif
