/* SPDX-License-Identifier: MIT */
/*
 * What the first bytes of a body, with its Content-Type, say of it: which
 * charset they are in, and what kind of content it is.
 */
#ifndef SYMAI_PAGE_SNIFF_H
#define SYMAI_PAGE_SNIFF_H

#include <stddef.h>

#include "port/charset.h"

/* So many bytes decide; a shorter body is looked at whole. */
#define SYMAI_SNIFF_MAX 4096

struct symai_sniffed {
    const struct symai_charset *charset;
    size_t bom; /* bytes of a byte order mark, to be skipped */
    /* Nothing but ASCII was seen and charset is a mere claim or default:
     * valid UTF-8 further on still counts for more. */
    int is_open;
    int content;  /* enum symai_content */
    int is_xhtml; /* served as XML: a tag that closes itself does so */
};

/* 1 if text has a character of several bytes and all is valid UTF-8; 0 if
 * it has a bad byte; -1 if it is ASCII. A sequence that the end cuts is good
 * where is_cut is set. */
int symai_sniff_utf8(const char *text, size_t len, int is_cut);

/* content_type may be NULL. is_all: text is the whole body. */
void symai_sniff(const char *text, size_t len, int is_all,
                 const char *content_type, struct symai_sniffed *out);

#endif
