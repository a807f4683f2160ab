/* SPDX-License-Identifier: MIT */
/*
 * The lexer of times. It looks at bytes only, knows no language but through
 * the lexicon, and allocates nothing.
 */
#include "judge/when_tokens.h"

#include <string.h>

#include "base/date.h"
#include "base/str.h"

struct lexer {
    const struct symai_when_lexicon *lexicon;
    const char *text;
    size_t len;
    int order; /* enum symai_when_order */
};

static int byte_at(const struct lexer *lx, size_t i)
{
    return i < lx->len ? (unsigned char)lx->text[i] : 0;
}

static int digit_at(const struct lexer *lx, size_t i)
{
    return symai_ascii_is_digit(byte_at(lx, i));
}

static int is_letter(int c)
{
    return symai_ascii_is_alpha(c) || c >= 0x80;
}

static int is_word_byte(int c)
{
    return is_letter(c) || symai_ascii_is_digit(c) || c == '_';
}

/* Length of the run of digits at i; its value while it has at most 4. */
static int read_digits(const struct lexer *lx, size_t i, int *out)
{
    int n = 0;

    *out = 0;
    while (digit_at(lx, i + (size_t)n) && n < 20) {
        if (n < 4)
            *out = *out * 10 + (byte_at(lx, i + (size_t)n) - '0');
        n++;
    }
    return n;
}

static int is_month_day(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= symai_days_in_month(2000, month);
}

static int is_year(int year)
{
    return year >= 2000 && year < 2100;
}

static int make_date(struct symai_when_token *t, int year, int month, int day)
{
    if (!is_month_day(month, day))
        return 0;
    t->kind = SYMAI_TOKEN_DATE;
    t->a = year;
    t->b = month;
    t->c = day;
    t->swappable = 0;
    return 1;
}

/* Of two numbers the first is the day or the month. Where both are read as a
 * date, the order that the language has decides, else neither does. */
static int make_numeric_date(const struct lexer *lx, struct symai_when_token *t,
                             int year, int first, int second)
{
    int both = is_month_day(first, second) && is_month_day(second, first);

    if (both && lx->order == SYMAI_WHEN_MONTH_FIRST)
        return make_date(t, year, first, second);
    if (!make_date(t, year, second, first))
        return make_date(t, year, first, second);
    t->swappable = both && first != second && lx->order == SYMAI_WHEN_EITHER;
    return 1;
}

/* A date must not be a piece of something longer. */
static int ends_date(const struct lexer *lx, size_t i)
{
    int c = byte_at(lx, i);
    int next = byte_at(lx, i + 1);

    if (symai_ascii_is_digit(c) || c == '_' || c == '%')
        return 0;
    if (c == '.' || c == '/' || c == '-')
        return !is_word_byte(next);
    return 1;
}

/* 2026-11-12 */
static size_t lex_iso_date(const struct lexer *lx, size_t i,
                           struct symai_when_token *t)
{
    size_t at = i + 5;
    int sep = byte_at(lx, i + 4);
    int year;
    int month;
    int day;
    int n;

    if (read_digits(lx, i, &year) != 4 || !is_year(year) ||
        (sep != '-' && sep != '/' && sep != '.'))
        return 0;
    n = read_digits(lx, at, &month);
    if (n < 1 || n > 2)
        return 0;
    at += (size_t)n;
    if (byte_at(lx, at) != sep)
        return 0;
    at++;
    n = read_digits(lx, at, &day);
    if (n < 1 || n > 2)
        return 0;
    at += (size_t)n;
    if (!ends_date(lx, at) || !make_date(t, year, month, day))
        return 0;
    return at - i;
}

/* 12/11/2026, 12.11.2026, 12-11-2026, 12/11/26, 12.11.26, 12/11 */
static size_t lex_date(const struct lexer *lx, size_t i,
                       struct symai_when_token *t)
{
    size_t at = i;
    int first;
    int second;
    int year = 0;
    int sep;
    int n;

    n = read_digits(lx, at, &first);
    if (n < 1 || n > 2)
        return 0;
    at += (size_t)n;
    sep = byte_at(lx, at);
    n = read_digits(lx, at + 1, &second);
    if ((sep != '/' && sep != '.' && sep != '-') || n < 1 || n > 2)
        return 0;
    at += 1 + (size_t)n;
    if (byte_at(lx, at) == sep && digit_at(lx, at + 1)) {
        n = read_digits(lx, at + 1, &year);
        at += 1 + (size_t)n;
        if (n == 2 && sep != '-' && year >= 20 && year <= 40)
            year += 2000;
        else if (n != 4 || !is_year(year))
            return 0;
    } else if (sep != '/' || (first == 24 && second == 7) ||
               (first == 7 && second == 7)) {
        return 0; /* '24/7' and '7/7' mean 'always' */
    }
    /* With dots the day comes first everywhere. */
    if (!ends_date(lx, at) ||
        !(sep == '.' ? make_date(t, year, second, first)
                     : make_numeric_date(lx, t, year, first, second)))
        return 0;
    return at - i;
}

/* Italian also writes 'ore 21,30'. */
static int follows_ore(const struct lexer *lx, size_t i)
{
    return i >= 4 && memcmp(lx->text + i - 4, "ore ", 4) == 0;
}

/* 14:30, 14:30:00 */
static size_t lex_time(const struct lexer *lx, size_t i,
                       struct symai_when_token *t)
{
    size_t at = i;
    int second;
    int n;

    n = read_digits(lx, at, &t->a);
    if (n < 1 || n > 2 ||
        (byte_at(lx, at + (size_t)n) != ':' &&
         !(byte_at(lx, at + (size_t)n) == ',' && follows_ore(lx, i))))
        return 0;
    at += (size_t)n + 1;
    if (read_digits(lx, at, &t->b) != 2)
        return 0;
    at += 2;
    if (byte_at(lx, at) == ':' && digit_at(lx, at + 1)) {
        if (read_digits(lx, at + 1, &second) != 2 || second > 60)
            return 0;
        at += 3;
    }
    if ((byte_at(lx, at) == ':' && digit_at(lx, at + 1)) || t->b > 59 ||
        t->a > 24 || (t->a == 24 && t->b != 0))
        return 0;
    t->kind = SYMAI_TOKEN_TIME;
    return at - i;
}

/* 14.30, 12.11. */
static size_t lex_dotted(const struct lexer *lx, size_t i,
                         struct symai_when_token *t)
{
    size_t at = i;
    int n;
    int m;

    n = read_digits(lx, at, &t->a);
    at += (size_t)n;
    if (n < 1 || n > 2 || byte_at(lx, at) != '.')
        return 0;
    m = read_digits(lx, at + 1, &t->b);
    at += 1 + (size_t)m;
    if (m < 1 || m > 2)
        return 0;
    if (byte_at(lx, at) == '.' && !digit_at(lx, at + 1))
        at++;
    else if (m != 2 || byte_at(lx, at) == '.')
        return 0;
    t->kind = SYMAI_TOKEN_DOTTED;
    return at - i;
}

/* Digits with separators inside: an address, a version, an amount. */
static size_t lex_junk(const struct lexer *lx, size_t i,
                       struct symai_when_token *t)
{
    size_t at = i;
    int c;

    for (;;) {
        c = byte_at(lx, at);
        if (at < lx->len &&
            (is_word_byte(c) ||
             ((c == '.' || c == ',' || c == ':' || c == '/' || c == '\'') &&
              digit_at(lx, at + 1))))
            at++;
        else
            break;
    }
    t->kind = SYMAI_TOKEN_OTHER;
    return at > i ? at - i : 1;
}

static int is_one_of(const char *text, size_t len, const char *const *words)
{
    size_t i;

    for (i = 0; words[i] != NULL; i++) {
        if (strlen(words[i]) == len && memcmp(words[i], text, len) == 0)
            return 1;
    }
    return 0;
}

/* An amount: what stands behind it is money, a share or a size. */
static int has_amount_unit(const struct lexer *lx, size_t at)
{
    static const char *const units[] = {
        "\xe2\x82\xac", "\xc2\xa3", "eur",     "euro",  "euros",    "chf",
        "usd",          "gbp",      "dollars", "go",    "gb",       "mo",
        "mb",           "ko",       "kb",      "mbps",  "mbit",     "mbits",
        "gbps",         "ghz",      "mhz",     "km",    "kg",       "ms",
        "kwh",          "ct",       "cent",    "cents", "centimes", "percent",
        "prozent",      NULL,
    };
    size_t end;

    if (byte_at(lx, at) == ' ')
        at++;
    if (byte_at(lx, at) == '%' || byte_at(lx, at) == '$')
        return 1;
    for (end = at; end < lx->len && is_letter(byte_at(lx, end)); end++)
        continue;
    return is_one_of(lx->text + at, end - at, units);
}

/* A sign in front that makes a number something else. */
static int has_odd_start(const struct lexer *lx, size_t i)
{
    int before = i > 0 ? byte_at(lx, i - 1) : ' ';

    if (before == ' ' && i > 1 && byte_at(lx, i - 2) == '$')
        return 1;
    if (before >= 0x80)
        return 1;
    return before != 0 && strchr("#$+@_=/.\\%*&~", before) != NULL;
}

static size_t lex_number(const struct lexer *lx, size_t i,
                         struct symai_when_token *t)
{
    struct symai_slots slots;
    size_t at = i;
    size_t end;
    int c;

    t->digits = read_digits(lx, i, &t->a);
    at += (size_t)t->digits;
    /* 'dal 1° al 3': the first of a month */
    if (t->a == 1 && t->digits == 1 && byte_at(lx, at) == 0xC2 &&
        byte_at(lx, at + 1) == 0xB0)
        at += 2;
    c = byte_at(lx, at);
    if (t->digits > 4 || c == '_' || c == '%' || c == '@' || c == '=' ||
        ((c == '.' || c == ',' || c == ':' || c == '/') &&
         digit_at(lx, at + 1)))
        return lex_junk(lx, i, t);
    if (is_letter(c)) {
        for (end = at; end < lx->len && is_letter(byte_at(lx, end)); end++)
            continue;
        if (symai_when_lexicon_match(lx->lexicon, lx->text + at, lx->len - at,
                                     &slots) < end - at)
            return lex_junk(lx, i, t);
    }
    t->kind = SYMAI_TOKEN_NUMBER;
    return at - i;
}

static size_t lex_digits(const struct lexer *lx, size_t i,
                         struct symai_when_token *t)
{
    size_t n;

    if (has_odd_start(lx, i))
        return lex_junk(lx, i, t);
    n = lex_iso_date(lx, i, t);
    if (n == 0)
        n = lex_date(lx, i, t);
    if (n == 0)
        n = lex_time(lx, i, t);
    if (n == 0)
        n = lex_dotted(lx, i, t);
    if (n == 0)
        n = lex_number(lx, i, t);
    if (t->kind != SYMAI_TOKEN_OTHER && has_amount_unit(lx, i + n))
        t->kind = SYMAI_TOKEN_OTHER;
    return n;
}

/* Phrases that begin with a digit: 24/7, 7j/7. */
static size_t lex_set_phrase(const struct lexer *lx, size_t i,
                             struct symai_when_token *t)
{
    size_t n = symai_when_lexicon_match(lx->lexicon, lx->text + i, lx->len - i,
                                        &t->slots);

    if (n > 0)
        t->kind = SYMAI_TOKEN_WORD;
    return n;
}

/* utc, gmt, utc+1, gmt +01:00 */
static size_t lex_zone(const struct lexer *lx, size_t i,
                       struct symai_when_token *t)
{
    size_t at = i + 3;
    int hours;
    int minutes = 0;
    int sign;
    int n;

    if (lx->len - i < 3 || (memcmp(lx->text + i, "utc", 3) != 0 &&
                            memcmp(lx->text + i, "gmt", 3) != 0))
        return 0;
    if (is_word_byte(byte_at(lx, at)))
        return 0;
    t->kind = SYMAI_TOKEN_ZONE;
    t->a = 0;
    if (byte_at(lx, at) == ' ' && byte_at(lx, at + 1) == '+')
        at++;
    sign = byte_at(lx, at);
    n = read_digits(lx, at + 1, &hours);
    if ((sign != '+' && sign != '-') || n < 1 || n > 2 || hours > 14)
        return 3;
    at += 1 + (size_t)n;
    if (byte_at(lx, at) == ':' && read_digits(lx, at + 1, &minutes) == 2 &&
        minutes < 60)
        at += 3;
    else
        minutes = 0;
    t->a = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return at - i;
}

static size_t lex_word(const struct lexer *lx, size_t i,
                       struct symai_when_token *t)
{
    size_t n;

    n = lex_zone(lx, i, t);
    if (n > 0)
        return n;
    t->kind = SYMAI_TOKEN_WORD;
    n = symai_when_lexicon_match(lx->lexicon, lx->text + i, lx->len - i,
                                 &t->slots);
    /* 'am2' is a name, but the 'h' of 14h30 is glued to a number */
    if (n > 0 && (!digit_at(lx, i + n) || t->glued))
        return n;
    memset(&t->slots, 0, sizeof(t->slots));
    for (n = 0; is_word_byte(byte_at(lx, i + n)); n++)
        continue;
    return n;
}

/* Three and more numbers in a row are a telephone or an account number. */
static void drop_number_runs(struct symai_when_token *t, size_t count)
{
    size_t first = 0;
    size_t numbers = 0;
    size_t i;

    for (i = 0; i <= count; i++) {
        int kind = i < count ? t[i].kind : SYMAI_TOKEN_END;

        if (kind == SYMAI_TOKEN_NUMBER || kind == SYMAI_TOKEN_DOTTED ||
            kind == SYMAI_TOKEN_OTHER) {
            numbers++;
            continue;
        }
        if (kind == SYMAI_TOKEN_PUNCT && numbers > 0 &&
            (t[i].a == '-' || t[i].a == '.' || t[i].a == '(' || t[i].a == ')'))
            continue;
        for (; numbers >= 3 && first < i; first++) {
            if (t[first].kind == SYMAI_TOKEN_NUMBER ||
                t[first].kind == SYMAI_TOKEN_DOTTED)
                t[first].kind = SYMAI_TOKEN_OTHER;
        }
        numbers = 0;
        first = i + 1;
    }
}

size_t symai_when_tokenize(const struct symai_when_lexicon *lexicon,
                           const char *text, size_t len, size_t offset,
                           int order, struct symai_when_token *out)
{
    struct lexer lx = {lexicon, text, len, order};
    struct symai_when_token *t;
    size_t count = 0;
    size_t i = offset;
    size_t n;
    int glued = 0;
    int c;

    while (i < len && count < SYMAI_WHEN_TOKENS_MAX) {
        c = byte_at(&lx, i);
        if (c == ' ') {
            i++;
            glued = 0;
            continue;
        }
        if (c == 't' && glued && out[count - 1].kind == SYMAI_TOKEN_DATE &&
            digit_at(&lx, i + 1)) {
            i++; /* 2026-11-12T14:30 */
            continue;
        }
        t = &out[count++];
        memset(t, 0, sizeof(*t));
        t->glued = glued;
        if (symai_ascii_is_digit(c)) {
            n = lex_set_phrase(&lx, i, t);
            if (n == 0)
                n = lex_digits(&lx, i, t);
        } else if (is_word_byte(c)) {
            n = lex_word(&lx, i, t);
        } else {
            n = symai_when_lexicon_match(lexicon, text + i, len - i, &t->slots);
            t->kind = n > 0 ? SYMAI_TOKEN_WORD : SYMAI_TOKEN_PUNCT;
            t->a = c;
            n = n > 0 ? n : 1;
        }
        t->start = i;
        t->end = i + n;
        i += n;
        glued = 1;
    }
    drop_number_runs(out, count);
    return count;
}
