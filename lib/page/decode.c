/* SPDX-License-Identifier: MIT */
/*
 * The sniffer sees 4 KiB. Where these are plain ASCII and the charset is a
 * mere claim, the first 4 KiB from the first other byte on decide between
 * UTF-8 and the claim by the same rule.
 */
#include "page/decode.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "page/sniff.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* Hands on text without its NUL bytes. */
static int put(void *user, const char *bytes, size_t len)
{
    struct symai_decode *d = user;
    const char *end = bytes + len;
    const char *nul;
    int rc;

    while (bytes < end) {
        nul = memchr(bytes, '\0', (size_t)(end - bytes));
        if (nul == NULL)
            nul = end;
        if (nul > bytes) {
            rc = d->sink.put(d->sink.user, bytes, (size_t)(nul - bytes));
            if (rc < 0)
                return rc;
        }
        bytes = nul + 1;
    }
    return SYMA_OK;
}

static int use_charset(struct symai_decode *d,
                       const struct symai_charset *charset)
{
    struct symai_charset_sink sink = {put, d};
    int rc;

    d->charset = charset;
    if (symai_charset_is_utf8(charset))
        return SYMA_OK;
    rc = symai_charset_open(charset, &sink, &d->stream);
    if (rc == SYMA_ENOTSUP) {
        d->charset = symai_charset_find("utf-8", 5);
        rc = SYMA_OK;
    }
    return rc;
}

int symai_decode_init(struct symai_decode *d,
                      const struct symai_charset *charset, int is_open,
                      const struct symai_charset_sink *sink)
{
    memset(d, 0, sizeof *d);
    d->sink = *sink;
    d->charset = charset;
    d->is_open = is_open;
    symai_buf_init(&d->pending, SYMAI_SNIFF_MAX);
    if (is_open)
        return SYMA_OK;
    return use_charset(d, charset);
}

void symai_decode_free(struct symai_decode *d)
{
    symai_charset_close(d->stream);
    d->stream = NULL;
    symai_buf_free(&d->pending);
}

/* Bytes at the start that need no look: ASCII, eight at a time. */
static size_t ascii_run(const char *bytes, size_t len)
{
    uint64_t word;
    size_t i = 0;

    while (i + sizeof word <= len) {
        memcpy(&word, bytes + i, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
        i += sizeof word;
    }
    while (i < len && (unsigned char)bytes[i] < 0x80)
        i++;
    return i;
}

static int put_bad(struct symai_decode *d)
{
    d->bad++;
    return put(d, REPLACEMENT, 3);
}

/* The bytes that are good UTF-8 from the start; *stop says why it ended: 1 a
 * bad byte, 0 a cut sequence or the end. */
static size_t good_run(const char *bytes, size_t len, int *stop)
{
    uint32_t cp;
    size_t used;
    size_t i = 0;

    *stop = 0;
    while (i < len) {
        i += ascii_run(bytes + i, len - i);
        if (i == len)
            break;
        used = symai_utf8_next_partial(bytes + i, len - i, &cp);
        if (used == 0)
            break;
        if (used == 1) {
            *stop = 1;
            break;
        }
        i += used;
    }
    return i;
}

static int feed_utf8_carry(struct symai_decode *d, const char **bytes,
                           size_t *len)
{
    uint32_t cp;
    size_t used;
    int rc;

    while (d->carry_len > 0) {
        used = symai_utf8_next_partial(d->carry, d->carry_len, &cp);
        if (used == 0) {
            if (*len == 0)
                return SYMA_OK;
            d->carry[d->carry_len++] = **bytes;
            (*bytes)++;
            (*len)--;
            continue;
        }
        if (used == 1 && cp == SYMAI_UTF8_BAD)
            rc = put_bad(d);
        else
            rc = put(d, d->carry, used);
        if (rc < 0)
            return rc;
        d->carry_len -= used;
        memmove(d->carry, d->carry + used, d->carry_len);
    }
    return SYMA_OK;
}

static int feed_utf8(struct symai_decode *d, const char *bytes, size_t len)
{
    size_t good;
    int stop;
    int rc;

    rc = feed_utf8_carry(d, &bytes, &len);
    if (rc < 0)
        return rc;
    while (len > 0) {
        good = good_run(bytes, len, &stop);
        rc = put(d, bytes, good);
        if (rc < 0)
            return rc;
        bytes += good;
        len -= good;
        if (stop) {
            rc = put_bad(d);
            if (rc < 0)
                return rc;
            bytes++;
            len--;
        } else if (len > 0) { /* at most three bytes of a cut sequence */
            memcpy(d->carry, bytes, len);
            d->carry_len = len;
            break;
        }
    }
    return SYMA_OK;
}

static int feed_known(struct symai_decode *d, const char *bytes, size_t len)
{
    if (d->stream == NULL)
        return feed_utf8(d, bytes, len);
    return symai_charset_feed(d->stream, bytes, len, &d->bad);
}

/* Enough was seen: what is pending is UTF-8, or in the charset claimed. */
static int decide(struct symai_decode *d, int is_cut)
{
    const struct symai_charset *charset = d->charset;
    int rc;

    if (symai_sniff_utf8(d->pending.data, d->pending.len, is_cut) > 0)
        charset = symai_charset_find("utf-8", 5);
    d->is_open = 0;
    rc = use_charset(d, charset);
    if (rc < 0)
        return rc;
    return feed_known(d, d->pending.data, d->pending.len);
}

static int feed_open(struct symai_decode *d, const char **bytes, size_t *len)
{
    size_t take;
    int rc;

    if (d->pending.len == 0) {
        take = ascii_run(*bytes, *len);
        rc = put(d, *bytes, take);
        if (rc < 0)
            return rc;
        *bytes += take;
        *len -= take;
    }
    take = SYMAI_SNIFF_MAX - d->pending.len;
    if (take > *len)
        take = *len;
    rc = symai_buf_add(&d->pending, *bytes, take);
    if (rc < 0)
        return rc;
    *bytes += take;
    *len -= take;
    if (d->pending.len == SYMAI_SNIFF_MAX)
        rc = decide(d, 1);
    return rc;
}

int symai_decode_feed(struct symai_decode *d, const char *bytes, size_t len)
{
    int rc = SYMA_OK;

    if (d->is_open)
        rc = feed_open(d, &bytes, &len);
    if (rc < 0 || len == 0)
        return rc;
    return feed_known(d, bytes, len);
}

int symai_decode_finish(struct symai_decode *d)
{
    int rc = SYMA_OK;

    if (d->is_open && d->pending.len > 0)
        rc = decide(d, 0);
    if (rc < 0)
        return rc;
    if (d->stream != NULL)
        return symai_charset_finish(d->stream, &d->bad);
    while (d->carry_len > 0 && rc >= 0) {
        d->carry_len--;
        rc = put_bad(d);
    }
    return rc;
}
