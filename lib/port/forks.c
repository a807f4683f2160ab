/* SPDX-License-Identifier: MIT */
/*
 * One mutex, which fork() takes as well, and gives back on both sides. Nobody
 * waits for it without end: a program whose own fork handlers take a lock, and
 * which calls the library while it holds that, would never get on.
 */
#include "port/forks.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define FORK_WAITS_MS 1000 /* many times what a call takes */
#define CALL_WAITS_MS 100  /* many times what a fork takes */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t inside = PTHREAD_MUTEX_INITIALIZER;
/* A call has waited in vain: the others do not wait for that fork as well. */
static atomic_int is_stuck;
/* What this thread has of it, for its fork and for its call. */
static _Thread_local int has_for_fork;
static _Thread_local int has_for_call;

static int wait_for_it(long ms)
{
    struct timespec until = {0, 0};

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += (until.tv_nsec / 1000000 + ms) / 1000;
    until.tv_nsec = (until.tv_nsec + ms * 1000000) % 1000000000;
    return pthread_mutex_timedlock(&inside, &until) == 0;
}

static void before_fork(void)
{
    has_for_fork = wait_for_it(FORK_WAITS_MS);
}

static void after_fork(void)
{
    is_stuck = 0;
    if (has_for_fork)
        pthread_mutex_unlock(&inside);
}

/* Whoever had it is no thread of the child's. */
static void in_child(void)
{
    static const pthread_mutex_t fresh = PTHREAD_MUTEX_INITIALIZER;

    is_stuck = 0;
    if (has_for_fork)
        pthread_mutex_unlock(&inside);
    else
        inside = fresh;
}

/* Without memory for it forks are not held up, as if this were not there. Once
 * only: a child that was forked meanwhile would ask for it again. */
static void start(void)
{
    static int is_asked;

    if (!is_asked) {
        is_asked = 1;
        pthread_atfork(before_fork, after_fork, in_child);
    }
}

void symai_forks_hold(void)
{
    pthread_once(&once, start);
    has_for_call = wait_for_it(is_stuck ? 0 : CALL_WAITS_MS);
    is_stuck = !has_for_call;
}

void symai_forks_release(void)
{
    if (has_for_call)
        pthread_mutex_unlock(&inside);
}
