/* SPDX-License-Identifier: MIT */
/*
 * Pages without markup: the lines of plain text, the sentences of JSON.
 */
#ifndef SYMAI_PAGE_PLAIN_H
#define SYMAI_PAGE_PLAIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/scan.h"

struct symai_plain {
    struct symai_scan *scan;
    int is_json;
    int state;
    char hex[4];
    size_t hex_len;
    uint32_t high; /* a surrogate that waits for its other half */
    struct symai_buf value;
    int is_long;
};

void symai_plain_init(struct symai_plain *p, struct symai_scan *scan,
                      int is_json);
void symai_plain_free(struct symai_plain *p);
/* SYMA_OK or SYMA_ENOMEM. The scan keeps failures of its own. */
int symai_plain_feed(struct symai_plain *p, const char *bytes, size_t len);
int symai_plain_finish(struct symai_plain *p);

#endif
