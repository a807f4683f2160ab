/* SPDX-License-Identifier: MIT */
/*
 * Many transfers at once, on one pollable descriptor. Nothing is called back
 * from here but the sinks of the transfers; what is done is pulled. Time
 * comes from the clock that is handed in. One thread at a time, but for
 * wakeup.
 */
#ifndef SYMAI_PORT_POOL_H
#define SYMAI_PORT_POOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "port/http.h"

struct symai_pool;

/* clock is kept, not copied; max_idle: connections that are kept open for
 * the next request; max_active: transfers that its user lets be in it at
 * once, whose certificates it then knows. SYMA_OK, SYMA_ENOMEM,
 * SYMA_ESYSTEM. */
int symai_pool_new(const struct symai_clock *clock, size_t max_idle,
                   size_t max_active, struct symai_pool **out);
/* Transfers that are still in it are taken out, not freed. */
void symai_pool_free(struct symai_pool *pool);

int64_t symai_pool_now_ms(const struct symai_pool *pool); /* monotonic */
size_t symai_pool_active(const struct symai_pool *pool);

/* Starts what was prepared: SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT,
 * SYMA_EINTERNAL. http must stay until it is pulled or cancelled. */
int symai_pool_add(struct symai_pool *pool, struct symai_http *http);

/* Takes it out, running or done; it has no result then. */
void symai_pool_cancel(struct symai_pool *pool, struct symai_http *http);

/* Works, and waits for at most wait_ms where there is nothing to do; at most
 * 64 sockets are served. SYMA_OK, SYMA_ENOMEM, SYMA_ESYSTEM, SYMA_EINTERNAL.
 * *woken: 1 where another thread asked for attention. */
int symai_pool_step(struct symai_pool *pool, int64_t wait_ms, int *woken);

/* The next transfer that is done, in the order of their ends, or NULL. */
struct symai_http *symai_pool_next_done(struct symai_pool *pool);

/* A moment of the owner's that a wait must not pass, -1: none; and the
 * descriptor made to tell of it and of all that was added. SYMA_OK or
 * SYMA_ESYSTEM. */
int symai_pool_set_alarm(struct symai_pool *pool, int64_t at_ms);

/* The nearest moment at which there is something to do, -1: none. */
int64_t symai_pool_next_ms(const struct symai_pool *pool);

/* As poller.h says. */
int symai_pool_fd(const struct symai_pool *pool);
int symai_pool_keep_readable(struct symai_pool *pool, int readable);
int symai_pool_wakeup(struct symai_pool *pool);

#endif
