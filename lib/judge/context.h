/* SPDX-License-Identifier: MIT */
/*
 * What the judge knows beside the page: the time, the zone, and what the
 * portal says of the section. Plain data; the portal fills it from above
 * (watch/section), so that judge/ never looks up.
 */
#ifndef SYMAI_JUDGE_CONTEXT_H
#define SYMAI_JUDGE_CONTEXT_H

#include "base/vec.h"
#include "base/zone.h"
#include "judge/expect.h"
#include "judge/likeness.h"
#include "judge/signature.h"
#include "syma/page.h"

struct syma_context {
    int64_t now_ms;              /* -1: unknown */
    struct symai_zone *zone;     /* NULL: UTC */
    int date_order;              /* enum symai_when_order, by the language */
    char *home_url;              /* absolute; NULL: not said */
    char *section_url;           /* absolute; NULL: not said */
    struct symai_vec login_urls; /* char *: absolute, the login sections' */
    struct symai_vec expects;    /* struct symai_expect */
    int has_credentials;         /* they were sent with the request */
    char signature[SYMAI_SIGNATURE_SIZE]; /* as it was before; "": not said */
    struct symai_likeness not_found;      /* count 0: not said */
};

/* All copy; SYMA_OK, SYMA_ENOMEM, or what is named. A setter replaces what
 * an earlier call gave; clear_section forgets all that set_section gave. */
void symai_context_clear_section(struct syma_context *c);
int symai_context_set_home(struct syma_context *c, const char *url);
int symai_context_set_section_url(struct syma_context *c, const char *url);
int symai_context_add_login_url(struct syma_context *c, const char *url);
int symai_context_add_expect(struct syma_context *c, int type, int must,
                             const char *pattern); /* as expect_list_add */

#endif
