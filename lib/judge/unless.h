/* SPDX-License-Identifier: MIT */
/*
 * The counterfactual: which one finding, taken away, would make the section
 * up? Found by weighing again without it, so that it can't disagree with the
 * decision tables.
 */
#ifndef SYMAI_JUDGE_UNLESS_H
#define SYMAI_JUDGE_UNLESS_H

#include "judge/weigh.h"

/* The code of that evidence, static; "" where the section is up, or where no
 * single finding decides. */
const char *symai_unless_find(const struct symai_findings *f,
                              const struct symai_decision *decision);

#endif
