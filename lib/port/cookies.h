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

/* To a libcurl handle: SYMA_OK or SYMA_ENOMEM. */
int symai_cookies_give(const struct symai_cookies *cookies, void *easy);
/* From one: what it has replaces what was there of the same name, domain and
 * path. Past 256 none is kept. SYMA_OK or SYMA_ENOMEM. */
int symai_cookies_take(struct symai_cookies *cookies, void *easy);

#endif
