/* SPDX-License-Identifier: MIT */
/*
 * A page that says nothing but one message, in words that no rule knows: what
 * the message sounds like is a claim, if a weak one. Rules go first, and what
 * takes a claim back takes this one back too.
 */
#include "judge/find_wording.h"

#include <limits.h>
#include <string.h>

#include "judge/claim.h"
#include "judge/place.h"
#include "judge/topic.h"
#include "judge/wording.h"
#include "syma/types.h"

#define FEW_WORDS 40
#define FEW_LEAST \
    (-3000) /* a courtesy beside the message sounds like neither */

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

#define BLOCKS_TRIED 3
/* Of a page from which nothing leads on the loudest sentence need not be as
 * loud, if the whole bears it out. */
#define DEAD_END_PERCENT 67

/* The blocks that sound most like one of the two, the loudest first. */
struct loudest {
    int which; /* the one that the first is like; -1: there is none */
    int margins[BLOCKS_TRIED];
    size_t blocks[BLOCKS_TRIED];
};

/* Some rule is sure of what the page says, or the status tells what is wrong
 * with the request. An offer of maintenance sounds like one. */
static int is_understood(const struct symai_findings *f)
{
    int least = symai_find_weight(f, SYMAI_WEIGHT_least_claim);
    int i;

    for (i = 0; i < SYMAI_CLAIM_COUNT; i++) {
        if (symai_strength_best(&f->claims[i]) >= least)
            return 1;
    }
    return f->status / 100 == 4 || f->script_shell || f->upcoming ||
           f->resolved || f->topic_report != 0 || f->named;
}

/* The page says one thing, which no rule knows, and rules want it heard. */
static int is_open(const struct symai_findings *f)
{
    return symai_find_weight(f, SYMAI_WEIGHT_percent_wording) != 0 &&
           (f->sole_message || symai_place_stands_in(f)) && !is_understood(f);
}

/* Where a page speaks; one message may be in a cell of a table. */
static int is_heard(const struct symai_findings *f,
                    const struct symai_block *block)
{
    return symai_place_is_main(f, block) ||
           (f->sole_message && block->place == SYMAI_PLACE_ASIDE &&
            symai_place_weight(f, block) >=
                symai_find_weight(f, SYMAI_WEIGHT_place_sole));
}

static void margins_of(const struct symai_folded_text *folded,
                       struct symai_sentence at, int *margins)
{
    struct symai_wording wording;

    memset(&wording, 0, sizeof wording);
    symai_wording_add(&wording, folded->data + at.start, at.end - at.start);
    symai_wording_margins(&wording, margins);
}

static struct symai_sentence whole_of(const struct symai_folded_text *folded)
{
    struct symai_sentence at = {.start = 0, .end = folded->len};

    return at;
}

/* What a colon parts, together. */
static int next_sentence(const struct symai_folded_text *folded, size_t *pos,
                         struct symai_sentence *out)
{
    if (!symai_sentence_next(folded->data, folded->len, 0, pos, out))
        return 0;
    out->end = symai_sentence_through(folded->data, folded->len, 0, out->end);
    if (*pos < out->end)
        *pos = out->end;
    return 1;
}

/* By how much a block, or the loudest of its sentences, is like each. */
static void block_margins(const struct symai_folded_text *folded, int *best)
{
    int margins[SYMAI_WORDING_CLASSES];
    struct symai_sentence at;
    size_t pos = 0;
    int which;

    margins_of(folded, whole_of(folded), best);
    while (next_sentence(folded, &pos, &at)) {
        margins_of(folded, at, margins);
        for (which = 0; which < SYMAI_WORDING_CLASSES; which++) {
            if (margins[which] > best[which])
                best[which] = margins[which];
        }
    }
}

/* Into its place among the loudest; one that is as loud comes behind. */
static void take_block(struct loudest *loudest, int margin, size_t block)
{
    int i = BLOCKS_TRIED;

    while (i > 0 && margin > loudest->margins[i - 1]) {
        i--;
        if (i + 1 < BLOCKS_TRIED) {
            loudest->margins[i + 1] = loudest->margins[i];
            loudest->blocks[i + 1] = loudest->blocks[i];
        }
    }
    if (i == BLOCKS_TRIED)
        return;
    loudest->margins[i] = margin;
    loudest->blocks[i] = block;
}

static void start(struct loudest *loudest, int which)
{
    int i;

    loudest->which = which;
    for (i = 0; i < BLOCKS_TRIED; i++)
        loudest->margins[i] = INT_MIN;
}

/* The loudest blocks, and by which margin the whole sounds like them. */
static int listen(struct symai_findings *f, struct loudest *out, int *whole)
{
    struct loudest each[SYMAI_WORDING_CLASSES];
    struct symai_wording all;
    int margins[SYMAI_WORDING_CLASSES];
    const struct symai_block *block;
    struct symai_folded_text folded;
    struct symai_buf own;
    size_t i;
    int which;

    memset(&all, 0, sizeof all);
    for (which = 0; which < SYMAI_WORDING_CLASSES; which++)
        start(&each[which], which);
    symai_buf_init(&own, SYMAI_FOLDED_MAX);
    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        if (!is_heard(f, block))
            continue;
        symai_folded_beside(f, i, &own, &folded);
        block_margins(&folded, margins);
        for (which = 0; which < SYMAI_WORDING_CLASSES; which++)
            take_block(&each[which], margins[which], i);
        symai_wording_add(&all, folded.data, folded.len);
    }
    symai_buf_free(&own);
    symai_wording_margins(&all, margins);
    *out = each[0];
    for (which = 1; which < SYMAI_WORDING_CLASSES; which++) {
        if (each[which].margins[0] > out->margins[0])
            *out = each[which];
    }
    if (out->margins[0] == INT_MIN)
        out->which = -1;
    *whole = out->which < 0 ? INT_MIN : margins[out->which];
    return f->trouble;
}

/* By how much a sentence has to sound like it. */
static int least_of(const struct symai_findings *f)
{
    const int least = symai_find_weight(f, SYMAI_WEIGHT_least_wording);

    return f->dead_end ? least * DEAD_END_PERCENT / 100 : least;
}

/* A message in pieces is heard as a whole only, if one of them sounds like it
 * at all. A page of more than a few words has to sound like it as a whole, too;
 * what stands in the place of a section need not. */
static int is_loud(const struct symai_findings *f, const struct loudest *best,
                   int whole)
{
    const int least = symai_find_weight(f, SYMAI_WEIGHT_least_wording);
    const int few = least_of(f);

    if (best->which < 0)
        return 0;
    if (f->dead_end && best->margins[0] >= few &&
        (int64_t)best->margins[0] + whole >= few)
        return 1;
    if (best->margins[0] < least)
        return f->sole_message && whole >= least && best->margins[0] >= 0;
    return !f->sole_message ||
           whole >= (f->main_words <= FEW_WORDS ? FEW_LEAST : 0);
}

/* The sentence of the block that sounds most like it, or all of the block. */
static void find_sentence(struct symai_reading *reading, int which)
{
    const struct symai_folded_text *folded = reading->folded;
    int margins[SYMAI_WORDING_CLASSES];
    struct symai_sentence at;
    int best = INT_MIN;
    size_t pos = 0;

    while (next_sentence(folded, &pos, &at)) {
        margins_of(folded, at, margins);
        if (margins[which] > best) {
            best = margins[which];
            reading->at = at;
        }
    }
}

/* A rule has its own opinion of the sentence, though it came to nothing. That
 * something is being changed is half of one, and where nothing leads on the
 * other half goes without saying. */
static int is_known(const struct symai_reading *reading)
{
    static const int claims[] = {SYMAI_CLAIM_MAINTENANCE, SYMAI_CLAIM_ERROR,
                                 SYMAI_CLAIM_WORKS};
    const size_t count =
        sizeof claims / sizeof *claims - (reading->f->dead_end ? 1 : 0);
    uint32_t languages;
    size_t i;

    for (i = 0; i < count; i++) {
        if (symai_reading_strongest(reading, claims[i], &languages) != NULL)
            return 1;
    }
    return 0;
}

/* Streets and buildings, or that it is over, anywhere in the block. */
static int is_elsewhere(struct symai_reading *reading)
{
    static const int guards[] = {SYMAI_GUARD_GOODS, SYMAI_GUARD_OVER};
    struct symai_present present;
    int is;

    reading->at.end = reading->folded->len;
    symai_reading_look(reading, 0, &present);
    is = symai_reading_any_guard(reading, guards,
                                 sizeof guards / sizeof *guards);
    reading->present = NULL; /* it may be this function's own */
    return is;
}

static int note(struct symai_reading *reading, const struct sound *sound)
{
    struct symai_languages languages; /* the sound has none */
    int weight = symai_claim_weight(reading, sound->claim, &as_pattern);
    int suspect = symai_find_weight(reading->f, SYMAI_WEIGHT_least_suspect);
    int before = symai_strength_best(&reading->f->claims[sound->claim]);
    int rc;

    if (weight < suspect ||
        (reading->f->kind == SYMA_SECTION_GENERIC && !reading->f->dead_end &&
         symai_topic_sells(reading->f, reading->languages)))
        return 0;
    memset(&languages, 0, sizeof languages);
    weight = symai_claim_note(reading, sound->claim, &as_pattern, weight,
                              &languages);
    if (before < suspect)
        reading->f->heard |= UINT32_C(1) << sound->claim;
    rc = symai_reading_note(reading, sound->code, sound->state, weight);
    return rc < 0 ? rc : 1;
}

/* 1: the block makes the claim; 0: something takes it back. */
static int claim(struct symai_findings *f, int which, size_t block)
{
    const struct sound *sound = sounds + which;
    struct symai_reading reading;
    struct symai_present present;
    int rc = symai_reading_begin(f, block, &reading);

    if (rc < 0)
        return rc;
    reading.languages = UINT32_MAX; /* a sound has none of its own */
    reading.by_sound = 1;
    reading.place_weight =
        10 * symai_find_weight(f, SYMAI_WEIGHT_percent_wording);
    if (is_elsewhere(&reading))
        return SYMA_OK;
    find_sentence(&reading, which);
    symai_reading_look(&reading, 0, &present);
    if (is_known(&reading) ||
        symai_reading_taken_back(&reading, sound->claim, 1, &rc))
        return rc;
    return note(&reading, sound);
}

int symai_find_wording(struct symai_findings *f)
{
    const int least = least_of(f);
    struct loudest best;
    int whole;
    int rc;
    int i;

    if (!is_open(f))
        return SYMA_OK;
    rc = listen(f, &best, &whole);
    if (rc < 0 || !is_loud(f, &best, whole))
        return rc;
    rc = claim(f, best.which, best.blocks[0]);
    for (i = 1; i < BLOCKS_TRIED && rc == 0; i++) {
        if (best.margins[i] < least)
            break;
        rc = claim(f, best.which, best.blocks[i]);
    }
    return rc < 0 ? rc : SYMA_OK;
}
