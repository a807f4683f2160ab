/* SPDX-License-Identifier: MIT */
/*
 * Sentences that reports and trackers have alike.
 */
#ifndef SYMAI_WATCH_EXPLAIN_H
#define SYMAI_WATCH_EXPLAIN_H

#include "base/buf.h"
#include "syma/report.h"

/* " Meanwhile (activate): sms 20555." of a way that has a channel. */
int symai_explain_fallback(struct symai_buf *out, int language,
                           const syma_fallback *fallback);

#endif
