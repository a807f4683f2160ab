/* SPDX-License-Identifier: MIT */
/*
 * What a discovery tells; and that of one page, in one call.
 */
#include "syma/discover.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "discover/object.h"
#include "discover/weights.h"
#include "judge/ruleset.h"
#include "page/page.h"
#include "syma/types.h"

/* ---- the end of looking ---- */

/* By kind; of a kind the best first. */
static int compare(const void *a, const void *b)
{
    const struct syma_candidate *x = a;
    const struct syma_candidate *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->sum != y->sum)
        return x->sum > y->sum ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* What turned out to be hardly one goes. */
static void drop_weak(struct symai_vec *candidates)
{
    struct syma_candidate *c;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < candidates->count; i++) {
        c = symai_vec_at(candidates, i);
        c->order = i;
        if (c->score < SYMAI_SCORE_KEPT)
            symai_candidate_clear(c);
        else
            memmove(symai_vec_at(candidates, kept++), c, sizeof *c);
    }
    candidates->count = kept;
}

int symai_discovery_finish(syma_discovery *d)
{
    struct symai_vec *candidates = &d->store.candidates;

    drop_weak(candidates);
    if (candidates->count > 1)
        qsort(candidates->items, candidates->count, candidates->size, compare);
    return SYMA_OK;
}

int syma_discover_page(const syma_page *p, const syma_ruleset *r,
                       syma_discovery **out)
{
    syma_discovery *d = NULL;
    syma_ruleset *builtin = NULL;
    int rc = SYMA_OK;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (p == NULL)
        return SYMA_EINVAL;
    if (symai_page_features(p) == NULL || (r != NULL && !r->compiled))
        return SYMA_ESTATE;
    if (r == NULL)
        rc = symai_ruleset_builtin(&builtin);
    if (rc == SYMA_OK)
        rc = symai_discovery_new(&d);
    if (rc == SYMA_OK)
        rc = symai_discovery_take(d, p, NULL, SYMAI_LOOK_HOME,
                                  r != NULL ? r : builtin, -1);
    if (rc == SYMA_OK)
        rc = symai_discovery_finish(d);
    syma_ruleset_free(builtin);
    if (rc < 0)
        syma_discovery_unref(d);
    else
        *out = d;
    return rc;
}

/* ---- the home page ---- */

const char *syma_discovery_home_url(const syma_discovery *d)
{
    return d != NULL ? d->home_url : "";
}

const char *syma_discovery_language(const syma_discovery *d)
{
    return d != NULL ? d->language : "";
}

const syma_verdict *syma_discovery_verdict(const syma_discovery *d)
{
    return d != NULL ? d->verdict : NULL;
}

/* ---- pages ---- */

static const struct symai_seen_page *page_at(const syma_discovery *d, size_t i)
{
    return d != NULL ? symai_vec_at(&d->pages, i) : NULL;
}

size_t syma_discovery_page_count(const syma_discovery *d)
{
    return d != NULL ? d->pages.count : 0;
}

const char *syma_discovery_page_url(const syma_discovery *d, size_t i)
{
    const struct symai_seen_page *page = page_at(d, i);

    return page != NULL ? page->url : "";
}

int syma_discovery_page_status(const syma_discovery *d, size_t i)
{
    const struct symai_seen_page *page = page_at(d, i);

    return page != NULL ? page->status : 0;
}

/* ---- robots.txt ---- */

int syma_discovery_robots(const syma_discovery *d)
{
    return d != NULL ? d->robots : SYMA_ROBOTS_UNASKED;
}

const char *syma_robots_name(int robots)
{
    static const char *const names[] = {[SYMA_ROBOTS_UNASKED] = "unasked",
                                        [SYMA_ROBOTS_ABSENT] = "absent",
                                        [SYMA_ROBOTS_READ] = "read",
                                        [SYMA_ROBOTS_FAILED] = "failed"};

    return robots >= 0 && robots <= SYMA_ROBOTS_FAILED ? names[robots] : NULL;
}

size_t syma_discovery_barred_count(const syma_discovery *d)
{
    return d != NULL ? d->barred.count : 0;
}

const char *syma_discovery_barred_url(const syma_discovery *d, size_t i)
{
    char **url = d != NULL ? symai_vec_at(&d->barred, i) : NULL;

    return url != NULL ? *url : "";
}

/* ---- candidates ---- */

size_t syma_discovery_count(const syma_discovery *d)
{
    return d != NULL ? d->store.candidates.count : 0;
}

const syma_candidate *syma_discovery_candidate(const syma_discovery *d,
                                               size_t i)
{
    return d != NULL ? symai_vec_at(&d->store.candidates, i) : NULL;
}

const syma_candidate *syma_discovery_best(const syma_discovery *d,
                                          int section_kind)
{
    const syma_candidate *c;
    size_t i = 0;

    while ((c = syma_discovery_candidate(d, i++)) != NULL) {
        if (c->kind == section_kind)
            return c->score >= SYMAI_SCORE_PROPOSED ? c : NULL;
    }
    return NULL;
}

/* ---- ways round ---- */

size_t syma_discovery_fallback_count(const syma_discovery *d)
{
    return d != NULL ? d->fallbacks.count : 0;
}

const syma_fallback *syma_discovery_fallback(const syma_discovery *d, size_t i)
{
    return d != NULL ? symai_vec_at(&d->fallbacks, i) : NULL;
}

const char *syma_discovery_fallback_found_at(const syma_discovery *d, size_t i)
{
    char **source = d != NULL ? symai_vec_at(&d->sources, i) : NULL;

    return source != NULL ? *source : "";
}
