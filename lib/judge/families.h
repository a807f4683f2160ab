/* SPDX-License-Identifier: MIT */
/*
 * A page that was asked for by IPv4 and by IPv6: which of the two verdicts
 * counts for customers, who do not choose.
 */
#ifndef SYMAI_JUDGE_FAMILIES_H
#define SYMAI_JUDGE_FAMILIES_H

#include "syma/verdict.h"

/* Takes both references over and gives one back: the worse, with the
 * difference as evidence. A name that has no address of one family is judged
 * by the other alone. Nobody else may hold the verdicts yet. SYMA_OK or
 * SYMA_ENOMEM; *out is NULL then. */
int symai_families_choose(syma_verdict *by_ipv4, syma_verdict *by_ipv6,
                          syma_verdict **out);

#endif
