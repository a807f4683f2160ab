/* SPDX-License-Identifier: MIT */
/*
 * The pages: one a portal and language, and the list of portals.
 */
#ifndef SYMA_WATCH_PAGE_H
#define SYMA_WATCH_PAGE_H

#include "view.h"

/* Whole documents, into v->out. */
void page_portal(const struct view *v);
void page_index(const struct view *v);
/* The style sheet of both. */
const char *page_style(void);

/* The parts of a page. */
struct page_head {
    const char *title;  /* escaped */
    const char *stem;   /* the file's name without its end: "index" or an id */
    int state;          /* what the icon of the page shows */
    int has_feed;
};
void page_begin(const struct view *v, const struct page_head *h);
void page_end(const struct view *v);

/* What holds, in a sentence; into 't', escaped. */
void page_sentence(const struct view *v, struct text *t);
void page_hero(const struct view *v);
void page_running(const struct view *v);
void page_promises(const struct view *v);
void page_sections(const struct view *v);
void page_planned(const struct view *v);
void page_past(const struct view *v);
void page_record(const struct view *v);

#endif
