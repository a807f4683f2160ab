/* SPDX-License-Identifier: MIT */
/*
 * Cutting folded text into sentences.
 */
#include "judge/sentence.h"

#include "base/str.h"
#include "judge/stop.h"

#define QUOTE_TAIL 4 /* bytes of signs before a closing bracket */

/* Where a piece ends: how many bytes the border takes, 0 for none. */
static size_t border(const char *text, size_t len, size_t at, int dashes)
{
    int before_space = at + 1 >= len || text[at + 1] == ' ';

    switch (text[at]) {
    case '.':
        return before_space && symai_stop_ends(text, len, at) ? 1 : 0;
    case '!':
    case '?':
    case ';':
    case ':':
        return before_space ? 1 : 0;
    case '|':
        return 1;
    case '-':
    case '>':
        return dashes && at > 0 && text[at - 1] == ' ' && before_space ? 1 : 0;
    case (char)0xC2: /* U+00BB, U+00B7 */
        if (at + 1 < len && ((unsigned char)text[at + 1] == 0xBB ||
                             (unsigned char)text[at + 1] == 0xB7))
            return 2;
        return 0;
    case (char)0xE2: /* U+2022 bullet */
        if (at + 2 < len && (unsigned char)text[at + 1] == 0x80 &&
            (unsigned char)text[at + 2] == 0xA2)
            return 3;
        return 0;
    default:
        return 0;
    }
}

static int is_word_byte(char c)
{
    return symai_ascii_is_alnum((unsigned char)c);
}

int symai_sentence_next(const char *folded, size_t len, int dashes, size_t *pos,
                        struct symai_sentence *out)
{
    size_t i = *pos;
    size_t step;

    while (i < len) {
        while (i < len && !is_word_byte(folded[i]))
            i++;
        out->start = i;
        step = 0;
        while (i < len && step == 0) {
            step = border(folded, len, i, dashes);
            i++;
        }
        out->end = step > 0 ? i - 1 : i;
        if (step > 1)
            i += step - 1;
        while (out->end > out->start && !is_word_byte(folded[out->end - 1]))
            out->end--;
        *pos = i;
        if (out->end > out->start)
            return 1;
    }
    *pos = len;
    return 0;
}

size_t symai_sentence_through(const char *folded, size_t len, int dashes,
                              size_t end)
{
    size_t i = end;

    if (i == len || folded[i] != ':')
        return end;
    while (i < len && (folded[i] == ':' || border(folded, len, i, dashes) == 0))
        i++;
    while (i > end && !is_word_byte(folded[i - 1]))
        i--;
    return i;
}

static int open_brackets(const char *text, size_t start, size_t end)
{
    int open = 0;

    for (; start < end; start++) {
        if (text[start] == '(')
            open++;
        else if (text[start] == ')' && open > 0)
            open--;
    }
    return open;
}

/* 'p.m', '16.3' is none: letters alone. */
static int ends_shortened(const char *text, size_t start, size_t end)
{
    return end - start >= 3 && text[end - 2] == '.' &&
           symai_ascii_is_alpha((unsigned char)text[end - 1]) &&
           symai_ascii_is_alpha((unsigned char)text[end - 3]);
}

size_t symai_sentence_quote_end(const char *text, size_t len, size_t start,
                                size_t end)
{
    size_t i;

    if (end < len && text[end] == '.' && ends_shortened(text, start, end))
        end++;
    if (open_brackets(text, start, end) == 0)
        return end;
    for (i = end; i < len && i <= end + QUOTE_TAIL; i++) {
        if (text[i] == ')')
            return i + 1;
        if (is_word_byte(text[i]))
            break;
    }
    return end;
}
