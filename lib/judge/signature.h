/* SPDX-License-Identifier: MIT */
/*
 * What a page asks its customers to fill in, as a short text to be compared
 * later: a section whose forms are others than before may work as well, but
 * somebody should look.
 */
#ifndef SYMAI_JUDGE_SIGNATURE_H
#define SYMAI_JUDGE_SIGNATURE_H

#include <stdint.h>

#include "page/features.h"

/* "1-" and 16 hexadecimal digits; the number before the dash is that of the
 * way it is made. */
#define SYMAI_SIGNATURE_SIZE 19

/* The hash so far with one more form: what it is for, its visible fields. */
uint64_t symai_signature_add(uint64_t hash, const struct symai_features *f,
                             const struct symai_form *form, int use);

void symai_signature_write(uint64_t hash, char out[SYMAI_SIGNATURE_SIZE]);
/* 1 where the text has that form. */
int symai_signature_is_valid(const char *text);

#endif
