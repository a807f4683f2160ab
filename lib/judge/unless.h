/* SPDX-License-Identifier: MIT */
/*
 * The counterfactual: what, taken away, would make the section up? Found by
 * weighing again without it, so that it can't disagree with the decision
 * tables.
 */
#ifndef SYMAI_JUDGE_UNLESS_H
#define SYMAI_JUDGE_UNLESS_H

#include <stddef.h>

#include "judge/weigh.h"

/* Codes and texts: unless.def. */
enum symai_unless {
#define SYMAI_UNLESS(name, code, english, french) SYMAI_UNLESS_##name,
#include "judge/unless.def"
#undef SYMAI_UNLESS
    SYMAI_UNLESS_COUNT
};

const char *symai_unless_code(int unless);
/* The words behind 'would be up if'; french: 1. */
const char *symai_unless_text(int unless, int french);
/* By the first len bytes of code; -1: none. */
int symai_unless_from_code(const char *code, size_t len);

/* Writes the codes, a space between: one where it alone decides, else as few
 * together as do. "" where the section is up, or where nothing that was seen
 * decides. */
void symai_unless_find(const struct symai_findings *f,
                       const struct symai_decision *decision, char *out,
                       size_t size);

#endif
