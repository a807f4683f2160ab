/* SPDX-License-Identifier: MIT */
/*
 * A candidate and what speaks for it. Seen again at another place it is the
 * same one: of each kind of evidence the strongest counts.
 */
#ifndef SYMAI_DISCOVER_CANDIDATE_H
#define SYMAI_DISCOVER_CANDIDATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "syma/discover.h"

#define SYMAI_CLUES_MAX 24      /* no less than there are codes */
#define SYMAI_CLUE_TEXT_MAX 200 /* bytes */

struct symai_clue {
    const char *code; /* static text */
    char *text;
    int weight;
};

struct syma_candidate {
    int kind;  /* enum syma_section_kind */
    int score; /* the sum of its clues, within bounds */
    int sum;
    char *url; /* absolute, without fragment, as the page has it */
    char *key; /* the same in its normal form, by which pages are known */
    char *found_by;
    char *found_at;
    struct symai_vec clues; /* struct symai_clue, the weightiest first */
    int found_weight; /* of the clues of the sighting that found_by tells */
    int is_looked_at;
    int is_proven; /* the form is there */
    size_t order;  /* as they were seen; set at the end */
};

void symai_candidate_init(struct syma_candidate *c, int kind);
void symai_candidate_clear(struct syma_candidate *c);

/* Text is copied, cut and made one clean line. SYMA_OK, SYMA_ENOMEM; what is
 * past the limit is left out. */
int symai_candidate_add(struct syma_candidate *c, const char *code,
                        const char *text, size_t len, int weight);
/* What was seen of it elsewhere, which is cleared. SYMA_OK, SYMA_ENOMEM. */
int symai_candidate_merge(struct syma_candidate *c,
                          struct syma_candidate *other);

/* The page that was asked says that it is not there. */
int symai_candidate_is_gone(const struct syma_candidate *c);

/* One line without control characters and marks of direction, at most
 * SYMAI_CLUE_TEXT_MAX bytes. SYMA_OK, SYMA_ENOMEM. */
int symai_clean_line(const char *text, size_t len, char **out);

#endif
