/* SPDX-License-Identifier: MIT */
/*
 * Numbers and addresses look alike in all languages; so do the words for a
 * text message.
 */
#include "judge/way_round.h"

#include <string.h>

#include "base/str.h"

#define NUMBER_MIN 3 /* digits: short numbers have three to six */
#define PHONE_MAX 15 /* digits; ITU-T E.164 */
#define AREA_MAX 5   /* digits of country and area */
#define KEYWORD_MAX 20

static const char *const message_words[] = {"sms", "texto", "textez", "text",
                                            NULL};

static int is_word_char(int c)
{
    return symai_ascii_is_alnum(c) || c >= 0x80;
}

/* The word at i, or the next one: 0 past the end. */
static int next_word(const char *text, size_t len, size_t *i,
                     struct symai_piece *out)
{
    size_t from;

    while (*i < len && !is_word_char((unsigned char)text[*i]))
        (*i)++;
    from = *i;
    while (*i < len && is_word_char((unsigned char)text[*i]))
        (*i)++;
    out->text = text + from;
    out->len = *i - from;
    return out->len > 0;
}

static int is_message_word(const struct symai_piece *word)
{
    size_t i;

    for (i = 0; message_words[i] != NULL; i++) {
        if (word->len == strlen(message_words[i]) &&
            symai_ascii_equal_n(word->text, word->len, message_words[i]))
            return 1;
    }
    return 0;
}

static int speaks_of_messages(const char *text, size_t len)
{
    struct symai_piece word;
    size_t i = 0;

    while (next_word(text, len, &i, &word)) {
        if (is_message_word(&word))
            return 1;
    }
    return 0;
}

static int is_in_address(int c)
{
    return symai_ascii_is_alnum(c) || (c != '\0' && strchr("._+-%", c) != NULL);
}

static void trim_end(struct symai_piece *piece)
{
    while (piece->len > 0 &&
           strchr(".,;:!?-", piece->text[piece->len - 1]) != NULL)
        piece->len--;
}

/* What stands around an @. */
static int find_mail(const char *text, size_t len, struct symai_piece *out)
{
    const char *at = memchr(text, '@', len);
    const char *from = at;
    const char *to = at;

    if (at == NULL)
        return 0;
    while (from > text && is_in_address((unsigned char)from[-1]))
        from--;
    to++;
    while (to < text + len && is_in_address((unsigned char)*to))
        to++;
    out->text = from;
    out->len = (size_t)(to - from);
    trim_end(out);
    return from < at &&
           memchr(at, '.', (size_t)(out->text + out->len - at)) != NULL;
}

static int begins_with(const char *text, size_t len, const char *prefix)
{
    return len > strlen(prefix) &&
           symai_ascii_equal_n(text, strlen(prefix), prefix);
}

static int find_web(const char *text, size_t len, struct symai_piece *out)
{
    size_t i;
    size_t to;

    for (i = 0; i < len; i++) {
        if (i > 0 && is_word_char((unsigned char)text[i - 1]))
            continue;
        if (!begins_with(text + i, len - i, "https://") &&
            !begins_with(text + i, len - i, "http://") &&
            !begins_with(text + i, len - i, "www."))
            continue;
        for (to = i; to < len; to++) {
            if (symai_ascii_is_space((unsigned char)text[to]) ||
                strchr("\"<>()", text[to]) != NULL)
                break;
        }
        out->text = text + i;
        out->len = to - i;
        trim_end(out);
        return 1;
    }
    return 0;
}

/* A digit, or what people write between those of one number; parentheses
 * only stand around the first of them. */
static int goes_on(const char *text, size_t len, size_t i, size_t digits)
{
    char next = i + 1 < len ? text[i + 1] : '\0';

    if (symai_ascii_is_digit((unsigned char)text[i]))
        return 1;
    if (text[i] == '(' || text[i] == ')' || next == '(')
        return digits <= AREA_MAX && next != '\0' &&
               strchr(" ()", text[i]) != NULL;
    return symai_ascii_is_digit((unsigned char)next) &&
           strchr(" ./-", text[i]) != NULL;
}

/* Digits that are hours, dates or prices are no number to call. */
static int is_other_number(const char *text, size_t len, size_t to)
{
    struct symai_piece next;
    size_t i = to;

    if (to < len && (text[to] == ':' || text[to] == '%' ||
                     symai_ascii_is_alpha((unsigned char)text[to])))
        return 1;
    return next_word(text, len, &i, &next) && next.text <= text + to + 1 &&
           (symai_ascii_equal_n(next.text, next.len, "h") ||
            symai_ascii_equal_n(next.text, next.len, "uhr") ||
            symai_ascii_equal_n(next.text, next.len, "eur"));
}

/* The last number of so many digits: what goes before is often an hour. */
static int find_number(const char *text, size_t len, struct symai_piece *out)
{
    int found = 0;
    size_t i;
    size_t to;
    size_t digits;

    for (i = 0; i < len; i = to + 1) {
        to = i;
        if ((!symai_ascii_is_digit((unsigned char)text[i]) && text[i] != '+') ||
            (i > 0 && (is_word_char((unsigned char)text[i - 1]) ||
                       strchr("/=@_", text[i - 1]) != NULL)))
            continue;
        digits = 0;
        for (to = i + (text[i] == '+');
             to < len && goes_on(text, len, to, digits); to++)
            digits += symai_ascii_is_digit((unsigned char)text[to]) != 0;
        if (digits < NUMBER_MIN || digits > PHONE_MAX ||
            is_other_number(text, len, to))
            continue;
        out->text = text + i;
        out->len = to - i;
        trim_end(out);
        found = 1;
    }
    return found;
}

/* What is between a pair of quotation marks of any kind. */
static int find_quoted(const char *text, size_t len, struct symai_piece *out)
{
    static const char *const pairs[][2] = {
        {"\"", "\""},
        {"\xC2\xAB", "\xC2\xBB"},         /* guillemets */
        {"\xE2\x80\x9C", "\xE2\x80\x9D"}, /* high, high */
        {"\xE2\x80\x9E", "\xE2\x80\x9C"}, /* low, high */
        {"\xE2\x80\x98", "\xE2\x80\x99"}, /* single */
    };
    const char *from;
    const char *to;
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        from = memmem(text, len, pairs[i][0], strlen(pairs[i][0]));
        if (from == NULL)
            continue;
        from += strlen(pairs[i][0]);
        to = memmem(from, (size_t)(text + len - from), pairs[i][1],
                    strlen(pairs[i][1]));
        if (to == NULL)
            continue;
        out->text = from;
        out->len = (size_t)(to - from);
        symai_str_trim(&out->text, &out->len);
        return out->len > 0 && out->len <= KEYWORD_MAX;
    }
    return 0;
}

static int is_upper(const struct symai_piece *word)
{
    size_t i;

    for (i = 0; i < word->len; i++) {
        if (symai_ascii_lower((unsigned char)word->text[i]) ==
            (unsigned char)word->text[i])
            return 0;
    }
    return word->len > 1 && word->len <= KEYWORD_MAX;
}

/* A word in capitals, in a sentence that is not all capitals. */
static int find_capitals(const char *text, size_t len, struct symai_piece *out)
{
    struct symai_piece word;
    size_t others = 0;
    size_t i = 0;
    int found = 0;

    while (next_word(text, len, &i, &word)) {
        if (is_message_word(&word))
            continue;
        if (!is_upper(&word)) {
            others += symai_ascii_is_alpha((unsigned char)word.text[0]) != 0;
        } else if (!found) {
            *out = word;
            found = 1;
        }
    }
    return found && others > 1;
}

void symai_way_round_read(const char *sentence, size_t len, int shop,
                          struct symai_way_round *out)
{
    memset(out, 0, sizeof *out);
    out->channel = "";
    if (find_number(sentence, len, &out->address)) {
        out->channel = "phone";
        if (!speaks_of_messages(sentence, len))
            return;
        out->channel = "sms";
        if (!find_quoted(sentence, len, &out->keyword) &&
            !find_capitals(sentence, len, &out->keyword))
            memset(&out->keyword, 0, sizeof out->keyword);
        return;
    }
    memset(&out->address, 0, sizeof out->address);
    if (find_mail(sentence, len, &out->address)) {
        out->channel = "mail";
    } else if (find_web(sentence, len, &out->address)) {
        out->channel = "web";
    } else {
        memset(&out->address, 0, sizeof out->address);
        out->channel = shop ? "shop" : "";
    }
}
