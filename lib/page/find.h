/* SPDX-License-Identifier: MIT */
/*
 * The first of a few bytes, sixteen at a time, for the loops that see every
 * byte of a page. What they look for is mostly near: a call of memchr for
 * each of the bytes would cost more than it saves.
 */
#ifndef SYMAI_PAGE_FIND_H
#define SYMAI_PAGE_FIND_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes16.h"
#include "page/chars.h"

/* How many bytes stand before the first a or b; len: all. */
static inline size_t symai_find2(const char *p, size_t len, char a, char b)
{
    symai_bytes16 bytes;
    size_t at;
    size_t i = 0;

    for (; i + 16 <= len; i += 16) {
        bytes = symai_bytes16_load(p + i);
        at = symai_bytes16_first(
            (symai_bytes16)((bytes == (uint8_t)a) | (bytes == (uint8_t)b)));
        if (at < 16)
            return i + at;
    }
    while (i < len && p[i] != a && p[i] != b)
        i++;
    return i;
}

/* The same for four. */
static inline size_t symai_find4(const char *p, size_t len, const char any[4])
{
    symai_bytes16 bytes;
    size_t at;
    size_t i = 0;

    for (; i + 16 <= len; i += 16) {
        bytes = symai_bytes16_load(p + i);
        at = symai_bytes16_first((symai_bytes16)((bytes == (uint8_t)any[0]) |
                                                 (bytes == (uint8_t)any[1]) |
                                                 (bytes == (uint8_t)any[2]) |
                                                 (bytes == (uint8_t)any[3])));
        if (at < 16)
            return i + at;
    }
    while (i < len && p[i] != any[0] && p[i] != any[1] && p[i] != any[2] &&
           p[i] != any[3])
        i++;
    return i;
}

/* The same for control characters but white space. */
static inline size_t symai_find_control(const char *p, size_t len)
{
    symai_bytes16 bytes;
    size_t at;
    size_t i = 0;

    for (; i + 16 <= len; i += 16) {
        bytes = symai_bytes16_load(p + i);
        at = symai_bytes16_first(
            (symai_bytes16)((bytes < ' ') & (bytes != '\t') & (bytes != '\n') &
                            (bytes != '\f') & (bytes != '\r')));
        if (at < 16)
            return i + at;
    }
    while (i < len &&
           ((unsigned char)p[i] >= ' ' || symai_is_space((unsigned char)p[i])))
        i++;
    return i;
}

#endif
