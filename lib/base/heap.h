/* SPDX-License-Identifier: MIT */
/*
 * Deadlines in order: a binary heap of entries that live in their owners.
 * What has a deadline is found in no time, however much waits.
 */
#ifndef SYMAI_BASE_HEAP_H
#define SYMAI_BASE_HEAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

struct symai_heap_entry {
    int64_t at_ms;
    size_t place; /* 1 + index; 0: not in a heap */
};

struct symai_heap {
    struct symai_vec entries; /* struct symai_heap_entry * */
};

void symai_heap_init(struct symai_heap *heap, size_t max);
void symai_heap_free(struct symai_heap *heap); /* the entries stay */

/* Puts an entry in, or moves it. SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT; to move
 * cannot fail. */
int symai_heap_set(struct symai_heap *heap, struct symai_heap_entry *entry,
                   int64_t at_ms);
/* Takes it out, if it is in. */
void symai_heap_remove(struct symai_heap *heap, struct symai_heap_entry *entry);
/* The entry with the nearest deadline, or NULL. */
struct symai_heap_entry *symai_heap_first(const struct symai_heap *heap);

#endif
