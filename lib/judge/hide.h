/* SPDX-License-Identifier: MIT */
/*
 * What a verdict tells of a page, without secrets: a server can show what it
 * was sent, and whoever reads the verdict is not to see it.
 */
#ifndef SYMAI_JUDGE_HIDE_H
#define SYMAI_JUDGE_HIDE_H

#include <stddef.h>

#include "judge/verdict.h"

#define SYMAI_SECRET_MIN 6 /* bytes; fewer may be any word */

struct symai_secret {
    char *text; /* without a NUL within */
    size_t len;       /* SYMAI_SECRET_MIN and more */
};

/* Puts '***' in the place of each secret, the longest of which come first,
 * wherever it stands in words of the page or in addresses that it led to, and of
 * its beginning where words were cut (to max bytes). While nobody else has the
 * verdict; 1 if there was any, and then it is to be sealed afterwards: its
 * summary quotes too. */
int symai_verdict_hide(struct syma_verdict *v,
                       const struct symai_secret *secrets, size_t count,
                       size_t max);

#endif
