/* SPDX-License-Identifier: MIT */
/*
 * What is known of an answer beside its bytes: where it was asked, where it
 * came from, by which redirects, with which status, headers and times, or
 * why there is none.
 */
#ifndef SYMAI_PAGE_RESPONSE_H
#define SYMAI_PAGE_RESPONSE_H

#include <stdint.h>

#include "base/vec.h"
#include "port/certs.h"

enum symai_phase {
    SYMAI_PHASE_RESOLVE = 0,
    SYMAI_PHASE_CONNECT,
    SYMAI_PHASE_TLS,
    SYMAI_PHASE_FIRST_BYTE,
    SYMAI_PHASE_BODY,
    SYMAI_PHASE_TOTAL, /* all hops */
    SYMAI_PHASE_COUNT
};

const char *symai_phase_name(int phase); /* "resolve", "connect", ... */
int symai_phase_from_name(const char *name); /* -1: no such phase */

struct symai_redirect {
    int status; /* 3xx, or that of the page whose refresh was followed */
    char *url;  /* absolute, where it led */
};

struct symai_header {
    char *name; /* lower case */
    char *value;
};

struct symai_response {
    char *request_url; /* NULL: not said */
    char *final_url;
    char *home_url;
    int status; /* 0: not said */
    struct symai_vec redirects; /* struct symai_redirect */
    struct symai_vec headers;   /* struct symai_header; at most 64 of 1 KiB */
    char *failure;              /* a reason of rows 1 to 8c; NULL: none */
    int bodiless;  /* it was asked for by HEAD */
    int confirmed; /* the failure was seen twice */
    int64_t timing_ms[SYMAI_PHASE_COUNT]; /* -1: not said */
    struct symai_certs *certs; /* a reference; NULL: none */
};

void symai_response_init(struct symai_response *r);
void symai_response_free(struct symai_response *r);

/* The first header of that name (lower case), or NULL. */
const char *symai_response_header(const struct symai_response *r,
                                  const char *name);

#endif
