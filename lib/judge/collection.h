/* SPDX-License-Identifier: MIT */
/*
 * Rules while they are gathered, from documents and from finished tables.
 * What was added last can be taken back, so that a load that fails leaves no
 * trace.
 */
#ifndef SYMAI_JUDGE_COLLECTION_H
#define SYMAI_JUDGE_COLLECTION_H

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "judge/tables.h"

/* Where finished tables were put first, so that their automaton can be taken
 * over. */
struct symai_collected {
    const struct symai_tables *tables; /* NULL: none was */
    uint32_t claims;                   /* index of the first of them */
    uint32_t guards;
    uint32_t conditions;
    uint32_t triggers;
    uint32_t sign_words;
    uint8_t languages[SYMAI_LANGUAGES_MAX]; /* the number of each */
};

struct symai_collection {
    struct symai_buf text;       /* sources, each ended by a NUL */
    struct symai_vec claims;     /* struct symai_pattern */
    struct symai_vec guards;     /* struct symai_pattern */
    struct symai_vec products;   /* struct symai_product */
    struct symai_vec conditions; /* struct symai_condition */
    struct symai_vec triggers;   /* struct symai_words, of claims */
    struct symai_vec sign_words; /* struct symai_words */
    char languages[SYMAI_LANGUAGES_MAX][SYMAI_LANGUAGE_SIZE];
    int language_count;
    int32_t weights[SYMAI_WEIGHT_COUNT]; /* -1: not said */
    struct symai_collected taken;
};

/* How full a collection is. */
struct symai_collection_mark {
    size_t text, claims, guards, products, conditions, triggers, sign_words;
    int language_count;
    int32_t weights[SYMAI_WEIGHT_COUNT];
    struct symai_collected taken;
};

void symai_collection_init(struct symai_collection *c);
void symai_collection_free(struct symai_collection *c);
void symai_collection_mark(const struct symai_collection *c,
                           struct symai_collection_mark *out);
void symai_collection_go_back(struct symai_collection *c,
                              const struct symai_collection_mark *mark);

/* What the XML reader adds. Patterns are in the language of the rule files;
 * slots are already put in. Each is compiled once, to know that it does. Codes:
 * SYMA_OK, SYMA_EREGEX, SYMA_ELIMIT, SYMA_ENOMEM; msg says which. */
int symai_collection_add_pattern(struct symai_collection *c,
                                 struct symai_vec *patterns, int kind,
                                 int weight, int language, const char *source,
                                 struct symai_errmsg *msg);
int symai_collection_add_condition(struct symai_collection *c, int on,
                                   const char *source,
                                   struct symai_errmsg *msg);
int symai_collection_add_trigger(struct symai_collection *c, int claim,
                                 int language, const char *source,
                                 struct symai_errmsg *msg);
int symai_collection_add_sign(struct symai_collection *c, int sign,
                              int language, const char *source,
                              struct symai_errmsg *msg);
/* The index of a language, added where it is new; SYMA_ELIMIT. */
int symai_collection_language(struct symai_collection *c, const char *language);

/* All of t, behind what is there. SYMA_OK, SYMA_ELIMIT, SYMA_ENOMEM. */
int symai_collection_add_tables(struct symai_collection *c,
                                const struct symai_tables *t);

#endif
