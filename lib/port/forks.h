/* SPDX-License-Identifier: MIT */
/*
 * Libraries that hold a lock of their own while they are called: PCRE2 that of
 * the memory for compiled code, the C library that of iconv's tables, libcurl
 * that of its start. A child of another thread's would find it taken, and wait
 * for ever. So a fork waits while a thread is inside, for a second at most.
 */
#ifndef SYMAI_PORT_FORKS_H
#define SYMAI_PORT_FORKS_H

/* Around such a call, which is short, and never one inside the other. It is no
 * lock: while a fork stalls, threads are let through together. */
void symai_forks_hold(void);
void symai_forks_release(void);

#endif
