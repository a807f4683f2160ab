/* SPDX-License-Identifier: MIT */
/*
 * Work, and what is closed for it, in two sentences or in one: the claim that
 * they make together stands where the more prominent of them does.
 */
#include "judge/pair.h"

#include <string.h>

#include "judge/place.h"
#include "judge/works.h"
#include "syma/types.h"

#define PAIR_WEIGHT 900
#define ALONE_WEIGHT 700

static const struct symai_pattern pair_pattern = {.weight = PAIR_WEIGHT};

struct pair {
    struct symai_reading work;
    struct symai_reading closed;
    int quote_work;   /* it is not in evidence as a claim */
    int quote_closed; /* it is not the other half of an earlier work too */
};

static int note_halves(const struct pair *pair, int weight)
{
    const struct symai_reading *work = &pair->work;
    const struct symai_reading *closed = &pair->closed;
    int state = symai_claim_state(SYMAI_CLAIM_MAINTENANCE);
    int rc = SYMA_OK;

    if (pair->quote_work)
        rc = symai_reading_note(work, "text.maintenance.works", state, weight);
    if (rc >= 0 && pair->quote_closed &&
        (closed->block_index != work->block_index ||
         closed->at.start != work->at.start))
        rc = symai_reading_note(closed, "text.maintenance.closed", state,
                                weight);
    return rc;
}

/* What is closed may be another section's. */
static int weigh(const struct pair *pair)
{
    const struct symai_findings *f = pair->work.f;
    int weight =
        symai_claim_weight(&pair->work, SYMAI_CLAIM_MAINTENANCE, &pair_pattern);

    if (!f->sole_message && symai_claim_subject(&pair->work) >= 0 &&
        symai_claim_subject(&pair->closed) < 0)
        weight =
            weight * symai_find_weight(f, SYMAI_WEIGHT_percent_section) / 100;
    if (weight > 0 && symai_works_is_whole(&pair->work, weight))
        weight += symai_find_weight(f, SYMAI_WEIGHT_bonus_pair);
    return weight < 1000 ? weight : 1000;
}

static int note_pair(struct pair *pair, struct symai_languages *languages)
{
    const int claim = SYMAI_CLAIM_MAINTENANCE;
    struct symai_reading *work = &pair->work;
    const struct symai_reading *lead = work;
    const int least = symai_find_weight(pair->work.f, SYMAI_WEIGHT_least_claim);
    int by_lead;
    int weight;

    if (pair->closed.place_weight > work->place_weight ||
        symai_claim_subject(&pair->closed) > 0)
        lead = &pair->closed;
    if (lead->place_weight > work->place_weight)
        work->place_weight = lead->place_weight;
    weight = weigh(pair);
    if (weight == 0)
        return SYMA_OK;
    by_lead = symai_claim_weight(lead, claim, &pair_pattern);
    if (by_lead > weight)
        weight = by_lead;
    work->f->closed_for_works |=
        weight >= least &&
        (symai_reading_sign(work, SYMAI_SIGN_SUBJECT_SITE) ||
         symai_reading_sign(&pair->closed, SYMAI_SIGN_SUBJECT_SITE));
    weight = symai_claim_note(lead, claim, &pair_pattern, weight, languages);
    work->f->names_work |= weight >= least;
    symai_claim_locate(&pair->work, claim, weight);
    symai_claim_locate(&pair->closed, claim, weight);
    return note_halves(pair, weight);
}

struct text {
    struct symai_folded_text folded;
    struct symai_buf own;
    struct symai_present present;
};

/* 0 where there is no memory to read it again. */
static int read_again(struct symai_findings *f, const struct symai_works *from,
                      struct text *text, struct symai_reading *out)
{
    const struct symai_block *block =
        symai_vec_at(&f->features->blocks, from->block);

    memset(out, 0, sizeof *out);
    symai_folded_beside(f, from->block, &text->own, &text->folded);
    if (from->at.end > text->folded.len)
        return 0;
    out->f = f;
    out->block = block;
    out->block_index = from->block;
    out->folded = &text->folded;
    out->at = from->at;
    out->languages = from->languages;
    out->place_weight = symai_place_weight(f, block);
    symai_reading_look(out, block->place <= SYMAI_PLACE_HEADING,
                       &text->present);
    return 1;
}

static int read_pair(struct symai_findings *f, const struct symai_works *work,
                     const struct symai_works *closed, int quote_closed,
                     struct symai_languages *languages)
{
    struct text texts[2];
    struct pair pair;
    int rc = SYMA_ENOMEM;

    symai_buf_init(&texts[0].own, SYMAI_FOLDED_MAX);
    symai_buf_init(&texts[1].own, SYMAI_FOLDED_MAX);
    pair.quote_work = !work->is_claim;
    pair.quote_closed = quote_closed;
    if (read_again(f, work, &texts[0], &pair.work) &&
        read_again(f, closed, &texts[1], &pair.closed))
        rc = note_pair(&pair, languages);
    symai_buf_free(&texts[0].own);
    symai_buf_free(&texts[1].own);
    return rc;
}

/* Where the section's own function is missing, that goes without saying. */
static const struct symai_works *closed_itself(struct symai_findings *f,
                                               const struct symai_works *work)
{
    const int least = symai_find_weight(f, SYMAI_WEIGHT_least_claim);

    return symai_place_lacks_function(f) && !symai_find_is_shell(f) &&
                   work->weight >= ALONE_WEIGHT && f->topic_report == 0 &&
                   symai_strength_best(&f->claims[SYMAI_CLAIM_ERROR]) < least
               ? work
               : NULL;
}

int symai_pair_read(struct symai_findings *f, struct symai_languages *languages)
{
    uint32_t quoted = 0; /* a bit for each that is closed */
    const struct symai_works *found;
    struct symai_closed closed;
    uint32_t bit;
    size_t i;
    int rc = SYMA_OK;

    symai_works_list_closed(f, &closed);
    for (i = 0; i < f->works_count && rc >= 0; i++) {
        found = symai_works_closed_by(f, &f->works[i], &closed);
        if (found == NULL) {
            found = closed_itself(f, &f->works[i]);
            if (found != NULL)
                rc = read_pair(f, found, found, 0, languages);
            continue;
        }
        bit = UINT32_C(1) << (found - closed.items);
        rc = read_pair(f, &f->works[i], found, (quoted & bit) == 0, languages);
        quoted |= bit;
    }
    return rc;
}
