/* SPDX-License-Identifier: MIT */
/*
 * On a page of one message, whose first words say in short that something
 * cannot be used, and no more of what is wrong; below such a heading of any
 * page; or where the section's own function is missing. What is announced is
 * the cause where nobody knows the time: with a clock the window itself tells
 * (tense.c).
 */
#include "judge/find_cause.h"

#include <string.h>

#include "judge/claim.h"
#include "judge/place.h"
#include "judge/reading.h"
#include "syma/types.h"

#define BLOCKS_READ 4
#define BLOCKS_BELOW 2 /* of a heading, that may tell its cause */
#define STATEMENT_WORDS 12
#define SURE_WEIGHT 700 /* of what is closed; less is a courtesy */

static const struct symai_pattern cause_pattern = {.frame = UINT32_MAX,
                                                   .weight = 850};

static int may_have_cause(const struct symai_findings *f)
{
    const int least = symai_find_weight(f, SYMAI_WEIGHT_least_claim);

    return f->upcoming && f->topic_report == 0 &&
           (f->context == NULL || f->context->now_ms < 0) &&
           symai_strength_best(&f->claims[SYMAI_CLAIM_MAINTENANCE]) < least;
}

static int says_unavailable(struct symai_reading *reading)
{
    static const int guards[] = {SYMAI_GUARD_UPCOMING, SYMAI_GUARD_CONDITIONAL,
                                 SYMAI_GUARD_OVER, SYMAI_GUARD_GOODS,
                                 SYMAI_GUARD_REPORT};
    const struct symai_pattern *closed;
    uint32_t languages;

    reading->languages = UINT32_MAX;
    closed = symai_reading_strongest(reading, SYMAI_CLAIM_CLOSED, &languages);
    reading->languages = languages;
    return closed != NULL && closed->weight >= SURE_WEIGHT &&
           !symai_reading_any_guard(reading, guards,
                                    sizeof guards / sizeof *guards);
}

/* What was taken for a failure is the same words. */
static int claim(struct symai_reading *reading)
{
    struct symai_findings *f = reading->f;
    struct symai_strength *error = &f->claims[SYMAI_CLAIM_ERROR];
    int weight =
        symai_claim_weight(reading, SYMAI_CLAIM_MAINTENANCE, &cause_pattern);
    struct symai_languages languages;

    if (weight == 0)
        return 0;
    memset(&languages, 0, sizeof languages);
    weight = symai_claim_note(reading, SYMAI_CLAIM_MAINTENANCE, &cause_pattern,
                              weight, &languages);
    error->titled = error->headed = error->raised = error->body = 0;
    weight = symai_reading_note(reading, "text.maintenance.now",
                                SYMA_STATE_MAINTENANCE, weight);
    return weight < 0 ? weight : 1;
}

/* How many sentences say that something failed: in that block, or in others. */
static size_t count_failures(const struct symai_findings *f, size_t index,
                             int is_there)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < f->asserted_count; i++)
        count += f->asserted[i].claim == SYMAI_CLAIM_ERROR &&
                 (f->asserted[i].block == index) == is_there;
    return count;
}

/* Not a reading room, nor a discussion. */
static int is_of_site(const struct symai_reading *reading)
{
    return count_failures(reading->f, reading->block_index, 1) > 0 ||
           symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE);
}

static int is_below(size_t block, size_t heading)
{
    return block > heading && block - heading <= BLOCKS_BELOW;
}

/* On a page with more to say the cause stands right below. A heading may name
 * what is announced, if it does not say that it is so now. */
static int is_explained(struct symai_reading *reading)
{
    const struct symai_findings *f = reading->f;

    return f->sole_message ||
           (reading->block->place <= SYMAI_PLACE_ALERT &&
            is_below(f->announced.block, reading->block_index) &&
            symai_reading_guard(reading, SYMAI_GUARD_NOW));
}

/* 1: that was it. */
static int read_block(struct symai_findings *f, size_t index)
{
    struct symai_reading reading;
    struct symai_present own;
    int rc = symai_reading_begin(f, index, &reading);

    if (rc < 0 || reading.said == NULL)
        return rc;
    reading.at.end = reading.folded->len;
    symai_reading_look(&reading, 0, &own);
    if (count_failures(f, index, 0) > 0 || !says_unavailable(&reading) ||
        !is_of_site(&reading) || !is_explained(&reading))
        return 0;
    return claim(&reading);
}

/* Elsewhere than in the words that announce. */
static int is_error(const struct symai_findings *f)
{
    const struct symai_strength *error = &f->claims[SYMAI_CLAIM_ERROR];

    return symai_strength_best(error) >=
               symai_find_weight(f, SYMAI_WEIGHT_least_claim) &&
           error->block != (int)f->announced.block;
}

/* Where the section's own function is missing, the announcement is of now. */
static int read_announced(struct symai_findings *f)
{
    const struct symai_works *said = &f->announced;
    struct symai_reading reading;
    struct symai_present own;
    int rc = symai_reading_begin(f, said->block, &reading);

    if (rc < 0 || reading.said == NULL ||
        !symai_place_is_main(f, reading.block))
        return rc;
    reading.at = said->at;
    reading.languages = said->languages;
    symai_reading_look(&reading, 0, &own);
    return claim(&reading);
}

int symai_find_cause(struct symai_findings *f)
{
    const struct symai_block *block;
    int left = BLOCKS_READ;
    size_t i;
    int rc = 0;

    if (!may_have_cause(f))
        return SYMA_OK;
    if (symai_place_lacks_function(f) && f->way_in == SYMAI_WAY_NONE &&
        !symai_find_is_shell(f) && !is_error(f))
        rc = read_announced(f);
    for (i = 0; i < f->features->blocks.count && left > 0 && rc == 0; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (!symai_place_is_main(f, block))
            continue;
        left--;
        if (block->words <= STATEMENT_WORDS)
            rc = read_block(f, i);
    }
    return rc < 0 ? rc : SYMA_OK;
}
