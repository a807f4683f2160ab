/* SPDX-License-Identifier: MIT */
/*
 * What a sentence says of its own claim: denial, subject; its tense is told
 * in tense.c.
 */
#include "judge/reading.h"

#include <string.h>

#include "base/fold.h"
#include "judge/place.h"
#include "judge/tense.h"
#include "syma/types.h"

#define WIDE_MAX 512 /* bytes behind a colon that still belong to it */

int symai_reading_match(const struct symai_reading *reading, size_t number)
{
    return symai_find_pattern(reading->f, number,
                              reading->folded->data + reading->at.start,
                              reading->at.end - reading->at.start);
}

const struct symai_pattern *
symai_reading_strongest(const struct symai_reading *reading, int claim,
                        uint32_t *languages)
{
    const struct symai_tables *t = reading->f->rules->t;
    const struct symai_pattern *best = NULL;
    const struct symai_pattern *pattern;
    size_t end = t->claims_from[claim + 1];
    uint32_t bit;
    size_t i;

    *languages = 0;
    for (i = symai_present_next(reading->present, t->claims_from[claim], end);
         i < end; i = symai_present_next(reading->present, i + 1, end)) {
        pattern = t->claims + i;
        bit = UINT32_C(1) << pattern->language;
        if ((reading->languages & bit) == 0 ||
            (best != NULL && pattern->weight <= best->weight &&
             (*languages & bit) != 0) ||
            !symai_reading_match(reading, i))
            continue;
        *languages |= bit;
        if (best == NULL || pattern->weight > best->weight)
            best = pattern;
    }
    return best;
}

/* Whose words stand in the block; and what conditions need of it counts for
 * the page, but for strings of scripts. */
static void glance(struct symai_reading *reading)
{
    struct symai_findings *f = reading->f;
    const struct symai_folded_text *page = reading->folded;
    struct symai_present *into = f->in_text;

    if (reading->block->place == SYMAI_PLACE_TITLE)
        into = f->in_title;
    else if (reading->block->place == SYMAI_PLACE_SCRIPT)
        into = NULL;
    symai_present_glance(f->rules, page->hits, page->at, page->at + page->len,
                         &f->said, into);
    reading->said = &f->said;
}

int symai_reading_begin(struct symai_findings *f, size_t index,
                        struct symai_reading *out)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    int rc = symai_folded_take(f, index);

    if (rc < 0)
        return rc;
    memset(out, 0, sizeof *out);
    out->f = f;
    out->block = block;
    out->block_index = index;
    out->folded = &f->folded->block;
    out->place_weight = symai_place_weight(f, block);
    if (symai_place_is_read(f, block))
        glance(out);
    return SYMA_OK;
}

/* But for the stop after it and what stands before it, the sentence is all
 * of its block. */
static int is_alone(const struct symai_reading *reading)
{
    return reading->wide.start <= 1 &&
           reading->folded->len - reading->wide.end <= 1;
}

void symai_reading_look(struct symai_reading *reading, int dashes,
                        struct symai_present *own)
{
    const struct symai_folded_text *folded = reading->folded;
    const struct symai_sentence all = {0, folded->len};
    size_t most = reading->at.end + WIDE_MAX;

    reading->wide.start = reading->at.start;
    reading->wide.end = symai_sentence_through(
        folded->data, most < folded->len ? most : folded->len, dashes,
        reading->at.end);
    reading->present =
        symai_seen_look(reading->f->seen, reading->f->rules, reading->block,
                        folded, is_alone(reading) ? all : reading->wide, own);
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

/* What was asked of this sentence; nothing yet, where the last one was
 * another. NULL: it is not a block's. */
static struct symai_told *told_of(const struct symai_reading *reading)
{
    struct symai_told *told = &reading->f->told;

    if (reading->block == NULL)
        return NULL;
    if (told->block == reading->block && told->at.start == reading->at.start &&
        told->at.end == reading->at.end && told->wide_end == reading->wide.end)
        return told;
    memset(told, 0, sizeof *told);
    told->block = reading->block;
    told->at = reading->at;
    told->wide_end = reading->wide.end;
    return told;
}

static int find_guard(const struct symai_reading *reading, int kind)
{
    const struct symai_sentence *at =
        is_wide(reading, kind) ? &reading->wide : &reading->at;

    return symai_find_guard(
        reading->f, reading->present, kind, reading->languages,
        reading->folded->data + at->start, at->end - at->start);
}

_Static_assert(SYMAI_GUARD_COUNT <= 32 && SYMAI_SIGN_COUNT <= 64,
               "one bit each");

int symai_reading_guard(const struct symai_reading *reading, int kind)
{
    struct symai_told *told = told_of(reading);
    const uint32_t bit = UINT32_C(1) << kind;

    if (told == NULL)
        return find_guard(reading, kind);
    if (told->languages != reading->languages) {
        told->languages = reading->languages;
        told->guards = 0;
        told->guards_found = 0;
    }
    if ((told->guards & bit) == 0 && find_guard(reading, kind))
        told->guards_found |= bit;
    told->guards |= bit;
    return (told->guards_found & bit) != 0;
}

int symai_reading_any_guard(const struct symai_reading *reading,
                            const int *kinds, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (symai_reading_guard(reading, kinds[i]))
            return 1;
    }
    return 0;
}

int symai_reading_find_guard(const struct symai_reading *reading, int kind,
                             size_t *start)
{
    const struct symai_tables *t = reading->f->rules->t;
    size_t end = t->claim_count + t->guards_from[kind + 1];
    size_t i = t->claim_count + t->guards_from[kind];
    struct symai_match match;
    int found = 0;

    for (i = symai_present_next(reading->present, i, end); i < end;
         i = symai_present_next(reading->present, i + 1, end)) {
        if ((reading->languages >> t->guards[i - t->claim_count].language &
             1) == 0 ||
            !symai_find_pattern_at(reading->f, i,
                                   reading->folded->data + reading->at.start,
                                   reading->at.end - reading->at.start, &match))
            continue;
        if (!found || match.start < *start)
            *start = match.start;
        found = 1;
    }
    return found;
}

uint32_t symai_reading_may_guard(const struct symai_reading *reading, int kind)
{
    const struct symai_tables *t = reading->f->rules->t;
    size_t end = (size_t)t->claim_count + t->guards_from[kind + 1];
    size_t i = (size_t)t->claim_count + t->guards_from[kind];
    uint32_t languages = 0;

    for (i = symai_present_next(reading->present, i, end); i < end;
         i = symai_present_next(reading->present, i + 1, end))
        languages |= UINT32_C(1) << t->guards[i - t->claim_count].language;
    return languages;
}

static int find_sign(const struct symai_reading *reading, int sign)
{
    return symai_find_present_sign(reading->f, reading->present, sign,
                                   reading->folded->data + reading->at.start,
                                   reading->at.end - reading->at.start);
}

int symai_reading_sign(const struct symai_reading *reading, int sign)
{
    struct symai_told *told = told_of(reading);
    const uint64_t bit = UINT64_C(1) << sign;

    if (told == NULL)
        return find_sign(reading, sign);
    if ((told->signs & bit) == 0 && find_sign(reading, sign))
        told->signs_found |= bit;
    told->signs |= bit;
    return (told->signs_found & bit) != 0;
}

const char *symai_reading_original(const struct symai_reading *reading,
                                   size_t *len)
{
    const char *text =
        symai_features_text(reading->f->features, reading->block->text);
    size_t whole = reading->block->text.len;
    size_t from = symai_fold_origin(text, whole, reading->at.start);
    size_t to = symai_fold_origin(text, whole, reading->at.end);

    *len = symai_sentence_quote_end(text, whole, from, to) - from;
    return text + from;
}

int symai_reading_note(const struct symai_reading *reading, const char *code,
                       int points_to, int weight)
{
    const char *text;
    size_t len;

    /* To look up where the words stand costs as much as the block is long. */
    if (symai_verdict_is_full(reading->f->verdict))
        return SYMA_OK;
    text = symai_reading_original(reading, &len);
    return symai_find_add(reading->f, code, points_to, weight,
                          symai_place_name(reading->block->place), text, len);
}

/* The customer's own account is blocked. Where the site is under maintenance,
 * the account cannot be used either, and the same sentence says so. */
static int is_of_account(const struct symai_reading *reading, int claim)
{
    return symai_reading_guard(reading, SYMAI_GUARD_ACCOUNT) &&
           (claim != SYMAI_CLAIM_MAINTENANCE ||
            !symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_SITE));
}

/* Where to turn to, or when: no condition of what was said before. */
static int is_appeal(struct symai_reading *rest)
{
    static const int signs[] = {SYMAI_SIGN_WAY_CALL, SYMAI_SIGN_WAY_SEND,
                                SYMAI_SIGN_FORM_CONTACT};
    uint32_t matched;
    size_t i;

    for (i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (symai_reading_sign(rest, signs[i]))
            return 1;
    }
    return symai_reading_strongest(rest, SYMAI_CLAIM_RETURN, &matched) != NULL;
}

/* 'The site is under maintenance, call us if it is urgent', on a page that is
 * one message: what stands before the comma says so by itself, and the
 * condition is that of an appeal. A heading asks how to mend it. */
static int is_said_before(const struct symai_reading *reading, int claim)
{
    struct symai_reading first = *reading;
    struct symai_reading rest = *reading;
    const char *text = reading->folded->data + reading->at.start;
    uint32_t matched;
    size_t comma;

    if (claim > SYMAI_CLAIM_ERROR || !reading->f->sole_message ||
        reading->block->place <= SYMAI_PLACE_HEADING ||
        !symai_reading_find_guard(reading, SYMAI_GUARD_CONDITIONAL, &comma))
        return 0;
    while (comma > 0 && text[comma] != ',')
        comma--;
    if (comma == 0)
        return 0;
    first.at.end = first.at.start + comma;
    first.wide = first.at;
    rest.at.start = first.at.end;
    return is_appeal(&rest) &&
           symai_reading_strongest(&first, claim, &matched) != NULL &&
           !symai_reading_guard(&first, SYMAI_GUARD_CONDITIONAL);
}

static int is_conditional(const struct symai_reading *reading, int claim,
                          int is_claim)
{
    return symai_reading_guard(reading, SYMAI_GUARD_CONDITIONAL) &&
           !(is_claim && is_said_before(reading, claim));
}

int symai_reading_is_unsure(struct symai_reading *reading, int claim)
{
    return claim == SYMAI_CLAIM_MAINTENANCE &&
           ((reading->guessed && !symai_tense_announces(reading, claim)) ||
            symai_reading_guard(reading, SYMAI_GUARD_EITHER));
}

int symai_reading_taken_back(struct symai_reading *reading, int claim,
                             int is_claim, int *rc)
{
    /* Words without the form of a claim matter only for what they announce,
     * and only those of work: a trigger alone may be any word. */
    if (!is_claim && (!symai_tense_announces(reading, claim) ||
                      !symai_reading_sign(reading, SYMAI_SIGN_SUBJECT_WORK)))
        return 1;
    if (symai_reading_guard(reading, SYMAI_GUARD_OVER)) {
        reading->f->resolved = 1;
        *rc = symai_reading_note(reading, "text.maintenance.over",
                                 SYMA_STATE_UP, reading->place_weight / 2);
        return 1;
    }
    if (is_of_account(reading, claim) ||
        symai_reading_is_unsure(reading, claim) ||
        symai_reading_guard(reading, SYMAI_GUARD_GOODS) ||
        symai_reading_guard(reading, SYMAI_GUARD_MANAGEMENT) ||
        is_conditional(reading, claim, is_claim))
        return 1;
    return symai_tense_not_now(reading, claim, is_claim, rc);
}
