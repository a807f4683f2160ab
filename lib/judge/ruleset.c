/* SPDX-License-Identifier: MIT */
/*
 * The rule set: empty, loaded, compiled, shared. A load that fails leaves the
 * set as it was before.
 */
#include "judge/ruleset.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "judge/builtin_rules.h"
#include "judge/literals.h"
#include "judge/present.h"
#include "judge/ruleset_xml.h"

#define MAX_PATTERNS 4096
#define MAX_CONDITIONS 2048
#define MAX_PRODUCTS 512
#define MAX_ALTERNATION (256 * 1024)

/* How full a set is, to go back to where a load began. */
struct mark {
    size_t claims, guards, products, conditions, triggers, sign_words;
    int languages;
    int weights[SYMAI_WEIGHT_COUNT];
};

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
    symai_vec_init(&r->claims, sizeof(struct symai_pattern), MAX_PATTERNS);
    symai_vec_init(&r->guards, sizeof(struct symai_pattern), MAX_PATTERNS);
    symai_vec_init(&r->triggers, sizeof(struct symai_words), MAX_PATTERNS);
    symai_vec_init(&r->sign_words, sizeof(struct symai_words), MAX_PATTERNS);
    symai_vec_init(&r->products, sizeof(struct symai_product), MAX_PRODUCTS);
    symai_vec_init(&r->conditions, sizeof(struct symai_condition),
                   MAX_CONDITIONS);
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

static void drop_patterns(struct symai_vec *patterns, size_t from)
{
    struct symai_pattern *pattern;

    while (patterns->count > from) {
        pattern = symai_vec_at(patterns, patterns->count - 1);
        symai_regex_free(pattern->regex);
        symai_free(pattern->source);
        patterns->count--;
    }
}

static void drop_conditions(struct symai_vec *conditions, size_t from)
{
    struct symai_condition *condition;

    while (conditions->count > from) {
        condition = symai_vec_at(conditions, conditions->count - 1);
        symai_regex_free(condition->regex);
        symai_free(condition->source);
        conditions->count--;
    }
}

static void drop_words(struct symai_vec *words, size_t from)
{
    while (words->count > from) {
        symai_free(((struct symai_words *)symai_vec_at(words, words->count - 1))
                       ->source);
        words->count--;
    }
}

static void destroy(syma_ruleset *r)
{
    size_t i;

    drop_patterns(&r->claims, 0);
    drop_patterns(&r->guards, 0);
    drop_words(&r->triggers, 0);
    drop_words(&r->sign_words, 0);
    drop_conditions(&r->conditions, 0);
    symai_vec_free(&r->claims);
    symai_vec_free(&r->guards);
    symai_vec_free(&r->triggers);
    symai_vec_free(&r->sign_words);
    symai_vec_free(&r->products);
    symai_vec_free(&r->conditions);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        symai_regex_free(r->signs[i]);
    symai_automaton_free(r->automaton);
    symai_free(r->always_patterns);
    symai_when_lexicon_free(r->when);
    symai_free(r);
}

void syma_ruleset_free(syma_ruleset *r)
{
    if (r != NULL && symai_refs_drop(&r->refs))
        destroy(r);
}

static void take_mark(const syma_ruleset *r, struct mark *mark)
{
    mark->claims = r->claims.count;
    mark->guards = r->guards.count;
    mark->products = r->products.count;
    mark->conditions = r->conditions.count;
    mark->triggers = r->triggers.count;
    mark->sign_words = r->sign_words.count;
    mark->languages = r->language_count;
    memcpy(mark->weights, r->weights, sizeof mark->weights);
}

static void go_back(syma_ruleset *r, const struct mark *mark)
{
    drop_patterns(&r->claims, mark->claims);
    drop_patterns(&r->guards, mark->guards);
    drop_conditions(&r->conditions, mark->conditions);
    drop_words(&r->triggers, mark->triggers);
    drop_words(&r->sign_words, mark->sign_words);
    r->products.count = mark->products;
    r->language_count = mark->languages;
    memcpy(r->weights, mark->weights, sizeof r->weights);
}

int syma_ruleset_load(syma_ruleset *r, const char *text, size_t len)
{
    struct mark mark;
    int rc;

    if (r == NULL || text == NULL)
        return SYMA_EINVAL;
    symai_errmsg_clear(&r->error);
    if (r->compiled)
        return symai_errmsg_set(&r->error, SYMA_ESTATE, 0,
                                "the rule set is compiled already");
    take_mark(r, &mark);
    rc = symai_ruleset_xml_read(r, text, len, &r->error);
    if (rc < 0)
        go_back(r, &mark);
    return rc;
}

int syma_ruleset_load_builtin(syma_ruleset *r)
{
    size_t i;
    int rc;

    if (r == NULL)
        return SYMA_EINVAL;
    for (i = 0; i < symai_builtin_rule_count; i++) {
        rc = syma_ruleset_load(r, symai_builtin_rules[i].text,
                               symai_builtin_rules[i].len);
        if (rc < 0)
            return rc;
    }
    return SYMA_OK;
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

int symai_ruleset_language(syma_ruleset *r, const char *language)
{
    int i;

    for (i = 0; i < r->language_count; i++) {
        if (strcmp(r->languages[i], language) == 0)
            return i;
    }
    if (i == SYMAI_LANGUAGES_MAX)
        return SYMA_ELIMIT;
    snprintf(r->languages[i], sizeof r->languages[i], "%s", language);
    r->language_count++;
    return i;
}

int symai_ruleset_add_pattern(struct symai_vec *patterns, int kind, int weight,
                              int language, const char *source,
                              struct symai_errmsg *msg)
{
    struct symai_pattern *pattern;
    void *item;
    int rc;

    rc = symai_vec_push(patterns, &item);
    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(msg, rc, 0, "more than %d patterns",
                                MAX_PATTERNS);
    if (rc < 0)
        return rc;
    pattern = item;
    pattern->kind = kind;
    pattern->weight = weight;
    pattern->language = language;
    rc = symai_regex_compile(source, strlen(source), 0, &pattern->regex, msg);
    if (rc >= 0)
        rc = symai_strdup(source, &pattern->source);
    if (rc < 0)
        drop_patterns(patterns, patterns->count - 1);
    return rc;
}

int symai_ruleset_add_condition(syma_ruleset *r, int on, const char *source,
                                struct symai_errmsg *msg)
{
    struct symai_condition *condition;
    void *item;
    int rc;

    rc = symai_vec_push(&r->conditions, &item);
    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(msg, rc, 0, "more than %d conditions",
                                MAX_CONDITIONS);
    if (rc < 0)
        return rc;
    condition = item;
    condition->on = on;
    rc = symai_regex_compile(source, strlen(source), 0, &condition->regex, msg);
    if (rc >= 0)
        rc = symai_strdup(source, &condition->source);
    if (rc < 0)
        drop_conditions(&r->conditions, r->conditions.count - 1);
    return rc;
}

int symai_ruleset_add_words(struct symai_vec *words, int kind, int language,
                            const char *source, struct symai_errmsg *msg)
{
    struct symai_regex *trial = NULL;
    struct symai_words *one;
    void *item;
    int rc;

    /* Compiled by itself first: an error is then its own. */
    rc = symai_regex_compile(source, strlen(source), 0, &trial, msg);
    symai_regex_free(trial);
    if (rc >= 0)
        rc = symai_vec_push(words, &item);
    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(msg, rc, 0, "more than %d of these",
                                MAX_PATTERNS);
    if (rc < 0)
        return rc;
    one = item;
    one->kind = kind;
    one->language = language;
    rc = symai_strdup(source, &one->source);
    if (rc < 0)
        words->count--;
    return rc;
}

/* All words of a sign as one alternation. */
static int compile_sign(syma_ruleset *r, int sign)
{
    const struct symai_words *words;
    struct symai_buf all;
    size_t i;
    int rc = SYMA_OK;

    symai_buf_init(&all, MAX_ALTERNATION);
    for (i = 0; i < r->sign_words.count && rc >= 0; i++) {
        words = symai_vec_at(&r->sign_words, i);
        if (words->kind == sign)
            rc = symai_buf_addf(&all, "%s(?:%s)", all.len > 0 ? "|" : "",
                                words->source);
    }
    if (rc >= 0 && all.len > 0 && r->signs[sign] == NULL)
        rc = symai_regex_compile(all.data, all.len, 0, &r->signs[sign],
                                 &r->error);
    symai_buf_free(&all);
    return rc;
}

static void add_hits(struct symai_hits *into, const struct symai_hits *from)
{
    size_t i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        into->triggers[i] |= from->triggers[i];
    into->signs |= from->signs;
}

/* The literals of a source into the automaton; what has none is to be tried
 * always. */
static int add_literals(syma_ruleset *r, const char *source,
                        const struct symai_hits *hits, uint16_t pattern)
{
    struct symai_literals literals;
    size_t pos = 0;
    size_t i;
    int rc = SYMA_OK;

    while (rc >= 0 &&
           symai_literals_next(source, strlen(source), &pos, &literals)) {
        if (literals.count == 0) {
            add_hits(&r->always, hits);
            if (pattern != SYMAI_NO_PATTERN)
                r->always_patterns[pattern / 64] |= UINT64_C(1) << pattern % 64;
        }
        for (i = 0; i < literals.count && rc >= 0; i++)
            rc = symai_automaton_add(r->automaton, literals.text[i], hits,
                                     pattern);
    }
    return rc;
}

static int add_words(syma_ruleset *r)
{
    const struct symai_words *words;
    struct symai_hits hits;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < r->triggers.count && rc >= 0; i++) {
        words = symai_vec_at(&r->triggers, i);
        memset(&hits, 0, sizeof hits);
        hits.triggers[words->kind] = UINT32_C(1) << words->language;
        rc = add_literals(r, words->source, &hits, SYMAI_NO_PATTERN);
    }
    for (i = 0; i < r->sign_words.count && rc >= 0; i++) {
        words = symai_vec_at(&r->sign_words, i);
        memset(&hits, 0, sizeof hits);
        hits.signs = UINT64_C(1) << words->kind;
        rc = add_literals(r, words->source, &hits, SYMAI_NO_PATTERN);
    }
    return rc;
}

/* By the number that present.c gives the patterns. */
static const char *source_of(const syma_ruleset *r, size_t number)
{
    const struct symai_pattern *pattern;
    const struct symai_condition *condition;

    if (number < r->claims.count) {
        pattern = symai_vec_at(&r->claims, number);
        return pattern->source;
    }
    number -= r->claims.count;
    if (number < r->guards.count) {
        pattern = symai_vec_at(&r->guards, number);
        return pattern->source;
    }
    condition = symai_vec_at(&r->conditions, number - r->guards.count);
    return condition->source;
}

static int add_patterns(syma_ruleset *r)
{
    struct symai_hits none;
    size_t count = r->claims.count + r->guards.count + r->conditions.count;
    size_t i;
    int rc = SYMA_OK;

    if (count > SYMAI_PRESENT_MAX)
        count = SYMAI_PRESENT_MAX;
    r->pattern_count = count;
    r->always_patterns =
        symai_calloc(count / 64 + 1, sizeof *r->always_patterns);
    if (r->always_patterns == NULL)
        return SYMA_ENOMEM;
    memset(&none, 0, sizeof none);
    for (i = 0; i < count && rc >= 0; i++)
        rc = add_literals(r, source_of(r, i), &none, (uint16_t)i);
    return rc;
}

static int build_automaton(syma_ruleset *r)
{
    int rc;

    memset(&r->always, 0, sizeof r->always);
    rc = symai_automaton_new(&r->automaton);
    if (rc >= 0)
        rc = add_words(r);
    if (rc >= 0)
        rc = add_patterns(r);
    return rc < 0 ? rc : symai_automaton_build(r->automaton);
}

static void forget_compiled(syma_ruleset *r)
{
    size_t i;

    for (i = 0; i < SYMAI_SIGN_COUNT; i++) {
        symai_regex_free(r->signs[i]);
        r->signs[i] = NULL;
    }
    symai_automaton_free(r->automaton);
    r->automaton = NULL;
    symai_free(r->always_patterns);
    r->always_patterns = NULL;
}

int syma_ruleset_compile(syma_ruleset *r)
{
    int i;
    int rc = SYMA_OK;

    if (r == NULL)
        return SYMA_EINVAL;
    if (r->compiled)
        return SYMA_OK;
    symai_errmsg_clear(&r->error);
    for (i = 0; i < SYMAI_SIGN_COUNT && rc >= 0; i++)
        rc = compile_sign(r, i);
    if (rc >= 0)
        rc = build_automaton(r);
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

int symai_ruleset_has_sign(const syma_ruleset *r, int sign,
                           struct symai_regex_scratch *scratch,
                           const char *folded, size_t len)
{
    const uint64_t bit = UINT64_C(1) << sign;
    const struct symai_hits *hits;
    struct symai_match match;
    uint32_t state = 0;
    size_t pos = 0;
    int rc;
    int may = (r->always.signs & bit) != 0;

    if (r->signs[sign] == NULL || len == 0)
        return 0;
    while (!may &&
           symai_automaton_next(r->automaton, folded, len, &pos, &state, &hits))
        may = (hits->signs & bit) != 0;
    if (!may)
        return 0;
    rc = symai_regex_match(r->signs[sign], scratch, folded, len, 0, &match);
    return rc == SYMA_ENOMEM ? rc : rc == 1;
}
