/* SPDX-License-Identifier: MIT */
/*
 * Values of JSON documents: texts and times that may not be known, flags, and
 * the ways round a section.
 */
#include "watch/json_values.h"

#include "base/date.h"
#include "syma/types.h"

void symai_json_text(struct symai_json *j, const char *key, const char *text)
{
    symai_json_string(j, key, text != NULL && text[0] != '\0' ? text : NULL);
}

void symai_json_time(struct symai_json *j, const char *key, int64_t ms)
{
    char text[SYMAI_RFC3339_SIZE];

    if (ms < 0) {
        symai_json_null(j, key);
        return;
    }
    symai_rfc3339_format(ms, text);
    symai_json_string(j, key, text);
}

void symai_json_flags(struct symai_json *j, uint32_t flags)
{
    uint32_t bit;

    symai_json_open_array(j, "flags");
    for (bit = 1; bit != 0; bit <<= 1)
        if ((flags & bit) != 0 && syma_flag_name(bit) != NULL)
            symai_json_string(j, NULL, syma_flag_name(bit));
    symai_json_close_array(j);
}

void symai_json_fallbacks(struct symai_json *j, const syma_report *r, size_t i)
{
    const syma_fallback *f;
    size_t k;

    symai_json_open_array(j, "fallbacks");
    for (k = 0; k < syma_report_fallback_count(r, i); k++) {
        f = syma_report_fallback(r, i, k);
        symai_json_open_object(j, NULL);
        symai_json_text(j, "act", syma_fallback_act(f));
        symai_json_text(j, "channel", syma_fallback_channel(f));
        symai_json_text(j, "address", syma_fallback_address(f));
        symai_json_text(j, "keyword", syma_fallback_keyword(f));
        symai_json_text(j, "text", syma_fallback_text(f));
        symai_json_string(j, "source", syma_fallback_source(f));
        symai_json_close_object(j);
    }
    symai_json_close_array(j);
}
