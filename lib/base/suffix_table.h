/* SPDX-License-Identifier: MIT */
/*
 * The form of the table of public suffixes, for base/suffix.c alone. Bytes
 * and offsets only: nothing for the loader to mend. Rules of one label are not
 * in it, since each last label is a public suffix anyway.
 */
#ifndef SYMAI_BASE_SUFFIX_TABLE_H
#define SYMAI_BASE_SUFFIX_TABLE_H

#include <stdint.h>

#include "base/suffix.h"

/* One group after the other, sorted by parent: "co.uk:" and each label that
 * makes a rule below it, sorted, with ',' behind it. A label may be "*", and
 * one with '!' is an exception. */
extern const char symai_suffix_text[];

/* Where group i begins; one more entry says where the last one ends. */
extern const uint32_t symai_suffix_starts[];
extern const uint16_t symai_suffix_group_count;

#endif
