/* SPDX-License-Identifier: MIT */
/*
 * Pages that products make by themselves, told by structure and wording.
 */
#ifndef SYMAI_JUDGE_FIND_PRODUCT_H
#define SYMAI_JUDGE_FIND_PRODUCT_H

#include "judge/find.h"

/* The first product whose conditions all hold names the verdict's product;
 * each that claims something counts as a raised claim. SYMA_OK, SYMA_ENOMEM. */
int symai_find_products(struct symai_findings *f);

#endif
