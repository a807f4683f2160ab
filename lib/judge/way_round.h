/* SPDX-License-Identifier: MIT */
/*
 * What a sentence that offers another way says of it: by which channel,
 * to which number or address, with which keyword. All is copied from the
 * sentence as it stands there; nothing is made up.
 */
#ifndef SYMAI_JUDGE_WAY_ROUND_H
#define SYMAI_JUDGE_WAY_ROUND_H

#include <stddef.h>

struct symai_piece {
    const char *text; /* into the sentence */
    size_t len;       /* 0: not told */
};

struct symai_way_round {
    const char *channel; /* "sms", "phone", "mail", "web", "shop"; "" */
    struct symai_piece address;
    struct symai_piece keyword; /* of an SMS */
};

/* shop: the sentence names a place to go to; it counts where no number and
 * no address stands in it. */
void symai_way_round_read(const char *sentence, size_t len, int shop,
                          struct symai_way_round *out);

#endif
