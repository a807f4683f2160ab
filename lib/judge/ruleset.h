/* SPDX-License-Identifier: MIT */
/*
 * All rules of all loaded languages: collected, then compiled once, then
 * immutable and shared by any number of threads. Held by references, so that
 * whoever judges with it may outlive the caller's handle.
 */
#ifndef SYMAI_JUDGE_RULESET_H
#define SYMAI_JUDGE_RULESET_H

#include "base/error.h"
#include "base/refs.h"
#include "judge/collection.h"
#include "judge/compile.h"
#include "judge/lazy.h"
#include "judge/rule.h"
#include "judge/when.h"
#include "syma/ruleset.h"

struct syma_ruleset {
    struct symai_refs refs;
    struct symai_errmsg error;
    int compiled;

    int is_builtin; /* the built-in rules and nothing else: own is empty */
    struct symai_collection own;
    struct symai_when_lexicon *when;
    int weights[SYMAI_WEIGHT_COUNT];

    /* Made by compile. */
    const struct symai_tables *t;
    struct symai_compiled made; /* where t is not the built-in tables */
    struct symai_lazy lazy;
};

syma_ruleset *symai_ruleset_ref(const syma_ruleset *r);

/* The built-in rules, loaded and compiled. SYMA_OK, SYMA_EINTERNAL (they do
 * not load), SYMA_ENOMEM. */
int symai_ruleset_builtin(syma_ruleset **out);

/* Patterns, compiled when first asked for; codes of judge/lazy. */
int symai_ruleset_pattern(const syma_ruleset *r, size_t number,
                          const struct symai_regex **out);
int symai_ruleset_sign(const syma_ruleset *r, int sign,
                       const struct symai_regex **out);

/* 0 where none of the sign's words can stand in a text that is not folded. */
int symai_ruleset_may_stand(const syma_ruleset *r, int sign, const char *text,
                            size_t len);
/* 1 where the literals of the sign's words stand in the folded text: the
 * sign may be there. */
int symai_ruleset_may_have_sign(const syma_ruleset *r, int sign,
                                const char *folded, size_t len);
/* Of the signs of labels that have no group those whose literals stand in the
 * folded text, one bit each: no other can be there. For texts of which many are
 * asked. */
uint64_t symai_ruleset_label_signs(const syma_ruleset *r, const char *folded,
                                   size_t len);
/* 1 where the sign's words stand in the folded text, 0 where not,
 * SYMA_ENOMEM. */
int symai_ruleset_has_sign(const syma_ruleset *r, int sign,
                           struct symai_regex_scratch *scratch,
                           const char *folded, size_t len);
/* 0: none of these signs, of the group that begins with first, can stand in a
 * text that is not folded. */
int symai_ruleset_may_say(const syma_ruleset *r, int first, uint64_t signs,
                          const char *text, size_t len);
/* By the literals; first: of all of them. */
struct symai_possible symai_ruleset_possible(const syma_ruleset *r, int first,
                                             const char *folded, size_t len);
/* Adds to out those that do. SYMA_OK, SYMA_ENOMEM. */
int symai_ruleset_confirm(const syma_ruleset *r, struct symai_possible may,
                          struct symai_regex_scratch *scratch,
                          const char *folded, size_t len, uint64_t *out);

#endif
