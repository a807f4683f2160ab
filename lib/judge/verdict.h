/* SPDX-License-Identifier: MIT */
/*
 * The verdict object as judge/ fills it: made once by classify, immutable
 * from then on, shared by references. Its evidence and notices live in it.
 */
#ifndef SYMAI_JUDGE_VERDICT_H
#define SYMAI_JUDGE_VERDICT_H

#include <stdint.h>

#include "base/refs.h"
#include "base/vec.h"
#include "base/zone.h"
#include "judge/signature.h"
#include "judge/way_round.h"
#include "judge/when.h"
#include "page/response.h"
#include "syma/verdict.h"

struct syma_evidence {
    const char *code; /* static, as docs/evidence.md lists it */
    int points_to;    /* enum syma_state */
    int weight;       /* 0..1000 */
    const char *zone; /* static; "" where it has no place */
    char *excerpt;
};

/* What a form of the page is for; the name is static. */
struct symai_verdict_form {
    const char *kind;
    int enabled;
};

struct syma_notice {
    int kind;
    int64_t earliest_ms;
    int64_t latest_ms;
    int vague;
    int is_header; /* the text is the value of Retry-After */
    /* For those who read it: seconds east of Greenwich at both ends. */
    int has_zone;
    int64_t earliest_east;
    int64_t latest_east;
    char *text;
    /* Of a way round; static or NULL, and copies or NULL. */
    const char *act;
    const char *channel;
    char *address;
    char *keyword;
};

/* When it began; the ends, zone and words as those of a notice. */
struct symai_verdict_since {
    struct syma_notice at; /* kind 0: not known */
    int clocked;           /* an hour was said */
    int part;              /* enum symai_when_part, where it was */
};

#define SYMAI_UNLESS_SIZE 256 /* codes, a space between */

struct syma_verdict {
    struct symai_refs refs;
    int kind;
    int state;
    int usable;
    int reason; /* enum symai_reason */
    int confidence;
    uint32_t flags;
    int unproven; /* up, by what any page of the site may have */
    char product[32];
    char signature[SYMAI_SIGNATURE_SIZE]; /* "": there was no page */
    char *url;
    char *final_url;
    int http_status;
    struct symai_vec redirects; /* char * */
    int64_t timing_ms[SYMAI_PHASE_COUNT];
    struct symai_certs *certs; /* a reference; NULL: none */
    struct symai_vec evidence; /* struct syma_evidence */
    struct symai_vec notices;  /* struct syma_notice */
    struct symai_verdict_since since;
    struct symai_vec forms; /* struct symai_verdict_form */
    char unless[SYMAI_UNLESS_SIZE]; /* without what it would be up; "" */
    char *summary;
};

int symai_verdict_new(struct syma_verdict **out);

/* What the answer says of itself, copied: SYMA_OK or SYMA_ENOMEM. */
int symai_verdict_take_response(struct syma_verdict *v,
                                const struct symai_response *r);

/* 1 where more evidence would be dropped. */
int symai_verdict_is_full(const struct syma_verdict *v);
/* text is cut to max bytes at a character. Past the cap of 512 items nothing
 * is added and SYMA_OK is returned. SYMA_ENOMEM. */
int symai_verdict_add_evidence(struct syma_verdict *v, const char *code,
                               int points_to, int weight, const char *zone,
                               const char *text, size_t len, size_t max);
int symai_verdict_add_notice(struct syma_verdict *v, int kind,
                             int64_t earliest_ms, int64_t latest_ms, int vague,
                             const char *text, size_t len, size_t max);
/* What Retry-After announces. The same. */
int symai_verdict_add_retry(struct syma_verdict *v, int kind, int64_t at_ms,
                            const char *value, size_t max);

/* A way round, and what way_round read of it. */
int symai_verdict_add_fallback(struct syma_verdict *v, const char *act,
                               const struct symai_way_round *way,
                               const char *text, size_t len, size_t max);

/* When it began, in place of what was known of it. */
int symai_verdict_set_since(struct syma_verdict *v, int kind,
                            const struct symai_when *when, const char *text,
                            size_t len, size_t max);

/* The zone of all notices so far and of the begin; NULL: none was given. */
void symai_verdict_set_zone(struct syma_verdict *v,
                            const struct symai_zone *zone);

int symai_verdict_add_form(struct syma_verdict *v, const char *kind,
                           int enabled);

/* What was found on a page that has not changed since, with the facts of the
 * new answer and the flag that says so. Notices speak of a time and are not
 * taken along. SYMA_OK or SYMA_ENOMEM; *out is NULL then. */
int symai_verdict_reuse(const struct syma_verdict *before,
                        const struct symai_response *answer,
                        struct syma_verdict **out);

/* Heaviest evidence first (page order among equals), and the one line of
 * English that says it all. SYMA_OK or SYMA_ENOMEM. */
int symai_verdict_seal(struct syma_verdict *v);

/* Evidence that is found after it was sealed, while nobody else holds it:
 * SYMA_OK or SYMA_ENOMEM. */
int symai_verdict_note(struct syma_verdict *v, const char *code, int points_to,
                       int weight, const char *text);

#endif
