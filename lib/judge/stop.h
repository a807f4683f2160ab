/* SPDX-License-Identifier: MIT */
/*
 * Whether a full stop ends a sentence: behind an ordinal ('28. November'),
 * half a day ('8 p.m. on Friday') or an abbreviation ('Nr. 4', 'z.B.') it
 * does not.
 */
#ifndef SYMAI_JUDGE_STOP_H
#define SYMAI_JUDGE_STOP_H

#include <stddef.h>

/* text is folded; a '.' stands at 'at', and a space or nothing behind it. */
int symai_stop_ends(const char *text, size_t len, size_t at);

#endif
