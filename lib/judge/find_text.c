/* SPDX-License-Identifier: MIT */
/*
 * What the visible words assert: claims, sentence by sentence, and how they
 * are told from what is to come, was, or is said of something else.
 */
#include <string.h>

#include "base/str.h"
#include "judge/causes.h"
#include "judge/claim.h"
#include "judge/find.h"
#include "judge/find_cause.h"
#include "judge/find_missing.h"
#include "judge/find_product.h"
#include "judge/own_data.h"
#include "judge/pair.h"
#include "judge/place.h"
#include "judge/reading.h"
#include "judge/works.h"
#include "syma/types.h"

#define HEADLINE_WORDS 40
#define BARE_WORDS 40 /* what stands around nothing */
#define LABEL_WORDS 30
#define BEGUN_WEIGHT 900
#define CLEAR_BLOCKS 6 /* so many blocks are where a page speaks first */
#define CLEAR_WORDS 8
#define WAYS_MOST 1

static const char *const now_codes[SYMAI_CLAIM_COUNT] = {
    [SYMAI_CLAIM_MAINTENANCE] = "text.maintenance.now",
    [SYMAI_CLAIM_ERROR] = "text.error.now",
    [SYMAI_CLAIM_DENIED] = "text.denied.now",
    [SYMAI_CLAIM_SOFT_404] = "text.soft_404.now",
    [SYMAI_CLAIM_BOT_WALL] = "text.bot_wall.now",
    [SYMAI_CLAIM_PARKED] = "text.parked.now",
    [SYMAI_CLAIM_DEFAULT_PAGE] = "text.default_page.now"};

/* What was announced for a time that has come is a claim, whatever the form
 * of its words. Without a word of work it must speak of the site. */
static const struct symai_pattern begun_pattern = {.frame = UINT32_MAX,
                                                   .weight = BEGUN_WEIGHT};

static int is_begun(const struct symai_reading *reading, int claim)
{
    return reading->begun &&
           (claim == SYMAI_CLAIM_MAINTENANCE ||
            (claim == SYMAI_CLAIM_ERROR &&
             symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE)));
}

/* A claim's words are in the sentence: are they in the form of a claim? A
 * sentence about something to come need not be: 'maintenance is planned'. */
static int read_claim(struct symai_reading *reading, int claim,
                      struct symai_languages *languages)
{
    uint32_t matched;
    const struct symai_pattern *pattern =
        symai_reading_strongest(reading, claim, &matched);
    int weight;
    int rc = SYMA_OK;

    reading->begun = 0;
    if (pattern != NULL)
        reading->languages = matched;
    if (pattern != NULL && symai_reading_is_unsure(reading, claim))
        claim = SYMAI_CLAIM_ERROR;
    if (claim <= SYMAI_CLAIM_DENIED &&
        symai_reading_taken_back(reading, claim, pattern != NULL, &rc))
        return rc;
    if (pattern == NULL && is_begun(reading, claim))
        pattern = &begun_pattern;
    if (pattern == NULL)
        return SYMA_OK;
    if (claim == SYMAI_CLAIM_SOFT_404 &&
        symai_reading_guard(reading, SYMAI_GUARD_CONDITIONAL))
        return SYMA_OK;
    weight = symai_claim_weight(reading, claim, pattern);
    if (weight == 0)
        return SYMA_OK;
    if (claim == SYMAI_CLAIM_MAINTENANCE)
        symai_works_keep(reading, weight);
    weight = symai_claim_note(reading, claim, pattern, weight, languages);
    return symai_reading_note(reading, now_codes[claim],
                              symai_claim_state(claim), weight);
}

static int has_trigger(const struct symai_owners *said)
{
    uint32_t any = said->triggers[SYMAI_CLAIM_WORKS];
    int i;

    for (i = 0; i < SYMAI_CLAIM_RETURN; i++)
        any |= said->triggers[i];
    return any != 0;
}

static int read_sentence(struct symai_reading *reading,
                         struct symai_languages *languages)
{
    int is_aside = reading->place_weight <=
                   symai_find_weight(reading->f, SYMAI_WEIGHT_place_aside);
    int claim;
    int rc = SYMA_OK;

    for (claim = 0; claim < SYMAI_CLAIM_RETURN && rc >= 0; claim++) {
        /* What stands aside never decides; it may announce. */
        if (is_aside && claim != SYMAI_CLAIM_MAINTENANCE)
            continue;
        reading->languages = reading->present->owners.triggers[claim];
        if (reading->languages != 0)
            rc = read_claim(reading, claim, languages);
    }
    return rc;
}

static int read_sentences(struct symai_reading *reading,
                          struct symai_languages *languages)
{
    struct symai_findings *f = reading->f;
    int dashes = reading->block->place <= SYMAI_PLACE_HEADING;
    struct symai_present present;
    size_t works;
    size_t pos = 0;
    int before;
    int rc = SYMA_OK;

    while (rc >= 0 &&
           symai_sentence_next(reading->folded->data, reading->folded->len,
                               dashes, &pos, &reading->at)) {
        symai_reading_look(reading, dashes, &present);
        if (!has_trigger(&reading->present->owners))
            continue;
        before = f->resolved;
        f->resolved = 0;
        works = f->works_count;
        rc = read_sentence(reading, languages);
        if (rc >= 0 && f->works_count == works && !reading->guessed)
            rc = symai_works_meet(reading);
        reading->over |= f->resolved;
        f->resolved |= before;
    }
    return rc;
}

static int read_block(struct symai_findings *f, size_t index,
                      struct symai_languages *languages,
                      enum symai_causes *causes)
{
    struct symai_reading reading;
    int rc = symai_reading_begin(f, index, &reading);

    if (rc < 0 || reading.said == NULL)
        return rc;
    if (symai_claim_may_begin(reading.said) &&
        f->begins_count < SYMAI_BEGINS_MAX)
        f->begins[f->begins_count++] = index;
    reading.guessed = symai_causes_take(&reading, causes);
    if (reading.place_weight == 0 || !has_trigger(reading.said))
        return SYMA_OK;
    return read_sentences(&reading, languages);
}

/* A line of its own where a page speaks first: the number of its block, or
 * -1. What says so further down is one entry of many. */
static int find_all_clear(struct symai_findings *f)
{
    const struct symai_block *block;
    int left = CLEAR_BLOCKS;
    size_t i;

    if ((f->in_text->owners.signs >> SYMAI_SIGN_TEXT_ALL_CLEAR & 1) == 0)
        return -1;
    for (i = 0; i < f->features->blocks.count && left > 0; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (!symai_place_is_main(f, block))
            continue;
        left--;
        if (block->words <= CLEAR_WORDS &&
            symai_find_sign(f, SYMAI_SIGN_TEXT_ALL_CLEAR,
                            symai_features_text(f->features, block->text),
                            block->text.len))
            return (int)i;
    }
    return -1;
}

static void lessen(int *weight, int percent)
{
    *weight = *weight * percent / 100;
}

static void lessen_all(struct symai_strength *strength, int percent)
{
    lessen(&strength->titled, percent);
    lessen(&strength->headed, percent);
    lessen(&strength->raised, percent);
    lessen(&strength->body, percent);
}

/* One heading after the other that tells of another failure, in one language:
 * a list of what can happen, and what to do then. An alert is no part of it. */
static void read_list(struct symai_findings *f)
{
    int percent = symai_find_weight(f, SYMAI_WEIGHT_percent_topic);
    int i;

    if (f->failing_count < SYMAI_FAILING_LEAST)
        return;
    for (i = SYMAI_CLAIM_ERROR; i <= SYMAI_CLAIM_SOFT_404; i++) {
        lessen(&f->claims[i].titled, percent);
        lessen(&f->claims[i].headed, percent);
        lessen(&f->claims[i].body, percent);
    }
}

/* A page of status says that all works, and lists what once did not. */
static int read_all_clear(struct symai_findings *f)
{
    int percent = symai_find_weight(f, SYMAI_WEIGHT_percent_widget);
    int at = find_all_clear(f);
    const struct symai_block *block;
    int i;

    if (at < 0)
        return SYMA_OK;
    block = symai_vec_at(&f->features->blocks, (size_t)at);
    for (i = SYMAI_CLAIM_MAINTENANCE; i <= SYMAI_CLAIM_DENIED; i++) {
        if (f->claims[i].block < at)
            continue;
        f->resolved = 1;
        lessen_all(&f->claims[i], percent);
    }
    return symai_find_add(f, "text.all_clear.now", SYMA_STATE_UP, 900,
                          symai_place_name(block->place),
                          symai_features_text(f->features, block->text),
                          block->text.len);
}

/* Not to somebody's mail box, telephone or chat. A script and a place in the
 * page lead on, '#' alone does not. */
static int leads_on(const struct symai_findings *f,
                    const struct symai_link *link)
{
    static const char *const ways[] = {"http", "https", "javascript"};
    const char *href = symai_features_text(f->features, link->href);
    size_t scheme = 0;
    size_t i;

    while (scheme < link->href.len &&
           symai_ascii_is_alpha((unsigned char)href[scheme]))
        scheme++;
    if (scheme == 0 || scheme == link->href.len || href[scheme] != ':')
        return link->href.len > 1 || (link->href.len == 1 && href[0] != '#');
    for (i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (scheme == strlen(ways[i]) &&
            symai_ascii_equal_n(href, scheme, ways[i]))
            return 1;
    }
    return 0;
}

/* Pages that work lead on; a notice has a link for its own staff at most. */
static int leads_nowhere(const struct symai_findings *f)
{
    int left = WAYS_MOST;
    size_t i;

    if (f->any_form || f->search_form || f->logged_in ||
        f->features->iframe_count > 0)
        return 0;
    for (i = 0; i < f->features->links.count && left >= 0; i++)
        left -= leads_on(f, symai_vec_at(&f->features->links, i));
    return left >= 0;
}

static int says(struct symai_reading *reading, int claim)
{
    uint32_t matched;

    return symai_reading_strongest(reading, claim, &matched) != NULL;
}

/* 1: the block has words of courtesy; or below a name, that something cannot
 * be used, or will be back. */
static int bears_out(struct symai_findings *f, size_t index)
{
    struct symai_reading reading;
    struct symai_present own;
    int rc = symai_reading_begin(f, index, &reading);

    if (rc < 0 || reading.said == NULL ||
        !symai_place_is_main(f, reading.block))
        return rc < 0 ? rc : 0;
    reading.at.start = 0;
    reading.at.end = reading.folded->len;
    reading.languages = UINT32_MAX;
    symai_reading_look(&reading, 0, &own);
    if (symai_reading_guard(&reading, SYMAI_GUARD_COURTESY))
        return 1;
    return f->named && (says(&reading, SYMAI_CLAIM_CLOSED) ||
                        says(&reading, SYMAI_CLAIM_RETURN));
}

static int is_bare(const struct symai_findings *f, int weight)
{
    return weight >= symai_find_weight(f, SYMAI_WEIGHT_least_bare) &&
           weight < symai_find_weight(f, SYMAI_WEIGHT_least_claim);
}

/* What a page is called is what it is, if it has next to nothing to say: as a
 * whole, where it leads nowhere, or beside its links, below a whole name. */
static int may_be_headline(const struct symai_findings *f)
{
    return f->topic_report == 0 &&
           (f->dead_end ? f->features->visible_words <= HEADLINE_WORDS
                        : f->named && f->sole_message &&
                              f->main_words <= HEADLINE_WORDS);
}

/* 'Maintenance' and 'we are sorry'; or its name, where the rest bears it out or
 * hardly says more. */
static int read_headline(struct symai_findings *f)
{
    struct symai_strength *said = &f->claims[SYMAI_CLAIM_MAINTENANCE];
    const int titled = is_bare(f, said->titled);
    const int headed = is_bare(f, said->headed);
    size_t i;
    int rc;

    if (!may_be_headline(f) || (!titled && !headed))
        return SYMA_OK;
    rc = f->named && f->features->visible_words <= LABEL_WORDS;
    for (i = 0; i < f->features->blocks.count && rc == 0; i++)
        rc = bears_out(f, i);
    if (rc == 1 && titled)
        said->titled = symai_find_weight(f, SYMAI_WEIGHT_least_claim);
    if (rc == 1 && headed)
        said->headed = symai_find_weight(f, SYMAI_WEIGHT_least_claim);
    return rc < 0 ? rc : SYMA_OK;
}

static int is_bare_account(const struct symai_findings *f)
{
    return f->kind == SYMA_SECTION_ACCOUNT && f->logged_in &&
           f->features->content_words < BARE_WORDS && !symai_own_data(f);
}

int symai_find_text(struct symai_findings *f)
{
    struct symai_languages languages;
    enum symai_causes causes = SYMAI_CAUSES_NONE;
    size_t i;
    int rc;

    memset(&languages, 0, sizeof languages);
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        f->claims[i].block = -1;
    f->topic_may = UINT32_MAX;
    f->sells_may = UINT32_MAX;
    f->lists_codes = symai_find_lists_codes(f);
    f->sole_message =
        f->features->visible_words <
            (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_sole) &&
        !f->any_form && !f->logged_in;
    f->leads_nowhere = leads_nowhere(f);
    f->dead_end = f->sole_message && f->leads_nowhere;
    f->main_words = symai_place_main_words(f);
    f->bare_account = is_bare_account(f);
    rc = SYMA_OK;
    for (i = 0; i < f->features->blocks.count && rc >= 0; i++)
        rc = read_block(f, i, &languages, &causes);
    if (rc >= 0)
        rc = symai_pair_read(f, &languages);
    symai_claim_agree(f, &languages);
    if (rc >= 0)
        rc = read_headline(f);
    if (rc >= 0)
        rc = symai_find_cause(f);
    if (rc >= 0)
        rc = symai_find_missing(f, &languages);
    read_list(f);
    if (rc >= 0)
        rc = symai_find_products(f);
    if (rc >= 0)
        rc = read_all_clear(f);
    return rc;
}
