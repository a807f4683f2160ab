/* SPDX-License-Identifier: MIT */
/*
 * What a sentence says of its own claim: tense, denial, subject.
 */
#include "judge/reading.h"

#include "base/fold.h"
#include "syma/types.h"

#define MAX_PLANNED_SENTENCE 600
#define BLOCKS_AHEAD 2
#define SENTENCES_AHEAD 4 /* of each block */
#define LOOKS_AHEAD 32    /* of each page: what comes later is said already */
#define LEAST_PLANNED_WEIGHT 150
#define MAX_FOLDED (64 * 1024)

int symai_reading_match(const struct symai_reading *reading,
                        size_t number)
{
    return symai_find_pattern(reading->f, number,
                              reading->folded->data + reading->at.start,
                              reading->at.end - reading->at.start);
}

void symai_reading_look(struct symai_reading *reading, int dashes,
                        struct symai_present *present)
{
    const struct symai_buf *folded = reading->folded;

    reading->wide.start = reading->at.start;
    reading->wide.end = symai_sentence_through(folded->data, folded->len,
                                               dashes, reading->at.end);
    symai_present_of(reading->f->rules, folded->data + reading->wide.start,
                     reading->wide.end - reading->wide.start, present);
    reading->present = present;
}

/* In a heading a colon stands between a thing and what is said of it. When
 * it happens is told by the part that claims it. */
static int is_wide(const struct symai_reading *reading, int kind)
{
    return reading->block != NULL &&
           reading->block->place <= SYMAI_PLACE_HEADING &&
           kind != SYMAI_GUARD_NOW && kind != SYMAI_GUARD_UPCOMING &&
           kind != SYMAI_GUARD_OVER && kind != SYMAI_GUARD_PLANNED;
}

int symai_reading_guard(const struct symai_reading *reading, int kind)
{
    const struct symai_tables *t = reading->f->rules->t;
    const struct symai_sentence *at =
        is_wide(reading, kind) ? &reading->wide : &reading->at;
    size_t end = (size_t)t->claim_count + t->guards_from[kind + 1];
    size_t i = (size_t)t->claim_count + t->guards_from[kind];

    for (i = symai_present_next(reading->present, i, end); i < end;
         i = symai_present_next(reading->present, i + 1, end)) {
        if ((reading->languages >> t->guards[i - t->claim_count].language &
             1) != 0 &&
            symai_find_pattern(reading->f, i,
                               reading->folded->data + at->start,
                               at->end - at->start))
            return 1;
    }
    return 0;
}

int symai_reading_sign(const struct symai_reading *reading, int sign)
{
    return (reading->present->owners.signs >> sign & 1) != 0 &&
           symai_find_folded_sign(reading->f, sign,
                                  reading->folded->data + reading->at.start,
                                  reading->at.end - reading->at.start);
}

/* Where the folded sentence stands in the block's own text. */
static const char *original(const struct symai_reading *reading, size_t *len)
{
    const char *text =
        symai_features_text(reading->f->features, reading->block->text);
    size_t whole = reading->block->text.len;
    size_t from = symai_fold_origin(text, whole, reading->at.start);
    size_t to = symai_fold_origin(text, whole, reading->at.end);

    *len = to - from;
    return text + from;
}

int symai_reading_note(const struct symai_reading *reading, const char *code,
                       int points_to, int weight)
{
    size_t len;
    const char *text = original(reading, &len);

    return symai_find_add(reading->f, code, points_to, weight,
                          symai_place_name(reading->block->place), text, len);
}

static int find_window(const struct symai_findings *f, const char *folded,
                       size_t len, struct symai_when *when)
{
    return symai_when_find(f->rules->when, SYMAI_WHEN_WINDOW, folded, len,
                           f->context == NULL ? -1 : f->context->now_ms,
                           f->context == NULL ? NULL : f->context->zone, when);
}

/* A window that has begun is no announcement any more. */
static int is_ahead(const struct symai_findings *f,
                    const struct symai_when *when)
{
    return f->context == NULL || f->context->now_ms < 0 ||
           when->earliest_ms < 0 || when->earliest_ms > f->context->now_ms;
}

static int is_past(const struct symai_findings *f,
                   const struct symai_when *when)
{
    return f->context != NULL && f->context->now_ms >= 0 &&
           when->latest_ms >= 0 && when->latest_ms < f->context->now_ms;
}

static int add_planned(const struct symai_reading *reading,
                       const struct symai_when *when)
{
    size_t len;
    const char *text = original(reading, &len);
    struct symai_findings *f = reading->f;
    int rc;

    f->upcoming = 1;
    rc = symai_reading_note(reading, "text.maintenance.upcoming", SYMA_STATE_UP,
                            reading->place_weight / 2);
    if (rc < 0)
        return rc;
    return symai_verdict_add_notice(
        f->verdict, SYMA_NOTICE_MAINTENANCE_PLANNED, when->earliest_ms,
        when->latest_ms, when->vague, text, len, (size_t)f->excerpt_max);
}

/* Shops and programmes also have things that will not be available: there
 * only a window of time makes it an announcement of work. */
static int announce(const struct symai_reading *reading, int claim)
{
    struct symai_when when = {-1, -1, 0, 0, 0};
    int has_window =
        find_window(reading->f, reading->folded->data + reading->at.start,
                    reading->at.end - reading->at.start, &when);

    if (has_window && is_past(reading->f, &when)) {
        reading->f->resolved = 1;
        return SYMA_OK;
    }
    if (claim > SYMAI_CLAIM_ERROR ||
        reading->place_weight < LEAST_PLANNED_WEIGHT ||
        reading->at.end - reading->at.start >= MAX_PLANNED_SENTENCE ||
        (!has_window && claim != SYMAI_CLAIM_MAINTENANCE))
        return SYMA_OK;
    return add_planned(reading, &when);
}

/* 1: what comes says when it will be; 0: it says that it is now; -1: it says
 * neither. */
static int tense_of(struct symai_reading *ahead, struct symai_when *when)
{
    if (symai_reading_guard(ahead, SYMAI_GUARD_NOW))
        return 0;
    if (find_window(ahead->f, ahead->folded->data + ahead->at.start,
                    ahead->at.end - ahead->at.start, when))
        return is_ahead(ahead->f, when);
    return symai_reading_guard(ahead, SYMAI_GUARD_UPCOMING) ? 1 : -1;
}

static int tense_in_block(struct symai_reading *ahead, int dashes, size_t pos,
                          struct symai_when *when)
{
    struct symai_present present;
    int tense = -1;
    int left = SENTENCES_AHEAD;

    while (tense < 0 && left-- > 0 &&
           symai_sentence_next(ahead->folded->data, ahead->folded->len, dashes,
                               &pos, &ahead->at)) {
        symai_reading_look(ahead, dashes, &present);
        tense = tense_of(ahead, when);
    }
    return tense;
}

/* 'Scheduled maintenance' alone does not say when: the words behind it do,
 * in the same block or in the next ones. */
static int tense_ahead(const struct symai_reading *reading,
                       struct symai_when *when)
{
    struct symai_findings *f = reading->f;
    struct symai_reading ahead = *reading;
    struct symai_buf folded;
    size_t i;
    int tense;

    if (f->looks_ahead++ >= LOOKS_AHEAD)
        return -1;
    tense = tense_in_block(&ahead, 1, reading->at.end, when);
    symai_buf_init(&folded, MAX_FOLDED);
    ahead.folded = &folded;
    for (i = 1; i <= BLOCKS_AHEAD && tense < 0; i++) {
        ahead.block =
            symai_vec_at(&f->features->blocks, reading->block_index + i);
        if (ahead.block == NULL)
            break;
        symai_buf_clear(&folded);
        if (symai_fold(symai_features_text(f->features, ahead.block->text),
                       ahead.block->text.len, &folded) < 0)
            f->trouble = SYMA_ENOMEM;
        tense = tense_in_block(&ahead, 0, 0, when);
    }
    symai_buf_free(&folded);
    return tense;
}

static int is_only_planned(const struct symai_reading *reading, int claim,
                           int *rc)
{
    struct symai_when when = {-1, -1, 0, 0, 0};

    if (claim != SYMAI_CLAIM_MAINTENANCE ||
        !symai_reading_guard(reading, SYMAI_GUARD_PLANNED) ||
        tense_ahead(reading, &when) != 1)
        return 0;
    *rc = add_planned(reading, &when);
    return 1;
}

int symai_reading_taken_back(const struct symai_reading *reading, int claim,
                             int is_claim, int *rc)
{
    /* Words without the form of a claim matter only for what they announce. */
    if (!is_claim && !symai_reading_guard(reading, SYMAI_GUARD_UPCOMING) &&
        (claim != SYMAI_CLAIM_MAINTENANCE ||
         !symai_reading_guard(reading, SYMAI_GUARD_PLANNED)))
        return 1;
    if (symai_reading_guard(reading, SYMAI_GUARD_OVER)) {
        reading->f->resolved = 1;
        *rc = symai_reading_note(reading, "text.maintenance.over",
                                 SYMA_STATE_UP, reading->place_weight / 2);
        return 1;
    }
    if (symai_reading_guard(reading, SYMAI_GUARD_ACCOUNT) ||
        symai_reading_guard(reading, SYMAI_GUARD_GOODS) ||
        symai_reading_guard(reading, SYMAI_GUARD_MANAGEMENT) ||
        symai_reading_guard(reading, SYMAI_GUARD_CONDITIONAL))
        return 1;
    if (symai_reading_guard(reading, SYMAI_GUARD_NOW))
        return 0;
    if (!symai_reading_guard(reading, SYMAI_GUARD_UPCOMING))
        return is_only_planned(reading, claim, rc);
    *rc = announce(reading, claim);
    return 1;
}
