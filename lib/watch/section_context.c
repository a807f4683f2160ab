/* SPDX-License-Identifier: MIT */
/*
 * What the judge is told of a section: the portal's side of the context. The
 * judge itself never looks up to the portal.
 */
#include <string.h>

#include "base/str.h"
#include "judge/context.h"
#include "watch/portal.h"

static int has_header(const struct symai_vec *headers, const char *name)
{
    const struct symai_portal_header *h;
    size_t i;

    for (i = 0; i < headers->count; i++) {
        h = symai_vec_at(headers, i);
        if (symai_ascii_equal(h->name, name))
            return 1;
    }
    return 0;
}

/* A cookie for the whole portal is a consent or a choice of language; one for
 * a section is a session. */
static int has_credentials(const syma_portal *p,
                           const struct symai_section *section)
{
    return p->auth.scheme != NULL || section->auth.scheme != NULL ||
           has_header(&p->headers, "authorization") ||
           has_header(&section->headers, "authorization") ||
           has_header(&section->headers, "cookie");
}

static int fill(syma_context *c, const syma_portal *p,
                const struct symai_section *section)
{
    const struct symai_section *s;
    const struct symai_expect *e;
    size_t i;
    int rc = SYMA_OK;

    c->has_credentials = has_credentials(p, section);
    memcpy(c->signature, section->signature, sizeof c->signature);
    if (p->home != NULL)
        rc = symai_context_set_home(c, p->home);
    if (rc == SYMA_OK)
        rc = symai_context_set_section_url(c, section->url);
    for (i = 0; rc == SYMA_OK && i < p->sections.count; i++) {
        s = symai_portal_section(p, i);
        if (s->kind == SYMA_SECTION_LOGIN)
            rc = symai_context_add_login_url(c, s->url);
    }
    /* More login pages than the judge compares with: the first ones do. */
    if (rc == SYMA_ELIMIT)
        rc = SYMA_OK;
    for (i = 0; rc == SYMA_OK && i < section->expects.count; i++) {
        e = symai_vec_at(&section->expects, i);
        rc = symai_context_add_expect(c, e->type, e->must, e->pattern);
    }
    return rc;
}

int syma_context_set_section(syma_context *c, const syma_portal *p,
                             const char *section_id)
{
    const struct symai_section *section;
    int rc;

    if (c == NULL || p == NULL || section_id == NULL)
        return SYMA_EINVAL;
    section = symai_portal_section(p, symai_portal_find(p, section_id));
    if (section == NULL)
        return SYMA_ENOTFOUND;
    symai_context_clear_section(c);
    rc = fill(c, p, section);
    if (rc < 0)
        symai_context_clear_section(c);
    return rc;
}
