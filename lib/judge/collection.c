/* SPDX-License-Identifier: MIT */
/*
 * Gathers rules: sources into one text, the rest into arrays.
 */
#include "judge/collection.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "judge/alternatives.h"
#include "port/regex.h"

#define MAX_TEXT (64 * 1024 * 1024)
#define MAX_PATTERNS 12288 /* of a kind */
/* Frames are taken apart as long as what many more need can be told apart. */
#define MAX_SPLIT (SYMAI_PRESENT_MAX / 2)
#define MAX_ALTERNATIVES 64
#define MAX_CONDITIONS 2048
#define MAX_PRODUCTS 512

void symai_collection_init(struct symai_collection *c)
{
    int i;

    memset(c, 0, sizeof *c);
    symai_buf_init(&c->text, MAX_TEXT);
    symai_vec_init(&c->claims, sizeof(struct symai_pattern), MAX_PATTERNS);
    symai_vec_init(&c->guards, sizeof(struct symai_pattern), MAX_PATTERNS);
    symai_vec_init(&c->triggers, sizeof(struct symai_words), MAX_PATTERNS);
    symai_vec_init(&c->sign_words, sizeof(struct symai_words), MAX_PATTERNS);
    symai_vec_init(&c->products, sizeof(struct symai_product), MAX_PRODUCTS);
    symai_vec_init(&c->conditions, sizeof(struct symai_condition),
                   MAX_CONDITIONS);
    for (i = 0; i < SYMAI_WEIGHT_COUNT; i++)
        c->weights[i] = -1;
}

void symai_collection_free(struct symai_collection *c)
{
    symai_buf_free(&c->text);
    symai_vec_free(&c->claims);
    symai_vec_free(&c->guards);
    symai_vec_free(&c->triggers);
    symai_vec_free(&c->sign_words);
    symai_vec_free(&c->products);
    symai_vec_free(&c->conditions);
}

void symai_collection_mark(const struct symai_collection *c,
                           struct symai_collection_mark *out)
{
    out->text = c->text.len;
    out->claims = c->claims.count;
    out->guards = c->guards.count;
    out->products = c->products.count;
    out->conditions = c->conditions.count;
    out->triggers = c->triggers.count;
    out->sign_words = c->sign_words.count;
    out->language_count = c->language_count;
    memcpy(out->weights, c->weights, sizeof out->weights);
    out->taken = c->taken;
}

void symai_collection_go_back(struct symai_collection *c,
                              const struct symai_collection_mark *mark)
{
    c->text.len = mark->text;
    c->claims.count = mark->claims;
    c->guards.count = mark->guards;
    c->products.count = mark->products;
    c->conditions.count = mark->conditions;
    c->triggers.count = mark->triggers;
    c->sign_words.count = mark->sign_words;
    c->language_count = mark->language_count;
    memcpy(c->weights, mark->weights, sizeof c->weights);
    c->taken = mark->taken;
}

_Static_assert(offsetof(struct symai_pattern, source) == 0 &&
                   offsetof(struct symai_condition, source) == 0 &&
                   offsetof(struct symai_words, source) == 0,
               "put sets the source of any of them");

/* One more item, like that one, with a source of its own. */
static int put(struct symai_collection *c, struct symai_vec *items,
               const void *like, const char *source, size_t len,
               struct symai_errmsg *msg)
{
    const uint32_t at = (uint32_t)c->text.len;
    void *item;
    int rc = symai_vec_push(items, &item);

    if (rc == SYMA_ELIMIT)
        return symai_errmsg_set(msg, rc, 0, "more than %zu patterns of a kind",
                                items->max);
    if (rc < 0)
        return rc;
    memcpy(item, like, items->size);
    memcpy(item, &at, sizeof at);
    rc = symai_buf_add(&c->text, source, len);
    return rc < 0 ? rc : symai_buf_add(&c->text, "", 1);
}

static size_t count_patterns(const struct symai_collection *c)
{
    return c->claims.count + c->guards.count + c->conditions.count +
           c->sign_words.count;
}

/* Where the source's alternatives end; each of them compiles by itself. */
static size_t take_apart(const char *source, size_t len, size_t *ends)
{
    size_t count = symai_alternatives(source, len, ends, MAX_ALTERNATIVES);
    size_t from = 0;
    size_t i;

    for (i = 0; i < count && count > 1; i++) {
        if (symai_regex_check(source + from, ends[i] - from, 0, NULL) < 0) {
            ends[0] = len;
            return 1;
        }
        from = ends[i] + 1;
    }
    return count;
}

/* The same for each alternative of the source. */
static int put_each(struct symai_collection *c, struct symai_vec *items,
                    const void *like, const char *source,
                    struct symai_errmsg *msg)
{
    const size_t len = strlen(source);
    size_t ends[MAX_ALTERNATIVES] = {len};
    size_t count = 1;
    size_t from = 0;
    size_t i;
    int rc = SYMA_OK;

    if (count_patterns(c) < MAX_SPLIT)
        count = take_apart(source, len, ends);

    for (i = 0; i < count && rc >= 0; i++) {
        rc = put(c, items, like, source + from, ends[i] - from, msg);
        from = ends[i] + 1;
    }
    return rc;
}

int symai_collection_add_pattern(struct symai_collection *c,
                                 struct symai_vec *patterns, int kind,
                                 int weight, int language, const char *source,
                                 struct symai_errmsg *msg)
{
    struct symai_pattern like;
    int rc = symai_regex_check(source, strlen(source), 0, msg);

    memset(&like, 0, sizeof like);
    like.frame = (uint32_t)c->text.len;
    like.kind = (uint8_t)kind;
    like.weight = (uint16_t)weight;
    like.language = (uint8_t)language;
    return rc < 0 ? rc : put_each(c, patterns, &like, source, msg);
}

int symai_collection_add_condition(struct symai_collection *c, int on,
                                   const char *source, struct symai_errmsg *msg)
{
    struct symai_condition like;
    size_t len = strlen(source);
    int rc = symai_regex_check(source, len, 0, msg);

    memset(&like, 0, sizeof like);
    like.on = (uint8_t)on;
    return rc < 0 ? rc : put(c, &c->conditions, &like, source, len, msg);
}

static struct symai_words words_like(int kind, int language)
{
    struct symai_words like;

    memset(&like, 0, sizeof like);
    like.kind = (uint8_t)kind;
    like.language = (uint8_t)language;
    return like;
}

int symai_collection_add_trigger(struct symai_collection *c, int claim,
                                 int language, const char *source,
                                 struct symai_errmsg *msg)
{
    struct symai_words like = words_like(claim, language);
    size_t len = strlen(source);
    int rc = symai_regex_check(source, len, 0, msg);

    return rc < 0 ? rc : put(c, &c->triggers, &like, source, len, msg);
}

/* It is known of each alternative whether it can stand in a text; what is
 * asked of labels is all tried. */
int symai_collection_add_sign(struct symai_collection *c, int sign,
                              int language, const char *source,
                              struct symai_errmsg *msg)
{
    struct symai_words like = words_like(sign, language);
    size_t len = strlen(source);
    int rc = symai_regex_check(source, len, 0, msg);

    if (rc < 0)
        return rc;
    if (symai_sign_place(sign) == SYMAI_SIGN_OF_LABEL)
        return put(c, &c->sign_words, &like, source, len, msg);
    return put_each(c, &c->sign_words, &like, source, msg);
}

int symai_collection_language(struct symai_collection *c, const char *language)
{
    int i;

    for (i = 0; i < c->language_count; i++) {
        if (strcmp(c->languages[i], language) == 0)
            return i;
    }
    if (i == SYMAI_LANGUAGES_MAX)
        return SYMA_ELIMIT;
    snprintf(c->languages[i], sizeof c->languages[i], "%s", language);
    c->language_count++;
    return i;
}

static int push(struct symai_vec *items, const void *from)
{
    void *item;
    int rc = symai_vec_push(items, &item);

    if (rc >= 0)
        memcpy(item, from, items->size);
    return rc;
}

/* What an addition of tables has to change in each item. */
struct shift {
    uint32_t text;
    const uint8_t *languages;
};

static int add_patterns(struct symai_vec *into,
                        const struct symai_pattern *from, size_t count,
                        const struct shift *shift)
{
    struct symai_pattern one;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < count && rc >= 0; i++) {
        one = from[i];
        one.source += shift->text;
        one.frame += shift->text;
        one.language = shift->languages[one.language];
        rc = push(into, &one);
    }
    return rc;
}

static int add_words(struct symai_vec *into, const struct symai_words *from,
                     size_t count, const struct shift *shift)
{
    struct symai_words one;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < count && rc >= 0; i++) {
        one = from[i];
        one.source += shift->text;
        one.language = shift->languages[one.language];
        rc = push(into, &one);
    }
    return rc;
}

static int add_products(struct symai_collection *c,
                        const struct symai_tables *t, uint32_t text)
{
    uint32_t before = (uint32_t)c->conditions.count;
    struct symai_condition condition;
    struct symai_product product;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < t->condition_count && rc >= 0; i++) {
        condition = t->conditions[i];
        condition.source += text;
        rc = push(&c->conditions, &condition);
    }
    for (i = 0; i < t->product_count && rc >= 0; i++) {
        product = t->products[i];
        product.first_condition += before;
        rc = push(&c->products, &product);
    }
    return rc;
}

static int add_languages(struct symai_collection *c,
                         const struct symai_tables *t, uint8_t *map)
{
    uint32_t i;
    int language;

    memset(map, 0, SYMAI_LANGUAGES_MAX);
    for (i = 0; i < t->language_count; i++) {
        language = symai_collection_language(c, t->languages[i]);
        if (language < 0)
            return language;
        map[i] = (uint8_t)language;
    }
    return SYMA_OK;
}

static void note_place(const struct symai_collection *c,
                       const struct symai_tables *t,
                       struct symai_collected *out)
{
    out->tables = t;
    out->claims = (uint32_t)c->claims.count;
    out->guards = (uint32_t)c->guards.count;
    out->conditions = (uint32_t)c->conditions.count;
    out->triggers = (uint32_t)c->triggers.count;
    out->sign_words = (uint32_t)c->sign_words.count;
}

int symai_collection_add_tables(struct symai_collection *c,
                                const struct symai_tables *t)
{
    struct symai_collected place;
    struct shift shift = {(uint32_t)c->text.len, place.languages};
    size_t i;
    int rc;

    note_place(c, t, &place);
    rc = add_languages(c, t, place.languages);
    if (rc >= 0)
        rc = symai_buf_add(&c->text, t->text, t->text_len);
    if (rc >= 0)
        rc = add_patterns(&c->claims, t->claims, t->claim_count, &shift);
    if (rc >= 0)
        rc = add_patterns(&c->guards, t->guards, t->guard_count, &shift);
    if (rc >= 0)
        rc = add_words(&c->triggers, t->triggers, t->trigger_count, &shift);
    if (rc >= 0)
        rc = add_words(&c->sign_words, t->sign_words, t->sign_word_count,
                       &shift);
    if (rc >= 0)
        rc = add_products(c, t, shift.text);
    for (i = 0; i < SYMAI_WEIGHT_COUNT && rc >= 0; i++) {
        if (t->weights[i] >= 0)
            c->weights[i] = t->weights[i];
    }
    if (rc >= 0 && c->taken.tables == NULL)
        c->taken = place;
    return rc;
}
