/* SPDX-License-Identifier: MIT */
/*
 * The closed lists of a verdict: states, usable, section kinds, reasons,
 * flags, notice kinds. Names are API and grow only by appending. The public
 * look-ups (syma/types.h) stand on these tables.
 */
#ifndef SYMAI_JUDGE_NAMES_H
#define SYMAI_JUDGE_NAMES_H

#include <stddef.h>

enum symai_reason {
#define SYMAI_REASON(name, help) SYMAI_REASON_##name,
#include "judge/reasons.def"
#undef SYMAI_REASON
    SYMAI_REASON_COUNT
};

/* By their numbers; each ends with NULL. */
extern const char *const symai_state_names[];
extern const char *const symai_usable_names[];
extern const char *const symai_kind_names[];

const char *symai_reason_name(int reason);
int symai_reason_from_name(const char *name); /* -1: none */

const char *symai_notice_kind_name(int kind); /* "now", "planned", ... */

#endif
