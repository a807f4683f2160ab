/* SPDX-License-Identifier: MIT */
/*
 * What the exporter counts of itself, in both threads, and /metrics made of
 * it. All labels are of closed lists, and all their values are there from the
 * beginning: how many series there are never depends on what is seen.
 */
#ifndef EXPORTER_COUNTERS_H
#define EXPORTER_COUNTERS_H

#include <stddef.h>
#include <stdint.h>

#include <syma/syma.h>

#include "syma-exporter/form.h"

enum route {
    ROUTE_INDEX,
    ROUTE_PROBE,
    ROUTE_PORTALS,
    ROUTE_METRICS,
    ROUTE_HEALTHY,
    ROUTE_READY,
    ROUTE_RELOAD,
    ROUTE_OTHER,
    ROUTE_COUNT
};

const char *route_path(enum route route);

int counters_begin(void);
void counters_end(void);

void count_request(enum route route);
void count_response(int status);
void count_report(const syma_report *report, int64_t took_ms);
void count_failed_check(void);
void count_late_answer(void);
void count_change(int kind);

/* What is so now. */
void note_in_flight(size_t checks, size_t waiting);
void note_known(size_t portals, size_t sections, size_t targets);
void note_reload(int is_good, int64_t now_ms);

void counters_write(struct text *t, enum form form);

#endif
