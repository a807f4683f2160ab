/* SPDX-License-Identifier: MIT */
/*
 * Tokens to features: keeps the open elements (bounded), what each makes of
 * the text inside it, and hands text, links, forms and the rest to their
 * collectors.
 */
#ifndef SYMAI_PAGE_SCAN_H
#define SYMAI_PAGE_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "page/element.h"
#include "page/features.h"
#include "page/form.h"
#include "page/harvest.h"
#include "page/links.h"
#include "page/menu.h"
#include "page/script.h"
#include "page/text.h"

#define SYMAI_CELLS_MAX 32

struct symai_cell {
    uint32_t number;
    size_t first_block;
    int has_blocks;
};

struct symai_mark {
    uint64_t hash; /* 0: an empty slot */
    uint32_t bits; /* what it says as a class */
};

struct symai_scan {
    struct symai_features *f;
    struct symai_vec levels; /* struct level of scan.c */
    uint64_t overflow;       /* open elements past max_depth */
    struct symai_text text;
    struct symai_forms forms;
    struct symai_links links;
    struct symai_menu menu;
    struct symai_harvest harvest;
    struct symai_script script;
    int in_script; /* an executable one is open */
    int in_data;   /* any other, or that one, but for noscript */
    struct symai_cell cells[SYMAI_CELLS_MAX];
    size_t cell_count;
    uint32_t cell_number; /* of the last cell */
    size_t alert_block;   /* where the open alert began */
    uint64_t alert_words;
    unsigned options; /* of the open select, so far */
    struct symai_buf marks;
    struct symai_buf frames;
    struct symai_mark *seen; /* a table that grows (marks.c) */
    size_t seen_slots;
    size_t seen_count;
    const char *const *at; /* of the tag at hand, by attribute */
    uint64_t given;        /* which it has */
    uint32_t class_bits;   /* what its class and id say */
    int rc; /* the first failure; nothing is done after it */
};

/* f is borrowed. */
void symai_scan_init(struct symai_scan *s, struct symai_features *f,
                     size_t max_depth);
void symai_scan_free(struct symai_scan *s);

/* Every element that starts ends, in order; the tree sees to that. */
void symai_scan_start(struct symai_scan *s, int element,
                      const struct symai_attributes *attributes);
void symai_scan_end(struct symai_scan *s, int element);
void symai_scan_text(struct symai_scan *s, const char *bytes, size_t len);
/* Bytes of the open script. */
void symai_scan_script(struct symai_scan *s, const char *bytes, size_t len);

/* Text without markup around it, as a block of the body. */
void symai_scan_line(struct symai_scan *s, const char *bytes, size_t len);

/* SYMA_OK or the first failure. */
int symai_scan_finish(struct symai_scan *s);

#endif
