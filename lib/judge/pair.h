/* SPDX-License-Identifier: MIT */
/*
 * The claims of maintenance that halves make together, see works.h.
 */
#ifndef SYMAI_JUDGE_PAIR_H
#define SYMAI_JUDGE_PAIR_H

#include "judge/claim.h"

/* Notes each work that was kept and has something closed close to it, with
 * its evidence. SYMA_OK or SYMA_ENOMEM. */
int symai_pair_read(struct symai_findings *f,
                    struct symai_languages *languages);

#endif
