/* SPDX-License-Identifier: MIT */
/*
 * The addresses in a sitemap, as sitemaps.org has it: XML, an index of further
 * ones, or one address a line. What is compressed is not read.
 */
#ifndef SYMAI_DISCOVER_SITEMAP_H
#define SYMAI_DISCOVER_SITEMAP_H

#include <stddef.h>

#define SYMAI_SITEMAP_BYTES ((size_t)10 << 20)
#define SYMAI_SITEMAP_ADDRESSES 50000

/* An absolute http or https address as it is written; is_sitemap: of a further
 * sitemap, not of a page. A negative return ends the reading with it. */
typedef int symai_sitemap_take(void *user, const char *url, int is_sitemap);

/* Hands out each address, in order. SYMA_OK; SYMA_ESYNTAX: no sitemap, or
 * broken, and SYMA_ELIMIT: larger than the limits above, in both cases after
 * what came before; SYMA_ENOMEM; or what take returned. */
int symai_sitemap_read(const char *bytes, size_t len, symai_sitemap_take *take,
                       void *user);

#endif
