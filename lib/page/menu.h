/* SPDX-License-Identifier: MIT */
/*
 * What a page has beside what a reader sees: links that a script may yet
 * show, the page in other languages, its canonical address. Texts are
 * gathered apart from those that are judged, and join them at the end, so
 * that none of them takes their room.
 */
#ifndef SYMAI_PAGE_MENU_H
#define SYMAI_PAGE_MENU_H

#include <stddef.h>

#include "base/buf.h"
#include "page/features.h"

/* A share each for what is hidden and for what stands in scripts. */
#define SYMAI_MENU_HIDDEN_MAX 256
#define SYMAI_MENU_SCRIPT_MAX 128
#define SYMAI_MENU_MAX (SYMAI_MENU_HIDDEN_MAX + SYMAI_MENU_SCRIPT_MAX)
#define SYMAI_ALTERNATES_MAX 64
#define SYMAI_MENU_TEXT_MAX ((size_t)96 * 1024)

struct symai_menu {
    struct symai_features *f;
    struct symai_buf text; /* what the spans point to until the end */
    size_t hidden_count;
    size_t script_count;
};

void symai_menu_init(struct symai_menu *menu, struct symai_features *f);
void symai_menu_free(struct symai_menu *menu);

/* Keeps text as symai_text_keep does, for menu, alternates and drawn. */
int symai_menu_keep(struct symai_menu *menu, const char *text, size_t len,
                    size_t max, struct symai_span *out);

/* A link of that address in what is hidden: 1 and it is the last of the menu,
 * 0 where there is no room, or SYMA_ENOMEM. */
int symai_menu_hidden(struct symai_menu *menu, const char *href, size_t len);

/* All below: SYMA_OK or SYMA_ENOMEM. at: values by attribute, NULL where not
 * given. */
/* One that stands in a script; href and text are bounded by the caller. */
int symai_menu_script(struct symai_menu *menu, const char *href,
                      size_t href_len, const char *text, size_t text_len,
                      int said);
/* A <link>, or a link with hreflang. */
int symai_menu_relation(struct symai_menu *menu, int element,
                        const char *const *at);
int symai_menu_finish(struct symai_menu *menu);

#endif
