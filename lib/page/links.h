/* SPDX-License-Identifier: MIT */
/*
 * The links of a page with their text and the place they stand in.
 */
#ifndef SYMAI_PAGE_LINKS_H
#define SYMAI_PAGE_LINKS_H

#include <stddef.h>
#include <stdint.h>

#include "page/features.h"
#include "page/menu.h"
#include "page/text.h"

#define SYMAI_LINKS_MAX 512
#define SYMAI_HREF_MAX 2048

struct symai_links {
    struct symai_features *f;
    struct symai_menu *menu;
    int current;     /* index of the open link, -1: none */
    int is_hidden;   /* the open link is one of the menu */
    int has_text;    /* it has some by now */
    size_t alt_len;  /* of its text: what an image said */
    size_t unplaced; /* the first link whose block has not ended */
    struct symai_capture text;
    struct symai_capture drawn; /* title of a drawing in it */
};

/* Both are borrowed. */
void symai_links_init(struct symai_links *links, struct symai_features *f,
                      struct symai_menu *menu);

/* All that return int: SYMA_OK or SYMA_ENOMEM. state and at as for forms. */
int symai_links_open(struct symai_links *links, uint32_t state,
                     const char *const *at);
int symai_links_close(struct symai_links *links);
void symai_links_text(struct symai_links *links, const char *bytes, size_t len);
/* The title of a drawing. */
void symai_links_drawn(struct symai_links *links, const char *bytes,
                       size_t len);
void symai_links_part(struct symai_links *links);
void symai_links_image(struct symai_links *links, const char *alt);
/* A block has ended; NULL: one without text. */
void symai_links_place(struct symai_links *links,
                       const struct symai_block_seen *block);

#endif
