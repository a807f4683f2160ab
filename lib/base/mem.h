/* SPDX-License-Identifier: MIT */
/*
 * Memory: the only file that calls malloc, realloc and free. Sizes of arrays
 * are multiplied with an overflow check; nothing ever asks for zero bytes.
 */
#ifndef SYMAI_BASE_MEM_H
#define SYMAI_BASE_MEM_H

#include <stddef.h>

/* Zeroed memory for count items of size bytes, or NULL. */
void *symai_calloc(size_t count, size_t size);

/* Resize to count items of size bytes; NULL on failure, ptr still valid. */
void *symai_realloc_array(void *ptr, size_t count, size_t size);

void symai_free(void *ptr);

/* Frees a text that may be a secret: what was in it is not left behind. */
void symai_free_secret(char *text);

/* Copies: SYMA_OK or SYMA_ENOMEM, *out NULL on failure. The copy of n bytes
 * gets a terminating NUL. */
int symai_strdup(const char *text, char **out);
int symai_strndup(const char *text, size_t len, char **out);

#endif
