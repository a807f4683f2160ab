/* SPDX-License-Identifier: MIT */
/*
 * Lines for a terminal: columns counted, text wrapped with a hanging indent,
 * colours where they are wanted, and details, which are a label and a text.
 * The first failure is kept in rc and turns later calls into nothing.
 */
#ifndef SYMAI_WATCH_LINES_H
#define SYMAI_WATCH_LINES_H

#include "base/buf.h"

#define SYMAI_BOLD "\033[1m"
#define SYMAI_DIM "\033[2m"
#define SYMAI_PLAIN "\033[0m"

struct symai_lines {
    struct symai_buf *out;
    struct symai_buf piece; /* the text of one detail, before wrapping */
    int colours;
    size_t col; /* of the open line, from 0 */
    int rc;
};

void symai_lines_init(struct symai_lines *w, struct symai_buf *out,
                      int colours);
void symai_lines_free(struct symai_lines *w); /* not out */

void symai_line_put(struct symai_lines *w, const char *ascii);
void symai_line_colour(struct symai_lines *w, const char *sgr);
void symai_line_pad(struct symai_lines *w, size_t col);
void symai_line_end(struct symai_lines *w);
/* Text without controls from here on, its later lines indented to hang. */
void symai_line_wrap(struct symai_lines *w, const char *text, size_t hang);

/* Collected in piece: as it is, made safe, or made safe and in quotes. */
void symai_detail_add(struct symai_lines *w, const char *text);
void symai_detail_addf(struct symai_lines *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void symai_detail_safe(struct symai_lines *w, const char *text);
void symai_detail_quoted(struct symai_lines *w, const char *text);
/* The piece goes out under a label, or wrapped from here on; it is empty
 * then. */
void symai_detail_end(struct symai_lines *w, const char *label);
void symai_detail_wrap(struct symai_lines *w, size_t hang);

#endif
