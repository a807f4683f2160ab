/* SPDX-License-Identifier: MIT */
#include "base/nh.h"

#include <string.h>

void symai_nh_make_key(struct symai_nh_key *key, const uint64_t seed[2])
{
    struct symai_sip sip;
    uint64_t i;

    memcpy(key->sip, seed, sizeof key->sip);
    for (i = 0; i < SYMAI_NH_BLOCK / 8; i++) {
        symai_sip_init(&sip, seed);
        symai_sip_add(&sip, &i, sizeof i);
        key->words[i] = symai_sip_end(&sip);
    }
}

void symai_nh_init(struct symai_nh *nh, const struct symai_nh_key *key)
{
    memset(nh, 0, sizeof *nh);
    nh->key = key;
    symai_sip_init(&nh->blocks, key->sip);
}

static inline uint64_t word_at(const unsigned char *p)
{
    uint64_t word;

    memcpy(&word, p, sizeof word);
    return word;
}

/* All pairs of len bytes, which the block has room for. */
static void add_pairs(struct symai_nh *nh, const unsigned char *p, size_t len)
{
    const uint64_t *key = nh->key->words + nh->taken / 8;
    struct symai_wide sum = nh->sum; /* kept in registers */
    size_t i;

    for (i = 0; i < len; i += SYMAI_NH_PAIR, key += 2)
        symai_wide_add(&sum, word_at(p + i) + key[0],
                       word_at(p + i + 8) + key[1]);
    nh->sum = sum;
    nh->taken += len;
}

static void end_block(struct symai_nh *nh)
{
    symai_sip_add(&nh->blocks, &nh->sum, sizeof nh->sum);
    memset(&nh->sum, 0, sizeof nh->sum);
    nh->taken = 0;
}

/* Whole pairs, over the ends of blocks. */
static void add_whole(struct symai_nh *nh, const unsigned char *p, size_t len)
{
    size_t room;

    while (len > 0) {
        room = SYMAI_NH_BLOCK - nh->taken;
        if (room > len)
            room = len;
        add_pairs(nh, p, room);
        if (nh->taken == SYMAI_NH_BLOCK)
            end_block(nh);
        p += room;
        len -= room;
    }
}

void symai_nh_add(struct symai_nh *nh, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    size_t some;

    if (len == 0)
        return;
    nh->len += len;
    if (nh->tail_len > 0) {
        some = SYMAI_NH_PAIR - nh->tail_len;
        if (some > len)
            some = len;
        memcpy(nh->tail + nh->tail_len, p, some);
        nh->tail_len += some;
        p += some;
        len -= some;
        if (nh->tail_len < SYMAI_NH_PAIR)
            return;
        add_whole(nh, nh->tail, SYMAI_NH_PAIR);
    }
    nh->tail_len = len % SYMAI_NH_PAIR;
    add_whole(nh, p, len - nh->tail_len);
    memcpy(nh->tail, p + len - nh->tail_len, nh->tail_len);
}

/* What is missing of the last pair is zero; the length tells it from zeros
 * that are there. */
uint64_t symai_nh_end(const struct symai_nh *nh)
{
    struct symai_nh last = *nh;

    memset(last.tail + last.tail_len, 0, SYMAI_NH_PAIR - last.tail_len);
    add_whole(&last, last.tail, SYMAI_NH_PAIR);
    if (last.taken > 0)
        end_block(&last);
    symai_sip_add(&last.blocks, &last.len, sizeof last.len);
    return symai_sip_end(&last.blocks);
}
