/* SPDX-License-Identifier: MIT */
/*
 * All discoveries of a prober: those that wait for a moment, for their turn
 * at a host, or for an answer. What they find is told as events. The prober
 * calls in here where it works on its checks.
 */
#ifndef SYMAI_RUN_DISCOVERIES_H
#define SYMAI_RUN_DISCOVERIES_H

#include <stddef.h>
#include <stdint.h>

#include "run/check.h"
#include "run/events.h"
#include "run/pace.h"

struct symai_discoveries;

/* All that is handed in must stay. SYMA_OK or SYMA_ENOMEM. */
int symai_discoveries_new(const struct symai_engine *engine,
                          struct symai_pace *pace, struct symai_events *events,
                          struct symai_discoveries **out);
void symai_discoveries_free(struct symai_discoveries *ds);

/* Begins one at that moment. SYMA_OK, SYMA_EURL, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_discoveries_add(struct symai_discoveries *ds, const char *url,
                          uint64_t ticket, int64_t at_ms);
/* Gives it up; nothing is told. SYMA_OK or SYMA_ENOTFOUND. */
int symai_discoveries_cancel(struct symai_discoveries *ds, uint64_t ticket);

size_t symai_discoveries_count(const struct symai_discoveries *ds);
/* How many have a request under way. */
size_t symai_discoveries_running(const struct symai_discoveries *ds);

/* Begins and ends those whose moment has come. */
void symai_discoveries_run_due(struct symai_discoveries *ds);
/* When the next one does; -1: never. */
int64_t symai_discoveries_next_ms(const struct symai_discoveries *ds);

/* Is that job, or the user of a transfer, one of these? */
int symai_discoveries_own(const struct symai_discoveries *ds,
                          const struct symai_pace_job *job);
/* The turn of such a job has come. */
void symai_discoveries_begin(struct symai_discoveries *ds,
                             struct symai_pace_job *job);
/* Its transfer has come out of the pool. */
void symai_discoveries_advance(struct symai_discoveries *ds,
                               struct symai_pace_job *job);

#endif
