/* SPDX-License-Identifier: MIT */
/*
 * Numbers to call in a text, by their form alone: digits and what people
 * write between them. What a number is for is told by the words around it.
 */
#ifndef SYMAI_JUDGE_WAY_NUMBER_H
#define SYMAI_JUDGE_WAY_NUMBER_H

#include <stddef.h>

struct symai_way_number {
    size_t start; /* in the text */
    size_t end;
    size_t digits;
};

/* The next one at or behind *pos, which is moved behind it: 1, or 0 at the
 * end. Dates, clock times and what is glued to letters are left out. */
int symai_way_number_next(const char *text, size_t len, size_t *pos,
                          struct symai_way_number *out);

#endif
