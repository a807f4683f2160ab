/* SPDX-License-Identifier: MIT */
/*
 * A growable array of items of one size, bounded at birth.
 */
#ifndef SYMAI_BASE_VEC_H
#define SYMAI_BASE_VEC_H

#include <stddef.h>
#include <string.h>

struct symai_vec {
    void *items;
    size_t count;
    size_t cap;
    size_t size;
    size_t max;
};

void symai_vec_init(struct symai_vec *vec, size_t item_size, size_t max);
void symai_vec_free(struct symai_vec *vec); /* the array, not what items own */

/* Appends a zeroed item and gives it: SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_vec_push(struct symai_vec *vec, void **out_item);

/* Appends a copy of an item, whose size the caller knows: for loops. */
static inline int symai_vec_add(struct symai_vec *vec, const void *item,
                                size_t size)
{
    void *place;
    int rc;

    if (vec->count < vec->cap) {
        place = (char *)vec->items + vec->count * size;
        vec->count++;
    } else {
        rc = symai_vec_push(vec, &place);
        if (rc < 0)
            return rc;
    }
    memcpy(place, item, size);
    return 0;
}

/* Makes room for count items in all: pushes up to there do not fail. SYMA_OK,
 * SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_vec_reserve(struct symai_vec *vec, size_t count);

/* Takes item i out; those behind it move up. Past the end: nothing. */
void symai_vec_remove(struct symai_vec *vec, size_t i);

/* Item i, or NULL past the end. */
void *symai_vec_at(const struct symai_vec *vec, size_t i);

#endif
