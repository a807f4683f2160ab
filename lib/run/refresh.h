/* SPDX-License-Identifier: MIT */
/*
 * Pages that lead on by themselves: the value of a Refresh header, and where
 * a finished page sends its reader. Pure.
 */
#ifndef SYMAI_RUN_REFRESH_H
#define SYMAI_RUN_REFRESH_H

#include "page/page.h"

/* The rules of HTML's "shared declarative refresh steps". 1 and the parts
 * where value names an address (owner: caller, symai_free); 0 where it does
 * not; SYMA_ENOMEM. */
int symai_refresh_parse(const char *value, int *out_delay, char **out_url);

/* Where a finished page leads within seconds, resolved against url: 1 and
 * the address, 0 where it leads nowhere or nowhere that may be followed;
 * SYMA_ENOMEM. */
int symai_refresh_target(const syma_page *page, const char *url, char **out);

#endif
