/* SPDX-License-Identifier: MIT */
/*
 * Judging a saved page: a file streamed into the library with what is known
 * of its answer, and tables of such pages.
 */
#ifndef TOOLS_SAVED_H
#define TOOLS_SAVED_H

#include <stddef.h>

#include <syma/syma.h>

/* What is the same for all pages of one run; borrowed. */
struct judge {
    const syma_options *options;
    const syma_ruleset *rules;
    const syma_context *context;
};

/* What is known of one page; borrowed. */
struct saved {
    const char *path;           /* "-": standard input */
    const char *url;            /* NULL: unknown */
    const char *const *headers; /* 'Name: value' each */
    size_t header_count;
    int status; /* 0: unknown */
    int kind;   /* enum syma_section_kind */
};

/* 0 where it begins with a header's name and a colon, else -1. */
int saved_check_header(const char *header);

/* Each gives 0, or -1 and the trouble in 'why', cut at its size. */

/* The finished page. *out: syma_page_free, also where it failed. */
int saved_read(const struct judge *j, const struct saved *page,
               syma_page **out, char *why, size_t why_size);

int saved_judge(const struct judge *j, const struct saved *page,
                syma_verdict **out, char *why, size_t why_size);

/* Tells the context what the site shows for an address that cannot exist:
 * the page saved at 'path'. */
int saved_not_found(const struct judge *j, const char *path, syma_context *c,
                    char *why, size_t why_size);

/* What a table's lines tell of a page. */
enum saved_columns {
    SAVED_VERDICT, /* state, usable, confidence, reason */
    SAVED_FORMS    /* login, registration, recovery: yes or no */
};

/* Reads the table at 'path' ('-': standard input), prints a line a row.
 * 0, or TOOL_EXIT_TROUBLE where a row was wrong or its page unreadable. */
int saved_batch(const struct judge *j, const char *path,
                enum saved_columns columns);

#endif
