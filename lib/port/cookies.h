/* SPDX-License-Identifier: MIT */
/*
 * Cookies that the pages of one check share, in memory only. libcurl keeps
 * them for each transfer and knows which host may see which; here they are
 * only carried from one transfer to the next.
 */
#ifndef SYMAI_PORT_COOKIES_H
#define SYMAI_PORT_COOKIES_H

#include "base/vec.h"

struct symai_cookies {
    struct symai_vec lines; /* char *, as libcurl writes them */
};

void symai_cookies_init(struct symai_cookies *cookies);
void symai_cookies_clear(struct symai_cookies *cookies); /* usable again */

/* To a libcurl handle, once; *given is to remember what it was: SYMA_OK or
 * SYMA_ENOMEM. */
int symai_cookies_give(const struct symai_cookies *cookies,
                       struct symai_cookies *given, void *easy);
/* From one: what is new or has changed since it was given replaces what is
 * there of the same name, domain and path, and what has gone is dropped. What
 * it only was given is left alone: another transfer may have changed it in
 * the meantime. Past 256 none is kept. SYMA_OK or SYMA_ENOMEM. */
int symai_cookies_take(struct symai_cookies *cookies,
                       const struct symai_cookies *given, void *easy);

#endif
