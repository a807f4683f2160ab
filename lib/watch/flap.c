/* SPDX-License-Identifier: MIT */
/*
 * The weighted share of changes. Weights go in a line from 0.8 for the oldest
 * of the twenty to 1.2 for the newest, in thousandths here.
 * Source: Nagios Core, "Detection and Handling of State Flapping".
 */
#include "watch/flap.h"

#define LOWEST_WEIGHT 800
#define WEIGHT_RANGE 400
#define ALL ((UINT32_C(1) << SYMAI_FLAP_CHANGES) - 1)

int symai_flap_share(const struct symai_flap *flap)
{
    int sum = 0;
    int i;

    if (flap->changes == 0)
        return 0;
    for (i = 0; i < SYMAI_FLAP_CHANGES; i++)
        if ((flap->changes >> (SYMAI_FLAP_CHANGES - 1 - i) & 1) != 0)
            sum += LOWEST_WEIGHT +
                   WEIGHT_RANGE * i / (SYMAI_FLAP_CHANGES - 1);
    return sum / SYMAI_FLAP_CHANGES;
}

int symai_flap_add(struct symai_flap *flap, int state, int high, int low)
{
    uint32_t differs = flap->last != 0 && flap->last != state;
    int share;

    flap->changes = (flap->changes << 1 | differs) & ALL;
    flap->last = state;
    share = symai_flap_share(flap);
    if (flap->is_on ? high > 0 && share > low * 10
                    : high == 0 || share < high * 10)
        return 0;
    flap->is_on = !flap->is_on;
    return 1;
}
