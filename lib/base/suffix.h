/* SPDX-License-Identifier: MIT */
/*
 * Where a host name stops being somebody's own: the Public Suffix List,
 * compiled in. Both its sections count: the registries', and the private one
 * of those who give names below their own to strangers.
 */
#ifndef SYMAI_BASE_SUFFIX_H
#define SYMAI_BASE_SUFFIX_H

#include <stddef.h>

/* The day the list is of, "YYYY-MM-DD". */
extern const char symai_suffix_date[];

/* Offset of the registrable domain (a public suffix and the label before it)
 * in host: lower case, ASCII ("xn--..."), no dot at its end. len where there
 * is none: the host is a public suffix itself, a single label, an address in
 * numbers, or not the form of a name. */
size_t symai_suffix_registrable(const char *host, size_t len);

#endif
