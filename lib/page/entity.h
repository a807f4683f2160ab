/* SPDX-License-Identifier: MIT */
/*
 * Character references as browsers read them: named ones of HTML's legacy
 * list also without their semicolon, numeric ones also in the windows-1252
 * range. Names that HTML 5 added stay as they are written.
 */
#ifndef SYMAI_PAGE_ENTITY_H
#define SYMAI_PAGE_ENTITY_H

#include <stddef.h>

/* The longest reference looked at, without '&' and ';'. */
#define SYMAI_ENTITY_MAX 32
#define SYMAI_ENTITY_OUT (SYMAI_ENTITY_MAX + 16)

/* 1 if a reference that has gathered ref[0..len) may go on with byte c. */
int symai_entity_takes(const char *ref, size_t len, int c);

/* Resolves ref (the bytes behind '&'), followed by the byte next (-1 at the
 * end of the page). What stands for it goes to out, its length
 * to *out_len. Returns 1 when next was its ';' and is used up. */
int symai_entity_resolve(const char *ref, size_t len, int next,
                         int in_attribute, char out[SYMAI_ENTITY_OUT],
                         size_t *out_len);

#endif
