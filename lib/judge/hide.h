/* SPDX-License-Identifier: MIT */
/*
 * What a verdict quotes, without a secret: a server can show on its page what
 * it was sent, and whoever reads the verdict is not to see it.
 */
#ifndef SYMAI_JUDGE_HIDE_H
#define SYMAI_JUDGE_HIDE_H

#include <stddef.h>

#include "judge/verdict.h"

/* Puts '***' in the place of the secret wherever it stands in words of the
 * page, and of its beginning where those were cut (to max bytes); 1 if there
 * was any. One of fewer than 6 bytes may be any word and stays. While nobody
 * else has the verdict, which is to be sealed afterwards: its summary quotes
 * too. */
int symai_verdict_hide(struct syma_verdict *v, const char *secret, size_t len,
                       size_t max);

#endif
