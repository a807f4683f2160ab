/* SPDX-License-Identifier: MIT */
/*
 * From a collection of rules to the tables they are judged by.
 */
#ifndef SYMAI_JUDGE_COMPILE_H
#define SYMAI_JUDGE_COMPILE_H

#include "judge/collection.h"

/* What the tables of a collection own beside it. */
struct symai_compiled {
    struct symai_tables tables;     /* point into the collection too */
    struct symai_pattern *patterns; /* claims and guards, by kind */
    struct symai_words *sign_words; /* by kind */
    uint64_t *always_needs;
};

/* when is left to the caller. SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_compile(const struct symai_collection *c, struct symai_compiled *out);
void symai_compiled_free(struct symai_compiled *compiled);

#endif
