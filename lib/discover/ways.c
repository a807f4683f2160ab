/* SPDX-License-Identifier: MIT */
/*
 * Ways round that pages name, each once, with the page that names it: what
 * the judge found for a verdict.
 */
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/options.h"
#include "discover/object.h"
#include "judge/find.h"
#include "judge/notice.h"
#include "page/page.h"
#include "port/regex.h"
#include "syma/page.h"
#include "syma/types.h"
#include "syma/verdict.h"
#include "watch/secrets.h"
#include "watch/section.h"

static int is_known_way(const syma_discovery *d, const syma_notice *n)
{
    const struct syma_fallback *f;
    size_t i;

    for (i = 0; i < d->fallbacks.count; i++) {
        f = symai_vec_at(&d->fallbacks, i);
        if (strcmp(f->channel, syma_notice_channel(n)) == 0 &&
            strcmp(f->address, syma_notice_address(n)) == 0)
            return 1;
    }
    return 0;
}

static int note_way(syma_discovery *d, const syma_notice *n, const char *url)
{
    struct syma_fallback f = {NULL, NULL, NULL, NULL, NULL, "page"};
    char *source = NULL;
    int rc;

    if (syma_notice_address(n)[0] == '\0' || is_known_way(d, n) ||
        d->fallbacks.count == SYMAI_DISCOVERY_WAYS_MAX)
        return SYMA_OK;
    f.act = (char *)syma_notice_act(n);
    f.channel = (char *)syma_notice_channel(n);
    f.address = (char *)syma_notice_address(n);
    f.keyword = (char *)syma_notice_keyword(n);
    f.text = (char *)syma_notice_text(n);
    rc = symai_strdup(url, &source);
    if (rc == SYMA_OK)
        rc = symai_discovery_push(&d->sources, source);
    if (rc == SYMA_OK) {
        rc = symai_fallback_list_add(&d->fallbacks, &f);
        if (rc < 0) {
            symai_free(source);
            d->sources.count--;
        }
    }
    return rc == SYMA_ELIMIT ? SYMA_OK : rc;
}

static int note_ways(syma_discovery *d, const syma_verdict *v, const char *url)
{
    const syma_notice *n;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < syma_verdict_notice_count(v); i++) {
        n = syma_verdict_notice(v, i);
        if (syma_notice_kind(n) == SYMA_NOTICE_FALLBACK)
            rc = note_way(d, n, url);
    }
    return rc;
}

int symai_discovery_offers(syma_discovery *d, const syma_page *p, int kind,
                           const char *url, const syma_ruleset *r)
{
    const syma_options *o = symai_page_options(p);
    struct symai_findings f;
    struct symai_folded folded;
    struct symai_seen seen;
    int rc;

    memset(&f, 0, sizeof f);
    memset(&seen, 0, sizeof seen);
    symai_folded_init(&folded);
    f.seen = &seen;
    f.folded = &folded;
    f.features = symai_page_features(p);
    f.response = symai_page_response(p);
    f.rules = r;
    f.kind = kind;
    f.excerpt_max = symai_options_int(o, SYMAI_OPT_excerpt_max);
    rc = symai_regex_scratch_new(
        symai_options_int(o, SYMAI_OPT_regex_match_limit), &f.scratch);
    if (rc == SYMA_OK)
        rc = symai_verdict_new(&f.verdict);
    if (rc == SYMA_OK)
        rc = symai_notice_offered(&f);
    if (rc == SYMA_OK)
        rc = seen.trouble;
    if (rc == SYMA_OK)
        rc = symai_secrets_hide(f.verdict, NULL, o);
    if (rc == SYMA_OK)
        rc = note_ways(d, f.verdict, url);
    syma_verdict_unref(f.verdict);
    symai_regex_scratch_free(f.scratch);
    symai_seen_free(&seen);
    symai_folded_free(&folded);
    return rc;
}

/* What a customer would find there, and what else is offered. */
int symai_discovery_judge(syma_discovery *d, const syma_page *p, int look,
                          const char *url, const syma_ruleset *r,
                          int64_t now_ms)
{
    syma_context *context = NULL;
    syma_verdict *v = NULL;
    int rc = syma_context_new(&context);

    if (rc == SYMA_OK)
        rc = syma_context_set_now_ms(context, now_ms);
    if (rc == SYMA_OK)
        rc = syma_classify(p, SYMA_SECTION_GENERIC, context, r, &v);
    if (rc == SYMA_OK)
        rc = symai_secrets_hide(v, NULL, symai_page_options(p));
    if (rc == SYMA_OK)
        rc = note_ways(d, v, url);
    if (rc == SYMA_OK && look == SYMAI_LOOK_HOME && d->verdict == NULL)
        d->verdict = syma_verdict_ref(v);
    syma_verdict_unref(v);
    syma_context_free(context);
    return rc;
}
