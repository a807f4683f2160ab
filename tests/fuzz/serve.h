/* SPDX-License-Identifier: MIT */
/*
 * A server of one answer on loopback, in a thread: whatever is asked, the
 * bytes go out that were set last, cut as the numbers say, and the connection
 * is closed. For the fuzz target that fetches.
 */
#ifndef SYMA_FUZZ_SERVE_H
#define SYMA_FUZZ_SERVE_H

#include <stddef.h>
#include <stdint.h>

/* The port; the thread begins with the first call. */
int serve_port(void);
/* The answer to what is asked next; kept until the next call. cut as in
 * pages.h: 0 a byte at a time, 1 in one piece. */
void serve_set(const char *bytes, size_t len, uint32_t cut);

#endif
