/* SPDX-License-Identifier: MIT */
/*
 * Products of 64 by 64 bits, added up in 128.
 */
#ifndef SYMAI_BASE_WIDE_H
#define SYMAI_BASE_WIDE_H

#include <stdint.h>

struct symai_wide {
    uint64_t low;
    uint64_t high;
};

/* Where compilers have no number of 128 bits. */
static inline void symai_wide_add_by_halves(struct symai_wide *sum, uint64_t a,
                                            uint64_t b)
{
    const uint64_t a_low = a & UINT32_MAX;
    const uint64_t b_low = b & UINT32_MAX;
    const uint64_t low = a_low * b_low;
    const uint64_t left = (a >> 32) * b_low + (low >> 32);
    const uint64_t right = a_low * (b >> 32) + (left & UINT32_MAX);
    const uint64_t product = right << 32 | (low & UINT32_MAX);

    sum->high += (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32);
    sum->low += product;
    sum->high += sum->low < product;
}

/* Adds a times b; what does not fit in 128 bits is dropped. */
static inline void symai_wide_add(struct symai_wide *sum, uint64_t a,
                                  uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 wide;
    const wide added = ((wide)sum->high << 64 | sum->low) + (wide)a * (wide)b;

    sum->low = (uint64_t)added;
    sum->high = (uint64_t)(added >> 64);
#else
    symai_wide_add_by_halves(sum, a, b);
#endif
}

#endif
