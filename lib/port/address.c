/* SPDX-License-Identifier: MIT */
/*
 * The special-purpose registries of RFC 6890 and its successors as two
 * tables. IPv6 forms that carry an IPv4 address are judged by that address.
 */
#include "port/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

#include "base/network.h"

struct block4 {
    uint32_t base;
    int bits;
};

static const struct block4 blocks4[] = {
    {0x00000000u, 8},  /* this network, RFC 791 */
    {0x0A000000u, 8},  /* 10/8, RFC 1918 */
    {0x64400000u, 10}, /* 100.64/10, shared by carriers, RFC 6598 */
    {0x7F000000u, 8},  /* loopback */
    {0xA9FE0000u, 16}, /* 169.254/16, link-local, RFC 3927 */
    {0xAC100000u, 12}, /* 172.16/12, RFC 1918 */
    {0xC0000000u, 24}, /* 192.0.0/24, protocol assignments */
    {0xC0000200u, 24}, /* 192.0.2/24, documentation, RFC 5737 */
    {0xC0586300u, 24}, /* 192.88.99/24, 6to4 relays, RFC 7526 */
    {0xC0A80000u, 16}, /* 192.168/16, RFC 1918 */
    {0xC6120000u, 15}, /* 198.18/15, benchmarks, RFC 2544 */
    {0xC6336400u, 24}, /* 198.51.100/24, documentation */
    {0xCB007100u, 24}, /* 203.0.113/24, documentation */
    {0xE0000000u, 4},  /* multicast */
    {0xF0000000u, 4},  /* reserved, and the broadcast address */
};

struct block6 {
    uint8_t base[16];
    int bits;
    int carries; /* offset of the IPv4 address that decides; 0: none does */
};

static const struct block6 blocks6[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, 12}, /* mapped */
    {{0}, 96, 0}, /* ::, ::1, and the old compatible form */
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, 12}, /* RFC 2765 */
    {{0x00, 0x64, 0xFF, 0x9B}, 96, 12},             /* NAT64 */
    {{0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01}, 48, 0},  /* RFC 8215 */
    {{0x01, 0x00}, 64, 0},                          /* discard */
    {{0x20, 0x02}, 16, 2},                          /* 6to4 */
    {{0x20, 0x01, 0x0D, 0xB8}, 32, 0},              /* documentation */
    {{0x20, 0x01, 0x00}, 23, 0}, /* Teredo, benchmarks, ORCHID, ... */
    {{0x3F, 0xFF}, 20, 0},       /* documentation, RFC 9637 */
    {{0x5F, 0x00}, 16, 0},       /* segment routing, RFC 9602 */
    {{0xFC}, 7, 0},              /* unique local */
    {{0xFE, 0x80}, 10, 0},       /* link-local */
    {{0xFE, 0xC0}, 10, 0},       /* site-local */
    {{0xFF}, 8, 0},              /* multicast */
};

static int is_private4(const uint8_t bytes[4])
{
    uint32_t ip = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
                  (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3];
    size_t i;

    for (i = 0; i < sizeof(blocks4) / sizeof(blocks4[0]); i++) {
        if (((ip ^ blocks4[i].base) >> (32 - blocks4[i].bits)) == 0)
            return 1;
    }
    return 0;
}

static int is_private6(const uint8_t bytes[16])
{
    size_t i;

    for (i = 0; i < sizeof(blocks6) / sizeof(blocks6[0]); i++) {
        const struct block6 *b = &blocks6[i];

        if (!symai_network_has(b->base, b->bits, bytes))
            continue;
        return b->carries == 0 || is_private4(bytes + b->carries);
    }
    return 0;
}

static int is_barred4(const uint8_t bytes[4], const char *allowed)
{
    uint8_t mapped[16];

    symai_network_map(bytes, mapped);
    return is_private4(bytes) && !symai_networks_have(allowed, mapped);
}

static int is_barred6(const uint8_t bytes[16], const char *allowed)
{
    return is_private6(bytes) && !symai_networks_have(allowed, bytes);
}

int symai_address_is_barred(const struct sockaddr *address, size_t len,
                            const char *allowed)
{
    struct sockaddr_in in;
    struct sockaddr_in6 in6;

    if (address == NULL || len < sizeof(address->sa_family))
        return 1;
    if (address->sa_family == AF_INET && len >= sizeof(in)) {
        memcpy(&in, address, sizeof(in));
        return is_barred4((const uint8_t *)&in.sin_addr, allowed);
    }
    if (address->sa_family == AF_INET6 && len >= sizeof(in6)) {
        memcpy(&in6, address, sizeof(in6));
        return is_barred6(in6.sin6_addr.s6_addr, allowed);
    }
    return 1;
}

int symai_address_of_host(const char *host, const char *allowed)
{
    char text[INET6_ADDRSTRLEN];
    size_t len = strlen(host);
    uint8_t bytes[16];

    if (inet_pton(AF_INET, host, bytes) == 1)
        return is_barred4(bytes, allowed) ? -1 : 1;
    if (host[0] != '[')
        return 0;
    /* With a zone behind it: link-local. */
    if (len < 2 || len - 2 >= sizeof text)
        return -1;
    memcpy(text, host + 1, len - 2);
    text[len - 2] = '\0';
    if (inet_pton(AF_INET6, text, bytes) != 1)
        return -1;
    return is_barred6(bytes, allowed) ? -1 : 1;
}
