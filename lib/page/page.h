/* SPDX-License-Identifier: MIT */
/*
 * What the rest of the library sees of a syma_page: its facts once it is
 * finished, and the few setters that the public API does not need.
 */
#ifndef SYMAI_PAGE_PAGE_H
#define SYMAI_PAGE_PAGE_H

#include "page/features.h"
#include "page/response.h"
#include "syma/page.h"

/* NULL before syma_page_finish has returned SYMA_OK. */
const struct symai_features *symai_page_features(const syma_page *p);
const struct symai_response *symai_page_response(const syma_page *p);
const syma_options *symai_page_options(const syma_page *p);

/* The caller has cut the body at its own limit. */
void symai_page_mark_truncated(syma_page *p);
/* The failure was seen again by a second try on a new connection. */
void symai_page_mark_confirmed(syma_page *p);
/* Shares a chain, in place of syma_page_add_cert. */
void symai_page_set_certs(syma_page *p, const struct symai_certs *certs);
/* It was asked for without its body. */
void symai_page_mark_bodiless(syma_page *p);

#endif
