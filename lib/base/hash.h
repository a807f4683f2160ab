/* SPDX-License-Identifier: MIT */
/*
 * FNV-1a, 64 bits: for comparing texts of our own making. It does not stand
 * up to somebody who wants two to be alike; nothing here depends on that.
 */
#ifndef SYMAI_BASE_HASH_H
#define SYMAI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define SYMAI_HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash of what was hashed before, followed by these bytes. */
static inline uint64_t symai_hash(uint64_t hash, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    size_t i;

    for (i = 0; i < len; i++)
        hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
    return hash;
}

#endif
