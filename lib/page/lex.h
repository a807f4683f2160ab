/* SPDX-License-Identifier: MIT */
/*
 * Cuts a stream of valid UTF-8 into start tags, end tags, text and scripts as
 * the HTML standard (13.2.5) does: names known by number, attributes bounded,
 * references resolved, comments and styles dropped.
 */
#ifndef SYMAI_PAGE_LEX_H
#define SYMAI_PAGE_LEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/element.h"
#include "page/entity.h"

/* All return SYMA_OK or a negative code, which ends the lexing. Text comes in
 * pieces of whole characters, with no control characters but white space.
 * Bytes of a script come after the start tag of the script and before its end
 * tag. Void elements have no end tags. closes: the element ends with its tag.
 * attributes live during the call only. */
struct symai_lex_sink {
    int (*start)(void *user, int element, int closes,
                 const struct symai_attributes *attributes);
    int (*end)(void *user, int element);
    int (*text)(void *user, const char *bytes, size_t len);
    int (*script)(void *user, const char *bytes, size_t len);
    void *user;
};

#define SYMAI_LEX_NAME_MAX 32

struct symai_lex {
    const struct symai_names *names;
    const struct symai_lex_sink *sink;
    int is_xml; /* XHTML: a tag that closes itself does so */

    int state;
    int back; /* the state in which a reference began */
    char name[SYMAI_LEX_NAME_MAX];
    size_t name_len;
    int is_end;
    int self_closing;
    int element;
    int attribute;
    size_t value_len;
    struct symai_attributes attributes; /* given is kept, at is set last */
    uint32_t value_at[SYMAI_AT_COUNT];  /* in values */
    struct symai_buf values;            /* each with its NUL */

    char ref[SYMAI_ENTITY_MAX];
    size_t ref_len;
    int raw;          /* the element whose end tag ends raw text */
    int dash;         /* of a comment's end */
    size_t raw_len;   /* how much of its end tag was seen */
    uint32_t foreign; /* open svg and math */
};

void symai_lex_init(struct symai_lex *lex, const struct symai_names *names,
                    const struct symai_lex_sink *sink, int is_xml);
void symai_lex_free(struct symai_lex *lex);
int symai_lex_feed(struct symai_lex *lex, const char *bytes, size_t len);
int symai_lex_finish(struct symai_lex *lex);

#endif
