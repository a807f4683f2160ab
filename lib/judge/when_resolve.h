/* SPDX-License-Identifier: MIT */
/*
 * A phrase and a clock make an interval of moments. Local days and hours are
 * turned into UTC by the zone, across its changes.
 */
#ifndef SYMAI_JUDGE_WHEN_RESOLVE_H
#define SYMAI_JUDGE_WHEN_RESOLVE_H

#include <stdint.h>

#include "judge/when_grammar.h"

/* 1 and the ends and vague of out, 0 where the phrase needs a clock that is
 * not there, or names a day that does not exist. */
int symai_when_resolve(const struct symai_when_phrase *phrase, int use,
                       int64_t now_ms, const struct symai_zone *zone,
                       struct symai_when *out);

#endif
