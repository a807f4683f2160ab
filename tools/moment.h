/* SPDX-License-Identifier: MIT */
/*
 * The two clocks: one for what is waited for, one for what is told.
 */
#ifndef TOOLS_MOMENT_H
#define TOOLS_MOMENT_H

#include <stdint.h>
#include <time.h>

static inline int64_t moment_of(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline int64_t monotonic_ms(void)
{
    return moment_of(CLOCK_MONOTONIC);
}

static inline int64_t wall_ms(void)
{
    return moment_of(CLOCK_REALTIME);
}

#endif
