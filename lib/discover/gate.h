/* SPDX-License-Identifier: MIT */
/*
 * Which addresses may be asked: what the robots.txt of each scheme, host and
 * port says, read once, and which of these had better be left alone, as they
 * do not answer or have had enough. Pure.
 */
#ifndef SYMAI_DISCOVER_GATE_H
#define SYMAI_DISCOVER_GATE_H

#include <stddef.h>

#include "base/vec.h"
#include "page/response.h"

enum symai_gate_answer {
    SYMAI_GATE_SHUT = 0,
    SYMAI_GATE_OPEN = 1,
    SYMAI_GATE_UNREAD = 2, /* its robots.txt is to be asked first */
    SYMAI_GATE_BARRED = 3  /* its robots.txt does not allow it */
};

struct symai_gate {
    struct symai_vec places; /* struct place */
    char *agent;             /* the name by which robots.txt may mean us */
};

/* SYMA_OK or SYMA_ENOMEM. To be freed in every case. */
int symai_gate_init(struct symai_gate *gate, const char *user_agent);
void symai_gate_free(struct symai_gate *gate);

/* enum symai_gate_answer, or SYMA_ENOMEM. */
int symai_gate_ask(struct symai_gate *gate, const char *url);

/* The same, of a place that may never be asked for anything: it is not noted.
 */
int symai_gate_peek(const struct symai_gate *gate, const char *url);

/* Takes in what the robots.txt of that URL's place answered: SYMA_OK or
 * SYMA_ENOMEM. */
int symai_gate_read(struct symai_gate *gate, const char *url,
                    const struct symai_response *answer, const char *bytes,
                    size_t len);
/* Takes in how another request there ended: SYMA_OK or SYMA_ENOMEM. */
int symai_gate_note(struct symai_gate *gate, const char *url,
                    const struct symai_response *answer);

/* What its robots.txt said: enum syma_robots, or SYMA_ENOMEM. */
int symai_gate_robots(const struct symai_gate *gate, const char *url);

/* 1: nothing of that URL's place is to be asked any more; 0, or
 * SYMA_ENOMEM. */
int symai_gate_is_closed(const struct symai_gate *gate, const char *url);
/* Sitemap i of its robots.txt, as it is written there; NULL past the last.
 * SYMA_OK or SYMA_ENOMEM. */
int symai_gate_sitemap(const struct symai_gate *gate, const char *url, size_t i,
                       const char **out);

#endif
