/* SPDX-License-Identifier: MIT */
/*
 * SipHash-1-3, 64 bits, as the bytes come: for telling whether a body is the
 * one that came before, where whoever made the body might want another one
 * to be taken for it. Without the key nobody can make two alike.
 * Source: Aumasson and Bernstein, SipHash: a fast short-input PRF (2012).
 */
#ifndef SYMAI_BASE_SIP_H
#define SYMAI_BASE_SIP_H

#include <stddef.h>
#include <stdint.h>

struct symai_sip {
    uint64_t v[4];
    uint64_t tail; /* bytes that do not make a word yet */
    uint64_t len;
};

void symai_sip_init(struct symai_sip *sip, const uint64_t key[2]);
void symai_sip_add(struct symai_sip *sip, const void *bytes, size_t len);
uint64_t symai_sip_end(const struct symai_sip *sip);

/* The same for bodies: two of them take the words in turn, and a third what
 * they come to, so that a core has two chains of steps to work on and not one.
 * Not the hash of the one above. */
struct symai_sip_pair {
    struct symai_sip lanes[2];
    uint64_t key[2];
    unsigned char tail[16]; /* bytes that do not make two words yet */
    size_t tail_len;
    uint64_t len;
};

void symai_sip_pair_init(struct symai_sip_pair *pair, const uint64_t key[2]);
void symai_sip_pair_add(struct symai_sip_pair *pair, const void *bytes,
                        size_t len);
uint64_t symai_sip_pair_end(const struct symai_sip_pair *pair);

#endif
