/* SPDX-License-Identifier: MIT */
/*
 * Memory for PCRE2 while its JIT compiles: PCRE2 10.42 goes on with NULL where
 * that compiler is refused memory at some places. It is never refused any: what
 * the system does not give comes from a reserve, and the pattern is given up
 * afterwards for want of memory.
 */
#ifndef SYMAI_PORT_REGEX_MEMORY_H
#define SYMAI_PORT_REGEX_MEMORY_H

#include <stddef.h>

/* As long as what was compiled with it. */
struct symai_regex_memory {
    char *reserve; /* NULL while nothing is compiled */
    size_t used;
};

/* For pcre2_general_context_create; memory is a struct symai_regex_memory. */
void *symai_regex_memory_get(size_t size, void *memory);
void symai_regex_memory_put(void *ptr, void *memory);

/* Before and after. SYMA_OK, or SYMA_ENOMEM: there is no room for a reserve,
 * or it was needed; then it stays until free. */
int symai_regex_memory_begin(struct symai_regex_memory *memory);
int symai_regex_memory_end(struct symai_regex_memory *memory);

/* After all that was taken from it is put back. */
void symai_regex_memory_free(struct symai_regex_memory *memory);

#endif
