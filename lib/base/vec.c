/* SPDX-License-Identifier: MIT */
/*
 * A growable array of items of one size. It grows by doubling and never past
 * the maximum that its owner gave; items move when it grows, so pointers to
 * them live until the next push.
 */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"

#define FIRST_CAP 8

void symai_vec_init(struct symai_vec *vec, size_t item_size, size_t max)
{
    vec->items = NULL;
    vec->count = 0;
    vec->cap = 0;
    vec->size = item_size;
    vec->max = max;
}

void symai_vec_free(struct symai_vec *vec)
{
    symai_free(vec->items);
    symai_vec_init(vec, vec->size, vec->max);
}

static int grow(struct symai_vec *vec)
{
    size_t cap = FIRST_CAP;
    void *items;

    if (vec->cap > 0)
        cap = vec->cap > SIZE_MAX / 2 ? SIZE_MAX : vec->cap * 2;
    if (cap > vec->max)
        cap = vec->max;
    items = symai_realloc_array(vec->items, cap, vec->size);
    if (items == NULL)
        return SYMA_ENOMEM;
    vec->items = items;
    vec->cap = cap;
    return SYMA_OK;
}

int symai_vec_push(struct symai_vec *vec, void **out_item)
{
    char *item;
    int rc;

    *out_item = NULL;
    if (vec->count >= vec->max)
        return SYMA_ELIMIT;
    if (vec->count == vec->cap) {
        rc = grow(vec);
        if (rc < 0)
            return rc;
    }
    item = (char *)vec->items + vec->count * vec->size;
    memset(item, 0, vec->size);
    vec->count++;
    *out_item = item;
    return SYMA_OK;
}

int symai_vec_reserve(struct symai_vec *vec, size_t count)
{
    int rc = SYMA_OK;

    if (count > vec->max)
        return SYMA_ELIMIT;
    while (vec->cap < count && rc == SYMA_OK)
        rc = grow(vec);
    return rc;
}

void symai_vec_remove(struct symai_vec *vec, size_t i)
{
    char *item = symai_vec_at(vec, i);

    if (item == NULL)
        return;
    vec->count--;
    memmove(item, item + vec->size, (vec->count - i) * vec->size);
}

void *symai_vec_at(const struct symai_vec *vec, size_t i)
{
    if (i >= vec->count)
        return NULL;
    return (char *)vec->items + i * vec->size;
}
