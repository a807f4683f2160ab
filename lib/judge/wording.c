/* SPDX-License-Identifier: MIT */
/*
 * See wording.h. Whole numbers all the way, so that every machine says the
 * same.
 */
#include "judge/wording.h"

#include <limits.h>

#include "base/hash.h"
#include "base/str.h"
#include "judge/wording_table.h"

#define LEAST_WORDS 3
#define SHORTEST_RUN 3
#define LONGEST_RUN 5

static void mark(struct symai_wording *out, uint64_t hash)
{
    uint32_t bucket = (uint32_t)(hash ^ hash >> 32) % SYMAI_WORDING_BUCKETS;
    uint64_t bit = UINT64_C(1) << bucket % 64;

    out->count += (out->bits[bucket / 64] & bit) == 0;
    out->bits[bucket / 64] |= bit;
}

static int is_of_word(char c)
{
    return symai_ascii_is_alnum((unsigned char)c);
}

/* The runs of letters that begin at one place; a space stands before a word
 * and behind it. */
static void mark_runs(struct symai_wording *out, const char *word, size_t len,
                      size_t from)
{
    uint64_t hash = SYMAI_HASH_START;
    size_t i;

    for (i = from; i < len + 2 && i < from + LONGEST_RUN; i++) {
        hash = symai_hash(hash, i == 0 || i == len + 1 ? " " : word + i - 1, 1);
        if (i + 1 >= from + SHORTEST_RUN)
            mark(out, hash);
    }
}

static void mark_word(struct symai_wording *out, const char *word, size_t len)
{
    size_t from;

    for (from = 0; from + SHORTEST_RUN <= len + 2; from++)
        mark_runs(out, word, len, from);
}

void symai_wording_add(struct symai_wording *out, const char *folded,
                       size_t len)
{
    uint64_t before = SYMAI_HASH_START; /* the hash of the word before */
    size_t start;
    size_t i = 0;

    for (;;) {
        while (i < len && !is_of_word(folded[i]))
            i++;
        if (i == len)
            return;
        start = i;
        while (i < len && is_of_word(folded[i]))
            i++;
        mark_word(out, folded + start, i - start);
        if (before != SYMAI_HASH_START)
            mark(out, symai_hash(before, folded + start, i - start));
        out->words++;
        before = symai_hash(
            symai_hash(SYMAI_HASH_START, folded + start, i - start), "|", 1);
    }
}

/* The largest number whose square is not above n. */
static int64_t root(int64_t n)
{
    int64_t r = 0;
    int64_t bit = INT64_C(1) << 31;

    for (; bit > 0; bit >>= 1) {
        if ((r + bit) * (r + bit) <= n)
            r += bit;
    }
    return r;
}

static void add_up(const struct symai_wording *wording,
                   int64_t sums[SYMAI_WORDING_CLASSES])
{
    uint64_t left;
    size_t bucket;
    size_t i;

    for (i = 0; i < SYMAI_WORDING_BUCKETS / 64; i++) {
        for (left = wording->bits[i]; left != 0; left &= left - 1) {
            bucket = i * 64 + (size_t)__builtin_ctzll(left);
            sums[0] += symai_wording_table[bucket][0];
            sums[1] += symai_wording_table[bucket][1];
        }
    }
}

void symai_wording_margins(const struct symai_wording *wording,
                           int margins[SYMAI_WORDING_CLASSES])
{
    int64_t sums[SYMAI_WORDING_CLASSES] = {0, 0};
    int64_t odds[SYMAI_WORDING_CLASSES];
    int64_t length; /* a thousand times the root of the count */
    int i;

    margins[0] = margins[1] = INT_MIN;
    if (wording->words < LEAST_WORDS)
        return;
    add_up(wording, sums);
    length = root((int64_t)wording->count * 1000000);
    for (i = 0; i < SYMAI_WORDING_CLASSES; i++)
        odds[i] = sums[i] * symai_wording_unit / length + symai_wording_bias[i];
    for (i = 0; i < SYMAI_WORDING_CLASSES; i++)
        margins[i] = (int)(odds[i] - (odds[1 - i] > 0 ? odds[1 - i] : 0));
}
