/* SPDX-License-Identifier: MIT */
/*
 * What a portal file says and no getter tells: the portal's id, home and
 * zone, and of its sections the kind, whether they count, and what they need.
 */
#ifndef TOOLS_FACTS_H
#define TOOLS_FACTS_H

#include <stddef.h>

#include <syma/syma.h>

struct section_facts {
    char *id;
    char *needs; /* ids parted by spaces; "" */
    int kind;    /* enum syma_section_kind */
    int required;
};

struct facts {
    char *id;        /* "" where it has none */
    char *home;      /* "" */
    char *time_zone; /* "" */
    struct section_facts *sections;
    size_t count;
};

/* 0, or -1: memory is short. */
int facts_read(const syma_portal *p, struct facts *out);
void facts_free(struct facts *f);

/* NULL: the portal has no such section. */
const struct section_facts *facts_section(const struct facts *f,
                                          const char *id);

#endif
