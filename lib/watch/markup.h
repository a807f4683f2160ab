/* SPDX-License-Identifier: MIT */
/*
 * Text as content or attribute of an XML 1.0 document. Pages say what they
 * like: what XML forbids, controls, bidirectional controls and bytes that are
 * not UTF-8 come out as U+FFFD.
 */
#ifndef SYMAI_WATCH_MARKUP_H
#define SYMAI_WATCH_MARKUP_H

#include "base/buf.h"

/* Appends text, the five characters of markup as entities: SYMA_OK,
 * SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_markup_text(struct symai_buf *out, const char *text);

#endif
