/* SPDX-License-Identifier: MIT */
/*
 * What stands before libxml2: cuts a stream of valid UTF-8 into text, tags,
 * comments and raw text as the HTML standard (13.2.5) does, and writes it
 * anew in a form that libxml2 can't read otherwise: known names, quoted and
 * bounded attributes, references resolved, no comments, no scripts or styles.
 * Scripts go to a sink of their own.
 */
#ifndef SYMAI_PAGE_LEX_H
#define SYMAI_PAGE_LEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/element.h"
#include "page/entity.h"

/* Both return SYMA_OK or a negative code, which ends the lexing. A tag is
 * always handed over whole. Bytes of a script come after the start tag of
 * the script and before its end tag. */
struct symai_lex_sink {
    int (*markup)(void *user, const char *bytes, size_t len);
    int (*script)(void *user, const char *bytes, size_t len);
    void *user;
};

#define SYMAI_LEX_NAME_MAX 32

struct symai_lex {
    const struct symai_names *names;
    const struct symai_lex_sink *sink;
    int is_xml; /* XHTML: a tag that closes itself does so */
    int deep;   /* set by the owner: no more levels may be opened */

    int state;
    int back; /* the state in which a reference began */
    char name[SYMAI_LEX_NAME_MAX];
    size_t name_len;
    int is_end;
    int self_closing;
    int element;
    uint64_t seen; /* attributes of this tag */
    int attribute;
    size_t value_len;
    size_t attributes;
    struct symai_buf tag;

    char ref[SYMAI_ENTITY_MAX];
    size_t ref_len;
    int raw;        /* the element whose end tag ends raw text */
    int dash;       /* of a comment's end */
    size_t raw_len; /* how much of its end tag was seen */
    size_t run;     /* bytes of text since the last markup */
    uint32_t open[SYMAI_EL_COUNT];
    uint32_t foreign; /* open svg and math */
    uint64_t flat;    /* levels not opened because of deep */
};

void symai_lex_init(struct symai_lex *lex, const struct symai_names *names,
                    const struct symai_lex_sink *sink, int is_xml);
void symai_lex_free(struct symai_lex *lex);
int symai_lex_feed(struct symai_lex *lex, const char *bytes, size_t len);
int symai_lex_finish(struct symai_lex *lex);

#endif
