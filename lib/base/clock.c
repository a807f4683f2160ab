/* SPDX-License-Identifier: MIT */
/*
 * The system's clocks behind the seam of clock.h. The wall clock may jump;
 * durations are only ever taken from the monotonic one.
 */
#include "base/clock.h"

#include <stddef.h>
#include <time.h>

static int64_t read_ms(clockid_t id)
{
    struct timespec now;

    /* Cannot fail for the two clocks that POSIX requires. */
    if (clock_gettime(id, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t monotonic_ms(void *user)
{
    (void)user;
    return read_ms(CLOCK_MONOTONIC);
}

static int64_t wall_ms(void *user)
{
    (void)user;
    return read_ms(CLOCK_REALTIME);
}

const struct symai_clock symai_clock_system = {monotonic_ms, wall_ms, NULL};
