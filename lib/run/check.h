/* SPDX-License-Identifier: MIT */
/*
 * A check: pages fetched through a pool, judged, and where the answer would
 * be 'down' looked at a second time.
 */
#ifndef SYMAI_RUN_CHECK_H
#define SYMAI_RUN_CHECK_H

#include <stddef.h>

#include "base/clock.h"
#include "syma/types.h"
#include "watch/portal.h"

struct symai_check_target {
    const char *url;
    int kind;                            /* enum syma_section_kind */
    const syma_portal *portal;           /* NULL: none */
    const struct symai_section *section; /* of portal; NULL with it */
};

/* verdicts has room for count and gets one reference each; all NULL on
 * failure. SYMA_OK, SYMA_EURL, SYMA_EINVAL (a portal's header),
 * SYMA_ENOTFOUND (file of trusted certificates), SYMA_ESYSTEM,
 * SYMA_EINTERNAL, SYMA_ENOMEM. */
int symai_check_run(const struct symai_clock *clock,
                    const struct symai_check_target *targets, size_t count,
                    const syma_options *o, const syma_ruleset *r,
                    syma_verdict **verdicts);

#endif
