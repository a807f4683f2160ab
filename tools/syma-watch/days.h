/* SPDX-License-Identifier: MIT */
/*
 * Ninety days of one section, each with the time that each state held. Days
 * are those of the portal's zone.
 */
#ifndef SYMA_WATCH_DAYS_H
#define SYMA_WATCH_DAYS_H

#include <stdint.h>

#include "view.h"

#define DAYS_COUNT 90
#define STATE_COUNT 5

struct day {
    int64_t begin_ms;
    int64_t ms[STATE_COUNT]; /* by enum syma_state */
};

struct days {
    struct day list[DAYS_COUNT]; /* the last one is today */
    int64_t ms[STATE_COUNT];     /* of all of them */
};

/* The days as such, the same for all sections of a page. */
struct calendar {
    int64_t begin_ms[DAYS_COUNT];
    char label[LANGUAGE_COUNT][DAYS_COUNT][32];
};

void calendar_make(const struct zone *z, int64_t now_ms,
                   struct calendar *out);

/* 0; -1: the history cannot be read, and all is empty. */
int days_read(const struct view *v, const char *section, struct days *out);

/* Time in which the state was known. */
int64_t days_known_ms(const int64_t *ms);
/* The worst state that a day has; -1: no data. */
int day_worst(const struct day *d);

/* A drawing of bars; 'label' is escaped already. */
void days_draw(const struct view *v, const struct days *d, const char *label,
               const char *id);
/* The numbers behind them, to be unfolded. */
void days_table(const struct view *v, const struct days *d,
                const char *label);

#endif
