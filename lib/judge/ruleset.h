/* SPDX-License-Identifier: MIT */
/*
 * All rules of all loaded languages: collected, then compiled once, then
 * immutable and shared by any number of threads. Held by references, so that
 * whoever judges with it may outlive the caller's handle.
 */
#ifndef SYMAI_JUDGE_RULESET_H
#define SYMAI_JUDGE_RULESET_H

#include "base/buf.h"
#include "base/error.h"
#include "base/refs.h"
#include "base/vec.h"
#include "judge/automaton.h"
#include "judge/rule.h"
#include "judge/when.h"
#include "syma/ruleset.h"

struct syma_ruleset {
    struct symai_refs refs;
    int compiled;
    struct symai_errmsg error;

    char languages[SYMAI_LANGUAGES_MAX][12];
    int language_count;
    struct symai_vec claims;     /* struct symai_pattern */
    struct symai_vec guards;     /* struct symai_pattern */
    struct symai_vec products;   /* struct symai_product */
    struct symai_vec conditions; /* struct symai_condition */
    struct symai_when_lexicon *when;
    int weights[SYMAI_WEIGHT_COUNT];

    struct symai_vec triggers;   /* struct symai_words, of claims */
    struct symai_vec sign_words; /* struct symai_words */

    /* Made by compile. */
    struct symai_regex *signs[SYMAI_SIGN_COUNT]; /* NULL: no words */
    struct symai_automaton *automaton;
    struct symai_hits always; /* rules whose words have no literal */
    uint64_t *always_patterns; /* one bit each, the same of patterns */
    size_t pattern_count;      /* claims, guards and conditions, at most
                                  SYMAI_PRESENT_MAX */
};

syma_ruleset *symai_ruleset_ref(const syma_ruleset *r);

/* The built-in rules, loaded and compiled. SYMA_OK, SYMA_EINTERNAL (they do
 * not load), SYMA_ENOMEM. */
int symai_ruleset_builtin(syma_ruleset **out);

/* 1 where the sign's words stand in the folded text, 0 where not,
 * SYMA_ENOMEM. */
int symai_ruleset_has_sign(const syma_ruleset *r, int sign,
                           struct symai_regex_scratch *scratch,
                           const char *folded, size_t len);

/* What the XML reader adds. Patterns are in the language of the rule files;
 * slots are already put in. Codes: SYMA_OK, SYMA_EREGEX, SYMA_ELIMIT,
 * SYMA_ENOMEM, SYMA_EINVAL; msg says which. */
int symai_ruleset_add_pattern(struct symai_vec *patterns, int kind, int weight,
                              int language, const char *source,
                              struct symai_errmsg *msg);
/* The index of a language, added where it is new; SYMA_ELIMIT. */
int symai_ruleset_language(syma_ruleset *r, const char *language);
int symai_ruleset_add_condition(syma_ruleset *r, int on, const char *source,
                                struct symai_errmsg *msg);
int symai_ruleset_add_words(struct symai_vec *words, int kind, int language,
                            const char *source, struct symai_errmsg *msg);

#endif
