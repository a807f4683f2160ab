/* SPDX-License-Identifier: MIT */
/*
 * A system clock that stands still at 2026-11-23T10:00:00Z, to be loaded
 * before libc: so reports that several programs make are of one time, and what
 * a tracker says of them can be compared. Only libsyma looks at the clock this
 * way; durations go on.
 */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t id, struct timespec *now)
{
    if (id != CLOCK_REALTIME)
        return (int)syscall(SYS_clock_gettime, id, now);
    now->tv_sec = 1795428000;
    now->tv_nsec = 0;
    return 0;
}
