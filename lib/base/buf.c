/* SPDX-License-Identifier: MIT */
/*
 * Growable bytes with a maximum. While nothing is owned (cap is 0) data
 * points to a constant empty text, so that readers need no test for NULL;
 * nothing is ever written there.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"

#define FIRST_CAP 64

static const char nothing[1] = "";

void symai_buf_init(struct symai_buf *buf, size_t max)
{
    buf->data = (char *)nothing;
    buf->len = 0;
    buf->cap = 0;
    buf->max = max;
}

void symai_buf_free(struct symai_buf *buf)
{
    if (buf->cap > 0)
        symai_free(buf->data);
    symai_buf_init(buf, buf->max);
}

void symai_buf_clear(struct symai_buf *buf)
{
    buf->len = 0;
    if (buf->cap > 0)
        buf->data[0] = '\0';
}

int symai_buf_reserve(struct symai_buf *buf, size_t len)
{
    size_t need;
    size_t cap;
    char *data;

    if (len > buf->max - buf->len || len > SIZE_MAX - 1 - buf->len)
        return SYMA_ELIMIT;
    need = buf->len + len + 1;
    if (need <= buf->cap)
        return SYMA_OK;
    cap = buf->cap > SIZE_MAX / 2 ? need : buf->cap * 2;
    if (cap < FIRST_CAP)
        cap = FIRST_CAP;
    /* Past the maximum there is nothing to keep room for. */
    if (buf->max < SIZE_MAX && cap > buf->max + 1)
        cap = buf->max + 1;
    if (cap < need)
        cap = need;
    data = symai_realloc_array(buf->cap > 0 ? buf->data : NULL, cap, 1);
    if (data == NULL)
        return SYMA_ENOMEM;
    data[buf->len] = '\0';
    buf->data = data;
    buf->cap = cap;
    return SYMA_OK;
}

int symai_buf_add(struct symai_buf *buf, const void *bytes, size_t len)
{
    int rc;

    if (len == 0)
        return SYMA_OK;
    rc = symai_buf_reserve(buf, len);
    if (rc < 0)
        return rc;
    memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
    return SYMA_OK;
}

int symai_buf_add_str(struct symai_buf *buf, const char *text)
{
    return symai_buf_add(buf, text, strlen(text));
}

int symai_buf_add_char(struct symai_buf *buf, char c)
{
    return symai_buf_add(buf, &c, 1);
}

int symai_buf_addf(struct symai_buf *buf, const char *format, ...)
{
    char small[256];
    va_list args;
    int len;
    int rc;

    va_start(args, format);
    len = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    if (len < 0)
        return SYMA_EINTERNAL;
    if ((size_t)len < sizeof(small))
        return symai_buf_add(buf, small, (size_t)len);
    rc = symai_buf_reserve(buf, (size_t)len);
    if (rc < 0)
        return rc;
    va_start(args, format);
    vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
    va_end(args);
    buf->len += (size_t)len;
    return SYMA_OK;
}

void symai_buf_consume(struct symai_buf *buf, size_t n)
{
    if (n >= buf->len) {
        symai_buf_clear(buf);
        return;
    }
    if (n == 0)
        return;
    memmove(buf->data, buf->data + n, buf->len - n + 1);
    buf->len -= n;
}

int symai_buf_detach(struct symai_buf *buf, char **out)
{
    *out = NULL;
    if (buf->cap == 0)
        return symai_strdup("", out);
    *out = buf->data;
    symai_buf_init(buf, buf->max);
    return SYMA_OK;
}
