/* SPDX-License-Identifier: MIT */
/*
 * Of what a monitoring plugin prints: one report, or what a tracker holds of a
 * portal, with since when and what was promised. format_nagios.c writes it.
 */
#ifndef SYMAI_WATCH_NAGIOS_H
#define SYMAI_WATCH_NAGIOS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "syma/report.h"
#include "syma/tracker.h"

struct symai_nagios {
    const syma_report *r;  /* NULL: the tracker has none */
    const syma_tracker *t; /* NULL: of the report alone */
    const char *portal;    /* its id */
    int64_t now_ms;        /* of the tracker */
    int maintenance_code;  /* as syma_exit_code takes it */
};

size_t symai_nagios_count(const struct symai_nagios *n);
const char *symai_nagios_id(const struct symai_nagios *n, size_t i);
int symai_nagios_state(const struct symai_nagios *n, size_t i);
int symai_nagios_usable(const struct symai_nagios *n, size_t i);
const char *symai_nagios_reason(const struct symai_nagios *n, size_t i);
/* "": the state is the section's own. */
const char *symai_nagios_because(const struct symai_nagios *n, size_t i);
/* NULL: no page was looked at since the tracker was loaded. */
const syma_verdict *symai_nagios_verdict(const struct symai_nagios *n,
                                         size_t i);

/* Of the portal. */
int symai_nagios_portal_state(const struct symai_nagios *n);
int symai_nagios_portal_usable(const struct symai_nagios *n);
uint32_t symai_nagios_portal_flags(const struct symai_nagios *n);
size_t symai_nagios_up_count(const struct symai_nagios *n);
size_t symai_nagios_required_count(const struct symai_nagios *n);

/* " since 3 d, promised 'in the next hours' 2 d ago, late by 1 d", of what is
 * known of it; nothing for a report alone and for what is up. section_id "":
 * the portal as a whole, of which only promises are told. */
int symai_nagios_add_days(const struct symai_nagios *n, const char *section_id,
                          struct symai_buf *out);

#endif
