/* SPDX-License-Identifier: MIT */
/*
 * A link of a page, or an address alone, and what it says of the sections.
 */
#ifndef SYMAI_DISCOVER_SIGHTING_H
#define SYMAI_DISCOVER_SIGHTING_H

#include <stddef.h>
#include <stdint.h>

#include "discover/look.h"

struct symai_sighting {
    const struct symai_link *link; /* NULL: an address alone */
    const char *text;
    size_t text_len;
    size_t words;
    uint64_t said;     /* find.* */
    uint64_t path;     /* at.*, of the whole path */
    uint64_t path_end; /* at.*, of its last part */
    uint64_t host;     /* host.* */
    struct symai_address_parts parts;
    const struct symai_origin *from; /* NULL: a link */
    char *url;                       /* resolved */
    int is_self;
    int is_card;     /* a long text, of which only its edges are asked */
    int is_own_name; /* "my" and the name of the organisation */
    int site;        /* enum symai_site */
};

/* The signs of each kind of section that is looked for. */
struct symai_sighting_kind {
    int kind;
    int said;
    int path;
    int host; /* -1: none */
};

#define SYMAI_SIGHTING_KINDS 3
extern const struct symai_sighting_kind
    symai_sighting_kinds[SYMAI_SIGHTING_KINDS];

/* The signs that name one of them in words. */
#define SYMAI_SIGHTING_SAID                   \
    (UINT64_C(1) << SYMAI_SIGN_FIND_LOGIN |   \
     UINT64_C(1) << SYMAI_SIGN_FIND_ACCOUNT | \
     UINT64_C(1) << SYMAI_SIGN_FIND_MINE |    \
     UINT64_C(1) << SYMAI_SIGN_FIND_ACTIVATION)

/* And those that do by the path of an address. */
#define SYMAI_SIGHTING_PATH                 \
    (UINT64_C(1) << SYMAI_SIGN_AT_LOGIN |   \
     UINT64_C(1) << SYMAI_SIGN_AT_ACCOUNT | \
     UINT64_C(1) << SYMAI_SIGN_AT_ACTIVATION)

/* Each SYMA_OK or SYMA_ENOMEM. First whether its words name a section, or else
 * its address; then, of the few that do, what else they say, for it or against
 * it; at last what its host says, which has to be known. */
int symai_sighting_ask(struct symai_look_at *at, struct symai_sighting *s);
int symai_sighting_ask_rest(struct symai_look_at *at, struct symai_sighting *s);
int symai_sighting_ask_host(struct symai_look_at *at, struct symai_sighting *s,
                            const char *host);

/* What the words say of the k-th kind, as a weight; 0: nothing. */
int symai_sighting_weight(const struct symai_sighting *s, size_t k);
/* Its words or its address name a section. */
int symai_sighting_says(const struct symai_sighting *s);
/* It is one for others: dealers, staff. */
int symai_sighting_is_less(const struct symai_sighting *s);

/* rate.c: as a candidate of the k-th kind into the store. Same codes. */
int symai_rate(struct symai_look_at *at, const struct symai_sighting *s,
               size_t k, const char *host);

#endif
