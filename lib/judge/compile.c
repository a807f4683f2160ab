/* SPDX-License-Identifier: MIT */
/*
 * Puts patterns in the order of their kinds, so that a sentence looks only
 * at those of the kind it asks for.
 */
#include "judge/compile.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "judge/automata.h"

struct work {
    const struct symai_collection *c;
    struct symai_compiled *out;
    uint16_t *numbers; /* of claims, guards, conditions and words of signs: as
                          collected -> in the tables */
};

/* Where what is sorted goes to. */
struct sorted {
    void *into;
    uint16_t *from; /* [kinds + 1]: the first of each kind */
    uint16_t *numbers;
    size_t first_number;
};

/* Those of a vector in the order of their kinds, and otherwise in their own;
 * kind_at: where in an item the byte of its kind is. */
static void sort_by_kind(const struct symai_vec *items, size_t kind_at,
                         int kinds, const struct sorted *out)
{
    const unsigned char *item;
    uint16_t at = 0;
    size_t i;
    int kind;

    for (kind = 0; kind < kinds; kind++) {
        out->from[kind] = at;
        for (i = 0; i < items->count; i++) {
            item = symai_vec_at(items, i);
            if (item[kind_at] != kind)
                continue;
            memcpy((char *)out->into + at * items->size, item, items->size);
            out->numbers[i] = (uint16_t)(out->first_number + at++);
        }
    }
    out->from[kinds] = at;
}

static void sort_all(struct work *w)
{
    const struct symai_collection *c = w->c;
    struct symai_tables *t = &w->out->tables;
    const size_t pattern_kind = offsetof(struct symai_pattern, kind);
    const size_t guards = c->claims.count;
    const size_t conditions = guards + c->guards.count;
    const size_t signs = conditions + c->conditions.count;
    size_t i;

    sort_by_kind(
        &c->claims, pattern_kind, SYMAI_CLAIM_COUNT,
        &(struct sorted){w->out->patterns, t->claims_from, w->numbers, 0});
    sort_by_kind(&c->guards, pattern_kind, SYMAI_GUARD_COUNT,
                 &(struct sorted){w->out->patterns + guards, t->guards_from,
                                  w->numbers + guards, guards});
    for (i = conditions; i < signs; i++)
        w->numbers[i] = (uint16_t)i;
    sort_by_kind(&c->sign_words, offsetof(struct symai_words, kind),
                 SYMAI_SIGN_COUNT,
                 &(struct sorted){w->out->sign_words, t->signs_from,
                                  w->numbers + signs, signs});
}

static int sort_patterns(struct work *w)
{
    const struct symai_collection *c = w->c;
    size_t patterns = c->claims.count + c->guards.count;

    w->numbers =
        symai_calloc(patterns + c->conditions.count + c->sign_words.count + 1,
                     sizeof *w->numbers);
    w->out->patterns = symai_calloc(patterns + 1, sizeof *w->out->patterns);
    w->out->sign_words =
        symai_calloc(c->sign_words.count + 1, sizeof *w->out->sign_words);
    if (w->numbers == NULL || w->out->patterns == NULL ||
        w->out->sign_words == NULL)
        return SYMA_ENOMEM;
    sort_all(w);
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
