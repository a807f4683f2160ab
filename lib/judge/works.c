/* SPDX-License-Identifier: MIT */
/*
 * 'The platform is being replaced' says nothing of a customer, 'no card can
 * be activated' nothing of a cause; side by side they say maintenance.
 */
#include "judge/works.h"

#include <string.h>

#include "judge/claim.h"
#include "judge/place.h"
#include "judge/tense.h"

#define BLOCKS_AROUND 2
#define ANYWHERE_WEIGHT 700 /* below: a hint, where the page says no more */
#define BOTH_WEIGHT 1200    /* of the two together, at least */
#define CLAIM_WEIGHT 500    /* what claims maintenance itself needs no hint */
#define WHOLE_WEIGHT 750    /* below: a promise, a hint, or told of */
#define WORD_WEIGHT 600     /* below: a word; its own sentence bears it out */
#define LABEL_MAX 48        /* bytes; a shorter sentence only names a cause */

static void set(const struct symai_reading *reading, int weight,
                struct symai_works *out)
{
    out->weight = weight;
    out->block = reading->block_index;
    out->at = reading->at;
    out->languages = reading->languages;
}

static void keep(const struct symai_reading *reading, int weight, int is_claim)
{
    struct symai_findings *f = reading->f;

    if (f->works_count == SYMAI_WORKS_MAX)
        return;
    set(reading, weight, &f->works[f->works_count]);
    f->works[f->works_count++].is_claim = is_claim;
}

int symai_works_is_whole(const struct symai_reading *reading, int weight)
{
    int place = symai_claim_place(reading, SYMAI_CLAIM_MAINTENANCE);

    return weight * 1000 >= WHOLE_WEIGHT * place;
}

/* The bare word is over a page that says no more. */
static int is_titled(const struct symai_reading *reading, int weight)
{
    return reading->f->sole_message &&
           reading->block->place <= SYMAI_PLACE_HEADING &&
           weight >= symai_find_weight(reading->f, SYMAI_WEIGHT_least_bare);
}

void symai_works_keep(const struct symai_reading *reading, int weight)
{
    if (symai_works_is_whole(reading, weight) || is_titled(reading, weight))
        keep(reading, CLAIM_WEIGHT, 1);
}

/* Only told of, of something beside the site, or what was said is over. */
static int is_told_of(const struct symai_reading *reading)
{
    static const int guards[] = {SYMAI_GUARD_ACCOUNT, SYMAI_GUARD_PLANNED,
                                 SYMAI_GUARD_WIDGET};

    return reading->over || symai_claim_is_reported(reading) ||
           symai_reading_any_guard(reading, guards,
                                   sizeof guards / sizeof *guards);
}

static int counts(const struct symai_reading *reading,
                  const struct symai_pattern *pattern)
{
    return pattern->weight >= ANYWHERE_WEIGHT ||
           (reading->f->sole_message &&
            reading->block->place != SYMAI_PLACE_ASIDE);
}

/* Of so little prominence that the two together would still claim nothing:
 * on long pages that is most of the text. */
static int is_lost(const struct symai_findings *f, size_t index)
{
    size_t last = index + BLOCKS_AROUND;
    size_t i = index > BLOCKS_AROUND ? index - BLOCKS_AROUND : 0;
    const struct symai_block *block;
    int least = symai_find_weight(f, SYMAI_WEIGHT_least_claim) -
                symai_find_weight(f, SYMAI_WEIGHT_bonus_pair);

    if (f->sole_message)
        return 0;
    for (; i <= last; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (block != NULL && symai_place_weight(f, block) >= least)
            return 0;
    }
    return 1;
}

/* What cookies are there for: 'to improve our site'. One word in all of the
 * languages. */
static int is_of_cookies(const struct symai_reading *reading)
{
    return memmem(reading->folded->data + reading->at.start,
                  reading->at.end - reading->at.start, "cookie", 6) != NULL;
}

int symai_works_meet(const struct symai_reading *reading)
{
    struct symai_reading own = *reading;
    const struct symai_pattern *pattern;
    uint32_t languages;
    int rc = SYMA_OK;

    own.languages = reading->present->owners.triggers[SYMAI_CLAIM_WORKS];
    if (own.languages == 0 || is_lost(reading->f, reading->block_index))
        return SYMA_OK;
    pattern = symai_reading_strongest(&own, SYMAI_CLAIM_WORKS, &languages);
    if (pattern == NULL || !counts(reading, pattern) || is_of_cookies(reading))
        return SYMA_OK;
    own.languages = languages;
    if (!is_told_of(&own) &&
        !symai_reading_taken_back(&own, SYMAI_CLAIM_MAINTENANCE, 1, &rc))
        keep(&own, pattern->weight, 0);
    return rc;
}

static int is_taken_back_closed(const struct symai_reading *reading)
{
    static const int guards[] = {SYMAI_GUARD_OVER, SYMAI_GUARD_GOODS,
                                 SYMAI_GUARD_MANAGEMENT, SYMAI_GUARD_ACCOUNT,
                                 SYMAI_GUARD_CONDITIONAL};

    return symai_claim_is_reported(reading) || symai_tense_is_ahead(reading) ||
           symai_reading_any_guard(reading, guards,
                                   sizeof guards / sizeof *guards) ||
           (symai_reading_guard(reading, SYMAI_GUARD_UPCOMING) &&
            !symai_reading_guard(reading, SYMAI_GUARD_NOW));
}

int symai_works_closes(struct symai_reading *reading, uint32_t languages)
{
    const struct symai_pattern *pattern;
    uint32_t matched;

    reading->languages =
        reading->present->owners.triggers[SYMAI_CLAIM_CLOSED] & languages;
    if (reading->languages == 0)
        return 0;
    pattern = symai_reading_strongest(reading, SYMAI_CLAIM_CLOSED, &matched);
    if (pattern == NULL || !counts(reading, pattern) ||
        is_taken_back_closed(reading))
        return 0;
    reading->languages = matched;
    return pattern->weight;
}

static void list_block(struct symai_findings *f, size_t index,
                       uint32_t languages, struct symai_buf *own,
                       struct symai_closed *out)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    int dashes = block->place <= SYMAI_PLACE_HEADING;
    struct symai_folded_text folded;
    struct symai_reading reading;
    struct symai_present present;
    size_t pos = 0;
    int weight;

    if (block->place >= SYMAI_PLACE_NOSCRIPT ||
        (block->flags & (SYMAI_BLOCK_LINK | SYMAI_BLOCK_CONTROL |
                         SYMAI_BLOCK_CODE | SYMAI_BLOCK_LANDMARK)) != 0)
        return;
    memset(&reading, 0, sizeof reading);
    reading.f = f;
    reading.block = block;
    reading.block_index = index;
    symai_folded_beside(f, index, own, &folded);
    reading.folded = &folded;
    while (out->count < SYMAI_CLOSED_MAX &&
           symai_sentence_next(folded.data, folded.len, dashes, &pos,
                               &reading.at)) {
        symai_reading_look(&reading, dashes, &present);
        weight = symai_works_closes(&reading, languages);
        if (weight > 0)
            set(&reading, weight, &out->items[out->count++]);
    }
}

static int is_near(const struct symai_findings *f, size_t a, size_t b)
{
    return f->sole_message || (a < b ? b - a : a - b) <= BLOCKS_AROUND;
}

void symai_works_list_closed(struct symai_findings *f, struct symai_closed *out)
{
    struct symai_buf own;
    uint32_t languages;
    size_t i;
    size_t j;

    out->count = 0;
    symai_buf_init(&own, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count && f->works_count > 0; i++) {
        languages = 0;
        for (j = 0; j < f->works_count; j++) {
            if (is_near(f, i, f->works[j].block))
                languages |= f->works[j].languages;
        }
        if (languages != 0)
            list_block(f, i, languages, &own, out);
    }
    symai_buf_free(&own);
}

/* What calls itself maintenance needs another sentence that agrees; the bare
 * word, its own, or one beside it: 'no access today: maintenance'. */
static int may_agree(const struct symai_works *work,
                     const struct symai_works *closed)
{
    int is_beside = closed->block == work->block;
    int is_own = is_beside && closed->at.start == work->at.start;

    if (work->is_claim)
        return !is_own;
    return is_own || work->weight >= WORD_WEIGHT ||
           (is_beside && work->at.end - work->at.start <= LABEL_MAX);
}

const struct symai_works *symai_works_closed_by(const struct symai_findings *f,
                                                const struct symai_works *work,
                                                const struct symai_closed *list)
{
    const struct symai_works *closed;
    size_t i;

    for (i = 0; i < list->count; i++) {
        closed = &list->items[i];
        if ((closed->languages & work->languages) != 0 &&
            is_near(f, closed->block, work->block) && may_agree(work, closed) &&
            closed->weight + work->weight >= BOTH_WEIGHT)
            return closed;
    }
    return NULL;
}
