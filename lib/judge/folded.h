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

/* A folded text, and what stands in it where that was listed. */
struct symai_folded_text {
    const char *data; /* a NUL stands behind it */
    size_t len;
    const struct symai_needle_hits *hits; /* NULL: not listed */
    size_t at; /* where it begins in what they were listed of */
};

struct symai_folded {
    struct symai_buf text;   /* the blocks at hand, each with a NUL behind it */
    struct symai_vec begins; /* uint32_t: where in text each of them begins */
    size_t first;            /* of the blocks at hand */
    struct symai_needle_hits hits;
    struct symai_folded_text block; /* the last that was asked for */
};

void symai_folded_init(struct symai_folded *folded);
void symai_folded_free(struct symai_folded *folded);

/* A block of the page into f->folded.block, where it stays until another is
 * asked for; empty where nobody reads it. SYMA_OK or SYMA_ENOMEM. */
int symai_folded_take(struct symai_findings *f, size_t index);

/* A block for those who read it beside that one: of the blocks at hand, else
 * folded into own, in place of what that held, and not listed. Good while both
 * stay as they are. Memory that is not to be had is kept in f->trouble. */
void symai_folded_beside(struct symai_findings *f, size_t index,
                         struct symai_buf *own, struct symai_folded_text *out);

#endif
