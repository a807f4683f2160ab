/* SPDX-License-Identifier: MIT */
/*
 * Looks through a text for the phrase that says most exactly when. It calls
 * the lexer, the grammar and the resolver, and does nothing of its own but
 * choose: the highest score, the first of equals.
 */
#include "judge/when.h"

#include <string.h>

#include "judge/when_grammar.h"
#include "judge/when_resolve.h"
#include "judge/when_tokens.h"

/* A long text is read in pieces that overlap by this many tokens: no phrase
 * is longer. */
#define OVERLAP 40
#define NEAR_TOKENS 8
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct search {
    struct symai_when_reader reader;
    int use;
    const struct symai_when_reference *reference;
    struct symai_when *out;
    int score;
    struct symai_when_day day;      /* the last that stood alone */
    struct symai_when_day next_day; /* behind it, of a night between two */
    int part;
};

/* 'begins Sunday at 2, ends at 6'; 'at 2 for 4 hours': the other half of a
 * window that gives its begin first. Returns the token behind it. */
static size_t find_end(const struct symai_when_reader *r, size_t i,
                       struct symai_when_phrase *p)
{
    struct symai_when_phrase next;
    size_t j;
    size_t end;

    for (j = i; j < i + NEAR_TOKENS && j < r->count; j++) {
        memset(&next, 0, sizeof(next));
        if (symai_when_has(r, j, SYMAI_SLOT_FOR) ||
            symai_when_has(r, j, SYMAI_SLOT_LASTS)) {
            end = symai_when_duration(r, symai_when_skip(r, j + 1), &next);
            if (end > symai_when_skip(r, j + 1) && next.longest > 0) {
                p->length = next.longest;
                p->vague = p->vague || next.vague;
                p->score += 10;
                return end;
            }
        }
        memset(&next, 0, sizeof(next));
        end = symai_when_phrase_read(r, SYMAI_WHEN_WINDOW, j, &next);
        if (end == j)
            continue;
        if (next.form != SYMAI_WHEN_UNTIL || !next.a.clock.set)
            return i;
        p->form = SYMAI_WHEN_RANGE;
        p->b = next.a;
        p->score += 10;
        return end;
    }
    return i;
}

static int use_score(const struct symai_when_phrase *p, int use)
{
    if (use == SYMAI_WHEN_WINDOW &&
        (p->form == SYMAI_WHEN_UNTIL || p->form == SYMAI_WHEN_BEFORE))
        return p->score - 40;
    return p->score;
}

/* 'On Sunday 3 May we work on it between 8 and 12': the day holds for hours
 * that come later. */
static void remember_day(struct search *s, struct symai_when_phrase *p)
{
    int is_day = p->a.day.kind == SYMAI_DAY_DATE ||
                 p->a.day.kind == SYMAI_DAY_WEEKDAY ||
                 p->a.day.kind == SYMAI_DAY_RELATIVE;

    if (p->form == SYMAI_WHEN_AT && is_day && !p->a.clock.set) {
        s->day = p->a.day;
        s->part = p->a.part;
        s->next_day.kind = SYMAI_DAY_NONE;
    } else if (p->form == SYMAI_WHEN_RANGE && is_day &&
               (p->vague || !p->a.clock.set)) {
        s->day = p->a.day;
        s->part = SYMAI_PART_NONE;
        s->next_day = p->b.day;
        if (!p->vague)
            s->next_day.kind = SYMAI_DAY_NONE;
    }
    if ((p->form != SYMAI_WHEN_RANGE && p->form != SYMAI_WHEN_BETWEEN) ||
        p->open || p->a.day.kind != SYMAI_DAY_NONE ||
        p->b.day.kind != SYMAI_DAY_NONE || s->day.kind == SYMAI_DAY_NONE)
        return;
    p->a.day = s->day;
    p->a.part = s->part;
    p->score += 10;
    if (s->next_day.kind == SYMAI_DAY_NONE)
        return;
    if (p->a.clock.hour < 12)
        p->a.day = s->next_day;
    if (p->b.clock.hour < 12)
        p->b.day = s->next_day;
}

#define BIT(slot, word)                            \
    (SYMAI_SLOT_##slot / 64 == (word)              \
         ? UINT64_C(1) << (SYMAI_SLOT_##slot % 64) \
         : 0)
/* Words that stand within phrases, or beside them. */
#define INNER(word)                                                      \
    (BIT(AND, word) | BIT(OR, word) | BIT(OF, word) | BIT(BEGUN, word) | \
     BIT(TROUBLE, word) | BIT(ONGOING, word) | BIT(LAST, word) |         \
     BIT(ORDINAL, word))

/* No phrase begins with a sign, or with a word that is none of time. */
static int may_begin(const struct symai_when_token *t)
{
    switch (t->kind) {
    case SYMAI_TOKEN_WORD:
        return ((t->slots.bits[0] & ~INNER(0)) |
                (t->slots.bits[1] & ~INNER(1))) != 0;
    case SYMAI_TOKEN_PUNCT:
    case SYMAI_TOKEN_OTHER:
        return 0;
    default:
        return 1;
    }
}

/* The phrase at token i, if there is one; the token to go on with. */
static size_t try_token(struct search *s, size_t i)
{
    const struct symai_when_reader *r = &s->reader;
    struct symai_when_phrase p;
    struct symai_when found;
    size_t end = i;

    if (may_begin(&r->tokens[i]))
        end = symai_when_phrase_read(r, s->use, i, &p);
    if (end == i)
        return i + 1;
    if (p.form == SYMAI_WHEN_SKIP)
        return end;
    if (s->use == SYMAI_WHEN_WINDOW && p.a.clock.set &&
        (p.form == SYMAI_WHEN_AT || p.form == SYMAI_WHEN_FROM))
        end = find_end(r, end, &p);
    if (s->use == SYMAI_WHEN_WINDOW)
        remember_day(s, &p);
    if (use_score(&p, s->use) <= s->score)
        return end;
    if (!symai_when_resolve(&p, s->use, s->reference->now_ms,
                            s->reference->zone, &found))
        return end;
    s->score = use_score(&p, s->use);
    found.start = r->tokens[i].start;
    found.end = r->tokens[end - 1].end;
    *s->out = found;
    return end;
}

static int has_any(const struct symai_when_token *t, const int *slots,
                   size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (symai_slots_has(&t->slots, (enum symai_when_slot)slots[i]))
            return 1;
    }
    return 0;
}

/* A begin has words of its own, or it is a window with digits: most
 * sentences need not be read for one. */
static int may_tell_begin(const struct symai_when_reader *r)
{
    static const int words[] = {SYMAI_SLOT_SINCE,   SYMAI_SLOT_BEGUN,
                                SYMAI_SLOT_ALREADY, SYMAI_SLOT_AGO,
                                SYMAI_SLOT_LAST,    SYMAI_SLOT_ONGOING};
    static const int links[] = {SYMAI_SLOT_FROM, SYMAI_SLOT_RANGE_FROM,
                                SYMAI_SLOT_TO};
    int links_seen = 0;
    int digits_seen = 0;
    size_t i;

    for (i = 0; i < r->count; i++) {
        const struct symai_when_token *t = &r->tokens[i];

        if (t->kind == SYMAI_TOKEN_WORD) {
            if ((t->slots.bits[0] | t->slots.bits[1]) == 0)
                continue;
            if (has_any(t, words, COUNT(words)))
                return 1;
            links_seen |= has_any(t, links, COUNT(links));
        } else {
            links_seen |= symai_when_is_punct(r, i, '-');
            digits_seen |=
                t->kind != SYMAI_TOKEN_PUNCT && t->kind != SYMAI_TOKEN_OTHER;
        }
        if (links_seen && digits_seen)
            return 1;
    }
    return 0;
}

/* Of a begin: of what is it one? */
static int names_trouble(const struct symai_when_reader *r)
{
    size_t i;

    for (i = 0; i < r->count; i++) {
        if (symai_when_has(r, i, SYMAI_SLOT_TROUBLE))
            return 1;
    }
    return 0;
}

int symai_when_find(const struct symai_when_lexicon *lexicon, int use,
                    const char *folded, size_t len,
                    const struct symai_when_reference *reference,
                    struct symai_when *out)
{
    struct symai_when_token tokens[SYMAI_WHEN_TOKENS_MAX];
    struct search s = {{folded, tokens, 0, use == SYMAI_WHEN_BEGIN},
                       use,
                       reference,
                       out,
                       0,
                       {0},
                       {0},
                       0};
    size_t offset = 0;
    size_t i;
    size_t last;
    int trouble = 0;

    for (;;) {
        s.reader.count = symai_when_tokenize(lexicon, folded, len, offset,
                                             reference->order, tokens);
        trouble |= s.reader.past && names_trouble(&s.reader);
        last = s.reader.count;
        if (last == SYMAI_WHEN_TOKENS_MAX)
            last -= OVERLAP;
        i = s.reader.past && !may_tell_begin(&s.reader) ? last : 0;
        while (i < last)
            i = try_token(&s, i);
        if (s.reader.count < SYMAI_WHEN_TOKENS_MAX)
            break;
        offset = i < s.reader.count ? tokens[i].start
                                    : tokens[s.reader.count - 1].end;
    }
    if (s.score > 0)
        out->trouble = trouble;
    return s.score > 0;
}

#define FILLERS 6 /* words between 'takes' and the number */

/* The length that the word at i speaks of. */
static int64_t length_at(const struct symai_when_reader *r, size_t i)
{
    struct symai_when_phrase p;
    size_t j;

    if (!symai_when_has(r, i, SYMAI_SLOT_FOR) &&
        !symai_when_has(r, i, SYMAI_SLOT_LASTS))
        return 0;
    for (j = i + 1; j < i + FILLERS && j < r->count; j++) {
        memset(&p, 0, sizeof(p));
        if (symai_when_duration(r, j, &p) > j && p.longest > 0)
            return p.longest;
    }
    return 0;
}

int64_t symai_when_length(const struct symai_when_lexicon *lexicon,
                          const char *folded, size_t len)
{
    struct symai_when_token tokens[SYMAI_WHEN_TOKENS_MAX];
    struct symai_when_reader r = {folded, tokens, 0, 0};
    int64_t seconds = 0;
    size_t i;

    r.count =
        symai_when_tokenize(lexicon, folded, len, 0, SYMAI_WHEN_EITHER, tokens);
    for (i = 0; i < r.count && seconds == 0; i++)
        seconds = length_at(&r, i);
    return seconds;
}
