/* SPDX-License-Identifier: MIT */
/*
 * What the caller says a section must or must not contain. Checked and
 * compiled when it is added, so that a wrong pattern is an error at load and
 * not a verdict later.
 */
#ifndef SYMAI_JUDGE_EXPECT_H
#define SYMAI_JUDGE_EXPECT_H

#include "base/error.h"
#include "base/vec.h"
#include "port/regex.h"

enum symai_expect_type {
    SYMAI_EXPECT_PHRASE = 0, /* folded, in one block of visible text */
    SYMAI_EXPECT_REGEX,      /* PCRE2 over one block, caseless, UTF */
    SYMAI_EXPECT_TITLE,      /* phrase in the title */
    SYMAI_EXPECT_HEADER,     /* "Name: regex" over an answer header */
    SYMAI_EXPECT_COUNT
};

struct symai_expect {
    int type; /* enum symai_expect_type */
    int must; /* 0: must not */
    char *pattern;
    char *folded;              /* PHRASE and TITLE */
    char *header;              /* HEADER: lower-case name */
    struct symai_regex *regex; /* REGEX and HEADER */
};

const char *symai_expect_type_name(int type);
int symai_expect_type_from_name(const char *name); /* -1: none */

/* list holds struct symai_expect. SYMA_OK, SYMA_EINVAL (type, empty pattern,
 * header without ':'), SYMA_EREGEX, SYMA_ELIMIT (past 64), SYMA_ENOMEM. */
void symai_expect_list_init(struct symai_vec *list);
int symai_expect_list_add(struct symai_vec *list, int type, int must,
                          const char *pattern, struct symai_errmsg *msg);
void symai_expect_list_free(struct symai_vec *list);

#endif
