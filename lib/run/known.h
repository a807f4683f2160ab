/* SPDX-License-Identifier: MIT */
/*
 * Pages as they were when they were last judged, so that one that has not
 * changed need not be judged again. Bounded; of one prober, whose rules and
 * options do not change.
 */
#ifndef SYMAI_RUN_KNOWN_H
#define SYMAI_RUN_KNOWN_H

#include <stddef.h>
#include <stdint.h>

#include "base/refs.h"
#include "base/nh.h"
#include "page/response.h"
#include "syma/options.h"
#include "syma/verdict.h"
#include "watch/plan.h"

/* What two answers must have in common to be the same page. */
struct symai_print {
    uint64_t way;  /* addresses, from the one asked for to the last */
    uint64_t head; /* status, headers that matter */
    uint64_t body;
    uint64_t body_len;
    uint64_t absence; /* what it was held against; 0: nothing */
};

/* Immutable, shared by references: a request that goes by it may outlive its
 * place in the table. */
struct symai_known {
    struct symai_refs refs;
    struct symai_plan *plan; /* a reference */
    size_t section;
    struct symai_print print;
    char *url;           /* that gave it, after redirects */
    char *etag;          /* NULL: none */
    char *last_modified; /* the same */
    syma_verdict *verdict;
};

struct symai_knowledge;

struct symai_known *symai_known_ref(const struct symai_known *known);
void symai_known_unref(struct symai_known *known);

int symai_knowledge_new(struct symai_knowledge **out);
void symai_knowledge_free(struct symai_knowledge *k);

/* What is known of a section; NULL: nothing. A page alone is known by its
 * address and kind, a section as long as its portal does not change. */
const struct symai_known *symai_knowledge_find(const struct symai_knowledge *k,
                                               const struct symai_plan *plan,
                                               size_t section);
/* Learns, or learns anew. Nothing of it is taken over. SYMA_OK or
 * SYMA_ENOMEM. */
int symai_knowledge_learn(struct symai_knowledge *k, struct symai_plan *plan,
                          size_t section, const struct symai_print *print,
                          const struct symai_response *answer,
                          const syma_verdict *verdict);

/* A body's part of a print, by the key of all prints of one table. */
void symai_knowledge_begin(const struct symai_knowledge *k,
                           struct symai_nh *body);
/* All of a print but for the body. */
void symai_knowledge_print(const struct symai_knowledge *k,
                           const struct symai_response *answer,
                           struct symai_print *print);

/* 0 where the answer itself, beside its bytes, wants to be judged now: it was
 * slow, or its certificate ends soon. */
int symai_knowledge_may_serve(const syma_options *o,
                              const struct symai_response *answer,
                              int64_t now_ms);

#endif
