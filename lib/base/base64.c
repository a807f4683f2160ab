/* SPDX-License-Identifier: MIT */
/*
 * Three bytes at a time become four letters.
 */
#include "base/base64.h"

#include <stdint.h>

#include "base/error.h"

static void encode(const unsigned char *in, size_t len, char out[4])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = (uint32_t)in[0] << 16 |
                    (len > 1 ? (uint32_t)in[1] << 8 : 0) |
                    (len > 2 ? (uint32_t)in[2] : 0);

    out[0] = letters[bits >> 18];
    out[1] = letters[bits >> 12 & 63];
    out[2] = len > 1 ? letters[bits >> 6 & 63] : '=';
    out[3] = len > 2 ? letters[bits & 63] : '=';
}

int symai_base64_add(struct symai_buf *buf, const char *bytes, size_t len)
{
    char out[4];
    size_t at;
    int rc = SYMA_OK;

    for (at = 0; at < len && rc == SYMA_OK; at += 3) {
        encode((const unsigned char *)bytes + at, len - at, out);
        rc = symai_buf_add(buf, out, sizeof out);
    }
    return rc;
}
