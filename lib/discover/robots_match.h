/* SPDX-License-Identifier: MIT */
/*
 * Patterns and paths of robots.txt in one normal form, and whether one is
 * met by the other.
 */
#ifndef SYMAI_DISCOVER_ROBOTS_MATCH_H
#define SYMAI_DISCOVER_ROBOTS_MATCH_H

#include "base/buf.h"

/* Appends text as RFC 9309, 2.2.2 compares it: "%41" is "A", where nothing
 * else stays encoded but what is not unreserved, in capitals; what is no plain
 * ASCII is encoded. A '*' or '$' that stands for itself is encoded too: each
 * in a path; in a pattern a '$' that is not its last. SYMA_OK, SYMA_ENOMEM,
 * SYMA_ELIMIT. */
int symai_robots_normalize(const char *text, size_t len, int is_pattern,
                           struct symai_buf *out);

/* 1 where path begins as pattern says: '*' is any bytes, '$' at its end is the
 * end of the path. Both in normal form. Linear in both. */
int symai_robots_match(const char *pattern, size_t pattern_len,
                       const char *path, size_t len);

#endif
