/* SPDX-License-Identifier: MIT */
/*
 * Visible text: inline pieces are joined to blocks, white space is
 * collapsed, words are counted, and what fits its cap is kept.
 */
#ifndef SYMAI_PAGE_TEXT_H
#define SYMAI_PAGE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "page/features.h"

/* All text of one page together: hostile ones end there. */
#define SYMAI_TEXT_MAX ((size_t)2 * 1024 * 1024)
#define SYMAI_BLOCK_MAX 8192
/* Of all places together; each has its own share (text.c). */
#define SYMAI_BLOCKS_MAX 4096

/* A short text gathered beside the blocks: of a label, a button, a link. */
#define SYMAI_CAPTURE_MAX 200

struct symai_capture {
    char text[SYMAI_CAPTURE_MAX + 4];
    size_t len;
    int space;
    int is_full;
};

void symai_capture_clear(struct symai_capture *c);
/* White space collapsed, cut at a character. */
void symai_capture_add(struct symai_capture *c, const char *bytes, size_t len);
/* A space between this and what comes. */
void symai_capture_part(struct symai_capture *c);

/* What was learnt of a block that has just ended. */
struct symai_block_seen {
    uint32_t state; /* where it began: SYMAI_IN_... */
    int place;
    uint32_t flags;
    struct symai_span text; /* empty where it was not kept */
};

struct symai_text {
    struct symai_features *f;
    struct symai_buf block;
    struct symai_vec homes; /* per block: struct block_home of text.c */
    /* Room by place, the last for cells. */
    size_t left[SYMAI_PLACE_COUNT + 1];        /* bytes */
    size_t blocks_left[SYMAI_PLACE_COUNT + 1]; /* blocks */
    uint32_t cell;                      /* the innermost open cell, 0: none */
    uint32_t state;
    int has_text;
    int space;
    int line_break;
    int is_cut;
    int in_word;
    int word_counts; /* it has a letter or digit */
    int word_is_link;
    uint64_t chars;
    uint64_t link_chars;
    uint64_t alert_chars;
    uint64_t code_chars;
    uint64_t small_chars;
    uint64_t words;
    uint64_t link_words;
    uint64_t dense; /* characters of scripts written without spaces */
    uint64_t link_dense;
};

void symai_text_init(struct symai_text *t, struct symai_features *f);
void symai_text_free(struct symai_text *t);

/* All that return int: SYMA_OK or SYMA_ENOMEM, but where said. */
int symai_text_add(struct symai_text *t, uint32_t state, const char *bytes,
                   size_t len);
/* 1 when a second one in a row parts the block. */
int symai_text_line_break(struct symai_text *t);
/* Ends the block: 1 and *out if there was one, 0 if not. */
int symai_text_end_block(struct symai_text *t, struct symai_block_seen *out);

/* A block of its own beside the page's text, without a state: SYMA_OK or
 * SYMA_ENOMEM. */
int symai_text_aside(struct symai_text *t, int place, const char *text,
                     size_t len);

/* Text of a cell that turned out to be layout, and of an alert that turned
 * out to be the page, gets the place that it has without. */
uint64_t symai_text_cell_words(const struct symai_text *t, size_t first_block,
                               uint32_t cell);
void symai_text_cell_is_layout(struct symai_text *t, size_t first_block,
                               uint32_t cell);
void symai_text_not_an_alert(struct symai_text *t, size_t first_block);

/* Keeps text, at most max bytes of it, followed by a NUL. What is past the
 * cap of all text sets text_capped and gives an empty span. */
int symai_text_keep(struct symai_features *f, const char *text, size_t len,
                    size_t max, struct symai_span *out);
/* White space collapsed and trimmed, at most SYMAI_CAPTURE_MAX bytes. */
int symai_text_keep_clean(struct symai_features *f, const char *text,
                          struct symai_span *out);

#endif
