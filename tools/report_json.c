/* SPDX-License-Identifier: MIT */
/*
 * Members of the program's own in a report that the library has written as
 * JSON: they stand behind the others, before the brace that closes it.
 */
#include "report_json.h"

#include <string.h>

void report_json_string(struct text *out, const char *raw)
{
    unsigned char c;

    if (raw[0] == '\0') {
        text_put(out, "null");
        return;
    }
    text_put(out, "\"");
    for (; *raw != '\0'; raw++) {
        c = (unsigned char)*raw;
        if (c < ' ' || c == 0x7F)
            text_printf(out, "\\u%04x", c);
        else if (c == '"' || c == '\\')
            text_printf(out, "\\%c", c);
        else
            text_put_bytes(out, raw, 1);
    }
    text_put(out, "\"");
}

void report_json_add(const char *document, const char *members,
                     struct text *out)
{
    const char *end = strrchr(document, '}');

    if (members[0] == '\0' || end == NULL) {
        text_put(out, document);
        return;
    }
    while (end > document && (end[-1] == '\n' || end[-1] == ' '))
        end--;
    text_put_bytes(out, document, (size_t)(end - document));
    text_put(out, ",\n");
    text_put(out, members);
    text_put(out, end);
}
