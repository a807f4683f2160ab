/* SPDX-License-Identifier: MIT */
/*
 * Since when? The sentences that make the claim are asked first, then those
 * around it that speak of the same. Nothing is read where nothing is claimed.
 */
#include "judge/since.h"

#include "base/fold.h"
#include "judge/notice.h"
#include "judge/reading.h"
#include "syma/types.h"

#define BLOCKS_AFTER 4
#define LABEL_BYTES 4 /* beside a time that is all that a line says */

struct search {
    struct symai_findings *f;
    struct symai_folded_text folded; /* of the block, */
    struct symai_buf own;            /* and where it is held */
    size_t block;                    /* its index */
    int have;
    struct symai_when when; /* the best so far, */
    size_t where;           /* its block */
    struct symai_sentence at;
};

static const struct symai_block *fold_block(struct search *s, size_t index)
{
    const struct symai_block *block =
        symai_vec_at(&s->f->features->blocks, index);

    s->block = index;
    if (block != NULL)
        symai_folded_beside(s->f, index, &s->own, &s->folded);
    return block;
}

/* 1 and *when where the sentence names a begin. */
static int find_begin(const struct search *s, const struct symai_sentence *at,
                      struct symai_when *when)
{
    struct symai_when_reference reference = symai_find_reference(s->f);

    return symai_when_find(s->f->rules->when, SYMAI_WHEN_BEGIN,
                           s->folded.data + at->start, at->end - at->start,
                           &reference, when) == 1;
}

static void keep(struct search *s, const struct symai_sentence *at,
                 const struct symai_when *when)
{
    /* the hour of a day that is known, not another day */
    if (s->have && (when->earliest_ms < s->when.earliest_ms ||
                    when->latest_ms > s->when.latest_ms ||
                    when->latest_ms - when->earliest_ms >=
                        s->when.latest_ms - s->when.earliest_ms))
        return;
    s->have = 1;
    s->when = *when;
    s->where = s->block;
    s->at = *at;
}

static struct symai_reading look(struct search *s,
                                 const struct symai_sentence *at,
                                 struct symai_present *own)
{
    struct symai_reading reading = {.f = s->f,
                                    .folded = &s->folded,
                                    .at = *at,
                                    .wide = *at,
                                    .languages = UINT32_MAX};

    reading.present = symai_seen_look(
        s->f->seen, s->f->rules,
        symai_vec_at(&s->f->features->blocks, s->block), &s->folded, *at, own);
    return reading;
}

/* Hours alone may be those of the way back, or of another way. */
static int is_of_return(const struct symai_reading *reading,
                        const struct symai_when *when)
{
    const char *text = reading->folded->data + reading->at.start;
    size_t len = reading->at.end - reading->at.start;
    size_t start;

    if (symai_reading_find_guard(reading, SYMAI_GUARD_RETURN, &start) &&
        start <= when->start)
        return 1;
    return symai_find_claim(reading->f, SYMAI_CLAIM_FALLBACK, reading->present,
                            text, len);
}

static void read_asserted(struct search *s, const struct symai_asserted *one)
{
    struct symai_sentence at = {one->start, one->end};
    struct symai_present present;
    struct symai_reading reading;
    struct symai_when when;

    if (fold_block(s, one->block) == NULL || at.end > s->folded.len ||
        !find_begin(s, &at, &when))
        return;
    if (!when.since) {
        reading = look(s, &at, &present);
        if (is_of_return(&reading, &when))
            return;
    }
    keep(s, &at, &when);
}

static void search_asserted(struct search *s, int claim)
{
    size_t i;

    for (i = 0; i < s->f->asserted_count; i++) {
        if (s->f->asserted[i].claim == claim)
            read_asserted(s, &s->f->asserted[i]);
    }
}

/* Of work or a failure, or a label and its time and nothing else. */
static int is_of_claim(const struct symai_sentence *at,
                       const struct symai_when *when)
{
    return when->trouble ||
           at->end - at->start - (when->end - when->start) <= LABEL_BYTES;
}

/* What the sentence takes back, or says of something else. */
static int is_other(const struct symai_reading *reading,
                    const struct symai_when *when)
{
    static const int guards[] = {SYMAI_GUARD_OVER, SYMAI_GUARD_ACCOUNT,
                                 SYMAI_GUARD_GOODS, SYMAI_GUARD_CONDITIONAL};

    if (symai_reading_any_guard(reading, guards,
                                sizeof guards / sizeof *guards))
        return 1;
    if (when->since)
        return 0;
    return !when->dated || symai_reading_guard(reading, SYMAI_GUARD_REPORT) ||
           is_of_return(reading, when) ||
           symai_find_claim(reading->f, SYMAI_CLAIM_RETURN, reading->present,
                            reading->folded->data + reading->at.start,
                            reading->at.end - reading->at.start);
}

static void search_block(struct search *s, size_t index)
{
    const struct symai_block *block = fold_block(s, index);
    struct symai_sentence at;
    struct symai_present present;
    struct symai_reading reading;
    struct symai_when when;
    size_t pos = 0;

    if (block == NULL || block->place >= SYMAI_PLACE_NOSCRIPT ||
        (block->flags &
         (SYMAI_BLOCK_LINK | SYMAI_BLOCK_CONTROL | SYMAI_BLOCK_LANDMARK)) != 0)
        return;
    while (symai_sentence_next(s->folded.data, s->folded.len, 0, &pos, &at)) {
        at.end =
            symai_sentence_through(s->folded.data, s->folded.len, 0, at.end);
        if (at.end > pos)
            pos = at.end;
        if (!find_begin(s, &at, &when) || !is_of_claim(&at, &when))
            continue;
        reading = look(s, &at, &present);
        if (!is_other(&reading, &when))
            keep(s, &at, &when);
    }
}

static void search_around(struct search *s, int claim_block)
{
    const struct symai_findings *f = s->f;
    size_t first = claim_block > 0 ? (size_t)claim_block - 1 : 0;
    size_t last = (size_t)claim_block + BLOCKS_AFTER;
    size_t i;

    for (i = 0; i < f->begins_count; i++) {
        if (f->sole_message ||
            (claim_block >= 0 && f->begins[i] >= first && f->begins[i] <= last))
            search_block(s, f->begins[i]);
    }
}

static int set_since(const struct search *s, int kind)
{
    const struct symai_block *block =
        symai_vec_at(&s->f->features->blocks, s->where);
    const char *text = symai_features_text(s->f->features, block->text);
    size_t len = block->text.len;
    size_t from = symai_fold_origin(text, len, s->at.start);
    size_t to = symai_sentence_quote_end(
        text, len, from, symai_fold_origin(text, len, s->at.end));

    return symai_verdict_set_since(s->f->verdict, kind, &s->when, text + from,
                                   to - from, (size_t)s->f->excerpt_max);
}

int symai_since_find(struct symai_findings *f)
{
    int kind = symai_notice_kind(f);
    int claim = kind == SYMA_NOTICE_INCIDENT ? SYMAI_CLAIM_ERROR
                                             : SYMAI_CLAIM_MAINTENANCE;
    int other = claim == SYMAI_CLAIM_ERROR ? SYMAI_CLAIM_MAINTENANCE
                                           : SYMAI_CLAIM_ERROR;
    struct search s = {.f = f};
    int rc = SYMA_OK;

    if (kind == 0 || (f->asserted_count == 0 && f->begins_count == 0))
        return SYMA_OK;
    symai_buf_init(&s.own, SYMAI_FOLDED_MAX);
    search_asserted(&s, claim);
    if (!s.have)
        search_asserted(&s, other);
    if (!(s.have && s.when.clocked))
        search_around(&s, f->claims[claim].block);
    symai_buf_free(&s.own);
    if (s.have)
        rc = set_since(&s, kind);
    return rc;
}
