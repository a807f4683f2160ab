/* SPDX-License-Identifier: MIT */
/*
 * The ASCII tests of base/str once more, for the loops that see every byte
 * of a page: here the compiler can put them in place.
 */
#ifndef SYMAI_PAGE_CHARS_H
#define SYMAI_PAGE_CHARS_H

static inline int symai_is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static inline int symai_is_alpha(int c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static inline int symai_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline int symai_is_alnum(int c)
{
    return symai_is_alpha(c) || symai_is_digit(c);
}

static inline int symai_to_lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

#endif
