/* SPDX-License-Identifier: MIT */
/*
 * What one check has learnt of the hosts of its sections. A host that has
 * answered nothing and has failed twice in the same way is taken as dead: its
 * other sections need not wait for the same limit again. A host that has
 * answered once in the check never is, for then a failure may be that of a
 * page.
 */
#ifndef SYMAI_RUN_HOSTS_H
#define SYMAI_RUN_HOSTS_H

#include <stddef.h>

#include "base/vec.h"
#include "syma/types.h"

struct symai_host {
    char *name;
    int port;
    int is_limited;      /* it has answered 429: not asked again */
    int has_answered;    /* in the whole check */
    int failures;        /* in this round, all the same */
    const char *failure; /* a literal; NULL: none */
};

void symai_hosts_init(struct symai_vec *hosts);
void symai_hosts_free(struct symai_vec *hosts);

/* The index of the host of that URL, which is added where it is new: SYMA_OK
 * or SYMA_EURL, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_hosts_find(struct symai_vec *hosts, const char *url, size_t *out);

/* A page that was asked of it is there. */
void symai_host_note(struct symai_host *host, const syma_page *page);

/* The failure that another section would meet, or NULL. */
const char *symai_host_is_dead(const struct symai_host *host);

/* Before sections are looked at again: none has failed yet. */
void symai_hosts_forget_failures(struct symai_vec *hosts);

#endif
