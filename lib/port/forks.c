/* SPDX-License-Identifier: MIT */
/*
 * One mutex, which fork() takes as well, and gives back on both sides.
 */
#include "port/forks.h"

#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t inside = PTHREAD_MUTEX_INITIALIZER;

static void take(void)
{
    pthread_mutex_lock(&inside);
}

static void give_back(void)
{
    pthread_mutex_unlock(&inside);
}

/* Without memory for it forks are not held up, as if this were not there. */
static void start(void)
{
    pthread_atfork(take, give_back, give_back);
}

void symai_forks_hold(void)
{
    pthread_once(&once, start);
    take();
}

void symai_forks_release(void)
{
    give_back();
}
