/* SPDX-License-Identifier: MIT */
/*
 * One question at a time, and the wait for its last event.
 */
#include "asker.h"

#include "common.h"

static int end(const struct asker *a, int rc)
{
    if (rc >= 0)
        return 0;
    tool_fetch_error(a->options, rc);
    return TOOL_EXIT_TROUBLE;
}

int asker_begin(struct asker *a, const syma_options *o, const syma_ruleset *r)
{
    a->options = o;
    return end(a, syma_prober_new(o, r, &a->prober));
}

void asker_end(struct asker *a)
{
    syma_prober_free(a->prober);
    a->prober = NULL;
}

/* The event that ends what was asked: of that kind, or a failure, which is its
 * code then. All that is asked ends: its waits have ceilings. */
static int last_event(syma_prober *s, int kind, syma_event **out)
{
    syma_event *e = NULL;
    int rc = SYMA_OK;

    *out = NULL;
    while (rc >= 0) {
        rc = syma_prober_next_event(s, &e);
        if (rc == 1 && syma_event_kind(e) == kind) {
            *out = e;
            return SYMA_OK;
        }
        if (rc == 1)
            rc = syma_event_error(e);
        else if (rc == 0)
            rc = syma_prober_wait(s, -1);
        syma_event_free(e);
    }
    return rc;
}

int asker_check(struct asker *a, const syma_portal *p, syma_report **out)
{
    syma_event *e = NULL;
    uint64_t ticket;
    int rc = syma_prober_submit(a->prober, p, &ticket);

    *out = NULL;
    if (rc == SYMA_OK)
        rc = last_event(a->prober, SYMA_EVENT_REPORT, &e);
    if (rc == SYMA_OK)
        *out = syma_report_ref(syma_event_report(e));
    syma_event_free(e);
    return end(a, rc);
}

int asker_discover(struct asker *a, const char *url, const char *doing,
                   syma_discovery **out)
{
    syma_event *e = NULL;
    uint64_t ticket;
    int rc;

    *out = NULL;
    tool_progress(doing);
    rc = syma_prober_submit_discovery(a->prober, url, &ticket);
    if (rc == SYMA_OK)
        rc = last_event(a->prober, SYMA_EVENT_DISCOVERY, &e);
    tool_progress(NULL);
    if (rc == SYMA_OK)
        *out = syma_discovery_ref(syma_event_discovery(e));
    syma_event_free(e);
    return end(a, rc);
}
