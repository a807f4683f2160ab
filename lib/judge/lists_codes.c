/* SPDX-License-Identifier: MIT */
/*
 * References: a page that begins a line, an item or a cell with one status
 * code of HTTP after another, or names them in its title, tells what they
 * mean. A page that fails shows its own.
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
static int code_at(const char *text, size_t len)
{
    int code;

    if (len < 3 || (text[0] != '4' && text[0] != '5') ||
        !symai_ascii_is_digit((unsigned char)text[1]) ||
        !symai_ascii_is_digit((unsigned char)text[2]) ||
        (len > 3 && symai_ascii_is_alnum((unsigned char)text[3])) ||
        (len > 4 && (text[3] == '-' || text[3] == '.') &&
         symai_ascii_is_digit((unsigned char)text[4])))
        return 0;
    code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + text[2] - '0';
    return is_known(code) ? code : 0;
}

/* Different codes so far. */
struct codes {
    int seen[CODES_LEAST];
    int count;
};

static void add(struct codes *codes, int code)
{
    int i;

    for (i = 0; i < codes->count; i++) {
        if (codes->seen[i] == code)
            return;
    }
    if (code != 0 && codes->count < CODES_LEAST)
        codes->seen[codes->count++] = code;
}

/* Words that a code is called by; 'Support 404-555-0101' is none. */
static size_t called(const char *text, size_t len)
{
    static const char *const words[] = {"error ",   "http ",  "code ",
                                        "status ",  "erreur ", "fehler ",
                                        "errore ",  "erro ",  "fout ",
                                        "foutcode ", "foutmelding ", NULL};
    size_t n;
    size_t i;

    for (i = 0; words[i] != NULL; i++) {
        if (len == 0 || (text[0] | ' ') != words[i][0])
            continue;
        n = strlen(words[i]);
        if (len > n && symai_ascii_equal_n(text, n, words[i]))
            return n;
    }
    return 0;
}

/* '404', 'Error 404', 'HTTP 404': at the beginning, or called so. */
static void add_first(struct codes *codes, const char *text, size_t len)
{
    size_t word = called(text, len);

    add(codes, code_at(text + word, len - word));
}

/* 'What do 404, 500 and 503 mean?' */
static void add_all(struct codes *codes, const char *text, size_t len)
{
    size_t i;

    for (i = 0; i + 3 <= len; i++) {
        if (i == 0 || !symai_ascii_is_alnum((unsigned char)text[i - 1]))
            add(codes, code_at(text + i, len - i));
    }
}

int symai_find_lists_codes(const struct symai_findings *f)
{
    const struct symai_block *block;
    struct codes listed = {{0}, 0};
    struct codes named;
    const char *text;
    size_t i;

    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        text = symai_features_text(f->features, block->text);
        memset(&named, 0, sizeof named);
        if (block->place <= SYMAI_PLACE_H1)
            add_all(&named, text, block->text.len);
        add_first(&listed, text, block->text.len);
        if (listed.count == CODES_LEAST || named.count == CODES_LEAST)
            return 1;
    }
    return 0;
}
