/* SPDX-License-Identifier: MIT */
/*
 * What to watch: a portal with its sections. Every setter checks what it is
 * given, so that a portal that exists can be probed; the file reader
 * (portal_xml) goes through the same setters.
 */
#ifndef SYMAI_WATCH_PORTAL_H
#define SYMAI_WATCH_PORTAL_H

#include "base/error.h"
#include "base/vec.h"
#include "base/zone.h"
#include "syma/portal.h"
#include "watch/said.h"
#include "watch/section.h"
#include "watch/window.h"

struct symai_plan;

struct syma_portal {
    char *id;                  /* "": nameless */
    char *home;                /* absolute; NULL: not said */
    char *language;            /* NULL: not said */
    char *time_zone;           /* NULL: not said */
    char *zone_dir;            /* of zone files; NULL: the default */
    struct symai_zone *zone;   /* of a plan's portal, for its sections and
                                  reports; else NULL */
    int has_zone;              /* of a plan's portal: zone has been read, or
                                  cannot be */
    struct symai_vec headers;  /* struct symai_portal_header, of all sections */
    struct symai_auth auth;    /* of sections that have none */
    struct symai_vec sections; /* struct symai_section */
    struct symai_vec windows;  /* struct symai_window_rule, of all sections
                                  and of single ones */
    struct symai_vec said;     /* struct symai_said, the same */
    struct symai_plan *plan;   /* as it is to be checked; NULL: not made, or
                                  no longer true */
    struct symai_errmsg error;
};

void symai_portal_forget_plan(syma_portal *p);

const struct symai_section *symai_portal_section(const syma_portal *p,
                                                 size_t i);
/* Index of the section, or (size_t)-1. */
size_t symai_portal_find(const syma_portal *p, const char *section_id);

/* The windows and promises of the other one after its own (portal_times.c).
 * SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_portal_copy_times(syma_portal *to, const syma_portal *from);

/* lib/rules/portal.rng, made a C string by scripts/embed-text. */
extern const char symai_portal_schema[];

#endif
