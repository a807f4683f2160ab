/* SPDX-License-Identifier: MIT */
/*
 * Messages for people, kept inside the object that failed. A fixed size: to
 * report a failure must not fail itself. Codes and their names are public
 * (syma/error.h) and live in error.c.
 */
#ifndef SYMAI_BASE_ERROR_H
#define SYMAI_BASE_ERROR_H

#include <stddef.h>

#include "syma/error.h"

struct symai_errmsg {
    char text[512];
    size_t line; /* of the text that was being read; 0: none */
};

void symai_errmsg_clear(struct symai_errmsg *msg);

/* Cut at a character where too long, control characters replaced by '?'.
 * msg may be NULL. Returns code, so that a caller can end with it. */
int symai_errmsg_set(struct symai_errmsg *msg, int code, size_t line,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
