/* SPDX-License-Identifier: MIT */
#include "judge/families.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "judge/verdict.h"
#include "syma/types.h"

#define DIFFERENCE_WEIGHT 700
#define DIFFERENCE_MAX 160

/* Down to unknown: what is not known is no worse than what is known to be
 * so, and better than none. */
static int badness(const syma_verdict *v)
{
    switch (syma_verdict_state(v)) {
    case SYMA_STATE_DOWN:
        return 4;
    case SYMA_STATE_MAINTENANCE:
        return 3;
    case SYMA_STATE_DEGRADED:
        return 2;
    case SYMA_STATE_UP:
        return 1;
    default:
        return 0;
    }
}

static int has_no_address(const syma_verdict *v)
{
    const char *reason = syma_verdict_reason(v);

    return strcmp(reason, "dns_temporary") == 0 ||
           strcmp(reason, "dns_failed") == 0;
}

static int is_same(const syma_verdict *a, const syma_verdict *b)
{
    return syma_verdict_state(a) == syma_verdict_state(b) &&
           strcmp(syma_verdict_reason(a), syma_verdict_reason(b)) == 0;
}

static int note_difference(syma_verdict *v, const syma_verdict *by_ipv4,
                           const syma_verdict *by_ipv6)
{
    char text[DIFFERENCE_MAX];

    snprintf(text, sizeof text, "IPv4 %s (%s), IPv6 %s (%s)",
             syma_state_name(syma_verdict_state(by_ipv4)),
             syma_verdict_reason(by_ipv4),
             syma_state_name(syma_verdict_state(by_ipv6)),
             syma_verdict_reason(by_ipv6));
    return symai_verdict_note(v, "net.family.differs", syma_verdict_state(v),
                              DIFFERENCE_WEIGHT, text);
}

int symai_families_choose(syma_verdict *by_ipv4, syma_verdict *by_ipv6,
                          syma_verdict **out)
{
    syma_verdict *chosen = by_ipv4;
    int rc = SYMA_OK;

    if (has_no_address(by_ipv4) ||
        (!has_no_address(by_ipv6) && badness(by_ipv6) > badness(by_ipv4)))
        chosen = by_ipv6;
    if (!is_same(by_ipv4, by_ipv6) && !has_no_address(by_ipv4) &&
        !has_no_address(by_ipv6))
        rc = note_difference(chosen, by_ipv4, by_ipv6);
    syma_verdict_unref(chosen == by_ipv4 ? by_ipv6 : by_ipv4);
    if (rc < 0) {
        syma_verdict_unref(chosen);
        chosen = NULL;
    }
    *out = chosen;
    return rc;
}
