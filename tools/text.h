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
/* How many bytes at 'raw', which ends with a NUL, are one character that could
 * steer a terminal or turn the direction of writing; 0: it is none. */
size_t text_control_len(const char *raw);
/* For a terminal: of such characters each is '?'. */
void text_put_safe(struct text *t, const char *raw);
/* In place, for a message of one line: each is a blank. */
void text_make_safe(char *raw);
void text_printf(struct text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
