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

struct search {
    struct symai_when_reader reader;
    int use;
    int64_t now_ms;
    const struct symai_zone *zone;
    struct symai_when *out;
    int score;
    struct symai_when_day day; /* the last that stood alone */
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
    }
    if ((p->form != SYMAI_WHEN_RANGE && p->form != SYMAI_WHEN_BETWEEN) ||
        p->open || p->a.day.kind != SYMAI_DAY_NONE ||
        p->b.day.kind != SYMAI_DAY_NONE || s->day.kind == SYMAI_DAY_NONE)
        return;
    p->a.day = s->day;
    p->a.part = s->part;
    p->score += 10;
}

/* No phrase begins with a sign, or with a word that is none of time. */
static int may_begin(const struct symai_when_token *t)
{
    switch (t->kind) {
    case SYMAI_TOKEN_WORD:
        return (t->slots.bits[0] | t->slots.bits[1]) != 0;
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
    if (!symai_when_resolve(&p, s->use, s->now_ms, s->zone, &found))
        return end;
    s->score = use_score(&p, s->use);
    found.start = r->tokens[i].start;
    found.end = r->tokens[end - 1].end;
    *s->out = found;
    return end;
}

int symai_when_find(const struct symai_when_lexicon *lexicon, int use,
                    const char *folded, size_t len, int64_t now_ms,
                    const struct symai_zone *zone, struct symai_when *out)
{
    struct symai_when_token tokens[SYMAI_WHEN_TOKENS_MAX];
    struct search s = {{folded, tokens, 0}, use, now_ms, zone, out, 0, {0}, 0};
    size_t offset = 0;
    size_t i;
    size_t last;

    for (;;) {
        s.reader.count =
            symai_when_tokenize(lexicon, folded, len, offset, tokens);
        last = s.reader.count;
        if (last == SYMAI_WHEN_TOKENS_MAX)
            last -= OVERLAP;
        i = 0;
        while (i < last)
            i = try_token(&s, i);
        if (s.reader.count < SYMAI_WHEN_TOKENS_MAX)
            break;
        offset = i < s.reader.count ? tokens[i].start
                                    : tokens[s.reader.count - 1].end;
    }
    return s.score > 0;
}
