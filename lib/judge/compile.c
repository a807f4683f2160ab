/* SPDX-License-Identifier: MIT */
/*
 * Puts patterns in the order of their kinds, so that a sentence looks only
 * at those of the kind it asks for.
 */
#include "judge/compile.h"

#include <string.h>

#include "base/mem.h"
#include "judge/automata.h"

struct work {
    const struct symai_collection *c;
    struct symai_compiled *out;
    uint16_t *numbers; /* of claims, guards, conditions and words of signs: as
                          collected -> in the tables */
};

/* Those of a vector in the order of their kinds, and otherwise in their own;
 * from[kind] becomes the first of each. */
static void sort_by_kind(const struct symai_vec *patterns, int kinds,
                         struct symai_pattern *into, uint16_t *from,
                         uint16_t *numbers, size_t first_number)
{
    const struct symai_pattern *pattern = patterns->items;
    uint16_t at = 0;
    size_t i;
    int kind;

    for (kind = 0; kind < kinds; kind++) {
        from[kind] = at;
        for (i = 0; i < patterns->count; i++) {
            if (pattern[i].kind != kind)
                continue;
            into[at] = pattern[i];
            numbers[i] = (uint16_t)(first_number + at++);
        }
    }
    from[kinds] = at;
}

/* The same of the words of signs. */
static void sort_signs(const struct symai_vec *words, struct symai_words *into,
                       uint16_t *from, uint16_t *numbers, size_t first_number)
{
    const struct symai_words *one = words->items;
    uint16_t at = 0;
    size_t i;
    int kind;

    for (kind = 0; kind < SYMAI_SIGN_COUNT; kind++) {
        from[kind] = at;
        for (i = 0; i < words->count; i++) {
            if (one[i].kind != kind)
                continue;
            into[at] = one[i];
            numbers[i] = (uint16_t)(first_number + at++);
        }
    }
    from[SYMAI_SIGN_COUNT] = at;
}

static int sort_patterns(struct work *w)
{
    const struct symai_collection *c = w->c;
    struct symai_tables *t = &w->out->tables;
    size_t patterns = c->claims.count + c->guards.count;
    size_t signs = patterns + c->conditions.count;
    size_t i;

    w->numbers =
        symai_calloc(signs + c->sign_words.count + 1, sizeof *w->numbers);
    w->out->patterns = symai_calloc(patterns + 1, sizeof *w->out->patterns);
    w->out->sign_words =
        symai_calloc(c->sign_words.count + 1, sizeof *w->out->sign_words);
    if (w->numbers == NULL || w->out->patterns == NULL ||
        w->out->sign_words == NULL)
        return SYMA_ENOMEM;
    sort_by_kind(&c->claims, SYMAI_CLAIM_COUNT, w->out->patterns,
                 t->claims_from, w->numbers, 0);
    sort_by_kind(&c->guards, SYMAI_GUARD_COUNT,
                 w->out->patterns + c->claims.count, t->guards_from,
                 w->numbers + c->claims.count, c->claims.count);
    for (i = 0; i < c->conditions.count; i++)
        w->numbers[patterns + i] = (uint16_t)(patterns + i);
    sort_signs(&c->sign_words, w->out->sign_words, t->signs_from,
               w->numbers + signs, signs);
    return SYMA_OK;
}

static void point(struct work *w)
{
    const struct symai_collection *c = w->c;
    struct symai_tables *t = &w->out->tables;
    const struct symai_words *words = w->out->sign_words;
    size_t i;

    t->text = c->text.data;
    t->text_len = (uint32_t)c->text.len;
    t->claims = w->out->patterns;
    t->claim_count = (uint32_t)c->claims.count;
    t->guards = w->out->patterns + c->claims.count;
    t->guard_count = (uint32_t)c->guards.count;
    t->conditions = c->conditions.items;
    t->condition_count = (uint32_t)c->conditions.count;
    t->products = c->products.items;
    t->product_count = (uint32_t)c->products.count;
    t->triggers = c->triggers.items;
    t->trigger_count = (uint32_t)c->triggers.count;
    t->sign_words = words;
    t->sign_word_count = (uint32_t)c->sign_words.count;
    t->always_needs = w->out->always_needs;
    t->languages = c->languages;
    t->language_count = (uint32_t)c->language_count;
    t->weights = c->weights;
    for (i = 0; i < c->sign_words.count; i++)
        t->signs |= UINT64_C(1) << words[i].kind;
}

int symai_compile(const struct symai_collection *c, struct symai_compiled *out)
{
    struct work w = {c, out, NULL};
    size_t patterns = c->claims.count + c->guards.count + c->conditions.count +
                      c->sign_words.count;
    int rc = SYMA_ENOMEM;

    memset(out, 0, sizeof *out);
    out->always_needs =
        symai_calloc(SYMAI_NEED_WORDS(patterns), sizeof *out->always_needs);
    if (out->always_needs != NULL)
        rc = sort_patterns(&w);
    if (rc >= 0) {
        point(&w);
        rc =
            symai_automata_build(c, w.numbers, &out->tables, out->always_needs);
    }
    symai_free(w.numbers);
    if (rc < 0)
        symai_compiled_free(out);
    return rc;
}

void symai_compiled_free(struct symai_compiled *compiled)
{
    symai_automata_free(&compiled->tables);
    symai_free(compiled->patterns);
    symai_free(compiled->sign_words);
    symai_free(compiled->always_needs);
    memset(compiled, 0, sizeof *compiled);
}
