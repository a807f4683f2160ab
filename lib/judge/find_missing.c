/* SPDX-License-Identifier: MIT */
/*
 * The end may stand in the next block: 'Sign in' / 'Closed for the holidays of
 * our staff.' / 'Open again on the 3rd at 8 am.'
 */
#include "judge/find_missing.h"

#include "base/str.h"
#include "judge/place.h"
#include "judge/works.h"
#include "syma/types.h"

#define SURE_WEIGHT 700 /* of what is closed; less is a hint */
#define BLOCKS_READ 16

static const struct symai_pattern missing_pattern = {.frame = UINT32_MAX,
                                                     .weight = 850};

static int may_be_closed(struct symai_findings *f)
{
    const int least = symai_find_weight(f, SYMAI_WEIGHT_least_claim);

    return symai_place_lacks_function(f) && !symai_find_is_shell(f) &&
           f->topic_report == 0 &&
           symai_strength_best(&f->claims[SYMAI_CLAIM_MAINTENANCE]) < least &&
           symai_strength_best(&f->claims[SYMAI_CLAIM_ERROR]) < least;
}

static int speaks_of_return(const struct symai_reading *reading)
{
    uint32_t languages;

    return symai_reading_strongest(reading, SYMAI_CLAIM_RETURN, &languages) !=
           NULL;
}

/* A day or an hour at which it is over; 'until further notice' is none, nor is
 * the moment of an entry in a log. Which one does not matter, so any clock will
 * do where there is none. */
static int names_end(const struct symai_reading *reading, int is_closed)
{
    const struct symai_findings *f = reading->f;
    struct symai_when_reference reference = symai_find_reference(f);
    const char *text = reading->folded->data + reading->at.start;
    struct symai_when when;
    size_t i;

    if (reference.now_ms < 0)
        reference.now_ms = 0;
    if (symai_when_find(f->rules->when, SYMAI_WHEN_RETURN, text,
                        reading->at.end - reading->at.start, &reference,
                        &when) != 1)
        return 0;
    for (i = when.start; i < when.end && !when.dated; i++)
        when.dated = symai_ascii_is_digit((unsigned char)text[i]);
    return when.dated && ((is_closed && (when.ranged || when.until)) ||
                          speaks_of_return(reading));
}

/* What is closed, where a block says so; and whether it says until when. */
struct said {
    size_t block;
    struct symai_sentence at;
    uint32_t languages;
    int is_closed;
    int has_end;
};

static int read_block(struct symai_findings *f, size_t index, struct said *out)
{
    struct symai_reading reading;
    struct symai_present own;
    size_t pos = 0;
    int is_closed;
    int rc = symai_reading_begin(f, index, &reading);

    out->is_closed = 0;
    out->has_end = 0;
    if (rc < 0 || reading.said == NULL)
        return rc;
    while (symai_sentence_next(reading.folded->data, reading.folded->len, 0,
                               &pos, &reading.at)) {
        symai_reading_look(&reading, 0, &own);
        is_closed = symai_works_closes(&reading, UINT32_MAX) >= SURE_WEIGHT;
        if (is_closed && !out->is_closed) {
            out->is_closed = 1;
            out->block = index;
            out->at = reading.at;
            out->languages = reading.languages;
        }
        reading.languages = UINT32_MAX;
        out->has_end |= names_end(&reading, is_closed);
    }
    return SYMA_OK;
}

static int claim(struct symai_findings *f, const struct said *said,
                 struct symai_languages *languages)
{
    struct symai_reading reading;
    struct symai_present own;
    int rc = symai_reading_begin(f, said->block, &reading);
    int weight;

    if (rc < 0 || reading.said == NULL)
        return rc;
    reading.at = said->at;
    reading.languages = said->languages;
    symai_reading_look(&reading, 0, &own);
    weight =
        symai_claim_weight(&reading, SYMAI_CLAIM_MAINTENANCE, &missing_pattern);
    if (weight == 0)
        return SYMA_OK;
    weight = symai_claim_note(&reading, SYMAI_CLAIM_MAINTENANCE,
                              &missing_pattern, weight, languages);
    return symai_reading_note(&reading, "text.maintenance.closed",
                              SYMA_STATE_MAINTENANCE, weight);
}

int symai_find_missing(struct symai_findings *f,
                       struct symai_languages *languages)
{
    struct said said = {0};
    struct said before = {0};
    int left = BLOCKS_READ;
    size_t i;
    int rc = SYMA_OK;

    if (!may_be_closed(f))
        return SYMA_OK;
    for (i = 0; i < f->features->blocks.count && left > 0 && rc >= 0; i++) {
        if (!symai_place_is_main(f, symai_vec_at(&f->features->blocks, i)))
            continue;
        left--;
        rc = read_block(f, i, &said);
        if (rc >= 0 && said.is_closed && (said.has_end || before.has_end))
            return claim(f, &said, languages);
        if (rc >= 0 && before.is_closed && said.has_end)
            return claim(f, &before, languages);
        before = said;
    }
    return rc;
}
