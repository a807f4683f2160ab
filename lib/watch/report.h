/* SPDX-License-Identifier: MIT */
/*
 * One check of a portal: a verdict a section, and what they come to
 * together. Made once, immutable, shared by references. Holds copies of what
 * it needs of the portal, so that the portal may change or go.
 */
#ifndef SYMAI_WATCH_REPORT_H
#define SYMAI_WATCH_REPORT_H

#include <stdint.h>

#include "base/refs.h"
#include "base/vec.h"
#include "base/zone.h"
#include "syma/portal.h"
#include "syma/report.h"
#include "syma/verdict.h"

struct symai_report_section {
    char *id;
    int kind;
    char *url;
    char *found_by; /* "": not said; NULL: of a verdict alone */
    uint32_t flags;             /* enum syma_section_flag */
    struct symai_vec needs;     /* size_t: indices in the report */
    struct symai_vec fallbacks; /* struct syma_fallback */
    syma_verdict *verdict;      /* a reference */
    int effective_state;
    int effective_usable;
    int effective_confidence;
    int is_unreliable; /* its refused login says nothing: others are in
                          maintenance */
    size_t because;    /* index; (size_t)-1: the state is the section's own */
};

struct syma_report {
    struct symai_refs refs;
    char *portal_id;         /* "": nameless */
    char *home;              /* NULL: not said */
    char *zone_name;         /* NULL: UTC */
    struct symai_zone *zone; /* NULL: UTC */
    int64_t time_ms;         /* -1: not said */
    int state;
    int usable;
    uint32_t flags;
    int cause;
    size_t up_count;
    size_t required_count;
    struct symai_vec sections; /* struct symai_report_section */
    struct symai_vec windows;  /* struct symai_window_rule */
    struct symai_vec said;     /* struct symai_said, times resolved */
};

/* One verdict for each section, in the portal's order: SYMA_OK, SYMA_EINVAL
 * (count is not that of the sections, or a verdict is missing), SYMA_ENOMEM.
 * The verdicts are referenced, not taken. o: where zone files are. */
int symai_report_build(const syma_portal *p, const syma_options *o,
                       syma_verdict *const *verdicts, size_t count,
                       int64_t time_ms, syma_report **out);

/* A report of one nameless section, named after its kind. */
int symai_report_of_verdict(const syma_verdict *v, syma_report **out);

const struct symai_report_section *symai_report_section(const syma_report *r,
                                                        size_t i);

#endif
