/* SPDX-License-Identifier: MIT */
/*
 * The public calls that block: a prober of their own, one check or discovery,
 * and the wait for its last event.
 */
#include "syma/check.h"

#include "base/error.h"
#include "syma/discover.h"
#include "syma/prober.h"
#include "syma/report.h"
#include "syma/verdict.h"

/* The event that ends the check, of that kind or of a failure. Each check
 * ends: its waits have ceilings. */
static int last_event(syma_prober *s, int kind, syma_event **out)
{
    syma_event *e = NULL;
    int rc = SYMA_OK;

    *out = NULL;
    while (rc >= 0) {
        rc = syma_prober_next_event(s, &e);
        if (rc == 1 && (syma_event_kind(e) == kind ||
                        syma_event_kind(e) == SYMA_EVENT_FAILURE)) {
            *out = e;
            return SYMA_OK;
        }
        syma_event_free(e);
        if (rc == 0)
            rc = syma_prober_wait(s, -1);
    }
    return rc;
}

int syma_check_url(const char *url, int section_kind, const syma_options *o,
                   const syma_ruleset *r, syma_verdict **out)
{
    syma_prober *s = NULL;
    syma_event *e = NULL;
    uint64_t ticket;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    rc = syma_prober_new(o, r, &s);
    if (rc == SYMA_OK)
        rc = syma_prober_submit_url(s, url, section_kind, &ticket);
    if (rc == SYMA_OK)
        rc = last_event(s, SYMA_EVENT_VERDICT, &e);
    if (rc == SYMA_OK)
        rc = syma_event_error(e);
    if (rc == SYMA_OK)
        *out = syma_verdict_ref(syma_event_verdict(e));
    syma_event_free(e);
    syma_prober_free(s);
    return rc;
}

int syma_check_portal(const syma_portal *p, const syma_options *o,
                      const syma_ruleset *r, syma_report **out)
{
    syma_prober *s = NULL;
    syma_event *e = NULL;
    uint64_t ticket;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    rc = syma_prober_new(o, r, &s);
    if (rc == SYMA_OK)
        rc = syma_prober_submit(s, p, &ticket);
    if (rc == SYMA_OK)
        rc = last_event(s, SYMA_EVENT_REPORT, &e);
    if (rc == SYMA_OK)
        rc = syma_event_error(e);
    if (rc == SYMA_OK)
        *out = syma_report_ref(syma_event_report(e));
    syma_event_free(e);
    syma_prober_free(s);
    return rc;
}

int syma_discover(const char *url, const syma_options *o, const syma_ruleset *r,
                  syma_discovery **out)
{
    syma_prober *s = NULL;
    syma_event *e = NULL;
    uint64_t ticket;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    rc = syma_prober_new(o, r, &s);
    if (rc == SYMA_OK)
        rc = syma_prober_submit_discovery(s, url, &ticket);
    if (rc == SYMA_OK)
        rc = last_event(s, SYMA_EVENT_DISCOVERY, &e);
    if (rc == SYMA_OK)
        rc = syma_event_error(e);
    if (rc == SYMA_OK)
        *out = syma_discovery_ref(syma_event_discovery(e));
    syma_event_free(e);
    syma_prober_free(s);
    return rc;
}
