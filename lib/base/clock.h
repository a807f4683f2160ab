/* SPDX-License-Identifier: MIT */
/*
 * Time from outside. Everything that needs a clock is handed one of these,
 * so that tests hand in their own and never sleep.
 */
#ifndef SYMAI_BASE_CLOCK_H
#define SYMAI_BASE_CLOCK_H

#include <stdint.h>

struct symai_clock {
    int64_t (*monotonic_ms)(void *user);
    int64_t (*wall_ms)(void *user); /* since the epoch */
    void *user;
};

/* The system's clocks. */
extern const struct symai_clock symai_clock_system;

#endif
