/* SPDX-License-Identifier: MIT */
/*
 * PCRE2: compiled once, and to machine code when it has been asked for a
 * while (where there is a JIT); otherwise immutable, and shared;
 * matched with limits on steps, depth and heap, so that no pattern and no
 * page can hold a thread.
 */
#ifndef SYMAI_PORT_REGEX_H
#define SYMAI_PORT_REGEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct symai_regex;
struct symai_regex_scratch; /* what matching needs; one thread at a time */

enum symai_regex_flag {
    SYMAI_REGEX_UTF = 1,
    SYMAI_REGEX_CASELESS = 2
};

struct symai_match {
    size_t start;
    size_t end;
};

/* SYMA_OK, SYMA_EREGEX (msg says what and at which character), SYMA_ENOMEM. */
int symai_regex_compile(const char *pattern, size_t len, int flags,
                        struct symai_regex **out, struct symai_errmsg *msg);
void symai_regex_free(struct symai_regex *regex);

/* What compile would say, without the compiled form: a good part cheaper. */
int symai_regex_check(const char *pattern, size_t len, int flags,
                      struct symai_errmsg *msg);

int symai_regex_scratch_new(int64_t match_limit,
                            struct symai_regex_scratch **out);
void symai_regex_scratch_free(struct symai_regex_scratch *scratch);

/* 1 and *out where it matches at or after from, 0 where it does not,
 * SYMA_ELIMIT past a limit, SYMA_ENOMEM, SYMA_EINTERNAL. Without
 * SYMAI_REGEX_UTF the text must not have CR LF in it: of those PCRE2's two ways
 * to match think differently. */
int symai_regex_match(const struct symai_regex *regex,
                      struct symai_regex_scratch *scratch, const char *text,
                      size_t len, size_t from, struct symai_match *out);

/* Bytes of text on which a pattern is interpreted before machine code is made
 * of it. For tests, before the first match. */
extern unsigned symai_regex_patience;

/* 1 if patterns are compiled to machine code here. */
int symai_regex_has_jit(void);

#endif
