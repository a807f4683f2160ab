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
#include "judge/ruleset_xml.h"

#define MAX_PATTERNS 4096
#define MAX_CONDITIONS 2048
#define MAX_PRODUCTS 512
#define MAX_ALTERNATION (256 * 1024)

/* How full a set is, to go back to where a load began. */
struct mark {
    size_t claims, guards, products, conditions;
    size_t signs[SYMAI_SIGN_COUNT];
    size_t triggers[SYMAI_CLAIM_COUNT];
};

int syma_ruleset_new(syma_ruleset **out)
{
    syma_ruleset *r;
    size_t i;
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
    symai_vec_init(&r->products, sizeof(struct symai_product), MAX_PRODUCTS);
    symai_vec_init(&r->conditions, sizeof(struct symai_condition),
                   MAX_CONDITIONS);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        symai_buf_init(&r->sign_source[i], MAX_ALTERNATION);
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        symai_buf_init(&r->trigger_source[i], MAX_ALTERNATION);
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
        patterns->count--;
    }
}

static void drop_conditions(struct symai_vec *conditions, size_t from)
{
    struct symai_condition *condition;

    while (conditions->count > from) {
        condition = symai_vec_at(conditions, conditions->count - 1);
        symai_regex_free(condition->regex);
        conditions->count--;
    }
}

static void destroy(syma_ruleset *r)
{
    size_t i;

    drop_patterns(&r->claims, 0);
    drop_patterns(&r->guards, 0);
    drop_conditions(&r->conditions, 0);
    symai_vec_free(&r->claims);
    symai_vec_free(&r->guards);
    symai_vec_free(&r->products);
    symai_vec_free(&r->conditions);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++) {
        symai_buf_free(&r->sign_source[i]);
        symai_regex_free(r->signs[i]);
    }
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        symai_buf_free(&r->trigger_source[i]);
        symai_regex_free(r->triggers[i]);
    }
    symai_regex_free(r->any_trigger);
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
    size_t i;

    mark->claims = r->claims.count;
    mark->guards = r->guards.count;
    mark->products = r->products.count;
    mark->conditions = r->conditions.count;
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        mark->signs[i] = r->sign_source[i].len;
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        mark->triggers[i] = r->trigger_source[i].len;
}

static void cut_buf(struct symai_buf *buf, size_t len)
{
    if (buf->len > len) {
        buf->len = len;
        buf->data[len] = '\0';
    }
}

static void go_back(syma_ruleset *r, const struct mark *mark)
{
    size_t i;

    drop_patterns(&r->claims, mark->claims);
    drop_patterns(&r->guards, mark->guards);
    drop_conditions(&r->conditions, mark->conditions);
    r->products.count = mark->products;
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        cut_buf(&r->sign_source[i], mark->signs[i]);
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        cut_buf(&r->trigger_source[i], mark->triggers[i]);
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

int symai_ruleset_add_pattern(struct symai_vec *patterns, int kind, int weight,
                              const char *language, const char *source,
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
    snprintf(pattern->language, sizeof pattern->language, "%s", language);
    rc = symai_regex_compile(source, strlen(source), 0, &pattern->regex, msg);
    if (rc < 0)
        patterns->count--;
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
    rc = symai_regex_compile(source, strlen(source), 0, &condition->regex,
                             msg);
    if (rc < 0)
        r->conditions.count--;
    return rc;
}

int symai_ruleset_add_alternative(struct symai_buf *alternation,
                                  const char *source,
                                  struct symai_errmsg *msg)
{
    struct symai_regex *trial = NULL;
    int rc;

    /* Compiled by itself first: an error is then the alternative's own. */
    rc = symai_regex_compile(source, strlen(source), 0, &trial, msg);
    symai_regex_free(trial);
    if (rc >= 0 && alternation->len > 0)
        rc = symai_buf_add_char(alternation, '|');
    if (rc >= 0)
        rc = symai_buf_add_str(alternation, "(?:");
    if (rc >= 0)
        rc = symai_buf_add_str(alternation, source);
    if (rc >= 0)
        rc = symai_buf_add_char(alternation, ')');
    return rc;
}

static int compile_source(const struct symai_buf *source,
                          struct symai_regex **out, struct symai_errmsg *msg)
{
    if (source->len == 0 || *out != NULL)
        return SYMA_OK;
    return symai_regex_compile(source->data, source->len, 0, out, msg);
}

static int compile_any_trigger(syma_ruleset *r)
{
    struct symai_buf all;
    size_t i;
    int rc = SYMA_OK;

    symai_buf_init(&all, MAX_ALTERNATION * SYMAI_CLAIM_COUNT);
    for (i = 0; i < SYMAI_CLAIM_COUNT && rc >= 0; i++) {
        if (r->trigger_source[i].len == 0)
            continue;
        if (all.len > 0)
            rc = symai_buf_add_char(&all, '|');
        if (rc >= 0)
            rc = symai_buf_add_str(&all, r->trigger_source[i].data);
    }
    if (rc >= 0)
        rc = compile_source(&all, &r->any_trigger, &r->error);
    symai_buf_free(&all);
    return rc;
}

int syma_ruleset_compile(syma_ruleset *r)
{
    size_t i;
    int rc = SYMA_OK;

    if (r == NULL)
        return SYMA_EINVAL;
    if (r->compiled)
        return SYMA_OK;
    symai_errmsg_clear(&r->error);
    for (i = 0; i < SYMAI_SIGN_COUNT && rc >= 0; i++)
        rc = compile_source(&r->sign_source[i], &r->signs[i], &r->error);
    for (i = 0; i < SYMAI_CLAIM_COUNT && rc >= 0; i++)
        rc = compile_source(&r->trigger_source[i], &r->triggers[i], &r->error);
    if (rc >= 0)
        rc = compile_any_trigger(r);
    if (rc >= 0)
        rc = symai_when_lexicon_freeze(r->when);
    if (rc >= 0)
        r->compiled = 1;
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
    struct symai_match match;

    return r->signs[sign] != NULL && len > 0 &&
           symai_regex_match(r->signs[sign], scratch, folded, len, 0,
                             &match) == 1;
}
