/* SPDX-License-Identifier: MIT */
/*
 * What is otherwise than when a section's signature was kept, in words.
 */
#ifndef SYMAI_JUDGE_EXPLAIN_DRIFT_H
#define SYMAI_JUDGE_EXPLAIN_DRIFT_H

#include "base/buf.h"
#include "syma/verdict.h"

/* For customers: a form that is gone, in a sentence; a space before. */
int symai_explain_form_gone(struct symai_buf *out, int language,
                            const syma_verdict *v);
/* For engineers: 'not as before: ...', a line each; a line break before. */
int symai_explain_drift(struct symai_buf *out, int language,
                        const syma_verdict *v);

#endif
