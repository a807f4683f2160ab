/* SPDX-License-Identifier: MIT */
/*
 * A page with its answer as the fuzz targets write it: lines of facts
 * (":status 503", ":redirect 302 https://a.example/"), lines of headers, an
 * empty line, and the body. What cannot be used is passed over, as each
 * setter does.
 */
#ifndef SYMA_FUZZ_PAGES_H
#define SYMA_FUZZ_PAGES_H

#include <stdint.h>

#include "input.h"
#include "syma/page.h"
#include "syma/ruleset.h"

#define PAGE_LINES 48

struct page_text {
    char *lines[PAGE_LINES];
    size_t line_count;
    char *body;
    size_t body_len;
    int kind;     /* ":kind login" */
    uint32_t cut; /* ":cut 7": how the bytes are cut; 0: byte by byte */
    int small;    /* ":small": the limits of the options are */
    size_t pad;   /* ":pad 4090": so many spaces before the body, so that a
                     small input is cut behind what is kept to be sniffed */
};

void page_text_read(struct page_text *t, struct input *in);
void page_text_clear(struct page_text *t);
/* What stands behind the word in the first line that begins with it, or NULL.
 */
const char *page_text_fact(const struct page_text *t, const char *word);
/* The address in ":url", or a constant one. */
const char *page_text_url(const struct page_text *t);

/* A finished page of it; its bytes in one call, or cut. */
enum page_cut { PAGE_WHOLE, PAGE_CUT };
syma_page *page_text_make(const struct page_text *t, enum page_cut how);

/* What a page is judged with: a constant time, Europe/Paris where its file is,
 * ":language" and ":signature". */
syma_context *page_text_context(const struct page_text *t);

/* The built-in rules, compiled once: judging with NULL compiles its patterns
 * anew each time. */
const syma_ruleset *page_rules(void);

#define PAGE_NOW_MS INT64_C(1795780800000) /* 2026-11-27T12:00:00Z */

#endif
