/* SPDX-License-Identifier: MIT */
/*
 * Values of JSON documents: texts and times that may not be known, and flags.
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
