/* SPDX-License-Identifier: MIT */
/*
 * What the visible words assert: claims, sentence by sentence, with their
 * tense, their subject and the weight of the place they stand in.
 */
#include <string.h>

#include "base/fold.h"
#include "judge/find.h"
#include "judge/find_product.h"
#include "judge/sentence.h"
#include "syma/types.h"

#define SOLE_WORDS 120
#define SHORT_PAGE_WORDS 300
#define SCRIPT_WORDS 20
#define TWO_LANGUAGES_BONUS 100
#define OTHER_SECTION_PERCENT 30
#define WIDGET_PERCENT 20
#define BARE_WEIGHT 700 /* below: a word alone, no sentence */
#define MAX_PLANNED_SENTENCE 600
#define MAX_FOLDED (64 * 1024)

/* One sentence under examination. */
struct reading {
    struct symai_findings *f;
    const struct symai_block *block;
    size_t block_index;
    const struct symai_buf *folded;
    struct symai_sentence at;
    int place_weight;
    int is_goods_page; /* the page's heading names goods or a trade */
};

/* Languages in which a claim was met, to tell whether two agree. */
struct languages {
    char first[SYMAI_CLAIM_COUNT][12];
    int agree[SYMAI_CLAIM_COUNT];
};

static const char *const now_codes[SYMAI_CLAIM_COUNT] = {
    "text.maintenance.now", "text.error.now",        "text.soft_404.now",
    "text.bot_wall.now",    "text.parked.now",       "text.default_page.now",
    "text.return.promised"};

static const int now_states[SYMAI_CLAIM_COUNT] = {
    SYMA_STATE_MAINTENANCE, SYMA_STATE_DEGRADED, SYMA_STATE_DEGRADED,
    SYMA_STATE_UNKNOWN,     SYMA_STATE_DOWN,     SYMA_STATE_DOWN,
    SYMA_STATE_MAINTENANCE};

/* The table of prominence in the contract. */
static int place_weight(const struct symai_findings *f,
                        const struct symai_block *block)
{
    if ((block->flags & SYMAI_BLOCK_CONTROL) != 0 ||
        (block->flags & SYMAI_BLOCK_CODE) != 0)
        return 0;
    if (block->place == SYMAI_PLACE_NOSCRIPT)
        return 200;
    if (block->place == SYMAI_PLACE_SCRIPT)
        return f->features->visible_words < SCRIPT_WORDS ? 200 : 0;
    if (block->place == SYMAI_PLACE_TITLE || block->place == SYMAI_PLACE_H1)
        return 1000;
    if ((block->flags & SYMAI_BLOCK_LINK) != 0)
        return 150;
    if (f->sole_message)
        return 1000;
    if (block->place == SYMAI_PLACE_HEADING ||
        block->place == SYMAI_PLACE_ALERT)
        return 800;
    if (block->place == SYMAI_PLACE_ASIDE)
        return 150;
    return f->features->visible_words < SHORT_PAGE_WORDS ? 600 : 300;
}

static int is_raised(const struct symai_block *block)
{
    return block->place <= SYMAI_PLACE_ALERT;
}

static int sentence_match(const struct reading *reading,
                          const struct symai_regex *regex)
{
    struct symai_match match;

    return regex != NULL &&
           symai_regex_match(regex, reading->f->scratch,
                             reading->folded->data + reading->at.start,
                             reading->at.end - reading->at.start, 0,
                             &match) == 1;
}

static int has_guard(const struct reading *reading, int kind)
{
    const struct symai_vec *guards = &reading->f->rules->guards;
    const struct symai_pattern *guard;
    size_t i;

    for (i = 0; i < guards->count; i++) {
        guard = symai_vec_at(guards, i);
        if (guard->kind == kind && sentence_match(reading, guard->regex))
            return 1;
    }
    return 0;
}

/* The strongest pattern of a claim in the sentence, or NULL. */
static const struct symai_pattern *strongest(const struct reading *reading,
                                             int claim)
{
    const struct symai_vec *claims = &reading->f->rules->claims;
    const struct symai_pattern *best = NULL;
    const struct symai_pattern *pattern;
    size_t i;

    for (i = 0; i < claims->count; i++) {
        pattern = symai_vec_at(claims, i);
        if (pattern->kind == claim &&
            (best == NULL || pattern->weight > best->weight) &&
            sentence_match(reading, pattern->regex))
            best = pattern;
    }
    return best;
}

static int names_sign(const struct reading *reading, int sign)
{
    return symai_ruleset_has_sign(
        reading->f->rules, sign, reading->f->scratch,
        reading->folded->data + reading->at.start,
        reading->at.end - reading->at.start);
}

/* 1: the sentence names this section; -1: another one; 0: the site, or
 * nothing. The client area is where one logs in, so the two are one. */
static int subject(const struct reading *reading)
{
    int area = names_sign(reading, SYMAI_SIGN_SUBJECT_ACCOUNT) ||
               names_sign(reading, SYMAI_SIGN_SUBJECT_LOGIN);
    int activation = names_sign(reading, SYMAI_SIGN_SUBJECT_ACTIVATION);

    switch (reading->f->kind) {
    case SYMA_SECTION_LOGIN:
    case SYMA_SECTION_ACCOUNT:
        return area ? 1 : activation ? -1 : 0;
    case SYMA_SECTION_ACTIVATION:
        return activation ? 1 : area ? -1 : 0;
    default:
        return area || activation ? -1 : 0;
    }
}

static int add_excerpt(const struct reading *reading, const char *code,
                       int points_to, int weight)
{
    const struct symai_features *p = reading->f->features;
    const char *text = symai_features_text(p, reading->block->text);
    size_t len = reading->block->text.len;
    size_t from = symai_fold_origin(text, len, reading->at.start);
    size_t to = symai_fold_origin(text, len, reading->at.end);

    return symai_find_add(reading->f, code, points_to, weight,
                          symai_place_name(reading->block->place), text + from,
                          to - from);
}

/* Shops and programmes also have things that will not be available: there
 * only a window of time makes it an announcement of work. */
static int add_planned(const struct reading *reading, int claim)
{
    struct symai_findings *f = reading->f;
    const char *text = symai_features_text(f->features, reading->block->text);
    size_t len = reading->block->text.len;
    size_t from = symai_fold_origin(text, len, reading->at.start);
    size_t to = symai_fold_origin(text, len, reading->at.end);
    struct symai_when when = {-1, -1, 0, 0, 0};
    int has_window;
    int rc;

    has_window = symai_when_find(f->rules->when, SYMAI_WHEN_WINDOW,
        reading->folded->data + reading->at.start,
        reading->at.end - reading->at.start,
        f->context == NULL ? -1 : f->context->now_ms,
        f->context == NULL ? NULL : f->context->zone, &when);
    if (!has_window && claim != SYMAI_CLAIM_MAINTENANCE)
        return SYMA_OK;
    f->upcoming = 1;
    rc = add_excerpt(reading, "text.maintenance.upcoming", SYMA_STATE_UP,
                     reading->place_weight / 2);
    if (rc < 0)
        return rc;
    return symai_verdict_add_notice(
        f->verdict, SYMA_NOTICE_MAINTENANCE_PLANNED, when.earliest_ms,
        when.latest_ms, when.vague, text + from, to - from,
        (size_t)f->excerpt_max);
}

/* Not now, not here, not this: 1 where the sentence takes itself back; then
 * what is left of it is evidence of its own. */
static int is_taken_back(const struct reading *reading, int claim, int *rc)
{
    struct symai_findings *f = reading->f;

    if (has_guard(reading, SYMAI_GUARD_OVER)) {
        f->resolved = 1;
        *rc = add_excerpt(reading, "text.maintenance.over", SYMA_STATE_UP,
                          reading->place_weight / 2);
        return 1;
    }
    if (has_guard(reading, SYMAI_GUARD_ACCOUNT) ||
        has_guard(reading, SYMAI_GUARD_GOODS) ||
        has_guard(reading, SYMAI_GUARD_MANAGEMENT) ||
        has_guard(reading, SYMAI_GUARD_CONDITIONAL))
        return 1;
    if (has_guard(reading, SYMAI_GUARD_NOW) ||
        !has_guard(reading, SYMAI_GUARD_UPCOMING))
        return 0;
    if (claim <= SYMAI_CLAIM_ERROR && reading->place_weight >= 150 &&
        reading->at.end - reading->at.start < MAX_PLANNED_SENTENCE)
        *rc = add_planned(reading, claim);
    return 1;
}

static int modified_weight(const struct reading *reading, int claim,
                           const struct symai_pattern *pattern)
{
    struct symai_findings *f = reading->f;
    int weight = pattern->weight * reading->place_weight / 1000;

    if (reading->is_goods_page && pattern->weight < BARE_WEIGHT)
        return 0;
    if (has_guard(reading, SYMAI_GUARD_WIDGET)) {
        f->widget_error |= claim == SYMAI_CLAIM_ERROR;
        weight = weight * WIDGET_PERCENT / 100;
    }
    if (has_guard(reading, SYMAI_GUARD_REPORT))
        weight = weight * WIDGET_PERCENT / 100;
    if (!f->sole_message && claim <= SYMAI_CLAIM_ERROR &&
        subject(reading) < 0)
        weight = weight * OTHER_SECTION_PERCENT / 100;
    return weight;
}

static void note_strength(const struct reading *reading, int claim, int weight)
{
    struct symai_strength *strength = &reading->f->claims[claim];
    int stronger = weight > symai_strength_best(strength);

    if (is_raised(reading->block)) {
        if (weight > strength->raised)
            strength->raised = weight;
    } else if (weight > strength->body) {
        strength->body = weight;
    }
    if (stronger) {
        strength->block = (int)reading->block_index;
        strength->by_section = subject(reading) > 0;
    }
}

static void note_language(struct languages *languages, int claim,
                          const char *language)
{
    if (languages->first[claim][0] == '\0')
        memcpy(languages->first[claim], language,
               sizeof languages->first[claim]);
    else if (strcmp(languages->first[claim], language) != 0)
        languages->agree[claim] = 1;
}

/* A claim's words are in the sentence: are they in the form of a claim? A
 * sentence about something to come need not be: 'maintenance is planned'. */
static int read_claim(const struct reading *reading, int claim,
                      struct languages *languages)
{
    const struct symai_pattern *pattern = strongest(reading, claim);
    int weight;
    int rc = SYMA_OK;

    if (claim <= SYMAI_CLAIM_ERROR && is_taken_back(reading, claim, &rc))
        return rc;
    if (pattern == NULL)
        return SYMA_OK;
    if (claim == SYMAI_CLAIM_SOFT_404 &&
        has_guard(reading, SYMAI_GUARD_CONDITIONAL))
        return SYMA_OK;
    weight = modified_weight(reading, claim, pattern);
    if (weight == 0)
        return SYMA_OK;
    note_strength(reading, claim, weight);
    note_language(languages, claim, pattern->language);
    return add_excerpt(reading, now_codes[claim], now_states[claim], weight);
}

static int read_sentence(const struct reading *reading,
                         struct languages *languages)
{
    int claim;
    int rc = SYMA_OK;

    for (claim = 0; claim < SYMAI_CLAIM_RETURN && rc >= 0; claim++) {
        if (sentence_match(reading, reading->f->rules->triggers[claim]))
            rc = read_claim(reading, claim, languages);
    }
    return rc;
}

static int read_block(struct symai_findings *f, size_t index,
                      struct symai_buf *folded, int is_goods_page,
                      struct languages *languages)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    struct symai_match match;
    struct reading reading;
    size_t pos = 0;
    int rc;

    memset(&reading, 0, sizeof reading);
    reading.f = f;
    reading.block = block;
    reading.block_index = index;
    reading.folded = folded;
    reading.is_goods_page = is_goods_page;
    reading.place_weight = place_weight(f, block);
    if (reading.place_weight == 0 || f->rules->any_trigger == NULL)
        return SYMA_OK;
    symai_buf_clear(folded);
    rc = symai_fold(symai_features_text(f->features, block->text),
                    block->text.len, folded);
    if (rc < 0 || symai_regex_match(f->rules->any_trigger, f->scratch,
                                    folded->data, folded->len, 0,
                                    &match) != 1)
        return rc;
    while (rc >= 0 &&
           symai_sentence_next(folded->data, folded->len,
                               block->place <= SYMAI_PLACE_HEADING, &pos,
                               &reading.at))
        rc = read_sentence(&reading, languages);
    return rc;
}

/* A heading that names goods or a trade says what the page is about. */
static int find_goods(struct symai_findings *f, struct symai_buf *folded)
{
    const struct symai_block *block;
    struct reading reading;
    size_t i;

    memset(&reading, 0, sizeof reading);
    reading.f = f;
    reading.folded = folded;
    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block->place > SYMAI_PLACE_HEADING)
            continue;
        symai_buf_clear(folded);
        if (symai_fold(symai_features_text(f->features, block->text),
                       block->text.len, folded) < 0)
            continue;
        reading.at.start = 0;
        reading.at.end = folded->len;
        if (has_guard(&reading, SYMAI_GUARD_GOODS))
            return 1;
    }
    return 0;
}

static void add_agreement(struct symai_findings *f,
                          const struct languages *languages)
{
    struct symai_strength *strength;
    int i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        strength = &f->claims[i];
        if (!languages->agree[i])
            continue;
        if (strength->raised > 0)
            strength->raised += TWO_LANGUAGES_BONUS;
        if (strength->body > 0)
            strength->body += TWO_LANGUAGES_BONUS;
        if (strength->raised > 1000)
            strength->raised = 1000;
        if (strength->body > 1000)
            strength->body = 1000;
    }
}

int symai_find_text(struct symai_findings *f)
{
    struct languages languages;
    struct symai_buf folded;
    int is_goods_page;
    size_t i;
    int rc;

    memset(&languages, 0, sizeof languages);
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        f->claims[i].block = -1;
    f->sole_message =
        f->features->visible_words < SOLE_WORDS && !f->any_form;
    symai_buf_init(&folded, MAX_FOLDED);
    is_goods_page = find_goods(f, &folded);
    rc = SYMA_OK;
    for (i = 0; i < f->features->blocks.count && rc >= 0; i++)
        rc = read_block(f, i, &folded, is_goods_page, &languages);
    add_agreement(f, &languages);
    symai_buf_free(&folded);
    if (rc >= 0)
        rc = symai_find_products(f);
    return rc;
}
