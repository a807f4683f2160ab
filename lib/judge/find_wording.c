/* SPDX-License-Identifier: MIT */
/*
 * A page that says nothing but one message, in words that no rule knows: what
 * the message sounds like is a claim, if a weak one. Rules go first, and what
 * takes a claim back takes this one back too.
 */
#include "judge/find_wording.h"

#include <string.h>

#include "judge/claim.h"
#include "judge/place.h"
#include "judge/wording.h"
#include "syma/types.h"

static const struct sound {
    int claim;
    int state;
    const char *code;
} sounds[SYMAI_WORDING_CLASSES] = {
    [SYMAI_WORDING_MAINTENANCE] = {SYMAI_CLAIM_MAINTENANCE,
                                   SYMA_STATE_MAINTENANCE,
                                   "text.maintenance.wording"},
    [SYMAI_WORDING_ERROR] = {SYMAI_CLAIM_ERROR, SYMA_STATE_DEGRADED,
                             "text.error.wording"}};

/* Less than a sentence that a rule knows: beside goods or news it is none. */
static const struct symai_pattern as_pattern = {.weight = 650};

/* Some rule knows what the page says, or the status tells what is wrong with
 * the request. */
static int is_understood(const struct symai_findings *f)
{
    int suspect = symai_find_weight(f, SYMAI_WEIGHT_least_suspect);
    int i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        if (symai_strength_best(&f->claims[i]) >= suspect)
            return 1;
    }
    return f->status / 100 == 4 || f->works_count != 0 || f->upcoming ||
           f->resolved || f->topic_report != 0;
}

/* The section is not there, and no way leads to it: what stands in its place
 * is short, whatever the page has around it. */
static int stands_in(const struct symai_findings *f)
{
    return f->kind != SYMA_SECTION_GENERIC && !f->any_form && !f->logged_in &&
           f->function == SYMAI_FUNCTION_ABSENT && f->way_in == SYMAI_WAY_NONE;
}

/* What stands where a page speaks, not in its links and its frame. */
static int is_main(const struct symai_findings *f,
                   const struct symai_block *block)
{
    return block->place < SYMAI_PLACE_ASIDE &&
           (block->flags & SYMAI_BLOCK_LINK) == 0 &&
           symai_place_weight(f, block) != 0;
}

static uint64_t words_of(const struct symai_findings *f)
{
    const struct symai_block *block;
    uint64_t words = 0;
    size_t i;

    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        words += is_main(f, block) ? block->words : 0;
    }
    return words;
}

/* The page says one thing, which no rule knows, and rules want it heard. */
static int is_open(const struct symai_findings *f)
{
    return symai_find_weight(f, SYMAI_WEIGHT_percent_wording) != 0 &&
           (f->sole_message || stands_in(f)) && !is_understood(f) &&
           words_of(f) <
               (uint64_t)symai_find_weight(f, SYMAI_WEIGHT_words_sole);
}

/* The class that the texts sound like by that margin, or -1. */
static int class_of(const struct symai_wording *wording, int least)
{
    int margins[SYMAI_WORDING_CLASSES];
    int class;

    symai_wording_margins(wording, margins);
    for (class = 0; class < SYMAI_WORDING_CLASSES; class ++) {
        if (margins[class] >= least)
            return class;
    }
    return -1;
}

static int claim(struct symai_reading *reading, const struct sound *sound,
                 struct symai_languages *languages)
{
    struct symai_present present;
    int weight;
    int rc = SYMA_OK;

    reading->at.end = reading->folded->len;
    reading->languages = UINT32_MAX; /* it has no language of its own */
    reading->place_weight =
        10 * symai_find_weight(reading->f, SYMAI_WEIGHT_percent_wording);
    symai_reading_look(reading, 0, &present);
    if (symai_reading_taken_back(reading, sound->claim, 1, &rc))
        return rc;
    weight = symai_claim_weight(reading, sound->claim, &as_pattern);
    if (weight == 0)
        return SYMA_OK;
    weight =
        symai_claim_note(reading, sound->claim, &as_pattern, weight, languages);
    return symai_reading_note(reading, sound->code, sound->state, weight);
}

/* What the page as a whole sounds like, some of its blocks have to say. */
static int read_block(struct symai_reading *reading, int class,
                      struct symai_languages *languages)
{
    struct symai_wording wording;

    memset(&wording, 0, sizeof wording);
    symai_wording_add(&wording, reading->folded->data, reading->folded->len);
    if (class_of(&wording,
                 symai_find_weight(reading->f, SYMAI_WEIGHT_least_wording)) !=
        class)
        return SYMA_OK;
    return claim(reading, sounds + class, languages);
}

/* Adds the page's blocks to wording; where a class is given, reads them. */
static int walk(struct symai_findings *f, struct symai_wording *wording,
                int class)
{
    struct symai_languages languages;
    struct symai_reading reading;
    struct symai_present present;
    struct symai_buf folded;
    size_t i;
    int rc = SYMA_OK;

    memset(&languages, 0, sizeof languages);
    symai_buf_init(&folded, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count && rc >= 0; i++) {
        if (!is_main(f, symai_vec_at(&f->features->blocks, i)))
            continue;
        rc = symai_reading_begin(f, i, &folded, &present, &reading);
        if (rc < 0)
            break;
        if (class >= 0)
            rc = read_block(&reading, class, &languages);
        else
            symai_wording_add(wording, folded.data, folded.len);
    }
    symai_buf_free(&folded);
    return rc;
}

int symai_find_wording(struct symai_findings *f)
{
    struct symai_wording wording;
    int class;
    int rc;

    if (!is_open(f))
        return SYMA_OK;
    memset(&wording, 0, sizeof wording);
    rc = walk(f, &wording, -1);
    class = class_of(&wording, 0);
    return rc < 0 || class < 0 ? rc : walk(f, &wording, class);
}
