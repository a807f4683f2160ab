/* SPDX-License-Identifier: MIT */
/*
 * What stands in the sentences of one page, as far as it was looked at: the
 * topic, the promises, the words that belong together ask the same sentences
 * again, and to look costs more than all else that is asked.
 */
#ifndef SYMAI_JUDGE_SEEN_H
#define SYMAI_JUDGE_SEEN_H

#include "judge/folded.h"
#include "judge/present.h"
#include "judge/sentence.h"
#include "page/features.h"

#define SYMAI_SEEN_MAX 64
#define SYMAI_SEEN_SLOTS (2 * SYMAI_SEEN_MAX) /* a power of two */

struct symai_seen_entry {
    const struct symai_block *block;
    struct symai_sentence at;
    struct symai_present *present;
};

struct symai_seen {
    struct symai_seen_entry slots[SYMAI_SEEN_SLOTS]; /* block NULL: free */
    size_t count;
    int trouble; /* SYMA_ENOMEM: something could not be remembered */
};

void symai_seen_free(struct symai_seen *seen);

/* What stands in a part of the block's folded text: remembered, and good until
 * symai_seen_free, or, where there is no room, filled into *own. */
const struct symai_present *
symai_seen_look(struct symai_seen *seen, const syma_ruleset *r,
                const struct symai_block *block,
                const struct symai_folded_text *folded,
                struct symai_sentence at, struct symai_present *own);

#endif
