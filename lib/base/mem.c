/* SPDX-License-Identifier: MIT */
/*
 * Memory, in one place: array sizes are checked for overflow, a request for
 * nothing asks for one byte (what malloc(0) gives differs by platform), and
 * a failure is a return value, never an end of the process.
 */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static int array_size(size_t count, size_t size, size_t *out)
{
    if (size != 0 && count > SIZE_MAX / size)
        return SYMA_ENOMEM;
    *out = count * size;
    if (*out == 0)
        *out = 1;
    return SYMA_OK;
}

void *symai_calloc(size_t count, size_t size)
{
    size_t total;

    if (array_size(count, size, &total) < 0)
        return NULL;
    return calloc(1, total);
}

void *symai_realloc_array(void *ptr, size_t count, size_t size)
{
    size_t total;

    if (array_size(count, size, &total) < 0)
        return NULL;
    return realloc(ptr, total);
}

void symai_free(void *ptr)
{
    free(ptr);
}

void symai_free_secret(char *text)
{
    if (text != NULL)
        explicit_bzero(text, strlen(text));
    free(text);
}

int symai_strdup(const char *text, char **out)
{
    return symai_strndup(text, strlen(text), out);
}

int symai_strndup(const char *text, size_t len, char **out)
{
    char *copy;

    *out = NULL;
    if (len == SIZE_MAX)
        return SYMA_ENOMEM;
    copy = malloc(len + 1);
    if (copy == NULL)
        return SYMA_ENOMEM;
    if (len > 0)
        memcpy(copy, text, len);
    copy[len] = '\0';
    *out = copy;
    return SYMA_OK;
}
