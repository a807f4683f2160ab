/* SPDX-License-Identifier: MIT */
/*
 * A page that calls itself an account, and shows amounts, uses or masked
 * numbers in more than one place, may be read by somebody who is in, also where
 * the way out is in a menu that a script builds. Days and hours do not count: a
 * notice in the place of the account has them too.
 */
#include "judge/own_data.h"

#include <string.h>

#include "base/str.h"

#define BLOCKS_LEAST 2
#define LABEL_WORDS 12      /* more is prose, which has prices in it too */
#define MASK "\xE2\x80\xA2" /* a bullet */

static const char *const units[] = {"\xE2\x82\xAC", "\xC2\xA3", "$",   "eur",
                                    "chf",          "usd",      "gbp", "kwh",
                                    "gb",           "mb",       NULL};

static int is_digit(char c)
{
    return symai_ascii_is_digit((unsigned char)c);
}

/* Letters with accents too: no unit is the beginning of a word. */
static int is_of_word(int c)
{
    return symai_ascii_is_alpha(c) || c >= 0xC3;
}

/* The spaces that typographers put before a unit. */
static size_t skip_space(const char *text, size_t len, size_t i)
{
    static const char *const spaces[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", NULL};
    size_t n;
    size_t s;

    for (s = 0; spaces[s] != NULL; s++) {
        n = strlen(spaces[s]);
        if (len - i >= n && memcmp(text + i, spaces[s], n) == 0)
            return i + n;
    }
    return i;
}

/* Its length, where it does not go on as a word; 0: there is none. */
static size_t unit_at(const char *text, size_t len, size_t i)
{
    size_t u;
    size_t n;

    for (u = 0; units[u] != NULL; u++) {
        n = strlen(units[u]);
        if (len - i >= n && symai_ascii_equal_n(text + i, n, units[u]) &&
            (i + n == len || !is_of_word((unsigned char)text[i + n])))
            return n;
    }
    return 0;
}

/* What a hotline costs stands on any page. */
static int is_tariff(const char *text, size_t len, size_t i)
{
    static const char *const calls[] = {
        "/min",       "/ min",      "/call",     "/anruf",   "/appel",
        "/sms",       "/llamada",   "/chiamata", "/chamada", "/gesprek",
        " per min",   " pro min",   " par min",  " por min", " per call",
        " pro anruf", " par appel", " per sms",  NULL};
    size_t c;

    for (c = 0; calls[c] != NULL; c++) {
        if (len - i >= strlen(calls[c]) &&
            symai_ascii_equal_n(text + i, strlen(calls[c]), calls[c]))
            return 1;
    }
    return 0;
}

/* '34,90 EUR', '11.4 GB'; or the unit before: '$ 12', not inside a word. */
static int is_amount(const char *text, size_t len, size_t i)
{
    size_t unit;
    size_t n;

    if (is_digit(text[i])) {
        if (i + 1 == len || is_digit(text[i + 1]))
            return 0;
        unit = skip_space(text, len, i + 1);
        n = unit_at(text, len, unit);
        return n > 0 && !is_tariff(text, len, unit + n);
    }
    if (i > 0 && symai_ascii_is_alpha((unsigned char)text[i]) &&
        symai_ascii_is_alpha((unsigned char)text[i - 1]))
        return 0;
    n = unit_at(text, len, i);
    i = skip_space(text, len, i + n);
    return n > 0 && i < len && is_digit(text[i]);
}

static int is_masked(const char *text, size_t len, size_t i)
{
    return (len - i >= 2 * strlen(MASK) &&
            memcmp(text + i, MASK MASK, 2 * strlen(MASK)) == 0) ||
           (len - i >= 3 && memcmp(text + i, "**", 2) == 0 &&
            is_digit(text[i + 2]));
}

static int shows_data(const char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (is_amount(text, len, i) || is_masked(text, len, i))
            return 1;
    }
    return 0;
}

static int names_account(struct symai_findings *f, struct symai_span span)
{
    return symai_find_sign(f, SYMAI_SIGN_FIND_ACCOUNT,
                           symai_features_text(f->features, span), span.len);
}

int symai_own_titled(struct symai_findings *f)
{
    const struct symai_block *block;
    size_t i;

    if (names_account(f, f->features->title))
        return 1;
    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place == SYMAI_PLACE_H1 && names_account(f, block->text))
            return 1;
    }
    return 0;
}

int symai_own_data(const struct symai_findings *f)
{
    const struct symai_block *block;
    size_t left = BLOCKS_LEAST;
    size_t i;

    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place >= SYMAI_PLACE_NOSCRIPT ||
            block->words > LABEL_WORDS ||
            (block->flags & SYMAI_BLOCK_LANDMARK) != 0 ||
            !shows_data(symai_features_text(f->features, block->text),
                        block->text.len))
            continue;
        if (--left == 0)
            return 1;
    }
    return 0;
}
