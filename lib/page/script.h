/* SPDX-License-Identifier: MIT */
/*
 * String literals of inline scripts that read like a sentence: some error
 * pages hold their message nowhere else. A light reading of JavaScript,
 * which can be wrong about a regular expression, but never for long.
 */
#ifndef SYMAI_PAGE_SCRIPT_H
#define SYMAI_PAGE_SCRIPT_H

#include <stddef.h>

#include "page/features.h"

#define SYMAI_LITERAL_MAX 512

struct symai_script {
    int state;
    int quote;
    char literal[SYMAI_LITERAL_MAX + 8];
    size_t len;
    int is_long; /* past SYMAI_LITERAL_MAX */
    char escape[4];
    size_t escape_len;
    int escape_need;
};

/* Gets each literal that reads like text. Negative ends the reading. */
struct symai_script_sink {
    int (*literal)(void *user, const char *text, size_t len);
    void *user;
};

void symai_script_reset(struct symai_script *s);
/* SYMA_OK or what the sink returned. */
int symai_script_feed(struct symai_script *s, const char *bytes, size_t len,
                      const struct symai_script_sink *sink);

/* 1 if text reads like one: three words, mostly letters. */
int symai_script_is_text(const char *text, size_t len);

#endif
