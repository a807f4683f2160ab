/* SPDX-License-Identifier: MIT */
/*
 * The blocks of a page as rules read them: folded, and what stands where, some
 * thousand bytes at a time. To look for the literals in many short blocks at
 * once costs half of what it costs in one after the other: the tables are
 * larger than a core's nearest caches, and what is looked for together waits
 * for them together.
 */
#ifndef SYMAI_JUDGE_FOLDED_H
#define SYMAI_JUDGE_FOLDED_H

#include "base/buf.h"
#include "base/vec.h"
#include "judge/needles.h"

struct symai_findings;

struct symai_folded {
    struct symai_buf text;   /* the blocks at hand, each with a NUL behind it */
    struct symai_vec begins; /* uint32_t: where in text each of them begins */
    size_t first;            /* of the blocks at hand */
    struct symai_needle_hits hits;
    struct symai_buf block; /* a view of the last that was asked for */
    size_t at;              /* and where it begins in text */
};

void symai_folded_init(struct symai_folded *folded);
void symai_folded_free(struct symai_folded *folded);

/* A block of the page into f->folded.block, where it stays until another is
 * asked for; empty where nobody reads it. SYMA_OK or SYMA_ENOMEM. */
int symai_folded_take(struct symai_findings *f, size_t index);

#endif
