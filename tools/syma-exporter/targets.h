/* SPDX-License-Identifier: MIT */
/*
 * Pages that were asked for by their address. Each is a portal of one
 * section, known by an id made of host and address. So many are remembered;
 * then the one that was not asked for the longest time has to go.
 */
#ifndef EXPORTER_TARGETS_H
#define EXPORTER_TARGETS_H

#include "syma-exporter/subjects.h"

struct targets {
    struct subjects list;
    size_t max; /* that are remembered */
    uint64_t requests;
};

/* The target of an address, which origin_parse takes. *dropped: the id of the
 * one that had to go, or "". SYMA_OK; SYMA_ELIMIT: all that are remembered are
 * being checked; SYMA_EEXISTS: another address has the same id; SYMA_EURL:
 * the library refuses the address; SYMA_ENOMEM. */
int targets_get(struct targets *t, const char *url, int section_kind,
                struct subject **out, char *dropped);
void targets_free(struct targets *t);

#endif
