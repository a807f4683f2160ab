/* SPDX-License-Identifier: MIT */
/*
 * One sentence under examination: where it stands, whose words are in it,
 * and what it says of its own claim.
 */
#ifndef SYMAI_JUDGE_READING_H
#define SYMAI_JUDGE_READING_H

#include "judge/find.h"
#include "judge/present.h"
#include "judge/sentence.h"

struct symai_reading {
    struct symai_findings *f;
    const struct symai_block *block;
    size_t block_index;
    const struct symai_folded_text *folded; /* of the block */
    struct symai_sentence at;
    struct symai_sentence wide;          /* what a colon parts, together */
    const struct symai_owners *said;     /* in the block; NULL: not looked */
    const struct symai_present *present; /* in wide */
    int place_weight;
    int over;     /* an earlier sentence of the block said that it has ended */
    int begun;    /* announced, and the window that it names has begun */
    int by_sound; /* no rule knows the sentence */
    int guessed;  /* one of several possible causes */
    size_t announced;   /* end of the last sentence that announced; 0: none */
    uint32_t languages; /* whose words stand in the sentence: 'hier' is
                           yesterday in one, here in another */
};

/* A block before its first sentence, and whose words stand in it; said stays
 * NULL for what nobody sees. Good until another block is begun. SYMA_OK or
 * SYMA_ENOMEM. */
int symai_reading_begin(struct symai_findings *f, size_t index,
                        struct symai_reading *out);
/* 1 where the pattern of that number stands in the sentence. */
int symai_reading_match(const struct symai_reading *reading, size_t number);
/* The strongest pattern of a claim in the sentence, or NULL; and in which
 * languages there is one, a bit each. */
const struct symai_pattern *
symai_reading_strongest(const struct symai_reading *reading, int claim,
                        uint32_t *languages);
/* What stands in the sentence, and around its colons: remembered, or in own
 * where there is no room to. */
void symai_reading_look(struct symai_reading *reading, int dashes,
                        struct symai_present *own);
/* 1 where a guard of that kind, in one of its languages, does. */
int symai_reading_guard(const struct symai_reading *reading, int kind);
/* 1 where one of those kinds does. */
int symai_reading_any_guard(const struct symai_reading *reading,
                            const int *kinds, size_t count);
/* Likewise of one kind, and where in the sentence its first words stand. */
int symai_reading_find_guard(const struct symai_reading *reading, int kind,
                             size_t *start);
/* The languages, a bit each, in which there may be one. */
uint32_t symai_reading_may_guard(const struct symai_reading *reading, int kind);
/* 1 where the sign's words do. */
int symai_reading_sign(const struct symai_reading *reading, int sign);

/* Where the folded sentence stands in the block's own text. */
const char *symai_reading_original(const struct symai_reading *reading,
                                   size_t *len);

/* The sentence as the page has it, as evidence. SYMA_OK or SYMA_ENOMEM. */
int symai_reading_note(const struct symai_reading *reading, const char *code,
                       int points_to, int weight);

/* 1: 'overloaded or down for maintenance' says that something is wrong, and
 * does not know what: stock texts of servers do. */
int symai_reading_is_unsure(struct symai_reading *reading, int claim);

/* Not now, not here, not this: 1 where the sentence takes its claim back;
 * then what is left of it (an end, an announcement) is noted. is_claim: its
 * words have the form of a claim. *rc: SYMA_OK or SYMA_ENOMEM. */
int symai_reading_taken_back(struct symai_reading *reading, int claim,
                             int is_claim, int *rc);

#endif
