/* SPDX-License-Identifier: MIT */
/*
 * What goes into a page: markup of our own as it is, words of others escaped.
 */
#ifndef SYMA_WATCH_MARKUP_H
#define SYMA_WATCH_MARKUP_H

#include "../text.h"

/* Words of others, for text and quoted attributes of HTML: markup is escaped,
 * control characters and those that turn the direction of writing are left
 * out. */
void text_escape(struct text *t, const char *words);

/* 'format' with {1}, {2} and {3} replaced by raw markup. */
void text_say(struct text *t, const char *format, const char *one,
              const char *two, const char *three);

#endif
