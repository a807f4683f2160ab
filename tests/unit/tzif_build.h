/* SPDX-License-Identifier: MIT */
/*
 * Makes small TZif files in memory (RFC 8536), so that tests of time zones
 * need no zone files of the machine.
 */
#ifndef SYMA_TESTS_TZIF_BUILD_H
#define SYMA_TESTS_TZIF_BUILD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct tzif {
    unsigned char bytes[512];
    size_t len;
};

static inline void tzif_put(struct tzif *f, int64_t value, int width)
{
    int i;

    for (i = width - 1; i >= 0; i--)
        f->bytes[f->len++] = (unsigned char)((uint64_t)value >> (8 * i));
}

/* Two types: 0 is offset_a, 1 is offset_b. */
static inline void tzif_block(struct tzif *f, int version, int width,
                              const int64_t *times, const int *types,
                              size_t count, int32_t offset_a, int32_t offset_b)
{
    size_t i;

    memcpy(f->bytes + f->len, "TZif", 4);
    f->bytes[f->len + 4] = (unsigned char)version;
    memset(f->bytes + f->len + 5, 0, 15);
    f->len += 20;
    tzif_put(f, 0, 4); /* UTC indicators */
    tzif_put(f, 0, 4); /* standard indicators */
    tzif_put(f, 0, 4); /* leap seconds */
    tzif_put(f, (int64_t)count, 4);
    tzif_put(f, 2, 4);
    tzif_put(f, 8, 4);
    for (i = 0; i < count; i++)
        tzif_put(f, times[i], width);
    for (i = 0; i < count; i++)
        tzif_put(f, types[i], 1);
    tzif_put(f, offset_a, 4);
    tzif_put(f, 0, 1);
    tzif_put(f, 0, 1);
    tzif_put(f, offset_b, 4);
    tzif_put(f, 1, 1);
    tzif_put(f, 4, 1);
    memcpy(f->bytes + f->len, "AAA\0BBB", 8);
    f->len += 8;
}

/* Version 2: the first block holds nothing of use, the footer is a rule. */
static inline void tzif_v2(struct tzif *f, const int64_t *times,
                           const int *types, size_t count, int32_t offset_a,
                           int32_t offset_b, const char *footer)
{
    f->len = 0;
    tzif_block(f, '2', 4, NULL, NULL, 0, 0, 0);
    tzif_block(f, '2', 8, times, types, count, offset_a, offset_b);
    f->bytes[f->len++] = '\n';
    memcpy(f->bytes + f->len, footer, strlen(footer));
    f->len += strlen(footer);
    f->bytes[f->len++] = '\n';
}

#endif
