/* SPDX-License-Identifier: MIT */
/*
 * What has happened, in the order in which it did, until it is pulled.
 */
#ifndef SYMAI_RUN_EVENTS_H
#define SYMAI_RUN_EVENTS_H

#include <stddef.h>
#include <stdint.h>

#include "syma/prober.h"
#include "watch/plan.h"

struct symai_events {
    syma_event *first;
    syma_event *last;
    size_t count;
};

void symai_events_clear(struct symai_events *events);

/* References are taken. SYMA_OK or SYMA_ENOMEM. */
int symai_events_add_verdict(struct symai_events *events, uint64_t ticket,
                             struct symai_plan *plan, const char *section_id,
                             const syma_verdict *v);
int symai_events_add_report(struct symai_events *events, uint64_t ticket,
                            const syma_report *r);
int symai_events_add_discovery(struct symai_events *events, uint64_t ticket,
                               const syma_discovery *d);
/* Kept aside, so that a failure can be told without memory. */
int symai_events_spare(syma_event **out);
void symai_events_add_failure(struct symai_events *events, syma_event *spare,
                              uint64_t ticket, int code);

/* The oldest, now the caller's; NULL: none. */
syma_event *symai_events_take(struct symai_events *events);
/* Drops those of a ticket. */
void symai_events_drop(struct symai_events *events, uint64_t ticket);

#endif
