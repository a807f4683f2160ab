/* SPDX-License-Identifier: MIT */
/*
 * Growable bytes. The maximum is given at birth, so that no page, file or
 * server decides how much memory a buffer takes. data is always terminated
 * by a NUL that len does not count (data is "" while empty, never NULL).
 */
#ifndef SYMAI_BASE_BUF_H
#define SYMAI_BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct symai_buf {
    char *data;
    size_t len;
    size_t cap;
    size_t max;
};

void symai_buf_init(struct symai_buf *buf, size_t max);
void symai_buf_free(struct symai_buf *buf);
void symai_buf_clear(struct symai_buf *buf); /* keeps the memory */

/* Room for len more bytes at once, where it is known what will come. SYMA_OK,
 * SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_buf_reserve(struct symai_buf *buf, size_t len);

/* SYMA_OK, SYMA_ENOMEM, or SYMA_ELIMIT past max (then nothing is added). */
int symai_buf_add(struct symai_buf *buf, const void *bytes, size_t len);
/* The same, for loops: mostly there is room. */
static inline int symai_buf_put(struct symai_buf *buf, const char *bytes,
                                size_t len)
{
    if (len + 1 > buf->cap - buf->len || len > buf->max - buf->len)
        return symai_buf_add(buf, bytes, len);
    memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
    return 0;
}
int symai_buf_add_str(struct symai_buf *buf, const char *text);
int symai_buf_add_char(struct symai_buf *buf, char c);
int symai_buf_addf(struct symai_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Drop the first n bytes. */
void symai_buf_consume(struct symai_buf *buf, size_t n);

/* Moves the text out (owner: caller, symai_free) and leaves buf empty. */
int symai_buf_detach(struct symai_buf *buf, char **out);

#endif
