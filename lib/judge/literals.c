/* SPDX-License-Identifier: MIT */
/*
 * Reads just enough of a pattern: alternation, groups, optional parts, small
 * character sets and plain characters. Whatever it does not know ends a run
 * of literals; the two best runs of each alternative are kept.
 */
#include "judge/literals.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

#define MAX_DEPTH 6
#define MAX_SET 4      /* characters of a set that are told apart */
#define LEAST_LENGTH 3 /* a shorter literal stands everywhere */

/* Strings that may stand one for the other, growing from left to right. */
struct run {
    struct symai_literals set;
    int cut; /* what they end with is lost */
};

struct reader {
    const char *pattern;
    size_t len;
    size_t pos;
    int depth;
    int lost;   /* something that is not read here: nothing can be told */
    int border; /* no letter or digit of ASCII comes surely before: where one
                 * follows a word begins */
};

static void run_reset(struct run *run)
{
    run->set.count = 1;
    run->set.text[0][0] = '\0';
    run->cut = 0;
}

/* Only what it holds: mostly a string or two of the 256 there is room for. */
static void copy(struct symai_literals *to, const struct symai_literals *from)
{
    memcpy(to->text, from->text, from->count * sizeof from->text[0]);
    memcpy(to->at_word, from->at_word, from->count);
    to->count = from->count;
}

static size_t shortest(const struct symai_literals *set)
{
    size_t least = SYMAI_LITERAL_MAX;
    size_t i;

    for (i = 0; i < set->count; i++) {
        if (strlen(set->text[i]) < least)
            least = strlen(set->text[i]);
    }
    return set->count == 0 ? 0 : least;
}

static size_t longest(const struct symai_literals *set)
{
    size_t most = 0;
    size_t i;

    for (i = 0; i < set->count; i++) {
        if (strlen(set->text[i]) > most)
            most = strlen(set->text[i]);
    }
    return most;
}

/* A longer shortest literal is rarer; of equals the smaller set is. */
static int is_better(const struct symai_literals *a,
                     const struct symai_literals *b)
{
    size_t one = shortest(a);
    size_t two = shortest(b);

    return one != two ? one > two : a->count < b->count;
}

static int add_text(struct symai_literals *set, const char *text, int at_word)
{
    size_t i;

    for (i = 0; i < set->count; i++) {
        if (strcmp(set->text[i], text) == 0) {
            set->at_word[i] &= at_word != 0;
            return 1;
        }
    }
    if (set->count == SYMAI_LITERALS_MAX)
        return 0;
    set->at_word[set->count] = at_word != 0;
    memcpy(set->text[set->count++], text, strlen(text) + 1);
    return 1;
}

static int is_alnum_at(const char *text, size_t i)
{
    return symai_ascii_is_alnum((unsigned char)text[i]);
}

/* Whether what a run's string and a choice make together begins a word. */
static int joined_at_word(const struct run *run, size_t i,
                          const struct symai_literals *choices, size_t j)
{
    return run->set.text[i][0] != '\0' ? run->set.at_word[i]
                                       : choices->at_word[j];
}

/* One string behind one string, in no group: nothing is going to be put
 * before it, so the last bytes do as well as the first. Phrases differ in how
 * they end more than in how they begin. */
static void run_slide(struct run *run, const struct symai_literals *choice)
{
    char text[2 * SYMAI_LITERAL_MAX + 1];
    size_t first = 0;

    run->set.at_word[0] = (unsigned char)joined_at_word(run, 0, choice, 0);
    snprintf(text, sizeof text, "%s%s", run->set.text[0], choice->text[0]);
    if (strlen(text) > SYMAI_LITERAL_MAX) {
        first = strlen(text) - SYMAI_LITERAL_MAX;
        run->set.at_word[0] =
            is_alnum_at(text, first) && !is_alnum_at(text, first - 1);
    }
    memcpy(run->set.text[0], text + first, strlen(text + first) + 1);
    run->cut = strlen(choice->text[0]) >= SYMAI_LITERAL_MAX;
}

/* Every string of the run with every one of the choices behind it; 0 where
 * there would be too many. */
static int run_cross(struct run *run, const struct symai_literals *choices,
                     int depth)
{
    struct symai_literals out;
    char text[2 * SYMAI_LITERAL_MAX + 1];
    int cut = run->cut;
    size_t i;
    size_t j;

    if (depth == 0 && !run->cut && run->set.count == 1 && choices->count == 1) {
        run_slide(run, choices);
        return 1;
    }
    out.count = 0;
    for (i = 0; i < run->set.count; i++) {
        for (j = 0; j < choices->count; j++) {
            memcpy(text, run->set.text[i], strlen(run->set.text[i]) + 1);
            memcpy(text + strlen(text), choices->text[j],
                   strlen(choices->text[j]) + 1);
            cut |= strlen(text) >= SYMAI_LITERAL_MAX;
            text[SYMAI_LITERAL_MAX] = '\0';
            if (!add_text(&out, text, joined_at_word(run, i, choices, j)))
                return 0;
        }
    }
    copy(&run->set, &out);
    run->cut = cut;
    return 1;
}

/* A space, and what else stands before a word, says less than that a word
 * begins. */
static void begin_at_words(struct symai_literals *set)
{
    struct symai_literals out;
    const char *text;
    size_t first;
    size_t i;

    out.count = 0;
    for (i = 0; i < set->count; i++) {
        text = set->text[i];
        first = 0;
        while (text[first] > 0 && text[first] < 0x7F &&
               !is_alnum_at(text, first))
            first++;
        if (strlen(text + first) < LEAST_LENGTH)
            first = 0;
        add_text(&out, text + first,
                 set->at_word[i] || (first > 0 && is_alnum_at(text, first)));
    }
    copy(set, &out);
}

/* The run ends here: kept where it is better than what was found before. */
static void run_end(struct run *run, struct symai_needs *best)
{
    struct symai_literals *first = &best->of[0];
    struct symai_literals *second = &best->of[1];

    begin_at_words(&run->set);
    if (shortest(&run->set) >= LEAST_LENGTH) {
        if (first->count == 0 || is_better(&run->set, first)) {
            copy(second, first);
            copy(first, &run->set);
        } else if (second->count == 0 || is_better(&run->set, second)) {
            copy(second, &run->set);
        }
    }
    run_reset(run);
}

static int peek(const struct reader *r, size_t ahead)
{
    return r->pos + ahead < r->len ? (unsigned char)r->pattern[r->pos + ahead]
                                   : -1;
}

/* 1: '{2}', '{2,}', '{2,3}'; any other brace is a plain character. */
static int is_counted(const struct reader *r)
{
    size_t i = 1;

    while (symai_ascii_is_digit(peek(r, i)) || peek(r, i) == ',')
        i++;
    return peek(r, i) == '}';
}

/* The quantifier behind an item: 1 none, 0 optional, -1 any other. */
static int read_quantifier(struct reader *r)
{
    int kind = 1;

    if (peek(r, 0) == '?')
        kind = 0;
    else if (peek(r, 0) == '*' || peek(r, 0) == '+')
        kind = -1;
    else if (peek(r, 0) == '{' && symai_ascii_is_digit(peek(r, 1))) {
        r->lost |= !is_counted(r);
        kind = -1;
    }
    if (kind == 1)
        return 1;
    if (peek(r, 0) == '{') {
        while (r->pos < r->len && peek(r, 0) != '}')
            r->pos++;
    }
    r->pos++;
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->pos++;
    return kind;
}

/* One character, and what is before what follows it. */
static void one_choice(struct reader *r, struct symai_literals *out, int c)
{
    out->count = 1;
    out->text[0][0] = (char)c;
    out->text[0][1] = '\0';
    out->at_word[0] = r->border && symai_ascii_is_alnum(c);
    r->border = !symai_ascii_is_alnum(c);
}

/* [ae]: its characters; none for ranges, classes and negations. */
static void read_set(struct reader *r, struct symai_literals *out)
{
    char text[2] = {0, 0};
    int plain = peek(r, 1) != '^';
    int border = 1;

    r->lost |= !plain && peek(r, 2) == ']';
    out->count = 0;
    r->pos++;
    while (r->pos < r->len && (peek(r, 0) != ']' || out->count == 0)) {
        text[0] = (char)peek(r, 0);
        if (text[0] == ']' || text[0] == '-' || text[0] == '\\' ||
            text[0] == '[' || out->count == MAX_SET)
            plain = 0;
        r->lost |= text[0] == '[' || text[0] == ']';
        if (text[0] == '\\')
            r->pos++;
        border &= !is_alnum_at(text, 0);
        if (plain)
            add_text(out, text, r->border && is_alnum_at(text, 0));
        else if (text[0] == ']')
            break;
        else
            out->count = 1; /* only to know that it is not empty */
        r->pos++;
    }
    r->pos++;
    if (!plain)
        out->count = 0;
    r->border = plain && border;
}

static int hex_digit(int c)
{
    if (symai_ascii_is_digit(c))
        return c - '0';
    c = symai_ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* 1: a choice in out; 0: nothing of width; -1: something unknown. */
static int read_escape(struct reader *r, struct symai_literals *out)
{
    int c = peek(r, 1);

    r->pos += 2;
    if (c >= 0 && strchr("pPogkQcNEXRKC", c) != NULL)
        r->lost = 1;
    if (symai_ascii_is_digit(c) ||
        (c == 'x' && (hex_digit(peek(r, 0)) < 0 || hex_digit(peek(r, 1)) < 0)))
        r->lost = 1;
    if (c == 'b' || c == 'A')
        r->border = 1;
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z' || c == 'Z')
        return 0;
    if (c == 'x' && hex_digit(peek(r, 0)) >= 0 && hex_digit(peek(r, 1)) >= 0) {
        one_choice(r, out, hex_digit(peek(r, 0)) * 16 + hex_digit(peek(r, 1)));
        r->pos += 2;
        return 1;
    }
    if (c < 0 || symai_ascii_is_alnum(c)) {
        r->border = c == 's' || c == 'W';
        return -1;
    }
    one_choice(r, out, c);
    return 1;
}

static void skip_group(struct reader *r)
{
    int level = 0;

    do {
        if (peek(r, 0) == '\\')
            r->pos++;
        else if (peek(r, 0) == '[') {
            r->pos++;
            while (r->pos < r->len && peek(r, 1) != ']')
                r->pos += peek(r, 0) == '\\' ? 2 : 1;
            r->pos++;
        } else if (peek(r, 0) == '(')
            level++;
        else if (peek(r, 0) == ')')
            level--;
        r->pos++;
    } while (r->pos < r->len && level > 0);
}

static int is_option(int c)
{
    return c == '^' || c == '-' || c == 'J' || c == 'U' || c == 'i' ||
           c == 'm' || c == 'n' || c == 's' || c == 'x';
}

/* exact: the strings are the whole of what can match, not a part of it. */
static void read_alternation(struct reader *r, struct symai_literals *out,
                             int *exact);

static int read_group(struct reader *r, struct symai_literals *out, int *exact)
{
    const int before = r->border;
    int looks_ahead = peek(r, 1) == '?' && peek(r, 2) == '=';
    int looks = peek(r, 2) == '!' ||
                (peek(r, 2) == '<' && (peek(r, 3) == '=' || peek(r, 3) == '!'));

    if (peek(r, 1) == '?' && looks) {
        skip_group(r); /* no width */
        return 0;
    }
    /* Comments, verbs, and options that change how the rest is read. */
    r->lost |=
        peek(r, 1) == '*' ||
        (peek(r, 1) == '?' && (peek(r, 2) == '#' || is_option(peek(r, 2))));
    if (r->depth == MAX_DEPTH || peek(r, 1) == '*' ||
        (peek(r, 1) == '?' && peek(r, 2) != ':' && !looks_ahead)) {
        skip_group(r);
        r->border = 0;
        return -1;
    }
    r->pos += peek(r, 1) == '?' ? 3 : 1;
    r->depth++;
    read_alternation(r, out, exact);
    r->depth--;
    r->pos++; /* ')' */
    if (looks_ahead) {
        *exact = 0; /* it stands there, and what follows may as well */
        r->border = before;
    }
    return out->count > 0 ? 1 : -1;
}

/* As read_escape. */
static int read_item(struct reader *r, struct symai_literals *out, int *exact)
{
    int c = peek(r, 0);

    *exact = 1;
    if (c == '\\')
        return read_escape(r, out);
    if (c == '(')
        return read_group(r, out, exact);
    if (c == '[') {
        read_set(r, out);
        return out->count > 0 ? 1 : -1;
    }
    r->pos++;
    r->lost |= c == '{';
    if (c == '^')
        r->border = 1;
    if (c == '^' || c == '$')
        return 0;
    if (c == '.') {
        r->border = 0;
        return -1;
    }
    one_choice(r, out, c);
    return 1;
}

/* Nothing more can be said of a run whose strings are all as long as can be:
 * what follows is a run of its own. One plain string slides on instead, and
 * in a group the strings are wanted as they are. */
static int is_full(const struct reader *r, const struct run *run)
{
    return r->depth == 0 && shortest(&run->set) >= SYMAI_LITERAL_MAX &&
           (run->cut || run->set.count > 1);
}

/* One alternative: its best runs. */
static void read_sequence(struct reader *r, struct symai_needs *best,
                          int *exact)
{
    struct symai_literals choices;
    struct run run;
    int whole = 1;
    int before;
    int kind;
    int times;
    int item_exact;

    best->of[0].count = 0;
    best->of[1].count = 0;
    run_reset(&run);
    while (r->pos < r->len && peek(r, 0) != '|' && peek(r, 0) != ')') {
        before = r->border;
        kind = read_item(r, &choices, &item_exact);
        times = read_quantifier(r);
        /* It may not be there, or more than once. */
        r->border &= times == 1 || before;
        if (kind == 0)
            continue;
        if (times == 0 && kind == 1 && item_exact)
            kind = add_text(&choices, "", 0) ? 1 : -1;
        else if (times != 1)
            kind = -1;
        if (is_full(r, &run)) {
            whole = 0;
            run_end(&run, best);
        }
        if (kind == 1 && item_exact && run_cross(&run, &choices, r->depth))
            continue;
        whole = 0;
        run_end(&run, best);
        /* What can be told of an item by itself is a run of its own. */
        if (kind == 1 && shortest(&choices) > 0) {
            copy(&run.set, &choices);
            run.cut = longest(&choices) >= SYMAI_LITERAL_MAX;
            if (!item_exact)
                run_end(&run, best);
        }
    }
    *exact = whole;
    if (!whole) {
        run_end(&run, best);
        return;
    }
    copy(&best->of[0], &run.set);
    if (r->depth == 0)
        begin_at_words(&best->of[0]); /* no group wants the strings whole */
}

static void read_alternation(struct reader *r, struct symai_literals *out,
                             int *exact)
{
    struct symai_needs needs;
    const struct symai_literals *one = &needs.of[0];
    const int before = r->border;
    int border = 1;
    int one_exact;
    int all_known = 1;
    size_t i;

    out->count = 0;
    *exact = 1;
    for (;;) {
        r->border = before;
        read_sequence(r, &needs, &one_exact);
        border &= r->border;
        *exact &= one_exact;
        all_known &= one->count > 0;
        for (i = 0; i < one->count; i++)
            all_known &= add_text(out, one->text[i], one->at_word[i]);
        if (peek(r, 0) != '|')
            break;
        r->pos++;
    }
    r->border = border;
    if (!all_known) {
        out->count = 0;
        *exact = 0;
    }
}

int symai_literals_next(const char *pattern, size_t len, size_t *pos,
                        struct symai_needs *out)
{
    struct reader r = {pattern, len, *pos, 0, 0, 0};
    int exact;
    int i;

    /* Behind a last '|' there is an empty alternative. */
    if (r.pos > r.len)
        return 0;
    read_sequence(&r, out, &exact);
    if (r.pos < r.len && pattern[r.pos] != '|')
        r.lost = 1;
    for (i = 0; i < SYMAI_NEEDS; i++) {
        if (r.lost || shortest(&out->of[i]) < LEAST_LENGTH - 1)
            out->of[i].count = 0; /* not understood: nothing is trusted */
    }
    if (r.lost)
        r.pos = len;
    *pos = r.pos + 1;
    return 1;
}
