/* SPDX-License-Identifier: MIT */
/*
 * Compiled patterns, each made when it is first asked for: a page asks for a
 * few of the many. Any number of threads may ask at once.
 */
#ifndef SYMAI_JUDGE_LAZY_H
#define SYMAI_JUDGE_LAZY_H

#include <stdatomic.h>
#include <stddef.h>

#include "base/buf.h"
#include "judge/tables.h"
#include "port/regex.h"

struct symai_lazy {
    /* Patterns, then all words of each sign as one. */
    _Atomic(struct symai_regex *) *regexes;
    size_t count;
};

int symai_lazy_init(struct symai_lazy *lazy, const struct symai_tables *t);
void symai_lazy_free(struct symai_lazy *lazy);

/* The pattern of that number; that of a sign, all its words in one. The set
 * keeps it. SYMA_OK, SYMA_ENOMEM (ask again later), SYMA_EREGEX,
 * SYMA_ELIMIT (too large together). */
int symai_lazy_pattern(const struct symai_lazy *lazy,
                       const struct symai_tables *t, size_t number,
                       const struct symai_regex **out);
int symai_lazy_sign(const struct symai_lazy *lazy, const struct symai_tables *t,
                    int sign, const struct symai_regex **out);

/* The words of a sign as one pattern. */
#define SYMAI_SIGN_SOURCE_MAX (256 * 1024)
int symai_sign_source(const struct symai_tables *t, int sign,
                      struct symai_buf *out);

#endif
