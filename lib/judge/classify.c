/* SPDX-License-Identifier: MIT */
/*
 * A finished page, a kind and the rules make a verdict: find, weigh, seal.
 * No clock, no locale, no floating point: the same input gives the same
 * verdict, bit for bit.
 */
#include <string.h>

#include "base/mem.h"
#include "base/options.h"
#include "judge/drift.h"
#include "judge/find.h"
#include "judge/find_wording.h"
#include "judge/notice.h"
#include "judge/ruleset.h"
#include "judge/since.h"
#include "judge/unless.h"
#include "judge/weigh.h"
#include "page/page.h"
#include "syma/types.h"

static void read_options(struct symai_findings *f, const syma_options *o)
{
    f->excerpt_max = symai_options_int(o, SYMAI_OPT_excerpt_max);
    f->slow_warn_ms = symai_options_int(o, SYMAI_OPT_slow_warn_ms);
    f->slow_crit_ms = symai_options_int(o, SYMAI_OPT_slow_crit_ms);
    f->cert_warn_days = symai_options_int(o, SYMAI_OPT_cert_warn_days);
}

/* Marks are plain ASCII nearly always, and in small letters. */
static int look_at_marks(struct symai_findings *f)
{
    const struct symai_features *p = f->features;

    f->in_title = symai_calloc(3, sizeof *f->in_title);
    if (f->in_title == NULL)
        return SYMA_ENOMEM;
    f->in_text = f->in_title + 1;
    f->in_marks = f->in_title + 2;
    symai_present_none(f->rules, f->in_title);
    symai_present_none(f->rules, f->in_text);
    symai_present_of_marks(f->rules, symai_features_text(p, p->marks),
                           p->marks.len, f->in_marks);
    return SYMA_OK;
}

static int find_all(struct symai_findings *f)
{
    int rc;

    rc = look_at_marks(f);
    if (rc >= 0)
        rc = symai_verdict_take_response(f->verdict, f->response);
    if (rc >= 0)
        rc = symai_find_http(f);
    if (rc >= 0)
        rc = symai_find_form(f);
    if (rc >= 0)
        rc = symai_find_text(f);
    if (rc >= 0)
        rc = symai_find_page(f);
    if (rc >= 0)
        rc = symai_find_wording(f);
    return rc < 0 ? rc : f->trouble;
}

static void take_decision(struct syma_verdict *v,
                          const struct symai_decision *d)
{
    v->state = d->state;
    v->usable = d->usable;
    v->reason = d->reason;
    v->confidence = d->confidence;
    v->flags = d->flags;
    v->unproven = d->unproven;
}

int syma_classify(const syma_page *p, int section_kind, const syma_context *c,
                  const syma_ruleset *r, syma_verdict **out)
{
    struct symai_findings f;
    struct symai_folded folded;
    struct symai_seen seen;
    struct symai_decision decision;
    syma_ruleset *builtin = NULL;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (p == NULL || syma_section_kind_name(section_kind) == NULL)
        return SYMA_EINVAL;
    memset(&f, 0, sizeof f);
    memset(&seen, 0, sizeof seen);
    symai_folded_init(&folded);
    f.seen = &seen;
    f.folded = &folded;
    f.features = symai_page_features(p);
    f.response = symai_page_response(p);
    if (f.features == NULL || f.response == NULL || (r != NULL && !r->compiled))
        return SYMA_ESTATE;
    if (r == NULL) {
        rc = symai_ruleset_builtin(&builtin);
        if (rc < 0)
            goto done;
    }
    f.context = c;
    f.rules = r != NULL ? r : builtin;
    f.kind = section_kind;
    read_options(&f, symai_page_options(p));
    rc = symai_regex_scratch_new(
        symai_options_int(symai_page_options(p), SYMAI_OPT_regex_match_limit),
        &f.scratch);
    if (rc >= 0)
        rc = symai_verdict_new(&f.verdict);
    if (rc < 0)
        goto done;
    f.verdict->kind = section_kind;
    rc = find_all(&f);
    if (rc < 0)
        goto done;
    symai_weigh(&f, &decision);
    rc = symai_drift_find(&f, &decision);
    if (rc < 0)
        goto done;
    take_decision(f.verdict, &decision);
    symai_unless_find(&f, &decision, f.verdict->unless,
                      sizeof f.verdict->unless);
    rc = symai_since_find(&f);
    if (rc >= 0)
        rc = symai_notice_find(&f);
    symai_verdict_set_zone(f.verdict, c == NULL ? NULL : c->zone);
    if (rc >= 0)
        rc = f.trouble;
    if (rc >= 0)
        rc = seen.trouble;
    if (rc >= 0)
        rc = symai_verdict_seal(f.verdict);
    if (rc < 0)
        goto done;
    *out = f.verdict;
    f.verdict = NULL;
done:
    syma_verdict_unref(f.verdict);
    symai_regex_scratch_free(f.scratch);
    symai_free(f.in_title);
    symai_seen_free(&seen);
    symai_folded_free(&folded);
    syma_ruleset_free(builtin);
    return rc;
}
