/* SPDX-License-Identifier: MIT */
/*
 * Each number belongs to the verb nearest before it: one that sends makes it
 * a short number for messages, one that calls a telephone. The verbs are the
 * signs way.* of the rule files; numbers and addresses look alike everywhere.
 */
#include "judge/way_round.h"

#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "judge/way_keyword.h"
#include "judge/way_number.h"
#include "syma/error.h"

#define SHORT_MAX 6 /* digits of a short number */
#define MAX_FOLDED (64 * 1024)

/* A sentence while it is read: as written, and folded. */
struct reading {
    const syma_ruleset *rules;
    struct symai_regex_scratch *scratch;
    const char *text;
    size_t len;
    struct symai_buf folded;
    struct symai_way_round *out;
    int count;
    int trouble;
};

static int is_word_char(int c)
{
    return symai_ascii_is_alnum(c) || c >= 0x80;
}

/* NULL where no rule file has words for it. */
static const struct symai_regex *words_of(struct reading *r, int sign)
{
    const struct symai_regex *regex = NULL;
    int rc;

    if ((r->rules->t->signs >> sign & 1) == 0)
        return NULL;
    rc = symai_ruleset_sign(r->rules, sign, &regex);
    if (rc == SYMA_ENOMEM)
        r->trouble = rc;
    return rc < 0 ? NULL : regex;
}

/* Without memory nothing is found, and the sentence is not read at all. */
static int is_found(struct reading *r, int rc)
{
    if (rc == SYMA_ENOMEM)
        r->trouble = rc;
    return rc == 1;
}

/* 1 where the sign's words stand at or behind from, before to. */
static int look(struct reading *r, int sign, size_t from, size_t to,
                struct symai_match *out)
{
    const struct symai_regex *regex = words_of(r, sign);

    if (regex == NULL || from >= to)
        return 0;
    return is_found(r, symai_regex_match(regex, r->scratch, r->folded.data, to,
                                         from, out)) &&
           out->end > from;
}

/* Where the last of them ends, or begins the first; 0: none. */
static size_t last_of(struct reading *r, int sign, size_t from, size_t to,
                      size_t *first)
{
    struct symai_match match;
    size_t last = 0;

    *first = to;
    while (look(r, sign, from, to, &match)) {
        if (last == 0)
            *first = match.start;
        last = match.end;
        from = match.end;
    }
    return last;
}

static size_t origin(const struct reading *r, size_t folded)
{
    return symai_fold_origin(r->text, r->len, folded);
}

static struct symai_way_round *add(struct reading *r, const char *channel,
                                   const char *text, size_t len)
{
    struct symai_way_round *way;

    if (r->count == SYMAI_WAYS_MAX)
        return NULL;
    way = &r->out[r->count++];
    way->channel = channel;
    way->address.text = text;
    way->address.len = len;
    return way;
}

/* An hour, a price, a year, a number of a case: by the words around it. */
static int is_other_number(struct reading *r,
                           const struct symai_way_number *number)
{
    struct symai_match match;
    const char *behind = r->folded.data + number->end;
    const struct symai_regex *unit = words_of(r, SYMAI_SIGN_WAY_UNIT);

    if (unit != NULL &&
        is_found(r, symai_regex_match(unit, r->scratch, behind,
                                      r->folded.len - number->end, 0, &match)))
        return 1;
    return look(r, SYMAI_SIGN_WAY_COUNT, 0, number->start, &match);
}

static int is_message(struct reading *r, const struct symai_way_number *number,
                      size_t from, size_t to)
{
    struct symai_match match;

    return number->digits <= SHORT_MAX ||
           look(r, SYMAI_SIGN_WAY_MESSAGE, from, to, &match);
}

/* The nearest before the number, or else behind it. */
static void add_keyword(struct reading *r, struct symai_way_round *way,
                        size_t before, size_t start, size_t end, size_t behind)
{
    const struct symai_regex *not_one = words_of(r, SYMAI_SIGN_WAY_NO_KEYWORD);

    if (!is_found(r,
                  symai_way_keyword_find(not_one, r->scratch, r->text, r->len,
                                         before, start, &way->keyword)))
        is_found(r, symai_way_keyword_find(not_one, r->scratch, r->text, r->len,
                                           end, behind, &way->keyword));
}

static void add_number(struct reading *r, const struct symai_way_number *number,
                       size_t from, size_t to)
{
    size_t first_send;
    size_t first_call;
    size_t send =
        last_of(r, SYMAI_SIGN_WAY_SEND, from, number->start, &first_send);
    size_t call =
        last_of(r, SYMAI_SIGN_WAY_CALL, from, number->start, &first_call);
    size_t start = origin(r, number->start);
    size_t end = origin(r, number->end);
    struct symai_way_round *way;
    int sends = send > call && is_message(r, number, from, to);

    way = add(r, sends ? "sms" : "phone", r->text + start, end - start);
    if (way != NULL && sends)
        add_keyword(r, way, origin(r, first_send), start, end, origin(r, to));
}

/* Up to where a number's own words go: the next verb, or the next number. */
static size_t end_of_part(struct reading *r,
                          const struct symai_way_number *number, size_t next)
{
    struct symai_match match;

    if (look(r, SYMAI_SIGN_WAY_CALL, number->end, next, &match))
        next = match.start;
    return next;
}

/* 'from 800 to 1800': what follows a number of another kind closely is one
 * as well. */
static int goes_with(const struct reading *r, size_t other_end, size_t start)
{
    size_t spaces = 0;
    size_t i;

    if (other_end == 0)
        return 0;
    for (i = other_end; i < start; i++) {
        spaces += r->folded.data[i] == ' ';
        if (strchr(",;.()", r->folded.data[i]) != NULL)
            return 0;
    }
    return spaces <= 2;
}

static void find_numbers(struct reading *r)
{
    const char *text = r->folded.data;
    size_t len = r->folded.len;
    struct symai_way_number number;
    struct symai_way_number next;
    size_t from = 0;
    size_t other_end = 0;
    size_t pos = 0;
    size_t ahead;
    int more = symai_way_number_next(text, len, &pos, &number);

    while (more) {
        ahead = pos;
        more = symai_way_number_next(text, len, &ahead, &next);
        if (goes_with(r, other_end, number.start) ||
            is_other_number(r, &number)) {
            other_end = number.end;
        } else {
            add_number(r, &number, from,
                       end_of_part(r, &number, more ? next.start : len));
            from = number.end;
        }
        pos = ahead;
        number = next;
    }
}

static int is_in_address(int c)
{
    return symai_ascii_is_alnum(c) || (c != '\0' && strchr("._+-%", c) != NULL);
}

static size_t trim_end(const char *text, size_t from, size_t to)
{
    while (to > from && strchr(".,;:!?-", text[to - 1]) != NULL)
        to--;
    return to;
}

/* What stands around each @. */
static void find_mails(struct reading *r)
{
    const char *text = r->text;
    size_t from;
    size_t to;
    size_t i;

    for (i = 0; i < r->len; i++) {
        if (text[i] != '@')
            continue;
        for (from = i; from > 0 && is_in_address((unsigned char)text[from - 1]);
             from--)
            ;
        for (to = i + 1; to < r->len && is_in_address((unsigned char)text[to]);
             to++)
            ;
        to = trim_end(text, from, to);
        if (from < i && to > i && memchr(text + i, '.', to - i) != NULL)
            add(r, "mail", text + from, to - from);
    }
}

static int begins_with(const char *text, size_t len, const char *prefix)
{
    return len > strlen(prefix) &&
           symai_ascii_equal_n(text, strlen(prefix), prefix);
}

static void find_webs(struct reading *r)
{
    const char *text = r->text;
    size_t i;
    size_t to;

    for (i = 0; i < r->len; i++) {
        if (i > 0 && is_word_char((unsigned char)text[i - 1]))
            continue;
        if (!begins_with(text + i, r->len - i, "https://") &&
            !begins_with(text + i, r->len - i, "http://") &&
            !begins_with(text + i, r->len - i, "www."))
            continue;
        for (to = i; to < r->len; to++) {
            if (symai_ascii_is_space((unsigned char)text[to]) ||
                strchr("\"<>()", text[to]) != NULL)
                break;
        }
        to = trim_end(text, i, to);
        add(r, "web", text + i, to - i);
        i = to;
    }
}

int symai_way_round_read(const syma_ruleset *rules,
                         struct symai_regex_scratch *scratch,
                         const char *sentence, size_t len,
                         struct symai_way_round out[SYMAI_WAYS_MAX])
{
    struct symai_match match;
    struct reading r;
    int rc;

    memset(out, 0, SYMAI_WAYS_MAX * sizeof *out);
    memset(&r, 0, sizeof r);
    r.rules = rules;
    r.scratch = scratch;
    r.text = sentence;
    r.len = len;
    r.out = out;
    symai_buf_init(&r.folded, MAX_FOLDED);
    rc = symai_fold(sentence, len, &r.folded);
    if (rc != SYMA_ENOMEM && r.folded.len > 0) {
        find_numbers(&r);
        find_mails(&r);
        find_webs(&r);
    }
    if (r.count == 0 && rc != SYMA_ENOMEM)
        add(&r,
            r.folded.len > 0 &&
                    look(&r, SYMAI_SIGN_WAY_SHOP, 0, r.folded.len, &match)
                ? "shop"
                : "",
            NULL, 0);
    symai_buf_free(&r.folded);
    if (rc == SYMA_ENOMEM)
        return rc;
    return r.trouble < 0 ? r.trouble : r.count;
}
