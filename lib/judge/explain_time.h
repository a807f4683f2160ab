/* SPDX-License-Identifier: MIT */
/*
 * Moments, intervals and durations as a customer reads them, in English and
 * French. No locale is asked.
 */
#ifndef SYMAI_JUDGE_EXPLAIN_TIME_H
#define SYMAI_JUDGE_EXPLAIN_TIME_H

#include "base/buf.h"
#include "base/zone.h"
#include "judge/verdict.h"

/* " for Monday 23 November 2026 at 11:00", " until ...", " between ...":
 * nothing where no end is known. In the zone of the verdict; "(UTC)" behind
 * it where none was given. */
int symai_explain_interval(struct symai_buf *out, int language,
                           const struct syma_notice *n);

/* " since Monday 9 March 2026 at 08:00", " since the morning of ...": no hour
 * that the page did not say. The same of the zone. */
int symai_explain_since(struct symai_buf *out, int language,
                        const struct symai_verdict_since *since);

/* " in 2 minutes" for so many seconds. */
int symai_explain_delay(struct symai_buf *out, int language, int64_t seconds);

/* "2 days": whole ones of the largest unit of which there are two. */
int symai_explain_span(struct symai_buf *out, int language, int64_t seconds);

/* The words of before, then "Monday 23 November 2026 at 11:00"; NULL: UTC. */
int symai_explain_moment(struct symai_buf *out, int language,
                         const char *before, const struct symai_zone *zone,
                         int64_t ms);

/* As symai_explain_interval, of two moments. */
int symai_explain_ends(struct symai_buf *out, int language,
                       const struct symai_zone *zone, int64_t earliest_ms,
                       int64_t latest_ms);

/* The same of a return: " by ..." where only the latest is known. */
int symai_explain_return(struct symai_buf *out, int language,
                         const struct symai_zone *zone, int64_t earliest_ms,
                         int64_t latest_ms);

#endif
