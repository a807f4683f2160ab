/* SPDX-License-Identifier: MIT */
/*
 * Looks at the text as it is written: capitals are what folding takes away.
 */
#include "judge/way_keyword.h"

#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"

#define KEYWORD_MAX 20
#define LOWER_WORDS_MIN 2 /* else the text is all capitals */

/* Letters and digits of the Latin scripts; signs of them are none. */
static int is_letter(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
           (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7);
}

static int is_capital(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') ||
           (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
           (cp >= 0x100 && cp < 0x138 && cp % 2 == 0);
}

static int is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

struct word {
    size_t start;
    size_t end;
    int letters;
    int capitals;
};

static int next_word(const char *text, size_t len, size_t *pos,
                     struct word *out)
{
    uint32_t cp;
    size_t used;

    memset(out, 0, sizeof *out);
    for (; *pos < len; *pos += used) {
        used = symai_utf8_next(text + *pos, len - *pos, &cp);
        if (!is_letter(cp) && !is_digit(cp)) {
            if (out->end > out->start)
                return 1;
            continue;
        }
        if (out->end == out->start)
            out->start = *pos;
        out->end = *pos + used;
        out->letters += is_letter(cp);
        out->capitals += is_capital(cp);
    }
    return out->end > out->start;
}

static int is_all_capitals(const char *text, size_t len)
{
    struct word word;
    size_t pos = 0;
    int lower = 0;

    while (next_word(text, len, &pos, &word))
        lower += word.letters > word.capitals;
    return lower < LOWER_WORDS_MIN;
}

static int is_listed(const struct symai_regex *not_one,
                     struct symai_regex_scratch *scratch, const char *text,
                     size_t len)
{
    struct symai_match match;
    struct symai_buf folded;
    int rc;

    if (not_one == NULL)
        return 0;
    symai_buf_init(&folded, 4 * KEYWORD_MAX);
    rc = symai_fold(text, len, &folded);
    if (rc >= 0)
        rc = symai_regex_match(not_one, scratch, folded.data, folded.len, 0,
                               &match);
    symai_buf_free(&folded);
    if (rc == SYMA_ENOMEM)
        return rc;
    return rc != 0; /* in doubt it is none */
}

static int find_capitals(const struct symai_regex *not_one,
                         struct symai_regex_scratch *scratch, const char *text,
                         size_t from, size_t to, struct symai_piece *out)
{
    struct word word;
    size_t len;
    int rc;

    while (next_word(text, to, &from, &word)) {
        len = word.end - word.start;
        if (word.letters == 0 || word.capitals < word.letters || len < 2 ||
            len > KEYWORD_MAX)
            continue;
        rc = is_listed(not_one, scratch, text + word.start, len);
        if (rc < 0)
            return rc;
        if (rc > 0)
            continue;
        out->text = text + word.start;
        out->len = len;
        return 1;
    }
    return 0;
}

/* What is between a pair of quotation marks of any kind. */
static int find_quoted(const char *text, size_t from, size_t to,
                       struct symai_piece *out)
{
    static const char *const pairs[][2] = {
        {"\"", "\""},
        {"\xC2\xAB", "\xC2\xBB"},         /* guillemets */
        {"\xE2\x80\x9C", "\xE2\x80\x9D"}, /* high, high */
        {"\xE2\x80\x9E", "\xE2\x80\x9C"}, /* low, high */
        {"\xE2\x80\x98", "\xE2\x80\x99"}, /* single */
    };
    const char *open;
    const char *close;
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        open = memmem(text + from, to - from, pairs[i][0], strlen(pairs[i][0]));
        if (open == NULL)
            continue;
        open += strlen(pairs[i][0]);
        close = memmem(open, (size_t)(text + to - open), pairs[i][1],
                       strlen(pairs[i][1]));
        if (close == NULL)
            continue;
        out->text = open;
        out->len = (size_t)(close - open);
        symai_str_trim(&out->text, &out->len);
        return out->len > 0 && out->len <= KEYWORD_MAX;
    }
    return 0;
}

int symai_way_keyword_find(const struct symai_regex *not_one,
                           struct symai_regex_scratch *scratch,
                           const char *text, size_t len, size_t from, size_t to,
                           struct symai_piece *out)
{
    int found;

    memset(out, 0, sizeof *out);
    found = find_quoted(text, from, to, out);
    if (!found && !is_all_capitals(text, len))
        found = find_capitals(not_one, scratch, text, from, to, out);
    if (found <= 0)
        memset(out, 0, sizeof *out);
    return found;
}
