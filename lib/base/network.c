/* SPDX-License-Identifier: MIT */
#include "base/network.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

#define SEPARATORS " ,"
#define ALL_BITS 128
#define MAPPED_BITS 96

void symai_network_map(const uint8_t ipv4[4], uint8_t out[16])
{
    memset(out, 0, 10);
    memset(out + 10, 0xFF, 2);
    memcpy(out + 12, ipv4, 4);
}

static int has_bit(const uint8_t *bytes, int bit)
{
    return bytes[bit / 8] >> (7 - bit % 8) & 1;
}

/* 10.1.2.3/8 is a mistake of the one kind or the other: 10.0.0.0/8 may be
 * meant, or 10.1.2.3/32. */
static int is_whole(const struct symai_network *network)
{
    int bit;

    for (bit = network->bits; bit < ALL_BITS; bit++) {
        if (has_bit(network->base, bit))
            return 0;
    }
    return 1;
}

/* What stands behind the slash; all bits where there is none. */
static int read_bits(const char *slash, const char *end, int most)
{
    int64_t bits = most;

    if (slash != NULL &&
        (!symai_ascii_is_digit(slash[1]) ||
         symai_parse_int64(slash + 1, (size_t)(end - slash - 1), &bits) < 0 ||
         bits < 0 || bits > most))
        return SYMA_EINVAL;
    return (int)bits;
}

static int read_network(const char *text, size_t len, struct symai_network *out)
{
    const char *slash = memchr(text, '/', len);
    size_t size = slash != NULL ? (size_t)(slash - text) : len;
    char address[INET6_ADDRSTRLEN];
    uint8_t ipv4[4];
    int before = 0;
    int bits;

    if (size >= sizeof address)
        return SYMA_EINVAL;
    memcpy(address, text, size);
    address[size] = '\0';
    if (inet_pton(AF_INET, address, ipv4) == 1) {
        symai_network_map(ipv4, out->base);
        before = MAPPED_BITS;
    } else if (inet_pton(AF_INET6, address, out->base) != 1) {
        return SYMA_EINVAL;
    }
    bits = read_bits(slash, text + len, ALL_BITS - before);
    if (bits < 0)
        return bits;
    out->bits = before + bits;
    return is_whole(out) ? 1 : SYMA_EINVAL;
}

int symai_network_next(const char **text, struct symai_network *out)
{
    const char *at = *text + strspn(*text, SEPARATORS);
    size_t len = strcspn(at, SEPARATORS);

    *text = at + len;
    return len > 0 ? read_network(at, len, out) : 0;
}

int symai_network_has(const uint8_t base[16], int bits,
                      const uint8_t address[16])
{
    int whole = bits / 8;
    int rest = bits % 8;

    if (memcmp(address, base, (size_t)whole) != 0)
        return 0;
    return rest == 0 || ((address[whole] ^ base[whole]) >> (8 - rest)) == 0;
}

static int is_mapped(const uint8_t address[16])
{
    static const uint8_t start[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};

    return memcmp(address, start, sizeof start) == 0;
}

/* Addresses of IPv4 are looked up as mapped ones, and yet no network of IPv6
 * that holds all of those, ::/0 for one, is meant to have them. */
static int has_address(const struct symai_network *network,
                       const uint8_t address[16])
{
    if (network->bits < MAPPED_BITS && is_mapped(address))
        return 0;
    return symai_network_has(network->base, network->bits, address);
}

int symai_networks_have(const char *list, const uint8_t address[16])
{
    struct symai_network network;

    while (symai_network_next(&list, &network) == 1) {
        if (has_address(&network, address))
            return 1;
    }
    return 0;
}
