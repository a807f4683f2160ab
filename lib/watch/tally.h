/* SPDX-License-Identifier: MIT */
/*
 * How many pages were judged, by reason: a counter for monitoring systems,
 * over all portals of a tracker. It only grows and is not kept over a restart,
 * which is what such systems expect of a counter.
 */
#ifndef SYMAI_WATCH_TALLY_H
#define SYMAI_WATCH_TALLY_H

#include <stdint.h>

#include "judge/names.h"
#include "syma/report.h"

struct symai_tally {
    uint64_t probes[SYMAI_REASON_COUNT];
};

/* Counts each section of a report once, by its own reason. */
void symai_tally_add(struct symai_tally *tally, const syma_report *r);

#endif
