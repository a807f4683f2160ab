/* SPDX-License-Identifier: MIT */
/*
 * From what each section shows by itself to what a customer meets: the
 * effective state of each section under its needs, and the state of the
 * portal. A pure function over arrays; the tables are those of the design
 * paper (semantics, 1.3).
 */
#ifndef SYMAI_WATCH_ROLLUP_H
#define SYMAI_WATCH_ROLLUP_H

#include <stddef.h>
#include <stdint.h>

#define SYMAI_ROLLUP_NONE ((size_t)-1)

struct symai_rollup_section {
    /* given */
    int state;      /* enum syma_state, the section's own */
    int usable;     /* enum syma_usable */
    int confidence; /* 0 to 1000 */
    uint32_t flags; /* enum syma_flag */
    int required;
    const size_t *needs; /* indices of sections */
    size_t need_count;
    /* found */
    int effective_state;
    int effective_usable;
    int effective_confidence;
    size_t because; /* the needed section that takes this one down, or NONE:
                       then the effective reason is `dependency` */
};

struct symai_rollup {
    int state;
    int usable;
    uint32_t flags;
    int cause; /* with `partial`: the worst state there is; else UNKNOWN */
    size_t up_count;       /* required sections effectively up ... */
    size_t required_count; /* ... of so many */
};

/* SYMA_OK, or SYMA_EINVAL where a need is out of range or they go in a
 * circle (then nothing is promised of what was found). */
int symai_rollup(struct symai_rollup_section *sections, size_t count,
                 struct symai_rollup *out);

#endif
