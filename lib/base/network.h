/* SPDX-License-Identifier: MIT */
/*
 * Networks as a user writes them down, ADDRESS/BITS, and whether an address
 * is in one. An IPv4 network is kept as the IPv6 one that maps it, so that
 * both forms of an address are found in it.
 */
#ifndef SYMAI_BASE_NETWORK_H
#define SYMAI_BASE_NETWORK_H

#include <stdint.h>

struct symai_network {
    uint8_t base[16];
    int bits;
};

/* The next network of a list parted by spaces or commas; *text goes on behind
 * it. 1: there is one; 0: the list has ended; SYMA_EINVAL: this is none. */
int symai_network_next(const char **text, struct symai_network *out);

/* ::ffff:0:0/96 with these four bytes behind it. */
void symai_network_map(const uint8_t ipv4[4], uint8_t out[16]);

/* 1: the address has the first bits of base. */
int symai_network_has(const uint8_t base[16], int bits,
                      const uint8_t address[16]);

/* 1: the address is in one of the networks of a list. */
int symai_networks_have(const char *list, const uint8_t address[16]);

#endif
