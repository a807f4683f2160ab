/* SPDX-License-Identifier: MIT */
/*
 * The prober with a clock of the caller's, for tests.
 */
#ifndef SYMAI_RUN_PROBER_H
#define SYMAI_RUN_PROBER_H

#include "base/clock.h"
#include "syma/prober.h"

/* As syma_prober_new; the clock is kept, not copied. */
int symai_prober_new(const struct symai_clock *clock, const syma_options *o,
                     const syma_ruleset *r, syma_prober **out);

#endif
