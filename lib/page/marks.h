/* SPDX-License-Identifier: MIT */
/*
 * What stands in the head of a page beside its title, and the marks that
 * products are known by.
 */
#ifndef SYMAI_PAGE_MARKS_H
#define SYMAI_PAGE_MARKS_H

#include "page/scan.h"

/* Both: SYMA_OK or SYMA_ENOMEM; they read s->at. out_bits: what class and id
 * say (classes.h). */
int symai_marks_add(struct symai_scan *s, int element, uint32_t *out_bits);
int symai_marks_meta(struct symai_scan *s);

#endif
