/* SPDX-License-Identifier: MIT */
/*
 * The literals of rules that were taken from finished tables are known
 * already: to find them again would be most of the work.
 */
#include "judge/automata.h"

#include <string.h>

#include "base/mem.h"
#include "judge/literals.h"
#include "judge/needle_list.h"
#include "judge/trie.h"

/* A row of moves for each of the states near the root. */
#define ROWS_DEPTH 2

struct work {
    const struct symai_collection *c;
    const uint16_t *numbers;
    struct symai_tables *t;
    uint64_t *always_needs;
    struct symai_needle_list *needles; /* that are being filled */
};

static const struct symai_owners nobody;

static void set_always(struct work *w, size_t need)
{
    w->always_needs[need / 64] |= UINT64_C(1) << need % 64;
}

/* Literals to the others; where there are none, or no room, what they are
 * needed for counts as met always. */
static int add_literals(struct work *w, const struct symai_literals *literals,
                        const struct symai_owners *owners, uint16_t need)
{
    int rc = literals->count == 0 ? SYMA_ELIMIT : SYMA_OK;
    size_t i;

    for (i = 0; i < literals->count && rc >= 0; i++)
        rc = symai_needle_list_add(w->needles, literals->text[i],
                                   literals->at_word[i], owners, need);
    if (rc != SYMA_ELIMIT)
        return rc;
    symai_owners_add(&w->t->always, owners);
    if (need != SYMAI_NO_NEED)
        set_always(w, need);
    return SYMA_OK;
}

/* Of a trigger's or a sign's words. */
static int add_words(struct work *w, const char *source,
                     const struct symai_owners *owners)
{
    struct symai_needs needs;
    size_t pos = 0;
    int rc = SYMA_OK;

    while (rc >= 0 && symai_literals_next(source, strlen(source), &pos, &needs))
        rc = add_literals(w, &needs.of[0], owners, SYMAI_NO_NEED);
    return rc;
}

static int add_needs(struct work *w, size_t pattern,
                     const struct symai_owners *owners)
{
    const char *source = symai_tables_source(w->t, pattern);
    struct symai_needs needs;
    size_t pos = 0;
    size_t i;
    int rc = SYMA_OK;

    if (pattern >= SYMAI_PRESENT_MAX)
        return SYMA_OK; /* not told apart */
    while (rc >= 0 &&
           symai_literals_next(source, strlen(source), &pos, &needs)) {
        for (i = 0; i < SYMAI_NEEDS && rc >= 0; i++)
            rc = add_literals(w, &needs.of[i], owners,
                              (uint16_t)symai_need(pattern, i));
    }
    return rc;
}

static int was_taken(uint32_t first, uint32_t count, size_t i)
{
    return i >= first && i - first < count;
}

static int add_triggers(struct work *w, uint32_t taken)
{
    const struct symai_tables *t = w->t;
    const struct symai_words *words;
    struct symai_owners owners;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < t->trigger_count && rc >= 0; i++) {
        words = t->triggers + i;
        memset(&owners, 0, sizeof owners);
        owners.triggers[words->kind] = UINT32_C(1) << words->language;
        if (!was_taken(w->c->taken.triggers, taken, i))
            rc = add_words(w, t->text + words->source, &owners);
    }
    return rc;
}

/* Those that are asked of that place, and what each needs. */
static int add_signs(struct work *w, int place, uint32_t taken)
{
    const struct symai_collection *c = w->c;
    const struct symai_words *words = c->sign_words.items;
    const uint16_t *numbers =
        w->numbers + c->claims.count + c->guards.count + c->conditions.count;
    struct symai_owners owners;
    size_t i;
    int rc = SYMA_OK;

    memset(&owners, 0, sizeof owners);
    for (i = 0; i < c->sign_words.count && rc >= 0; i++) {
        owners.signs = UINT64_C(1) << words[i].kind;
        if (symai_sign_place(words[i].kind) != place ||
            was_taken(c->taken.sign_words, taken, i))
            continue;
        rc = add_words(w, w->t->text + words[i].source, &owners);
        if (rc >= 0)
            rc = add_needs(w, numbers[i], &nobody);
    }
    return rc;
}

/* Patterns from index from on, count of them, of which some were taken. */
static int add_patterns(struct work *w, size_t from, size_t count,
                        size_t taken_from, size_t taken_count)
{
    size_t i;
    int rc = SYMA_OK;

    for (i = from; i < from + count && rc >= 0; i++) {
        if (i < taken_from || i - taken_from >= taken_count)
            rc = add_needs(w, w->numbers[i], &nobody);
    }
    return rc;
}

static int is_of_text(int on)
{
    return on == SYMAI_ON_TITLE || on == SYMAI_ON_TEXT;
}

/* Of titles and texts, or of marks; nobody asks whether headers may hold. */
static int add_conditions(struct work *w, int of_marks, uint32_t taken)
{
    const struct symai_tables *t = w->t;
    const uint16_t *numbers = w->numbers + t->claim_count + t->guard_count;
    const struct symai_owners owners = {.conditions = 1};
    int on;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < t->condition_count && rc >= 0; i++) {
        on = t->conditions[i].on;
        if ((of_marks ? on == SYMAI_ON_MARK : is_of_text(on)) &&
            !was_taken(w->c->taken.conditions, taken, i))
            rc = add_needs(w, numbers[i], &owners);
    }
    return rc;
}

/* Those that are not told apart have no needs. */
static uint16_t *map_some(const uint16_t *to, size_t count, uint16_t *map)
{
    size_t i;

    for (i = 0; i < count * SYMAI_NEEDS; i++)
        *map++ =
            to[i / SYMAI_NEEDS] < SYMAI_PRESENT_MAX
                ? (uint16_t)symai_need(to[i / SYMAI_NEEDS], i % SYMAI_NEEDS)
                : SYMAI_NO_NEED;
    return map;
}

/* A need's number in the tables that were taken -> in these. */
static void map_numbers(const struct work *w, const struct symai_tables *t,
                        uint16_t *map)
{
    const struct symai_collected *taken = &w->c->taken;
    const uint16_t *guards = w->numbers + w->c->claims.count;
    const uint16_t *conditions = guards + w->c->guards.count;
    const uint16_t *signs = conditions + w->c->conditions.count;

    map = map_some(w->numbers + taken->claims, t->claim_count, map);
    map = map_some(guards + taken->guards, t->guard_count, map);
    map = map_some(conditions + taken->conditions, t->condition_count, map);
    map_some(signs + taken->sign_words, t->sign_word_count, map);
}

static void take_always(struct work *w, const struct symai_tables *t,
                        const uint16_t *map)
{
    struct symai_owners always = t->always;
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        always.triggers[i] =
            symai_languages_map(always.triggers[i], w->c->taken.languages);
    symai_owners_add(&w->t->always, &always);
    for (i = 0; i < symai_tables_patterns(t) * SYMAI_NEEDS; i++) {
        if ((t->always_needs[i / 64] >> i % 64 & 1) != 0 &&
            map[i] != SYMAI_NO_NEED)
            set_always(w, map[i]);
    }
}

static int take_needles(struct work *w)
{
    const struct symai_tables *t = w->c->taken.tables;
    struct symai_needle_map map;
    uint16_t *numbers;
    int rc;

    numbers = symai_calloc(symai_tables_patterns(t) * SYMAI_NEEDS + 1,
                           sizeof *numbers);
    if (numbers == NULL)
        return SYMA_ENOMEM;
    map_numbers(w, t, numbers);
    map.needs = numbers;
    map.languages = w->c->taken.languages;
    rc = symai_needle_list_take(w->needles, &t->of_text, &map);
    take_always(w, t, numbers);
    symai_free(numbers);
    return rc;
}

static int fill_text(struct work *w)
{
    static const struct symai_tables nothing;
    const struct symai_collection *c = w->c;
    const struct symai_tables *taken =
        c->taken.tables != NULL ? c->taken.tables : &nothing;
    int rc = SYMA_OK;

    if (c->taken.tables != NULL)
        rc = take_needles(w);
    if (rc >= 0)
        rc = add_triggers(w, taken->trigger_count);
    if (rc >= 0)
        rc = add_signs(w, SYMAI_SIGN_OF_TEXT, taken->sign_word_count);
    if (rc >= 0)
        rc = add_patterns(w, 0, c->claims.count, c->taken.claims,
                          taken->claim_count);
    if (rc >= 0)
        rc =
            add_patterns(w, c->claims.count, c->guards.count,
                         c->claims.count + c->taken.guards, taken->guard_count);
    if (rc >= 0)
        rc = add_conditions(w, 0, taken->condition_count);
    return rc;
}

static int fill_marks(struct work *w)
{
    int rc = add_signs(w, SYMAI_SIGN_OF_MARKS, 0);

    return rc < 0 ? rc : add_conditions(w, 1, 0);
}

static int add_sign_literals(struct symai_trie *trie,
                             const struct symai_literals *literals,
                             const struct symai_possible *said)
{
    int rc = literals->count == 0 ? SYMA_ELIMIT : SYMA_OK;
    size_t i;

    for (i = 0; i < literals->count && rc >= 0; i++)
        rc = symai_trie_add(trie, literals->text[i], said);
    return rc;
}

/* A sign's words in one language; without literals, or without room for them,
 * they may stand in any text. */
static int add_sign(struct symai_tables *t, const struct symai_words *words,
                    struct symai_trie *trie)
{
    const char *source = t->text + words->source;
    const size_t place = (size_t)(words->kind - symai_sign_first(words->kind));
    struct symai_possible said = {0, {0}};
    struct symai_needs needs;
    size_t pos = 0;
    int rc = SYMA_OK;

    said.signs = UINT64_C(1) << words->kind;
    said.languages[place] = UINT32_C(1) << words->language;
    while (symai_literals_next(source, strlen(source), &pos, &needs)) {
        rc = add_sign_literals(trie, &needs.of[0], &said);
        if (rc < 0 && rc != SYMA_ELIMIT)
            return rc;
        if (rc == SYMA_ELIMIT) {
            t->always.signs |= said.signs;
            t->always_said[words->kind] |= said.languages[place];
        }
    }
    return SYMA_OK;
}

/* Those that are asked of a label, and have no group. */
static int is_of_label(int sign)
{
    return sign < SYMAI_SIGN_ALONE &&
           symai_sign_place(sign) == SYMAI_SIGN_OF_LABEL;
}

#define ALL_OF_LABEL (-1)

/* Of one group of signs, by its first. */
static int build_signs(struct symai_tables *t, int first,
                       struct symai_automaton *out)
{
    const struct symai_words *words = t->sign_words;
    struct symai_trie *trie;
    size_t i;
    int rc = symai_trie_new(&trie);

    for (i = 0; i < t->sign_word_count && rc >= 0; i++) {
        if (first == ALL_OF_LABEL ? is_of_label(words[i].kind)
                                  : symai_sign_first(words[i].kind) == first)
            rc = add_sign(t, words + i, trie);
    }
    if (rc >= 0)
        rc = symai_trie_build(trie, ROWS_DEPTH, out);
    symai_trie_free(trie);
    return rc;
}

static int build_all_signs(struct symai_tables *t)
{
    int rc = build_signs(t, ALL_OF_LABEL, &t->of_label);
    int sign;

    for (sign = 0; sign < SYMAI_SIGN_COUNT && rc >= 0; sign++) {
        if (symai_sign_first(sign) == sign &&
            (t->signs & symai_sign_group(sign)) != 0)
            rc = build_signs(t, sign, &t->of_sign[sign]);
    }
    return rc;
}

/* Mostly one's own rules have no words of signs: theirs are those that were
 * taken, in languages of the same numbers. */
static int has_taken_signs(const struct symai_collection *c)
{
    const struct symai_tables *taken = c->taken.tables;
    uint32_t i;

    if (taken == NULL || c->sign_words.count != taken->sign_word_count)
        return 0;
    for (i = 0; i < taken->language_count; i++) {
        if (c->taken.languages[i] != i)
            return 0;
    }
    return 1;
}

static int copy_signs(const struct symai_tables *from, struct symai_tables *to)
{
    int rc = symai_automaton_copy(&from->of_label, &to->of_label);
    int sign;

    for (sign = 0; sign < SYMAI_SIGN_COUNT && rc >= 0; sign++)
        rc = symai_automaton_copy(&from->of_sign[sign], &to->of_sign[sign]);
    memcpy(to->always_said, from->always_said, sizeof to->always_said);
    to->always.signs |= from->always.signs;
    return rc;
}

static int build_needles(struct work *w, int (*fill)(struct work *),
                         struct symai_needles *out)
{
    int rc = symai_needle_list_new(&w->needles);

    if (rc >= 0)
        rc = fill(w);
    if (rc >= 0)
        rc = symai_needle_list_build(w->needles, out);
    symai_needle_list_free(w->needles);
    w->needles = NULL;
    return rc;
}

int symai_automata_build(const struct symai_collection *c,
                         const uint16_t *numbers, struct symai_tables *t,
                         uint64_t *always_needs)
{
    struct work w = {c, numbers, t, always_needs, NULL};
    int rc = build_needles(&w, fill_text, &t->of_text);

    if (rc >= 0)
        rc = build_needles(&w, fill_marks, &t->of_marks);
    if (rc < 0)
        return rc;
    return has_taken_signs(c) ? copy_signs(c->taken.tables, t)
                              : build_all_signs(t);
}

void symai_automata_free(struct symai_tables *t)
{
    int sign;

    symai_needles_free(&t->of_text);
    symai_needles_free(&t->of_marks);
    symai_automaton_free(&t->of_label);
    for (sign = 0; sign < SYMAI_SIGN_COUNT; sign++)
        symai_automaton_free(&t->of_sign[sign]);
}
