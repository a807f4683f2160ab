/* SPDX-License-Identifier: MIT */
/*
 * An atomic reference count for results that threads share.
 */
#ifndef SYMAI_BASE_REFS_H
#define SYMAI_BASE_REFS_H

#include <stdatomic.h>

struct symai_refs {
    atomic_uint count;
};

static inline void symai_refs_init(struct symai_refs *refs)
{
    atomic_init(&refs->count, 1u);
}

static inline void symai_refs_take(struct symai_refs *refs)
{
    atomic_fetch_add_explicit(&refs->count, 1u, memory_order_relaxed);
}

/* 1 when the last reference is gone and the caller must destroy. */
static inline int symai_refs_drop(struct symai_refs *refs)
{
    /* Not a fence for the last one alone: the thread sanitizer sees none. */
    return atomic_fetch_sub_explicit(&refs->count, 1u, memory_order_acq_rel) ==
           1;
}

#endif
