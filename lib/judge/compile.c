/* SPDX-License-Identifier: MIT */
/*
 * Puts patterns in the order of their kinds, so that a sentence looks only
 * at those of the kind it asks for, and their literals into the automaton.
 * The literals of rules that were taken from finished tables are in an
 * automaton already: to find them again would be most of the work.
 */
#include "judge/compile.h"

#include <string.h>

#include "base/mem.h"
#include "judge/literals.h"
#include "judge/trie.h"

struct work {
    const struct symai_collection *c;
    struct symai_compiled *out;
    struct symai_trie *trie;
    uint16_t *numbers; /* of claims, guards and conditions: as collected ->
                          in the tables */
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

static int sort_patterns(struct work *w)
{
    const struct symai_collection *c = w->c;
    struct symai_tables *t = &w->out->tables;
    size_t patterns = c->claims.count + c->guards.count;
    size_t i;

    w->numbers =
        symai_calloc(patterns + c->conditions.count + 1, sizeof *w->numbers);
    w->out->patterns = symai_calloc(patterns + 1, sizeof *w->out->patterns);
    if (w->numbers == NULL || w->out->patterns == NULL)
        return SYMA_ENOMEM;
    sort_by_kind(&c->claims, SYMAI_CLAIM_COUNT, w->out->patterns,
                 t->claims_from, w->numbers, 0);
    sort_by_kind(&c->guards, SYMAI_GUARD_COUNT,
                 w->out->patterns + c->claims.count, t->guards_from,
                 w->numbers + c->claims.count, c->claims.count);
    for (i = 0; i < c->conditions.count; i++)
        w->numbers[patterns + i] = (uint16_t)(patterns + i);
    return SYMA_OK;
}

static void point(struct work *w)
{
    const struct symai_collection *c = w->c;
    struct symai_tables *t = &w->out->tables;
    const struct symai_words *words = c->sign_words.items;
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
    t->always_patterns = w->out->always_patterns;
    t->languages = c->languages;
    t->language_count = (uint32_t)c->language_count;
    t->weights = c->weights;
    for (i = 0; i < c->sign_words.count; i++)
        t->signs |= UINT64_C(1) << words[i].kind;
}

static void set_always(struct work *w, size_t number)
{
    w->out->always_patterns[number / 64] |= UINT64_C(1) << number % 64;
}

/* The literals of a source into the trie; what has none, or finds no room,
 * is to be tried always. */
static int add_literals(struct work *w, const char *source,
                        const struct symai_owners *owners, uint16_t pattern)
{
    struct symai_literals literals;
    size_t pos = 0;
    size_t i;
    int rc = SYMA_OK;

    while (symai_literals_next(source, strlen(source), &pos, &literals)) {
        rc = literals.count == 0 ? SYMA_ELIMIT : SYMA_OK;
        for (i = 0; i < literals.count && rc >= 0; i++)
            rc = symai_trie_add(w->trie, literals.text[i], owners, pattern);
        if (rc == SYMA_ENOMEM)
            return rc;
        if (rc < 0) {
            symai_owners_add(&w->out->tables.always, owners);
            if (pattern != SYMAI_NO_PATTERN)
                set_always(w, pattern);
        }
    }
    return SYMA_OK;
}

static int was_taken(uint32_t first, uint32_t count, size_t i)
{
    return i >= first && i - first < count;
}

static int add_triggers(struct work *w, uint32_t taken)
{
    const struct symai_tables *t = &w->out->tables;
    const struct symai_words *words;
    struct symai_owners owners;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < t->trigger_count && rc >= 0; i++) {
        words = t->triggers + i;
        memset(&owners, 0, sizeof owners);
        owners.triggers[words->kind] = UINT32_C(1) << words->language;
        if (!was_taken(w->c->taken.triggers, taken, i))
            rc = add_literals(w, t->text + words->source, &owners,
                              SYMAI_NO_PATTERN);
    }
    return rc;
}

static int add_signs(struct work *w, uint32_t taken)
{
    const struct symai_tables *t = &w->out->tables;
    const struct symai_words *words;
    struct symai_owners owners;
    size_t i;
    int rc = SYMA_OK;

    memset(&owners, 0, sizeof owners);
    for (i = 0; i < t->sign_word_count && rc >= 0; i++) {
        words = t->sign_words + i;
        owners.signs = UINT64_C(1) << words->kind;
        if (!was_taken(w->c->taken.sign_words, taken, i))
            rc = add_literals(w, t->text + words->source, &owners,
                              SYMAI_NO_PATTERN);
    }
    return rc;
}

/* Patterns from index from on, count of them, of which some were taken. */
static int add_patterns(struct work *w, size_t from, size_t count,
                        size_t taken_from, size_t taken_count)
{
    const struct symai_owners none = {{0}, 0};
    size_t i;
    size_t number;
    int rc = SYMA_OK;

    for (i = from; i < from + count && rc >= 0; i++) {
        number = w->numbers[i];
        if ((i >= taken_from && i - taken_from < taken_count) ||
            number >= SYMAI_PRESENT_MAX)
            continue;
        rc = add_literals(w, symai_tables_source(&w->out->tables, number),
                          &none, (uint16_t)number);
    }
    return rc;
}

/* Those that are not told apart have no number for the automaton. */
static uint16_t *map_some(const uint16_t *to, size_t count, uint16_t *map)
{
    size_t i;

    for (i = 0; i < count; i++)
        *map++ = to[i] < SYMAI_PRESENT_MAX ? to[i] : SYMAI_NO_PATTERN;
    return map;
}

/* A pattern's number in the tables that were taken -> in these. */
static void map_numbers(const struct work *w, const struct symai_tables *t,
                        uint16_t *map)
{
    const struct symai_collected *taken = &w->c->taken;
    const uint16_t *guards = w->numbers + w->c->claims.count;
    const uint16_t *conditions = guards + w->c->guards.count;

    map = map_some(w->numbers + taken->claims, t->claim_count, map);
    map = map_some(guards + taken->guards, t->guard_count, map);
    map_some(conditions + taken->conditions, t->condition_count, map);
}

static void take_always(struct work *w, const struct symai_tables *t,
                        const uint16_t *map)
{
    struct symai_owners always = t->always;
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        always.triggers[i] =
            symai_languages_map(always.triggers[i], w->c->taken.languages);
    symai_owners_add(&w->out->tables.always, &always);
    for (i = 0; i < symai_tables_patterns(t); i++) {
        if ((t->always_patterns[i / 64] >> i % 64 & 1) != 0 &&
            map[i] != SYMAI_NO_PATTERN)
            set_always(w, map[i]);
    }
}

static int take_automaton(struct work *w)
{
    const struct symai_tables *t = w->c->taken.tables;
    struct symai_trie_map map;
    uint16_t *numbers;
    int rc;

    numbers = symai_calloc(symai_tables_patterns(t) + 1, sizeof *numbers);
    if (numbers == NULL)
        return SYMA_ENOMEM;
    map_numbers(w, t, numbers);
    map.patterns = numbers;
    map.languages = w->c->taken.languages;
    rc = symai_trie_take(w->trie, &t->automaton, &map);
    take_always(w, t, numbers);
    symai_free(numbers);
    return rc;
}

static int build_automaton(struct work *w)
{
    static const struct symai_tables nothing;
    const struct symai_collection *c = w->c;
    const struct symai_tables *taken =
        c->taken.tables != NULL ? c->taken.tables : &nothing;
    size_t patterns = c->claims.count + c->guards.count;
    int rc = symai_trie_new(&w->trie);

    if (rc >= 0 && taken != &nothing)
        rc = take_automaton(w);
    if (rc >= 0)
        rc = add_triggers(w, taken->trigger_count);
    if (rc >= 0)
        rc = add_signs(w, taken->sign_word_count);
    if (rc >= 0)
        rc = add_patterns(w, 0, c->claims.count, c->taken.claims,
                          taken->claim_count);
    if (rc >= 0)
        rc = add_patterns(w, c->claims.count, c->guards.count,
                          c->claims.count + c->taken.guards,
                          taken->guard_count);
    if (rc >= 0)
        rc = add_patterns(w, patterns, c->conditions.count,
                          patterns + c->taken.conditions,
                          taken->condition_count);
    if (rc >= 0)
        rc = symai_trie_build(w->trie, &w->out->tables.automaton);
    symai_trie_free(w->trie);
    return rc;
}

int symai_compile(const struct symai_collection *c,
                  struct symai_compiled *out)
{
    struct work w = {c, out, NULL, NULL};
    size_t patterns = c->claims.count + c->guards.count + c->conditions.count;
    int rc = SYMA_ENOMEM;

    memset(out, 0, sizeof *out);
    out->always_patterns =
        symai_calloc(patterns / 64 + 1, sizeof *out->always_patterns);
    if (out->always_patterns != NULL)
        rc = sort_patterns(&w);
    if (rc >= 0) {
        point(&w);
        rc = build_automaton(&w);
    }
    symai_free(w.numbers);
    if (rc < 0)
        symai_compiled_free(out);
    return rc;
}

void symai_compiled_free(struct symai_compiled *compiled)
{
    symai_automaton_free(&compiled->tables.automaton);
    symai_free(compiled->patterns);
    symai_free(compiled->always_patterns);
    memset(compiled, 0, sizeof *compiled);
}
