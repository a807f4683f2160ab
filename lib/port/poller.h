/* SPDX-License-Identifier: MIT */
/*
 * Waiting for sockets, for a moment and for another thread, all on one file
 * descriptor where the system can do that (poller_epoll.c); elsewhere without
 * the descriptor (poller_none.c). Nothing is called back from here. One
 * thread at a time, but for wakeup.
 */
#ifndef SYMAI_PORT_POLLER_H
#define SYMAI_PORT_POLLER_H

#include <stddef.h>
#include <stdint.h>

/* A bit set. */
enum symai_poll { SYMAI_POLL_IN = 1, SYMAI_POLL_OUT = 2, SYMAI_POLL_ERR = 4 };

struct symai_ready {
    int fd;
    int what; /* enum symai_poll */
};

struct symai_poller;

/* SYMA_OK, SYMA_ENOMEM, SYMA_ESYSTEM. */
int symai_poller_new(struct symai_poller **out);
void symai_poller_free(struct symai_poller *p);

/* Readable while there is something to do; -1: there is no such thing. */
int symai_poller_fd(const struct symai_poller *p);

/* What of a socket is waited for; 0: nothing, it is forgotten, also when it
 * is closed already. SYMA_OK, SYMA_ENOMEM, SYMA_ESYSTEM. */
int symai_poller_watch(struct symai_poller *p, int fd, int what);

/* A socket that was just made, and whose end symai_poller_closing tells before
 * it comes: it may be let go of and be watched again for less. SYMA_OK or
 * SYMA_ENOMEM. */
int symai_poller_opened(struct symai_poller *p, int fd);
void symai_poller_closing(struct symai_poller *p, int fd);

/* When the descriptor becomes readable by itself; monotonic, -1: never.
 * now_ms: the time of the caller's clock. SYMA_OK or SYMA_ESYSTEM. */
int symai_poller_set_timer(struct symai_poller *p, int64_t at_ms,
                           int64_t now_ms);

/* Readable as long as it is kept so. SYMA_OK or SYMA_ESYSTEM. */
int symai_poller_keep_readable(struct symai_poller *p, int readable);

/* Sockets that are ready, at most max; waits for the first, for the timer or
 * for a wake-up, at most wait_ms (0: not at all). The number, or SYMA_ESYSTEM.
 * A signal ends the wait with 0: how much of it is left, the caller knows.
 * *woken: 1 if another thread called meanwhile or before; taken note of. */
int symai_poller_wait(struct symai_poller *p, int64_t wait_ms,
                      struct symai_ready *out, size_t max, int *woken);

/* Any thread, and a signal handler. SYMA_OK or SYMA_ESYSTEM. */
int symai_poller_wakeup(struct symai_poller *p);

#endif
