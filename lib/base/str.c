/* SPDX-License-Identifier: MIT */
/*
 * ASCII text without any locale. The C library's <ctype.h> and strcasecmp
 * follow the application's locale (in a Turkish one, "I" and "i" differ), so
 * none of them is used here or anywhere else in the library.
 */
#include "base/str.h"

#include <string.h>

#include "base/error.h"

/* Longer words are no misspelt names. */
#define NEAREST_MAX 64

int symai_ascii_lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

int symai_ascii_is_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

int symai_ascii_is_alpha(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int symai_ascii_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

int symai_ascii_is_alnum(int c)
{
    return symai_ascii_is_alpha(c) || symai_ascii_is_digit(c);
}

int symai_ascii_equal(const char *a, const char *b)
{
    while (*a != '\0' && symai_ascii_lower(*a) == symai_ascii_lower(*b)) {
        a++;
        b++;
    }
    return symai_ascii_lower(*a) == symai_ascii_lower(*b);
}

int symai_ascii_equal_n(const char *a, size_t len, const char *b)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (b[i] == '\0' || symai_ascii_lower(a[i]) != symai_ascii_lower(b[i]))
            return 0;
    }
    return b[len] == '\0';
}

const char *symai_ascii_find(const char *text, const char *needle)
{
    size_t len = strlen(needle);
    size_t left = strlen(text);
    size_t i;

    for (; left >= len; left--, text++) {
        for (i = 0; i < len; i++) {
            if (symai_ascii_lower(text[i]) != symai_ascii_lower(needle[i]))
                break;
        }
        if (i == len)
            return text;
    }
    return NULL;
}

int symai_ascii_contains(const char *text, size_t len, const char *word,
                         size_t word_len)
{
    size_t i;
    size_t j;

    for (i = 0; i + word_len <= len; i++) {
        for (j = 0; j < word_len; j++)
            if (symai_ascii_lower((unsigned char)text[i + j]) !=
                symai_ascii_lower((unsigned char)word[j]))
                break;
        if (j == word_len)
            return 1;
    }
    return 0;
}

int symai_str_has_prefix(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

int symai_str_has_suffix(const char *text, const char *suffix)
{
    size_t text_len = strlen(text);
    size_t suffix_len = strlen(suffix);

    if (suffix_len > text_len)
        return 0;
    return memcmp(text + text_len - suffix_len, suffix, suffix_len) == 0;
}

void symai_str_trim(const char **text, size_t *len)
{
    while (*len > 0 && symai_ascii_is_space((*text)[0])) {
        (*text)++;
        (*len)--;
    }
    while (*len > 0 && symai_ascii_is_space((*text)[*len - 1]))
        (*len)--;
}

int symai_str_has_word(const char *list, const char *word)
{
    size_t len;

    while (*list != '\0') {
        while (symai_ascii_is_space(*list))
            list++;
        len = 0;
        while (list[len] != '\0' && !symai_ascii_is_space(list[len]))
            len++;
        if (len > 0 && symai_ascii_equal_n(list, len, word))
            return 1;
        list += len;
    }
    return 0;
}

int symai_parse_int64(const char *text, size_t len, int64_t *out)
{
    const uint64_t past_max = (uint64_t)INT64_MAX + 1;
    uint64_t value = 0;
    int negative = 0;
    int too_big = 0;
    size_t i = 0;
    unsigned digit;

    if (len > 0 && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        i = 1;
    }
    if (i == len)
        return SYMA_ESYNTAX;
    for (; i < len; i++) {
        if (!symai_ascii_is_digit(text[i]))
            return SYMA_ESYNTAX;
        digit = (unsigned)(text[i] - '0');
        if (value > (past_max - digit) / 10)
            too_big = 1;
        else
            value = value * 10 + digit;
    }
    if (too_big || (value == past_max && !negative))
        return SYMA_ERANGE;
    if (value == past_max)
        *out = INT64_MIN;
    else
        *out = negative ? -(int64_t)value : (int64_t)value;
    return SYMA_OK;
}

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edit distance without regard to case; two letters that changed places
 * count as one. Both texts are at most NEAREST_MAX long. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][NEAREST_MAX + 1];
    size_t *before = rows[0];
    size_t *last = rows[1];
    size_t *row = rows[2];
    size_t *spare;
    size_t i;
    size_t j;
    int x;
    int y;

    for (j = 0; j <= b_len; j++)
        last[j] = j;
    for (i = 1; i <= a_len; i++) {
        row[0] = i;
        for (j = 1; j <= b_len; j++) {
            x = symai_ascii_lower(a[i - 1]);
            y = symai_ascii_lower(b[j - 1]);
            row[j] = min_size(min_size(last[j], row[j - 1]) + 1,
                              last[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == symai_ascii_lower(b[j - 2]) &&
                y == symai_ascii_lower(a[i - 2]))
                row[j] = min_size(row[j], before[j - 2] + 1);
        }
        spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[b_len];
}

const char *symai_str_nearest(const char *word, const char *const *names)
{
    size_t word_len = strlen(word);
    const char *best = NULL;
    size_t best_cost = 0;
    size_t len;
    size_t longer;
    size_t cost;

    if (word_len > NEAREST_MAX)
        return NULL;
    for (; *names != NULL; names++) {
        len = strlen(*names);
        if (len > NEAREST_MAX)
            continue;
        longer = len > word_len ? len : word_len;
        cost = distance(word, word_len, *names, len);
        if (cost * 3 > longer)
            continue;
        if (best == NULL || cost < best_cost) {
            best = *names;
            best_cost = cost;
        }
    }
    return best;
}
