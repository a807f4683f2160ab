/* SPDX-License-Identifier: MIT */
/*
 * A verdict in words: for a customer what works, what was promised; for an
 * engineer every piece of evidence. English and French.
 */
#ifndef SYMAI_JUDGE_EXPLAIN_H
#define SYMAI_JUDGE_EXPLAIN_H

#include "base/buf.h"
#include "syma/verdict.h"

enum symai_explain_language { SYMAI_EXPLAIN_EN = 0, SYMAI_EXPLAIN_FR };

/* "en" and "fr", also with a region ("fr-FR"); SYMA_EINVAL for others. */
int symai_explain_language(const char *tag);
/* 0 customer, 1 engineer; SYMA_EINVAL for others. */
int symai_explain_audience(const char *name);

/* Text of a page: control characters come out as '?'. */
int symai_explain_plain(struct symai_buf *out, const char *text);

/* "Name works." and so on, without the promise: state and usable may be
 * those that a section has by what it needs. because: "" or a section id. */
int symai_explain_state(struct symai_buf *out, int language,
                        const char *subject, int kind, int state, int usable,
                        const char *reason, const char *because);
/* Since when, where it is known, in a sentence; a space before. */
int symai_explain_begin(struct symai_buf *out, int language,
                        const syma_verdict *v);
/* What was promised or announced, one sentence each, a space before. */
int symai_explain_notices(struct symai_buf *out, int language,
                          const syma_verdict *v);
/* 'would be up if ...', where one finding decides; a line break before. */
int symai_explain_unless(struct symai_buf *out, int language,
                         const syma_verdict *v);
/* One line for each piece of evidence: weight, code, place, excerpt. */
int symai_explain_evidence(struct symai_buf *out, const syma_verdict *v);

#endif
