/* SPDX-License-Identifier: MIT */
/*
 * Does a section change too often to be believed? The last 21 reports, 20
 * changes, the newer ones of more weight. Pure.
 */
#ifndef SYMAI_WATCH_FLAP_H
#define SYMAI_WATCH_FLAP_H

#include <stdint.h>

#define SYMAI_FLAP_CHANGES 20

struct symai_flap {
    uint32_t changes; /* bit 0: the newest report differed from the one before */
    int last;         /* state of the newest; 0 (unknown): none */
    int is_on;
};

/* One report that is not unknown. high and low in percent, high 0: never. 1: it
 * begins or ends to flap. */
int symai_flap_add(struct symai_flap *flap, int state, int high, int low);

/* The weighted share of changes, in thousandths. */
int symai_flap_share(const struct symai_flap *flap);

#endif
