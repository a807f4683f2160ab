/* SPDX-License-Identifier: MIT */
/*
 * A portal made ready to be checked again and again: a copy that nobody
 * changes, with what the judge is told of each section worked out once.
 * Immutable, shared by references.
 */
#ifndef SYMAI_WATCH_PLAN_H
#define SYMAI_WATCH_PLAN_H

#include <stddef.h>

#include "base/refs.h"
#include "judge/context.h"
#include "watch/portal.h"

struct symai_plan_section {
    const char *id; /* "" for a page without a portal */
    const char *url;
    int kind;                            /* enum syma_section_kind */
    char **headers;                      /* "Name: value", ended by NULL */
    const struct symai_auth *auth;       /* NULL: none */
    struct syma_context *context;        /* but for the time, which is -1 */
    const struct symai_section *section; /* NULL without a portal */
};

struct symai_plan {
    struct symai_refs refs;
    syma_portal *portal; /* the copy; NULL: a page alone */
    char *url;           /* of a page alone */
    char *zone_dir;      /* what the zones were read from */
    struct symai_plan_section *sections;
    size_t count;
};

/* A reference to the plan of a portal as it is now: the one made before,
 * where nothing has changed. SYMA_OK, SYMA_EINVAL (no section, or a header
 * that is too long), SYMA_ENOMEM. A zone that cannot be read is UTC. */
int symai_plan_of_portal(const syma_portal *p, const syma_options *o,
                         struct symai_plan **out);
/* Of one page. SYMA_OK, SYMA_EURL, SYMA_ENOMEM. */
int symai_plan_of_url(const char *url, int kind, struct symai_plan **out);

struct symai_plan *symai_plan_ref(struct symai_plan *plan);
void symai_plan_unref(struct symai_plan *plan);

#endif
