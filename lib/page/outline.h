/* SPDX-License-Identifier: MIT */
/*
 * How a page is laid out, without its words: its main landmarks and the
 * levels of its headings, in page order. What is repeated stands once, so
 * that it does not matter how many cards or news there are today.
 */
#ifndef SYMAI_PAGE_OUTLINE_H
#define SYMAI_PAGE_OUTLINE_H

#include <stdint.h>

#define SYMAI_LANDMARKS_MAX 15
#define SYMAI_LEVELS_MAX 23

struct symai_outline {
    /* b: header of the page, n: navigation, m: main, f: footer. */
    char landmarks[SYMAI_LANDMARKS_MAX + 1];
    char levels[SYMAI_LEVELS_MAX + 1]; /* 1 to 6 */
};

/* An element has begun; role: NULL: none. is_part: inside main, an article or
 * a section, whose header and footer are none of the page. */
void symai_outline_note(struct symai_outline *o, int element, const char *role,
                        int is_part);

#endif
