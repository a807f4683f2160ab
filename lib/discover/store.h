/* SPDX-License-Identifier: MIT */
/*
 * The candidates and leads of all pages so far, each address once.
 */
#ifndef SYMAI_DISCOVER_STORE_H
#define SYMAI_DISCOVER_STORE_H

#include "base/vec.h"
#include "discover/candidate.h"

#define SYMAI_CANDIDATES_MAX 192
#define SYMAI_LEADS_MAX 256

/* A page that may lead to a section. */
struct symai_lead {
    char *url; /* absolute, without fragment */
    int score;
};

struct symai_store {
    struct symai_vec candidates; /* struct syma_candidate */
    struct symai_vec leads;      /* struct symai_lead */
};

void symai_store_init(struct symai_store *s);
void symai_store_free(struct symai_store *s);

/* Takes over what was seen, whose URL is set; what is hardly one is dropped.
 * SYMA_OK, SYMA_ENOMEM. */
int symai_store_candidate(struct symai_store *s, struct syma_candidate *seen);
/* Takes over url. */
int symai_store_lead(struct symai_store *s, char *url, int score);

#endif
