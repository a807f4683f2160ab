/* SPDX-License-Identifier: MIT */
/*
 * The rule set: empty, loaded, compiled, shared. A load that fails leaves the
 * set as it was before. The built-in rules by themselves are tables in the
 * library and only pointed at; beside others they are collected like these.
 */
#include "judge/ruleset.h"

#include <string.h>

#include "base/mem.h"
#include "judge/ruleset_xml.h"

int syma_ruleset_new(syma_ruleset **out)
{
    syma_ruleset *r;
    int i;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    r = symai_calloc(1, sizeof *r);
    if (r == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&r->refs);
    symai_collection_init(&r->own);
    for (i = 0; i < SYMAI_WEIGHT_COUNT; i++)
        r->weights[i] = symai_weight_start(i);
    rc = symai_when_lexicon_new(&r->when);
    if (rc < 0) {
        syma_ruleset_free(r);
        return rc;
    }
    *out = r;
    return SYMA_OK;
}

syma_ruleset *symai_ruleset_ref(const syma_ruleset *r)
{
    syma_ruleset *shared = (syma_ruleset *)(uintptr_t)r;

    if (shared != NULL)
        symai_refs_take(&shared->refs);
    return shared;
}

static void forget_compiled(syma_ruleset *r)
{
    symai_lazy_free(&r->lazy);
    symai_compiled_free(&r->made);
    r->t = NULL;
}

void syma_ruleset_free(syma_ruleset *r)
{
    if (r == NULL || !symai_refs_drop(&r->refs))
        return;
    forget_compiled(r);
    symai_collection_free(&r->own);
    symai_when_lexicon_free(r->when);
    symai_free(r);
}

static void settle_weights(syma_ruleset *r, const int32_t *said)
{
    int i;

    for (i = 0; i < SYMAI_WEIGHT_COUNT; i++)
        r->weights[i] = said[i] >= 0 ? said[i] : symai_weight_start(i);
}

/* Tables into the collection, or nothing of them. */
static int collect(syma_ruleset *r, const struct symai_tables *t)
{
    struct symai_collection_mark mark;
    int rc;

    symai_collection_mark(&r->own, &mark);
    rc = symai_collection_add_tables(&r->own, t);
    if (rc < 0)
        symai_collection_go_back(&r->own, &mark);
    else
        settle_weights(r, r->own.weights);
    return rc;
}

/* Something comes to the built-in rules: they have to be collected too. */
static int unfold_builtin(syma_ruleset *r)
{
    int rc = SYMA_OK;

    if (r->is_builtin)
        rc = collect(r, symai_builtin_tables);
    if (rc >= 0)
        r->is_builtin = 0;
    return rc;
}

static int check_open(syma_ruleset *r)
{
    symai_errmsg_clear(&r->error);
    if (!r->compiled)
        return SYMA_OK;
    return symai_errmsg_set(&r->error, SYMA_ESTATE, 0,
                            "the rule set is compiled already");
}

int syma_ruleset_load(syma_ruleset *r, const char *text, size_t len)
{
    struct symai_collection_mark mark;
    int rc;

    if (r == NULL || text == NULL)
        return SYMA_EINVAL;
    rc = check_open(r);
    if (rc >= 0)
        rc = unfold_builtin(r);
    if (rc < 0)
        return rc;
    symai_collection_mark(&r->own, &mark);
    rc = symai_ruleset_xml_read(r, text, len, &r->error);
    if (rc < 0)
        symai_collection_go_back(&r->own, &mark);
    else
        settle_weights(r, r->own.weights);
    return rc;
}

int syma_ruleset_load_builtin(syma_ruleset *r)
{
    const struct symai_tables *t = symai_builtin_tables;
    int rc;

    if (r == NULL)
        return SYMA_EINVAL;
    rc = check_open(r);
    if (rc < 0)
        return rc;
    if (t == NULL)
        return SYMA_EINTERNAL;
    rc = symai_when_lexicon_borrow(r->when, &t->when);
    if (rc < 0)
        return rc;
    /* A document always brings a language. */
    if (!r->is_builtin && r->own.language_count == 0) {
        r->is_builtin = 1;
        settle_weights(r, t->weights);
        return SYMA_OK;
    }
    rc = unfold_builtin(r);
    return rc < 0 ? rc : collect(r, t);
}

int symai_ruleset_builtin(syma_ruleset **out)
{
    syma_ruleset *r = NULL;
    int rc;

    *out = NULL;
    rc = syma_ruleset_new(&r);
    if (rc >= 0)
        rc = syma_ruleset_load_builtin(r);
    if (rc >= 0)
        rc = syma_ruleset_compile(r);
    if (rc < 0) {
        syma_ruleset_free(r);
        return rc == SYMA_ENOMEM ? rc : SYMA_EINTERNAL;
    }
    *out = r;
    return SYMA_OK;
}

/* Words that compile by themselves need not do so together. The built-in
 * ones are known to. */
static int check_signs(syma_ruleset *r)
{
    const struct symai_collected *taken = &r->own.taken;
    const struct symai_words *words = r->own.sign_words.items;
    uint32_t from = taken->tables != NULL ? taken->sign_words : 0;
    uint32_t count = taken->tables != NULL ? taken->tables->sign_word_count : 0;
    struct symai_buf all;
    uint64_t checked = 0;
    size_t i;
    int rc = SYMA_OK;

    symai_buf_init(&all, SYMAI_SIGN_SOURCE_MAX);
    for (i = 0; i < r->own.sign_words.count && rc >= 0; i++) {
        if ((i >= from && i - from < count) ||
            (checked >> words[i].kind & 1) != 0)
            continue;
        checked |= UINT64_C(1) << words[i].kind;
        symai_buf_clear(&all);
        rc = symai_sign_source(r->t, words[i].kind, &all);
        if (rc >= 0)
            rc = symai_regex_check(all.data, all.len, 0, &r->error);
    }
    symai_buf_free(&all);
    return rc;
}

static int make_tables(syma_ruleset *r)
{
    int rc;

    if (r->is_builtin) {
        r->t = symai_builtin_tables;
        return SYMA_OK;
    }
    rc = symai_compile(&r->own, &r->made);
    if (rc < 0)
        return rc;
    r->t = &r->made.tables;
    return check_signs(r);
}

int syma_ruleset_compile(syma_ruleset *r)
{
    int rc;

    if (r == NULL)
        return SYMA_EINVAL;
    if (r->compiled)
        return SYMA_OK;
    symai_errmsg_clear(&r->error);
    rc = make_tables(r);
    if (rc >= 0)
        rc = symai_lazy_init(&r->lazy, r->t);
    if (rc >= 0)
        rc = symai_when_lexicon_freeze(r->when);
    if (rc >= 0)
        r->compiled = 1;
    else
        forget_compiled(r); /* more may be loaded, and compiled again */
    return rc;
}

const char *syma_ruleset_last_error(const syma_ruleset *r)
{
    return r == NULL ? "" : r->error.text;
}

size_t syma_ruleset_error_line(const syma_ruleset *r)
{
    return r == NULL ? 0 : r->error.line;
}

int symai_ruleset_pattern(const syma_ruleset *r, size_t number,
                          const struct symai_regex **out)
{
    return symai_lazy_pattern(&r->lazy, r->t, number, out);
}

int symai_ruleset_sign(const syma_ruleset *r, int sign,
                       const struct symai_regex **out)
{
    return symai_lazy_sign(&r->lazy, r->t, sign, out);
}

int symai_ruleset_may_stand(const syma_ruleset *r, int sign, const char *text,
                            size_t len)
{
    const int first = symai_sign_first(sign);

    if (len == 0 || (r->t->signs & symai_sign_group(first)) == 0)
        return 0;
    return (r->t->always.signs & symai_sign_group(first)) != 0 ||
           symai_automaton_may_stand(&r->t->of_sign[first], text, len);
}

int symai_ruleset_may_say(const syma_ruleset *r, int first, uint64_t signs,
                          const char *text, size_t len)
{
    if ((r->t->signs & signs) == 0)
        return 0;
    return (r->t->always.signs & signs) != 0 ||
           symai_automaton_may_sign(&r->t->of_sign[first], text, len, signs);
}

struct symai_possible symai_ruleset_possible(const syma_ruleset *r, int first,
                                             const char *folded, size_t len)
{
    const struct symai_automaton *a = &r->t->of_sign[first];
    const uint64_t group = symai_sign_group(first);
    struct symai_possible may = {0, {0}};
    const struct symai_possible *said;
    uint32_t state = 0;
    size_t pos = 0;
    int i;

    if (len == 0 || (r->t->signs & group) == 0)
        return may;
    may.signs = r->t->always.signs & group;
    for (i = 0; i < SYMAI_SIGN_GROUP_MAX && first + i < SYMAI_SIGN_COUNT; i++)
        may.languages[i] = r->t->always_said[first + i];
    if (!symai_automaton_may_stand(a, folded, len))
        return may;
    while (symai_automaton_next(a, folded, len, &pos, &state, &said))
        symai_possible_add(&may, said);
    return may;
}

int symai_ruleset_may_have_sign(const syma_ruleset *r, int sign,
                                const char *folded, size_t len)
{
    const uint64_t bit = UINT64_C(1) << sign;
    const struct symai_possible *said;
    uint32_t state = 0;
    size_t pos = 0;

    if ((r->t->signs & bit) == 0 || len == 0)
        return 0;
    if ((r->t->always.signs & bit) != 0)
        return 1;
    if (sign >= SYMAI_SIGN_ALONE)
        return (symai_ruleset_possible(r, symai_sign_first(sign), folded, len)
                    .signs &
                bit) != 0;
    return symai_automaton_next(&r->t->of_sign[sign], folded, len, &pos, &state,
                                &said);
}

uint64_t symai_ruleset_label_signs(const syma_ruleset *r, const char *folded,
                                   size_t len)
{
    const struct symai_automaton *a = &r->t->of_label;
    uint64_t signs = r->t->always.signs;
    const struct symai_possible *said;
    uint32_t state = 0;
    size_t pos = 0;

    if (len == 0)
        return 0;
    while (symai_automaton_next(a, folded, len, &pos, &state, &said))
        signs |= said->signs;
    return signs;
}

/* 1: the words of the sign stand there, in one of these languages. */
static int is_said(const syma_ruleset *r, int sign, uint32_t languages,
                   struct symai_regex_scratch *scratch, const char *folded,
                   size_t len)
{
    const struct symai_tables *t = r->t;
    const struct symai_regex *regex;
    struct symai_match match;
    size_t i;
    int rc = 0;

    for (i = t->signs_from[sign]; rc != 1 && i < t->signs_from[sign + 1]; i++) {
        if ((languages >> t->sign_words[i].language & 1) == 0)
            continue;
        rc = symai_ruleset_pattern(r, symai_tables_words(t, i), &regex);
        if (rc >= 0)
            rc = symai_regex_match(regex, scratch, folded, len, 0, &match);
        if (rc == SYMA_ENOMEM)
            return rc;
    }
    return rc == 1;
}

int symai_ruleset_confirm(const syma_ruleset *r, struct symai_possible may,
                          struct symai_regex_scratch *scratch,
                          const char *folded, size_t len, uint64_t *out)
{
    uint64_t left = may.signs & ~*out;
    int sign;
    int rc;

    for (sign = SYMAI_SIGN_ALONE; left >> sign != 0; sign++) {
        if ((left >> sign & 1) == 0)
            continue;
        rc = is_said(r, sign, may.languages[sign - symai_sign_first(sign)],
                     scratch, folded, len);
        if (rc < 0)
            return rc;
        *out |= (uint64_t)rc << sign;
        if (sign + 1 == SYMAI_SIGN_COUNT)
            break;
    }
    return SYMA_OK;
}

int symai_ruleset_has_sign(const syma_ruleset *r, int sign,
                           struct symai_regex_scratch *scratch,
                           const char *folded, size_t len)
{
    const int first = symai_sign_first(sign);
    const struct symai_possible may =
        symai_ruleset_possible(r, first, folded, len);

    if ((may.signs >> sign & 1) == 0)
        return 0;
    return is_said(r, sign, may.languages[sign - first], scratch, folded, len);
}
