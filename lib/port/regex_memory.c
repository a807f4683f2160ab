/* SPDX-License-Identifier: MIT */
/*
 * The reserve is handed out from its beginning to its end and taken back as a
 * whole. It costs addresses, and no pages unless memory is lacking.
 */
#include "port/regex_memory.h"

#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"

/* The largest patterns of our own rules want less than a quarter. */
#define RESERVE (4 * 1024 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

static void *from_reserve(struct symai_regex_memory *memory, size_t size)
{
    size_t left = RESERVE - memory->used;
    void *block;

    if (memory->reserve == NULL || left < ALIGNMENT || size > left - ALIGNMENT)
        return NULL;
    block = memory->reserve + memory->used;
    memory->used += (size + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    return block;
}

static int is_of_reserve(const struct symai_regex_memory *memory,
                         const void *ptr)
{
    uintptr_t begin = (uintptr_t)memory->reserve;

    return memory->reserve != NULL && (uintptr_t)ptr >= begin &&
           (uintptr_t)ptr < begin + RESERVE;
}

void *symai_regex_memory_get(size_t size, void *memory)
{
    void *block = symai_realloc_array(NULL, 1, size);

    return block != NULL ? block : from_reserve(memory, size);
}

void symai_regex_memory_put(void *ptr, void *memory)
{
    if (!is_of_reserve(memory, ptr))
        symai_free(ptr);
}

int symai_regex_memory_begin(struct symai_regex_memory *memory)
{
    memory->used = 0;
    memory->reserve = symai_realloc_array(NULL, 1, RESERVE);
    return memory->reserve != NULL ? SYMA_OK : SYMA_ENOMEM;
}

int symai_regex_memory_end(struct symai_regex_memory *memory)
{
    if (memory->used > 0)
        return SYMA_ENOMEM;
    symai_regex_memory_free(memory);
    return SYMA_OK;
}

void symai_regex_memory_free(struct symai_regex_memory *memory)
{
    symai_free(memory->reserve);
    memory->reserve = NULL;
}
