/* SPDX-License-Identifier: MIT */
/*
 * A text that grows. One that could not grow says so at the end, so that what
 * builds it need not ask at each step.
 */
#ifndef TOOLS_TEXT_H
#define TOOLS_TEXT_H

#include <stddef.h>

struct text {
    char *at; /* ends with a NUL; NULL while empty */
    size_t len;
    size_t room;
    int failed; /* memory was short: what is there is not whole */
};

void text_init(struct text *t);
void text_free(struct text *t);
/* Empty again; the memory is kept. */
void text_clear(struct text *t);

/* As it is. */
void text_put(struct text *t, const char *raw);
void text_put_bytes(struct text *t, const char *raw, size_t len);
/* UTF-8 of a page for a terminal: what could steer it, or turn the direction
 * of writing, is '?'. */
void text_put_safe(struct text *t, const char *raw);
void text_printf(struct text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
