/* SPDX-License-Identifier: MIT */
/*
 * What the finders share: evidence, signs, addresses.
 */
#include "judge/find.h"

#include <string.h>

#include "base/fold.h"
#include "base/mem.h"
#include "port/url.h"
#include "syma/types.h"

#define MAX_SIGN_TEXT 4096

int symai_find_add(struct symai_findings *f, const char *code, int points_to,
                   int weight, const char *zone, const char *text, size_t len)
{
    return symai_verdict_add_evidence(f->verdict, code, points_to, weight, zone,
                                      text, len, (size_t)f->excerpt_max);
}

struct symai_when_reference symai_find_reference(const struct symai_findings *f)
{
    const struct syma_context *c = f->context;
    struct symai_when_reference reference = {-1, NULL, SYMAI_WHEN_EITHER};

    if (c != NULL) {
        reference.now_ms = c->now_ms;
        reference.zone = c->zone;
        reference.order = c->date_order;
    }
    return reference;
}

int symai_find_note(struct symai_findings *f, const char *code, int points_to,
                    int weight, const char *text)
{
    return symai_find_add(f, code, points_to, weight, "", text, strlen(text));
}

void symai_find_asserted(struct symai_findings *f, int claim, size_t block,
                         size_t start, size_t end)
{
    struct symai_asserted *one = &f->asserted[f->asserted_count];

    if (f->asserted_count == SYMAI_ASSERTED_MAX)
        return;
    one->claim = claim;
    one->block = block;
    one->start = start;
    one->end = end;
    f->asserted_count++;
}

int symai_find_is_heard(const struct symai_findings *f, int claim)
{
    return (f->heard >> claim & 1) != 0;
}

int symai_claim_state(int claim)
{
    switch (claim) {
    case SYMAI_CLAIM_MAINTENANCE:
        return SYMA_STATE_MAINTENANCE;
    case SYMAI_CLAIM_ERROR:
    case SYMAI_CLAIM_DENIED:
    case SYMAI_CLAIM_SOFT_404:
        return SYMA_STATE_DEGRADED;
    case SYMAI_CLAIM_PARKED:
    case SYMAI_CLAIM_DEFAULT_PAGE:
        return SYMA_STATE_DOWN;
    default:
        return SYMA_STATE_UNKNOWN;
    }
}

int symai_strength_best(const struct symai_strength *strength)
{
    int best = strength->titled;

    if (strength->headed > best)
        best = strength->headed;
    if (strength->raised > best)
        best = strength->raised;
    return best > strength->body ? best : strength->body;
}

static int match_at(struct symai_findings *f, const struct symai_regex *regex,
                    const char *text, size_t len, struct symai_match *at)
{
    int rc = symai_regex_match(regex, f->scratch, text, len, 0, at);

    if (rc == SYMA_ELIMIT)
        rc = symai_find_note(f, "rule.limit.reached", SYMA_STATE_UNKNOWN, 100,
                             "");
    if (rc == SYMA_ENOMEM)
        f->trouble = rc;
    return rc == 1;
}

int symai_find_pattern_at(struct symai_findings *f, size_t number,
                          const char *text, size_t len, struct symai_match *at)
{
    const struct symai_regex *regex;
    int rc;

    if (len == 0)
        return 0;
    rc = symai_ruleset_pattern(f->rules, number, &regex);
    if (rc >= 0)
        return match_at(f, regex, text, len, at);
    if (rc == SYMA_ENOMEM)
        f->trouble = rc;
    return 0;
}

int symai_find_pattern(struct symai_findings *f, size_t number,
                       const char *text, size_t len)
{
    struct symai_match at;

    return symai_find_pattern_at(f, number, text, len, &at);
}

int symai_find_claim(struct symai_findings *f, int claim,
                     const struct symai_present *present, const char *text,
                     size_t len)
{
    const struct symai_tables *t = f->rules->t;
    size_t end = t->claims_from[claim + 1];
    size_t i;

    for (i = symai_present_next(present, t->claims_from[claim], end); i < end;
         i = symai_present_next(present, i + 1, end)) {
        if (symai_find_pattern(f, i, text, len))
            return 1;
    }
    return 0;
}

static int match_sign(struct symai_findings *f, int sign, const char *folded,
                      size_t len)
{
    const struct symai_regex *regex;
    struct symai_match at;
    int rc;

    rc = symai_ruleset_sign(f->rules, sign, &regex);
    if (rc >= 0)
        return match_at(f, regex, folded, len, &at);
    if (rc == SYMA_ENOMEM)
        f->trouble = rc;
    return 0;
}

int symai_find_guard(struct symai_findings *f,
                     const struct symai_present *present, int kind,
                     uint32_t languages, const char *folded, size_t len)
{
    const struct symai_tables *t = f->rules->t;
    const size_t first = t->claim_count;
    const size_t end = first + t->guards_from[kind + 1];
    size_t i = first + t->guards_from[kind];

    for (i = symai_present_next(present, i, end); i < end;
         i = symai_present_next(present, i + 1, end)) {
        if ((languages >> t->guards[i - first].language & 1) != 0 &&
            symai_find_pattern(f, i, folded, len))
            return 1;
    }
    return 0;
}

int symai_find_folded_sign(struct symai_findings *f, int sign,
                           const char *folded, size_t len)
{
    return symai_ruleset_may_have_sign(f->rules, sign, folded, len) &&
           match_sign(f, sign, folded, len);
}

int symai_find_present_sign(struct symai_findings *f,
                            const struct symai_present *present, int sign,
                            const char *folded, size_t len)
{
    const struct symai_tables *t = f->rules->t;
    size_t end = symai_tables_words(t, t->signs_from[sign + 1]);
    size_t i = symai_tables_words(t, t->signs_from[sign]);

    /* present does not tell of these */
    if (symai_sign_place(sign) == SYMAI_SIGN_OF_LABEL)
        return symai_find_folded_sign(f, sign, folded, len);
    if ((present->owners.signs >> sign & 1) == 0)
        return 0;
    for (i = symai_present_next(present, i, end); i < end;
         i = symai_present_next(present, i + 1, end)) {
        if (symai_find_pattern(f, i, folded, len))
            return 1;
    }
    return 0;
}

int symai_find_mark(struct symai_findings *f, int sign)
{
    const struct symai_features *p = f->features;

    return symai_find_present_sign(
        f, f->in_marks, sign, symai_features_text(p, p->marks), p->marks.len);
}

int symai_find_sign(struct symai_findings *f, int sign, const char *text,
                    size_t len)
{
    struct symai_buf folded;
    int found = 0;

    if (len > MAX_SIGN_TEXT / 2)
        len = MAX_SIGN_TEXT / 2;
    if ((f->rules->t->signs >> sign & 1) == 0 ||
        !symai_ruleset_may_stand(f->rules, sign, text, len))
        return 0;
    symai_buf_init(&folded, MAX_SIGN_TEXT);
    if (symai_fold(text, len, &folded) >= 0)
        found = symai_find_folded_sign(f, sign, folded.data, folded.len);
    else
        f->trouble = SYMA_ENOMEM;
    symai_buf_free(&folded);
    return found;
}

void symai_find_fold(struct symai_findings *f, struct symai_span span,
                     size_t max, struct symai_buf *out)
{
    size_t len = span.len < max ? span.len : max;

    symai_buf_clear(out);
    if (len > 0 && symai_fold(symai_features_text(f->features, span), len,
                              out) == SYMA_ENOMEM)
        f->trouble = SYMA_ENOMEM;
}

int symai_find_url(struct symai_findings *f, const char *url,
                   struct symai_url *out)
{
    int rc;

    memset(out, 0, sizeof *out);
    if (url == NULL)
        return 0;
    rc = symai_url_parse(url, out);
    if (rc == SYMA_ENOMEM)
        f->trouble = rc;
    return rc >= 0;
}

int symai_find_same_url(struct symai_findings *f, const char *a, const char *b)
{
    char *one = NULL;
    char *two = NULL;
    int rc;
    int same = 0;

    if (a == NULL || b == NULL)
        return 0;
    if (strcmp(a, b) == 0)
        return 1;
    rc = symai_url_normalize(a, &one);
    if (rc >= 0)
        rc = symai_url_normalize(b, &two);
    if (rc >= 0)
        same = strcmp(one, two) == 0;
    else if (rc == SYMA_ENOMEM)
        f->trouble = rc;
    symai_free(one);
    symai_free(two);
    return same;
}

int symai_find_weight(const struct symai_findings *f, int weight)
{
    return f->rules->weights[weight];
}
