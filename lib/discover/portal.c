/* SPDX-License-Identifier: MIT */
/*
 * What is proposed as a portal: a starting point that people read and change.
 */
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "discover/object.h"
#include "syma/portal.h"
#include "syma/report.h"
#include "syma/verdict.h"
#include "watch/portal.h"
#include "watch/portal_values.h"

static const int kinds[] = {SYMA_SECTION_LOGIN, SYMA_SECTION_ACCOUNT,
                            SYMA_SECTION_ACTIVATION};

#define KINDS (sizeof kinds / sizeof *kinds)

/* Of the sections before it the last one that has another address. */
static int add_need(syma_portal *p, const syma_discovery *d, size_t k)
{
    const syma_candidate *c = syma_discovery_best(d, kinds[k]);
    const syma_candidate *need;
    size_t i = k;

    while (i-- > 0) {
        need = syma_discovery_best(d, kinds[i]);
        if (need != NULL && strcmp(need->url, c->url) != 0)
            return syma_portal_add_need(p, syma_section_kind_name(kinds[k]),
                                        syma_section_kind_name(kinds[i]));
    }
    return SYMA_OK;
}

static int add_sections(syma_portal *p, const syma_discovery *d)
{
    const syma_candidate *c;
    const char *id;
    size_t k;
    int rc = syma_portal_add_section(p, "home", SYMA_SECTION_GENERIC,
                                     d->home_url, 0);

    for (k = 0; rc == SYMA_OK && k < KINDS; k++) {
        c = syma_discovery_best(d, kinds[k]);
        if (c == NULL)
            continue;
        id = syma_section_kind_name(kinds[k]);
        rc = syma_portal_add_section(p, id, kinds[k], c->url, 0);
        if (rc == SYMA_OK)
            rc = syma_portal_set_found_by(p, id, c->found_by);
        if (rc == SYMA_OK || rc == SYMA_EINVAL) /* words of a page's */
            rc = add_need(p, d, k);
    }
    return rc;
}

static const char *section_for(const syma_portal *p, const syma_fallback *f)
{
    const char *id = "account";

    if (strcmp(f->act, "activate") == 0)
        id = "activation";
    else if (strcmp(f->act, "log-in") == 0)
        id = "login";
    return symai_portal_find(p, id) != (size_t)-1 ? id : "home";
}

/* What a page writes may be nothing that a portal file takes. */
static int add_ways(syma_portal *p, const syma_discovery *d)
{
    const syma_fallback *f;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; rc == SYMA_OK && i < d->fallbacks.count; i++) {
        f = symai_vec_at(&d->fallbacks, i);
        if (!symai_portal_is_act(f->act) || !symai_portal_is_value(f->address))
            continue;
        rc = syma_portal_add_fallback(p, section_for(p, f), f->act, f->channel,
                                      f->address, f->keyword);
        if (rc == SYMA_EINVAL || rc == SYMA_ELIMIT)
            rc = SYMA_OK;
    }
    return rc;
}

int syma_discovery_to_portal(const syma_discovery *d, const char *portal_id,
                             syma_portal **out)
{
    syma_portal *p = NULL;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (d == NULL || portal_id == NULL)
        return SYMA_EINVAL;
    rc = syma_portal_new(portal_id, &p);
    if (rc == SYMA_OK)
        rc = syma_portal_set_home(p, d->home_url);
    if (rc == SYMA_OK && d->language[0] != '\0') {
        rc = syma_portal_set_language(p, d->language);
        if (rc == SYMA_EINVAL || rc == SYMA_ESYNTAX)
            rc = SYMA_OK; /* the page's word is no tag */
    }
    if (rc == SYMA_OK)
        rc = add_sections(p, d);
    if (rc == SYMA_OK)
        rc = add_ways(p, d);
    if (rc < 0)
        syma_portal_free(p);
    else
        *out = p;
    return rc;
}
