/* SPDX-License-Identifier: MIT */
/*
 * What a message sounds like where no frame knows its words: a fitted sum over
 * its letters in threes to fives and its pairs of words, as a linear model of
 * two classes against neither. scripts/fit-wording makes the numbers.
 */
#ifndef SYMAI_JUDGE_WORDING_H
#define SYMAI_JUDGE_WORDING_H

#include <stddef.h>
#include <stdint.h>

#define SYMAI_WORDING_BUCKETS 65536u

enum symai_wording_class { SYMAI_WORDING_MAINTENANCE = 0, SYMAI_WORDING_ERROR };
#define SYMAI_WORDING_CLASSES 2

/* The buckets that texts fall into, a bit each; all zero at first. */
struct symai_wording {
    uint64_t bits[SYMAI_WORDING_BUCKETS / 64];
    size_t count; /* of the bits that are set */
    size_t words; /* of the texts, each one counted */
};

/* Adds folded text; linear in len. */
void symai_wording_add(struct symai_wording *wording, const char *folded,
                       size_t len);

/* By how much each class is likelier than everything else, in thousandths of
 * the logarithm of the odds; INT_MIN where the words are too few to tell. */
void symai_wording_margins(const struct symai_wording *wording,
                           int margins[SYMAI_WORDING_CLASSES]);

#endif
