/* SPDX-License-Identifier: MIT */
/*
 * One section of a portal as it is to be watched: where it is, what it needs,
 * what must be found there and which ways round there are. Plain data; all
 * checks are in portal.c.
 */
#ifndef SYMAI_WATCH_SECTION_H
#define SYMAI_WATCH_SECTION_H

#include <stdint.h>

#include "base/vec.h"
#include "judge/signature.h"
#include "port/auth.h"
#include "syma/types.h"

/* A way round. source is "portal" or "page"; no text is NULL. */
struct syma_fallback {
    char *act;
    char *channel;
    char *address;
    char *keyword;
    char *text;
    const char *source;
};

struct symai_portal_header {
    char *name;
    char *value;
};

struct symai_section {
    char *id;
    int kind;                             /* enum syma_section_kind */
    char *url;                            /* absolute */
    char *found_by;                       /* NULL: nothing was said */
    uint32_t flags;                       /* enum syma_section_flag */
    struct symai_vec headers;             /* struct symai_portal_header */
    struct symai_auth auth;
    struct symai_vec expects;             /* struct symai_expect */
    struct symai_vec needs;               /* size_t: indices in the portal */
    struct symai_vec fallbacks;           /* struct syma_fallback */
    char signature[SYMAI_SIGNATURE_SIZE]; /* "": none */
};

void symai_section_init(struct symai_section *s);
void symai_section_clear(struct symai_section *s);

/* Lists shared by the portal, its sections and the report. */
void symai_header_list_init(struct symai_vec *list);
void symai_header_list_free(struct symai_vec *list);
/* Sets or replaces (names without regard to case): SYMA_OK, SYMA_ENOMEM,
 * SYMA_ELIMIT. */
int symai_header_list_set(struct symai_vec *list, const char *name,
                          const char *value);
void symai_fallback_list_init(struct symai_vec *list);
void symai_fallback_list_free(struct symai_vec *list);
/* Copies what from points to; source is kept as it is (a literal). SYMA_OK,
 * SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_fallback_list_add(struct symai_vec *list,
                            const struct syma_fallback *from);

#endif
