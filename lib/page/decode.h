/* SPDX-License-Identifier: MIT */
/*
 * Bytes to a stream of valid UTF-8: bad bytes become U+FFFD and are counted,
 * NUL bytes are dropped. UTF-8 is checked here, all else is iconv's.
 */
#ifndef SYMAI_PAGE_DECODE_H
#define SYMAI_PAGE_DECODE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "port/charset.h"

struct symai_decode {
    const struct symai_charset *charset;
    struct symai_charset_sink sink;
    struct symai_charset_stream *stream; /* NULL: UTF-8 */
    int is_open;              /* ASCII so far, and the charset is but a claim */
    struct symai_buf pending; /* while open: from the first byte past ASCII */
    char carry[4];
    size_t carry_len;
    uint64_t bad;
};

/* is_open as symai_sniff says. SYMA_OK or SYMA_ENOMEM; a charset that iconv
 * lacks is read as UTF-8 with bad bytes. sink is copied. */
int symai_decode_init(struct symai_decode *d,
                      const struct symai_charset *charset, int is_open,
                      const struct symai_charset_sink *sink);
void symai_decode_free(struct symai_decode *d);

/* SYMA_OK, SYMA_ENOMEM, or what the sink returned. */
int symai_decode_feed(struct symai_decode *d, const char *bytes, size_t len);
int symai_decode_finish(struct symai_decode *d);

#endif
