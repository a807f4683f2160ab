/* SPDX-License-Identifier: MIT */
/*
 * The public calls that block: arguments checked, then one check on a pool
 * of its own and the system's clock.
 */
#include "syma/check.h"

#include "base/error.h"
#include "base/mem.h"
#include "judge/ruleset.h"
#include "port/url.h"
#include "run/check.h"
#include "syma/verdict.h"
#include "watch/report.h"

static int is_kind(int kind)
{
    return kind >= SYMA_SECTION_GENERIC && kind <= SYMA_SECTION_ACTIVATION;
}

int syma_check_url(const char *url, int section_kind, const syma_options *o,
                   const syma_ruleset *r, syma_verdict **out)
{
    struct symai_check_target target = {url, section_kind, NULL, NULL};
    struct symai_url parts;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (url == NULL || !is_kind(section_kind))
        return SYMA_EINVAL;
    if (r != NULL && !r->compiled)
        return SYMA_ESTATE;
    rc = symai_url_parse(url, &parts);
    symai_url_clear(&parts);
    if (rc < 0)
        return rc;
    return symai_check_run(&symai_clock_system, &target, 1, o, r, out);
}

static void fill_targets(const syma_portal *p,
                         struct symai_check_target *targets)
{
    size_t i;

    for (i = 0; i < p->sections.count; i++) {
        const struct symai_section *section = symai_portal_section(p, i);

        targets[i].url = section->url;
        targets[i].kind = section->kind;
        targets[i].portal = p;
        targets[i].section = section;
    }
}

int syma_check_portal(const syma_portal *p, const syma_options *o,
                      const syma_ruleset *r, syma_report **out)
{
    const struct symai_clock *clock = &symai_clock_system;
    struct symai_check_target *targets = NULL;
    syma_verdict **verdicts = NULL;
    size_t count;
    size_t i;
    int rc = SYMA_ENOMEM;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (p == NULL || p->sections.count == 0)
        return SYMA_EINVAL;
    if (r != NULL && !r->compiled)
        return SYMA_ESTATE;
    count = p->sections.count;
    targets = symai_calloc(count, sizeof(*targets));
    verdicts = symai_calloc(count, sizeof(*verdicts));
    if (targets == NULL || verdicts == NULL)
        goto done;
    fill_targets(p, targets);
    rc = symai_check_run(clock, targets, count, o, r, verdicts);
    if (rc < 0)
        goto done;
    rc = symai_report_build(p, o, verdicts, count, clock->wall_ms(clock->user),
                            out);
    for (i = 0; i < count; i++)
        syma_verdict_unref(verdicts[i]);
done:
    symai_free(targets);
    symai_free(verdicts);
    return rc;
}
