/* SPDX-License-Identifier: MIT */
/*
 * What a sentence that offers other ways says of each: by which channel,
 * to which number or address, with which keyword. All is copied from the
 * sentence as it stands there; nothing is made up.
 */
#ifndef SYMAI_JUDGE_WAY_ROUND_H
#define SYMAI_JUDGE_WAY_ROUND_H

#include <stddef.h>

#include "judge/ruleset.h"
#include "port/regex.h"

struct symai_piece {
    const char *text; /* into the sentence */
    size_t len;       /* 0: not told */
};

struct symai_way_round {
    const char *channel; /* "sms", "phone", "mail", "web", "shop"; "" */
    struct symai_piece address;
    struct symai_piece keyword; /* of an SMS */
};

#define SYMAI_WAYS_MAX 4

/* The words are those of the signs way.*. At least one way, which is a shop
 * or nothing where no number and no address stands in the sentence. How many;
 * or SYMA_ENOMEM. */
int symai_way_round_read(const syma_ruleset *rules,
                         struct symai_regex_scratch *scratch,
                         const char *sentence, size_t len,
                         struct symai_way_round out[SYMAI_WAYS_MAX]);

#endif
