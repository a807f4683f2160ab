/* SPDX-License-Identifier: MIT */
/*
 * The witnesses of a prober: addresses of the user's choice that are asked
 * where a check found no way to its pages. Where none of them answers either,
 * it is our own network that is at fault. Any answer is one, whatever its
 * status. Driven from outside, as run/follow.
 */
#ifndef SYMAI_RUN_WITNESS_H
#define SYMAI_RUN_WITNESS_H

#include <stdint.h>

#include "base/clock.h"
#include "port/pool.h"
#include "syma/options.h"

struct symai_witnesses;

/* Those of the option of that name; *out is NULL where it is empty. The pool
 * and the clock must stay. SYMA_OK, SYMA_EURL, SYMA_ENOMEM. */
int symai_witnesses_new(struct symai_pool *pool,
                        const struct symai_clock *clock, const syma_options *o,
                        struct symai_witnesses **out);
void symai_witnesses_free(struct symai_witnesses *w);

/* 1: they are being asked, or were before and have not answered yet; 0: their
 * answer is fresh and holds; or a code as symai_follow_new. */
int symai_witnesses_ask(struct symai_witnesses *w);
/* Is the user of a transfer, as symai_follow_user gives it, one of them? w may
 * be NULL. */
int symai_witnesses_own(const struct symai_witnesses *w, const void *user);
/* To be called when such a transfer has come out of the pool. 1: an answer is
 * still awaited; 0: it is known; or a code, and none is awaited any more. */
int symai_witnesses_advance(struct symai_witnesses *w, void *user);
/* Once the answer is known: did none of them answer? */
int symai_witnesses_failed(const struct symai_witnesses *w);

#endif
