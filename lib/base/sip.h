/* SPDX-License-Identifier: MIT */
/*
 * SipHash-1-3, 64 bits, as the bytes come: for telling whether something is
 * what came before, where whoever made it might want another thing to be taken
 * for it. Without the key nobody can make two alike.
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

#endif
