/* SPDX-License-Identifier: MIT */
/*
 * A report into the tally.
 */
#include "watch/tally.h"

#include "judge/verdict.h"
#include "watch/report.h"

void symai_tally_add(struct symai_tally *tally, const syma_report *r)
{
    size_t i;

    for (i = 0; i < r->sections.count; i++)
        tally->probes[symai_report_section(r, i)->verdict->reason]++;
}
