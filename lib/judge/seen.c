/* SPDX-License-Identifier: MIT */
/*
 * A small open hash. What came first stays: nothing that was handed out is
 * ever taken back.
 */
#include "judge/seen.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"

void symai_seen_free(struct symai_seen *seen)
{
    size_t i;

    for (i = 0; i < SYMAI_SEEN_SLOTS && seen->count > 0; i++)
        symai_free(seen->slots[i].present);
    memset(seen, 0, sizeof *seen);
}

static size_t slot_of(const struct symai_block *block, struct symai_sentence at)
{
    uint64_t hash = (uint64_t)(uintptr_t)block + at.start;

    hash =
        (hash + at.end * UINT64_C(0x100000001)) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 32) % SYMAI_SEEN_SLOTS;
}

/* The entry of that part, or the free one where it belongs. */
static struct symai_seen_entry *entry_of(struct symai_seen *seen,
                                         const struct symai_block *block,
                                         struct symai_sentence at)
{
    struct symai_seen_entry *entry;
    size_t i = slot_of(block, at);

    for (;; i = (i + 1) % SYMAI_SEEN_SLOTS) {
        entry = &seen->slots[i];
        if (entry->block == NULL ||
            (entry->block == block && entry->at.start == at.start &&
             entry->at.end == at.end))
            return entry;
    }
}

/* Room for one more; NULL: there is none. */
static struct symai_present *remember(struct symai_seen *seen,
                                      struct symai_seen_entry *entry,
                                      const struct symai_block *block,
                                      struct symai_sentence at)
{
    if (seen->count == SYMAI_SEEN_MAX)
        return NULL;
    entry->present = symai_realloc_array(NULL, 1, sizeof *entry->present);
    if (entry->present == NULL) {
        seen->trouble = SYMA_ENOMEM;
        return NULL;
    }
    entry->block = block;
    entry->at = at;
    seen->count++;
    return entry->present;
}

const struct symai_present *
symai_seen_look(struct symai_seen *seen, const syma_ruleset *r,
                const struct symai_block *block,
                const struct symai_folded_text *folded,
                struct symai_sentence at, struct symai_present *own)
{
    struct symai_seen_entry *entry = entry_of(seen, block, at);
    struct symai_present *into;

    if (entry->block != NULL)
        return entry->present;
    into = remember(seen, entry, block, at);
    if (into == NULL)
        into = own;
    symai_present_none(r, into);
    if (folded->hits != NULL)
        symai_present_add_part(r, folded->hits, folded->at + at.start,
                               folded->at + at.end, into);
    else
        symai_present_add(r, folded->data + at.start, at.end - at.start, into);
    return into;
}
