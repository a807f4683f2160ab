/* SPDX-License-Identifier: MIT */
/*
 * 'Possible causes: the server is under maintenance, there is a network
 * problem': what is listed under such words is guessed. It says that something
 * is wrong, and not what.
 */
#ifndef SYMAI_JUDGE_CAUSES_H
#define SYMAI_JUDGE_CAUSES_H

#include "judge/reading.h"

enum symai_causes {
    SYMAI_CAUSES_NONE = 0,
    SYMAI_CAUSES_NEXT,  /* a paragraph said that they follow */
    SYMAI_CAUSES_BELOW, /* a heading did */
    SYMAI_CAUSES_LISTED
};

/* Takes the next block of the page; 1 where it is one of the causes. Blocks
 * are taken in their order; *at begins with SYMAI_CAUSES_NONE. */
int symai_causes_take(const struct symai_reading *block, enum symai_causes *at);

#endif
