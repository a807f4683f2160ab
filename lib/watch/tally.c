/* SPDX-License-Identifier: MIT */
/*
 * A report into the tally.
 */
#include "watch/tally.h"

#include "syma/verdict.h"

void symai_tally_add(struct symai_tally *tally, const syma_report *r)
{
    size_t count = syma_report_section_count(r);
    size_t i;
    int reason;

    for (i = 0; i < count; i++) {
        reason = symai_reason_from_name(
            syma_verdict_reason(syma_report_verdict(r, i)));
        if (reason >= 0)
            tally->probes[reason]++;
    }
}
