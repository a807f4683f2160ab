/* SPDX-License-Identifier: MIT */
/*
 * Format names to writers, and what the writers share.
 */
#include "watch/format.h"

#include <string.h>

#include "base/utf8.h"
#include "watch/nagios.h"

#define MAX_TEXT ((size_t)64 << 20)

static int write_format(const syma_report *r, const char *format,
                        struct symai_buf *out)
{
    const struct symai_nagios n = {r, NULL, syma_report_portal_id(r), -1,
                                   symai_format_nagios_code(format)};

    if (strcmp(format, "json") == 0)
        return symai_format_json(r, out);
    if (n.maintenance_code >= 0)
        return symai_format_nagios(&n, out);
    if (strcmp(format, "text") == 0)
        return symai_format_text(r, 0, out);
    if (strcmp(format, "ansi") == 0)
        return symai_format_text(r, 1, out);
    if (strcmp(format, "openmetrics") == 0)
        return symai_format_metrics(r, 1, out);
    if (strcmp(format, "prometheus") == 0)
        return symai_format_metrics(r, 0, out);
    if (strcmp(format, "junit") == 0)
        return symai_format_junit(r, out);
    return SYMA_EINVAL;
}

int syma_report_format(const syma_report *r, const char *format, char **out)
{
    struct symai_buf buf;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (r == NULL || format == NULL)
        return SYMA_EINVAL;
    symai_buf_init(&buf, MAX_TEXT);
    rc = write_format(r, format, &buf);
    if (rc == SYMA_OK)
        rc = symai_buf_detach(&buf, out);
    symai_buf_free(&buf);
    return rc;
}

int syma_verdict_format(const syma_verdict *v, const char *format, char **out)
{
    syma_report *r = NULL;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (v == NULL || format == NULL)
        return SYMA_EINVAL;
    rc = symai_report_of_verdict(v, &r);
    if (rc == SYMA_OK)
        rc = syma_report_format(r, format, out);
    syma_report_unref(r);
    return rc;
}

static int is_unsafe(const char *text, uint32_t cp, size_t used,
                     const char *also)
{
    if (cp == SYMAI_UTF8_BAD && used == 1)
        return 1;
    if (cp < 0x80 && cp != 0 && strchr(also, text[0]) != NULL)
        return 1;
    return symai_utf8_is_control(cp);
}

size_t symai_format_safe_next(const char *text, size_t len, const char *also,
                              char out[16], size_t *out_len)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char byte;
    uint32_t cp;
    size_t used = symai_utf8_next(text, len, &cp);
    size_t i;

    if (!is_unsafe(text, cp, used, also)) {
        memcpy(out, text, used);
        *out_len = used;
        return used;
    }
    for (i = 0; i < used; i++) {
        byte = (unsigned char)text[i];
        out[4 * i] = '\\';
        out[4 * i + 1] = 'x';
        out[4 * i + 2] = digits[byte >> 4];
        out[4 * i + 3] = digits[byte & 15];
    }
    *out_len = 4 * used;
    return used;
}

/* Most texts are nothing else. */
static size_t plain_run(const char *text, const char *also)
{
    size_t n = 0;

    while (text[n] >= ' ' && text[n] < 0x7f && strchr(also, text[n]) == NULL)
        n++;
    return n;
}

int symai_format_safe(struct symai_buf *out, const char *text, const char *also)
{
    size_t len = strlen(text);
    size_t pos = plain_run(text, also);
    char safe[16];
    size_t n;
    int rc = symai_buf_add(out, text, pos);

    while (pos < len && rc == SYMA_OK) {
        pos += symai_format_safe_next(text + pos, len - pos, also, safe, &n);
        rc = symai_buf_add(out, safe, n);
        n = plain_run(text + pos, also);
        if (rc == SYMA_OK)
            rc = symai_buf_add(out, text + pos, n);
        pos += n;
    }
    return rc;
}

int symai_format_has_words(const syma_evidence *e)
{
    return syma_evidence_excerpt(e)[0] != '\0' &&
           syma_evidence_zone(e)[0] != '\0';
}

/* A banner beside a working form degrades by what it says: maintenance. */
static int decided_by(const syma_verdict *v)
{
    return strcmp(syma_verdict_reason(v), "maintenance_banner") == 0
               ? SYMA_STATE_MAINTENANCE
               : syma_verdict_state(v);
}

const syma_evidence *symai_format_deciding(const syma_verdict *v)
{
    const syma_evidence *best = NULL;
    const syma_evidence *e;
    size_t count = syma_verdict_evidence_count(v);
    size_t i;
    int has_words;
    int best_words = 0;

    for (i = 0; i < count; i++) {
        e = syma_verdict_evidence(v, i);
        if (syma_evidence_points_to(e) != decided_by(v))
            continue;
        has_words = symai_format_has_words(e);
        if (best != NULL && has_words <= best_words &&
            (has_words < best_words ||
             syma_evidence_weight(e) <= syma_evidence_weight(best)))
            continue;
        best = e;
        best_words = has_words;
    }
    return best;
}
