/* SPDX-License-Identifier: MIT */
/*
 * Promises that the description of a portal tells of: what the press or the
 * hotline said. A report carries them, a tracker's ledger takes them in.
 */
#ifndef SYMAI_WATCH_SAID_H
#define SYMAI_WATCH_SAID_H

#include <stdint.h>

#include "base/vec.h"

/* Promises of a portal. */
#define SYMAI_SAID_MAX 32
/* Bytes of the name of a source. */
#define SYMAI_SAID_SOURCE 32

struct symai_said {
    char *section_id; /* "": the portal as a whole */
    char *source;
    char *text;
    char *said;        /* as it was written; NULL in a report */
    char *latest;      /* as it was written; NULL: none, and in a report */
    int64_t said_ms;   /* in a report: in the portal's zone, else -1 */
    int64_t latest_ms; /* the same; -1: none */
    int vague;
};

/* The source of a promise that was heard elsewhere: 1 to 32 letters, digits,
 * '-' and '_', and none of the library's own. */
int symai_said_is_source(const char *source);

void symai_said_list_init(struct symai_vec *list);
void symai_said_list_free(struct symai_vec *list);
/* Copies; SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT past SYMAI_SAID_MAX. */
int symai_said_list_add(struct symai_vec *list, const struct symai_said *from);

#endif
