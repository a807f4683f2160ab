/* SPDX-License-Identifier: MIT */
/*
 * Rules as they are judged by: constant arrays that point nowhere but into
 * one text. The built-in ones are made at build time from lib/rules by
 * tools/gen_builtin_rules; those of other sets by judge/compile.
 */
#ifndef SYMAI_JUDGE_TABLES_H
#define SYMAI_JUDGE_TABLES_H

#include "judge/automaton.h"
#include "judge/literals.h"
#include "judge/needles.h"
#include "judge/rule.h"
#include "judge/when_lexicon.h"

/* Patterns are numbered through: claims, guards, conditions of products, words
 * of signs. */
struct symai_tables {
    const char *text;                   /* sources, each ended by a NUL */
    const struct symai_pattern *claims; /* by kind */
    const struct symai_pattern *guards; /* by kind */
    const struct symai_condition *conditions;
    const struct symai_product *products;
    const struct symai_words *triggers;
    const struct symai_words *sign_words; /* by kind */
    const uint64_t *always_needs; /* one bit a need: no literal of it is known,
                                     it counts as met always */
    const char (*languages)[SYMAI_LANGUAGE_SIZE];
    const int32_t *weights; /* -1: not said */
    uint32_t text_len;
    uint32_t claim_count;
    uint32_t guard_count;
    uint32_t condition_count;
    uint32_t product_count;
    uint32_t trigger_count;
    uint32_t sign_word_count;
    uint32_t language_count;
    uint64_t signs; /* one bit a sign that has words */
    uint16_t claims_from[SYMAI_CLAIM_COUNT + 1]; /* the first of each kind, */
    uint16_t guards_from[SYMAI_GUARD_COUNT + 1]; /* among its own */
    uint16_t signs_from[SYMAI_SIGN_COUNT + 1];
    struct symai_owners always; /* words without a literal; of signs in which
                                   languages: one bit each */
    uint32_t always_said[SYMAI_SIGN_COUNT];
    /* What is looked for in sentences; in marks; the words of all signs of
     * labels; and those of each sign alone, of which there are few. */
    struct symai_needles of_text;
    struct symai_needles of_marks;
    struct symai_automaton of_label;
    struct symai_automaton of_sign[SYMAI_SIGN_COUNT];
    struct symai_when_words when;
};

/* Patterns past this many are not told apart: they are tried always. */
#define SYMAI_PRESENT_MAX 12288

/* A need by its number: those of a pattern follow each other. */
static inline size_t symai_need(size_t pattern, size_t which)
{
    return pattern * SYMAI_NEEDS + which;
}

/* 64 needs a word. */
#define SYMAI_NEED_WORDS(patterns) ((patterns) * SYMAI_NEEDS / 64 + 1)

static inline size_t symai_tables_patterns(const struct symai_tables *t)
{
    return (size_t)t->claim_count + t->guard_count + t->condition_count +
           t->sign_word_count;
}

/* The number of the pattern of a sign's words by their index. */
static inline size_t symai_tables_words(const struct symai_tables *t, size_t i)
{
    return symai_tables_patterns(t) - t->sign_word_count + i;
}

/* The source of a pattern by its number. */
static inline const char *symai_tables_source(const struct symai_tables *t,
                                              size_t number)
{
    if (number < t->claim_count)
        return t->text + t->claims[number].source;
    number -= t->claim_count;
    if (number < t->guard_count)
        return t->text + t->guards[number].source;
    number -= t->guard_count;
    if (number < t->condition_count)
        return t->text + t->conditions[number].source;
    return t->text + t->sign_words[number - t->condition_count].source;
}

/* The rules that are part of the library; NULL in the program that makes
 * them. */
extern const struct symai_tables *const symai_builtin_tables;

#endif
