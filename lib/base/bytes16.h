/* SPDX-License-Identifier: MIT */
/*
 * Sixteen bytes at once, for the loops that see every byte of a page.
 */
#ifndef SYMAI_BASE_BYTES16_H
#define SYMAI_BASE_BYTES16_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t symai_bytes16 __attribute__((vector_size(16)));

static inline symai_bytes16 symai_bytes16_load(const char *p)
{
    symai_bytes16 bytes;

    memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

/* Of bytes that are 0 or 255: where the first that is not 0 stands; 16: there
 * is none. */
static inline size_t symai_bytes16_first(symai_bytes16 found)
{
#ifdef __SSE2__
    typedef char chars16 __attribute__((vector_size(16)));

    return (size_t)__builtin_ctz(
        (unsigned)__builtin_ia32_pmovmskb128((chars16)found) | 1U << 16);
#else
    uint64_t half[2];

    memcpy(half, &found, sizeof half);
    if ((half[0] | half[1]) == 0)
        return 16;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (half[0] != 0)
        return (size_t)__builtin_ctzll(half[0]) / 8;
    return 8 + (size_t)__builtin_ctzll(half[1]) / 8;
#else
    if (half[0] != 0)
        return (size_t)__builtin_clzll(half[0]) / 8;
    return 8 + (size_t)__builtin_clzll(half[1]) / 8;
#endif
#endif
}

/* Capitals of ASCII become small letters. */
static inline symai_bytes16 symai_bytes16_lower(symai_bytes16 bytes)
{
    return bytes | ((symai_bytes16)((bytes >= 'A') & (bytes <= 'Z')) & 0x20);
}

#endif
