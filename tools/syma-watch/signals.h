/* SPDX-License-Identifier: MIT */
/*
 * Signals as a descriptor to poll.
 */
#ifndef SYMA_WATCH_SIGNALS_H
#define SYMA_WATCH_SIGNALS_H

/* SIGHUP, SIGTERM and SIGINT from now on; SIGPIPE and SIGXFSZ are ignored. The
 * descriptor that is readable when one came, or -1. */
int signals_begin(void);
/* Forgets what came before. Bits: */
int signals_take(void);
#define SIGNALS_RELOAD 1
#define SIGNALS_END 2

#endif
