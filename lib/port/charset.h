/* SPDX-License-Identifier: MIT */
/*
 * Named charset to UTF-8 by the C library's iconv, in a stream: a bad byte
 * costs one U+FFFD and nothing behind it. (libxml2's converters print to
 * stderr and stop at a bad byte.) Labels are those of the WHATWG's Encoding
 * standard, which names the charsets as pages mean them.
 */
#ifndef SYMAI_PORT_CHARSET_H
#define SYMAI_PORT_CHARSET_H

#include <stddef.h>
#include <stdint.h>

struct symai_charset;        /* one of a constant table */
struct symai_charset_stream; /* a conversion under way */

/* NULL: not a label that is known. White space around it is allowed. */
const struct symai_charset *symai_charset_find(const char *label, size_t len);

/* "utf-8", "windows-1252", "utf-16le", ... */
const char *symai_charset_name(const struct symai_charset *charset);
int symai_charset_is_utf8(const struct symai_charset *charset);
/* 1 if the bytes 0 to 127 are ASCII wherever they begin a character. */
int symai_charset_is_ascii_based(const struct symai_charset *charset);
/* Bytes of one unit: 2 for UTF-16, else 1. */
int symai_charset_unit(const struct symai_charset *charset);

/* Gets converted text; a negative return ends the conversion. */
struct symai_charset_sink {
    int (*put)(void *user, const char *bytes, size_t len);
    void *user;
};

/* SYMA_OK, SYMA_ENOMEM, SYMA_ENOTSUP (iconv here does not know it),
 * SYMA_ESYSTEM (it has no descriptor to look). */
int symai_charset_open(const struct symai_charset *charset,
                       const struct symai_charset_sink *sink,
                       struct symai_charset_stream **out);
void symai_charset_close(struct symai_charset_stream *stream);

/* SYMA_OK, SYMA_ENOMEM, SYMA_EINTERNAL, or what the sink returned; *bad grows
 * by each bad byte. finish deals with a sequence that the text ends in. */
int symai_charset_feed(struct symai_charset_stream *stream, const char *bytes,
                       size_t len, uint64_t *bad);
int symai_charset_finish(struct symai_charset_stream *stream, uint64_t *bad);

#endif
