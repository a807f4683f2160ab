/* SPDX-License-Identifier: MIT */
/*
 * For tests that look at each of very many pages: under sanitizers and
 * emulators, where that takes minutes, SYMA_SAMPLE=N makes it one of N.
 */
#ifndef TEST_SAMPLE_H
#define TEST_SAMPLE_H

#include <stdlib.h>

static inline int sample_step(void)
{
    const char *text = getenv("SYMA_SAMPLE");
    int step = text == NULL ? 1 : atoi(text);

    return step > 0 ? step : 1;
}

#endif
