/* SPDX-License-Identifier: MIT */
/*
 * The Retry-After header (RFC 9110 10.2.3): the most exact promise that a
 * server makes. Seconds or a date, nothing else.
 */
#ifndef SYMAI_JUDGE_RETRY_AFTER_H
#define SYMAI_JUDGE_RETRY_AFTER_H

#include <stdint.h>

/* SYMA_OK; SYMA_ESYNTAX where value is neither seconds nor an HTTP date;
 * SYMA_ENOTFOUND for seconds while now_ms is -1 (unknown), and for what is
 * more than 365 days ahead: no promise of a return. A date in the past is
 * given as it is. */
int symai_retry_after_parse(const char *value, int64_t now_ms,
                            int64_t *out_epoch_ms);

#endif
