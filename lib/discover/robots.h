/* SPDX-License-Identifier: MIT */
/*
 * robots.txt, RFC 9309: what of a host may be asked for. Reading costs time
 * and memory that grow with the file, of which no more than 500 KiB is looked
 * at; asking costs a look at each rule.
 */
#ifndef SYMAI_DISCOVER_ROBOTS_H
#define SYMAI_DISCOVER_ROBOTS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/vec.h"

#define SYMAI_ROBOTS_BYTES ((size_t)500 << 10)
#define SYMAI_ROBOTS_SITEMAPS 16

struct symai_robots {
    int allows_nothing;
    struct symai_buf text;     /* patterns and addresses, each with a NUL */
    struct symai_vec rules;    /* those of our group */
    struct symai_vec sitemaps; /* offsets into text */
    size_t wild;               /* rules with a '*' inside */
};

/* Everything is allowed. */
void symai_robots_init(struct symai_robots *r);
void symai_robots_free(struct symai_robots *r);

/* Takes in the status that robots.txt was answered with, after redirects; 0:
 * no answer. 1: its body is to be read; 0: it says enough: nothing is allowed
 * after 5xx and without an answer, and everything otherwise. */
int symai_robots_answered(struct symai_robots *r, int status);

/* Takes in a body, in place of what was read before: the groups of that agent
 * ("libsyma", no version), or those of "*" where there are none. SYMA_OK, or
 * SYMA_ENOMEM: nothing is allowed then. */
int symai_robots_read(struct symai_robots *r, const char *bytes, size_t len,
                      const char *agent);

/* 1 where that path, with its query if any, may be asked for, 0, or
 * SYMA_ENOMEM. */
int symai_robots_allows(const struct symai_robots *r, const char *path);

/* The address of sitemap i as it is written there, or NULL past the last. */
const char *symai_robots_sitemap(const struct symai_robots *r, size_t i);

#endif
