/* SPDX-License-Identifier: MIT */
/*
 * The rule files that are part of the library: the files of lib/rules as text, one
 * entry a language. The table itself is made at build time by
 * scripts/gen-builtin-rules.
 */
#ifndef SYMAI_JUDGE_BUILTIN_RULES_H
#define SYMAI_JUDGE_BUILTIN_RULES_H

#include <stddef.h>

struct symai_builtin_rule {
    const char *language; /* "fr" */
    const char *text;     /* a <rules> document */
    size_t len;           /* without the terminating NUL */
};

extern const struct symai_builtin_rule symai_builtin_rules[];
extern const size_t symai_builtin_rule_count;

#endif
