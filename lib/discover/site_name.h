/* SPDX-License-Identifier: MIT */
/*
 * Whether two labels bear the name of one organisation: "operator",
 * "my-operator", "operatortelecom". Pure.
 */
#ifndef SYMAI_DISCOVER_SITE_NAME_H
#define SYMAI_DISCOVER_SITE_NAME_H

#include <stddef.h>

#define SYMAI_SITE_NAME_MAX 256

struct symai_site_name {
    char text[SYMAI_SITE_NAME_MAX]; /* "" where it says nothing */
    size_t len;
};

/* What is left of a label (lower case) without the words that say nothing. */
void symai_site_name_read(struct symai_site_name *out, const char *label,
                          size_t len);

/* 1: one name. */
int symai_site_name_equal(const struct symai_site_name *a,
                          const struct symai_site_name *b);

/* 1: one name, or a long one that the other begins or ends with. */
int symai_site_name_shared(const struct symai_site_name *a,
                           const struct symai_site_name *b);

#endif
