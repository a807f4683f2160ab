/* SPDX-License-Identifier: MIT */
#include "base/sip.h"

#include <string.h>

static inline uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static inline void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

static inline void take_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
}

/* Little-endian, whatever the machine; written out, compilers make one load
 * of it. */
static inline uint64_t word_at(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* Returns how many bytes were taken. The state is kept in registers. */
static size_t take_words(struct symai_sip *sip, const unsigned char *p,
                         size_t len)
{
    uint64_t v[4] = {sip->v[0], sip->v[1], sip->v[2], sip->v[3]};
    size_t at;

    for (at = 0; len - at >= 8; at += 8)
        take_word(v, word_at(p + at));
    memcpy(sip->v, v, sizeof v);
    sip->len += at;
    return at;
}

void symai_sip_init(struct symai_sip *sip, const uint64_t key[2])
{
    memset(sip, 0, sizeof *sip);
    sip->v[0] = key[0] ^ UINT64_C(0x736f6d6570736575);
    sip->v[1] = key[1] ^ UINT64_C(0x646f72616e646f6d);
    sip->v[2] = key[0] ^ UINT64_C(0x6c7967656e657261);
    sip->v[3] = key[1] ^ UINT64_C(0x7465646279746573);
}

void symai_sip_add(struct symai_sip *sip, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    size_t taken;

    for (; len > 0 && sip->len % 8 != 0; len--) {
        sip->tail |= (uint64_t)*p++ << (8 * (sip->len++ % 8));
        if (sip->len % 8 == 0) {
            take_word(sip->v, sip->tail);
            sip->tail = 0;
        }
    }
    taken = take_words(sip, p, len);
    for (p += taken, len -= taken; len > 0; len--)
        sip->tail |= (uint64_t)*p++ << (8 * (sip->len++ % 8));
}

uint64_t symai_sip_end(const struct symai_sip *sip)
{
    struct symai_sip last = *sip;
    int i;

    take_word(last.v, last.tail | last.len << 56);
    last.v[2] ^= 0xff;
    for (i = 0; i < 3; i++)
        sip_round(last.v);
    return last.v[0] ^ last.v[1] ^ last.v[2] ^ last.v[3];
}
