/* SPDX-License-Identifier: MIT */
/*
 * Entries know their place, so that one can be moved or taken out without
 * being looked for.
 */
#include "base/heap.h"

#include "base/error.h"

static struct symai_heap_entry **slots(const struct symai_heap *heap)
{
    return heap->entries.items;
}

static void put(struct symai_heap *heap, size_t i,
                struct symai_heap_entry *entry)
{
    slots(heap)[i] = entry;
    entry->place = i + 1;
}

static void move_up(struct symai_heap *heap, size_t i,
                    struct symai_heap_entry *entry)
{
    size_t parent;

    while (i > 0) {
        parent = (i - 1) / 2;
        if (slots(heap)[parent]->at_ms <= entry->at_ms)
            break;
        put(heap, i, slots(heap)[parent]);
        i = parent;
    }
    put(heap, i, entry);
}

static void move_down(struct symai_heap *heap, size_t i,
                      struct symai_heap_entry *entry)
{
    size_t count = heap->entries.count;
    size_t child;

    for (child = 2 * i + 1; child < count; child = 2 * i + 1) {
        if (child + 1 < count &&
            slots(heap)[child + 1]->at_ms < slots(heap)[child]->at_ms)
            child++;
        if (entry->at_ms <= slots(heap)[child]->at_ms)
            break;
        put(heap, i, slots(heap)[child]);
        i = child;
    }
    put(heap, i, entry);
}

void symai_heap_init(struct symai_heap *heap, size_t max)
{
    symai_vec_init(&heap->entries, sizeof(struct symai_heap_entry *), max);
}

void symai_heap_free(struct symai_heap *heap)
{
    symai_vec_free(&heap->entries);
}

int symai_heap_set(struct symai_heap *heap, struct symai_heap_entry *entry,
                   int64_t at_ms)
{
    int64_t before = entry->at_ms;
    void *slot;
    int rc;

    entry->at_ms = at_ms;
    if (entry->place > 0) {
        if (at_ms < before)
            move_up(heap, entry->place - 1, entry);
        else
            move_down(heap, entry->place - 1, entry);
        return SYMA_OK;
    }
    rc = symai_vec_push(&heap->entries, &slot);
    if (rc < 0)
        return rc;
    move_up(heap, heap->entries.count - 1, entry);
    return SYMA_OK;
}

void symai_heap_remove(struct symai_heap *heap, struct symai_heap_entry *entry)
{
    struct symai_heap_entry *last;
    size_t i;

    if (entry->place == 0)
        return;
    i = entry->place - 1;
    entry->place = 0;
    last = slots(heap)[--heap->entries.count];
    if (last == entry)
        return;
    if (last->at_ms < entry->at_ms)
        move_up(heap, i, last);
    else
        move_down(heap, i, last);
}

struct symai_heap_entry *symai_heap_first(const struct symai_heap *heap)
{
    return heap->entries.count > 0 ? slots(heap)[0] : NULL;
}
