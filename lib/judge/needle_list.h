/* SPDX-License-Identifier: MIT */
/*
 * Literals on their way into judge/needles: added one by one, or taken over
 * from what exists, then put in order.
 */
#ifndef SYMAI_JUDGE_NEEDLE_LIST_H
#define SYMAI_JUDGE_NEEDLE_LIST_H

#include "judge/needles.h"

struct symai_needle_list;

/* What becomes of the numbers of needles in a set that holds more. */
struct symai_needle_map {
    const uint16_t *needs; /* SYMAI_NO_NEED: it is left out */
    const uint8_t *languages;
};

int symai_needle_list_new(struct symai_needle_list **out); /* or SYMA_ENOMEM */
void symai_needle_list_free(struct symai_needle_list *list);

/* SYMA_OK, SYMA_ELIMIT (there is no room for it, or it is too short or too
 * long: what it stands for must be tried always), SYMA_ENOMEM. at_word: it
 * stands only where a letter or digit of ASCII follows none. */
int symai_needle_list_add(struct symai_needle_list *list, const char *literal,
                          int at_word, const struct symai_owners *owners,
                          uint16_t need);

/* All literals of n. SYMA_OK, SYMA_ELIMIT or SYMA_ENOMEM. */
int symai_needle_list_take(struct symai_needle_list *list,
                           const struct symai_needles *n,
                           const struct symai_needle_map *map);

/* SYMA_OK, SYMA_ELIMIT or SYMA_ENOMEM. The list can only be freed
 * afterwards. */
int symai_needle_list_build(struct symai_needle_list *list,
                            struct symai_needles *out);

/* A mask of languages, each bit where its new number is. */
uint32_t symai_languages_map(uint32_t mask, const uint8_t *languages);

/* Only of what symai_needle_list_build made. */
void symai_needles_free(struct symai_needles *n);

#endif
