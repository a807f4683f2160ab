/* SPDX-License-Identifier: MIT */
/*
 * How alike two pages are in their words: many sites answer an address that
 * does not exist with a page and a status of success, and look the same for
 * every such address. A few numbers stand for the page; it is not kept.
 */
#ifndef SYMAI_JUDGE_LIKENESS_H
#define SYMAI_JUDGE_LIKENESS_H

#include <stdint.h>

#include "page/features.h"

#define SYMAI_LIKENESS_RUNS 64

struct symai_likeness {
    uint64_t title;                     /* hash of the folded title */
    uint64_t runs[SYMAI_LIKENESS_RUNS]; /* the least hashes of runs of words */
    uint32_t run_count;
    uint32_t count; /* words; 0: too few to compare */
};

/* SYMA_OK or SYMA_ENOMEM. */
int symai_likeness_of(const struct symai_features *f,
                      struct symai_likeness *out);

/* 1 where the two can be taken for the same page: the same title, nearly as
 * many words, and nearly the same ones in the same order. */
int symai_likeness_same(const struct symai_likeness *a,
                        const struct symai_likeness *b);

#endif
