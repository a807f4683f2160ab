/* SPDX-License-Identifier: MIT */
/*
 * What the soak asks for: every manner of server and page that the tests
 * know, in turn. What a place said the first time it has to say each time
 * it is asked, whatever goes on beside it.
 */
#ifndef SOAK_MIX_H
#define SOAK_MIX_H

#include <stddef.h>

#include "syma/syma.h"

struct mix_place {
    char *url;
    int state;    /* of the first verdict, 0 before */
    char *reason; /* of the first verdict */
    long checks;
    long late; /* a time-out: the machine had more to do than it could */
};

struct mix {
    struct mix_place *places;
    size_t count;
    size_t room;
};

/* Copies of the text. 0, or -1: no memory. */
int mix_add(struct mix *mix, const char *url);
/* All that tests/integration/server.py can do, ports as there. */
struct test_server;
int mix_add_trouble(struct mix *mix, const struct test_server *server);
/* Writes pages that are hard to read into folder and adds them, and all
 * pages of the golden sets, as what tests/bench/serve sends at port. *hard:
 * how many places there are before those of the golden sets. */
int mix_add_pages(struct mix *mix, const char *folder, int port, size_t *hard);
void mix_free(struct mix *mix);

/* 1: as it was; 0: not, and told on stdout. */
int mix_compare(struct mix_place *place, const syma_verdict *v);

#endif
