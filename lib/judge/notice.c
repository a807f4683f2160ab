/* SPDX-License-Identifier: MIT */
/*
 * Promises of a return: Retry-After first, then the words around the claim;
 * and the ways round that the page offers there.
 */
#include "judge/notice.h"

#include <string.h>

#include "base/fold.h"
#include "judge/names.h"
#include "judge/retry_after.h"
#include "judge/sentence.h"
#include "judge/way_link.h"
#include "judge/way_round.h"
#include "syma/types.h"

#define BLOCKS_AFTER 4

static int64_t now_of(const struct symai_findings *f)
{
    return f->context == NULL ? -1 : f->context->now_ms;
}

int symai_notice_kind(const struct symai_findings *f)
{
    switch (f->verdict->reason) {
    case SYMAI_REASON_http_503_maintenance:
    case SYMAI_REASON_redirect_maintenance:
    case SYMAI_REASON_page_maintenance:
    case SYMAI_REASON_page_maintenance_form_present:
    case SYMAI_REASON_maintenance_banner:
        return SYMA_NOTICE_MAINTENANCE_NOW;
    case SYMAI_REASON_soft_error:
    case SYMAI_REASON_partial_error:
    case SYMAI_REASON_http_5xx:
        return SYMA_NOTICE_INCIDENT;
    default:
        return 0;
    }
}

static int add_retry_after(struct symai_findings *f, int kind)
{
    const char *value = symai_response_header(f->response, "retry-after");
    int64_t at = -1;
    int rc;

    if (value == NULL)
        return SYMA_OK;
    rc = symai_retry_after_parse(value, now_of(f), &at);
    if (rc < 0 && rc != SYMA_ENOTFOUND)
        return SYMA_OK; /* not a time: the header's evidence stays */
    return symai_verdict_add_retry(f->verdict, kind, at, value,
                                   (size_t)f->excerpt_max);
}

static size_t quote_end(const struct symai_block *block, const char *text,
                        size_t from, size_t folded_end)
{
    return symai_sentence_quote_end(
        text, block->text.len, from,
        symai_fold_origin(text, block->text.len, folded_end));
}

static int add_sentence(struct symai_findings *f, int kind,
                        const struct symai_block *block,
                        const struct symai_sentence *at,
                        const struct symai_when *when)
{
    const char *text = symai_features_text(f->features, block->text);
    size_t from = symai_fold_origin(text, block->text.len, at->start);
    size_t to = quote_end(block, text, from, at->end);
    int rc;

    rc = symai_find_add(f, "text.return.promised", SYMA_STATE_MAINTENANCE, 300,
                        symai_place_name(block->place), text + from, to - from);
    if (rc < 0)
        return rc;
    return symai_verdict_add_notice(f->verdict, kind, when->earliest_ms,
                                    when->latest_ms, when->vague, text + from,
                                    to - from, (size_t)f->excerpt_max);
}

/* What the way round is for, where the sentence says so. */
static const char *act_of(struct symai_findings *f, const char *folded,
                          size_t len)
{
    static const struct {
        int sign;
        const char *act;
    } acts[] = {{SYMAI_SIGN_SUBJECT_ACTIVATION, "activate"},
                {SYMAI_SIGN_FORM_PAYMENT, "pay"},
                {SYMAI_SIGN_SUBJECT_LOGIN, "log-in"},
                {SYMAI_SIGN_SUBJECT_ACCOUNT, "log-in"}};
    size_t i;

    for (i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (symai_find_folded_sign(f, acts[i].sign, folded, len))
            return acts[i].act;
    }
    return f->kind == SYMA_SECTION_ACTIVATION ? "activate" : NULL;
}

static int has_channel(const struct symai_way_round *ways, int count,
                       const char *channel)
{
    int i;

    for (i = 0; i < count; i++) {
        if (strcmp(ways[i].channel, channel) == 0)
            return 1;
    }
    return 0;
}

/* What the sentence says itself is better than where its links lead: these
 * count for channels that it only names. */
static int add_links(const struct symai_findings *f, const char *sentence,
                     size_t len, struct symai_way_round *ways, int count)
{
    const struct symai_vec *links = &f->features->links;
    struct symai_way_round way;
    size_t i;

    for (i = 0; i < links->count; i++) {
        if (!symai_way_link_read(f->features, symai_vec_at(links, i), sentence,
                                 len, &way) ||
            has_channel(ways, count, way.channel))
            continue;
        if (count == 1 && ways[0].address.len == 0)
            count = 0; /* a shop, or nothing: the link says where */
        if (count < SYMAI_WAYS_MAX)
            ways[count++] = way;
    }
    return count;
}

/* Another way to do what can't be done here, in the page's own words: no
 * digit is made up. */
static int add_fallback(struct symai_findings *f,
                        const struct symai_block *block, const char *folded,
                        const struct symai_sentence *at)
{
    const char *text = symai_features_text(f->features, block->text);
    size_t from = symai_fold_origin(text, block->text.len, at->start);
    size_t to = quote_end(block, text, from, at->end);
    const char *sentence = folded + at->start;
    size_t len = at->end - at->start;
    const char *act = act_of(f, sentence, len);
    struct symai_way_round ways[SYMAI_WAYS_MAX];
    int count;
    int rc;
    int i;

    count = symai_way_round_read(f->rules, f->scratch, text + from, to - from,
                                 ways);
    if (count < 0)
        return count;
    count = add_links(f, text + from, to - from, ways, count);
    rc = symai_find_add(f, "text.fallback.offered", SYMA_STATE_UNKNOWN, 300,
                        symai_place_name(block->place), text + from, to - from);
    for (i = 0; i < count && rc >= 0; i++)
        rc = symai_verdict_add_fallback(f->verdict, act, &ways[i], text + from,
                                        to - from, (size_t)f->excerpt_max);
    return rc;
}

/* 'Back between 2 and 4' is a promise, 'work between 2 and 4' one of its
 * end. */
static const struct symai_when *promised(struct symai_when *when, int returns)
{
    if (when->between && !returns && when->latest_ms >= 0)
        when->earliest_ms = when->latest_ms;
    return when;
}

/* 'Desde esta manana': these words of a sentence without words of return say
 * when it began, as 'Beginn: ...' does before them. */
static int is_begin(const struct symai_findings *f, const char *text,
                    size_t len, const struct symai_when *when)
{
    const struct syma_notice *since = &f->verdict->since.at;
    struct symai_when_reference reference = symai_find_reference(f);
    struct symai_when begin;

    if (since->kind == 0)
        return 0;
    if (when->latest_ms >= 0 && when->latest_ms <= since->latest_ms)
        return 1;
    return symai_when_find(f->rules->when, SYMAI_WHEN_BEGIN, text, len,
                           &reference, &begin) == 1 &&
           begin.since && begin.start < when->end && when->start < begin.end;
}

/* Sentences of one block that promise a return: by a time next to words of
 * return, or by a time alone where the claim is all that the page says. */
static int search_block(struct symai_findings *f, int kind, size_t index,
                        int is_claim, struct symai_buf *own)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    struct symai_when_reference reference = symai_find_reference(f);
    const struct symai_present *present;
    struct symai_folded_text folded;
    struct symai_present looked;
    struct symai_sentence at;
    struct symai_when when;
    size_t pos = 0;
    int returns;
    int rc = SYMA_OK;

    if (block == NULL || block->place >= SYMAI_PLACE_NOSCRIPT ||
        (block->flags &
         (SYMAI_BLOCK_LINK | SYMAI_BLOCK_CONTROL | SYMAI_BLOCK_LANDMARK)) != 0)
        return SYMA_OK;
    symai_folded_beside(f, index, own, &folded);
    while (rc >= 0 &&
           symai_sentence_next(folded.data, folded.len, 0, &pos, &at)) {
        /* 'expected time of return: 14:00' */
        at.end = symai_sentence_through(folded.data, folded.len, 0, at.end);
        if (pos < at.end)
            pos = at.end;
        present =
            symai_seen_look(f->seen, f->rules, block, &folded, at, &looked);
        if (symai_find_claim(f, SYMAI_CLAIM_FALLBACK, present,
                             folded.data + at.start, at.end - at.start))
            rc = add_fallback(f, block, folded.data, &at);
        returns = symai_find_claim(f, SYMAI_CLAIM_RETURN, present,
                                   folded.data + at.start, at.end - at.start);
        if (rc < 0 || (!is_claim && !returns))
            continue;
        if (symai_when_find(f->rules->when, SYMAI_WHEN_RETURN,
                            folded.data + at.start, at.end - at.start,
                            &reference, &when) == 1 &&
            (returns ||
             !is_begin(f, folded.data + at.start, at.end - at.start, &when)))
            rc = add_sentence(f, kind, block, &at, promised(&when, returns));
    }
    return rc < 0 ? rc : f->trouble;
}

static int search_around(struct symai_findings *f, int kind, int claim_block)
{
    struct symai_buf own;
    size_t first = claim_block > 0 ? (size_t)claim_block - 1 : 0;
    size_t last = (size_t)claim_block + BLOCKS_AFTER;
    size_t i;
    int rc = SYMA_OK;

    if (f->sole_message) {
        first = 0;
        last = f->features->blocks.count;
    }
    symai_buf_init(&own, SYMAI_FOLDED_MAX);
    for (i = first; i <= last && rc >= 0; i++)
        rc = search_block(f, kind, i, (int)i == claim_block || f->sole_message,
                          &own);
    symai_buf_free(&own);
    return rc;
}

static int is_claimed_by(int kind, const char *code)
{
    if (kind == SYMA_NOTICE_INCIDENT)
        return strcmp(code, "text.error.now") == 0 ||
               strcmp(code, "text.error.wording") == 0;
    return strcmp(code, "text.maintenance.now") == 0 ||
           strcmp(code, "text.maintenance.wording") == 0 ||
           strcmp(code, "text.maintenance.works") == 0;
}

/* The claim's own words, as the heaviest evidence quotes them. */
static int add_without_time(struct symai_findings *f, int kind)
{
    const struct syma_evidence *best = NULL;
    const struct syma_evidence *evidence;
    size_t i;

    for (i = 0; i < f->verdict->evidence.count; i++) {
        evidence = symai_vec_at(&f->verdict->evidence, i);
        if (is_claimed_by(kind, evidence->code) &&
            (best == NULL || evidence->weight > best->weight))
            best = evidence;
    }
    if (best == NULL)
        return SYMA_OK;
    return symai_verdict_add_notice(f->verdict, kind, -1, -1, 0, best->excerpt,
                                    strlen(best->excerpt),
                                    (size_t)f->excerpt_max);
}

int symai_notice_find(struct symai_findings *f)
{
    int kind = symai_notice_kind(f);
    int claim = kind == SYMA_NOTICE_INCIDENT ? SYMAI_CLAIM_ERROR
                                             : SYMAI_CLAIM_MAINTENANCE;
    size_t before = f->verdict->notices.count;
    size_t i;
    int promised = 0;
    int rc;

    if (kind == 0)
        return SYMA_OK;
    rc = add_retry_after(f, kind);
    if (rc >= 0 && (f->claims[claim].block >= 0 || f->sole_message))
        rc = search_around(f, kind, f->claims[claim].block);
    for (i = before; i < f->verdict->notices.count; i++)
        promised |=
            ((struct syma_notice *)symai_vec_at(&f->verdict->notices, i))
                ->kind == kind;
    if (rc >= 0 && !promised)
        rc = add_without_time(f, kind);
    return rc;
}

/* Only sentences that say what is done that way: each page has numbers to call
 * for everything. */
static int search_offers(struct symai_findings *f, size_t index,
                         struct symai_buf *own)
{
    const struct symai_block *block = symai_vec_at(&f->features->blocks, index);
    const struct symai_present *present;
    struct symai_folded_text folded;
    struct symai_present looked;
    struct symai_sentence at;
    size_t pos = 0;
    int rc = SYMA_OK;

    symai_folded_beside(f, index, own, &folded);
    while (rc >= 0 &&
           symai_sentence_next(folded.data, folded.len, 0, &pos, &at)) {
        present =
            symai_seen_look(f->seen, f->rules, block, &folded, at, &looked);
        if (symai_find_claim(f, SYMAI_CLAIM_FALLBACK, present,
                             folded.data + at.start, at.end - at.start) &&
            act_of(f, folded.data + at.start, at.end - at.start) != NULL)
            rc = add_fallback(f, block, folded.data, &at);
    }
    return rc < 0 ? rc : f->trouble;
}

int symai_notice_offered(struct symai_findings *f)
{
    const struct symai_vec *blocks = &f->features->blocks;
    const struct symai_block *block;
    struct symai_buf own;
    size_t i;
    int rc = SYMA_OK;

    symai_buf_init(&own, SYMAI_FOLDED_MAX);
    for (i = 0; rc >= 0 && i < blocks->count; i++) {
        block = symai_vec_at(blocks, i);
        if (block->place < SYMAI_PLACE_NOSCRIPT &&
            (block->flags & (SYMAI_BLOCK_LINK | SYMAI_BLOCK_CONTROL |
                             SYMAI_BLOCK_LANDMARK)) == 0)
            rc = search_offers(f, i, &own);
    }
    symai_buf_free(&own);
    return rc < 0 ? rc : SYMA_OK;
}
