/* SPDX-License-Identifier: MIT */
/*
 * Reads Retry-After. A server may write anything: a number too large for any
 * integer is still a delay, but none that names a moment; a sign, a fraction
 * or a word is no delay at all.
 */
#include "judge/retry_after.h"

#include <stddef.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "syma/error.h"

#define LONGEST_SECONDS (INT64_C(365) * 86400)

/* 1 and the seconds if text is digits only; above the cap some number that
 * is. */
static int read_seconds(const char *text, size_t len, int64_t *out)
{
    int64_t value = 0;
    size_t i;

    if (len == 0)
        return 0;
    for (i = 0; i < len; i++) {
        if (!symai_ascii_is_digit((unsigned char)text[i]))
            return 0;
        if (value <= LONGEST_SECONDS)
            value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return 1;
}

int symai_retry_after_parse(const char *value, int64_t now_ms,
                            int64_t *out_epoch_ms)
{
    int64_t seconds;
    int64_t moment;
    size_t len;
    int rc;

    if (value == NULL)
        return SYMA_ESYNTAX;
    len = strlen(value);
    symai_str_trim(&value, &len);
    if (read_seconds(value, len, &seconds)) {
        if (now_ms < 0 || seconds > LONGEST_SECONDS)
            return SYMA_ENOTFOUND;
        *out_epoch_ms = now_ms + seconds * 1000;
        return SYMA_OK;
    }
    rc = symai_http_date_parse(value, len, now_ms, &moment);
    if (rc < 0)
        return rc;
    if (now_ms >= 0 && moment > now_ms + LONGEST_SECONDS * 1000)
        return SYMA_ENOTFOUND;
    *out_epoch_ms = moment;
    return SYMA_OK;
}
