/* SPDX-License-Identifier: MIT */
/*
 * What hosts show for an address that cannot exist. Many answer everything
 * with a page and a status of success; what is like that page was not found.
 * Asked once an origin and language, kept for a day, and bounded. A host that
 * says it by its status, or does not answer, changes nothing. Driven from
 * outside, as run/check.
 */
#ifndef SYMAI_RUN_ABSENCE_H
#define SYMAI_RUN_ABSENCE_H

#include <stdint.h>

#include "judge/likeness.h"
#include "port/pool.h"
#include "run/pace.h"
#include "syma/options.h"
#include "syma/page.h"

struct symai_absences;
struct symai_absence;

/* In whoever waits for one. */
struct symai_absence_wait {
    struct symai_absence *at; /* NULL: does not wait */
    struct symai_absence_wait *next;
    void *user;
};

/* *out is NULL where the options want none: by absence_baseline, or where
 * bodies are not asked for. Pool, pace and clock must stay. SYMA_OK or
 * SYMA_ENOMEM. */
int symai_absences_new(struct symai_pool *pool, struct symai_pace *pace,
                       const struct symai_clock *clock, const syma_options *o,
                       struct symai_absences **out);
/* Nobody may wait any more. */
void symai_absences_free(struct symai_absences *a);

/* 1 where a page that seems to be up might be one that was not found: it is
 * not the home page (NULL: not said), and has words enough to compare. 0, or
 * SYMA_ENOMEM. */
int symai_absences_concern(const syma_page *page, const char *home);

/* What is known of the origin of that address; NULL: nothing, or no more. */
const struct symai_absence *symai_absences_known(const struct symai_absences *a,
                                                 const char *url,
                                                 const char *language);
/* Never 0, and another one each time that a host was asked. */
uint64_t symai_absence_number(const struct symai_absence *absence);
/* 1 where it is like that page; 0, or SYMA_ENOMEM. */
int symai_absence_is_like(const struct symai_absence *absence,
                          const syma_page *page, const char *home);
/* For the judge; NULL: there is nothing to compare with. */
const struct symai_likeness *symai_absence_likeness(
    const struct symai_absence *absence);

/* Waits until it is known; asks where nobody has. 1: it waits; 0: there is
 * nothing to wait for. */
int symai_absences_wait(struct symai_absences *a, const char *url,
                        const char *language, struct symai_absence_wait *wait);
/* Waits no more. What nobody waits for is not asked: 1 where a request that
 * ran was given up. */
int symai_absences_leave(struct symai_absences *a,
                         struct symai_absence_wait *wait);

/* Is that job, or the user of a transfer, one of these? a may be NULL. */
int symai_absences_own(const struct symai_absences *a,
                       const struct symai_pace_job *job);
/* The turn of such a job has come. 1: its transfer is in the pool; 0: it is
 * known that there is nothing to know. */
int symai_absence_begin(struct symai_pace_job *job);
/* Its transfer has come out of the pool. 1: there is another one; 0: it is
 * known, and how long the host wants to be left alone, as symai_pace_done
 * wants it. */
int symai_absence_advance(struct symai_pace_job *job, int64_t *keep_away_ms);
/* Once it is known: the next that waited for it, or NULL. */
struct symai_absence_wait *symai_absence_next(struct symai_pace_job *job);

/* One whose turn has not come in time, which is known now; NULL: none. */
struct symai_pace_job *symai_absences_overdue(struct symai_absences *a);
/* When that is to be asked; -1: never. a may be NULL. */
int64_t symai_absences_next_ms(const struct symai_absences *a);

#endif
