/* SPDX-License-Identifier: MIT */
/*
 * References: a page that begins a line, an item or a cell with one status
 * code of HTTP after another tells what they mean. A page that fails shows
 * its own.
 */
#include <string.h>

#include "base/str.h"
#include "judge/find.h"

#define CODES_LEAST 3

/* Those of RFC 9110 that pages list; a tariff of 400 and 550 MB is none. */
static int is_known(int code)
{
    static const int known[] = {400, 401, 402, 403, 404, 405, 406, 408, 409,
                                410, 411, 412, 413, 414, 415, 418, 422, 423,
                                425, 426, 428, 429, 431, 451, 500, 501, 502,
                                503, 504, 505, 507, 508, 511};
    size_t i;

    for (i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i] == code)
            return 1;
    }
    return 0;
}

/* The code where the text begins with one, as a word; else 0. */
static int code_of(const char *text, size_t len)
{
    int code;

    if (len < 3 || (text[0] != '4' && text[0] != '5') ||
        !symai_ascii_is_digit((unsigned char)text[1]) ||
        !symai_ascii_is_digit((unsigned char)text[2]) ||
        (len > 3 && symai_ascii_is_alnum((unsigned char)text[3])))
        return 0;
    code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + text[2] - '0';
    return is_known(code) ? code : 0;
}

int symai_find_lists_codes(const struct symai_findings *f)
{
    const struct symai_block *block;
    int seen[CODES_LEAST];
    int count = 0;
    int code;
    int j;
    size_t i;

    for (i = 0; i < f->features->blocks.count && count < CODES_LEAST; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        code = code_of(symai_features_text(f->features, block->text),
                       block->text.len);
        for (j = 0; j < count && seen[j] != code; j++)
            continue;
        if (code != 0 && j == count)
            seen[count++] = code;
    }
    return count == CODES_LEAST;
}
