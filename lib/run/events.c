/* SPDX-License-Identifier: MIT */
/*
 * A list; an event holds references to all that it shows.
 */
#include "run/events.h"

#include "base/mem.h"
#include "syma/discover.h"
#include "syma/report.h"
#include "syma/verdict.h"

struct syma_event {
    struct syma_event *next;
    int kind;
    uint64_t ticket;
    struct symai_plan *plan; /* keeps the section's name; NULL: none */
    const char *section_id;
    syma_verdict *verdict;
    syma_report *report;
    syma_discovery *discovery;
    int error;
};

int symai_events_spare(syma_event **out)
{
    *out = symai_calloc(1, sizeof **out);
    if (*out == NULL)
        return SYMA_ENOMEM;
    (*out)->section_id = "";
    return SYMA_OK;
}

static void append(struct symai_events *events, syma_event *e)
{
    if (events->last != NULL)
        events->last->next = e;
    else
        events->first = e;
    events->last = e;
    events->count++;
}

static int add(struct symai_events *events, int kind, uint64_t ticket,
               syma_event **out)
{
    int rc = symai_events_spare(out);

    if (rc < 0)
        return rc;
    (*out)->kind = kind;
    (*out)->ticket = ticket;
    append(events, *out);
    return SYMA_OK;
}

int symai_events_add_verdict(struct symai_events *events, uint64_t ticket,
                             struct symai_plan *plan, const char *section_id,
                             const syma_verdict *v)
{
    syma_event *e;
    int rc = add(events, SYMA_EVENT_VERDICT, ticket, &e);

    if (rc < 0)
        return rc;
    e->plan = symai_plan_ref(plan);
    e->section_id = section_id;
    e->verdict = syma_verdict_ref(v);
    return SYMA_OK;
}

int symai_events_add_report(struct symai_events *events, uint64_t ticket,
                            const syma_report *r)
{
    syma_event *e;
    int rc = add(events, SYMA_EVENT_REPORT, ticket, &e);

    if (rc == SYMA_OK)
        e->report = syma_report_ref(r);
    return rc;
}

int symai_events_add_discovery(struct symai_events *events, uint64_t ticket,
                               const syma_discovery *d)
{
    syma_event *e;
    int rc = add(events, SYMA_EVENT_DISCOVERY, ticket, &e);

    if (rc == SYMA_OK)
        e->discovery = syma_discovery_ref(d);
    return rc;
}

void symai_events_add_failure(struct symai_events *events, syma_event *spare,
                              uint64_t ticket, int code)
{
    spare->kind = SYMA_EVENT_FAILURE;
    spare->ticket = ticket;
    spare->error = code;
    append(events, spare);
}

syma_event *symai_events_take(struct symai_events *events)
{
    syma_event *e = events->first;

    if (e == NULL)
        return NULL;
    events->first = e->next;
    if (events->first == NULL)
        events->last = NULL;
    events->count--;
    e->next = NULL;
    return e;
}

void symai_events_drop(struct symai_events *events, uint64_t ticket)
{
    struct symai_events kept = {NULL, NULL, 0};
    syma_event *e;

    for (e = symai_events_take(events); e != NULL;
         e = symai_events_take(events)) {
        if (e->ticket == ticket)
            syma_event_free(e);
        else
            append(&kept, e);
    }
    *events = kept;
}

void symai_events_clear(struct symai_events *events)
{
    syma_event *e;

    for (e = symai_events_take(events); e != NULL;
         e = symai_events_take(events))
        syma_event_free(e);
}

int syma_event_kind(const syma_event *e)
{
    return e == NULL ? 0 : e->kind;
}

uint64_t syma_event_ticket(const syma_event *e)
{
    return e == NULL ? 0 : e->ticket;
}

const char *syma_event_section_id(const syma_event *e)
{
    return e == NULL ? "" : e->section_id;
}

const syma_verdict *syma_event_verdict(const syma_event *e)
{
    return e == NULL ? NULL : e->verdict;
}

const syma_report *syma_event_report(const syma_event *e)
{
    return e == NULL ? NULL : e->report;
}

const syma_discovery *syma_event_discovery(const syma_event *e)
{
    return e == NULL ? NULL : e->discovery;
}

int syma_event_error(const syma_event *e)
{
    return e == NULL ? SYMA_OK : e->error;
}

void syma_event_free(syma_event *e)
{
    if (e == NULL)
        return;
    symai_plan_unref(e->plan);
    syma_verdict_unref(e->verdict);
    syma_report_unref(e->report);
    syma_discovery_unref(e->discovery);
    symai_free(e);
}
