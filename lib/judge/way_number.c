/* SPDX-License-Identifier: MIT */
/*
 * Short numbers have three to six digits, others up to fifteen (ITU-T
 * E.164). A code of country or area may stand in parentheses; a price or an
 * hour behind the number may too, so parentheses have to close in time.
 */
#include "judge/way_number.h"

#include <string.h>

#include "base/str.h"

#define NUMBER_MIN 3
#define NUMBER_MAX 15
#define AREA_MAX 5

static int is_digit(int c)
{
    return symai_ascii_is_digit((unsigned char)c);
}

static int is_word_char(int c)
{
    return symai_ascii_is_alnum((unsigned char)c) || (unsigned char)c >= 0xC0;
}

/* The end of "(digits)" at i, or i. Only a number that begins with + has its
 * area in parentheses behind the country. */
static size_t skip_area(const char *text, size_t len, size_t i, size_t *digits)
{
    size_t from = i + (text[i] == ' ') + 1;
    size_t to = from;

    if (from > len || text[from - 1] != '(')
        return i;
    while (to < len && is_digit(text[to]))
        to++;
    if (to == len || text[to] != ')' || to == from || to - from > AREA_MAX)
        return i;
    *digits += to - from;
    return to + 1;
}

/* One separator, or none, between two digits. */
static size_t skip_separator(const char *text, size_t len, size_t i)
{
    if (i + 1 < len && strchr(" ./-", text[i]) != NULL && is_digit(text[i + 1]))
        return i + 1;
    return i;
}

struct shape {
    size_t groups;
    size_t lens[3];
    size_t digits;
};

static size_t read_group(const char *text, size_t len, size_t i,
                         struct shape *shape)
{
    size_t from = i;

    while (i < len && is_digit(text[i]))
        i++;
    if (shape->groups < 3)
        shape->lens[shape->groups] = i - from;
    shape->groups++;
    shape->digits += i - from;
    return i;
}

static size_t read_number(const char *text, size_t len, size_t i,
                          struct shape *shape)
{
    int plus = text[i] == '+';
    int open = i > 0 && text[i - 1] == '(';
    size_t next;

    memset(shape, 0, sizeof *shape);
    i = read_group(text, len, i + (size_t)plus, shape);
    while (i < len) {
        next = plus ? skip_area(text, len, i, &shape->digits) : i;
        if (next == i && open && text[i] == ')') {
            open = 0;
            next = i + 1;
        }
        next = skip_separator(text, len, next);
        if (next >= len || !is_digit(text[next]))
            break;
        i = read_group(text, len, next, shape);
    }
    return i;
}

/* 24/11/2026, 2026-11-24 */
static int is_date(const struct shape *shape)
{
    const size_t *lens = shape->lens;

    return shape->groups == 3 &&
           ((lens[0] <= 2 && lens[1] <= 2 && (lens[2] == 4 || lens[2] == 2)) ||
            (lens[0] == 4 && lens[1] == 2 && lens[2] == 2));
}

static int is_glued(const char *text, size_t len, size_t from, size_t to)
{
    if (from > 0 &&
        (is_word_char(text[from - 1]) || strchr("/=@_:,", text[from - 1])))
        return 1;
    if (to >= len)
        return 0;
    return text[to] == ':' || text[to] == '%' || is_word_char(text[to]) ||
           text[to] == '@' || text[to] == '_' ||
           (text[to] == ',' && to + 1 < len && is_digit(text[to + 1]));
}

int symai_way_number_next(const char *text, size_t len, size_t *pos,
                          struct symai_way_number *out)
{
    struct shape shape;
    size_t i;
    size_t to;

    for (i = *pos; i<len; i = to> i ? to : i + 1) {
        to = i;
        if (!is_digit(text[i]) &&
            (text[i] != '+' || i + 1 >= len || !is_digit(text[i + 1])))
            continue;
        to = read_number(text, len, i, &shape);
        if (shape.digits < NUMBER_MIN || shape.digits > NUMBER_MAX ||
            is_date(&shape) || is_glued(text, len, i, to))
            continue;
        out->start = i;
        out->end = to;
        out->digits = shape.digits;
        *pos = to;
        return 1;
    }
    *pos = len;
    return 0;
}
